"""How large a text may be, so that none keeps a build waiting, whatever it is made of.

Knows: characters, and how many of each the readers of a text can take. Must not know: what a text is about.

Readers of Markdown and of YAML look ahead: what a `[` begins is looked for up to the text's end, for each of them. The
limits are many times what a long text needs; at each of them, the slowest text that is known takes about two seconds.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from handbook.markdown.places import Found
from handbook.problems.problem import Position


@dataclass(frozen=True, slots=True)
class Limits:
    """How many characters, lines and single marks a text may have, and how many columns a table in it."""

    size: int
    lines: int
    marks: Mapping[str, int]
    columns: int | None = None

    def excess(self, text: str) -> Found | None:
        """The first thing that is too much, in words, with the place where it begins to be; None in any usual text."""
        return next(self._all(text), None)

    def _all(self, text: str) -> Iterator[Found]:
        if len(text) > self.size:
            yield Found(f"more than {self.size:,} characters", _place(text, self.size))
        if text.count("\n") >= self.lines:
            yield Found(f"more than {self.lines:,} lines", Position(self.lines + 1))
        for mark, most in self.marks.items():
            if text.count(mark) > most:
                what = f"`{mark}`" if mark != "`" else "backticks"
                yield Found(f"more than {most:,} {what}", _place(text, _nth(text, mark, most + 1)))
        if self.columns:
            yield from _wide(text, self.columns)


BODY = Limits(
    size=128 * 1024,
    lines=3_000,
    marks={**dict.fromkeys("[<!&{\\", 1_000), **dict.fromkeys("`*_>", 2_000)},
    columns=60,
)
FIELDS = Limits(size=64 * 1024, lines=2_000, marks=dict.fromkeys(",:[{", 2_000))


def _wide(text: str, columns: int) -> Iterator[Found]:
    """A row of more columns than a table may have: each row below gets as many cells, whether it has them or not."""
    for number, line in enumerate(text.split("\n") if text.count("|") > columns else (), start=1):
        if line.count("|") > columns:
            yield Found(f"more than {columns:,} `|` in one line", Position(number, _nth(line, "|", columns + 1) + 1))


def _nth(text: str, mark: str, number: int) -> int:
    at = -1
    for _ in range(number):
        at = text.index(mark, at + 1)
    return at


def _place(text: str, offset: int) -> Position:
    return Position(text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset))
