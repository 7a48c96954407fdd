"""The `money` view: what every persona brings and costs, in one table.

Knows: the table's rows and their order. Must not know: HTML, arithmetic.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from handbook.personas.catalog import Catalog
from handbook.personas.economics import RATES, Comparison, Figure, Statement, exact_sum, label_of
from handbook.schema.economics import Baseline
from handbook.schema.terms.negative import Period
from handbook.views.ledger import Entry, Missing, by_name, currency_of, ledger, places_of
from handbook.views.query import Selection


@dataclass(frozen=True, slots=True)
class Rates:
    """One persona's rates in the order of the table's columns; None where one is not given."""

    entry: Entry
    cells: tuple[Comparison | None, ...]


_COLUMNS: dict[str, Callable[[Statement], Decimal | None]] = {
    "value": lambda one: one.value.amount,
    "cost_to_serve": lambda one: one.cost_to_serve.amount,
    "acquisition": lambda one: one.acquisition,
    "net_first": lambda one: one.net_first.amount,
    "net_later": lambda one: one.net_later.amount,
    "total": lambda one: one.total.amount,
    "spending": lambda one: one.spending.amount,
}


@dataclass(frozen=True, slots=True)
class Sum:
    """What stands below a column: the sum of what is known, how many are in it, and the inputs it lacks."""

    figure: Figure
    unknown: int


@dataclass(frozen=True)
class Money:
    """Everything the template needs."""

    entries: tuple[Entry, ...]
    rates: tuple[Rates, ...]
    rate_columns: tuple[tuple[str, Decimal | None], ...]
    baseline: Baseline | None
    without: tuple[Missing, ...]

    @cached_property
    def currency(self) -> str | None:
        """The currency of every amount."""
        return currency_of(self.entries)

    @cached_property
    def places(self) -> dict[str, int]:
        """How many decimals each column has."""
        return {name: places_of(self.entries, amount) for name, amount in _COLUMNS.items()}

    @property
    def customers(self) -> tuple[int, Period] | None:
        """All customers, and in which period; numbers of different periods have no sum."""
        if len(self.periods) != 1:
            return None
        (period,) = self.periods
        return sum(one.statement.economics.customers or 0 for one in self.entries), period

    @cached_property
    def periods(self) -> set[Period]:
        """The periods in which customers are counted."""
        figures = [one.statement.economics for one in self.entries]
        return {one.period for one in figures if one.customers is not None}

    @property
    def uncounted(self) -> int:
        """Of how many personas nobody says how many customers there are."""
        return sum(one.statement.economics.customers is None for one in self.entries)

    @property
    def total(self) -> Sum:
        """What all personas leave in a year together."""
        return _sum([one.statement.total for one in self.entries], earned=True)

    @property
    def spending(self) -> Sum:
        """What winning new ones costs in a year, of all personas together."""
        return _sum([one.statement.spending for one in self.entries], earned=False)

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


def _sum(figures: Iterable[Figure], *, earned: bool) -> Sum:
    """The sum of those that can be told; it is a bound where one of these is."""
    every = tuple(figures)
    known = [one for one in every if one.amount is not None]
    amount = exact_sum(one.amount for one in known if one.amount is not None) if known else None
    missing = tuple(dict.fromkeys(label for one in known for label in one.missing))
    return Sum(Figure(amount, missing, earned), len(every) - len(known))


def _order(entry: Entry) -> tuple[bool, Decimal, str]:
    total = entry.statement.total.amount
    return total is None, -(total or Decimal(0)), entry.record.name.casefold()


def _by_name(entry: Entry) -> dict[str, Comparison]:
    return {one.name: one for one in entry.statement.comparisons}
