"""Rows of cells -> a table: which row holds the headings, which way it lies, and what is not part of it.

Knows: headings and what surrounds them. Must not know: the kind of file that the cells come from.
"""

from collections import Counter
from collections.abc import Callable, Sequence

from commands.importing import words
from commands.importing.table import Cell, Row, Table, Unreadable

_TOP = 12  # rows among which the headings are looked for
_SAMPLE = 80  # rows that tell what a column holds
_CORNERS = {"", "attribute", "field", "property", "category", "item", "topic", "question", "#", "persona", "personas"}
_SHORT = 60  # characters of a heading in two lines


def table_of(source: str, rows: Sequence[Row], notes: Sequence[str], column: Callable[[int], str]) -> Table:
    """The table that the rows are, `column` saying what a person calls each column."""
    found = list(notes)
    filled = _filled(rows, found)
    if not any(one.isalnum() for row in filled for cell in row.cells.values() for one in cell.text):
        raise Unreadable(f"{source} is empty: there is no text in it.")
    if is_turned := _lies_on_its_side(filled):
        filled = _turned(source, filled, column, found)
        column = _of_a_turned(column)
    at = _heading_row(filled)
    _above(filled[: max(at - 1, 0)] if _is_banner(filled, at) else filled[:at], found)
    lines = _lines_of_headings(filled, at)
    _judge(source, lines[-1] if len(lines) == 1 else lines[0], filled, found)
    body = filled[filled.index(lines[-1]) + 1 :]
    if not body:
        raise Unreadable(
            f"{source} has headings ({lines[-1].place}) and nothing below them: there is no persona in it."
        )
    headings = _headings(lines, found)
    if is_turned:
        headings = _with_a_name(headings, found)
    return _table(source, headings, body, found, column)


def _filled(rows: Sequence[Row], notes: list[str]) -> list[Row]:
    """The rows that have any text, and of them the cells that have."""
    kept = [Row(row.place, {at: cell for at, cell in row.cells.items() if cell.text.strip()}) for row in rows]
    last = max((at for at, row in enumerate(kept) if row.cells), default=0)
    if empty := [row.place for row in kept[:last] if not row.cells]:
        notes.append(f"Left out, being empty: {words.listed(empty)}.")
    return [row for row in kept if row.cells]


def _texts(row: Row) -> list[str]:
    return [words.heading(cell.text) for cell in row.cells.values()]


def _lies_on_its_side(rows: Sequence[Row]) -> bool:
    """Whether the first column, and no row, holds the names of fields."""
    first = min(min(row.cells) for row in rows)
    names = [words.heading(row.cells[first].text) for row in rows[:_SAMPLE] if first in row.cells]
    in_rows = max(words.known(_texts(row)) for row in rows[:_TOP])
    found = len({one.casefold() for one in names if words.is_known(one)})
    wide = any(len(row.cells) > 1 for row in rows)
    return wide and found >= 2 and found > in_rows and found * 3 >= len(names)


def _turned(source: str, rows: Sequence[Row], column: Callable[[int], str], notes: list[str]) -> list[Row]:
    notes.append(
        f"{source} lies on its side: its first column holds the names of the fields, so each other column was read as "
        "a row."
    )
    first = min(min(row.cells) for row in rows)
    joined: list[dict[int, Cell]] = []
    for row in rows:
        if first not in row.cells and joined and first in joined[-1] and len(joined) > 1:
            above = words.quoted(joined[-1][first].text)
            notes.append(f"{_capital(row.place)} has no name: its texts were added to {above} above.")
            for at, cell in row.cells.items():
                so_far = joined[-1].get(at)
                joined[-1][at] = Cell(f"{so_far.text}\n{cell.text}", so_far.place) if so_far else cell
        else:
            joined.append(dict(row.cells))
    columns = sorted({at for row in joined for at in row})
    return [Row(column(at), {n: row[at] for n, row in enumerate(joined) if at in row}) for at in columns]


def _of_a_turned(_column: Callable[[int], str]) -> Callable[[int], str]:
    return lambda number: f"field {number + 1}"


def _with_a_name(headings: dict[int, str], notes: list[str]) -> dict[int, str]:
    """The personas' names stand above them, under a heading that is about the other headings, or none."""
    corner = headings.get(0, "")
    if corner.casefold() in _CORNERS and not any(words.is_name(one) for at, one in headings.items() if at):
        if corner and corner != "Name":
            notes.append(f"The heading {words.quoted(corner)} above the names of the personas was read as “Name”.")
        return {**headings, 0: "Name"}
    return headings


def _heading_row(rows: Sequence[Row]) -> int:
    top = rows[:_TOP]
    scores = [words.known(_texts(row)) for row in top]
    best = scores.index(max(scores))
    if scores[best] >= 2:
        return best
    width = Counter(len(row.cells) for row in rows[:_SAMPLE]).most_common(1)[0][0]
    return next((at for at, row in enumerate(top) if len(row.cells) * 2 >= width), 0)


def _is_banner(rows: Sequence[Row], at: int) -> bool:
    """Whether the row above the headings gives titles to several of them at once."""
    if at == 0:
        return False
    above = rows[at - 1].cells
    first = min(rows[at].cells)
    is_title = len(above) == 1 and first in above
    return not is_title and len(above) < len(rows[at].cells) and not any(words.is_value(c.text) for c in above.values())


def _above(rows: Sequence[Row], notes: list[str]) -> None:
    for row in rows:
        texts = words.listed([words.quoted(cell.text) for cell in row.cells.values()])
        notes.append(f"{_capital(row.place)} is above the headings and was left out: {texts}.")


def _lines_of_headings(rows: Sequence[Row], at: int) -> list[Row]:
    if _is_banner(rows, at):
        return [rows[at - 1], rows[at]]
    return [rows[at], rows[at + 1]] if _has_a_second_line(rows, at) else [rows[at]]


def _has_a_second_line(rows: Sequence[Row], at: int) -> bool:
    """Whether the row below the headings goes on with them: it names what they leave open, and no persona."""
    if at + 1 >= len(rows) - 1:
        return False
    top, below = rows[at].cells, rows[at + 1].cells
    gaps = {one for row in rows[at + 1 : at + _SAMPLE] for one in row.cells} - set(top)
    first = min(top)
    says_the_same = first not in below or below[first].text == top[first].text
    short = all(len(cell.text) <= _SHORT and not words.is_value(cell.text) for cell in below.values())
    named = {at for at in gaps if at < max(top)} or gaps  # beyond the last heading, a row may be too long
    return bool(gaps) and named <= set(below) and short and says_the_same


def _judge(source: str, row: Row, rows: Sequence[Row], notes: list[str]) -> None:
    """Refuses a first row that holds values: without headings there is no telling what they are."""
    texts = _texts(row)
    if words.known(texts) * 2 >= len(texts):
        return
    if value := next((cell for cell in row.cells.values() if words.is_value(cell.text)), None):
        raise Unreadable(
            f"{source} has no row of headings: {value.place} holds {words.quoted(value.text)}, which is a value. Write "
            "a row above it that says what each column holds, such as Name, Age, Goals."
        )
    if not words.known(texts) and len(rows) > 1:
        notes.append(
            f"None of the headings ({row.place}) is the name of a field. If that row is a persona, write a row of "
            "headings above it."
        )


def _headings(lines: Sequence[Row], notes: list[str]) -> dict[int, str]:
    """The heading of each column that has one; titles of several columns stand before those that say little alone."""
    top, below = {at: words.heading(cell.text) for at, cell in lines[0].cells.items()}, dict[int, str]()
    if len(lines) == 1:
        return top
    below = {at: words.heading(cell.text) for at, cell in lines[1].cells.items()}
    told = Counter(map(str.casefold, below.values()))
    headings, title = {}, ""
    for at in range(max(*top, *below) + 1):
        title = top.get(at, title if at in below else "")
        own = below.get(at, "")
        alone = not title or title == own or (words.is_known(own) and told[own.casefold()] == 1)
        if own or at in top:
            headings[at] = own if own and alone else f"{title}: {own}".removesuffix(": ")
    titles = words.listed([words.quoted(text) for text in top.values()], 12)
    notes.append(f"The headings are in two rows ({lines[0].place} and {lines[1].place}) and were joined: {titles}.")
    return headings


def _table(
    source: str, headings: dict[int, str], body: Sequence[Row], notes: list[str], column: Callable[[int], str]
) -> Table:
    numbers = sorted({at for row in body for at in row.cells} | set(headings))
    last = max(headings)
    filled = Counter(at for row in body for at in row.cells)
    nameless = [at for at in numbers if at not in headings and (at < last or filled[at] * 2 >= len(body))]
    last = max([last, *nameless])
    if inside := [column(at) for at in nameless]:
        notes.append(f"Without a heading, and called by the number: {words.listed(inside)}.")
    named = [headings.get(at) or f"Column {at + 1}" for at in numbers]
    columns, twice = words.unique(named)
    if twice:
        called = words.listed(list(map(words.quoted, twice)))
        notes.append(f"More than one column is called {called}: the later ones got a number.")
    rows = []
    for row in body:
        if len(row.cells) > 1 and all(words.heading(cell.text) == headings.get(at) for at, cell in row.cells.items()):
            notes.append(f"{_capital(row.place)} repeats the headings and was left out.")
        else:
            rows.append(row)
    rows = _joined(rows, next((at for at, one in sorted(headings.items()) if words.is_name(one)), min(numbers)), notes)
    if not rows:
        raise Unreadable(f"{source} has headings and nothing below them: there is no persona in it.")
    notes += _too_long(rows, last)
    index = {at: number for number, at in enumerate(numbers)}
    placed = (Row(row.place, {index[at]: cell for at, cell in sorted(row.cells.items())}) for row in rows)
    return Table(source, tuple(columns), tuple(placed), tuple(notes))


def _joined(rows: Sequence[Row], name: int, notes: list[str]) -> list[Row]:
    """The rows, of which those are one whose names are one merged cell."""
    joined: list[Row] = []
    for row in rows:
        if not (joined and name in row.cells and row.cells[name].repeats and name in joined[-1].cells):
            joined.append(row)
            continue
        cells = dict(joined[-1].cells)
        for at, cell in row.cells.items():
            if not cell.repeats:
                cells[at] = Cell(f"{cells[at].text}\n{cell.text}", cells[at].place) if at in cells else cell
        joined[-1] = Row(joined[-1].place, cells)
        called = words.quoted(row.cells[name].text)
        notes.append(f"{_capital(row.place)} was added to {called} above: their names are one merged cell.")
    return joined


def _too_long(rows: Sequence[Row], last: int) -> list[str]:
    """A note for each row that has more cells than there are headings: mostly a delimiter that belongs to a text."""
    long = [(row, [cell for at, cell in row.cells.items() if at > last]) for row in rows if max(row.cells) > last]
    notes = [
        f"{_capital(row.place)} has more cells than there are headings; the rest is kept in columns called by their "
        f"number: {words.listed([words.quoted(cell.text) for cell in cells])}."
        for row, cells in long[:10]
    ]
    if len(long) > len(notes):
        notes.append(f"So have {len(long) - len(notes):,} more: {words.listed([row.place for row, _ in long[10:]])}.")
    return notes


def _capital(place: str) -> str:
    return place[:1].upper() + place[1:]
