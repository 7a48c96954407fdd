import math
from collections.abc import Callable
from decimal import Decimal
from typing import TypeAlias

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from handbook.views.drawing import FRAME, Frame, Scale, Tick, by_magnitude, even_ticks, linear, path, ticks_of_ten

D = Decimal
ScaleOf: TypeAlias = Callable[[Decimal, Decimal, tuple[float, float]], Scale]
steady = settings(derandomize=True, max_examples=200, deadline=None, database=None)
AMOUNTS = st.decimals(-(10**16), 10**16, allow_nan=False, places=4)
ENDS = st.sampled_from([FRAME.x, FRAME.y])
SCALES = st.sampled_from([linear, by_magnitude])


def between(value: float, ends: tuple[float, float]) -> bool:
    return min(ends) <= value <= max(ends)


def test_a_frame_leaves_room_for_what_is_written_around_it() -> None:
    assert FRAME.x == (52, 386)
    assert FRAME.y == (276, 14)  # upwards, as a reader reads it
    assert Frame(width=100, height=50, left=0, right=0, top=0, bottom=0).y == (50, 0)


@steady
@given(amounts=st.lists(AMOUNTS, min_size=1, max_size=5), ends=ENDS, scale_of=SCALES)
@example(amounts=[D(0)], ends=FRAME.x, scale_of=linear)
@example(amounts=[D(0)], ends=FRAME.x, scale_of=by_magnitude)
@example(amounts=[D(-5), D(-5)], ends=FRAME.y, scale_of=linear)
@example(amounts=[D(-(10**16)), D(10**16), D("0.0001")], ends=FRAME.y, scale_of=by_magnitude)
def test_every_amount_has_a_place_between_the_ends(
    amounts: list[Decimal], ends: tuple[float, float], scale_of: ScaleOf
) -> None:
    scale = scale_of(min(amounts), max(amounts), ends)
    places = [scale(one) for one in sorted(amounts)]
    assert all(between(place, ends) for place in places)
    assert places == sorted(places, reverse=ends[1] < ends[0])


@pytest.mark.parametrize("scale_of", [linear, by_magnitude])
@pytest.mark.parametrize(("low", "high"), [(D(0), D(1)), (D("-0.4"), D("1.4")), (D(-500), D(20000)), (D(-9), D(-2))])
def test_the_lowest_stands_at_the_beginning_and_the_highest_at_the_end(
    low: Decimal, high: Decimal, scale_of: ScaleOf
) -> None:
    scale = scale_of(low, high, FRAME.y)
    assert (scale(low), scale(high)) == FRAME.y


def test_equal_amounts_take_equal_steps() -> None:
    scale = linear(D(0), D(4), (0, 100))
    assert [scale(D(n)) for n in range(5)] == [0, 25, 50, 75, 100]


def test_multiples_of_ten_take_equal_steps_on_both_sides_of_zero() -> None:
    scale = by_magnitude(D(-9999), D(9999), (-4, 4))
    assert [scale(sign * (D(10) ** n - 1)) for sign in (-1, 1) for n in (3, 2, 1, 0)] == [-3, -2, -1, 0, 3, 2, 1, 0]


@pytest.mark.parametrize(
    ("low", "high", "values"),
    [
        ("0", "1", ["0", "0.2", "0.4", "0.6", "0.8", "1"]),
        ("0", "1.4", ["0", "0.5", "1"]),
        ("-0.4", "1.4", ["0", "0.5", "1"]),
        ("-2.6", "1", ["-2", "-1", "0", "1"]),
        ("0", "6", ["0", "1", "2", "3", "4", "5", "6"]),
        ("0", "6.01", ["0", "2", "4", "6"]),
        ("-300", "99", ["-300", "-200", "-100", "0"]),
        ("1", "1", ["1"]),
    ],
)
def test_ticks_stand_at_round_values(low: str, high: str, values: list[str]) -> None:
    ticks = even_ticks(D(low), D(high), linear(D(low), D(high), FRAME.x))
    assert [tick.value for tick in ticks] == [D(value) for value in values]


@pytest.mark.parametrize(
    ("low", "high", "values"),
    [
        ("0", "1", [0]),
        ("0", "10", [0, 10]),
        ("0", "2500", [0, 10, 100, 1000]),
        ("-150", "20", [-100, -10, 0, 10]),
        ("0", "0", [0]),
        ("12", "90", []),
    ],
)
def test_ticks_of_ten_are_zero_and_the_powers_of_ten(low: str, high: str, values: list[int]) -> None:
    ticks = ticks_of_ten(D(low), D(high), by_magnitude(D(low), D(high), FRAME.x))
    assert [tick.value for tick in ticks] == values


def ticks_between(low: Decimal, high: Decimal, *, even: bool) -> tuple[Tick, ...]:
    if even:
        return even_ticks(low, high, linear(low, high, FRAME.y))
    return ticks_of_ten(low, high, by_magnitude(low, high, FRAME.y))


@steady
@given(one=AMOUNTS, other=AMOUNTS, even=st.booleans())
@example(one=D(0), other=D(0), even=True)
@example(one=D(7), other=D(7), even=True)
@example(one=D("0.0001"), other=D("0.0002"), even=True)
@example(one=D(10) ** 16, other=-(D(10) ** 16), even=False)
def test_ticks_are_in_order_between_the_ends_and_never_too_many(one: Decimal, other: Decimal, *, even: bool) -> None:
    low, high = sorted((one, other))
    ticks = ticks_between(low, high, even=even)
    values = [tick.value for tick in ticks]
    assert values == sorted(set(values))
    assert all(low <= value <= high for value in values)
    assert all(math.isfinite(tick.at) and between(tick.at, FRAME.y) for tick in ticks)
    assert len(ticks) <= (7 if even else 31)


@steady
@given(low=st.decimals(-1000, 0, places=2), span=st.decimals("0.01", 1000, places=2))
def test_an_axis_with_zero_in_it_says_where_zero_is(low: Decimal, span: Decimal) -> None:
    high = max(low + span, D(0))
    assert D(0) in [tick.value for tick in even_ticks(low, high, linear(low, high, FRAME.y))]


def test_a_path_is_a_line_through_the_points() -> None:
    assert path([(52, 276), (118.8, 14), (386.0, 101.5)]) == "M52 276L118.8 14L386 101.5"


@steady
@given(points=st.lists(st.tuples(st.integers(0, 4000), st.integers(0, 4000)), min_size=1, max_size=9))
def test_a_path_names_every_point_with_its_decimal(points: list[tuple[int, int]]) -> None:
    places = [(x / 10, y / 10) for x, y in points]
    written = path(places).removeprefix("M").split("L")
    assert [tuple(float(part) for part in one.split(" ")) for one in written] == places
