"""Markdown -> HTML, with one engine for all texts; and what can be told of HTML without taking it apart.

Knows: the Markdown engine, and how it and our templates write HTML. Must not know: personas, MkDocs.

Making an engine takes as long as converting a page, so that one serves all.
"""

import html as html_lib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any, TypeAlias

from markdown import Markdown
from markdown.extensions.toc import nest_toc_tokens

from handbook.markdown.links import SiteLinks
from handbook.markdown.prose import EXTENSIONS

Heading: TypeAlias = Any  # a mapping, as the engine's table of contents describes it: id, name, level and more
# How headings and tables are made where nobody says otherwise; mkdocs.yml has the same.
SETTINGS: Mapping[str, Any] = {
    "toc": {"permalink": True, "permalink_title": "Link to this section"},
    "tables": {"use_align_attribute": True},
}
_LINE_BREAK = re.compile(r"\s*\n\s*")
_IDS = re.compile(r"""\s(?:id|name)\s*=\s*(?:"([^"]+)"|'([^']+)'|([^\s"'<>=`]+))""", re.I)
_TAG = re.compile(r'<a class="headerlink".*?</a>|<[^<>]*>')
BLOCK_ENDS = re.compile(r"</?(?:p|li|dd|dt|td|th|tr|div|h[1-6]|figcaption|blockquote|summary|pre|caption)\b[^<>]*>")


@dataclass(frozen=True, slots=True)
class Html:
    """What became of a text, with its headings in order, each without those below it."""

    text: str = ""
    headings: tuple[Heading, ...] = ()


class Converter:
    """Converts texts with the site's extensions and their settings; `links` joins them."""

    def __init__(
        self, links: SiteLinks, extensions: Sequence[Any] = EXTENSIONS, settings: Mapping[str, Any] = SETTINGS
    ) -> None:
        self._links = links
        self._extensions = extensions
        self._settings = settings
        self.heading = cache(self._heading)

    @cached_property
    def _engine(self) -> Any:
        extensions = [*(one for one in self._extensions if one is not self._links), self._links]
        return Markdown(extensions=extensions, extension_configs=dict(self._settings))

    def convert(self, markdown: str, source: str, taken: Iterable[str] = ()) -> Html:
        """The text of the file `source` as HTML. Its headings give way to the ids that are `taken` on the page."""
        self._links.source = source
        html = self._convert(markdown)
        reserved = sorted(taken)
        if {heading["id"] for heading in html.headings}.isdisjoint(reserved):
            return html
        before = "".join(f"## x {{#{name}}}\n\n" for name in reserved)
        alone, whole = self._convert(before), self._convert(before + markdown)
        return Html(whole.text.removeprefix(alone.text).strip("\n"), whole.headings[len(reserved) :])

    def _heading(self, label: str, place: str) -> Html:
        """A heading of the second level; `label` is HTML, `place` its id."""
        return self._convert(f"## {label} {{#{place}}}")

    def _convert(self, markdown: str) -> Html:
        text = self._engine.reset().convert(markdown)
        return Html(text, tuple(_flat(self._engine.toc_tokens)))


def nested(headings: Iterable[Heading]) -> list[Heading]:
    """A table of contents: each heading with those below it."""
    copies: list[Heading] = [dict(heading) for heading in headings]  # which the engine writes into
    return list(nest_toc_tokens(copies))


def _flat(headings: Iterable[Heading]) -> Iterator[Heading]:
    for heading in headings:
        below = heading.pop("children")
        yield heading
        yield from _flat(below)


def ids(html: str) -> set[str]:
    """The places that can be linked to."""
    return {html_lib.unescape(next(filter(None, found))) for found in _IDS.findall(html)}


def words(html: str) -> str:
    """What a reader reads, still escaped, in one line."""
    return " ".join(_TAG.sub(" ", html).split())


def compact(html: str) -> str:
    """The same without indentation and empty lines: they say nothing to a browser, and are a tenth of a page."""
    return _LINE_BREAK.sub("\n", html)


def compact_around(content: str, html: str) -> str:
    """A whole page, made compact except in its content, which can hold code."""
    before, own, after = html.partition(content) if content else (html, "", "")
    return f"{compact(before)}{own}{compact(after)}"
