"""One persona: from its record to its file on the site, in one call.

Knows: templates, the Markdown engine, what of a persona becomes which file. Must not know: MkDocs; the theme's page
around an article comes from the caller.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from markupsafe import Markup

from handbook.display import exports, values
from handbook.display.differences import Likeness, compare
from handbook.display.values import Shown
from handbook.markdown.html import Converter, Heading, Html, compact, nested
from handbook.markdown.public_text import without_internal_notes
from handbook.personas.record import Record
from handbook.problems.problem import Problem
from handbook.schema.negative import FitQuestion
from handbook.site import search
from handbook.site.template_faults import BrokenTemplateError
from handbook.site.templates import Templates, safe, said
from handbook.views import committee

_BODY = Markup("<!-- the body -->")  # what a template leaves in place of a writer's text
_HEADING = re.compile(r'^<h2 id="([a-z0-9-]+)">', re.M)  # as the engine writes ours; a writer's are in the body


@dataclass(frozen=True, slots=True)
class Article:
    """What the theme's page holds: HTML, and its headings in order."""

    html: str
    headings: tuple[Heading, ...] = ()

    @property
    def contents(self) -> list[Heading]:
        """The table of contents: each heading with those below it."""
        return nested(self.headings)


Around: TypeAlias = Callable[[str, Article], str]
Write: TypeAlias = Callable[[str, str], object]
Known: TypeAlias = dict[str, tuple[Record, tuple[str, ...]]]  # by path: a record, and its lines for the search


@dataclass(frozen=True, slots=True)
class Double:
    """A persona that another is mistaken for: `other` and `likeness` are None where it is not part of this edition."""

    id: str
    other: Record | None
    difference: str
    ask: Sequence[FitQuestion]
    likeness: Likeness | None


class Articles:
    """Makes the personas' articles and files.

    `page` gives the whole page around the article of a source file; `write` puts a text into a file of the site.
    `known` is what an earlier build of a preview has found: a file that is still the same is the same record.
    """

    def __init__(
        self,
        templates: Templates,
        converter: Converter,
        page: Around = lambda _, article: article.html,
        write: Write = lambda _, text: text,
        known: Known | None = None,
    ) -> None:
        self._templates = templates
        self._catalog = templates.catalog
        self._converter = converter
        self._page = page
        self._write = write
        self._known = known
        self._headings: dict[str, Heading] = {}

    def make(self, record: Record) -> search.Entry:
        """Writes a persona's page and its sheet; returns what the search is told. A bad template raises its fault."""
        shown, body = self._shown(record), self._body(record)
        self._put(record.path, self._page(record.path, self.article(record, shown, body)))
        sheet = exports.sheet_text(record, self._catalog, self._templates.address, shown)
        self._put(exports.sheet_uri(record.path), sheet)
        return self.entry(record, shown, body)

    def make_problems(self, path: str, problems: Sequence[Problem]) -> None:
        """Writes the page that a preview shows in place of one whose file, or whose template, has errors."""
        self._put(path, self._page(path, Article(problems_html(self._templates, path, problems))))

    def entry(self, record: Record, shown: Iterable[Shown] | None = None, body: Html | None = None) -> search.Entry:
        """What the search is told of a persona, for which nothing has to be rendered."""
        last, lines = self._known.get(record.path, (None, ())) if self._known is not None else (None, ())
        if last is None or not _is_same(last, record):
            shown, body = self._shown(record) if shown is None else shown, body or self._body(record)
            lines = search.own_lines(record, shown, body.text)
            if self._known is not None:
                self._known[record.path] = (record, lines)
        return search.entry(record, self._catalog, lines, self._templates.address(record.path))

    def article(self, record: Record, shown: Sequence[Shown] | None = None, body: Html | None = None) -> Article:
        """A persona's page without the theme around it. What is known of it already need not be made again."""
        shown, body = shown or self._shown(record), body or self._body(record)
        rendered = self._rendered(record, shown, self._text(record))
        before, _, after = rendered.partition(_BODY)
        above, below = (tuple(self._headings[place] for place in _HEADING.findall(part)) for part in (before, after))
        taken = {heading["id"] for heading in (*above, *below)}
        if any(heading["id"] in taken for heading in body.headings):
            body = self._body(record, taken)
        parts = (compact(before), body.text, compact(after))
        return Article("".join(parts).strip(), (*above, *body.headings, *below))

    def _put(self, uri: str, text: str) -> None:
        self._write(self._templates.surroundings.file(uri), text)

    def _shown(self, record: Record) -> tuple[Shown, ...]:
        fields = values.fields(record, public=self._catalog.is_public)
        return tuple(self._with_superior(one, record) if one.path == "reports_to" else one for one in fields)

    def _with_superior(self, shown: Shown, record: Record) -> Shown:
        """Whom the persona reports to as a link, where the account knows who is meant; by name, if it was an id."""
        account = self._catalog.account_of.get(record.path)
        boss = account.superiors(record)[0].record if account else None
        if boss is None or boss is record:
            return shown
        item = shown.items[0]
        return replace(shown, items=(replace(item, id=boss.id, text=boss.name if item.text == boss.id else item.text),))

    def _text(self, record: Record) -> str:
        """What the writer says below the fields, as far as this edition's readers see it."""
        text = record.document.body
        return (without_internal_notes(text) if self._catalog.is_public else text).strip()

    def _body(self, record: Record, taken: Iterable[str] = ()) -> Html:
        text = self._text(record)
        return self._converter.convert(text, record.path, taken) if text else Html()

    def _rendered(self, record: Record, shown: Sequence[Shown], text: str) -> str:
        return self._templates.render(
            "negative.html" if record.is_negative else "customer.html",
            record.path,
            record=record,
            persona=record.persona,
            said=said(record),
            parts={part.section: part for part in values.parts(shown)},
            glance=values.glance(shown),
            money=self._catalog.statements.get(record.id),
            doubles=list(self._doubles(record)),
            committee=committee.of(record, self._catalog),
            story=_BODY if text else "",
            needs_heading=not text.startswith("## "),
            linked_heading=self._heading,
            edit_url=self._templates.surroundings.edit_url(record.path),
        )

    def _heading(self, label: str, place: str) -> Markup:
        """A heading of ours with a link to itself, as the engine makes those of writers."""
        made = self._converter.heading(label, place)
        self._headings[place] = made.headings[0]
        return Markup(made.text)  # noqa: S704 - labels are ours, or escaped

    def _doubles(self, record: Record) -> Iterator[Double]:
        """The personas that this one is mistaken for, or that are mistaken for it."""
        baseline = self._catalog.company.settings.baseline
        for other_id, entry, negative in self._catalog.doubles(record):
            other = self._catalog.by_id.get(other_id)
            ask = [FitQuestion(ask=entry.ask)] if entry.ask else list(negative.fit_questions[:1])
            compared = compare(record, other, baseline) if other else None
            yield Double(other_id, other, entry.difference or "", ask, compared)


def _is_same(one: Record, other: Record) -> bool:
    """Whether two records say the same; of an unchanged file too there is a new one wherever others complete it."""
    return one is other or (one.document is other.document and one.persona == other.persona)


def problems_html(templates: Templates, path: str, problems: Sequence[Problem]) -> str:
    """What a preview shows in place of the page `path` if the file behind it, or its template, has errors."""
    try:
        return templates.render("problems.html", path, source=problems[0].path, problems=problems)
    except BrokenTemplateError:  # the template that shows problems has one of its own
        return "".join(f"<pre>{safe(str(problem))}</pre>\n\n" for problem in problems)
