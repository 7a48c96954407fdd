"""One edition of the handbook: what its readers see, what it leaves out, and every page of it.

Knows: the handbook and its pages. Must not know: MkDocs.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from handbook.docs import DocsPage
from handbook.handbook import Handbook
from handbook.links import SiteLinks
from handbook.pages import Page, PersonaPage, Renderer
from handbook.problem import Problem
from handbook.record import Record
from handbook.templates import BAD_TEMPLATE, BrokenTemplateError


@dataclass
class Edition:
    """Everything that belongs to one build; a new one is made for each."""

    handbook: Handbook
    renderer: Renderer
    links: SiteLinks
    left_out: frozenset[str]
    problems: list[Problem]
    personas: list[PersonaPage] = field(default_factory=list)
    files: list[Page] = field(default_factory=list)  # everything else that is made: data, and pages that lead elsewhere
    texts: dict[str, str] = field(default_factory=dict)  # of hand-written pages, with their views in place
    contents: dict[str, str] = field(default_factory=dict)  # of personas' pages, while the search reads their words

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

    def docs_page(self, uri: str) -> DocsPage | None:
        """The hand-written page of this name."""
        return next((page for page in self.handbook.docs if page.uri == uri), None)

    @property
    def docs_pages(self) -> list[DocsPage]:
        """The hand-written pages of this edition."""
        return [page for page in self.handbook.docs if page.uri not in self.left_out]

    def render(self) -> None:
        """Makes every page, so that a template's fault is known before the previous site is gone."""
        renderer = self.renderer
        try:
            self.personas = renderer.personas()
            self.files = [*renderer.redirects(), *renderer.exports()]
            self.texts = {page.uri: renderer.docs_page(page, page.document.body) for page in self.handbook.docs}
        except BrokenTemplateError as error:
            self.problems.append(error.problem)

    def stand_ins(self) -> Iterator[Page]:
        """A page with the problems for every persona that has errors, and for all if a template has."""
        for path in sorted(self.broken & self.handbook.content.personas.keys()):
            yield self.renderer.problems(path, path, self.problems_of(path))
        for problem in self.broken_templates[:1]:
            for record in self.renderer.catalog.records:
                yield self.renderer.problems(record.path, problem.path, self.broken_templates)
