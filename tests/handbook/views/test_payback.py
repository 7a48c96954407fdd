from fractions import Fraction

import pytest
from tests.handbook.views.given import economics, handbook, known, negative, selection

from handbook.views.payback import build

GBP = "baseline: {currency: GBP}"
ALL = handbook(
    GBP,
    lost=economics(new_customers="3", acquisition_cost="100", churn_rate="100 %", revenue="99"),
    good=economics(new_customers="2", acquisition_cost="100", churn_rate="10 %"),
    open=economics(new_customers="5", acquisition_cost="100"),
    untold=economics(new_customers=None, acquisition_cost="100"),
    bare="",
    declined=negative("why: W") + economics(new_customers="4", acquisition_cost="50", revenue="0"),
    spared=negative("why: W") + economics(new_customers="1", acquisition_cost="100", churn_rate="10 %"),
)


def test_customers_and_declined_ones_stand_apart_the_dearest_first_and_unknown_ones_last() -> None:
    view = build(selection(), ALL)
    assert [row.record.name for row in view.wanted.rows] == ["Open", "Lost", "Good", "Untold"]
    assert [row.record.name for row in view.declined.rows] == ["Declined", "Spared"]
    assert [one.record.name for one in view.without] == ["Bare"]


def test_shares_are_of_all_that_the_figures_show_as_spent() -> None:
    view = build(selection(), ALL)
    whole = 300 + 200 + 500 + 200 + 100
    assert view.every.whole == whole
    assert {row.record.id: row.share and Fraction(row.share).limit_denominator(whole) for row in view.every.rows} == {
        "lost": Fraction(300, whole),
        "good": Fraction(200, whole),
        "open": Fraction(500, whole),
        "untold": None,
        "declined": Fraction(200, whole),
        "spared": Fraction(100, whole),
    }
    assert [part.spent for part in (view.wanted.never, view.declined.never, view.every.open)] == [300, 200, 500]
    assert [part.spent for part in (view.wanted, view.declined)] == [1000, 300]
    assert view.wanted.unknown == 1


def test_of_nothing_there_is_no_share() -> None:
    view = build(selection(), handbook(GBP, ann=economics()))
    assert [row.share for row in view.every.rows] == [None]
    assert view.every.share is None
    assert build(selection(), handbook(GBP, ann="")).is_empty


@pytest.mark.parametrize(
    ("ann", "ben", "overlooked"),
    [
        ("priority: secondary\nshare_of_profit: 52", "priority: primary\nshare_of_profit: 20", "Ann"),
        ("share_of_profit: 52", "priority: primary\nshare_of_profit: 20", "Ann"),
        ("priority: primary\nshare_of_profit: 52", "priority: secondary\nshare_of_profit: 20", None),
        ("priority: secondary", "priority: secondary", None),
    ],
)
def test_whoever_earns_most_and_is_not_primary_is_named(ann: str, ben: str, overlooked: str | None) -> None:
    catalog = handbook(GBP, ann=economics() + ann, ben=economics() + ben)
    found = build(selection(), catalog).overlooked
    assert (found.name if found else None) == overlooked


def test_what_rests_on_an_estimate_is_told_apart() -> None:
    known = economics(new_customers="1", acquisition_cost="3")
    guessed = economics(new_customers="1", acquisition_cost="4", estimate="true")
    nothing = economics(estimate="true")
    assert build(selection(), handbook(GBP, ann=known, ben=guessed, cy=nothing)).wanted.estimated == 4


def test_how_sure_the_sum_is_leaves_out_those_on_whom_nothing_is_spent() -> None:
    spent = economics(new_customers="1", acquisition_cost="3")
    book = handbook(GBP, ann=spent + known(confidence="high"), ben=economics() + known(confidence="low"))
    assert build(selection(), book).wanted.sureness == "high confidence"
