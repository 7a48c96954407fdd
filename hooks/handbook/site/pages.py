"""Hand-written pages with the views that they place, and the files beside them.

Knows: templates, view blocks, what a view shows. Must not know: MkDocs, how a page becomes a file.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from handbook.content.docs import DocsPage
from handbook.display import exports
from handbook.markdown import fences
from handbook.markdown.fences import ViewBlock
from handbook.markdown.public_text import without_internal_notes
from handbook.personas.catalog import former_uri
from handbook.personas.record import Record
from handbook.problems.problem import StoppedError
from handbook.site.templates import Templates
from handbook.views import VIEWS
from handbook.views.query import Placed

_MOVED = "assets/javascripts/moved.js"
# A view that is HTML in one piece and not for the search.
_APART = re.compile(r'<section class="hb-view[^<>]* data-search-exclude="true">')


@dataclass(frozen=True, slots=True)
class Page:
    """One file of the site: its name there, its text, and the file that it was made from."""

    uri: str
    text: str
    source: str


class LostViewError(StoppedError):
    """A view's place is not in the page that it belongs to; the message says which."""


@dataclass(frozen=True, slots=True)
class Views:
    """A hand-written page's text, with a mark in place of each view that is put in once the text is HTML.

    Neither the Markdown engine nor the search has anything to do with what can be thousands of rows.
    """

    uri: str
    text: str
    apart: list[str] = field(default_factory=list)

    def put_into(self, html: str) -> str:
        """The page's HTML with the views; a `LostViewError` if one has no place in it."""
        for number, view in enumerate(self.apart):
            if html.count(_mark(number)) != 1:
                raise LostViewError(f"docs/{self.uri}: view {number + 1} of this page has lost its place in the page")
            html = html.replace(_mark(number), view)
        return html


def _mark(number: int) -> str:
    return f'<section data-hb-view="{number}"></section>'


class Pages:
    """Makes the hand-written pages."""

    def __init__(self, templates: Templates) -> None:
        self._templates = templates
        self._catalog = templates.catalog
        self._made: dict[str, Views] = {}

    def with_views(self, page: DocsPage) -> Views:
        """A page's text with its views in place or marked; in public without internal notes."""
        if page.uri not in self._made:
            self._made[page.uri] = self._with_views(page)
        return self._made[page.uri]

    def _with_views(self, page: DocsPage) -> Views:
        text = page.document.body
        if self._catalog.is_public:
            text = without_internal_notes(text)
        apart: list[str] = []

        placed = iter(page.views)  # in the order of their blocks; a page with a wrong one is never made

        def place(_: ViewBlock) -> str:
            html = self.view(*next(placed), page.uri)
            if not _APART.match(html):
                return html
            apart.append(html.replace(' data-search-exclude="true"', "").strip())
            return _mark(len(apart) - 1)

        return Views(page.uri, fences.replace(text, place), apart)

    def foot(self, page: DocsPage) -> str:
        """Who keeps a page true, and how readers say that something on it is wrong; nothing for the public."""
        return self._templates.render("foot.html", page.uri, page=page).strip()

    def view(self, name: str, options: Placed, uri: str) -> str:
        """One view as seen from the page `uri`; empty if it has nothing for the readers of this edition."""
        if VIEWS[name].is_left_out(options, self._catalog):
            return ""
        built = VIEWS[name].build(options, self._catalog)
        return self._templates.render(f"views/{name}.html", uri, view=built, options=options)

    def files(self) -> Iterator[Page]:
        """What is made besides pages: former ids, which lead to the persona, and the handbook's tables."""
        for record in self._catalog.records:
            yield from self._redirects(record)
        for uri, text in exports.files(self._catalog, self._templates.address):
            yield Page(uri, text, uri)

    def _redirects(self, record: Record) -> Iterator[Page]:
        for alias in record.persona.aliases:
            place, around = former_uri(record, alias), self._templates.surroundings
            if alias in self._catalog.by_id or not place:
                continue
            target, script = (around.url(uri, place) for uri in (record.path, _MOVED))
            text = self._templates.render("redirect.html", record.path, record=record, target=target, script=script)
            yield Page(around.file(place), text, record.path)
