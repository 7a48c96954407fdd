import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from tests.handbook.support import validated

from handbook.schema.scalars import labelled
from handbook.schema.statements import Age, Income, Location, Shorthand
from handbook.schema.terms.behaviour import PaymentMethod
from handbook.schema.terms.general import Education


def value_of(fields: str, name: str) -> Any:
    """One field's value; none of the fields may be wrong."""
    found = validated(fields)
    assert [str(problem) for problem in found.problems] == []
    return getattr(found.value, name)


def refusal(fields: str) -> tuple[str, str]:
    """The one problem of the fields: its rule and its message."""
    (problem,) = validated(fields).problems
    return problem.rule.id, problem.message


@pytest.mark.parametrize("written", ["NO", "12:30", "01234", "1.10", "30_000", "yes", "25-34", "1e3", "\N{SNOWMAN}"])
def test_text_is_kept_as_it_was_typed(written: str) -> None:
    assert value_of(f"gender: {written}\n", "gender") == written
    assert value_of(f"tags: [{written}]\n", "tags") == [written]
    assert value_of(f"challenges: {written}\n", "challenges")[0].text == written
    assert value_of(f"custom: {{x: {written}}}\n", "custom") == {"x": written}


@pytest.mark.parametrize(
    ("written", "low", "high", "reads"),
    [
        ("34", 34, 34, "34"),
        ("25-34", 25, 34, "25\N{EN DASH}34"),
        ("25\N{EN DASH}34", 25, 34, "25\N{EN DASH}34"),
        ("25 to 34", 25, 34, "25\N{EN DASH}34"),
        ("65+", 65, None, "65+"),
        ("0", 0, 0, "0"),
        ("007", 7, 7, "007"),
        ("120", 120, 120, "120"),
        ("{min: 25, max: 34}", 25, 34, "25\N{EN DASH}34"),
        ("{min: 65}", 65, None, "65+"),
        ("{max: 17}", None, 17, "0\N{EN DASH}17"),
    ],
)
def test_an_age_is_a_number_or_a_range(written: str, low: int | None, high: int | None, reads: str) -> None:
    age = value_of(f"age: {written}\n", "age")
    assert isinstance(age, Age)
    assert (age.min, age.max, age.reads()) == (low, high, (reads, ""))


@pytest.mark.parametrize(
    "written", ["young", "34-25", "121", "20-130", "-3", "3.5", "25-", "{min: 40, max: 20}", "{max: 121}"]
)
def test_anything_else_is_no_age(written: str) -> None:
    rule, message = refusal(f"age: {written}\n")
    assert rule == "bad-age"
    assert "is not an age" in message


@pytest.mark.parametrize("written", ["1250", "12.5", "0", "0.5", "100000000000000"])
def test_an_amount_is_a_plain_number(written: str) -> None:
    income = value_of(f"income: {{min: {written}}}\n", "income")
    assert isinstance(income, Income)
    assert income.min == Decimal(written)


@pytest.mark.parametrize(
    "written", ["30_000", "01234", "1,250", "1e3", "NaN", ".5", "5.", "+5", "Infinity", "1" * 40, "\u0663\u0664"]
)
def test_what_a_computer_would_reinterpret_is_no_amount(written: str) -> None:
    rule, message = refusal(f'income: {{min: "{written}"}}\n')
    assert rule == "bad-number"
    assert "is not a plain number" in message


@pytest.mark.parametrize("written", ["2.5", "-5", "1_000", "many", "9" * 5000])
def test_a_count_is_a_whole_number(written: str) -> None:
    rule, message = refusal(f"evidence: {{composite_of: {written}}}\n")
    assert rule == "bad-number"
    assert "is not a whole number" in message


def test_income_keeps_its_ends_in_order() -> None:
    assert refusal("income: {min: 45000, max: 30000}\n")[0] == "bad-number"


@pytest.mark.parametrize(
    ("written", "value"), [("18", "18"), ("18 %", "18"), ("2.1%", "2.1"), ("0", "0"), ("100", "100")]
)
def test_a_share_is_a_percentage(written: str, value: str) -> None:
    assert value_of(f"share_of_customers: {written}\n", "share_of_customers").value == Decimal(value)


@pytest.mark.parametrize("written", ["101", "-1", "half", "%"])
def test_a_share_is_nothing_else(written: str) -> None:
    assert refusal(f"share_of_customers: '{written}'\n")[0] == "bad-number"


@pytest.mark.parametrize("rating", ["0", "6", "2.5", "four"])
def test_a_rating_goes_from_one_to_five(rating: str) -> None:
    assert refusal(f"payment_methods: {{text: card, rating: {rating}}}\n")[0] == "bad-number"
    assert value_of("payment_methods: {text: card, rating: 5}\n", "payment_methods")[0].rating == 5


@pytest.mark.parametrize("written", ["2026-04-03", " 2024-02-29 "])
def test_a_date_is_year_month_day(written: str) -> None:
    assert value_of(f'created: "{written}"\n', "created") == dt.date.fromisoformat(written.strip())


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("3.4.2026", "write year-month-day"),
        ("2026-4-3", "write year-month-day"),
        ("20260403", "write year-month-day"),
        ("2026-04-03T10:00", "write year-month-day"),
        ("last spring", "write year-month-day"),
        ("2026-02-30", "not a day in the calendar"),
        ("2025-02-29", "not a day in the calendar"),
        ("0000-01-01", "not a day in the calendar"),
    ],
)
def test_anything_else_is_no_date(written: str, says: str) -> None:
    rule, message = refusal(f"created: {written}\n")
    assert rule == "bad-date"
    assert says in message


@pytest.mark.parametrize(
    ("written", "months"),
    [("6m", 6), ("12 months", 12), ("1 month", 1), ("2y", 24), ("1 year", 12), ("999m", 999)],
)
def test_an_interval_is_months_or_years(written: str, months: int) -> None:
    assert value_of(f"review_every: {written}\n", "review_every") == months


@pytest.mark.parametrize("written", ["6", "0m", "half a year", "1000m", "-1y", "6w"])
def test_anything_else_is_no_interval(written: str) -> None:
    assert refusal(f"review_every: {written}\n")[0] == "bad-interval"


@pytest.mark.parametrize(("written", "value"), [("true", True), ("Yes", True), ("FALSE", False), ("no", False)])
def test_yes_and_no_have_four_words(written: str, value: bool) -> None:
    assert value_of(f"fictional: {written}\n", "fictional") is value


@pytest.mark.parametrize("written", ["on", "1", "y", "maybe"])
def test_other_words_are_neither_yes_nor_no(written: str) -> None:
    assert refusal(f"fictional: {written}\n")[0] == "bad-yes-no"


@pytest.mark.parametrize(
    ("fields", "rule"),
    [
        ("location: {country: uk}", "bad-code"),
        ("location: {country: UK}", "bad-code"),
        ("location: {country: XX}", "bad-code"),
        ("income: {currency: euro}", "bad-code"),
        ("income: {currency: EURO}", "bad-code"),
        ("language: English", "bad-code"),
        ("occupation: {label: Teacher, isco: teacher}", "bad-code"),
        ("occupation: {label: Teacher, isco: 23411}", "bad-code"),
        ("replaced_by: Ann Walker", "bad-id"),
        ("replaced_by: ann.md", "bad-id"),
        ("evidence: {sources: [{id: S1, title: T, link: www.example.com}]}", "bad-link"),
        ("evidence: {sources: [{id: S1, title: T, link: 'javascript:alert(1)'}]}", "bad-link"),
        ("evidence: {sources: [{id: S1, title: T, link: 'https://example.com/a b'}]}", "bad-link"),
    ],
)
def test_codes_ids_and_links_have_a_form(fields: str, rule: str) -> None:
    assert refusal(fields + "\n")[0] == rule


@pytest.mark.parametrize(
    "fields",
    [
        "location: {country: GB}",
        "income: {currency: EUR}",
        "language: es-MX",
        "occupation: {label: Teacher, isco: 2341}",
        "replaced_by: ann-walker-2",
        "evidence: {sources: [{id: S1, title: T, link: 'https://example.com/?a=b#c'}]}",
    ],
)
def test_codes_ids_and_links_in_their_form_are_taken(fields: str) -> None:
    assert validated(fields + "\n").problems == []


def test_education_is_a_level_or_ones_own_words() -> None:
    assert value_of("education: bachelor\n", "education") is Education.BACHELOR
    assert value_of("education: evening school\n", "education") == "evening school"


@pytest.mark.parametrize("written", ["card", "[card]", "{text: card}", "[{text: card}]"])
def test_a_list_of_terms_may_be_written_in_every_natural_way(written: str) -> None:
    (method,) = value_of(f"payment_methods: {written}\n", "payment_methods")
    assert method.text is PaymentMethod.CARD


@pytest.mark.parametrize(
    ("fields", "name", "reads"),
    [
        ("income: Around 38,000 euros", "income", ("Around 38,000 euros", "")),
        ("income: {min: 3000, max: 4500, currency: EUR}", "income", ("€3,000\N{EN DASH}€4,500", "")),
        ("income: {min: 30000.5, currency: GBP}", "income", ("from £30,000.50", "")),
        ("income: {max: 45000, basis: household}", "income", ("up to 45,000 per household", "")),
        ("income: {label: Enough, band: middle}", "income", ("Enough", "Middle income")),
        ("income: {min: 999999999999999, currency: EUR}", "income", ("from €999,999,999,999,999", "")),
        ("location: {label: A town, settlement: town-suburb, country: GB}", "location",
         ("A town", "Town or suburb, United Kingdom")),
        ("occupation: {label: Teacher, isco: 2341}", "occupation", ("Teacher", "ISCO 2341")),
        ("share_of_customers: 2.10", "share_of_customers", ("2.1%", "")),
        ("budget: {min: 20, max: 45, currency: EUR}", "budget", ("€20\N{EN DASH}€45", "")),
        ("budget: {label: A tight one, max: 90}", "budget", ("A tight one", "up to 90")),
        ("tech_comfort: {value: 4, note: only for boots}", "tech_comfort", ("4", "only for boots")),
        ("age: {min: 20, max: 30, source: S1, confidence: low}", "age", ("20\N{EN DASH}30", "")),
    ],
)  # fmt: skip
def test_a_reader_sees_the_value_and_what_qualifies_it(fields: str, name: str, reads: tuple[str, str]) -> None:
    value = value_of(fields + "\n", name)
    assert isinstance(value, Shorthand)
    assert value.reads() == reads


def test_parts_alone_make_a_place() -> None:
    assert Location(region="Wales").reads() == ("Wales", "")


@pytest.mark.parametrize(
    ("value", "label"),
    [
        (None, ""),
        (PaymentMethod.BUY_NOW_PAY_LATER, "Buy now, pay later"),
        (True, "Yes"),
        (dt.date(2026, 9, 4), "4 September 2026"),
        (Decimal("12.50"), "12.5"),
        (Decimal(100), "100"),
        (" text ", "text"),
    ],
)
def test_plain_values_have_a_label(value: object, label: str) -> None:
    assert labelled(value) == label
