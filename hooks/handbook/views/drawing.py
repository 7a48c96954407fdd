"""Where the marks of a chart stand.

Knows: numbers and a frame to draw in. Must not know: SVG, money, personas.

A chart is drawn in units of its own; the stylesheet scales it. Decimals become floats here and nowhere else: a place
on paper needs no more.
"""

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import TypeAlias

Scale: TypeAlias = Callable[[Decimal], float]
_STEPS = (1, 2, 5)
_MOST_TICKS = 6


@dataclass(frozen=True, slots=True)
class Frame:
    """The chart's size, and the room around what is drawn, for the labels of the axes."""

    width: int = 400
    height: int = 320
    left: int = 52
    right: int = 14
    top: int = 14
    bottom: int = 44

    @property
    def x(self) -> tuple[float, float]:
        """The ends of the horizontal axis."""
        return self.left, self.width - self.right

    @property
    def y(self) -> tuple[float, float]:
        """The ends of the vertical axis, from the bottom to the top."""
        return self.height - self.bottom, self.top


FRAME = Frame()
# A page's whole width, for screens that have room for names beside the marks.
WIDE = Frame(width=880, height=420, left=64, right=24, top=20)
_LETTER, _LINE = 6.3, 13.0  # the room that a letter and a line of a mark's name take
_BESIDE = ((11, 4, "start"), (-11, 4, "end"), (0, -12, "middle"), (0, 21, "middle"), (9, -9, "start"), (9, 17, "start"),
           (-9, -9, "end"), (-9, 17, "end"))  # fmt: skip
_SHIFT = {"start": 0.0, "middle": 0.5, "end": 1.0}


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark on an axis: the value it stands for, and where it is."""

    value: Decimal
    at: float


def linear(low: Decimal, high: Decimal, ends: tuple[float, float]) -> Scale:
    """Equal steps for equal amounts."""
    start, end = ends
    span = float(high - low) or 1.0
    return lambda value: round(start + (end - start) * float(value - low) / span, 1)


def by_magnitude(low: Decimal, high: Decimal, ends: tuple[float, float]) -> Scale:
    """Equal steps for multiples of ten, on both sides of zero, so that small and large ones can both be seen."""
    start, end = ends
    first, last = _magnitude(low), _magnitude(high)
    span = (last - first) or 1.0
    return lambda value: round(start + (end - start) * (_magnitude(value) - first) / span, 1)


def _magnitude(value: Decimal) -> float:
    return math.copysign(math.log10(1 + abs(float(value))), float(value))


def even_ticks(low: Decimal, high: Decimal, scale: Scale) -> tuple[Tick, ...]:
    """Round values from end to end, at most six steps apart."""
    step = _step(high - low)
    first = math.ceil(low / step)
    last = math.floor(high / step)
    return tuple(Tick(step * n, scale(step * n)) for n in range(first, last + 1))


def _step(span: Decimal) -> Decimal:
    power = Decimal(1).scaleb(max(span.adjusted() - 1, -9))
    steps = (power * tens * step for tens in (1, 10, 100) for step in _STEPS)
    return next(step for step in steps if span / step <= _MOST_TICKS)


def ticks_of_ten(low: Decimal, high: Decimal, scale: Scale) -> tuple[Tick, ...]:
    """Zero, and the powers of ten from ten on that lie between the ends."""
    powers = [Decimal(10) ** n for n in range(1, 16)]
    values = [-one for one in reversed(powers)] + [Decimal(0)] + powers
    return tuple(Tick(value, scale(value)) for value in values if low <= value <= high)


@dataclass(frozen=True, slots=True)
class Name:
    """What a mark is called, and where that stands: `anchor` is the end of the text that is at `x`."""

    text: str
    x: float
    y: float
    anchor: str


def names(
    marks: Sequence[tuple[str, float, float]], frame: Frame, line: Sequence[tuple[float, float]] = ()
) -> list[Name | None]:
    """A place beside each mark for its name, where it covers no mark, name or line; None where there is no room."""
    taken = [(x - 7, y - 7, x + 7, y + 7) for _, x, y in marks]
    taken += [(x - 1, y - 1, x + 1, y + 1) for one, two in pairwise(line) for x, y in _between(one, two)]
    found: list[Name | None] = []
    for text, x, y in marks:
        places = (Name(text, round(x + dx, 1), round(y + dy, 1), anchor) for dx, dy, anchor in _BESIDE)
        free = next((one for one in places if _is_free(_room(one), taken, frame)), None)
        if free:
            taken.append(_room(free))
        found.append(free)
    return found


def _between(one: tuple[float, float], two: tuple[float, float]) -> Iterator[tuple[float, float]]:
    """Points from one to the other, so close together that no name fits between them."""
    steps = max(1, int(math.dist(one, two) / 4))
    for n in range(steps + 1):
        yield one[0] + (two[0] - one[0]) * n / steps, one[1] + (two[1] - one[1]) * n / steps


_Room: TypeAlias = tuple[float, float, float, float]


def _room(name: Name) -> _Room:
    width = len(name.text) * _LETTER
    left = name.x - width * _SHIFT[name.anchor]
    return left, name.y - _LINE + 3, left + width, name.y + 3


def _is_free(room: _Room, taken: Sequence[_Room], frame: Frame) -> bool:
    left, top, right, bottom = room
    inside = frame.left <= left and right <= frame.width and frame.top - 10 <= top and bottom <= frame.y[0] + 4
    return inside and not any(
        left < its_right and its_left < right and top < its_bottom and its_top < bottom
        for its_left, its_top, its_right, its_bottom in taken
    )


def path(points: Sequence[tuple[float, float]]) -> str:
    """A line through the points, in the words of SVG."""
    return "M" + "L".join(f"{x:g} {y:g}" for x, y in points)
