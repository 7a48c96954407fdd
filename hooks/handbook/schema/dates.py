"""Days as far as somebody knows them: a year, a month or a day, or words.

Knows: their forms, and how they read. Must not know: which field holds one.
"""

import datetime as dt
import re

SOURCE_DATE = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?")


class Since(str):
    """A year, a month or a day, as it was typed, or words."""

    __slots__ = ()

    @property
    def label(self) -> str:
        """The same as readers see it: 2026, August 2026 or 14 August 2026; words as they are."""
        day, dashes = first_day(self), self.count("-")
        if day is None or not dashes:
            return str(self)
        return f"{day:%B %Y}" if dashes == 1 else f"{day.day} {day:%B %Y}"


def first_day(date: str | None) -> dt.date | None:
    """The first day of a year or a month, or the day that a text names; None for any other text."""
    found = SOURCE_DATE.fullmatch((date or "").strip())
    return dt.date(int(found[1]), int(found[2] or 1), int(found[3] or 1)) if found else None
