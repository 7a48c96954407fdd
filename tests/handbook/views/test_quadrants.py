from decimal import Decimal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.handbook.views.given import economics, handbook, negative, selection

from handbook.personas.catalog import Catalog
from handbook.views.drawing import FRAME
from handbook.views.quadrants import Divide, Quadrants, build

D = Decimal
steady = settings(derandomize=True, max_examples=40, deadline=None, database=None)
USUAL = "baseline: {currency: GBP, customer_value: 50, cost_to_serve: 20}"


def figures(value: object, cost: object) -> str:
    return economics(revenue=f"{value}", support_cost=f"{cost}")


def view(catalog: Catalog, options: str = "") -> Quadrants:
    return build(selection(options), catalog)


def places(found: Quadrants) -> dict[str, list[str]]:
    return {field.value: [mark.entry.record.id for mark in marks] for field, marks in found.fields}


CORNERS = {"ann": figures(60, 10), "ben": figures(60, 30), "cy": figures(40, 10), "di": figures(40, 30)}


def test_each_persona_stands_in_one_of_four_fields() -> None:
    assert places(view(handbook(USUAL, **CORNERS))) == {
        "cherish": ["ann"],
        "ease": ["ben"],
        "simple": ["cy"],
        "mend": ["di"],
    }


def test_the_fields_say_what_to_do_in_a_fixed_order_and_empty_ones_are_left_out() -> None:
    found = view(handbook(USUAL, ann=CORNERS["di"], ben=CORNERS["ann"]))
    assert [field.label for field, _ in found.fields] == [
        "High value, low cost to serve: look after them",
        "Low value, high cost to serve: fix the cause, or refer them elsewhere",
    ]


def test_value_is_high_from_the_usual_on_and_cost_only_above_it() -> None:
    assert places(view(handbook(USUAL, ann=figures(50, 20), ben=figures("49.99", "20.01")))) == {
        "cherish": ["ann"],
        "mend": ["ben"],
    }


@pytest.mark.parametrize(
    ("settings", "value", "cost"),
    [
        (USUAL, (50, True), (20, True)),
        ("baseline: {currency: GBP, customer_value: 50}", (50, True), (12, False)),
        ("baseline: {currency: GBP, cost_to_serve: 0}", (30, False), (0, True)),
        ("baseline: {currency: GBP}", (30, False), (12, False)),
    ],
)
def test_they_are_divided_at_the_baseline_or_else_in_the_middle(
    settings: str, value: tuple[int, bool], cost: tuple[int, bool]
) -> None:
    catalog = handbook(settings, ann=figures(10, 2), ben=figures(30, 12), cy=figures(900, 400))
    found = view(catalog)
    assert found.value == Divide(D(value[0]), value[1])
    assert found.cost == Divide(D(cost[0]), cost[1])


def test_the_middle_of_an_even_number_lies_between_the_two_in_the_middle() -> None:
    found = view(handbook("baseline: {currency: GBP}", ann=figures(10, 1), ben=figures(15, 4)))
    assert (found.value.at, found.cost.at) == (D("12.5"), D("2.5"))


def test_without_any_complete_figures_there_is_nothing_to_divide() -> None:
    found = view(handbook(None, ann=""))
    assert (found.value, found.cost) == (Divide(D(0), is_baseline=False), Divide(D(0), is_baseline=False))
    assert (found.marks, found.has_chart) == ((), False)


def test_one_persona_alone_is_neither_high_nor_low() -> None:
    found = view(handbook(USUAL, ann=figures(60, 10)))
    assert len(found.marks) == 1
    assert not found.has_chart
    assert view(handbook(USUAL, ann=figures(60, 10), ben=figures(60, 10))).has_chart


def test_the_most_valuable_come_first_equals_by_name() -> None:
    catalog = handbook(USUAL, ann=figures(1, 1), cy=figures(9, 1), ben=figures(9, 400))
    assert [(mark.number, mark.entry.record.id) for mark in view(catalog).marks] == [(1, "ben"), (2, "cy"), (3, "ann")]


@pytest.mark.parametrize(("period", "value", "cost"), [("year", 60, 10), ("quarter", 240, 40), ("month", 720, 120)])
def test_figures_of_months_and_quarters_are_told_by_the_year(period: str, value: int, cost: int) -> None:
    (mark,) = view(handbook(USUAL, ann=economics(revenue="60", support_cost="10", period=period))).marks
    assert (mark.value, mark.cost) == (D(value), D(cost))


def test_who_has_incomplete_figures_is_left_out_by_name_with_what_is_missing() -> None:
    catalog = handbook(
        USUAL,
        el=economics(revenue=None, other_cost=None),
        di=economics(customers=None, acquisition_cost=None),  # which a place does not need
        cy="",
        ben=economics(gross_margin=None),
        ann=economics(support_cost=None, returns_cost=None),
    )
    found = view(catalog)
    assert [mark.entry.record.id for mark in found.marks] == ["di"]
    assert [(one.record.id, one.inputs) for one in found.left_out] == [
        ("ann", ("Support cost", "Returns cost")),
        ("ben", ("Gross margin",)),
        ("cy", ()),
        ("el", ("Revenue", "Other cost")),
    ]


@pytest.mark.parametrize(
    ("options", "ids"),
    [
        ("where: {type: negative}", ["el"]),
        ("where: {segment: filled}", ["ann"]),
        ("sort: segment", ["ann", "el"]),
        ("where: {type: customer, segment: empty}", []),
    ],
)
def test_conditions_choose_who_is_drawn(options: str, ids: list[str]) -> None:
    catalog = handbook(
        USUAL, ann=figures(9, 1) + "segment: B\n", el=negative("why: W") + figures(3, 9) + "segment: ''\n"
    )
    assert [mark.entry.record.id for mark in view(catalog, options).marks] == ids


@pytest.mark.parametrize(
    ("ben", "is_estimate"),
    [
        (figures(1, 1), False),
        (figures(1, 1).replace("source: S1", "estimate: true"), True),
        ("economics: {return_rate: 4 %, estimate: true}", False),  # not in the chart
    ],
)
def test_a_chart_says_whether_it_rests_on_estimates(ben: str, *, is_estimate: bool) -> None:
    assert view(handbook(USUAL, ann=figures(9, 1), ben=ben)).is_estimate is is_estimate


def test_the_public_sees_none() -> None:
    found = view(handbook(f"audience: public\n{USUAL}", **CORNERS))
    assert (found.marks, found.left_out, found.has_chart) == ((), (), False)


PRICES = st.sampled_from(["0", "0.01", "1", "999999999999999", "123456.789"]) | st.integers(0, 2000).map(str)
MARGINS = st.sampled_from(["100 %", "0", "-100", "41 %", "-0.5 %"])


@steady
@given(
    rows=st.lists(st.tuples(PRICES, MARGINS, PRICES), min_size=2, max_size=7),
    usual=st.none() | st.tuples(PRICES, PRICES),
)
@example(rows=[("0", "100", "0"), ("0", "100", "0")], usual=None)
@example(rows=[("0", "100", "0"), ("0", "100", "0")], usual=("0", "0"))
@example(rows=[("7", "-100", "7")] * 7, usual=None)
@example(rows=[("999999999999999", "-100", "0"), ("999999999999999", "100", "999999999999999")], usual=("1", "1"))
def test_every_mark_stands_inside_the_frame(rows: list[tuple[str, str, str]], usual: tuple[str, str] | None) -> None:
    more = f", customer_value: {usual[0]}, cost_to_serve: {usual[1]}" if usual else ""
    personas = {
        f"p{number}": economics(revenue=value, gross_margin=margin, support_cost=cost)
        for number, (value, margin, cost) in enumerate(rows)
    }
    found = view(handbook(f"baseline: {{currency: GBP{more}}}", **personas))
    left, right = FRAME.x
    bottom, top = FRAME.y
    assert len(found.placed) == len(rows)
    for _, x, y in found.placed:
        assert left <= x <= right
        assert top <= y <= bottom
    x, y = found.divided_at
    assert left <= x <= right
    assert top <= y <= bottom
    assert [tick.at for tick in found.across] == sorted(tick.at for tick in found.across)
    assert all(left <= tick.at <= right for tick in found.across)
    assert all(top <= tick.at <= bottom for tick in found.up)
    assert D(0) in [tick.value for tick in found.up]


@pytest.mark.parametrize("count", [2, 5, 8])
def test_personas_in_the_same_place_do_not_cover_one_another(count: int) -> None:
    personas = {f"p{number}": figures(60, 10) for number in range(count)}
    found = view(handbook(USUAL, **personas))
    spots = [(x, y) for _, x, y in found.placed]
    apart = min((ax - bx) ** 2 + (ay - by) ** 2 for n, (ax, ay) in enumerate(spots) for bx, by in spots[n + 1 :])
    assert apart**0.5 > 15  # a mark is 16 wide, with a number in the middle of it
