"""What a company calls things, where it has a word of its own for them.

Knows: that things have labels. Must not know: which things, or who asks.

Terms and sections are the same objects for whoever reads or shows them, so their words hold for the whole process: for
the handbook that was read last. Only labels change, never what is typed, and so no rule can depend on them.
"""

from collections.abc import Hashable, Mapping

_WORDS: dict[Hashable, str] = {}


def use(words: Mapping[Hashable, str]) -> None:
    """Makes these the words from now on, and no others."""
    _WORDS.clear()
    _WORDS.update(words)


def called(thing: Hashable, ours: str) -> str:
    """The company's word for a thing, or else ours."""
    return _WORDS.get(thing, ours) if _WORDS else ours
