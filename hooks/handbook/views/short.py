"""The `not-for-us` view: who is not a fit, in a line each.

Knows: which lines want attention. Must not know: HTML.
"""

from dataclasses import dataclass

from handbook.personas.catalog import Catalog
from handbook.personas.record import Record
from handbook.schema.short import ShortLine
from handbook.views.query import Placed


@dataclass(frozen=True, slots=True)
class Row:
    """One line. `instead` is the persona that it leads to, if it names one."""

    id: str
    line: ShortLine
    is_expired: bool
    instead: Record | None


def build(_: Placed, catalog: Catalog) -> tuple[Row, ...]:
    """The lines in the order in which they were written."""
    return rows(catalog)


def rows(catalog: Catalog) -> tuple[Row, ...]:
    """The lines as every view has them."""
    return tuple(
        Row(one.id, one.line, one.line.is_expired(catalog.today), catalog.called(one.line.instead or ""))
        for one in catalog.short
    )
