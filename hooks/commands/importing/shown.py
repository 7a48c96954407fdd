"""A spreadsheet's value -> the text that people see in its cell.

Knows: number formats. Must not know: files, sheets.
"""

import re
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal

_LITERAL = re.compile(r'"([^"]*)"|\\(.)|\[\$([^\]-]*)(?:-[^\]]*)?\]|([€£$¥₹])')
_SHOWN = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|General')
_DIGITS = re.compile(r"[0#?][0#?,\s]*(?:\.([0#?]+))?")
_ZEROS = re.compile(r"0{2,}(?![.,#?])")


def shown(value: object, number_format: str = "General") -> str:
    """The text of a value. Dates are written as 2026-03-01, so that no reader takes the month for the day."""
    match value:
        case None:
            return ""
        case str():
            return value.replace("_x000D_", "").replace("\r\n", "\n").replace("\r", "\n")
        case bool():
            return str(value).upper()
        case int() | float():
            return _number(value, number_format)
    return _moment(value, _SHOWN.sub("", number_format).lower())


def exact(value: object, number_format: str) -> str:
    """The number that a cell holds, where it shows a rounded one; nothing otherwise."""
    if isinstance(value, bool) or not isinstance(value, float):
        return ""
    number = Decimal(format(value, ".15g"))
    is_percent = "%" in _LITERAL.sub("", number_format.split(";", 1)[0])
    digits = re.search(r"\d+(?:\.\d+)?", shown(value, number_format))
    kept = number * 100 if is_percent else number
    told = f"{_plain(kept)} %" if is_percent else _plain(kept)
    return told if digits and Decimal(digits.group()) != abs(kept) and "E" not in told else ""


def _moment(value: object, number_format: str) -> str:
    if isinstance(value, date) and "y" in number_format and not re.search("[dh]", number_format):
        return f"{value:%Y-%m}" if "m" in number_format else f"{value:%Y}"
    match value:
        case datetime():
            has_time = (value.hour, value.minute, value.second) != (0, 0, 0)
            return f"{value:%Y-%m-%d %H:%M}" if has_time else f"{value:%Y-%m-%d}"
        case time():
            return f"{value:%H:%M}" if not value.second else f"{value:%H:%M:%S}"
        case timedelta():
            minutes = round(value.total_seconds() / 60)
            return f"{minutes // 60}:{minutes % 60:02}"
    return str(value)  # a day is written so already


def _number(value: float, number_format: str) -> str:
    section = number_format.split(";", 1)[0]
    number = Decimal(format(value, ".15g")) if isinstance(value, float) else Decimal(value)
    bare = _LITERAL.sub("", section)
    digits = _DIGITS.search(bare)
    if section in ("General", "@", "") or not digits or "E" in bare.upper() or "/" in bare:
        return _plain(number)
    if "%" in bare:
        return f"{_rounded(number * 100, digits[1] or '')} %"
    before, after = _around(section)
    text = _rounded(number, digits[1] or "")
    if zeros := _ZEROS.fullmatch(bare.strip()):
        text = text.zfill(len(zeros.group()))
    return f"{before}{text}{after}"


def _around(section: str) -> tuple[str, str]:
    """What the format writes before and after the digits: a currency, a unit."""
    marked = _LITERAL.sub(lambda found: "\0" + next(filter(None, found.groups()), "") + "\0", section)
    pieces = re.split(r"[0#?][0#?,. ]*", re.sub(r"\0([^\0]*)\0", lambda found: _hidden(found[1]), marked), maxsplit=1)
    before, after = (pieces[0], pieces[1] if len(pieces) > 1 else "")
    clean = (re.sub(r"\[[^\]]*\]|_.|\*.|[0#?@_]", "", one) for one in (before, after))
    before, after = (re.sub("[\ue000-\ue0ff]", lambda c: chr(ord(c.group()) - 0xE000), one) for one in clean)
    spaced = " " if after and section.rstrip()[-1:] and re.search(r"[0#?]\s", section) and after[:1] != " " else ""
    return before.strip() + (" " if before.endswith(" ") and before.strip() else ""), spaced + after.rstrip()


def _hidden(text: str) -> str:
    """A literal text whose signs no pattern takes for those of the format: Latin signs moved to private ones."""
    return "".join(chr(0xE000 + ord(one)) if ord(one) < 256 else one for one in text)


def _rounded(number: Decimal, places: str) -> str:
    text = (
        format(number.quantize(Decimal(1).scaleb(-len(places)), rounding=ROUND_HALF_UP), "f")
        if (number.adjusted() < 20)
        else _plain(number)
    )
    for mark in reversed(places):
        if mark == "0" or not text.endswith("0"):
            break
        text = text[:-1]
    return text.rstrip(".")


def _plain(number: Decimal) -> str:
    """Without a power of ten, and without noughts that say nothing."""
    if number == number.to_integral_value() and number.adjusted() < 20:
        return format(number.quantize(Decimal(1)), "f")
    return format(number.normalize(), "f") if -10 < number.adjusted() < 20 else str(number)
