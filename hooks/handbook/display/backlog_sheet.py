"""The backlog as a table for spreadsheets.

Knows: which columns it has. Must not know: pages, how a table becomes a file.
"""

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal

from handbook.personas.backlog import Backlog, Row, backlog
from handbook.personas.catalog import Catalog
from handbook.personas.to_do import Costs, Entry
from handbook.schema.amounts import rounded
from handbook.schema.scalars import labelled
from handbook.schema.terms.general import Status

BACKLOG_URI = "personas/negative/backlog.csv"
_COLUMNS = (
    "row", "state", "what", "kind", "area", "personas", "cost a year", "cost a year until done", "cost a year accepted",
    "currency", "cost is", "cost shared with row", "cost not known for",
    "share of customers %", "share is", "confidence", "importance",
    "status", "owner", "due", "overdue", "effort", "fix", "link", "outcome",
)  # fmt: skip


def rows(catalog: Catalog) -> list[tuple[str, ...]]:
    """The table with its head; nothing where there is nothing to be done, or for the public."""
    records = [record for record in catalog.records if record.status is not Status.RETIRED]
    found = backlog(records, catalog)
    return [_COLUMNS, *_lines(found, catalog)] if not found.is_empty else []


def _lines(found: Backlog, catalog: Catalog) -> Iterator[tuple[str, ...]]:
    for row in (*found.open, *found.closed):
        yield (
            str(row.number), "closed" if row.is_closed else "open", _folded(row.text), _listed(row.kinds),
            _listed(area.label for area in row.areas),
            _listed(record.name for record, _ in row.personas),
            *_cost(row, found), *_share(row), row.confidence.value if row.confidence else "",
            "" if row.importance is None else str(row.importance), *_work(row, catalog),
        )  # fmt: skip


def _listed(texts: Iterable[object]) -> str:
    return "; ".join(dict.fromkeys(str(text) for text in texts if text))


def _folded(text: str) -> str:
    """A text with single spaces, as pages show it."""
    return " ".join(text.split())


def _told(row: Row, said: Callable[[Entry], object], otherwise: str = "") -> str:
    """What the personas of the row say, with their names where it is not the same for all."""
    found: dict[str, dict[str, None]] = {}
    for one in row.entries:
        found.setdefault(_folded(labelled(said(one))), {})[one.record.name] = None
    if len(found) == 1:
        return next(iter(found))
    return "; ".join(f"{text or otherwise} ({', '.join(names)})" for text, names in found.items() if text or otherwise)


def _cost(row: Row, found: Backlog) -> tuple[str, ...]:
    """What is open costs; what is done did; what will not be mended goes on."""
    amounts = (row.cost, row.before.amount, row.accepted.amount)
    currency = "" if amounts == (None, None, None) else row.currency or found.currency or ""
    shared = _listed(number for _, number in row.above)
    unknown = "" if row.is_closed else _listed(record.name for record in row.unknown)
    return (*map(_amount, amounts), currency, _basis(row), shared, unknown)


def _amount(value: Decimal | None) -> str:
    return "" if value is None else f"{rounded(value, 2):f}"


def _basis(row: Row) -> str:
    costs = Costs(row.entries) if row.is_closed else row.costs
    if costs.amount is None:
        return "in another row" if row.above else "not known"
    given = "estimate" if costs.is_estimate else "sourced"
    if not row.whole_losses:
        return given
    rest = "the rest of the loss at most" if row.beside else "the whole loss at most"
    return f"{given}, in part {rest}" if len(costs.entries) > len(row.whole_losses) else rest


def _share(row: Row) -> tuple[str, str]:
    if row.share is None:
        return "", "not known"
    return f"{row.share:f}", "exact" if row.is_share_whole else "at least"


def _work(row: Row, catalog: Catalog) -> tuple[str, ...]:
    return (
        _told(row, lambda one: one.said.status and str(one.said.status), "no status"),
        _told(row, lambda one: one.said.owner),
        _told(row, lambda one: one.said.due and one.said.due.isoformat()),
        "yes" if row.is_late(catalog.today) else "",
        _told(row, lambda one: one.said.effort),
        _told(row, lambda one: one.fix),
        _told(row, lambda one: one.said.link),
        _told(row, lambda one: one.said.outcome),
    )
