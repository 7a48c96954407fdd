"""A number is suggested only where writing it alone loses nothing that was written."""

import pytest
from tests.handbook.support import validated

from handbook.schema import figures
from handbook.schema.suggestions import without_currency


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("38,000", ["38000"]),
        ("1'250'000", ["1250000"]),
        ("45.000,50", ["45000.50"]),
        ("12,5", ["12.5"]),
        ("30_000", ["30000"]),
        ("12 345,6", ["12345.6"]),
        ("1,23,456", ["123456"]),
        ("0,123", ["0.123"]),
        ("4.200", ["4200", "4.20"]),
        ("4.215", ["4215", "4.2150"]),
        ("approx. 30", ["30"]),
        ("+20", ["20"]),
        ("\u0664\u0660", ["40"]),
        ("30-40", []),
        ("1 to 2 to 3", []),
        ("-3", []),
        ("\u22123", []),
        ("(20)", []),
        ("12 30", []),
        ("1.2.3", []),
        ("1,2,3", []),
        ("1,2,3k", []),
        ("1e6", []),
        ("30k", ["30000"]),
        ("3.1k", ["3100"]),
        ("1.2m", ["1200000"]),
        ("2 Tsd.", ["2000"]),
        ("10k-20k", []),
        ("2 lakh", ["200000"]),
        ("1.250k", []),
        ("12.5x", []),
        ("3kg", []),
        ("many", []),
        ("Twelve", ["12"]),
        ("4/5", []),
        ("30 minutes", []),
        ("not 30", []),
        ("30 people", []),
    ],
)
def test_a_number_is_found_in_what_people_write(written: str, number: list[str]) -> None:
    assert figures.number(written) == number


def test_a_whole_number_is_not_made_of_one_with_decimals() -> None:
    assert figures.number("2.5", whole=True) == []
    assert figures.number("2.0", whole=True) == ["2"]
    assert figures.number("1.250", whole=True) == ["1250"]
    assert figures.number("12 people", whole=True) == ["12"]
    assert figures.number("12 orders", whole=True) == []


@pytest.mark.parametrize(
    ("written", "without"),
    [("\u20ac45000", " 45000"), ("12.50 EUR", "12.50  "), ("USD 300", "  300"), ("$3 EUR", "$3 EUR"), ("3 kg", "3 kg")],
)
def test_the_one_currency_of_a_text_is_found(written: str, without: str) -> None:
    assert without_currency(written) == without


def said(fields: str) -> str:
    (problem,) = validated(fields + "\n").problems
    return problem.message


@pytest.mark.parametrize(
    "typed",
    [
        "4 permille", "4 \u2030", "4 bp", "40 basis points", "\u22124 %", "(4 %)", "4 % pro Monat", "4 %/Monat",
        "4 % mtl.", "4 % par mois", "1 in 12 months", "4 % points", "4 percentage points", "half of the year",
    ],
)  # fmt: skip
@pytest.mark.parametrize("field", ["churn_rate", "return_rate", "late_payment_rate", "gross_margin", "complaint_rate"])
def test_no_rate_is_suggested_that_lacks_a_part_of_what_was_written(field: str, typed: str) -> None:
    message = said(f"economics: {{estimate: true, {field}: '{typed}'}}")
    assert "Did you mean" not in message
    assert "with a percent sign, such as 42 %; nothing else is read or converted" in message or "is not a" in message


@pytest.mark.parametrize(
    "typed",
    [
        "\u221220", "(20)", "350 pro Monat", "350/Monat", "350 \u20ac monatlich", "10 days", "2 FTE", "5 %",
        "4 T\u20ac",
        "40/month", "350 a day", "350 je Kunde", "20 USD EUR", "USD 20 a week", "12 people",
        "3 x 40",
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "field", ["clv", "acquisition_cost", "revenue", "complaints_per_customer", "contacts_per_order"]
)
def test_no_amount_is_suggested_that_lacks_a_part_of_what_was_written(field: str, typed: str) -> None:
    message = said(f"economics: {{estimate: true, {field}: '{typed}'}}")
    assert "Did you mean" not in message
    assert "write `" not in message


@pytest.mark.parametrize("typed", ["USD 300", "300 \u00a3", "CHF 300", "300 \u20ac", "300 euros", "ca. 300 EUR"])
def test_an_amount_in_a_currency_is_not_taken_for_one_in_another(typed: str) -> None:
    message = said(f"economics: {{estimate: true, clv: '{typed}'}}")
    assert message.endswith("Nothing is converted: write `300` if this is the currency of the figure anyway")
    assert "Did you mean" not in message


def test_an_amount_of_its_own_period_and_customer_loses_nothing() -> None:
    message = said("economics: {estimate: true, period: month, support_cost: 40 per customer a month}")
    assert message.endswith("Did you mean `40`?")


AMOUNTS = ("economics: {{estimate: true, clv: {}}}", "economics: {{estimate: true, referral_value: {}}}",
           "budget: {{amount: {}}}", "income: {{min: {}}}", "challenges: [{{text: A, cost_per_year: {}}}]")  # fmt: skip


@pytest.mark.parametrize("place", AMOUNTS)
@pytest.mark.parametrize(("typed", "both"), [("4.200", ("4200", "4.20")), ("35.125", ("35125", "35.1250"))])
def test_three_decimals_have_two_readings(place: str, typed: str, both: tuple[str, str]) -> None:
    assert said(place.format(typed)).endswith(f"can mean {both[0]} or {both[1]}: write `{both[0]}` or `{both[1]}`")
    for one in both:
        assert validated(place.format(one) + "\n").problems == []


def test_a_sign_goes_with_both_readings_and_is_told_first_where_there_can_be_none() -> None:
    assert said("economics: {estimate: true, clv: -4.200}").endswith("write `-4200` or `-4.20`")
    assert "is below zero" in said("economics: {estimate: true, revenue: -4.200}")


@pytest.mark.parametrize("typed", ["0.125", "1234.567", "4.2000", "4.20"])
def test_decimals_with_one_reading_are_read(typed: str) -> None:
    assert validated(f"economics: {{estimate: true, clv: {typed}}}\n").problems == []


@pytest.mark.parametrize("typed", ["12000000000000000000000000000000", "1000000000000000", "350.0000000001", "1e3"])
@pytest.mark.parametrize("field", ["clv", "acquisition_cost", "customers"])
def test_what_is_suggested_is_never_what_was_written(field: str, typed: str) -> None:
    message = said(f"economics: {{estimate: true, {field}: {typed}}}")
    assert "Did you mean" not in message
    assert ("at most 15" in message) == (typed != "1e3" and not ("." in typed and field == "customers"))


def test_digits_of_another_script_are_named_in_ours() -> None:
    assert said("economics: {estimate: true, acquisition_cost: \u0664\u0660}").endswith("Did you mean `40`?")
    assert said("economics: {estimate: true, return_rate: \u0664 %}").endswith("Did you mean `4 %`?")
    assert said("tech_comfort: \u0664").endswith("Did you mean `4`?")


@pytest.mark.parametrize("typed", ["4.0000000001 %", "4.00000000001 percent", "0.00000000001"])
def test_a_rate_that_is_too_exact_is_told_how_exact_it_may_be(typed: str) -> None:
    assert said(f"economics: {{estimate: true, return_rate: {typed}}}").endswith("of at most 9 decimals")
