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

SEEN = 100  # rows under a heading: of those that nobody has put a figure on, two hundred personas have hundreds


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
    """Rows under one heading, which `key` leads to; where `has_cost` is False, nobody knows a cost of any of them."""

    key: str
    title: str
    rows: tuple[Row, ...]
    has_cost: bool = True

    @property
    def first(self) -> tuple[Row, ...]:
        """The rows that are seen at once: all with a figure, and some of the others, which come after them."""
        return self.rows[: max(SEEN, sum(row.bound is not None for row in self.rows))]

    @property
    def later(self) -> tuple[Row, ...]:
        """The rows that are folded away."""
        return self.rows[len(self.first) :]


@dataclass(frozen=True, slots=True)
class View:
    """Everything the template needs; `csv` is the name of the same as a file, of all personas."""

    all: Backlog
    groups: tuple[Group, ...]
    csv: str


def build(options: Options, catalog: Catalog) -> View:
    """The backlog of the personas asked for."""
    found = backlog(select(options, catalog), catalog)
    by = _by_owner if options.by is By.OWNER else _by_money
    groups = (*by(found.open), Group("closed", "Closed", found.closed))
    return View(found, tuple(group for group in groups if group.rows), "" if options.where else BACKLOG_URI)


def _by_money(rows: tuple[Row, ...]) -> tuple[Group, ...]:
    return (
        Group("open", "Open", tuple(row for row in rows if row.bound is not None)),
        Group("no-figure", "Open, no figure yet", tuple(row for row in rows if row.bound is None), has_cost=False),
    )


def _by_owner(rows: tuple[Row, ...]) -> tuple[Group, ...]:
    """A row of several owners stands under each; what nobody owns comes last."""
    found: dict[str, tuple[str, list[Row]]] = {}
    for row in rows:
        for owner in row.owners:
            found.setdefault(" ".join(owner.split()).casefold(), (owner, []))[1].append(row)
    named = (
        Group(f"team-{number}", found[key][0], tuple(found[key][1])) for number, key in enumerate(sorted(found), 1)
    )
    return (*named, Group("nobody", "Nobody yet", tuple(row for row in rows if not row.owners)))
