"""The backlog as a table for spreadsheets.

Knows: which columns it has. Must not know: pages, how a table becomes a file.
"""

from collections.abc import Iterable, Iterator

from handbook.personas.backlog import Backlog, Row, backlog
from handbook.personas.catalog import Catalog
from handbook.schema.amounts import rounded
from handbook.schema.scalars import labelled
from handbook.schema.terms.general import Status

BACKLOG_URI = "personas/negative/backlog.csv"
_COLUMNS = (
    "row", "what", "kind", "area", "personas", "cost a year", "currency", "cost is", "cost shared with row",
    "cost not known for", "share of customers %", "share is", "confidence", "importance",
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
            str(row.number), row.text, _listed(row.kinds), row.area.label if row.area else "",
            _listed(record.name for record, _ in row.personas),
            *_cost(row, found), *_share(row), row.confidence.value if row.confidence else "",
            "" if row.importance is None else str(row.importance), *_work(row, catalog),
        )  # fmt: skip


def _listed(texts: Iterable[object]) -> str:
    return "; ".join(dict.fromkeys(str(text) for text in texts if text))


def _cost(row: Row, found: Backlog) -> tuple[str, ...]:
    """What is open costs; what is closed costs nothing any more."""
    unknown = _listed(record.name for record in row.unknown)
    shared = _listed(number for _, number in row.above)
    if row.is_closed:
        return "", "", "closed", "", ""
    if row.cost is None:
        return "", "", "in another row" if row.above else "not known", shared, unknown
    basis = "the whole loss at most" if row.whole_losses else "estimate" if row.is_estimate else "sourced"
    return f"{rounded(row.cost, 2):f}", row.currency or found.currency or "", basis, shared, unknown


def _share(row: Row) -> tuple[str, str]:
    if row.share is None:
        return "", "not known"
    return f"{row.share:f}", "exact" if row.is_share_whole else "at least"


def _work(row: Row, catalog: Catalog) -> tuple[str, ...]:
    said = [one.said for one in row.entries]
    return (
        _listed(one.status for one in said),
        _listed(one.owner for one in said),
        _listed(one.due.isoformat() for one in said if one.due),
        "yes" if row.is_late(catalog.today) else "",
        _listed(labelled(one.effort) for one in said if one.effort),
        _listed(one.fix for one in row.entries),
        _listed(one.link for one in said),
        _listed(one.outcome for one in said),
    )
