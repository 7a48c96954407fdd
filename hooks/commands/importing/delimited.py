"""Text with delimiters (CSV, TSV and their like) -> a table.

Knows: delimiters, quotation marks, lines. Must not know: encodings, or which row holds the headings.
"""

import csv
import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from commands.importing import words
from commands.importing.grid import table_of
from commands.importing.table import Cell, Row, Table, Unreadable

_USUAL, _RARE = ",;\t|", "^~\x1f¦:"
_SAMPLE = 200  # records by which a delimiter is judged
_SHOWN = {"\t": "tab", "\x1f": "unit separator"}


@dataclass(frozen=True)
class _Way:
    """One way to take a text apart."""

    delimiter: str
    skips_spaces: bool = False

    def records(self, text: str) -> Iterator[tuple[int, list[str]]]:
        """Each record with the line it begins on. Raises csv.Error."""
        reader = csv.reader(
            io.StringIO(text, newline=""), delimiter=self.delimiter, skipinitialspace=self.skips_spaces, strict=True
        )
        line = 1
        for record in reader:
            yield line, record
            line = reader.line_num + 1


def read(text: str, source: str, notes: list[str]) -> Table:
    """The table that a text is, whichever delimiter it has. Raises Unreadable."""
    csv.field_size_limit(max(csv.field_size_limit(), len(text)))  # the file's size is limited already
    text, way = _declared(text)
    is_declared = way is not None
    way = way or _judged(text)
    if way.delimiter != ",":
        notes = [*notes, f"The delimiter is {_shown(way.delimiter)}."]
    rows = []
    try:
        for line, record in way.records(text):
            if is_declared and line == 1:
                continue
            place = f"line {line}"
            cells = {at: Cell(cell, f"{place}, column {at + 1}") for at, cell in enumerate(record) if cell}
            rows.append(Row(place, cells))
    except csv.Error as error:
        raise Unreadable(_misquoted(text, way, source, str(error))) from None
    _refuse_mixed(rows, way, source)
    _refuse_undivided(rows, source)
    return table_of(source, rows, notes, lambda at: f"column {at + 1}")


def divides(text: str) -> bool:
    """Whether a text is divided by a delimiter, in lines of the same number of cells."""
    heads, even, *_ = _score(text, _judged(text))
    return heads >= 2 or even


def _declared(text: str) -> tuple[str, _Way | None]:
    """The delimiter that the first line names, as Excel does; the line itself becomes empty."""
    first, end, rest = text.partition("\n")
    if len(first) == 5 and first.lower().startswith("sep="):
        return end + rest, _Way(first[4])
    return text, None


def _judged(text: str) -> _Way:
    ways = [_Way(one, spaces) for one in _USUAL for spaces in (False, True)]
    best = max(ways, key=lambda way: _score(text, way))
    if _score(text, best)[1]:
        return best
    rare = [way for way in map(_Way, _RARE) if _score(text, way)[1] and _score(text, way)[3] == 1]
    return max(rare, key=lambda way: _score(text, way), default=best)


def _score(text: str, way: _Way) -> tuple[int, bool, bool, float, int]:
    """Names of fields in one row, rows of one width, no misplaced quotation mark, how many rows are so, how wide."""
    records: list[list[str]] = []
    sound = True
    try:
        records += (record for _, record in islice(way.records(text), _SAMPLE))
    except csv.Error:
        sound = False
        records += _until_misquoted(text, way)
    filled = [record for record in records if any(cell.strip() for cell in record)]
    if not filled:
        return 0, False, sound, 0.0, 0
    width, number = Counter(map(len, filled)).most_common(1)[0]
    heads = max(words.known(map(words.heading, record)) for record in filled[:5])
    share = number / len(filled)
    return heads, width > 1 and share >= 0.5, sound, share, width


def _until_misquoted(text: str, way: _Way) -> list[list[str]]:
    found = []
    try:
        for _, record in way.records(text):
            found.append(record)
    except csv.Error:
        pass
    return found


def _shown(delimiter: str) -> str:
    return _SHOWN.get(delimiter, f"“{delimiter}”")


def _misquoted(text: str, way: _Way, source: str, error: str) -> str:
    """What is wrong with the quotation marks, at the line where the record begins that cannot be read."""
    line = 1
    try:
        for begins, record in way.records(text):
            line = begins + 1 + sum(cell.count("\n") for cell in record)
    except csv.Error:
        pass
    first = text.split("\n")[line - 1] if line <= text.count("\n") + 1 else ""
    if "end of data" in error:
        return (
            f"{source} cannot be read from line {line} on: a quotation mark opens there and is never closed "
            f"({words.quoted(first)}). Close it, or delete it."
        )
    return (
        f"{source} cannot be read from line {line} on: text follows a closing quotation mark ({words.quoted(first)}). "
        'Write a quotation mark that belongs to the text twice (""), and check that none is left open above.'
    )


def _refuse_mixed(rows: list[Row], way: _Way, source: str) -> None:
    """Headings with one delimiter above lines with another: each line would be one cell."""
    filled = [row for row in rows if any(cell.text.strip() for cell in row.cells.values())]
    if len(filled) < 2:
        return
    one, others = filled[0], filled[1:]
    whole = [row for row in others if len(row.cells) == 1 and 0 in row.cells]
    for other in _USUAL.replace(way.delimiter, ""):
        width = len(one.cells)
        if width == 1:
            if one.cells and other in next(iter(one.cells.values())).text and not whole:
                first = next(iter(one.cells.values())).text
                if words.known(map(words.heading, first.split(other))) >= 2:
                    raise Unreadable(_mixed(source, one, other, others[0], way.delimiter))
        elif len(whole) * 2 > len(others) and all(row.cells[0].text.count(other) >= width - 1 for row in whole):
            raise Unreadable(_mixed(source, one, way.delimiter, whole[0], other))


def _mixed(source: str, headings: Row, theirs: str, row: Row, other: str) -> str:
    return (
        f"{source} has two delimiters: {headings.place}, with the headings, is divided by {_shown(theirs)}, and "
        f"{row.place} by {_shown(other)}. Use one of them in all lines."
    )


def _refuse_undivided(rows: list[Row], source: str) -> None:
    """One column whose heading is several: the delimiter is nothing that is known."""
    if any(at for row in rows for at in row.cells):
        return
    first = next((cell for row in rows for cell in row.cells.values() if cell.text.strip()), None)
    if first is None or words.is_known(words.heading(first.text)):
        return
    pieces = [piece for piece in first.text.replace("  ", "\t").split("\t") if piece.strip()]
    if len(pieces) == 1:
        pieces = [piece for piece in first.text.split() if piece.strip(" ,;:/#*-")]
    if len(pieces) > 1 and words.known(pieces) >= 2:
        raise Unreadable(
            f"{source} is not divided into columns: no delimiter was found in {first.place.split(',')[0]} "
            f"({words.quoted(first.text)}). Save it with a comma, a semicolon or a tab between the cells."
        )
