"""The `comparison` view: whom a reader may lay side by side, and, without a script, groups that are laid so already.

Knows: sheets, and when a line differs. Must not know: HTML; which personas a reader chooses in the browser.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from handbook.display.exports import sheet_uri
from handbook.display.sheet import Block, sheet
from handbook.display.sheet import Line as SheetLine
from handbook.personas.catalog import Catalog
from handbook.personas.record import Record, is_id
from handbook.views.query import Group, Query, groups, select

FEWEST = 2  # personas
MOST = 8  # personas whom one table holds; the browser lays four of a larger group side by side


@dataclass(frozen=True, slots=True)
class Line:
    """One field across the personas; None for one who says nothing."""

    label: str
    cells: tuple[SheetLine | None, ...]

    @property
    def differs(self) -> bool:
        """Whether two of them say different things that can be compared. The others may merely be silent."""
        return len({cell.compared for cell in self.cells if cell and cell.compared}) > 1


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
class Choice:
    """A persona whom a reader may choose, and the file that has what is compared."""

    record: Record
    sheet: str

    @property
    def former(self) -> str:
        """The ids that links may still name it by."""
        return " ".join(alias for alias in self.record.persona.aliases if is_id(alias))


@dataclass(frozen=True, slots=True)
class Choices:
    """Those of one group, whom a reader may choose."""

    title: str
    personas: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything the template needs: whom one may choose, and groups side by side for readers without a script."""

    choices: tuple[Choices, ...]
    sides: tuple[Side, ...]

    @property
    def is_possible(self) -> bool:
        """Whether there are two to lay side by side."""
        return sum(len(group.personas) for group in self.choices) >= FEWEST


def build(options: Query, catalog: Catalog) -> Comparison:
    """Everybody to choose from, and each group of two or more that one table can hold, side by side."""
    found = _groups(options, catalog)
    wanted = (group for group in found if FEWEST <= len(group.records) <= MOST)
    return Comparison(tuple(_choices(found, catalog)), tuple(_side(group, catalog) for group in wanted))


def _groups(options: Query, catalog: Catalog) -> list[Group]:
    """The groups that the options ask for, the largest first as in the menu; those who are in none are one too."""
    found = sorted(groups(options, catalog), key=lambda group: -len(group.records))
    grouped = {record.id for group in found for record in group.records}
    rest = tuple(record for record in select(options, catalog) if record.id not in grouped)
    return [*found, Group("", rest)] if rest else found


def _choices(found: list[Group], catalog: Catalog) -> Iterator[Choices]:
    """Each persona of the handbook once: by the groups, then the others."""
    seen: set[str] = set()
    others = [record for record in catalog.records if record.id not in {r.id for group in found for r in group.records}]
    negative, customers = ([one for one in others if one.is_negative is kind] for kind in (True, False))
    rest = (Group("Other personas", tuple(customers)), Group("Negative personas", tuple(negative)))
    for group in (*found, *rest):
        fresh = [record for record in group.records if record.id not in seen]
        seen.update(record.id for record in fresh)
        if fresh:
            yield Choices(group.title, tuple(Choice(record, sheet_uri(record.path)) for record in fresh))


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
    found = tuple(one.get((title, path)) for one in held)
    return Line(next(line.label for line in found if line), found)
