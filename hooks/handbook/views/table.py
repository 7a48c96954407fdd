"""The `table` view: one row per persona, one column per field.

Knows: which cells a table has. Must not know: HTML.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from handbook.catalog import Catalog
from handbook.display import Shown
from handbook.record import Record
from handbook.rules.check import Breach
from handbook.schema import field
from handbook.schema.scalars import Many, Text
from handbook.views.query import Group, Query, default_columns, groups, readable, shown

NO_LINK = "none"


class Options(Query):
    """What a writer may say about a table."""

    columns: Many[Text] = field("Columns", "The fields to show.", ["name", "age"], factory=default_columns)
    link: Text = field("Link", "The column that leads to the persona, or `none`.", "name", default="name")

    def field_paths(self) -> Iterator[tuple[str, tuple[str | int, ...]]]:
        """The fields that the options name; the columns too."""
        yield from super().field_paths()
        yield from ((path, ("columns", index)) for index, path in enumerate(self.columns))


@dataclass(frozen=True, slots=True)
class Row:
    """One persona's cells, in the order of the columns; None where it has no value."""

    record: Record
    cells: tuple[Shown | None, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Everything the template needs."""

    columns: tuple[tuple[str, str], ...]
    link: str
    groups: tuple[tuple[Group, tuple[Row, ...]], ...]

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
    """The table's rows by group."""
    columns = [path for path in _columns(options, catalog) if readable(path, catalog)]
    return Table(
        tuple((path, catalog.fields[path].label) for path in columns),
        options.link,
        tuple(
            (group, tuple(_row(record, columns, catalog) for record in group.records))
            for group in groups(options, catalog)
        ),
    )


def _columns(options: Options, catalog: Catalog) -> list[str]:
    """The columns that the writer names; else the usual ones, and the fields that ask to stand in tables."""
    if "columns" in options.model_fields_set:
        return options.columns
    asking = (path for path, spec in catalog.fields.items() if spec.meta.tables)
    return list(dict.fromkeys([*options.columns, *asking]))


def _row(record: Record, columns: list[str], catalog: Catalog) -> Row:
    return Row(record, tuple(shown(record, path, catalog) for path in columns))
