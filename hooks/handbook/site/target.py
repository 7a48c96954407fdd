"""The folder that a site is built into: made beside the old one, and put in its place once it is whole.

Knows: folders. Must not know: MkDocs, what is in them.

Readers are served the old site until then, and a build that fails or is cut short leaves it as it was. Where `site` is
a link, what it leads to is replaced. Hidden files of the old site stay, as MkDocs leaves them: there may be a `.git`.
"""

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


class Target:
    """The place of a site, and the folder beside it that a build works in: each process has one to itself.

    A preview has a folder to itself, and works `in_place`.
    """

    def __init__(self, site: Path, *, in_place: bool = False) -> None:
        self.site = site
        self._place = Path(os.path.realpath(site))
        self.folder = site if in_place else self._beside("new")
        self._old = self._beside("old")
        if not in_place:
            self._place.parent.mkdir(parents=True, exist_ok=True)
            self._sweep()

    def write(self, name: str, text: str) -> None:
        """Puts a text into a file of the new site."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("utf-8", "xmlcharrefreplace"))

    def end(self, *, well: bool) -> None:
        """Puts the new site in place of the old one if all went well; else the old one stays."""
        if self.folder == self.site:
            return
        if well:
            with _alone(self._place.parent):
                self._swap()
        shutil.rmtree(self.folder, ignore_errors=True)
        shutil.rmtree(self._old, ignore_errors=True)

    def _swap(self) -> None:
        for hidden in self._place.glob(".*") if self._place.is_dir() else ():
            if not (self.folder / hidden.name).exists():
                shutil.move(hidden, self.folder / hidden.name)
        try:
            if self._place.exists():
                self._place.rename(self._old)
        except OSError:  # it cannot be moved: a disk of its own begins there
            _fill(self._place, self.folder)
        else:
            self.folder.rename(self._place)

    def _beside(self, what: str) -> Path:
        return self._place.with_name(f".{self._place.name}.{what}-{os.getpid()}")

    def _sweep(self) -> None:
        """Takes away what builds that were killed have left."""
        for left in self._place.parent.glob(f".{self._place.name}.*-*"):
            number = left.name.rpartition("-")[2]
            if number.isdigit() and not _runs(int(number)):
                shutil.rmtree(left, ignore_errors=True)


def _fill(place: Path, folder: Path) -> None:
    """Puts what is in `folder` in place of what is in `place`."""
    for old in place.iterdir():
        if old.is_dir() and not old.is_symlink():
            shutil.rmtree(old)
        else:
            old.unlink()
    for new in folder.iterdir():
        shutil.move(new, place / new.name)


def _runs(process: int) -> bool:
    if sys.platform == "win32":
        return True
    try:
        os.kill(process, 0)
    except OSError as error:
        return isinstance(error, PermissionError)
    return True


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Waits for another build that is putting its site in place; a process that died holds nobody up."""
    if sys.platform == "win32":
        yield
        return
    import fcntl  # noqa: PLC0415 - which only these systems have

    lock = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):  # a file system without locks
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield
    finally:
        os.close(lock)
