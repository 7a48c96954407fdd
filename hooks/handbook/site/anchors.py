"""Links to headings: whether the page that they lead to has such a place.

Knows: what places a page has once it is made. Must not know: MkDocs, how problems are shown.

Only pages that somebody links to in this way are made to find out.
"""

from collections.abc import Iterator
from functools import cache, cached_property

from handbook.content.docs import DocsPage
from handbook.markdown.html import Converter, ids
from handbook.markdown.links import place_in, site_uri, uri_of
from handbook.markdown.markup import is_external, is_unsafe
from handbook.personas.record import Record
from handbook.problems.problem import Position, Problem, StoppedError
from handbook.rules.bodies import LINK_FAULTS, broken_link
from handbook.schema import did_you_mean
from handbook.site.article import Articles
from handbook.site.edition import Edition
from handbook.site.pages import Pages


class Anchors:
    """Judges the links to headings in one edition, most of which lead to pages that nobody else links to."""

    def __init__(self, edition: Edition, articles: Articles, pages: Pages, converter: Converter) -> None:
        self._edition = edition
        self._articles = articles
        self._pages = pages
        self._converter = converter
        self._places = cache(self._places_of)  # each page is made once, however many lead there

    @cached_property
    def _unmade(self) -> frozenset[str]:
        """The pages that cannot be made; one whose links lead nowhere has its headings nevertheless."""
        of_links = {rule for rule, _ in LINK_FAULTS}
        return frozenset(one.path for one in self._edition.handbook.errors if one.rule not in of_links)

    def problems(self) -> Iterator[Problem]:
        """Every link to a heading that is not there. What a broken template hides is not judged."""
        holders: tuple[Record | DocsPage, ...] = (*self._edition.records.values(), *self._edition.docs.values())
        for holder in holders:
            yield from self._problems_of(holder)

    def _problems_of(self, holder: Record | DocsPage) -> Iterator[Problem]:
        here = uri_of(holder.path) or holder.path
        published = self._edition.links_of(holder)
        for found in holder.prose.links:
            place = place_in(found.text) if found.text in published else ""
            if not place or is_external(found.text) or is_unsafe(found.text):
                continue
            target = site_uri(found.text, holder.path) or here
            places = self._places(target)
            if places is not None and place not in places:
                yield Problem(holder.path, _at(holder, found.at), broken_link.rule, _message(target, place, places))

    def _places_of(self, uri: str) -> frozenset[str] | None:
        """The places of a page; None where it is no page of this edition, or cannot be made."""
        record, page = self._edition.records.get(uri), self._edition.pages.get(uri)
        try:
            if record:
                return frozenset(ids(self._articles.article(record).html))
            if page and page.path not in self._unmade:
                views = self._pages.with_views(page)
                return frozenset(ids(views.put_into(self._converter.convert(views.text, page.path).text)))
        except StoppedError:  # a broken template, or a view without a place: the build says so
            pass
        return None


def _at(holder: Record | DocsPage, at: Position) -> Position:
    return holder.document.in_body(at)


def _message(uri: str, place: str, places: frozenset[str]) -> str:
    near = did_you_mean(f"#{place}", [f"#{one}" for one in sorted(places)], cutoff=0.6)
    return f"`{uri}` has no heading `#{place}`.{near} Without `#{place}`, the link leads to the page as a whole"
