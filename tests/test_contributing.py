"""The examples in CONTRIBUTING.md are true: each complete persona file passes every rule."""

import datetime as dt
import re
from pathlib import Path

import pytest
from tests.sample_copy import SAMPLE
from tests.shipped import AS_SHIPPED

from handbook.content.docs import view_options
from handbook.content.handbook import judged, load
from handbook.markdown.fences import find
from handbook.personas import company as companies
from handbook.schema.company_fields import CompanyField, FieldType, PageSection
from handbook.schema.teams import Team
from handbook.source.files import Content

PROJECT = Path(__file__).parent.parent
GUIDE = PROJECT / "CONTRIBUTING.md"
TEXT = GUIDE.read_text(encoding="utf-8") if GUIDE.exists() else ""  # a company may do without
pytestmark = AS_SHIPPED
TODAY = dt.date(2026, 11, 23)
PERSONAS = re.findall(r"^```markdown\n(---\n.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)
PAGES = re.findall(r"^````markdown\n(.*?)^````$", TEXT, re.MULTILINE | re.DOTALL)


def test_it_shows_a_draft_an_active_customer_and_a_negative_persona() -> None:
    assert len(PERSONAS) == 3
    assert len(PAGES) == 1


@pytest.mark.parametrize("text", PERSONAS)
def test_each_persona_can_be_copied_as_it_stands(text: str) -> None:
    path = "personas/negative/example.md" if "\nnegative:" in text else "personas/example.md"
    problems = judged(Content(personas={path: text.encode()}), TODAY).problems
    assert [str(problem) for problem in problems] == []


@pytest.mark.parametrize("text", PAGES)
def test_each_view_can_be_copied_as_it_stands(text: str) -> None:
    handbook = load(SAMPLE, TODAY)
    (block,) = find(text)
    chosen, problems = view_options(block, handbook.catalog, "docs/example.md")
    assert chosen is not None
    assert problems == []


def test_the_fields_of_our_own_can_be_copied_as_they_stand() -> None:
    (declared,) = re.findall(r"^```yaml\n(fields:\n.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)
    company, problems = companies.load(declared.encode())
    assert problems == []
    assert "club_tier" in company.model.model_fields


def test_the_teams_can_be_copied_as_they_stand_and_every_part_is_explained() -> None:
    part = TEXT[TEXT.index("### Teams") : TEXT.index("### Colours and logo")]
    (declared,) = re.findall(r"^```yaml\n(teams:\n.*?)^```$", part, re.MULTILINE | re.DOTALL)
    company, problems = companies.load(declared.encode())
    assert problems == []
    assert [team.id for team in company.settings.teams] == ["success", "legal"]
    assert set(re.findall(r"^\| `(\w+)` \|", part, re.MULTILINE)) == set(Team.model_fields)


def test_every_setting_of_a_field_is_explained() -> None:
    table = TEXT[TEXT.index("### Fields of your own") : TEXT.index("### Teams")]
    explained = {
        name for row in re.findall(r"^\| (`.*?) \|", table, re.MULTILINE) for name in re.findall(r"`(\w+)`", row)
    }
    types = set(re.findall(r"`([a-z-]+)`", next(line for line in table.splitlines() if line.startswith("| `type`"))))
    sections = set(
        re.findall(r"`([a-z-]+)`", next(line for line in table.splitlines() if line.startswith("| `section`")))
    )
    assert explained - {"values"} == set(CompanyField.model_fields) - {"values"}
    assert types - {"type", "values"} == set(FieldType)
    assert sections - {"section"} == set(PageSection)


def test_the_words_of_our_own_can_be_copied_as_they_stand() -> None:
    (said,) = re.findall(r"^```yaml\n(words:\n.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)
    company, problems = companies.load(said.encode())
    companies.load(None)  # whose words are ours again
    assert problems == []
    assert "Headcount" in company.words.values()
