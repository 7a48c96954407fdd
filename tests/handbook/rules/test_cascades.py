"""One mistake is one problem, even where several rules look at the same thing."""

import pytest
from tests.handbook.support import ACTIVE, DRAFT, NEGATIVE, judged, load, persona, rules_broken

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
        ("goals: {personal: Walk more}", "goals: {personal: {a: Walk more}}", "unknown-field"),
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
        ("why: They want skis., ", "", "not-said-yet"),
        ("handling: {step: educate}", "handling: {}", "not-said-yet"),
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


MONEY = "economics: {currency: EUR, revenue: 240, gross_margin: 41 %, return_rate: 31 %, source: S1}"
EXCLUSION = "exclusions: [{where: Mailings, rule: women, owner: Sales, expires: 2027-01-31}]"
CHECKED = "false_positive_check: {on: 2026-08-20}"
FAIR = "fairness: {reviewed_by: Legal, on: 2026-08-20, rationale: The law}"


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("currency: EUR", "currency: Euro", "bad-code"),
        ("currency: EUR", "curency: EUR", "unknown-field"),
        ("revenue: 240", "revenue: lots", "bad-number"),
        ("gross_margin: 41 %", "gross_margin: 0.41", "bad-number"),
        ("return_rate: 31 %", "return_rate: a third", "bad-number"),
        ("source: S1", "source: S2", "unknown-source"),
        ("source: S1", "source: {id: S1}", "wrong-shape"),
        ("source: S1", "estimate: roughly", "bad-yes-no"),
        ("source: S1", "sources: S1", "unknown-field"),
        (MONEY, "economics: 240", "wrong-shape"),
        (MONEY, "economics: {revenue: a: b}", "bad-yaml"),
        ("owner: Sales", "owner: [a, b]", "wrong-shape"),
        ("owner: Sales", "ownr: Sales", "unknown-field"),
        ("expires: 2027", "expiry: 2027", "unknown-field"),
        ("false_positive_check:", "false_positive_checks:", "unknown-field"),
        ("fairness:", "fairnes:", "unknown-field"),
        ("reviewed_by:", "reviewed by:", "unknown-field"),
        ("root_causes:", "root_cause:", "unknown-field"),
        ("2027-01-31", "next year", "bad-date"),
        ("where: Mailings, ", "", "incomplete-entry"),
        ("rule: women", "rule: {women: only}", "wrong-shape"),
        ("2026-08-20}, fairness", "in summer}, fairness", "bad-date"),
        ("on: 2026-08-20, rationale", "on: Monday, rationale", "bad-date"),
        ("root_causes: No prices", "root_causes: [{fix: Prices}]", "incomplete-entry"),
    ],
)
def test_a_negative_persona_with_money_and_exclusions_has_one_problem_for_one_mistake(
    old: str, new: str, rule: str
) -> None:
    more = f"{EXCLUSION}, {CHECKED}, {FAIR}, root_causes: No prices, handling"
    base = NEGATIVE.replace("handling", more, 1).replace("misaligned", "[unprofitable, difficult-to-serve]")
    whole = persona(MONEY, base=base)
    assert old in whole
    assert rules_broken(whole, NEGATIVE_PATH) == []
    text = whole.replace(old, new)
    assert rules_broken(text, NEGATIVE_PATH) == [rule]


@pytest.mark.parametrize(
    "settings",
    [
        "baseline: {currency: Euro}",
        "baseline: {curency: EUR}",
        "baseline: EUR",
        "baseline: {currency: a: b}",
        "baseline",
        "baseline: *x",
    ],
)
def test_a_currency_that_cannot_be_read_in_the_settings_is_no_second_problem_in_the_personas(settings: str) -> None:
    money = "economics: {revenue: 240, source: S1}"
    files = {
        "personas/ann.md": persona(money, base=ACTIVE),
        "personas/ben.md": persona(money.replace("{", "{currency: EUR, "), base=ACTIVE.replace("Ann", "Ben")),
        "personas/cy.md": persona(money.replace("{", "{currency: USD, "), base=ACTIVE.replace("Ann", "Cy")),
    }
    (problem,) = load(files, settings)[2]
    assert problem.path == "personas/_handbook.yml"


def test_a_negative_block_in_a_customer_is_one_problem() -> None:
    block = "negative: {reasons: [unprofitable, difficult-to-serve], exclusions: [{where: Mailings, rule: women}]}"
    assert rules_broken(persona(f"{block}\n{MONEY}", base=ACTIVE)) == ["wrong-type"]


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
