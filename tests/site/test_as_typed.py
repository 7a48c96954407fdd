"""What a writer types is what a reader reads: YAML's own ideas about values stay out of the pages."""

import json
from pathlib import Path
from typing import Any

import pytest
from tests.site import search
from tests.site.html_page import page
from tests.site.personas import customer
from tests.site.project import Project

TYPED = ("NO", "12:30", "01234", "1.10", "30_000", "yes", "25-34", "0x1F", "1e3", "~", "null", "2026-04-03", "=", ".5")
FIELDS = (
    "job_title: {0}\nalternative_titles: [{0}, other]\nbrands: {0}\ncustom: {{Kept: {0}}}\ntags: [{0}]\nsegment: {0}\n"
)
# A name that YAML reads as a number stays what it was; a character outside of Unicode's first plane stays whole.
NAMES = {"yes-person": "NO", "half-past-person": "12:30", "peak-person": "Ada \N{SNOW CAPPED MOUNTAIN} \U0001f9ed"}


def address(number: int) -> str:
    return f"personas/typed-{number}/"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = Project.miniature(tmp_path_factory.mktemp("typed") / "handbook")
    for number, value in enumerate(TYPED):
        plain = customer().replace("---\n\n", FIELDS.format(value) + "---\n\n")
        project.write(f"personas/typed-{number}.md", plain)
    for stem, name in NAMES.items():
        values: dict[str, Any] = {"name": name, "summary": f"{name} it is.", "tags": [f"tag {name}"]}
        project.write(f"personas/{stem}.md", customer(**values))
    for number, value in enumerate(TYPED):
        project.write(
            f"docs/typed-{number}.md", f"---\ntitle: {value}\ndescription: {value}\ntags: [{value}]\n---\n\nA.\n"
        )
    project.write("docs/one-tag.md", "---\ntags: winter\n---\n\nOne tag, not in a list.\n")
    project.write("docs/greeting.md", "Note: this line is not a setting.\n\nAnd this follows.\n")
    project.write("docs/short.md", "---\ntitle: Short\n---")
    return project.build_well().site


@pytest.mark.parametrize("value", TYPED)
def test_a_value_reaches_the_page(value: str, site: Path) -> None:
    shown = page(site, address(TYPED.index(value)))
    statements = [element.text for tag in ("li", "p") for element in shown.all(tag)]
    assert statements.count(value) >= 5  # job title, one of two other titles, brand, tag, custom
    assert shown.one("p", "hb-hero__kind").text == f"Customer · {value}"  # segment
    assert value in [element.text for element in shown.all("p")]  # custom


@pytest.mark.parametrize("value", TYPED)
def test_a_value_reaches_the_search(value: str, site: Path) -> None:
    where = address(TYPED.index(value))
    assert f" {value} " in f" {search.text(site, where)} "
    assert all(value in entry["tags"] for entry in search.entries(site, where))


@pytest.mark.parametrize("value", TYPED)
def test_a_hand_written_pages_title_and_tags_are_as_typed(value: str, site: Path) -> None:
    shown = page(site, f"typed-{TYPED.index(value)}/")
    assert shown.one("title").text.startswith(f"{value} - ")
    assert shown.one("meta", name="description").attributes["content"] == value
    assert [element.text for element in shown.all("a", "md-tag")] == [value]


@pytest.mark.parametrize("stem", NAMES)
def test_a_name_is_the_title_everywhere(stem: str, site: Path) -> None:
    shown = page(site, f"personas/{stem}/")
    assert shown.one("title").text.startswith(f"{NAMES[stem]} - ")
    assert shown.one("h1").text == NAMES[stem]
    assert shown.one("meta", name="description").attributes["content"] == f"{NAMES[stem]} it is."
    assert f"tag {NAMES[stem]}" in [element.text for element in shown.all("li", "hb-chip")]
    assert search.entries(site, f"personas/{stem}/")[0]["title"] == NAMES[stem]


def test_one_tag_needs_no_list(site: Path) -> None:
    assert [element.text for element in page(site, "one-tag/").all("a", "md-tag")] == ["winter"]


def test_a_page_that_begins_with_a_colon_keeps_its_first_line(site: Path) -> None:
    assert "Note: this line is not a setting." in page(site, "greeting/").article


def test_front_matter_that_ends_with_the_file_is_not_published(site: Path) -> None:
    shown = page(site, "short/")
    assert shown.one("title").text.startswith("Short - ")
    assert "title:" not in shown.article


def test_tags_are_as_typed_in_the_data_too(site: Path) -> None:
    data = json.loads((site / "tags.json").read_text("utf-8"))
    tags = {tag for mapping in data["mappings"] for tag in mapping["tags"]}
    assert set(TYPED) <= tags
