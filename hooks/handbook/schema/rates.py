"""Shares and rates, which are read alike: `18 %`, `18%` and `18` are eighteen in a hundred.

Knows: how a part of a whole may be typed. Must not know: which field of a persona holds it.
"""

import re
from decimal import Decimal
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator
from pydantic_core import PydanticCustomError

from handbook.schema import figures, suggestions
from handbook.schema.amounts import Rate
from handbook.schema.annotations import Form, Typed, text_like
from handbook.schema.readings import is_span
from handbook.schema.scalars import DECIMALS, NUMBER, only, refusal

_ZEROS = r"(?:\.0{1,9})?"


def no_rate(value: str, *, own: str = "") -> PydanticCustomError:
    """A refusal of what is no rate, with the rate that it is; its field says `own` words anyway."""
    meant = figures.rate(re.sub(own, " ", value, flags=re.IGNORECASE) if own else value)
    if is_span(value) and not meant:
        message = "`{value}` is not a single number"
        return refusal("bad-number", message, value=value, span="one, with a percent sign")
    if not all(re.fullmatch(NUMBER, one.removesuffix(" %")) for one in meant):
        return refusal("bad-number", "`{value}` is not a share or rate of at most 9 decimals", value=value)
    message = "`{value}` is not a share or rate: write a number with a percent sign{remedy}{only}"
    remedy = suggestions.remedy("42 %", meant)
    return refusal("bad-number", message, value=value, remedy=remedy, only="" if meant else only(value))


def _percent(value: Any) -> Any:
    """A share or rate as typed, in percent. A bare fraction has two readings: it is asked about, not guessed."""
    if not isinstance(value, str):
        return value
    bare = value.strip().removesuffix("%").strip()
    if not re.fullmatch(NUMBER, bare):
        raise no_rate(value)
    if "%" not in value and 0 < abs(Decimal(bare)) <= 1:
        one, other = figures.percentage(Decimal(bare) * 100), figures.percentage(Decimal(bare))
        message = "`{value}` can mean {one} or {other}: write `{one}` or `{other}`"
        raise refusal("bad-number", message, value=bare, one=one, other=other)
    return Decimal(bare)


def _within_hundred(value: Decimal) -> Decimal:
    if not 0 <= value <= 100:
        raise refusal("bad-number", "`{value}` is not a share: write a number from 0 to 100", value=str(value))
    return value


def _part_of_one(value: Decimal) -> Decimal:
    if not -100 <= value <= 100:
        raise refusal("bad-number", "`{value} %` is not a rate: it is more than the whole", value=f"{value:f}")
    return Rate(value / 100)


def _not_below_zero(value: Decimal) -> Decimal:
    if value < 0:
        raise refusal(
            "bad-number",
            "`{value} %` is below zero, and nothing happens less often than never: correct it, or delete the line",
            value=f"{(value * 100).normalize():f}",
        )
    return value


def _in_percent(sign: str = "") -> tuple[Form, Form]:
    """The texts of a share: with its sign any number of percent; without it none that could be a part of one."""
    return (
        text_like(rf"{sign}(?:100{_ZEROS}|(?:0|[1-9][0-9]?){DECIMALS})\s*%"),
        text_like(rf"0{_ZEROS}|{sign}(?:100{_ZEROS}|(?:[2-9]|[1-9][0-9]){DECIMALS}|1\.[0-9]{{0,8}}[1-9][0-9]{{0,8}})"),
    )


Percent = Annotated[
    Decimal,
    BeforeValidator(_percent),
    AfterValidator(_within_hundred),
    Typed({"const": 0}, {"type": "number", "exclusiveMinimum": 1, "maximum": 100}, *_in_percent()),
]
Ratio = Annotated[
    Decimal,
    BeforeValidator(_percent),
    AfterValidator(_part_of_one),
    Typed(
        {"const": 0},
        {"type": "number", "exclusiveMinimum": 1, "maximum": 100},
        {"type": "number", "minimum": -100, "exclusiveMaximum": -1},
        *_in_percent("-?"),
        as_text=True,
    ),
]
# A rate at which something happens, or does not: a margin may be below zero, and this may not.
Portion = Annotated[
    Decimal,
    BeforeValidator(_percent),
    AfterValidator(_part_of_one),
    AfterValidator(_not_below_zero),
    Typed({"const": 0}, {"type": "number", "exclusiveMinimum": 1, "maximum": 100}, *_in_percent(), as_text=True),
]
