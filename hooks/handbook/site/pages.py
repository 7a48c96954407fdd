"""Catalog and templates -> pages as plain Markdown, ready for any site engine.

Knows: templates and what they are given. Must not know: MkDocs; addresses come from the caller.

A page is Markdown with islands of HTML; `rendering` sees to it that every value is safe in them.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from handbook.content.docs import DocsPage, Signposts, view_options
from handbook.display import differences, exports, values
from handbook.display.values import Shown
from handbook.markdown import fences
from handbook.markdown.fences import ViewBlock
from handbook.markdown.links import site_uri
from handbook.markdown.prose import inspect, without_internal_notes
from handbook.personas.catalog import Catalog
from handbook.personas.record import Record
from handbook.problems.problem import Problem
from handbook.rules.examples import Example
from handbook.rules.wording import portrait_uri
from handbook.schema import Section
from handbook.schema.negative import FitQuestion
from handbook.schema.terms.general import Status
from handbook.schema.terms.negative import HandlingStep
from handbook.site import head
from handbook.site.cache import digest, unpacked
from handbook.site.kept import Kept
from handbook.site.page import BODY, Page, PersonaPage
from handbook.site.progress import Progress
from handbook.site.template_faults import FAULTS, BrokenTemplateError, blame, syntax_problems
from handbook.site.templates import environment, safe
from handbook.source.files import Size
from handbook.views import VIEWS


@dataclass(frozen=True)
class Surroundings:
    """What only the site engine knows: where its templates and pictures are, and what its addresses look like.

    `url` gives the address of a page or file as seen from a page; `edit_url` where its source is edited, and `new_url`
    where a new file of this name and text is begun. `size` gives the width and height of a picture in pixels, if they
    are known. `examples` are those of the rules.
    """

    templates: tuple[Path, ...]
    url: Callable[[str, str], str]
    edit_url: Callable[[str], str | None]
    new_url: Callable[[str, str], str | None] = lambda path, text: None  # noqa: ARG005 - named for readers
    size: Callable[[str], Size | None] = lambda uri: None  # noqa: ARG005
    examples: Callable[[], Mapping[str, Example]] = dict


@dataclass(frozen=True, slots=True)
class Double:
    """A persona that another is mistaken for: `other` and `likeness` are None where it is not part of this edition."""

    id: str
    other: Record | None
    difference: str
    ask: Sequence[FitQuestion]
    likeness: differences.Likeness | None


class Renderer:
    """Makes pages of one catalog."""

    def __init__(
        self,
        catalog: Catalog,
        surroundings: Surroundings,
        whole: Catalog | None = None,
        signposts: Signposts | None = None,
        kept: Kept | None = None,
    ) -> None:
        """`whole` is the catalog that view blocks were judged against, with what this edition leaves out.

        `signposts` are the hand-written pages that others lead to; `kept` is what earlier builds have made.
        """
        self.catalog = catalog
        self._whole = whole or catalog
        self.surroundings = surroundings
        self._signposts = signposts or Signposts()
        self.kept = kept or Kept()
        self._templates = environment(surroundings.templates, self.kept.compiled("handbook"))

    def template_problems(self) -> list[Problem]:
        """What is no template among the handbook's own; rendering finds the rest."""
        return syntax_problems(self.surroundings.templates, self._templates)

    def personas(self, progress: Progress | None = None) -> list[PersonaPage]:
        """A page for every persona."""
        records = self.catalog.records
        watched = progress.over("Making pages", records, len(records)) if progress else records
        return [self.persona(record) for record in watched]

    def redirects(self) -> list[Page]:
        """A page for each former id, which leads to the persona."""
        return [page for record in self.catalog.records for page in self._redirects(record)]

    def persona(self, record: Record) -> PersonaPage:
        """One persona's page and its sheet, which are made of the same fields."""
        body = record.document.body.strip()
        if self.catalog.is_public:
            body = without_internal_notes(body).strip()
        shown = cache(lambda: tuple(values.fields(record, public=self.catalog.is_public)))
        islands = self.kept.of_persona(
            "page", record.path, self._others(record), lambda: self._islands(record, body, shown())
        )
        sheet = self.kept.of_persona(
            "sheet", record.path, (), lambda: exports.sheet_text(record, self.catalog, self._address, shown())
        )
        return PersonaPage(record.path, record.path, head.values(record), islands, body, sheet)

    def _others(self, record: Record) -> Iterator[str | bytes]:
        """What a persona's page shows besides its own file: all of those it is compared with, a little of others."""
        yield self._outline
        for other, _, _ in self.catalog.doubles(record):
            yield other
            yield self.kept.sources.get(self.catalog.by_id[other].path, b"") if other in self.catalog.by_id else b""
        if record.status is Status.RETIRED:  # whose values an index may have, or not
            yield from sorted(self._indexed)

    @cached_property
    def _outline(self) -> bytes:
        """What any persona's page may say of any other, and the pages that all lead to."""
        shown = (
            (one.path, one.name, one.persona.role_label, one.persona.avatar, one.status.value)
            for one in self.catalog.records
        )
        return digest(repr(self._signposts), *(repr(one) for one in shown))

    def _islands(self, record: Record, body: str, shown: Sequence[Shown]) -> str:
        """The page with a mark in place of its body; `shown` are its fields."""
        template = "negative.md" if record.is_negative else "customer.md"
        return self._render(
            template,
            record.path,
            record=record,
            persona=record.persona,
            parts={part.section: part for part in values.parts(shown)},
            glance=values.glance(shown),
            money=self.catalog.statements.get(record.id),
            doubles=list(self._doubles(record)),
            story=BODY if body else "",
            needs_heading=not body.startswith("## "),
            edit_url=self.surroundings.edit_url(record.path),
        )

    def exports(self, personas: Iterable[PersonaPage]) -> list[Page]:
        """The handbook's tables as files; `personas` are the pages of its personas."""
        sheets = {page.source: unpacked(page.sheet) for page in personas}
        files = exports.files(self.catalog, self._address, sheets)
        return [Page(uri, text, uri) for uri, text in files]

    def _address(self, page: str) -> str:
        """Where a page stands, below the site's root."""
        return self.surroundings.url(page, "index.md")

    def docs_page(self, page: DocsPage, place: Callable[[str], str] = str) -> str:
        """A hand-written page's text with its views in place; in public without internal notes.

        `place` gives what is to stand in the text for a view's HTML: the HTML itself, or a mark.
        """
        text = page.document.body
        if self.catalog.is_public:
            text = without_internal_notes(text)
        return fences.replace(text, lambda block: place(self.view(block, page.uri)))

    def view(self, block: ViewBlock, uri: str) -> str:
        """One view as seen from the page `uri`; nothing where the block is wrong, which was reported before."""
        chosen, _ = view_options(block, self._whole, uri)
        if chosen is None:
            return ""
        name, options = chosen
        return self._render(f"views/{name}.html", uri, view=VIEWS[name].build(options, self.catalog), options=options)

    def portraits(self) -> set[str]:
        """The pictures that stand for personas of this edition."""
        return {uri for record in self.catalog.records if (uri := portrait_uri(record))}

    def linked(self, pages: Iterable[DocsPage]) -> set[str]:
        """Every page and file of the site that the texts of this edition's personas and of the given pages link to."""
        holders: tuple[Record | DocsPage, ...] = (*self.catalog.records, *pages)
        return {uri for holder in holders for uri in self._linked(holder)}

    def _linked(self, holder: Record | DocsPage) -> Iterable[str]:
        prose = holder.prose
        if self.catalog.is_public:
            prose = inspect(without_internal_notes(holder.document.body))
        return filter(None, (site_uri(found.text, holder.path) for found in prose.links))

    def problems(self, uri: str, source: str, problems: Sequence[Problem]) -> Page:
        """The page that stands in for one whose file has errors."""
        front = head.of_problems(source)
        try:
            text = self._render("problems.md", uri, source=source, problems=problems)
        except BrokenTemplateError:  # the template that shows problems has one of its own
            text = "".join(f"<pre>{safe(str(problem))}</pre>\n\n" for problem in problems)
        return Page(uri, front + text, source)

    def _index_of(self, path: str, text: str, uri: str) -> str:
        """The place of a value in the index of its field, as seen from a page; nothing without such an index."""
        index = self._signposts.indexes.get(path)
        if not index:
            return ""
        place = values.anchor(path, text)
        return f"{self.surroundings.url(index, uri)}#{place}" if place in self._indexed else ""

    @cached_property
    def _indexed(self) -> frozenset[str]:
        """The places that the indexes have: a value that only retired personas have is in none."""
        current = [record for record in self.catalog.records if record.status is not Status.RETIRED]
        return frozenset(
            values.anchor(path, text)
            for path in self._signposts.indexes
            for record in current
            for text in values.keys(record, path).values()
        )

    def _doubles(self, record: Record) -> Iterable[Double]:
        """The personas that this one is mistaken for, or that are mistaken for it."""
        baseline = self.catalog.company.settings.baseline
        for other_id, entry, negative in self.catalog.doubles(record):
            other = self.catalog.by_id.get(other_id)
            ask = [FitQuestion(ask=entry.ask)] if entry.ask else list(negative.fit_questions[:1])
            compared = differences.compare(record, other, baseline) if other else None
            yield Double(other_id, other, entry.difference or "", ask, compared)

    def _redirects(self, record: Record) -> Iterable[Page]:
        folder = record.path.rpartition("/")[0]
        for alias in record.persona.aliases:
            if alias in self.catalog.by_id or not _is_id(alias):
                continue
            uri = f"{folder}/{alias}/index.html"
            target = self.surroundings.url(record.path, f"{folder}/{alias}/index.md")
            yield Page(uri, self._render("redirect.html", record.path, record=record, target=target), record.path)

    def _render(self, template: str, uri: str, **values: Any) -> str:
        try:
            text = self._templates.get_template(f"handbook/{template}").render(
                catalog=self.catalog,
                public=self.catalog.is_public,
                today=self.catalog.today,
                url=lambda target: self.surroundings.url(target, uri),
                new_url=self.surroundings.new_url,
                examples=self.surroundings.examples,
                signposts=self._signposts,
                index_of=lambda path, text: self._index_of(path, text, uri),
                find=self.catalog.by_id.get,
                Section=Section,
                Status=Status,
                HandlingStep=HandlingStep,
                **values,
            )
        except FAULTS as error:
            raise BrokenTemplateError(blame(error, self.surroundings.templates)) from error
        return text.strip() + "\n"


def _is_id(alias: str) -> bool:
    return alias.replace("-", "").isalnum() and alias == alias.lower() and " " not in alias
