"""What a text in a table looks like: a heading, a name of a field, a value; and how messages repeat it.

Knows: other names of fields, how headings are written. Must not know: where in a file the text stands.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from commands.importing.personal import personal
from handbook.problems.readable import shortened, visible
from handbook.schema import Persona
from handbook.schema.meant import meant_by

_LONGEST_HEADING = 120
_NUMBER = re.compile(r"[\s\d.,:/%+€$£'()-]*\d[\s\d.,:/%+€$£'()-]*")
_FEW = 5
MOST = 200  # names among which those of fields are looked for: each may be compared with all that there are


@lru_cache(maxsize=4096)
def is_known(heading: str) -> bool:
    """Whether a heading is a field's name, or another name of one in any of the languages that are known."""
    name = heading.strip().rstrip(":")
    return 1 < len(name) <= 60 and "\n" not in name and bool(meant_by(Persona, name))


def is_name(heading: str) -> bool:
    """Whether a column holds what the personas are called."""
    return is_known(heading) and meant_by(Persona, heading.strip().rstrip(":"))[0] == "name"


def is_value(text: str) -> bool:
    """Whether a text is a number, a date, an address or prose: what no column is called."""
    return bool(_NUMBER.fullmatch(text)) or len(text) > _LONGEST_HEADING or "@" in text or "://" in text


def known(texts: Iterable[str]) -> int:
    """How many of the texts are names of fields."""
    return sum(map(is_known, texts))


def heading(text: str) -> str:
    """A heading on one line."""
    return " ".join(text.split())


def unique(headings: Iterable[str]) -> tuple[list[str], list[str]]:
    """Headings of which none stands twice, and those that were written twice."""
    found: dict[str, None] = {}
    twice = []
    for one in headings:
        name, number = one, 1
        while name in found:
            number += 1
            name = f"{one} ({number})"
        if name != one:
            twice.append(one)
        found[name] = None
    return list(found), list(dict.fromkeys(twice))


def quoted(text: str) -> str:
    """A text as a message repeats it: what it is, and not its words, where it seems to be about a real person."""
    if kind := personal(text):
        return f"what looks like {kind}"
    return f"“{visible(shortened(text))}”"


def listed(things: Sequence[str], most: int = _FEW) -> str:
    """The first few of several things, and how many more there are."""
    few, more = things[:most], len(things) - most
    if more > 0:
        return f"{', '.join(few)} and {more:,} more"
    return few[0] if len(few) == 1 else f"{', '.join(few[:-1])} and {few[-1]}"
