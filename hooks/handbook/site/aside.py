"""The personas' part of the previous site, kept while the site engine empties the rest.

Knows: folders, and that the engine leaves hidden ones alone. Must not know: MkDocs, what the files say.

A file system takes several times longer to make a file and its folder than to write over a file that is there.
"""

import os
import shutil
from collections.abc import Container
from contextlib import suppress
from pathlib import Path

from handbook.markdown.links import PERSONAS


class Aside:
    """The folder of the personas below `site`, which is out of the way between `put` and `back`."""

    def __init__(self, site: Path) -> None:
        self._site = site
        self._there = site / PERSONAS
        self._hidden = site / f".{PERSONAS}"

    def put(self) -> None:
        """Puts the folder aside, and drops what a build that was cut short has left there."""
        shutil.rmtree(self._hidden, ignore_errors=True)
        if self._there.is_dir() and not self._there.is_symlink() and not self._hidden.exists():
            # A program may hold a file open; then the engine empties this folder like all others.
            with suppress(OSError):
                self._there.rename(self._hidden)

    def back(self, written: Container[str]) -> None:
        """Puts it back without any file that will not be written over; `written` are their names on the site."""
        if not self._hidden.exists():
            return
        if self._there.exists():  # somebody was faster
            shutil.rmtree(self._hidden)
            return
        self._hidden.rename(self._there)
        for folder, _, names in os.walk(self._there, topdown=False):
            here = Path(folder)
            for name in names:
                if (here / name).relative_to(self._site).as_posix() not in written:
                    (here / name).unlink()
            if not any(here.iterdir()):
                here.rmdir()
