"""The ids of headings: of their own words in any script, the same wherever they stand."""

import pytest
from markdown import Markdown

from handbook.markdown.heading_ids import heading_id
from handbook.markdown.html import Converter, ids
from handbook.markdown.links import SiteLinks


@pytest.mark.parametrize(
    ("heading", "place"),
    [
        ("What she buys, and when", "what-she-buys-and-when"),
        ("  A - B  ", "a-b"),
        ("Größe", "größe"),
        ("Цели", "цели"),
        ("Сомнения и страхи", "сомнения-и-страхи"),
        ("買い物の前", "買い物の前"),
        ("ลูกค้าใหม่", "ลูกค้าใหม่"),
        ("नेहा के लक्ष्य", "नेहा-के-लक्ष्य"),
        ("أهداف", "أهداف"),
        ("Zoe\N{COMBINING DIAERESIS}", "zoë"),
        ("__config", "config"),
        ("__search now", "search-now"),
        ("_1", "_1"),
    ],
)
def test_a_heading_s_id_is_made_of_its_words(heading: str, place: str) -> None:
    assert heading_id(heading, "-") == place


@pytest.mark.parametrize("heading", ["\N{SNOWMAN}", "__", "???", "- _"])
def test_signs_alone_have_an_id_of_their_own(heading: str) -> None:
    place = heading_id(heading, "-")
    assert place.startswith("section-")
    assert place != heading_id(heading + "!", "-")


def test_a_link_to_a_heading_still_leads_there_when_another_is_put_above() -> None:
    converter = Converter(SiteLinks())
    before = converter.convert("## Цели\n\n1\n\n## Сомнения\n\n2", "personas/a.md")
    after = converter.convert("## Привычки\n\n0\n\n## Цели\n\n1\n\n## Сомнения\n\n2", "personas/a.md")
    assert [one["id"] for one in before.headings] == ["цели", "сомнения"]
    assert ids(before.text) < ids(after.text)


def test_no_heading_has_an_id_that_the_theme_looks_up() -> None:
    made = Converter(SiteLinks()).convert("## \\_\\_config\n\n## \\_\\_palette", "personas/a.md")
    assert [one["id"] for one in made.headings] == ["config", "palette"]


def test_an_engine_whose_settings_name_other_ids_keeps_them() -> None:
    settings = {"toc": {"slugify": lambda text, _: f"own-{len(text)}"}}
    assert 'id="own-4"' in Markdown(extensions=["toc", SiteLinks()], extension_configs=settings).convert("## Цели")
