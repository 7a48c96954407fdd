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


def test_nothing_of_the_search_is_loaded_before_it_is_used(sample: str, visit: Open) -> None:
    window = visit(sample)
    asked: list[str] = []
    window.page.on("request", lambda request: asked.append(request.url.removeprefix(sample)))
    page = window.go("")
    page.wait_for_timeout(300)
    late = {"search/handbook.json", "assets/javascripts/search/minisearch.js"}
    assert not late & set(asked)
    page.keyboard.press("/")
    page.wait_for_timeout(1000)
    assert late <= set(asked)
    assert not window.faults


def test_a_word_that_nobody_has_offers_the_nearest_one_by_keyboard(sample: str, visit: Open) -> None:
    window = visit(sample)
    page = window.go("personas/growing-family/")
    search_for(page, "winetr")
    links = page.locator(".md-search-result__link")
    expect(page.locator(".md-search-result__meta")).to_have_text("No matching documents")
    expect(links.nth(0)).to_contain_text("Did you mean “winter”?")
    expect(page.locator(".md-search-result mark").first).to_have_text(re.compile("winter", re.I))  # what that one finds
    for offer, address in (("Look through the list", r"/personas/\?find=winetr"), ("Add a persona", "/add/")):
        expect(links.filter(has_text=offer)).to_have_attribute("href", re.compile(address))
    page.keyboard.press("Enter")
    expect(page.locator(".md-search__input")).to_have_value("winter")
    expect(page.locator(".md-search-result mark").first).to_have_text(re.compile("winter", re.I))
    assert not window.faults


def test_the_list_looks_through_whole_personas(sample: str, visit: Open) -> None:
    window = visit(sample)
    page = window.go("personas/")
    for word in ("quartermaster", "refund", "Gethín", "hospice"):
        page.locator(".hb-filter [type=search]").fill(word)
        expect(page.locator(".hb-filter__state [role=status]")).to_have_text(re.compile(r"^[1-9]\d* of"))
    assert not window.faults


def test_the_dialog_is_used_by_keyboard_alone(sample: str, visit: Open) -> None:
    window = visit(sample)
    page = window.go("")
    search_for(page, "jacket")
    page.keyboard.press("ArrowDown")
    expect(page.locator(".md-search-result__link").first).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.locator(".md-search-result__link").first).not_to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#__search")).not_to_be_checked()
    search_for(page, "quartermaster")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/personas/centre-stores-manager/\?h="))
    expect(page.locator("article mark").first).to_have_text(re.compile("quartermaster", re.I))
    assert not window.faults


def test_a_shared_search_is_answered_and_pasted_words_are_too(sample: str, visit: Open) -> None:
    window = visit(sample)
    page = window.go("?q=quartermaster")
    link = page.locator(".md-search-result__link").first
    expect(link).to_have_attribute("href", re.compile("/personas/centre-stores-manager/"))
    page.locator(".md-search__input").fill("Gethín")  # without a key
    expect(link).to_have_attribute("href", re.compile("/personas/returning-walker/"))
    assert not window.faults
