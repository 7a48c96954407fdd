"""The `quadrants` view: what customers bring against what serving them costs, each high or low.

Knows: the four fields, where they are divided, and who stands in which. Must not know: HTML.

They are divided at the company's own averages, where the baseline names them, and else in the middle of the personas
shown. Only personas whose value and cost to serve are both exact are drawn.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from statistics import median

from handbook.personas.catalog import Catalog
from handbook.schema.amounts import decimals
from handbook.schema.terms.term import Term
from handbook.views.drawing import FRAME, WIDE, Frame, Name, Scale, Tick, by_magnitude, names, ticks_of_ten
from handbook.views.ledger import Entry, Missing, by_name, ledger, parted, places_of
from handbook.views.query import Selection

FEWEST = 2  # personas; one alone cannot be high or low


class Quadrant(Term):
    """What a persona's place means."""

    CHERISH = "cherish", "High value, low cost to serve: look after them"
    EASE = "ease", "High value, high cost to serve: make them cheaper to serve"
    SIMPLE = "simple", "Low value, low cost to serve: keep it simple"
    MEND = "mend", "Low value, high cost to serve: fix the cause, or refer them elsewhere"


@dataclass(frozen=True, slots=True)
class Mark:
    """One persona: its number in the chart and its place; `value` and `cost` are of one customer in a year."""

    entry: Entry
    number: int
    value: Decimal
    cost: Decimal
    quadrant: Quadrant


@dataclass(frozen=True, slots=True)
class Divide:
    """Where high begins, and whether the company's baseline says so."""

    at: Decimal
    is_baseline: bool


@dataclass(frozen=True)
class Quadrants:
    """Everything the template needs."""

    marks: tuple[Mark, ...]
    value: Divide
    cost: Divide
    left_out: tuple[Missing, ...]
    currency: str | None
    is_estimate: bool
    frame: Frame = FRAME

    @property
    def has_chart(self) -> bool:
        """Whether there is enough to compare."""
        return len(self.marks) >= FEWEST

    @property
    def drawings(self) -> "tuple[Quadrants, Quadrants]":
        """The chart for a page's whole width, with names, and the one for a phone."""
        return replace(self, frame=WIDE), self

    @property
    def names(self) -> list[Name | None]:
        """What stands beside the marks."""
        return names([(mark.entry.record.name, x, y) for mark, x, y in self.placed], self.frame)

    @property
    def places(self) -> int:
        """How many decimals the amounts have."""
        entries = [mark.entry for mark in self.marks]
        amounts = (lambda one: one.value.amount, lambda one: one.cost_to_serve.amount)
        return max((places_of(entries, amount) for amount in amounts), default=0)

    @property
    def places_of_divides(self) -> int:
        """How many decimals the amounts have at which high begins."""
        return decimals((self.value.at, self.cost.at), self.currency, estimate=False)

    @property
    def placed(self) -> tuple[tuple[Mark, float, float], ...]:
        """Each persona's place on the paper, numbers kept from covering one another while there is room for that."""
        across, up = self._scales
        crowded = len(self.marks) > _MOST_APART
        taken: list[tuple[float, float]] = []
        for mark in self.marks:
            belongs = across(mark.cost), up(mark.value)
            taken.append(_inside(*belongs, self.frame) if crowded else _free(*belongs, taken, self.frame))
        return tuple((mark, x, y) for mark, (x, y) in zip(self.marks, taken, strict=True))

    @property
    def divided_at(self) -> tuple[float, float]:
        """Where the two lines stand."""
        across, up = self._scales
        return across(self.cost.at), up(self.value.at)

    @property
    def across(self) -> tuple[Tick, ...]:
        """The marks of the horizontal axis."""
        return ticks_of_ten(*self._costs, self._scales[0])

    @property
    def up(self) -> tuple[Tick, ...]:
        """The marks of the vertical axis."""
        return ticks_of_ten(*self._values, self._scales[1])

    @property
    def fields(self) -> tuple[tuple[Quadrant, tuple[Mark, ...]], ...]:
        """The personas of each field that has any."""
        by_field = ((one, tuple(mark for mark in self.marks if mark.quadrant is one)) for one in Quadrant)
        return tuple((one, marks) for one, marks in by_field if marks)

    @property
    def _costs(self) -> tuple[Decimal, Decimal]:
        return _ends([*(mark.cost for mark in self.marks), self.cost.at])

    @property
    def _values(self) -> tuple[Decimal, Decimal]:
        return _ends([*(mark.value for mark in self.marks), self.value.at])

    @cached_property
    def _scales(self) -> tuple[Scale, Scale]:
        return by_magnitude(*self._costs, self.frame.x), by_magnitude(*self._values, self.frame.y)


def build(options: Selection, catalog: Catalog) -> Quadrants:
    """The personas whose value and cost to serve are exact, numbered by their value, the highest first."""
    book = ledger(options, catalog)
    exact, lacking = parted(book.entries, _lacks)
    baseline = catalog.company.settings.baseline
    value = _divide(baseline.customer_value if baseline else None, [_value(one) for one in exact])
    cost = _divide(baseline.cost_to_serve if baseline else None, [_cost(one) for one in exact])
    ordered = sorted(exact, key=lambda one: (-_value(one), one.record.name.casefold()))
    marks = tuple(
        Mark(one, number, _value(one), _cost(one), _quadrant(one, value.at, cost.at))
        for number, one in enumerate(ordered, start=1)
    )
    estimate = any(one.statement.is_estimate for one in exact)
    return Quadrants(marks, value, cost, by_name([*lacking, *book.without]), book.currency, estimate)


def _lacks(entry: Entry) -> tuple[str, ...]:
    return (*entry.statement.value.missing, *entry.statement.cost_to_serve.missing)


def _value(entry: Entry) -> Decimal:
    return entry.statement.value.amount or Decimal(0)


def _cost(entry: Entry) -> Decimal:
    return entry.statement.cost_to_serve.amount or Decimal(0)


def _divide(usual: Decimal | None, amounts: Sequence[Decimal]) -> Divide:
    if usual is not None:
        return Divide(usual, is_baseline=True)
    return Divide(median(amounts) if amounts else Decimal(0), is_baseline=False)


def _quadrant(entry: Entry, value: Decimal, cost: Decimal) -> Quadrant:
    dear = _cost(entry) > cost
    if _value(entry) >= value:
        return Quadrant.EASE if dear else Quadrant.CHERISH
    return Quadrant.MEND if dear else Quadrant.SIMPLE


def _ends(amounts: Sequence[Decimal]) -> tuple[Decimal, Decimal]:
    """From the power of ten below the lowest amount, or from zero, to some room above the highest."""
    lowest = min(amounts)
    start = Decimal(1).scaleb(lowest.adjusted()) if lowest >= _LOWEST_TICK else min(lowest, Decimal(0))
    return start, max(*amounts, start, Decimal(1)) * 2


_LOWEST_TICK = 10
_RADIUS = 8.0  # of a mark, in the chart's units
_STEP = 3.0
_RINGS = 20
_DIRECTIONS = 12
_MOST_APART = 60  # marks; looking for room for more takes long and finds none


def _free(x: float, y: float, taken: Sequence[tuple[float, float]], frame: Frame) -> tuple[float, float]:
    """The nearest place that no mark covers yet: numbers must stay readable, and marks near where they belong."""
    for ring in range(_RINGS):
        for turn in range(_DIRECTIONS if ring else 1):
            angle = 2 * math.pi * turn / _DIRECTIONS
            here = _inside(x + ring * _STEP * math.cos(angle), y + ring * _STEP * math.sin(angle), frame)
            if all(math.dist(here, other) >= 2 * _RADIUS for other in taken):
                return here
    return _inside(x, y, frame)


def _inside(x: float, y: float, frame: Frame) -> tuple[float, float]:
    """A place at which a whole mark lies inside of the frame."""
    across = min(max(x, frame.x[0] + _RADIUS), frame.x[1] - _RADIUS)
    up = min(max(y, frame.y[1] + _RADIUS), frame.y[0] - _RADIUS)
    return round(across, 1), round(up, 1)
