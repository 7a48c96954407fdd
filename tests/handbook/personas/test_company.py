from collections.abc import Mapping

import pytest
from tests.handbook.support import ACTIVE, catalog_of, content, load, persona, places

from handbook.display.values import fields, parts
from handbook.personas import company as companies
from handbook.personas.catalog import Catalog
from handbook.personas.draft import draft, path_of
from handbook.personas.record import leaves
from handbook.problems.problem import Problem
from handbook.schema import Persona, Settings
from handbook.schema.terms.general import PersonaType
from handbook.views import guide
from handbook.views.query import Placed
from handbook.views.table import Options, build

TIER = """
fields:
  - key: club_tier
    label: Club tier
    description: Their tier in the walkers' club.
    type: choice
    values: [bronze, {value: gold, label: Gold tier}]
    section: how-they-buy
    applies_to: customer
    required_when: active
    tables: true
  - {key: notes, internal: true, many: true}
"""
ANN, BEN = "personas/ann.md", "personas/negative/ben.md"


def handbook(files: Mapping[str, str], settings: str = TIER) -> tuple[Catalog, list[Problem]]:
    catalog, _, problems = load(files, settings)
    return catalog, problems


def broken(files: Mapping[str, str], settings: str = TIER) -> list[tuple[int, str]]:
    return places(handbook(files, settings)[1])


def test_without_settings_a_persona_is_what_it_is_everywhere() -> None:
    assert companies.load(None) == (companies.Company(), [])
    assert companies.load(b"")[0].model is Persona


def test_the_same_declarations_make_the_same_persona() -> None:
    first, second = companies.load(TIER.encode())[0], companies.load(TIER.encode())[0]
    assert first.model is second.model is not Persona
    assert issubclass(first.model, Persona)
    assert "club_tier" not in leaves(Persona)


def test_a_field_of_the_company_is_judged_like_any_other() -> None:
    assert broken({ANN: persona("club_tier: gold", base=ACTIVE)}) == []
    assert broken({ANN: persona("club_tier: gould")}) == [(4, "unknown-value")]
    assert broken({ANN: persona("club_tiers: gold")}) == [(4, "unknown-field")]
    assert broken({ANN: persona("club_tier: [gold, bronze]")}) == [(4, "wrong-shape")]
    assert broken({ANN: persona(base=ACTIVE)}) == [(4, "missing-field")]
    assert broken({BEN: persona("club_tier: gold")}) == [(4, "wrong-type")]


@pytest.mark.parametrize("status", ["draft", "active", "under-review", "retired"])
def test_it_is_needed_from_the_status_on_that_it_names(status: str) -> None:
    needed = {"draft": 4, "active": 2, "under-review": 1, "retired": 1}
    settings = f"fields: [{{key: club_tier, required_when: {status}}}]"
    retired = "retired_on: 2026-10-01\nretired_reason: They moved on.\n"
    files = {
        f"personas/p{number}.md": persona(
            base=ACTIVE.replace("status: active", f"status: {one}") + (retired if one == "retired" else "")
        )
        for number, one in enumerate(needed)
    }
    missing = [p for p in handbook(files, settings)[1] if "club_tier" in p.message]
    assert len(missing) == needed[status]


def test_it_stands_in_its_section_and_under_its_label() -> None:
    (record,) = handbook({ANN: persona("club_tier: gold\nnotes: [Rings first]")})[0].records
    shown = {part.section.slug: [(one.label, one.items[0].text) for one in part.facts + part.others + part.own]
             for part in parts(fields(record, public=False))}  # fmt: skip
    assert shown == {"how-they-buy": [("Club tier", "Gold tier")], "more-about-them": [("Notes", "Rings first")]}
    assert [part.section.slug for part in parts(fields(record, public=True))] == ["how-they-buy"]


def test_a_table_shows_it_and_selects_by_it() -> None:
    files = {ANN: persona("club_tier: gold"), "personas/cy.md": persona("club_tier: bronze")}
    catalog, problems = handbook({**files, "docs/x.md": "```personas\nview: table\nwhere: {club_tier: silver}\n```\n"})
    assert [problem.rule.id for problem in problems] == ["bad-view"]
    table = build(Options(where={"club_tier": ["gold"]}), catalog)
    assert table.columns[-1] == ("club_tier", "Club tier")
    assert [row.record.id for _, rows in table.groups for row in rows] == ["ann"]
    assert ("club_tier", "Club tier") not in build(Options(columns=["name"]), catalog).columns


def test_a_new_file_and_the_guide_explain_it() -> None:
    company = companies.load(TIER.encode())[0]
    text = draft("Ann", PersonaType.CUSTOMER, company.model)
    assert "## Club tier: Their tier in the walkers' club. Allowed: bronze, gold\n# club_tier: bronze\n" in text
    assert text.index("club_tier") < text.index("## Everything below is optional")
    assert "club_tier" not in draft("Ben", PersonaType.NEGATIVE, company.model)
    assert broken({path_of("ann", PersonaType.CUSTOMER): text}) == []
    catalog, _ = handbook({ANN: persona()})
    explained = {
        entry.spec.path: entry.needed for chapter in guide.fields(Placed(), catalog) for entry in chapter.entries
    }
    assert explained["club_tier"] == "Needed by active customer personas."


@pytest.mark.parametrize(
    "declared",
    [
        "  - {key: club_tier, type: chioce}",
        "  - {key: club_tier, type: choice}",
        "  - {key: club_tier, applys_to: customer}",
        "  {key: club_tier, type: choice}",
        "  - {key: club_tier}\n  - {key: club_tier}",
        "  - {key: club_tier, type: [}",
    ],
)
def test_what_is_wrong_with_a_declaration_is_reported_there_and_nowhere_else(declared: str) -> None:
    _, problems = handbook({ANN: persona("club_tier: [{a: b}]")}, f"fields:\n{declared}\n")
    assert {problem.path for problem in problems} == {"personas/_handbook.yml"}
    assert len(problems) == 1


def test_the_other_declarations_still_count() -> None:
    settings = "fields:\n  - {key: club_tier, type: chioce}\n  - {key: visits, type: whole-number}\n"
    _, problems = handbook({ANN: persona("visits: many")}, settings)
    assert [problem.rule.id for problem in problems] == ["unknown-value", "bad-number"]


def test_settings_that_cannot_be_read_leave_everything_as_it_is_by_default() -> None:
    held = content({ANN: persona()}, "fields")
    company, problems = companies.load(held.settings)
    assert company == companies.Company(unread=frozenset(Settings.model_fields))
    assert [problem.rule.id for problem in problems] == ["not-fields"]
    assert companies.load(b"\xff")[1][0].rule.id == "not-utf8"


def test_a_handbook_without_fields_of_its_own_has_the_usual_ones() -> None:
    assert catalog_of(ann="").fields is leaves(Persona)
