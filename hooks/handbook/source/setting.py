"""One value of a settings file, changed where it stands: comments and all other lines stay as they are.

Knows: YAML, as text. Must not know: what the settings mean.
"""

import json
from collections.abc import Sequence
from typing import Any

import yaml


class UnsettableError(Exception):
    """The file is written in a way in which this value has no place; the text says what to do by hand."""


def value_at(text: str, path: Sequence[str]) -> str | None:
    """The text of a value, by the names that lead to it; None where there is none."""
    _, node, left = _nearest(text, path)
    return str(node.value) if not left and isinstance(node, yaml.ScalarNode) else None


def with_value(text: str, path: Sequence[str], value: str) -> str:
    """The file's text with another value there, or with a line for it at the head of the block that it belongs to."""
    block, node, left = _nearest(text, path)
    written = json.dumps(value, ensure_ascii=False)  # a form that YAML reads as well
    if not left and isinstance(node, yaml.ScalarNode):
        start, end = node.start_mark.index, node.end_mark.index
        space = "" if text[:start].endswith((" ", "\n")) else " "
        rest = "\n" if node.style in ("|", ">") else ""  # such a text ends where the next line begins
        return f"{text[:start]}{space}{written}{rest}{text[end:]}"
    if not left or node is not None or block is None or block.flow_style or not block.value:
        raise UnsettableError(
            f"mkdocs.yml: write `{'.'.join(path)}: {written}` yourself, in the form that is used there"
        )
    first = block.value[0][0].start_mark
    lines = [f"{' ' * (first.column + 2 * depth)}{name}:" for depth, name in enumerate(left)]
    begin = first.index - first.column
    return f"{text[:begin]}{chr(10).join(lines)} {written}\n{text[begin:]}"


def _nearest(text: str, path: Sequence[str]) -> tuple[Any, Any, list[str]]:
    """The innermost block on the way, what the last name that is there stands for, and the names that are not there.

    The second is None where the block itself is all there is.
    """
    try:
        node: Any = yaml.compose(text, Loader=yaml.SafeLoader)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise UnsettableError("mkdocs.yml cannot be read as YAML: `make check` says where it is wrong") from error
    block: Any = None
    left = list(path)
    while left and isinstance(node, yaml.MappingNode):
        block, node = node, {key.value: value for key, value in node.value}.get(left[0])
        if node is None:
            break
        left.pop(0)
    return block, node, left
