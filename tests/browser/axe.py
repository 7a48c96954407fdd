"""What axe-core has to say of pages.

Knows: axe-core, and when a page has settled. Must not know: which states a page can be in.

The pages take it a minute for each width and scheme. The tests of each width are a file of their own, because files are
what pytest-xdist shares out among processors.
"""

from pathlib import Path
from typing import Any

import axe_playwright_python  # type: ignore[import-untyped]
from playwright.sync_api import Page
from tests.browser.conftest import Open, Scheme
from tests.browser.test_every_page_type import PAGES

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")
RUN = """async (rules) => {
  const only = rules.length ? { runOnly: { type: "rule", values: rules } } : {};
  const { violations } = await axe.run({ ...only, resultTypes: ["violations"] });
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target} ${node.failureSummary}`));
}"""
# What depends on colours. All other rules would find the same in the dark, and take their time.
COLOURS = ("color-contrast", "link-in-text-block")
SCHEMES: tuple[Scheme, ...] = ("light", "dark")


def found(page: Page, *rules: str) -> list[str]:
    """What axe-core has to say of the page as it is now; by all of its rules, unless some are named."""
    page.evaluate(AXE)
    violations: Any = page.evaluate(RUN, list(rules))
    return [f"{page.url}: {one}" for one in violations]


def settled(page: Page) -> Page:
    """The page when nothing moves any more: a colour on its way to another one has a contrast of its own."""
    if "," in page.url:
        page.locator(".hb-chosen table").wait_for()
    page.evaluate("Promise.all(document.getAnimations().map((one) => one.finished.catch(() => {})))")
    return page


def on_every_type_of_page(width: int, scheme: Scheme, sample: str, visit: Open) -> list[str]:
    """What it finds on a page of every type."""
    window = visit(sample, width, scheme)
    rules = COLOURS if scheme == "dark" else ()
    return [one for path in PAGES for one in found(settled(window.go(path)), *rules)]
