"""How amounts of money, rates and multiples read, and the one rule by which they are rounded.

Knows: numbers, currencies. Must not know: which field holds them, or how they were computed.

Everything is computed exactly, in decimals, and rounded once: when it is shown, half away from zero; money to the
currency's smallest unit, everything else to one decimal.
"""

import calendar
import re
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal, localcontext

from babel.numbers import get_currency_precision, get_currency_symbol

from handbook.schema.suggestions import ENGLISH

DIGITS = 60  # enough that no product of what writers may type is cut before it is rounded
MINUS = "\N{MINUS SIGN}"
SAME = "same"
_SMALL = 10  # below it, decimals say too much to be left out
_MONTH = "|".join(calendar.month_name[1:])
_UNIT = "%|km|kg|cm|mm|m|g|h|days?|weeks?|months?|years?|hours?|minutes?|customers?"
# Where a line must not end: within a date, between a number and its unit, within a range.
_SPACE = re.compile(
    rf"(?<=\d) (?=(?:{_UNIT})(?!\w))"
    rf"|(?:(?<=\b\d)|(?<=\b\d\d)) (?=(?:{_MONTH})(?!\w))"
    rf"|\b(?:{_MONTH}) (?=\d{{4}}\b)"
)
_DASH = re.compile("(?<=\\d)\N{EN DASH}(?=[^\\W_]|[^\\w\\s]\\d)")
_SIGN = re.compile(f"(?<!\\S)[+{MINUS}](?=[^\\w\\s]\\d)")  # before a currency's


class Rate(Decimal):
    """A share of the whole, from -1 to 1, which pages show in percent."""

    __slots__ = ()


def rounded(value: Decimal, places: int = 1) -> Decimal:
    """The value with so many decimals, half away from zero."""
    with localcontext(prec=DIGITS):
        return value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


def money(amount: Decimal, currency: str | None, *, signed: bool = False, places: int | None = None) -> str:
    """An amount as English readers write it, without decimals that say nothing; `signed` shows a plus as well.

    With `places`, it has so many decimals: those of its column.
    """
    most = get_currency_precision(currency) if currency else 2
    exact = rounded(amount, most if places is None else places)
    symbol = get_currency_symbol(currency, ENGLISH) if currency else ""
    space = "\N{NO-BREAK SPACE}" if symbol[-1:].isalpha() else ""
    shown = places if places is not None else 0 if _is_whole(exact) else most
    return f"{_sign(exact, plus=signed)}{symbol}{space}{exact.copy_abs():,.{shown}f}"


def decimals(amounts: Iterable[Decimal | None], currency: str | None, *, estimate: bool) -> int:
    """How many decimals the amounts of one column have, so that they stand under one another.

    None where all are whole, nor for estimates, unless one of them is so small that it would say nothing.
    """
    most = get_currency_precision(currency) if currency else 2
    parted = [one for one in amounts if one is not None and not _is_whole(rounded(one, most))]
    needed = any(abs(one) < _SMALL for one in parted) if estimate else bool(parted)
    return most if needed else 0


def percent(rate: Decimal) -> str:
    """A rate in percent, with one decimal where it says something."""
    with localcontext(prec=DIGITS):
        return f"{number(rate * 100)}%"


def multiple(value: Decimal) -> str:
    """How many times the usual something is."""
    return SAME if rounded(value) == 1 else f"{number(value)}\N{MULTIPLICATION SIGN}"


def unbroken(text: str) -> str:
    """The text with its dates, ranges, and numbers with their units kept on one line, for pages and not for data."""
    joined = _DASH.sub("\N{EN DASH}\N{WORD JOINER}", _SPACE.sub(_kept, text))
    return _SIGN.sub("\\g<0>\N{WORD JOINER}", joined)


def _kept(found: re.Match[str]) -> str:
    return found[0].replace(" ", "\N{NO-BREAK SPACE}")


def number(value: Decimal, *, signed: bool = False) -> str:
    """A number with one decimal where it says something."""
    exact = rounded(value)
    return f"{_sign(exact, plus=signed)}{exact.copy_abs():,.{0 if _is_whole(exact) else 1}f}"


def _is_whole(value: Decimal) -> bool:
    return value == value.to_integral_value()


def _sign(value: Decimal, *, plus: bool) -> str:
    if value < 0:
        return MINUS
    return "+" if plus and value > 0 else ""
