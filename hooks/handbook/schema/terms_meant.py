"""Which terms of a vocabulary a value probably means that is none of them.

Knows: terms, and what else people call them. Must not know: which field has the value.
"""

import math
import re
from collections.abc import Mapping
from functools import cache

from handbook.schema.meant import fold
from handbook.schema.terms.general import CompanySize
from handbook.schema.terms.negative import NegativeReason, SubReason
from handbook.schema.terms.term import Term
from handbook.schema.terms.values import VALUES

# Vocabularies that are easily taken for one another, and the field beside it that has the other.
_BESIDE: Mapping[type[Term], tuple[type[Term], str]] = {
    NegativeReason: (SubReason, "sub_reasons"),
    SubReason: (NegativeReason, "reasons"),
}
_NUMBER = re.compile(r"(\d+(?:[,.\u202f ]\d{3})*)\s*(k\b)?", re.I)
_AT_MOST = re.compile(r"up to|under|below|less|fewer|max|<|until", re.I)
_AT_LEAST = re.compile(r"\+|over|more|above|from|min|at least|>|plus", re.I)


def terms_meant(vocabulary: type[Term], written: str) -> list[str]:
    """The terms that have this name among their words, or the classes of size that these numbers lie in."""
    return _words(vocabulary).get(fold(written)) or (_sizes(written) if vocabulary is CompanySize else [])


def beside(vocabulary: type[Term], written: str) -> tuple[str, str] | None:
    """The field beside this one whose vocabulary has the value, and the term there."""
    if vocabulary not in _BESIDE or terms_meant(vocabulary, written):
        return None
    other, name = _BESIDE[vocabulary]
    own = {fold(word): term.value for term in other for word in (term.value, term.label)}
    found = [own[fold(written)]] if fold(written) in own else terms_meant(other, written)
    return (name, found[0]) if len(found) == 1 else None


def listed(vocabulary: type[Term]) -> str:
    """The terms to choose from, with their bounds where they have some."""
    return ", ".join(f"{term}{bounds(term)}" for term in vocabulary)


def bounds(term: Term) -> str:
    """The numbers that a term stands for, in brackets; nothing for a term without."""
    found = re.search(r" \([^()]*\d[^()]*\)$", term.ours)
    return found.group() if found else ""


@cache
def _words(vocabulary: type[Term]) -> Mapping[str, list[str]]:
    words: dict[str, list[str]] = {}
    for term, text in VALUES.get(vocabulary, {}).items():
        for word in text.split(","):
            found = words.setdefault(fold(word), [])
            if term not in found:
                found.append(term)
    return words


def _sizes(written: str) -> list[str]:
    """The classes of size that a number of people, or a range of them, lies in."""
    numbers = [int(re.sub(r"\D", "", number)) * (1000 if k else 1) for number, k in _NUMBER.findall(written)]
    if not numbers or len(numbers) > 2:
        return []
    low, high = min(numbers), float(max(numbers))
    if len(numbers) == 1 and _AT_MOST.search(written):
        low = 1
    elif len(numbers) == 1 and _AT_LEAST.search(written):
        high = math.inf
    begins = {size.value: int(re.sub(r"\D", "", size.ours.partition("(")[2].split(" ")[0])) for size in CompanySize}
    ends = [*(begin - 1 for begin in [*begins.values()][1:]), math.inf]
    return [size for (size, begin), end in zip(begins.items(), ends, strict=True) if begin <= high and low <= end]
