"""The types of values that say more than one thing: a statement with its sources, an age, a place.

Knows: what one value may look like. Must not know: which field of a persona holds it.
"""

import re
from functools import cache
from typing import Any, ClassVar, Generic

from pydantic import model_validator

from handbook.schema import suggestions
from handbook.schema.amounts import money
from handbook.schema.annotations import Typed, text_like
from handbook.schema.codes import CountryCode, CurrencyCode, IscoCode
from handbook.schema.fields import Block, field, needed
from handbook.schema.rates import Percent
from handbook.schema.readings import age_remedy
from handbook.schema.scalars import (
    Amount,
    Many,
    Rating,
    T,
    Text,
    Whole,
    labelled,
    refusal,
)
from handbook.schema.suggestions import ENGLISH
from handbook.schema.terms.general import Confidence, IncomeBand, IncomeBasis, IncomePeriod, Settlement

_AGE = re.compile(r"(\d{1,3})(?:\s*(?:-|\N{EN DASH}|to)\s*(\d{1,3})|\s*\+)?", re.ASCII)
_BETWEEN_AGES = re.compile(r"(?<=\d)\s*(?:-|\N{EN DASH}|to)\s*(?=\d)")
_YEARS = "0?[0-9]{1,2}|1[01][0-9]|120"
_UNTOLD: frozenset[str] = frozenset()
CITED = frozenset({"source", "confidence"})  # what every statement may say of where it comes from


def cited() -> Any:
    """Declares the sources of a statement."""
    return field("Sources", "Ids of the sources it rests on.", ["S1"], factory=list)


def sure() -> Any:
    """Declares how sure we are of a statement."""
    return field("Confidence", "How sure we are of it.", "medium")


class Shorthand(Block):
    """A block that may also be written as one plain value, which then is its first part, or its `plain` one."""

    typed: ClassVar[Typed | None] = None  # the forms of the plain value, where they are not those of the first part

    def reads(self) -> tuple[str, str]:
        """What a reader sees: the value itself, and what qualifies it."""
        first, *rest = (getattr(self, name) for name in type(self).model_fields if name not in CITED)
        return labelled(first), " · ".join(labelled(part) for part in rest if part is not None and part != [])

    @model_validator(mode="before")
    @classmethod
    def _from_plain_value(cls, value: Any) -> Any:
        return {cls._first(): value} if isinstance(value, str) else value

    def model_post_init(self, _: Any, /) -> None:
        """Forgets which parts were written, which nobody asks: half of the memory of a plain value."""
        object.__setattr__(self, "__pydantic_fields_set__", _UNTOLD)

    @classmethod
    @cache
    def _first(cls) -> str:
        return cls.plain or next(iter(cls.model_fields))


class Claim(Shorthand):
    """A statement, with where it comes from and how sure we are: a plain text, or these parts."""

    text: Text = needed("Text", "The statement itself.", "Have the evenings free")
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

    typed = Typed(
        {"type": "integer", "minimum": 0, "maximum": 120},
        text_like(rf"(?:{_YEARS})(?:\s*(?:-|\u2013|to)\s*(?:{_YEARS})|\s*\+)?"),
    )
    text: Text | None = field("Age", "As written.", "25-34")
    min: Whole | None = field("From", "The youngest, in years.", 25)
    max: Whole | None = field("To", "The oldest, in years.", 34)
    source: Many[Text] = cited()
    confidence: Confidence | None = sure()

    @model_validator(mode="before")
    @classmethod
    def _ends(cls, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        found = _AGE.fullmatch(value.strip())
        if not found:
            remedy = age_remedy(value) or suggestions.remedy("34, 25-34 or 65+", suggestions.ages(value))
            raise refusal(
                "bad-age", "`{value}` is not an age: write a number or a range{remedy}", value=value, remedy=remedy
            )
        low, high = (str(int(end)) for end in (found[1], found[2] or found[1]))
        return {"text": value, "min": low, "max": None if value.strip().endswith("+") else high}

    @model_validator(mode="after")
    def _sensible(self) -> "Age":
        low, high = self.min or 0, self.max if self.max is not None else 120
        if not 0 <= low <= high <= 120:
            message = "`{value}` is not an age: the smaller number comes first, and nobody is older than 120{remedy}"
            written = self.text or f"{self.min}-{self.max}"
            remedy = suggestions.remedy("", suggestions.ages(written))
            raise refusal("bad-age", message, value=written, remedy=remedy)
        return self

    def reads(self) -> tuple[str, str]:
        """The age as written, with the dash of a range, or made of its ends."""
        if self.text:
            return _BETWEEN_AGES.sub("\N{EN DASH}", self.text) if _AGE.fullmatch(self.text.strip()) else self.text, ""
        return (f"{self.min or 0}\N{EN DASH}{self.max}" if self.max is not None else f"{self.min}+"), ""


class Location(Shorthand):
    """Where they live: a plain text, or its parts."""

    label: Text | None = field("Place", "The place in words.", "A town an hour from the capital")
    settlement: Settlement | None = field("Settlement", "The kind of place.", "town-suburb")
    region: Text | None = field("Region", "A region, in words or as an ISO 3166-2 code.", "GB-DBY")
    country: CountryCode | None = field("Country", "ISO 3166-1 alpha-2 code.", "GB")
    source: Many[Text] = cited()
    confidence: Confidence | None = sure()

    def reads(self) -> tuple[str, str]:
        """The place in words, and its parts."""
        country = ENGLISH.territories[self.country] if self.country else None
        kind = self.settlement.label if self.settlement else None
        return _text_and_details(self.label, [kind, self.region, country])


class Income(Shorthand):
    """What they earn: a plain text, or its parts."""

    label: Text | None = field("Income", "The income in words.", "Around 38,000 euros a year")
    band: IncomeBand | None = field("Band", "How it compares with the country.", "middle")
    min: Amount | None = field("From", "The lower end, in the currency's units.", 30000)
    max: Amount | None = field("To", "The upper end, in the currency's units.", 45000)
    currency: CurrencyCode | None = field("Currency", "ISO 4217 code.", "EUR")
    period: IncomePeriod | None = field("Period", "The period it is earned in.", "year")
    basis: IncomeBasis | None = field("Basis", "Whose income it is.", "household")

    @model_validator(mode="after")
    def _ends_in_order(self) -> "Income":
        if self.min is not None and self.max is not None and self.min > self.max:
            message = "the lower end ({low}) is above the upper end ({high}): swap them"
            raise refusal("bad-number", message, low=str(self.min), high=str(self.max))
        return self

    def reads(self) -> tuple[str, str]:
        """The income in words, and its parts."""
        ends = [money(amount, self.currency) for amount in (self.min, self.max) if amount is not None]
        span = "\N{EN DASH}".join(ends)
        if len(ends) == 1:
            span = f"from {span}" if self.max is None else f"up to {span}"
        qualified = " ".join(part for part in (span, labelled(self.period), labelled(self.basis)) if part)
        return _text_and_details(self.label, [self.band.label if self.band else None, qualified])


class Scale(Shorthand):
    """A place from 1 to 5: a plain number, or with what is behind it."""

    value: Rating = needed("Value", "From 1 to 5.", 4)
    note: Text | None = field("Note", "What is particular about it.", "only for large orders")
    source: Many[Text] = cited()
    confidence: Confidence | None = sure()


class Occupation(Shorthand):
    """What they do for a living: a plain text, or with its ISCO-08 code."""

    label: Text = needed("Occupation", "The occupation in words.", "Primary school teacher")
    isco: IscoCode | None = field(
        "ISCO-08 code", "Up to four digits of the International Standard Classification of Occupations.", "2341"
    )

    def reads(self) -> tuple[str, str]:
        """The occupation in words, and its code."""
        return self.label, f"ISCO {self.isco}" if self.isco else ""


class Industry(Shorthand):
    """A line of business: a plain text, or with a code of a classification."""

    label: Text = needed("Industry", "The industry in words.", "Education")
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
        return f"{labelled(self.value)}%", ""


def _text_and_details(text: str | None, details: list[str | None]) -> tuple[str, str]:
    """A text and its details; the details alone where there is no text."""
    rest = ", ".join(detail for detail in details if detail)
    return (text, rest) if text else (rest, "")
