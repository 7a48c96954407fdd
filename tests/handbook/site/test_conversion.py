"""Pages in pieces become what the engine makes of them as a whole."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown

from handbook.markdown.html import ids
from handbook.markdown.links import SiteLinks
from handbook.markdown.prose import EXTENSIONS
from handbook.site.conversion import Converter, Piece

SETTINGS: dict[str, Any] = {"toc": {"permalink": True, "permalink_title": "Link to this section"}}
ISLAND = Piece('<div class="a">\n<p>One &amp; two</p>\n</div>\n<aside>\n<h2>No heading of the engine</h2>\n</aside>')
GOALS = Piece('## <span class="i"><svg></svg></span> Goals {#goals}', is_markdown=True, fixed=True)
STORY = Piece("## The story {#the-story}", is_markdown=True, fixed=True)
LINES = (
    "# T", "## Goals", "## Other", "### The story", "Text *with* `code` & more.", "- item", "    code", "> quote", "",
    "| a | b |", "|---|---|", "1. one", "[a]: b.md", "```", "!!! note", "    inside", "<https://example.com>",
)  # fmt: skip


def links() -> SiteLinks:
    return SiteLinks(lambda uri: uri == "personas/gone.md", lambda _: None)


def converter() -> Converter:
    own = links()
    return Converter([*EXTENSIONS, own], SETTINGS, own)


def whole(pieces: list[Piece]) -> tuple[str, Any]:
    """What the engine makes of the page at once, with no address turned."""
    own = links()
    own.source = "personas/a.md"
    engine: Any = Markdown(extensions=[*EXTENSIONS, own], extension_configs=SETTINGS)
    html = engine.convert("\n\n".join(piece.text for piece in pieces) + "\n")
    return html, engine.toc_tokens


def as_it_stands(link: str) -> str:
    return link


@pytest.mark.parametrize(
    "body",
    [
        "Some text.\n\nMore.",
        "## Goals\n\nOurs has the name already.\n\n## Goals\n\nAnd again.",
        "## The story\n\n### Below\n\n## Else",
        "See [b](b.md), [gone](gone.md) and ![a](images/a.png).",
        "```\n## Goals {#goals}\n\n\nx\n```",
    ],
)
def test_pieces_make_the_page_that_the_engine_makes_of_all_at_once(body: str) -> None:
    pieces = [ISLAND, GOALS, ISLAND, STORY, Piece(body, is_markdown=True), GOALS, ISLAND]
    made = converter().page(pieces[:5] + pieces[6:], "personas/a.md", as_it_stands)
    assert (made.text, made.contents) == whole(pieces[:5] + pieces[6:])


@settings(deadline=None)
@given(st.lists(st.sampled_from(LINES), min_size=1, max_size=8))
def test_any_body_becomes_what_the_engine_makes_of_it(lines: list[str]) -> None:
    body = "\n".join(lines).strip()
    pieces = [ISLAND, GOALS, ISLAND, STORY, *([Piece(body, is_markdown=True)] if body else [])]
    made = CONVERTER.page(pieces, "personas/a.md", as_it_stands)
    html, contents = whole(pieces)
    assert made.contents == contents
    assert made.text == html.rstrip("\n")


CONVERTER = converter()


def test_relative_links_become_addresses_and_others_stay() -> None:
    body = Piece("[b](b.md) [c](https://example.com) <ann@example.com> ![i](images/i.png) [p](#part)", is_markdown=True)
    asked: list[str] = []
    made = converter().page([body], "personas/a.md", lambda link: asked.append(link) or f"/x/{link}")  # type: ignore[func-returns-value]
    assert asked == ["b.md", "images/i.png", "#part"]
    assert 'href="/x/b.md"' in made.text
    assert 'src="/x/images/i.png"' in made.text
    assert 'href="https://example.com"' in made.text


def test_what_cannot_be_addressed_comes_through() -> None:
    def unknown(link: str) -> str:
        raise LookupError(link)

    made = converter()
    with pytest.raises(LookupError):
        made.page([Piece("[b](b.md)", is_markdown=True)], "personas/a.md", unknown)
    assert made.page([Piece("Next.", is_markdown=True)], "personas/a.md", unknown).text == "<p>Next.</p>"


def test_places_to_link_to() -> None:
    made = converter().page([Piece('<p id="source-1">S</p>'), GOALS], "personas/a.md", as_it_stands)
    assert ids(made.text) == {"source-1", "goals"}
