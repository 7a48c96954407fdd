"""A company that keeps its own mkdocs.yml, with the list of scripts of an older handbook, has all that they do."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect
from tests.browser.conftest import WIDTHS, Open, search_for, served
from tests.browser.test_filtering import SHIFTS
from tests.site.project import Project

OLDER = """
extra_javascript:
  - assets/javascripts/filter-table.js
  - assets/javascripts/choose-to-compare.js
  - assets/javascripts/compare.js
  - assets/javascripts/name-landmarks.js
"""
MONEY = "personas/negative/money/"
LIST = "personas/"
MOVES = 0.05  # of the window; what is above counts as a shift that readers notice
FOLDED = "tbody tr:has(> td:nth-of-type(3)):has(> th)"


@pytest.fixture(scope="module")
def older(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the sample handbook, with the settings of an older one."""
    project = Project.sample(tmp_path_factory.mktemp("older") / "handbook")
    settings = Path(project.root / "mkdocs.yml").read_text("utf-8")
    assert "extra_javascript:" not in settings
    project.write("mkdocs.yml", settings + OLDER)
    with served(project.build_well("--strict").site) as address:
        yield address


def test_each_folded_row_has_its_button(older: str, visit: Open) -> None:
    window = visit(older, WIDTHS["phone"])
    page = window.go(MONEY)
    rows = page.locator(f".hb-view .hb-table:visible {FOLDED}")
    assert rows.count() > 10
    for row in rows.all():
        expect(row.locator(".hb-unfold")).to_have_count(1)
    row = rows.first
    shown = row.locator("td:visible").count()
    assert shown < row.locator("td").count()
    row.get_by_role("button", name="More").click()
    assert row.locator("td:visible").count() == row.locator("td").count()
    assert not window.faults


def test_the_list_filters_and_search_answers(older: str, visit: Open) -> None:
    window = visit(older, WIDTHS["phone"])
    page = window.go(LIST)
    people = page.locator("tr[data-hb-facets]:visible")
    expect(people).to_have_count(page.locator("tr[data-hb-facets]").count())
    everybody = people.count()
    page.get_by_placeholder("Name, job title, any word").fill("quartermaster")
    expect(people).not_to_have_count(everybody)
    expect(people).not_to_have_count(0)
    search_for(window.go(""), "kwame")
    assert not window.faults


@pytest.mark.parametrize("path", [MONEY, LIST])
@pytest.mark.parametrize("width", WIDTHS.values(), ids=WIDTHS)
def test_nothing_moves_while_a_page_loads(path: str, width: int, older: str, visit: Open) -> None:
    window = visit(older, width)
    window.page.add_init_script(SHIFTS)
    window.go(path).wait_for_timeout(500)
    assert window.page.evaluate("window.shifts") < MOVES
