"""What a brief says of one persona, in which order, and what it leaves out."""

from tests.handbook.views.given import economics, handbook, negative

from handbook.display.brief import PARTS, brief
from handbook.personas.catalog import Catalog

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
)


def told(id_: str, catalog: Catalog = GIVEN) -> dict[str, list[tuple[str, tuple[str, ...]]]]:
    parts = brief(catalog.by_id[id_], catalog)
    return {part.title: [(line.label, line.values) for line in part.lines] for part in parts}


def test_a_brief_has_every_part_in_one_order_and_says_nothing_it_does_not_know() -> None:
    found = told("di")
    assert list(found) == list(PARTS)
    assert [title for title, lines in found.items() if lines] == ["How sure we are"]


def test_a_business_persona_is_named_with_company_and_role() -> None:
    assert told("ann")["Whom"] == [
        ("Role", ("The planner",)),
        ("Job title", ("Owner",)),
        ("Buying role", ("Decision maker",)),
        ("Company size", ("Micro (2 to 9)",)),
        ("Customers", ("1,234",)),
    ]


def test_an_objection_stands_with_its_answer_and_other_answers_follow() -> None:
    assert told("ann")["Objections and answers"] == [
        ("", ("Too dear", "We answer: Count the years")),
        ("", ("Too slow",)),
        ("Too loud", ("We answer: It is quiet",)),
    ]


def test_messages_are_said_and_what_to_avoid() -> None:
    assert told("ann")["What to say and avoid"] == [("Messages", ("Plans hold",)), ("Avoid", ("Calls",))]


def test_look_alikes_are_left_out_by_their_question_and_their_rules() -> None:
    assert told("ann")["Whom to leave out"] == [
        ("Ben", ("Ben cancels", "Ask: “How long?”", "Search: free (expired on 1 February 2020)", "Mail: sample"))
    ]


def test_a_negative_persona_is_left_out_by_its_own_rules_and_not_taken_for_its_double() -> None:
    assert told("ben")["Whom to leave out"] == [
        ("By these rules", ("Search: free (expired on 1 February 2020)", "Mail: sample")),
        ("Not to be taken for Ann", ("Ben cancels", "Ask: “How long?”")),
    ]


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
    )
    worth = {one: dict(told(one, given)["What it is worth"]) for one in ("ben", "cy", "ann")}
    assert worth["ben"]["Lifetime net"] == (
        "\N{MINUS SIGN}£86",
        "never repaid",
        "payback: 2 years",
        "expected life: 14 months",
    )
    assert worth["cy"]["Lifetime net"] == ("+£350", "payback: 6 months", "expected life: 4 years")
    assert "Lifetime net" not in worth["ann"]


def test_the_public_is_told_nothing() -> None:
    assert brief(GIVEN.by_id["ann"], handbook("audience: public", ann="")) == ()
