"""The `matrix` view: the values of a field that takes several, against personas: who has which.

Knows: which cells are filled. Must not know: HTML.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from handbook.display.values import Item, anchor, anchors, item, key_of, values_at
from handbook.personas.catalog import Catalog
from handbook.personas.record import Record
from handbook.rules.check import Breach
from handbook.schema import field
from handbook.schema.scalars import YesNo
from handbook.views.query import FieldName, Selection, held, readable, select


class Options(Selection):
    """What a writer may say about a matrix."""

    rows: FieldName | None = field("Rows", "The field whose values become the rows.", "payment_methods")
    shared: YesNo = field("Shared", "`true` to leave out values that only one persona has.", "true", default=False)

    def field_paths(self) -> Iterator[tuple[str, tuple[str | int, ...]]]:
        """The fields that the options name; the rows' too."""
        yield from super().field_paths()
        if self.rows:
            yield self.rows, ("rows",)


@dataclass(frozen=True, slots=True)
class Row:
    """One value, the place that links lead to, and each persona's own entry of it, in the order of the columns."""

    text: str
    anchor: str
    cells: tuple[Item | None, ...]

    @property
    def count(self) -> int:
        """How many personas have it."""
        return sum(cell is not None for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Matrix:
    """Everything the template needs."""

    label: str
    records: tuple[Record, ...]
    rows: tuple[Row, ...]


def breaches(options: Options, catalog: Catalog) -> Iterator[Breach]:
    """What only a matrix can get wrong."""
    if options.rows is None:
        yield Breach("say whose values to show: add `rows:`, such as `rows: payment_methods`", ("view",))
    elif options.rows in catalog.fields and not catalog.fields[options.rows].is_list:
        message = f"`{options.rows}` has one value for each persona: use `view: table` with `group: {options.rows}`"
        yield Breach(message, ("rows",))


def build(options: Options, catalog: Catalog) -> Matrix:
    """The values that any of the personas has, in the order of their vocabulary or by how many have them."""
    path = options.rows or ""
    if not path or not readable(path, catalog):
        return Matrix("", (), ())
    records = tuple(record for record in select(options, catalog) if held(record, path, catalog))
    found: dict[str, str] = {}
    columns: list[dict[str, Item]] = []
    for record in records:
        texts = held(record, path, catalog)
        entries: dict[str, Item] = {}
        for value in values_at(record, path):
            if key_of(value) in texts:  # of a value that a file has twice, the first entry counts
                entries.setdefault(key_of(value), item(value))
        columns.append(entries)
        found |= texts
    places = anchors(path, catalog.records)
    rows = [
        Row(text, places.get(text) or anchor(path, text), tuple(cells.get(key) for cells in columns))
        for key, text in found.items()
    ]
    kept = [row for row in rows if row.count > 1 or not options.shared]
    spec = catalog.fields[path]
    terms = [term.label for term in spec.vocabulary or []]

    def order(row: Row) -> tuple[int, int, str]:
        return (terms.index(row.text) if row.text in terms else len(terms)), -row.count, row.text.casefold()

    return Matrix(spec.label, records, tuple(sorted(kept, key=order)))
