"""Who is not a fit, in a line each, and what several negative personas share: the list in `_not-for-us.yml`.

Knows: what an entry of the list may say. Must not know: files, YAML, pages.
"""

import datetime as dt
import re
import zlib
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, StringConstraints, model_validator

from handbook.problems.readable import shortened
from handbook.schema import suggestions
from handbook.schema.action import Fairness
from handbook.schema.annotations import Typed
from handbook.schema.fields import Block, field, needed
from handbook.schema.messages import nearest
from handbook.schema.negative import FitQuestion, WarningSign
from handbook.schema.scalars import SLUG, Many, Text, day, labelled, refusal
from handbook.schema.slugs import slug_of
from handbook.schema.statements import Shorthand
from handbook.schema.terms.negative import NegativeReason

_LONGEST_ID = 60  # characters of an id that is made from a line
_NEVER = "never"
_LIKE_A_DAY = re.compile(r"\d{1,4}[-./ ]\d{1,2}(?:[-./ ]\d{1,4})?")
_NEARLY = 0.8  # how like a known reason a word must be to be a slip, from 0 to 1


def _day_or_phase(value: Any) -> Any:
    """A day as one; whatever looks like a day and is none is refused, and anything else is a phase."""
    if not isinstance(value, str):
        return value
    if _LIKE_A_DAY.fullmatch(value.strip()):
        return day(value)
    if suggestions.names_a_time(value):
        how = f"as {last}" if (last := suggestions.last_day_of(value)) else "like 2027-03-31"
        message = "`{value}` is not a date: write the day {how}, or a phase in other words"
        raise refusal("bad-date", message, value=value.strip(), how=how)
    return value


def _known_or_own(value: Any) -> Any:
    """A known reason for what it is, and own words as they are; what is nearly a known one is a slip."""
    if not isinstance(value, str) or value in list(NegativeReason):
        return NegativeReason(value) if isinstance(value, str) else value
    near = nearest(value, NegativeReason, cutoff=_NEARLY) if " " not in value.strip() else None
    near = near or next((str(one) for one in NegativeReason if value.strip().lower() == one.label.lower()), None)
    if near:
        message = "`{value}` is not a known reason. Did you mean `{near}`? Reasons of your own need other words"
        raise refusal("unknown-value", message, value=value.strip(), near=str(near))
    return value


def _is_id(value: str) -> str:
    if not re.match(SLUG, value):
        message = "`{value}` is not an id: write small letters and digits, with dashes between{remedy}"
        meant = [one] if (one := slug_of(value)) else []
        remedy = suggestions.remedy("stag-parties", meant)
        raise refusal("bad-id", message, value=value, remedy=remedy)
    return value


Id = Annotated[
    str,
    StringConstraints(min_length=1),
    AfterValidator(_is_id),
    Typed({"type": "string", "pattern": SLUG}, {"type": "integer", "minimum": 0}, {"type": "boolean"}),
]
Until = Annotated[dt.date | Text, BeforeValidator(_day_or_phase), Typed({"type": "string", "pattern": r"\S"})]


class ShortLine(Shorthand):
    """Somebody who is not a fit, in one line: a plain text, or these parts."""

    line: Text = needed("Line", "Who is not a fit, in a few words.", "Resellers who buy to sell on")
    id: Id | None = field("Id", "The name it is known by; made from the line if left out.", "resellers")
    reason: Many[Annotated[NegativeReason | Text, BeforeValidator(_known_or_own)]] = field(
        "Reason",
        "Why: unprofitable, misaligned, difficult-to-serve, or in your own words.",
        ["misaligned"],
        factory=list,
    )
    until: Until | None = field(
        "Until", "A day on which to decide again, a phase such as `after version 2`, or `never`.", "2027-06-30"
    )
    instead: Text | None = field(
        "Instead",
        "What they are better served by: a text, an address, or the id of a persona.",
        "Any reseller programme",
    )
    owner: Text | None = field("Owner", "The team that answers for it.", "Sales")
    fairness: Fairness | None = field(
        "Fairness review", "Where a line is about who people are: who looked, when, and why it is fair.",
        {"reviewed_by": "Legal", "on": "2026-08-20", "rationale": "May not be sold to minors by law"},
    )  # fmt: skip

    @model_validator(mode="before")
    @classmethod
    def _no_part_without_colon(cls, value: Any) -> Any:
        """Refuses a plain text that begins like a part with its colon forgotten."""
        names = "|".join(cls.model_fields)
        found = re.match(rf'({names})(?:\s+|(?=["\u201c]))(.+)', value) if isinstance(value, str) else None
        if found:
            message = (
                "a colon is missing after `{name}`: write `{name}: {rest}`. "
                "If the text begins with this word, write `line: {value}`"
            )
            raise refusal("wrong-shape", message, name=found[1], rest=shortened(found[2]), value=shortened(value))
        return value

    @property
    def key(self) -> str:
        """Its id: the given one, or one that is made of its line and stays while the line does."""
        return self.id or id_of(self.line)

    @property
    def expires(self) -> dt.date | None:
        """The day on which it has to be decided again, where it is a day."""
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

    @property
    def reviewed(self) -> str:
        """Who looked whether it is fair, when, and why it is, as readers see it; the line may lack any of them."""
        review = self.fairness
        if review is None:
            return ""
        who = ", ".join(labelled(part) for part in (review.reviewed_by, review.on) if part)
        return ": ".join(filter(None, [who, review.rationale]))

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

    id: Id = needed("Id", "The name by which personas' files name it.", "net-90")


class SharedQuestion(FitQuestion):
    """A question that several negative personas have."""

    id: Id = needed("Id", "The name by which personas' files name it.", "how-often")


class SharedWording(Block):
    """A polite no that several negative personas have."""

    id: Id = needed("Id", "The name by which personas' files name it.", "rather-not")
    text: Text = needed("Text", "The words, as they may be used.", "We would rather not sell you what will not help.")


class ShortList(Block):
    """Everything in `_not-for-us.yml`."""

    lines: Many[ShortLine] = field("Lines", "Who is not a fit.", ["Resellers who buy to sell on"], factory=list)
    signs: Many[SharedSign] = field(
        "Signs", "Warning signs that several share.", [{"id": "net-90", "sign": "Asks for net-90 terms"}], factory=list
    )
    questions: Many[SharedQuestion] = field(
        "Questions", "Fit questions that several share.", [{"id": "how-often", "ask": "How often?"}], factory=list
    )
    wordings: Many[SharedWording] = field(
        "Wordings", "Polite refusals that several share.", [{"id": "rather-not", "text": "We would rather not."}],
        factory=list,
    )  # fmt: skip
