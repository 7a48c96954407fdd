"""A page that is calm to read and to use: short lines, one meaning for each colour, buttons that are seen."""

from typing import Literal

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import Open, Scheme

CUSTOMER, NEGATIVE = "personas/growing-family/", "personas/negative/living-room-fitting/"
# Letters in a full line of every text that has more than one: its lines are told by where its letters are.
LINES = """() => [...document.querySelectorAll("article :is(p, li, blockquote)")]
  .filter(one => one.offsetHeight && !one.querySelector("p, li, ul, ol") && !one.closest("table, pre"))
  .flatMap(one => {
    const walker = document.createTreeWalker(one, NodeFilter.SHOW_TEXT)
    const range = document.createRange(), lines = new Map()
    for (let node = walker.nextNode(); node; node = walker.nextNode())
      for (let at = 0; at < node.length; at += 1) {
        range.setStart(node, at); range.setEnd(node, at + 1)
        const { bottom, width } = range.getBoundingClientRect()
        if (width) lines.set(Math.round(bottom / 8), 1 + (lines.get(Math.round(bottom / 8)) ?? 0))
      }
    return lines.size > 2 ? [[Math.max(...lines.values()), one.textContent.slice(0, 60)]] : []
  })"""
# The contrast of an element's text, and that of its edge, with what it stands on.
CONTRAST = """one => {
  const parts = text => text.match(/[\\d.]+/g).map(Number)
  const light = text => parts(text).slice(0, 3).map(part => part / 255)
    .map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
    .reduce((sum, part, at) => sum + part * [0.2126, 0.7152, 0.0722][at], 0)
  const ratio = (a, b) => (Math.max(light(a), light(b)) + 0.05) / (Math.min(light(a), light(b)) + 0.05)
  const style = getComputedStyle(one)
  return [ratio(style.color, style.backgroundColor), ratio(style.borderTopColor, style.backgroundColor)]
}"""
# The size of what has the focus; a switch of the theme's shows it on the label that comes after it.
STOP = """() => {
  const one = document.activeElement, after = one.nextElementSibling
  const box = (one.matches("input") && after?.matches("label") ? after : one).getBoundingClientRect()
  return [box.width, box.height, one.className]
}"""


@pytest.mark.parametrize(
    "address", ["", CUSTOMER, NEGATIVE, "personas/negative/money/", "personas/payback/", "teams/", "reading/", "using/"]
)
def test_lines_are_short_enough_to_be_read(sample: str, visit: Open, address: str) -> None:
    page = visit(sample).go(address)
    found = page.evaluate(LINES)
    assert found
    assert [one for one in found if one[0] > 85] == []  # the longest line of a text; on average there are about 66


@pytest.mark.parametrize("address", [CUSTOMER, "personas/compare/", "fields/", "rules/", "404.html"])
def test_the_first_key_leads_past_the_header(sample: str, visit: Open, address: str) -> None:
    page = visit(sample).go(address)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('.md-skip')")
    page.keyboard.press("Enter")
    expect(page.locator("#__content")).to_be_focused()
    title = page.locator("h1").first.bounding_box()
    header = page.locator(".md-header").bounding_box()
    assert title and header and title["y"] >= header["y"] + header["height"]


def test_every_stop_of_the_keyboard_is_seen(sample: str, visit: Open) -> None:
    page = visit(sample).go(CUSTOMER)
    for _ in range(25):
        page.keyboard.press("Tab")
        box = page.evaluate(STOP)
        assert min(box[:2]) > 0, box


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_edit_and_copy_are_seen_and_say_what_they_do(sample: str, visit: Open, scheme: Scheme, width: int) -> None:
    page = visit(sample, width, scheme).go(NEGATIVE)
    edit, copy = page.locator(".md-content__button"), page.locator(".hb-wording .md-code__button").first
    copy.wait_for()
    assert edit.inner_text().strip() == "Edit"
    assert copy.evaluate("one => getComputedStyle(one, '::before').content") == '"Copy"'
    for one in (edit, copy):
        box = one.bounding_box()
        assert box and min(box["width"], box["height"]) >= 24
        word, edge = one.evaluate(CONTRAST)
        assert word >= 4.5 and edge >= 3


def style(page: Page, selector: str, name: Literal["backgroundColor", "borderTopColor", "borderRadius"]) -> str:
    found: str = page.locator(selector).first.evaluate(f"one => getComputedStyle(one).{name}")
    return found


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_waits_for_a_review_is_seen_on_a_negative_persona(sample: str, visit: Open, scheme: Scheme) -> None:
    page = visit(sample, scheme=scheme).go(NEGATIVE)
    amber = style(page, ".hb-badge--under-review", "backgroundColor")
    for other in (".hb-hero", ".hb-sign--yellow", ".hb-badge:not(.hb-badge--under-review)"):
        assert style(page, other, "backgroundColor") != amber, other
    for badge in page.locator(".hb-hero .hb-badge").all():
        assert badge.evaluate(CONTRAST)[0] >= 4.5


def test_a_chip_that_leads_somewhere_looks_different(sample: str, visit: Open) -> None:
    page = visit(sample).go(CUSTOMER)
    leads, label = ".hb-chip:has(a):not(:has(.hb-note))", ".hb-chip:not(:has(a))"
    for name in ("backgroundColor", "borderTopColor", "borderRadius"):
        assert style(page, leads, name) != style(page, label, name)


def test_a_dozen_facts_at_a_glance_stand_in_columns_of_one_width(sample: str, visit: Open) -> None:
    for address in ("personas/hire-shop-owner/", "personas/centre-stores-manager/", CUSTOMER):
        page = visit(sample).go(address)
        places = page.locator(".hb-glance .hb-fact").evaluate_all("all => all.map(one => one.offsetLeft)")
        columns = [places.count(place) for place in sorted(set(places))]
        assert len(columns) <= 4
        assert max(columns) - min(columns) <= 1
