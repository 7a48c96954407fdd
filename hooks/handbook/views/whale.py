"""The `whale` view: how much of the profit comes from how many of the customers, the best first.

Knows: the curve and the figures it is drawn from. Must not know: HTML.

Personas are ordered by what one customer leaves in a year, so that the curve rises while customers earn us money and
falls once they take it away again. Only personas whose total is exact are drawn: a bound has no place on a curve. And
only those that count their customers in the same period: those of a month and of a year are no numbers to add up.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal, localcontext
from functools import cached_property

from handbook.personas.catalog import Catalog
from handbook.personas.economics import exact_sum
from handbook.schema.amounts import DIGITS
from handbook.schema.terms.negative import Period
from handbook.views.drawing import FRAME, WIDE, Frame, Name, Scale, Tick, even_ticks, linear, names, path
from handbook.views.ledger import Entry, Missing, by_name, ledger, parted, places_of
from handbook.views.query import Selection

FEWEST = 2  # personas; a curve through one says nothing


@dataclass(frozen=True, slots=True)
class Point:
    """One persona, with the shares of all customers and of all profit up to and including it (1 is the whole)."""

    entry: Entry
    number: int
    customers: int
    profit: Decimal
    customers_so_far: Decimal
    profit_so_far: Decimal

    @property
    def adds(self) -> bool:
        """Whether the persona adds to the profit."""
        return self.profit >= 0


@dataclass(frozen=True)
class Whale:
    """Everything the template needs; shares of a profit that is none say nothing, so there is no curve then.

    `left_out` lack figures; those in `deserted` have no customers, and `elsewhen` count them in another period.
    """

    points: tuple[Point, ...]
    left_out: tuple[Missing, ...]
    deserted: tuple[Missing, ...]
    elsewhen: tuple[Missing, ...]
    period: Period
    customers: int
    profit: Decimal
    currency: str | None
    is_estimate: bool
    frame: Frame = FRAME

    @property
    def has_curve(self) -> bool:
        """Whether there is enough to draw, and a profit to have shares of."""
        return len(self.points) >= FEWEST and self.profit > 0

    @property
    def drawings(self) -> "tuple[Whale, Whale]":
        """The curve for a page's whole width, with names, and the one for a phone."""
        return replace(self, frame=WIDE), self

    @property
    def names(self) -> list[Name | None]:
        """What stands beside the marks."""
        curve = [(x, y) for _, x, y in self.marks]
        return names([(point.entry.record.name, x, y) for point, x, y in self.marks], self.frame, curve)

    @property
    def places(self) -> int:
        """How many decimals the profits have."""
        return places_of([one.entry for one in self.points], lambda one: one.total.amount)

    @property
    def peak(self) -> Point:
        """The persona after which nobody adds to the profit any more."""
        return max(self.points, key=lambda point: point.profit_so_far)

    @cached_property
    def marks(self) -> tuple[tuple[Point, float, float], ...]:
        """Each persona's place on the paper."""
        across, up = self._scales
        return tuple((p, across(p.customers_so_far), up(p.profit_so_far)) for p in self.points)

    @property
    def line(self) -> str:
        """The curve, from nothing."""
        across, up = self._scales
        return path([(across(Decimal(0)), up(Decimal(0))), *((x, y) for _, x, y in self.marks)])

    @property
    def whole(self) -> float:
        """Where all of the profit stands on the vertical axis."""
        return self._scales[1](Decimal(1))

    @property
    def across(self) -> tuple[Tick, ...]:
        """The marks of the horizontal axis."""
        return even_ticks(Decimal(0), Decimal(1), self._scales[0])

    @property
    def up(self) -> tuple[Tick, ...]:
        """The marks of the vertical axis."""
        return even_ticks(*self._ends, self._scales[1])

    @property
    def _ends(self) -> tuple[Decimal, Decimal]:
        reached = [point.profit_so_far for point in self.points]
        return min(Decimal(0), *reached), max(Decimal(1), *reached)

    @cached_property
    def _scales(self) -> tuple[Scale, Scale]:
        return linear(Decimal(0), Decimal(1), self.frame.x), linear(*self._ends, self.frame.y)


def build(options: Selection, catalog: Catalog) -> Whale:
    """The personas whose total is exact, by what one customer leaves."""
    book = ledger(options, catalog)
    complete, lacking = parted(book.entries, lambda one: one.statement.total.missing)
    counted_in = _usual_period(complete)
    deserted = [Missing(one.record) for one in complete if not _customers(one)]
    exact, elsewhen = parted(filter(_customers, complete), lambda one: _of_another(one, counted_in))
    ordered = sorted(exact, key=lambda one: (-_each(one), one.record.name.casefold()))
    customers = sum(_customers(one) for one in exact)
    profit = exact_sum(_total(one) for one in exact)
    points: list[Point] = []
    counted, earned = 0, Decimal(0)
    for number, one in enumerate(ordered, start=1):
        counted, earned = counted + _customers(one), exact_sum([earned, _total(one)])
        shares = _share(Decimal(counted), Decimal(customers)), _share(earned, profit)
        points.append(Point(one, number, _customers(one), _total(one), *shares))
    estimate = any(one.statement.is_estimate for one in exact)
    return Whale(
        tuple(points),
        by_name([*lacking, *book.without]),
        by_name(deserted),
        by_name(elsewhen),
        counted_in,
        customers,
        profit,
        book.currency,
        estimate,
    )


def _usual_period(entries: Iterable[Entry]) -> Period:
    """The period in which most personas count their customers; of several, the longest."""
    stated = [one.statement.economics.period for one in entries if _customers(one)]
    return max(Period, key=stated.count)


def _of_another(entry: Entry, counted_in: Period) -> tuple[str, ...]:
    """The customers of a period that the curve does not count."""
    period = entry.statement.economics.period
    return () if period is counted_in else (f"{_customers(entry):,} {period.label}",)


def _customers(entry: Entry) -> int:
    return entry.statement.economics.customers or 0


def _total(entry: Entry) -> Decimal:
    return entry.statement.total.amount or Decimal(0)


def _each(entry: Entry) -> Decimal:
    with localcontext(prec=DIGITS):
        return _total(entry) / _customers(entry)


def _share(part: Decimal, whole: Decimal) -> Decimal:
    with localcontext(prec=DIGITS):
        return part / whole if whole else Decimal(0)
