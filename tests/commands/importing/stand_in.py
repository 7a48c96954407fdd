"""A table for tests without the readers of files.

Knows: plain CSV. Must not know: what becomes of a table.
"""

import csv
import io
from collections.abc import Sequence
from pathlib import Path

from commands.importing.table import Cell, Row, Table


def table(source: str, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> Table:
    """A table of these cells; empty ones are no cells."""
    made = [
        Row(f"line {number}", {at: Cell(text, f"line {number}") for at, text in enumerate(row) if text})
        for number, row in enumerate(rows, start=2)
    ]
    return Table(source, tuple(columns), tuple(made))


def read(path: Path) -> tuple[Table, ...]:
    """The table of a plain CSV file."""
    head, *rows = list(csv.reader(io.StringIO(path.read_text("utf-8"), newline="")))
    return (table(path.name, head, rows),)
