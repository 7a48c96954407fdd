"""Who is not a fit, in a line each, and what several negative personas share: the list in `_not-for-us.yml`.

Knows: what an entry of the list may say. Must not know: files, YAML, pages.
"""

import datetime as dt
import re
import zlib
from typing import Annotated, Any

from pydantic import BeforeValidator

from handbook.schema.action import Fairness
from handbook.schema.annotations import Typed
from handbook.schema.fields import Block, field, needed
from handbook.schema.negative import FitQuestion, WarningSign
from handbook.schema.scalars import Many, PersonaId, Text, day, labelled, or_in_own_words
from handbook.schema.slugs import slug_of
from handbook.schema.statements import Shorthand
from handbook.schema.terms.negative import NegativeReason

_LONGEST_ID = 60  # characters of an id that is made from a line
_NEVER = "never"
_LIKE_A_DAY = re.compile(r"\d{1,4}[-./ ]\d{1,2}(?:[-./ ]\d{1,4})?")


def _day_or_phase(value: Any) -> Any:
    """A day as one; whatever looks like a day and is none is refused, and anything else is a phase."""
    if isinstance(value, str) and _LIKE_A_DAY.fullmatch(value.strip()):
        return day(value)
    return value


Until = Annotated[dt.date | Text, BeforeValidator(_day_or_phase), Typed({"type": "string", "pattern": r"\S"})]


class ShortLine(Shorthand):
    """Somebody who is not a fit, in one line: a plain text, or these parts."""

    line: Text = needed("Line", "Who is not a fit, in a few words.", "Resellers who buy to sell on")
    id: PersonaId | None = field("Id", "The name it is known by; made from the line if left out.", "resellers")
    reason: Many[Annotated[NegativeReason | Text, or_in_own_words(NegativeReason)]] = field(
        "Reason",
        "Why: unprofitable, misaligned, difficult-to-serve, or in your own words.",
        ["misaligned"],
        factory=list,
    )
    until: Until | None = field(
        "Until", "A day on which to decide anew, a phase such as `after version 2`, or `never`.", "2027-06-30"
    )
    instead: Text | None = field(
        "Instead", "What they are better served by: a text, an address, or the id of a persona.", "Any wholesaler"
    )
    owner: Text | None = field("Owner", "The team that answers for it.", "Sales")
    fairness: Fairness | None = field(
        "Fairness review", "Where a line touches on who people are: who looked, when, and why it is fair.",
        {"reviewed_by": "Legal", "on": "2026-08-20", "rationale": "May not be sold to minors by law"},
    )  # fmt: skip

    @property
    def key(self) -> str:
        """Its id: the given one, or one that is made of its line and stays while the line does."""
        return self.id or id_of(self.line)

    @property
    def expires(self) -> dt.date | None:
        """The day on which it has to be decided anew, where it is a day."""
        return self.until if isinstance(self.until, dt.date) else None

    @property
    def is_for_good(self) -> bool:
        """Whether it says that this is never to be decided anew."""
        return isinstance(self.until, str) and self.until.strip().rstrip(".").lower() == _NEVER

    @property
    def reasons(self) -> str:
        """Why, as readers see it."""
        return ", ".join(labelled(one) for one in self.reason)

    @property
    def lasts(self) -> str:
        """Until when, as readers see it."""
        return "Never" if self.is_for_good else labelled(self.until)

    def is_expired(self, today: dt.date) -> bool:
        """Whether the day on which it had to be decided anew has passed."""
        return self.expires is not None and self.expires < today


def id_of(line: str) -> str:
    """An id made of a line: its first words; of a script that has no such letters, a number that stands for them."""
    words = slug_of(line)
    if len(words) > _LONGEST_ID:
        words = words[: _LONGEST_ID + 1].rpartition("-")[0] or words[:_LONGEST_ID]
    return words or f"line-{zlib.crc32(line.strip().encode()):08x}"


class SharedSign(WarningSign):
    """A warning sign that several negative personas have."""

    id: PersonaId = needed("Id", "The name by which personas' files name it.", "net-90")


class SharedQuestion(FitQuestion):
    """A question that several negative personas have."""

    id: PersonaId = needed("Id", "The name by which personas' files name it.", "how-many-nights")


class SharedWording(Block):
    """A polite no that several negative personas have."""

    id: PersonaId = needed("Id", "The name by which personas' files name it.", "rather-not")
    text: Text = needed("Text", "The words, as they may be used.", "We would rather not sell you what will not last.")


class ShortList(Block):
    """Everything in `_not-for-us.yml`."""

    lines: Many[ShortLine] = field("Lines", "Who is not a fit.", ["Resellers who buy to sell on"], factory=list)
    signs: Many[SharedSign] = field(
        "Signs", "Warning signs that several share.", [{"id": "net-90", "sign": "Asks for net-90 terms"}], factory=list
    )
    questions: Many[SharedQuestion] = field(
        "Questions", "Fit questions that several share.", [{"id": "nights", "ask": "How many nights?"}], factory=list
    )
    wordings: Many[SharedWording] = field(
        "Wordings", "Polite refusals that several share.", [{"id": "rather-not", "text": "We would rather not."}],
        factory=list,
    )  # fmt: skip
