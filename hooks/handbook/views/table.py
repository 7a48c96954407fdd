"""The `table` view: one row per persona, one column per field.

Knows: which cells a table has. Must not know: HTML.
"""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as field_of
from itertools import groupby

from handbook.display.values import Shown, values_at
from handbook.personas.catalog import Catalog
from handbook.personas.record import Record
from handbook.rules.check import Breach
from handbook.schema import field
from handbook.schema.scalars import Many, Text, YesNo
from handbook.views.facets import Facet, facets, met, on_request
from handbook.views.query import (
    Group,
    Query,
    default_columns,
    groups,
    of_each,
    order_by,
    readable,
    select,
    shown,
)

NO_LINK = "none"
LONG = 30  # characters, beyond which a column has sentences rather than words
MOST_ROWS = 100  # of a table that only shows; whoever wants the others looks in the list
ROWS_AT_ONCE = 100  # of a table that readers can narrow down; the browser lays them out while somebody types


class Options(Query):
    """What a writer may say about a table."""

    columns: Many[Text] = field("Columns", "The fields to show.", ["name", "age"], factory=default_columns)
    filter: Many[Text] = field(
        "Filter", "Fields that readers can narrow the table down by.", ["segment", "payment_methods"], factory=list
    )
    more_filters: YesNo = field(
        "More filters",
        'Whether "More filters" offers the other fields that usually help, besides those under `filter`.',
        "true",
        default=False,
    )
    link: Text = field("Link", "The column that leads to the persona, or `none`.", "name", default="name")

    def field_paths(self) -> Iterator[tuple[str, tuple[str | int, ...]]]:
        """The fields that the options name; the columns too."""
        yield from super().field_paths()
        yield from ((path, ("columns", index)) for index, path in enumerate(self.columns))
        yield from ((path, ("filter", index)) for index, path in enumerate(self.filter))


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
    """Everything the template needs.

    `rooms` are the columns that need another width than most. `of_each` is the number of rows that each group has, if
    not all.
    """

    columns: tuple[tuple[str, str], ...]
    link: str
    groups: tuple[tuple[Group, tuple[Row, ...]], ...]
    facets: tuple[Facet, ...] = ()
    more: tuple[Facet, ...] = ()
    rooms: Mapping[str, str] = field_of(default_factory=dict)
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
    """The table's columns, without those that nobody fills, and its rows by group."""
    columns = [path for path in _columns(options, catalog) if readable(path, catalog)]
    found = groups(options, catalog)
    records = list({record.id: record for group in found for record in group.records}.values())
    filled = [path for path in columns if path == options.link or any(shown(one, path, catalog) for one in records)]
    columns = filled or columns
    first, more = _facets(records, options, catalog)
    every = ((facet.path, choice.key) for facet in (*first, *more) for choice in facet.choices)
    numbers = {choice: number for number, choice in enumerate(every)}
    ranks = [_ranks(records, path, catalog) for path in columns]
    rows = {
        record.id: Row(
            record,
            tuple(shown(record, path, catalog) for path in columns),
            tuple(numbers[facet.path, key] for facet in (*first, *more) for key in met(record, facet.path, catalog)),
            tuple(rank[record.id] for rank in ranks),
        )
        for record in records
    }
    return Table(
        tuple((path, catalog.fields[path].label) for path in columns),
        options.link,
        tuple((group, tuple(rows[record.id] for record in group.records)) for group in found),
        first,
        more,
        {path: room for path in columns if (room := _room(records, path, catalog))},
        of_each=None if first or more else of_each(found, MOST_ROWS),
    )


def filters(options: Options, catalog: Catalog) -> list[str]:
    """The fields that readers can narrow the table down by."""
    return [facet.path for some in _facets(select(options, catalog), options, catalog) for facet in some]


def _facets(
    records: Sequence[Record], options: Options, catalog: Catalog
) -> tuple[tuple[Facet, ...], tuple[Facet, ...]]:
    """Those that are offered at once, and those that are on request."""
    more = on_request(records, options.filter, catalog) if options.more_filters else ()
    return facets(records, options.filter, catalog), more


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


def _room(records: list[Record], path: str, catalog: Catalog) -> str:
    """Which width a column needs: days stand in one line, and sentences take more than words."""
    if any(isinstance(value, dt.date) for record in records for value in values_at(record, path)):
        return "day"
    texts = (", ".join(cell.lines) for record in records if (cell := shown(record, path, catalog)))
    return "wide" if max(map(len, texts), default=0) > LONG else ""
