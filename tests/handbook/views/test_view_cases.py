"""The golden cases of views: pages with blocks, and what becomes of them.

All of them show the personas below `views/personas/`. `pytest --bless` writes the expected files anew.
"""

from pathlib import Path

import pytest
from tests.handbook.support import CASES, TODAY
from tests.machine import OVERRIDES

from handbook.content.handbook import Handbook, judged
from handbook.content.handbook import load as read
from handbook.site.build import Build
from handbook.site.surroundings import Surroundings
from handbook.source.files import Content, collect


def cases(kind: str) -> list[Path]:
    return sorted(path.parent for path in (CASES / kind).glob("*/page.md"))


def load(folder: Path) -> Handbook:
    """The shared personas and the case's page."""
    shared = collect(CASES / "views")
    content = Content(shared.personas, {"docs/page.md": (folder / "page.md").read_bytes()}, settings=shared.settings)
    return judged(content, TODAY)


def problems_of(handbook: Handbook) -> list[str]:
    return [str(problem) for problem in handbook.problems if problem.path == "docs/page.md"]


def compare(produced: str, expected: Path, *, bless: bool) -> None:
    """Compares with the expected file, or writes it."""
    if bless:
        expected.write_text(produced, encoding="utf-8", newline="\n")
    assert produced == expected.read_text(encoding="utf-8")


def rendered(folder: Path) -> str:
    handbook = load(folder)
    assert problems_of(handbook) == []
    build = Build.of(handbook, Surroundings(OVERRIDES), preview=True)
    views = build.pages.with_views(build.edition.docs["page.md"])
    return views.put_into(views.text)


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
    problems = problems_of(load(folder))
    assert problems
    compare("".join(f"{problem}\n" for problem in problems), folder / "expected.txt", bless=bless)


def test_the_shared_personas_have_no_errors() -> None:
    handbook = read(CASES / "views", TODAY)
    catalog, problems = handbook.catalog, handbook.problems
    assert [str(problem) for problem in problems if problem.is_error] == []
    assert len(catalog.records) == 5
