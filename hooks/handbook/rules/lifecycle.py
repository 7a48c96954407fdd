"""Dates, reviews and what a persona rests on.

Knows: today, as given. Must not know: the clock.
"""

import datetime as dt
from collections.abc import Iterator

from handbook.personas.record import Folder, Record, value_at
from handbook.personas.studies import own_sources
from handbook.rules.check import ERROR, WARNING, Breach, check
from handbook.schema.blocks import Source
from handbook.schema.dates import first_day
from handbook.schema.scalars import labelled
from handbook.schema.terms.general import Basis

_TOLERANCE = dt.timedelta(days=1)  # the writer's midnight comes earlier than UTC's

_PAST = ("created", "last_reviewed", "retired_on", "negative.false_positive_check.on", "negative.fairness.on")


@check("future-date", ERROR, fix="Correct the date; a plan for the future belongs in the body.")
def future_date(record: Record, folder: Folder) -> Iterator[Breach]:
    """Something is said to have happened on a day that is still to come.

    Readers would trust a review that nobody has made.
    """
    for name in _PAST:
        day = value_at(record.persona, name)
        if day is not None and day > folder.today + _TOLERANCE:
            yield Breach(f"`{name}` is {day}, which is still to come", tuple(name.split(".")))
    for index, source in enumerate(own_sources(record.persona)):
        if message := yet_to_come(source, folder.today):
            yield Breach(message, ("evidence", "sources", index, "date"))


def yet_to_come(source: Source, today: dt.date) -> str:
    """What is wrong with a source that is said to have been gathered on a day, or in a month, that is still to come."""
    first = first_day(source.date)
    if first is None or first <= today + _TOLERANCE:
        return ""
    return f"`{source.id}` is dated {source.date}, which is still to come: write when it was gathered"


@check("overdue-review", WARNING, fix="Check the persona against newer evidence, then set `last_reviewed`.")
def overdue_review(record: Record, folder: Folder) -> Iterator[Breach]:
    """The last review has run out.

    People change, and what was true then may no longer be.
    """
    if record.is_overdue(folder.today) and record.review_due:
        since = labelled(record.review_due)
        yield Breach(f"the review has been due since {since}; readers see a badge that says so", ("last_reviewed",))


@check("active-proto", WARNING, fix="Gather evidence, or keep the persona a draft until there is some.")
def active_proto(record: Record, _: Folder) -> Iterator[Breach]:
    """An active persona rests on nothing but assumptions.

    People act on an active persona, and would act on guesses.
    """
    evidence = record.persona.evidence
    if record.claims_to_be_current and evidence and evidence.basis is Basis.PROTO:
        yield Breach("people rely on an active persona, but this one rests on assumptions", ("evidence", "basis"))


@check("not-fictional", ERROR, fix="Describe a type of customer under an invented name, and remove `fictional: false`.")
def not_fictional(record: Record, _: Folder) -> Iterator[Breach]:
    """The persona is said to be a real person.

    A real person's data does not belong in a handbook that everybody reads.
    """
    if not record.persona.fictional:
        yield Breach("a persona must be fictional: a real person's data does not belong here", ("fictional",))


@check("unexplained-demographics", WARNING, fix="Say in `demographics_note` what they change, or remove them.")
def unexplained_demographics(record: Record, _: Folder) -> Iterator[Breach]:
    """A negative persona has demographics without a word on why they matter.

    Nobody is declined for who they are, only for what they do.
    """
    persona = record.persona
    if not record.is_negative or persona.demographics_note:
        return
    for name in ("age", "gender", "marital_status"):
        if getattr(persona, name) is not None:
            message = f"`{name}` in a negative persona invites unfair exclusion: say why it matters, or leave it out"
            yield Breach(message, (name,), key=True)
