"""The rules for those who are not a fit in a line each: the same as for personas, at the place of each line.

Knows: the list, and the rules for personas' texts. Must not know: which words are about who people are.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain

from handbook.markdown.prose import inspect
from handbook.personas.record import Folder, Record, same_name
from handbook.personas.short import Entry, Short
from handbook.problems.problem import START, Also, Position, Problem
from handbook.rules import exclusions, fairness, privacy, references, required, wording
from handbook.rules.check import Check, run
from handbook.schema import Persona, did_you_mean
from handbook.schema.action import Exclusion
from handbook.schema.negative import Handling, Negative
from handbook.schema.rules import BAD_ID
from handbook.schema.scalars import SLUG, labelled
from handbook.schema.statements import Claim
from handbook.schema.terms.general import PersonaType
from handbook.schema.terms.term import Term
from handbook.source import Document, Scalar
from handbook.source.files import SHORT_LIST

# Those that read texts and nothing else.
OF_TEXTS: tuple[Check, ...] = (
    *privacy.CHECKS,
    wording.placeholder_text,
    wording.nothing_as_text,
    wording.quotation_marks,
    required.empty_field,
)
_RESERVED = ("index", "readme")


def judge(folder: Folder) -> Iterator[Problem]:
    """Every breach of a rule in the list."""
    short = folder.short
    yield from run(OF_TEXTS, _as_record(short, Persona(), with_content(short.document)), folder)
    for entry in short.entries:
        yield from _unfair(entry, short, folder)
        yield from _expired(entry, short, folder)
        yield from _dangling(entry, short, folder)
    yield from _taken(short, folder)


def with_content(document: Document) -> Document:
    """The list without parts that hold nothing yet, or nothing any more."""
    front = document.front
    empty = {key for key, node in front.values.items() if isinstance(node, Scalar) and node.is_empty}
    return replace(document, front=replace(front, values={k: v for k, v in front.values.items() if k not in empty}))


def _as_record(short: Short, persona: Persona, document: Document) -> Record:
    return Record("", persona, document, inspect(""), short.broken)


def _unfair(entry: Entry, short: Short, folder: Folder) -> Iterator[Problem]:
    """What keeps somebody out for who they are: a line and its reasons are rules, the rest is what teams read."""
    line = entry.line
    rules = [line.line, *(reason for reason in line.reason if not isinstance(reason, Term))]
    negative = Negative(
        exclusions=[Exclusion(where="Everywhere", rule=text) for text in rules],
        reconsider_when=[Claim(text=line.until)] if isinstance(line.until, str) else [],
        handling=Handling(refer_to=line.instead) if line.instead else None,
        fairness=line.fairness,
    )
    persona = Persona(type=PersonaType.NEGATIVE, negative=negative)
    record = _as_record(Short(), persona, short.document)
    told: set[str] = set()
    for one in (fairness.unfair_exclusion, fairness.protected_trait):
        for breach in one.find(record, folder):
            if breach.message not in told:
                told.add(breach.message)
                yield Problem(SHORT_LIST, short.at(entry, "line"), one.rule, breach.message, breach.also)


def _expired(entry: Entry, short: Short, folder: Folder) -> Iterator[Problem]:
    if entry.line.is_expired(folder.today):
        message = f"the line expired on {labelled(entry.line.until)}: delete it, or decide again and set a later day"
        yield Problem(SHORT_LIST, short.at(entry, "until"), exclusions.expired_exclusion.rule, message)


def _dangling(entry: Entry, short: Short, folder: Folder) -> Iterator[Problem]:
    """A persona's id that nobody has; one word, or words that are near to none, are words."""
    named = entry.line.instead or ""
    if "-" not in named or not re.fullmatch(SLUG, named) or folder.knows(named) or same_name(named) in folder.named:
        return
    if hint := did_you_mean(named, folder.paths):
        message = f"there is no persona `{named}`.{hint}"
        yield Problem(SHORT_LIST, short.at(entry, "instead"), references.dangling_reference.rule, message)


def _taken(short: Short, folder: Folder) -> Iterator[Problem]:
    """Ids that something else has: a persona, a former one, another line."""
    seen: dict[str, Position] = {}
    for entry in short.entries:
        at = short.at(entry, "id" if entry.line.id else "line")
        if entry.id in _RESERVED:
            message = f"`{entry.id}` cannot be an id: give the line an `id:` of its own"
            yield Problem(SHORT_LIST, at, BAD_ID, message)
        elif other := _holder(entry.id, folder) or (SHORT_LIST, seen.get(entry.id)):
            path, place = other
            if place:
                taken = Also(path, place, "taken here")
                yield Problem(SHORT_LIST, at, references.duplicate_id.rule, _message(entry, path), (taken,))
        seen.setdefault(entry.id, at)
    for part in ("signs", "questions", "wordings"):
        yield from _twice(short, part)


def _holder(name: str, folder: Folder) -> tuple[str, Position] | None:
    """The persona that has an id or had it, with the place where it says so."""
    for record, path in folder.named.get(same_name(name), ()):
        return record.path, record.document.at(record.written(path)) if path else START
    return next(((path, START) for path in chain(folder.paths.get(name, ()))), None)


def _message(entry: Entry, path: str) -> str:
    if path == SHORT_LIST:
        why = (
            "is the id of another line"
            if entry.line.id
            else "is what another line begins with, so that both have one id"
        )
    else:
        why = f"is taken already, by {path}"
    remedy = (
        "choose another" if entry.line.id else "give this one an `id:` of its own, or delete it if both say the same"
    )
    return f"`{entry.id}` {why}: {remedy}"


def _twice(short: Short, part: str) -> Iterable[Problem]:
    seen: dict[str, Position] = {}
    for id_, path in short.ids(part):
        at = short.document.at(path)
        if first := seen.get(id_):
            taken = (Also(SHORT_LIST, first, "taken here"),)
            yield Problem(
                SHORT_LIST, at, references.duplicate_id.rule, f"`{id_}` is there already: choose another", taken
            )
        seen.setdefault(id_, at)
