"""The `money` view: what every persona brings and costs, in one table.

Knows: the table's rows and their order. Must not know: HTML, arithmetic.
"""

from dataclasses import dataclass
from decimal import Decimal

from handbook.personas.catalog import Catalog
from handbook.personas.economics import RATES, Comparison, label_of
from handbook.schema.economics import Baseline
from handbook.views.ledger import Entry, Missing, by_name, ledger
from handbook.views.query import Selection


@dataclass(frozen=True, slots=True)
class Rates:
    """One persona's rates in the order of the table's columns; None where one is not given."""

    entry: Entry
    cells: tuple[Comparison | None, ...]


@dataclass(frozen=True, slots=True)
class Money:
    """Everything the template needs."""

    entries: tuple[Entry, ...]
    rates: tuple[Rates, ...]
    rate_columns: tuple[tuple[str, Decimal | None], ...]
    baseline: Baseline | None
    without: tuple[Missing, ...]

    @property
    def is_empty(self) -> bool:
        """Whether there is no row."""
        return not self.entries


def build(options: Selection, catalog: Catalog) -> Money:
    """The personas by what they leave in a year, the best first, those that cannot be told last."""
    book = ledger(options, catalog)
    entries = book.entries if options.sort else tuple(sorted(book.entries, key=_order))
    used = [name for name in RATES if any(name in _by_name(entry) for entry in entries)]
    baseline = catalog.company.settings.baseline
    columns = tuple((label_of(name), getattr(baseline, name, None)) for name in used)
    rates = (Rates(entry, tuple(_by_name(entry).get(name) for name in used)) for entry in entries)
    shown = tuple(one for one in rates if any(one.cells))
    return Money(entries, shown, columns, baseline, by_name(book.without))


def _order(entry: Entry) -> tuple[bool, Decimal, str]:
    total = entry.statement.total.amount
    return total is None, -(total or Decimal(0)), entry.record.name.casefold()


def _by_name(entry: Entry) -> dict[str, Comparison]:
    return {one.name: one for one in entry.statement.comparisons}
