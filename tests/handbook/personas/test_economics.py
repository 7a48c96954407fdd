"""What a persona brings and costs: everything is computed over again here, in fractions, from what was typed."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from handbook.personas.economics import Figure, Statement
from handbook.schema.amounts import MINUS
from handbook.schema.economics import Baseline, Economics

steady = settings(derandomize=True, max_examples=150, deadline=None, database=None)
Typed = dict[str, str]

SERVING = ["support_cost", "returns_cost", "discount_cost", "payment_losses", "other_cost"]
LABELS = {
    "customers": "Customers",
    "new_customers": "New customers",
    "revenue": "Revenue",
    "gross_margin": "Gross margin",
    "acquisition_cost": "Acquisition cost",
    "support_cost": "Support cost",
    "returns_cost": "Returns cost",
    "discount_cost": "Discount cost",
    "payment_losses": "Payment losses",
    "other_cost": "Other cost",
}
PER_YEAR = {"year": 1, "quarter": 4, "month": 12}
# What each figure is made of, and without what it cannot be told at all.
MADE_OF = {
    "value": ["revenue", "gross_margin"],
    "cost_to_serve": SERVING,
    "net_later": ["revenue", "gross_margin", *SERVING],
    "net_first": ["revenue", "gross_margin", *SERVING, "acquisition_cost"],
    "spending": ["new_customers", "acquisition_cost"],
    "total": list(LABELS),
}
UNTOLD_WITHOUT = {
    "value": {"revenue", "gross_margin"},
    "cost_to_serve": set[str](),
    "net_later": {"revenue", "gross_margin"},
    "net_first": {"revenue", "gross_margin"},
    "spending": {"new_customers", "acquisition_cost"},
    "total": {"revenue", "gross_margin", "customers"},
}
SPENT = {"cost_to_serve", "spending"}
WHOLE = st.integers(0, 10**15 - 1).map(str) | st.integers(0, 20).map(str)
AMOUNT = WHOLE | st.builds(
    lambda whole, part: f"{whole}.{part}", WHOLE, st.from_regex(r"[0-9]{1,2}|[0-9]{4,9}", fullmatch=True)
)
RATE = st.builds(
    lambda sign, hundredths, part, mark: f"{sign}{hundredths}{part}{mark}",
    st.sampled_from(["", "-"]),
    st.integers(0, 99),
    st.sampled_from(["", ".5", ".25", ".123456789"]),
    st.sampled_from([" %", "%"]),
) | st.sampled_from(["0", "100", "-100", "42", "1.5", "100 %", "0.999999999 %"])
INPUTS = {name: WHOLE if "customers" in name else RATE if name == "gross_margin" else AMOUNT for name in LABELS}
PERIOD = {"period": st.sampled_from(list(PER_YEAR))}


def sensible(typed: Typed) -> bool:
    """Not more new customers than customers."""
    return "customers" not in typed or int(typed.get("new_customers", "0")) <= int(typed["customers"])


def made_sensible(typed: Typed) -> Typed:
    if sensible(typed):
        return typed
    return {**typed, "customers": typed["new_customers"], "new_customers": typed["customers"]}


COMPLETE = st.fixed_dictionaries(INPUTS | PERIOD).map(made_sensible)
SOME = st.fixed_dictionaries({}, optional=INPUTS | PERIOD).map(made_sensible)


def statement(typed: Mapping[str, str], baseline: Baseline | None = None) -> Statement:
    """The statement of a persona whose file says this."""
    return Statement(Economics.model_validate(typed), baseline)


def fraction(text: str) -> Fraction:
    return Fraction(text.rstrip("% ")) / (100 if "%" in text else 1)


def figure(of: Statement, name: str) -> Figure:
    found = getattr(of, name)
    assert isinstance(found, Figure)
    return found


def told(typed: Typed) -> dict[str, Fraction | None]:
    """Every figure, with nothing in the place of what was not typed; None where it cannot be told."""
    given = {name: fraction(text) for name, text in typed.items() if name in LABELS}
    if "%" not in typed.get("gross_margin", "%"):
        given["gross_margin"] /= 100
    per_year = PER_YEAR[typed.get("period", "year")]

    def each(names: Iterable[str]) -> list[Fraction]:
        return [given.get(name, Fraction(0)) for name in names]

    revenue, margin, customers, new, cost = each(
        ["revenue", "gross_margin", "customers", "new_customers", "acquisition_cost"]
    )
    serving = sum(each(SERVING), Fraction(0)) * per_year
    later = revenue * margin * per_year - serving
    amounts = {
        "value": revenue * margin * per_year,
        "cost_to_serve": serving,
        "net_later": later,
        "net_first": later - cost,
        "spending": new * cost * per_year,
        "total": customers * later - new * cost * per_year,
    }
    untold = {name for name, needed in UNTOLD_WITHOUT.items() if needed - given.keys()}
    if not given.keys() & set(SERVING):
        untold.add("cost_to_serve")
    if given.get("new_customers") == 0:
        untold -= {"spending"}  # nothing is spent on nobody
    return {name: None if name in untold else amount for name, amount in amounts.items()}


def as_fraction(amount: Decimal | None) -> Fraction | None:
    return None if amount is None else Fraction(amount)


@steady
@given(SOME)
def test_every_figure_is_what_the_formula_says_to_the_last_digit(typed: Typed) -> None:
    found = statement(typed)
    assert {name: as_fraction(figure(found, name).amount) for name in MADE_OF} == told(typed)


@steady
@given(SOME)
def test_what_is_missing_is_named_in_every_figure_that_needs_it(typed: Typed) -> None:
    found = statement(typed)
    nobody_new = typed.get("new_customers") == "0"
    for name, parts in MADE_OF.items():
        free = {"acquisition_cost"} if nobody_new and name in ("spending", "total") else set[str]()
        missing = [LABELS[part] for part in parts if part not in typed and part not in free]
        assert sorted(figure(found, name).missing) == sorted(missing)
        assert figure(found, name).earned == (name not in SPENT)
        assert figure(found, name).is_exact == (not missing)


@steady
@given(COMPLETE)
def test_the_whole_is_the_sum_of_its_parts(typed: Typed) -> None:
    found = statement(typed)
    later, first, total = (figure(found, name) for name in ("net_later", "net_first", "total"))
    assert later.is_exact
    assert first.is_exact
    assert total.is_exact
    acquisition, per_year = fraction(typed["acquisition_cost"]), PER_YEAR[typed["period"]]
    net = Fraction(later.amount or 0)
    assert Fraction(first.amount or 0) == net - acquisition
    all_of_them = int(typed["customers"]) * net
    assert Fraction(total.amount or 0) == all_of_them - int(typed["new_customers"]) * acquisition * per_year
    assert sum(Fraction(cost.amount or 0) for cost in found.costs) == Fraction(found.cost_to_serve.amount or 0)


@steady
@given(COMPLETE, st.sampled_from(list(LABELS)), st.data())
def test_without_one_input_a_figure_is_untold_or_a_bound_that_holds_whatever_the_input_is(
    typed: Typed, left_out: str, data: st.DataObject
) -> None:
    whole = {**typed, left_out: data.draw(INPUTS[left_out])}
    assume(sensible(whole))
    less, more = statement({name: text for name, text in typed.items() if name != left_out}), statement(whole)
    for name, parts in MADE_OF.items():
        bound, exact = figure(less, name), figure(more, name)
        if left_out not in parts or bound.is_exact:
            assert bound == exact
            continue
        assert LABELS[left_out] in bound.missing
        if left_out in UNTOLD_WITHOUT[name]:
            assert bound.amount is None
            assert (bound.bound, bound.is_loss, bound.is_gain) == ("", False, False)
        elif name in SPENT:
            assert bound.bound == "at least"
            assert Fraction(exact.amount or 0) >= Fraction(bound.amount or 0)
        else:
            assert bound.bound == "at most"
            assert Fraction(exact.amount or 0) <= Fraction(bound.amount or 0)
            assert not bound.is_gain
            assert exact.is_loss or not bound.is_loss


def test_a_year_in_an_outdoor_shop() -> None:
    typed = {"customers": "1200", "new_customers": "300", "revenue": "240", "gross_margin": "41 %"}
    typed |= {"acquisition_cost": "18", "support_cost": "9", "returns_cost": "12.50", "discount_cost": "6"}
    typed |= {"payment_losses": "2", "other_cost": "3"}
    found = statement(typed)
    assert found.value.amount == Decimal("98.4")
    assert found.cost_to_serve.amount == Decimal("32.5")
    assert found.net_later.amount == Decimal("65.9")
    assert found.net_first.amount == Decimal("47.9")
    assert found.spending.amount == 5400
    assert found.total.amount == 1200 * Decimal("65.9") - 5400 == 73680
    assert statement({**typed, "period": "quarter"}).net_later.amount == 4 * Decimal("65.9")
    assert statement({**typed, "period": "quarter"}).net_first.amount == 4 * Decimal("65.9") - 18
    assert statement({**typed, "period": "month"}).net_later.amount == 12 * Decimal("65.9")
    assert statement({**typed, "period": "month"}).total.amount == 12 * 73680


def test_the_largest_and_the_smallest_amounts_that_can_be_typed_are_not_rounded() -> None:
    largest, smallest = "999999999999999.999999999", "0.000000001"
    typed = {"period": "month", "customers": "999999999999999", "new_customers": "999999999999998"}
    typed |= {"revenue": largest, "gross_margin": "99.999999999 %", "acquisition_cost": smallest}
    for cost in (largest, smallest):
        typed |= dict.fromkeys(SERVING, cost)
        found = statement(typed)
        assert {name: as_fraction(figure(found, name).amount) for name in MADE_OF} == told(typed)


@pytest.mark.parametrize(
    ("typed", "missing"),
    [
        ({}, 7),
        ({"revenue": "240"}, 6),
        ({"gross_margin": "41 %"}, 6),
        ({"returns_cost": "12"}, 6),
    ],
)
def test_without_revenue_or_margin_there_is_no_net(typed: Typed, missing: int) -> None:
    found = statement(typed)
    assert found.net_later.amount is None
    assert found.net_later.reads("EUR") == "not known"
    assert len(found.net_later.missing) == missing


def test_nothing_at_all_is_a_cost_and_a_missing_cost_is_not_nothing() -> None:
    without = statement({"revenue": "100", "gross_margin": "10 %"})
    assert without.net_later.reads("EUR") == "at most +€10"
    assert without.cost_to_serve.amount is None
    zero = statement({"revenue": "100", "gross_margin": "10 %", **dict.fromkeys(SERVING, "0")})
    assert zero.net_later.reads("EUR") == "+€10"
    assert zero.cost_to_serve == Figure(Decimal(0), earned=False)


def test_nothing_is_spent_on_nobody_whatever_winning_one_costs() -> None:
    assert statement({"new_customers": "0"}).spending == Figure(Decimal(0), earned=False)
    assert statement({"new_customers": "0"}).net_first.missing[-1] == "Acquisition cost"


@pytest.mark.parametrize(
    ("figure", "reads", "loss", "gain"),
    [
        (Figure(Decimal("38.5")), "+€38.50", False, True),
        (Figure(Decimal("-38.5")), f"{MINUS}€38.50", True, False),
        (Figure(Decimal(0)), "€0", False, False),
        (Figure(Decimal("38.5"), ("Support cost",)), "at most +€38.50", False, False),
        (Figure(Decimal("-38.5"), ("Support cost",)), f"at most {MINUS}€38.50", True, False),
        (Figure(Decimal(12), earned=False), "€12", False, False),
        (Figure(Decimal(12), ("Support cost",), earned=False), "at least €12", False, False),
        (Figure(None, ("Revenue",)), "not known", False, False),
        (Figure(None, ("Support cost",), earned=False), "not known", False, False),
    ],
)
def test_a_figure_reads_with_its_bound_and_is_certain_or_not(
    figure: Figure, reads: str, loss: bool, gain: bool
) -> None:
    assert figure.reads("EUR") == reads
    assert (figure.is_loss, figure.is_gain) == (loss, gain)


def test_rates_are_compared_with_the_companys() -> None:
    baseline = Baseline.model_validate({"return_rate": "14 %", "complaint_rate": "0", "contacts_per_order": "0.2"})
    rates = {"return_rate": "35 %", "complaint_rate": "4 %", "contacts_per_order": "0.1", "churn_rate": "30 %"}
    found = statement(rates, baseline).comparisons
    assert [(one.label, one.value, one.usual, one.multiple) for one in found] == [
        ("Return rate", Decimal("0.35"), Decimal("0.14"), Decimal("2.5")),
        ("Complaint rate", Decimal("0.04"), Decimal(0), None),
        ("Contacts per order", Decimal("0.1"), Decimal("0.2"), Decimal("0.5")),
        ("Churn rate", Decimal("0.3"), None, None),
    ]
    assert [one.multiple for one in statement(rates).comparisons] == [None] * 4


def test_the_currency_is_the_personas_or_the_companys() -> None:
    euros = Baseline.model_validate({"currency": "EUR"})
    assert statement({"currency": "GBP"}, euros).currency == "GBP"
    assert statement({}, euros).currency == "EUR"
    assert statement({}).currency is None


def test_figures_are_an_estimate_unless_a_source_says_otherwise() -> None:
    assert statement({"revenue": "1"}).is_estimate
    assert statement({"revenue": "1", "estimate": "no"}).is_estimate
    assert not statement({"revenue": "1", "source": "S1"}).is_estimate
    assert statement({"revenue": "1", "source": "S1", "estimate": "yes"}).is_estimate


# One period

COUNTED = ["new_customers", "revenue", *SERVING, "complaints_per_customer"]
FOR_A_YEAR = COMPLETE.flatmap(
    lambda typed: st.sampled_from([{}, {"complaints_per_customer": "1.25"}, {"churn_rate": "30 %"}]).map(typed.__or__)
)


def by_the_year(typed: Typed) -> Typed:
    """The same persona, written for a year by somebody who can multiply; customers are as many as they were."""
    times = PER_YEAR[typed["period"]]
    whole = {name: Fraction(typed[name]) * times for name in COUNTED if name in typed}
    billionths = {name: amount * 10**9 for name, amount in whole.items()}
    assert all(amount.denominator == 1 for amount in billionths.values())
    told = {name: f"{int(a) // 10**9}.{int(a) % 10**9:09}" for name, a in billionths.items() if name != "new_customers"}
    return {**typed, **told, "new_customers": str(whole["new_customers"]), "period": "year"}


@steady
@given(FOR_A_YEAR)
def test_a_persona_written_by_the_month_has_the_results_of_the_same_written_by_the_year(typed: Typed) -> None:
    by_year = by_the_year(typed)
    assume(sensible(by_year))
    assume(all(len(text.partition(".")[0]) <= 15 for name, text in by_year.items() if name in COUNTED))
    one, other = statement(typed), statement(by_year)
    assert {name: figure(one, name).amount for name in MADE_OF} == {
        name: figure(other, name).amount for name in MADE_OF
    }
    assert [cost.amount for cost in one.costs] == [cost.amount for cost in other.costs]
    assert one.acquisition == other.acquisition
    assert [(rate.name, rate.value) for rate in one.comparisons] == [(r.name, r.value) for r in other.comparisons]
    for name in type(one.economics).model_fields.keys() - {"period"}:
        assert one.economics.in_a_year(name) == other.economics.in_a_year(name), name


def test_a_share_stays_the_same_in_every_period_and_so_do_customers_and_what_is_paid_once() -> None:
    given = {"customers": "100", "acquisition_cost": "20", "clv": "300", "churn_rate": "30 %", "return_rate": "5 %"}
    monthly = Economics.model_validate({**given, "period": "month", "contacts_per_order": "0.4"})
    assert monthly.in_a_year("customers") == 100
    assert monthly.in_a_year("acquisition_cost") == 20
    assert monthly.in_a_year("clv") == 300
    assert monthly.in_a_year("churn_rate") == Decimal("0.3")
    assert monthly.in_a_year("return_rate") == Decimal("0.05")
    assert monthly.in_a_year("contacts_per_order") == Decimal("0.4")


def test_complaints_are_compared_by_the_year() -> None:
    usual = Baseline.model_validate({"complaint_rate": "1.5 %", "complaints_per_customer": "0.15"})
    (found,) = statement({"complaints_per_customer": "0.1", "period": "month"}, usual).comparisons
    assert (found.label, found.value, found.multiple) == ("Complaints per customer a year", Decimal("1.2"), Decimal(8))
