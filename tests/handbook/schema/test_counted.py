"""Figures that say what they are counted by: never converted, never cut short, and sent where they belong."""

import pytest
from pydantic import ValidationError

from handbook.schema.economics import PER_PERIOD, Baseline, Economics

PERIODS = {
    "year": ["a year", "/year", "per annum", "p.a.", "yearly", "annually", "each year"],
    "quarter": ["a quarter", "per quarter", "quarterly"],
    "month": ["a month", "/ month", "per month", "monthly", "p.m.", "/mo"],
    "": ["a week", "per day", "weekly"],
}
ALL = [(period, words) for period, several in PERIODS.items() for words in several]


def said(block: type[Economics | Baseline], **typed: str) -> str:
    """What is refused."""
    with pytest.raises(ValidationError) as refused:
        block.model_validate(typed)
    (one,) = refused.value.errors()
    return one["msg"]


@pytest.mark.parametrize("field", PER_PERIOD)
@pytest.mark.parametrize(("named", "words"), ALL)
@pytest.mark.parametrize("period", ["year", "quarter", "month"])
def test_a_figure_of_another_period_is_not_read_as_one_of_this(field: str, named: str, words: str, period: str) -> None:
    message = said(Economics, **{field: f"12 {words}"}, period=period)
    if named == period:
        assert message.endswith("Did you mean `12`?")
    else:
        assert message.endswith(f"write what it is in a {period}")


@pytest.mark.parametrize("field", ["customer_value", "cost_to_serve", "complaints_per_customer"])
@pytest.mark.parametrize(("named", "words"), ALL)
def test_what_is_usual_is_of_a_year(field: str, named: str, words: str) -> None:
    message = said(Baseline, **{field: f"12 {words}"})
    assert message.endswith("Did you mean `12`?" if named == "year" else "write what it is in a year")


@pytest.mark.parametrize("block", [Economics, Baseline])
@pytest.mark.parametrize(("named", "words"), ALL)
def test_who_leaves_in_a_month_says_nothing_of_who_leaves_in_a_year(
    block: type[Economics | Baseline], named: str, words: str
) -> None:
    message = said(block, churn_rate=f"3 % {words}")
    assert message.endswith("Did you mean `3 %`?") if named == "year" else "is not of a year" in message


@pytest.mark.parametrize("block", [Economics, Baseline])
@pytest.mark.parametrize(
    "typed",
    [
        "1.1 per customer a year", "1.1 per customer", "1.1 a year", "0.3 monthly", "once a year", "2 per order",
        "2 an order", "110 %", "4 % of customers", "two per person",
    ],
)  # fmt: skip
def test_complaints_by_customer_lead_to_their_own_field(block: type[Economics | Baseline], typed: str) -> None:
    message = said(block, complaint_rate=typed)
    assert f"`{typed}` is not a share of orders" in message
    assert "`complaints_per_customer:`" in message


@pytest.mark.parametrize("typed", ["1 in 25", "1 in 25 orders", "2 in 100 orders", "3/100", "4 % of orders", "0.04"])
def test_what_is_a_share_of_orders_is_asked_about_as_one(typed: str) -> None:
    message = said(Economics, complaint_rate=typed)
    assert "complaints_per_customer" not in message
    assert " %`" in message


@pytest.mark.parametrize("block", [Economics, Baseline])
@pytest.mark.parametrize("typed", ["4 %", "4%", "0.4 per order", "2 an order"])
def test_a_share_of_orders_is_not_a_number_for_each_customer(block: type[Economics | Baseline], typed: str) -> None:
    assert "a share of orders goes under `complaint_rate:`" in said(block, complaints_per_customer=typed)


def test_more_than_one_complaint_for_each_customer_is_nothing_unusual() -> None:
    found = Economics.model_validate({"complaints_per_customer": "1.1", "complaint_rate": "16 %", "period": "month"})
    assert (str(found.complaints_per_customer), str(found.complaint_rate)) == ("1.1", "0.16")


@pytest.mark.parametrize("block", [Economics, Baseline])
@pytest.mark.parametrize("typed", ["1.1", "1.10", "2.5", "9.75"])
def test_complaints_without_a_sign_may_be_a_rate_or_a_number_for_each_customer(
    block: type[Economics | Baseline], typed: str
) -> None:
    message = said(block, complaint_rate=typed)
    assert f"write `{typed} %`, or `complaints_per_customer: {typed}` in its place" in message
    assert block.model_validate({"complaint_rate": f"{typed} %"}).complaint_rate
    assert block.model_validate({"complaints_per_customer": typed}).complaints_per_customer


@pytest.mark.parametrize("typed", ["2", "12.5", "4.0", "1.1 %"])
def test_complaints_that_can_only_be_a_rate_are_read_as_one(typed: str) -> None:
    assert Economics.model_validate({"complaint_rate": typed}).complaint_rate


@pytest.mark.parametrize("block", [Economics, Baseline])
@pytest.mark.parametrize("field", ["return_rate", "complaint_rate", "late_payment_rate", "churn_rate"])
def test_what_happens_cannot_happen_less_often_than_never(block: type[Economics | Baseline], field: str) -> None:
    assert said(block, **{field: "-4 %"}).startswith("`-4 %` is below zero, ")
    assert block.model_validate({field: "4 %"})


def test_a_margin_may_be_below_zero() -> None:
    assert str(Economics.model_validate({"gross_margin": "-20 %"}).gross_margin) == "-0.2"


@pytest.mark.parametrize("typed", ["0", "0.0", "-0", "-1", "-0.5", "100.1", "200"])
def test_nobody_stays_for_no_time_or_for_longer_than_anybody_lives(typed: str) -> None:
    assert said(Economics, expected_life=typed).startswith(f"nobody stays for `{typed}` years")
    assert Economics.model_validate({"expected_life": "100"}).expected_life == 100


@pytest.mark.parametrize(
    "typed",
    [
        "18 months",
        "24m",
        "6 quarters",
        "90 days",
        "1 decade",
        "78wks",
        "18-month",
        "18 Monate",
        "18 mois",
        "78 Wochen",
        "547 Tage",
        "3 a year",
        "2 half-years",
    ],
)
def test_a_life_in_another_unit_is_not_read_as_years(typed: str) -> None:
    message = said(Economics, expected_life=typed)
    assert message == f"`{typed}` is not in years: write how many years it is, such as 1.5 for 18 months"


@pytest.mark.parametrize("typed", ["2 years", "1.5 yrs", "about 2 years"])
def test_a_life_in_years_is_told_to_be_a_number(typed: str) -> None:
    assert "is not a plain number: write digits only. Did you mean `" in said(Economics, expected_life=typed)
