"""YAML text -> tree, without giving any value a type.

Knows: YAML's events and the handbook's limits on them. Must not know: what a persona is.

YAML 1.1 reads `NO` as false, `12:30` as 750 and `01234` as 668; here a scalar stays the text that
was typed, and the schema decides what it means. The tree is built from the event stream and not by
PyYAML's composer, because the composer recurses (the C one ends the process on deep nesting) and
keeps only the last of two equal keys.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from handbook.problem import Also, Position, Problem, Rule
from handbook.source import rules
from handbook.source.tree import Listing, Mapping, Node, Scalar

DEPTH_LIMIT = 8
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# What YAML forbids, and what it takes for the end of a line although no editor shows one there.
_HIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")

# What libyaml says -> what a writer can do about it. First match wins.
_PLAIN_WORDS = (
    (
        r"mapping values are not allowed",
        "a colon followed by a space inside a value: put the whole value in quotes",
    ),
    (
        r"unexpected end of stream|while scanning a quoted scalar",
        "a quotation mark that is never closed: add the second one at the end of the value",
    ),
    (r"\\t|cannot start any token", "a character that cannot begin a value: put the value in quotes"),
    (r"an alias|an anchor|a tag", "a value cannot begin with `*`, `&` or `!`: put the whole value in quotes"),
    (r"block scalar", "a value cannot begin with `|` or `>`: put the whole value in quotes"),
    (r"unknown escape|escape", "a backslash inside double quotes: use single quotes around the value"),
    (
        r"expected ',' or|did not find expected node content",
        "a bracket that is never closed, or a comma missing between its items",
    ),
    (
        r"could not find expected ':'",
        "a line without a colon and a space: write `name: value`, or indent the line under the value it belongs to",
    ),
    (r"expected key|block collection|block mapping", "a line that is indented differently from its neighbours"),
    (r"block sequence entries", "a dash in a place where no list can begin: start the list on the next line"),
    (r"document start|expected '<document start>'", "text after the end of the fields"),
)
# The advice that fits the place where the trouble begins better than the place where YAML gave up.
_AT_ITS_BEGINNING = re.compile("never closed|without a colon|cannot begin with")


@dataclass(frozen=True, slots=True)
class Parsed:
    """`root` is None when nothing could be read. `unread` names top-level keys lost to a syntax error."""

    root: Node | None
    problems: list[Problem]
    unread: frozenset[str] = frozenset()


def parse(text: str, path: str, first_line: int = 1) -> Parsed:
    """Reads YAML that begins on `first_line` of the file at `path`.

    A syntax error in one top-level field does not hide the others: the fields are then read one by
    one, so that a single run shows every problem.
    """
    hidden = [
        Problem(path, Position(first_line + number, found.start() + 1), rules.CONTROL_CHARACTER, _delete(found))
        for number, line in enumerate(text.split("\n"))
        for found in _HIDDEN.finditer(line)
    ]
    parsed = _parsed(_HIDDEN.sub(" ", text), path, first_line)
    return Parsed(parsed.root, [*hidden, *parsed.problems], parsed.unread)


def _parsed(text: str, path: str, first_line: int) -> Parsed:
    builder = _Builder(path, first_line)
    try:
        return Parsed(builder.build(text), builder.problems, frozenset(builder.unread))
    except yaml.YAMLError as error:
        whole = Parsed(None, [*builder.problems, _syntax_problem(error, text, path, first_line)])
    pieces = list(_top_level_pieces(text))
    return whole if len(pieces) < 2 else _piecewise(pieces, path, first_line, whole)


def _piecewise(pieces: list[tuple[int, str]], path: str, first_line: int, whole: Parsed) -> Parsed:
    values: dict[str, Node] = {}
    keys: dict[str, Position] = {}
    problems: list[Problem] = []
    unread: set[str] = set()
    refused: set[str] = set()
    for offset, text in pieces:
        builder = _Builder(path, first_line + offset)
        try:
            part = builder.build(text)
        except yaml.YAMLError as error:
            problems.append(_syntax_problem(error, text, path, first_line + offset))
            unread.add(text.split(":", 1)[0].strip().strip("\"'"))
        else:
            problems += builder.problems
            refused |= builder.unread
            if isinstance(part, Mapping):
                problems += [_duplicate(path, key, part.keys[key], keys[key]) for key in part.keys if key in keys]
                values.update(part.values)
                keys.update(part.keys)
    if not unread:
        return whole
    return Parsed(Mapping(values, keys, Position(first_line, 1)), problems, frozenset(unread | refused))


def _top_level_pieces(text: str) -> Iterator[tuple[int, str]]:
    """The text cut before each line that begins a top-level field, with the number of lines before it."""
    start, lines = 0, text.split("\n")
    for number, line in enumerate(lines):
        if number > start and re.match(r"""["']?[\w.-]+["']?\s*:(\s|$)""", line):
            yield start, "\n".join(lines[start:number]) + "\n"
            start = number
    yield start, "\n".join(lines[start:])


def _syntax_problem(error: yaml.YAMLError, text: str, path: str, first_line: int) -> Problem:
    raw = f"{getattr(error, 'context', '')} {getattr(error, 'problem', error)}"
    advice = next((plain for pattern, plain in _PLAIN_WORDS if re.search(pattern, raw)), raw.strip())
    mark = getattr(error, "problem_mark", None)
    if _AT_ITS_BEGINNING.search(advice):
        mark = getattr(error, "context_mark", None) or mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    written = text.split("\n")[line] if line < text.count("\n") + 1 else ""
    advice = _better_advice(advice, written[:column], written[column : column + 1])
    return Problem(
        path,
        Position(first_line + line, column + 1),
        rules.BAD_YAML,
        f"this line cannot be read: {advice}",
    )


def _better_advice(advice: str, before: str, at: str) -> str:
    """What the line itself says about the trouble, where YAML's own words are vague."""
    if "\t" in before + at:
        return "a tab character: use spaces to indent"
    if "indented differently" in advice and re.search(r"""[:-]\s+(["']).*\1\s*$""", before):
        return "text after a closing quotation mark: put the whole value in quotes of the other kind"
    if "a colon followed by a space" in advice and re.fullmatch(r"\s+[\w.-]+", before):
        return (
            "the line is indented, but the field above it has a value already: "
            "remove the spaces before it, or put the whole value in quotes"
        )
    return advice


def _refused(problems: list[Problem]) -> bool:
    """Whether an instruction of YAML's is among the problems, so that the value says something else than was meant."""
    return any(problem.rule in (rules.ANCHOR, rules.TAG) for problem in problems)


def _delete(found: re.Match[str]) -> str:
    return f"an invisible control character (U+{ord(found.group()):04X}): delete it"


def _duplicate(path: str, key: str, at: Position, first: Position) -> Problem:
    message = f"`{key}` is written twice; it stands on line {first.line} already. Keep one of them"
    return Problem(path, at, rules.DUPLICATE_KEY, message, (Also(path, first, "the first one"),))


class _Builder:
    """Turns one event stream into one tree, and refuses what YAML allows but a persona must not use."""

    def __init__(self, path: str, first_line: int) -> None:
        self.path = path
        self.first_line = first_line
        self.problems: list[Problem] = []
        self.unread: set[str] = set()  # top-level keys whose values were refused
        self._events: Iterator[Any] = iter(())

    def build(self, text: str) -> Node | None:
        """The root of the tree; None for empty text. Raises yaml.YAMLError on a syntax error."""
        self._events = yaml.parse(text, Loader=_LOADER)
        root, documents = None, 0
        for event in self._events:
            documents += isinstance(event, yaml.DocumentStartEvent)
            if not isinstance(event, yaml.NodeEvent):
                continue
            if documents > 1:
                if getattr(event, "value", None) != "":
                    self._report(event, rules.BAD_YAML, "this line cannot be read: text after the end of the fields")
                break
            root = self._node(event, 1)
            if root is None:
                break
        return root

    def _node(self, event: Any, depth: int) -> Node | None:
        """The node that begins at `event`; None ends the reading (nested too deeply)."""
        if type(event) is yaml.ScalarEvent and event.anchor is None and event.tag is None:
            return self._scalar(event)  # nearly every event: the others are looked at more closely
        if isinstance(event, yaml.AliasEvent):
            self._refuse_instructions(event)
            return Scalar("", self._at(event))
        if event.anchor is not None or event.tag is not None:
            self._refuse_instructions(event)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        if depth > DEPTH_LIMIT:
            self._report(event, rules.TOO_DEEP, f"values are nested more than {DEPTH_LIMIT} levels deep here")
            return None
        if isinstance(event, yaml.SequenceStartEvent):
            return self._listing(event, depth)
        return self._mapping(event, depth)

    def _scalar(self, event: Any) -> Scalar:
        text = event.value
        if event.style == '"' and (found := _HIDDEN.search(text)):  # by an escape; the text itself has none
            self._report(event, rules.CONTROL_CHARACTER, _delete(found))
            text = _HIDDEN.sub("", text)
        return Scalar(text, self._at(event))

    def _listing(self, event: Any, depth: int) -> Listing | None:
        items: list[Node] = []
        for inner in self._events:
            if isinstance(inner, yaml.SequenceEndEvent):
                break
            item = self._node(inner, depth + 1)
            if item is None:
                return None
            items.append(item)
        return Listing(tuple(items), self._at(event))

    def _mapping(self, event: Any, depth: int) -> Mapping | None:
        values: dict[str, Node] = {}
        keys: dict[str, Position] = {}
        for inner in self._events:
            if isinstance(inner, yaml.MappingEndEvent):
                break
            known = len(self.problems)
            key = self._node(inner, depth + 1)
            value = self._node(next(self._events), depth + 1) if key else None
            if key is None or value is None:
                return None
            refused = known < len(self.problems) and _refused(self.problems[known:])
            if depth == 1 and refused and isinstance(key, Scalar):
                self.unread.add(key.text)
            else:
                self._add(key, value, values, keys)
        return Mapping(values, keys, self._at(event))

    def _add(self, key: Node, value: Node, values: dict[str, Node], keys: dict[str, Position]) -> None:
        if not isinstance(key, Scalar):
            message = "a name before a colon must be plain words: remove the brackets, or put the value in quotes"
            self.problems.append(Problem(self.path, key.at, rules.NOT_FIELDS, message))
        elif key.text in values:
            self.problems.append(_duplicate(self.path, key.text, key.at, keys[key.text]))
        else:
            values[key.text] = value
            keys[key.text] = key.at

    def _refuse_instructions(self, event: Any) -> None:
        if event.anchor is not None:
            sign = "*" if isinstance(event, yaml.AliasEvent) else "&"
            self._report(
                event, rules.ANCHOR, f"a value cannot begin with `{sign}`: put quotes around `{sign}{event.anchor}`"
            )
        if getattr(event, "tag", None) is not None:
            self._report(event, rules.TAG, "a value cannot begin with `!`: put quotes around it")

    def _report(self, event: Any, rule: Rule, message: str) -> None:
        self.problems.append(Problem(self.path, self._at(event), rule, message))

    def _at(self, event: Any) -> Position:
        start, end = event.start_mark, event.end_mark
        one_line = start.line == end.line and end.column > start.column
        return Position(self.first_line + start.line, start.column + 1, end.column + 1 if one_line else None)
