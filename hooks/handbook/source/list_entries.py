"""A list in a file of its own, read entry by entry where the whole cannot be read.

Knows: where one entry ends and the next begins. Must not know: what an entry says.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from handbook.problems.problem import Problem
from handbook.source import rules
from handbook.source.lines import meant_as_item
from handbook.source.parse import MISREAD, Parsed, parse

_DASH = re.compile(r"\s*-(?:\s|$)")
_HEADING = re.compile(r"\w+\s*:\s*(?:#.*)?")
_MOST_ASTRAY = 100  # entries that are right by themselves and wrong among the others: each costs a reading of the whole

_Span = tuple[int, int]


def parse_entries(text: str, path: str) -> Parsed:
    """Reads a list, or several under their names; a slip in one entry does not hide what is wrong with the others.

    What cannot be read is reported and left out, so that every other entry keeps its place in the file.
    """
    whole = parse(text, path)
    if not _is_misread(whole.problems):
        return whole
    rows, problems, left = text.split("\n"), list[Problem](), list[_Span]()
    for start, end in _entries(rows):
        alone = parse("\n".join(rows[start:end]), path, start + 1, in_pieces=False)
        if _is_misread(alone.problems):
            problems += alone.problems
            _blank(rows, (start, end))
        else:
            left.append((start, end))
    problems += _astray(rows, left, path)
    rest = parse("\n".join(rows), path)
    return Parsed(rest.root, [*problems, *rest.problems], rest.unread)


def _astray(rows: list[str], spans: list[_Span], path: str) -> Iterator[Problem]:
    """What is wrong with an entry only where it stands, such as a dash between the columns; such entries go."""
    for _ in range(_MOST_ASTRAY):
        found = parse("\n".join(rows), path, in_pieces=False).problems
        wrong = next((one for one in found if one.rule in MISREAD), None)
        span = wrong and next((one for one in spans if one[0] < wrong.at.line <= one[1]), None)
        if not wrong or not span:
            return
        spans.remove(span)
        yield wrong
        _blank(rows, span)


def _is_misread(problems: list[Problem]) -> bool:
    return any(one.rule in MISREAD or one.rule is rules.TOO_DEEP for one in problems)


def _blank(rows: list[str], span: _Span) -> None:
    start, end = span
    rows[start:end] = [""] * (end - start)


def _entries(rows: list[str]) -> list[_Span]:
    """The first line of each entry and the one after its last, counted from 0."""
    cuts: list[tuple[int, bool]] = []
    margin = -1
    for number, row in enumerate(rows):
        indent = len(row) - len(row.lstrip())
        if _begins(row) and (margin < 0 or indent <= margin + 1):
            margin = indent if margin < 0 else margin
            cuts.append((number, True))
        elif row.strip() and not indent and row[0] != "#" and (margin > 0 or _HEADING.fullmatch(row)):
            margin = -1
            cuts.append((number, False))
    return [(start, end) for (start, is_entry), (end, _) in pairwise([*cuts, (len(rows), False)]) if is_entry]


def _begins(row: str) -> bool:
    return bool(_DASH.match(row) or meant_as_item(row.strip()))
