"""What the folder of a persona says: which ones are declared, whether the file agrees, and what two files share.

Knows: the declared folders, and where each file lies. Must not know: pages.
"""

import posixpath
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from handbook.markdown.links import PERSONAS
from handbook.personas.record import Folder, Record
from handbook.problems.problem import START, Also, Problem
from handbook.rules.check import ERROR, Breach, check
from handbook.rules.hand_written import UNKNOWN_FOLDER
from handbook.schema import by_folder
from handbook.schema.messages import nearest
from handbook.schema.slugs import slug_of
from handbook.source import names
from handbook.source.files import SETTINGS
from handbook.source.folders import (
    NEGATIVE_FOLDER,
    emptied,
    group_of,
    inside,
    is_negative,
    known_folder,
    moving,
    name_fault,
    seems_negative,
    stray,
)
from handbook.source.rules import MISPLACED_PERSONA


def misplaced(folder: Folder) -> Iterator[Problem]:
    """The folders with personas in them that are no place for them: each once, with where the personas belong."""
    declared = folder.declared
    found: dict[tuple[str, str], list[str]] = {}
    for path in misplaced_paths(folder):
        found.setdefault(_kind(path, declared), []).append(path)
    taken = {*folder.paths}
    for (kind, _), paths in found.items():
        first, *others = dict.fromkeys(_wrong(path, declared) for path in paths)
        also = tuple(Also(names.shown(one), START, "of the same name") for one in others)
        tell = _nested if kind == NESTED else _unknown if kind == UNKNOWN else _not_negative
        said = tell(paths, declared, _Moves(folder, declared, taken))
        rule = MISPLACED_PERSONA if kind == STRAY else UNKNOWN_FOLDER
        yield Problem(names.shown(first), START, rule, names.shown(said), also)


def misplaced_paths(folder: Folder) -> list[str]:
    """The personas that lie in such folders."""
    declared = folder.declared
    return sorted(path for paths in folder.paths.values() for path in paths if _kind(path, declared)[0])


def placed_paths(folder: Folder) -> list[str]:
    """Those of which it is told where they belong, and under which name if theirs is taken."""
    declared = folder.declared
    return [path for path in misplaced_paths(folder) if _kind(path, declared)[0] != UNKNOWN or _meant(path, declared)]


STRAY, UNKNOWN, NESTED = "stray", "unknown", "nested"


def _kind(path: str, declared: list[str]) -> tuple[str, str]:
    """What is wrong with where a persona lies, and what is told of together; two empty texts if nothing is."""
    group = group_of(path)
    if where := stray(path):
        return STRAY, where
    if declared and group and group not in declared:
        return UNKNOWN, group
    if group and sum(one in declared for one in inside(path)) > 1:
        return NESTED, posixpath.dirname(path)
    return "", ""


def _wrong(path: str, declared: list[str]) -> str:
    kind, what = _kind(path, declared)
    return _folder_in(path, what) if kind == UNKNOWN else what


def _meant(path: str, declared: list[str]) -> str:
    """The declared folder that is meant by those a persona lies in; empty if nobody can tell."""
    around = _around(path)
    known = next((one for one in around if one in declared), "")
    return known or (nearest(around[0], declared) if around and declared else None) or ""


def _around(path: str) -> list[str]:
    return [one for one in inside(path) if not (stray(path) and seems_negative(one))]


def _place(path: str, declared: list[str], meant: str) -> str:
    """The folder that a persona belongs in: customers stay customers, and negative personas negative."""
    known = NEGATIVE_FOLDER if is_negative(path) else PERSONAS
    around = _around(path)
    rest = [one for one in around[1:] if one not in declared] if declared else around
    return f"{known}{'/'.join(filter(None, [meant, *rest]))}".rstrip("/")


@dataclass(frozen=True)
class _Moves:
    """The commands for personas in a wrong place; `taken` are the ids that no file may get on the way."""

    folder: Folder
    declared: list[str]
    taken: set[str]

    def to(self, paths: list[str], meant: str | None = None) -> str:
        """How to move the personas to the folders that they belong in, or into the one that is said to be meant."""
        places = {path: _place(path, self.declared, meant or _meant(path, self.declared)) for path in paths}
        steps = {posixpath.dirname(path): place for path, place in places.items()}
        renamed = {path: self._name(path, place) for path, place in places.items() if self._is_taken(path)}
        if said := emptied(steps, renamed):
            where = " and ".join(f"`{one}`" for one in dict.fromkeys(places.values()))
            return f"move what lies in it to {where}, with {said}"
        words = ", and ".join(f"what lies in `{one}` to `{to}`" for one, to in steps.items())
        other = ", and ".join(f"`{path}` as `{name}`, an id nobody has" for path, name in renamed.items())
        return f"move {words}" + (f"; {other}" if other else "")

    def _is_taken(self, path: str) -> bool:
        same = self.folder.paths[posixpath.basename(path).removesuffix(".md")]
        wrong = [one for one in sorted(same) if _kind(one, self.declared)[0]]
        return len(same) > 1 and (len(wrong) < len(same) or wrong[0] != path)

    def _name(self, path: str, place: str) -> str:
        name = posixpath.basename(another_name(f"{place}/{posixpath.basename(path)}", self.taken))
        self.taken.add(name.removesuffix(".md"))
        return name


def _not_negative(paths: list[str], declared: list[str], moves: _Moves) -> str:
    name = posixpath.basename(_wrong(paths[0], declared))
    said = f"`{name}` is not the folder of the negative personas"
    strange = list(
        dict.fromkeys(one for path in paths for one in _around(path)[:1] if declared and one not in declared)
    )
    if strange:
        said += f", and {SETTINGS} declares no {' or '.join(f'`{one}`' for one in strange)}, but {', '.join(declared)}"
    also = [one for one in dict.fromkeys(one for path in paths for one in _around(path)[1:]) if one in declared]
    other = "".join(f"; if `{one}` is meant, to `{NEGATIVE_FOLDER}{one}`" for one in also[:1])
    return f"{said}: {moves.to(paths)}{other}"


def _nested(paths: list[str], declared: list[str], moves: _Moves) -> str:
    around = [one for one in inside(paths[0]) if one in declared]
    first, last = around[0], around[-1]
    said = f"this is in both `{first}` and `{last}`: if `{last}` is meant, {moves.to(paths, last)}"
    return f"{said}; if `{first}` is, give the inner folder another name"


def _unknown(paths: list[str], declared: list[str], moves: _Moves) -> str:
    name = group_of(paths[0])
    said = f"`{name}` is none of the folders that {SETTINGS} declares: {', '.join(declared)}."
    usable = not name_fault(name) and name.casefold() not in map(str.casefold, declared)
    if meant := _meant(paths[0], declared):
        declare = f"; or declare `{name}` under `folders: values:`" if usable else ""
        return f"{said} Did you mean `{meant}`? Then {moves.to(paths)}{declare}"
    known = " or ".join(dict.fromkeys(known_folder(path) for path in paths))
    elsewhere = f"move its personas to one of these below {known}, or, if they are for all of them, to {known} itself"
    return f"{said} {'Declare it there, or ' if usable else 'So, '}{elsewhere}"


def _folder_in(path: str, name: str) -> str:
    """The folder of this name that a persona lies in."""
    return path[: path.index(f"/{name}/", len(PERSONAS) - 1) + len(name) + 1]


@check("folder-and-field", ERROR, fix="Move the file into the folder that is meant, or leave the field out.")
def folder_and_field(record: Record, folder: Folder) -> Iterator[Breach]:
    """A persona is in one of the declared folders, and its file names another.

    Views go by one of the two, and readers would miss the persona in the other.
    """
    spec, name = by_folder(type(record.persona)), group_of(record.path)
    said = getattr(record.persona, spec.name) if spec else None
    if spec and said and name in folder.declared and str(said) != name:
        place = f"{known_folder(record.path)}{said}/{posixpath.basename(record.path)}"
        how = moving(record.path, free(place, folder))
        message = f"the folder says `{name}`: delete this line if that is right; if not, {how}"
        yield Breach(message, (spec.name,), key=True)


def free(path: str, folder: Folder) -> str:
    """The path, or one beside it if another persona is there already."""
    is_there = path in folder.paths.get(posixpath.basename(path).removesuffix(".md"), ())
    return another_name(path, folder.paths) if is_there else path


def another_name(path: str, taken: Iterable[str]) -> str:
    """A path in the same folder whose id is nobody's: with the folder's name after it, or else with a number."""
    folder, file = posixpath.split(path)
    stem = file.removesuffix(".md")
    around = slug_of(posixpath.basename(folder)) if f"{folder}/" != PERSONAS else ""
    names = [f"{stem}-{around}"] if around else []
    known = {*taken}
    names += [f"{stem}-{number}" for number in range(2, len(known) + 3)]
    return f"{folder}/{next(name for name in names if name not in known)}.md"
