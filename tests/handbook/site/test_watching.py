"""A preview hears of changes at once, and of nothing else."""

import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers.api import BaseObserver
from watchdog.observers.polling import PollingObserver

from handbook.site import watching
from handbook.site.watching import at_once

SOON = 5.0  # seconds


class Heard(FileSystemEventHandler):
    def __init__(self) -> None:
        self.events: list[str] = []
        self.any = threading.Event()

    def on_any_event(self, event: FileSystemEvent) -> None:
        if not event.is_directory:
            self.events.append(event.event_type)
            self.any.set()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "below").mkdir()
    (tmp_path / "below" / "ann.md").write_text("a")
    (tmp_path / "site.yml").write_text("a")
    return tmp_path


def watched(heard: Heard, path: Path) -> BaseObserver:
    polling = PollingObserver()
    polling.schedule(heard, str(path), recursive=True)
    return at_once(polling)


@pytest.fixture
def heard(folder: Path) -> Iterator[Heard]:
    found = Heard()
    observer = watched(found, folder / "below")
    observer.schedule(found, str(folder / "site.yml"), recursive=True)
    observer.start()
    yield found
    observer.stop()
    observer.join()


@pytest.mark.parametrize("change", ["written", "replaced", "deleted", "new", "renamed"])
def test_every_kind_of_change_is_heard_of(change: str, heard: Heard, folder: Path) -> None:
    file, other = folder / "below" / "ann.md", folder / "below" / "ben.md"
    if change == "written":
        file.write_text("b")
    elif change == "replaced":  # as editors save
        (folder / "below" / "ann.tmp").write_text("b")
        (folder / "below" / "ann.tmp").rename(file)
    elif change == "deleted":
        file.unlink()
    elif change == "new":
        other.write_text("b")
    else:
        file.rename(other)
    assert heard.any.wait(SOON)


def test_a_single_file_is_watched_also_after_another_has_taken_its_place(heard: Heard, folder: Path) -> None:
    for text in "bc":
        heard.any.clear()
        (folder / "new.yml").write_text(text)
        (folder / "new.yml").rename(folder / "site.yml")
        assert heard.any.wait(SOON), text
        time.sleep(0.1)


def test_reading_is_no_change_and_neither_is_what_happens_beside_a_single_file(heard: Heard, folder: Path) -> None:
    for _ in range(3):
        (folder / "below" / "ann.md").read_text()
        (folder / "other.yml").write_text("b")
    assert not heard.any.wait(0.5)
    assert heard.events == []


def test_where_the_system_has_no_watches_left_files_are_looked_at(
    monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    def full(*_: Any) -> None:
        raise OSError("inotify watch limit reached")

    monkeypatch.setattr(watching.Changes, "start", full)
    polling = PollingObserver()
    polling.schedule(Heard(), str(folder), recursive=True)
    assert at_once(polling) is polling
