"""A file's text as its writer left it, changed only in the places that are named.

Knows: bytes, line ends, lines and columns. Must not know: YAML, Markdown, personas.
"""

import bisect
import re
from collections.abc import Iterable
from dataclasses import dataclass

from handbook.problems.problem import Position

_LINE_END = re.compile(r"\r\n|\r|\n")
_BYTE_ORDER_MARK = "\ufeff"


@dataclass(frozen=True, slots=True)
class Splice:
    """What stands from `start` to `end` (characters of the text, counted from 0) gives way to `text`."""

    start: int
    end: int
    text: str


class Text:
    """A file that is UTF-8, whatever its line ends, addressed by lines and columns as problems are."""

    def __init__(self, data: bytes) -> None:
        self.whole = data.decode("utf-8")
        ends = list(_LINE_END.finditer(self.whole))
        self.line_end = ends[0].group() if ends else "\n"
        self._starts = [int(self.whole.startswith(_BYTE_ORDER_MARK)), *(end.end() for end in ends)]

    def place(self, line: int, column: int = 1) -> int:
        """The character at a line and column; the end of the text for a line after the last."""
        return self._starts[line - 1] + column - 1 if line <= len(self._starts) else len(self.whole)

    def line(self, place: int) -> int:
        """The line, counted from 1, that a character stands on."""
        return bisect.bisect_right(self._starts, place)

    def span(self, at: Position) -> tuple[int, int]:
        """Where a place that lies on one line begins and ends; without an end it is empty."""
        start = self.place(at.line, at.column)
        return start, start if at.end_column is None else self.place(at.line, at.end_column)

    def at(self, at: Position) -> str:
        """What stands in a place."""
        start, end = self.span(at)
        return self.whole[start:end]

    def lines(self, first: int, last: int) -> str:
        """These lines, counted from 1, with plain line ends."""
        return _LINE_END.sub("\n", self.whole[self.place(first) : self.place(last + 1)])

    def replaced(self, at: Position, text: str) -> Splice:
        """Puts a text into a place."""
        return Splice(*self.span(at), text)

    def spliced(self, splices: Iterable[Splice]) -> bytes:
        """The file with the changes made; new lines end as the file's first one does."""
        pieces: list[str] = []
        done = 0
        for splice in sorted(splices, key=lambda one: one.start):
            pieces += [self.whole[done : splice.start], splice.text.replace("\n", self.line_end)]
            done = splice.end
        return "".join([*pieces, self.whole[done:]]).encode()
