"""What is done about something that stands in the way: who does it, by when, at what cost, and what came of it.

Knows: the parts that challenges and root causes share. Must not know: files, YAML, pages, what is computed from them.
"""

import datetime as dt
from typing import Any

from pydantic import field_validator, model_validator

from handbook.schema import counted
from handbook.schema.fields import field, specs
from handbook.schema.scalars import Cost, Day, Rating, Text, WebLink
from handbook.schema.statements import CITED, Claim, Shorthand
from handbook.schema.terms.negative import FixStatus, Period

CLOSED = (FixStatus.DONE, FixStatus.WONT_DO)


class Work(Shorthand):
    """What is done about it, and what it costs until then. All of it is for us, and none for the public."""

    importance: Rating | None = field("Importance", "How much it matters to them, from 1 to 5.", 4, internal=True)
    status: FixStatus | None = field("Status", "How far along the work on it is.", "planned", internal=True)
    owner: Text | None = field("Owner", "The team that sees to it.", "Product", internal=True)
    due: Day | None = field("Due", "The day by which it is to be done.", "2027-03-31", internal=True)
    effort: Text | None = field("Effort", "What doing it takes.", "Two people for a week", internal=True)
    link: WebLink | None = field(
        "Link", "Where the work on it is followed.", "https://tracker.example.com/price", internal=True
    )
    outcome: Text | None = field(
        "Outcome",
        "What has changed since it was done, or why nothing will be.",
        "Refunds fell from 9 to 4 a week",
        internal=True,
        also=("effect",),
    )
    cost_per_year: Cost | None = field("Cost a year", "What it costs us in a year.", 18000, internal=True)

    @field_validator("cost_per_year", mode="before")
    @classmethod
    def _of_one_year(cls, value: Any) -> Any:
        return counted.within(value, Period.YEAR)

    @model_validator(mode="before")
    @classmethod
    def _former_names(cls, value: Any) -> Any:
        """Reads what an older file calls by another name; both at once stay, and are an error."""
        if not isinstance(value, dict):
            return value
        former = {other: spec.name for spec in specs(cls) for other in spec.meta.also}
        return {former[key] if former.get(key, key) not in value else key: one for key, one in value.items()}

    @property
    def is_closed(self) -> bool:
        """Whether nothing is left to do about it."""
        return self.status in CLOSED

    def is_late(self, today: dt.date) -> bool:
        """Whether it should be done by now and is not."""
        return self.due is not None and self.due < today and not self.is_closed

    @property
    def is_worked(self) -> bool:
        """Whether anything is said of the work on it."""
        return any(getattr(self, name) is not None for name in Work.model_fields if name not in CITED)


class Challenge(Work, Claim):
    """What stands in their way: a plain text, or with where it comes from and what we do about it."""
