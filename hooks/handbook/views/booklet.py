"""The `booklet` view: personas one after the other, a sheet of paper each.

Knows: what a sheet of paper shows of each. Must not know: HTML.
"""

from dataclasses import dataclass

from handbook.display.values import Part, Shown, fields, glance, parts
from handbook.personas.catalog import Catalog
from handbook.personas.record import Record
from handbook.views.query import Selection, select

# What a team needs on the wall, on one sheet in a size that can be read from a chair. All else is on the page.
_CHOSEN = frozenset(
    {
        "negative.why", "negative.reconsider_when", "goals.general", "goals.personal", "goals.professional", "jobs",
        "challenges", "fears", "purchasing.triggers", "purchasing.objections", "purchasing.deal_breakers",
        "marketing_channels", "communication.tone", "communication.avoid",
    }
)  # fmt: skip
_BY_TEAM = ("implications", "negative.handling")  # what there is for each team, however many a company has
_LEFT_OUT = ("negative.handling.step", "negative.handling.decline_text")


def _is_chosen(path: str) -> bool:
    return path in _CHOSEN or (path.rpartition(".")[0] in _BY_TEAM and path not in _LEFT_OUT)


@dataclass(frozen=True, slots=True)
class Leaf:
    """One persona on one sheet. The rest of it is on its page."""

    record: Record
    glance: tuple[Shown, ...]
    parts: tuple[Part, ...]
    related: tuple[tuple[Record, str], ...]


def build(options: Selection, catalog: Catalog) -> list[Leaf]:
    """The selected personas, a leaf each."""
    return [_leaf(record, catalog) for record in select(options, catalog)]


def _leaf(record: Record, catalog: Catalog) -> Leaf:
    every = tuple(fields(record, public=catalog.is_public))
    chosen = parts(one for one in every if _is_chosen(one.path))
    return Leaf(record, tuple(glance(every)), tuple(chosen), tuple(catalog.related(record)))
