"""The words for what nobody may be turned away for: who people are, and the postcodes that can stand for it.

Knows: how such words are found; the words themselves are in `traits.toml`, and in one file more for each language
besides English. Must not know: which field holds them, or what is wrong with them there.

What only sounds like it is blanked out first: `women's boots` are goods, `invoices older than 60 days` are invoices.
A rule that keeps people out is read closely; what teams read to each other, only where there is little doubt.
"""

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from handbook.schema.terms.negative import ExclusionKind

_STRAIGHT = str.maketrans("\N{RIGHT SINGLE QUOTATION MARK}\N{EN DASH}\N{NON-BREAKING HYPHEN}`", "'-- ")
_PART = re.compile("<([a-z_]+)>")
_LAST_PART = re.compile(" <[a-z_]+>$")
_ESCAPED = re.compile(r"(\\.)|[^\\]+")
# What stands in it is looked for in capitals where it has them.
_EXACT = "(?-i:"
_NEVER = "(?!)"


class Trait(NamedTuple):
    """The words that are about who people are, as written, and what they are about."""

    words: str
    name: str


def in_rule(text: str, kind: ExclusionKind | None) -> list[Trait]:
    """What a rule that keeps people out says about who they are; search terms are about goods."""
    plain = _without(_plain(text), "harmless")
    if kind is ExclusionKind.KEYWORD:
        plain = _without(plain, "goods")
    if kind is ExclusionKind.AUDIENCE and _only_ages().fullmatch(plain):
        return [Trait(plain, "age")]
    return _found(plain, "anywhere", "in_rules")


def in_prose(text: str) -> list[Trait]:
    """What a text for colleagues says about who people are, where there is little doubt."""
    return _found(_without(_without(_plain(text), "harmless"), "equipped"), "anywhere")


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).translate(_STRAIGHT).split())


def _without(text: str, phrases: str) -> str:
    """The text with the phrases blanked out."""
    for start, end, _ in reversed(_matches(text, phrases)):
        text = f"{text[:start]}~{text[end:]}"
    return text


def _found(text: str, *where: str) -> list[Trait]:
    """Every match, in order, without those inside of others, and no words twice."""
    spans = sorted((start, -end, name) for place in where for start, end, name in _matches(text, place))
    traits: dict[str, Trait] = {}
    end = 0
    for start, minus_end, name in spans:
        if start >= end:
            end = -minus_end
            traits.setdefault(text[start:end].lower(), Trait(text[start:end], name))
    return list(traits.values())


def _matches(text: str, phrases: str) -> list[tuple[int, int, str]]:
    """Where some of the phrases are, and what those are about."""
    small = text.lower()
    small = small if len(small) == len(text) else text
    names, in_any_case, as_written = _patterns(phrases)
    return [
        (*found.span(), names[(found.lastindex or 1) - 1])
        for pattern, where in ((in_any_case, small), (as_written, text))
        for found in pattern.finditer(where)
    ]


# Read and compiled when they are first needed: that takes longer than to judge some personas.
@cache
def _languages() -> list[Mapping[str, Any]]:
    """The words of every language: a text may be in any of them, or in two."""
    files = sorted(Path(__file__).parent.glob("traits*.toml"))
    return [words for file in files for words in tomllib.loads(file.read_text(encoding="utf-8")).values()]


@cache
def _patterns(name: str) -> tuple[list[str], re.Pattern[str], re.Pattern[str]]:
    """What the phrases of that name are about, and two patterns with a group for each: for small letters, and for any.

    Nearly all are looked for in small letters: where a letter stands for two, it takes several times as long.
    """
    small: dict[str, list[str]] = {}
    exact: dict[str, list[str]] = {}
    for words in _languages():
        for about, phrases in {"": words, **words["traits"]}.items():
            ours = phrases.get(name, [])
            small.setdefault(about, []).extend(_complete(_together(one for one in ours if _EXACT not in one), words))
            exact.setdefault(about, []).extend(_complete([one for one in ours if _EXACT in one], words))
    in_small = [[_ESCAPED.sub(lambda part: part[1] or part[0].lower(), one) for one in ours] for ours in small.values()]
    return list(small), re.compile(_any_of(in_small)), re.compile(_any_of(exact.values()), re.I)


@cache
def _only_ages() -> re.Pattern[str]:
    (pattern,) = [_complete([words["only_ages"]], words)[0] for words in _languages() if "only_ages" in words]
    return re.compile(pattern, re.I)


def _any_of(groups: Iterable[list[str]]) -> str:
    """Any of the phrases, as whole words."""
    either = "|".join(f"({'|'.join(phrases) or _NEVER})" for phrases in groups)
    return rf"(?<![\w-])(?:{either})(?!\w)"


def _together(phrases: Iterable[str]) -> list[str]:
    """Those that begin, or else end, with the same part as one, so that it is read and compiled but once."""
    shared: dict[tuple[str, str], list[str]] = {}
    for one in phrases:
        start = _PART.match(one)
        end = None if start else _LAST_PART.search(one)
        bare = one[start.end() :] if start else one[: end.start()] if end else one
        shared.setdefault((start[0] if start else "", end[0] if end else ""), []).append(bare)
    return [f"{start}(?:{'|'.join(several)}){end}" for (start, end), several in shared.items()]


def _complete(phrases: Iterable[str], words: Mapping[str, Any]) -> list[str]:
    """The phrases with the parts that they name."""

    def part(named: re.Match[str]) -> str:
        value: str | list[str] = words["parts"][named[1]]
        return _PART.sub(part, value if isinstance(value, str) else f"(?:{'|'.join(value)})")

    return [_PART.sub(part, one) for one in phrases]
