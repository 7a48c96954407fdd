"""What a message repeats of a file, fit to be shown.

Knows: characters that nobody sees, and how much of a text anybody reads. Must not know: what a problem is.

A terminal obeys some characters instead of showing them, and others turn the order of letters round.
"""

import re
import unicodedata

_LONGEST, LONGEST_QUOTE = 1_000, 240  # characters of a message, and of what it repeats between backticks
_LONGEST_PIECE = 40
_QUOTE = re.compile(r"`[^`]*`")
_DOTS = "\N{HORIZONTAL ELLIPSIS}"


def readable(message: str) -> str:
    """A message in which every character can be seen, cut where it repeats more than anybody reads.

    It may have several lines; each report joins them in its own way.
    """
    if len(message) > LONGEST_QUOTE:
        message = cut(_QUOTE.sub(lambda found: _quote(found.group()), message), _LONGEST)
    if message.isprintable():
        return message  # as nearly always
    return "\n".join(cut(visible(line), _LONGEST) for line in message.splitlines())


def _quote(text: str) -> str:
    return text if len(text) <= LONGEST_QUOTE + 2 else f"{text[:LONGEST_QUOTE]}{_DOTS}`"


def cut(text: str, longest: int = _LONGEST_PIECE) -> str:
    """As much of a text as may be shown; by default, as much as a message says of something that it is about."""
    return text if len(text) <= longest else text[: longest - 1] + _DOTS


def shortened(text: str) -> str:
    """The first line of a text, as a message repeats it."""
    return cut(text.strip().split("\n", 1)[0])


def visible(text: str) -> str:
    """A text with a name in place of each character that is an instruction or nothing at all; spaces stay."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() or unicodedata.category(c) == "Zs" else _name(c) for c in text)


def _name(character: str) -> str:
    return character.encode("unicode_escape").decode("ascii")
