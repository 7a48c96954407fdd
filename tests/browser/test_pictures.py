"""Pictures: the room that they take is known before they are loaded, and only what comes into sight is."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.browser.conftest import WIDTHS, Open, _served
from tests.site.picture import png
from tests.site.project import Project

PORTRAIT = re.compile(r"<img[^>]*hb-portrait[^>]*>")
SIDES = "all => all.map(one => [one.clientWidth, one.clientHeight, Number(one.getAttribute('width'))])"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The miniature handbook with a tall portrait."""
    project = Project.miniature(tmp_path_factory.mktemp("tall") / "handbook")
    project.write("personas/images/marsh.png", png(60, 200))
    return project.build_well().site


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    """Where that handbook is."""
    yield from _served(site)


def test_every_portrait_says_how_large_it_is_and_waits_unless_it_is_at_the_top(site: Path) -> None:
    found = [tag for page in site.rglob("*.html") for tag in PORTRAIT.findall(page.read_text("utf-8"))]
    assert len(found) > 5
    for tag in found:
        assert re.search(r' width="(\d+)" height="\1"', tag), tag
        assert 'decoding="async"' in tag, tag
        assert ('loading="lazy"' in tag) == ("hb-portrait--large" not in tag), tag


def test_a_picture_in_a_text_says_how_large_it_is_and_waits(site: Path) -> None:
    page = (site / "personas/marsh-walker/index.html").read_text("utf-8")
    assert '<img alt="a boardwalk" height="200" loading="lazy" src="../images/marsh.png" width="60" />' in page


@pytest.mark.parametrize("path", ["personas/marsh-walker/", "personas/", ""])
def test_a_tall_picture_is_cut_to_the_square_that_was_kept_free(path: str, address: str, visit: Open) -> None:
    page = visit(address, WIDTHS["desktop"]).go(path)
    sides = page.locator("article img.hb-portrait:visible").evaluate_all(SIDES)
    assert sides
    for width, height, said in sides:
        assert width == height == said
