"""One persona file, read and typed; and the folder of all of them, as rules see it.

Knows: a persona, its file and what follows from the two. Must not know: which rules there are.
"""

import datetime as dt
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache
from typing import Any, NamedTuple

from handbook.markdown.prose import Prose
from handbook.personas.short import Short
from handbook.personas.studies import Studies
from handbook.problems.problem import Position
from handbook.schema import Block, FieldSpec, Persona, Settings, specs
from handbook.schema.economics import Economics
from handbook.schema.negative import EITHER, Negative
from handbook.schema.scalars import SLUG
from handbook.schema.statements import Share, Shorthand
from handbook.schema.terms.general import PersonaType, Status
from handbook.source import Document, Path, Scalar, as_written, key_places, scalars, values

RESERVED_IDS = frozenset({"index", "readme"})


@dataclass(frozen=True, slots=True, eq=False)
class Record:
    """A persona with the file it came from. `broken` are the paths whose values could not be understood."""

    id: str
    persona: Persona
    document: Document
    prose: Prose
    broken: frozenset[Path] = frozenset()

    @property
    def path(self) -> str:
        """The file, relative to the project; also the page's name on the site."""
        return self.document.path

    @property
    def fields(self) -> Mapping[str, FieldSpec]:
        """The fields that a persona can have in this company, by their full paths."""
        return leaves(type(self.persona))

    @property
    def name(self) -> str:
        """What readers call the persona; its id when the name is missing."""
        return self.persona.name or self.id

    @property
    def spoken_name(self) -> str:
        """What the name has in common with others that sound and look the same."""
        return " ".join(unicodedata.normalize("NFKC", self.name).casefold().split())

    @property
    def is_negative(self) -> bool:
        """Whether it is a negative persona."""
        return self.persona.type is PersonaType.NEGATIVE

    @property
    def negative(self) -> Negative | None:
        """What makes it a negative persona, if it is one."""
        return self.persona.negative if self.is_negative else None

    @property
    def unsaid(self) -> tuple[FieldSpec, ...]:
        """What a negative persona should say and does not, or not yet."""
        paths = (path for paths in EITHER for path in paths) if self.is_negative else ()
        known = _by_path(type(self.persona))
        return tuple(known[path] for path in paths if not is_filled(value_at(self.persona, path)))

    @property
    def status(self) -> Status:
        """Where it stands in its life."""
        return self.persona.status

    @property
    def since(self) -> dt.date:
        """The first day that the file names; the last of all days if it names none."""
        days = [day for day in (self.persona.created, self.persona.last_reviewed) if day]
        return min(days, default=dt.date.max)

    @property
    def is_well_named(self) -> bool:
        """Whether the file's name is one that a persona's file may have."""
        return is_id(self.id)

    @property
    def known_since(self) -> tuple[bool, dt.date, int, str]:
        """Which of two files keeps its name, the lesser: by a right name, then the day, the outer folder, the path."""
        return not self.is_well_named, self.since, self.path.count("/"), self.path

    @property
    def claims_to_be_current(self) -> bool:
        """Whether people may rely on it now, so that it needs an owner, a review and evidence."""
        return self.status in (Status.ACTIVE, Status.UNDER_REVIEW)

    @property
    def review_due(self) -> dt.date | None:
        """The day its last review runs out."""
        reviewed = self.persona.last_reviewed
        if reviewed is None:
            return None
        months = reviewed.year * 12 + reviewed.month - 1 + self.persona.review_every
        year, month = divmod(months, 12)
        if year >= dt.MAXYEAR:
            return dt.date.max
        following = dt.date(year + (month == 11), (month + 1) % 12 + 1, 1)
        return dt.date(year, month + 1, min(reviewed.day, (following - dt.timedelta(days=1)).day))

    def is_overdue(self, today: dt.date) -> bool:
        """Whether a persona that claims to be current has outlived its review."""
        return self.claims_to_be_current and self.review_due is not None and self.review_due < today

    def written(self, path: Path) -> Path:
        """Where the file has what the persona has at `path`: empty and broken items do not count there."""
        return as_written(self.document.front, path, self.broken)

    @property
    def texts(self) -> tuple[Scalar, ...]:
        """Every value of the front matter as it was typed, with its place, save for what is reported already."""
        return _words_of(self).texts

    @property
    def names_of_its_own(self) -> tuple[tuple[Position, str], ...]:
        """Every name that the writer made up, under `custom:`, with its place."""
        custom = self.document.front.values.get("custom")
        return tuple((at, key) for key, at in key_places(custom)) if custom else ()

    @property
    def body_lines(self) -> tuple[tuple[Position, str], ...]:
        """Every line of the body, with its place."""
        lines = self.document.body.split("\n")
        return tuple((Position(self.document.body_line + number, 1), line) for number, line in enumerate(lines))

    @property
    def whole_text(self) -> str:
        """All of these, one below the other: what does not occur in it occurs nowhere in the file."""
        return _words_of(self).whole

    def is_broken(self, path: Path) -> bool:
        """Whether the value at `path`, or what holds it, could not be understood and is reported already."""
        unread = bool(path) and path[0] in self.document.unread
        return unread or any(path[: len(b)] == b or b[: len(path)] == path for b in self.broken if path)


class _Words(NamedTuple):
    """What several rules read of one persona."""

    texts: tuple[Scalar, ...]
    whole: str


# The rules take one persona after the other. Kept for all, this would take as much memory again as what it is made of.
@lru_cache(maxsize=1)
def _words_of(record: Record) -> _Words:
    front = record.document.front
    texts = values(front)
    if record.broken or record.document.unread:
        texts = [scalar for path, scalar in scalars(front) if not record.is_broken(path)]
    names = [name for _, name in record.names_of_its_own]
    return _Words(tuple(texts), "\n".join([*(scalar.text for scalar in texts), *names, record.document.body]))


@dataclass(frozen=True)
class Folder:
    """Everything the rules may look at besides the persona itself.

    `paths` maps every id to its files, of unreadable files too, so that a reference to one is not
    reported as a second problem. `pages` are the site's other pages and files, `unread` the settings that could not
    be understood, `settings_file` all of them as they were typed, and `settings_broken` the parts left out of them.
    """

    records: tuple[Record, ...]
    paths: Mapping[str, tuple[str, ...]]
    today: dt.date
    settings: Settings = field(default_factory=Settings)
    pages: frozenset[str] = frozenset()
    images: frozenset[str] = frozenset()
    unread: frozenset[str] = frozenset()
    short: Short = field(default_factory=Short)
    studies: Studies = field(default_factory=Studies)
    settings_file: Document | None = None
    settings_broken: frozenset[Path] = frozenset()

    @property
    def declared(self) -> list[str]:
        """The folders that stand for something, by their names; none where their declaration cannot be understood."""
        return self.settings.folders.names if self.settings.folders else []

    @cached_property
    def by_id(self) -> dict[str, Record]:
        """The readable personas by id; of two with the same id, the older one."""
        return {record.id: record for record in sorted(self.records, key=lambda one: one.known_since, reverse=True)}

    @cached_property
    def named(self) -> dict[str, list[tuple[Record, Path]]]:
        """Who lays claim to an id or alias (as `same_name` has it), and where: a path of () is the file's own name."""
        claims: dict[str, list[tuple[Record, Path]]] = {}
        for record in sorted(self.records, key=lambda one: one.known_since):
            claims.setdefault(same_name(record.id), []).append((record, ()))
        for record in self.records:
            for index, alias in enumerate(record.persona.aliases):
                claims.setdefault(same_name(alias), []).append((record, ("aliases", index)))
        return claims

    @cached_property
    def of_one_name(self) -> Mapping[str, list[Record]]:
        """The personas that people rely on by their names, as `spoken_name` has them; of one id, the oldest."""
        found: dict[str, list[Record]] = {}
        for record in self.records:
            if self.by_id[record.id] is record and record.persona.name and record.claims_to_be_current:
                found.setdefault(record.spoken_name, []).append(record)
        return found

    @cached_property
    def shares(self) -> Mapping[str, tuple[Record, ...]]:
        """The personas in use that state a share of the whole, by the field in which they do."""
        fields = [spec.path for spec in specs(Persona) if spec.block is Share]
        current = [record for record in self.records if record.claims_to_be_current]
        return {name: tuple(one for one in current if getattr(one.persona, name)) for name in fields}

    @cached_property
    def currency(self) -> str | None:
        """The currency of the handbook: the baseline's, or that of most personas (the first ones' if tied)."""
        baseline = self.settings.baseline
        if baseline and baseline.currency:
            return baseline.currency
        stated = (record.persona.economics for record in self.records)
        counted = Counter(money.currency for money in stated if money and money.currency)
        return max(counted, key=lambda code: counted[code], default=None)

    def knows(self, persona_id: str) -> bool:
        """Whether a file of this id exists, readable or not."""
        return persona_id in self.paths


def is_id(text: str) -> bool:
    """Whether a persona's file may have this name, without `.md`."""
    return bool(re.fullmatch(SLUG, text)) and text not in RESERVED_IDS


def same_name(name: str) -> str:
    """What two names have in common that differ only in case, or in how their accents are typed."""
    return unicodedata.normalize("NFC", name).casefold()


def every_spec(model: type[Block], prefix: str = "") -> Iterator[FieldSpec]:
    """Every field, blocks and what is inside of them, with its full path; not looking into lists."""
    for spec in specs(model, prefix):
        yield spec
        if spec.block and not spec.is_list:
            yield from every_spec(spec.block, f"{spec.path}.")


@cache
def _by_path(model: type[Block]) -> Mapping[str, FieldSpec]:
    return {spec.path: spec for spec in every_spec(model)}


@cache
def leaves(model: type[Block]) -> Mapping[str, FieldSpec]:
    """Every field that holds a value of its own, by its full path: `company.size`, not `company`."""
    return {spec.path: spec for spec in _leaves(model)}


def _leaves(model: type[Block], prefix: str = "") -> Iterator[FieldSpec]:
    for spec in specs(model, prefix):
        if spec.block and not spec.is_list and not issubclass(spec.block, Shorthand):
            yield from _leaves(spec.block, f"{spec.path}.")
        else:
            yield spec


def value_at(persona: Persona, path: str) -> Any:
    """The value of a field by its full path, figures by the year; None where a block on the way is missing."""
    if "." not in path:
        return getattr(persona, path, None)
    value: Any = persona
    for name in path.split("."):
        value = value.in_a_year(name) if isinstance(value, Economics) else getattr(value, name, None)
    return value


def is_filled(value: Any) -> bool:
    """Whether a value says anything."""
    return value is not None and value not in ([], {}, "")
