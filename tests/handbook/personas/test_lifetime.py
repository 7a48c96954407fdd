"""What customers leave over the years: computed over again here, in fractions, from what was typed."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handbook.personas.economics import Statement
from handbook.personas.lifetime import Lifetime, Verdict, span
from handbook.schema.economics import Economics

steady = settings(derandomize=True, max_examples=200, deadline=None, database=None)
SERVING = ("support_cost", "returns_cost", "discount_cost", "payment_losses", "other_cost")
FREE = dict.fromkeys(SERVING, "0")
# One of them leaves 4 a year, all costs known.
FOUR = FREE | {"revenue": "40", "gross_margin": "10 %", "acquisition_cost": "10"}


def lifetime(figures: dict[str, str]) -> Lifetime:
    return Lifetime(Statement(Economics.model_validate(figures), None))


@pytest.mark.parametrize(
    ("figures", "life", "payback", "net", "verdict"),
    [
        ({"churn_rate": "40 %"}, "2.5 years", "2.5 years", "0", Verdict.REPAID),
        ({"churn_rate": "40.1 %"}, "2.5 years", "2.5 years", "-", Verdict.NEVER),
        ({"churn_rate": "40 %", "expected_life": "2"}, "2 years", "2.5 years", "-2", Verdict.NEVER),
        ({"expected_life": "8"}, "8 years", "2.5 years", "22", Verdict.REPAID),
        ({"churn_rate": "0"}, "no end", "2.5 years", "", Verdict.REPAID),
        ({}, "not known", "2.5 years", "", Verdict.UNKNOWN),
        ({"revenue": "0"}, "not known", "never", "-10", Verdict.NEVER),
        ({"revenue": "0", "churn_rate": "0"}, "no end", "never", "-10", Verdict.NEVER),
        ({"revenue": "0", "other_cost": "4", "expected_life": "2"}, "2 years", "never", "-18", Verdict.NEVER),
        ({"revenue": "0", "acquisition_cost": "0"}, "not known", "nothing to repay", "0", Verdict.REPAID),
        ({"acquisition_cost": "0"}, "not known", "nothing to repay", "", Verdict.REPAID),
        ({"acquisition_cost": "0.1", "expected_life": "1"}, "12 months", "less than a month", "3.9", Verdict.REPAID),
        ({"period": "month", "expected_life": "0.25"}, "3 months", "3 months", "2", Verdict.REPAID),
    ],
)
def test_life_payback_and_what_is_left(
    figures: dict[str, str], life: str, payback: str, net: str, verdict: Verdict
) -> None:
    found = lifetime(FOUR | figures)
    assert (found.life.reads, found.payback_reads, found.verdict) == (life, payback, verdict)
    if net == "-":
        assert found.net.is_loss
    else:
        assert (None if found.net.amount is None else f"{found.net.amount.normalize():f}") == (net or None)


@pytest.mark.parametrize(
    ("figures", "missing", "verdict", "payback"),
    [
        # With a cost missing they leave at most that: what is never repaid even so is so for certain.
        ({"expected_life": "3"}, "other_cost", Verdict.UNKNOWN, "at least 2.5 years"),
        ({"expected_life": "2"}, "other_cost", Verdict.NEVER, "at least 2.5 years"),
        ({"expected_life": "3"}, "acquisition_cost", Verdict.UNKNOWN, "not known"),
        ({"expected_life": "3", "support_cost": "9"}, "acquisition_cost", Verdict.NEVER, "never"),
        ({"expected_life": "3"}, "revenue", Verdict.UNKNOWN, "not known"),
        ({"churn_rate": "0"}, "other_cost", Verdict.UNKNOWN, "at least 2.5 years"),
        ({"support_cost": "9"}, "acquisition_cost", Verdict.UNKNOWN, "never"),
    ],
)
def test_what_is_missing_makes_bounds(figures: dict[str, str], missing: str, verdict: Verdict, payback: str) -> None:
    typed = {name: value for name, value in (FOUR | figures).items() if name != missing}
    found = lifetime(typed)
    assert (found.verdict, found.payback_reads) == (verdict, payback)
    assert not found.net.is_exact
    assert found.missing


@pytest.mark.parametrize(
    ("figures", "value", "is_needed"),
    [
        ({"expected_life": "2"}, "1", True),
        ({"expected_life": "2"}, "0.99", False),
        ({"expected_life": "3"}, "5", False),
        ({"revenue": "0", "churn_rate": "0"}, "0.01", True),
        ({"revenue": "0"}, "4", False),
    ],
)
def test_referrals_have_their_own_line_and_change_nothing_else(
    figures: dict[str, str], value: str, *, is_needed: bool
) -> None:
    without, with_them = lifetime(FOUR | figures), lifetime(FOUR | figures | {"referral_value": value})
    assert with_them.needs_referrals is is_needed
    assert not without.needs_referrals
    assert (without.net_with_referrals, without.referrals) == (None, None)
    assert (with_them.net, with_them.verdict, with_them.payback) == (without.net, without.verdict, without.payback)


def test_referrals_are_brought_to_a_year_too() -> None:
    monthly = lifetime(FOUR | {"period": "month", "expected_life": "1", "referral_value": "2"})
    assert monthly.referrals == 24
    assert monthly.net_with_referrals
    assert monthly.net_with_referrals.amount == 12 * 4 + 24 - 10


@pytest.mark.parametrize(
    ("clv", "life", "contradicts"),
    [("5", "2", True), ("-5", "3", True), ("5", "3", False), ("-5", "2", False), ("0", "2", False)],
)
def test_finance_may_state_the_opposite(clv: str, life: str, *, contradicts: bool) -> None:
    assert lifetime(FOUR | {"clv": clv, "expected_life": life}).contradicts_finance is contradicts


@pytest.mark.parametrize(
    ("years", "reads"),
    [
        (Fraction(0), "0 months"),
        (Fraction(1, 13), "less than a month"),
        (Fraction(1, 12), "1 month"),
        (Fraction(100, 88), "14 months"),
        (Fraction(47, 24) - Fraction(1, 1000), "23 months"),
        (Fraction(47, 24), "2 years"),
        (Fraction(2), "2 years"),
        (Fraction(100, 43), "2.3 years"),
        (Fraction(999, 100), "10 years"),
        (Fraction(2000, 43), "47 years"),
        (Fraction(1234567), "1,234,567 years"),
    ],
)
def test_a_time_reads_as_people_say_it(years: Fraction, reads: str) -> None:
    assert span(years) == reads


COST = st.integers(0, 50).map(str)


@steady
@given(
    figures=st.fixed_dictionaries(
        {"revenue": COST, "gross_margin": st.sampled_from(["0 %", "50 %", "33.3 %"]), "acquisition_cost": COST}
        | dict.fromkeys(SERVING, st.integers(0, 6).map(str)),
        optional={
            "churn_rate": st.sampled_from(["1 %", "7 %", "43 %", "100 %"]),
            "expected_life": st.integers(1, 50).map(str),
        },
    ),
    hidden=st.sets(st.sampled_from([*SERVING, "acquisition_cost", "churn_rate", "expected_life"])),
)
def test_what_is_certain_with_less_known_stays_so_with_all_known(figures: dict[str, str], hidden: set[str]) -> None:
    whole = lifetime(figures)
    later = Fraction(figures["revenue"]) * Fraction(figures["gross_margin"].removesuffix(" %")) / 100
    later -= sum(Fraction(figures[name]) for name in SERVING)
    cost = Fraction(figures["acquisition_cost"])
    churn = figures.get("churn_rate", "").removesuffix(" %")
    years = (
        Fraction(figures["expected_life"]) if "expected_life" in figures else 100 / Fraction(churn) if churn else None
    )
    if years is not None:
        assert whole.net.amount is not None
        assert abs(Fraction(whole.net.amount) - (later * years - cost)) < Fraction(1, 10**40)
        expected = Verdict.NEVER if cost and later * years < cost else Verdict.REPAID
        assert whole.verdict is expected
    if hidden & {"churn_rate", "expected_life"} and "expected_life" in figures:
        hidden |= {"churn_rate", "expected_life"}  # one of the two would stand in for the other
    part = lifetime({name: value for name, value in figures.items() if name not in hidden})
    if part.verdict is Verdict.NEVER and whole.verdict is not Verdict.UNKNOWN:
        assert whole.verdict is Verdict.NEVER or cost == 0
    if part.verdict is Verdict.REPAID and years is not None:
        assert whole.verdict is Verdict.REPAID
