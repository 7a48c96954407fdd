"""All personas of a folder: loaded and linked.

Knows: how files become records, and facts across them. Must not know: templates.
"""

import datetime as dt
import itertools
import posixpath
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from handbook.markdown.links import PERSONAS
from handbook.markdown.prose import inspect
from handbook.personas import accounts as together
from handbook.personas import company as companies
from handbook.personas import short as lists
from handbook.personas import studies as shared_sources
from handbook.personas.accounts import Account
from handbook.personas.company import Company
from handbook.personas.economics import Statement
from handbook.personas.lifetime import Lifetime
from handbook.personas.record import RESERVED_IDS, Folder, Record, is_id, leaves, same_name
from handbook.personas.relations import linked, looks_like
from handbook.personas.short import Entry, Short
from handbook.personas.spellings import unified
from handbook.personas.studies import Studies
from handbook.personas.teams import named, named_lines
from handbook.problems.problem import Position, Problem
from handbook.schema import FieldSpec, Persona, by_folder, known_name, validate
from handbook.schema.negative import LookAlike, Negative
from handbook.schema.rules import BAD_ID
from handbook.schema.slugs import slug_of
from handbook.schema.studies import Study
from handbook.schema.terms.called import use
from handbook.schema.terms.general import Audience, PersonaType, Status
from handbook.source import Document, names, read
from handbook.source import Mapping as Front
from handbook.source.files import Content
from handbook.source.folders import group_of, is_negative


@dataclass(frozen=True)
class Catalog:
    """The personas that a site shows, in order of their names, and what was left out of it."""

    written: tuple[Record, ...]  # as their own files have them
    company: Company
    today: dt.date
    left_out: frozenset[str] = field(default_factory=frozenset)
    drafts: tuple[Record, ...] = ()  # those left out as they are drafts, whom others may report to
    short: tuple[Entry, ...] = ()  # who is not a fit, in a line each
    studies: tuple[Study, ...] = ()  # the sources that any persona may cite

    @cached_property
    def records(self) -> tuple[Record, ...]:
        """The personas, their relations seen from both sides; in public with those only who are part of the site."""
        return linked(self.written, closed=self.is_public)

    @cached_property
    def by_id(self) -> dict[str, Record]:
        """The personas by id."""
        return {record.id: record for record in self.records}

    @property
    def fields(self) -> Mapping[str, FieldSpec]:
        """Every field that holds a value of its own, by its full path."""
        return leaves(self.company.model)

    @property
    def is_public(self) -> bool:
        """Whether the public may read the site."""
        return self.company.settings.audience is Audience.PUBLIC

    @property
    def currency(self) -> str | None:
        """The currency of the company's figures."""
        baseline = self.company.settings.baseline
        return baseline.currency if baseline else None

    @cached_property
    def statements(self) -> Mapping[str, Statement]:
        """What each persona that has figures brings and costs, by id; never for the public."""
        baseline = self.company.settings.baseline
        stated = ((record.id, record.persona.economics) for record in self.records if not self.is_public)
        return {id_: Statement(economics, baseline) for id_, economics in stated if economics}

    @cached_property
    def accounts(self) -> tuple[Account, ...]:
        """The business customers and who decides for them; never for the public."""
        return () if self.is_public else together.accounts(self.records, self.drafts)

    @cached_property
    def account_of(self) -> Mapping[str, Account]:
        """The account of each persona that has one, by its path."""
        return {record.path: one for one in self.accounts for record in one.members}

    @cached_property
    def lifetimes(self) -> Mapping[str, Lifetime]:
        """What each of them leaves over all the years, by id; never for the public."""
        return {id_: Lifetime(statement) for id_, statement in self.statements.items()}

    def called(self, name: str) -> Record | None:
        """The persona that has this id now, or had it."""
        former = (record for record in self.records if name in record.persona.aliases)
        return self.by_id.get(name) or next(former, None)

    @cached_property
    def _mistaken_for(self) -> Mapping[str, list[tuple[str, LookAlike, Negative]]]:
        """The negative personas that resemble each persona, by its id, with what they say."""
        found: dict[str, list[tuple[str, LookAlike, Negative]]] = {}
        for record in self.records:
            if (negative := record.persona.negative) and record.status is not Status.RETIRED:
                for double in self._resembled(record, negative):
                    found.setdefault(double.persona, []).append((record.id, double, negative))
        return found

    def _resembled(self, record: Record, negative: Negative) -> list[LookAlike]:
        """Whom a negative persona looks like: by its own words, then as `related` has it, in either file."""
        known = {double.persona for double in negative.looks_like}
        others = (one.id for one in record.persona.related if looks_like(one) and one.id not in known)
        customers = (id_ for id_ in dict.fromkeys(others) if id_ in self.by_id and not self.by_id[id_].is_negative)
        return [*negative.looks_like, *(LookAlike(persona=id_) for id_ in customers)]

    def doubles(self, record: Record) -> list[tuple[str, LookAlike, Negative]]:
        """The personas that this one is mistaken for, or that are mistaken for it, with what the negative one says."""
        if record.persona.negative:
            negative = record.persona.negative
            return [(double.persona, double, negative) for double in self._resembled(record, negative)]
        return self._mistaken_for.get(record.id, [])

    def related(self, record: Record) -> list[tuple[Record, str]]:
        """Those of the site whom a persona belongs with, by its own file or by theirs, and how."""
        read = (one.reads() for one in record.persona.related)
        return [(self.by_id[id_], how) for id_, how in read if id_ in self.by_id]

    def shown(self, *, drafts: bool) -> "Catalog":
        """What a reader of this build may see. Drafts stay out unless asked for; in public, negative personas too."""

        def stays(record: Record) -> bool:
            published = drafts or record.status is not Status.DRAFT
            return published and not (self.is_public and record.is_negative)

        kept = tuple(record for record in self.written if stays(record))
        gone = frozenset(record.path for record in self.written if not stays(record))
        unready = () if self.is_public else (*self.drafts, *(one for one in self.written if one.path in gone))
        short = () if self.is_public else self.short
        studies = () if self.is_public else self.studies
        told = self.left_out | gone
        return replace(self, written=kept, left_out=told, drafts=unready, short=short, studies=studies)

    def without(self, paths: Iterable[str]) -> "Catalog":
        """The catalog without the personas in these files."""
        gone = set(paths)
        return replace(self, written=tuple(record for record in self.written if record.path not in gone))


Read = tuple[Record | None, tuple[Problem, ...]]


class Memory:
    """What was read of each file the last time, for a preview, which reads again only what has changed."""

    def __init__(self) -> None:
        self._settings: tuple[object, ...] = ()
        self._company: tuple[Company, Short, Studies, tuple[Problem, ...]] | None = None
        self._files: dict[tuple[str, bytes], Read] = {}

    def read(self, content: Content) -> tuple[Company, Short, Studies, list[Read]]:
        """The company, its lists (who is not a fit, shared sources), and each file's persona, with their problems."""
        settings = (content.settings, content.short, content.sources, content.refused)
        if self._company is None or settings != self._settings:
            company, problems = companies.load(content.settings)
            short, others = lists.load(content.short)
            studies, of_studies = shared_sources.load(content.sources, content.refused)
            self._company = (company, short, studies, (*problems, *others, *of_studies))
            self._settings, self._files = settings, {}
        company, short, studies, problems_of_it = self._company
        use(company.words)
        known = self._files
        self._files = {
            one: known.get(one) or _record(*one, company, short, studies) for one in content.personas.items()
        }
        return company, short, studies, [(None, problems_of_it), *self._files.values()]


def load(content: Content, today: dt.date, memory: Memory | None = None) -> tuple[Catalog, Folder, list[Problem]]:
    """Reads every persona. What cannot be read is in the problems; what can be is in the catalog and the folder."""
    company, short, studies, read = (memory or Memory()).read(content)
    problems = [problem for _, found in read for problem in found]
    records = [record for record, _ in read if record]
    problems += _id_problems(content.personas, records)
    ids = ids_of(content.personas)
    pages = content.uris.union(shared_sources.page_of(one.id) for one in studies.entries)
    read_of = (company.settings, pages, content.images, company.unread, short, studies)
    folder = Folder(tuple(records), ids, today, *read_of, company.document, company.broken)
    teams = company.settings.teams
    ordered = sorted(unified(named(records, teams)), key=lambda r: (r.name.casefold(), r.path))
    lines = named_lines(short.entries, teams)
    return Catalog(tuple(ordered), company, today, short=lines, studies=studies.entries), folder, problems


def ids_of(paths: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    """The files of each id; more than one where an id is taken twice."""
    ids: dict[str, tuple[str, ...]] = {}
    for path in paths:
        stem = _stem(path)
        ids[stem] = (*ids.get(stem, ()), path)
    return ids


def former_uri(record: Record, alias: str) -> str | None:
    """The page that an alias once was, as the site names it: a former id, or an address; None for any other name."""
    if is_id(alias):
        return f"{posixpath.dirname(record.path)}/{alias}.md"
    return f"{alias}.md" if is_former_address(alias) else None


def is_former_address(alias: str) -> bool:
    """Whether an alias is the address that a persona had in another folder, as in `personas/north/quiet-planner`."""
    *folders, last = alias.removeprefix(PERSONAS).split("/")
    return alias.startswith(PERSONAS) and is_id(last) and not any(not name or names.fault(name) for name in folders)


def _stem(path: str) -> str:
    return posixpath.basename(path).removesuffix(".md")


def _record(path: str, data: bytes, company: Company, short: Short, studies: Studies) -> Read:
    taken_apart = read(path, data)
    problems = [*taken_apart.problems]
    document = taken_apart.document
    if document is None:
        return None, tuple(problems)
    front, unclear = _without(document.front, company.unclear)
    complete, missing = lists.with_shared(front, short, path)
    validated = validate(company.model, complete, path)
    unread = frozenset(known_name(company.model, key) for key in document.unread)
    document = replace(document, front=lists.as_typed(validated.front, front), unread=unread | unclear)
    persona = validated.value
    if _seems_negative(persona, document):
        persona = persona.model_copy(update={"type": PersonaType.NEGATIVE})
    persona = shared_sources.with_studies(_with_its_folder(persona, document), studies)
    broken = validated.broken | lists.places_of(missing, front)
    record = Record(_stem(path), persona, document, inspect(document.body), broken)
    told = () if short.gaps else missing  # what is missing may stand in what could not be read
    return record, (*problems, *told, *validated.problems)


def _without(front: Front, keys: frozenset[str]) -> tuple[Front, frozenset[str]]:
    """The fields without those of the given names, and which of them were there."""
    there = keys.intersection(front.values)
    if not there:
        return front, there
    kept = {key: value for key, value in front.values.items() if key not in there}
    return Front(kept, {key: front.keys[key] for key in kept}, front.at), there


def _seems_negative(persona: Persona, document: Document) -> bool:
    """Whether a persona without a usable `type:` is negative: by its folder; by its block, if a type was tried."""
    if "type" in persona.model_fields_set:
        return False
    tried = "type" in document.front.values or "type" in document.unread
    return is_negative(document.path) or (tried and "negative" in document.front.values)


def _with_its_folder(persona: Persona, document: Document) -> Persona:
    """The persona with what its folder stands for, where its file does not try to say it."""
    spec = by_folder(type(persona))
    name = group_of(document.path) if spec else ""
    if not spec or spec.name in document.front.values or not spec.vocabulary or name not in list(spec.vocabulary):
        return persona
    return persona.model_copy(update={spec.name: spec.vocabulary(name)})


def _id_problems(paths: Iterable[str], records: Iterable[Record]) -> Iterator[Problem]:
    """The files whose names are no ids, each with a name that is nobody's."""
    wrong = [path for path in paths if not is_id(_stem(path))]
    taken = {same_name(_stem(path)) for path in paths if path not in wrong} if wrong else set()
    taken |= {same_name(alias) for record in records for alias in record.persona.aliases} if wrong else set()
    for path in wrong:
        name = posixpath.basename(path)
        better = slug_of(posixpath.splitext(name)[0])
        better = better if better and better not in RESERVED_IDS else "a-name-of-its-own"
        numbered = (f"{better}-{number}" for number in itertools.count(2))
        usable = next(one for one in itertools.chain([better], numbered) if one not in taken)
        taken.add(usable)
        message = (
            f"`{name}` cannot be a persona's file name: use small letters, digits and hyphens, as in `{usable}.md`"
        )
        yield Problem(path, Position(), BAD_ID, message)
