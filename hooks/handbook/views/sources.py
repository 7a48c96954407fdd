"""The `sources` view: every source with all that rests on it, those that several personas share first.

Knows: sources, who cites them, and where on a page it says so. Must not know: HTML.
"""

import re
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from handbook.display.values import item
from handbook.personas import studies
from handbook.personas.catalog import Catalog
from handbook.personas.citations import citations
from handbook.personas.record import Record
from handbook.schema import Section
from handbook.schema.blocks import Source
from handbook.schema.economics import Economics
from handbook.schema.fields import Block, specs
from handbook.schema.statements import Choice, Claim, Shorthand
from handbook.schema.studies import Study
from handbook.source import Path

_PLAIN = re.compile(r"[A-Za-z0-9][\w-]*", re.ASCII)
# Sections that stand under another one's heading.
_UNDER = {Section.CHALLENGES: Section.GOALS, Section.QUESTIONS: Section.SIGNS, Section.HEADER: None}


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing that rests on a source: its field, what it says, and its section on the persona's page."""

    label: str
    text: str
    place: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One source, its place on the page, and what rests on it, by persona; `age` is empty where nobody can tell."""

    source: Source
    place: str
    age: str
    is_old: bool
    personas: tuple[tuple[Record, tuple[Statement, ...]], ...]

    @property
    def owner(self) -> str:
        """Who can say more about it."""
        return (self.source.owner or "") if isinstance(self.source, Study) else ""

    @property
    def count(self) -> int:
        """How many statements rest on it."""
        return sum(len(statements) for _, statements in self.personas)


@dataclass(frozen=True, slots=True)
class Sources:
    """The sources that several personas share, and those that one persona's file declares."""

    shared: tuple[Entry, ...] = ()
    own: tuple[tuple[Record, tuple[Entry, ...]], ...] = ()

    @property
    def every(self) -> tuple[Entry, ...]:
        """All of them."""
        return (*self.shared, *(entry for _, entries in self.own for entry in entries))

    @property
    def old(self) -> int:
        """How many were gathered more than two years ago."""
        return sum(entry.is_old for entry in self.every)


def build(_: object, catalog: Catalog) -> Sources:
    """Every source; none for the public."""
    if catalog.is_public:
        return Sources()
    cited = {record.id: _cited(record) for record in catalog.records}
    shared = tuple(_entry(study, None, catalog.records, cited, catalog) for study in catalog.studies)
    own = ((record, studies.own_sources(record.persona)) for record in catalog.records)
    return Sources(
        shared,
        tuple(
            (record, tuple(_entry(one, record, [record], cited, catalog) for one in several))
            for record, several in own
            if several
        ),
    )


def place(source: Source, record: Record | None) -> str:
    """Where a source stands on the page of all sources: each at a place of its own, whatever ids people choose."""
    plain = source.id if _PLAIN.fullmatch(source.id) else f"{zlib.crc32(source.id.encode()):08x}"
    return f"study-{plain}" if isinstance(source, Study) or record is None else f"source-{record.id}-{plain}"


def _entry(
    source: Source,
    owner: Record | None,
    records: Iterable[Record],
    cited: dict[str, dict[str, tuple[Statement, ...]]],
    catalog: Catalog,
) -> Entry:
    personas = tuple((one, found) for one in records if (found := cited[one.id].get(source.id, ())))
    today = catalog.today
    return Entry(
        source,
        place(source, owner),
        studies.age(source.date, today),
        studies.is_old(source.date, today),
        personas,
    )


def _cited(record: Record) -> dict[str, tuple[Statement, ...]]:
    """What rests on each source of a persona, by the source's id, in the order of its file's fields."""
    found: dict[str, dict[Statement, None]] = {}
    for path, id_ in citations(record.persona):
        found.setdefault(id_, {})[_statement(record, path[:-2])] = None
    return {id_: tuple(statements) for id_, statements in found.items()}


def _statement(record: Record, path: Path) -> Statement:
    block: Any = record.persona
    for step in path:
        block = block[step] if isinstance(step, int) else getattr(block, step)
    names = [str(step) for step in path[: next((n for n, one in enumerate(path) if isinstance(one, int)), len(path))]]
    if isinstance(block, Economics):
        return Statement("What they bring and cost", _figures(block), Section.MONEY.slug)
    spec = record.fields.get(".".join(names))
    label = spec.label if spec else names[-1].replace("_", " ").capitalize()
    section = spec.meta.section if spec else Section.HEADER
    under = _UNDER.get(section, section)
    return Statement(label, _text(block), under.slug if under else "")


def _figures(economics: Economics) -> str:
    """Which figures are given, by their names."""
    given = (spec.label for spec in specs(Economics) if spec.name in economics.model_fields_set and not spec.block)
    return ", ".join(label for label in given if label != "Sources")


def _text(block: Any) -> str:
    """What a statement says, in its first words."""
    if isinstance(block, Claim | Choice | Shorthand):
        found = item(block)
        return found.text or found.line
    if isinstance(block, Block):
        return str(getattr(block, specs(type(block))[0].name))
    return str(block)
