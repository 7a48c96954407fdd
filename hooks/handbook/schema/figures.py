"""What a writer probably meant by a number or a rate that is refused.

Knows: how people write numbers. Must not know: which field of a persona holds them.

A number is only suggested where nothing is lost by writing it alone: what stands beside it and could carry a meaning,
such as a unit, a period, a sign or a word that is not known, leaves it to the writer.
"""

import re
from decimal import Decimal

from handbook.schema.readings import ABOUT, PEOPLE, is_span, part

_SEPARATORS = "_\u00a0\u202f\u2009' \N{RIGHT SINGLE QUOTATION MARK}"
_FIGURE = re.compile(rf"(?<![\w.,])\d+(?:[.,{_SEPARATORS}]\d+)*+(?!\w)")
# What stands for a number of zeros, glued to a figure or after it.
_ZEROS = {
    3: "k|tsd|thsd|thou|thousand|tausend", 5: "lakhs?", 6: "m|mn|mio|mill|mln|million|millions|millionen",
    7: "crores?", 9: "b|bn|bln|billion|billions|mrd|mia|milliarden?",
}  # fmt: skip
_SHORT = re.compile(
    rf"(?<![\w.,])(\d+(?:[.,{_SEPARATORS}]\d+)*)(?:\s?(?=\w\w)|(?=[kmb]))(?:"
    + "|".join(f"(?P<z{n}>{words})" for n, words in _ZEROS.items())
    + r")\b\.?"
)
_GROUPED = re.compile(rf"[1-9]\d{{0,2}}(?:([.,{_SEPARATORS}])\d{{3}})(?:\1\d{{3}})*|[1-9]\d?(?:,\d\d)+,\d{{3}}")
_TWO_READINGS = re.compile(r"[1-9]\d{0,2}\.\d{3}")
_PERCENT = re.compile(r"%|\bper ?cent\b|(?<![^\W\d_])percent\b")
_STAR = "\N{BLACK STAR}\N{WHITE MEDIUM STAR}"
_WORDS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]


def number(written: str, *, whole: bool = False) -> list[str]:
    """The number that a text is, in plain digits, or both that it can be; nothing where it says more than a number."""
    text = re.sub(r"\d", lambda digit: str(int(digit[0])), written.strip().lower())  # those of other scripts too
    if text in _WORDS:
        return [str(_WORDS.index(text))]
    if is_span(text):
        return []
    text = _SHORT.sub(_in_full, ABOUT.sub("", text))
    figures = _FIGURE.findall(text)
    beside = _FIGURE.sub("", text).strip().removeprefix("+")
    if len(figures) != 1 or not re.fullmatch(PEOPLE if whole else "", beside or ("them" if whole else "")):
        return []
    found = [] if whole else readings(figures[0])
    return found or [one for one in [_plain(figures[0], whole=whole)] if one]


def readings(figure: str) -> list[str]:
    """Both numbers that a figure such as `4.200` can be, each as it has one reading; nothing for any other."""
    if not _TWO_READINGS.fullmatch(figure):
        return []
    return [figure.replace(".", ""), figure.removesuffix("0") if figure.endswith("0") else f"{figure}0"]


def on_scale(written: str) -> list[str]:
    """The number in a text, if it is one from 1 to 5."""
    text = written.strip()
    if text and set(text) <= {*_STAR, "\N{WHITE STAR}"}:
        text = str(sum(text.count(star) for star in _STAR))
    return [one for one in number(text, whole=True) if one in ("1", "2", "3", "4", "5")]


def rate(written: str) -> list[str]:
    """The rate in a text, in percent; a fraction without its sign may be a part of one or of a hundred."""
    if (share := part(written)) is not None:
        plain = (share * 100).quantize(Decimal("0.1"))
        return [percentage(plain if 0 < plain < 100 or share in (0, 1) else (share * 100).quantize(Decimal("0.00001")))]
    bare, in_percent = _PERCENT.subn("", written.lower(), count=1)
    found = [Decimal(one) for one in number(bare)]
    parts = [() if in_percent or not 0 < one <= 1 else (one * 100,) for one in found]
    return [
        percentage(value) for one, as_part in zip(found, parts, strict=True) if one <= 100 for value in (*as_part, one)
    ]


def percentage(value: Decimal) -> str:
    """A number of percent with its sign, in plain digits."""
    digits = f"{value:f}"
    return f"{digits.rstrip('0').rstrip('.') if '.' in digits else digits} %"


def _in_full(found: re.Match[str]) -> str:
    """A figure such as `3.1k` or `2 million` in plain digits; nothing where that would be a guess."""
    zeros = next(int(name[1:]) for name, words in found.groupdict().items() if words)
    plain = "" if _GROUPED.fullmatch(found[1]) else _plain(found[1], whole=False)
    return f"{Decimal(plain).scaleb(zeros).normalize():f}" if plain else ""  # `1.250k` can be a thousand times as much


def _plain(figure: str, *, whole: bool) -> str:
    """A figure without separators of thousands, with a point before its decimals; nothing where that is no number."""
    integer, decimals = figure, ""
    if not _GROUPED.fullmatch(figure) and (parts := re.fullmatch(r"(.*)([.,])(\d+)", figure)):
        integer, decimals = parts[1], parts[3]
        if parts[2] in integer:
            return ""
    if not (integer.isdigit() or _GROUPED.fullmatch(integer)):
        return ""
    digits = re.sub(r"\D", "", integer).lstrip("0") or "0"
    if not decimals.strip("0"):
        return digits
    return "" if whole else f"{digits}.{decimals}"
