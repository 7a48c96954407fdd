"""The types of plain values: text as typed -> text, numbers, dates, codes.

Knows: what one plain value may look like. Must not know: which field of a persona holds it.

Everything arrives as text. Number fields refuse what a spreadsheet or YAML would reinterpret
(underscores, leading zeros, NaN), and every refusal says what to write instead.
"""

import datetime as dt
import re
import unicodedata
from decimal import Decimal
from typing import Annotated, Any, TypeVar

from babel import Locale
from pydantic import AfterValidator, BeforeValidator, StringConstraints
from pydantic_core import PydanticCustomError

from handbook.schema.term import Term
from handbook.schema.vocabulary import Education

T = TypeVar("T")

ENGLISH = Locale("en")

_NUMBER = re.compile(r"-?(0|[1-9][0-9]{0,14})(\.[0-9]{1,9})?")
_WHOLE = re.compile(r"0|[1-9][0-9]{0,14}")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MONTHS = re.compile(r"([1-9]\d{0,2})\s*(?:m|months?)|([1-9]\d?)\s*(?:y|years?)", re.ASCII)
SLUG = r"^[a-z0-9][a-z0-9-]*$"


def slug_of(name: str) -> str:
    """A file name for a persona of this name: small letters, digits and hyphens; empty if nothing is left."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def refusal(rule: str, message: str, **values: Any) -> PydanticCustomError:
    """An error that `validate` reports under the rule's id, in the words given here."""
    return PydanticCustomError(rule, message, values)


def _as_list(value: Any) -> Any:
    return [value] if isinstance(value, str | dict) else value


def _number(value: Any) -> Any:
    if isinstance(value, str) and not _NUMBER.fullmatch(value.strip()):
        raise refusal(
            "bad-number", "`{value}` is not a plain number: write digits only, such as 1250 or 12.5", value=value
        )
    return value


def _whole(value: Any) -> Any:
    if isinstance(value, str) and not _WHOLE.fullmatch(value.strip()):
        raise refusal("bad-number", "`{value}` is not a whole number: write digits only, such as 3", value=value)
    return value


def _date(value: Any) -> Any:
    if isinstance(value, dt.date):
        return value
    if isinstance(value, str) and _DATE.fullmatch(value.strip()):
        try:
            return dt.date.fromisoformat(value.strip())
        except ValueError as error:
            message = "`{value}` is not a day in the calendar"
            raise refusal("bad-date", message, value=value) from error
    if isinstance(value, str):
        message = "`{value}` is not a date: write year-month-day, such as 2026-04-03"
        raise refusal("bad-date", message, value=value)
    return value


def _yes_or_no(value: Any) -> Any:
    words = {"true": True, "yes": True, "false": False, "no": False}
    if isinstance(value, str):
        if value.strip().lower() not in words:
            raise refusal("bad-yes-no", "`{value}` is neither true nor false", value=value)
        return words[value.strip().lower()]
    return value


def _percent(value: Any) -> Any:
    text = value.strip().removesuffix("%").strip() if isinstance(value, str) else value
    return _number(text)


def _within_hundred(value: Decimal) -> Decimal:
    if not 0 <= value <= 100:
        raise refusal("bad-number", "`{value}` is not a share: write a number from 0 to 100", value=str(value))
    return value


def _one_to_five(value: int) -> int:
    if not 1 <= value <= 5:
        raise refusal("bad-number", "`{value}` is off the scale: write a whole number from 1 to 5", value=value)
    return value


def _is_slug(value: str) -> str:
    if not re.match(SLUG, value):
        message = "`{value}` is not a persona's id: use its file name without `.md`, such as trail-curious-newcomer"
        raise refusal("bad-id", message, value=value)
    return value


class Address(str):
    """A complete web address, which pages show as a link."""

    __slots__ = ()


def _is_link(value: str) -> str:
    if not re.match(r"https?://[^\s]+$", value):
        message = "`{value}` is not a web address: begin it with https://"
        raise refusal("bad-link", message, value=value)
    return Address(value)


def _country(value: str) -> str:
    if not re.fullmatch(r"[A-Z]{2}", value) or value not in ENGLISH.territories:
        raise refusal("bad-code", "`{value}` is not a country code: use two capitals, such as GB or NL", value=value)
    return value


def _currency(value: str) -> str:
    if not re.fullmatch(r"[A-Z]{3}", value) or value not in ENGLISH.currencies:
        raise refusal("bad-code", "`{value}` is not a currency code: use three capitals, such as EUR", value=value)
    return value


def _isco(value: str) -> str:
    if not re.fullmatch(r"[0-9]{1,4}", value):
        raise refusal("bad-code", "`{value}` is not an ISCO-08 code: use one to four digits, such as 2341", value=value)
    return value


def _known_education(value: Any) -> Any:
    return Education(value) if value in list(Education) else value


def _language(value: str) -> str:
    if not re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", value):
        raise refusal("bad-code", "`{value}` is not a language code: write en, or es-MX", value=value)
    return value


def _months(value: Any) -> Any:
    if isinstance(value, str):
        found = _MONTHS.fullmatch(value.strip())
        if not found:
            message = "`{value}` is not an interval: write months or years, such as 6m, 12m or 2y"
            raise refusal("bad-interval", message, value=value)
        return int(found[1]) if found[1] else int(found[2]) * 12
    return value


Text = Annotated[str, StringConstraints(min_length=1)]
Many = Annotated[list[T], BeforeValidator(_as_list)]
Whole = Annotated[int, BeforeValidator(_whole)]
Amount = Annotated[Decimal, BeforeValidator(_number)]
Percent = Annotated[Decimal, BeforeValidator(_percent), AfterValidator(_within_hundred)]
Rating = Annotated[int, BeforeValidator(_whole), AfterValidator(_one_to_five)]
Day = Annotated[dt.date, BeforeValidator(_date)]
YesNo = Annotated[bool, BeforeValidator(_yes_or_no)]
PersonaId = Annotated[str, AfterValidator(_is_slug)]
WebLink = Annotated[str, AfterValidator(_is_link)]
CountryCode = Annotated[str, AfterValidator(_country)]
CurrencyCode = Annotated[str, AfterValidator(_currency)]
LanguageCode = Annotated[str, AfterValidator(_language)]
IscoCode = Annotated[str, AfterValidator(_isco)]
Months = Annotated[int, BeforeValidator(_months)]
Schooling = Annotated[Education | Text, BeforeValidator(_known_education)]


def labelled(value: object) -> str:
    """How a reader sees one plain value; nothing for None."""
    match value:
        case None:
            return ""
        case Term():
            return value.label
        case bool():
            return "Yes" if value else "No"
        case dt.date():
            return f"{value.day} {value:%B %Y}"
        case Decimal():
            return f"{value.normalize():f}"
        case _:
            return str(value).strip()
