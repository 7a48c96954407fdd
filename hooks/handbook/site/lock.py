"""A lock that one process holds at a time, and that nobody holds whose process has died.

Knows: files, what each system has for locks. Must not know: what is locked.
"""

import os
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from handbook.problems.problem import StoppedError

PATIENCE = 900.0  # seconds; a build of thousands of personas takes a few minutes
_PAUSE = 0.1


class Lock:
    """Waits until the file of this name is ours, and says so once. An `OSError` if it cannot be made."""

    def __init__(self, path: Path, say: Callable[[str], object], patience: float = PATIENCE) -> None:
        self.path = path
        until, waits = time.monotonic() + patience, False
        while (file := _mine(path)) is None:
            if not waits:
                say("Another build of this site is under way: waiting until it is done.")
            waits = True
            if time.monotonic() >= until:
                raise StoppedError(
                    f"Another build of this site has been under way for {patience / 60:.0f} minutes. Wait for it or "
                    "end it, then build again; or build into another folder: mkdocs build --site-dir FOLDER"
                )
            time.sleep(_PAUSE)
        self._file = file

    def release(self) -> None:
        """Lets the next one in."""
        with suppress(OSError):  # Windows removes no file that somebody has open
            self.path.unlink()
        os.close(self._file)


def _mine(path: Path) -> int | None:
    """The file's descriptor once it is locked; none while somebody else holds it."""
    file = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o666)
    try:
        if _locked(file) and os.path.samestat(os.fstat(file), path.stat()):
            return file
    except FileNotFoundError:  # the one who had it took it away when done, as above when another has made it anew
        pass
    except BaseException:
        os.close(file)
        raise
    os.close(file)
    return None


def _locked(file: int) -> bool:
    if sys.platform == "win32":
        import msvcrt  # noqa: PLC0415 - which only this system has

        with suppress(OSError):
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
            return True
        return False
    import fcntl  # noqa: PLC0415 - which only these systems have

    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:  # a file system without locks: as if alone, which most builds are
        return True
    return True
