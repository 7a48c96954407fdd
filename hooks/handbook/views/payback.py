"""The `payback` view: what winning customers costs, when they have repaid it, and who never does.

Knows: the rows, their sums and shares. Must not know: HTML, arithmetic of one customer.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal, localcontext
from functools import cached_property

from handbook.personas.catalog import Catalog
from handbook.personas.economics import exact_sum
from handbook.personas.lifetime import Lifetime, Verdict
from handbook.personas.record import Record
from handbook.schema.amounts import DIGITS
from handbook.schema.terms.general import Priority
from handbook.views.ledger import Entry, Missing, by_name, currency_of, ledger, places_of, sureness
from handbook.views.query import Selection


@dataclass(frozen=True, slots=True)
class Row:
    """One persona, what it leaves over the years, and its part of all that is spent on acquisition."""

    entry: Entry
    lifetime: Lifetime
    share: Decimal | None

    @property
    def record(self) -> Record:
        """The persona."""
        return self.entry.record

    @property
    def spending(self) -> Decimal | None:
        """What winning the new ones among them costs in a year."""
        return self.entry.statement.spending.amount

    @property
    def is_never_repaid(self) -> bool:
        """Whether winning them is never repaid, for certain."""
        return self.lifetime.is_never_repaid


@dataclass(frozen=True, slots=True)
class Part:
    """Some of the rows: what is spent on them in a year, as a share of all that the figures show as spent."""

    rows: tuple[Row, ...]
    whole: Decimal

    @property
    def spent(self) -> Decimal:
        """What winning them costs in a year, as far as it is known."""
        return exact_sum(row.spending for row in self.rows if row.spending is not None)

    @property
    def share(self) -> Decimal | None:
        """Their share of the whole; None of nothing."""
        return _part(self.spent, self.whole)

    @property
    def never(self) -> "Part":
        """Those of them who never repay it."""
        return Part(tuple(row for row in self.rows if row.is_never_repaid), self.whole)

    @property
    def with_referrals(self) -> "Part":
        """Those of them who repay it if what their referrals leave is counted, which it is not."""
        return Part(tuple(row for row in self.rows if row.lifetime.needs_referrals), self.whole)

    @property
    def open(self) -> "Part":
        """Those of whom it cannot be told whether they repay it."""
        return Part(tuple(row for row in self.rows if row.lifetime.verdict is Verdict.UNKNOWN), self.whole)

    @property
    def estimated(self) -> Decimal:
        """How much of it rests on an estimate."""
        sums = ((row.entry.statement.is_estimate, row.spending) for row in self.rows)
        return exact_sum(spending for estimate, spending in sums if estimate and spending is not None)

    @property
    def sureness(self) -> str:
        """How sure we are of those on whom something is spent; empty if nobody says."""
        return sureness(row.entry for row in self.rows if row.spending)

    @property
    def unknown(self) -> int:
        """For how many it is not known what is spent."""
        return sum(row.spending is None for row in self.rows)


@dataclass(frozen=True)
class Payback:
    """Everything the template needs. Customers and declined ones are stated apart."""

    wanted: Part
    declined: Part
    without: tuple[Missing, ...]
    overlooked: Record | None

    @cached_property
    def every(self) -> Part:
        """All rows."""
        return Part((*self.wanted.rows, *self.declined.rows), self.wanted.whole)

    @property
    def is_empty(self) -> bool:
        """Whether there is no row."""
        return not self.every.rows

    @property
    def currency(self) -> str | None:
        """The currency of every amount."""
        return currency_of(row.entry for row in self.every.rows)

    @cached_property
    def places(self) -> dict[str, int]:
        """How many decimals each column has."""
        entries = [row.entry for row in self.every.rows]
        columns = {
            "acquisition": lambda one: one.acquisition,
            "later": lambda one: one.net_later.amount,
            "spending": lambda one: one.spending.amount,
        }
        return {name: places_of(entries, amount) for name, amount in columns.items()}


def build(options: Selection, catalog: Catalog) -> Payback:
    """Those with figures, those on whom most is spent first; unknown spending last."""
    book = ledger(options, catalog)
    known = [one.statement.spending.amount for one in book.entries]
    whole = exact_sum(amount for amount in known if amount is not None)
    rows = [_row(entry, catalog, whole) for entry in book.entries]
    ordered = rows if options.sort else sorted(rows, key=_order)
    wanted = Part(tuple(row for row in ordered if not row.record.is_negative), whole)
    declined = Part(tuple(row for row in ordered if row.record.is_negative), whole)
    return Payback(wanted, declined, by_name(book.without), _overlooked(row.record for row in wanted.rows))


def _row(entry: Entry, catalog: Catalog, whole: Decimal) -> Row:
    spending = entry.statement.spending.amount
    return Row(entry, catalog.lifetimes[entry.record.id], None if spending is None else _part(spending, whole))


def _part(amount: Decimal, whole: Decimal) -> Decimal | None:
    with localcontext(prec=DIGITS):
        return amount / whole if whole else None


def _order(row: Row) -> tuple[bool, Decimal, str]:
    return row.spending is None, -(row.spending or Decimal(0)), row.record.name.casefold()


def _overlooked(records: Iterable[Record]) -> Record | None:
    """The customer persona that has the highest share of the profit, if it is not among the primary ones."""
    stated = [record for record in records if record.persona.share_of_profit]
    best = max(stated, key=_profit, default=None)
    return best if best and best.persona.priority is not Priority.PRIMARY else None


def _profit(record: Record) -> Decimal:
    share = record.persona.share_of_profit
    return Decimal(share.value) if share else Decimal(0)
