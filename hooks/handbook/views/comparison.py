"""The `comparison` view: personas side by side, section by section, with what differs marked.

Knows: sheets, and when a line differs. Must not know: HTML; which personas a reader chooses in the browser.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from handbook.display.exports import PERSONAS_URI
from handbook.display.sheet import Block, sheet
from handbook.display.sheet import Line as SheetLine
from handbook.personas.catalog import Catalog
from handbook.personas.record import Record
from handbook.views.query import Group, Query, groups, select

FEWEST = 2  # personas


@dataclass(frozen=True, slots=True)
class Line:
    """One field across the personas; an empty cell where one says nothing."""

    label: str
    cells: tuple[tuple[str, ...], ...]

    @property
    def differs(self) -> bool:
        """Whether they do not all say the same."""
        return len({tuple(sorted(cell)) for cell in self.cells}) > 1


@dataclass(frozen=True, slots=True)
class Part:
    """One section's lines."""

    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """One group of personas, side by side."""

    title: str
    records: tuple[Record, ...]
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything the template needs; `index` is the file that lists whom a reader may choose."""

    sides: tuple[Side, ...]
    index: str


def build(options: Query, catalog: Catalog) -> Comparison:
    """Each group of two or more, side by side; those who are in no group are one too."""
    found = groups(options, catalog)
    grouped = {record.id for group in found for record in group.records}
    rest = tuple(record for record in select(options, catalog) if record.id not in grouped)
    wanted = (group for group in (*found, Group("", rest)) if len(group.records) >= FEWEST)
    return Comparison(tuple(_side(group, catalog) for group in wanted), PERSONAS_URI)


def _side(group: Group, catalog: Catalog) -> Side:
    sheets = [sheet(record, catalog) for record in group.records]
    return Side(group.title, group.records, tuple(_parts(sheets)))


def _parts(sheets: list[tuple[Block, ...]]) -> Iterator[Part]:
    """The sections that any of them has, in the order of a page, each with the fields that any of them has."""
    held = [{(block.title, line.path): line for block in one for line in block.lines} for one in sheets]
    blocks = sorted((block for one in sheets for block in one), key=lambda block: block.place)
    for title in dict.fromkeys(block.title for block in blocks):
        lines = sorted(
            (line for block in blocks if block.title == title for line in block.lines), key=lambda line: line.place
        )
        paths = dict.fromkeys(line.path for line in lines)
        yield Part(title, tuple(_line(title, path, held) for path in paths))


def _line(title: str, path: str, held: list[dict[tuple[str, str], SheetLine]]) -> Line:
    found = [one.get((title, path)) for one in held]
    label = next(line.label for line in found if line)
    return Line(label, tuple(line.values if line else () for line in found))
