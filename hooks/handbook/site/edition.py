"""One edition of the handbook: what its readers see, what it leaves out, and every page of it.

Knows: the handbook and its pages. Must not know: MkDocs.
"""

import logging
import re
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from html import escape
from typing import Any

from handbook.content.docs import DocsPage, Signposts
from handbook.content.handbook import Handbook
from handbook.markdown.links import DOCS, SiteLinks, destination, uri_of
from handbook.personas.record import Record
from handbook.problems.problem import Problem, count
from handbook.rules.hand_written import BAD_TEMPLATE
from handbook.site import head, search
from handbook.site.cache import digest, packed, unpacked
from handbook.site.conversion import Converter
from handbook.site.kept import Kept
from handbook.site.page import Page, PersonaPage
from handbook.site.pages import Renderer, Surroundings
from handbook.site.progress import Progress
from handbook.site.settings import ISLANDS
from handbook.site.standing import Standing
from handbook.site.template_faults import BrokenTemplateError
from handbook.writers.editors import json_schema

_ASIDE = re.compile(r'<section class="hb-view[^<>]* data-search-exclude="true">')


def _mark(number: int, attributes: str = "") -> str:
    return f'<section data-hb-view="{number}"{attributes}></section>'


@dataclass
class Edition:
    """Everything that belongs to one build; a new one is made for each."""

    handbook: Handbook
    renderer: Renderer
    links: SiteLinks
    left_out: frozenset[str]
    problems: list[Problem]
    without: frozenset[str] = frozenset()  # the short cuts that it is made without
    progress: Progress = field(default_factory=Progress)
    personas: list[PersonaPage] = field(default_factory=list)
    files: list[Page] = field(default_factory=list)  # everything else that is made: data, and pages that lead elsewhere
    texts: dict[str, str] = field(default_factory=dict)  # of hand-written pages, with their views in place
    views: dict[str, list[str]] = field(default_factory=dict)  # the views of each page that its text has marks for
    contents: dict[str, bytes] = field(default_factory=dict)  # of personas' pages, packed, while the search reads
    standing: Standing = field(default_factory=Standing)  # the pages that need not be made again

    @classmethod
    def of(
        cls, handbook: Handbook, surroundings: Surroundings, kept: Kept, without: frozenset[str], *, drafts: bool
    ) -> "Edition":
        """What the handbook's audience gets to see; of personas, those whose files have no errors."""
        catalog = handbook.catalog.shown(drafts=drafts).without(handbook.broken)
        internal = frozenset(page.uri for page in handbook.docs if page.is_internal and catalog.is_public)
        left_out = catalog.left_out | internal
        signposts = Signposts.of(page for page in handbook.docs if page.uri not in left_out)
        renderer = Renderer(catalog, surroundings, handbook.catalog, signposts, kept)
        links = SiteLinks(left_out.__contains__, surroundings.size)
        return cls(handbook, renderer, links, left_out, list(handbook.problems), without)

    def converter(self, extensions: Sequence[Any], settings: dict[str, Any]) -> Converter:
        """What makes HTML of the personas' pages, with these extensions of the Markdown engine."""
        return Converter(extensions, settings, self.links, self.renderer.kept, (*sorted(self.left_out), self._sizes))

    @cached_property
    def _linked(self) -> set[str]:
        return self.renderer.linked(page for page in self.handbook.docs if page.uri not in self.left_out)

    @cached_property
    def _sizes(self) -> str:
        """What texts depend on besides themselves: how large the pictures are that they show."""
        sized = ((uri, self.renderer.surroundings.size(uri)) for uri in sorted(self._linked))
        return repr([one for one in sized if one[1]])

    @property
    def pictures(self) -> set[str]:
        """The pictures below the personas' folder that this edition shows."""
        return self.renderer.portraits() | (self._linked & self.handbook.content.images.keys())

    @cached_property
    def records(self) -> dict[str, Record]:
        """The personas of this edition, by the names of their pages."""
        return {record.path: record for record in self.renderer.catalog.records}

    @property
    def broken(self) -> frozenset[str]:
        """The files whose pages list problems instead."""
        return frozenset(problem.path for problem in self.problems if problem.is_error)

    @property
    def broken_templates(self) -> list[Problem]:
        """What is wrong with templates, which concerns every page."""
        return [problem for problem in self.problems if problem.rule is BAD_TEMPLATE]

    def problems_of(self, path: str) -> list[Problem]:
        """What is wrong with one file."""
        return [problem for problem in self.problems if problem.path == path]

    def _docs_page(self, uri: str) -> DocsPage | None:
        """The hand-written page of this name."""
        return next((page for page in self.handbook.docs if page.uri == uri), None)

    def render(self) -> None:
        """Makes every page, so that a template's fault is known before the previous site is gone.

        Views stand aside from texts: neither the Markdown engine nor the search has anything to do with what can be
        thousands of rows.
        """
        renderer = self.renderer
        try:
            self.personas = renderer.personas(self.progress)
            self.files = [*renderer.redirects(), *renderer.exports(self.personas)]
            for page in self.handbook.docs:
                place = str if ISLANDS in self.without else partial(self._set_aside, page.uri)
                self.texts[page.uri] = renderer.docs_page(page, place)
        except BrokenTemplateError as error:
            self.problems.append(error.problem)

    def stands(self, *site: object) -> Standing:
        """The personas' pages that need not be made again; `site` is what the engine knows that all of them show.

        Any change of a hand-written page counts, since its title may stand in the navigation.
        """
        shown = [{**page.meta, "uri": page.uri, "description": "", "tags": ""} for page in self.personas]
        docs = (part for path, data in self.handbook.content.docs.items() for part in (path, data))
        named = (repr(shown), self._sizes, repr(sorted(self.left_out)), repr(sorted(self.broken)), *map(repr, site))
        return Standing(self.renderer.kept.cache, digest(self.renderer.kept.common, *docs, *named))

    def _set_aside(self, uri: str, html: str) -> str:
        """A mark for a view that is HTML in one piece and not for the search; other views as they are."""
        if not _ASIDE.match(html):
            return html
        views = self.views.setdefault(uri, [])
        views.append(search.shown(html).strip())
        return _mark(len(views) - 1, ' data-search-exclude="true"')

    def hand_written(self, uri: str, meta: Mapping[str, Any], markdown: str) -> tuple[dict[str, Any], str]:
        """What the engine is told of a hand-written page, and its text; in a preview, its problems if it has some."""
        source = DOCS + uri
        if self.broken_templates or source in self.broken:
            return {"title": escape(source), "search": {"exclude": True}}, self._problems_in_place_of(source)
        told, own = dict(meta), self._docs_page(uri)
        if own:
            head.set_as_typed(told, own)
        head.escape(told)
        return told, self.texts[uri] if own else markdown

    def words_of(self, uri: str, html: str) -> str:
        """What the search is given of a persona's page, whose HTML is put away until it has read that."""
        self.contents[uri] = packed(search.shown(html))
        return self.renderer.kept.text("words", html, make=lambda: search.digest(html))

    def shown(self, uri: str, html: str) -> str:
        """A page's HTML as readers get it: what was put away, or what stood aside, is in its place again."""
        if uri in self.contents:
            return unpacked(self.contents.pop(uri))
        for number, view in enumerate(self.views.get(uri, [])):
            html = html.replace(_mark(number), view, 1)
        return html

    def news(self, told: Container[Problem]) -> Iterator[tuple[int, str]]:
        """What to log, and how serious it is; warnings as information, since MkDocs counts warnings as failures.

        A preview says each problem only once, so that what a save has changed is not lost among the others.
        """
        for problem in self.problems:
            if problem not in told:
                yield logging.ERROR if problem.is_error else logging.INFO, str(problem)
        if old := [problem for problem in set(self.problems) if problem in told]:
            yield logging.INFO, f"As before: {count(old)}"
        if self.left_out:
            yield logging.INFO, f"Left out of this edition: {', '.join(sorted(self.left_out))}"

    def schemas(self, site_url: str | None) -> Iterator[tuple[str, str]]:
        """What editors need to know of the front matter. It names internal fields, and in public nobody writes."""
        if not self.renderer.catalog.is_public:
            yield from json_schema.files(self.handbook.catalog.company.model, site_url).items()

    def broken_pages(self, *, folders: bool) -> Iterator[tuple[str, str | None]]:
        """The files with errors, each with the address of the page that lists them; the settings have none."""
        for path in sorted(self.broken):
            own = next((page.uri for page in self.handbook.docs if page.path == path), None)
            uri = path if path in self.handbook.content.personas else own
            yield path, destination(uri, folders=folders) if uri and uri.endswith(".md") else None

    def _problems_in_place_of(self, source: str) -> str:
        """The Markdown that a preview shows in place of a hand-written page."""
        found = self.broken_templates or self.problems_of(source)
        return self.renderer.problems(uri_of(source) or source, found[0].path, found).text.split("---\n", 2)[2]

    def stand_ins(self) -> Iterator[Page]:
        """A page with the problems for every persona that has errors, and for all if a template has."""
        for path in sorted(self.broken & self.handbook.content.personas.keys()):
            yield self.renderer.problems(path, path, self.problems_of(path))
        for problem in self.broken_templates[:1]:
            for record in self.renderer.catalog.records:
                yield self.renderer.problems(record.path, problem.path, self.broken_templates)
