"""One mistake is one problem, even where several rules look at the same thing."""

import pytest
from tests.handbook.support import ACTIVE, DRAFT, NEGATIVE, judged, persona, rules_broken

NEGATIVE_PATH = "personas/negative/ann.md"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (persona("gender: *x"), [(4, "anchor")]),
        (persona("gender: !x"), [(4, "tag")]),
        ("---\nname: *x\nsummary: S\n---\n", [(2, "anchor")]),
        ("---\nname: a: b\nsummary: S\n---\n", [(2, "bad-yaml")]),
        ("---\nname: [a]\nsummary: S\n---\n", [(2, "wrong-shape")]),
        ("---\nname:\nsummary: S\n---\n", [(2, "missing-field")]),
        (persona("status: activ"), [(4, "unknown-value")]),
        (persona("type: negativ\nnegative: {why: x}"), [(4, "unknown-value")]),
        (persona("type: negative: x\nnegative: {why: x}"), [(4, "bad-yaml")]),
        (persona("age: null"), [(4, "bad-age")]),
        (persona("created: TODO"), [(4, "bad-date")]),
        (persona("payment_methods: [{text: crd, rating: 2}]"), [(4, "unknown-value")]),
        (persona("jobs: [{whant: shoes}]"), [(4, "unknown-field")]),
        (persona("fictional: nope"), [(4, "bad-yes-no")]),
        (persona("related: [{id: Ann Walker}]"), [(4, "bad-id")]),
        (persona("evidence: {sources: [{id: S1}]}\nchallenges: [{text: a, source: S1}]"), [(4, "incomplete-entry")]),
        (persona("evidence: a: b\nchallenges: [{text: a, source: S1}]"), [(4, "bad-yaml")]),
        (persona("pain_points: [{text: a, source: S1}]"), [(4, "unknown-source")]),
        (persona("\nportrait:\n  src: x.png\n  alt: a\n  credit: b"), [(6, "portrait-file")]),
        (persona("avatar: {src: 'https://x.example/a.png', alt: a, credit: b}"), [(4, "portrait-file")]),
        (persona("replaced_by: ann"), [(4, "self-reference")]),
        (persona(body="<b>one</b> <b>two</b>\n"), [(6, "raw-html"), (6, "raw-html")]),
        (persona(body="[a](javascript:b.md)\n"), [(6, "unsafe-link")]),
        (persona(body="![a](//x.example/b.png)\n"), [(6, "unsafe-link")]),
        (persona(body="## A {.b}\n"), [(6, "attribute-list")]),
        (persona(body="```{.b}\nc\n```\n"), [(6, "attribute-list")]),
    ],
)
def test_a_draft_has_one_problem_for_one_mistake(text: str, found: list[tuple[int, str]]) -> None:
    assert judged(text) == found


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("challenges: Little time", "challenges: [{txt: a}]", "unknown-field"),
        ("challenges: Little time", "chalenges: a", "unknown-field"),
        ("owner: Insight", "Owner: Insight", "unknown-field"),
        ("basis: mixed", "bassis: mixed", "unknown-field"),
        ("name: Ann", "nmae: Ann", "unknown-field"),
        ("challenges: Little time", "frustrations: a: b", "bad-yaml"),
        ("challenges: Little time", "frustrations:", "missing-field"),
        ("goals: {personal: Walk more}", "goals: Walk more", "wrong-shape"),
        ("goals: {personal: Walk more}", "goals: *x", "anchor"),
        ("owner: Insight", "owner: [a", "bad-yaml"),
        ("last_reviewed: 2026-09-14", "last_reviewed: 14.9.2026", "bad-date"),
        ("last_reviewed: 2026-09-14", "last_reviewed: 9999-12-31", "future-date"),
        ("basis: mixed", "basis: mixt", "unknown-value"),
        ("basis: mixed, ", "", "missing-field"),
        (", sources: [{id: S1, title: Interviews}]", "", "missing-source"),
        ("sources: [{id: S1, title: Interviews}]", "sources: [{id: S1}]", "incomplete-entry"),
        ("evidence: {basis: mixed, sources: [{id: S1, title: Interviews}]}", "evidence: x", "wrong-shape"),
    ],
)
def test_an_active_persona_has_one_problem_for_one_mistake(old: str, new: str, rule: str) -> None:
    assert old in ACTIVE
    assert rules_broken(persona(base=ACTIVE.replace(old, new))) == [rule]


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("why: They want skis., ", "", "missing-field"),
        ("handling: {step: educate}", "handling: {}", "missing-field"),
        ("handling: {step: educate}", "handling: {stp: educate}", "unknown-field"),
        ("step: educate", "step: educat", "unknown-value"),
        ("reasons: misaligned", "reasons: missaligned", "unknown-value"),
        ("reconsider_when: We sell skis", "reconsider_when: Never.", "never-without-reason"),
        ("warning_signs: Asks for skis", "warning_signs: [{stage: lead}]", "incomplete-entry"),
    ],
)
def test_an_active_negative_persona_has_one_problem_for_one_mistake(old: str, new: str, rule: str) -> None:
    assert old in NEGATIVE
    assert rules_broken(persona(base=NEGATIVE.replace(old, new)), NEGATIVE_PATH) == [rule]


def test_a_broken_field_with_a_name_of_its_own_does_not_stand_for_a_missing_one() -> None:
    text = persona("status: retired\nretired_reason: [a]")
    assert rules_broken(text) == ["missing-field", "wrong-shape"]


def test_a_negative_block_that_cannot_be_read_is_one_problem() -> None:
    broken = NEGATIVE.replace("negative: {", "negative: {{")
    assert rules_broken(persona(base=broken), NEGATIVE_PATH) == ["bad-yaml"]


def test_a_reference_to_a_file_that_cannot_be_read_is_no_second_problem() -> None:
    text = persona("related: [ben]\nreplaced_by: ben")
    for neighbour in ("", "---\nname: Ben\n", "---\n- a\n---\n", "---\nname: a: b\nsummary: S\n---\n"):
        assert rules_broken(text, ben=neighbour) == []


def test_looking_like_a_persona_whose_type_cannot_be_read_is_no_problem() -> None:
    text = persona(base=NEGATIVE.replace("reasons", "looks_like: ben, reasons"))
    assert rules_broken(text, NEGATIVE_PATH, ben=persona("type: custommer")) == []


@pytest.mark.parametrize(
    "fields",
    ["owner:\n", "tags: ['']\n", "goals:\n  personal:\n", "custom:\n", "avatar:\n", "negative:\n", "evidence:\n"],
)
def test_an_empty_field_of_a_draft_is_at_most_a_warning(fields: str) -> None:
    assert set(rules_broken(persona(fields))) <= {"empty-field"}


def test_a_draft_may_be_as_unfinished_as_it_likes() -> None:
    assert rules_broken(persona("goals: {personal: Walk}\nevidence: {confidence: low}", base=DRAFT)) == []
