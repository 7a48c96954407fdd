"""Notes (`!!! note`): which lines are one, which only look like one, and what a public edition leaves out.

Knows: how notes are written, and how people misspell them. Must not know: the engine.

Lines are those of a text in which code was made blank, so that an example of a note is none.
"""

import difflib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from handbook.markdown.places import Found
from handbook.problems.problem import Position

INTERNAL = "internal"
# What the theme draws, and our own.
KINDS = (
    "note", "abstract", "info", "tip", "success", "question", "warning", "failure", "danger", "bug", "example", "quote",
    INTERNAL,
)  # fmt: skip
# What is a kind of note to other programs, and what it is called here.
_ELSEWHERE = {
    "hint": "tip", "important": "tip", "caution": "warning", "attention": "warning", "error": "danger",
    "summary": "abstract", "tldr": "abstract", "todo": "info", "check": "success", "done": "success",
    "help": "question", "faq": "question", "fail": "failure", "missing": "failure", "snippet": "example",
    "cite": "quote", "private": INTERNAL, "confidential": INTERNAL, "intern": INTERNAL,
}  # fmt: skip
_BESIDE = ("inline", "end")  # which the theme takes for the place of a note, beside its kind
# As the engine has it, after what quotations and lists put in front.
_NOTE = re.compile(r'!!! ?(?P<kinds>[\w-]+(?: +[\w-]+)*)(?: +"(?P<title>.*?)")? *')
_OPENING = re.compile(r"(?P<before>[ \t>]*)(?P<note>!!!.*)")
_BEFORE = re.compile(r"(?:\s|>|(?:[-*+:]|\d+[.)])(?=\s))*")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_LOOKS_LIKE_ONE = re.compile(
    r"""(?P<mark>!(?:\s*!)+ | \?{2,}\+? | \[\s*! | :{2,} | !(?!\[) | \?\+? | :)
        [\s"'\u201c\u2018*_`.{(:]*(?P<kind>[\w-]*)""",
    re.VERBOSE,
)
_CLEAR_MARK = re.compile(r"!\s*!|\[|:::|\?\?\?")
_PHRASE = (
    r"(?:(?:for|note|strictly|purely|company|only)[\s_,-]+\(?)?internal(?:ly)?(?:[\s_-]+(?:use|eyes|team|company|staff))?"
    r"(?:[\s_-]+(?:only|notes?|remarks?|comments?|information|info))?"
    r"|confidential|in-?house[\s_-]+only|not[\s_-]+(?:for[\s_-]+)?(?:the[\s_-]+)?public|do[\s_-]+not[\s_-]+publish"
)
_WHOSE = r"(?:\s+(?:from|for|by)\s+[\w ]{1,30}|\s*\([\w ]{1,30}\))?"
_MARKS = r"(?:[^\w\s|!]|_)"
_ALONE = re.compile(rf"(?P<marks>(?:{_MARKS}|\s)*)(?P<says>{_PHRASE})[\s!]*(?:{_MARKS}|\s)*", re.I)
_LABEL = re.compile(
    rf"(?P<marks>(?:{_MARKS}|\s)*)(?P<says>{_PHRASE}){_WHOSE}"
    r"\s?(?:[*_\])}\s]*(?::|!|\*\*|__)|[\])}]|\s*[\u2013\u2014-]+\s)",
    re.I,
)
_SHOUTED = re.compile(rf"(?P<marks>(?:{_MARKS}|\s)*)(?P<says>INTERNAL)(?![^\W_])")
_HEADING = re.compile(
    rf"(?P<marks>\#+\s+)(?P<says>internal[\s_-]+(?:notes?|comments?|remarks?)\b.*|.*(?:[\u2013\u2014-]\s*|[(\[])(?:{_PHRASE})[)\]]?[\s\#]*)",
    re.I,
)
_IN_BRACKETS = re.compile(rf"[(\[](?:{_PHRASE}):|\[(?:{_PHRASE})\](?![(\[])", re.I)
_AUDIENCE = re.compile(r"\W*audience\W*[:=]\W*internal\b", re.I)
_ANY_LABEL = re.compile(rf"(?:{_MARKS}|\s)*(?P<word>[^\W\d_][\w-]{{6,10}})[*_]*\s?:")
_TYPING_MISTAKE = 0.85  # how much of `internal` it keeps
_MAY_SAY_SO = re.compile(r"internal|confidential|house|publi", re.I)
_OTHER_WORDS = ("interval", "intervals")
_BEGINS_OWN_BLOCK = re.compile(r"!!!|#|\||`{3}|~{3}")
_ITEM = re.compile(r"(?:[-*+:]|\d+[.)])\s")
_HTML_SAYS_SO = re.compile(r"""<[^>]*\b(?:class|title)\s*=\s*["']?[^"'>]*\binternal\b|>\s*internal\b""", re.I)
_COMMENT_SAYS_SO = re.compile(r"<!\W*(?:\w+\W+)?internal(?:\W+\w+)?\W*>", re.I)
_ATTRIBUTE_SAYS_SO = re.compile(r"(?:\.|class\s*=\s*[\"']?[^\"']*)\binternal\b", re.I)


@dataclass(frozen=True, slots=True)
class Marker:
    """A line that is the beginning of a note, or that anybody would take for it. `is_note` is the engine's word."""

    text: str
    at: Position
    kinds: tuple[str, ...]
    title: str = ""
    is_note: bool = True

    @property
    def strange(self) -> str | None:
        """The first word of it that names no kind of note."""
        return next((kind for kind in self.kinds if kind not in KINDS and kind not in _BESIDE), None)

    @property
    def is_internal(self) -> bool:
        """Whether a public edition leaves the note out."""
        return INTERNAL in self.kinds

    @property
    def is_titled_internal(self) -> bool:
        """Whether its title says so of a note that is not."""
        return not self.is_internal and says_internal(self.title)


def markers(whole: Sequence[str], lines: Sequence[str], taken: Iterable[str]) -> Iterator[Marker]:
    """Every beginning of a note; `taken` are those that the engine met, as written and in their order."""
    waiting, hidden = [written.strip() for written in taken], []  # in what only we take for code
    for number, line in enumerate(lines):
        if line.isascii() and not any(mark in line for mark in "!?:"):
            continue
        begin = _before(line)
        text = line[begin:].strip()
        at = Position(number + 1, begin + 1, len(line.rstrip()) + 1)
        note = _NOTE.fullmatch(text)
        if note and text in waiting:
            hidden += waiting[: waiting.index(text)]
            del waiting[: waiting.index(text) + 1]
            yield _marker(note, at)
        elif (kind := _meant(line)) is not None:
            yield Marker(text, at, (kind,) if kind else (), is_note=False)
    for text in (*hidden, *waiting):
        number = next((number for number, line in enumerate(whole) if text in line), 0)
        if note := _NOTE.fullmatch(text):
            yield _marker(note, Position(number + 1))


def _marker(note: re.Match[str], at: Position) -> Marker:
    return Marker(note[0], at, tuple(note["kinds"].lower().split()), note["title"] or "")


def nearest_kind(word: str) -> str | None:
    """The kind of note that a word is probably meant for."""
    for part in (word, word.partition("-")[0]):
        if near := difflib.get_close_matches(part.lower(), (*KINDS, *_ELSEWHERE), 1, 0.8):
            return _ELSEWHERE.get(near[0], near[0])
    return None


def is_well_written(text: str) -> bool:
    """Whether this is the beginning of a note wherever one may stand."""
    return bool(_NOTE.fullmatch(text))


def plain(text: str) -> str:
    """The text in the characters that it seems to have."""
    return _INVISIBLE.sub("", unicodedata.normalize("NFKC", text))


def _meant(line: str) -> str | None:
    """What follows the mark of a note, or of what other programs have for it; None if the line is not like one."""
    readable = plain(line)
    text = readable[_before(readable) :].strip()
    found = _LOOKS_LIKE_ONE.match(text)
    if not found:
        return None
    kind = found["kind"].lower()
    if _CLEAR_MARK.match(found["mark"]) and (kind or (text == found["mark"] and "!" in text)):
        return kind if found["mark"][0] != "?" or nearest_kind(kind) else None
    return kind if kind and nearest_kind(kind) else None


def says_internal(text: str) -> bool:
    """Whether a title says that something is internal."""
    readable = plain(text)
    return bool(_ALONE.fullmatch(readable) or _LABEL.match(readable) or _IN_BRACKETS.search(readable))


def html_says_internal(html: str) -> bool:
    """Whether raw HTML says that something is internal, by a class, a title, its first word or a comment."""
    if html.lstrip().startswith("<!"):
        return bool(_COMMENT_SAYS_SO.fullmatch(html.strip()))
    return bool(_HTML_SAYS_SO.search(html))


def attributes_say_internal(braces: str) -> bool:
    """Whether a list of attributes in braces has a class that says so."""
    return bool(_ATTRIBUTE_SAYS_SO.search(braces))


def internal_labels(lines: Sequence[str], known: Iterable[int]) -> Iterator[Found]:
    """Lines outside of internal notes that say of what follows that it is internal: headings, labels, lone words.

    `known` are the lines, from 1, of which more is known.
    """
    passed, empty_above = {*known}, True
    hidden = inside_internal_notes(lines)
    for number, line in enumerate(lines):
        around = lines[max(0, number - 1) : number + 2]
        says_so = number not in hidden and number + 1 not in passed and _is_label(line, empty_above=empty_above)
        if says_so and not any("external" in one.lower() for one in around):  # with it, internal is one kind of two
            text = line.strip()
            yield Found(text, Position(number + 1, line.index(text) + 1, line.index(text) + len(text) + 1))
        empty_above = not line.strip()


def _is_label(line: str, *, empty_above: bool) -> bool:
    """Whether a line says that it, or what follows, is internal: as a label, a heading, a cell or a setting."""
    before = _before(line)
    if not _MAY_SAY_SO.search(line):
        found = _ANY_LABEL.match(line, before)
        word = found["word"].lower() if found else ""
        near = difflib.SequenceMatcher(None, word, INTERNAL).ratio() if word else 0
        return near >= _TYPING_MISTAKE and word not in _OTHER_WORDS
    if _AUDIENCE.match(line) or _IN_BRACKETS.search(line) or _SHOUTED.match(line, before) or _HEADING.match(line):
        return True
    if any(_ALONE.fullmatch(cell) for cell in line.split("|")[1:]):
        return True
    found = _ALONE.fullmatch(line, before) or _LABEL.match(line, before)
    return bool(found and (empty_above or before or found["marks"].strip() or found["says"][0].isupper()))


def without_internal_notes(text: str, lines: Sequence[str]) -> str:
    """The text without its `!!! internal` notes, for a handbook that the public reads."""
    hidden = inside_internal_notes(lines, text.split("\n"))
    return "\n".join(line for number, line in enumerate(text.split("\n")) if number not in hidden)


def inside_internal_notes(lines: Sequence[str], whole: Sequence[str] | None = None) -> set[int]:
    """The numbers, from 0, of the lines of internal notes. Empty lines at the end of a note are not its own."""
    hidden: set[int] = set()
    blank: set[int] = set()  # empty lines that belong to a note only if more of it follows
    margin: int | None = None  # where the text of the note under way begins
    for number, (line, without_code) in enumerate(zip(whole or lines, lines, strict=True)):
        if margin is not None and not line.strip(" \t>"):
            blank.add(number)
        elif margin is not None and _width(line) >= margin:
            hidden |= {number, *blank}
            blank = set()
        elif (opening := _OPENING.match(without_code)) and _is_internal(opening["note"]):
            hidden |= {number, *blank}
            margin, blank = _width(opening["before"]) + 4, set()
        else:
            margin, blank = None, set()
    return hidden


def _is_internal(text: str) -> bool:
    note = _NOTE.fullmatch(text.rstrip())
    return note is not None and INTERNAL in note["kinds"].lower().split()


def bare_lines(whole: Sequence[str], lines: Sequence[str]) -> Iterator[Found]:
    """Lines at internal notes that are not indented far enough, and so are no part of them.

    One for each note: the marker if nothing of what follows is part of it, else the line that seems to go on.
    """
    for number, line in enumerate(lines):
        opening = _OPENING.match(line)
        if opening and _is_internal(opening["note"]):
            before = _width(opening["before"])
            at = _bare_line(whole, number, before)
            if at is not None:
                begin = len(whole[at]) - len(whole[at].lstrip(" \t>"))
                yield Found(whole[at].strip(), Position(at + 1, begin + 1, len(whole[at].rstrip()) + 1))


def _bare_line(lines: Sequence[str], start: int, before: int) -> int | None:
    empty = False
    for number in range(start + 1, len(lines)):
        line = lines[number]
        if not line.strip(" \t>"):
            empty = True
        elif _width(line) >= before + 4:
            empty = False
        else:
            text = line.lstrip(" \t>")
            is_next_item = _ITEM.match(text) and _width(line) < before
            ends = _BEGINS_OWN_BLOCK.match(text) or is_next_item if not empty else _width(line) <= before
            if not any(one.strip(" \t>") for one in lines[start + 1 : number]):
                return start
            return None if ends else number
    return None if any(one.strip(" \t>") for one in lines[start + 1 :]) else start


def _before(line: str) -> int:
    """Where a line begins, after the marks of quotations and lists."""
    found = _BEFORE.match(line)
    return found.end() if found else 0


def _width(line: str) -> int:
    """How far a line is indented, quotation marks included."""
    line = line.expandtabs(4)
    return len(line) - len(line.lstrip(" >"))
