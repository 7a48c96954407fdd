"""The `backlog` view: customers' challenges and our own root causes in one list, by money or by owner.

Knows: which personas are asked for, and under which headings rows stand. Must not know: HTML, arithmetic.
"""

from dataclasses import dataclass

from handbook.display.backlog_sheet import BACKLOG_URI
from handbook.personas.backlog import Backlog, Row, backlog
from handbook.personas.catalog import Catalog
from handbook.schema import field
from handbook.schema.terms.term import Term
from handbook.views.query import Selection, select


class By(Term):
    """What the open rows stand under."""

    MONEY = "money"
    OWNER = "owner"


class Options(Selection):
    """What a writer may say about the backlog."""

    by: By = field(
        "By", "In one order (`money`), or under the team that sees to it (`owner`).", "owner", default=By.MONEY
    )


@dataclass(frozen=True, slots=True)
class Group:
    """Rows under one heading."""

    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class View:
    """Everything the template needs; `csv` is the name of the same as a file, of all personas."""

    all: Backlog
    groups: tuple[Group, ...]
    csv: str


def build(options: Options, catalog: Catalog) -> View:
    """The backlog of the personas asked for."""
    found = backlog(select(options, catalog), catalog)
    groups = (*(_by_owner(found.open) if options.by is By.OWNER else _by_money(found.open)), ("Closed", found.closed))
    return View(
        found, tuple(Group(title, rows) for title, rows in groups if rows), "" if options.where else BACKLOG_URI
    )


def _by_money(rows: tuple[Row, ...]) -> tuple[tuple[str, tuple[Row, ...]], ...]:
    return (
        ("Open", tuple(row for row in rows if row.bound is not None)),
        ("Open, and nobody knows what it costs", tuple(row for row in rows if row.bound is None)),
    )


def _by_owner(rows: tuple[Row, ...]) -> tuple[tuple[str, tuple[Row, ...]], ...]:
    """A row of several owners stands under each; what nobody owns comes last."""
    found: dict[str, tuple[str, list[Row]]] = {}
    for row in rows:
        for owner in row.owners:
            found.setdefault(" ".join(owner.split()).casefold(), (owner, []))[1].append(row)
    named = tuple((found[key][0], tuple(found[key][1])) for key in sorted(found))
    return (*named, ("Nobody yet", tuple(row for row in rows if not row.owners)))
