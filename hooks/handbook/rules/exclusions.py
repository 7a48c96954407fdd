"""What keeps an exclusion from outliving its reason, or from keeping out the wrong people.

Knows: exclusions and their dates. Must not know: the clock, or which words are about people.
"""

from collections.abc import Iterator

from handbook.personas.record import Folder, Record
from handbook.rules.check import WARNING, Breach, check, is_tried
from handbook.schema.action import Exclusion
from handbook.schema.negative import Negative
from handbook.schema.scalars import labelled
from handbook.schema.terms.general import Status

_NEEDED = {"owner": "so that no team answers for it", "expires": "so that nobody has to decide it again"}


def _exclusions(record: Record) -> list[Exclusion]:
    """The exclusions of a negative persona that is in use, or is to be."""
    return record.negative.exclusions if record.negative and record.status is not Status.RETIRED else []


@check("open-ended-exclusion", WARNING, fix="Add the team that answers for it, and a day on which to decide again.")
def open_ended_exclusion(record: Record, _: Folder) -> Iterator[Breach]:
    """A targeting exclusion has no owner, or no day on which it expires.

    A rule that nobody looks after stays in place for years, and keeps out customers whom it was never meant for.
    """
    for index, exclusion in enumerate(_exclusions(record)):
        for name, why in _NEEDED.items():
            path = record.written(("negative", "exclusions", index))
            if getattr(exclusion, name) is None and not is_tried(record, (*path, name), Exclusion):
                yield Breach(f"the exclusion has no `{name}`, {why}", record.document.at(path))


@check(
    "expired-exclusion", WARNING, fix="Lift the exclusion and delete the entry, or decide again and set a later day."
)
def expired_exclusion(record: Record, folder: Folder) -> Iterator[Breach]:
    """The day on which a targeting exclusion was to be decided again has passed.

    What was right then may keep out good customers now.
    """
    for index, exclusion in enumerate(_exclusions(record)):
        if exclusion.is_expired(folder.today):
            message = f"the exclusion expired on {labelled(exclusion.expires)}: lift it, or decide again"
            yield Breach(message, ("negative", "exclusions", index, "expires"))


@check(
    "untested-exclusion", WARNING, fix="Look at whom the exclusions keep out, and write down when and what you found."
)
def untested_exclusion(record: Record, _: Folder) -> Iterator[Breach]:
    """Nobody has checked whether the targeting exclusions keep out people who would have fitted.

    Those who are kept out are never seen again, so that a wrong exclusion is noticed only by looking for it.
    """
    negative = record.negative
    checked = negative.false_positive_check if negative else None
    tried = is_tried(record, ("negative", "false_positive_check"), Negative)
    if _exclusions(record) and not (checked and checked.on) and not tried:
        message = "nothing says when somebody last looked whom the exclusions keep out wrongly"
        place = record.document.at(("negative", "exclusions"), key=True)
        yield Breach(f"{message}: add `false_positive_check:` with `on:`", place)
