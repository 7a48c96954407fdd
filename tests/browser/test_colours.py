"""What a browser makes of a company's colours: the contrasts that are measured on the pages, in both schemes."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.browser.conftest import Open, Scheme, served
from tests.site.project import Project

# Dark green, and a bright orange whose links have a colour of their own.
BRANDS = {"green": '{ primary: "#0b6e4f" }', "orange": '{ primary: "#ff6600", accent: "#bb4900" }'}
PAGES = ("", "personas/tide-swimmer/", "personas/negative/parcel-juggler/")
TEXT, MARK = 4.5, 3.0
# Each text with all that shines through it, drawn on a canvas: colours come out as they are seen.
MEASURE = """([selector, property]) => {
  const canvas = Object.assign(document.createElement("canvas"), { width: 1, height: 1 });
  const context = canvas.getContext("2d", { willReadFrequently: true });
  const paint = (colour, opacity) => {
    context.globalAlpha = opacity;
    context.fillStyle = colour;
    context.fillRect(0, 0, 1, 1);
  };
  const read = () => [...context.getImageData(0, 0, 1, 1).data].slice(0, 3);
  const linear = (part) => part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4;
  const bright = ([red, green, blue]) => 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
  const isSeen = (one) => one.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  return [...document.querySelectorAll(selector)].filter(isSeen).map((one) => {
    const above = [];
    const first = property === "outlineColor" ? one.parentElement : one;
    for (let at = first; at; at = at.parentElement) above.unshift(at);
    paint("white", 1);
    for (const at of above) paint(getComputedStyle(at).backgroundColor, 1);
    const under = read();
    paint(getComputedStyle(one)[property], above.reduce((all, at) => all * getComputedStyle(at).opacity, 1));
    const [dark, light] = [bright(under), bright(read())].sort((a, b) => a - b);
    return [one.className || one.tagName, one.textContent.trim().slice(0, 30), (light + 0.05) / (dark + 0.05)];
  });
}"""
TEXTS = (
    ".md-header__topic:first-child .md-ellipsis, .md-tabs__link, .md-typeset a[href]:not(.md-icon), .md-button,"
    " .hb-portrait:not(img), .hb-badge, .hb-chip, .md-typeset h1, .md-typeset h2, .md-typeset p"
)


@pytest.fixture(scope="module", params=BRANDS)
def branded(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the miniature handbook in the colours of a company."""
    project = Project.miniature(tmp_path_factory.mktemp(request.param) / "handbook")
    colours = f"extra: {{ handbook: {{ colours: {BRANDS[request.param]} }} }}"
    project.replace("mkdocs.yml", "nav:\n", f"{colours}\n\nnav:\n")
    site: Path = project.build_well("--strict").site
    with served(site) as address:
        yield address


def too_faint(measured: list[Any], least: float) -> list[Any]:
    """What was measured and cannot be read; something must have been."""
    assert measured
    return [one for one in measured if one[-1] < least]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_text_can_be_read(scheme: Scheme, branded: str, visit: Open) -> None:
    visited = visit(branded, scheme=scheme)
    for path in PAGES:
        page = visited.go(path)
        assert too_faint(page.evaluate(MEASURE, [TEXTS, "color"]), TEXT) == [], path


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_focus_is_seen_on_the_bar_and_on_the_page(scheme: Scheme, branded: str, visit: Open) -> None:
    page = visit(branded, scheme=scheme).go(PAGES[1])
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.locator(":is(.md-header, .md-tabs, .md-typeset) a:focus-visible").count():
            measured = page.evaluate(MEASURE, ["a:focus-visible", "outlineColor"])
            assert too_faint(measured, MARK) == []
    assert measured


def test_paper_is_white_whatever_the_scheme(branded: str, visit: Open) -> None:
    page = visit(branded, scheme="dark").go(PAGES[1])
    page.emulate_media(media="print")
    assert too_faint(page.evaluate(MEASURE, [".md-typeset :is(h1, h2, p, li)", "color"]), TEXT) == []
    assert page.evaluate("getComputedStyle(document.body).getPropertyValue('--hb-surface')").strip() == "#ffffff"
