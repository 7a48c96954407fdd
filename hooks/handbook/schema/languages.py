"""The language that a persona is written in, and which way its script runs.

Knows: language codes. Must not know: HTML, which persona it is.
"""

from typing import Literal, TypeAlias

from babel import Locale
from babel.core import UnknownLocaleError

Direction: TypeAlias = Literal["ltr", "rtl", "auto"]


def is_ours(code: str) -> bool:
    """Whether it is the language of the handbook's own labels."""
    return code.partition("-")[0] == "en"


def direction(code: str) -> Direction:
    """Which way a language's script runs; `auto` where nobody has told, so that each text decides for itself."""
    for known in (code, code.partition("-")[0]):
        try:
            return "rtl" if Locale.parse(known, sep="-").character_order == "right-to-left" else "ltr"
        except (UnknownLocaleError, ValueError):
            continue
    return "auto"
