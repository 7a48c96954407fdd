"""Drafts that pass every check: what would be an error where it is goes where it is none.

Knows: drafts, and how a handbook is judged. Must not know: the disk, the terminal.
"""

from collections.abc import Collection, Mapping
from dataclasses import replace

from commands.importing.again import mark, sealed
from commands.importing.drafts import Draft, Place, Placed, rendered
from handbook import rules
from handbook.content.handbook import Handbook
from handbook.personas.catalog import Memory, load
from handbook.problems.problem import Problem
from handbook.rules.privacy import CHECKS
from handbook.writers.edit import RefusedError
from handbook.writers.edit.change import listed

_PRIVATE = frozenset(one.rule.id for one in CHECKS)
_IN_FRONT = (Place.FIELD, Place.CUSTOM, Place.QUOTED)
_TOO_LARGE = frozenset({"body-too-large", "fields-too-large", "file-too-large"})


def settled(drafts: Mapping[str, Draft], handbook: Handbook, source: str, gone: Collection[str]) -> dict[str, str]:
    """The text of each draft by its path, in place of the files that are `gone`.

    Moves their cells on until nothing in them is an error.
    """
    memory = Memory()
    texts = {path: _text(one, handbook, source) for path, one in drafts.items()}
    while wrong := _errors(texts, handbook, memory, gone):
        by_path: dict[str, list[Problem]] = {}
        for problem in wrong:
            by_path.setdefault(problem.path, []).append(problem)
        for path, problems in by_path.items():
            if not _moved(drafts[path], problems):
                raise RefusedError(f"A draft cannot be made without errors:{listed(problems)}")
            texts[path] = _text(drafts[path], handbook, source)
    return texts


def _text(draft: Draft, handbook: Handbook, source: str) -> str:
    return sealed(rendered(draft, handbook.catalog.company.model, mark(source, draft.id, draft.sum)))


def _errors(texts: Mapping[str, str], handbook: Handbook, memory: Memory, gone: Collection[str]) -> list[Problem]:
    """What is wrong in the drafts, and what the rules on privacy only warn of."""
    made = {path: text.encode() for path, text in texts.items()}
    kept = {path: data for path, data in handbook.content.personas.items() if path not in gone}
    content = replace(handbook.content, personas=dict(sorted({**kept, **made}.items())))
    _, folder, problems = load(content, handbook.catalog.today, memory)
    found = [*problems, *rules.judge(folder)]
    return [one for one in found if one.path in made and (one.is_error or one.rule.id in _PRIVATE)]


def _moved(draft: Draft, problems: list[Problem]) -> bool:
    """Moves on the cells that the problems are about; whether there were any."""
    done: list[Placed] = []
    for problem in problems:
        for one in _culprits(draft, problem):
            if not any(one is other for other in done) and one.place is not Place.OUT:
                done.append(one)
                private = problem.rule.id in _PRIVATE
                too_large = problem.rule.id in _TOO_LARGE and one.place not in _IN_FRONT
                why = "the rules on privacy refuse it" if private else problem.message
                one.on(why, out=private or too_large)
    return bool(done)


def _culprits(draft: Draft, problem: Problem) -> list[Placed]:
    """The cells on the problem's line; the largest of all where it is about the whole file, or about no cell."""
    if problem.rule.id not in _TOO_LARGE:
        here = [one for lines, cells in draft.owners if problem.at.line in lines for one in cells]
        if any(one.place is not Place.OUT for one in here):
            return here
    left = [one for one in draft.cells if one.place is not Place.OUT and one.path != "type"]
    if problem.rule.id == "fields-too-large":
        left = [one for one in left if one.place in _IN_FRONT]
    if problem.rule.id == "body-too-large":
        left = [one for one in left if one.place not in _IN_FRONT or one.also]
    return [max(left, key=lambda one: one.size)] if left else []
