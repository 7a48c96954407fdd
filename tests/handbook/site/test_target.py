"""A site is put in place when it is whole, whatever the place is."""

import os
import subprocess
from pathlib import Path

import pytest

from handbook.site import target as targets
from handbook.site.target import Target


def site(path: Path, text: str) -> Path:
    path.mkdir(parents=True, exist_ok=True)
    (path / "index.html").write_text(text)
    (path / "gone.html").write_text(text)
    return path


def built(path: Path, text: str = "new", *, well: bool = True) -> None:
    target = Target(path)
    target.folder.mkdir()
    target.write("index.html", text)
    target.write("personas/ann/index.html", text)
    target.end(well=well)


def holds(path: Path) -> set[str]:
    return {one.relative_to(path).as_posix() for one in path.rglob("*") if one.is_file()}


NEW = {"index.html", "personas/ann/index.html"}


def test_a_whole_site_takes_the_old_ones_place_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    built(site(tmp_path / "site", "old"))
    assert holds(tmp_path / "site") == NEW
    assert [one.name for one in tmp_path.iterdir()] == ["site"]
    built(tmp_path / "first" / "site")
    assert holds(tmp_path / "first" / "site") == NEW


def test_a_build_that_failed_leaves_the_old_site(tmp_path: Path) -> None:
    built(site(tmp_path / "site", "old"), well=False)
    assert holds(tmp_path / "site") == {"index.html", "gone.html"}
    assert [one.name for one in tmp_path.iterdir()] == ["site"]


def test_where_the_place_is_a_link_what_it_leads_to_is_replaced_again_and_again(tmp_path: Path) -> None:
    site(tmp_path / "served", "old")
    (tmp_path / "site").symlink_to(tmp_path / "served", target_is_directory=True)
    for text in ("one", "two", "three"):
        built(tmp_path / "site", text)
        assert (tmp_path / "site").is_symlink()
        assert (tmp_path / "served" / "index.html").read_text() == text
        assert holds(tmp_path / "served") == NEW


def test_hidden_files_of_the_old_site_stay(tmp_path: Path) -> None:
    place = site(tmp_path / "site", "old")
    (place / ".git").mkdir()
    (place / ".git" / "HEAD").write_text("main")
    (place / ".nojekyll").touch()
    built(place)
    assert holds(place) == {*NEW, ".git/HEAD", ".nojekyll"}


def test_a_place_that_cannot_be_moved_is_filled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = site(tmp_path / "site", "old")
    (place / ".nojekyll").touch()
    rename = Path.rename

    def busy(self: Path, other: Path) -> Path:
        if self == place:
            raise OSError(16, "Device or resource busy")
        return rename(self, other)

    monkeypatch.setattr(Path, "rename", busy)
    built(place)
    assert holds(place) == {*NEW, ".nojekyll"}
    assert [one.name for one in tmp_path.iterdir()] == ["site"]


def test_two_builds_have_a_folder_each_and_the_site_is_whole_after_both(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = site(tmp_path / "site", "old")
    first = Target(place)
    monkeypatch.setattr(os, "getpid", os.getppid)
    second = Target(place)
    assert first.folder != second.folder
    for one, text in ((first, "first"), (second, "second")):
        one.folder.mkdir()
        one.write("index.html", text)
    first.end(well=True)
    second.end(well=True)
    assert (place / "index.html").read_text() == "second"
    assert [one.name for one in tmp_path.iterdir()] == ["site"]


def test_what_a_killed_build_has_left_is_swept_away_and_what_runs_is_left_alone(tmp_path: Path) -> None:
    dead = subprocess.Popen(["true"])
    dead.wait()
    (tmp_path / f".site.new-{dead.pid}").mkdir()
    (tmp_path / f".site.new-{os.getppid()}").mkdir()
    Target(tmp_path / "site")
    assert [one.name for one in tmp_path.iterdir()] == [f".site.new-{os.getppid()}"]
    assert targets._runs(os.getpid())
