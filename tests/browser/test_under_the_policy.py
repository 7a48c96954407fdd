"""What readers do works under the pages' policy, and what gets into a page in spite of all does nothing."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Request, expect
from tests.browser.conftest import BLOCKED, Open, _served, search_for

POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
ELSEWHERE = "http://127.0.0.1:9"  # where nobody listens

# What might get into a page. Each sets `window.ran`, asks another host, or leads there.
INTO = {
    "script": "<script>window.ran = 1</script>",
    "handler": '<img src="nothing.png" onerror="window.ran = 1">',
    "link": '<a class="canary" href="javascript:void(window.ran = 1)">x</a>',
    "frame": '<iframe srcdoc="<script>parent.ran = 1</script>"></iframe>',
    "data": '<script src="data:text/javascript,window.ran=1"></script>',
    "remote script": f'<script src="{ELSEWHERE}/a.js"></script>',
    "remote picture": f'<img src="{ELSEWHERE}/a.png">',
    "remote stylesheet": f'<link rel="stylesheet" href="{ELSEWHERE}/a.css">',
    "remote object": f'<object data="{ELSEWHERE}/a"></object>',
    "style": f"<style>h1 {{ background: url('{ELSEWHERE}/b.png') }}</style>",
    "style attribute": f'<p style="background: url({ELSEWHERE}/c.png)">x</p>',
    "base": f'<base href="{ELSEWHERE}/"><script src="late.js"></script>',
    "form": f'<form action="{ELSEWHERE}/"><button class="canary">x</button></form>',
}


@pytest.fixture(scope="module", params=[True, False], ids=["protected", "bare"])
def infected(
    request: pytest.FixtureRequest, sample_site: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[str, bool]]:
    """The sample with a page for each thing that got into one, and whether these pages have their policy."""
    site = tmp_path_factory.mktemp("infected") / "site"
    shutil.copytree(sample_site, site)
    home = (site / "index.html").read_text("utf-8")
    for name, html in INTO.items():
        text = home.replace("</h1>", f"</h1>{html}", 1)
        assert text != home
        (site / f"{name}.html").write_text(text if request.param else POLICY.sub("", text, count=1), "utf-8")
    for address in _served(site):
        yield address, request.param


@pytest.mark.parametrize("name", INTO)
def test_what_gets_into_a_page_does_nothing(name: str, infected: tuple[str, bool], visit: Open) -> None:
    address, protected = infected
    window = visit(address)
    went: list[Request] = []
    window.page.on("requestfailed", lambda request: went.append(request))  # noqa: PLW0108 - Playwright takes no built-in
    page = window.go(f"{name}.html")
    for canary in page.locator(".canary").all():
        canary.click(no_wait_after=True)
        page.wait_for_timeout(200)
    asked = any(one.url.startswith(ELSEWHERE) and one.failure != "csp" for one in went)
    harmed = asked or bool(page.evaluate("window.ran === 1"))
    forbidden = any(BLOCKED in fault for fault in window.faults)
    window.faults.clear()  # as they should be
    assert (harmed, forbidden) == (not protected, protected)


def test_readers_get_everywhere_without_a_violation(sample: str, visit: Open) -> None:
    window = visit(sample)
    window.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = window.go("")
    page.wait_for_load_state("networkidle")  # the theme reads which pages there are
    page.evaluate("window.stayed = true")

    search_for(page, "boots")  # its worker answers
    page.locator(".md-search-result__link").first.click()
    expect(page.get_by_role("main").get_by_role("heading", level=1)).to_be_visible()
    page.get_by_role("navigation", name="Tabs").get_by_role("link", name="Personas", exact=True).click()
    expect(page).to_have_url(re.compile(r"/personas/$"))
    page.get_by_label("Search in this table").fill("family")
    expect(page.locator("tr[data-hb-facets]:visible")).not_to_have_count(0)
    expect(page.locator("tr[data-hb-facets][hidden]")).not_to_have_count(0)

    scheme = page.locator("body").get_attribute("data-md-color-scheme")
    page.locator("label[title='Switch to dark mode']").click()
    expect(page.locator("body")).not_to_have_attribute("data-md-color-scheme", str(scheme))

    page.locator(".hb-name a:visible").first.click()
    page.locator("article [data-hb-switch]").first.click()
    page.get_by_role("region", name="Personas to compare").get_by_role("link", name="compare").click()
    expect(page).to_have_url(re.compile("/compare/"))
    assert page.evaluate("window.stayed")  # everything so far without a reload, under the first page's policy

    page.goto(f"{sample}add/", wait_until="load")
    copy = page.get_by_title("Copy to clipboard").first
    copy.click()
    expect(page.get_by_text("Copied to clipboard").last).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()")
    expect(page.locator("body")).not_to_have_attribute("data-md-color-scheme", str(scheme))  # the choice is kept

    page.goto(f"{sample}personas/print-consumers/", wait_until="load")
    page.emulate_media(media="print")
    expect(page.get_by_role("main").get_by_role("heading", level=1).first).to_be_visible()
    page.goto(f"{sample}not-here/404.html", wait_until="load")
    assert not [fault for fault in window.faults if "404 (File not found)" not in fault]


def test_pages_of_every_depth_and_the_page_for_what_is_not_there_run_under_their_policy(
    sample: str, visit: Open
) -> None:
    window = visit(sample)
    for path in ("", "personas/", "personas/growing-family/", "personas/negative/return-ticket/", "404.html"):
        page = window.go(path)
        assert page.evaluate("typeof __md_get") == "function"
        assert page.locator("meta[http-equiv='Content-Security-Policy']").count() == 1
    assert not window.faults
