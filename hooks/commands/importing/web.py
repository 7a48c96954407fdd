"""HTML, pasted or saved from a wiki -> tables.

Knows: elements, Markdown that is made of them. Must not know: files.
"""

import copy
import re
from typing import Any

from commands.importing import headings, words
from commands.importing.grid import table_of
from commands.importing.library import library
from commands.importing.table import Cell, Row, Table, Unreadable

_NO_TEXT = ("script", "style", "noscript", "template", "nav", "head", "svg", "button", "input", "select")
_LARGEST = 20 * 1024 * 1024  # characters
_BEGINS, _ENDS = re.compile(r"<t[dh]\b", re.I), re.compile(r"</t[dh]\b", re.I)
_ROW = re.compile(r"<tr\b|</table\b", re.I)
_NESTED = re.compile(r"<table\b(?:(?!</table\b).)*?<table\b", re.I | re.S)
_MOST_ACROSS = 500  # cells that one cell may stand for


def read(text: str, source: str, notes: list[str]) -> list[Table]:
    """The tables of personas of a page; without any, what its headings make. Raises Unreadable."""
    if len(text) > _LARGEST:
        raise Unreadable(f"{source} is too large for a page: save the table as CSV.")
    try:
        return _read(text, source, notes)
    except RecursionError:
        raise Unreadable(f"{source} is nested too deeply to be a page: save the table as CSV.") from None


def _read(text: str, source: str, notes: list[str]) -> list[Table]:
    page = library("bs4").BeautifulSoup(_with_ends(text), "html.parser")
    for one in page(list(_NO_TEXT)):
        one.decompose()
    _without_remarks(page, source, notes)
    found: list[Table] = []
    has_headings = words.known(one.get_text() for one in _titles(page)) > 0
    for number, table in enumerate(page("table"), start=1):
        rows = [] if table("table") else _rows(table, number)
        in_rows = max((words.known(c.text for c in row.cells.values()) for row in rows[:5]), default=0)
        if in_rows >= 2 or (_names_down(rows) >= 2 and not has_headings):
            found.append(table_of(source, rows, notes if not found else [], lambda at: f"column {at + 1}"))
            table.decompose()
    markdown = _markdown(page)
    if not found:
        return headings.read(markdown, source, notes, lambda line: f"{source}, line {line} of its text")
    rest = [line for line in markdown.split("\n") if line.strip()]
    if not rest:
        return found
    said = f"Left out, standing outside of the table: {words.listed(list(map(words.quoted, rest)), 10)}."
    return [Table(found[0].source, found[0].columns, found[0].rows, (*found[0].notes, said)), *found[1:]]


def _without_remarks(page: Any, source: str, notes: list[str]) -> None:
    """Takes out what colleagues have remarked in the margin, which Google Docs writes below the text."""
    remarks = {}
    for link in page("a", href=re.compile("^#(?:cmnt|_msocom|_cmnt)")):
        if link.parent and link.parent.name == "sup":
            link.parent.decompose()
        elif link.get("href", "").startswith(("#cmnt_ref", "#_cmntref", "#_msoanchor")) and link.parent:
            block = link.find_parent(["p", "li", "div"]) or link.parent
            whole = block.find_parent("div") if block.parent and block.parent.name == "div" else None
            block = (
                whole if whole and len(whole("a", href=re.compile("^#cmnt_ref"))) == 1 and not _titles(whole) else block
            )
            remarks[id(block)] = block
        else:
            link.decompose()
    for block in remarks.values():
        said = words.quoted(re.sub(r"^\[\w+\]\s*", "", words.heading(block.get_text(" "))))
        notes.append(f"A comment of {source} was left out: {said}.")
        block.decompose()


def _with_ends(text: str) -> str:
    """HTML may leave out the ends of cells and rows, which the parser would take for cells within cells."""
    if len(_BEGINS.findall(text)) <= len(_ENDS.findall(text)) or _NESTED.search(text):
        return text
    return _ROW.sub(r"</td></th></tr>\g<0>", _BEGINS.sub(r"</td></th>\g<0>", text))


def _titles(page: Any) -> list[Any]:
    return list(page(["h1", "h2", "h3", "h4", "h5", "h6"]))[: words.MOST]


def _names_down(rows: list[Row]) -> int:
    return words.known(row.cells[0].text for row in rows[: words.MOST] if 0 in row.cells)


def _markdown(element: Any) -> str:
    made: str = (
        library("markdownify")
        .MarkdownConverter(
            heading_style="ATX",
            bullets="-",
            escape_asterisks=False,
            escape_underscores=False,
            newline_style="backslash",
        )
        .convert_soup(element)
    )
    return "\n".join(line.removesuffix("\\").rstrip() for line in made.split("\n")).strip("\n")


def _rows(table: Any, number: int) -> list[Row]:
    """The rows; a cell that spans several rows is each one's."""
    rows: list[dict[int, Cell]] = []
    spanning: dict[tuple[int, int], str] = {}
    for at, line in enumerate(table("tr")):
        cells: dict[int, Cell] = {}
        column = 0
        for element in line(["td", "th"], recursive=False):
            while (at, column) in spanning:
                cells[column] = Cell(spanning[at, column], _place(number, at, column), repeats=True)
                column += 1
            text = _text(element)
            cells[column] = Cell(text, _place(number, at, column))
            across, down = _span(element, "colspan"), _span(element, "rowspan")
            spanning |= {(at + n, column): text for n in range(1, down)}
            column += across
        cells |= {
            c: Cell(text, _place(number, at, c), repeats=True)
            for (r, c), text in spanning.items()
            if r == at and c not in cells
        }
        rows.append(cells)
    return [Row(f"table {number}, row {at + 1}", cells) for at, cells in enumerate(rows)]


def _text(element: Any) -> str:
    if not element.find(True):
        return " ".join(element.get_text().split())
    inner = copy.copy(element)
    inner.name = "div"  # or Markdown makes a row of it
    text = _markdown(inner).strip()
    return text.strip("*") if element.name == "th" else text


def _place(table: int, row: int, column: int) -> str:
    return f"table {table}, row {row + 1}, column {column + 1}"


def _span(element: Any, name: str) -> int:
    value = str(element.get(name, "1"))
    return max(1, min(int(value), _MOST_ACROSS)) if value.isascii() and value.isdigit() else 1
