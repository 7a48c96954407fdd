"""How far a long build is, on one line of a terminal.

Knows: terminals, clocks. Must not know: what is being done.

Nothing is said before a second has gone by, nor where nobody watches: a file, a pipe, a build server.
"""

import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TextIO, TypeVar

PATIENCE = 1.0  # seconds before anything is said
_PAUSE = 0.1  # seconds between two changes of the line
_CLEAR = "\r\x1b[2K"

T = TypeVar("T")


class Progress:
    """One build's line. `clock` gives seconds."""

    def __init__(
        self,
        stream: TextIO | None = None,
        environment: Mapping[str, str] = os.environ,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._stream = stream or sys.stderr
        self._clock = clock
        self._watched = self._stream.isatty() and not environment.get("CI") and environment.get("TERM") != "dumb"
        self._next = clock() + PATIENCE
        self._shown = False

    def show(self, doing: str, done: int, total: int) -> None:
        """Says how far it is, at most ten times a second."""
        if self._watched and self._clock() >= self._next:
            self._stream.write(f"{_CLEAR}{doing}: {done:,} of {total:,}")
            self._stream.flush()
            self._shown, self._next = True, self._clock() + _PAUSE

    def over(self, doing: str, things: Iterable[T], total: int) -> Iterator[T]:
        """The things, one by one, while it is said how many have been gone through; the line is gone at the end."""
        for number, one in enumerate(things):
            self.show(doing, number, total)
            yield one
        self.clear()

    def clear(self) -> None:
        """Takes the line away, so that others can write."""
        if self._shown:
            self._stream.write(_CLEAR)
            self._stream.flush()
            self._shown = False
