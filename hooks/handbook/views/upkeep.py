"""The `upkeep` view: what has changed lately, and whose review is due.

Knows: the days in a persona's file. Must not know: HTML, the history of files.
"""

import datetime as dt
from dataclasses import dataclass

from handbook.personas.catalog import Catalog
from handbook.personas.record import Record
from handbook.schema import field
from handbook.schema.scalars import Whole
from handbook.schema.terms.term import Term
from handbook.views.query import Selection, select


class Show(Term):
    """Which days the view is about."""

    CHANGED = "changed"
    DUE = "due"


class Event(Term):
    """What happened on a day, or is to happen."""

    CREATED = "created", "New"
    REVIEWED = "reviewed"
    RETIRED = "retired"
    DUE = "due", "Review due"
    OVERDUE = "overdue", "Review overdue"


class Options(Selection):
    """What a writer may say about upkeep."""

    show: Show = field("Show", "What has `changed` lately, or what is `due` for review.", "due", default=Show.CHANGED)
    limit: Whole = field("Limit", "How many to show at most.", 5, default=5)
    days: Whole = field("Days", "How far ahead to look for reviews that fall due.", 60, default=60)


@dataclass(frozen=True, slots=True)
class Entry:
    """One persona, and what happened when."""

    record: Record
    event: Event
    day: dt.date


def build(options: Options, catalog: Catalog) -> list[Entry]:
    """The latest changes, the newest first; or the reviews, the longest overdue first."""
    if options.show is Show.DUE:
        due = [found for record in select(options, catalog) if (found := _due(record, options.days, catalog.today))]
        return sorted(due, key=lambda entry: (entry.day, entry.record.name))[: options.limit]
    records = select(options, catalog) if options.where else list(catalog.records)  # a retirement is a change too
    changed = [found for record in records if (found := _latest(record))]
    return sorted(changed, key=lambda entry: (-entry.day.toordinal(), entry.record.name))[: options.limit]


def _latest(record: Record) -> Entry | None:
    persona = record.persona
    days = {Event.CREATED: persona.created, Event.REVIEWED: persona.last_reviewed, Event.RETIRED: persona.retired_on}
    known = [(day, event) for event, day in days.items() if day]
    if not known:
        return None
    # Of two things on one day, the first in a persona's life says more: it is new.
    day = max(day for day, _ in known)
    return Entry(record, next(event for when, event in known if when == day), day)


def _due(record: Record, days: int, today: dt.date) -> Entry | None:
    due = record.review_due
    if not record.claims_to_be_current or due is None or due > today + dt.timedelta(days=days):
        return None
    return Entry(record, Event.OVERDUE if record.is_overdue(today) else Event.DUE, due)
