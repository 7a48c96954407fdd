import pytest
from tests.handbook.support import load, persona, record_of

from handbook.display.differences import Likeness, Trait, compare
from handbook.display.values import keys
from handbook.schema.amounts import MINUS
from handbook.schema.economics import Baseline


def likeness(ours: str, theirs: str, baseline: Baseline | None = None) -> Likeness:
    return compare(record_of(persona(ours)), record_of(persona(theirs)), baseline)


def test_what_both_say_is_shared_and_what_one_has_more_tells_them_apart() -> None:
    found = likeness("payment_methods: [card, invoice]", "payment_methods: [voucher, card]")
    assert found.shared == (Trait("Payment methods", ("Card",), ("Card",)),)
    assert found.differing == (Trait("Payment methods", ("Invoice",), ("Voucher",)),)


def test_one_who_has_all_that_the_other_has_and_more_differs_by_the_rest() -> None:
    (trait,) = likeness("brands: [Reedmark, Tidewright]", "brands: Reedmark").differing
    assert (trait.ours, trait.theirs) == (("Tidewright",), ())


def test_those_who_say_the_same_in_another_order_do_not_differ() -> None:
    found = likeness("media: [{name: A}, {name: B}]", "media: [{name: B}, {name: A}]")
    assert found.differing == ()
    assert found.shared == (Trait("Media", ("A", "B"), ("A", "B")),)


def test_terms_are_compared_by_what_they_are_and_not_by_what_is_said_of_them() -> None:
    found = likeness("payment_methods: {text: card, rating: 4, note: often}", "payment_methods: card")
    assert [trait.label for trait in found.shared] == ["Payment methods"]
    assert found.differing == ()


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("payment_methods: card", ""),
        ("", "payment_methods: card"),
        ("job_title: Warden", "buying_role: decider"),
        ("", ""),
    ],
)
def test_what_only_one_of_them_says_is_no_difference(ours: str, theirs: str) -> None:
    assert likeness(ours, theirs) == Likeness((), ())


@pytest.mark.parametrize(
    ("path", "ours", "theirs"),
    [
        ("goals.personal", "goals: {personal: Walk}", "goals: {personal: Swim}"),
        ("challenges", "challenges: Wet feet", "challenges: Cold hands"),
        ("purchasing.habits", "purchasing: {habits: Compares}", "purchasing: {habits: Hurries}"),
        ("purchasing.criteria", "purchasing: {criteria: Weight}", "purchasing: {criteria: Price}"),
        ("negative.usually_asks_for", "negative: {usually_asks_for: Skis}", "negative: {usually_asks_for: Ice}"),
        ("bio", "bio: A", "bio: B"),
    ],
)
def test_sentences_are_left_out_since_all_would_differ(path: str, ours: str, theirs: str) -> None:
    assert are_told(path, ours, theirs)
    assert likeness(ours, theirs) == Likeness((), ())


@pytest.mark.parametrize(
    ("path", "ours", "theirs"),
    [
        ("age", "age: 25-34", "age: 65+"),
        ("gender", "gender: women", "gender: men"),
        ("income", "income: {band: low}", "income: {band: high}"),
        ("location", "location: {settlement: rural}", "location: {settlement: city}"),
        ("education", "education: bachelor", "education: primary"),
        ("occupation", "occupation: Warden", "occupation: Teacher"),
        ("marital_status", "marital_status: single", "marital_status: married"),
        ("demographics_note", "demographics_note: A", "demographics_note: B"),
    ],
)
def test_nobody_is_told_from_another_by_who_they_are(path: str, ours: str, theirs: str) -> None:
    assert are_told(path, ours, theirs)
    assert likeness(ours, theirs) == Likeness((), ())


def are_told(path: str, *fields: str) -> bool:
    """Whether each of them has a value of this field, and another one than the others."""
    values = [tuple(keys(record_of(persona(one)), path)) for one in fields]
    return all(values) and len(set(values)) == len(values)


@pytest.mark.parametrize(
    ("ours", "theirs", "trait"),
    [
        (
            "purchasing: {frequency: seasonal}",
            "purchasing: {frequency: weekly}",
            Trait("Buys", ("Seasonal",), ("Weekly",)),
        ),
        (
            "communication: {channels: [email]}",
            "communication: {channels: [phone]}",
            Trait("Preferred contact", ("Email",), ("Phone",)),
        ),
        ("job_title: Warden", "job_title: Head", Trait("Job title", ("Warden",), ("Head",))),
        ("company: {region: Stannel}", "company: {region: Oskar}", Trait("Region", ("Stannel",), ("Oskar",))),
        ("values: Repair", "values: Speed", Trait("Values", ("Repair",), ("Speed",))),
    ],
)
def test_whatever_can_be_compared_at_a_glance_is_compared(ours: str, theirs: str, trait: Trait) -> None:
    assert likeness(ours, theirs) == Likeness((), (trait,))


def test_traits_come_in_the_order_of_a_page() -> None:
    fields = "values: A\nmedia: [{name: B}]\npayment_methods: card\njob_title: C"
    labels = [trait.label for trait in likeness(fields, fields).shared]
    assert labels == ["Payment methods", "Media", "Job title", "Values"]


def test_a_field_of_the_companys_own_is_compared_where_it_stands_among_such_fields() -> None:
    settings = "fields: [{key: tier, type: choice, values: [gold, tin], section: how-they-buy}]"
    files = {"personas/ann.md": persona("tier: gold"), "personas/ben.md": persona("tier: tin")}
    ann, ben = load(files, settings)[0].records
    assert compare(ann, ben, None).differing == (Trait("Tier", ("Gold",), ("Tin",)),)


MONEY = (
    "economics: {{revenue: {0}, gross_margin: 50 %, support_cost: 1, returns_cost: 1, discount_cost: 0,"
    " payment_losses: 0, other_cost: 0, return_rate: {1}, source: S1}}"
)


def test_rates_and_what_is_left_of_the_money_tell_them_apart() -> None:
    found = likeness(MONEY.format(10, "71 %"), MONEY.format("2.5", "4 %"), Baseline(currency="GBP"))
    assert found.differing == (
        Trait("Return rate", ("71%",), ("4%",), ("S1",), ("S1",)),
        Trait("Net in later years, per customer", ("+£3",), (f"{MINUS}£0.75",), ("S1",), ("S1",)),
    )
    assert found.shared == ()


def test_equal_figures_are_shared_whatever_they_rest_on() -> None:
    found = likeness(MONEY.format(10, "4 %"), MONEY.format(10, "4 %").replace("source: S1", "estimate: true"))
    assert found.shared == (
        Trait("Return rate", ("4%",), ("4%, estimate, no source given",), ("S1",)),
        Trait("Net in later years, per customer", ("+3",), ("+3, estimate, no source given",), ("S1",)),
    )
    assert found.differing == ()


@pytest.mark.parametrize(
    ("rests_on", "told", "sources"),
    [
        (", source: S1", "", ("S1",)),
        (", source: [S1, S2]", "", ("S1", "S2")),
        (", source: S1, estimate: true", ", estimate", ("S1",)),
        ("", ", estimate, no source given", ()),
    ],
)
def test_no_figure_stands_without_what_it_rests_on(rests_on: str, told: str, sources: tuple[str, ...]) -> None:
    found = likeness(MONEY.format(10, "4 %").replace(", source: S1", rests_on), MONEY.format(20, "5 %"))
    assert [trait.ours for trait in found.differing] == [(f"4%{told}",), (f"+3{told}",)]
    assert {trait.our_sources for trait in found.differing} == {sources}


def test_a_net_that_is_a_bound_says_so() -> None:
    found = likeness(MONEY.format(10, "4 %").replace("other_cost: 0, ", ""), MONEY.format(10, "4 %"))
    net = Trait("Net in later years, per customer", ("at most +3",), ("+3",), ("S1",), ("S1",))
    assert found.differing == (net,)


@pytest.mark.parametrize("other", ["", "economics: {churn_rate: 3 %}", "economics: {revenue: 10}"])
def test_figures_that_only_one_has_are_no_difference(other: str) -> None:
    assert likeness(MONEY.format(10, "4 %"), other) == Likeness((), ())
    assert likeness(other, MONEY.format(10, "4 %")) == Likeness((), ())


def test_nobody_differs_from_themselves() -> None:
    fields = "values: [A, B]\npayment_methods: [card, {text: invoice, rating: 2}]\n" + MONEY.format(10, "4 %")
    found = likeness(fields, fields)
    assert found.differing == ()
    assert len(found.shared) == 4


def test_both_sides_are_told_the_same_of_each_other() -> None:
    ours = "values: [A, B]\npayment_methods: card\n" + MONEY.format(10, "4 %")
    theirs = "values: [B, C]\npayment_methods: invoice\n" + MONEY.format(20, "5 %")
    found, mirrored = likeness(ours, theirs), likeness(theirs, ours)
    assert mirrored.shared == found.shared
    assert mirrored.differing == tuple(
        Trait(one.label, one.theirs, one.ours, one.their_sources, one.our_sources) for one in found.differing
    )
    assert len(found.differing) == 4
