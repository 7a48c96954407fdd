"""What a message repeats of a file, fit to be shown.

Knows: characters that nobody sees, and how much of a text anybody reads. Must not know: what a problem is.

A terminal obeys some characters instead of showing them, and others turn the order of letters round.
"""

import re
import unicodedata

_LONGEST, _LONGEST_QUOTE = 1_000, 240  # characters of a message, and of what it repeats between backticks
_QUOTE = re.compile(r"`[^`]*`")
_DOTS = "\N{HORIZONTAL ELLIPSIS}"


def readable(message: str) -> str:
    """A message in which every character can be seen, cut where it repeats more than anybody reads.

    It may have several lines; each report joins them in its own way.
    """
    if len(message) > _LONGEST_QUOTE:
        message = shortened(_QUOTE.sub(lambda found: _quote(found.group()), message), _LONGEST)
    if message.isprintable():
        return message  # as nearly always
    return "\n".join(shortened(visible(line), _LONGEST) for line in message.splitlines())


def _quote(text: str) -> str:
    return text if len(text) <= _LONGEST_QUOTE + 2 else f"{text[:_LONGEST_QUOTE]}{_DOTS}`"


def shortened(text: str, longest: int) -> str:
    """As much of a text as may be shown."""
    return text if len(text) <= longest else text[: longest - 1] + _DOTS


def visible(text: str) -> str:
    """A text with a name in place of each character that is an instruction or nothing at all; spaces stay."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() or unicodedata.category(c) == "Zs" else _name(c) for c in text)


def _name(character: str) -> str:
    return character.encode("unicode_escape").decode("ascii")
