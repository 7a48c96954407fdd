"""What helps readers to find and to pass on: cards for links, values that lead to their index, words for the search."""

import re
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from tests.site import search
from tests.site.html_page import HtmlPage, page, pages
from tests.site.personas import customer
from tests.site.project import TODAY, Project

from handbook.content.handbook import Handbook, load
from handbook.personas.record import Record
from handbook.site.head import known_by

HOST = "https://site.invalid/"
SITE = "https://handbook.example.com/"


@pytest.fixture(scope="module", params=["miniature", "sample"])
def site(request: pytest.FixtureRequest) -> Path:
    built: Path = request.getfixturevalue(f"{request.param}_site")
    return built


@pytest.fixture(scope="module")
def handbook(site: Path) -> Handbook:
    """What the site was built from."""
    return load(site.parent, TODAY)


def published(handbook: Handbook) -> list[Record]:
    return list(handbook.catalog.shown(drafts=False).records)


def address(record: Record) -> str:
    return record.path.replace(".md", "/")


def card(shown: HtmlPage) -> dict[str, str]:
    """What a chat or a wiki reads of a page."""
    found = {
        element.attributes.get("property", ""): element.attributes.get("content", "") for element in shown.all("meta")
    }
    return {name: content for name, content in found.items() if name.startswith("og:")}


def test_a_link_to_a_persona_shows_its_name_and_its_summary(site: Path, handbook: Handbook) -> None:
    for record in published(handbook):
        shown = page(site, address(record))
        found = card(shown)
        assert found["og:title"] == record.name
        assert found["og:description"] == record.persona.summary
        assert found["og:url"] == SITE + address(record)
        assert shown.one("meta", name="description").attributes["content"] == record.persona.summary


def test_a_link_to_any_page_shows_a_title_and_a_description(site: Path) -> None:
    for name, shown in pages(site).items():
        if shown.all("article"):
            found = card(shown)
            assert found["og:title"], name
            assert found["og:description"] not in ("", "None"), name


def test_values_lead_to_their_row_in_an_index(site: Path, handbook: Handbook) -> None:
    """A place that does not exist would leave the reader at the top of the page."""
    followed = 0
    for record in published(handbook):
        for link in page(site, address(record)).all("a"):
            target = urlsplit(urljoin(HOST + address(record), link.attributes.get("href", "")))
            index = page(site, target.path.lstrip("/")) if has_matrix(site, target.path) else None
            if index and target.fragment:
                (row,) = index.all("tr", id=unquote(target.fragment))
                assert row.text.startswith(link.text), link.attributes["href"]
                followed += 1
    assert followed > 3


def has_matrix(site: Path, path: str) -> bool:
    page_file = site / path.lstrip("/") / "index.html"
    return page_file.is_file() and bool(page(site, path.lstrip("/")).all("table", "hb-matrix"))


def test_the_search_knows_every_persona_by_what_people_look_for(site: Path, handbook: Handbook) -> None:
    for record in published(handbook):
        entries = search.entries(site, address(record))
        assert entries
        for entry in entries:
            assert entry["tags"] == known_by(record)


def test_the_tags_of_a_page_stay_those_of_its_writer(site: Path, handbook: Handbook) -> None:
    for record in published(handbook):
        wanted = dict.fromkeys(filter(None, [record.persona.segment, *record.persona.tags]))
        listed = re.split(r'<h2 id="tag:', (site / "tags/index.html").read_text("utf-8"))[1:]
        here = [text for text in listed if f'href="../{address(record)}"' in text]
        names = [HtmlPage(f'<h2 id="tag:{text}').one("span", "md-tag").text for text in here]
        assert sorted(names) == sorted(wanted)


def test_what_is_only_for_paper_or_for_the_eye_is_not_found_by_the_search(site: Path, handbook: Handbook) -> None:
    for record in published(handbook):
        text = search.text(site, address(record))
        assert "never reviewed again" not in text
        assert f"Compare {record.name}" not in text


def test_regions_of_a_page_can_be_told_apart_by_their_names(site: Path, handbook: Handbook) -> None:
    for record in published(handbook):
        shown = page(site, address(record))
        (dialog,) = [element for element in shown.elements if element.attributes.get("role") == "dialog"]
        assert dialog.attributes["aria-label"] == "Search"
        assert [path.attributes["aria-label"] for path in shown.all("nav", "md-path")] == ["Breadcrumbs"]


def test_a_link_shows_a_title_as_it_was_typed(project: Project) -> None:
    name = 'Ada "the <b>oar</b>" Reed'
    project.write("personas/ada-reed.md", customer(name=name, summary=f"{name} & co."))
    found = card(page(project.build_well().site, "personas/ada-reed/"))
    assert (found["og:title"], found["og:description"]) == (name, f"{name} & co.")
