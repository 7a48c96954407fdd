"""What stands in a folder: ordinary files and folders, and everything that is refused before it is opened.

Knows: the disk. Must not know: what the files are for.
"""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from handbook.problems.problem import Rule
from handbook.source.rules import SPECIAL_FILE, SYMLINK, UNREADABLE

Fault = tuple[Rule, str]
_LINK = (SYMLINK, "this is a symbolic link: put a copy of what it leads to in its place")
_SPECIAL = (SPECIAL_FILE, "this is not a file but a pipe, a socket or a device: delete it, or put a file in its place")
_CLOSED = (UNREADABLE, "this cannot be read: give yourself the right to read it, or delete it")
_EDITORS_LOCK = ".#"  # a link to nowhere, by which Emacs says who is at work on a file


@dataclass(frozen=True, slots=True)
class Entry:
    """A file or folder by its path in the project, with what is wrong with it as such."""

    path: str
    is_folder: bool = False
    fault: Fault | None = None


def walk(root: Path, top: str, enters: Callable[[str], bool]) -> Iterator[Entry]:
    """Everything below the folder `top` of the project, in no order; a link in place of it, or above it, as well.

    `enters` says whether a folder is looked into.
    """
    parts = [] if top.startswith(("..", "/")) else top.split("/")  # what lies elsewhere is the maintainer's choice
    for number in range(1, len(parts) + 1):
        if (root / (above := "/".join(parts[:number]))).is_symlink():
            yield Entry(above, fault=_LINK)
            return
    place = root / top
    if place.is_dir():
        yield from _below(str(place), top, enters)
    elif place.exists():
        yield Entry(top, fault=(SPECIAL_FILE, "this is not a folder: delete it, or put the folder in its place"))


def _below(folder: str, path: str, enters: Callable[[str], bool]) -> Iterator[Entry]:
    try:
        with os.scandir(folder) as found:
            inside = list(found)
    except OSError:
        yield Entry(path, is_folder=True, fault=_CLOSED)
        return
    for one in inside:
        here = f"{path}/{one.name}"
        if one.is_symlink():
            if not one.name.startswith(_EDITORS_LOCK) or Path(one.path).exists():
                yield Entry(here, fault=_LINK)
        elif one.is_dir(follow_symlinks=False):
            yield Entry(here, is_folder=True)
            if enters(here):
                yield from _below(one.path, here, enters)
        elif one.is_file(follow_symlinks=False):
            yield Entry(here, fault=None if os.access(one.path, os.R_OK) else _CLOSED)
        else:
            yield Entry(here, fault=_SPECIAL)
