"""A site is put in place when it is whole, whatever the place is, and wherever in it a build is cut short."""

import atexit
import errno
import os
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from handbook.problems.problem import StoppedError
from handbook.site import swap
from handbook.site.lock import Lock
from handbook.site.swap import HalfwayError
from handbook.site.target import Target

NEW = {"index.html", "personas/ann/index.html", "about/index.html", "style.css"}
OLD = {"index.html", "gone/index.html", "about", "style.css/left"}  # a folder's name becomes a file's, and otherwise
HIDDEN = {".git/HEAD", ".git/refs/main", ".nojekyll"}


def site(path: Path) -> Path:
    """An old site with what is to stay."""
    path.mkdir(parents=True, exist_ok=True)
    for name in OLD | HIDDEN:
        (path / name).parent.mkdir(parents=True, exist_ok=True)
        (path / name).write_text("old")
    (path / "linked").symlink_to("gone", target_is_directory=True)
    return path


def made(path: Path, text: str = "new") -> Target:
    target = Target(path)
    for name in NEW:
        target.write(name, text)
    return target


def built(path: Path, text: str = "new", *, well: bool = True) -> None:
    made(path, text).end(well=well)


def holds(path: Path) -> set[str]:
    return {one.relative_to(path).as_posix() for one in path.rglob("*") if one.is_file()}


def beside(path: Path) -> list[str]:
    return sorted(one.name for one in path.parent.iterdir() if one != path)


def test_a_whole_site_takes_the_old_ones_place_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    place = site(tmp_path / "site")
    built(place)
    assert holds(place) == NEW | HIDDEN
    assert not beside(place)
    built(tmp_path / "first" / "site")
    assert holds(tmp_path / "first" / "site") == NEW


def test_a_build_that_failed_leaves_the_old_site(tmp_path: Path) -> None:
    place = site(tmp_path / "site")
    before = holds(place)
    built(place, well=False)
    assert holds(place) == before
    assert not beside(place)


def test_where_the_place_is_a_link_what_it_leads_to_is_replaced_again_and_again(tmp_path: Path) -> None:
    site(tmp_path / "served")
    (tmp_path / "site").symlink_to(tmp_path / "served", target_is_directory=True)
    for text in ("one", "two", "three"):
        built(tmp_path / "site", text)
        assert (tmp_path / "site").is_symlink()
        assert (tmp_path / "served" / "index.html").read_text() == text
        assert holds(tmp_path / "served") == NEW | HIDDEN


def test_hidden_files_of_the_new_site_come_before_those_of_the_old_one(tmp_path: Path) -> None:
    place = site(tmp_path / "site")
    target = made(place)
    target.write(".nojekyll", "new")
    target.end(well=True)
    assert (place / ".nojekyll").read_text() == "new"
    assert (place / ".git/HEAD").read_text() == "old"


def test_hidden_files_are_copied_where_a_file_has_one_name_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = site(tmp_path / "site")
    refuse(monkeypatch, "os.link", errno.EPERM)
    built(place)
    assert holds(place) == NEW | HIDDEN


# ---- places of every kind


def refuse(monkeypatch: pytest.MonkeyPatch, name: str, number: int) -> None:
    def refused(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(name, refused)


def beside_in_one_step(_: pytest.MonkeyPatch, __: Path) -> None:
    """A place that may be exchanged, as on Linux."""


def beside_in_two_steps(monkeypatch: pytest.MonkeyPatch, _: Path) -> None:
    """A place that may be moved, on a system that exchanges nothing."""
    refuse(monkeypatch, "handbook.site.swap.exchange", errno.ENOSYS)


def on_a_disk_of_its_own(monkeypatch: pytest.MonkeyPatch, place: Path) -> None:
    """A place that is a mount point."""
    monkeypatch.setattr(os.path, "ismount", lambda path: path == place)


def bound_to_a_folder(monkeypatch: pytest.MonkeyPatch, place: Path) -> None:
    """A place that cannot be moved, as is only seen when it is tried."""
    refuse(monkeypatch, "handbook.site.swap.exchange", errno.EBUSY)
    rename = Path.rename

    def busy(self: Path, other: Path) -> Path:
        if self == place:
            raise OSError(errno.EBUSY, "Device or resource busy")
        return rename(self, other)

    monkeypatch.setattr(Path, "rename", busy)


def with_nothing_to_be_written_beside_it(monkeypatch: pytest.MonkeyPatch, place: Path) -> None:
    """A place in a folder that is only to be read."""
    opened = os.open

    def read_only(path: Any, *rest: Any, **more: Any) -> int:
        if Path(path) == place.parent / ".site.lock":
            raise OSError(errno.EROFS, "Read-only file system", str(path))
        return opened(path, *rest, **more)

    monkeypatch.setattr(os, "open", read_only)


Arranged = Callable[[pytest.MonkeyPatch, Path], None]
PLACES: list[Arranged] = [
    beside_in_one_step,
    beside_in_two_steps,
    on_a_disk_of_its_own,
    bound_to_a_folder,
    with_nothing_to_be_written_beside_it,
]
FILLED = PLACES[2:]  # file by file
every_place = pytest.mark.parametrize("arrange", PLACES)


@every_place
def test_every_place_is_built_into(arrange: Arranged, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = site(tmp_path / "folder" / "site")
    arrange(monkeypatch, place)
    built(place)
    assert holds(place) == NEW | HIDDEN
    assert (place / "index.html").read_text() == "new"
    assert not (place / "linked").is_symlink()
    assert not (place / "gone").exists()
    assert not beside(place)


# ---- cut short


class Killed(BaseException):
    """The process is gone: from here on it does nothing to any file."""


CHANGES = {
    *("os.mkdir", "os.rmdir", "os.rename", "os.remove", "os.link", "os.symlink", "shutil.copyfile"),
    *("handbook.exchange", "handbook.exchanged"),
}


class Reaper:
    """Kills at the n-th thing that is done to files, as far as Python's audit events tell."""

    steps: int | None = None  # until then; none: nobody is killed
    done = 0

    def hear(self, event: str, _: object) -> None:
        if self.steps is not None and event in CHANGES:
            self.done += 1
            if self.done > self.steps:
                raise Killed


@pytest.fixture(scope="module")
def reaper() -> Reaper:
    reaper = Reaper()
    sys.addaudithook(reaper.hear)
    return reaper


@pytest.fixture
def killed_after(reaper: Reaper, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Target, int], bool]]:
    """Puts a site in place, and is killed after so many steps; whether there were as many."""
    exchange = swap.exchange

    def told(one: Path, other: Path) -> None:
        sys.audit("handbook.exchange")
        exchange(one, other)
        sys.audit("handbook.exchanged")

    monkeypatch.setattr(swap, "exchange", told)

    def run(target: Target, steps: int) -> bool:
        reaper.done, reaper.steps = 0, steps
        try:
            target.end(well=True)
        except Killed:
            died = True
        else:
            died = False
        finally:
            reaper.steps = None
        if died and target._lock:
            os.close(target._lock._file)  # as the system does for the dead
            atexit.unregister(target.end)
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        return died

    yield run
    reaper.steps = None


def is_whole(place: Path) -> bool:
    """Whether the site is the old one or the new one."""
    pages = {name: (place / name).read_text() for name in holds(place) if not name.startswith(".")}
    old = dict.fromkeys(OLD, "old")
    return pages in (old, dict.fromkeys(NEW, "new"))


@every_place
def test_killed_at_any_step_the_site_is_whole_and_the_next_build_succeeds(
    arrange: Arranged,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    killed_after: Callable[[Target, int], bool],
) -> None:
    arranged = False
    for steps in range(1000):
        place = site(tmp_path / "folder" / "site")
        if not arranged:
            arrange(monkeypatch, place)
            arranged = True
        died = killed_after(made(place), steps)
        assert holds(place) >= HIDDEN or not place.exists()
        if arrange not in FILLED:
            recovered = Target(place)  # which puts back what was moved away
            assert holds(place) >= HIDDEN
            assert is_whole(place)
            recovered.end(well=False)
        else:
            assert all((place / name).read_text() in ("old", "new") for name in holds(place) - {".site.lock"})
        if arrange is beside_in_one_step:
            assert place.exists()
        built(place, "next")
        assert {(place / name).read_text() for name in NEW} == {"next"}
        assert holds(place) == NEW | HIDDEN
        assert not beside(place)
        shutil.rmtree(place)
        if not died:
            break
    assert 5 < steps < 999


def test_in_one_step_the_site_is_never_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = site(tmp_path / "site")
    try:
        swap.exchange(site(tmp_path / "one"), site(tmp_path / "other"))
    except OSError:
        pytest.skip("this system exchanges no folders")
    refuse(monkeypatch, "pathlib.Path.rename", errno.EPERM)  # two steps would need it
    built(place)
    assert holds(place) == NEW | HIDDEN


def test_a_move_that_fails_halfway_is_undone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = site(tmp_path / "site")
    before = holds(place)
    beside_in_two_steps(monkeypatch, place)
    target = made(place)
    rename = Path.rename

    def failing(self: Path, other: Path) -> Path:
        if self == target.folder:
            raise OSError(errno.EIO, "Input/output error")
        return rename(self, other)

    monkeypatch.setattr(Path, "rename", failing)
    with pytest.raises(OSError, match="Input/output"):
        target.end(well=True)
    assert holds(place) == before
    assert not beside(place)


@pytest.mark.parametrize("arrange", FILLED)
def test_a_disk_that_is_full_while_files_are_replaced_is_told_of_as_such(
    arrange: Arranged, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = site(tmp_path / "site")
    arrange(monkeypatch, place)
    target = made(place)
    with monkeypatch.context() as patch:
        refuse(patch, "pathlib.Path.replace", errno.ENOSPC)
        with pytest.raises(HalfwayError, match="No space"):
            target.end(well=True)
    assert not beside(place)
    built(place)
    assert holds(place) == NEW | HIDDEN


@pytest.mark.parametrize("arrange", [bound_to_a_folder, *PLACES[:2]])
def test_a_disk_that_is_full_while_files_are_copied_leaves_the_old_site(
    arrange: Arranged, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = site(tmp_path / "site")
    before = {name: (place / name).read_text() for name in holds(place)}
    arrange(monkeypatch, place)
    target = made(place)
    with monkeypatch.context() as patch:
        for name in ("os.link", "shutil.copyfile"):
            refuse(patch, name, errno.ENOSPC)
        with pytest.raises(OSError, match=r"No space left on device") as told:
            target.end(well=True)
    assert told.value.errno == errno.ENOSPC
    assert {name: (place / name).read_text() for name in holds(place)} == before
    assert not beside(place)


@every_place
def test_a_disk_that_is_full_before_leaves_the_old_site(
    arrange: Arranged, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = site(tmp_path / "site")
    before = holds(place)
    arrange(monkeypatch, place)
    with monkeypatch.context() as patch:
        refuse(patch, "pathlib.Path.write_bytes", errno.ENOSPC)
        target = Target(place)
        with pytest.raises(OSError, match="No space"):
            target.write("index.html", "new")
        target.end(well=False)
    assert holds(place) == before
    assert not beside(place)


def test_what_a_killed_build_has_left_is_swept_away(tmp_path: Path) -> None:
    place = site(tmp_path / "site")
    for left in (".site.new/index.html", ".site.old/index.html", "site/.site.new/index.html"):
        (tmp_path / left).parent.mkdir(parents=True)
        (tmp_path / left).write_text("left")
    (tmp_path / ".site.lock").touch()
    before = holds(place) - {".site.new/index.html"}
    built(place, well=False)
    assert holds(place) == before
    assert not beside(place)


def test_a_site_that_was_moved_away_is_put_back(tmp_path: Path) -> None:
    site(tmp_path / ".site.old")
    built(tmp_path / "site", well=False)
    assert (tmp_path / "site/index.html").read_text() == "old"


def test_a_file_in_the_sites_place_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("mine")
    with pytest.raises(StoppedError, match="is a file"):
        Target(tmp_path / "site")
    assert (tmp_path / "site").read_text() == "mine"
    assert not beside(tmp_path / "site")


def test_where_nothing_can_be_written_the_reason_is_the_systems(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(OSError, match=r"Not a directory|File exists"):
        Target(tmp_path / "file" / "site")


# ---- one at a time


def test_a_second_build_waits_and_says_so_once(tmp_path: Path) -> None:
    first, said, order = made(tmp_path / "site", "first"), list[str](), list[str]()

    def second() -> None:
        target = Target(tmp_path / "site", say=said.append)
        order.append("second begins")
        target.write("index.html", "second")
        target.end(well=True)

    thread = threading.Thread(target=second)
    thread.start()
    while not said:
        thread.join(0.01)
    order.append("first ends")
    first.end(well=True)
    thread.join()
    assert order == ["first ends", "second begins"]
    assert said == ["Another build of this site is under way: waiting until it is done."]
    assert holds(tmp_path / "site") == {"index.html"}
    assert not beside(tmp_path / "site")


def test_who_waits_for_long_is_told_what_to_do(tmp_path: Path) -> None:
    held = Lock(tmp_path / "lock", print)
    with pytest.raises(StoppedError, match="--site-dir"):
        Lock(tmp_path / "lock", print, patience=0.2)
    held.release()
    Lock(tmp_path / "lock", pytest.fail).release()


def test_builds_of_two_sites_do_not_wait_for_each_other(tmp_path: Path) -> None:
    one, other = (Target(tmp_path / name, say=pytest.fail) for name in ("one", "other"))
    for target in (one, other):
        target.end(well=True)


def test_where_there_are_no_locks_one_is_as_if_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    refuse(monkeypatch, "fcntl.flock", errno.ENOTSUP)
    built(tmp_path / "site")
    assert holds(tmp_path / "site") == NEW


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGINT, 1), (signal.SIGKILL, -9)])
def test_who_ends_a_build_leaves_the_old_site(number: int, code: int, tmp_path: Path) -> None:
    place = site(tmp_path / "site")
    before = holds(place)
    script = (
        "import signal, sys, time, pathlib; from handbook.site.target import Target\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"  # a shell's background jobs ignore it
        "target = Target(pathlib.Path(sys.argv[1]))\n"
        "try:\n  print('begun', flush=True); time.sleep(60)\n"
        "except KeyboardInterrupt: sys.exit(1)"
    )
    hooks = Path(__file__).parents[3] / "hooks"
    command = [sys.executable, "-c", script, str(place)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env={**os.environ, "PYTHONPATH": str(hooks)}) as process:
        assert process.stdout
        process.stdout.readline()
        process.send_signal(number)
        assert process.wait(20) == code
    assert holds(place) == before
    assert bool(beside(place)) == (number == signal.SIGKILL)
    built(place)
    assert not beside(place)


def test_whatever_has_the_name_of_a_builds_folder_gives_way(tmp_path: Path) -> None:
    place = site(tmp_path / "site")
    (tmp_path / ".site.new").symlink_to("/dev/null")
    built(place)
    assert (place / "index.html").read_text("utf-8") == "new"
    (tmp_path / ".site.new").write_text("x", "utf-8")
    built(place)
    assert beside(place) == []


def test_a_lock_that_is_a_link_is_not_followed(tmp_path: Path) -> None:
    place = site(tmp_path / "site")
    (tmp_path / ".site.lock").symlink_to(tmp_path / "elsewhere")
    built(place)
    assert not (tmp_path / "elsewhere").exists()
