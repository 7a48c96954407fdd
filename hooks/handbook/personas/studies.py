"""The list of sources that several personas rest on, read; and a persona with those that it cites.

Knows: the list's file, what a persona cites, and where the site has each source of the list. Must not know: any other
persona, or how a source is judged.
"""

import calendar
import datetime as dt
import re
import zlib
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from handbook.personas.citations import citations
from handbook.problems.problem import Position, Problem
from handbook.schema import Persona, validate
from handbook.schema.blocks import Evidence, Source
from handbook.schema.dates import SOURCE_DATE, first_day
from handbook.schema.messages import as_item
from handbook.schema.scalars import SLUG
from handbook.schema.slugs import slug_of
from handbook.schema.studies import Study, StudyList
from handbook.source import RULES, Document, Listing, Mapping, Node, Path, Scalar, as_written, decode, parse_entries
from handbook.source.files import SOURCES
from handbook.source.kinds import resembles_sources
from handbook.source.rules import NOT_FIELDS

FOLDER = "sources/"  # of the site, where each source of the list has its page
OLD = 24  # months after which people, prices and habits may have changed
_YEAR = 12
_PARTS = frozenset({*Study.model_fields, "sources"})
_ENTRY = "each source is an entry of a list, and its id a part of it like any other: write"
_LONGEST = 60  # characters of an id in an address
_NOTHING = Mapping({}, {}, Position())


@dataclass(frozen=True)
class Studies:
    """The list as it was read, and whether it `is_there`.

    `broken` are the parts that could not be understood; with `gaps`, some were not read.
    """

    entries: tuple[Study, ...] = ()
    document: Document = field(default_factory=lambda: Document(SOURCES, _NOTHING, "", 1))
    broken: frozenset[Path] = frozenset()
    gaps: bool = False
    is_there: bool = False

    @property
    def by_id(self) -> dict[str, Study]:
        """The sources by id; of two with the same one, the first."""
        return {one.id: one for one in reversed(self.entries)}

    def at(self, index: int, part: str) -> Position:
        """Where a part of an entry stands in the file."""
        return self.document.at(as_written(self.document.front, ("sources", index, part), self.broken))


def load(data: bytes | None, refused: Iterable[str] = ()) -> tuple[Studies, list[Problem]]:
    """Reads the list's bytes; without the file there are no shared sources, unless it is `refused` for its name."""
    if data is None:
        return Studies(gaps=any(map(resembles_sources, refused))), []
    text, problems = decode(SOURCES, data)
    if text is None:
        return Studies(gaps=True), problems
    parsed = parse_entries(text, SOURCES)
    problems += parsed.problems
    root = _root(parsed.root)
    if root is None:
        at = parsed.root.at if parsed.root else Position()
        message = "write one entry for each source, with a dash before it: `- {id: orders-2026, title: Order records}`"
        return Studies(gaps=True), [*problems, Problem(SOURCES, at, NOT_FIELDS, message)]
    if named := _named(root):
        at, message = named
        return Studies(gaps=True), [*problems, Problem(SOURCES, at, NOT_FIELDS, message)]
    validated = validate(StudyList, root, SOURCES)
    document = Document(SOURCES, validated.front, "", len(text.splitlines()) + 1, parsed.unread)
    gaps = bool(validated.broken) or any(one.rule in RULES for one in parsed.problems)
    studies = Studies(tuple(validated.value.sources), document, validated.broken, gaps, is_there=True)
    return studies, [*problems, *validated.problems]


def page_of(id_: str) -> str:
    """The page of a source of the list, by its name on the site: one of its own for each id, whatever people choose."""
    if re.fullmatch(SLUG, id_) and len(id_) <= _LONGEST and id_ not in ("index", "readme"):
        return f"{FOLDER}{id_}.md"
    plain = slug_of(id_)[:_LONGEST].strip("-")
    return f"{FOLDER}{plain or 'source'}-{zlib.crc32(id_.encode()):08x}.md"


def _root(root: Node | None) -> Mapping | None:
    """The list's parts; a bare list is that of the sources."""
    if isinstance(root, Listing):
        return Mapping({"sources": root}, {"sources": root.at}, root.at)
    if root is None or (isinstance(root, Scalar) and root.is_empty):
        return _NOTHING
    is_one_source = isinstance(root, Mapping) and "sources" not in root.values and "id" in root.values
    return root if isinstance(root, Mapping) and not is_one_source else None


def _named(root: Mapping) -> tuple[Position, str] | None:
    """Where an id is first written as a name, with what it stands for as its value, and what to write in its place."""
    within = root.values.get("sources", root)
    for block in within.items if isinstance(within, Listing) else (within,):
        if isinstance(block, Mapping) and _PARTS.isdisjoint(block.values):
            for key, value in block.values.items():
                if isinstance(value, Mapping):
                    return block.keys[key], f"{_ENTRY} `- id: {key}`, and the rest under it, indented by two spaces"
                if block is root and isinstance(value, Scalar):
                    title = as_item(value.text.strip() or "Order records")
                    return block.keys[key], f"{_ENTRY} `- {{id: {key}, title: {title}}}`"
    return None


def with_studies(persona: Persona, studies: Studies) -> Persona:
    """The persona with the shared sources that it cites, after its own; of two with one id, its own."""
    if not studies.entries:
        return persona
    evidence = persona.evidence or Evidence()
    own = {one.id for one in evidence.sources}
    cited = {id_ for _, id_ in citations(persona)} - own
    shared = [study for id_, study in studies.by_id.items() if id_ in cited]
    if not shared:
        return persona
    ordered = sorted(shared, key=studies.entries.index)
    whole = evidence.model_copy(update={"sources": [*evidence.sources, *ordered]})
    return persona.model_copy(update={"evidence": whole})


def own_sources(persona: Persona) -> list[Source]:
    """The sources that the persona's own file declares, in its order."""
    sources: Collection[Source] = persona.evidence.sources if persona.evidence else ()
    return [one for one in sources if not isinstance(one, Study)]


def months_since(date: str | None, today: dt.date) -> int | None:
    """How many whole months have passed at least since a source was gathered; None where its date is no day.

    Of a year or a month, the last day counts, so that nothing is called older than it is.
    """
    found = SOURCE_DATE.fullmatch((date or "").strip())
    if not found:
        return None
    year, month = int(found[1]), int(found[2] or _YEAR)
    if not (year and 1 <= month <= _YEAR):
        return None
    last = calendar.monthrange(year, month)[1]
    day = int(found[3] or last)
    if not 1 <= day <= last:
        return None
    passed = (today.year - year) * _YEAR + today.month - month - (today.day < day)
    return max(passed, 0)


def age(date: str | None, today: dt.date) -> str:
    """How old a source is, as readers see it; nothing where nobody can tell."""
    months = months_since(date, today)
    if months is None:
        return ""
    parts = (date or "").strip().count("-")
    if months == 0:
        return _at_most(parts, first_day(date), today)
    number, unit = (months, "month") if months < OLD else (months // _YEAR, "year")
    return f"{'' if parts else 'at least '}{number} {unit}{'' if number == 1 else 's'} old"


def _at_most(parts: int, first: dt.date | None, today: dt.date) -> str:
    """How old a source may be of which no whole month has surely passed."""
    if first is None or first > today:
        return "less than a month old"
    if not parts:
        return "less than a year old" if first.year == today.year else "at most a year old"
    return "less than a month old" if parts > 1 or first.month == today.month else "about a month old"


def is_old(date: str | None, today: dt.date) -> bool:
    """Whether a source was gathered more than two years ago."""
    months = months_since(date, today)
    return months is not None and months >= OLD
