""" "Something wrong here?" names the section that the address leads to, or leads into."""

from urllib.parse import unquote

import pytest
from playwright.sync_api import Page
from tests.browser.conftest import Open

PAGE = "personas/growing-family/"
TITLE = (
    "one => { const copy = one.cloneNode(true); copy.querySelector('.headerlink')?.remove(); return copy.textContent }"
)


def said(page: Page) -> str:
    """What the message says of the section, after a click that leads nowhere."""
    page.wait_for_load_state("networkidle")  # its script is there
    link = page.locator("a[data-hb-report]")
    link.evaluate("one => { one.addEventListener('click', event => event.preventDefault()); one.click() }")
    return unquote(link.get_attribute("href") or "").partition("Section: ")[2].strip()


@pytest.mark.parametrize("place", ["money", "how-they-buy", "evidence"])
def test_a_heading_is_the_section(sample: str, visit: Open, place: str) -> None:
    page = visit(sample, 1280).go(f"{PAGE}#{place}")
    assert said(page) == (page.locator(f"[id='{place}']").evaluate(TITLE)).strip() != ""


def test_a_place_inside_one_is_of_the_last_heading_before_it(sample: str, visit: Open) -> None:
    window = visit(sample, 1280)
    page = window.go(PAGE)
    evidence = page.locator("#evidence").evaluate(TITLE).strip()
    window.go(f"{PAGE}#source-1")
    assert said(page) == evidence
    challenges = page.locator("#challenges :is(h2, h3)").first.evaluate(TITLE).strip()
    window.go(f"{PAGE}#challenges")
    assert said(page) == challenges


@pytest.mark.parametrize("place", ["", "#no-such-place", "#__skip"])
def test_elsewhere_the_section_stays_open(sample: str, visit: Open, place: str) -> None:
    assert said(visit(sample, 1280).go(f"{PAGE}{place}")) == ""
