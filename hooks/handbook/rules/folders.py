"""What the folder of a persona says: which ones are declared, whether the file agrees, and what two files share.

Knows: the declared folders, and where each file lies. Must not know: pages.
"""

import posixpath
from collections.abc import Iterable, Iterator

from handbook.markdown.links import PERSONAS
from handbook.personas.record import Folder, Record
from handbook.problems.problem import START, Also, Problem
from handbook.rules.check import ERROR, Breach, check
from handbook.rules.hand_written import UNKNOWN_FOLDER
from handbook.schema import by_folder
from handbook.schema.folders import Folders
from handbook.schema.messages import nearest
from handbook.schema.slugs import slug_of
from handbook.source.files import SETTINGS
from handbook.source.folders import NEGATIVE_FOLDER, group_of, inside, is_stray, moved, moved_file, name_fault


def undeclared(folder: Folder) -> Iterator[Problem]:
    """The folders with personas that the settings, which name some, do not name: each once, wherever it lies."""
    declared = folder.settings.folders
    if not declared or "folders" in folder.unread:
        return
    found: dict[str, list[str]] = {}
    nested: dict[str, None] = {}
    for path in sorted(path for paths in folder.paths.values() for path in paths):
        name = group_of(path)
        if name and name not in declared.names:
            found.setdefault(name, []).append(_folder_in(path, name))
        elif name and any(one in declared.names for one in inside(path)[inside(path).index(name) + 1 :]):
            nested.setdefault(posixpath.dirname(path))
    for name, folders in found.items():
        first, *others = dict.fromkeys(folders)
        also = tuple(Also(one, START, "of the same name") for one in others)
        yield Problem(first, START, UNKNOWN_FOLDER, _unknown(name, [first, *others], declared), also)
    for inner in nested:
        names = [one for one in inside(f"{inner}/") if one in declared.names]
        to = f"{_known(inner)}{names[-1]}"
        message = f"this is in both `{names[0]}` and `{names[-1]}`: if the second is meant, `{moved(inner, to)}`"
        yield Problem(inner, START, UNKNOWN_FOLDER, message)


def _unknown(name: str, folders: list[str], declared: Folders) -> str:
    said = f"`{name}` is none of the folders that {SETTINGS} declares: {', '.join(declared.names)}."
    elsewhere = f"move its personas to one of these, or to {PERSONAS} or {NEGATIVE_FOLDER}"
    meant = nearest(name, declared.names)
    if not meant:
        return f"{said} {'So, ' if name_fault(name) else 'Declare it there, or '}{elsewhere}"
    steps = [moved(one, f"{_known(one)}{meant}") for one in folders]
    # A folder in a wrong place has a command of its own already, which comes first.
    how = "rename it" if any(map(is_stray, folders)) else f"`{' && '.join(steps)}`"
    declare = "" if meant.casefold() == name.casefold() else f"; or declare `{name}` under `folders: values:`"
    return f"{said} Did you mean `{meant}`? Then {how}{declare}"


def _folder_in(path: str, name: str) -> str:
    """The folder of this name that a persona lies in."""
    return path[: path.index(f"/{name}/", len(PERSONAS) - 1) + len(name) + 1]


def _known(path: str) -> str:
    return NEGATIVE_FOLDER if path.startswith(NEGATIVE_FOLDER) else PERSONAS


@check("folder-and-field", ERROR, fix="Move the file into the folder that is meant, or leave the field out.")
def folder_and_field(record: Record, folder: Folder) -> Iterator[Breach]:
    """A persona lies in one of the declared folders, and its file names another.

    Views go by one of the two, and readers would miss the persona in the other.
    """
    spec, name = by_folder(type(record.persona)), group_of(record.path)
    said = getattr(record.persona, spec.name) if spec else None
    declared = folder.settings.folders.names if folder.settings.folders else []
    if spec and said and name in declared and str(said) != name:
        place = f"{_known(record.path)}{said}/{posixpath.basename(record.path)}"
        command = moved_file(record.path, place)
        message = f"the folder says `{name}`: delete this line if that is right; if not, `{command}`"
        yield Breach(message, (spec.name,), key=True)


def another_name(path: str, taken: Iterable[str]) -> str:
    """A path in the same folder whose id is nobody's: with the folder's name after it, or else with a number."""
    folder, file = posixpath.split(path)
    stem = file.removesuffix(".md")
    around = slug_of(posixpath.basename(folder)) if f"{folder}/" != PERSONAS else ""
    names = [f"{stem}-{around}"] if around else []
    known = {*taken}
    names += [f"{stem}-{number}" for number in range(2, len(known) + 3)]
    return f"{folder}/{next(name for name in names if name not in known)}.md"
