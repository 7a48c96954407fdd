"""An import repeated: which file is which row's, and whether anybody has changed it since.

Knows: the mark that each imported file bears. Must not know: how drafts are made.

The mark says which row of which file a draft is from, and what the draft was, as a checksum. So nothing is made twice,
a draft that nobody has touched follows the mapping, and one that somebody has worked on is never written again.
"""

import hashlib
import json
import posixpath
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import PurePath

from commands.importing.values import clean
from handbook.personas.draft import path_of
from handbook.personas.record import is_id
from handbook.schema.slugs import slug_of
from handbook.schema.terms.general import PersonaType
from handbook.source.folders import NEGATIVE_FOLDER
from handbook.source.names import fault

_TEXT = r'("(?:[^"\\]|\\.)*")'
_MARK = re.compile(rf"^# Imported from {_TEXT} as ([a-z0-9-]+)\. .*\[([0-9a-f]{{12}}) ([0-9a-f]{{12}})\]$", re.M)
_UNSEALED = "0" * 12
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Imported:
    """A file that an import has written; `id` is what was made for its row, `row` the row's checksum."""

    path: str
    source: str
    id: str
    row: str
    is_untouched: bool


def mark(source: str, id_: str, row: str) -> str:
    """The comment in the draft, before its own checksum is known."""
    told = "Importing it again rewrites this file, until somebody changes it."
    return f"# Imported from {json.dumps(source, ensure_ascii=False)} as {id_}. {told} [{row} {_UNSEALED}]"


def row_sum(texts: Iterable[str]) -> str:
    """The checksum of a row, in whatever order and place its cells stand."""
    return _sum("\n".join(sorted(texts)))


def source_name(source: str) -> str:
    """A file's name as the mark has it, wherever the file lies."""
    return " ".join(clean(PurePath(source).name or source).split())


def sealed(text: str) -> str:
    """The text with its checksum in the mark."""
    return text.replace(f" {_UNSEALED}]", f" {_sum(text)}]", 1)


def _sum(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def imported(personas: Mapping[str, bytes]) -> list[Imported]:
    """Every file that bears the mark."""
    found = []
    for path, data in personas.items():
        text = data.decode("utf-8-sig", "replace").replace("\r\n", "\n")
        if mark := _MARK.search(text):
            blank = text[: mark.start(4)] + _UNSEALED + text[mark.end(4) :]
            found.append(Imported(path, json.loads(mark[1]), mark[2], mark[3], _sum(blank) == mark[4]))
    return found


def ids(names: Iterable[str], source: str, there: Sequence[Imported], taken: Iterable[str]) -> list[str]:
    """An id for each name: a row's own from the last time, or else one that nobody has; of two alike, `ann-2`."""
    own = {one.id for one in there if one.source == source}
    files = {_stem(one.path) for one in there if one.source == source}
    others = {*taken, *(one.id for one in there if one.source != source)} - files
    used = set[str]()
    made: list[str] = []
    for name in names:
        base = slug_of(name)[:_LONGEST].strip("-")
        base = base if is_id(base) and not fault(f"{base}.md") else f"persona-{base}".strip("-")
        numbered = (base if number == 1 else f"{base}-{number}" for number in count(1))
        one = next(id_ for id_ in numbered if id_ not in used and (id_ in own or id_ not in others))
        used.add(one)
        made.append(one)
    return made


def before(rows: Mapping[str, str], source: str, there: Sequence[Imported]) -> dict[str, Imported]:
    """The file that each row became the last time, by the row's id now; `rows` are the ids and their rows' checksums.

    A row whose name comes from another column now has another id: it is known by its cells.
    """
    by_id = {one.id: one for one in reversed(there) if one.source == source}
    found = {id_: by_id[id_] for id_ in rows if id_ in by_id}
    left = {one.row: one for one in there if one.source == source and one.id not in found}
    return found | {id_: left[row] for id_, row in rows.items() if id_ not in found and row in left}


def without_a_row(source: str, there: Sequence[Imported], found: Iterable[Imported]) -> list[str]:
    """The files that came of this source, and of no row that it has now."""
    paths = {one.path for one in found}
    return [one.path for one in there if one.source == source and one.path not in paths]


def _stem(path: str) -> str:
    return posixpath.basename(path).removesuffix(".md")


def place(id_: str, persona_type: PersonaType, file: Imported | None) -> str:
    """Where a draft belongs now: where its file is, unless its type or its id has become another."""
    if file is None or file.id != id_:
        return path_of(id_, persona_type)
    is_negative = persona_type is PersonaType.NEGATIVE
    here = file.path.startswith(NEGATIVE_FOLDER) is is_negative
    return file.path if here else path_of(_stem(file.path), persona_type)
