"""What is said of the work on challenges and root causes, and no longer holds.

Knows: when something was to be done, and whether it is. Must not know: the clock.
"""

from collections.abc import Iterator

from handbook.personas.record import Folder, Record
from handbook.rules.check import WARNING, Breach, check, is_tried
from handbook.schema.terms.general import Status
from handbook.schema.terms.negative import FixStatus
from handbook.schema.work import Work
from handbook.source import Path


def _works(record: Record) -> Iterator[tuple[Path, Work]]:
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
