"""How amounts of money, rates and multiples read, and the one rule by which they are rounded.

Knows: numbers, currencies. Must not know: which field holds them, or how they were computed.

Everything is computed exactly, in decimals, and rounded once: when it is shown, half away from zero; money to the
currency's smallest unit, everything else to one decimal.
"""

from decimal import ROUND_HALF_UP, Decimal, localcontext

from babel.numbers import format_currency, get_currency_precision

from handbook.schema.meant import ENGLISH

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
    whole = exact % 1 == 0
    if currency is None:
        text = f"{abs(exact):,.{0 if whole else places}f}"
    else:
        form = "\xa4#,##0" if whole else None
        text = format_currency(abs(exact), currency, form, locale=ENGLISH, currency_digits=not whole)
    return f"{_sign(exact, plus=signed)}{text}"


def percent(rate: Decimal) -> str:
    """A rate in percent, with one decimal where it says something."""
    return f"{number(rate * 100)} %"


def number(value: Decimal, *, signed: bool = False) -> str:
    """A number with one decimal where it says something."""
    exact = rounded(value)
    return f"{_sign(exact, plus=signed)}{abs(exact):,.{0 if exact % 1 == 0 else 1}f}"


def _sign(value: Decimal, *, plus: bool) -> str:
    if value < 0:
        return MINUS
    return "+" if plus and value > 0 else ""
