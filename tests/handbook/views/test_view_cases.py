"""The golden cases of views: pages with blocks, and what becomes of them.

All of them show the personas below `views/personas/`. `pytest --bless` writes the expected files anew.
"""

from importlib.resources import files
from pathlib import Path

import pytest
from tests.handbook.support import CASES, PROJECT, TODAY

from handbook.content import docs
from handbook.content.docs import DocsPage
from handbook.content.handbook import load as load_handbook
from handbook.personas import catalog as catalogs
from handbook.personas.catalog import Catalog
from handbook.problems.problem import Problem, in_order
from handbook.site.pages import Renderer, Surroundings
from handbook.source.files import Content, collect

TEMPLATES = (PROJECT / "overrides", Path(str(files("material"))) / "templates")


def cases(kind: str) -> list[Path]:
    return sorted(path.parent for path in (CASES / kind).glob("*/page.md"))


def load(folder: Path) -> tuple[Catalog, DocsPage, list[Problem]]:
    """The shared personas, the case's page, and every problem."""
    shared = collect(CASES / "views")
    content = Content(shared.personas, {"docs/page.md": (folder / "page.md").read_bytes()}, settings=shared.settings)
    catalog, found, _ = catalogs.load(content, TODAY)
    (page,), problems = docs.load(content, catalog, found)
    return catalog, page, in_order(problems)


def compare(produced: str, expected: Path, *, bless: bool) -> None:
    """Compares with the expected file, or writes it."""
    if bless:
        expected.write_text(produced, encoding="utf-8", newline="\n")
    assert produced == expected.read_text(encoding="utf-8")


def rendered(folder: Path) -> str:
    catalog, page, problems = load(folder)
    assert [str(problem) for problem in problems] == []
    surroundings = Surroundings(TEMPLATES, lambda target, _: f"/{target}", lambda _: None)
    return Renderer(catalog.shown(drafts=True), surroundings).docs_page(page)


@pytest.mark.parametrize("folder", cases("views"), ids=lambda path: str(path.name))
def test_a_page_shows_the_views_it_places(folder: Path, *, bless: bool) -> None:
    compare(rendered(folder), folder / "expected.html", bless=bless)


@pytest.mark.parametrize("folder", cases("views"), ids=lambda path: str(path.name))
def test_nothing_that_a_writer_typed_becomes_html_or_code(folder: Path) -> None:
    html = rendered(folder)
    assert "<b>" not in html
    assert "`once`" not in html


@pytest.mark.parametrize("folder", cases("views-bad"), ids=lambda path: str(path.name))
def test_wrong_options_are_told_in_their_lines(folder: Path, *, bless: bool) -> None:
    problems = load(folder)[2]
    assert problems
    compare("".join(f"{problem}\n" for problem in problems), folder / "expected.txt", bless=bless)


def test_the_shared_personas_have_no_errors() -> None:
    handbook = load_handbook(CASES / "views", TODAY)
    catalog, problems = handbook.catalog, handbook.problems
    assert [str(problem) for problem in problems if problem.is_error] == []
    assert len(catalog.records) == 5
