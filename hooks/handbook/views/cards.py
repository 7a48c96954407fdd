"""The `cards` view: one card per persona, with portrait, name and summary.

Knows: what a card shows. Must not know: HTML.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from handbook.display.values import Shown
from handbook.personas.catalog import Catalog
from handbook.personas.record import Record
from handbook.schema import field
from handbook.schema.scalars import Many, Text
from handbook.views.query import Group, Query, groups, of_each, readable, shown

MOST_CARDS = 60


class Options(Query):
    """What a writer may say about cards."""

    show: Many[Text] = field("Show", "Fields to show on each card besides the summary.", ["segment"], factory=list)

    def field_paths(self) -> Iterator[tuple[str, tuple[str | int, ...]]]:
        """The fields that the options name; the shown ones too."""
        yield from super().field_paths()
        yield from ((path, ("show", index)) for index, path in enumerate(self.show))


@dataclass(frozen=True, slots=True)
class CardFace:
    """One persona and the extra facts on its card."""

    record: Record
    facts: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class Cards:
    """Everything the template needs. `of_each` is the number of cards that each group has, if not all."""

    groups: tuple[tuple[Group, tuple[CardFace, ...]], ...]
    of_each: int | None = None

    @property
    def is_empty(self) -> bool:
        """Whether there is no card."""
        return not self.groups


def build(options: Options, catalog: Catalog) -> Cards:
    """The cards by group."""
    extra = [path for path in options.show if readable(path, catalog)]
    found = groups(options, catalog)
    faces = ((group, tuple(_face(record, extra, catalog) for record in group.records)) for group in found)
    return Cards(tuple(faces), of_each(found, MOST_CARDS))


def _face(record: Record, extra: list[str], catalog: Catalog) -> CardFace:
    facts = (shown(record, path, catalog) for path in extra)
    return CardFace(record, tuple(fact for fact in facts if fact))
