"""What axe-core has to say of pages, and what else is wrong with any of them.

Knows: axe-core, and when a page has settled. Must not know: which states a page can be in.

All pages take half a minute for each width and scheme. The tests of each width are a file of their own, because files
are what pytest-xdist shares out among processors.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import axe_playwright_python  # type: ignore[import-untyped]
from playwright.sync_api import Page
from tests.browser.conftest import Open, Scheme

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")
RUN = """async (rules) => {
  const only = rules.length ? { runOnly: { type: "rule", values: rules } } : {};
  const { violations } = await axe.run({ ...only, resultTypes: ["violations"], preload: false });
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target} ${node.failureSummary}`));
}"""
# What depends on colours. All other rules would find the same in the dark, and take their time.
COLOURS = ("color-contrast", "link-in-text-block")
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
# What only a phone shows in the dark is on these: its bars, tables as cards, a comparison, both types of persona.
NARROW_AND_DARK = (
    "",
    "personas/",
    "personas/compare/?personas=growing-family,return-ticket",
    "personas/kit-list-newcomer/",
    "personas/negative/",
    "personas/negative/return-ticket/",
    "personas/negative/money/",
    "404.html",
)


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


def wrong_on(paths: Sequence[str], width: int, scheme: Scheme, sample: str, visit: Open) -> list[str]:
    """What it finds on these pages; besides, those that are wider than the window, and every fault."""
    window = visit(sample, width, scheme)
    rules = COLOURS if scheme == "dark" else ()
    wrong = []
    for path in paths:
        page = settled(window.go(path))
        wrong += found(page, *rules)
        if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
            wrong.append(f"{path} is too wide")
    page.wait_for_load_state("networkidle")
    return wrong + window.faults
