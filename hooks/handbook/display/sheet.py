"""A persona as a sheet of plain lines: sections, fields, values. What can be laid beside another persona's sheet.

Knows: which fields a reader compares. Must not know: HTML, JSON, which personas are compared.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from handbook.display.values import Shown, card, fields, keys, values_at
from handbook.personas.catalog import Catalog
from handbook.personas.economics import RATES
from handbook.personas.record import Record
from handbook.personas.relations import in_words
from handbook.schema import Section
from handbook.schema.scalars import labelled
from handbook.schema.statements import Age, Scale, Share

# Entries that a page sets in a form of its own, and that a reader compares all the same.
_ENTRIES = frozenset(
    {
        "negative.warning_signs",
        "negative.fit_questions",
        "negative.exclusions",
        "negative.root_causes",
        "evidence.sources",
    }
)
_PLACES = tuple(section for section in Section if section.label and section is not Section.ABOUT)


@dataclass(frozen=True, slots=True)
class Line:
    """One field: its path, its label, and its values, each in one line. `place` is its place in its section.

    `sources` are what each value rests on, in the same order; empty if none of them names any, and for the public.
    `parts` are the values again where they have several parts, each under its label. `compared` is what can be held
    against that of another persona: terms of a closed list, or a number; empty for anything that is put in own words.
    """

    path: str
    label: str
    values: tuple[str, ...]
    place: int
    sources: tuple[tuple[str, ...], ...] = ()
    parts: tuple[tuple[tuple[str, str], ...], ...] = ()
    compared: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """The lines of one section. `place` is its place in any sheet, whichever sections the sheet has."""

    title: str
    lines: tuple[Line, ...]
    place: int


def sheet(record: Record, catalog: Catalog, every: Iterable[Shown] | None = None) -> tuple[Block, ...]:
    """The persona's sheet, in the order of its page, without empty sections; `every` are its fields, if known."""
    top = Block("In short", tuple(_top(record)), 0)
    order = {path: number for number, path in enumerate(record.fields)}
    found: dict[Section, list[Line]] = {}
    for shown in fields(record, public=catalog.is_public) if every is None else every:
        if shown.look.facts.in_section or shown.path in _ENTRIES:
            line = _line(record, shown, order[shown.path], catalog)
            found.setdefault(shown.spec.meta.section, []).append(line)
    money = list(_money(record, catalog))
    if money:
        found[Section.MONEY] = money
    here = (
        Block(section.label or "", tuple(found[section]), place)
        for place, section in enumerate(_PLACES, start=1)
        if section in found
    )
    others = Block("Related personas", tuple(_others(record, catalog)), len(_PLACES) + 1)
    return tuple(block for block in (top, *here, others) if block.lines)


def _others(record: Record, catalog: Catalog) -> Iterator[Line]:
    """Whom the persona belongs with, and whom it is mistaken for, whichever file says so."""
    related = tuple(in_words(other, how) for other, how in catalog.related(record))
    doubles = (catalog.by_id.get(id_) for id_, *_ in catalog.doubles(record))
    named = (
        ("related", record.fields["related"].label, related),
        ("negative.looks_like", Section.LOOKALIKES.label or "", tuple(other.name for other in doubles if other)),
    )
    yield from (Line(path, label, names, place) for place, (path, label, names) in enumerate(named) if names)


def _line(record: Record, shown: Shown, place: int, catalog: Catalog) -> Line:
    """A field that stands in its section."""
    cards = tuple(card(one) for one in values_at(record, shown.path)) if shown.path in _ENTRIES else shown.cards
    values = tuple(one.line for one in cards) or tuple(shown.lines)
    parts = tuple(one.parts for one in cards)
    return Line(shown.path, shown.label, values, place, _sources(shown, catalog), parts, _compared(record, shown))


def _compared(record: Record, shown: Shown) -> tuple[str, ...]:
    if shown.spec.vocabulary and not shown.cards:
        return tuple(sorted(keys(record, shown.path)))
    number = "" if shown.spec.is_list else _number(values_at(record, shown.path)[0])
    return (number,) if number else ()


def _number(value: Any) -> str:
    """A number as what it is, whatever is said of it; nothing for anything else."""
    match value:
        case Scale() | Share():
            return labelled(value.value)
        case Age():
            return value.reads()[0]
        case int() | Decimal() if not isinstance(value, bool):
            return labelled(value)
    return ""


def _sources(shown: Shown, catalog: Catalog) -> tuple[tuple[str, ...], ...]:
    found = tuple(one.sources for one in shown.cards or shown.items)
    return found if any(found) and not catalog.is_public else ()


def _top(record: Record) -> Iterator[Line]:
    persona = record.persona
    shown = (
        ("role_label", "Role", persona.role_label),
        ("summary", "Summary", persona.summary),
        ("quote", "Quote", [one.text for one in persona.quote]),
        ("segment", "Segment", persona.segment),
    )
    for place, (path, label, value) in enumerate(shown):
        if value:
            yield Line(path, label, (value,) if isinstance(value, str) else tuple(value), place)
    rests_on = persona.evidence and (persona.evidence.basis, persona.evidence.confidence)
    named = (("evidence.basis", "Evidence"), ("evidence.confidence", "Confidence"))
    for place, ((path, label), term) in enumerate(zip(named, rests_on or (), strict=False), start=len(shown)):
        if term:
            yield Line(path, label, (term.label,), place, compared=(term.value,))


def _money(record: Record, catalog: Catalog) -> Iterator[Line]:
    """What is computed from the figures; never for the public."""
    statement = catalog.statements.get(record.id)
    if statement is None:
        return
    caveat = f" ({statement.caveat})" if statement.caveat else ""
    rests_on = (tuple(statement.economics.source),) if statement.economics.source else ()
    figures = (
        ("money.value", "Value a year", statement.value),
        ("money.cost", "Cost to serve a year", statement.cost_to_serve),
        ("money.first", "Net in the first year", statement.net_first),
        ("money.later", "Net in later years", statement.net_later),
    )
    for place, (path, label, figure) in enumerate(figures):
        if figure.amount is not None:
            reads = figure.reads(statement.currency, statement.places)
            yield Line(path, label, (f"{reads}{caveat}",), place, rests_on, compared=(reads,))
    for one in statement.comparisons:
        value = labelled(one.value)
        place = len(figures) + RATES.index(one.name)
        yield Line(f"money.{one.name}", one.label, (f"{value}{caveat}",), place, rests_on, compared=(value,))
