"""The `matrix` view: the values of a field that takes several, against personas: who has which.

Knows: which cells are filled, and when there are too many of them. Must not know: HTML.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from handbook.display.values import Item, anchor, anchors, item, key_of, values_at
from handbook.personas.catalog import Catalog
from handbook.personas.record import Record
from handbook.rules.check import Breach
from handbook.schema import field
from handbook.schema.scalars import YesNo
from handbook.views.query import FieldName, Selection, held, readable, select

MOST_COLUMNS = 30  # personas; a wider matrix is neither read nor printed, and a thousand columns stop a browser
MOST_LINKS = 500  # names that a page of counts links in each matrix, shared among its values
FEWEST_LINKS = 12  # but so many for each value
MOST_SEGMENTS = 3


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
class Count:
    """One value and who has it, for a handbook with too many personas for columns.

    `key` is the value as a list of personas is narrowed down by it; `others` is the number of further segments.
    """

    key: str
    text: str
    anchor: str
    records: tuple[Record, ...]
    segments: tuple[tuple[str, int], ...]
    others: int

    @property
    def count(self) -> int:
        """How many personas have it."""
        return len(self.records)


@dataclass(frozen=True, slots=True)
class Matrix:
    """Everything the template needs: rows with a cell for each persona or, where those are too many, counts.

    `links` is the number of names that a count has as links.
    """

    label: str
    records: tuple[Record, ...]
    rows: tuple[Row, ...]
    path: str = ""
    counts: tuple[Count, ...] = ()
    links: int = 0

    @property
    def has_segments(self) -> bool:
        """Whether it is worth a column to say of which segments they are."""
        return any(count.segments for count in self.counts)


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
    label, places = catalog.fields[path].label, anchors(path, catalog.records)
    if len(records) > MOST_COLUMNS:
        counts = _counts(options, records, places, catalog)
        links = max(FEWEST_LINKS, MOST_LINKS // max(len(counts), 1))
        return Matrix(label, records, (), path, counts, links)
    return Matrix(label, records, _rows(options, records, places, catalog), path)


def _rows(options: Options, records: tuple[Record, ...], places: dict[str, str], catalog: Catalog) -> tuple[Row, ...]:
    path = options.rows or ""
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
    rows = [
        Row(text, places.get(text) or anchor(path, text), tuple(cells.get(key) for cells in columns))
        for key, text in found.items()
    ]
    kept = [row for row in rows if row.count > 1 or not options.shared]
    terms = [term.label for term in catalog.fields[path].vocabulary or []]

    def order(row: Row) -> tuple[int, int, str]:
        return (terms.index(row.text) if row.text in terms else len(terms)), -row.count, row.text.casefold()

    return tuple(sorted(kept, key=order))


def _counts(
    options: Options, records: tuple[Record, ...], places: dict[str, str], catalog: Catalog
) -> tuple[Count, ...]:
    """What most have comes first: nobody looks for a term's place among hundreds of personas."""
    path = options.rows or ""
    texts: dict[str, str] = {}
    who: dict[str, list[Record]] = {}
    for record in records:
        for key, text in held(record, path, catalog).items():
            texts[key] = text
            who.setdefault(key, []).append(record)
    counts = [
        Count(key, text, places.get(text) or anchor(path, text), tuple(who[key]), *_segments(who[key], catalog))
        for key, text in texts.items()
        if len(who[key]) > 1 or not options.shared
    ]
    return tuple(sorted(counts, key=lambda count: (-count.count, count.text.casefold())))


def _segments(records: list[Record], catalog: Catalog) -> tuple[tuple[tuple[str, int], ...], int]:
    """The segments that most of these personas are of, with how many are, and the number of further ones."""
    if not readable("segment", catalog):
        return (), 0
    found = Counter(text for record in records for text in held(record, "segment", catalog).values())
    ordered = sorted(found.items(), key=lambda one: (-one[1], one[0].casefold()))
    return tuple(ordered[:MOST_SEGMENTS]), len(ordered[MOST_SEGMENTS:])
