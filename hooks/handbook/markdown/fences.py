"""The fenced blocks tagged `personas`, which place views in hand-written pages.

Knows: fences and where they stand. Must not know: which views there are.

A block inside a longer fence is example code and none of ours.
"""

import difflib
import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

TAG = "personas"
_LIKE = 0.8  # how much of the tag a mistyped one keeps
# What is typed for three backticks, or what is left of them.
_OTHER_MARKS = re.compile(r"[ \t]*(?:['\"\u00b4\u2018-\u201d]{2,3}|`{1,2}|)[ \t]*personas?[ \t]*:?[ \t]*$")
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


def misspelt(text: str, views: Collection[str]) -> Iterator[tuple[int, str]]:
    """The lines, counted from 0, that were meant to begin a block with one of the views, and what to do about them."""
    lines = text.split("\n")
    number = 0
    while number < len(lines):
        line = lines[number]
        below = lines[number + 1] if number + 1 < len(lines) else ""
        if opening := _OPEN.match(line):
            word = opening["info"].strip()
            if word != TAG and (_is_near(word) or (not word and _view(below, views))):
                yield (
                    number,
                    f"this would be shown as code: for a view, write three backticks and `{TAG}`, and nothing else",
                )
            number = _end(lines, number, opening["fence"])[0]
        elif _OTHER_MARKS.match(line) and (_view(below, views) or not line.strip().startswith(TAG)):
            yield (
                number,
                f"this would be shown as text: for a view, write three backticks and `{TAG}`, and nothing else",
            )
        elif _view(line, views) and not (number and lines[number - 1].strip()):
            message = (
                f"this would be shown as text: put a line with three backticks and `{TAG}` before `{line.strip()}`"
            )
            yield number, f"{message}, and a line with three backticks after the last option"
        number += 1


def _is_near(info: str) -> bool:
    word = re.split(r"[\s,:{}]+", info.strip("{}. :\"'").lower())[0].strip(".:")
    return difflib.SequenceMatcher(None, word, TAG).ratio() >= _LIKE


def _view(line: str, views: Collection[str]) -> bool:
    """Whether a line says which view to place."""
    name, _, value = line.strip().partition(":")
    return name == "view" and value.strip() in views


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
