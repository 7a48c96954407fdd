"""One edition of the handbook: what its readers see, and what it leaves out.

Knows: the handbook, its audience. Must not know: templates, MkDocs.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from handbook.content.docs import DocsPage, Signposts
from handbook.content.handbook import Handbook
from handbook.content.study_pages import study_pages
from handbook.markdown.links import site_uri
from handbook.markdown.prose import inspect
from handbook.markdown.public_text import without_internal_notes
from handbook.personas.catalog import Catalog
from handbook.personas.record import Record
from handbook.personas.studies import page_of
from handbook.rules.wording import portrait_uri
from handbook.writers.editors import json_schema


@dataclass(frozen=True)
class Edition:
    """What one audience gets to see of a handbook; `left_out` has the names of pages that it does not."""

    handbook: Handbook
    catalog: Catalog
    left_out: frozenset[str]

    @classmethod
    def of(cls, handbook: Handbook, *, drafts: bool) -> "Edition":
        """What the handbook's audience gets to see; of personas, those whose files have no errors."""
        catalog = handbook.catalog.shown(drafts=drafts).without(handbook.broken)
        pages = (page for page in handbook.docs if (page.is_internal and catalog.is_public) or page.is_draft > drafts)
        sources = (page_of(one.id) for one in handbook.catalog.studies if catalog.is_public)
        return cls(handbook, catalog, catalog.left_out.union((page.uri for page in pages), sources))

    @cached_property
    def docs(self) -> dict[str, DocsPage]:
        """The hand-written pages, by their names on the site."""
        return {page.uri: page for page in self.handbook.docs if page.uri not in self.left_out}

    @cached_property
    def studies(self) -> dict[str, DocsPage]:
        """The pages of the sources that several personas cite, by their names on the site."""
        return study_pages(self.catalog.studies)

    @cached_property
    def pages(self) -> dict[str, DocsPage]:
        """The hand-written pages, and those that are made as if they were."""
        return {**self.studies, **self.docs}

    @cached_property
    def records(self) -> dict[str, Record]:
        """The personas, by the names of their pages."""
        return {record.path: record for record in self.catalog.records}

    @cached_property
    def signposts(self) -> Signposts:
        """The hand-written pages that others lead to."""
        return Signposts.of(self.docs.values(), self.catalog)

    @cached_property
    def pictures(self) -> set[str]:
        """The pictures below the personas' folder that this edition shows."""
        portraits = {uri for record in self.catalog.records if (uri := portrait_uri(record))}
        return portraits | (self._linked & self.handbook.content.images)

    @cached_property
    def _linked(self) -> set[str]:
        """Every page and file of the site that the texts link to."""
        holders: tuple[Record | DocsPage, ...] = (*self.catalog.records, *self.docs.values())
        return {uri for holder in holders for uri in self._links_of(holder)}

    def _links_of(self, holder: Record | DocsPage) -> Iterable[str]:
        return filter(None, (site_uri(link, holder.path) for link in self.links_of(holder)))

    def links_of(self, holder: Record | DocsPage) -> set[str]:
        """What a text links to, as it was written; without what this edition's readers do not see of it."""
        prose = holder.prose
        if self.catalog.is_public:
            prose = inspect(without_internal_notes(holder.document.body))
        return {found.text for found in prose.links}

    def schemas(self, site_url: str | None) -> Iterator[tuple[str, str]]:
        """What editors need to know of the front matter. It names internal fields, and in public nobody writes."""
        if not self.catalog.is_public:
            yield from json_schema.files(self.catalog.company.model, site_url).items()
