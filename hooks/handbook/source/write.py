"""Values -> lines of YAML that say the same when they are read back.

Knows: how `parse` reads. Must not know: what the values mean.
"""

import json
from collections.abc import Iterator
from typing import Any

from handbook.source.parse import parse
from handbook.source.tree import Listing, Mapping, Scalar


def yaml_lines(key: str, value: Any) -> Iterator[str]:
    """A key and its value as lines of YAML that say the same when they are read back."""
    if isinstance(value, dict):
        yield f"{key}:"
        for name, inner in value.items():
            yield from (f"  {line}" for line in yaml_lines(yaml_scalar(name), inner))
    elif isinstance(value, list):
        yield f"{key}:"
        for one in value:
            yield from (f"  {line}" for line in _item(one))
    else:
        yield f"{key}: {yaml_scalar(value)}"


def _item(value: Any) -> Iterator[str]:
    if not isinstance(value, dict):
        yield f"- {yaml_scalar(value)}"
        return
    lines = [line for name, inner in value.items() for line in yaml_lines(yaml_scalar(name), inner)]
    yield from (f"{'  ' if number else '- '}{line}" for number, line in enumerate(lines))


def yaml_scalar(value: Any, *, in_brackets: bool = False) -> str:
    """A value as plain text, or in quotes where YAML would read something else; `in_brackets`, commas count too."""
    text = str(value)
    if "\t" in text:  # which some readers refuse where it stands bare
        return yaml_quoted(text)
    read = parse(f"x: [{text}]\n" if in_brackets else f"x: {text}\n", "").root
    node = read.values.get("x") if isinstance(read, Mapping) else None
    if in_brackets:
        node = node.items[0] if isinstance(node, Listing) and len(node.items) == 1 else None
    return text if isinstance(node, Scalar) and node.text == text else yaml_quoted(text)


def yaml_quoted(text: str) -> str:
    """A text in quotes: in single ones if it has double ones inside and nothing that would need a backslash."""
    if '"' in text and text.isprintable():
        return "'" + text.replace("'", "''") + "'"
    return json.dumps(text, ensure_ascii=False)
