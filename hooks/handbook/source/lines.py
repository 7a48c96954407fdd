"""What one line of front matter looks like, read without YAML: its name, its value, the quotes it would need.

Knows: characters. Must not know: YAML's events, positions, or what a persona is.
"""

import re
import unicodedata

from handbook.problems.readable import shortened

_NAME = re.compile(r"""\s*(?:- +)*["'*]*([A-Za-z_][\w.-]*)["'*]*\s*(?::(?:\*|\s|$)|\N{FULLWIDTH COLON})""")
_VALUE = re.compile(r"\s*(?:- +)*(?:[\w.-]+\s*:\s+)?(.*?)\s*")
_BULLETS = "-*\N{BULLET}\N{EN DASH}\N{EM DASH}\N{MIDDLE DOT}\N{WHITE BULLET}\N{BLACK CIRCLE}\N{BLACK SMALL SQUARE}"
_BULLET = re.compile(rf"(-)(?=[^\W\d])(.+)|([{_BULLETS[1:]}])\s*(?=[^\W\d])(.+)|(\d{{1,2}}[.)])\s+(.+)")
# What a value may begin with that is meant to be a list item.
BULLET_STARTS = frozenset(_BULLETS + "0123456789")
HASH = re.compile(r"(?<=\s)#[^\s#].*")


def subject(line: str) -> str:
    """What to call a line in a message: the name that it gives a value to, or else its text."""
    named = _NAME.match(line)
    return named[1] if named else shortened(line)


def names(text: str) -> set[str]:
    """The words with which the lines at the left margin begin: the fields that somebody meant to write there."""
    return {found.rstrip(".-") for found in re.findall(r"(?m)^[^\w\s#-]{0,3}([A-Za-z_][\w.-]*)", text)}


def value_of(line: str) -> str:
    """What a line says after its name or dash."""
    found = _VALUE.fullmatch(line)
    return found[1] if found else line.strip()


def in_quotes(value: str) -> str:
    """How to write a value so that none of its characters means anything else."""
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        value = value[1:-1]  # in quotes already, of the wrong kind
    if '"' not in value and "\\" not in value:
        return "put the whole value in double quotes"
    if "'" not in value:
        return "put the whole value in single quotes"
    return "write `>-` in its place, and the value on the next line, indented by two spaces more"


def meant_as_item(text: str) -> str | None:
    """A text that somebody meant to be a list item, as it should be written; None if it is none."""
    found = _BULLET.match(text)
    if not found:
        return None
    sign, rest = (part for part in found.groups() if part is not None)
    wrong = "a dash glued to its text" if sign == "-" else f"`{sign}` makes no list"
    return f"{wrong}: begin each item with a dash and a space, `- {shortened(rest)}`"


def without_colon(line: str) -> str:
    """What to do about a name and a text in quotes with no colon between; nothing for any other line."""
    found = re.fullmatch(r"""\s*(?:- +)*([a-z_]+) *((["'\u201c]).*)""", line.rstrip())
    return f"a colon is missing after the name: write `{found[1]}: {shortened(found[2])}`" if found else ""


_UNSEEN = re.compile("[\u00ad\u034f\u061c\u180e\u200b-\u200f\u2060-\u2064\ufe00-\ufe0f\ufeff]")
_ALPHABETS = ("CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "FULLWIDTH")


def looks_like_others(word: str) -> str:
    """What to say of a word with a character that nobody sees, or of another alphabet beside Latin ones; or nothing."""
    if word.isascii():
        return ""
    if found := _UNSEEN.search(word):
        return f"it has an invisible character (U+{ord(found.group()):04X}): type the word again"
    strange = next((one for one in word if unicodedata.name(one, "").partition(" ")[0] in _ALPHABETS), "")
    if not strange or not any(one.isascii() and one.isalpha() for one in word):
        return ""
    alphabet = unicodedata.name(strange).partition(" ")[0].capitalize()
    return f"`{strange}` (U+{ord(strange):04X}) in it is a {alphabet} letter: type the word again"


def in_our_letters(word: str) -> str:
    """The word with Latin letters in place of those that only look like them, and without characters nobody sees."""
    return "".join(map(_latin, _UNSEEN.sub("", word))) if looks_like_others(word) else word


def _latin(character: str) -> str:
    words = unicodedata.name(character, " ").split(" ")
    return words[-1].lower() if words[0] in _ALPHABETS and len(words[-1]) == 1 else character


def too_far_in(line: str) -> str:
    """What to do about a list item that became a part of the one above it."""
    return f"`{shortened(line)}` is read as a part of the text above it: put its dash under the dash above"
