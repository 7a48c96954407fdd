"""Catalog and templates -> pages as plain Markdown, ready for any site engine.

Knows: templates and what they are given. Must not know: MkDocs; addresses come from the caller.

A page is Markdown with islands of HTML. Every value passes `_safe`, which escapes it and hides the
characters that Markdown acts on before it sees HTML (a fence inside a value would open a code block).
"""

import html
import json
import zlib
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from handbook import blocks, display, exports, likeness
from handbook.blocks import ViewBlock
from handbook.catalog import Catalog
from handbook.docs import DocsPage, view_options
from handbook.economics import Statement
from handbook.examples import Example
from handbook.links import site_uri
from handbook.problem import Problem
from handbook.prose import inspect, without_internal_notes
from handbook.record import Record
from handbook.rules.wording import portrait_uri
from handbook.schema import Section
from handbook.schema.amounts import money, number, percent
from handbook.schema.misfit import HandlingStep
from handbook.schema.negative import FitQuestion
from handbook.schema.scalars import labelled
from handbook.schema.vocabulary import Status
from handbook.templates import FAULTS, BrokenTemplateError, blame, syntax_problems
from handbook.views import VIEWS

TONES = 8  # persona colours in the stylesheet


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its name on the site, its text, and the file it was made from."""

    uri: str
    text: str
    source: str


@dataclass(frozen=True)
class Surroundings:
    """What only the site engine knows: where its templates are and what its addresses look like.

    `url` gives the address of a page or file as seen from a page; `edit_url` where its source is edited, and `new_url`
    where a new file of this name and text is begun. `examples` are those of the rules.
    """

    templates: tuple[Path, ...]
    url: Callable[[str, str], str]
    edit_url: Callable[[str], str | None]
    new_url: Callable[[str, str], str | None] = lambda path, text: None  # noqa: ARG005 - named for readers
    examples: Callable[[], Mapping[str, Example]] = dict


@dataclass(frozen=True, slots=True)
class Double:
    """A persona that another is mistaken for: `other` and `likeness` are None where it is not part of this edition."""

    id: str
    other: Record | None
    difference: str
    ask: Sequence[FitQuestion]
    likeness: likeness.Likeness | None


class Renderer:
    """Makes pages of one catalog."""

    def __init__(
        self,
        catalog: Catalog,
        surroundings: Surroundings,
        whole: Catalog | None = None,
        rules_page: str | None = None,
    ) -> None:
        """`whole` is the catalog that view blocks were judged against, with what this edition leaves out.

        `rules_page` is the page that explains the rules, if there is one.
        """
        self.catalog = catalog
        self._whole = whole or catalog
        self.surroundings = surroundings
        self._rules_page = rules_page
        self._templates = _environment(surroundings.templates)

    def template_problems(self) -> list[Problem]:
        """What is no template among the handbook's own; rendering finds the rest."""
        return syntax_problems(self.surroundings.templates, self._templates)

    def personas(self) -> list[Page]:
        """A page for every persona, and one for each former id, which leads there."""
        pages = [self.persona(record) for record in self.catalog.records]
        return [*pages, *(page for record in self.catalog.records for page in self._redirects(record))]

    def persona(self, record: Record) -> Page:
        """One persona's page."""
        template = "negative.md" if record.is_negative else "customer.md"
        body = record.document.body.strip()
        text = self._render(
            template,
            record.path,
            record=record,
            persona=record.persona,
            parts={part.section: part for part in display.parts(record, public=self.catalog.is_public)},
            glance=display.glance(record),
            money=self._statement(record),
            doubles=list(self._doubles(record)),
            body=Markup(without_internal_notes(body) if self.catalog.is_public else body),  # noqa: S704 - judged before
            edit_url=self.surroundings.edit_url(record.path),
        )
        return Page(record.path, _front_matter(record) + text, record.path)

    def exports(self) -> list[Page]:
        """The handbook's tables as files."""
        return [Page(uri, text, uri) for uri, text in exports.files(self.catalog)]

    def docs_page(self, page: DocsPage, text: str) -> str:
        """A hand-written page's text with its views in place; in public without internal notes."""
        if self.catalog.is_public:
            text = without_internal_notes(text)
        return blocks.replace(text, lambda block: self.view(block, page.uri))

    def view(self, block: ViewBlock, uri: str) -> str:
        """One view as seen from the page `uri`; nothing where the block is wrong, which was reported before."""
        chosen, _ = view_options(block, self._whole, uri)
        if chosen is None:
            return ""
        name, options = chosen
        return self._render(f"views/{name}.html", uri, view=VIEWS[name].build(options, self.catalog), options=options)

    def pictures(self, pages: Iterable[DocsPage], images: Container[str]) -> set[str]:
        """The pictures among `images` that the personas and the given pages of this edition show."""
        portraits = {uri for record in self.catalog.records if (uri := portrait_uri(record))}
        holders: tuple[Record | DocsPage, ...] = (*self.catalog.records, *pages)
        return portraits | {uri for holder in holders for uri in self._linked(holder) if uri in images}

    def _linked(self, holder: Record | DocsPage) -> Iterable[str]:
        prose = holder.prose
        if self.catalog.is_public:
            prose = inspect(without_internal_notes(holder.document.body))
        return filter(None, (site_uri(found.text, holder.path) for found in prose.links))

    def problems(self, uri: str, source: str, problems: Sequence[Problem]) -> Page:
        """The page that stands in for one whose file has errors."""
        front = f"---\ntitle: {_yaml(html.escape(source))}\nsearch:\n  exclude: true\n---\n\n"
        try:
            text = self._render("problems.md", uri, source=source, problems=problems)
        except BrokenTemplateError:  # the template that shows problems has one of its own
            text = "".join(f"<pre>{_safe(str(problem))}</pre>\n\n" for problem in problems)
        return Page(uri, front + text, source)

    def _statement(self, record: Record) -> Statement | None:
        """The persona's money; never for the public."""
        economics = record.persona.economics
        if economics is None or self.catalog.is_public:
            return None
        return Statement(economics, self.catalog.company.settings.baseline)

    def _doubles(self, record: Record) -> Iterable[Double]:
        """The personas that this one is mistaken for, or that are mistaken for it."""
        baseline = self.catalog.company.settings.baseline
        for other_id, entry, negative in self.catalog.doubles(record):
            other = self.catalog.by_id.get(other_id)
            ask = [FitQuestion(ask=entry.ask)] if entry.ask else list(negative.fit_questions[:1])
            compared = likeness.compare(record, other, baseline) if other else None
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
                rules_page=self._rules_page,
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


def _front_matter(record: Record) -> str:
    """What the theme needs to know. It prints these without escaping, so they are escaped here."""
    persona = record.persona
    tags = dict.fromkeys(filter(None, [persona.segment, *persona.tags]))
    values: dict[str, object] = {
        "title": html.escape(record.name),
        "description": html.escape(persona.summary or ""),
        "tags": [html.escape(tag) for tag in tags],
        "hide": ["tags"],  # above the page; they stand at its end
    }
    if record.status is not Status.ACTIVE:
        values["status"] = str(record.status)
    lines = [f"{key}: {_yaml(value)}\n" for key, value in values.items() if value]
    return "---\n" + "".join(lines) + "---\n\n"


def _yaml(value: object) -> str:
    """A text or list as YAML: JSON, save for characters beyond U+FFFF, which JSON writes as two that YAML refuses."""
    text = json.dumps(value, ensure_ascii=False)
    return "".join(one if one.isascii() and one != "\x7f" else f"\\U{ord(one):08x}" for one in text)


def initials(name: str) -> str:
    """One or two letters that stand for a name."""
    words = [word for word in name.replace("-", " ").split() if word[0].isalnum() and word.lower() != "the"]
    chosen = words[:1] + words[-1:] if len(words) > 1 else words
    return "".join(word[0].upper() for word in chosen) or "?"


def tone(record: Record) -> int:
    """The persona's colour, the same on every page and in every build."""
    return zlib.crc32(record.id.encode()) % TONES + 1


def _safe(value: object) -> object:
    """A value as it may stand inside an island: escaped, on one line, without what opens a code block."""
    if value is None:
        return ""
    if isinstance(value, Markup) or not isinstance(value, str):
        return value
    hidden = {"\n": "&#10;", "`": "&#96;", "~": "&#126;"}
    return Markup("".join(hidden.get(character, character) for character in escape(value)))  # noqa: S704 - escaped


def with_code(message: str) -> Markup:
    """A message with what stands in backticks set as code."""
    parts = [Markup(_safe(part)) for part in message.split("`")]  # noqa: S704 - escaped by _safe
    return Markup("").join(Markup("<code>{}</code>").format(part) if n % 2 else part for n, part in enumerate(parts))


def _amount(amount: Decimal, currency: str | None, signed: bool = False) -> str:
    return money(amount, currency, signed=signed)


def _environment(templates: Sequence[Path]) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(list(templates)),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_safe,
    )
    environment.filters.update(initials=initials, tone=tone, labelled=labelled, item=display.item, with_code=with_code)
    environment.filters.update(money=_amount, number=number, percent=percent, grouped=lambda value: f"{value:,}")
    environment.globals.update(portrait_uri=portrait_uri)
    return environment
