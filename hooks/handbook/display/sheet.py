"""A persona as a sheet of plain lines: sections, fields, values. What can be laid beside another persona's sheet.

Knows: which fields a reader compares. Must not know: HTML, JSON, which personas are compared.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from handbook.display.values import Shown, fields
from handbook.personas.catalog import Catalog
from handbook.personas.economics import RATES
from handbook.personas.record import Record
from handbook.schema import Section
from handbook.schema.scalars import labelled

_PLACES = tuple(section for section in Section if section.label and section is not Section.ABOUT)


@dataclass(frozen=True, slots=True)
class Line:
    """One field: its path, its label, and its values, each in one line. `place` is its place in its section.

    `sources` are what each value rests on, in the same order; empty if none of them names any, and for the public.
    """

    path: str
    label: str
    values: tuple[str, ...]
    place: int
    sources: tuple[tuple[str, ...], ...] = ()


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
        if shown.look.facts.in_section:
            line = Line(shown.path, shown.label, tuple(shown.lines), order[shown.path], _sources(shown, catalog))
            found.setdefault(shown.spec.meta.section, []).append(line)
    money = list(_money(record, catalog))
    if money:
        found[Section.MONEY] = money
    here = (
        Block(section.label or "", tuple(found[section]), place)
        for place, section in enumerate(_PLACES, start=1)
        if section in found
    )
    return tuple(block for block in (top, *here) if block.lines)


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
        ("evidence.basis", "Evidence", persona.evidence and persona.evidence.basis and persona.evidence.basis.label),
    )
    for place, (path, label, value) in enumerate(shown):
        if value:
            yield Line(path, label, (value,) if isinstance(value, str) else tuple(value), place)


def _money(record: Record, catalog: Catalog) -> Iterator[Line]:
    """What is computed from the figures; never for the public."""
    statement = catalog.statements.get(record.id)
    if statement is None:
        return
    basis = f" ({statement.basis})" if statement.is_estimate else ""
    figures = (
        ("money.value", "Value a year", statement.value),
        ("money.cost", "Cost to serve a year", statement.cost_to_serve),
        ("money.first", "Net in the first year", statement.net_first),
        ("money.later", "Net in later years", statement.net_later),
    )
    for place, (path, label, figure) in enumerate(figures):
        if figure.amount is not None:
            yield Line(path, label, (f"{figure.reads(statement.currency)}{basis}",), place)
    for one in statement.comparisons:
        yield Line(f"money.{one.name}", one.label, (labelled(one.value),), len(figures) + RATES.index(one.name))
