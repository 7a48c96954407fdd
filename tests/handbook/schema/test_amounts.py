"""How amounts are rounded and written; the rounding is done over again here, in fractions."""

from decimal import Decimal
from fractions import Fraction
from math import floor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handbook.schema.amounts import MINUS, Rate, decimals, money, multiple, number, percent, rounded, unbroken
from handbook.schema.scalars import labelled

steady = settings(derandomize=True, max_examples=150, deadline=None, database=None)
DECIMALS = st.builds(
    lambda digits, places: Decimal(digits).scaleb(-places), st.integers(-(10**24), 10**24), st.integers(0, 12)
)
SPACE = "\N{NO-BREAK SPACE}"


def half_away(value: Fraction, places: int) -> Fraction:
    """The nearest number with so many decimals; of two, the one further from zero."""
    scale = 10**places
    size = Fraction(floor(abs(value) * scale + Fraction(1, 2)), scale)
    return -size if value < 0 else size


def read(text: str) -> Fraction:
    """The number in what was written."""
    digits = "".join(character for character in text if character.isdigit() or character == ".")
    return Fraction(digits) * (-1 if text.startswith(MINUS) else 1)


@steady
@given(DECIMALS, st.integers(0, 3))
def test_rounding_is_half_away_from_zero(value: Decimal, places: int) -> None:
    assert Fraction(rounded(value, places)) == half_away(Fraction(value), places)


@steady
@given(DECIMALS, st.sampled_from([("EUR", 2), ("GBP", 2), ("JPY", 0), ("KWD", 3), ("CHF", 2), (None, 2)]))
def test_money_says_what_was_rounded_and_nothing_else(value: Decimal, currency: tuple[str | None, int]) -> None:
    code, places = currency
    text = money(value, code)
    exact = half_away(Fraction(value), places)
    assert read(text) == exact
    assert text.startswith(MINUS) == (exact < 0)
    assert "-" not in text
    assert len(text.partition(".")[2]) == (0 if exact.denominator == 1 else places)


@steady
@given(DECIMALS)
def test_rates_and_numbers_have_at_most_one_decimal(value: Decimal) -> None:
    assert read(number(value)) == half_away(Fraction(value), 1)
    assert read(percent(value)) == half_away(Fraction(value) * 100, 1)
    assert len(number(value).partition(".")[2]) <= 1


@pytest.mark.parametrize(
    ("amount", "currency", "text"),
    [
        ("0", "EUR", "€0"),
        ("-0", "EUR", "€0"),
        ("1234567.891", "EUR", "€1,234,567.89"),
        ("18000", "GBP", "£18,000"),
        ("18000.00", "GBP", "£18,000"),
        ("0.005", "EUR", "€0.01"),
        ("-0.005", "EUR", f"{MINUS}€0.01"),
        ("-0.0049", "EUR", "€0"),
        ("2.675", "EUR", "€2.68"),
        ("0.995", "EUR", "€1"),
        ("12.5", "JPY", "¥13"),
        ("-12.5", "JPY", f"{MINUS}¥13"),
        ("12.5", "KWD", f"KWD{SPACE}12.500"),
        ("0.0005", "KWD", f"KWD{SPACE}0.001"),
        ("-3", "CHF", f"{MINUS}CHF{SPACE}3"),
        ("12.5", None, "12.50"),
        ("-1000", None, f"{MINUS}1,000"),
    ],
)
def test_amounts_read_as_english_readers_write_them(amount: str, currency: str | None, text: str) -> None:
    assert money(Decimal(amount), currency) == text


def test_a_plus_is_shown_where_it_is_asked_for_and_there_is_something_to_it() -> None:
    assert money(Decimal("3.5"), "EUR", signed=True) == "+€3.50"
    assert money(Decimal("-3.5"), "EUR", signed=True) == f"{MINUS}€3.50"
    assert money(Decimal("0.001"), "EUR", signed=True) == "€0"
    assert number(Decimal("0.25"), signed=True) == "+0.3"
    assert number(Decimal("-0.04"), signed=True) == "0"


def test_the_amounts_of_a_column_have_equally_many_decimals() -> None:
    exact = [Decimal("38.7"), Decimal(81), None]
    assert decimals(exact, "GBP", estimate=False) == 2
    assert [money(one, "GBP", places=2) for one in exact if one] == ["£38.70", "£81.00"]
    assert decimals([Decimal(81), Decimal("2.000")], "GBP", estimate=False) == 0
    assert decimals([Decimal("12.5")], "JPY", estimate=False) == 0
    assert decimals([], None, estimate=False) == 0


def test_estimates_are_whole_but_where_that_would_say_nothing() -> None:
    assert decimals([Decimal("97220.08"), Decimal(-81)], "GBP", estimate=True) == 0
    assert decimals([Decimal("0.43"), Decimal(81)], "GBP", estimate=True) == 2
    assert decimals([Decimal("-0.43")], "KWD", estimate=True) == 3
    assert money(Decimal("97220.08"), "GBP", signed=True, places=0) == "+£97,220"
    assert money(Decimal("-0.2"), "GBP", places=0) == "£0"


@pytest.mark.parametrize(
    ("value", "text"),
    [("2.5", "2.5×"), ("5", "5×"), ("1", "same"), ("1.04", "same"), ("0.94", "0.9×"), ("1.05", "1.1×")],  # noqa: RUF001
)
def test_a_multiple_of_the_usual_reads_in_short(value: str, text: str) -> None:
    assert multiple(Decimal(value)) == text.replace("×", "\N{MULTIPLICATION SIGN}")  # noqa: RUF001


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("5 November 2026", "5_November_2026"),
        ("since March 2026, at last", "since March_2026, at last"),
        ("14 % of 3 km in 90 days", "14_% of 3_km in 90_days"),
        ("35–44 and £28,000–£36,000", "35–|44 and £28,000–|£36,000"),  # noqa: RUF001
        ("10 to 49", "10 to 49"),
        ("+£3.44 or −£5,219; C++ 2, +44", "+|£3.44 or −|£5,219; C++ 2, +44"),  # noqa: RUF001
        ("In 2026 May Day fell late", "In 2026 May Day fell late"),
        ("a text of 12 more words", "a text of 12 more words"),
    ],
)
def test_what_belongs_together_stays_on_one_line(text: str, kept: str) -> None:
    assert unbroken(text) == kept.replace("_", SPACE).replace("|", "\N{WORD JOINER}")


@pytest.mark.parametrize("currency", ["EUR", "JPY", "KWD", None])
def test_amounts_that_no_company_has_are_written_out_all_the_same(currency: str | None) -> None:
    assert read(money(Decimal("9" * 45 + ".4"), currency)) in (Fraction(int("9" * 45)), Fraction("9" * 45 + ".4"))
    assert read(number(Decimal("1E+40"))) == 10**40


def test_a_rate_reads_in_percent_wherever_it_is_shown() -> None:
    assert labelled(Rate("0.125")) == "12.5%"
    assert labelled(Rate("-0.0005")) == f"{MINUS}0.1%"
    assert labelled(Rate("1")) == "100%"
