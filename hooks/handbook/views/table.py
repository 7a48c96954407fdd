"""The `table` view: one row per persona, one column per field.

Knows: which cells a table has. Must not know: HTML.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from handbook.display.values import Shown
from handbook.personas.catalog import Catalog
from handbook.personas.record import Record
from handbook.rules.check import Breach
from handbook.schema import field
from handbook.schema.scalars import Many, Text
from handbook.views.query import (
    Group,
    Query,
    default_columns,
    group_order,
    groups,
    held,
    of_each,
    order_by,
    readable,
    shown,
)

NO_LINK = "none"
MOST_ROWS = 100  # of a table that only shows; whoever wants the others looks in the list
ROWS_AT_ONCE = 100  # of a table that readers can narrow down; the browser lays them out while somebody types


class Options(Query):
    """What a writer may say about a table."""

    columns: Many[Text] = field("Columns", "The fields to show.", ["name", "age"], factory=default_columns)
    filter: Many[Text] = field(
        "Filter", "Fields that readers can narrow the table down by.", ["segment", "payment_methods"], factory=list
    )
    link: Text = field("Link", "The column that leads to the persona, or `none`.", "name", default="name")

    def field_paths(self) -> Iterator[tuple[str, tuple[str | int, ...]]]:
        """The fields that the options name; the columns too."""
        yield from super().field_paths()
        yield from ((path, ("columns", index)) for index, path in enumerate(self.columns))
        yield from ((path, ("filter", index)) for index, path in enumerate(self.filter))


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


@dataclass(frozen=True, slots=True)
class Row:
    """One persona's cells, in the order of the columns; None where it has no value.

    `choices` are the numbers of those that it meets, counted through all facets of the table, and `ranks` its place in
    each column's order.
    """

    record: Record
    cells: tuple[Shown | None, ...]
    choices: tuple[int, ...]
    ranks: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Everything the template needs. `of_each` is the number of rows that each group has, if not all."""

    columns: tuple[tuple[str, str], ...]
    link: str
    groups: tuple[tuple[Group, tuple[Row, ...]], ...]
    facets: tuple[Facet, ...] = ()
    rows_at_once: int = ROWS_AT_ONCE
    of_each: int | None = None

    @property
    def is_empty(self) -> bool:
        """Whether there is no row."""
        return not self.groups


def breaches(options: Options, catalog: Catalog) -> Iterator[Breach]:
    """What only a table can get wrong."""
    known = all(path in catalog.fields for path in options.columns)
    if known and options.link != NO_LINK and options.link not in options.columns:
        written = ", ".join(options.columns)
        yield Breach(f"`link: {options.link}` is none of the columns: {written}, or `{NO_LINK}`", ("link",))
    seen: set[str] = set()
    for index, path in enumerate(options.columns):
        if path in seen:
            yield Breach(f"the column `{path}` is there already", ("columns", index))
        seen.add(path)


def build(options: Options, catalog: Catalog) -> Table:
    """The table's columns and its rows by group."""
    columns = [path for path in _columns(options, catalog) if readable(path, catalog)]
    filters = [path for path in options.filter if readable(path, catalog)]
    found = groups(options, catalog)
    records = list({record.id: record for group in found for record in group.records}.values())
    facets = tuple(facet for path in filters if (facet := _facet(records, path, catalog)).choices)
    every = ((facet.path, choice.key) for facet in facets for choice in facet.choices)
    numbers = {choice: number for number, choice in enumerate(every)}
    ranks = [_ranks(records, path, catalog) for path in columns]
    rows = {
        record.id: Row(
            record,
            tuple(shown(record, path, catalog) for path in columns),
            tuple(numbers[path, key] for path in filters for key in held(record, path, catalog)),
            tuple(rank[record.id] for rank in ranks),
        )
        for record in records
    }
    return Table(
        tuple((path, catalog.fields[path].label) for path in columns),
        options.link,
        tuple((group, tuple(rows[record.id] for record in group.records)) for group in found),
        facets,
        of_each=None if facets else of_each(found, MOST_ROWS),
    )


def _columns(options: Options, catalog: Catalog) -> list[str]:
    """The columns that the writer names; else the usual ones, and the fields that ask to stand in tables."""
    if "columns" in options.model_fields_set:
        return options.columns
    asking = (path for path, spec in catalog.fields.items() if spec.meta.tables)
    return list(dict.fromkeys([*options.columns, *asking]))


def _ranks(records: list[Record], path: str, catalog: Catalog) -> dict[str, int]:
    """Each persona's place when the table is sorted by this column; equal values share a place."""
    order = order_by(catalog.fields[path])
    equals = groupby(sorted(records, key=order), key=order)
    return {record.id: place for place, (_, same) in enumerate(equals) for record in same}


def _facet(records: list[Record], path: str, catalog: Catalog) -> Facet:
    spec = catalog.fields[path]
    texts: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for record in records:
        values = held(record, path, catalog)
        texts |= values
        counts.update(values.keys())
    ordered = sorted(texts, key=group_order(spec, texts))
    return Facet(path, spec.label, tuple(Choice(key, texts[key], counts[key]) for key in ordered))
