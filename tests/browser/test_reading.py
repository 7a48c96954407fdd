"""What a reader does: search, follow tables, move between siblings, switch to dark."""

from collections import Counter
from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect
from tests.browser.conftest import Open, Scheme, search_for
from tests.site.project import SAMPLE, TODAY

from handbook.content.handbook import load
from handbook.display.values import item
from handbook.personas import draft as drafts
from handbook.personas.record import Record
from handbook.schema.terms.general import PersonaType
from handbook.views.template import NAME

CATALOG = load(SAMPLE, TODAY).catalog.shown(drafts=False)


def address_of(record: Record) -> str:
    return record.path.removesuffix(".md") + "/"


def rarest_payment_method() -> tuple[str, Record]:
    """The payment method that the fewest personas use, and one that does."""
    uses = [(item(one).text, record) for record in CATALOG.records for one in record.persona.payment_methods]
    count = Counter(text for text, _ in uses)
    return min(uses, key=lambda use: (count[use[0]], use[0]))


def a_brand() -> tuple[str, Record]:
    return next((item(one).text, record) for record in CATALOG.records for one in record.persona.brands)


def a_warning_sign() -> tuple[str, Record]:
    signs = ((r.persona.negative.warning_signs, r) for r in CATALOG.records if r.persona.negative)
    return next((all_signs[0].sign, record) for all_signs, record in signs if all_signs)


def test_a_template_is_copied_as_the_form_would_have_it(sample: str, visit: Open) -> None:
    window = visit(sample)
    window.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = window.go("add/")
    for number, persona_type in enumerate(PersonaType):
        brief, whole = (
            drafts.draft(NAME, persona_type, CATALOG.company.model, brief=short).rstrip() for short in (True, False)
        )
        section = page.locator(".hb-template").nth(number)
        section.locator("summary").click()
        for button, text in zip(section.get_by_title("Copy to clipboard").all(), (brief, whole), strict=True):
            button.click()
            expect(page.get_by_text("Copied to clipboard").last).to_be_visible()
            page.wait_for_function("wanted => navigator.clipboard.readText().then(text => text === wanted)", arg=text)
        form = section.get_by_role("link", name="Start a new file").get_attribute("href") or ""
        assert parse_qs(urlsplit(form).query)["value"] == [f"{brief}\n"]
    assert not window.faults


def test_an_example_of_a_rule_offers_no_copy(sample: str, visit: Open) -> None:
    page = visit(sample).go("rules/#rule-bad-age")
    assert page.locator(".hb-example").count() > 40
    assert page.locator(".hb-example button").count() == 0
    expect(page.locator("#rule-bad-age")).to_be_in_viewport()


@pytest.mark.parametrize("find", [rarest_payment_method, a_brand, a_warning_sign])
def test_a_search_leads_to_the_persona(find: Callable[[], tuple[str, Record]], sample: str, visit: Open) -> None:
    words, record = find()
    page = visit(sample).go("")
    search_for(page, words)
    hit = page.locator(f'.md-search-result__link[href*="/{address_of(record)}"]').first
    expect(hit).to_be_visible()
    hit.click()
    expect(page.locator(".md-content__inner h1")).to_have_text(record.name)
    assert page.url.startswith(sample + address_of(record))
    assert words in " ".join(page.locator(".md-content__inner").inner_text().split())


def test_a_name_in_the_table_leads_to_the_persona(sample: str, visit: Open) -> None:
    page = visit(sample).go("personas/")
    links = page.locator("article table th[scope=row] a")
    names = links.all_inner_texts()
    assert len(names) >= 9
    for name in names[:3]:
        links.filter(has_text=name).first.click()
        expect(page.locator(".md-content__inner h1")).to_have_text(name)
        page.go_back()
        expect(links.first).to_be_visible()


def test_the_sidebar_lists_the_siblings_and_marks_the_page(sample: str, visit: Open) -> None:
    record = next(one for one in CATALOG.records if one.persona.group == "Consumers")
    siblings = {
        one.name for one in CATALOG.records if one.persona.group == "Consumers" and one.status.value != "retired"
    }
    page = visit(sample).go(address_of(record))
    sidebar = page.locator(".md-sidebar--primary")
    shown = {" ".join(text.split()) for text in sidebar.locator("a.md-nav__link:visible").all_inner_texts()}
    assert siblings <= shown
    marked = sidebar.locator("a.md-nav__link--active:visible").all_inner_texts()
    assert record.name in [" ".join(text.split()) for text in marked]
    others = {one.name for one in CATALOG.records} - siblings
    assert not others & shown


@pytest.mark.parametrize(("scheme", "other"), [("light", "slate"), ("dark", "default")])
def test_a_reader_can_switch_between_light_and_dark(scheme: Scheme, other: str, sample: str, visit: Open) -> None:
    page = visit(sample, scheme=scheme).go("")
    body = page.locator("body")
    own = {"slate": "default", "default": "slate"}[other]
    expect(body).to_have_attribute("data-md-color-scheme", own)
    before = body.evaluate("element => getComputedStyle(element).backgroundColor")
    page.locator("[data-md-component=palette] label:visible").click()
    expect(body).to_have_attribute("data-md-color-scheme", other)
    assert body.evaluate("element => getComputedStyle(element).backgroundColor") != before
    page.reload()
    expect(body).to_have_attribute("data-md-color-scheme", other)


def test_no_label_of_a_curve_is_cut_off(sample: str, visit: Open) -> None:
    journeys = [record for record in CATALOG.records if record.persona.journey]
    assert journeys
    page = visit(sample).go(address_of(journeys[0]))
    begins = "labels => labels.map(one => one.getBBox().x)"
    labels = page.locator(".hb-journey svg text").evaluate_all(begins)
    assert labels
    assert min(labels) >= 0
