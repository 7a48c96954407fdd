"""Markdown -> HTML for pages in pieces: one engine for all of them, which never sees what is HTML already.

Knows: the site's Markdown engine, and that a page is islands of HTML between Markdown. Must not know: personas, MkDocs.

The engine takes longer for our islands, which it hands through as they are, than for the writer's text, and making an
engine takes longer than either. What comes out is, to the byte, what it would make of the whole page at once.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.toc import nest_toc_tokens
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE

from handbook.markdown.links import SiteLinks, is_external
from handbook.site.cache import digest
from handbook.site.kept import Kept

Heading = Any  # as the engine's table of contents describes it


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a page: an island of HTML, or Markdown. A `fixed` piece is a heading of ours, as on many pages."""

    text: str
    is_markdown: bool = False
    fixed: bool = False


@dataclass(frozen=True, slots=True)
class Html:
    """What became of Markdown: its HTML, and its headings in order, each without those below it."""

    text: str
    headings: tuple[Heading, ...] = ()
    links: tuple[tuple[str, str], ...] = ()  # the relative links of a writer's text, and where each leads

    @property
    def contents(self) -> list[Heading]:
        """The table of contents: each heading with those below it."""
        flat: list[Heading] = [dict(heading) for heading in self.headings]  # which the engine writes into
        return list(nest_toc_tokens(flat))


class Converter:
    """Converts pages with the site's engine; `links` is among its extensions.

    A writer's text is kept for the next build; `links_depend_on` is whatever else than a text its links come out by.
    """

    def __init__(
        self,
        extensions: Sequence[Any],
        settings: dict[str, Any],
        links: SiteLinks,
        kept: Kept | None = None,
        links_depend_on: Iterable[str] = (),
    ) -> None:
        self._extensions = extensions
        self._settings = settings
        self._links = links
        self._kept = kept or Kept()
        self._around = digest(*links_depend_on)
        self._addresses = _Addresses()
        self._fixed: dict[str, Html] = {}

    @cached_property
    def _engine(self) -> Any:
        return Markdown(extensions=[*self._extensions, self._addresses], extension_configs=self._settings)

    def page(self, pieces: Iterable[Piece], source: str, address: Callable[[str], str]) -> Html:
        """The page that the pieces of `source` make; `address` gives the address that a relative link leads to.

        Whatever `address` raises comes through.
        """
        self._links.source, self._addresses.address = source, address
        pieces = tuple(pieces)
        fixed = [self._heading(piece) for piece in pieces if piece.fixed]
        converted = [self._converted(piece, fixed) for piece in pieces]
        return Html(
            "\n".join(one.text for one in converted if one.text).rstrip("\n"),
            tuple(heading for one in converted for heading in one.headings),
        )

    def _converted(self, piece: Piece, fixed: list[Html]) -> Html:
        if not piece.is_markdown:
            return Html(f"{piece.text}\n")  # as the engine leaves a line empty after HTML
        return self._heading(piece) if piece.fixed else self._known(piece.text, fixed)

    def _heading(self, piece: Piece) -> Html:
        if piece.text not in self._fixed:
            made = self._kept.text("heading", piece.text, make=lambda: _dumped(self._convert(piece.text)))
            text, headings, _ = json.loads(made)
            self._fixed[piece.text] = Html(text, tuple(headings))
        return self._fixed[piece.text]

    def _known(self, markdown: str, fixed: list[Html]) -> Html:
        """A writer's text as the cache has it, if its links still lead where they did."""
        taken = sorted(heading["id"] for one in fixed for heading in one.headings)
        made_of = (self._around, self._links.source, markdown, *taken)
        made: list[Html] = []

        def make() -> str:
            made.append(self._text(markdown, taken))
            return _dumped(made[0])

        text, headings, links = json.loads(self._kept.text("body", *made_of, make=make))
        if not made and any(self._addresses.address(link) != address for link, address in links):
            return self._text(markdown, taken)
        return Html(text, tuple(headings))

    def _text(self, markdown: str, taken: Sequence[str]) -> Html:
        """A writer's text. Its headings give way to the page's own where both would have the same name for links."""
        html = self._convert(markdown)
        if {heading["id"] for heading in html.headings}.isdisjoint(taken):
            return html
        reserved = "".join(f"## x {{#{name}}}\n\n" for name in taken)
        before = self._convert(reserved)
        whole = self._convert(reserved + markdown)
        text = whole.text.removeprefix(before.text).strip("\n")
        return Html(text, whole.headings[len(before.headings) :], whole.links)

    def _convert(self, markdown: str) -> Html:
        self._addresses.given = {}
        html = self._engine.reset().convert(markdown)
        return Html(html, tuple(_flat(self._engine.toc_tokens)), tuple(self._addresses.given.items()))


def _dumped(html: Html) -> str:
    return json.dumps([html.text, html.headings, html.links], ensure_ascii=False)


def _flat(headings: Iterable[Heading]) -> Iterator[Heading]:
    for heading in headings:
        below = heading.pop("children")
        yield heading
        yield from _flat(below)


class _Addresses(Extension):
    """Turns links to pages of the site into addresses, as the site's engine does after all other work on a page."""

    def __init__(self) -> None:
        super().__init__()
        self.address: Callable[[str], str] = str
        self.given: dict[str, str] = {}  # the addresses of the links of one text

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Markdown's own name
        """Takes the turn of MkDocs' own processor."""
        md.treeprocessors.register(_AddressWriter(md, self), "handbook_addresses", 0)


class _AddressWriter(Treeprocessor):
    def __init__(self, md: Markdown, addresses: _Addresses) -> None:
        super().__init__(md)
        self._addresses = addresses

    def run(self, root: Element) -> None:
        for element in root.iter():
            name = {"a": "href", "img": "src"}.get(element.tag, "")
            written = element.get(name, "")
            # An e-mail address is in code that only the last step undoes.
            if written and not is_external(written) and AMP_SUBSTITUTE not in written:
                address = self._addresses.given[written] = self._addresses.address(written)
                element.set(name, address)
