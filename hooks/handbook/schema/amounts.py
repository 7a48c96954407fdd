"""How amounts of money, rates and multiples read, and the one rule by which they are rounded.

Knows: numbers, currencies. Must not know: which field holds them, or how they were computed.

Everything is computed exactly, in decimals, and rounded once: when it is shown, half away from zero; money to the
currency's smallest unit, everything else to one decimal.
"""

from decimal import ROUND_HALF_UP, Decimal, localcontext

from babel.numbers import get_currency_precision, get_currency_symbol

from handbook.schema.suggestions import ENGLISH

DIGITS = 60  # enough that no product of what writers may type is cut before it is rounded
MINUS = "\N{MINUS SIGN}"


class Rate(Decimal):
    """A share of the whole, from -1 to 1, which pages show in percent."""

    __slots__ = ()


def rounded(value: Decimal, places: int = 1) -> Decimal:
    """The value with so many decimals, half away from zero."""
    with localcontext(prec=DIGITS):
        return value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


def money(amount: Decimal, currency: str | None, *, signed: bool = False) -> str:
    """An amount as English readers write it, without decimals that say nothing; `signed` shows a plus as well."""
    places = get_currency_precision(currency) if currency else 2
    exact = rounded(amount, places)
    symbol = get_currency_symbol(currency, ENGLISH) if currency else ""
    space = "\N{NO-BREAK SPACE}" if symbol[-1:].isalpha() else ""
    return f"{_sign(exact, plus=signed)}{symbol}{space}{exact.copy_abs():,.{0 if _is_whole(exact) else places}f}"


def percent(rate: Decimal) -> str:
    """A rate in percent, with one decimal where it says something."""
    with localcontext(prec=DIGITS):
        return f"{number(rate * 100)} %"


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
