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
from functools import cache
from sys import intern
from typing import Any

import yaml
from yaml import MappingEndEvent, ScalarEvent, SequenceEndEvent

from handbook.markdown.limits import FIELDS
from handbook.problems.problem import Also, Position, Problem, Rule
from handbook.source import rules
from handbook.source.advice import not_a_field, syntax_problem
from handbook.source.comments import cut_off
from handbook.source.lines import BULLET_STARTS, HASH, meant_as_item, names, too_far_in
from handbook.source.pasted import DELETE, INVISIBLE, invisible, without_leftovers
from handbook.source.tree import Listing, Mapping, Node, Scalar

DEPTH_LIMIT = 8
LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# A name may have spaces in it, although no field's has: somebody's own words for one.
_TOP_LEVEL = re.compile(r"""["']?[\w.-]+(?: [\w.()&/-]+){0,4}["']?\s*:(\s|$)""")
_IN_WORDS = re.compile(r"([\w.-]+(?: [\w.()&/-]+){1,4})\s*:(?:\s|$)")
_ITEM = re.compile(r"\s*- ")
MISREAD = (rules.ANCHOR, rules.TAG, rules.CUT_TEXT, rules.BAD_YAML)  # so that something else is read than was meant


@dataclass(frozen=True, slots=True)
class Parsed:
    """`root` is None when nothing could be read. `unread` names top-level keys lost to a syntax error."""

    root: Node | None
    problems: list[Problem]
    unread: frozenset[str] = frozenset()


def parse(text: str, path: str, first_line: int = 1, *, in_pieces: bool = True) -> Parsed:
    """Reads YAML that begins on `first_line` of the file at `path`.

    A syntax error in one top-level field does not hide the others: the fields are then read one by
    one, so that a single run shows every problem; not so where no fields are expected (`in_pieces`).
    """
    if excess := FIELDS.excess(text):
        at = excess.at._replace(line=first_line + excess.at.line - 1)
        return Parsed(None, [Problem(path, at, rules.FIELDS_TOO_LARGE, f"this is too much to be read: {excess.text}")])
    text, leftovers = without_leftovers(text, path, first_line)
    parsed = _parsed(text, path, first_line, in_pieces=in_pieces)
    return Parsed(parsed.root, [*leftovers, *parsed.problems], parsed.unread)


def _parsed(text: str, path: str, first_line: int, *, in_pieces: bool) -> Parsed:
    builder = _Builder(path, first_line)
    try:
        return Parsed(builder.build(text), builder.problems, frozenset(builder.unread))
    except yaml.YAMLError as error:
        whole = Parsed(None, [*builder.problems, syntax_problem(error, text, path, first_line)])
    pieces = list(_top_level_pieces(text)) if in_pieces else []
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
            problems.append(syntax_problem(error, text, path, first_line + offset))
            unread |= names(text)
            if own := _IN_WORDS.match(text):  # which no field's name is, so that more is wrong than what stopped YAML
                at = Position(first_line + offset, 1, own.end(1) + 1)
                values[own[1]], keys[own[1]] = Scalar(own[1], at), at
                unread.add(own[1])
        else:
            problems += builder.problems
            refused |= builder.unread
            if isinstance(part, Mapping):
                problems += [_duplicate(path, key, part.keys[key], keys[key]) for key in part.keys if key in keys]
                values.update(part.values)
                keys.update(part.keys)
            elif part is not None and not builder.problems:
                problems.append(not_a_field(text, path, first_line + offset))
                unread |= names(text)
    if not unread:
        return whole
    return Parsed(Mapping(values, keys, Position(first_line, 1)), problems, frozenset(unread | refused))


def _top_level_pieces(text: str) -> Iterator[tuple[int, str]]:
    """The text cut before each line that begins a top-level field, with the number of lines before it."""
    start, lines = 0, text.split("\n")
    for number, line in enumerate(lines):
        if number > start and _TOP_LEVEL.match(line):
            yield start, "\n".join(lines[start:number]) + "\n"
            start = number
    yield start, "\n".join(lines[start:])


def _refused(problems: list[Problem]) -> bool:
    """Whether YAML takes something for an instruction, so that the value says something else than was meant."""
    return any(problem.rule in MISREAD for problem in problems)


_TOGETHER = "If it takes several values, put both into one list; otherwise keep one of them"


def _duplicate(path: str, key: str, at: Position, first: Position, remedy: str = _TOGETHER) -> Problem:
    message = f"`{key}` is written twice; it is on line {first.line} already. {remedy}"
    return Problem(path, at, rules.DUPLICATE_KEY, message, (Also(path, first, "the first one"),))


class _Builder:
    """Turns one event stream into one tree, and refuses what YAML allows but a persona must not use."""

    def __init__(self, path: str, first_line: int) -> None:
        self.path = path
        self.first_line = first_line
        self.problems: list[Problem] = []
        self.unread: set[str] = set()  # top-level keys whose values were refused
        self._events: Iterator[Any] = iter(())
        self._text = ""
        self._lines: list[str] = []
        self._has_hash = False  # whether a `#` may have cut off a value
        self._has_escape = False  # which can stand for what is invisible; the text itself has nothing of the kind

    def build(self, text: str) -> Node | None:
        """The root of the tree; None for empty text. Raises yaml.YAMLError on a syntax error."""
        self._text, self._has_escape = text, "\\" in text
        self._has_hash = " #" in text and HASH.search(text) is not None
        self._events = iter(LOADER(text).get_event, None)  # as `yaml.parse`, which asks twice for each event
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
        kind = type(event)
        if kind is ScalarEvent and event.anchor is None and event.tag is None:
            return self._scalar(event)  # nearly every event: the others are looked at more closely
        if kind is yaml.AliasEvent:
            self._refuse_instructions(event)
            return Scalar("", self._at(event))
        if event.anchor is not None or event.tag is not None:
            self._refuse_instructions(event)
        if kind is ScalarEvent:
            return self._scalar(event)
        if depth > DEPTH_LIMIT:
            self._report(event, rules.TOO_DEEP, f"values are nested more than {DEPTH_LIMIT} levels deep here")
            return None
        return self._listing(event, depth) if kind is yaml.SequenceStartEvent else self._mapping(event, depth)

    def _scalar(self, event: Any) -> Scalar:
        text, style = event.value, event.style
        if not style:
            if self._has_hash or text[:1] in BULLET_STARTS or " - " in text:
                self._suspect(event)
        elif self._has_escape and style == '"' and (found := INVISIBLE.search(text)):
            self._report(event, rules.CONTROL_CHARACTER, f"{invisible(found)}: {DELETE}")
            text = INVISIBLE.sub("", text)
        return Scalar(text, self._at(event))

    def _suspect(self, event: Any) -> None:
        """Looks at the lines themselves: a list without proper dashes becomes one text, and ` #` cuts a text off."""
        start, end = event.start_mark, event.end_mark
        if (item := meant_as_item(event.value)) and self._begins_a_line(event):
            item = meant_as_item(self._line(start.line)[start.column :].rstrip()) or item  # without the lines below it
            self._report(event, rules.BAD_YAML, item)
        elif swallowed := next((n for n in range(start.line + 1, end.line + 1) if _ITEM.match(self._line(n))), None):
            at = Position(self.first_line + swallowed, self._line(swallowed).index("-") + 1)
            self.problems.append(Problem(self.path, at, rules.BAD_YAML, too_far_in(self._line(swallowed))))
        elif self._has_hash and (found := HASH.match(self._line(end.line), end.column + 1)):
            at = Position(self.first_line + end.line, found.start() + 1, found.end() + 1)
            message = cut_off(found.group(), self._line(start.line))
            self.problems.append(Problem(self.path, at, rules.CUT_TEXT, message))

    def _begins_a_line(self, event: Any) -> bool:
        """Whether nothing stands before a value, and it is no name with a number: `1. Compare: ...`."""
        start, end = event.start_mark, event.end_mark
        is_numbered_name = event.value[0].isdigit() and self._line(end.line)[end.column :].lstrip().startswith(":")
        return not self._line(start.line)[: start.column].strip() and not is_numbered_name

    def _line(self, number: int) -> str:
        if not self._lines:
            self._lines = self._text.split("\n")
        return self._lines[number] if number < len(self._lines) else ""  # a value may end with the text, or below it

    def _listing(self, event: Any, depth: int) -> Listing | None:
        items: list[Node] = []
        for inner in self._events:
            if type(inner) is SequenceEndEvent:
                break
            item = self._node(inner, depth + 1)
            if item is None:
                return None
            items.append(item)
        return Listing(tuple(items), self._at(event))

    def _mapping(self, event: Any, depth: int) -> Mapping | None:
        values: dict[str, Node] = {}
        keys: dict[str, Position] = {}
        twice: list[tuple[str, Position]] = []
        for inner in self._events:
            if type(inner) is MappingEndEvent:
                break
            known = len(self.problems)
            key = self._node(inner, depth + 1)
            value = self._node(next(self._events), depth + 1) if key else None
            if key is None or value is None:
                return None
            if not isinstance(key, Scalar):
                message = "a name before a colon must be plain words: remove the brackets, or put the value in quotes"
                self.problems.append(Problem(self.path, key.at, rules.NOT_FIELDS, message))
            elif depth == 1 and known < len(self.problems) and _refused(self.problems[known:]):
                self.unread.add(key.text)
            elif key.text in values:
                twice.append((key.text, key.at))
            else:
                name = intern(key.text)  # one text for all personas
                values[name], keys[name] = value, key.at
        self._report_duplicates(twice, keys, depth)
        return Mapping(values, keys, self._at(event))

    def _report_duplicates(self, twice: list[tuple[str, Position]], keys: dict[str, Position], depth: int) -> None:
        """Names that stand twice in one block; where several do, from the first on, a list's dashes were forgotten."""
        if depth > 1 and len(twice) > 1 and twice[0][0] == next(iter(keys)):
            key, at = twice[0]
            remedy = (
                f"If a new entry begins here, put `- ` before each `{key}` and two more spaces before the lines "
                "under it; otherwise put both values into one list, or keep one of them"
            )
            self.problems.append(_duplicate(self.path, key, at, keys[key], remedy))
        else:
            self.problems += [_duplicate(self.path, key, at, keys[key]) for key, at in twice]

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
        line, column, end_column = start.line, start.column + 1, end.column + 1
        one_line = line == end.line and end_column > column
        return _place(self.first_line + line, column, end_column if one_line else None)


# Files resemble each other: their values stand in the same few thousand places. Looking one up is quicker than making
# it, and a thousand personas share them.
_place = cache(Position)
