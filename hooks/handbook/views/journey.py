"""A journey as it is drawn on a persona's page: the curve of the feeling, and the table below it.

Knows: stages, and where the marks of the curve stand. Must not know: HTML, which persona it is.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from handbook.display.values import Item, as_list, item
from handbook.personas.record import is_filled
from handbook.schema import specs
from handbook.schema.journey import PLACES, Stage
from handbook.schema.statements import CITED
from handbook.views.drawing import Frame, linear, path

FEWEST = 2  # places; a curve through one says nothing
ASIDE = 150  # units for the labels of the levels, which are as wide as the table's first column
EACH = 150  # units for a stage
_LOWEST, _HIGHEST = Decimal(min(PLACES)), Decimal(max(PLACES))


@dataclass(frozen=True, slots=True)
class Point:
    """Where a stage's feeling stands on the curve."""

    x: float
    y: float
    is_low: bool


@dataclass(frozen=True)
class Journey:
    """Everything the template needs."""

    stages: tuple[Stage, ...]

    @property
    def frame(self) -> Frame:
        """The drawing's size: a column for each stage, as in the table below."""
        return Frame(ASIDE + EACH * len(self.stages), 170, left=ASIDE, right=0, top=14, bottom=14)

    @cached_property
    def points(self) -> tuple[Point, ...]:
        """The places of the feelings that are given in numbers, each in the middle of its column."""
        up = linear(_LOWEST, _HIGHEST, self.frame.y)
        places = [(n, one.feeling.place) for n, one in enumerate(self.stages) if one.feeling]
        return tuple(Point(ASIDE + EACH * (n + 0.5), up(at), at < 0) for n, at in places if at is not None)

    @property
    def has_curve(self) -> bool:
        """Whether there is enough to draw."""
        return len(self.points) >= FEWEST

    @property
    def line(self) -> str:
        """The curve; it passes over stages whose feeling is given in words only, or not at all."""
        return path([(point.x, point.y) for point in self.points])

    @property
    def levels(self) -> list[tuple[float, str]]:
        """The lines across, from the best feeling to the worst, with what they stand for."""
        up = linear(_LOWEST, _HIGHEST, self.frame.y)
        return [(up(Decimal(place)), PLACES[place]) for place in sorted(PLACES, reverse=True)]

    @property
    def rows(self) -> list[tuple[str, list[list[Item]]]]:
        """What is told of the stages, part by part: what none of them says is left out."""
        parts = [spec for spec in specs(Stage) if spec.name not in {"stage", *CITED}]
        told = [(spec.label, [getattr(stage, spec.name) for stage in self.stages]) for spec in parts]
        return [(label, [_items(one) for one in each]) for label, each in told if any(map(is_filled, each))]


def _items(value: object) -> list[Item]:
    return [item(one) for one in as_list(value)] if is_filled(value) else []


def journey(stages: Sequence[Stage]) -> Journey:
    """The journey that these stages make."""
    return Journey(tuple(stages))
