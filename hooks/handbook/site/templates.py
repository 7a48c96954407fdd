"""The handbook's templates: what they can call, and how every value becomes safe in them.

Knows: Jinja, and how values look. Must not know: pages, MkDocs; addresses come from the caller.

Every value passes `safe`, which escapes it and hides the characters that Markdown acts on before it sees HTML: the HTML
of some views stands in the Markdown of hand-written pages (a fence inside a value would open a code block).
"""

import re
import zlib
from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from jinja2 import BaseLoader, BytecodeCache, ChoiceLoader, Environment, FileSystemLoader, PrefixLoader, StrictUndefined
from jinja2.environment import TemplateModule
from markupsafe import Markup, escape

from handbook.content.docs import Signposts
from handbook.display import values
from handbook.display.claims import claims, in_short
from handbook.personas import studies
from handbook.personas.catalog import Catalog
from handbook.personas.record import Record
from handbook.problems.problem import Problem
from handbook.rules.wording import portrait_uri
from handbook.schema import Section
from handbook.schema.amounts import money, multiple, number, percent, unbroken
from handbook.schema.languages import direction, is_ours
from handbook.schema.scalars import labelled
from handbook.schema.teams import Team, by_name, same_team, team_keys
from handbook.schema.terms.general import Status
from handbook.schema.terms.negative import HandlingStep
from handbook.site import own_templates
from handbook.site.reporting import Report, report
from handbook.site.surroundings import Surroundings
from handbook.site.template_faults import (
    COMPANYS,
    FAULTS,
    OWN,
    SHIPPED,
    BrokenTemplateError,
    blame,
    conflicts,
    syntax_problems,
)
from handbook.views import short, signs
from handbook.views.journey import journey

# What Markdown acts on before it sees HTML.
_ACTED_ON = re.compile(r"[\n\t`~]")
_HIDDEN = str.maketrans({"\n": "&#10;", "\t": "&#9;", "`": "&#96;", "~": "&#126;"})
TONES = 8  # persona colours in the stylesheet


def initials(name: str) -> str:
    """One or two letters that stand for a name."""
    words = [word for word in name.replace("-", " ").split() if word[0].isalnum() and word.lower() != "the"]
    chosen = words[:1] + words[-1:] if len(words) > 1 else words
    return "".join(word[0].upper() for word in chosen) or "?"


def tones(records: Iterable[Record]) -> dict[str, int]:
    """Each persona's colour, by id: of its own kind and group, no two have the same one as long as there are others."""
    groups: dict[tuple[object, ...], list[int]] = {}
    found: dict[str, int] = {}
    for record in sorted(records, key=lambda one: one.id):
        free = groups.setdefault((record.is_negative, record.persona.group), [])
        free[:] = free or range(TONES)
        wished = zlib.crc32(record.id.encode()) % TONES
        found[record.id] = free.pop(free.index(min(free, key=lambda one: (one - wished) % TONES))) + 1
    return found


def said(record: Record) -> Markup:
    """The attributes of what is in the persona's own words, where these are not in the language of our labels."""
    code = record.persona.language
    if not code or is_ours(code):
        return Markup("")
    way = direction(code)
    return Markup(' lang="{}"').format(code) + (Markup("") if way == "ltr" else Markup(' dir="{}"').format(way))


def safe(value: object) -> object:
    """A value as it may stand inside an island: escaped, on one line, without what Markdown acts on."""
    if value is None:
        return ""
    if isinstance(value, Markup) or not isinstance(value, str):
        return value
    escaped = escape(value)
    return Markup(escaped.translate(_HIDDEN)) if _ACTED_ON.search(escaped) else escaped  # noqa: S704 - escaped


def with_code(message: str) -> Markup:
    """A message with what stands in backticks set as code."""
    parts = [Markup(safe(part)) for part in message.split("`")]  # noqa: S704 - escaped by `safe`
    return Markup("").join(Markup("<code>{}</code>").format(part) if n % 2 else part for n, part in enumerate(parts))


def _amount(amount: Decimal, currency: str | None, signed: bool = False, places: int | None = None) -> str:
    return money(amount, currency, signed=signed, places=places)


def _labelled(value: object) -> str:
    return unbroken(labelled(value))


def _loader(templates: Path) -> BaseLoader:
    """A company's own templates come before ours of the same name, and can build on them."""
    ours = FileSystemLoader(templates / OWN)
    return PrefixLoader({OWN: ChoiceLoader([FileSystemLoader(templates / COMPANYS), ours]), SHIPPED: ours})


def environment(templates: Path, compiled: BytecodeCache | None = None) -> Environment:
    """Jinja as our templates need it: everything escaped, nothing undefined, and these filters."""
    made = Environment(
        loader=_loader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=safe,
        bytecode_cache=compiled,
    )
    made.filters.update(initials=initials, labelled=_labelled, unbroken=unbroken, item=values.item, with_code=with_code)
    made.filters.update(
        money=_amount, multiple=multiple, number=number, percent=percent, grouped=lambda value: f"{value:,}"
    )
    made.filters.update(journey=journey, said=said)
    made.globals.update(portrait_uri=portrait_uri, Section=Section, Status=Status, HandlingStep=HandlingStep)
    made.globals.update(teams_of=signs.teams, team_keys=team_keys, claims=claims, in_short=in_short)
    return made


class Templates:
    """Renders the templates of one handbook. `signposts` are the hand-written pages that others lead to."""

    def __init__(self, catalog: Catalog, surroundings: Surroundings, signposts: Signposts | None = None) -> None:
        self.catalog = catalog
        self.surroundings = surroundings
        self._signposts = signposts or Signposts()
        self._environment = environment(surroundings.templates, surroundings.compiled(OWN))
        colours = tones(catalog.records)
        self._environment.filters["tone"] = lambda record: colours[record.id]
        self._environment.globals.update(
            catalog=catalog,
            public=catalog.is_public,
            today=catalog.today,
            age_of=lambda date: studies.age(date, catalog.today),
            is_old=lambda date: studies.is_old(date, catalog.today),
            find=catalog.by_id.get,
            study_page={one.id: studies.page_of(one.id) for one in catalog.studies}.get,
            signposts=self._signposts,
            short_lines=lambda: short.rows(catalog),
            new_url=surroundings.new_url,
            whole_url=surroundings.whole_url,
            team_of=self._team_of,
            report_of=self._report_of,
            general_owner=catalog.company.settings.owner,
            examples=lambda: surroundings.examples,
        )

    def _team_of(self, name: str | None) -> Team | None:
        """The declared team of this name, or of one that means it; never for the public."""
        return None if self.catalog.is_public else self._teams.get(same_team(name or ""))

    @cached_property
    def _teams(self) -> Mapping[str, Team]:
        return by_name(self.catalog.company.settings.teams)

    def _report_of(self, owner: str | None, title: str, uri: str) -> Report | None:
        """Where readers say to whom that something is wrong with the page `uri`; never for the public."""
        if self.catalog.is_public:
            return None
        template, general = self.surroundings.report_uri_template, self.catalog.company.settings.owner
        team = self._team_of(owner or general)
        name = team.name if team else owner or general or ""
        if not template and not (team and team.href):
            team = self._team_of(general)
        return report(template, team, {"title": title, "url": self.surroundings.whole_url(uri) or uri, "owner": name})

    def problems(self, *, own: bool) -> list[Problem]:
        """What is no template in overrides/; `own` includes those that are rendered here, which finds the rest."""
        folder = self.surroundings.templates
        left = conflicts(folder)  # what they stand in is no template yet
        told = {one.path for one in left}
        found = [
            *syntax_problems(folder, self._environment, own=own),
            *own_templates.problems(folder, self._environment),
        ]
        return [*left, *(one for one in found if one.path not in told)]

    @cached_property
    def has_own(self) -> bool:
        """Whether a company has templates of its own."""
        return any((self.surroundings.templates / COMPANYS).rglob("*.html"))

    def render(self, template: str, uri: str, **given: Any) -> str:
        """What a template makes of what it is given, as seen from the page `uri`.

        `said` are the attributes of what is in a persona's own words, where the page is about one; `macros()` gives it
        those of `macros.html`, and `template_of` those of a look.
        """
        here = {
            "url": lambda target: self.surroundings.url(target, uri),
            "index_of": lambda path, text: self._index_of(path, text, uri),
            "said": "",
            **given,
        }
        here["macros"] = cache(lambda: self._imported("macros", here))
        here["template_of"] = cache(lambda look: self._imported(f"looks/{look.value}", here))
        try:
            text = self._environment.get_template(f"{OWN}/{template}").render(here)
        except FAULTS as error:
            raise BrokenTemplateError(blame(error, self.surroundings.templates)) from error
        if self.has_own and (problem := own_templates.unclosed(self.surroundings.templates, text)):
            raise BrokenTemplateError(problem)
        return text.strip() + "\n"

    def address(self, page: str) -> str:
        """Where a page stands, below the site's root."""
        return self.surroundings.url(page, "index.md")

    def _imported(self, template: str, context: dict[str, Any]) -> TemplateModule:
        """A template's macros. A page imports each template once, when it first needs it: importing takes long."""
        return self._environment.get_template(f"{OWN}/{template}.html").make_module(context)

    def _index_of(self, path: str, text: str, uri: str) -> str:
        """The place of a value in the index of its field, as seen from a page; nothing where nobody else has it."""
        index = self._signposts.indexes.get(path)
        if not index:
            return ""
        place, holders = self._indexed.get((path, text), ("", frozenset[str]()))
        return f"{self.surroundings.url(index, uri)}#{place}" if holders - {uri} else ""

    @cached_property
    def _indexed(self) -> dict[tuple[str, str], tuple[str, frozenset[str]]]:
        """The places that the indexes have, by field and value, and the personas not retired that stand there."""
        current = [record for record in self.catalog.records if record.status is not Status.RETIRED]
        found: dict[tuple[str, str], tuple[str, frozenset[str]]] = {}
        for path in self._signposts.indexes:
            places = values.anchors(path, self.catalog.records)
            holders: dict[str, set[str]] = {}
            for record in current:
                for text in values.keys(record, path).values():
                    holders.setdefault(text, set()).add(record.path)
            found |= {(path, text): (places[text], frozenset(those)) for text, those in holders.items()}
        return found
