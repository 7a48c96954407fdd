"""The fenced blocks tagged `personas`, which place views in hand-written pages.

Knows: fences and where they stand. Must not know: which views there are.

A block inside a longer fence is example code and none of ours.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

TAG = "personas"
_OPEN = re.compile(r"^(?P<indent>[ \t>]*)(?P<fence>`{3,}|~{3,})[ \t]*(?P<info>[^`\n]*)$")


@dataclass(frozen=True, slots=True)
class ViewBlock:
    """One block: its YAML and its lines in the text, counted from 0; `end` is the line after it."""

    options: str
    start: int
    end: int
    indented: bool
    closed: bool = True


def find(text: str) -> Iterator[ViewBlock]:
    """Every `personas` block of a Markdown text, in order."""
    lines = text.split("\n")
    number = 0
    while number < len(lines):
        opening = _OPEN.match(lines[number])
        if not opening:
            number += 1
            continue
        end, closed = _end(lines, number, opening["fence"])
        if opening["info"].strip() == TAG:
            inner = "\n".join(lines[number + 1 : end])
            yield ViewBlock(inner, number, end + 1 if closed else end, bool(opening["indent"]), closed)
        number = end + 1


def _end(lines: list[str], start: int, fence: str) -> tuple[int, bool]:
    """The line that closes the fence, with exactly as many marks, as the engine has it; the text's end if none does."""
    closing = re.compile(rf"^[ \t>]*{fence}[ \t]*$")
    for number in range(start + 1, len(lines)):
        if closing.match(lines[number]):
            return number, True
    return len(lines), False


def replace(text: str, render: Callable[[ViewBlock], str]) -> str:
    """The text with each block replaced by what `render` makes of it, in their order, with empty lines around it."""
    lines = text.split("\n")
    rendered = [(block, render(block)) for block in find(text)]
    for block, made in reversed(rendered):
        lines[block.start : block.end] = ["", made.strip("\n"), ""]
    return "\n".join(lines)
