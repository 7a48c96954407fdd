"""The `fields` and `rules` views: the writers' guide, made from the schema and the rules themselves.

Knows: what a field and a rule say of themselves. Must not know: HTML.
"""

from dataclasses import dataclass

from handbook.personas.catalog import Catalog
from handbook.personas.record import leaves
from handbook.problems.problem import Rule
from handbook.rules import RULES
from handbook.schema import FieldSpec, Section, specs
from handbook.schema.negative import EITHER
from handbook.source import yaml_lines
from handbook.views.query import Placed


@dataclass(frozen=True, slots=True)
class Entry:
    """One field, explained. `parts` are what an entry of it may be made of."""

    spec: FieldSpec
    example: str
    needed: str
    parts: tuple[FieldSpec, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """The fields of one section of a persona's page."""

    title: str
    entries: tuple[Entry, ...]


def fields(_options: Placed, catalog: Catalog) -> list[Chapter]:
    """Every field that holds a value, by the section in which readers meet it."""
    found: dict[Section, list[Entry]] = {}
    for spec in leaves(catalog.company.explained).values():
        found.setdefault(spec.meta.section, []).append(_entry(spec))
    ordered = sorted(found, key=list(Section).index)
    return [Chapter(section.label or "Top of the page", tuple(found[section])) for section in ordered]


def _entry(spec: FieldSpec) -> Entry:
    example = "\n".join(yaml_lines(spec.name, spec.example))
    return Entry(spec, example, _needed(spec), specs(spec.block) if spec.block else ())


def _needed(spec: FieldSpec) -> str:
    """Who needs the field, in words; nothing where nobody does."""
    if either := next((paths for paths in EITHER if spec.path in paths), ()):
        return f"Active negative personas need one of these: {', '.join(path.partition('.')[2] for path in either)}."
    if spec.meta.required is None:
        return ""
    whose = f"{spec.meta.required_of} personas" if spec.meta.required_of else "personas"
    when = {"draft": "every persona", "active": f"active {whose}", "retired": f"retired {whose}"}
    return f"Needed by {when[str(spec.meta.required)]}."


def rules(_options: Placed, _catalog: Catalog) -> tuple[Rule, ...]:
    """Every rule, in the order in which a file meets them."""
    return tuple(sorted(RULES, key=lambda rule: rule.id))
