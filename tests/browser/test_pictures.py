"""Pictures: the room that they take is known before they are loaded, and only what comes into sight is."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.browser.conftest import WIDTHS, Open, _served
from tests.site.picture import png
from tests.site.project import Project

PORTRAIT = re.compile(r"<img[^>]*hb-portrait[^>]*>")
SIDES = "all => all.map(one => [one.clientWidth, one.clientHeight])"
PORTRAITS = "article img.hb-portrait:visible"


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


def test_every_portrait_waits_unless_it_is_at_the_top(site: Path) -> None:
    found = [tag for page in site.rglob("*.html") for tag in PORTRAIT.findall(page.read_text("utf-8"))]
    assert len(found) > 5
    for tag in found:
        assert 'decoding="async"' in tag, tag
        assert ('loading="lazy"' in tag) == ("hb-portrait--large" not in tag), tag


def test_a_picture_in_a_text_says_how_large_it_is_and_waits(site: Path) -> None:
    page = (site / "personas/marsh-walker/index.html").read_text("utf-8")
    assert '<img alt="a boardwalk" height="200" loading="lazy" src="../images/marsh.png" width="60" />' in page


@pytest.mark.parametrize("path", ["personas/marsh-walker/", "personas/", ""])
def test_a_tall_picture_is_cut_to_the_square_that_was_kept_free(path: str, address: str, visit: Open) -> None:
    page = visit(address, WIDTHS["desktop"]).go(path)
    shown = page.locator(PORTRAITS).evaluate_all(SIDES)
    assert shown
    assert all(width == height > 20 for width, height in shown)
    page.route("**/marsh.png", lambda route: route.abort())
    page.reload()
    assert page.locator(PORTRAITS).evaluate_all(SIDES) == shown  # without the picture, the same room
