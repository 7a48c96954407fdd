"""The list of those who are not a fit, read: lines, and what several negative personas share.

Knows: the list's file. Must not know: any persona, or how a line is judged.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from handbook.problems.problem import Position, Problem
from handbook.schema import did_you_mean, validate
from handbook.schema.rules import UNKNOWN_SHARED
from handbook.schema.short import ShortLine, ShortList
from handbook.source import RULES, Document, Listing, Mapping, Node, Path, Scalar, decode, parse_entries
from handbook.source.files import SHORT_LIST
from handbook.source.rules import NOT_FIELDS
from handbook.source.tree import as_written, scalars

# Where a persona may name what the list holds: below `negative:`, the list's part, and the part's own text if the
# place takes no more than a text.
PLACES: tuple[tuple[Path, str, str], ...] = (
    (("warning_signs",), "signs", ""),
    (("fit_questions",), "questions", ""),
    (("handling", "decline_text"), "wordings", "text"),
)
_NOTHING = Mapping({}, {}, Position())


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the list, and where it stands in the file."""

    line: ShortLine
    path: Path

    @property
    def id(self) -> str:
        """What it is known by."""
        return self.line.key


@dataclass(frozen=True)
class Short:
    """The list as it was read. `broken` are the parts that could not be understood; with `gaps`, some were not read."""

    entries: tuple[Entry, ...] = ()
    document: Document = field(default_factory=lambda: Document(SHORT_LIST, _NOTHING, "", 1))
    broken: frozenset[Path] = frozenset()
    gaps: bool = False

    def at(self, entry: Entry, *part: str | int) -> Position:
        """Where an entry stands, or a part of it."""
        return self.document.at((*entry.path, *part))

    def ids(self, part: str) -> Iterator[tuple[str, Path]]:
        """The ids in one part of the list as they were typed, and where."""
        for path, node in _items(self.document.front.values.get(part), (part,)):
            id_ = node.values.get("id") if isinstance(node, Mapping) else None
            if isinstance(id_, Scalar):
                yield id_.text.strip(), (*path, "id")

    def shared(self, part: str) -> dict[str, Mapping]:
        """What personas may name of one part, by id."""
        found: dict[str, Mapping] = {}
        for _, node in _items(self.document.front.values.get(part), (part,)):
            id_ = node.values.get("id") if isinstance(node, Mapping) else None
            if isinstance(node, Mapping) and isinstance(id_, Scalar):
                found.setdefault(id_.text.strip(), node)
        return found


def load(data: bytes | None) -> tuple[Short, list[Problem]]:
    """Reads the list's bytes; without the file there are no lines."""
    if data is None:
        return Short(), []
    text, problems = decode(SHORT_LIST, data)
    if text is None:
        return Short(), problems
    parsed = parse_entries(text, SHORT_LIST)
    problems += parsed.problems
    root = _root(parsed.root)
    if root is None:
        message = "write one line for each, with a dash and a space before it: `- Resellers who buy to sell on`"
        problems.append(Problem(SHORT_LIST, parsed.root.at if parsed.root else Position(), NOT_FIELDS, message))
        return Short(), problems
    validated = validate(ShortList, root, SHORT_LIST)
    front, broken = validated.front, validated.broken
    entries = tuple(
        Entry(line, as_written(front, ("lines", index), broken)) for index, line in enumerate(validated.value.lines)
    )
    document = Document(SHORT_LIST, front, "", len(text.splitlines()) + 1, parsed.unread)
    gaps = any(one.rule in RULES for one in parsed.problems)
    return Short(entries, document, broken, gaps), [*problems, *validated.problems]


def _root(root: Node | None) -> Mapping | None:
    """The list's parts; a bare list is that of the lines."""
    if isinstance(root, Listing):
        return Mapping({"lines": root}, {"lines": root.at}, root.at)
    if root is None or (isinstance(root, Scalar) and root.is_empty):
        return _NOTHING
    return root if isinstance(root, Mapping) else None


def _items(node: Node | None, path: Path) -> Iterator[tuple[Path, Node]]:
    if isinstance(node, Listing):
        yield from (((*path, index), item) for index, item in enumerate(node.items))
    elif node is not None:
        yield path, node


def with_shared(front: Mapping, short: Short, path: str) -> tuple[Mapping, list[Problem]]:
    """A persona's fields with what it names of the list in the place of `shared: its-id`."""
    block = front.values.get("negative")
    if not isinstance(block, Mapping):
        return front, []
    problems: list[Problem] = []
    whole: Node = block
    for place, part, only in PLACES:
        fill = _Fill(part, only, short, path, problems)
        whole = _changed(whole, place, fill)
    return replace(front, values={**front.values, "negative": whole}), problems


def places_of(problems: list[Problem], typed: Mapping) -> frozenset[Path]:
    """The paths of the entries that name what is not there."""
    wrong = {problem.at for problem in problems}
    return frozenset(path[:-1] for path, scalar in scalars(typed) if scalar.at in wrong) if wrong else frozenset()


def as_typed(front: Mapping, typed: Mapping) -> Mapping:
    """The fields as the writer typed them, so that what the list says is judged once, there."""
    block = typed.values.get("negative")
    return replace(front, values={**front.values, "negative": block}) if isinstance(block, Mapping) else front


def _changed(node: Node, place: Path, change: Callable[[Node], Node]) -> Node:
    """The tree with every item at a place changed."""
    if not place:
        if isinstance(node, Listing):
            return replace(node, items=tuple(change(item) for item in node.items))
        return change(node)
    head, *rest = place
    if not isinstance(node, Mapping) or head not in node.values:
        return node
    return replace(node, values={**node.values, str(head): _changed(node.values[str(head)], tuple(rest), change)})


@dataclass(frozen=True, slots=True)
class _Fill:
    """Puts what one part of the list holds in the place of `shared: its-id`."""

    part: str
    only: str
    short: Short
    path: str
    problems: list[Problem]

    def __call__(self, node: Node) -> Node:
        """What stands for `shared: its-id`; anything else as it is."""
        named = node.values.get("shared") if isinstance(node, Mapping) else None
        if not isinstance(node, Mapping) or not isinstance(named, Scalar):
            return node
        id_, known = named.text.strip(), self.short.shared(self.part)
        if id_ not in known:
            hint = did_you_mean(id_, known) + (f" Listed: {', '.join(known)}" if known else "")
            message = f"`{id_}` is none of the `{self.part}:` in {SHORT_LIST}.{hint}"
            self.problems.append(Problem(self.path, named.at, UNKNOWN_SHARED, message))
            return Scalar("", named.at)
        values = {key: _moved(value, named.at) for key, value in known[id_].values.items() if key != "id"}
        if self.only:
            return values.get(self.only, Scalar("", named.at))
        values |= {key: value for key, value in node.values.items() if key != "shared"}
        return Mapping(values, {key: node.keys.get(key, named.at) for key in values}, node.at)


def _moved(node: Node, at: Position) -> Node:
    """A value as if it stood at the place where it is named."""
    match node:
        case Scalar():
            return Scalar(node.text, at)
        case Listing():
            return Listing(tuple(_moved(item, at) for item in node.items), at)
        case Mapping():
            return Mapping({key: _moved(one, at) for key, one in node.values.items()}, dict.fromkeys(node.keys, at), at)
