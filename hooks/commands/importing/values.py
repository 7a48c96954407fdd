"""A cell's text -> what a field reads, by the schema's own readings.

Knows: how lists are written in one cell, and how to ask the schema. Must not know: columns, files.

Nothing is guessed: a field takes a text as it is, or as the one thing that the schema says it means; `is_as_written` is
whether a reader still finds every word of the cell in it.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from handbook.personas.record import leaves
from handbook.problems.problem import START, Problem
from handbook.schema import FieldSpec, Look, Persona, specs, validate
from handbook.schema.blocks import Source
from handbook.schema.meant import fold
from handbook.schema.statements import Shorthand
from handbook.schema.suggestions import NOTHING
from handbook.schema.terms_meant import terms_meant
from handbook.source import Listing, Node, Scalar
from handbook.source import Mapping as Front
from handbook.source.pasted import INVISIBLE

LINES = "lines"
_LONGEST_ITEM = 300  # characters: what is longer is prose, and has its place below the fields
_LONGEST_LINE = 160  # of a list without marks: longer lines are paragraphs
_LONGEST_TEXT = 200
_LONGEST_PASSAGE = 2_000
# What an import decides by itself, or what only somebody can say who has looked at the draft.
_NOT_FILLED = frozenset({"status", "fictional", "retired_on", "retired_reason", "replaced_by", "custom", "avatar"})
_BULLET = re.compile(
    r"^\s*(?:[-*+\u2022\u2023\u25aa\u25cf\u25e6\u2013\u2014\u00b7]\s+(?!\d+(?:[.,]\d+)?\s*(?:[%\u00b0]|$))|\u2022)"
)
_NUMBERED = re.compile(r"^\s*(\d{1,2})[.)]\s+")
_MARKED = re.compile(rf"{_BULLET.pattern}|{_NUMBERED.pattern}")
_STRUCTURE = re.compile(r"^\s*(?:[>|#]|```|~~~|!\[|-{3,}$|={3,}$)|!\[[^\]]*\]\(|</?[a-z][\w-]*(?: [^>]*)?/?>", re.I)
_ENTITY = re.compile(r"&(?:#\w{1,6}|[A-Za-z]\w{1,8});")
# Quotation marks, each opening one with its closing one.
_MARKS = (
    '""', "''", "\u201c\u201d", "\u201e\u201c", "\u201e\u201d", "\u201d\u201d", "\u00ab\u00bb", "\u00bb\u00ab",
    "\u2018\u2019",
    "\u201a\u2018", "\u2019\u2019", "\u2039\u203a", "\u203a\u2039", "\u300c\u300d",
    "\u300e\u300f", "\u300a\u300b",
)  # fmt: skip
# What may stand beside a number without changing it; `Mitte 30`, `about 40` or `not 20` are left to people.
_UNITS = (
    "year, years, yr, yrs, y, o, old, aged, age, ages, s, to, and, between, over, plus, above, older, early, mid, late,"
    " twenties, thirties, forties, fifties, sixties, seventies, eighties, percent, per, cent, star, stars, out, of,"
    " month, months, every, jahre, jahr, ans, años, anni, jaar, anos, eur, gbp, usd, st, nd, rd, th"
)
_BESIDE_NUMBERS = frozenset(_UNITS.split(", "))
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MEANT = re.compile(r"Did you mean `([^`]+)`\?$")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a field gets of a cell: one value, or several of a list."""

    value: Any
    is_as_written: bool = True


def clean(text: str) -> str:
    """A text without what nobody sees and no file may hold, its line ends plain."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    return INVISIBLE.sub("", plain).strip()


def says_nothing(text: str) -> bool:
    """Whether a cell only says that it has nothing to say: `-`, `n/a`."""
    return not re.search(r"\w", text) or text.lower() in ("n/a", "na", "n.a.", "n. a.", "k. a.", "k.a.", "s/o")


@cache
def fields(model: type[Persona]) -> Mapping[str, FieldSpec]:
    """The fields that a column can fill, by their full paths; a block with a plain list by its own name as well."""
    found = {path: spec for path, spec in leaves(model).items() if path not in _NOT_FILLED and _takes_text(spec)}
    plain = {one.path: one.block.plain for one in specs(model) if one.block and not one.is_list and one.block.plain}
    return found | {path: found[f"{path}.{part}"] for path, part in plain.items() if f"{path}.{part}" in found}


def _takes_text(spec: FieldSpec) -> bool:
    return spec.block is None or spec.block is Source or issubclass(spec.block, Shorthand)


def pieces(text: str, split: str | None) -> list[str]:
    """The items of a list in one cell, without the dots, dashes or numbers before them."""
    parts = [part for part in text.split("\n") if part.strip()]
    if split not in (None, LINES) and not all(map(_MARKED.match, parts)):  # what is marked as items is not cut again
        hidden = _ENTITY.sub(lambda found: found.group()[:-1] + "\0", text)
        parts = [part.replace("\0", ";") for part in re.split(rf"{re.escape(split or '')}|\n", hidden)]
    found = [part.strip() for part in map(bare, parts)]
    found = [part for part in found if part]
    numbers = [_NUMBERED.match(part) for part in found]
    if found and [one and int(one[1]) for one in numbers] == [*range(1, len(found) + 1)]:
        found = [_NUMBERED.sub("", part) for part in found]
    return found


def bare(text: str) -> str:
    """A line without the mark of a list before it; a minus before a number is none."""
    return _BULLET.sub("", text) if "\n" not in text else text


def is_plain_list(text: str) -> bool:
    """Whether a cell of several lines is nothing but a list: marked from the first to the last, or short lines."""
    lines = text.split("\n")
    filled = [line for line in lines if line.strip()]
    if any(_STRUCTURE.search(line) for line in filled):
        return False
    for mark in (_BULLET, _NUMBERED):
        if any(map(mark.match, filled)):
            indents = {len(line) - len(line.lstrip()) for line in filled}
            return all(map(mark.match, filled)) and len(indents) <= 1
    is_indented = any(line[:1].isspace() for line in filled)
    return len(filled) == 1 or (
        len(filled) == len(lines)
        and not is_indented
        and all(len(line) <= _LONGEST_LINE for line in filled)
        and not any(line.rstrip().endswith(":") for line in filled)
    )


def read(
    model: type[Persona], path: str, text: str, split: str | None = None, values: Mapping[str, str] | None = None
) -> Reading | None:
    """What the field at `path` gets of a cell; None where it would take nothing of it."""
    spec = fields(model)[path]
    if not spec.is_list:
        text = bare(text)
        return _one(model, spec, text, values or {}) if "\n" not in text and len(text) <= _room(spec) else None
    if not is_plain_list(text):
        return None
    found = [_one(model, spec, one, values or {}) for one in pieces(text, split) if len(one) <= _LONGEST_ITEM]
    taken = [one for one in found if one is not None]
    items = list({str(one.value): one.value for one in taken}.values())
    if not items or (split is None and "\n" in text):
        return None
    is_a_number = "\n" not in text and bool(_NUMBERED.match(text))  # `1. ` may belong to the words
    exact = not is_a_number and len(taken) == len(pieces(text, split)) and all(one.is_as_written for one in taken)
    return Reading(items, exact)


def _room(spec: FieldSpec) -> int:
    """How long a text may be, as a field: what has paragraphs, or is longer, has its place below the fields."""
    return _LONGEST_PASSAGE if spec.meta.look is Look.TEXT or spec.name == "bio" else _LONGEST_TEXT


def _one(model: type[Persona], spec: FieldSpec, text: str, values: Mapping[str, str]) -> Reading | None:
    given = {fold(key): value for key, value in values.items()}
    if fold(text) in given:
        mapped = given[fold(text)]
        return Reading(mapped) if refusal(model, spec.path, mapped) == "" else None
    if text.lower() in NOTHING:
        return None
    return next((one for one in _candidates(model, spec, text) if refusal(model, spec.path, one.value) == ""), None)


def _candidates(model: type[Persona], spec: FieldSpec, text: str) -> Iterator[Reading]:
    """What a text may be to a field, the surest first."""
    if spec.vocabulary:
        own = [term for term in spec.vocabulary if fold(text) in (fold(term.value), fold(term.label))]
        yield from (Reading(term.value) for term in own)
        meant = terms_meant(spec.vocabulary, text)
        yield from (Reading(term, is_as_written=False) for term in meant if len(meant) == 1)
    yield Reading(_without_marks(text) if spec.path == "quote" else text)
    instead = None if spec.vocabulary else _MEANT.search(refusal(model, spec.path, text))
    if instead and _says_no_more(text, instead[1]):
        yield Reading(instead[1], is_as_written=False)


def _says_no_more(text: str, number: str) -> bool:
    """Whether a text is the number that is meant with its unit, and has no word beside it that may change it."""
    words = re.findall(r"[^\W\d_]+", text.lower())
    return not re.search(r"\d", number) or all(word in _BESIDE_NUMBERS or word.startswith(_MONTHS) for word in words)


def _without_marks(text: str) -> str:
    for pair in _MARKS:
        begin, end = pair[0], pair[1]
        inside = text[1:-1]
        if len(text) > 2 and text[0] == begin and text[-1] == end and begin not in inside and end not in inside:
            return inside.strip() or text
    return text


@lru_cache(8192)  # columns repeat themselves
def refusal(model: type[Persona], path: str, value: str) -> str:
    """Why the field would not take a text; nothing if it takes it."""
    spec = fields(model)[path]
    found = validate(model, front({spec.path: [value] if spec.is_list else value}), "").problems
    return _why(found)


def _why(problems: list[Problem]) -> str:
    return next((one.message for one in problems if one.is_error), "")


def nested(values: Mapping[str, Any]) -> dict[str, Any]:
    """Values by full paths as blocks within blocks; sources get the ids that every source has."""
    whole: dict[str, Any] = {}
    for path, value in values.items():
        *blocks, name = path.split(".")
        inner = whole
        for block in blocks:
            inner = inner.setdefault(block, {})
        inner[name] = _sources(value) if path == "evidence.sources" else value
    return whole


def _sources(titles: list[str]) -> list[dict[str, str]]:
    return [{"id": f"S{number}", "title": title} for number, title in enumerate(titles, start=1)]


def front(values: Mapping[str, Any]) -> Front:
    """Values by full paths as a file's front matter would have them."""
    return _block(nested(values))


def _block(values: Mapping[str, Any]) -> Front:
    return Front({key: _node(one) for key, one in values.items()}, dict.fromkeys(values, START), START)


def _node(value: Any) -> Node:
    if isinstance(value, dict):
        return _block(value)
    return Listing(tuple(map(_node, value)), START) if isinstance(value, list) else Scalar(str(value), START)
