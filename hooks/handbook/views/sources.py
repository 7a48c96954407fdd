"""The `sources` view: every source in a row, with how much rests on it; those that several personas share first.

Knows: sources, and who cites them. Must not know: HTML, what each statement says.
"""

import re
import zlib
from collections.abc import Iterable
from dataclasses import dataclass

from handbook.display.claims import Statement, claims
from handbook.personas import studies
from handbook.personas.catalog import Catalog
from handbook.personas.record import Record
from handbook.schema.blocks import Source
from handbook.schema.studies import Study

_PLAIN = re.compile(r"[A-Za-z0-9][\w-]*", re.ASCII)

Cited = dict[str, dict[str, tuple[Statement, ...]]]  # by the ids of a persona and of a source


@dataclass(frozen=True, slots=True)
class Entry:
    """One source: its place in the view, the page and the place in it where it is described, and what rests on it.

    `age` is empty where nobody can tell.
    """

    source: Source
    place: str
    page: str
    at: str
    age: str
    is_old: bool
    personas: tuple[tuple[Record, tuple[Statement, ...]], ...]

    @property
    def owner(self) -> str:
        """Who can say more about it."""
        return (self.source.owner or "") if isinstance(self.source, Study) else ""

    @property
    def count(self) -> int:
        """How many statements rest on it."""
        return sum(len(statements) for _, statements in self.personas)


@dataclass(frozen=True, slots=True)
class Sources:
    """The sources that several personas share, and those that one persona's file declares."""

    shared: tuple[Entry, ...] = ()
    own: tuple[tuple[Record, tuple[Entry, ...]], ...] = ()

    @property
    def every(self) -> tuple[Entry, ...]:
        """All of them."""
        return (*self.shared, *(entry for _, entries in self.own for entry in entries))

    @property
    def old(self) -> int:
        """How many were gathered more than two years ago."""
        return sum(entry.is_old for entry in self.every)


def build(_: object, catalog: Catalog) -> Sources:
    """Every source; none for the public."""
    if catalog.is_public:
        return Sources()
    cited = {record.id: claims(record) for record in catalog.records}
    own = ((record, studies.own_sources(record.persona)) for record in catalog.records)
    return Sources(
        tuple(shared(study, catalog, cited) for study in catalog.studies),
        tuple((record, tuple(_own(record, several, cited, catalog))) for record, several in own if several),
    )


def shared(study: Study, catalog: Catalog, cited: Cited) -> Entry:
    """A source of the list, which is described on a page of its own, with what rests on it."""
    records = (record for record in catalog.records if study.id in cited.get(record.id, ()))
    places = f"study-{_plain(study)}", studies.page_of(study.id), ""
    return _entry(study, places, records, cited, catalog)


def _own(record: Record, several: Iterable[Source], cited: Cited, catalog: Catalog) -> Iterable[Entry]:
    """The sources that a persona's file declares, which its own page describes, before those of the list."""
    for number, source in enumerate(several, 1):
        places = f"source-{record.id}-{_plain(source)}", record.path, f"source-{number}"
        yield _entry(source, places, [record], cited, catalog)


def _entry(
    source: Source, places: tuple[str, str, str], records: Iterable[Record], cited: Cited, catalog: Catalog
) -> Entry:
    personas = tuple((one, found) for one in records if (found := cited[one.id].get(source.id, ())))
    today = catalog.today
    return Entry(source, *places, studies.age(source.date, today), studies.is_old(source.date, today), personas)


def _plain(source: Source) -> str:
    """The source's id as a part of a place in a page: each has one of its own, whatever ids people choose."""
    return source.id if _PLAIN.fullmatch(source.id) else f"{zlib.crc32(source.id.encode()):08x}"
