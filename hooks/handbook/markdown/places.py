"""Where a piece of text stands in the Markdown that it came from.

Knows: code, which is passed over, and how the engine changes what it takes. Must not know: the engine.
"""

import bisect
import copy
import html
import re
from dataclasses import dataclass

from handbook.problems.problem import START, Position

_FENCE = re.compile(r"[ \t]*(`{3,}|~{3,})[ \t]*")
_CODE_SPAN = re.compile(r"(?<!`)(`+)(?!`).+?(?<!`)\1(?!`)", re.S)
_LIST_ITEM = re.compile(r" {0,3}(?:[-*+:]|\d+\.|!!!)\s?")
_NOT_A_LINE_END = re.compile(r"[^\n]")
_NOTHING = re.compile("")
# Texts of which there is nothing to find out: words in paragraphs, lists and headings below the first level, and links
# of the simplest form. After at most one mark a line begins with a word, so that nothing is nested, and no further in
# than three spaces, so that nothing is code. Whatever else Markdown has takes a character that is not here.
_WORD = r"[^\W_]|[ .,;:'\"()/?%+$\u00a3\u20ac\u2013\u2014\u2018\u2019\u201c\u201d\u2026-]|!(?![!\[])"
_LINK = rf"\[(?:{_WORD})++\]\([A-Za-z0-9_./:?=%#+-]+\)"
_MARK = r"#{2,6} *|[-+] +|\d{1,3}\. +"
_FIRST = rf"[^\W\d_]|\d++(?!\.)|[$\u00a3\u20ac]\d|[\"'(\u2018\u201c]|{_LINK}"
_LINE = rf" {{0,3}}(?:{_MARK})?(?:{_FIRST})(?:{_WORD}|{_LINK})*+"
_SIMPLE = re.compile(rf"(?:(?:{_LINE}| *+)(?:\n|\Z))*+")
_HREF = re.compile(r"(?<=\]\()[^)]+")


@dataclass(frozen=True, slots=True)
class Found:
    """Something met in a text: what it says, and where, counted from the text's first line."""

    text: str
    at: Position
    image: bool = False


def simple_links(text: str) -> tuple[Found, ...] | None:
    """The links of a text in which there can be nothing else to find; None if the engine has to be asked."""
    if not _SIMPLE.fullmatch(text):
        return None
    return tuple(Found(found.group(), _position(text, found.start(), found.end())) for found in _HREF.finditer(text))


def _position(text: str, start: int, end: int) -> Position:
    before = text.rfind("\n", 0, start)
    return Position(text.count("\n", 0, start) + 1, start - before, end - before)


class Finder:
    """Looks pieces up in their order of appearance, passing over code."""

    def __init__(self, text: str) -> None:
        self._whole = text
        without_fences = _without_indented_code(_without_fences(text))
        self._text = _CODE_SPAN.sub(lambda m: _NOT_A_LINE_END.sub(" ", m.group()), without_fences)
        self._from = 0

    def fresh(self) -> "Finder":
        """The same text, looked at from its beginning."""
        return copy.copy(self)

    def lines(self) -> list[str]:
        """The text's lines, with code made blank."""
        return self._text.split("\n")

    def found(self, piece: str, *, after: re.Pattern[str] = _NOTHING, image: bool = False) -> Found:
        """The piece with its place: where it follows what the pattern `after` says, if it does so anywhere.

        Pieces are asked for in the order in which they stand, save for the targets of reference links.
        """
        wanted = piece.strip().split("\n", 1)[0]
        if (start := self._start(wanted, after, self._from)) >= 0:
            return Found(piece, self._place(start, wanted), image)
        if at := self._spelled_differently(piece, self._text, self._from):
            return Found(piece, at, image)
        for pattern in (after, _NOTHING):
            if (start := self._start(wanted, pattern, 0)) >= 0:
                return Found(piece, self._place(start, wanted), image)
        at = self._spelled_differently(piece, self._text) or self._spelled_differently(piece, self._whole)
        return Found(piece, at or START, image)

    def _start(self, wanted: str, after: re.Pattern[str], begin: int) -> int:
        """Where `wanted` begins; -1 if it is nowhere. A pattern made of it would have to be compiled for each piece."""
        if after is _NOTHING:
            return self._text.find(wanted, begin)
        ends = (found.end() for found in after.finditer(self._text, begin))
        return next((end for end in ends if self._text.startswith(wanted, end)), -1)

    def _place(self, start: int, wanted: str) -> Position:
        self._from = start + len(wanted)
        return _position(self._text, start, self._from)

    def _spelled_differently(self, piece: str, text: str, start: int = 0) -> Position | None:
        """The line of something that the engine undid the escapes or marks of: only letters and digits count."""
        wanted = _letters(piece)
        begin = start
        for line in text[start:].split("\n") if wanted else ():
            begin += len(line) + 1
            if wanted in _letters(line):
                self._from = begin - 1
                return Position(text.count("\n", 0, begin - 1) + 1)
        return None


def _without_fences(text: str) -> str:
    """The text with fenced code made blank."""
    if "```" not in text and "~~~" not in text:
        return text
    lines = text.split("\n")
    closing: dict[str, list[int]] = {}
    for number, line in enumerate(lines):
        if match := _FENCE.fullmatch(line):
            closing.setdefault(match[1], []).append(number)
    number = 0
    while number < len(lines):
        opening = _FENCE.match(lines[number])
        ends = closing.get(opening[1], []) if opening else []
        if (later := bisect.bisect_right(ends, number)) < len(ends):
            lines[number : ends[later] + 1] = [" " * len(line) for line in lines[number : ends[later] + 1]]
            number = ends[later]
        number += 1
    return "\n".join(lines)


def _without_indented_code(text: str) -> str:
    """The text with code that only its indentation marks made blank; below a list, indented lines are the list's."""
    if "    " not in text and "\t" not in text:
        return text
    lines = text.split("\n")
    after_blank, in_list = True, False
    for number, line in enumerate(lines):
        if not line.strip():
            after_blank = True
        elif not line.startswith(("    ", "\t")):
            after_blank, in_list = False, bool(_LIST_ITEM.match(line))
        elif after_blank and not in_list:
            lines[number] = " " * len(line)
    return "\n".join(lines)


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", html.unescape(html.unescape(text))).lower()
