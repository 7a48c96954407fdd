"""An import repeated: which file is which row's, and whether anybody has changed it since.

Knows: the mark that each imported file bears. Must not know: how drafts are made.

The mark says which row of which file a draft is from, and what the draft was, as a checksum. So nothing is made twice,
a draft that nobody has touched follows the mapping, and one that somebody has worked on is never written again.
"""

import hashlib
import json
import posixpath
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import count
from pathlib import PurePath

from commands.importing.values import clean
from handbook.personas.catalog import is_id
from handbook.personas.draft import path_of
from handbook.personas.record import NEGATIVE_FOLDER
from handbook.schema.slugs import slug_of
from handbook.schema.terms.general import PersonaType

_MARK = re.compile(r'^# Imported from ("(?:[^"\\]|\\.)*") as ([a-z0-9-]+)\. .*\[([0-9a-f]{12})\]$', re.M)
_UNSEALED = "0" * 12
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Origin:
    """Which row of which file: the file's name, and the id that was made for the row."""

    source: str
    id: str

    @property
    def mark(self) -> str:
        """The comment in the draft, before its checksum is known."""
        name = json.dumps(self.source, ensure_ascii=False)
        told = "Importing it again writes this file anew, until somebody changes it."
        return f"# Imported from {name} as {self.id}. {told} [{_UNSEALED}]"


@dataclass(frozen=True, slots=True)
class Imported:
    """A file that an import has written."""

    path: str
    is_untouched: bool


def source_name(source: str) -> str:
    """A file's name as the mark has it, wherever the file lies."""
    return " ".join(clean(PurePath(source).name or source).split())


def sealed(text: str) -> str:
    """The text with its checksum in the mark."""
    return text.replace(f"[{_UNSEALED}]", f"[{_sum(text)}]", 1)


def _sum(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def imported(personas: Mapping[str, bytes]) -> dict[Origin, Imported]:
    """Every file that bears the mark."""
    found: dict[Origin, Imported] = {}
    for path, data in personas.items():
        text = data.decode("utf-8-sig", "replace").replace("\r\n", "\n")
        if mark := _MARK.search(text):
            blank = text[: mark.start(3)] + _UNSEALED + text[mark.end(3) :]
            origin = Origin(json.loads(mark[1]), mark[2])
            found.setdefault(origin, Imported(path, _sum(blank) == mark[3]))
    return found


def ids(names: Iterable[str], source: str, there: Mapping[Origin, Imported], taken: Iterable[str]) -> list[str]:
    """An id for each name: a row's own from the last time, or else one that nobody has; of two alike, `ann-2`."""
    used = set[str]()
    others = set(taken) - {posixpath.basename(one.path).removesuffix(".md") for one in there.values()}
    made: list[str] = []
    for name in names:
        base = slug_of(name)[:_LONGEST].strip("-")
        base = base if is_id(base) else f"persona-{base}".strip("-")
        numbered = (base if number == 1 else f"{base}-{number}" for number in count(1))
        one = next(id_ for id_ in numbered if id_ not in used and _is_free(id_, source, there, others))
        used.add(one)
        made.append(one)
    return made


def _is_free(id_: str, source: str, there: Mapping[Origin, Imported], others: set[str]) -> bool:
    foreign = any(
        one.id == id_ or posixpath.basename(file.path) == f"{id_}.md"
        for one, file in there.items()
        if one.source != source
    )
    return Origin(source, id_) in there or (id_ not in others and not foreign)


def place(id_: str, persona_type: PersonaType, before: Imported | None) -> str:
    """Where a draft belongs now: where its file is, unless its type has become another."""
    if before is None:
        return path_of(id_, persona_type)
    is_negative = persona_type is PersonaType.NEGATIVE
    name = posixpath.basename(before.path).removesuffix(".md")
    return before.path if before.path.startswith(NEGATIVE_FOLDER) is is_negative else path_of(name, persona_type)
