"""What one persona's file says of something to be done: a challenge of theirs, or a root cause on our side.

Knows: what it costs, and how sure we are of it. Must not know: other personas, files, views.
"""

from dataclasses import dataclass
from decimal import Decimal

from handbook.personas.economics import Statement, exact_sum
from handbook.personas.record import Record
from handbook.schema.action import RootCause
from handbook.schema.terms.general import Confidence
from handbook.schema.terms.negative import CauseArea
from handbook.schema.work import Challenge


def text_of(said: Challenge | RootCause) -> str:
    """What stands in the way."""
    return said.cause if isinstance(said, RootCause) else said.text


@dataclass(frozen=True, slots=True)
class Entry:
    """What one persona's file says of a row; `taken` is what other rows say of the persona's loss."""

    record: Record
    said: Challenge | RootCause
    statement: Statement | None
    taken: Decimal = Decimal(0)

    @property
    def text(self) -> str:
        """What stands in the way."""
        return text_of(self.said)

    @property
    def area(self) -> CauseArea | None:
        """The part of our work that it comes from."""
        return self.said.area if isinstance(self.said, RootCause) else None

    @property
    def fix(self) -> str | None:
        """What would end it."""
        return self.said.fix if isinstance(self.said, RootCause) else None

    @property
    def work(self) -> tuple[object, ...]:
        """All that is said of what is done about it, by which one way is told from another."""
        said = self.said
        return self.fix, said.status, said.owner, said.due, said.effort, said.link, said.outcome

    @property
    def is_own(self) -> bool:
        """Whether the file says what this alone costs."""
        return self.said.cost_per_year is not None

    @property
    def whole_loss(self) -> Decimal | None:
        """What other rows leave of the persona's loss in a year, where that stands for a root cause and is exact."""
        if self.is_own or self.said.is_closed or not isinstance(self.said, RootCause):
            return None
        total = self.statement.total if self.statement else None
        if total is None or total.amount is None or not total.is_exact or not total.is_loss:
            return None
        return max(exact_sum([-total.amount, -self.taken]), Decimal(0))

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


@dataclass(frozen=True, slots=True)
class Costs:
    """What several entries cost together, as far as anybody knows."""

    entries: tuple[Entry, ...]

    @property
    def amount(self) -> Decimal | None:
        """The sum; None if nothing is known."""
        known = [one.cost for one in self.entries if one.cost is not None]
        return exact_sum(known) if known else None

    @property
    def is_estimate(self) -> bool:
        """Whether it holds an estimate."""
        return any(one.is_estimate for one in self.entries if one.cost is not None)

    @property
    def is_whole(self) -> bool:
        """Whether the cost of each is known."""
        return all(one.cost is not None for one in self.entries)

    @property
    def cited(self) -> tuple[tuple[Record, tuple[str, ...]], ...]:
        """The ids of the sources that it rests on, each once, by the persona whose sources they are."""
        found: dict[str, tuple[Record, dict[str, None]]] = {}
        for one in self.entries:
            sources = one.sources if one.cost is not None else []
            found.setdefault(one.record.id, (one.record, {}))[1].update(dict.fromkeys(sources))
        return tuple((record, tuple(sources)) for record, sources in found.values() if sources)
