"""The words for what nobody may be turned away for: who people are, and the postcodes that can stand for it.

Knows: how such words are found; the words themselves are in `traits.toml`, and in one file more for each language
besides English. Must not know: which field holds them, or what is wrong with them there.

What only sounds like it is blanked out first: `women's boots` are goods, `invoices older than 60 days` are invoices.
A rule that keeps people out is read closely; what teams read to each other, only where there is little doubt.
"""

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from handbook.schema.terms.negative import ExclusionKind

_STRAIGHT = str.maketrans("\N{RIGHT SINGLE QUOTATION MARK}\N{EN DASH}\N{NON-BREAKING HYPHEN}`", "'-- ")
_PART = re.compile("<([a-z_]+)>")


class Trait(NamedTuple):
    """The words that are about who people are, as written, and what they are about."""

    words: str
    name: str


def in_rule(text: str, kind: ExclusionKind | None) -> list[Trait]:
    """What a rule that keeps people out says about who they are; search terms are about goods."""
    plain = _phrases("harmless").sub("~", _plain(text))
    if kind is ExclusionKind.KEYWORD:
        plain = _phrases("goods").sub("~", plain)
    if kind is ExclusionKind.AUDIENCE and _only_ages().fullmatch(plain):
        return [Trait(plain, "age")]
    return _found(plain, _traits("anywhere", "in_rules"))


def in_prose(text: str) -> list[Trait]:
    """What a text for colleagues says about who people are, where there is little doubt."""
    plain = _phrases("harmless").sub("~", _plain(text))
    return _found(_phrases("equipped").sub("~", plain), _traits("anywhere"))


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).translate(_STRAIGHT).split())


def _found(text: str, patterns: Mapping[str, re.Pattern[str]]) -> list[Trait]:
    """Every match, in order, without those inside of others, and no words twice."""
    spans = sorted(
        (found.start(), -found.end(), name) for name, one in patterns.items() for found in one.finditer(text)
    )
    traits: dict[str, Trait] = {}
    end = 0
    for start, minus_end, name in spans:
        if start >= end:
            end = -minus_end
            traits.setdefault(text[start:end].lower(), Trait(text[start:end], name))
    return list(traits.values())


# Read and compiled when they are first needed: that takes longer than to judge some personas.
@cache
def _languages() -> list[Mapping[str, Any]]:
    """The words of every language: a text may be in any of them, or in two."""
    files = sorted(Path(__file__).parent.glob("traits*.toml"))
    return [words for file in files for words in tomllib.loads(file.read_text(encoding="utf-8")).values()]


@cache
def _traits(*where: str) -> Mapping[str, re.Pattern[str]]:
    """What the words that count there are about, each with a pattern of those words."""
    phrases: dict[str, list[str]] = {}
    for words in _languages():
        for name, trait in words["traits"].items():
            ours = [_complete(one, words) for place in where for one in trait.get(place, ())]
            phrases.setdefault(name, []).extend(ours)
    return {name: _any_of(ours) for name, ours in phrases.items() if ours}


@cache
def _phrases(name: str) -> re.Pattern[str]:
    return _any_of([_complete(one, words) for words in _languages() for one in words.get(name, ())])


@cache
def _only_ages() -> re.Pattern[str]:
    (pattern,) = [_complete(words["only_ages"], words) for words in _languages() if "only_ages" in words]
    return re.compile(pattern, re.I)


def _any_of(phrases: list[str]) -> re.Pattern[str]:
    """Any of the phrases, as whole words."""
    return re.compile(rf"(?<![\w-])(?:{'|'.join(phrases)})(?!\w)", re.I)


def _complete(pattern: str, words: Mapping[str, Any]) -> str:
    """The pattern with the parts that it names."""

    def part(named: re.Match[str]) -> str:
        part: str | list[str] = words["parts"][named[1]]
        return _complete(part if isinstance(part, str) else f"(?:{'|'.join(part)})", words)

    return _PART.sub(part, pattern)
