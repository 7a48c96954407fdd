"""The folder that a site is built into: made beside the old one, and put in its place once it is whole.

Knows: folders, signals. Must not know: MkDocs, what is in them.

Readers are served the old site until then, and a build that fails or is cut short leaves it as it was. Where `site` is
a link, what it leads to is replaced. Where nothing can be written beside it, or a disk of its own begins there, the
site is made in a hidden folder within. One build at a time: the next waits, and sweeps up after one that was killed.
"""

import atexit
import os
import shutil
import signal
import sys
import threading
from collections.abc import Callable
from pathlib import Path

from handbook.problems.problem import StoppedError
from handbook.site.lock import Lock
from handbook.site.swap import mend, put


class Target:
    """The place of a site, and the folder that a build works in; it is the build's alone until `end`.

    A preview has a folder to itself, and works `in_place`.
    """

    def __init__(self, site: Path, *, in_place: bool = False, say: Callable[[str], object] = print) -> None:
        self.site = self.folder = site
        self._lock: Lock | None = None
        if in_place:
            return
        self._place = Path(os.path.realpath(site))
        if self._place.exists() and not self._place.is_dir():
            raise StoppedError(f"{site} is a file, and the site is a folder: move the file away, or set `site_dir`.")
        self._lock, self.folder = self._begun(say)
        atexit.register(self.end, well=False)  # Ctrl-C, which MkDocs tells nobody of
        self._ended_by = _end_in_order()

    def write(self, name: str, text: str) -> None:
        """Puts a text into a file of the new site."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("utf-8", "xmlcharrefreplace"))

    def end(self, *, well: bool) -> None:
        """Puts the new site in place of the old one if all went well; else the old one stays."""
        if self._lock is None:
            return
        try:
            if well:
                put(self.folder, self._place, self._old, self._within)
        finally:
            self._sweep()
            self._lock.release()
            self._lock = None
            atexit.unregister(self.end)
            if self._ended_by is not None:
                signal.signal(signal.SIGTERM, self._ended_by)

    def _begun(self, say: Callable[[str], object]) -> tuple[Lock, Path]:
        """The lock and an empty folder, beside the place or else within it; an `OSError` if there can be neither."""
        refused: OSError | None = None
        for home in (self._place.parent, self._place)[os.path.ismount(self._place) :]:
            try:
                self._place.parent.mkdir(parents=True, exist_ok=True)
                lock = Lock(self._named(home, "lock"), say)
            except OSError as error:
                refused = refused or error
                continue
            try:
                self._sweep()
                folder = self._named(home, "new")
                folder.mkdir()
            except BaseException:
                lock.release()
                raise
            return lock, folder
        raise refused or OSError(f"{self._place} cannot be written")

    def _sweep(self) -> None:
        """Takes away what a build has left behind, this one or one that was killed; what it moved away is put back."""
        mend(self._place, self._old)
        for left in (self._named(self._place.parent, "new"), self._within):
            if left.is_symlink() or left.is_file():
                left.unlink()
            shutil.rmtree(left, ignore_errors=True)

    @property
    def _old(self) -> Path:
        return self._named(self._place.parent, "old")

    @property
    def _within(self) -> Path:
        return self._named(self._place, "new")

    def _named(self, home: Path, what: str) -> Path:
        return home / f".{self._place.name}.{what}"


def _end_in_order() -> "signal._HANDLER | None":
    """Lets a request to end (SIGTERM) end the process as Ctrl-C does; what it did before, if that is changed."""
    if threading.current_thread() is not threading.main_thread():
        return None
    if (before := signal.getsignal(signal.SIGTERM)) is not signal.SIG_DFL:
        return None
    signal.signal(signal.SIGTERM, lambda number, _: sys.exit(128 + number))
    return before
