"""A persona under another id: its file, its former id as an alias, and everything that names it.

Knows: what has to change with an id. Must not know: how a file is laid out, the disk.
"""

import posixpath
import re
from collections.abc import Iterator, Mapping

from handbook.content.handbook import Handbook
from handbook.personas.catalog import ids_of
from handbook.personas.record import Record, is_id
from handbook.source import scalars
from handbook.source.files import SHORT_LIST
from handbook.writers.edit.change import Change, RefusedError, after, listed, new_errors
from handbook.writers.edit.fields import Fields
from handbook.writers.edit.mentions import Mention, mentions
from handbook.writers.edit.persona import find, refuse_unclear
from handbook.writers.edit.text import Splice, Text

ABOVE_ALIASES = ("status", "summary", "name")


def rename(handbook: Handbook, old: str, new: str, beside: Mapping[str, bytes]) -> Change:
    """Gives the persona `old` the id `new`.

    `beside` are files outside of the content that may name the persona's file, such as the site's settings.
    Raises RefusedError, in words for a writer, when it cannot be done without doing harm.
    """
    record = find(handbook, old)
    _refuse_taken(handbook, record, new)
    refuse_unclear(handbook, record)
    named = mentions(handbook, record)
    moved_to = posixpath.join(posixpath.dirname(record.path), f"{new}.md")
    files = {path: _changed(handbook, path, named, record, new) for path in {record.path, *(m.path for m in named)}}
    others = {path: renamed_path(data, record.path, moved_to) for path, data in beside.items()}
    files |= {path: data for path, data in others.items() if data != beside[path]}
    change = Change(files, tuple(_said(record, moved_to, files, named)), {record.path: moved_to})
    if errors := new_errors(handbook, after(handbook, change), change):
        raise RefusedError(f"These would be errors afterwards. Mend the places first:{listed(errors)}")
    return change


def _refuse_taken(handbook: Handbook, record: Record, new: str) -> None:
    if not is_id(new):
        raise RefusedError(
            f"`{new}` cannot be a persona's id: use small letters, digits and hyphens, such as `quiet-planner`."
        )
    if new == record.id:
        raise RefusedError(f"`{new}` is its id already.")
    if taken := ids_of(handbook.content.personas).get(new):
        raise RefusedError(f"`{new}` is the id of {', '.join(taken)} already: choose another.")
    for other, path in handbook.folder.named.get(new, ()):
        if path and other.path != record.path:
            raise RefusedError(f"`{new}` is an alias of {other.path}: choose another, or delete the alias there.")


def _changed(handbook: Handbook, path: str, named: list[Mention], record: Record, new: str) -> bytes:
    content = handbook.content
    text = Text({**content.personas, **content.docs, SHORT_LIST: content.short or b""}[path])
    splices = [text.replaced(m.at, f"{new}.md" if m.is_file else new) for m in named if m.path == path]
    if path == record.path:
        splices += _aliases(text, record, new)
    return text.spliced(splices)


def _aliases(text: Text, record: Record, new: str) -> Iterator[Splice]:
    """Keeps the id that it had. If it had the new one before, the two change places."""
    fields = Fields(text, record.document)
    node = record.document.front.values.get("aliases")
    aliases = [scalar for _, scalar in scalars(node)] if node else []
    if again := [scalar for scalar in aliases if scalar.text == new]:
        yield from (fields.replaced(scalar, record.id) for scalar in again)
    elif is_id(record.id) and record.id not in [scalar.text for scalar in aliases]:
        yield fields.add("aliases", record.id, below=ABOVE_ALIASES)


def renamed_path(data: bytes, old: str, new: str) -> bytes:
    """A text with the path of a file replaced wherever it stands as a whole."""
    pattern = re.compile(rb"(?<![\w./-])" + re.escape(old.encode()) + rb"(?![\w.-])")
    return pattern.sub(lambda _: new.encode(), data)


def _said(record: Record, moved_to: str, files: Mapping[str, bytes], named: list[Mention]) -> Iterator[str]:
    kept = f" `{record.id}` is an alias now, so its address still leads there." if is_id(record.id) else ""
    yield f"Moved {record.path} to {moved_to}.{kept}"
    for path in sorted(files):
        number = sum(mention.path == path for mention in named)
        if path != record.path:
            references = "1 reference" if number == 1 else f"{number} references"
            yield f"Changed {path}: {references if number else 'the path of the file'}."
