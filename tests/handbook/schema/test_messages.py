import pytest
from tests.handbook.support import validated

from handbook.schema import did_you_mean
from handbook.schema.terms.general import Status

METHODS = ["card", "bank-transfer", "gift-card", "cash"]


def message(fields: str) -> str:
    (problem,) = validated(fields).problems
    return problem.message


@pytest.mark.parametrize(
    ("written", "near"),
    [
        ("crad", "card"),
        ("Card", "card"),
        ("Bank transfer", "bank-transfer"),
        ("bank_transfer", "bank-transfer"),
        ("credit card", "card"),
        ("gift card", "gift-card"),
        ("\N{LEFT DOUBLE QUOTATION MARK}cash\N{RIGHT DOUBLE QUOTATION MARK}", "cash"),
    ],
)
def test_the_nearest_allowed_word_is_suggested(written: str, near: str) -> None:
    assert did_you_mean(written, METHODS) == f" Did you mean `{near}`?"


def test_nothing_near_is_no_suggestion() -> None:
    assert did_you_mean("barter", METHODS) == ""
    assert did_you_mean("card or cash", METHODS) == ""


def test_several_with_commas_are_a_list_without_its_brackets() -> None:
    assert did_you_mean("card, cash", METHODS) == " Write a list: `[card, cash]`."


@pytest.mark.parametrize(
    "written", ["card, cash", "card; cash", "card / cash", "card and cash", "Card & Cash", "card\n  cash"]
)
def test_several_known_values_become_a_list(written: str) -> None:
    assert "Write a list: `[card, cash]`." in message(f"payment_methods: {written}\n")


def test_several_known_values_in_one_item_become_several_items() -> None:
    assert "Write each by itself: card, cash." in message("payment_methods:\n  - card, cash\n")


def test_a_label_leads_to_its_value() -> None:
    assert Status.UNDER_REVIEW.label == "Under review"
    assert "Did you mean `under-review`?" in message("status: Under review\n")


@pytest.mark.parametrize("written", ["N/A", "none", "?x"])
def test_a_word_for_nothing_is_to_be_deleted_where_nothing_is_needed(written: str) -> None:
    assert ("delete the line" in message(f"priority: {written}\n")) == (written != "?x")
    assert "delete the line" not in message(f"last_reviewed: {written}\n")


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        (
            "communication: Walk\n",
            "Write its parts on lines of their own, indented by two spaces: `channels:`, `tone:`,",
        ),
        ("communication: [Walk]\n", "Put the list under one of its parts: `channels:`, `tone:`,"),
        ("goals:\n  personal:Walk\n", "A space is missing after the colon: write `personal: Walk`"),
        ("gender: [woman, man]\n", "Write `woman, man`, without the marks of a list"),
        ("gender: [Insert gender]\n", "`[Insert gender]` looks like text that was meant to be replaced"),
        ("gender: {gender}\n", "`{gender}` looks like text that was meant to be replaced"),
        ("gender: {a: b}\n", "`gender` takes one text, but has a block of fields"),
        ("// gender: any\n", "A comment begins with `#`: write `# gender`"),
        ("company.size: small\n", "Write `company:`, and under it, indented by two spaces, `size:`"),
        ("custom: [a]\n", "`custom` takes a block of names and values, but has a list"),
    ],
)
def test_a_wrong_form_is_told_how_to_become_the_right_one(fields: str, says: str) -> None:
    assert says in message(fields)


def test_the_parts_of_a_block_at_the_left_margin_are_one_problem_and_are_judged() -> None:
    found = validated("quote:\ntext: Walk\nkind: wrong\nname: Ann\n")
    assert [(one.at.line, one.rule.id) for one in found.problems] == [(2, "unknown-field"), (3, "unknown-value")]
    assert [one.text for one in found.value.quote] == ["Walk"]
    assert found.value.name == "Ann"


@pytest.mark.parametrize("fields", ["goals:\nname: Ann\n", "company:\ntype: customer\n", "owner:\ntext: x\n"])
def test_an_empty_field_takes_nothing_from_those_after_it(fields: str) -> None:
    assert not any("stand" in one.message for one in validated(fields).problems)
