"""The site's search: whoever knows a name, an earlier name or a job title finds the persona first."""

import re

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import Open, search_for
from tests.site.project import SAMPLE, TODAY

from handbook.content.handbook import load
from handbook.personas.record import Record
from handbook.schema.terms.general import Status

CATALOG = load(SAMPLE, TODAY).catalog.shown(drafts=False)
RECORDS = [record for record in CATALOG.records if record.status is not Status.RETIRED]
WORDS = {
    "name": [(record.name, record) for record in RECORDS],
    "alias": [(alias, record) for record in RECORDS for alias in record.persona.aliases],
    "alternative job title": [(title, record) for record in RECORDS for title in record.persona.alternative_titles],
}


def leads_first_to(page: Page, record: Record) -> None:
    address = re.compile(rf"/{re.escape(record.path.removesuffix('.md'))}/(\?|#|$)")
    expect(page.locator(".md-search-result__link").first).to_have_attribute("href", address)


@pytest.mark.parametrize("words", WORDS.values(), ids=WORDS)
def test_what_somebody_is_called_leads_first_to_them(words: list[tuple[str, Record]], sample: str, visit: Open) -> None:
    assert words
    window = visit(sample)
    page = window.go("")
    for text, record in words:
        search_for(page, text)
        leads_first_to(page, record)
    assert not window.faults  # nothing was asked of another host either


def test_a_hit_says_what_kind_of_persona_it_is(sample: str, visit: Open) -> None:
    page = visit(sample).go("")
    for kind in ("customer", "negative"):
        record = next(one for one in RECORDS if one.persona.type.value == kind)
        search_for(page, record.name)
        leads_first_to(page, record)
        hit = page.locator(".md-search-result__item").first
        expect(hit.locator(".md-tag").first).to_have_text(record.persona.type.label)
        expect(hit.locator("article").first).to_contain_text(record.persona.role_label or "")
