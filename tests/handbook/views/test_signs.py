import pytest
from tests.handbook.support import front
from tests.handbook.views.given import asked, handbook, negative

from handbook.personas.catalog import Catalog
from handbook.schema import validate
from handbook.views import VIEWS
from handbook.views.signs import By, Options, build


def signs(*entries: str, step: str = "") -> str:
    handling = f", handling: {{step: {step}}}" if step else ""
    return f"negative: {{warning_signs: [{', '.join(entries)}]{handling}}}\n"


CATALOG = handbook(
    ann="",
    ben=signs(
        "{sign: Late, stage: billing, level: yellow, seen_by: [Sales, Accounts]}",
        "{sign: Loud, stage: lead, level: yellow, seen_by: Returns}",
        "Somehow odd",
        step="educate",
    )
    + "segment: Walkers\n",
    cy=signs(
        "{sign: Plain, stage: lead, seen_by: accounts payable}",
        "{sign: Worn, stage: lead, level: red, seen_by: [Returns, Returns]}",
        "{sign: Unowned, stage: marketing, level: red}",
        "{sign: Anytime, level: red, seen_by: Warehouse}",
    )
    + "segment: Anglers\n",
    di=signs("Gone") + "status: retired\nretired_on: 2026-01-01\nretired_reason: Gone.\n",
    el="negative: {why: No signs yet.}\n",
)


def found(options: str, catalog: Catalog = CATALOG) -> dict[str, list[str]]:
    headings = build(asked(Options, options), catalog)
    return {heading.title: [f"{one.record.id} {one.sign.sign}" for one in heading.signs] for heading in headings}


def test_signs_stand_under_the_stages_in_the_order_in_which_they_are_met_red_ones_first() -> None:
    by_stage = found("")
    assert by_stage == {
        "Marketing": ["cy Unowned"],
        "Lead": ["cy Worn", "ben Loud", "cy Plain"],
        "Billing": ["ben Late"],
        "At any stage": ["cy Anytime", "ben Somehow odd"],
    }
    assert list(by_stage) == ["Marketing", "Lead", "Billing", "At any stage"]


def test_signs_stand_under_every_team_that_sees_them_teams_by_name_whatever_their_case() -> None:
    by_team = found("by: team")
    assert by_team == {
        "Accounts": ["ben Late"],
        "accounts payable": ["cy Plain"],
        "Returns": ["cy Worn", "ben Loud"],
        "Sales": ["ben Late"],
        "Warehouse": ["cy Anytime"],
        "Any team": ["cy Unowned", "ben Somehow odd"],
    }
    assert list(by_team) == ["Accounts", "accounts payable", "Returns", "Sales", "Warehouse", "Any team"]


def test_a_team_that_is_called_like_a_stage_still_stands_by_its_name() -> None:
    team = "{{sign: S, seen_by: [{}]}}"
    catalog = handbook(ann=signs(team.format("Billing, Warehouse, Marketing, Onboarding, Insight")))
    assert list(found("by: team", catalog)) == ["Billing", "Insight", "Marketing", "Onboarding", "Warehouse"]


def test_a_sign_says_the_step_to_begin_with() -> None:
    steps = {one.record.id: one.step for heading in build(Options(), CATALOG) for one in heading.signs}
    assert {key: step and step.label for key, step in steps.items()} == {"ben": "Educate", "cy": None}


@pytest.mark.parametrize(
    ("options", "titles"),
    [
        ("where: {segment: Walkers}", ["Lead", "Billing", "At any stage"]),
        ("where: {segment: Walkers}\nby: team", ["Accounts", "Returns", "Sales", "Any team"]),
        ("where: {status: retired}", ["At any stage"]),
        ("where: {type: customer}", []),
        ("where: {negative.handling.step: educate}\nby: stage", ["Lead", "Billing", "At any stage"]),
    ],
)
def test_conditions_choose_whose_signs_are_shown(options: str, titles: list[str]) -> None:
    assert list(found(options)) == titles


def test_signs_of_one_level_stand_in_the_order_that_is_asked_for() -> None:
    catalog = handbook(ann=signs("A") + "segment: Walkers\n", ben=signs("B") + "segment: Anglers\n")
    assert found("", catalog) == {"At any stage": ["ann A", "ben B"]}
    assert found("sort: segment", catalog) == {"At any stage": ["ben B", "ann A"]}


def test_without_signs_there_is_no_heading() -> None:
    assert found("", handbook(ann="", ben=negative("why: W"))) == {}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("by: squad", "`squad` is not a known value of `by`. Allowed: stage, team"),
        ("by: stages", "`stages` is not a known value of `by`. Did you mean `stage`? Allowed: stage, team"),
        ("group: segment", "`group` is not a field. Known here: view, where, sort, by"),
    ],
)
def test_options_that_do_not_exist_are_told(text: str, message: str) -> None:
    (problem,) = validate(Options, front(text), "docs/x.md").problems
    assert message in problem.message


def test_fields_that_do_not_exist_are_told() -> None:
    options = asked(Options, "by: team\nsort: negative.warning_sign\nwhere: {segment: Walker}")
    assert options.by is By.TEAM
    assert [breach.message for breach in VIEWS["signs"].judge(options, CATALOG)] == [
        "`negative.warning_sign` is not a field. Did you mean `negative.warning_signs`?",
        "no persona has `segment: Walker`. Did you mean `Walkers`?",
    ]
