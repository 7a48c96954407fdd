"""The backlog: what stands in customers' way, and what on our side makes others hard to serve, in one order.

Knows: challenges, root causes, whom they touch, what they cost. Must not know: files, views, HTML.

What something costs in a year is what its file says. Where a root cause does not say, what the persona's other rows
leave of its loss stands for it, as the most that mending could win back: one loss is counted once, however many rows
rest on it. What is done costs nothing any more; what will not be mended goes on costing what it does, and is accepted.
What nobody knows is never taken for nothing.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from handbook.personas.catalog import Catalog
from handbook.personas.economics import exact_sum
from handbook.personas.record import Record
from handbook.personas.spellings import same_words
from handbook.personas.to_do import Costs, Entry
from handbook.schema.action import RootCause
from handbook.schema.amounts import decimals
from handbook.schema.terms.general import Confidence
from handbook.schema.terms.negative import CauseArea, FixStatus


@dataclass(frozen=True, slots=True)
class Row:
    """One thing to be done, with every persona that it touches.

    `above` are the personas whose whole loss other rows hold already, each with such a row's number; `below` are the
    numbers of the rows that rest on a loss which this one holds, and `beside` of those that have a part of that loss.
    """

    entries: tuple[Entry, ...]
    number: int = 0
    above: tuple[tuple[Record, int], ...] = ()
    below: tuple[int, ...] = ()
    beside: tuple[int, ...] = ()

    @property
    def text(self) -> str:
        """What stands in the way, in the words of the first who says so."""
        return self.entries[0].text

    @property
    def kinds(self) -> tuple[str, ...]:
        """What it is, on our side or on theirs."""
        names = ("Root cause" if isinstance(one.said, RootCause) else "Challenge" for one in self.entries)
        return tuple(dict.fromkeys(names))

    @property
    def areas(self) -> tuple[CauseArea, ...]:
        """The parts of our work that it comes from."""
        return tuple(dict.fromkeys(one.area for one in self.entries if one.area))

    @property
    def works(self) -> tuple[tuple[Entry, tuple[Record, ...]], ...]:
        """What is done about it, each way once, with the personas for whom it is."""
        found: dict[tuple[object, ...], tuple[Entry, dict[str, Record]]] = {}
        for one in self.entries:
            found.setdefault(one.work, (one, {}))[1][one.record.id] = one.record
        return tuple((one, tuple(whose.values())) for one, whose in found.values())

    @property
    def owners(self) -> tuple[str, ...]:
        """The teams that see to it."""
        return tuple(dict.fromkeys(one.said.owner for one in self.live if one.said.owner))

    @property
    def personas(self) -> tuple[tuple[Record, tuple[str, ...]], ...]:
        """Whom it touches, each once, with the sources of what is said, but for those that stand beside its cost."""
        found: dict[str, tuple[Record, dict[str, None]]] = {}
        for one in self.entries:
            sources = [] if one.is_own else one.said.source
            found.setdefault(one.record.id, (one.record, {}))[1].update(dict.fromkeys(sources))
        return tuple((record, tuple(sources)) for record, sources in found.values())

    @property
    def is_closed(self) -> bool:
        """Whether nothing is left to do about it anywhere."""
        return all(one.said.is_closed for one in self.entries)

    @property
    def live(self) -> tuple[Entry, ...]:
        """What still counts: what is open, or all of what is closed."""
        return self.entries if self.is_closed else tuple(one for one in self.entries if not one.said.is_closed)

    @property
    def counted(self) -> tuple[Entry, ...]:
        """Whose cost counts: a persona that says the same twice has one loss, and none beside a cost of its own."""
        own = [one for one in self.live if one.is_own]
        with_own = {one.record.id for one in own}
        others = {one.record.id: one for one in self.live if one.record.id not in with_own and one.cost is not None}
        blank = {one.record.id: one for one in self.live if one.record.id not in with_own | others.keys()}
        return (*own, *others.values(), *blank.values())

    @property
    def known(self) -> tuple[Entry, ...]:
        """Those of them whose cost is known."""
        return tuple(one for one in self.counted if one.cost is not None)

    @property
    def unknown(self) -> tuple[Record, ...]:
        """The personas whose cost is not known."""
        return tuple(one.record for one in self.counted if one.cost is None)

    @property
    def bound(self) -> Decimal | None:
        """What it costs in a year with all personas whose cost is known, and by which it is sorted."""
        return Costs(self.known).amount

    @property
    def costs(self) -> Costs:
        """What it adds to the costs of the rows above it, as long as it is open."""
        shared = [record for record, _ in self.above]
        those = () if self.is_closed else self.known
        return Costs(tuple(one for one in those if one.is_own or one.record not in shared))

    @property
    def cost(self) -> Decimal | None:
        """The same as an amount; None if that is nothing that anybody knows."""
        return self.costs.amount

    @property
    def before(self) -> Costs:
        """What it cost where it is done."""
        return Costs(tuple(one for one in self.entries if one.said.status is FixStatus.DONE))

    @property
    def accepted(self) -> Costs:
        """What it goes on costing where nobody will mend it."""
        return Costs(tuple(one for one in self.entries if one.said.status is FixStatus.WONT_DO))

    @property
    def whole_losses(self) -> tuple[Record, ...]:
        """The personas whose whole loss the cost holds, so that mending can win back no more than that."""
        return tuple(one.record for one in self.costs.entries if not one.is_own)

    @property
    def shares(self) -> tuple[Record, ...]:
        """The personas that say what share of all customers they are, each once."""
        live = {one.record.id: one.record for one in self.live}.values()
        return tuple(record for record in live if record.persona.share_of_customers is not None)

    @property
    def share(self) -> Decimal | None:
        """The share of all customers that it touches; None where no persona says."""
        found = [Decimal(share.value) for one in self.shares if (share := one.persona.share_of_customers)]
        return exact_sum(found) if found else None

    @property
    def is_share_whole(self) -> bool:
        """Whether every persona says its share, so that the sum is no mere least."""
        return len(self.shares) == len({one.record.id for one in self.live})

    @property
    def confidence(self) -> Confidence | None:
        """The lowest of what the files say of how sure we are; None where one says nothing of it."""
        found = [one.confidence for one in self.live]
        ranks = list(Confidence)
        return None if None in found else min((one for one in found if one), key=ranks.index)

    @property
    def importance(self) -> Decimal | int | None:
        """How much it matters at most."""
        return max((one.said.importance for one in self.live if one.said.importance is not None), default=None)

    @property
    def currency(self) -> str | None:
        """The currency of the cost."""
        return next((s.currency for one in self.entries if (s := one.statement) and s.currency), None)

    def is_late(self, today: dt.date) -> bool:
        """Whether something about it should be done by now."""
        return any(one.said.is_late(today) for one in self.entries)


@dataclass(frozen=True, slots=True)
class Backlog:
    """What is open and what is closed, each in its order; what `currency` a cost without a statement has."""

    open: tuple[Row, ...] = ()
    closed: tuple[Row, ...] = ()
    company: str | None = None

    @property
    def currency(self) -> str | None:
        """The currency of every amount."""
        return next((row.currency for row in (*self.open, *self.closed) if row.currency), self.company)

    @property
    def places(self) -> int:
        """How many decimals the costs have."""
        rows = (*self.open, *self.closed)
        amounts = (amount for row in rows for amount in (row.bound, row.before.amount, row.accepted.amount))
        is_estimate = any(Costs(row.entries).is_estimate for row in rows)
        return decimals(amounts, self.currency, estimate=is_estimate)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing in it."""
        return not self.open and not self.closed

    @property
    def total(self) -> Decimal | None:
        """What everything open costs in a year, as far as anybody knows; one loss counts once."""
        known = [row.cost for row in self.open if row.cost is not None]
        return exact_sum(known) if known else None

    @property
    def losses(self) -> tuple[Record, ...]:
        """The personas whose whole loss the total holds, so that it is a most."""
        return tuple(one for row in self.open for one in row.whole_losses)

    @property
    def is_estimate(self) -> bool:
        """Whether the total holds an estimate."""
        return any(row.costs.is_estimate for row in self.open)

    @property
    def accepted(self) -> Costs:
        """What goes on costing us because nobody will mend it; no part of the total."""
        return Costs(tuple(one for row in (*self.open, *self.closed) for one in row.accepted.entries))

    @property
    def unknown(self) -> int:
        """Of how many open rows nobody knows all that they cost."""
        return sum(bool(row.unknown) for row in self.open)


def backlog(records: Iterable[Record], catalog: Catalog) -> Backlog:
    """What these personas' files say, those in the same words in one row; never for the public."""
    found: dict[str, list[Entry]] = {}
    for one in _entries(records, catalog) if not catalog.is_public else ():
        found.setdefault(same_words(one.text), []).append(one)
    rows = sorted((Row(tuple(several)) for several in found.values()), key=_order)
    ordered = [*(row for row in rows if not row.is_closed), *(row for row in rows if row.is_closed)]
    told = list(_once(ordered))
    return Backlog(
        tuple(row for row in told if not row.is_closed), tuple(row for row in told if row.is_closed), catalog.currency
    )


def _entries(records: Iterable[Record], catalog: Catalog) -> Iterator[Entry]:
    for record in records:
        statement = catalog.statements.get(record.id)
        negative = record.persona.negative
        those = (*record.persona.challenges, *(negative.root_causes if negative else ()))
        taken = exact_sum(one.cost_per_year or Decimal(0) for one in those if one.status is not FixStatus.DONE)
        yield from (Entry(record, one, statement, taken) for one in those)


def _once(rows: Iterable[Row]) -> Iterator[Row]:
    """The rows with their numbers; a persona's whole loss stays in the first row that it stands in, which says so."""
    told = list(_held([replace(row, number=number) for number, row in enumerate(rows, 1)]))
    below: dict[int, dict[int, None]] = {}
    for row in told:
        for record, number in row.above:
            if record in told[number - 1].whole_losses:
                below.setdefault(number, {})[row.number] = None
    yield from (replace(row, below=tuple(below.get(row.number, ()))) for row in told)


def _held(rows: list[Row]) -> Iterator[Row]:
    parts = _parts(rows)
    held: dict[str, int] = {}
    for row in rows:
        above: list[tuple[Record, int]] = []
        beside: dict[int, None] = {}
        for record, cost in ((one.record, one.cost) for one in row.known if not one.is_own):
            if not cost:
                above += ((record, number) for number in parts[record.id])
            elif held.setdefault(record.id, row.number) != row.number:
                above.append((record, held[record.id]))
            else:
                beside |= parts.get(record.id, {})
        yield replace(row, above=tuple(above), beside=tuple(beside))


def _parts(rows: Iterable[Row]) -> dict[str, dict[int, None]]:
    """The numbers of the rows that have a part of a persona's loss as a cost of their own."""
    found: dict[str, dict[int, None]] = {}
    for row in rows:
        for one in row.entries:
            if one.said.cost_per_year and one.said.status is not FixStatus.DONE:
                found.setdefault(one.record.id, {})[row.number] = None
    return found


def _order(row: Row) -> tuple[object, ...]:
    """By money, then share, then confidence, then importance; in each, what is not known comes last."""
    ranks = list(Confidence)
    sure = ranks.index(row.confidence) if row.confidence else None
    keys = (row.bound, row.share, sure, row.importance)
    return (*((key is None, -(key or Decimal(0))) for key in keys), row.text.casefold())
