"""What one persona's file says of something to be done: a challenge of theirs, or a root cause on our side.

Knows: what it costs, and how sure we are of it. Must not know: other personas, files, views.
"""

from dataclasses import dataclass
from decimal import Decimal

from handbook.personas.economics import Statement
from handbook.personas.record import Record
from handbook.schema.action import RootCause
from handbook.schema.terms.general import Confidence
from handbook.schema.terms.negative import CauseArea
from handbook.schema.work import Challenge


@dataclass(frozen=True, slots=True)
class Entry:
    """What one persona's file says of a row."""

    record: Record
    said: Challenge | RootCause
    statement: Statement | None

    @property
    def text(self) -> str:
        """What stands in the way."""
        return self.said.cause if isinstance(self.said, RootCause) else self.said.text

    @property
    def area(self) -> CauseArea | None:
        """The part of our work that it comes from."""
        return self.said.area if isinstance(self.said, RootCause) else None

    @property
    def fix(self) -> str | None:
        """What would end it."""
        return self.said.fix if isinstance(self.said, RootCause) else None

    @property
    def is_own(self) -> bool:
        """Whether the file says what this alone costs."""
        return self.said.cost_per_year is not None

    @property
    def whole_loss(self) -> Decimal | None:
        """What the persona loses us in a year, where that stands for a root cause and is exact."""
        if self.is_own or not isinstance(self.said, RootCause):
            return None
        total = self.statement.total if self.statement else None
        return -total.amount if total and total.is_exact and total.is_loss and total.amount is not None else None

    @property
    def cost(self) -> Decimal | None:
        """What it costs with this persona."""
        return self.said.cost_per_year if self.is_own else self.whole_loss

    @property
    def is_estimate(self) -> bool:
        """Whether the cost must be called an estimate: nobody says where it comes from."""
        if self.is_own:
            return not self.said.source
        return self.statement is None or self.statement.is_estimate

    @property
    def sources(self) -> list[str]:
        """The ids of the sources that the cost rests on."""
        if self.is_own:
            return self.said.source
        return self.statement.economics.source if self.statement else []

    @property
    def confidence(self) -> Confidence | None:
        """How sure we are of it, or else of the persona."""
        evidence = self.record.persona.evidence
        return self.said.confidence or (evidence.confidence if evidence else None)
