"""One folder put in place of another, so that whoever looks, and whenever it is cut short, finds a whole one.

Knows: folders, how each system moves them. Must not know: what is in them, but that pages are HTML.
"""

import ctypes
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

_AT_FDCWD, _EXCHANGE = -100, 2  # of Linux


class HalfwayError(OSError):
    """A place was being filled file by file, and some of it is new."""


def put(new: Path, place: Path, old: Path, inside: Path) -> None:
    """Puts the folder `new` where `place` is; `old` is a free name beside the place, `inside` one within it.

    The two change names in one step where the system can do that (Linux), else in two. Where a place cannot be moved,
    since a disk of its own begins there or nothing may be written beside it, its files are replaced one by one. Hidden
    files of the place stay. After being cut short, `mend` is due.
    """
    if not place.exists():
        new.rename(place)
        return
    if new.parent != place:
        _keep_hidden(place, new)
        try:
            exchange(new, place)
        except OSError:
            try:
                place.rename(old)
            except OSError:
                _copy(new, inside, shutil.copy2)
            else:
                _move_or_undo(new, place, old)
                return
        else:
            return
    _fill(place, inside)


def mend(place: Path, old: Path) -> None:
    """Puts the old folder back if whoever moved it away came no further, and takes it away if it is not needed."""
    if old.exists() and not place.exists():
        old.rename(place)
    shutil.rmtree(old, ignore_errors=True)


def exchange(one: Path, other: Path) -> None:
    """Lets two folders change names in one step; an `OSError` where the system cannot do that."""
    try:
        call = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError, TypeError) as error:
        raise OSError("no such call on this system") from error
    if call(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _EXCHANGE) != 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number), str(one))


def _move_or_undo(new: Path, place: Path, old: Path) -> None:
    try:
        new.rename(place)
    except BaseException:
        old.rename(place)
        raise


def _keep_hidden(place: Path, new: Path) -> None:
    """Gives the new folder the hidden files of the place as well, as far as it has none of that name."""
    for hidden in place.glob(".*"):
        if os.path.lexists(new / hidden.name):
            continue
        if hidden.is_dir() and not hidden.is_symlink():
            _copy(hidden, new / hidden.name, _link)
        else:
            _link(hidden, new / hidden.name)


def _copy(folder: Path, target: Path, one: Callable[[Any, Any], object]) -> None:
    """Copies a folder, each file by `one`; the first refusal ends it, where shutil collects thousands."""
    target.mkdir()
    for path in folder.iterdir():
        if path.is_dir() and not path.is_symlink():
            _copy(path, target / path.name, one)
        elif path.is_symlink():
            (target / path.name).symlink_to(path.readlink())
        else:
            one(path, target / path.name)
    shutil.copystat(folder, target)


def _link(source: Path, target: Path) -> None:
    """The same file under a second name, or a copy of it where there is no such thing."""
    try:
        os.link(source, target, follow_symlinks=False)
    except (OSError, NotImplementedError):
        shutil.copy2(source, target, follow_symlinks=False)


def _fill(place: Path, new: Path) -> None:
    """Replaces the files of a place by those of a folder within it, each in one step."""
    files = sorted((path.relative_to(new) for path in _files(new)), key=_pages_last)
    try:
        for name in files:
            _make_room(place, name)
            (new / name).replace(place / name)
        _remove_others(place, {place / name for name in files})
    except OSError as error:
        raise HalfwayError(error.errno, error.strerror, error.filename) from error


def _files(folder: Path) -> Iterator[Path]:
    for path in folder.iterdir():
        if path.is_dir() and not path.is_symlink():
            yield from _files(path)
        else:
            yield path


def _pages_last(name: Path) -> tuple[bool, Path]:
    """A page comes after the styles, scripts and pictures that it needs."""
    return name.suffix == ".html", name


def _make_room(place: Path, name: Path) -> None:
    """Makes the folders that a file is in; what has the name of one but is none, or is a folder of its name, goes."""
    for above in (*reversed(name.parents[:-1]), None):
        path = place / (above or name)
        is_folder = path.is_dir() and not path.is_symlink()
        if above is None and is_folder:
            shutil.rmtree(path)
        elif above is not None and not is_folder:
            path.unlink(missing_ok=True)
            path.mkdir()


def _remove_others(place: Path, kept: set[Path]) -> None:
    """Removes files that are not to be kept, and folders that are empty then; hidden ones at the top stay."""
    for top in place.iterdir():
        if top.name.startswith("."):
            continue
        if top.is_symlink() or not top.is_dir():
            if top not in kept:
                top.unlink()
            continue
        for path in [path for path in _files(top) if path not in kept]:
            path.unlink()
        for folder, _, _ in os.walk(top, topdown=False):
            if not any(Path(folder).iterdir()):
                Path(folder).rmdir()
