"""JSON and YAML -> a table: objects are rows, their keys columns.

Knows: lists and objects. Must not know: files, the handbook's own front matter.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias, Union

from commands.importing import words
from commands.importing.grid import table_of
from commands.importing.table import Cell, Row, Table, Unreadable

DEEPEST = 40
Value: TypeAlias = Union["Text", "Object", list["Value"], None]


class Text(NamedTuple):
    """One value as it was typed; `line` is 0 where nobody counts them."""

    text: str
    line: int = 0


@dataclass(frozen=True)
class Object:
    """Keys with their values, in order; the same key may stand there twice."""

    pairs: list[tuple[str, Value]]
    line: int = 0


def read_json(text: str, source: str) -> Table:
    """The table that JSON holds, or several lines of it (JSON Lines). Raises Unreadable."""
    try:
        value = _json(text)
    except json.JSONDecodeError as error:
        lines = [line for line in text.split("\n") if line.strip()]
        if error.msg != "Extra data" or not all(line.lstrip().startswith("{") for line in lines):
            raise Unreadable(
                f"{source} is not valid JSON: line {error.lineno}, column {error.colno} ({_english(error.msg)})."
            ) from None
        try:
            value = [_json(line) for line in lines]
        except json.JSONDecodeError as inner:
            raise Unreadable(f"{source} is not valid JSON: {_english(inner.msg)}.") from None
    except RecursionError:
        raise Unreadable(f"{source} is nested too deeply to be a list of personas.") from None
    return table(value, source)


def _english(message: str) -> str:
    return message[:1].lower() + message[1:]


def _json(text: str) -> Value:
    parsed: object = json.loads(text, object_pairs_hook=_Pairs, parse_int=str, parse_float=str, parse_constant=str)
    return _of_json(parsed, 0)


class _Pairs(list[tuple[str, object]]):
    """What stands in one pair of braces."""


def _of_json(value: object, depth: int) -> Value:
    if depth > DEEPEST:
        raise RecursionError
    match value:
        case None:
            return None
        case bool():
            return Text(str(value).lower())
        case _Pairs():
            return Object([(key, _of_json(inner, depth + 1)) for key, inner in value])
        case list():
            return [_of_json(inner, depth + 1) for inner in value]
    return Text(str(value))


def table(value: Value, source: str, notes: Sequence[str] = ()) -> Table:
    """The table that a value is. Raises Unreadable."""
    found = list(notes)
    items = _items(value, source, found)
    if items and all(isinstance(item, list) for item in items):
        return table_of(source, list(_listed_rows(items, source)), found, lambda at: f"item {at + 1}")
    columns: dict[str, int] = {}
    rows = []
    for number, item in enumerate(items, start=1):
        if isinstance(item, Object):
            row = _row(item, number, source, columns)
            if row.cells:
                rows.append(row)
            else:
                found.append(f"Entry {number} is empty and was left out.")
        elif text := written(item):
            found.append(
                f"Entry {number} was left out, as it is not an object with names and values: {words.quoted(text)}."
            )
    if not rows:
        raise Unreadable(
            f"{source} holds no list of personas: expected are objects with names and values, such as "
            '{"name": "Ash", "age": 34}.'
        )
    return Table(source, tuple(columns), tuple(rows), tuple(found))


def _listed_rows(items: Sequence[Value], source: str) -> Iterator[Row]:
    for number, item in enumerate(items, start=1):
        cells = {at: Cell(written(one), _place(one, number, source, f"item {at + 1}"))
                 for at, one in enumerate(item if isinstance(item, list) else ())}  # fmt: skip
        yield Row(f"entry {number}", cells)


def _row(item: Object, number: int, source: str, columns: dict[str, int]) -> Row:
    names, _ = words.unique([words.heading(key) or "Column" for key, _ in item.pairs])
    cells = {}
    for name, (_, value) in zip(names, item.pairs, strict=True):
        at = columns.setdefault(name, len(columns))
        text = written(value)
        if text.strip():
            cells[at] = Cell(text, _place(value, number, source, words.quoted(name), item.line))
    return Row(f"{source}:{item.line}" if item.line else f"{source}, entry {number}", cells)


def _place(value: Value, number: int, source: str, name: str, line: int = 0) -> str:
    line = _line(value) or line
    return f"{source}:{line}" if line else f"{source}, entry {number}, {name}"


def _line(value: Value) -> int:
    match value:
        case Text() | Object():
            return value.line
        case list():
            return next((found for one in value if (found := _line(one))), 0)
    return 0


def _items(value: Value, source: str, notes: list[str]) -> list[Value]:
    """The list of personas that a value is or holds."""
    if isinstance(value, list):
        return value
    if not written(value).strip():
        raise Unreadable(f"{source} is empty: there is no persona in it.")
    return _of_object(value, source, notes) if isinstance(value, Object) else [value]


def _of_object(value: Object, source: str, notes: list[str]) -> list[Value]:
    """The personas that an object holds: in a list, by their names, or the one that it is."""
    keys = [key for key, _ in value.pairs[: words.MOST]]
    if words.known(keys) >= 2 or any(words.is_name(key) and isinstance(one, Text) for key, one in value.pairs):
        return [value]
    lists = [(key, one) for key, one in value.pairs if _has_objects(one)]
    if len(lists) > 1 and len(lists) == len(value.pairs):
        lists = []  # objects of objects, by name
    if len(lists) == 1:
        key, items = lists[0]
        others = [f"{words.quoted(name)} ({words.quoted(written(one))})" for name, one in value.pairs if name != key]
        notes += [f"The list {words.quoted(key)} was read; left out: {words.listed(others, 20)}."] if others else []
        return _items(items, source, notes)
    if len(lists) > 1:
        raise Unreadable(
            f"{source} has several lists ({words.listed([words.quoted(key) for key, _ in lists])}): keep the one with "
            "the personas."
        )
    if len(value.pairs) == 1 and isinstance(inner := value.pairs[0][1], Object) and _wraps(inner):
        return _items(inner, source, notes)
    if all(isinstance(one, Object) for _, one in value.pairs):
        notes.append("The names in front of the objects became a column of their own.")
        return [_named(key, one) for key, one in value.pairs]
    return [value]


def _has_objects(value: Value) -> bool:
    """Whether a value is a list of objects, or an object of several by name."""
    if isinstance(value, list):
        return any(isinstance(one, Object) for one in value)
    return isinstance(value, Object) and len(value.pairs) > 1 and all(isinstance(one, Object) for _, one in value.pairs)


def _wraps(value: Object) -> bool:
    """Whether an object holds a list rather than a persona."""
    return (
        any(isinstance(one, list | Object) for _, one in value.pairs) and words.known(key for key, _ in value.pairs) < 2
    )


def _named(key: str, value: Value) -> Value:
    if not isinstance(value, Object):
        return value
    has_name = any(words.heading(own).casefold() == "name" for own, _ in value.pairs)
    return Object([("Key" if has_name else "Name", Text(key, value.line)), *value.pairs], value.line)


def written(value: Value) -> str:
    """A value as text: the items of a list on lines of their own, and what an object holds under its names."""
    match value:
        case None:
            return ""
        case Text():
            return value.text
        case list():
            return "\n".join(f"- {_indented(written(one))}" for one in value if written(one).strip())
        case Object():
            return "\n".join(_line_of(key, one) for key, one in value.pairs if written(one).strip())


def _line_of(key: str, value: Value) -> str:
    text = written(value)
    return f"{key}: {text}" if isinstance(value, Text) else f"{key}:\n  {_indented(text)}"


def _indented(text: str) -> str:
    return text.replace("\n", "\n  ")
