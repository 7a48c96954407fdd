"""What a rule is: one function that looks at one persona and says what breaks it, and where.

Knows: how rules are declared and run. Must not know: any one rule.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from handbook.personas.record import Folder, Record
from handbook.problems.problem import Also, Position, Problem, Rule, Severity
from handbook.schema import Block, meant_by
from handbook.source import Path

ERROR, WARNING = Severity.ERROR, Severity.WARNING


@dataclass(frozen=True, slots=True)
class Breach:
    """What is wrong, and where: a path into the persona (`at` its value, or its key) or a place in the file."""

    message: str
    at: Path | Position
    key: bool = False
    also: tuple[Also, ...] = ()


Find: TypeAlias = Callable[[Record, Folder], Iterable[Breach]]


@dataclass(frozen=True, slots=True)
class Check:
    """A rule and the function that finds its breaches."""

    rule: Rule
    find: Find


def check(rule_id: str, severity: Severity, *, fix: str) -> Callable[[Find], Check]:
    """Declares a rule: the function's docstring says what it is, its second paragraph why, and `fix` how to mend it."""

    def declare(find: Find) -> Check:
        what, _, why = (find.__doc__ or "").partition("\n\n")
        return Check(Rule(rule_id, severity, " ".join(what.split()), " ".join(why.split()), fix), find)

    return declare


def is_tried(record: Record, path: Path, block: type[Block]) -> bool:
    """Whether a part of a block is reported already, be it under a name that is no part's but near to its own."""
    *inside, name = path
    return record.is_broken(path) or any(
        [*wrong] == inside and key not in block.model_fields and str(name) in meant_by(block, str(key))
        for *wrong, key in filter(None, record.broken)
    )


def run(checks: Iterable[Check], record: Record, folder: Folder) -> Iterator[Problem]:
    """Every breach in one persona, leaving out what only follows from a value that is reported already."""
    for one in checks:
        for breach in one.find(record, folder):
            if isinstance(breach.at, Position):
                yield Problem(record.path, breach.at, one.rule, breach.message, breach.also)
            elif not record.is_broken(path := record.written(breach.at)):
                place = record.document.at(path, key=breach.key)
                yield Problem(record.path, place, one.rule, breach.message, breach.also)
