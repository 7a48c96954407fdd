from collections.abc import Callable
from decimal import Decimal

import pytest
from tests.handbook.support import TODAY
from tests.handbook.views.given import economics, handbook, negative, selection

from handbook.personas.catalog import Catalog
from handbook.views.exclusions import Row, build

GBP = "baseline: {currency: GBP}"
YESTERDAY, TOMORROW = (TODAY.replace(day=TODAY.day + step).isoformat() for step in (-1, 1))
NEVER = {"revenue": "0", "acquisition_cost": "25"}  # nothing is ever left to repay it
SPENT = economics(**NEVER, new_customers="4")


NO_COST = ("Acquisition cost", "New customers")


def rule(name: str, owner: str = "Marketing", expires: str = TOMORROW) -> str:
    parts = {"where": "Mail", "rule": name, "owner": owner, "expires": expires}
    return "{" + ", ".join(f"{key}: {value}" for key, value in parts.items() if value) + "}"


def excluded(*rules: str) -> str:
    return negative(f"exclusions: [{', '.join(rules)}]")


def order(options: str, catalog: Catalog) -> list[tuple[str, list[str]]]:
    register = build(selection(options), catalog)
    return [(one.record.id, [row.exclusion.rule for row in one.rows]) for one in register.personas]


@pytest.mark.parametrize(
    ("expires", "is_expired"), [(YESTERDAY, True), (TODAY.isoformat(), False), (TOMORROW, False), ("", False)]
)
def test_an_exclusion_has_expired_on_the_day_after_its_last(expires: str, *, is_expired: bool) -> None:
    ((row,),) = (one.rows for one in build(selection(), handbook(ann=excluded(rule("A", expires=expires)))).personas)
    assert row.is_expired is is_expired
    assert row.is_endless is (not expires)


def test_the_expired_stand_first_then_those_that_nobody_owns_then_those_that_never_expire() -> None:
    rules = (
        rule("in order"),
        rule("endless", expires=""),
        rule("nobody's endless", owner="", expires=""),
        rule("nobody's", owner=""),
        rule("expired", expires=YESTERDAY),
        rule("nobody's expired", owner="", expires=YESTERDAY),
    )
    ((_, rows),) = order("", handbook(ann=excluded(*rules)))
    assert rows == ["nobody's expired", "expired", "nobody's endless", "nobody's", "endless", "in order"]


def test_exclusions_that_want_nothing_stay_in_the_order_of_the_file() -> None:
    assert order("", handbook(ann=excluded(rule("b"), rule("a"), rule("c")))) == [("ann", ["b", "a", "c"])]


REGISTER = handbook(
    GBP,
    ann=excluded(rule("a")) + economics(revenue="0", new_customers="1", acquisition_cost="3") + "segment: B\n",
    ben=excluded(rule("b1"), rule("b2"), rule("b3")) + SPENT + "segment: C\n",
    cy=excluded(rule("c", expires=YESTERDAY)) + "segment: A\n",
    di=excluded(rule("d")) + "status: retired\nretired_on: 2026-01-01\nretired_reason: Gone.\n",
    el=negative("why: Nothing is excluded."),
    fe=excluded(rule("f", owner="")) + economics(acquisition_cost=None, new_customers="2"),
    gus=SPENT,
)


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ("", ["cy", "fe", "ben", "ann"]),
        ("sort: segment", ["cy", "ann", "ben", "fe"]),
        ("sort: name", ["ann", "ben", "cy", "fe"]),
        ("where: {segment: [B, C]}", ["ben", "ann"]),
        ("where: {status: retired}", ["di"]),
        ("where: {type: customer}", []),
    ],
)
def test_personas_that_want_attention_come_first_then_those_that_waste_most(options: str, expected: list[str]) -> None:
    assert [key for key, _ in order(options, REGISTER)] == expected


def test_the_waste_of_a_persona_is_counted_once_however_many_exclusions_it_has() -> None:
    register = build(selection(), REGISTER)
    assert register.waste == 4 * 25 + 1 * 3
    assert [one.record.id for one in register.unknown] == ["fe"]
    assert [one.record.id for one in register.untold] == ["cy", "el"]
    assert (register.currency, register.csv) == ("GBP", "personas/negative/exclusions.csv")


@pytest.mark.parametrize(
    ("figures", "waste", "missing"),
    [
        (SPENT, Decimal(100), ()),
        (economics(**NEVER, new_customers="4", period="month"), Decimal(1200), ()),
        (economics(revenue="0", new_customers="4", acquisition_cost="2.5", period="quarter"), Decimal(40), ()),
        (economics(new_customers="0", acquisition_cost=None), Decimal(0), ()),
        (economics(**NEVER, new_customers=None), None, ("New customers",)),
        (economics(**(NEVER | {"acquisition_cost": None}), new_customers=None, churn_rate="50 %"), None, NO_COST),
        (economics(new_customers="4", acquisition_cost="25"), None, ("Expected life or churn rate",)),
        (economics(new_customers="4", acquisition_cost="25", churn_rate="50 %"), Decimal(0), ()),
        (economics(new_customers="4", acquisition_cost="25", expected_life="0.25"), Decimal(0), ()),
        (economics(new_customers="4", acquisition_cost="25", expected_life="0.24"), Decimal(100), ()),
        (economics(new_customers="4", acquisition_cost="0"), Decimal(0), ()),
    ],
)
def test_the_waste_is_what_the_new_ones_cost_in_a_year_or_says_what_is_missing(
    figures: str, waste: Decimal | None, missing: tuple[str, ...]
) -> None:
    register = build(selection(), handbook(GBP, ann=excluded(rule("a")) + figures))
    (one,) = register.personas
    assert one.waste
    assert (one.waste.amount, one.waste.missing, register.waste) == (waste, missing, waste)
    assert bool(register.unknown) is (waste is None)


def test_what_is_wasted_on_people_whom_nobody_excludes_is_told_apart() -> None:
    open_to_all = negative("why: W")
    repaid = economics(new_customers="9", acquisition_cost="25", churn_rate="10 %")
    catalog = handbook(
        GBP, ann=excluded(rule("a")) + SPENT, ben=open_to_all + SPENT, cy=open_to_all + repaid, di=SPENT, el=open_to_all
    )
    register = build(selection(), catalog)
    assert [one.record.id for one in register.overlooked] == ["ben"]
    assert register.overlooked_waste == 100
    assert register.waste == 100


def test_without_any_figures_the_waste_is_not_known() -> None:
    register = build(selection(), handbook(ann=excluded(rule("a"))))
    assert (register.waste, register.personas[0].waste, register.currency) == (None, None, None)
    assert not register.is_estimate


@pytest.mark.parametrize(
    ("ann", "ben", "is_estimate"),
    [
        (SPENT, SPENT, False),
        (SPENT, economics(estimate="true"), True),
        (SPENT, economics(source=None), True),
        (SPENT, economics(**NEVER, source=None, new_customers=None), False),  # not in the sum
    ],
)
def test_the_sum_is_an_estimate_if_any_part_of_it_is(ann: str, ben: str, *, is_estimate: bool) -> None:
    catalog = handbook(GBP, ann=excluded(rule("a")) + ann, ben=excluded(rule("b")) + ben)
    assert build(selection(), catalog).is_estimate is is_estimate


def test_what_has_expired_and_what_nobody_owns_is_counted_by_the_rule() -> None:
    rules = (rule("a", expires=YESTERDAY), rule("b", owner="", expires=YESTERDAY), rule("c"))
    catalog = handbook(ann=excluded(*rules), ben=excluded(rule("d", owner="")))
    assert build(selection(), catalog).of_note == (2, 2)
    assert build(selection("where: {segment: filled}"), catalog).of_note == (0, 0)


def test_a_handbook_may_exclude_nobody() -> None:
    register = build(selection(), handbook(ann="", ben=negative("why: W")))
    assert (register.personas, register.waste, register.of_note) == ((), None, (0, 0))


ATTENTION: dict[str, Callable[[Row], bool]] = {
    "is_expired": lambda row: row.is_expired,
    "is_ownerless": lambda row: row.is_ownerless,
    "is_endless": lambda row: row.is_endless,
}


@pytest.mark.parametrize(
    ("written", "matters"),
    [
        (rule("a"), []),
        (rule("a", owner=""), ["is_ownerless"]),
        (rule("a", expires=""), ["is_endless"]),
        (rule("a", expires=YESTERDAY), ["is_expired"]),
        (rule("a", owner="", expires=""), ["is_ownerless", "is_endless"]),
    ],
)
def test_a_row_says_what_is_the_matter_with_it(written: str, matters: list[str]) -> None:
    ((row,),) = (one.rows for one in build(selection(), handbook(ann=excluded(written))).personas)
    assert [name for name, holds in ATTENTION.items() if holds(row)] == matters
