"""What a writer probably meant by a plain value that is refused: a day, a code, an address.

Knows: how people write dates, currencies and countries. Must not know: which field of a persona holds them.

Nothing here changes a value: it is only suggested, in words that can be copied. Nothing here runs for a value
that is right.
"""

import calendar
import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from typing import TypeAlias

from babel import Locale, UnknownLocaleError

from handbook.schema.figures import number
from handbook.schema.readings import AT_LEAST

Fold: TypeAlias = Callable[[str], str]
ENGLISH = Locale("en")
# Words for "there is nothing to say here".
NOTHING = frozenset({"none", "n/a", "na", "null", "~", "-", "--", "nil", "unknown", "?"})
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
# What may stand beside an age, or the two of a range, without changing it.
_OF_AGE = (
    "year years yr yrs y o old age ages aged to and between from or over plus above older at least more than min"
    " minimum about around approx approximately roughly circa ca jahre jahr ans a\u00f1os anos anni jaar"
    " . - + ~ > \u2265 \u2013 \u2014"
)
_BESIDE_AGES = frozenset(_OF_AGE.split())
_UNITS = {"month": "m", "year": "y"}
# What people call a country or a currency, where the standard's English names do not have it.
_COUNTRIES = {"uk": "GB", "england": "GB", "scotland": "GB", "wales": "GB", "usa": "US", "holland": "NL"}
_CURRENCIES = {"euros": "EUR", "pound": "GBP", "pounds": "GBP", "dollars": "USD", "dollar": "USD"}
_SIGNS = {"\N{EURO SIGN}": "EUR", "\N{POUND SIGN}": "GBP"}


def remedy(example: str, meant: Iterable[str]) -> str:
    """The end of a message: what was probably meant, or else an example, if there is one."""
    words = " or ".join(one if "`" in one else f"`{one}`" for one in meant)
    if words:
        return f". Did you mean {words}?"
    return f", such as {example}" if example else ""


def ages(written: str) -> list[str]:
    """The age or range of ages in a text."""
    text = written.lower()
    for position, word in enumerate(_TENS, start=2):
        text = re.sub(rf"\b{word}\b", str(position * 10), text)
    ends = [int(end) for end in re.findall(r"\d{1,3}", text)]
    if decade := re.fullmatch(
        r"(early|mid|late)?[ -]*(?:(\d)0s|(twen|thir|for|fif|six|seven|eigh|nine)ties)", text.strip()
    ):
        first = 10 * int(decade[2] or next(n for n, word in enumerate(_TENS, start=2) if word.startswith(decade[3])))
        begin, end = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}.get(decade[1] or "", (0, 9))
        return [f"{first + begin}-{first + end}"]
    if set(re.findall(r"[^\W\d]+|[^\w\s]", text)) - _BESIDE_AGES:
        return []
    if not ends or len(ends) > 2 or not all(0 < end <= 120 for end in ends):
        return []
    older = AT_LEAST.search(text) and len(ends) == 1
    return [f"{ends[0]}+" if older else "-".join(map(str, sorted(ends)))]


def days(written: str) -> list[str]:
    """The days a text can mean, as year-month-day; each with its words where there are two."""
    found = sorted(set(_days(written.strip())), reverse=True)
    return [f"`{day}` ({day.day} {day:%B})" if len(found) > 1 else str(day) for day in found]


def last_day(written: str) -> str:
    """The end of a message about a day that its month does not have."""
    year, month, _ = (int(part) for part in written.strip().split("-"))
    if not (year and 1 <= month <= 12):
        return ": the months are 01 to 12"
    last = dt.date(year, month, calendar.monthrange(year, month)[1])
    return f": {last:%B %Y} ends with `{last}`"


def lacks_its_day(written: str) -> bool:
    """Whether it is a year, a quarter or a month: there are many days in it, and none is to be guessed."""
    text = written.strip().lower()
    month = re.fullmatch(r"(?:(?:early|mid|late|end of|beginning of)[ -])?([a-z]{3,})\.?,?\s+\d{4}", text)
    return bool(
        re.fullmatch(
            r"(?:\d{4}|\d{4}[-./]\d{1,2}|\d{1,2}[-./]\d{4}|[qh][1-4][ /-]?\d{4}|\d{4}[ /-]?(?:[qh][1-4]|w\d{1,2}))",
            text,
        )
        or (month and (_month(month[1]) != "0" or month[1] in ("spring", "summer", "autumn", "winter")))
    )


# `may` and `march` are words of other meanings too, unless they are capital or stand beside a year.
_MONTHS = "january|february|april|june|july|august|september|october|november|december"
_A_MONTH = re.compile(rf"\b(?:(?i:{_MONTHS})|May|March|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)(?!\w)")
_A_YEAR = re.compile(r"(?<![\w.,])(?:199\d|20\d\d)(?!\w|[.,]\d)")
_A_WHOLE = re.compile(r"(?:the\s+)?(?:end\s+of\s+)?(?:(?:(\w{3,})\.?|q([1-4]))[\s,]+)?(?:of\s+)?(199\d|20\d\d)", re.I)


def names_a_time(written: str) -> bool:
    """Whether a text names a month or a year."""
    return bool(_A_MONTH.search(written) or _A_YEAR.search(written))


def last_day_of(written: str) -> str:
    """The day that a text is, or the last one of the month, quarter or year that it is; nothing for any other text."""
    if exact := sorted(set(_days(written.strip()))):
        return str(exact[0])
    found = _A_WHOLE.fullmatch(written.strip())
    word, quarter, year = found.groups() if found else ("", "", "")
    month = int(_month(word)) if word else 3 * int(quarter or 4)
    return str(dt.date(int(year), month, calendar.monthrange(int(year), month)[1])) if year and month else ""


def _days(text: str) -> Iterable[dt.date]:
    text = re.sub(r"(?<=\d)(?:T|,?\s+)\d{1,2}:\d{2}\S*$", "", text)  # the time of the day
    if parts := re.fullmatch(r"(\d{4})\s?[-./]?\s?(\d{1,2})\s?[-./]?\s?(\d{1,2})", text):
        yield from _day(parts[1], parts[2], parts[3])
    elif parts := re.fullmatch(r"(\d{1,2})\s?[-./]\s?(\d{1,2})\s?[-./]\s?(\d{4})", text):
        yield from (*_day(parts[3], parts[2], parts[1]), *_day(parts[3], parts[1], parts[2]))
    elif parts := re.fullmatch(
        r"(?:[a-z]+,\s*)?(\d{1,2})(?:st|nd|rd|th|\.)?\s+(?:of\s+)?([a-z]{3,})\.?,?\s+(\d{4})", text, re.I
    ):
        yield from _day(parts[3], _month(parts[2]), parts[1])
    elif parts := re.fullmatch(r"(?:[a-z]+,\s*)?([a-z]{3,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})", text, re.I):
        yield from _day(parts[3], _month(parts[1]), parts[2])


def _month(word: str) -> str:
    return next((str(n) for n in range(1, 13) if f"{dt.date(2000, n, 1):%B}".lower().startswith(word.lower())), "0")


def _day(year: str, month: str, day: str) -> list[dt.date]:
    try:
        return [dt.date(int(year), int(month), int(day))]
    except ValueError:
        return []


def interval(written: str) -> list[str]:
    """A number of months or years in words, such as `every six months` or `yearly`."""
    text = written.strip().lower()
    if text in ("yearly", "annually", "every year", "annual"):
        return ["1y"]
    if text in ("monthly", "every month"):
        return ["1m"]
    if re.fullmatch(r"[1-9][0-9]?", text):
        return [f"{text}m", f"{text}y"]
    found = re.fullmatch(r"(?:every\s+)?(\w+)\s+(month|year)s?", text)
    many = number(found[1], whole=True) if found else []
    return [f"{many[0]}{_UNITS[found[2]]}"] if found and many else []


def truth(written: str) -> list[str]:
    """`true` or `false`, as other words have them."""
    text = written.strip().lower()
    return ["true"] * (text in ("y", "1", "on", "ja", "oui", "si", "x")) + ["false"] * (
        text in ("n", "0", "off", "nein", "non")
    )


def country(written: str) -> list[str]:
    """The code of a country that is named in English, or by a code that is not the standard's."""
    return _code(written, _COUNTRIES, {code: name for code, name in ENGLISH.territories.items() if len(code) == 2})


def currency(written: str) -> list[str]:
    """The code of a currency that is named in English or by a sign that only one currency has."""
    sign = _SIGNS.get(written.strip())
    return [sign] if sign else _code(written, _CURRENCIES, ENGLISH.currencies)


def without_currency(written: str) -> str:
    """A text without the one currency that it names, by its sign, its code or its English name."""
    signs = [one for one in written if unicodedata.category(one) == "Sc"]
    words = [one for one in re.findall(r"[^\W\d_]+", written) if currency(one)]
    found = signs + words
    return written.replace(found[0], " ") if len(found) == 1 else written


def language(written: str) -> list[str]:
    """The code of a language that is named in English or in itself, or by a code that is spelled otherwise."""
    text = written.strip()
    if parts := re.fullmatch(r"([A-Za-z]{2,3})[-_ ]([A-Za-z]{2})", text):
        known = parts[1].lower() in ENGLISH.languages and parts[2].upper() in ENGLISH.territories
        return [f"{parts[1].lower()}-{parts[2].upper()}"] * known
    if parts := re.fullmatch(r"(.+?)\s*[(,]\s*(.+?)\)?", text):
        of, spoken_in = language(parts[1]), country(parts[2])
        return [f"{of[0]}-{spoken_in[0]}"] if of and spoken_in else []
    found = _code(text, {}, ENGLISH.languages, str.lower) or _by_own_name(text)
    return [one.replace("_", "-") for one in found]


def _by_own_name(written: str) -> list[str]:
    """The code of a language whose speakers call it so."""
    for code in (one for one in map(str, ENGLISH.languages) if re.fullmatch("[a-z]{2}", one)):
        try:
            own = Locale(code).languages.get(code, "")
        except UnknownLocaleError:
            continue
        if own.lower() == written.lower():
            return [code]
    return []


def _code(written: str, also: Mapping[str, str], names: Mapping[str, str], fold: Fold = str.upper) -> list[str]:
    text = written.strip()
    if text.lower() in also:
        return [also[text.lower()]]
    if fold(text) in names:
        return [fold(text)]
    return [code for code, name in names.items() if name.lower() == text.lower()][:1]


def link(written: str) -> list[str]:
    """A web address that lacks its beginning."""
    text = written.strip()
    return [f"https://{text}"] if re.fullmatch(r"(?:[\w-]+\.)+[a-z]{2,}(?:/\S*)?", text, re.I) else []


def elsewhere(written: str) -> str:
    """What an address is that leads to no page of the web; nothing if it may have been meant to."""
    if re.fullmatch(r"(?:mailto:)?[^\s/@]+@[^\s/]+", written):
        return "an email address"
    return "a file on somebody's machine" if re.match(r"file:|[A-Za-z]:[\\/]|\\\\", written) else ""


def persona_id(written: str) -> list[str]:
    """An id that was written as a file's name, with capitals or with dashes of another kind."""
    name = written.strip().rpartition("/")[2].removesuffix(".md").lower()
    plain = re.sub("[_\u2010-\u2015]", "-", name)
    return [plain] if re.fullmatch(r"[a-z0-9][a-z0-9-]*", plain) else []
