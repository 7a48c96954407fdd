"""What rests on each source of a persona, in words, and where its page says so.

Knows: citations, fields and their sections. Must not know: HTML, any other persona.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from handbook.display.values import item
from handbook.personas.citations import citations
from handbook.personas.record import Record
from handbook.schema import Section
from handbook.schema.economics import NO_FIGURES, Economics
from handbook.schema.fields import Block, specs
from handbook.schema.statements import Choice, Claim, Shorthand
from handbook.source import Path

# Sections that stand under another one's heading.
_UNDER = {Section.CHALLENGES: Section.GOALS, Section.QUESTIONS: Section.SIGNS, Section.HEADER: None}


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing that rests on a source: its field, what it says, and its section on the persona's page."""

    label: str
    text: str
    place: str


def claims(record: Record) -> dict[str, tuple[Statement, ...]]:
    """What rests on each source of a persona, by the source's id, in the order of its file's fields."""
    found: dict[str, dict[Statement, None]] = {}
    for path, id_ in citations(record.persona):
        found.setdefault(id_, {})[_statement(record, path[:-2])] = None
    return {id_: tuple(statements) for id_, statements in found.items()}


def in_short(statements: Iterable[Statement]) -> list[tuple[str, str, int]]:
    """The fields of statements, each once: label, section, and how many of the statements are its own."""
    counted = Counter((one.label, one.place) for one in statements)
    return [(label, place, count) for (label, place), count in counted.items()]


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
    given = economics.model_fields_set - NO_FIGURES
    return ", ".join(spec.label for spec in specs(Economics) if spec.name in given and not spec.block)


def _text(block: Any) -> str:
    """What a statement says, in its first words."""
    if isinstance(block, Claim | Choice | Shorthand):
        found = item(block)
        return found.text or found.line
    if isinstance(block, Block):
        return str(getattr(block, specs(type(block))[0].name))
    return str(block)
