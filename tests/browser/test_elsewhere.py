"""Where readers come from elsewhere: a former address with a place in it, and a page that was opened as a file."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from tests.browser.conftest import served
from tests.site.project import Project


@pytest.fixture(scope="module", params=["true", "false"])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The miniature with a folder for each page, and with a file."""
    project = Project.miniature(tmp_path_factory.mktemp("elsewhere") / "handbook")
    project.replace("mkdocs.yml", "site_name:", f"use_directory_urls: {request.param}\nsite_name:")
    return project.build_well().site


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A window of its own."""
    context = browser.new_context()
    yield context.new_page()
    context.close()


def ending(site: Path) -> str:
    return "/" if (site / "personas/marsh-walker/index.html").is_file() else ".html"


@pytest.mark.parametrize("after", ["", "#goals", "?utm=mail", "?utm=mail&x=%20#goals"])
def test_a_former_address_leads_on_with_all_that_stands_after_it(site: Path, page: Page, after: str) -> None:
    end = ending(site)
    with served(site) as address:
        page.goto(f"{address}personas/bog-walker{end}{after}", wait_until="commit")
        page.wait_for_url(f"{address}personas/marsh-walker{end}{after}")
        assert "has moved" not in page.inner_text("body")


def test_without_scripts_it_leads_to_the_page(site: Path, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    end = ending(site)
    with served(site) as address:
        page = context.new_page()
        page.goto(f"{address}personas/bog-walker{end}#goals", wait_until="commit")
        page.wait_for_url(f"{address}personas/marsh-walker{end}*")
    context.close()


@pytest.mark.parametrize("name", ["index", "personas/index", "personas/marsh-walker"])
def test_a_page_that_was_opened_as_a_file_says_what_does_not_work(site: Path, page: Page, name: str) -> None:
    file = next(path for path in (site / f"{name}.html", site / name / "index.html") if path.is_file())
    page.goto(file.as_uri())
    note = page.get_by_role("note").first
    assert "need a web server" in note.inner_text()
    with served(site) as address:
        page.goto(address + file.relative_to(site).as_posix())
        assert page.get_by_text("need a web server").count() == 0
