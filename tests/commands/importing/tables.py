"""Tables for the tests: written as files of every kind, and read."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from commands.importing.read import read
from commands.importing.table import Table, Unreadable

Texts = list[dict[str, str]]


def tables(folder: Path, name: str, data: str | bytes) -> tuple[Table, ...]:
    """What comes of a file of that name."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return read(path)


def table(folder: Path, name: str, data: str | bytes) -> Table:
    (only,) = tables(folder, name, data)
    return only


def texts(table: Table) -> Texts:
    """Each row's texts by their headings."""
    return [{table.columns[at]: cell.text for at, cell in row.cells.items()} for row in table.rows]


def places(table: Table) -> list[str]:
    return [cell.place for row in table.rows for cell in row.cells.values()]


def refusal(folder: Path, name: str, data: str | bytes) -> str:
    with pytest.raises(Unreadable) as caught:
        tables(folder, name, data)
    return str(caught.value)


def workbook(fill: Callable[[Any, Any], object]) -> bytes:
    """A spreadsheet whose first sheet, `Personas`, `fill` gets with the book."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Personas"
    fill(book, sheet)
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def rows(*lines: list[Any]) -> Callable[[Any, Any], object]:
    return lambda _, sheet: [sheet.append(line) for line in lines]
