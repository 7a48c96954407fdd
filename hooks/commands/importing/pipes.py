"""Tables within Markdown: rows of cells between upright strokes.

Knows: strokes and rulers. Must not know: what stands around a table.
"""

import re
from collections.abc import Callable, Sequence

from commands.importing.table import Cell, Row

Lines = Sequence[tuple[int, str]]
_RULER = re.compile(r"\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*")
_STROKE = re.compile(r"(?<!\\)\|")
_BREAK = re.compile(r"<br\s*/?>", re.I)


def tables(lines: Lines, place: Callable[[int], str]) -> list[tuple[list[Row], range]]:
    """Each table, with the lines (by their order, from 0) that it takes."""
    found = []
    at = 1
    while at < len(lines):
        if "|" in lines[at][1] and "|" in lines[at - 1][1] and _RULER.fullmatch(lines[at][1]):
            end = next((n for n in range(at + 1, len(lines)) if "|" not in lines[n][1]), len(lines))
            taken = range(at - 1, end)
            rows = [_row(text, place(number)) for n, (number, text) in enumerate(lines) if n in taken and n != at]
            found.append((rows, taken))
            at = end
        at += 1
    return found


def cells(line: str) -> list[str]:
    """The texts between the strokes of a line."""
    bare = line.strip()
    bare = bare.removeprefix("|")
    if bare.endswith("|") and not bare.endswith("\\|"):
        bare = bare[:-1]
    return [_BREAK.sub("\n", cell.strip()).replace("\\|", "|") for cell in _STROKE.split(bare)]


def _row(line: str, place: str) -> Row:
    return Row(place, {at: Cell(_unmarked(text), f"{place}, column {at + 1}") for at, text in enumerate(cells(line))})


def _unmarked(text: str) -> str:
    """Without the bold that headings of rows are set in."""
    whole = re.fullmatch(r"(\*\*|__)(.+?)\1:?", text)
    return whole[2] if whole and whole[1] not in whole[2] else text
