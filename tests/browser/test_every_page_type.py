"""The types of page that there are, and that none of them runs what a writer typed, or asks another host."""

from tests.browser.conftest import Open, search_for
from tests.site import hostile

PAGES = (
    "",
    "personas/",
    "personas/consumers/",
    "personas/business/",
    "personas/channels/",
    "personas/brands/",
    "personas/goals/",
    "personas/compare/",
    "personas/compare/?personas=growing-family,return-ticket",
    "personas/brief/?personas=growing-family,return-ticket",
    "personas/brief/",
    "personas/payback/",
    "personas/committees/",
    "personas/print-consumers/",
    "personas/print-business/",
    "personas/negative/",
    "personas/negative/signs/",
    "personas/negative/screening/",
    "personas/negative/exclusions/",
    "personas/negative/causes/",
    "personas/negative/money/",
    "insights/",
    "insights/sources/",
    "sources/orders-2026/",
    "teams/",
    "personas/kit-list-newcomer/",
    "personas/hire-shop-owner/",
    "personas/catalogue-regular/",
    "personas/negative/return-ticket/",
    "personas/negative/living-room-fitting/",
    "reading/",
    "using/",
    "add/",
    "fields/",
    "rules/",
    "tags/",
    "404.html",
)


def test_the_search_asks_nobody_else(sample: str, visit: Open) -> None:
    window = visit(sample)
    page = window.go("")
    search_for(page, "boots")
    assert not window.faults


def test_a_hostile_handbook_runs_nothing(hostile_site: str, visit: Open) -> None:
    window = visit(hostile_site)
    for number, value in enumerate(hostile.VALUES):
        if hostile.CALLS in value:
            window.go(f"personas/{hostile.stem(number)}/")
    for path in ("", "personas/", "personas/negative/", "tags/"):
        window.go(path)
    assert not window.faults


def test_a_search_of_a_hostile_handbook_runs_nothing(hostile_site: str, visit: Open) -> None:
    window = visit(hostile_site)
    page = window.go("")
    for words in ("customer", "negative", "onerror"):
        search_for(page, words)
        for _ in range(10):  # the results are rendered as the list comes into view
            page.locator(".md-search__scrollwrap").evaluate("list => list.scrollTo(0, list.scrollHeight)")
            page.wait_for_timeout(50)
    results = page.locator(".md-search-result__list")
    assert "onerror=alert(1)" in results.inner_text()
    assert not results.locator("img, script, i, iframe, [onerror], [onload], [onmouseover]").count()
    assert not window.faults
