"""A file, a folder or what is pasted -> tables.

Knows: the disk, standard input, which reader is for which kind. Must not know: how any kind is read.
"""

import stat
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from commands.importing import delimited, headings, kinds, nested, web, words, workbook, yaml_text
from commands.importing.table import Cell, Row, Table, Unreadable
from commands.importing.texts import decode

PASTED = "The pasted text"
_LARGEST = 50 * 1024 * 1024  # bytes
_MOST_FILES = 2_000
_WORKBOOKS = (".xlsx", ".xls", ".xlsm", ".ods")
_NOT_ABOUT_ANYBODY = {"readme", "index", "license", "changelog", "contributing"}


def read(path: Path) -> tuple[Table, ...]:
    """The tables of a file or a folder, or of standard input where the path is `-`. Raises Unreadable."""
    if str(path) == "-":
        return tuple(_tables(_pasted(), PASTED, ""))
    if path.is_dir():
        return tuple(_folder(path))
    return tuple(_named(_file(path, path.name), path))


def _pasted() -> bytes:
    data = sys.stdin.buffer.read(_LARGEST + 1)
    _refuse_size(len(data), PASTED)
    return data


def _file(path: Path, name: str) -> list[Table]:
    try:
        mode = path.stat().st_mode
        if not stat.S_ISREG(mode):
            raise Unreadable(f"{name} is a pipe or a device, not a file: with `from=-`, what is piped is read.")
        _refuse_size(path.stat().st_size, name)
        data = path.read_bytes()
    except FileNotFoundError:
        link = " It is a link that leads nowhere." if path.is_symlink() else ""
        raise Unreadable(f"There is no file {path}.{link}{_near(path)}") from None
    except (OSError, ValueError) as error:
        said = getattr(error, "strerror", None) or str(error)
        raise Unreadable(f"{name} cannot be opened: {said}.") from None
    return _tables(data, name, path.suffix.lower())


def _near(path: Path) -> str:
    """The files beside it, one of which may have been meant."""
    try:
        there = sorted(one.name for one in path.parent.iterdir() if one.suffix.lower() in (*kinds.ENDINGS, ".xlsx"))
    except OSError:
        return ""
    return f" There are: {words.listed(there)}." if there else ""


def _refuse_size(size: int, name: str) -> None:
    if size > _LARGEST:
        raise Unreadable(
            f"{name} is larger than {_LARGEST // 1024 // 1024} MB: keep the table of personas, without pictures, and "
            "bring that."
        )


def _tables(data: bytes, name: str, ending: str) -> list[Table]:
    """The tables that a file's bytes are."""
    if not data.strip():
        raise Unreadable(f"{name} is empty: there is no text in it.")
    if kinds.is_workbook(data, name):
        wrong = [f"{name} is a spreadsheet, whatever its ending says."] if ending not in (".xlsx", ".xlsm", "") else []
        return _with_notes(workbook.read(data, name), wrong)
    try:
        return _texts(data, name, ending)
    except Unreadable as error:
        if ending not in _WORKBOOKS:
            raise
        told = f"{name} is not an Excel file, whatever its ending says: save it again as .xlsx, or as CSV (UTF-8)."
        raise Unreadable(told) from error


def _texts(data: bytes, name: str, ending: str) -> list[Table]:
    """The tables of a file that is no spreadsheet."""
    text, notes = decode(data, name)
    if not text.strip():
        raise Unreadable(f"{name} is empty: there is no text in it.")
    kind = kinds.kind_of(text, ending)
    if kinds.ENDINGS.get(ending, kind) != kind or ending in _WORKBOOKS:
        notes.append(f"{name} was read as {kind}, which it is, whatever its ending says.")
    match kind:
        case kinds.WEB:
            return web.read(text, name, notes)
        case kinds.JSON:
            return _with_notes([nested.read_json(text, name)], notes)
        case kinds.YAML:
            return _with_notes([yaml_text.read_yaml(text, name)], notes)
        case kinds.MARKDOWN:
            return headings.read(text, name, notes)
    return [delimited.read(text, name, notes)]


def _with_notes(tables: Sequence[Table], notes: Sequence[str]) -> list[Table]:
    first, *others = tables
    return [replace(first, notes=(*notes, *first.notes)), *others]


def _named(tables: Sequence[Table], path: Path) -> list[Table]:
    """Where a file is one persona that has no name, it gets that of the file."""
    is_one = len(tables) == 1 and len(tables[0].rows) == 1 and path.suffix.lower() in kinds.ENDINGS
    return [_with_name(one, path) if is_one and not _is_delimited(path) else one for one in tables]


def _is_delimited(path: Path) -> bool:
    return kinds.ENDINGS.get(path.suffix.lower()) == kinds.CSV


def _with_name(table: Table, path: Path) -> Table:
    if any(map(words.is_name, table.columns)):
        return table
    name = path.stem.replace("_", " ").replace("-", " ").strip()
    row = table.rows[0]
    cells = {0: Cell(name, path.name), **{at + 1: cell for at, cell in row.cells.items()}}
    said = f"{words.quoted(name)}, the name of the file, became the persona's name."
    return Table(table.source, ("Name", *table.columns), (Row(row.place, cells),), (*table.notes, said))


def _folder(folder: Path) -> list[Table]:
    """A table of each file that is one; files with one persona each become one table together."""
    name = folder.resolve().name or str(folder)
    apart: list[Table] = []
    single: list[Table] = []
    left_out: list[str] = []
    for path in _files(folder, name):
        shown = path.relative_to(folder).as_posix()
        if path.is_symlink():
            left_out.append(f"{shown} is a link and was left out.")
        elif path.suffix.lower() not in (*kinds.ENDINGS, ".xlsx", ".xlsm", ".txt"):
            left_out.append(f"{shown} was left out: files with this ending are not read.")
        elif path.stem.casefold() in _NOT_ABOUT_ANYBODY:
            left_out.append(f"{shown} was left out, as its name says that it is about the folder.")
        else:
            try:
                found = _named(_file(path, shown), path)
            except Unreadable as error:
                left_out.append(f"Left out: {error}")
                continue
            is_single = len(found) == 1 and len(found[0].rows) == 1 and not _is_delimited(path)
            (single if is_single else apart).extend(found)
    tables = [*([_united(single, name)] if single else []), *apart]
    if not tables:
        raise Unreadable(f"The folder {name} has no file that can be read. {' '.join(left_out[:10])}".rstrip())
    return _with_notes(tables, left_out)


def _files(folder: Path, name: str) -> Iterator[Path]:
    """The files below a folder, in order, without those that programs keep for themselves."""
    number = 0
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith((".", "~$")) or part == "__MACOSX" for part in path.relative_to(folder).parts)
        if hidden or (path.is_dir() and not path.is_symlink()):
            continue
        number += 1
        if number > _MOST_FILES:
            raise Unreadable(f"The folder {name} has more than {_MOST_FILES:,} files: is it the right one?")
        yield path


def _united(tables: Sequence[Table], name: str) -> Table:
    """The rows of several tables under the headings of all."""
    columns: dict[str, int] = {}
    rows = []
    for table in tables:
        numbers = [columns.setdefault(heading, len(columns)) for heading in table.columns]
        rows += [Row(row.place, {numbers[at]: cell for at, cell in row.cells.items()}) for row in table.rows]
    said = tuple(note if one.source in note else f"{one.source}: {note}" for one in tables for note in one.notes)
    return Table(name, tuple(columns), tuple(rows), said)
