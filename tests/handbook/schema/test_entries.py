"""Names inside of entries: the part that is meant, or the form of a list, and quotes only for a text."""

from pathlib import Path

import pytest
from tests.handbook.support import found, persona, validated

QUOTES = "If the colon belongs to the text, put the whole text in quotes"


def messages(fields: str) -> list[str]:
    return [problem.message for problem in validated(fields).problems]


@pytest.mark.parametrize(
    ("fields", "part"),
    [
        ("challenges: [{item: Wet feet}]", "text"),
        ("challenges: [{challenge: Wet feet}]", "text"),
        ("needs: [{need: A map}]", "text"),
        ("fears: [{Fear: Heights}]", "text"),
        ("goals: {personal: [{goal: Walk}]}", "text"),
        ("tools: [{name: Planner}]", "text"),
        ("journey: [{stage: Noon, activity: Eats}]", "actions"),
        ("journey: [{stage: Noon, emotion: calm}]", "feeling"),
        ("journey: [{stage: Noon, mood: calm}]", "feeling"),
        ("journey: [{time: Noon}]", "stage"),
        ("journey: [{phase: Noon}]", "stage"),
        ("marketing_channels: [{channel: email}]", "text"),
        ("marketing_channels: [{text: email, importance: 4}]", "rating"),
    ],
)
def test_the_part_that_is_meant_is_named(fields: str, part: str) -> None:
    (message,) = messages(fields + "\n")
    assert f"Did you mean `{part}`?" in message
    assert QUOTES not in message


@pytest.mark.parametrize(
    "fields",
    [
        "challenges: [{text: Cold, severity: high}]",
        "quote: {text: Well., author: Ann}",
        "tools: [{text: Planner, rating: 4}]",
    ],
)
def test_what_an_entry_has_no_part_for_is_not_put_into_quotes(fields: str) -> None:
    (message,) = messages(fields + "\n")
    assert QUOTES not in message
    assert "Anything of your own goes under `custom:`, at the left margin" in message


@pytest.mark.parametrize("text", ["What I always say: walk", "Budget: too small", "No time to read: none"])
def test_a_text_with_a_colon_is_put_into_quotes(text: str) -> None:
    (message,) = messages(f"challenges:\n  - {text}\n")
    assert QUOTES in message


@pytest.mark.parametrize(
    ("fields", "entry"),
    [
        ("marketing_channels: {Facebook: 4}", "- {text: organic-social, note: Facebook, rating: 4}"),
        ("marketing_channels: {Newsletter: weekly}", "- {text: email, note: 'Newsletter, weekly'}"),
        ("motivations: {achievement: 5}", "- achievement (5)"),
        ("tools: {Planner: daily}", "- 'Planner: daily'"),
        ("journey: {awareness: Saw a bus poster}", "- {stage: awareness, actions: Saw a bus poster}"),
        ("media: {Fell Post: on Saturdays}", "- {name: Fell Post, note: on Saturdays}"),
        ("traits: {planning: 4}", "- {name: planning, value: 4}"),
        ("traits: [{planning: 4}]", "- {name: planning, value: 4}"),
        ("marketing_channels: [{Facebook: 4}]", "- {text: organic-social, note: Facebook, rating: 4}"),
        ("marketing_channels: {Email: 5}", "- {text: email, rating: 5}"),
        ("journey: {awareness: {actions: [Reads]}}", "- stage: awareness"),
    ],
)
def test_names_and_values_become_a_list_that_can_be_read(fields: str, entry: str) -> None:
    (message,) = messages(fields + "\n")
    assert f"takes a list: write `{entry}`" in message
    assert messages(f"{fields.partition(':')[0]}:\n  {entry}\n") == []


@pytest.mark.parametrize(
    "fields", ["challenges:\n  - item:\n", "needs:\n  - A map\n  - need:\n", "journey:\n  - stage:\n"]
)
def test_an_entry_without_a_value_is_to_be_deleted(fields: str) -> None:
    (message,) = messages(fields)
    assert "says nothing in this entry of `" in message
    assert "delete the line" in message


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ("sources: [Interviews]", "such as `- {id: S1, title: Interviews}`"),
        ("evidence: {sources: [Diaries]}", "`- {id: S1, title: Diaries}`"),
        ("personality_traits: [Curious]", "`- {name: Planning, left: Improvises, right: Plans everything, value: 4}`"),
        ("traits: [Curious]", "`- {name: Curious, value: 4}`"),
        ("research: Diaries", "write `evidence: {basis: qualitative, sources: [{id: S1, title: Interviews}]}`"),
        ("status: Published", "must also name its `owner:`"),
        ("draft: false", "must also name its `owner:`"),
        ("author: Ann", "Write that if they look after this persona today; otherwise put this under `custom:`"),
        ("last updated: 2026-01-02", "Write that if it was reviewed then"),
        ("photo_alt: A man", "`alt:` with this text"),
        ("type: organization", "A persona stands for people"),
        ("type: B2B", "A persona stands for people"),
        ("company: {headquarters: Fell}", "Write that if the company does business there"),
        ("company: {turnover: Little}", "Did you mean `revenue`?"),
        ("company: {size: small}\nregion: North", "Did you mean `location` or `region:` under `company:`?"),
        ("persona_type: B2B", "Anything of your own goes under `custom:`"),
        ("state: draft\nstatus: active", "Did you mean `status`?"),
        ("state: Fellshire", "Did you mean `location`?"),
        ("persona_type: negative", "Did you mean `type`?"),
    ],
)
def test_the_first_message_says_what_is_asked_for_next(fields: str, says: str) -> None:
    (message,) = messages(fields + "\n")
    assert says in message


def test_a_name_in_a_map_is_an_entry_though_it_is_a_word_for_a_part_elsewhere() -> None:
    texts = messages("motivations:\n  achievement: 5\n  fear: 4\n")
    assert ["- achievement (5)" in texts[0], "- fear (4)" in texts[1]] == [True, True]


def test_what_is_not_there_is_no_entry() -> None:
    assert "delete the line" in messages("marketing_channels:\n  newsletter: 4\n  facebook: none\n")[1]


def said(root: Path, front: str) -> str:
    (root / "personas").mkdir()
    (root / "personas" / "ann.md").write_text(persona(front), encoding="utf-8")
    return "\n".join(str(one) for one in found(root) if one.rule.id == "unknown-field")


@pytest.mark.parametrize(
    "front",
    [
        "media: [{name: Depot Weekly, source: S1}]",
        "media:\n  - name: Depot Weekly\n    publisher: The depot",
        "media:\n  name: Depot Weekly\n  publisher: The depot",
        "media:\n  - confidence: high",
        "media:\n  - url: depot.example.com",
        "hobbies:\n  - date: 2026-04-03",
        "hobbies:\n  - text: Bell ringing\n    owner: Wilma",
        "quote:\n  - text: Never late\n    note: at the depot",
    ],
)
def test_a_field_of_other_places_is_no_text(front: str, tmp_path: Path) -> None:
    message = said(tmp_path, front)
    assert message
    assert QUOTES not in message


@pytest.mark.parametrize("front", ["hobbies:\n  - Sundays: bell ringing", "media:\n  - Depot Weekly: the Friday issue"])
def test_a_text_with_a_colon_may_be_one(front: str, tmp_path: Path) -> None:
    assert QUOTES in said(tmp_path, front)


def test_media_say_more_in_their_note(tmp_path: Path) -> None:
    message = said(tmp_path, "media: [{name: Depot Weekly, source: S1}]")
    assert (
        "`source` is not a field inside `media`. Known here: name, kind, note. Anything else goes into `note:`"
        in message
    )
