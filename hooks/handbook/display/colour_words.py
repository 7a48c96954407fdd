"""A colour as people write it: a notation, or one of the theme's names; and what is said of what is neither.

Knows: notations and names. Must not know: what the colour is for.
"""

import colorsys
import re
from collections.abc import Sequence

from handbook.display.colour import Colour
from handbook.schema import did_you_mean

# What the theme calls its colours, https://squidfunk.github.io/mkdocs-material/setup/changing-the-colors/
NAMES = {
    name: Colour.of(digits)
    for name, digits in {
        "red": "ef5552", "pink": "e92063", "purple": "ab47bd", "deep-purple": "7e56c2", "indigo": "4051b5",
        "blue": "2094f3", "light-blue": "02a6f2", "cyan": "00bdd6", "teal": "009485", "green": "4cae4f",
        "light-green": "8bc34b", "lime": "cbdc38", "yellow": "ffec3d", "amber": "ffc105", "orange": "ffa724",
        "deep-orange": "ff6e42", "brown": "795649", "grey": "757575", "blue-grey": "546d78", "black": "14161a",
        "white": "ffffff",
    }.items()
}  # fmt: skip
_NOTATION = re.compile(r"#([0-9a-f]{3}|[0-9a-f]{6})", re.I)
_DIGITS = re.compile(r"#?([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})", re.I)
_FUNCTION = re.compile(r"(rgb|hsl)a?\(([^()]*)\)", re.I)
_PARTS = re.compile(r"([-+]?\d*\.?\d+)(%|deg|)", re.I)


def named(text: str) -> Colour | None:
    """The colour that has this name in the theme."""
    return NAMES.get(text.strip().lower().replace(" ", "-").replace("gray", "grey"))


def exact(text: str) -> Colour | None:
    """The colour of a notation, with three digits or six."""
    return _of_digits(text.strip()) if _NOTATION.fullmatch(text.strip()) else None


def fault(text: str) -> str:
    """Why a text is no colour here, and what to write."""
    clear, meant = _meant(text.strip())
    if meant:
        why = "lets what is below it shine through" if clear else "is not how a colour is written here"
        return f'`{text}` {why}. Write `"{meant}"`'
    near = did_you_mean(text.strip().lower(), NAMES)
    allowed = f'a notation in quotes, such as `"#0b6e4f"`, or one of {", ".join(NAMES)}'
    return f"`{text}` is not a colour.{near} Allowed: {allowed}"


def _meant(text: str) -> tuple[bool, Colour | None]:
    """The colour of another notation, and whether it is transparent."""
    if _DIGITS.fullmatch(text):
        return len(text.removeprefix("#")) in (4, 8), _of_digits(text)
    call = _FUNCTION.fullmatch(text)
    parts = _PARTS.findall(call[2]) if call else []
    if not call or len(parts) not in (3, 4):
        return False, None
    return len(parts) == 4 and float(parts[3][0]) not in (1, 100), _of_parts(call[1].lower(), parts)


def _of_digits(text: str) -> Colour:
    digits = text.removeprefix("#")
    return Colour.of("".join(digit * 2 for digit in digits[:3]) if len(digits) in (3, 4) else digits)


def _of_parts(kind: str, parts: Sequence[tuple[str, str]]) -> Colour:
    numbers = [float(number) for number, _ in parts[:3]]
    if kind == "hsl":
        hue, strength, lightness = numbers[0] % 360 / 360, _within(numbers[1] / 100), _within(numbers[2] / 100)
        shares = colorsys.hls_to_rgb(hue, lightness, strength)
    else:
        whole = [100 if unit else 255 for _, unit in parts[:3]]
        shares = tuple(_within(number / of) for number, of in zip(numbers, whole, strict=True))  # type: ignore[assignment]
    return Colour(*(round(255 * share) for share in shares))


def _within(share: float) -> float:
    return min(1.0, max(0.0, share))
