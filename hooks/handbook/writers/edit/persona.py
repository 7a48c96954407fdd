"""The persona that is to be changed, if it can be.

Knows: which files can be changed without guessing. Must not know: what is changed.
"""

import posixpath
import re

from handbook.content.handbook import Handbook
from handbook.personas.catalog import ids_of
from handbook.personas.record import Record
from handbook.schema import did_you_mean
from handbook.source import RULES
from handbook.writers.edit.change import RefusedError, listed


def find(handbook: Handbook, persona_id: str) -> Record:
    """The persona of this id, which may also be given as its file.

    Raises RefusedError unless there is just one, and it can be read.
    """
    wanted = posixpath.basename(persona_id).removesuffix(".md")
    if not wanted:
        raise RefusedError("Say which persona: give the name of its file without `.md`.")
    paths = ids_of(handbook.content.personas).get(wanted, ())
    if not paths:
        raise RefusedError(f"There is no persona `{wanted}`.{_hint(handbook, wanted)}")
    if len(paths) > 1:
        raise RefusedError(f"`{wanted}` is the id of {' and '.join(paths)}: rename one of the files by hand first.")
    if record := handbook.catalog.by_id.get(wanted):
        return record
    raise RefusedError(f"{paths[0]} cannot be read before this is mended:{_problem_of_form(handbook, paths[0])}")


def _hint(handbook: Handbook, wanted: str) -> str:
    """The persona that was called so, or whose id is nearest."""
    renamed = next((record for record, where in handbook.folder.named.get(wanted, ()) if where), None)
    if renamed:
        return f" It is called `{renamed.id}` now."
    return did_you_mean(wanted, ids_of(handbook.content.personas))


def _problem_of_form(handbook: Handbook, path: str) -> str:
    """The first problem of a file that keeps it from being taken apart for certain; empty if there is none."""
    return listed([one for one in handbook.problems if one.path == path and one.rule in RULES][:1])


def refuse_unclear(handbook: Handbook, record: Record) -> None:
    """Raises RefusedError if the persona's file, or one that seems to name it, cannot be taken apart for certain."""
    name = re.compile(rb"(?<![\w-])" + re.escape(record.id.encode()) + rb"(?![\w-])")
    content = handbook.content
    for path, data in (content.personas | content.docs).items():
        problem = _problem_of_form(handbook, path)
        if problem and path == record.path:
            raise RefusedError(f"{path} cannot be changed safely before this is mended:{problem}")
        if problem and name.search(data):
            raise RefusedError(f"{path} names `{record.id}`, and cannot be read before this is mended:{problem}")
