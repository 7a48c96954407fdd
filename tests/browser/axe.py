"""What axe-core has to say of pages, and what else is wrong with any of them.

Knows: axe-core, and when a page has settled. Must not know: which states a page can be in.

All pages take half a minute for each width and scheme. The tests of each width are a file of their own, because files
are what pytest-xdist shares out among processors.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Literal

import axe_playwright_python  # type: ignore[import-untyped]
from playwright.sync_api import Page
from tests.browser.conftest import Scheme, Visit

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")
RUN = """async ([wanted, colours]) => {
  const named = wanted === "colours" ? colours : Array.isArray(wanted) ? wanted : [];
  const only = named.length ? { runOnly: { type: "rule", values: named } } : {};
  const disabled = Object.fromEntries(colours.map((one) => [one, { enabled: false }]));
  const off = wanted === "structure" ? { rules: disabled } : {};
  const { violations } = await axe.run({ ...only, ...off, resultTypes: ["violations"], preload: false });
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target} ${node.failureSummary}`));
}"""
IS_TOO_WIDE = "document.documentElement.scrollWidth > window.innerWidth"
# What depends on colours takes long. Nothing else changes in the dark, and on a phone colours do on few pages.
COLOURS = ["color-contrast", "link-in-text-block"]
Rules = Literal["all", "colours", "structure"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
# What only a phone shows is on these: its bars, tables as cards, a comparison, both types of persona.
NARROW = (
    "",
    "personas/",
    "personas/compare/?personas=growing-family,return-ticket",
    "personas/brief/?personas=growing-family,return-ticket",
    "personas/kit-list-newcomer/",
    "personas/negative/",
    "personas/negative/return-ticket/",
    "personas/negative/money/",
    "404.html",
)


def found(page: Page, rules: Rules | Sequence[str] = "all") -> list[str]:
    """What axe-core has to say of the page as it is now; by all rules, those on colours, all others, or those named."""
    page.evaluate(AXE)
    violations: Any = page.evaluate(RUN, [rules, COLOURS])
    return [f"{page.url}: {one}" for one in violations]


def settled(page: Page) -> Page:
    """The page when nothing moves any more: a colour on its way to another one has a contrast of its own."""
    if "," in page.url:
        page.locator(".hb-sidebyside--chosen").wait_for()
    page.evaluate("Promise.all(document.getAnimations().map((one) => one.finished.catch(() => {})))")
    return page


def wrong_on(paths: Sequence[str], window: Visit, rules: Rules) -> list[str]:
    """What it finds on these pages; besides, those that are wider than the window, and every fault."""
    wrong = []
    for path in paths:
        page = settled(window.go(path))
        wrong += found(page, rules)
        if page.evaluate(IS_TOO_WIDE):
            wrong.append(f"{path} is too wide")
    page.wait_for_load_state("networkidle")
    return wrong + window.faults
