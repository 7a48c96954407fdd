"""The rules for sources that several personas rest on: the shared list, and copies of one source in several files.

Knows: the list, the sources of personas, and the rules for personas' texts. Must not know: pages.
"""

import itertools
import json
from collections.abc import Iterator

from handbook.markdown.prose import inspect
from handbook.personas.citations import citations
from handbook.personas.record import Folder, Record
from handbook.personas.studies import Studies, own_sources
from handbook.problems.problem import Also, Position, Problem, Rule, Severity
from handbook.rules import lifecycle, references, short
from handbook.rules.check import run
from handbook.schema import Persona
from handbook.schema.blocks import Source
from handbook.schema.slugs import slug_of
from handbook.source.files import SOURCES

COPIED_SOURCE = Rule(
    "copied-source",
    Severity.WARNING,
    "The same source is described in several files.",
    "A correction in one of them would leave the others wrong, and nobody could see all that rests on it.",
    "Describe it once in `personas/_sources.yml`, cite its id there, and delete the copies.",
)
UNUSED_SOURCE = Rule(
    "unused-source",
    Severity.WARNING,
    "No persona cites a source that `personas/_sources.yml` lists.",
    "Somebody gathered it, and nothing rests on it: its id may be misspelt where it is meant.",
    "Cite its id under `source:` where it bears a statement out, or delete the entry.",
)
RULES = (COPIED_SOURCE, UNUSED_SOURCE)
_WORDS = 4  # of a title, in an id that is made of it
_MOST_FILES = 3  # that one message names

_Found = tuple[Record, int, Source]


def judge(folder: Folder) -> Iterator[Problem]:
    """Every breach of a rule in the list, and every source that is copied."""
    studies = folder.studies
    record = Record("", Persona(), short.with_content(studies.document), inspect(""), studies.broken)
    yield from run(short.OF_TEXTS, record, folder)
    yield from _twice(studies)
    yield from _taken(folder)
    for index, study in enumerate(studies.entries):
        if message := lifecycle.yet_to_come(study, folder.today):
            yield Problem(SOURCES, studies.at(index, "date"), lifecycle.future_date.rule, message)
    yield from _unused(folder)
    yield from _copied(folder)


def _twice(studies: Studies) -> Iterator[Problem]:
    seen: dict[str, tuple[str, Position]] = {}
    for index, study in enumerate(studies.entries):
        at = studies.at(index, "id")
        if other := seen.get(study.id.casefold()):
            first, place = other
            message = references.taken_id(study.id, first, f"{SOURCES}:{place.line}")
            message += ": choose another for one of the two, here and where it is cited"
            yield Problem(SOURCES, at, references.duplicate_source.rule, message, (Also(SOURCES, place, "taken here"),))
        seen.setdefault(study.id.casefold(), (study.id, at))


def _taken(folder: Folder) -> Iterator[Problem]:
    """Ids of the list that personas' own sources have: told at the only one of them, or else in the list."""
    holders: dict[str, dict[str, _Found]] = {}
    for record in sorted(folder.records, key=lambda one: one.path):
        for index, source in enumerate(own_sources(record.persona)):
            if not record.is_broken(("evidence", "sources", index, "id")):
                holders.setdefault(source.id.casefold(), {}).setdefault(record.path, (record, index, source))
    listed = {study.id.casefold(): (index, study) for index, study in reversed([*enumerate(folder.studies.entries)])}
    for same, (number, study) in listed.items():
        place, found = folder.studies.at(number, "id"), [*holders.get(same, {}).values()]
        if len(found) == 1:
            record, index, source = found[0]
            message = references.taken_id(source.id, study.id, f"{SOURCES}:{place.line}")
            message += ": delete this one if both are the same, or give it another id here and where it is cited"
            also = Also(SOURCES, place, "taken here")
            yield Problem(record.path, _at(record, index, "id"), references.duplicate_source.rule, message, (also,))
        elif found:
            paths = [record.path for record, _, _ in found]
            more = [f"{len(paths) - _MOST_FILES} more"] if len(paths) > _MOST_FILES else []
            named = " and ".join((", ".join(paths[:_MOST_FILES]), *more))
            case = "" if found[0][2].id == study.id else ", which differs in capitals only"
            message = (
                f"{len(paths)} files call a source of their own `{found[0][2].id}`{case} ({named}): choose another id "
                "than theirs, here and where this source is cited; or delete theirs, if it is this very source"
            )
            every = tuple(Also(one.path, _at(one, index, "id"), "taken here") for one, index, _ in found)
            yield Problem(SOURCES, place, references.duplicate_source.rule, message, every)


def _unused(folder: Folder) -> Iterator[Problem]:
    """Sources that nobody cites, as far as every file could be read: others may cite them."""
    if any(record.broken for record in folder.records) or len(folder.records) < sum(map(len, folder.paths.values())):
        return
    cited = {id_.casefold() for record in folder.records for _, id_ in citations(record.persona)}  # misspelt is told
    for index, study in enumerate(folder.studies.entries):
        if study.id.casefold() not in cited:
            message = f"no persona cites `{study.id}`: cite it where it bears a statement out, or delete it"
            yield Problem(SOURCES, folder.studies.at(index, "id"), UNUSED_SOURCE, message)


def _copied(folder: Folder) -> Iterator[Problem]:
    """Sources that are word for word the same in several files, or in one and in the list, whatever their ids are."""
    found: dict[str, list[_Found]] = {}
    for record in sorted(folder.records, key=lambda one: one.path):
        for index, source in enumerate(own_sources(record.persona)):
            if source.date and (source.n is not None or source.link):  # "Interviews" alone may be anybody's
                found.setdefault(_said(source), []).append((record, index, source))
    listed = {_said(study): study.id for study in reversed(folder.studies.entries)}
    taken = {one.id for record in folder.records for one in own_sources(record.persona)} | {*folder.studies.by_id}
    for said, several in found.items():
        if said in listed:
            for record, index, source in several:
                if source.id != listed[said]:  # else it is said already that the id is taken
                    message = f"this source is `{listed[said]}` in {SOURCES}: cite that in place of `{source.id}`"
                    yield Problem(record.path, _at(record, index), COPIED_SOURCE, f"{message}, and delete this copy")
        elif len({record.path for record, _, _ in several}) > 1:
            yield _once(several, taken)


def _once(several: list[_Found], taken: set[str]) -> Problem:
    (record, index, source), *others = several
    words = "-".join(slug_of(source.title).split("-")[:_WORDS]) or "study"
    id_ = next(
        one for one in itertools.chain([words], (f"{words}-{n}" for n in itertools.count(2))) if one not in taken
    )
    taken.add(id_)
    message = (
        f"{len(several)} files describe this source: write `- {_line(source, id_)}` into {SOURCES}, "
        f"cite `{id_}` in each of them, and delete the copies"
    )
    also = tuple(Also(one.path, _at(one, at), f"`{copy.id}` here") for one, at, copy in others)
    return Problem(record.path, _at(record, index), COPIED_SOURCE, message, also)


def _line(source: Source, id_: str) -> str:
    """The source as one line of the list, with all that it says."""
    said = source.model_dump(mode="json", exclude_none=True) | {"id": id_}
    return "{" + ", ".join(f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in said.items()) + "}"


def _said(source: Source) -> str:
    """All that a source says, whatever it is called in its file or who owns it."""
    said = source.model_dump(mode="json", exclude={"id", "owner"}, exclude_none=True)
    return json.dumps({key: " ".join(str(value).casefold().split()) for key, value in said.items()}, sort_keys=True)


def _at(record: Record, index: int, part: str = "title") -> Position:
    return record.document.at(record.written(("evidence", "sources", index, part)))
