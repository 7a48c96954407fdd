"""Whether two names of people or companies are one, misspelt.

Knows: words. Must not know: whose names they are.

A name is judged word by word, so that `Regional Manager North` is not taken for `Regional Manager South`.
"""

import re
import unicodedata
from difflib import SequenceMatcher
from functools import lru_cache

_LONG = 5  # letters: shorter words are easily two
_LIKE = 0.8  # how like another a word must be to be taken for it, from 0 to 1
# What is left out of a company's name as often as not.
_FORM = re.compile(r"\b(?:the|ltd|limited|plc|inc|llc|gmbh|ag|bv|sarl)\b")


@lru_cache(4096)  # each name of an account is compared with whatever its members report to
def outline(name: str) -> str:
    """A name without what spellings of it differ in: capitals, accents, dashes, articles, a company's legal form."""
    plain = "".join(one for one in unicodedata.normalize("NFKD", name) if not unicodedata.combining(one))
    words = " ".join(re.findall(r"[^\W_]+", plain.casefold().replace("&", " and ").replace("'", "")))
    return " ".join(_FORM.sub(" ", words).split()) or words


def is_nearly(one: str, other: str) -> bool:
    """Whether the names have as many words, each the same or nearly so; two that are the same are not nearly so."""
    words, others = outline(one).split(), outline(other).split()
    if len(words) != len(others) or words == others:
        return False
    return all(a == b or _is_slip(a, b) for a, b in zip(words, others, strict=True))


def _is_slip(word: str, other: str) -> bool:
    if any(map(str.isdigit, word + other)):
        return False
    if sorted(word) == sorted(other):
        return True
    return max(len(word), len(other)) >= _LONG and SequenceMatcher(None, word, other).ratio() >= _LIKE
