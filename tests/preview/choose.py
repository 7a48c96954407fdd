"""Which pages show what a proposal changes.

Knows: the handbook, and the files that changed. Must not know: git, HTML, or where a page lies in the site.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tests.preview.changes import Changes

from handbook.content.docs import DocsPage
from handbook.content.handbook import Handbook
from handbook.markdown.links import DOCS, site_uri, uri_of
from handbook.personas.record import Record
from handbook.problems.problem import Problem
from handbook.rules.wording import portrait_uri
from handbook.schema.terms.general import PersonaType, Status
from handbook.source.files import SETTINGS

MOST = 40  # pages in one preview: a picture takes a second, and nobody looks at more

# Files that every page is made with. A change in one is shown on a few pages that stand for the others.
_SHARED = ("overrides/", "hooks/", "mkdocs.yml", SETTINGS, "requirements.txt")
_SHARED_BELOW_DOCS = (".css", ".js")
_VIEWS = ("table", "cards")
_TITLE = re.compile(r"^# +(.+?)[ #]*$", re.M)


@dataclass(frozen=True, slots=True)
class Choice:
    """One page to show: its name on the site, its file, and why it is here."""

    uri: str
    path: str
    title: str
    kind: str
    status: str
    why: str
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A file that the build reads and makes no page of."""

    id: str
    name: str
    path: str
    changed: bool


@dataclass(frozen=True)
class Selection:
    """What the preview holds: pages, and what has none.

    `more` are changed pages beyond the most that one preview shows; `shared` the changed files and folders that
    concern every page; `problems` are those of changed files that have no page here.
    """

    pages: tuple[Choice, ...]
    more: tuple[Choice, ...]
    drafts: tuple[LeftOut, ...]
    internal: tuple[LeftOut, ...]
    shared: tuple[str, ...]
    deleted: tuple[str, ...]
    renamed: tuple[tuple[str, str], ...]
    problems: tuple[Problem, ...]


Page = Record | DocsPage


def select(handbook: Handbook, changes: Changes, most: int = MOST) -> Selection:
    """The pages that show these changes, each once, and what is left out of the build."""
    shown = _shown(handbook)
    shared = tuple(dict.fromkeys(one for path in (*changes.changed, *changes.deleted) for one in _shared(path)))
    reasons = dict(_reasons(shown, changes))
    if shared:
        for page in _representatives(shown):
            reasons.setdefault(page.path, "stands for all pages")
    by_path = {page.path: page for page in shown}
    every = [_choice(by_path[path], why, handbook) for path, why in reasons.items()]
    pages, more = every[:most], every[most:]
    with_page = {page.path for page in pages}
    return Selection(
        tuple(pages),
        tuple(more),
        tuple(_drafts(handbook, changes)),
        tuple(_internal(handbook, changes)),
        shared,
        tuple(path for path in changes.deleted if uri_of(path)),
        tuple((old, new) for old, new in changes.renamed if uri_of(old) or uri_of(new)),
        tuple(one for one in handbook.problems if one.path in changes.changed and one.path not in with_page),
    )


def _shown(handbook: Handbook) -> list[Page]:
    """What the published handbook has pages of: personas, then hand-written pages."""
    catalog = handbook.catalog.shown(drafts=False)
    pages = [page for page in handbook.docs if not (page.is_internal and catalog.is_public)]
    return [*sorted(catalog.records, key=lambda record: record.path), *pages]


def _shared(path: str) -> Iterator[str]:
    """What a file that every page is made with counts as: itself, or the folder of many such files."""
    if path.startswith(DOCS) and path.endswith(_SHARED_BELOW_DOCS):
        yield path
    yield from (one for one in _SHARED if path == one or (one.endswith("/") and path.startswith(one)))


def _reasons(shown: Iterable[Page], changes: Changes) -> Iterator[tuple[str, str]]:
    """The path of each page that changed, with the reason; first the personas."""
    files = {uri_of(path): path for path in (*changes.changed, *changes.deleted)}
    for page in shown:
        if page.path in changes.changed:
            yield page.path, _own_reason(changes.former_name(page.path))
        elif uri := next((uri for uri in _uses(page) if uri in files and not uri.endswith(".md")), None):
            yield page.path, f"uses {files[uri]}"


def _own_reason(former: str | None) -> str:
    return f"renamed from {former}" if former else "changed"


def _uses(page: Page) -> Iterator[str]:
    """The pictures and files that a page shows or links to, as the site names them."""
    portrait = portrait_uri(page) if isinstance(page, Record) else None
    if portrait:
        yield portrait
    yield from filter(None, (site_uri(found.text, page.path) for found in page.prose.links))


def _representatives(shown: Iterable[Page]) -> Iterator[Page]:
    """The fullest persona of each type, the home page, and the first page with each kind of view."""
    pages = list(shown)
    records = [page for page in pages if isinstance(page, Record)]
    for kind in PersonaType:
        if of_kind := [record for record in records if record.persona.type is kind]:
            yield max(of_kind, key=lambda record: len(record.whole_text))
    written = [page for page in pages if isinstance(page, DocsPage)]
    yield from (page for page in written if page.uri == "index.md")
    for view in _VIEWS:
        yield from [page for page in written if any(view == name for name, _ in page.views)][:1]


def _choice(page: Page, why: str, handbook: Handbook) -> Choice:
    problems = tuple(one for one in handbook.problems if one.path == page.path)
    if isinstance(page, DocsPage):
        return Choice(page.uri, page.path, _title(page), "Page", "", why, problems)
    kind, status = page.persona.type.label, page.status.label
    return Choice(page.path, page.path, page.name, kind, status, why, problems)


def _title(page: DocsPage) -> str:
    """A page's title: set in its front matter, else its first heading, else its file's name."""
    heading = _TITLE.search(page.document.body)
    return page.matter.title or (heading[1] if heading else page.uri)


def _drafts(handbook: Handbook, changes: Changes) -> Iterator[LeftOut]:
    """Every draft, those that this proposal changes first."""
    drafts = [_left_out(one, changes) for one in handbook.catalog.records if one.status is Status.DRAFT]
    yield from sorted(drafts, key=lambda draft: not draft.changed)


def _internal(handbook: Handbook, changes: Changes) -> Iterator[LeftOut]:
    """What this proposal changes and a public edition leaves out."""
    kept = {page.path for page in _shown(handbook)}
    for record in handbook.catalog.records:
        if record.path in changes.changed and record.path not in kept and record.status is not Status.DRAFT:
            yield _left_out(record, changes)
    for page in handbook.docs:
        if page.path in changes.changed and page.path not in kept:
            yield LeftOut(page.uri, _title(page), page.path, changed=True)


def _left_out(record: Record, changes: Changes) -> LeftOut:
    return LeftOut(record.id, record.name, record.path, record.path in changes.changed)
