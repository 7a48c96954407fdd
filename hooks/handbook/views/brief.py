"""The `brief` view: whom to write to, what to say and whom to leave out, for some personas on one sheet.

Knows: briefs, and how many stand side by side. Must not know: HTML; which personas a reader chooses in the browser.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from handbook.display.brief import PARTS, Line, brief
from handbook.personas.catalog import Catalog
from handbook.personas.record import Record
from handbook.rules.check import Breach
from handbook.schema import did_you_mean, field
from handbook.schema.scalars import Many, Text
from handbook.views import comparison
from handbook.views.comparison import Choices
from handbook.views.query import Query, select

MOST = 4  # personas side by side
MOST_ON_PAPER = 3  # personas for whom one sheet of paper has room


class Options(Query):
    """Whom the brief is about; without any, readers choose in the browser."""

    personas: Many[Text] = field("Personas", "Whom the brief is about, by id.", ["example"], factory=list)

    @property
    def is_chooser(self) -> bool:
        """Whether the view leaves the choice to its readers."""
        return not (self.where or self.personas)


@dataclass(frozen=True, slots=True)
class Row:
    """One part for everybody on the sheet."""

    title: str
    cells: tuple[tuple[Line, ...], ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """Up to four personas side by side; `silent` are the parts on which nothing is written down of any of them."""

    title: str
    records: tuple[Record, ...]
    rows: tuple[Row, ...]
    silent: tuple[str, ...]

    @property
    def names(self) -> str:
        """Whom it is about, as people say it: "Ann, Ben and Cy"."""
        *others, last = (record.name for record in self.records)
        return f"{', '.join(others)} and {last}" if others else last


@dataclass(frozen=True, slots=True)
class Brief:
    """Everything the template needs: whom one may choose, and sheets that are made already."""

    choices: tuple[Choices, ...]
    sheets: tuple[Sheet, ...]
    is_chooser: bool
    most_on_paper: int = MOST_ON_PAPER


def breaches(options: Options, catalog: Catalog) -> Iterator[Breach]:
    """Ids that are nobody's, now or formerly."""
    for number, id_ in enumerate(options.personas):
        if catalog.called(id_) is None:
            near = did_you_mean(id_, catalog.by_id)
            yield Breach(f"no persona is called `{id_}`.{near}", ("personas", number))


def build(options: Options, catalog: Catalog) -> Brief:
    """The sheets that a writer asks for; or everybody to choose from, and a sheet or two of each smaller group."""
    if catalog.is_public:
        return Brief((), (), options.is_chooser)
    if not options.is_chooser:
        return Brief((), tuple(_sheets("", _wanted(options, catalog), catalog)), is_chooser=False)
    customers = Query(where={"type": ["customer"]}, sort=options.sort, group=options.group)
    found = comparison.build(customers, catalog)
    sheets = (one for side in found.sides for one in _sheets(side.title, side.records, catalog))
    return Brief(found.choices, tuple(sheets), is_chooser=True)


def _wanted(options: Options, catalog: Catalog) -> Sequence[Record]:
    """Those named, in the writer's order, that also meet the conditions; or all that meet them."""
    named = [record for id_ in options.personas if (record := catalog.called(id_))]
    found = select(options, catalog)
    if not options.personas:
        return found
    return [record for record in dict.fromkeys(named) if not options.where or record in found]


def _sheets(title: str, records: Sequence[Record], catalog: Catalog) -> Iterator[Sheet]:
    for first in range(0, len(records), MOST):
        yield _sheet(title, records[first : first + MOST], catalog)


def _sheet(title: str, records: Sequence[Record], catalog: Catalog) -> Sheet:
    held = [{part.title: part.lines for part in brief(record, catalog)} for record in records]
    rows = [Row(part, tuple(one[part] for one in held)) for part in PARTS]
    silent = tuple(row.title for row in rows if not any(row.cells))
    return Sheet(title, tuple(records), tuple(row for row in rows if any(row.cells)), silent)
