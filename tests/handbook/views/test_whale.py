from decimal import Decimal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.handbook.views.given import economics, handbook, negative, selection

from handbook.personas.catalog import Catalog
from handbook.views.drawing import FRAME
from handbook.views.whale import Whale, build

D = Decimal
steady = settings(derandomize=True, max_examples=60, deadline=None, database=None)
GBP = "baseline: {currency: GBP}"


def view(catalog: Catalog, options: str = "") -> Whale:
    return build(selection(options), catalog)


def order(found: Whale) -> list[str]:
    return [point.entry.record.id for point in found.points]


def shares(found: Whale) -> list[tuple[Decimal, Decimal]]:
    return [(point.customers_so_far, point.profit_so_far) for point in found.points]


# In published cases the best 20 % of customers give about 140 % of the profit, and the worst 20 % take 40 % away again.
PUBLISHED = {
    "middle": economics(customers="60", revenue="0"),
    "worst": negative("reasons: unprofitable") + economics(customers="20", revenue="0", returns_cost="2"),
    "best": economics(customers="20", revenue="14", gross_margin="50 %"),
}


def test_the_published_curve_comes_out_as_it_was_published() -> None:
    found = view(handbook(GBP, **PUBLISHED))
    assert order(found) == ["best", "middle", "worst"]
    assert shares(found) == [(D("0.2"), D("1.4")), (D("0.8"), D("1.4")), (D(1), D(1))]
    assert found.customers == 100
    assert found.profit == 100
    assert found.has_curve
    peak = found.peak
    assert (peak.customers_so_far, peak.profit_so_far, peak.profit_so_far - 1) == (D("0.2"), D("1.4"), D("0.4"))
    assert [point.adds for point in found.points] == [True, True, False]


def test_the_published_curve_is_drawn_from_nothing_over_its_peak_to_the_whole() -> None:
    found = view(handbook(GBP, **PUBLISHED))
    left, right = FRAME.x
    width = right - left
    across = [left + width * share for share in (0, 0.2, 0.8, 1)]
    places = [tuple(map(float, one.split(" "))) for one in found.line.removeprefix("M").split("L")]
    assert [x for x, _ in places] == pytest.approx(across, abs=0.06)
    start, peak, also_peak, end = (y for _, y in places)
    assert start == FRAME.y[0]
    assert peak == also_peak == FRAME.y[1]  # higher than the whole, which is further down the paper
    assert end == found.whole
    assert [(x, y) for _, x, y in found.marks] == places[1:]


def test_personas_are_ordered_by_what_one_customer_leaves_and_not_by_what_all_do() -> None:
    catalog = handbook(
        GBP,
        ann=economics(customers="1000", revenue="2"),  # 2 each, 2000 in all
        ben=economics(customers="1", revenue="3"),  # 3 each, 3 in all
        cy=economics(customers="10", new_customers="10", revenue="5", acquisition_cost="4"),  # 1 each, once won
    )
    assert order(view(catalog)) == ["ben", "ann", "cy"]
    assert order(view(catalog, "sort: name")) == ["ben", "ann", "cy"]  # another order would be no such curve


def test_equals_stand_by_name() -> None:
    catalog = handbook(GBP, cy=economics(), ben=economics(customers="3"), ann=economics(customers="30", period="year"))
    assert order(view(catalog)) == ["ann", "ben", "cy"]


@pytest.mark.parametrize(("period", "profit"), [("year", 1000), ("quarter", 4000), ("month", 12000)])
def test_figures_of_months_and_quarters_are_told_by_the_year(period: str, profit: int) -> None:
    found = view(handbook(GBP, ann=economics(period=period), ben=economics(revenue="1", period=period)))
    assert [point.profit for point in found.points] == [profit, profit / 100]
    assert found.profit == profit + D(profit) / 100
    assert [point.customers for point in found.points] == [10, 10]


def test_customers_of_different_periods_are_not_added_up() -> None:
    """Of those served in a month, nobody knows how many are the same the month after."""
    by_month = {"cy": economics(period="month"), "dee": economics(period="month", revenue="1")}
    found = view(handbook(GBP, ann=economics(), **by_month))
    assert order(found) == ["cy", "dee"]
    assert [(one.record.id, one.inputs) for one in found.elsewhen] == [("ann", ("10 a year",))]
    assert found.period == "month"
    found = view(handbook(GBP, ann=economics(), cy=economics(period="month"), ben=economics(revenue="1")))
    assert order(found) == ["ann", "ben"]
    assert [(one.record.id, one.inputs) for one in found.elsewhen] == [("cy", ("10 a month",))]
    assert (found.customers, found.period, found.left_out) == (20, "year", ())


def test_where_as_many_count_by_month_as_by_year_the_year_is_drawn() -> None:
    found = view(handbook(GBP, ann=economics(period="month"), ben=economics()))
    assert order(found) == ["ben"]


@pytest.mark.parametrize(
    ("personas", "profit", "has_curve"),
    [
        ({}, 0, False),
        ({"ann": economics()}, 1000, False),
        ({"ann": economics(), "ben": ""}, 1000, False),
        ({"ann": economics(), "ben": economics()}, 2000, True),
        ({"ann": economics(), "ben": economics(revenue="0", support_cost="99")}, 10, True),
        ({"ann": economics(), "ben": economics(revenue="0", support_cost="100")}, 0, False),
        ({"ann": economics(), "ben": economics(revenue="0", support_cost="101")}, -10, False),
        ({"ann": economics(revenue="0"), "ben": economics(revenue="0")}, 0, False),
        ({"ann": economics(customers="0"), "ben": economics(customers="0")}, 0, False),
    ],
)
def test_there_is_a_curve_where_two_personas_and_a_profit_are(
    personas: dict[str, str], profit: int, *, has_curve: bool
) -> None:
    found = view(handbook(GBP, **personas))
    assert found.profit == profit
    assert found.has_curve is has_curve


def test_who_has_no_exact_total_is_left_out_by_name_with_what_is_missing() -> None:
    catalog = handbook(
        GBP,
        gus=economics(),
        fe=economics(new_customers=None),
        el=economics(acquisition_cost=None, new_customers="3"),
        di=economics(customers=None, revenue=None),
        cy="",
        ben=economics(support_cost=None),  # a bound has no place on a curve
        ann=economics(acquisition_cost=None),  # which nobody new has cost
    )
    found = view(catalog)
    assert order(found) == ["ann", "gus"]
    assert [(one.record.id, one.inputs) for one in found.left_out] == [
        ("ben", ("Support cost",)),
        ("cy", ()),
        ("di", ("Customers", "Revenue")),
        ("el", ("Acquisition cost",)),
        ("fe", ("New customers",)),
    ]


def test_a_persona_without_customers_takes_no_place_and_is_told_from_one_without_figures() -> None:
    found = view(handbook(GBP, ann=economics(customers="0"), ben=economics(), cy=economics(revenue="50")))
    assert order(found) == ["ben", "cy"]
    assert [(point.customers, point.customers_so_far) for point in found.points] == [(10, D("0.5")), (10, 1)]
    assert [(one.record.id, one.inputs) for one in found.deserted] == [("ann", ())]
    assert (found.left_out, found.elsewhen) == ((), ())


@pytest.mark.parametrize(
    ("options", "ids"),
    [
        ("where: {type: customer}", ["best", "middle"]),
        ("where: {type: negative}", ["worst"]),
        ("where: {economics.returns_cost: 2}", ["worst"]),
        ("where: {segment: filled}", []),
    ],
)
def test_conditions_choose_who_is_counted(options: str, ids: list[str]) -> None:
    assert order(view(handbook(GBP, **PUBLISHED), options)) == ids


@pytest.mark.parametrize(
    ("ben", "is_estimate"),
    [
        (economics(), False),
        (economics(estimate="true"), True),
        (economics(source=None), True),
        (economics(source=None, revenue=None), False),  # not on the curve
    ],
)
def test_a_curve_says_whether_it_rests_on_estimates(ben: str, *, is_estimate: bool) -> None:
    assert view(handbook(GBP, ann=economics(), ben=ben)).is_estimate is is_estimate


def test_the_public_sees_none() -> None:
    found = view(handbook(f"audience: public\n{GBP}", **PUBLISHED))
    assert (found.points, found.left_out, found.has_curve) == ((), (), False)


COUNTS = st.sampled_from([0, 1, 7, 999999999999999]) | st.integers(0, 500)
PRICES = st.sampled_from(["0", "0.000000001", "999999999999999.999999999"]) | st.integers(0, 500).map(str)


@steady
@given(rows=st.lists(st.tuples(COUNTS, PRICES, PRICES), min_size=2, max_size=6))
@example(rows=[(1, "0.000000002", "0"), (999999999999999, "999999999999999", "999999999999999")])
@example(rows=[(0, "1", "0"), (1, "1", "0"), (1, "1", "0")])
@example(rows=[(1, "500", "0"), (1, "0", "499"), (1, "0", "0.5")])
def test_every_mark_stands_inside_the_frame(rows: list[tuple[int, str, str]]) -> None:
    personas = {
        f"p{number}": economics(customers=f"{customers}", revenue=revenue, other_cost=cost)
        for number, (customers, revenue, cost) in enumerate(rows)
    }
    found = view(handbook(GBP, **personas))
    each = [point.profit / point.customers for point in found.points]
    assert each == sorted(each, reverse=True)
    assert len(found.points) + len(found.deserted) == len(rows)
    if found.has_curve:
        left, right = FRAME.x
        bottom, top = FRAME.y
        xs = [x for _, x, _ in found.marks]
        assert xs == sorted(xs)
        assert xs[-1] == right
        assert all(left <= x <= right and top <= y <= bottom for _, x, y in found.marks)
        assert top <= found.whole <= bottom
        assert found.marks[-1][2] == found.whole
        assert all(left <= tick.at <= right for tick in found.across)
        assert all(top <= tick.at <= bottom for tick in found.up)
        assert D(0) in [tick.value for tick in found.up]
