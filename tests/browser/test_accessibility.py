"""Nothing in the way of people who see, hear or move differently: what axe-core finds, enlarged text, less motion."""

import itertools
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect
from tests.browser.axe import SCHEMES, Rules, found, settled
from tests.browser.conftest import WIDTHS, Open, Scheme, search_for
from tests.browser.test_every_page_type import PAGES


def opened(window_width: int, scheme: Scheme, sample: str, visit: Open) -> Iterator[Page]:
    """The page in every state that scripts bring about: with hits of the search, an open facet, a choice."""
    page = visit(sample, window_width, scheme).go("personas/")
    page.locator(".hb-facet summary").first.click()
    yield page
    page.keyboard.press("Escape")
    page.locator(".hb-filter [type=search]").fill("a")
    page.locator(".hb-sort").first.click()
    page.locator("article [data-hb-switch]").first.click()
    yield page
    page = visit(sample, window_width, scheme).go("")
    page.locator("article [data-hb-switch]").first.click()
    page.locator("article [data-hb-switch]").nth(1).click()
    yield page
    page = visit(sample, window_width, scheme).go("personas/compare/?personas=growing-family")
    expect(page.locator(".hb-choosing")).to_be_visible()
    yield page
    page = visit(sample, window_width, scheme).go("personas/growing-family/")
    page.locator("article [data-hb-switch]").first.click()
    yield page
    if window_width == WIDTHS["phone"]:
        page.locator("label[for=__search]").first.click()
    search_for(page, "boots")
    yield page


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS.values(), ids=WIDTHS)
def test_axe_finds_nothing_in_what_opens(width: int, scheme: Scheme, sample: str, visit: Open) -> None:
    rules: Rules = "colours" if scheme == "dark" else "all" if width == WIDTHS["desktop"] else "structure"
    assert [one for page in opened(width, scheme, sample, visit) for one in found(settled(page), rules)] == []


def test_enlarged_nothing_is_wider_than_the_window(sample: str, visit: Open) -> None:
    """To a window, a page twice as large is one half as wide."""
    window = visit(sample)
    too_wide = []
    for path in PAGES:
        page = window.go(path)
        for times in (2, 4):
            page.set_viewport_size({"width": WIDTHS["desktop"] // times, "height": 900 // times})
            if settled(page).evaluate("document.documentElement.scrollWidth > window.innerWidth"):
                too_wide.append(f"{path} at {times}00 %")
    assert not too_wide


def test_whoever_wants_less_motion_gets_none_on_cards(sample: str, visit: Open) -> None:
    page = visit(sample).go("")
    duration = "card => getComputedStyle(card).transitionDuration"
    card = page.locator(".hb-card").first
    assert card.evaluate(duration) != "0s"
    page.emulate_media(reduced_motion="reduce")
    assert set(card.evaluate(duration).split(", ")) == {"0s"}


def test_headings_leave_out_no_level_on_personas(sample: str, visit: Open) -> None:
    window = visit(sample)
    for path in ("personas/growing-family/", "personas/hire-shop-owner/", "personas/negative/return-ticket/"):
        levels = (
            window.go(path)
            .locator("article :is(h1, h2, h3, h4, h5, h6):visible")
            .evaluate_all("all => all.map((one) => Number(one.localName.slice(1)))")
        )
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(below - above <= 1 for above, below in itertools.pairwise(levels)), path
