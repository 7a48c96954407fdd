"""What is said of the work on challenges and root causes, and no longer holds.

Knows: when something was to be done, and whether it is. Must not know: the clock.
"""

from collections.abc import Iterator

from handbook.personas.record import Folder, Record
from handbook.personas.spellings import same_words
from handbook.personas.to_do import text_of
from handbook.problems.problem import Also, Position, Problem, Rule
from handbook.rules.check import ERROR, WARNING, Breach, check, is_tried
from handbook.schema.action import RootCause
from handbook.schema.fields import specs
from handbook.schema.terms.general import Status
from handbook.schema.terms.negative import FixStatus
from handbook.schema.work import Challenge, Work
from handbook.source import Listing, Mapping, Path

FORMER_NAME = Rule(
    "former-name",
    WARNING,
    "A part of a challenge or a root cause is still written under its former name.",
    "It is read all the same, but whoever looks for it by the name that the guide gives it finds only some of it.",
    "Write the name that it has now. What is said there stays as it is.",
)
_FORMER = {other: spec.name for spec in specs(Work) for other in spec.meta.also}
_NOT_BEGUN = (FixStatus.IDEA, FixStatus.PLANNED)


def _works(record: Record) -> Iterator[tuple[Path, Challenge | RootCause]]:
    """Everything that work is done on, and where it stands in the file, in a persona that is in use or is to be."""
    if record.status is Status.RETIRED:
        return
    yield from ((("challenges", index), one) for index, one in enumerate(record.persona.challenges))
    causes = record.negative.root_causes if record.negative else []
    yield from ((("negative", "root_causes", index), one) for index, one in enumerate(causes))


@check("overdue-work", WARNING, fix="Set `status: done` and say under `outcome:` what has changed, or set a later day.")
def overdue_work(record: Record, folder: Folder) -> Iterator[Breach]:
    """The day by which a challenge or a root cause was to be dealt with has passed, and it is still open.

    A date that nobody keeps or moves tells readers that none of them means anything.
    """
    for path, one in _works(record):
        if one.is_late(folder.today):
            message = f"`due: {one.due}` has passed, and this is still open: say what came of it, or set a later day"
            yield Breach(message, (*path, "due"))


@check("done-without-outcome", WARNING, fix="Say under `outcome:` what has changed, or that nobody has looked yet.")
def done_without_outcome(record: Record, _: Folder) -> Iterator[Breach]:
    """Something is done, and nothing says what has changed since.

    It no longer counts among what costs us money, and nobody can tell whether it really has stopped.
    """
    for path, one in _works(record):
        if one.status is FixStatus.DONE and one.outcome is None:
            at = record.written(path)
            if not is_tried(record, (*at, "outcome"), type(one)):
                message = "this is done, but nothing says what has changed: add `outcome:`"
                yield Breach(message, (*path, "status"))


@check("early-outcome", WARNING, fix="Set the status that it has now, or delete the outcome until there is one.")
def early_outcome(record: Record, _: Folder) -> Iterator[Breach]:
    """Something has an outcome, and its status says that nobody has begun with it, or it has none.

    Readers would take a hope for what has happened, or go on paying for what is settled.
    """
    for path, one in _works(record):
        if one.outcome is None or (one.status and one.status not in _NOT_BEGUN):
            continue
        said = (
            f"`status: {one.status}` that nobody has begun" if one.status else "no `status:` says how far the work is"
        )
        if one.status is None and is_tried(record, (*record.written(path), "status"), type(one)):
            continue
        message = f"`outcome:` says what has changed, and {said}: set the status"
        remedy = "that it has now, such as `done`, or write what you hope for into the text itself"
        yield Breach(f"{message} {remedy}", (*path, "status" if one.status else "outcome"))


@check("cost-twice", ERROR, fix="Keep one of them, with what both cost together if they are not the same money.")
def cost_twice(record: Record, _: Folder) -> Iterator[Breach]:
    """A file says the same challenge or root cause twice, each time with a cost.

    The backlog has them in one row and would add up the two, so that one cost would count double.
    """
    found: dict[tuple[str, FixStatus | None], Path] = {}
    for path, one in _works(record):
        if one.cost_per_year is None:
            continue
        said = same_words(text_of(one)), one.status if one.is_closed else None
        first = found.setdefault(said, path)
        if first != path:
            at = record.document.at(record.written((*first, "cost_per_year")))
            message = f"`{one.cost_per_year}` would be added to what the same words cost already: keep one of the two,"
            remedy = "with what both cost together if it is not the same money"
            yield Breach(f"{message} {remedy}", (*path, "cost_per_year"), also=(Also(record.path, at, "its cost"),))


def judge(folder: Folder) -> Iterator[Problem]:
    """Each former name, once for the whole handbook, where it is met first."""
    for former, name in _FORMER.items():
        places = [
            Also(record.path, at, "here too")
            for record in sorted(folder.records, key=lambda one: one.path)
            for at in _named(record.document.front, former)
        ]
        if places:
            first, *others = places
            also = f", and in {len(others)} other place{'s' * (len(others) > 1)}" if others else ""
            message = f"`{former}:` is called `{name}:` now: write that here{also}"
            yield Problem(first.path, first.at, FORMER_NAME, message, tuple(others))


def _named(front: Mapping, part: str) -> Iterator[Position]:
    """Where challenges and root causes have a part of this name."""
    negative = front.values.get("negative")
    causes = negative.values.get("root_causes") if isinstance(negative, Mapping) else None
    for node in (front.values.get("challenges"), causes):
        for entry in node.items if isinstance(node, Listing) else (node,):
            if isinstance(entry, Mapping) and part in entry.values:
                yield entry.keys[part]
