"""The `screening` view: every fit question as a checklist that can be printed.

Knows: questions and the answers that fit. Must not know: HTML.
"""

from dataclasses import dataclass

from handbook.personas.catalog import Catalog
from handbook.personas.record import Record
from handbook.schema.negative import FitQuestion
from handbook.schema.terms.negative import HandlingStep
from handbook.views.query import Selection, select


@dataclass(frozen=True, slots=True)
class Screening:
    """What to ask to recognise one negative persona, and the step to begin with if it is one."""

    record: Record
    questions: tuple[FitQuestion, ...]
    step: HandlingStep | None


def build(options: Selection, catalog: Catalog) -> list[Screening]:
    """The personas that have questions."""
    return [
        Screening(record, tuple(negative.fit_questions), negative.handling.step if negative.handling else None)
        for record in select(options, catalog)
        if (negative := record.persona.negative) and negative.fit_questions
    ]
