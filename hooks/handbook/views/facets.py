"""What readers can narrow a table down by: a field, its choices, and who meets which.

Knows: which choices a field's values make. Must not know: tables, HTML.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from handbook.display.values import values_at
from handbook.personas.catalog import Catalog
from handbook.personas.record import Record
from handbook.schema.statements import Age, Location
from handbook.schema.suggestions import ENGLISH
from handbook.views.query import group_order, held, readable

PLACE = "location"
REVIEWED = "last_reviewed"  # a day is no choice; whether the review still holds is one
# The youngest of each band, by which surveys and advertisers sort people.
AGES = (0, 18, 25, 35, 45, 55, 65)
BANDS = (
    "Under 18",
    "18\N{EN DASH}24",
    "25\N{EN DASH}34",
    "35\N{EN DASH}44",
    "45\N{EN DASH}54",
    "55\N{EN DASH}64",
    "65+",
)
# Among filters, where the section does not say what they are about.
LABELS = {REVIEWED: "Review", "negative.reasons": "Why not a fit"}
REVIEWS = {"overdue": "Overdue", "in-time": "Up to date", "never": "Never reviewed"}


@dataclass(frozen=True, slots=True)
class Choice:
    """One value that readers can narrow a table down to, and how many personas have it."""

    key: str
    text: str
    count: int


@dataclass(frozen=True, slots=True)
class Facet:
    """One field that readers can narrow a table down by."""

    path: str
    label: str
    choices: tuple[Choice, ...]


def on_request(records: Sequence[Record], named: Iterable[str], catalog: Catalog) -> tuple[Facet, ...]:
    """The fields that ask to be among the filters, are not named already, and tell some personas from others."""
    taken = set(named)
    asking = [path for path, spec in catalog.fields.items() if spec.meta.narrows and path not in taken]
    if not any(_country(value) for record in records for value in values_at(record, PLACE)):
        asking = [path for path in asking if path != PLACE]  # a place in words is hardly ever that of two
    return tuple(facet for facet in facets(records, asking, catalog) if len(facet.choices) > 1)


def facets(records: Sequence[Record], paths: Iterable[str], catalog: Catalog) -> tuple[Facet, ...]:
    """The fields that any of the personas has a value of, as far as the readers of this edition may see them."""
    found = (_facet(records, path, catalog) for path in paths if readable(path, catalog))
    return tuple(facet for facet in found if facet.choices)


def met(record: Record, path: str, catalog: Catalog) -> dict[str, str]:
    """The choices of a field that a persona meets, with their texts: ages by bands, places by countries."""
    if path == REVIEWED:
        key = "overdue" if record.is_overdue(catalog.today) else "in-time" if record.persona.last_reviewed else "never"
        return {key: REVIEWS[key]}
    grouped: dict[str, str] = {}
    for value in values_at(record, path):
        if isinstance(value, Age):
            grouped |= dict(_bands(value))
        elif country := _country(value):
            grouped[country] = ENGLISH.territories[country]
    return grouped or held(record, path, catalog)


def _country(value: Any) -> str | None:
    return value.country if isinstance(value, Location) else None


def _bands(age: Age) -> Iterator[tuple[str, str]]:
    """The bands that an age or a range of ages touches."""
    youngest, oldest = age.min or 0, age.max
    for band, (first, after) in zip(BANDS, zip(AGES, (*AGES[1:], None), strict=True), strict=True):
        if (after is None or youngest < after) and (oldest is None or oldest >= first):
            yield band, band


def _facet(records: Sequence[Record], path: str, catalog: Catalog) -> Facet:
    spec = catalog.fields[path]
    texts: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for record in records:
        choices = met(record, path, catalog)
        texts |= choices
        counts.update(choices.keys())
    known = [*BANDS, *REVIEWS]
    usual = group_order(spec, texts)
    ordered = sorted(texts, key=lambda key: (known.index(key) if key in known else len(known), *usual(key)))
    renamed = spec.label != spec.info.title
    label = spec.label if renamed else LABELS.get(path, spec.label)
    return Facet(path, label, tuple(Choice(key, texts[key], counts[key]) for key in ordered))
