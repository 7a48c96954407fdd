"""The `booklet` view: whole personas one after the other, as a page to print.

Knows: what a sheet of paper shows of each. Must not know: HTML.
"""

from dataclasses import dataclass

from handbook.display.values import Part, Shown, fields, glance, parts
from handbook.personas.catalog import Catalog
from handbook.personas.record import Record
from handbook.schema import Section
from handbook.views.query import Selection, select

_SHOWN = frozenset(
    {
        Section.WHY_NOT, Section.HANDLING, Section.RECONSIDER, Section.GOALS, Section.CHALLENGES, Section.BUYING,
        Section.REACHING, Section.TEAMS, Section.WORK, Section.LIFE,
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Leaf:
    """One persona, without evidence and story: those stand on its page."""

    record: Record
    glance: tuple[Shown, ...]
    parts: tuple[Part, ...]


def build(options: Selection, catalog: Catalog) -> list[Leaf]:
    """The selected personas, a leaf each."""
    return [_leaf(record, public=catalog.is_public) for record in select(options, catalog)]


def _leaf(record: Record, *, public: bool) -> Leaf:
    every = tuple(fields(record, public=public))
    return Leaf(record, tuple(glance(every)), tuple(part for part in parts(every) if part.section in _SHOWN))
