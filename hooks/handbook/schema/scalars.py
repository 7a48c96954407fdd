"""The types of plain values: text as typed -> text, numbers, dates.

Knows: what one plain value may look like. Must not know: which field of a persona holds it.

Each type is declared once, at the end: what is read, what judges it, and in which forms it may be typed.

Everything arrives as text. Number fields refuse what a spreadsheet or YAML would reinterpret
(underscores, leading zeros, NaN), and every refusal says what to write instead.
"""

import datetime as dt
import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Annotated, Any, TypeVar

from pydantic import AfterValidator, BeforeValidator, StringConstraints
from pydantic_core import PydanticCustomError

from handbook.schema import figures, suggestions
from handbook.schema.amounts import Rate, percent
from handbook.schema.annotations import Typed, text_like
from handbook.schema.dates import Since
from handbook.schema.readings import is_span, place
from handbook.schema.suggestions import ENGLISH
from handbook.schema.terms.general import Education
from handbook.schema.terms.term import Term

T = TypeVar("T")

WHOLE = "0|[1-9][0-9]{0,14}"
DECIMALS = r"(?:\.[0-9]{1,9})?"
NUMBER = rf"-?(?:{WHOLE}){DECIMALS}"
_ONE_READING = r"(?!-?[1-9][0-9]{0,2}\.[0-9]{3}\s*$)"  # `4.200` has two
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MONTHS = r"[1-9][0-9]{0,2}\s*(?:m|months?)|[1-9][0-9]?\s*(?:y|years?)"
_DIGITS = ": write digits only"
LONGEST_ID = 190  # characters, so that a file of this name and any ending of the site's is one that any disk can hold
SLUG = r"^[a-z0-9][a-z0-9-]*$"
_DAY = "[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])"
_TRUTH = "[Tt][Rr][Uu][Ee]|[Ff][Aa][Ll][Ss][Ee]|[Yy][Ee][Ss]|[Nn][Oo]"
_LINK = r"^https?://\S+$"


def refusal(rule: str, message: str, **values: Any) -> PydanticCustomError:
    """An error that `validate` reports under the rule's id, in the words given here."""
    return PydanticCustomError(rule, message, values)


def refuse(rule: str, message: str, value: str, example: str, words: Iterable[str]) -> PydanticCustomError:
    """A refusal that ends with what was probably meant, or with an example."""
    remedy = suggestions.remedy(example, [word for word in words if word != value.strip()])
    return refusal(rule, "`{value}` " + message + "{remedy}", value=value, remedy=remedy)


def _as_list(value: Any) -> Any:
    return [value] if isinstance(value, str | dict) else value


def no_number(value: str, *, own: str = "", whole: bool = False) -> PydanticCustomError:
    """A refusal of what is no plain number, with the number that it is; its field says `own` words anyway."""
    if is_span(value):
        return refusal("bad-number", "`{value}` is not a single number", value=value, span="one")
    message = f"is not a {'whole' if whole else 'plain'} number"
    bare = re.sub(own, " ", value, flags=re.IGNORECASE) if own else value
    if meant := figures.number(bare, whole=whole):
        too_long = not all(re.fullmatch(WHOLE if whole else NUMBER, one) for one in meant)
        limits = f" of at most 15 digits{'' if whole else ' before the point and 9 after it'}"
        return refuse("bad-number", message + (limits if too_long else _DIGITS), value, "", [] if too_long else meant)
    if meant := figures.number(suggestions.without_currency(bare), whole=whole):
        message += f"{_DIGITS}. Nothing is converted: write {{meant}} if this is the currency of the figure anyway"
        return refusal("bad-number", "`{value}` " + message, value=value, meant=_either(meant))
    example = "3" if whole else "1250 or 12.5"
    return refusal("bad-number", f"`{{value}}` {message}{_DIGITS}, such as {example}{only(value)}", value=value)


def only(value: str) -> str:
    """What to add where figures stand beside what is not read."""
    return "; nothing else is read or converted" if re.search(r"\d.*[^\d\s.,]|[^\d\s.,].*\d", value) else ""


def _either(meant: Iterable[str]) -> str:
    return " or ".join(f"`{one}`" for one in meant)


def number(value: Any) -> Any:
    """A number as typed; a refusal that says what to write for anything else."""
    if isinstance(value, str) and not re.fullmatch(NUMBER, value.strip()):
        raise no_number(value)
    return value


def _amount(value: Any) -> Any:
    """A number that could be one with a separator of thousands is asked about, not guessed."""
    text = value.strip() if isinstance(value, str) else ""
    if both := figures.readings(text.removeprefix("-")):
        one, other = (text[: text.startswith("-")] + each for each in both)
        message = "`{value}` can mean {one} or {other}: write `{one}` or `{other}`"
        raise refusal("bad-number", message, value=text, one=one, other=other)
    return number(value)


def _whole(value: Any) -> Any:
    if isinstance(value, str) and not re.fullmatch(WHOLE, value.strip()):
        raise no_number(value, whole=True)
    return value


def _date(value: Any) -> Any:
    if isinstance(value, dt.date):
        return value
    if isinstance(value, str) and _DATE.fullmatch(value.strip()):
        try:
            return dt.date.fromisoformat(value.strip())
        except ValueError as error:
            message = "`{value}` is not a day in the calendar{remedy}"
            raise refusal("bad-date", message, value=value, remedy=suggestions.last_day(value)) from error
    if isinstance(value, str) and suggestions.lacks_its_day(value):
        message = "`{value}` lacks its day: write the exact day, such as 2026-04-03"
        raise refusal("bad-date", message, value=value)
    if isinstance(value, str):
        message = "is not a date: write year-month-day"
        raise refuse("bad-date", message, value, "2026-04-03", suggestions.days(value))
    return value


def day(value: Any) -> Any:
    """A day as typed; a refusal that says what to write for anything else."""
    return _date(value)


def _yes_or_no(value: Any) -> Any:
    words = {"true": True, "yes": True, "false": False, "no": False}
    if isinstance(value, str):
        if value.strip().lower() not in words:
            message = "is neither true nor false: write `true` or `false`"
            raise refuse("bad-yes-no", message, value, "", suggestions.truth(value))
        return words[value.strip().lower()]
    return value


def _not_below_zero(value: Any) -> Any:
    if isinstance(value, str) and re.fullmatch(NUMBER, value.strip()) and Decimal(value.strip()) < 0:
        message = "`{value}` is below zero, which this cannot be: correct it; what something costs has no sign"
        raise refusal("bad-number", message, value=value.strip())
    return value


def _rating(value: Any) -> Any:
    if isinstance(value, str) and not re.fullmatch(WHOLE, value.strip()):
        message = "is not on the scale: write a whole number from 1 (low) to 5 (high)"
        raise refuse("bad-number", message, value, "", place(value) or figures.on_scale(value))
    return value


def _place(value: Any) -> Any:
    if isinstance(value, str) and not re.fullmatch(NUMBER, value.strip()):
        message = "is not on the scale: write a number from 1 (`left`) to 5 (`right`), in steps of a half"
        meant = place(value, halves=True) or figures.on_scale(value)
        raise refuse("bad-number", message, value, "", meant)
    return value


def _one_to_five(value: int) -> int:
    if not 1 <= value <= 5:
        raise refusal(
            "bad-number", "`{value}` is off the scale: write a whole number from 1 (low) to 5 (high)", value=value
        )
    return value


def _in_halves(value: Decimal) -> Decimal:
    if not 1 <= value <= 5 or value * 2 % 1:
        message = "`{value}` is off the scale: write a number from 1 to 5, in steps of a half"
        raise refusal("bad-number", message, value=f"{value:f}")
    return value


def _is_slug(value: str) -> str:
    if not re.match(SLUG, value):
        message = "is not a persona's id: use its file name without `.md`"
        raise refuse("bad-id", message, value, "trail-curious-newcomer", suggestions.persona_id(value))
    return value


def _fits_an_address(value: str) -> str:
    if len(value) > LONGEST_ID:
        message = "`{value}...` is too long to lead anywhere: at most {most} characters are allowed"
        raise refusal("bad-id", message, value=value[:20], most=LONGEST_ID)
    return value


class Address(str):
    """A complete web address, which pages show as a link."""

    __slots__ = ()


def _is_link(value: str) -> str:
    if not re.match(_LINK, value):
        if what := suggestions.elsewhere(value):
            raise refusal("bad-link", "`{value}` is {elsewhere}, not a web address", value=value, elsewhere=what)
        message = "is not a web address: begin it with https://"
        raise refuse("bad-link", message, value, "https://www.example.com/report", suggestions.link(value))
    return Address(value)


def or_in_own_words(terms: type[Term]) -> BeforeValidator:
    """Takes a known term for what it is, and leaves anything else as the text that it is."""
    return BeforeValidator(lambda value: terms(value) if value in list(terms) else value)


def _months(value: Any) -> Any:
    if isinstance(value, str):
        if not re.fullmatch(_MONTHS, value.strip(), re.ASCII):
            message = "is not an interval: write months or years"
            raise refuse("bad-interval", message, value, "6m, 12m or 2y", suggestions.interval(value))
        return int(re.sub(r"\D", "", value)) * (12 if "y" in value else 1)
    return value


Text = Annotated[str, StringConstraints(min_length=1)]
Many = Annotated[list[T], BeforeValidator(_as_list)]
Whole = Annotated[int, BeforeValidator(_whole), Typed({"type": "integer", "minimum": 0}, text_like(WHOLE))]
Amount = Annotated[Decimal, BeforeValidator(_amount), Typed({"type": "number"}, text_like(_ONE_READING + NUMBER))]
Cost = Annotated[
    Decimal,
    BeforeValidator(_amount),
    BeforeValidator(_not_below_zero),
    Typed({"type": "number", "minimum": 0}, text_like(rf"{_ONE_READING}(?:{WHOLE}){DECIMALS}")),
]
Rating = Annotated[
    int,
    BeforeValidator(_rating),
    AfterValidator(_one_to_five),
    Typed({"type": "integer", "minimum": 1, "maximum": 5}, text_like("[1-5]")),
]
Place = Annotated[
    Decimal,
    BeforeValidator(_place),
    AfterValidator(_in_halves),
    Typed({"type": "number", "minimum": 1, "maximum": 5, "multipleOf": 0.5}, text_like(r"[1-4](?:\.[05])?|5(?:\.0)?")),
]
Spoken = Annotated[
    str, StringConstraints(min_length=1), AfterValidator(lambda value: ENGLISH.languages.get(value, value))
]
Day = Annotated[dt.date, BeforeValidator(_date), Typed(text_like(_DAY))]
YesNo = Annotated[bool, BeforeValidator(_yes_or_no), Typed({"type": "boolean"}, text_like(_TRUTH))]
PersonaId = Annotated[
    str,
    AfterValidator(_is_slug),
    Typed({"type": "string", "pattern": SLUG}, {"type": "integer", "minimum": 0}, {"type": "boolean"}),
]
# A former id is an address, and every other name could become one.
FormerId = Annotated[
    Text,
    AfterValidator(_fits_an_address),
    Typed({"type": ["string", "number", "boolean"], "pattern": r"\S", "maxLength": LONGEST_ID}),
]
WebLink = Annotated[str, AfterValidator(_is_link), Typed({"type": "string", "pattern": _LINK})]
Months = Annotated[int, BeforeValidator(_months), Typed(text_like(_MONTHS))]
Schooling = Annotated[Education | Text, or_in_own_words(Education)]


def labelled(value: object) -> str:
    """How a reader sees one plain value; nothing for None."""
    match value:
        case None:
            return ""
        case Term() | Since():
            return value.label
        case bool():
            return "Yes" if value else "No"
        case dt.date():
            return f"{value.day} {value:%B %Y}"
        case Decimal():
            return percent(value) if isinstance(value, Rate) else f"{value.normalize():f}"
        case _:
            return str(value).strip()
