"""What a field's type lets a writer type, told by the types' own names.

Knows: how fields are typed. Must not know: which fields there are, or what an editor makes of them.
"""

import datetime as dt
import types
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, auto
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from handbook.schema.scalars import (
    Amount,
    Cost,
    CountryCode,
    CurrencyCode,
    Day,
    IscoCode,
    LanguageCode,
    Months,
    Percent,
    PersonaId,
    Rating,
    Ratio,
    WebLink,
    Whole,
    YesNo,
)


class Kind(Enum):
    """The kinds of plain values that editors treat differently."""

    TEXT = auto()
    WHOLE = auto()
    AMOUNT = auto()
    COST = auto()
    RATIO = auto()
    PERCENT = auto()
    RATING = auto()
    DAY = auto()
    YES_NO = auto()
    PERSONA = auto()
    LINK = auto()
    COUNTRY = auto()
    CURRENCY = auto()
    LANGUAGE = auto()
    OCCUPATION = auto()
    MONTHS = auto()
    MAPPING = auto()
    ANYTHING = auto()


# A type is known by the validators it carries; those with more of them come first.
_NAMED = sorted(
    {
        Kind.WHOLE: Whole,
        Kind.AMOUNT: Amount,
        Kind.COST: Cost,
        Kind.RATIO: Ratio,
        Kind.PERCENT: Percent,
        Kind.RATING: Rating,
        Kind.DAY: Day,
        Kind.YES_NO: YesNo,
        Kind.PERSONA: PersonaId,
        Kind.LINK: WebLink,
        Kind.COUNTRY: CountryCode,
        Kind.CURRENCY: CurrencyCode,
        Kind.LANGUAGE: LanguageCode,
        Kind.OCCUPATION: IscoCode,
        Kind.MONTHS: Months,
    }.items(),
    key=lambda named: -len(get_args(named[1])),
)
_BARE = {str: Kind.TEXT, bool: Kind.YES_NO, int: Kind.WHOLE, Decimal: Kind.AMOUNT, dt.date: Kind.DAY}


@dataclass(frozen=True, slots=True)
class Takes:
    """What a field takes: each of `choices` is a kind of plain value, a vocabulary or a block."""

    choices: tuple[Any, ...]
    many: bool = False
    longest: int | None = None  # characters


def takes(info: FieldInfo) -> Takes:
    """Reads a field's type as a writer meets it: None is no value, and one value stands for a list of one."""
    longest = next((mark.max_length for mark in info.metadata if getattr(mark, "max_length", None)), None)
    if get_origin(info.annotation) is list:
        return Takes(tuple(_choices(get_args(info.annotation)[0], ())), many=True, longest=longest)
    return Takes(tuple(_choices(info.annotation, info.metadata)), longest=longest)


def _choices(annotation: Any, marks: Sequence[Any]) -> Iterator[Any]:
    origin = get_origin(annotation)
    if origin is Annotated:
        inner, *more = get_args(annotation)
        yield from _choices(inner, [*marks, *more])
    elif origin in (Union, types.UnionType):
        for inner in get_args(annotation):
            yield from _choices(inner, marks)
    elif annotation is not types.NoneType:
        yield _kind(annotation, marks)


def _kind(annotation: Any, marks: Sequence[Any]) -> Any:
    named = (kind for kind, alias in _NAMED if all(mark in marks for mark in get_args(alias)[1:]))
    if kind := next(named, _BARE.get(annotation)):
        return kind
    if dict in (annotation, get_origin(annotation)):
        return Kind.MAPPING
    return annotation if isinstance(annotation, type) else Kind.ANYTHING
