"""What a part of a whole, a place on a scale or an age may have meant that is written in another way.

Knows: how people write parts, bounds and levels. Must not know: which field of a persona holds them.

What is between two values, or has one end only, is never read as one of them.
"""

import re
from decimal import ROUND_HALF_UP, Decimal

AT_MOST = re.compile(
    r"\b(?:under|below|beneath|up to|less|fewer|younger|at most|max(?:imum)?|until)\b"
    r"|\bno(?:t|ne)? (?:over|older|more|above)\b|[<\N{LESS-THAN OR EQUAL TO}]"
)
AT_LEAST = re.compile(
    r"\b(?:over|older|above|from|plus|at least|more|minimum)\b|\bmin\b\.?\s*(?=\d)|(?<=[\d%])\s*\+"
    r"|[>\N{GREATER-THAN OR EQUAL TO}]"
)
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_BETWEEN = re.compile(r"\d\D*?(?:-|\N{EN DASH}|\N{EM DASH}|\.\.|\bto\b|\band\b|\bor\b)\D*?\d")
ABOUT = re.compile(r"^\s*(?:(?:about|around|approx(?:imately)?|roughly|nearly|almost|circa|ca|some)\b\.?|~)\s*")
# What is counted one by one; time, goods and orders are another measure, which is not read over.
PEOPLE = "customers?|clients?|buyers?|shoppers?|users?|people|persons?|respondents?|participants?|interviewees?|them"
_OF = re.compile(rf"(\d+)\s*(?:/|in|of|out of|from)\s*(\d+)\b(?:\s+(?:{PEOPLE}))?")
_SMALL = ["a", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
_PARTS = {"half": 2, "halves": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "tenth": 10}
_LEVELS = {
    1: "low, very low, lowest, minimal, beginner, novice",
    2: "medium low, low medium, low to medium, rather low, fairly low, below average",
    3: "medium, mid, middle, moderate, average, intermediate, neutral",
    4: "medium high, high medium, medium to high, rather high, fairly high, above average, advanced",
    5: "high, very high, highest, expert",
}
_ADULT = 18


def is_span(written: str) -> bool:
    """Whether it names two ends, or only one of them: `20-25`, `under 30`."""
    text = written.lower()
    has_ends = len(_FIGURE.findall(text)) > 1 and _BETWEEN.search(text)
    return bool(has_ends or (_FIGURE.search(text) and (AT_MOST.search(text) or AT_LEAST.search(text))))


def part(written: str) -> Decimal | None:
    """The part of one that a fraction names, in figures or in words: `1 in 4`, `about a quarter`."""
    text = ABOUT.sub("", written.strip().lower())
    if words := re.fullmatch(rf"(?:(\w+)[ -])?(\w+?)s?(?: of (?:all|(?:(?:all|our|the) )*(?:{PEOPLE})))?", text):
        below = _PARTS.get(words[2]) or _PARTS.get(words[2] + "s")
        if below and (words[1] or "one") in _SMALL:
            return _divided(max(1, _SMALL.index(words[1] or "one")), below)
    for number, word in enumerate(_SMALL[1:], start=1):
        text = re.sub(rf"\b{word}\b", str(number), text)
    found = _OF.fullmatch(text)
    return _divided(int(found[1]), int(found[2])) if found else None


def _divided(above: int, below: int) -> Decimal | None:
    return Decimal(above) / below if 0 <= above <= below and below else None


def place(written: str, *, halves: bool = False) -> list[str]:
    """The places from 1 to 5 that a part of another scale, a level in words or a place between may mean."""
    written = re.sub(r"(?<=\d),(?=\d)", ".", written)
    text = " ".join(re.findall(r"[a-z]+", written.lower()))
    if not re.search(r"\d", written) and not halves:
        return [str(level) for level, words in _LEVELS.items() if text in words.split(", ")]
    if stars := re.fullmatch(r"([1-5])\s*stars?", written.strip().lower()):
        return [stars[1]]
    percent = re.fullmatch(r"(\d{1,3}(?:\.\d+)?)\s*(?:%|percent)", written.strip())
    one = Decimal(percent[1]) / 100 if percent else part(written)
    between = re.fullmatch(r"([1-5])(?:\.\d+|\s*(?:-|\N{EN DASH}|to|or)\s*([1-5]))", written.strip())
    if between and not halves:
        low = int(between[1])
        high = int(between[2] or low + (Decimal(written.strip()) > low))
        return [str(low), str(high)] if high == low + 1 else [str(low)] * (high == low)
    if one is None or not 0 < one <= 1:
        return []
    return _on_the_scale(one * 5, Decimal("0.5") if halves else Decimal(1))


def _on_the_scale(value: Decimal, step: Decimal) -> list[str]:
    """The step nearest to the value; both where it is as near to either."""
    below = value // step * step
    nearest = [below + step] if value - below > step / 2 else [below]
    both = [below, below + step] if value - below == step / 2 else nearest
    return [f"{one:f}".removesuffix(".0") for one in both if 1 <= one <= 5]


def age_remedy(written: str) -> str:
    """The end of a message about an age that no guess would leave as it is; nothing if a guess is safe."""
    text = written.strip().lower()
    figures = _FIGURE.findall(text)
    if any(re.search(r"[.,]", one) for one in figures):
        one = figures[0].replace(",", ".")
        rounded = f"; rounded, it is `{Decimal(one).quantize(Decimal(1), ROUND_HALF_UP)}`" if _alone(figures) else ""
        return f", in whole years, such as 40-47{rounded}"
    if AT_MOST.search(text):
        return f" with both ends, such as {_up_to(text, figures)}"
    is_decade = re.fullmatch(r"(?:early|mid|late)?[ -]*\d0s", text)
    unclear = not is_decade and ((len(figures) > 1 and AT_LEAST.search(text)) or re.search(r"month|\d0s\b", text))
    return ", such as 34, 25-34 or 65+" if unclear else ""


def _up_to(text: str, figures: list[str]) -> str:
    """An example of a range that ends where the text does."""
    is_last = re.search(r"up to|at most|max|until|\bno|\N{LESS-THAN OR EQUAL TO}", text)
    end = int(figures[0]) - (not is_last) if len(figures) == 1 else 0
    return f"{_ADULT if end > _ADULT else 0}-{end}" if 0 < end <= 120 else "18-29"


def _alone(figures: list[str]) -> bool:
    return len(figures) == 1 and re.fullmatch(r"\d{1,2}[.,]\d+", figures[0]) is not None
