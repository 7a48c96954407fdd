"""A persona that is no longer used: said so in its file, with the reason or its successor.

Knows: what a retired persona says. Must not know: how a file is laid out, the disk.
"""

from dataclasses import replace

from handbook.content.handbook import Handbook
from handbook.personas.record import Record
from handbook.schema.terms.general import Status
from handbook.writers.edit.change import Change, RefusedError, after, listed, new_errors
from handbook.writers.edit.fields import Fields
from handbook.writers.edit.persona import find, refuse_unclear
from handbook.writers.edit.text import Text

_ABOVE = ("status", "summary", "name")


def retire(handbook: Handbook, persona_id: str, *, on: str, reason: str = "", successor: str = "") -> Change:
    """Retires a persona on a day, as typed, with a reason, a successor's id, or both.

    Raises RefusedError, in words for a writer, when it cannot be done, or if the file would break a rule that it
    keeps now. What breaks elsewhere is for the caller to tell.
    """
    record = find(handbook, persona_id)
    refuse_unclear(handbook, record)
    if record.status is Status.RETIRED:
        raise RefusedError(f"`{record.id}` is retired already: change the reason or the successor in {record.path}.")
    if not reason and not successor:
        raise RefusedError("Say why the persona is retired, or which one takes its place.")
    values = {"status": str(Status.RETIRED), "retired_on": on}
    if reason:
        values["retired_reason"] = reason
    if successor:
        values["replaced_by"] = _successor(handbook, record, successor).id
    text = Text(handbook.content.personas[record.path])
    data = text.spliced(Fields(text, record.document).set(values, below=_ABOVE))
    change = Change({record.path: data}, (f"Changed {record.path}: retired on {on}.",))
    errors = new_errors(handbook, after(handbook, change), change)
    if own := [one for one in errors if one.path == record.path]:
        raise RefusedError(f"The persona would break rules that it keeps now:{listed(own)}")
    return replace(change, errors=tuple(errors))


def _successor(handbook: Handbook, record: Record, successor: str) -> Record:
    found = find(handbook, successor)
    if found.path == record.path:
        raise RefusedError(f"`{found.id}` cannot take its own place: name another persona.")
    if found.status is Status.RETIRED:
        following = found.persona.replaced_by
        hint = f" `{following}` took its place." if following else ""
        raise RefusedError(f"`{found.id}` is retired itself: name a persona that is in use.{hint}")
    return found
