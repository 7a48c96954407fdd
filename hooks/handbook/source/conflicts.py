"""What a merge leaves behind where two versions of a text met: the marks of Git, and both versions between them.

Knows: lines, and where code stands. Must not know: YAML's events, or what a persona is.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from handbook.problems.problem import Also, Position, Problem
from handbook.source import rules

_FENCE = re.compile(r"[ \t>]*(`{3,}|~{3,})[ \t]*([^`\s]*)")
_MARK = re.compile(r"(<{7}|={7}|>{7}|\|{7})(?:[ \t].*)?$")
_DASHES = re.compile(r"---[ \t]*$")
_VIEW = "personas"  # whose code is read, unlike an example of what a merge leaves behind


class _Conflict(NamedTuple):
    """The lines with marks, counted from 0; without the one in the middle there is nothing between two versions."""

    begins: int
    middle: int | None
    ends: int
    marks: tuple[int, ...]


def without_conflicts(text: str, path: str) -> tuple[str, list[Problem]]:
    """The text with the first of two versions, in as many lines, and one problem for each place with two of them."""
    if not re.search(r"^(?:<{7}|>{7})(?:[ \t]|$)", text, re.M):
        return text, []
    lines = text.split("\n")
    problems = []
    for conflict in list(_conflicts(lines)):
        problems.append(_problem(conflict, lines, path))
        dropped = {*conflict.marks, *range(conflict.middle or conflict.ends, conflict.ends)}
        for number in dropped:
            lines[number] = ""
    return "\n".join(lines), problems


def told_once(problems: Iterable[Problem]) -> list[Problem]:
    """The problems without those of lines that stand twice: whoever keeps one version may never meet them."""
    every = list(problems)
    twice = {
        (one.path, line)
        for one in every
        if one.rule is rules.MERGE_CONFLICT
        for line in range(one.at.line, max(also.at.line for also in one.also) + 1 if one.also else one.at.line + 1)
    }
    if not twice:
        return every
    return [one for one in every if one.rule is rules.MERGE_CONFLICT or (one.path, one.at.line) not in twice]


def _problem(conflict: _Conflict, lines: list[str], path: str) -> Problem:
    at = Position(conflict.begins + 1, 1, len(lines[conflict.begins]) + 1)
    marks = [f"`{lines[number].rstrip()}`" for number in conflict.marks]
    if conflict.middle is None:
        message = f"a mark of a merge was left behind: delete the line {marks[0]}"
        return Problem(path, at, rules.MERGE_CONFLICT, message)
    named = f"{', '.join(marks[:-1])} and {marks[-1]}"
    message = f"here are two versions: keep one of them, and delete the lines {named}"
    end = Also(path, Position(conflict.ends + 1, 1), "the second one ends here")
    return Problem(path, at, rules.MERGE_CONFLICT, message, (end,))


def _conflicts(lines: list[str]) -> Iterator[_Conflict]:
    examples = _in_examples(lines)
    number = 0
    while number < len(lines):
        mark = _MARK.match(lines[number])
        if mark and mark[1][0] in "<>" and number not in examples:
            conflict = _from(lines, number)
            yield conflict
            number = conflict.ends
        number += 1


def _from(lines: list[str], begin: int) -> _Conflict:
    """The conflict that begins on a line; a mark alone if the others are gone, or another one begins first."""
    marks, middle = [begin], None
    for number in range(begin + 1, len(lines) if lines[begin].startswith("<") else 0):
        mark = _MARK.match(lines[number])
        sign = mark[1][0] if mark else ""
        if sign == "<":
            break
        if sign:
            marks.append(number)
        if sign in ("|", "=") and (middle is None):
            middle = number  # with three versions, the one before both changes stands second
        if sign == ">" and middle is not None:
            return _Conflict(begin, middle, number, tuple(marks))
    return _Conflict(begin, None, begin, (begin,))


def _in_examples(lines: list[str]) -> set[int]:
    """The lines inside of code, save for views; between the dashes at the top there is none."""
    start = 0
    if _DASHES.match(lines[0]):
        start = next((n for n in range(1, len(lines)) if _DASHES.match(lines[n])), 0)
    inside: set[int] = set()
    number = start
    while number < len(lines):
        if opening := _FENCE.match(lines[number]):
            closing = re.compile(rf"[ \t>]*{opening[1]}[ \t]*$")
            end = next((n for n in range(number + 1, len(lines)) if closing.match(lines[n])), None)
            if end is not None:
                inside |= set() if opening[2] == _VIEW else set(range(number, end))
                number = end
        number += 1
    return inside
