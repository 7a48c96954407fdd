"""The miniature handbook's pages, compared with the pages that somebody has looked at and found good."""

from pathlib import Path

import pytest
from tests.site.html_page import article_source
from tests.site.project import MINIATURE

GOLDEN = MINIATURE / "golden"
PAGES = (
    "index.html",
    "guide/reading/index.html",
    "personas/index.html",
    "personas/compare/index.html",
    "personas/look-up/index.html",
    "personas/map-collector/index.html",
    "personas/marsh-walker/index.html",
    "personas/negative/index.html",
    "personas/negative/parcel-juggler/index.html",
    "personas/tide-swimmer/index.html",
    "personas/trade/pontoon-keeper/index.html",
)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_reads_as_it_did_when_it_was_approved(
    name: str, miniature_site: Path, request: pytest.FixtureRequest
) -> None:
    built = article_source((miniature_site / name).read_text("utf-8"))
    golden = GOLDEN / name.replace("/index.html", ".html")
    if request.config.getoption("--bless", default=False):
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_text(built, "utf-8", newline="\n")
    assert golden.is_file(), "run pytest with --bless, then read what it wrote"
    assert built == golden.read_text("utf-8")


def test_every_approved_page_is_still_built() -> None:
    kept = {path.relative_to(GOLDEN).as_posix() for path in GOLDEN.rglob("*.html")}
    assert kept == {name.replace("/index.html", ".html") for name in PAGES}
