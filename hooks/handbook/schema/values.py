"""The types of values: text as typed -> text, numbers, dates, terms, and the small blocks around them.

Knows: what one value may look like. Must not know: which field of a persona holds it.

Everything arrives as text. Number fields refuse what a spreadsheet or YAML would reinterpret
(underscores, leading zeros, NaN), and every refusal says what to write instead.
"""

import datetime as dt
import re
from decimal import Decimal
from typing import Annotated, Any, Generic, TypeVar

from babel import Locale
from babel.numbers import format_currency
from pydantic import AfterValidator, BeforeValidator, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from handbook.schema.fields import Block, field, needed
from handbook.schema.vocabulary import Confidence, Education, IncomeBand, IncomeBasis, IncomePeriod, Settlement, Term

T = TypeVar("T")

_ENGLISH = Locale("en")

_NUMBER = re.compile(r"-?(0|[1-9][0-9]{0,14})(\.[0-9]{1,9})?")
_WHOLE = re.compile(r"0|[1-9][0-9]{0,14}")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_AGE = re.compile(r"(\d{1,3})(?:\s*(?:-|\N{EN DASH}|to)\s*(\d{1,3})|\s*\+)?", re.ASCII)
_MONTHS = re.compile(r"([1-9]\d{0,2})\s*(?:m|months?)|([1-9]\d?)\s*(?:y|years?)", re.ASCII)
SLUG = r"^[a-z0-9][a-z0-9-]*$"


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


def _is_link(value: str) -> str:
    if not re.match(r"https?://[^\s]+$", value):
        message = "`{value}` is not a web address: begin it with https://"
        raise refusal("bad-link", message, value=value)
    return value


def _country(value: str) -> str:
    if not re.fullmatch(r"[A-Z]{2}", value) or value not in _ENGLISH.territories:
        raise refusal("bad-code", "`{value}` is not a country code: use two capitals, such as GB or NL", value=value)
    return value


def _currency(value: str) -> str:
    if not re.fullmatch(r"[A-Z]{3}", value) or value not in _ENGLISH.currencies:
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
Months = Annotated[int, BeforeValidator(_months)]
Schooling = Annotated[Education | Text, BeforeValidator(_known_education)]


class Shorthand(Block):
    """A block that may also be written as one plain value, which then is its first part."""

    def reads(self) -> tuple[str, str]:
        """What a reader sees: the value itself, and what qualifies it."""
        first, *rest = (getattr(self, name) for name in type(self).model_fields if name != "source")
        return labelled(first), " · ".join(labelled(part) for part in rest if part is not None and part != [])

    @model_validator(mode="before")
    @classmethod
    def _from_plain_value(cls, value: Any) -> Any:
        return {next(iter(cls.model_fields)): value} if isinstance(value, str) else value


class Claim(Shorthand):
    """A statement, with where it comes from and how sure we are: a plain text, or these parts."""

    text: Text = needed("Text", "The statement itself.", "Get outdoors twice a month")
    source: Many[Text] = field("Sources", "Ids of the sources it rests on.", ["S1"], factory=list)
    confidence: Confidence | None = field("Confidence", "How sure we are of it.", "high")


class Choice(Shorthand, Generic[T]):
    """One term of a vocabulary, optionally rated, sourced and explained."""

    text: T = needed("Value", "One of the allowed values.", "email")
    rating: Rating | None = field("Rating", "How much it matters to them, from 1 to 5.", 4)
    note: Text | None = field("Note", "What is particular about it.", "only order updates")
    source: Many[Text] = field("Sources", "Ids of the sources it rests on.", ["S1"], factory=list)
    confidence: Confidence | None = field("Confidence", "How sure we are of it.", "medium")


Claims = Many[Claim]


class Age(Shorthand):
    """An age or, better, a range: `34`, `25-34`, `65+`, or the two ends."""

    text: Text | None = field("Age", "As written.", "25-34")
    min: Whole | None = field("From", "The youngest, in years.", 25)
    max: Whole | None = field("To", "The oldest, in years.", 34)

    @model_validator(mode="before")
    @classmethod
    def _ends(cls, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        found = _AGE.fullmatch(value.strip())
        if not found:
            message = "`{value}` is not an age: write a number or a range, such as 34, 25-34 or 65+"
            raise refusal("bad-age", message, value=value)
        low, high = (str(int(end)) for end in (found[1], found[2] or found[1]))
        return {"text": value, "min": low, "max": None if value.strip().endswith("+") else high}

    @model_validator(mode="after")
    def _sensible(self) -> "Age":
        low, high = self.min or 0, self.max if self.max is not None else 120
        if not 0 <= low <= high <= 120:
            message = "`{value}` is not an age: the smaller number comes first, and nobody is older than 120"
            raise refusal("bad-age", message, value=self.text or f"{self.min}-{self.max}")
        return self

    def reads(self) -> tuple[str, str]:
        """The age as written, or made of its ends."""
        if self.text:
            return self.text, ""
        return (f"{self.min or 0}\N{EN DASH}{self.max}" if self.max is not None else f"{self.min}+"), ""


class Location(Shorthand):
    """Where they live: a plain text, or its parts."""

    label: Text | None = field("Place", "The place in words.", "A town near the Peak District")
    settlement: Settlement | None = field("Settlement", "The kind of place.", "town-suburb")
    region: Text | None = field("Region", "A region, in words or as an ISO 3166-2 code.", "GB-DBY")
    country: CountryCode | None = field("Country", "ISO 3166-1 alpha-2 code.", "GB")

    def reads(self) -> tuple[str, str]:
        """The place in words, and its parts."""
        country = _ENGLISH.territories[self.country] if self.country else None
        kind = self.settlement.label if self.settlement else None
        return _text_and_details(self.label, [kind, self.region, country])


class Income(Shorthand):
    """What they earn: a plain text, or its parts."""

    label: Text | None = field("Income", "The income in words.", "Around 38,000 euros a year")
    band: IncomeBand | None = field("Band", "How it compares with the country.", "middle")
    min: Amount | None = field("From", "The lower end, in the currency's units.", 30000)
    max: Amount | None = field("To", "The upper end, in the currency's units.", 45000)
    currency: CurrencyCode | None = field("Currency", "ISO 4217 code.", "EUR")
    period: IncomePeriod | None = field("Period", "The time it is earned in.", "year")
    basis: IncomeBasis | None = field("Basis", "Whose income it is.", "household")

    @model_validator(mode="after")
    def _ends_in_order(self) -> "Income":
        if self.min is not None and self.max is not None and self.min > self.max:
            message = "the lower end ({low}) is above the upper end ({high}): swap them"
            raise refusal("bad-number", message, low=str(self.min), high=str(self.max))
        return self

    def reads(self) -> tuple[str, str]:
        """The income in words, and its parts."""
        ends = [_money(amount, self.currency) for amount in (self.min, self.max) if amount is not None]
        span = "\N{EN DASH}".join(ends)
        if len(ends) == 1:
            span = f"from {span}" if self.max is None else f"up to {span}"
        qualified = " ".join(part for part in (span, labelled(self.period), labelled(self.basis)) if part)
        return _text_and_details(self.label, [self.band.label if self.band else None, qualified])


class Occupation(Shorthand):
    """What they do for a living: a plain text, or with its ISCO-08 code."""

    label: Text = needed("Occupation", "The occupation in words.", "Primary school teacher")
    isco: Annotated[str, AfterValidator(_isco)] | None = field(
        "ISCO-08 code", "Up to four digits of the International Standard Classification of Occupations.", "2341"
    )

    def reads(self) -> tuple[str, str]:
        """The occupation in words, and its code."""
        return self.label, f"ISCO {self.isco}" if self.isco else ""


class Industry(Shorthand):
    """A line of business: a plain text, or with a code of a classification."""

    label: Text = needed("Industry", "The industry in words.", "Outdoor education")
    scheme: Text | None = field("Classification", "ISIC, NACE or NAICS.", "NACE")
    code: Text | None = field("Code", "The code in that classification.", "P85.51")

    def reads(self) -> tuple[str, str]:
        """The industry in words, and its code."""
        return self.label, " ".join(part for part in (self.scheme, self.code) if part)


class Share(Shorthand):
    """A share of the whole in percent, with where the figure comes from."""

    value: Percent = needed("Share", "Percent, from 0 to 100.", 18)
    source: Many[Text] = field("Sources", "Ids of the sources it rests on.", ["S1"], factory=list)

    def reads(self) -> tuple[str, str]:
        """The figure with its sign."""
        return f"{labelled(self.value)} %", ""


def _text_and_details(text: str | None, details: list[str | None]) -> tuple[str, str]:
    """A text and its details; the details alone where there is no text."""
    rest = ", ".join(detail for detail in details if detail)
    return (text, rest) if text else (rest, "")


def _money(amount: Decimal, currency: str | None) -> str:
    """An amount as English readers write it, without decimals that say nothing."""
    if currency is None:
        return f"{amount:,f}"
    whole = amount % 1 == 0
    return format_currency(amount, currency, "¤#,##0" if whole else None, locale=_ENGLISH, currency_digits=not whole)


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
