"""Names of files and folders are shown as they are, and run nowhere; so are titles of every other origin."""

import json
from pathlib import Path
from unittest import mock

import pytest
from tests.site import hostile, search
from tests.site.html_page import HtmlPage, pages
from tests.site.personas import customer
from tests.site.project import Project

NAMES = (
    "R&D",
    "A<img src=x onerror=alert(1)>",
    "A\"onmouseover=alert(1) x='",
    "A'onmouseover=alert(1) x=\"",
    "A&lt;img src=x onerror=alert(1)&gt;",
    "A&#60;svg onload=alert(1)&#62;",
    "A`code` **bold** {{ 7 }}",
    "A\N{FULLWIDTH LESS-THAN SIGN}b\N{FULLWIDTH GREATER-THAN SIGN}",
)
HEADING = "<img src=x onerror=alert(1)> R&D &lt;"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = Project.miniature(tmp_path_factory.mktemp("names") / "handbook")
    settings = project.root / "mkdocs.yml"
    before, _, _ = settings.read_text("utf-8").partition("\nnav:")
    settings.write_text(f"{before}\nnav: null  # so that sections are named after folders\n", "utf-8")
    for number, name in enumerate(NAMES):
        project.write(f"docs/{name}.md", "A page without a title.\n")
        project.write(f"docs/B{name}/page.md", "A page in a folder.\n")
        project.write(f"personas/{name}/one-{number}.md", customer())
    project.write("docs/code.md", f"# `{HEADING}`\n\nA page.\n\n## `{HEADING}`\n\nA text.\n")
    project.write("docs/page.md", f"---\ntitle: {json.dumps(HEADING)}\n---\n\nA page.\n")
    with mock.patch("handbook.source.names.fault", return_value=None):  # which refuses most of these names
        return project.build_well().site


@pytest.fixture(scope="module")
def built(site: Path) -> dict[str, HtmlPage]:
    return pages(site)


def at(site: Path, *parts: str) -> HtmlPage:
    return HtmlPage.read(site.joinpath(*parts, "index.html"))


def test_nothing_in_any_page_runs(built: dict[str, HtmlPage]) -> None:
    for name, one in built.items():
        assert not [e for e in one.elements for attribute in e.attributes if attribute.startswith("on")], name
        assert not one.all(src="x"), name
        assert not [script.text for script in one.all("script") if hostile.CALLS in script.text], name


@pytest.mark.parametrize("name", NAMES)
def test_a_page_without_a_title_has_its_files_name(name: str, site: Path) -> None:
    shown = at(site, name)
    assert shown.one("title").text == f"{name} - Saltmarsh Persona Handbook"
    assert shown.one("meta", property="og:title").attributes["content"] == name
    assert [e.text for e in shown.all("h1")] == [name]
    assert name in [e.text for e in shown.all("span", "md-ellipsis")]


@pytest.mark.parametrize("name", NAMES)
def test_sections_are_named_after_their_folders(name: str, site: Path) -> None:
    assert f"B{name}" in [e.text for e in at(site, f"B{name}", "page").all("span", "md-ellipsis")]
    folder = at(site, "personas", name, f"one-{NAMES.index(name)}")
    assert name in [e.text for e in folder.all("span", "md-ellipsis")]


def test_a_title_is_escaped_once_and_no_more(built: dict[str, HtmlPage]) -> None:
    labels = {e.attributes["aria-label"] for one in built.values() for e in one.all("a", "md-footer__link")}
    assert {f"Previous: {NAMES[0]}", f"Next: {NAMES[1]}", f"Next: {HEADING}"} <= labels


@pytest.mark.parametrize("page", ["code", "page"])
def test_a_title_is_shown_as_typed(page: str, site: Path) -> None:
    shown = at(site, page)
    assert shown.one("title").text == f"{HEADING} - Saltmarsh Persona Handbook"
    assert shown.one("meta", property="og:title").attributes["content"] == HEADING
    assert HEADING in [e.text for e in shown.all("span", "md-ellipsis")]


@pytest.mark.parametrize("name", NAMES)
def test_a_file_can_be_edited_whatever_its_name(name: str, site: Path) -> None:
    edit = at(site, name).one("a", rel="edit").attributes
    assert edit["href"].startswith("https://git.example.com/larkmoor/persona-handbook/edit/main/docs/")
    assert not set(edit) - {"href", "title", "class", "rel"}
    assert '"' not in edit["href"]


def test_the_search_has_titles_as_typed(site: Path) -> None:
    assert set(NAMES) <= {entry["title"] for entry in search.index(site)}
    assert "<img" not in (site / "search/handbook.json").read_text("utf-8")
