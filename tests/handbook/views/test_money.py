from decimal import Decimal

import pytest
from tests.handbook.views.given import economics, handbook, negative, selection

from handbook.personas.catalog import Catalog
from handbook.views.money import Money, build

GBP = "baseline: {currency: GBP}"


def view(catalog: Catalog, options: str = "") -> Money:
    return build(selection(options), catalog)


def rows(catalog: Catalog, options: str = "") -> list[str]:
    return [entry.record.id for entry in view(catalog, options).entries]


CATALOG = handbook(
    GBP,
    ann=economics(revenue="5") + "segment: C\n",  # 50 in all
    ben=economics(revenue="5") + "segment: B\n",
    cy=negative("reasons: unprofitable") + economics(revenue="0", support_cost="1"),  # -10
    di=economics(customers=None) + "segment: A\n",  # cannot be told
    el=economics(revenue="6", other_cost=None),  # at most 60
    fe="segment: A\n",
    gus=economics() + "status: retired\nretired_on: 2026-01-01\nretired_reason: Gone.\n",
)


@pytest.mark.parametrize(
    ("options", "expected", "without"),
    [
        ("", ["el", "ann", "ben", "cy", "di"], ["fe"]),
        ("sort: segment", ["di", "ben", "ann", "cy", "el"], ["fe"]),
        ("sort: economics.revenue", ["cy", "ann", "ben", "el", "di"], ["fe"]),
        ("where: {type: negative}", ["cy"], []),
        ("where: {segment: A}", ["di"], ["fe"]),
        ("where: {status: retired}", ["gus"], []),
        ("where: {economics.customers: filled}", ["el", "ann", "ben", "cy"], []),
    ],
)
def test_the_best_come_first_and_those_that_cannot_be_told_last(
    options: str, expected: list[str], without: list[str]
) -> None:
    assert rows(CATALOG, options) == expected
    assert [one.record.id for one in view(CATALOG, options).without] == without


@pytest.mark.parametrize(("period", "total"), [("year", 1000), ("quarter", 4000), ("month", 12000)])
def test_figures_of_months_and_quarters_are_told_by_the_year(period: str, total: int) -> None:
    (entry,) = view(handbook(GBP, ann=economics(period=period))).entries
    assert entry.statement.total.amount == total
    assert entry.statement.value.amount == total / 10


RATES = handbook(
    "baseline: {currency: GBP, return_rate: 10 %, churn_rate: 0, source: Finance}",
    ann=economics(return_rate="25 %", contacts_per_order="0.4"),
    ben=economics(revenue="90", churn_rate="30 %"),
    cy=economics(revenue="80"),
)


def test_the_rates_that_anybody_has_are_columns_beside_what_is_usual() -> None:
    found = view(RATES)
    assert found.rate_columns == (
        ("Return rate", Decimal("0.1")),
        ("Contacts per order", None),
        ("Churn rate", Decimal(0)),
    )
    cells = {one.entry.record.id: [cell and (cell.value, cell.multiple) for cell in one.cells] for one in found.rates}
    assert cells == {
        "ann": [(Decimal("0.25"), Decimal("2.5")), (Decimal("0.4"), None), None],
        "ben": [None, None, (Decimal("0.3"), None)],  # there is no multiple of nothing
    }


def test_without_rates_there_are_no_columns() -> None:
    found = view(RATES, "where: {economics.return_rate: empty, economics.churn_rate: empty}")
    assert [entry.record.id for entry in found.entries] == ["cy"]
    assert (found.rates, found.rate_columns) == ((), ())


def test_without_a_baseline_nothing_is_usual() -> None:
    found = view(handbook(ann="economics: {return_rate: 25 %}"))
    assert (found.baseline, found.rate_columns) == (None, (("Return rate", None),))


def test_nobody_may_have_figures() -> None:
    found = view(handbook(GBP, ben="", ann=""))
    assert found.is_empty
    assert [one.record.id for one in found.without] == ["ann", "ben"]


def test_the_public_sees_none() -> None:
    found = view(handbook("audience: public\nbaseline: {currency: GBP}", ann=economics()))
    assert found.is_empty
    assert (found.rates, found.without) == ((), ())
