"""What a ` #` has cut off: the end of a value, of an item in brackets, or of the whole list.

Knows: lines and brackets. Must not know: YAML's events, or what a persona is.
"""

import re
from typing import NamedTuple

from handbook.problems.readable import shortened
from handbook.source.lines import HASH, in_quotes, value_of

_BRACKETS = "[{"
_CLOSED_BEHIND = re.compile(r"(?<=\s)#\s[^\[\]{}]*[\]}]")
_QUOTED = re.compile(r"""(?<=[\[{,\s])(["']).*?\1(?=\s*(?:[,\]}:]|$))""")
_ITEM_BEGINS = re.compile(r".*(?:[\[{,]|:\s)\s*")
_ITEM_ENDS = re.compile(r"\s*[,\]}]")


class Cut(NamedTuple):
    """What to do about a `#`, and its column, counted from 0."""

    text: str
    column: int


def cut_off(comment: str, line: str) -> str:
    """What to do about a `#` that made a comment of the end of a value, or of an item in brackets."""
    value = value_of(line)
    if value[:1] in _BRACKETS:
        comment = re.split(r"[\s,\]}]", comment, maxsplit=1)[0]
        return f"`{comment}` is taken for a comment and not read: put double quotes around it"
    return f"`{shortened(comment)}` is taken for a comment and not read: {in_quotes(value)}"


def cut_in(line: str, *, in_brackets: bool) -> Cut | None:
    """The `#` that cut off what was being read, if this line has one; `in_brackets`, if a bracket was still open."""
    found = HASH.search(line)
    if found and line[: found.start()].strip() and value_of(line)[0] not in "\"'":
        return Cut(cut_off(found.group(), line), found.start())
    unquoted = _QUOTED.sub(lambda quoted: "~" * len(quoted[0]), line)  # a `#` in quotes cuts nothing
    found = _CLOSED_BEHIND.search(unquoted) if in_brackets else None
    return Cut(_item_cut(line, found.start()), found.start()) if found else None


def _item_cut(line: str, at: int) -> str:
    """What to do about an item in brackets with a `# ` in it, as in `[rock bands # no tours]`."""
    before = _ITEM_BEGINS.match(line[:at])
    item = _ITEM_ENDS.split(line[before.end() if before else 0 :], maxsplit=1)[0].strip()
    quote = "single" if '"' in item else "double"
    return f"`{shortened(line[at:])}` is taken for a comment and not read: put {quote} quotes around `{item}`"
