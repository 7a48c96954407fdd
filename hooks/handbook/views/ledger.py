"""The personas with their money, as the views of money need them.

Knows: statements, and whose figures are missing. Must not know: HTML, or how each view shows them.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from handbook.personas.catalog import Catalog
from handbook.personas.economics import Statement
from handbook.personas.record import Record
from handbook.views.query import Selection, select


@dataclass(frozen=True, slots=True)
class Entry:
    """One persona and what it brings and costs."""

    record: Record
    statement: Statement


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
        return next((entry.statement.currency for entry in self.entries if entry.statement.currency), None)


def ledger(options: Selection, catalog: Catalog) -> Ledger:
    """The selected personas' statements."""
    records = select(options, catalog) if not catalog.is_public else []
    stated = catalog.statements
    entries = tuple(Entry(record, stated[record.id]) for record in records if record.id in stated)
    return Ledger(entries, tuple(Missing(record) for record in records if record.id not in stated))


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
