"""What is wrong with who decides together at a business customer.

Knows: accounts and who reports to whom. Must not know: pages.
"""

from collections.abc import Iterator

from handbook.personas.accounts import accounts
from handbook.personas.record import Folder, Record
from handbook.problems.problem import Also, Position, Problem
from handbook.rules.hand_written import REPORTS_IN_A_CIRCLE
from handbook.schema.terms.general import RelationKind
from handbook.source import Path


def judge(folder: Folder) -> Iterator[Problem]:
    """Every circle of reporting, once: at the persona whose file comes first."""
    for account in accounts(folder.records):
        for first, *others in account.circles():
            names = " → ".join(f"`{one.id}`" for one in (first, *others, first))
            also = tuple(Also(one.path, _said(one), "part of the circle") for one in others)
            message = f"who reports to whom goes round in a circle: {names}"
            yield Problem(first.path, _said(first), REPORTS_IN_A_CIRCLE, message, also)


def _said(record: Record) -> Position:
    """Where a persona says whom it reports to."""
    path: Path = ("reports_to",)
    if not record.persona.reports_to:
        hows = [one.how for one in record.persona.related]
        path = ("related", hows.index(RelationKind.REPORTS_TO))
    return record.document.at(record.written(path))
