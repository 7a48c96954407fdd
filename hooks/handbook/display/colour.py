"""A colour: how it is written, how well it is read on another, and its neighbours of the same hue.

Knows: sRGB, WCAG 2.2's contrast, and OKLCH, in which hue and lightness are as people see them. Must not know: who
uses a colour, and for what.

OKLab and its matrices: https://bottosson.github.io/posts/oklab/ (public domain).
"""

import math
from collections.abc import Iterable, Iterator
from typing import NamedTuple

TEXT = 4.5  # the least contrast of text, and
MARK = 3.0  # of what is no text but has to be seen (WCAG 2.2, 1.4.3 and 1.4.11)
GREY = 0.02  # the chroma below which nobody sees a hue
_STEP = 0.005  # of lightness, on the way to a colour that can be read


class Colour(NamedTuple):
    """Red, green and blue, each from 0 to 255."""

    red: int
    green: int
    blue: int

    @classmethod
    def of(cls, digits: str) -> "Colour":
        """The colour that is written as `#0b6e4f`."""
        return cls(*bytes.fromhex(digits.removeprefix("#")[:6]))

    def __str__(self) -> str:
        return f"#{self.red:02x}{self.green:02x}{self.blue:02x}"

    @property
    def luminance(self) -> float:
        """How bright it is, from 0 to 1."""
        red, green, blue = map(_linear, self)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    def on(self, other: "Colour") -> float:
        """Its contrast with another, from 1 to 21."""
        dark, bright = sorted((self.luminance, other.luminance))
        return (bright + 0.05) / (dark + 0.05)

    def least(self, backgrounds: Iterable["Colour"]) -> float:
        """Its contrast with that of several on which it is read worst."""
        return min(map(self.on, backgrounds))

    def veiled(self, opacity: float, background: "Colour") -> "Colour":
        """What is seen of it where something shines through."""
        return Colour(
            *(round(own * opacity + other * (1 - opacity)) for own, other in zip(self, background, strict=True))
        )

    @property
    def seen(self) -> "Seen":
        """The same, as people see it."""
        red, green, blue = map(_linear, self)
        long = math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
        middle = math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
        short = math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
        lightness = 0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short
        a = 1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short
        b = 0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short
        return Seen(lightness, math.hypot(a, b), math.degrees(math.atan2(b, a)) % 360)

    def readable(self, backgrounds: Iterable["Colour"], ratio: float = TEXT) -> "Colour":
        """The nearest colour of the same hue that can be read on all of these: itself, if it can be."""
        against = tuple(backgrounds)
        return next(one for one in (self, *self.seen.neighbours(), BLACK, WHITE) if one.least(against) >= ratio)


class Seen(NamedTuple):
    """A colour in OKLCH: lightness from 0 to 1, chroma from 0 (grey), hue in degrees."""

    lightness: float
    chroma: float
    hue: float

    @property
    def colour(self) -> Colour:
        """The colour that a screen can show: less strong where no screen shows so strong a one."""
        if (made := self._shown()) is not None:
            return made
        low, high = 0.0, self.chroma
        for _ in range(14):
            half = (low + high) / 2
            low, high = (low, half) if self._replace(chroma=half)._shown() is None else (half, high)
        return self._replace(chroma=low)._shown() or (BLACK if self.lightness < 0.5 else WHITE)

    def _shown(self) -> Colour | None:
        a = self.chroma * math.cos(math.radians(self.hue))
        b = self.chroma * math.sin(math.radians(self.hue))
        long = (self.lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
        middle = (self.lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
        short = (self.lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
        parts = (
            4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
            -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
            -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
        )
        written = [_written(part) for part in parts]
        return Colour(*written) if all(0 <= part <= 255 for part in written) else None

    def neighbours(self) -> Iterator[Colour]:
        """The lighter and darker ones of the same hue, the nearest first."""
        for step in range(1, round(1 / _STEP)):
            for lightness in (self.lightness - step * _STEP, self.lightness + step * _STEP):
                if 0 < lightness < 1:
                    yield self._replace(lightness=lightness).colour


def _linear(value: int) -> float:
    part = value / 255
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def _written(part: float) -> int:
    return round(255 * (12.92 * part if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055))


BLACK, WHITE = Colour(0, 0, 0), Colour(255, 255, 255)
