"""A spreadsheet (.xlsx) -> its tables.

Knows: sheets, merged and hidden cells, formulas. Must not know: which row holds the headings.
"""

import io
import re
import warnings
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from commands.importing import words
from commands.importing.grid import table_of
from commands.importing.library import library
from commands.importing.shown import exact, shown
from commands.importing.table import Cell, Row, Table, Unreadable

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

_LARGEST = 100 * 1024 * 1024  # bytes of all parts together, unpacked
_MOST_PARTS = 5_000
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s>/]")
_DAMAGED = "Open it in your spreadsheet program, save it again as .xlsx, or save the sheet as CSV (UTF-8)."


def read(data: bytes, source: str) -> list[Table]:
    """The sheets that look like tables of personas; the notes of the first name the others. Raises Unreadable."""
    has_formulas, has_pictures = _parts(data, source)
    book = _opened(data, source, values=True)
    formulas = _opened(data, source, values=False) if has_formulas else None
    hidden = [words.quoted(sheet.title) for sheet in book.worksheets if sheet.sheet_state != "visible"]
    tables, left_out = [], []
    visible = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    for sheet in visible:
        notes = list(_notes(sheet))
        try:
            rows = _rows(sheet, formulas[sheet.title] if formulas else None, notes)
            name = source if len(visible) == 1 else f"{source}, sheet {words.quoted(sheet.title)}"
            tables.append(table_of(name, rows, notes, _column_of(sheet.title)))
        except Unreadable as error:
            left_out.append(str(error))
    if not tables:
        raise Unreadable(left_out[0] if left_out else f"{source} has no sheet that can be seen.")
    chosen = [one for one in tables if words.known(one.columns) >= 2] or tables[:1]
    first = [f"The sheet was left out, as it does not look like a table of personas: {one.source}."
             for one in tables if one not in chosen]  # fmt: skip
    first += [f"A sheet was left out: {one}" for one in left_out]
    first += [f"Left out, as the sheets are hidden: {words.listed(hidden)}."] if hidden else []
    first += ["The pictures in the file were not read."] if has_pictures else []
    return [Table(one.source, one.columns, one.rows, (*one.notes, *first) if one is chosen[0] else one.notes)
            for one in chosen]  # fmt: skip


def _parts(data: bytes, source: str) -> tuple[bool, bool]:
    """Whether there are formulas and pictures in it. Nothing is unpacked before its size is known."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            parts = packed.infolist()
            size = sum(part.file_size for part in parts)
            if size > _LARGEST or len(parts) > _MOST_PARTS:
                raise Unreadable(
                    f"{source} is too large: unpacked it has {size / 1024 / 1024:,.0f} MB in {len(parts):,} parts. "
                    "Copy the table of personas into a new file."
                )
            sheets = [part for part in parts if part.filename.startswith("xl/worksheets/")]
            has_formulas = any(_FORMULA.search(packed.read(part)) for part in sheets)
            return has_formulas, any(part.filename.startswith("xl/media/") for part in parts)
    except Unreadable:
        raise
    except Exception as error:  # what it raises on damaged parts has no common kind
        raise Unreadable(f"{source} is damaged: its parts cannot be unpacked. {_DAMAGED}") from error


def _opened(data: bytes, source: str, *, values: bool) -> "Workbook":
    openpyxl = library("openpyxl")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what it does not read: rules for colours, lists of allowed values
            book: Workbook = openpyxl.load_workbook(io.BytesIO(data), data_only=values)
    except Exception as error:
        raise Unreadable(f"{source} cannot be read as a spreadsheet: it is damaged. {_DAMAGED}") from error
    return book


def _column_of(title: str) -> Any:
    from openpyxl.utils import get_column_letter  # noqa: PLC0415 (there only where import is installed)

    return lambda at: f"{title}, column {get_column_letter(at + 1)}"


def _rows(sheet: Any, formulas: Any, notes: list[str]) -> list[Row]:
    cells: dict[int, dict[int, Cell]] = {}
    uncalculated, rounded = [], []
    # Its cells as they are kept: asked for row by row, one cell far out makes a million empty ones.
    for (number, column), cell in sorted(sheet._cells.items()):
        value = cell.value
        if value is None:
            if formulas and formulas._cells.get((number, column)) and formulas.cell(number, column).data_type == "f":
                uncalculated.append(f"{sheet.title}!{cell.coordinate}")
            continue
        if text := shown(value, cell.number_format if not isinstance(value, str) else ""):
            if whole := exact(value, cell.number_format):
                rounded.append(f"{sheet.title}!{cell.coordinate} ({words.quoted(text)} for {whole})")
            cells.setdefault(number - 1, {})[column - 1] = Cell(text, f"{sheet.title}!{cell.coordinate}")
    if rounded:
        notes.append(f"Rounded, as the sheet shows them: {words.listed(rounded, 20)}.")
    if uncalculated:
        notes.append(
            f"Left out, being formulas without a calculated value: {words.listed(uncalculated)}. Open the file in a "
            "spreadsheet program and save it, and they have one."
        )
    _unmerge(sheet, cells, notes)
    return [Row(f"{sheet.title}, row {at + 1}", cells.get(at, {})) for at in _from_first_to_last(cells)]


def _from_first_to_last(cells: dict[int, Any]) -> Iterator[int]:
    """The rows that are filled, and one for each gap between them."""
    before = None
    for at in sorted(cells):
        if before is not None and at > before + 1:
            yield before + 1
        yield at
        before = at


def _unmerge(sheet: Any, cells: dict[int, dict[int, Cell]], notes: list[str]) -> None:
    """A cell merged downwards is each row's; one merged across all that a row has is a title."""
    for area in sorted(sheet.merged_cells.ranges, key=lambda one: (one.min_row, one.min_col)):
        top, left = area.min_row - 1, area.min_col - 1
        cell = cells.get(top, {}).get(left)
        if cell is None:
            continue
        if area.max_col > area.min_col and len(cells[top]) == 1 and left == min(map(min, cells.values())):
            del cells[top]
            said = words.quoted(cell.text)
            notes.append(f"{cell.place} is merged across its row and was left out, as a title: {said}.")
            continue
        if area.max_row > area.min_row:
            notes.append(f"{sheet.title}!{area.coord} is one merged cell: its text was given to each of its rows.")
            for row in range(top + 1, min(area.max_row, max(cells) + 1)):
                cells.setdefault(row, {})[left] = replace(cell, repeats=True)


def _notes(sheet: Any) -> Iterator[str]:
    """What a spreadsheet says beside its cells."""
    rows = [f"row {at}" for at, one in sorted(sheet.row_dimensions.items()) if one.hidden]
    columns = [f"column {letter}" for letter, one in sorted(sheet.column_dimensions.items()) if one.hidden]
    if rows or columns:
        what = words.listed([*columns, *rows])
        yield f"Hidden in the sheet {words.quoted(sheet.title)}, and read anyway: {what}."
    for cell in sheet._cells.values():
        if getattr(cell, "comment", None):
            said = words.quoted(cell.comment.text)
            yield f"{sheet.title}!{cell.coordinate} has a comment, which was left out: {said}."
        target = cell.hyperlink.target if getattr(cell, "hyperlink", None) else None
        if target and target not in str(cell.value):
            yield f"{sheet.title}!{cell.coordinate} leads to {words.quoted(target)}: the address is not in its text."
