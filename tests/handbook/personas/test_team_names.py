"""A team has one name, whatever a file calls it; and each may be told what a persona means for it."""

import pytest
from tests.handbook.support import ACTIVE, NEGATIVE, load, persona

from handbook.personas.record import leaves
from handbook.schema.teams import same_team

TEAMS = """
teams:
  - name: Customer success
    key: success
    also: [CS, Onboarding crew]
  - name: Growth & brand
    key: growth
  - Legal
"""
SUCCESS = ["Customer success", "customer SUCCESS", "success", "cs", "onboarding-crew", "Customer_Success"]


def owned(name: str) -> str:
    return ACTIVE.replace("owner: Insight", f"owner: {name}")


@pytest.mark.parametrize("typed", SUCCESS)
def test_whatever_a_file_calls_a_team_readers_see_its_name(typed: str) -> None:
    more = f"reviewers: [{typed}, Legal]"
    catalog, _, problems = load({"personas/ann.md": persona(more, base=owned(typed))}, TEAMS)
    (record,) = catalog.records
    assert (record.persona.owner, record.persona.reviewers) == ("Customer success", ["Customer success", "Legal"])
    assert problems == []


def test_so_it_is_inside_blocks_and_in_the_list_of_lines() -> None:
    text = persona(
        base=NEGATIVE.replace("owner: Insight", "owner: legal").replace(
            "warning_signs: Asks for skis,",
            "warning_signs: [{sign: Asks for skis, seen_by: [CS, legal]}], exclusions:"
            " [{where: Search, rule: skis, owner: success, expires: 2027-02-01}],",
        )
    )
    short = "lines:\n  - {line: Stag parties, owner: cs}\n"
    catalog, _, problems = load({"personas/negative/ann.md": text}, TEAMS, short)
    negative = catalog.records[0].persona.negative
    assert negative
    assert negative.warning_signs[0].seen_by == ["Customer success", "Legal"]
    assert negative.exclusions[0].owner == "Customer success"
    assert catalog.short[0].line.owner == "Customer success"
    assert "unknown-team" not in {problem.rule.id for problem in problems}


def test_where_none_is_declared_any_name_stays_as_it_is() -> None:
    catalog, _, problems = load({"personas/ann.md": persona("reviewers: [cs]", base=owned("Whoever"))})
    assert (catalog.records[0].persona.owner, catalog.records[0].persona.reviewers) == ("Whoever", ["cs"])
    assert problems == []


def test_each_declared_team_is_a_part_of_implications_and_handling_under_its_name() -> None:
    fields = "implications: {success: Call them, growth: Say less, legal: Read the terms, marketing: Wait}"
    catalog, _, problems = load({"personas/ann.md": persona(fields, base=owned("Legal"))}, TEAMS)
    (record,) = catalog.records
    known = leaves(catalog.company.model)
    assert known["implications.success"].label == known["negative.handling.success"].label == "Customer success"
    assert known["implications.growth"].label == "Growth & brand"
    assert known["implications.success"].meta.internal
    assert [one.text for one in record.persona.implications.legal] == ["Read the terms"]  # type: ignore[union-attr]
    assert [(one.rule.id, one.message.split("`")[1]) for one in problems] == [("unknown-team", "marketing")]


@pytest.mark.parametrize("typed", ["customer-success", "Success", "sucess", "gowth"])
def test_a_key_that_is_none_leads_to_the_one_that_is_meant(typed: str) -> None:
    text = persona(f"implications: {{{typed}: Call them}}", base=owned("Legal"))
    (problem,) = load({"personas/ann.md": text}, TEAMS)[2]
    meant = "growth" if typed == "gowth" else "success"
    assert problem.rule.id == "undeclared-team"
    assert f"Did you mean `{meant}`?" in problem.message


def test_another_spelling_of_a_declared_team_is_not_to_be_declared_again() -> None:
    text = persona("implications: {Growth & brand: Say less}", base=owned("Legal"))
    (problem,) = load({"personas/ann.md": text}, TEAMS)[2]
    assert "Did you mean `growth`?" in problem.message
    assert "declare another" not in problem.message


def test_what_is_no_team_at_all_is_told_as_before() -> None:
    for typed in ("decline: No", "refer: Somebody", '"legal:read": it'):
        text = persona(f"type: negative\nnegative: {{handling: {{{typed}}}}}")
        problems = load({"personas/ann.md": text}, TEAMS)[2]
        assert "unknown-field" in {one.rule.id for one in problems}, typed


def test_without_teams_those_that_every_handbook_has_are_named_and_how_to_have_others() -> None:
    (problem,) = load({"personas/ann.md": persona("implications: {lgal: Read the terms}")})[2]
    assert problem.rule.id == "undeclared-team"
    assert "Known here: marketing, sales, service, product." in problem.message
    assert (
        load({"personas/ann.md": persona("implications: {lgal: Read}")}, "teams: [{name: Lgal, key: lgal}]\n")[2] == []
    )


def test_as_many_teams_as_a_company_has() -> None:
    teams = "teams: [" + ", ".join(f"Team {number}" for number in range(150)) + "]"
    more = "implications: {" + ", ".join(f"team-{number}: Do {number}" for number in range(150)) + "}"
    catalog, _, problems = load({"personas/ann.md": persona(more, base=owned("team 7"))}, teams)
    assert problems == []
    assert catalog.records[0].persona.owner == "Team 7"


@pytest.mark.parametrize(
    "teams",
    [
        "teams:\n  - {name: Legal, key: Le Gal}\n",
        "teams:\n  - {name: Success, key: success}\n  - {name: Success, key: other}\n",
        "teams:\n  - {name: Success, key: success, contact: '#chat'}\n",
        "teams:\n  - {name: Success, key: success\n",
    ],
)
def test_one_mistake_in_a_declaration_is_not_told_again_in_each_file(teams: str) -> None:
    key = "legal" if "Legal" in teams else "success"
    text = persona("implications: {success: Call them}" if key == "success" else "", base=owned("Anybody"))
    found = load({"personas/ann.md": text}, teams)[2]
    assert {problem.path for problem in found} == {"personas/_handbook.yml"}


def test_names_differ_by_letters_alone() -> None:
    assert (
        len(
            {
                same_team(name)
                for name in ("Customer success", "customer-success", " CUSTOMER  Success", "customer_success")
            }
        )
        == 1
    )
    assert same_team("Trade desk") != same_team("Trade desks")
