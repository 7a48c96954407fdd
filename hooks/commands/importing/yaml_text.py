"""YAML -> values as they were typed.

Knows: YAML's events. Must not know: what the values are for, the limits on front matter.

Not PyYAML's own composer, which gives values a type (`NO` is false, `12:30` is 750), keeps one of two equal keys and
recurses. Not the reader of front matter either: it judges what writers of this handbook may write.
"""

import re
from collections.abc import Iterator
from typing import Any

import yaml

from commands.importing import words
from commands.importing.nested import DEEPEST, Object, Text, Value, table, written
from commands.importing.table import Table, Unreadable
from handbook.source.parse import LOADER

_LARGEST = 8 * 1024 * 1024  # characters
_COMMENT = re.compile(r"[ \t]+(#.*)")


def read_yaml(text: str, source: str) -> Table:
    """The table that YAML holds. Raises Unreadable."""
    value, notes = values(text, source)
    return table(value, source, notes)


def values(text: str, source: str, first_line: int = 1) -> tuple[Value, list[str]]:
    """What YAML holds, several documents as a list; with notes on what was cut off. Raises Unreadable."""
    if len(text) > _LARGEST:
        raise Unreadable(f"{source} is too large for YAML: save it as CSV or JSON.")
    builder = _Builder(text, source, first_line)
    try:
        documents = list(builder.documents())
    except yaml.MarkedYAMLError as error:
        at = error.problem_mark or error.context_mark
        line = (at.line if at else 0) + first_line
        raise Unreadable(f"{source} is not valid YAML: line {line} ({error.problem or error.context}).") from None
    except yaml.YAMLError as error:
        said = words.quoted(str(error))
        raise Unreadable(f"{source} is not valid YAML: {said}.") from None
    notes = (
        [f"Left out, as YAML takes it for a remark: {words.listed(builder.remarks, 10)}."] if builder.remarks else []
    )
    return documents[0] if len(documents) == 1 else documents, notes


class _Builder:
    def __init__(self, text: str, source: str, first_line: int) -> None:
        self._lines = text.split("\n")
        self._source, self._first = source, first_line
        self._events: Iterator[Any] = iter(LOADER(text).get_event, None)
        self.remarks: list[str] = []

    def documents(self) -> Iterator[Value]:
        for event in self._events:
            if isinstance(event, yaml.NodeEvent):
                value = self._value(event, 0)
                if written(value).strip():
                    yield value

    def _value(self, event: Any, depth: int) -> Value:
        line = event.start_mark.line + self._first
        if depth > DEEPEST:
            raise Unreadable(f"{self._source} is nested too deeply in line {line} to be a list of personas.")
        if isinstance(event, yaml.AliasEvent):
            raise Unreadable(
                f"{self._source} cannot be read: line {line} repeats a value with “*{event.anchor}”. Write the value "
                "itself there, or put it in quotation marks if the star belongs to the text."
            )
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event, line)
        if isinstance(event, yaml.SequenceStartEvent):
            return [self._value(inner, depth + 1) for inner in self._until(yaml.SequenceEndEvent)]
        pairs: list[tuple[str, Value]] = []
        for inner in self._until(yaml.MappingEndEvent):
            key = self._value(inner, depth + 1)
            pairs.append((written(key), self._value(next(self._events), depth + 1)))
        return Object(pairs, line)

    def _until(self, end: type[Any]) -> Iterator[Any]:
        for event in self._events:
            if isinstance(event, end):
                return
            yield event

    def _scalar(self, event: Any, line: int) -> Value:
        if event.style:
            return Text(event.value, line)
        end = event.end_mark
        rest = self._lines[end.line][end.column :] if end.line < len(self._lines) else ""
        if remark := _COMMENT.match(rest):
            self.remarks.append(f"{words.quoted(remark[1])} (line {end.line + self._first})")
        return None if event.value in ("", "~", "null") else Text(event.value, line)
