"""The `exclusions` view: the register of what we keep from spending money on, and what is spent all the same.

Knows: which exclusions want attention. Must not know: HTML, arithmetic.
"""

from dataclasses import dataclass
from decimal import Decimal

from handbook.display.exports import EXCLUSIONS_URI
from handbook.personas.catalog import Catalog
from handbook.personas.economics import Figure, Statement, exact_sum
from handbook.personas.lifetime import Lifetime
from handbook.personas.record import Record
from handbook.schema.action import Exclusion
from handbook.schema.amounts import decimals
from handbook.views import short
from handbook.views.query import Selection, select


@dataclass(frozen=True, slots=True)
class Row:
    """One exclusion, and what is the matter with it."""

    exclusion: Exclusion
    is_expired: bool

    @property
    def is_ownerless(self) -> bool:
        """Whether nobody can lift it."""
        return self.exclusion.owner is None

    @property
    def is_endless(self) -> bool:
        """Whether it never has to be decided again."""
        return self.exclusion.expires is None


@dataclass(frozen=True, slots=True)
class Excluded:
    """One persona's exclusions, and what is wasted on winning such customers in a year; None without any figures."""

    record: Record
    rows: tuple[Row, ...]
    lifetime: Lifetime | None
    is_ruled: bool

    @property
    def statement(self) -> Statement | None:
        """What one of them brings and costs."""
        return self.lifetime.statement if self.lifetime else None

    @property
    def waste(self) -> Figure | None:
        """What winning the new ones among them costs in a year without ever being repaid."""
        return self.lifetime.wasted if self.lifetime else None

    @property
    def repaid(self) -> Decimal | None:
        """What winning them costs where it is repaid, which is no waste; None where it is nothing, or is waste."""
        spent = self.spent
        return spent if spent and self.waste and self.waste.amount == 0 else None

    @property
    def spent(self) -> Decimal | None:
        """What winning them costs in a year, whether it is repaid or not."""
        return self.statement.spending.amount if self.statement else None

    @property
    def is_known(self) -> bool:
        """Whether the waste can be told."""
        return self.waste is not None and self.waste.amount is not None


@dataclass(frozen=True, slots=True)
class Register:
    """Everything the template needs; `csv` is the name of the same as a file.

    `personas` have exclusions, of which some may have expired; no rule in force keeps those out who are `unruled`.
    """

    personas: tuple[Excluded, ...]
    csv: str
    lines: tuple[short.Row, ...] = ()
    unruled: tuple[Excluded, ...] = ()

    @property
    def ruled(self) -> tuple[Excluded, ...]:
        """Those whom a rule in force keeps out."""
        return tuple(one for one in self.personas if one.is_ruled)

    @property
    def waste(self) -> Decimal | None:
        """The waste of all of them whose waste is known, each counted once; None if none is."""
        known = [one.waste.amount for one in self.ruled if one.waste and one.waste.amount is not None]
        return exact_sum(known) if known else None

    @property
    def unknown(self) -> tuple[Excluded, ...]:
        """Those of them whose waste cannot be told."""
        return tuple(one for one in self.ruled if not one.is_known)

    @property
    def overlooked(self) -> tuple[Excluded, ...]:
        """Those on whom money is wasted and whom nobody excludes."""
        return tuple(one for one in self.unruled if one.waste and one.waste.amount)

    @property
    def untold(self) -> tuple[Excluded, ...]:
        """Those whom nobody excludes either, and whose waste cannot be told."""
        return tuple(one for one in self.unruled if not one.is_known)

    @property
    def is_empty(self) -> bool:
        """Whether there is no rule, nor anybody with figures who calls for one."""
        return not (self.personas or self.lines or any(one.lifetime for one in (*self.overlooked, *self.untold)))

    @property
    def _shown(self) -> tuple[Excluded, ...]:
        return (*self.personas, *self.unruled)

    @property
    def currency(self) -> str | None:
        """The currency of the waste."""
        return next((one.statement.currency for one in self._shown if one.statement and one.statement.currency), None)

    @property
    def places(self) -> int:
        """How many decimals the amounts have."""
        amounts = (amount for one in self._shown if one.waste for amount in (one.waste.amount, one.spent))
        return decimals(amounts, self.currency, estimate=any(map(_is_estimate, self._shown)))

    @property
    def overlooked_waste(self) -> Decimal:
        """What is wasted on people whom nobody excludes."""
        return exact_sum(one.waste.amount for one in self.overlooked if one.waste and one.waste.amount is not None)

    @property
    def is_estimate(self) -> bool:
        """Whether anything that the sum is made of is an estimate."""
        return any(map(_is_estimate, self.ruled))

    @property
    def is_estimate_of_overlooked(self) -> bool:
        """The same of what is wasted on people whom nobody excludes."""
        return any(map(_is_estimate, self.overlooked))

    @property
    def of_note(self) -> tuple[int, int]:
        """How many have expired, and how many nobody owns."""
        rows = [row for one in self.personas for row in one.rows]
        expired = sum(row.is_expired for row in rows) + sum(one.is_expired for one in self.lines)
        return expired, sum(row.is_ownerless for row in rows) + sum(one.line.owner is None for one in self.lines)


def build(options: Selection, catalog: Catalog) -> Register:
    """The personas with exclusions: those that want attention first, then by what is wasted."""
    every = [
        Excluded(
            record,
            tuple(sorted((Row(one, one.is_expired(catalog.today)) for one in negative.exclusions), key=_attention)),
            catalog.lifetimes.get(record.id),
            any(one.is_in_force(catalog.today) for one in negative.exclusions),
        )
        for record in select(options, catalog)
        if (negative := record.persona.negative)
    ]
    found = [one for one in every if one.rows]
    return Register(
        tuple(found if options.sort else sorted(found, key=_order)),
        EXCLUSIONS_URI,
        _lines(options, catalog),
        tuple(sorted((one for one in every if not one.is_ruled), key=_dearest)),
    )


def _is_estimate(one: Excluded) -> bool:
    return one.statement is not None and one.is_known and one.statement.is_estimate


def _dearest(one: Excluded) -> tuple[Decimal, str]:
    return -((one.waste.amount if one.waste else None) or Decimal(0)), one.record.name.casefold()


def _lines(options: Selection, catalog: Catalog) -> tuple[short.Row, ...]:
    """The short lines, unless only some personas are asked for."""
    return () if options.where else short.rows(catalog)


def _attention(row: Row) -> tuple[bool, bool, bool]:
    return not row.is_expired, not row.is_ownerless, not row.is_endless


def _order(one: Excluded) -> tuple[tuple[bool, bool, bool], Decimal, str]:
    waste = one.waste.amount if one.waste else None
    return min(_attention(row) for row in one.rows), -(waste or Decimal(0)), one.record.name.casefold()
