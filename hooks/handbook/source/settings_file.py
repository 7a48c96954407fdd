"""A settings file of another program, read without knowing that program: texts, lists and fields, whatever their tags.

Knows: YAML. Must not know: what the settings mean.
"""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import Any

import yaml

from handbook.problems.problem import START, Position, Problem
from handbook.source.conflicts import without_conflicts
from handbook.source.tree import Plain

_DEEPEST = 20  # levels; an anchor inside itself would go on for ever
_HASH = re.compile(r"""^[^#"']*?[\[{][^#"'\]}]*?(?<=[\s\[{,])(#[^\s,\]}]+)""")  # in brackets, where it begins a comment
_MOST_FILES = 5  # of which each inherits from the next


def _plain(node: Any, depth: int = 0) -> Plain:
    if depth > _DEEPEST:
        return None
    match node:
        case yaml.ScalarNode():
            return str(node.value)
        case yaml.SequenceNode():
            return [_plain(one, depth + 1) for one in node.value]
        case yaml.MappingNode():
            named = [(key, value) for key, value in node.value if isinstance(key, yaml.ScalarNode)]
            return {str(key.value): _plain(value, depth + 1) for key, value in named}
        case _:
            return None


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a list in a settings file: its title, if it has one, and its text; or what is wrong with its form."""

    title: str
    text: str
    at: Position
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Places:
    """Where a settings file says what; `fault` is why it cannot be read at all."""

    names: tuple[tuple[str, Position], ...] = ()
    entries: tuple[Entry, ...] | None = None  # none where the list is not there
    inherits: str = ""
    fault: tuple[str, Position] | None = None
    texts: tuple[tuple[str, Position], ...] = ()  # every value, wherever it stands


NO_FILE = ("this is not an ordinary file", START)


@dataclass(frozen=True, slots=True)
class Spot:
    """What stands somewhere in a settings file, and where; `rest` is what follows its name on the same line.

    It is no text where it comes from elsewhere, as with `!ENV`.
    """

    value: Plain
    at: Position
    rest: str = ""
    is_text: bool = True


@dataclass(frozen=True, slots=True)
class SettingsFile:
    """One settings file: its path in the project, what it says, and where. `says` is None where nobody can tell.

    Where two versions stand in it, with a merge's marks, it says the first; `conflicts` are these places.
    """

    path: str
    says: Plain
    places: Places
    conflicts: tuple[Problem, ...] = ()
    _tree: Any = field(default=None, repr=False, compare=False)
    _lines: tuple[str, ...] = field(default=(), repr=False, compare=False)

    def find(self, *steps: str | int) -> Spot | None:
        """What stands below these names and numbers of entries; None where there is no such place."""
        node, key = self._tree, None
        for step in steps:
            match node:
                case yaml.MappingNode():
                    found = [pair for pair in node.value if pair[0].value == step]
                    key, node = found[-1] if found else (None, None)
                case yaml.SequenceNode() if isinstance(step, int):
                    key, node = None, node.value[step] if step < len(node.value) else None
                case _:
                    return None
        if node is None:
            return None
        rest = self._lines[key.end_mark.line][key.end_mark.column :] if key else ""
        if _is_empty(node):
            comment = rest.find("#")  # after a name alone
            at = _at((key or node).start_mark)
            return Spot(None, _after(key.end_mark, comment) if key and comment >= 0 else at, rest)
        return Spot(_plain(node), _at(node.start_mark), rest, is_text=_is_text(node))

    @property
    def top(self) -> dict[str, Plain]:
        """What it says by the names at its left margin."""
        return self.says if isinstance(self.says, dict) else {}


def settings_files(root: Path, path: str, key: str) -> tuple[SettingsFile, ...]:
    """A settings file and those that it inherits from, the nearest first, each read once; none where there is no file.

    Their places are those of the names at the left margin, and of the entries of the list below `key`.
    """
    found: list[SettingsFile] = []
    while len(found) < _MOST_FILES and os.path.lexists(root / path):
        is_file = (root / path).is_file()
        found.append(_read(path, (root / path).read_bytes(), key) if is_file else _unread(path, NO_FILE))
        if not (parent := found[-1].places.inherits):
            break
        path = (PurePosixPath(path).parent / parent).as_posix()
    return tuple(found)


def _unread(path: str, fault: tuple[str, Position]) -> SettingsFile:
    return SettingsFile(path, None, Places(fault=fault))


def _read(path: str, data: bytes, key: str) -> SettingsFile:
    text = data.decode(errors="replace").replace("\r\n", "\n")
    chosen, conflicts = without_conflicts(text, path)
    found = _understood(path, chosen.encode() if conflicts else data, key)
    return replace(found, conflicts=tuple(conflicts))


def _fault(data: bytes, error: yaml.MarkedYAMLError) -> tuple[str, Position]:
    """Why it is no YAML, and where."""
    at = _at(error.problem_mark or error.context_mark)
    if "flow" in (error.context or ""):
        lines = data.decode(errors="replace").splitlines()
        for number in range(min(at.line, len(lines)), 0, -1):
            if hidden := _HASH.match(lines[number - 1]):
                message = f'`#` begins a comment unless there are quotes around it. Write `"{hidden[1]}"`'
                return message, Position(number, hidden.start(1) + 1)
    return error.problem or "", at


def _understood(path: str, data: bytes, key: str) -> SettingsFile:
    try:
        top: Any = yaml.compose(data, Loader=yaml.SafeLoader)
        says = _plain(top)
    except yaml.MarkedYAMLError as error:
        return _unread(path, _fault(data, error))
    except (yaml.YAMLError, ValueError, RecursionError):  # where bytes are no text, or nested without end
        return _unread(path, ("it is not text", START))
    if not isinstance(top, yaml.MappingNode):
        return SettingsFile(path, says, Places())
    pairs = [(name, value) for name, value in top.value if isinstance(name, yaml.ScalarNode)]
    given = {name.value: value for name, value in pairs}
    listed = given.get(key)
    parent = given.get("INHERIT")
    places = Places(
        tuple((name.value, _at(name.start_mark)) for name, _ in pairs),
        tuple(_entries(listed)) if listed is not None and not _is_empty(listed) else None,
        parent.value if isinstance(parent, yaml.ScalarNode) else "",
        texts=tuple(_texts(top)),
    )
    lines = tuple(data.decode(errors="replace").splitlines())
    return SettingsFile(path, says, places, (), top, lines)


def texts(data: bytes) -> Iterator[tuple[str, Position]]:
    """Every value of a file and where it begins; nothing where it cannot be read."""
    try:
        yield from _texts(yaml.compose(data, Loader=yaml.SafeLoader))
    except (yaml.YAMLError, ValueError, RecursionError):
        return


def _texts(node: Any, depth: int = 0) -> Iterator[tuple[str, Position]]:
    match node:
        case yaml.ScalarNode():
            yield str(node.value), _at(node.start_mark)
        case yaml.SequenceNode() if depth < _DEEPEST:
            for one in node.value:
                yield from _texts(one, depth + 1)
        case yaml.MappingNode() if depth < _DEEPEST:
            for _, value in node.value:
                yield from _texts(value, depth + 1)


def _entries(node: Any, title: str = "", depth: int = 0) -> Iterator[Entry]:
    at = _at(node.start_mark)
    if depth > _DEEPEST:
        return
    match node:
        case yaml.SequenceNode() if _is_text(node):
            for one in node.value:
                yield from _entry(one, depth + 1)
        case yaml.SequenceNode():
            yield Entry(title, "", at)
        case yaml.ScalarNode() if title and not _is_empty(node):
            yield Entry(title, node.value if _is_text(node) else "", at)
        case _:
            yield Entry(
                title, "", at, "has nothing below it" if _is_empty(node) else "is not a list: begin each line with `- `"
            )


def _entry(node: Any, depth: int) -> Iterator[Entry]:
    at = _at(node.start_mark)
    match node:
        case yaml.ScalarNode() if not _is_empty(node):
            yield Entry("", node.value if _is_text(node) else "", at)
        case yaml.MappingNode() if len(node.value) == 1 and isinstance(node.value[0][0], yaml.ScalarNode):
            (name, below), *_ = node.value
            yield from _entries(below, name.value, depth)
        case yaml.MappingNode() if node.value:
            second = node.value[-1][0]
            yield Entry(str(second.value), "", _at(second.start_mark), "needs a dash of its own before it: `- `")
        case _:
            yield Entry("", "", at, "is not a page")


def _is_empty(node: Any) -> bool:
    return node.tag == "tag:yaml.org,2002:null" or node.value in ("", [])


def _is_text(node: Any) -> bool:
    """Whether a node is read as it stands: with a tag of its own, as in `!ENV PAGE`, it comes from elsewhere."""
    return str(node.tag).startswith("tag:yaml.org,2002:")


def _after(mark: Any, columns: int) -> Position:
    return Position(mark.line + 1, mark.column + columns + 1)


def _at(mark: Any) -> Position:
    return Position(mark.line + 1, mark.column + 1) if mark else START
