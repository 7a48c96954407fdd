"""What a negative persona has to say before anybody can work with it, and what it should say some day.

Knows: which fields stand for each other. Must not know: files.
"""

from collections.abc import Iterator

from handbook.personas.record import Folder, Record
from handbook.rules.check import ERROR, WARNING, Breach, check, is_tried
from handbook.schema.negative import EITHER, Handling, Negative
from handbook.source import Path

_WHY, _HOW = EITHER


@check(
    "negative-without-reason", ERROR, fix="Say why under `reasons:` or `why:`, or set `status: draft` until you know."
)
def negative_without_reason(record: Record, _: Folder) -> Iterator[Breach]:
    """An active negative persona says neither under `reasons:` nor under `why:` why they are not a fit.

    People who turn somebody away need to know why.
    """
    if _lacks(record, _WHY):
        message = "why are they not a fit? Add `reasons:` (unprofitable, misaligned, difficult-to-serve) or `why:`"
        yield Breach(f"{message} under `negative:`", _place(record), key=True)


@check(
    "negative-without-use",
    ERROR,
    fix="Add one of the three under `negative:`, or set `status: draft` until you know one.",
)
def negative_without_use(record: Record, _: Folder) -> Iterator[Breach]:
    """An active negative persona has neither a warning sign, nor a first step, nor says when to think again.

    With one of the three, somebody can do something; without any, the page only says who is not welcome.
    """
    if _lacks(record, _HOW):
        message = "nobody can work with this yet: add one of `warning_signs:`, `handling:` with `step:`"
        yield Breach(f"{message}, and `reconsider_when:` under `negative:`", _place(record), key=True)


@check(
    "not-said-yet", WARNING, fix="Add them when you know them; until then the page says that they are still missing."
)
def not_said_yet(record: Record, _: Folder) -> Iterator[Breach]:
    """An active negative persona leaves open why they are not a fit, how to notice, what to do or when to rethink.

    It can be used as it is. Readers wonder whether the rest is unknown or was forgotten.
    """
    if not record.claims_to_be_current or _lacks(record, _WHY) or _lacks(record, _HOW):
        return
    unsaid = [spec.path.removeprefix("negative.") for spec in record.unsaid if not _tried(record, spec.path)]
    if unsaid:
        named = ", ".join(f"`{path.replace('.', ': ')}`" for path in unsaid)
        yield Breach(f"not said yet under `negative:`: {named}", _place(record), key=True)


def _lacks(record: Record, paths: tuple[str, ...]) -> bool:
    """Whether a persona that people rely on says nothing in any of these fields, and has not tried to."""
    if not record.is_negative or not record.claims_to_be_current:
        return False
    unsaid = {spec.path for spec in record.unsaid}
    return unsaid.issuperset(paths) and not any(_tried(record, path) for path in paths)


def _tried(record: Record, path: str) -> bool:
    parts = tuple(path.split("."))
    return any(
        is_tried(record, parts[:end], block) for end, block in ((2, Negative), (3, Handling)) if end <= len(parts)
    )


def _place(record: Record) -> Path:
    return ("negative",) if "negative" in record.document.front.values else ("status",)
