"""What can be wrong with a file.

Knows: a problem (file, line, column, rule, message). Must not know: where problems come from, or how they are drawn.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from handbook.problems.readable import readable, visible


class StoppedError(Exception):
    """A build cannot go on, for a reason that is no writer's file; the message says why."""


class Severity(StrEnum):
    """An error stops the build; a warning is shown and counted, and stops nothing unless asked."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Rule:
    """One documented rule: its stable id, how severe a breach is, what it says, why, and how to fix it."""

    id: str
    severity: Severity
    what: str
    why: str
    fix: str


class Position(NamedTuple):
    """A place in a file. Lines and columns count from 1; `end_column` is the column after the last character."""

    line: int = 1
    column: int = 1
    end_column: int | None = None


START = Position()


@dataclass(frozen=True, slots=True)
class Also:
    """A second place that a problem is about, such as where a name was taken first."""

    path: str
    at: Position
    note: str

    def __post_init__(self) -> None:
        object.__setattr__(self, "note", readable(self.note))


@dataclass(frozen=True, slots=True)
class Problem:
    """A breach of one rule at one place. `path` is relative to the project, with forward slashes."""

    path: str
    at: Position
    rule: Rule
    message: str
    also: tuple[Also, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "message", readable(self.message))

    @property
    def is_error(self) -> bool:
        """Whether this problem stops a build."""
        return self.rule.severity is Severity.ERROR

    def __str__(self) -> str:
        """The one-line form, `file:line:column: message [rule-id]`, which editors turn into a link."""
        level = "" if self.is_error else "warning: "
        message = self.message.replace("\n", " ")
        return f"{visible(self.path)}:{self.at.line}:{self.at.column}: {level}{message} [{self.rule.id}]"


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Each problem once, sorted by file and place, whatever order they were found in."""
    unique = dict.fromkeys(problems)
    return sorted(unique, key=lambda p: (p.path, p.at.line, p.at.column, p.rule.id, p.message))


def count(problems: Iterable[Problem]) -> str:
    """A summary such as `2 errors, 1 warning`."""
    found = list(problems)
    errors = sum(p.is_error for p in found)
    return ", ".join(counted(number, word) for number, word in ((errors, "error"), (len(found) - errors, "warning")))


def counted(number: int, word: str) -> str:
    """A number and what it counts, such as `1 page` or `2 pages`."""
    return f"{number} {word}{'' if number == 1 else 's'}"
