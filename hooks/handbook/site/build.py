"""One build of a site: what it makes of an edition, and what goes wrong on the way.

Knows: in which order a site comes about. Must not know: MkDocs.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import PurePosixPath
from typing import Any

from handbook.content.docs import omitted
from handbook.content.handbook import Handbook
from handbook.content.study_pages import TEXT
from handbook.display.exports import sheet_uri
from handbook.markdown.html import SETTINGS, Converter
from handbook.markdown.links import DOCS, PERSONAS, SiteLinks, destination, relative
from handbook.markdown.prose import EXTENSIONS
from handbook.personas.spellings import Spellings, spellings
from handbook.problems.problem import Problem, in_order
from handbook.rules.hand_written import BAD_TEMPLATE
from handbook.site import head, navigation
from handbook.site.anchors import Anchors
from handbook.site.article import Around, Articles, Known, Write, problems_html
from handbook.site.edition import Edition
from handbook.site.look import Look
from handbook.site.on_demand import Makers
from handbook.site.pages import Page, Pages
from handbook.site.progress import Progress
from handbook.site.search import Entry
from handbook.site.search_data import rows_of
from handbook.site.surroundings import Surroundings
from handbook.site.template_faults import BrokenTemplateError
from handbook.site.templates import Templates
from handbook.source.files import SOURCES
from handbook.source.names import shown
from handbook.source.rules import (
    BAD_NAME,
    BAD_PICTURE,
    MERGE_CONFLICT,
    SPECIAL_FILE,
    SYMLINK,
    UNLISTED_FILE,
    UNREADABLE,
)


@dataclass
class Build:
    """Everything that belongs to one build; a new one is made for each."""

    edition: Edition
    templates: Templates
    converter: Converter
    pages: Pages
    problems: list[Problem]
    preview: bool  # which shows drafts, and problems in place of what is broken
    known: Known | None = None
    look: Look = field(default_factory=Look)
    _files: list[Page] = field(default_factory=list)  # what is made besides pages
    progress: Progress = field(default_factory=Progress)
    _articles: Articles = field(init=False)
    rows: dict[str, dict[str, tuple[str, str]]] = field(default_factory=dict)  # of views, for the search, by page
    leads: dict[str, str] = field(default_factory=dict)  # where a search without a hit leads

    @classmethod
    def of(
        cls,
        handbook: Handbook,
        surroundings: Surroundings,
        extensions: Sequence[Any] = EXTENSIONS,
        settings: Mapping[str, Any] = SETTINGS,
        *,
        preview: bool = False,
    ) -> "Build":
        """The build of the edition that the handbook's audience gets to see, with this Markdown engine."""
        edition = Edition.of(handbook, drafts=preview)
        templates = Templates(edition.catalog, surroundings, edition.signposts)
        links = SiteLinks(edition.left_out.__contains__, surroundings.size, surroundings.url)
        converter = Converter(links, extensions, settings)
        pages = Pages(templates)
        return cls(edition, templates, converter, pages, list(handbook.problems), preview)

    @property
    def surroundings(self) -> Surroundings:
        """What the site is made in."""
        return self.templates.surroundings

    def navigation(self, said: list[Any] | None) -> list[Any]:
        """The site's navigation with its personas; without one in the settings, by folders."""
        edition = self.edition
        items = said if said is not None else navigation.by_folder((*edition.docs, *edition.records))
        filled = list(navigation.filled(items, edition.catalog, edition.left_out, self.surroundings.file))
        if said is not None:
            self.problems += omitted(edition.handbook.docs, edition.left_out.union(navigation.reached(filled)))
        return filled

    def links_of_docs(self) -> SiteLinks:
        """What makes links in hand-written pages links of this edition, by the names of files, as the engine asks."""
        known = {path: self.surroundings.file(path) for path in (*self.edition.records, *self._broken_personas)}
        return self._links(lambda uri, page: relative(known.get(uri, uri), page))

    def _links(self, address: Callable[[str, str], str]) -> SiteLinks:
        return SiteLinks(self.edition.left_out.__contains__, self.surroundings.size, address)

    def files(self, site_url: str | None) -> Iterator[tuple[str, str]]:
        """What is made besides pages, by its name on the site: former ids, tables, and schemas for editors."""
        yield from ((page.uri, page.text) for page in self._files)
        yield from self.edition.schemas(site_url)
        yield from self.look.files()

    @property
    def made_pages(self) -> Iterator[tuple[str, str, str]]:
        """The pages that nobody has written: each one's name, the file to edit instead, and its text for the engine."""
        yield from ((uri, SOURCES, TEXT) for uri in self.edition.studies)

    @property
    def pictures(self) -> list[tuple[str, str]]:
        """The pictures from the personas' folder, by their names on the site, and where each is on the disk."""
        root = self.surroundings.root
        return [(uri, str(root / uri)) for uri in sorted(self.edition.pictures)] if root else []

    @property
    def sheets(self) -> list[str]:
        """The personas' sheets, by their names on the site."""
        return [sheet_uri(path) for path in self.edition.records]

    @property
    def broken(self) -> frozenset[str]:
        """The files whose pages list problems instead."""
        return frozenset(problem.path for problem in self.problems if problem.is_error)

    @property
    def broken_templates(self) -> list[Problem]:
        """What is wrong with templates, which concerns every page."""
        return [problem for problem in self.problems if problem.rule is BAD_TEMPLATE or self._is_template(problem)]

    def _is_template(self, problem: Problem) -> bool:
        return problem.rule is MERGE_CONFLICT and problem.path.startswith(f"{self.surroundings.templates.name}/")

    @property
    def is_unsafe(self) -> bool:
        """Whether there is something that MkDocs, the theme or a template would open though it must not be opened."""
        unsafe = (SYMLINK, SPECIAL_FILE, UNREADABLE)
        return any(one.rule in unsafe and not one.path.startswith(PERSONAS) for one in self.problems)

    def leaves_out(self, uri: str) -> bool:
        """Whether this build does without a file of docs/: the edition leaves it out, or it is refused."""
        path = PurePosixPath(shown(DOCS + uri))
        return uri in self.edition.left_out or not self._refused.isdisjoint(map(str, (path, *path.parents)))

    @cached_property
    def _refused(self) -> frozenset[str]:
        return frozenset(one.path for one in self.problems if one.rule in (BAD_NAME, BAD_PICTURE, UNLISTED_FILE))

    def problems_of(self, path: str) -> list[Problem]:
        """What a page has to list: what is wrong with the templates, or else with its file."""
        return self.broken_templates or [one for one in self.problems if one.path == path]

    def prepare(self) -> None:
        """Makes what is neither a persona nor the theme's, and judges what can only be judged by making it."""
        if self.is_unsafe:
            return
        # A template is compiled when it is rendered; compiling all of them takes a quarter of a small build's time.
        self.problems += self.templates.problems(own=self.preview)
        if self.broken_templates:
            return
        try:
            self._files = list(self.pages.files())
            for page in self.edition.pages.values():
                if page.path not in self.broken:
                    self.pages.with_views(page)
        except BrokenTemplateError as error:
            self.problems = in_order([*self.problems, error.problem, *self.templates.problems(own=True)])
        else:
            self.judge_anchors()

    def try_own_templates(self) -> None:
        """Judges a company's templates, and makes every page to see whether all can be made; puts them nowhere."""
        self.problems += self.templates.problems(own=False)
        if self.is_unsafe or self.broken_templates or not self.templates.has_own:
            return
        articles = Articles(self.templates, self.converter)
        try:
            list(self.pages.files())
            for page in self.edition.pages.values():
                if page.path not in self.broken:
                    self.pages.with_views(page)
            for record in self.edition.records.values():
                articles.article(record)
        except BrokenTemplateError as error:
            self.problems.append(error.problem)

    def judge_anchors(self) -> None:
        """Finds the links to headings that are not there."""
        articles = Articles(self.templates, self.converter)
        found = Anchors(self.edition, articles, self.pages, self.converter).problems()
        self.problems = in_order([*self.problems, *found])

    def escaped(self, files: list[Any]) -> list[Any]:
        """The same files; what the theme prints of their names is made harmless."""
        for file in files:
            head.escape_names(file)
        return files

    def settle(self, nav: Any, files: Sequence[Any], personas: Mapping[str, Any]) -> None:
        """Tells the theme that titles are escaped, once they are known, and where sections and neighbours lead."""
        for file in files:
            head.mark_title(file)
        known = {path: id(file.page) for path, file in personas.items()}
        navigation.put_beside(self.edition.signposts.sources, self.edition.studies, files)
        navigation.keep_apart((file.page for file in files), frozenset(known.values()))
        records = {known[path]: record for path, record in self.edition.records.items() if path in known}
        everybody = self.edition.signposts.everybody
        navigation.Lists(records, self.edition.docs, everybody, self.templates.address).lead_to(nav.items)

    def hand_written(self, uri: str, meta: Mapping[str, Any], markdown: str) -> tuple[dict[str, Any], str]:
        """What the engine is told of a hand-written page, and its text; in a preview, its problems if it has some."""
        source = DOCS + uri
        if self.broken_templates or source in self.broken:
            return head.of_problems(source), problems_html(self.templates, uri, self.problems_of(source))
        told, own = dict(meta), self.edition.pages.get(uri)
        if own:
            head.set_as_typed(told, own, self._tags)
        head.escape(told)
        return told, self.pages.with_views(own).text if own else markdown

    def with_views(self, uri: str, html: str) -> str:
        """A hand-written page's HTML with its views; a `LostViewError` if one has no place in it."""
        page = self.edition.pages.get(uri)
        if page is None or self.broken_templates or page.path in self.broken:
            return html
        html += self.pages.foot(page)
        views = self.pages.with_views(page)
        if uri == self.edition.signposts.adding:
            self.leads["add"] = self.templates.address(uri)
        if uri == self.edition.signposts.everybody:
            self.leads["list"] = self.templates.address(uri)
        for view in views.apart:
            found = {place: (title, text) for place, title, text in rows_of(view)}
            self.rows.setdefault(self.templates.address(uri), {}).update(found)
        return views.put_into(html)

    def listed(self) -> list[tuple[str, str | None]]:
        """In a preview, the files with errors, with the addresses of the pages that list them; some have none."""
        own = {page.path: page.uri for page in self.edition.handbook.docs}
        own |= {path: path for path in self._broken_personas if path.endswith(".md")}
        uris = [(path, own.get(path)) for path in sorted(self.broken)] if self.preview else []
        return [(path, uri and destination(uri, folders=self.surroundings.folders)) for path, uri in uris]

    @property
    def _broken_personas(self) -> frozenset[str]:
        """The personas whose pages a preview makes of their problems."""
        return self.broken & self.edition.handbook.content.personas.keys() if self.preview else frozenset()

    @cached_property
    def _tags(self) -> Spellings:
        """The spellings of the tags that the pages of this edition spell in several ways."""
        personas = (tag for record in self.edition.records.values() for tag in head.tags_of(record))
        return spellings([*personas, *(tag for page in self.edition.docs.values() for tag in page.matter.tags)])

    @property
    def heads(self) -> dict[str, dict[str, object]]:
        """What the theme is told of each persona's page, by its name; in a preview also of those that list problems."""
        told = {path: head.values(record, self._tags) for path, record in self.edition.records.items()}
        return {**told, **{path: head.of_problems(path) for path in sorted(self._broken_personas)}}

    def make_personas(self, page: Around, write: Write) -> Iterator[Entry]:
        """Writes every persona's page and sheet; gives what the search is told of each.

        `page` gives the whole page around an article, `write` puts a text into a file of the site. A template that
        cannot be rendered raises a `BrokenTemplateError`. A preview makes nothing yet: see `makers`.
        """
        articles = self._articles = Articles(self.templates, self.converter, page, write, self.known)
        records = self.edition.records.values()
        for record in self.progress.over("Making pages", records, len(records)):
            yield articles.entry(record) if self.preview else articles.make(record)

    def makers(self) -> Makers:
        """What makes the personas' files when somebody asks for them, by their names on the site."""
        made: dict[str, Callable[[], object]] = {}
        for path in (*self.edition.records, *self._broken_personas):
            made[self.surroundings.file(path)] = made[sheet_uri(path)] = partial(self._make_or_tell, path)
        return made

    def _make_or_tell(self, path: str) -> None:
        """Makes a persona's page and sheet, or the page that lists what is wrong with its file or a template."""
        record = self.edition.records.get(path)
        if record and not self.broken_templates:
            try:
                self._articles.make(record)
            except BrokenTemplateError as error:
                self.problems.append(error.problem)
            else:
                return
        self._articles.make_problems(path, self.problems_of(path))
