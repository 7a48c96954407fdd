"""Fields that stand where none are read: between dashes further down, or after the text that they belong above.

Knows: lines, dashes, names with colons. Must not know: which names are fields.
"""

import re

from handbook.problems.problem import Position, Problem
from handbook.problems.readable import shortened
from handbook.source import rules

DASHES = re.compile(r"---[ \t]*$")
_CODE = re.compile(r"[ \t>]*(`{3,}|~{3,})")
_FIELD = re.compile(r"[a-z][a-z_]*:(?:\s|$)")
_GOES_ON = re.compile(r"\s|- |#|[\]}]|$")


def second_front_matter(lines: list[str], path: str, first: int) -> Problem | None:
    """A second set of fields in a text that begins on line `first` of its file, be it a second persona's."""
    code, number = "", 0
    while number < len(lines):
        fence = _CODE.match(lines[number])
        if fence and (not code or lines[number].strip() == code):
            code = "" if code else fence[1]
        elif not code and DASHES.match(lines[number]) and (end := _end(lines, number)):
            begin = next(one for one in range(number + 1, end) if lines[one].strip())
            name = shortened(lines[begin])
            dashes = f"lines {first + number} to {first + end}"
            message = (
                f"`{name}` and what else is between dashes here is in the text: move {dashes} to the very top"
                if first == 1
                else f"a second set of fields begins with `{name}`, but one file has one: move {dashes}, and the text"
                " below them, into a file of their own; if these are the right ones, move what is above them elsewhere"
            )
            return Problem(path, Position(first + begin, 1), rules.SECOND_FRONT_MATTER, message)
        number += 1
    return None


def _end(lines: list[str], start: int) -> int | None:
    """The line of dashes after the fields that begin below `start`; None if these are no fields, or do not end."""
    for number in range(start + 1, len(lines)):
        line = lines[number]
        if DASHES.match(line):
            fields = sum(bool(_FIELD.match(one)) for one in lines[start + 1 : number])
            return number if fields else None
        if not _FIELD.match(line) and not _GOES_ON.match(line):
            return None
    return None


def fields_after_text(lines: list[str], first: int) -> tuple[int, int] | None:
    """The lines of dashes around fields that stand below a text, which begins on line `first`; counted from 0."""
    for number in range(first + 1, len(lines)):
        if DASHES.match(lines[number]) and (end := _end(lines, number)):
            return number, end
    return None


def moved(lines: list[str], first: int, dashes: tuple[int, int]) -> str:
    """What to do about a text, from line `first` on, above the fields."""
    start, end = dashes
    last = max(number for number in range(start) if lines[number].strip())
    name = shortened(lines[first])
    what = f"`{name}`" if last == first else f"lines {first + 1} to {last + 1}, from `{name}` on,"
    return f"the fields begin on line {start + 1}: move {what} below the `---` of line {end + 1}"
