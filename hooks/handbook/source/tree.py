"""Front matter as a tree: every value as it was typed, with its place in the file.

Knows: scalars, lists and mappings with positions. Must not know: YAML, or what a persona is.
"""

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias, Union

from handbook.problems.problem import Position

Node: TypeAlias = Union["Scalar", "Listing", "Mapping"]
Plain: TypeAlias = str | list["Plain"] | dict[str, "Plain"] | None
Path: TypeAlias = tuple[str | int, ...]


class Scalar(NamedTuple):
    """One value, character for character."""

    text: str
    at: Position

    @property
    def is_empty(self) -> bool:
        """Nothing was written after the key or the dash."""
        return not self.text.strip()


@dataclass(frozen=True, slots=True)
class Listing:
    """A list, in order."""

    items: tuple[Node, ...]
    at: Position


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys and values in the order they were written; `keys` holds where each key stands."""

    values: dict[str, Node]
    keys: dict[str, Position]
    at: Position


@dataclass(frozen=True, slots=True)
class Document:
    """A file taken apart. `body_line` is the line the body begins on.

    `unread` names top-level keys whose value could not be parsed or was refused, so that nobody
    reports them as missing on top of that.
    """

    path: str
    front: Mapping
    body: str
    body_line: int
    unread: frozenset[str] = field(default_factory=frozenset)

    def at(self, path: Path, *, key: bool = False) -> Position:
        """Where the value at `path` stands (with `key`, its key), or the nearest thing that exists."""
        return locate(self.front, path, key=key)

    def in_body(self, at: Position) -> Position:
        """Where in the file a place of the body stands."""
        return Position(self.body_line + at.line - 1, at.column, at.end_column)


def plain(node: Node) -> Plain:
    """The tree without positions. Empty values and items become None."""
    match node:
        case Scalar():
            return None if node.is_empty else node.text
        case Listing():
            return [plain(item) for item in node.items]
        case Mapping():
            return {key: plain(value) for key, value in node.values.items()}


def filled(node: Node) -> Plain:
    """The same without empty values and items; nearly every value of a handbook passes through here."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Listing):
        return [filled(item) for item in node.items if not isinstance(item, Scalar) or item.text.strip()]
    return {
        key: value.text if isinstance(value, Scalar) else filled(value)
        for key, value in node.values.items()
        if not isinstance(value, Scalar) or value.text.strip()
    }


def locate(node: Node, path: Path, *, key: bool = False) -> Position:
    """Where `path` leads from `node`; as far as it goes, when it leads further than the file does."""
    place = node.at
    for index, part in enumerate(path):
        last = index == len(path) - 1
        if isinstance(node, Mapping) and isinstance(part, str) and part in node.values:
            place = node.keys[part]
            node = node.values[part]
            if not (last and key) and not (isinstance(node, Scalar) and node.is_empty):
                place = node.at
        elif isinstance(node, Listing) and isinstance(part, int) and part < len(node.items):
            node = node.items[part]
            place = node.at
        elif part != 0:  # a single value stands for a list of one
            break
    return place


def as_written(front: Node, path: Path, left_out: Collection[Path]) -> Path:
    """Where in the file stands what is at `path` once empty items, and what is at `left_out`, are gone.

    A single value stands for a list of one: its index is no part of the file's path.
    """
    node: Node | None = front
    real: list[str | int] = []
    for part in path:
        if isinstance(node, Listing) and isinstance(part, int):
            gone = {i for i, one in enumerate(node.items) if isinstance(one, Scalar) and one.is_empty}
            kept = [i for i in range(len(node.items)) if i not in gone and (*real, i) not in left_out]
            real.append(kept[part] if part < len(kept) else part)
            node = node.items[kept[part]] if part < len(kept) else None
        elif part == 0 and node is not None:
            continue
        else:
            real.append(part)
            node = node.values.get(str(part)) if isinstance(node, Mapping) else None
    return tuple(real)


def key_places(node: Node) -> list[tuple[str, Position]]:
    """Every key below a node with its place, in order."""
    match node:
        case Listing():
            return [found for item in node.items for found in key_places(item)]
        case Mapping():
            inner = {key: key_places(value) for key, value in node.values.items()}
            return [found for key, below in inner.items() for found in ((key, node.keys[key]), *below)]
    return []


def scalars(node: Node, path: Path = ()) -> list[tuple[Path, Scalar]]:
    """Every scalar with its path, in order."""
    match node:
        case Scalar():
            return [(path, node)]
        case Listing():
            return [found for i, item in enumerate(node.items) for found in scalars(item, (*path, i))]
        case Mapping():
            return [found for k, value in node.values.items() for found in scalars(value, (*path, k))]


def values(node: Node) -> list[Scalar]:
    """Every scalar in order, for those who need no paths, which are most of the work of `scalars`."""
    if isinstance(node, Scalar):
        return [node]
    found: list[Scalar] = []
    for inner in node.items if isinstance(node, Listing) else node.values.values():
        if isinstance(inner, Scalar):
            found.append(inner)
        else:
            found += values(inner)
    return found


def empty_paths(node: Node) -> list[Path]:
    """Every key and list item with nothing in it, in order."""
    return [path for path, scalar in scalars(node) if path and scalar.is_empty]
