"""The hand-written pages: their front matter, the views they place, the links they hold.

Knows: what a writer can get wrong in docs/. Must not know: MkDocs, templates.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

from handbook.content.matter import Matter
from handbook.content.site_theme import SiteTheme
from handbook.content.strayed import is_persona, strayed
from handbook.markdown import fences, links
from handbook.markdown.fences import ViewBlock
from handbook.markdown.prose import Prose, inspect
from handbook.personas.catalog import Catalog
from handbook.personas.company import unsaid_audience
from handbook.personas.record import Folder
from handbook.problems.problem import Also, Position, Problem, counted
from handbook.rules import foreign
from handbook.rules.bodies import LINK_FAULTS, TOO_NESTED, body_too_large, broken_link, nested_body, the_file, too_much
from handbook.rules.hand_written import BAD_VIEW, EMPTY_VIEW, LIST_NOT_SHOWN, NOT_IN_NAVIGATION, UNSAFE_HTML
from handbook.rules.notes import faults
from handbook.schema import did_you_mean, validate
from handbook.schema.rules import UNKNOWN_VALUE
from handbook.schema.teams import by_name, same_team
from handbook.schema.terms.general import Audience, Status
from handbook.source import Document, locate, parse, read
from handbook.source import Mapping as Node
from handbook.source.files import SHORT_LIST, Content
from handbook.views import FORMER, VIEWS, brief, matrix, table
from handbook.views.query import Placed, Selection, unmet

_MOST_PLACES = 4  # that one message names


@dataclass(frozen=True)
class DocsPage:
    """One hand-written page that could be read. `views` are those that it places rightly: names and options."""

    path: str
    matter: Matter
    document: Document
    prose: Prose
    views: tuple[tuple[str, Placed], ...] = ()

    @property
    def uri(self) -> str:
        """Its name on the site."""
        return self.path.removeprefix(links.DOCS)

    @property
    def title(self) -> str:
        """What readers call it: what its front matter says, else its own heading, else its file's name."""
        headings = (one.text for one in self.prose.titles)
        return self.matter.title or next(headings, PurePosixPath(self.path).stem)

    @property
    def is_internal(self) -> bool:
        """Whether a public handbook leaves it out."""
        return self.matter.audience is Audience.INTERNAL

    @property
    def is_draft(self) -> bool:
        """Whether only a preview shows it."""
        return self.matter.status == Status.DRAFT


def load(content: Content, catalog: Catalog, folder: Folder, theme: SiteTheme) -> tuple[list[DocsPage], list[Problem]]:
    """Reads and judges every page in docs/."""
    pages: list[DocsPage] = []
    problems: list[Problem] = []
    for path, data in content.docs.items():
        taken_apart = read(path, data, front_matter_required=False)
        problems += taken_apart.problems
        if taken_apart.document and is_persona(taken_apart.document, catalog.company.model):
            problems.append(strayed(path, taken_apart.document, folder))
        elif taken_apart.document:
            page, found = _page(path, taken_apart.document, catalog, folder)
            pages.append(page)
            problems += [*found, *theme.problems(path, page.matter, page.document)]
    return pages, _one_cause(problems)


@dataclass(frozen=True, slots=True)
class _DeadLink(Problem):
    """A link that leads nowhere, with what it leads to."""

    uri: str = ""


def _one_cause(problems: list[Problem]) -> list[Problem]:
    """The problems, with one for all that have the same cause.

    Views that ask for what nobody has any more: one persona's going empties them. Links to one page that is gone.
    """
    views: dict[str, list[Problem]] = {}
    links: dict[str, list[Problem]] = {}
    told: list[Problem] = []
    for problem in problems:
        if problem.rule is EMPTY_VIEW:
            views.setdefault(problem.message, []).append(problem)
        elif isinstance(problem, _DeadLink):
            links.setdefault(problem.uri, []).append(problem)
        else:
            told.append(problem)
    told += [_together(one, "; also asked for in ", "asks for it too") for one in views.values()]
    return told + [_together(one, " Also linked in ", "leads there too") for one in links.values()]


def _together(problems: list[Problem], begin: str, note: str) -> Problem:
    """One problem for several: at the first place, with the others named."""
    first, *others = problems
    places = [f"{one.path}:{one.at.line}" for one in others[:_MOST_PLACES]]
    more = [counted(len(others) - _MOST_PLACES, "other place")] if len(others) > _MOST_PLACES else []
    named = f"{begin}{' and '.join((', '.join(places), *more))}" if others else ""
    also = tuple(Also(one.path, one.at, note) for one in others)
    return Problem(first.path, first.at, first.rule, first.message + named, (*first.also, *also))


@dataclass(frozen=True)
class Signposts:
    """Where other pages lead: rules, comparing, briefs, short lines, adding a persona; the index of a field.

    `lists` are the tables of everybody that readers can narrow down, by each field they can do so by. `teams` is
    where each of them is introduced, `owned` are the pages that each answers for.
    """

    rules: str | None = None
    comparison: str | None = None
    indexes: Mapping[str, str] = field(default_factory=dict)
    short: str | None = None
    adding: str | None = None
    lists: Mapping[str, str] = field(default_factory=dict)
    brief: str | None = None
    teams: str | None = None
    sources: str | None = None
    owned: Mapping[str, tuple[DocsPage, ...]] = field(default_factory=dict)

    @property
    def everybody(self) -> str | None:
        """The first list with all personas."""
        return next(iter(self.lists.values()), None)

    @classmethod
    def of(cls, pages: Iterable[DocsPage], catalog: Catalog) -> "Signposts":
        """What is placed on these pages; the first of several counts.

        A matrix is an index of its field if it leaves nothing out, so that every value can be found there.
        """
        pages = tuple(pages)
        teams_by_name = by_name(() if catalog.is_public else catalog.company.settings.teams)
        owned: dict[str, tuple[DocsPage, ...]] = {}
        indexes: dict[str, str] = {}
        lists: dict[str, str] = {}
        for page in pages:
            if team := teams_by_name.get(same_team(page.matter.owner or "")):
                owned[team.id] = (*owned.get(team.id, ()), page)
            for _, options in page.views:
                if isinstance(options, matrix.Options) and options.rows and not (options.where or options.shared):
                    indexes.setdefault(options.rows, page.uri)
                if isinstance(options, table.Options) and not options.where:
                    for path in table.filters(options, catalog):
                        lists.setdefault(path, page.uri)
        named = ("rules", "comparison", "not-for-us", "template", "teams", "sources")
        rules, comparison, short, adding, teams, sources = (_placing(view, pages) for view in named)
        chooser = _choosing(pages, catalog)
        return cls(rules, comparison, indexes, short, adding, lists, chooser, teams, sources, owned)


def _choosing(pages: Iterable[DocsPage], catalog: Catalog) -> str | None:
    """The page on which readers make a brief of whom they choose; none for the public."""
    options = ((page.uri, found) for page in pages for _, found in page.views)
    uris = (uri for uri, found in options if isinstance(found, brief.Options) and found.is_chooser)
    return None if catalog.is_public else next(uris, None)


def _placing(view: str, pages: Iterable[DocsPage]) -> str | None:
    return next((page.uri for page in pages if any(name == view for name, _ in page.views)), None)


def omitted(pages: Iterable[DocsPage], in_navigation: Iterable[str]) -> list[Problem]:
    """The hand-written pages that the navigation does not lead to."""
    reached = set(in_navigation)
    message = "this page is not in the navigation: add it to `nav:` in mkdocs.yml"
    return [Problem(page.path, Position(), NOT_IN_NAVIGATION, message) for page in pages if page.uri not in reached]


def owners(pages: Iterable[DocsPage]) -> Iterator[tuple[str, tuple[str, Position]]]:
    """Who answers for a page, and where it says so."""
    for page in pages:
        if page.matter.owner:
            yield page.matter.owner, (page.path, page.document.at(("owner",)))


def unplaced(pages: Iterable[DocsPage], folder: Folder) -> Iterator[Problem]:
    """A problem if there are lines on who is not a fit, and no page shows them."""
    if folder.short.entries and not _placing("not-for-us", pages):
        message = "no page shows these lines: place them with `view: not-for-us` in a `personas` block"
        yield Problem(SHORT_LIST, folder.short.at(folder.short.entries[0]), LIST_NOT_SHOWN, message)


def _page(path: str, document: Document, catalog: Catalog, folder: Folder) -> tuple[DocsPage, list[Problem]]:
    validated = validate(Matter, document.front, path)
    prose = inspect(document.body)
    if prose.too_much:
        excess = Problem(path, document.in_body(prose.too_much.at), body_too_large.rule, too_much(prose.too_much))
        return DocsPage(path, validated.value, document, prose), [*validated.problems, excess]
    problems = [*validated.problems, *unsaid_audience(document.front, path), *_bad_links(path, document, prose, folder)]
    if prose.too_deep:
        problems.append(Problem(path, document.in_body(prose.too_deep.at), nested_body.rule, TOO_NESTED))
    internal = validated.value.audience is Audience.INTERNAL
    for rule, at, message in faults(prose, html=True, internal=internal):
        problems.append(Problem(path, document.in_body(at), rule, message))
    problems += [Problem(path, document.in_body(found.at), UNSAFE_HTML, message) for found, message in prose.refused]
    problems += foreign.faults(document, prose, folder, Matter.model_fields)
    for number, message in fences.misspelt(document.body, VIEWS):
        problems.append(Problem(path, Position(document.body_line + number, 1), BAD_VIEW, message))
    views: list[tuple[str, Placed]] = []
    for block in fences.find(document.body):
        chosen, found = view_options(block, catalog, path, document.body_line)
        views += [chosen] if chosen else []
        problems += found
    return DocsPage(path, validated.value, document, prose, tuple(views)), problems


def _bad_links(path: str, document: Document, prose: Prose, folder: Folder) -> Iterator[Problem]:
    for found in prose.links:
        at = document.in_body(found.at)
        for rule, fault in LINK_FAULTS:
            if message := fault(found, path, folder):
                also, uri = the_file(found, path, folder), links.site_uri(found.text, path)
                is_dead = rule is broken_link.rule and uri and not also
                yield (
                    _DeadLink(path, at, rule, message, also, uri)
                    if is_dead and uri
                    else Problem(path, at, rule, message, also)
                )


def view_options(
    block: ViewBlock, catalog: Catalog, path: str, body_line: int = 1
) -> tuple[tuple[str, Placed] | None, list[Problem]]:
    """A block's view and its options, or what is wrong with them."""
    first = body_line + block.start
    if block.indented or not block.closed:
        message = "a `personas` block must begin at the left margin" if block.indented else "this block is never closed"
        return None, [Problem(path, Position(first, 1), BAD_VIEW, message)]
    parsed = parse(block.options, path, first + 1)
    root: Any = parsed.root or Node({}, {}, Position(first, 1))
    if not isinstance(root, Node):
        message = "write the options as `name: value` lines, beginning with `view: table`"
        return None, [*parsed.problems, Problem(path, root.at, BAD_VIEW, message)]
    name, problem = _view_name(root, path)
    if parsed.problems:
        return None, parsed.problems
    if problem:
        return None, [problem]
    view = VIEWS[name]
    validated = validate(view.options, root, path)
    found = [
        Problem(
            path,
            breach.at if isinstance(breach.at, Position) else locate(root, breach.at, key=breach.key),
            BAD_VIEW,
            breach.message,
        )
        for breach in view.judge(validated.value, catalog)
    ]
    problems = [*validated.problems, *found]
    if problems:
        return None, problems
    asked = unmet(validated.value, catalog) if isinstance(validated.value, Selection) else ()
    return (name, validated.value), [
        Problem(path, locate(root, ("where", one)), EMPTY_VIEW, f"no persona has `{one}: {value}`")
        for one, value in asked
    ]


def _view_name(root: Node, path: str) -> tuple[str, Problem | None]:
    node = root.values.get("view")
    said = getattr(node, "text", "").strip()
    if (name := FORMER.get(said, said)) in VIEWS:
        return name, None
    known = ", ".join(VIEWS)
    if not name:
        at = node.at if node else root.at
        return "", Problem(path, at, BAD_VIEW, f"say which view to place: add `view:` with one of {known}")
    message = f"`{name}` is not a view.{did_you_mean(name, VIEWS)} Allowed: {known}"
    return "", Problem(path, locate(root, ("view",)), UNKNOWN_VALUE, message)
