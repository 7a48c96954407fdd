"""What a brief says of one persona, in which order, and what it leaves out."""

import pytest
from tests.handbook.views.given import economics, handbook, negative

from handbook.display.brief import PARTS, brief
from handbook.personas.catalog import Catalog
from handbook.schema.terms.general import BuyingRole

GIVEN = handbook(
    "baseline: {currency: GBP}",
    ann=(
        "role_label: The planner\njob_title: Owner\nbuying_role: [decision-maker]\ncompany: {size: [micro]}\n"
        "marketing_channels: [email]\ncommunication: {best_time: Mondays, messages: [Plans hold], avoid: [Calls]}\n"
        "purchasing:\n  triggers: [A move, A birth, A loss, A gain, A death, A storm]\n"
        "  objections: [Too dear, Too slow]\n"
        "  answers: [{to: too DEAR, answer: Count the years}, {to: Too loud, answer: It is quiet}]\n"
        + economics(customers="1234")
    ),
    ben=negative(
        "fit_questions: [How long?]",
        "looks_like: [{persona: ann, difference: Ben cancels.}]",
        "exclusions: [{where: Search, rule: free, expires: 2020-02-01}, {where: Mail, rule: sample}]",
    ),
    cy=negative("looks_like: [{persona: ann, ask: Who pays?}]")
    + "status: retired\nretired_on: 2026-01-01\nretired_reason: Gone.\n",
    di="",
    fay="",
    el=negative(
        "looks_like: [{persona: fay, difference: El returns it.}]", "exclusions: [{where: Mail, rule: sample}]"
    ),
)
PELL = "account: Pell Centre\n"
TABLE = handbook(
    ann=PELL
    + "job_title: Head\nbuying_role: [decision-maker, economic-buyer, technical-buyer]\nreports_to: The trustees",
    ben=PELL
    + "buying_role: [influencer, procurement, end-user]\nreports_to: the head\nrelated: [{id: cy, how: works-with}]",
    cy=PELL + "buying_role: [blocker]\nrelated: [{id: ann, how: reports-to}]",
    di="reports_to: The owner",
    el="account: Alone Ltd\nbuying_role: [" + ", ".join(one.value for one in BuyingRole) + "]",
)


def told(id_: str, catalog: Catalog = GIVEN) -> dict[str, list[tuple[str, tuple[str, ...]]]]:
    parts = brief(catalog.by_id[id_], catalog)
    return {part.title: [(line.label, line.values) for line in part.lines] for part in parts}


def test_a_brief_has_every_part_in_one_order_and_says_what_it_does_not_know() -> None:
    found = told("di")
    assert list(found) == list(PARTS)
    assert found["What it is worth"] == [("", ("not known: no figures",))]
    assert found["How sure we are"][0] == ("Confidence", ("not known",))
    assert [title for title, lines in found.items() if lines] == ["What it is worth", "How sure we are"]


def test_who_has_no_sources_is_told_as_such() -> None:
    given = handbook(ann="evidence: {confidence: low}")
    assert told("ann", given)["How sure we are"] == [("Confidence", ("Low confidence",)), ("Sources", ("none named",))]


def test_who_buys_for_an_account_is_told_with_it_and_with_those_above_and_below() -> None:
    account = ("Account", ("Pell Centre", "nobody known as: champion"))
    assert [line for line in told("ann", TABLE)["Whom"] if "role" not in line[0] and "title" not in line[0]] == [
        account,
        ("Reports to", ("The trustees",)),
        ("Manages", ("Ben", "Cy")),
    ]
    assert told("ben", TABLE)["Whom"][1:] == [
        account,
        ("Reports to", ("Ann",)),
        ("Related personas", ("Cy (Works with)",)),
    ]
    assert told("cy", TABLE)["Whom"][1:] == [
        account,
        ("Reports to", ("Ann",)),
        ("Related personas", ("Ben (Works with)",)),
    ]


def test_a_boss_is_told_without_an_account_and_an_account_without_a_boss() -> None:
    assert told("di", TABLE)["Whom"] == [("Reports to", ("The owner",))]
    assert told("el", TABLE)["Whom"][1:] == [("Account", ("Alone Ltd",))]


def test_a_business_persona_is_named_with_company_and_role() -> None:
    assert told("ann")["Whom"] == [
        ("Job title", ("Owner",)),
        ("Buying role", ("Decision maker",)),
        ("Company size", ("Micro (2 to 9)",)),
        ("Customers", ("1,234",)),
    ]


def test_an_objection_stands_with_its_answer_and_other_answers_follow() -> None:
    assert told("ann")["Objections and answers"] == [
        ("", ("Too dear. Our answer: Count the years.",)),
        ("", ("Too slow",)),
        ("", ("Too loud. Our answer: It is quiet.",)),
    ]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("objections: [Too dear?], answers: [{to: Too dear?, answer: No.}]", "Too dear? Our answer: No."),
        ("answers: [{answer: Count the years}]", "Our answer: Count the years."),
        (
            "objections: [Too dear], answers: [{to: Too dear, answer: Rent one!}, {to: Too dear, answer: Wait}]",
            "Too dear. Our answer: Rent one! Wait.",
        ),
        ("objections: [Wait ...]", "Wait ..."),
    ],
)
def test_objections_and_answers_are_sentences(written: str, read: str) -> None:
    given = handbook(ann=f"purchasing: {{{written}}}")
    assert told("ann", given)["Objections and answers"] == [("", (read,))]


def test_messages_are_said_and_what_to_avoid() -> None:
    assert told("ann")["What to say and avoid"] == [("Messages", ("Plans hold",)), ("Avoid", ("Calls",))]


def test_look_alikes_are_left_out_by_their_question_and_their_rules() -> None:
    assert told("ann")["Whom to leave out"] == [
        ("Ben", ("Ben cancels. Ask: “How long?”", "Search: free (expired on 1 February 2020)", "Mail: sample"))
    ]


def test_a_negative_persona_is_left_out_by_its_own_rules_and_not_taken_for_its_double() -> None:
    assert told("ben")["Whom to leave out"] == [
        ("By these rules", ("Search: free (expired on 1 February 2020)", "Mail: sample")),
        ("Not to be taken for Ann", ("Ben cancels. Ask: “How long?”",)),
    ]
    assert told("fay")["Whom to leave out"] == [("El", ("El returns it", "Mail: sample"))]


def test_long_lists_are_cut_and_say_so() -> None:
    assert told("ann")["What sets a purchase off"][0] == (
        "Triggers",
        ("A move", "A birth", "A loss", "A gain", "2 more on their page"),
    )


def test_figures_come_with_what_they_rest_on() -> None:
    worth = dict(told("ann")["What it is worth"])
    assert worth["Net in later years"] == ("+£100",)
    assert worth["All of them, a year"] == ("+£123,400",)
    assert worth["Figures"] == ("source",)


def test_a_brief_says_whether_winning_them_is_repaid() -> None:
    given = handbook(
        "baseline: {currency: GBP}",
        ben=economics(acquisition_cost="200", churn_rate="88 %"),
        cy=economics(acquisition_cost="50", churn_rate="25 %"),
        ann=economics(acquisition_cost="50"),
        di=economics(acquisition_cost=None, churn_rate="25 %"),
        el=economics(acquisition_cost="50", churn_rate="0 %"),
        fay=economics(acquisition_cost="50", churn_rate="0 %", revenue="0", support_cost="1"),
    )
    worth = {one: dict(told(one, given)["What it is worth"]) for one in ("ben", "cy", "ann", "di", "el", "fay")}
    assert worth["ben"]["Lifetime net"] == (
        "\N{MINUS SIGN}£86",
        "never repaid",
        "payback: 2 years",
        "expected life: 14 months",
    )
    assert worth["cy"]["Lifetime net"] == ("+£350", "payback: 6 months", "expected life: 4 years")
    assert worth["ann"]["Lifetime net"] == ("not known without expected life or churn rate", "payback: 6 months")
    assert worth["di"]["Lifetime net"] == ("at most +£400", "expected life: 4 years")
    assert worth["el"]["Lifetime net"] == ("a gain without end", "payback: 6 months", "expected life: no end")
    assert worth["fay"]["Lifetime net"][:2] == ("a loss without end", "never repaid")


def test_what_is_not_known_of_their_worth_is_said_with_what_is_missing() -> None:
    given = handbook(
        "baseline: {currency: GBP}",
        ann=economics(customers=None),
        ben=economics(revenue=None),
        cy="economics: {customers: 5}",
    )
    worth = {one: dict(told(one, given)["What it is worth"]) for one in ("ann", "ben", "cy")}
    assert worth["ann"]["Value a year"] == ("+£100",)
    assert worth["ann"]["All of them, a year"] == ("not known without customers",)
    assert worth["ben"] == {"Value and net": ("not known without revenue",), "Figures": ("source",)}
    assert worth["cy"] == {
        "Value and net": ("not known without revenue, gross margin",),
        "Figures": ("estimate, no source given",),
    }


def test_the_public_is_told_nothing() -> None:
    assert brief(GIVEN.by_id["ann"], handbook("audience: public", ann="")) == ()
