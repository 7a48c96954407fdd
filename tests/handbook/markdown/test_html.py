"""Markdown becomes HTML with one engine for all texts, and HTML is told as text."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown

from handbook.markdown.html import (
    SETTINGS,
    Converter,
    compact,
    compact_around,
    ids,
    nested,
    words,
)
from handbook.markdown.links import SiteLinks
from handbook.markdown.prose import EXTENSIONS


def test_empty_lines_and_indentation_go_and_the_rest_stays() -> None:
    assert compact("<ul>\n  \n\n  <li>a  b</li> \n\t\n</ul>") == "<ul>\n<li>a  b</li>\n</ul>"


def test_content_keeps_its_empty_lines() -> None:
    code = "<pre>a\n\n\nb</pre>"
    assert compact_around(code, f"<main>\n\n{code}\n\n</main>") == f"<main>\n{code}\n</main>"


def test_without_content_all_of_it_is_squeezed() -> None:
    assert compact_around("", "a\n\nb") == compact_around("not there", "a\n\nb") == "a\nb"


def test_places_to_link_to() -> None:
    assert ids('<p id="a">x</p><h2 class="c" id="b-1">id="c"</h2>') == {"a", "b-1"}


LINES = (
    "# T", "## Goals", "## Other", "### The story", "Text *with* `code` & more.", "- item", "    code", "> quote", "",
    "| a | b |", "|---|---|", "1. one", "[a]: b.md", "```", "!!! note", "    inside", "<https://example.com>",
)  # fmt: skip
SOURCE = "personas/a.md"


def converter() -> Converter:
    return Converter(SiteLinks(lambda uri: uri == "personas/gone.md"))


CONVERTER = converter()


def whole(text: str, taken: tuple[str, ...]) -> tuple[str, Any]:
    """What an engine of its own makes of a text that follows headings of ours, without these."""
    links = SiteLinks()
    links.source = SOURCE
    engine: Any = Markdown(extensions=[*EXTENSIONS, links], extension_configs=dict(SETTINGS))
    ours = "".join(f"## x {{#{one}}}\n\n" for one in taken)
    html = engine.convert(ours + text)
    contents = engine.toc_tokens
    alone = engine.reset().convert(ours)
    return html.removeprefix(alone).strip("\n"), contents[len(taken) :]


@settings(deadline=None)
@given(st.lists(st.sampled_from(LINES), min_size=1, max_size=8), st.sampled_from([(), ("goals", "the-story")]))
def test_any_text_becomes_what_the_engine_makes_of_it(lines: list[str], taken: tuple[str, ...]) -> None:
    text = "\n".join(lines).strip()
    made = CONVERTER.convert(text, SOURCE, taken)
    ours = [{"level": 2, "id": one, "name": "x"} for one in taken]
    html, _ = whole(text, taken)
    assert made.text.strip("\n") == html
    assert {heading["id"] for heading in made.headings}.isdisjoint(taken)
    assert [one["id"] for one in nested([*ours, *made.headings])[: len(taken)]] == list(taken)


def test_a_heading_of_a_text_gives_way_to_ours_and_the_next_of_its_name_to_both() -> None:
    made = converter().convert("## Goals\n\nX.\n\n## Goals\n\n### Goals of old\n", SOURCE, ["goals"])
    assert [heading["id"] for heading in made.headings] == ["goals_1", "goals_2", "goals-of-old"]
    assert [one["id"] for one in nested(made.headings)] == ["goals_1", "goals_2"]
    assert made.text.startswith('<h2 id="goals_1">Goals')


def test_links_are_those_of_the_site_and_what_is_left_out_is_plain_text() -> None:
    text = "[b](b.md#x) [home](../docs/index.md) [c](https://example.com) [gone](gone.md) [p](#part) <ann@example.com>"
    made = converter().convert(text, SOURCE).text
    assert 'href="b.md#x"' in made
    assert 'href="../index.md"' in made
    assert 'href="https://example.com"' in made
    assert "<span>gone</span>" in made
    assert 'href="#part"' in made
    assert "&#109;" in made  # an e-mail address stays in code


@pytest.mark.parametrize(
    ("label", "place"), [("Goals", "goals"), ('<span class="i"><svg></svg></span> Goals', "goals")]
)
def test_a_heading_of_ours_has_its_place_and_a_link_to_itself(label: str, place: str) -> None:
    made = converter().heading(label, place)
    assert made.text.startswith(f'<h2 id="{place}">{label}<a class="headerlink" href="#{place}"')
    assert made.headings[0]["id"] == place


@pytest.mark.parametrize(
    ("html", "says"),
    [
        ("<p>Rows <em>early</em> &amp; late</p>", "Rows early &amp; late"),
        ('<h2 id="a">One day<a class="headerlink" href="#a">&para;</a></h2>', "One day"),
        ("", ""),
    ],
)
def test_words_are_what_a_reader_reads(html: str, says: str) -> None:
    assert words(html) == says
