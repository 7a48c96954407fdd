"""The way past the header leads to the content of every page, with its title, and nothing stops the keyboard unseen."""

from pathlib import Path

import pytest
from tests.site.html_page import HtmlPage, pages
from tests.site.project import Project


@pytest.fixture(scope="module", params=["miniature", "sample"])
def built(request: pytest.FixtureRequest) -> dict[str, HtmlPage]:
    site: Path = request.getfixturevalue(f"{request.param}_site")
    return {name: page for name, page in pages(site).items() if "<main" in page.source}


def test_the_way_past_the_header_leads_to_the_title_and_all_below(built: dict[str, HtmlPage]) -> None:
    assert {"404.html", "index.html"} <= built.keys()
    for name, page in built.items():
        (way,) = (one for one in page.elements if "md-skip" in one.classes)
        assert way.attributes["href"] == "#__content", name
        assert way.text == "Skip to content"
        content = [one for one in page.elements if one.attributes.get("id") == "__content"]
        assert [one.tag for one in content] == ["article"], name
        tags = [one.tag for one in page.elements]
        first = page.elements.index(content[0])
        assert tags.index("main") < first < tags.index("h1"), name
        assert tags.index("a") == page.elements.index(way), name  # before all other links


def test_the_way_stands_in_a_preview_too_and_in_the_languages_words(project: Project) -> None:
    project.replace("mkdocs.yml", "theme: { ", "theme: { language: de, ")
    for page in pages(project.build_well().site).values():
        if "<main" in page.source:
            (way,) = (one for one in page.elements if "md-skip" in one.classes)
            assert way.text == "Zum Inhalt"


def test_every_edit_button_has_its_word(built: dict[str, HtmlPage]) -> None:
    buttons = [one for page in built.values() for one in page.elements if "md-content__button" in one.classes]
    assert {one.text for one in buttons} == {"Edit"}
