"""Figures that name what they are counted by, where the field counts by something else: refused, never converted.

Knows: the words for a period, and for each of a company's customers or orders. Must not know: which field is read.
"""

import re
from decimal import Decimal
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator

from handbook.schema import figures
from handbook.schema.annotations import Typed, text_like
from handbook.schema.rates import no_rate
from handbook.schema.readings import is_span
from handbook.schema.scalars import DECIMALS, WHOLE, no_number, number, refusal
from handbook.schema.terms.negative import Period

_EACH = r"(?:/|\b(?:per|a|an|each|every|by|in a|in one)\b)\s*"
_NAMES = {
    Period.YEAR: rf"{_EACH}(?:year|annum|yr|y)\b|\b(?:yearly|annual(?:ly)?|p\.?\s?a\b\.?)",
    Period.QUARTER: rf"{_EACH}(?:quarter|qtr|q|three months|3 months)\b|\bquarterly\b",
    Period.MONTH: rf"{_EACH}(?:month|mth|mo|m)\b|\b(?:monthly|p\.?\s?m\b\.?)",
    None: rf"{_EACH}(?:day|week|fortnight|half[ -]year|decade)\b|\b(?:daily|weekly|fortnightly)\b",
}
_CUSTOMER = re.compile(r"\b(?:customers?|clients?|persons?|people|heads?|buyers?|shoppers?|accounts?)\b", re.I)
_ORDER = re.compile(r"\b(?:orders?|purchases?|deliver(?:y|ies))\b", re.I)
_BY_CUSTOMER = rf"{_EACH}(?:customer|client|person|head)\b"
_OF_ORDERS = r"(?:\bof (?:(?:all|our|the) )*)?\borders?\b"
_FIGURE = re.compile(r"\d+(?:\.\d+)?")
_YEARS = r"\b(?:years?|yrs?)\b"
LONGEST = 100  # years that anybody is a customer
_TWO_READINGS = re.compile(r"[1-9]\.\d*[1-9]\d*")
LEAD = "how many complaints one customer makes goes under `complaints_per_customer:`"


def periods_in(text: str) -> list[Period | None]:
    """The periods that a text names; None for one that no field has."""
    return [period for period, words in _NAMES.items() if re.search(words, text, re.I)]


def within(value: Any, period: Period, *, whole: bool = False) -> Any:
    """A figure of this period: one that names another is refused, since a part of the period would be lost."""
    named = periods_in(value) if isinstance(value, str) and _FIGURE.search(value) else []
    if named == [period]:
        raise no_number(value, own=f"{_NAMES[period]}|{_BY_CUSTOMER}", whole=whole)
    if not named:
        return value
    message = "`{value}` names another period than the figures here, which are for {period}: write what it is in {unit}"
    unit = f"a {period.value}"
    raise refusal("bad-number", message, value=value.strip(), period=unit, unit=unit)


def of_a_year(value: Any) -> Any:
    """A share of a year, which is not twelve times that of a month: those who have left cannot leave again."""
    named = periods_in(value) if isinstance(value, str) and _FIGURE.search(value) else []
    if named == [Period.YEAR]:
        raise no_rate(value, own=_NAMES[Period.YEAR])
    if not named:
        return value
    message = "`{value}` is not of a year: write the share who leave within a year, with a percent sign"
    raise refusal("bad-number", message, value=value.strip())


def in_years(value: Any) -> Any:
    """A length of time in years: one in another unit is refused, since its number alone would say another time."""
    if not isinstance(value, str) or is_span(value) or not re.search(r"\d.*[^\W\d_]", value):
        return value
    if re.search(_YEARS, value, re.I) and figures.number(re.sub(_YEARS, " ", value, flags=re.I)):
        raise no_number(value, own=_YEARS)
    message = "`{value}` is not in years: write how many years it is, such as 1.5 for 18 months"
    raise refusal("bad-number", message, value=value.strip())


def _a_lifetime(value: Decimal) -> Decimal:
    if 0 < value <= LONGEST:
        return value
    message = "nobody stays for `{value}` years: write for how many one of them does, up to {most}, or delete the line"
    raise refusal("bad-number", message, value=f"{value:f}", most=LONGEST)


Years = Annotated[
    Decimal,
    BeforeValidator(number),
    AfterValidator(_a_lifetime),
    Typed({"type": "number", "exclusiveMinimum": 0, "maximum": LONGEST}, text_like(rf"(?:{WHOLE}){DECIMALS}")),
]


def of_orders(value: Any) -> Any:
    """A share of orders: what is counted by customer, or comes more than once an order, is another figure."""
    if not isinstance(value, str):
        return value
    if _TWO_READINGS.fullmatch(value.strip()):
        message = (
            "`{value}` can mean {value} % of orders or {value} complaints a customer: write `{value} %`, or {other}"
        )
        other = f"`complaints_per_customer: {value.strip()}` in its place"
        raise refusal("bad-number", message, value=value.strip(), other=other)
    by_customer = _CUSTOMER.search(value) or periods_in(value)
    found = None if re.search(r"\d\s*(?:in|of|out of|/)\s*\d", value) else _FIGURE.search(value)
    several = found and Decimal(found[0]) > (100 if "%" in value else 1)
    if by_customer or (several and ("%" in value or _ORDER.search(value))):
        message = "`{value}` is not a share of orders, such as `4 %`; {lead}"
        raise refusal("bad-number", message, value=value.strip(), lead=LEAD)
    if re.search(_OF_ORDERS, value, re.I):
        raise no_rate(value, own=_OF_ORDERS)
    return value


def of_customers(value: Any) -> Any:
    """A number for each customer: a share, or what is counted by order, is another figure."""
    if isinstance(value, str) and ("%" in value or _ORDER.search(value)):
        message = "`{value}` is not a number for each customer, such as 1.1: a share of orders goes under {field}"
        raise refusal("bad-number", message, value=value.strip(), field="`complaint_rate:`")
    if isinstance(value, str) and re.search(_BY_CUSTOMER, value, re.I) and not periods_in(value):
        raise no_number(value, own=_BY_CUSTOMER)
    return value
