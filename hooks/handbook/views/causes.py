"""The `causes` view: what on our side brings negative personas about, what would end it, and what it costs.

Knows: causes, whom they touch, and their order. Must not know: HTML.

What a cause costs in a year is what its file says. Where it does not, what the persona loses us in a year stands for
it, as the most that mending could win back; that is told apart, since one loss may have several causes.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from handbook.personas.catalog import Catalog
from handbook.personas.economics import Statement, exact_sum
from handbook.personas.record import Record
from handbook.schema.action import RootCause
from handbook.schema.amounts import decimals
from handbook.schema.terms.negative import CauseArea, FixStatus
from handbook.views.query import Selection, select

_CLOSED = (FixStatus.DONE, FixStatus.WONT_DO)


@dataclass(frozen=True, slots=True)
class Touched:
    """One persona that a cause touches, with what its file says of the cause."""

    record: Record
    cause: RootCause
    statement: Statement | None

    @property
    def is_own(self) -> bool:
        """Whether the file says what this cause alone costs."""
        return self.cause.cost_per_year is not None

    @property
    def cost(self) -> Decimal | None:
        """What the cause costs with this persona; the persona's whole loss where the file does not say."""
        if self.cause.cost_per_year is not None:
            return self.cause.cost_per_year
        total = self.statement.total if self.statement else None
        return -total.amount if total and total.is_exact and total.is_loss and total.amount is not None else None

    @property
    def is_estimate(self) -> bool:
        """Whether the cost must be called an estimate: nobody says where it comes from."""
        if self.is_own:
            return not self.cause.source
        return self.statement is None or self.statement.is_estimate

    @property
    def sources(self) -> list[str]:
        """The ids of the sources that the cost rests on."""
        if self.is_own:
            return self.cause.source
        return self.statement.economics.source if self.statement else []


@dataclass(frozen=True, slots=True)
class Row:
    """One cause with every persona that it touches."""

    cause: str
    touched: tuple[Touched, ...]

    @property
    def area(self) -> CauseArea | None:
        """The part of our work that it lies in."""
        return next((one.cause.area for one in self.touched if one.cause.area), None)

    @property
    def fixes(self) -> tuple[RootCause, ...]:
        """What would end it, each way once."""
        causes = (one.cause for one in self.touched)
        distinct = {(cause.fix, cause.status, cause.link, cause.effect): cause for cause in causes}
        return tuple(distinct.values())

    @property
    def personas(self) -> tuple[Record, ...]:
        """Whom it touches, each once."""
        return tuple({one.record.id: one.record for one in self.touched}.values())

    @property
    def counted(self) -> tuple[Touched, ...]:
        """Whose cost counts: a persona that names the cause twice has one loss, and none beside a cost of its own."""
        own = [one for one in self.touched if one.is_own]
        with_own = {one.record.id for one in own}
        others = {one.record.id: one for one in self.touched if one.record.id not in with_own}
        return (*own, *others.values())

    @property
    def known(self) -> tuple[Touched, ...]:
        """Those of them whose cost is known."""
        return tuple(one for one in self.counted if one.cost is not None)

    @property
    def cost(self) -> Decimal | None:
        """What it costs in a year with all personas whose cost is known; None if none is."""
        known = [one.cost for one in self.known if one.cost is not None]
        return exact_sum(known) if known else None

    @property
    def whole_losses(self) -> tuple[Record, ...]:
        """The personas whose whole loss the cost holds, so that mending can win back no more than that."""
        return tuple(one.record for one in self.known if not one.is_own)

    @property
    def is_estimate(self) -> bool:
        """Whether the cost holds an estimate."""
        return any(one.is_estimate for one in self.known)

    @property
    def cited(self) -> tuple[tuple[Record, tuple[str, ...]], ...]:
        """The ids of the sources that the cost rests on, each once, by the persona whose sources they are."""
        found: dict[str, tuple[Record, dict[str, None]]] = {}
        for one in self.known:
            found.setdefault(one.record.id, (one.record, {}))[1].update(dict.fromkeys(one.sources))
        return tuple((record, tuple(sources)) for record, sources in found.values() if sources)

    @property
    def unknown(self) -> tuple[Record, ...]:
        """The personas whose cost is not known."""
        return tuple(one.record for one in self.counted if one.cost is None)

    @property
    def currency(self) -> str | None:
        """The currency of the cost."""
        return next((s.currency for one in self.touched if (s := one.statement) and s.currency), None)

    @property
    def is_closed(self) -> bool:
        """Whether nothing is left to do about it anywhere."""
        return all(one.cause.status in _CLOSED for one in self.touched)


@dataclass(frozen=True, slots=True)
class Backlog:
    """What is open and what is closed, the dearest first; what `currency` a cost without a statement has."""

    open: tuple[Row, ...]
    closed: tuple[Row, ...]
    currency: str | None

    @property
    def places(self) -> int:
        """How many decimals the costs have."""
        rows = (*self.open, *self.closed)
        currency = next((row.currency for row in rows if row.currency), self.currency)
        return decimals((row.cost for row in rows), currency, estimate=any(row.is_estimate for row in rows))

    @property
    def is_empty(self) -> bool:
        """Whether there is no cause."""
        return not self.open and not self.closed


def build(options: Selection, catalog: Catalog) -> Backlog:
    """The causes, those that several personas share in one row."""
    found: dict[str, list[Touched]] = {}
    for record in select(options, catalog):
        for cause in record.persona.negative.root_causes if record.persona.negative else ():
            key = " ".join(cause.cause.split()).casefold()
            found.setdefault(key, []).append(Touched(record, cause, catalog.statements.get(record.id)))
    rows = sorted((Row(several[0].cause.cause, tuple(several)) for several in found.values()), key=_dearest)
    return Backlog(_those(rows, closed=False), _those(rows, closed=True), catalog.currency)


def _those(rows: Iterable[Row], *, closed: bool) -> tuple[Row, ...]:
    return tuple(row for row in rows if row.is_closed is closed)


def _dearest(row: Row) -> tuple[bool, Decimal, str]:
    return row.cost is None, -(row.cost or Decimal(0)), row.cause.casefold()
