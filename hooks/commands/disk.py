"""Changes written to the disk: every file in full, or none.

Knows: files and folders. Must not know: what is in them.
"""

import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from handbook.writers.edit import Change


class HalfWrittenError(Exception):
    """A change broke off and could not be taken back; the text names the files that are changed."""


def write(root: Path, change: Change) -> None:
    """Writes a change to the project at `root`.

    Everything is written beside the files first. Whatever goes wrong, a file that may not be changed or somebody who
    breaks it off, what was changed so far is put back. Raises OSError then, which names the real file,
    FileExistsError where a file would take another's place, and HalfWrittenError where putting back failed as well.
    """
    _refuse_taken(root, change)
    clear(root, change.files)
    stuck: list[str] = []
    try:
        with ExitStack() as undo:
            _written(root, change, undo, stuck)
            undo.pop_all()
    except BaseException as error:
        if stuck:
            raise HalfWrittenError(f"{', '.join(stuck)}: changed already, and could not be put back") from error
        raise


def clear(root: Path, paths: Iterable[str]) -> None:
    """Removes what was written beside these files by somebody who was stopped before it took their places."""
    for path in paths:
        _beside(root, path).unlink(missing_ok=True)


def _beside(root: Path, path: str) -> Path:
    return (root / path).with_name(f".{Path(path).name}.new")


def _written(root: Path, change: Change, undo: ExitStack, stuck: list[str]) -> None:
    for path, data in change.files.items():
        file = _beside(root, path)
        undo.callback(_tried, file.unlink, path, None)
        with _named(path):
            _folders(file.parent, undo)
            file.write_bytes(data)
            if path not in change.made:
                shutil.copymode(root / path, file)
    for old, new in change.moved.items():
        with _named(new):
            _folders((root / new).parent, undo)
            (root / old).rename(root / new)
        undo.callback(_tried, _renaming(root / new, root / old), new, stuck)
    for path in change.files:
        target = root / change.path(path)
        before = None if path in change.made else target.read_bytes()
        with _named(path):
            _beside(root, path).replace(target)
        undo.callback(_tried, _putting_back(target, before), change.path(path), stuck)


def _folders(folder: Path, undo: ExitStack) -> None:
    """Makes a folder and those above it, where they are missing."""
    if not folder.is_dir():
        _folders(folder.parent, undo)
        folder.mkdir()
        undo.callback(_tried, folder.rmdir, folder.name, None)


def _renaming(old: Path, new: Path) -> Callable[[], object]:
    return lambda: old.rename(new)


def _putting_back(file: Path, before: bytes | None) -> Callable[[], object]:
    return file.unlink if before is None else lambda: file.write_bytes(before)


def _tried(undo: Callable[[], object], path: str, stuck: list[str] | None) -> None:
    """Takes one step back. What cannot be taken back is remembered, if it matters."""
    try:
        undo()
    except OSError:
        if stuck is not None:
            stuck.append(path)


@contextmanager
def _named(path: str) -> Iterator[None]:
    """Lets an error through with the name of the file that it is about, and not of the one beside it."""
    try:
        yield
    except OSError as error:
        error.filename = path
        raise


def _refuse_taken(root: Path, change: Change) -> None:
    for path in (*change.moved.values(), *change.made):
        if (root / path).exists() and not any((root / path).samefile(root / old) for old in change.moved):
            raise FileExistsError(f"{path} is there already")
