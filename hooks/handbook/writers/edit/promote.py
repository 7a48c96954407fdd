"""One line of the list of those who are not a fit made a persona: a draft that says all that the line said.

Knows: what of a line becomes which field. Must not know: the disk.
"""

import datetime as dt
import re
from collections.abc import Iterator

from handbook.content.handbook import Handbook
from handbook.personas.draft import BODY, SUMMARY
from handbook.personas.short import Entry
from handbook.schema import did_you_mean
from handbook.schema.scalars import labelled
from handbook.schema.short import ShortLine
from handbook.schema.terms.term import Term
from handbook.source import RULES, ends, yaml_lines
from handbook.source.files import SHORT_LIST
from handbook.source.folders import NEGATIVE_FOLDER
from handbook.writers.edit.change import Change, RefusedError, after, listed, new_errors
from handbook.writers.edit.text import Splice, Text

_LONGEST = 160  # characters of a summary
_DASH = re.compile(r"\s*-\s+")
_LONELY_DASH = re.compile(r"\s*-\s*(?:#.*)?")
_COMMENT = re.compile(r"(?:^|\s)#\s*(.*)$")


def promote(handbook: Handbook, line_id: str) -> Change:
    """Makes a line a persona, and takes it off the list, where everything else stays as it was typed.

    Raises RefusedError, in words for a writer, when it cannot be done without losing something.
    """
    entry = _find(handbook, line_id)
    text = Text(handbook.content.short or b"")
    first, last = _lines_of(handbook, entry, text)
    path = f"{NEGATIVE_FOLDER}{entry.id}.md"
    persona = "\n".join(_persona(handbook, entry.line, list(_comments(text, first, last)))) + "\n"
    without = text.spliced([Splice(text.place(first), text.place(last + 1), "")])
    said = (
        f"Made {path}: a draft, which is not published until it says `status: active`.",
        f"Changed {SHORT_LIST}: one line less.",
    )
    change = Change({path: persona.encode(), SHORT_LIST: without}, said, made=frozenset({path}))
    if errors := new_errors(handbook, after(handbook, change), change):
        raise RefusedError(f"These would be errors afterwards. Mend the places first:{listed(errors)}")
    return change


def _find(handbook: Handbook, line_id: str) -> Entry:
    if not line_id:
        raise RefusedError("Say which line: give its id.")
    if unread := [one for one in handbook.problems if one.path == SHORT_LIST and one.rule in RULES]:
        raise RefusedError(f"{SHORT_LIST} cannot be changed safely before this is mended:{listed(unread[:1])}")
    found = [entry for entry in handbook.folder.short.entries if entry.id == line_id]
    if not found:
        hint = did_you_mean(line_id, [entry.id for entry in handbook.folder.short.entries])
        raise RefusedError(f"There is no line `{line_id}` in {SHORT_LIST}.{hint}")
    if len(found) > 1:
        raise RefusedError(f"`{line_id}` is the id of several lines in {SHORT_LIST}: give each its own first.")
    return found[0]


def _lines_of(handbook: Handbook, entry: Entry, text: Text) -> tuple[int, int]:
    """The first and the last line of an entry, without comments and empty lines below it."""
    at = handbook.folder.short.at(entry)
    first, rows = at.line, text.lines(1, text.line(len(text.whole))).split("\n")
    if not _DASH.fullmatch(rows[first - 1][: at.column - 1]):
        first -= 1
        while first and (not rows[first - 1].strip() or rows[first - 1].lstrip().startswith("#")):
            first -= 1
        if not first or not _LONELY_DASH.fullmatch(rows[first - 1]):
            message = (
                f"`{entry.id}` shares its line with others in {SHORT_LIST}: give it one of its own, with a dash, first."
            )
            raise RefusedError(message)
    margin = rows[first - 1].index("-")
    top = _above(rows, first, margin)
    end = _next(rows, first, margin)
    told = [stop for start, stop in ends("\n".join(rows)).items() if first <= start[0] < end]
    filled = [number for number in range(first, end) if _says_something(rows[number - 1])]
    closed = max((line - (column == 1) for line, column in told), default=first)
    return top, max([*filled, *(number for number in range(first, closed + 1) if rows[number - 1].strip())])


def _above(rows: list[str], first: int, margin: int) -> int:
    """The first of the comments right above an entry, in its column; what begins the file is about all of it."""
    top = first
    while top > 1 and rows[top - 2].startswith(" " * margin + "#"):
        top -= 1
    return first if top == 1 else top


def _next(rows: list[str], first: int, margin: int) -> int:
    """The line on which what comes after an entry begins; the one after the last where nothing does."""
    for number in range(first + 1, len(rows) + 1):
        row = rows[number - 1]
        if _says_something(row) and len(row) - len(row.lstrip()) <= margin:
            return number
    return len(rows) + 1


def _says_something(row: str) -> bool:
    return bool(row.strip()) and not row.lstrip().startswith("#")


def _comments(text: Text, first: int, last: int) -> Iterator[str]:
    """What stands beside the entry for those who read the file; it goes with the entry."""
    rows = text.lines(first, last).split("\n")
    stops = {line: column for line, column in ends(text.lines(1, text.line(len(text.whole)))).values() if column > 1}
    for number, row in enumerate(rows, start=first):
        rest = row[stops[number] - 1 :] if number in stops else row if row.lstrip().startswith("#") else ""
        if found := _COMMENT.search(rest):
            yield found[1].rstrip()


def _persona(handbook: Handbook, line: ShortLine, comments: list[str]) -> Iterator[str]:
    other = handbook.catalog.called(line.instead or "")
    known = [str(reason) for reason in line.reason if isinstance(reason, Term)]
    own = [reason for reason in line.reason if not isinstance(reason, Term)]
    negative = {
        "reasons": known,
        "why": "; ".join(own),
        "handling": {"refer_to": other.name if other else line.instead} if line.instead else {},
        "reconsider_when": [_when(line, handbook.folder.today)] if line.until else [],
        "fairness": line.fairness.model_dump(exclude_none=True) if line.fairness else {},
    }
    yield "---"
    yield from (f"# {comment}" for comment in comments)
    yield from yaml_lines("name", line.line)
    yield from yaml_lines("summary", line.line if len(line.line) <= _LONGEST else SUMMARY)
    yield "status: draft"
    if line.owner:
        yield from yaml_lines("owner", line.owner)
    if other:
        yield from yaml_lines("related", [other.id])
    if filled := {name: value for name, value in negative.items() if value}:
        yield from yaml_lines("negative", filled)
    yield from ("---", "", BODY)


def _when(line: ShortLine, today: dt.date) -> str:
    if line.is_for_good:
        return f"never: {line.reasons}" if line.reason else "never: the list gave no reason"
    if line.is_expired(today):
        return f"until {labelled(line.until)}"
    return f"decide anew on {labelled(line.until)}" if line.expires else labelled(line.until)
