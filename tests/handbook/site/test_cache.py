"""Texts kept between builds: found again if nothing changed, and never in doubt."""

import sqlite3
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from handbook.site.cache import Cache, digest, of_files, packed


def build(path: Path, *asked: str, notes: list[str] | None = None) -> list[str]:
    """One build that asks for texts; gives those that had to be made."""
    made: list[str] = []
    cache = Cache(path, (notes if notes is not None else []).append)
    for one in asked:
        assert cache.text("page", one, make=partial(_make, made, one)) == f"text of {one}"
    cache.write()
    return made


def _make(made: list[str], one: str) -> str:
    made.append(one)
    return f"text of {one}"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / ".cache" / "handbook.sqlite"


def test_a_text_is_made_once(path: Path) -> None:
    assert build(path, "a", "b", "a") == ["a", "b"]
    assert build(path, "b", "c", "a") == ["c"]


def test_what_a_build_does_not_ask_for_is_kept_no_longer(path: Path) -> None:
    build(path, "a", "b")
    build(path, "a")
    assert build(path, "a", "b") == ["b"]


def test_what_is_kept_on_need_not_be_asked_for(path: Path) -> None:
    cache = Cache(path)
    cache.text("page", "a", make=lambda: "text of a")
    keys = cache.asked()
    assert (len(keys), cache.asked()) == (1, [])
    cache.write()
    later = Cache(path)
    later.keep_on(keys)
    later.write()
    assert build(path, "a") == []


def test_a_preview_goes_on_with_what_it_has_written(path: Path) -> None:
    cache = Cache(path)
    for _ in range(3):
        assert cache.text("page", "a", make=lambda: "once") == "once"
        cache.write()
    assert cache.text("page", "a", make=lambda: "again") == "once"


def test_kinds_and_inputs_are_told_apart() -> None:
    assert len({digest("a", "b"), digest("ab"), digest("a", "", "b"), digest("b", "a"), digest("", "ab")}) == 5
    assert digest("é") == digest("é".encode())


def test_without_a_file_nothing_is_kept(tmp_path: Path) -> None:
    cache = Cache()
    assert [cache.text("page", "a", make=lambda n=n: str(n)) for n in range(2)] == ["0", "1"]  # type: ignore[misc]
    cache.write()
    assert list(tmp_path.iterdir()) == []


def overwritten(path: Path) -> None:
    path.write_bytes(b"not a database at all, but long enough to look at" * 100)


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:5000])


def foreign(path: Path) -> None:
    path.unlink()
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE kept (name TEXT)")


@pytest.mark.parametrize("damage", [overwritten, cut, foreign])
def test_a_file_that_is_damaged_or_none_of_ours_is_replaced_with_a_note(
    path: Path, damage: Callable[[Path], None]
) -> None:
    asked = [f"{number:03}" * 40 for number in range(200)]
    build(path, *asked)
    damage(path)
    notes: list[str] = []
    assert build(path, *asked, notes=notes) == asked
    assert len(notes) == 1
    assert "handbook.sqlite is not used, since it cannot be read" in notes[0]
    assert build(path, *asked) == []


def test_a_text_that_was_changed_behind_our_back_is_made_again(path: Path) -> None:
    build(path, "a", "b")
    with sqlite3.connect(path) as connection:
        connection.execute(
            "UPDATE kept SET packed = ? WHERE packed = ?", (packed("something else"), packed("text of a"))
        )
    connection.close()
    assert build(path, "a", "b") == ["a"]


def test_a_place_that_cannot_be_written_is_said_and_does_no_harm(tmp_path: Path) -> None:
    (tmp_path / ".cache").write_text("a file where a folder should be", "utf-8")
    notes: list[str] = []
    assert build(tmp_path / ".cache" / "handbook.sqlite", "a", notes=notes) == ["a"]
    assert len(notes) == 1
    assert "could not be written" in notes[0]


def test_what_could_not_be_written_once_is_written_the_next_time(path: Path) -> None:
    build(path)
    with sqlite3.connect(path) as other:
        other.execute("CREATE TRIGGER full BEFORE INSERT ON kept BEGIN SELECT RAISE(ABORT, 'disk full'); END")
    notes: list[str] = []
    preview = Cache(path, notes.append)
    preview.text("page", "a", make=lambda: "text of a")
    preview.write()
    assert len(notes) == 1
    assert "could not be written: disk full" in notes[0]
    other.execute("DROP TRIGGER full")
    other.commit()
    other.close()
    preview.write()
    assert len(notes) == 1
    assert build(path, "a") == []


def test_files_are_told_apart_by_name_and_content(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "x.html").write_text("1", "utf-8")
    before = list(of_files([tmp_path]))
    (tmp_path / "a" / "x.html").rename(tmp_path / "a" / "y.html")
    renamed = list(of_files([tmp_path]))
    (tmp_path / "a" / "y.html").write_text("2", "utf-8")
    assert len({*before, *renamed, *of_files([tmp_path])}) == 3
