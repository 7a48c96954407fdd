"""The personas with their money, as the views of money need them.

Knows: statements, and whose figures are missing. Must not know: HTML, or how each view shows them.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from handbook.personas.catalog import Catalog
from handbook.personas.economics import Statement
from handbook.personas.record import Record
from handbook.schema.amounts import decimals
from handbook.schema.blocks import newness
from handbook.schema.terms.general import Confidence
from handbook.views.query import Selection, select


@dataclass(frozen=True, slots=True)
class Entry:
    """One persona and what it brings and costs."""

    record: Record
    statement: Statement

    @property
    def dated(self) -> str:
        """When the newest of the sources that the figures rest on was gathered, as readers see it."""
        evidence = self.record.persona.evidence
        cited = [one for one in evidence.sources if one.id in self.statement.economics.source] if evidence else []
        return max(cited, key=newness).gathered if cited else ""


@dataclass(frozen=True, slots=True)
class Missing:
    """A persona that a view leaves out, and the inputs for want of which it does; none, if it has no figures at all."""

    record: Record
    inputs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ledger:
    """Who has figures, in the order of the selection, and who has none."""

    entries: tuple[Entry, ...]
    without: tuple[Missing, ...]

    @property
    def currency(self) -> str | None:
        """The currency of all figures; there is only one (a rule sees to it)."""
        return currency_of(self.entries)


def ledger(options: Selection, catalog: Catalog) -> Ledger:
    """The selected personas' statements."""
    records = select(options, catalog) if not catalog.is_public else []
    stated = catalog.statements
    entries = tuple(Entry(record, stated[record.id]) for record in records if record.id in stated)
    return Ledger(entries, tuple(Missing(record) for record in records if record.id not in stated))


def currency_of(entries: Iterable[Entry]) -> str | None:
    """The currency of all their figures."""
    return next((entry.statement.currency for entry in entries if entry.statement.currency), None)


def places_of(entries: Sequence[Entry], amount: Callable[[Statement], Decimal | None]) -> int:
    """How many decimals one column has."""
    shown = [one.statement for one in entries]
    estimate = any(one.is_estimate for one in shown if amount(one) is not None)
    return decimals((amount(one) for one in shown), currency_of(entries), estimate=estimate)


def sureness(entries: Iterable[Entry]) -> str:
    """How sure we are of them, from the least to the most: "medium confidence", "low to high confidence".

    Those that do not say are counted behind it. Empty if none of them says.
    """
    stated = [one.record.persona.evidence.confidence if one.record.persona.evidence else None for one in entries]
    order = list(Confidence)
    known = sorted((one for one in stated if one), key=order.index)
    if not known:
        return ""
    least, most = known[0], known[-1]
    reads = most.label.lower() if least is most else f"{least.value} to {most.label.lower()}"
    silent = len(stated) - len(known)
    return f"{reads}; {silent} of {len(stated)} do not say" if silent else reads


def parted(entries: Iterable[Entry], lacks: Callable[[Entry], tuple[str, ...]]) -> tuple[list[Entry], list[Missing]]:
    """Those that a chart can draw, and those that it leaves out for what they lack."""
    drawn: list[Entry] = []
    left_out: list[Missing] = []
    for entry in entries:
        if lacking := lacks(entry):
            left_out.append(Missing(entry.record, lacking))
        else:
            drawn.append(entry)
    return drawn, left_out


def by_name(missing: Iterable[Missing]) -> tuple[Missing, ...]:
    """In the order in which a reader looks for them."""
    return tuple(sorted(missing, key=lambda one: one.record.name.casefold()))
