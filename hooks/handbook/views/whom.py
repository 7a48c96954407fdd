"""The `whom` view: whom we want most, whom we do not, and the figures that say so.

Knows: the two orders. Must not know: HTML, arithmetic.
"""

from dataclasses import dataclass
from decimal import Decimal

from handbook.personas.catalog import Catalog
from handbook.personas.economics import Statement
from handbook.personas.record import Record
from handbook.schema.statements import Share
from handbook.schema.terms.general import Priority
from handbook.views.ledger import Entry, places_of
from handbook.views.query import Selection, select
from handbook.views.short import Row, rows


@dataclass(frozen=True, slots=True)
class Wanted:
    """A customer persona with what ranks it; None where nobody knows."""

    record: Record
    priority: Priority | None
    customers: Share | None
    profit: Share | None


@dataclass(frozen=True, slots=True)
class Unwanted:
    """A negative persona with what it costs; no statement where nobody knows."""

    record: Record
    statement: Statement | None

    @property
    def entry(self) -> Entry | None:
        """The two together, where there is a statement."""
        return Entry(self.record, self.statement) if self.statement else None


@dataclass(frozen=True, slots=True)
class Whom:
    """Everything the template needs."""

    wanted: tuple[Wanted, ...]
    unwanted: tuple[Unwanted, ...]
    lines: tuple[Row, ...]

    @property
    def places(self) -> int:
        """How many decimals the totals have."""
        entries = [one.entry for one in self.unwanted if one.entry]
        return places_of(entries, lambda one: one.total.amount)


def build(options: Selection, catalog: Catalog) -> Whom:
    """The personas in use, in the order in which we want them, and the others by what they lose us, the most first."""
    current = [record for record in select(options, catalog) if record.claims_to_be_current]
    wanted = [_wanted(record) for record in current if not record.is_negative]
    unwanted = [Unwanted(record, catalog.statements.get(record.id)) for record in current if record.is_negative]
    return Whom(tuple(sorted(wanted, key=_first)), tuple(sorted(unwanted, key=_dearest)), rows(catalog))


def _wanted(record: Record) -> Wanted:
    persona = record.persona
    return Wanted(record, persona.priority, persona.share_of_customers, persona.share_of_profit)


def _first(one: Wanted) -> tuple[int, bool, Decimal, bool, Decimal, str]:
    order = list(Priority)
    rank = order.index(one.priority) if one.priority else len(order)
    return rank, *_most(one.profit), *_most(one.customers), one.record.name.casefold()


def _most(share: Share | None) -> tuple[bool, Decimal]:
    """The larger share first, an unknown one last: unknown is not nothing."""
    return share is None, -Decimal(share.value) if share else Decimal(0)


def _dearest(one: Unwanted) -> tuple[bool, Decimal, str]:
    total = one.statement.total.amount if one.statement else None
    return total is None, total or Decimal(0), one.record.name.casefold()
