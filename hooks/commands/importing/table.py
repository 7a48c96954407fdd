"""What every reader makes of a file: one table of texts, each cell with the place where it stands.

Knows: cells, rows, columns. Must not know: which kinds of file there are.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Cell:
    """One filled cell.

    `text` is what was written, its line breaks kept; `place` is what a person would call it ("Sheet1!C4", "line 4",
    "ash.md:12").
    """

    text: str
    place: str
    repeats: bool = False  # the text of a cell above, with which this one is merged


@dataclass(frozen=True)
class Row:
    """One persona of the table: its filled cells by the number of their column (from 0).

    Lists and nested values of JSON/YAML are one cell per column, their items on lines of their own ("- " before each).
    """

    place: str
    cells: dict[int, Cell]


@dataclass(frozen=True)
class Table:
    """Personas as rows.

    `source`: the file's name; `columns`: headings as written, unique (a repeated "Goals" becomes "Goals (2)"); `rows`;
    `notes`: what was done to read it, one plain sentence each ("Read as Windows-1252.", "Row 7 is empty and was left
    out.").
    """

    source: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()


class Unreadable(Exception):  # noqa: N818 (it is what the file is)
    """A file that cannot be read as a table; the message says why, where, and what to do, in plain English."""
