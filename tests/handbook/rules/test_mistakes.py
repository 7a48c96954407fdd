"""Mistakes that people really make, one in each folder of `tests/cases/mistakes/`, or beside the rule that it shows.

`wrong/` is a miniature project with the mistake in an otherwise good file, `fixed/` the same after doing literally
what the message says, and `expected.txt` the one line that the check prints. What is wrong, and where, is taken from
the difference between the two files and not from the code under test.
"""

import difflib
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from tests.handbook.support import CASES, RULE_CASES, found

from handbook.problems.problem import Problem

# Pairs for the page Rules whose remedy stands on another line, or names nothing of it: test_cases judges them.
LOOSE = {
    "age-of-a-negative-persona",
    "assumptions-as-active",
    "comment-never-closed",
    "costs-more-than-they-leave",
    "difficult-without-a-cause",
    "exclusion-nobody-has-tested",
    "exclusion-that-has-expired",
    "exclusion-without-an-owner",
    "figures-from-nowhere",
    "folder-misspelled",
    "internal-note-not-indented",
    "negative-folder-in-capitals",
    "negative-without-reason",
    "negative-without-use",
    "not-fictional",
    "not-said-yet",
    "picture-on-another-host",
    "review-long-ago",
    "script-in-a-page",
    "setting-without-a-colon",
}
PAIRS = [path.parent for path in (*(CASES / "mistakes").glob("*/wrong"), *RULE_CASES.glob("*/*/wrong"))]
FOLDERS = sorted(path for path in PAIRS if path.name not in LOOSE)
# What is missing has no line of its own: the problem stands on the line that asks for it, or that it belongs to.
STATED_ON = {
    "done-and-nothing-said": "      status: done",
    "customer-in-the-negative-folder": "type: customer",
    "exclusion-without-a-rule": "    - where: Search advertisements",
    "file-name-with-spaces": "---",
    "id-twice": "name: The Lending Library",
    "no-challenges": "status: active",
    "no-evidence": "status: active",
    "no-goals": "status: active",
    "no-name": "status: active",
    "no-owner": "status: active",
    "no-review-date": "status: active",
    "no-sources": "  basis: qualitative",
    "no-warning-signs": "negative:",
    "persona-in-docs": "---",
    "portrait-without-description": "avatar:",
    "quote-without-kind": "  text: If it is not on the list, I do not need it.",
    "retired-without-a-reason": "status: retired",
    "source-without-a-title": "    - id: S1",
}
# The files' names are the mistake, or its remedy; nothing inside the files changes.
RENAMED = {"customer-in-the-negative-folder", "file-name-with-spaces", "id-twice", "persona-in-docs"}
# What a message names without quoting it, because it is not there.
NAMED = {"no-goals": "goal"}
# Where a value, a name or a list item begins; in brackets, each item.
_BEGINS = re.compile(r"^\s*|: +|- +")
_BEGINS_IN_BRACKETS = re.compile(rf"{_BEGINS.pattern}|[\[{{]|, *")


def name(folder: Path) -> str:
    return folder.name


@cache
def problems(project: Path) -> tuple[Problem, ...]:
    return found(project)


def the_problem(folder: Path) -> Problem:
    (problem,) = problems(folder / "wrong")
    return problem


def lines(file: Path) -> list[str]:
    return file.read_bytes().decode("utf-8", "surrogateescape").split("\n")


def files(project: Path) -> dict[str, Path]:
    return {path.relative_to(project).as_posix(): path for path in sorted(project.rglob("*")) if path.is_file()}


def sides(folder: Path) -> tuple[list[str], list[str]]:
    """The lines of the file with the mistake, and of the same file when it is mended."""
    wrong, fixed = files(folder / "wrong"), files(folder / "fixed")
    (before,) = [path for name, path in wrong.items() if name not in fixed or differs(path, fixed[name])]
    (after,) = [path for name, path in fixed.items() if name not in wrong or differs(path, wrong[name])]
    return lines(before), lines(after)


def differs(one: Path, other: Path) -> bool:
    return one.read_bytes() != other.read_bytes()


def changes(folder: Path) -> Iterator[tuple[list[str], list[str], int]]:
    """What the remedy puts in the place of what, and the line it begins on."""
    before, after = sides(folder)
    for _, begin, end, other_begin, other_end in difflib.SequenceMatcher(None, before, after, False).get_opcodes():
        if before[begin:end] != after[other_begin:other_end]:
            yield before[begin:end], after[other_begin:other_end], begin + 1


def said(text: str) -> list[str]:
    """What a message quotes, without the ends of what it shortens."""
    return [
        one.removesuffix("\N{HORIZONTAL ELLIPSIS}")
        for one in re.findall(r"`+([^`]+)`+|ending in (\d+)", text)
        for one in one
        if one
    ]


def test_there_are_enough_mistakes_and_each_exception_is_one_of_them() -> None:
    assert len(FOLDERS) >= 60
    assert STATED_ON.keys() | RENAMED | NAMED.keys() <= {folder.name for folder in FOLDERS}
    assert {folder.name for folder in PAIRS} >= LOOSE
    assert len({folder.name for folder in PAIRS}) == len(PAIRS), "the exceptions are told apart by name"


@pytest.mark.parametrize("folder", FOLDERS, ids=name)
def test_a_mistake_is_exactly_one_problem(folder: Path, *, bless: bool) -> None:
    found = "".join(f"{problem}\n" for problem in problems(folder / "wrong"))
    if bless:
        (folder / "expected.txt").write_text(found, encoding="utf-8", newline="\n")
    assert found == (folder / "expected.txt").read_text(encoding="utf-8")
    assert found.count("\n") == 1


@pytest.mark.parametrize("folder", FOLDERS, ids=name)
def test_the_remedy_works_when_it_is_applied_literally(folder: Path) -> None:
    assert [str(problem) for problem in problems(folder / "fixed")] == []


@pytest.mark.parametrize("folder", FOLDERS, ids=name)
def test_the_problem_stands_on_the_line_that_the_remedy_changes(folder: Path) -> None:
    problem = the_problem(folder)
    if folder.name in STATED_ON:
        assert lines(folder / "wrong" / problem.path)[problem.at.line - 1] == STATED_ON[folder.name]
    else:
        changed = {line for before, _, begin in changes(folder) for line in range(begin, begin + max(1, len(before)))}
        assert problem.at.line in changed


@pytest.mark.parametrize("folder", [one for one in FOLDERS if one.name not in STATED_ON], ids=name)
def test_the_problem_stands_between_the_beginning_of_the_value_and_the_end_of_what_changes(folder: Path) -> None:
    (before, after, _), at = next(changes(folder)), the_problem(folder).at
    if before and len(before) == len(after):
        (first, last), line = changed_columns(before[0], after[0]), before[0]
        pattern = _BEGINS_IN_BRACKETS if "]" in line else _BEGINS
        begins = [found.end() + 1 for found in pattern.finditer(line) if found.end() < first]
        assert max(begins, default=1) <= at.column <= last + 1
    else:
        assert 1 <= at.column <= len(lines(folder / "wrong" / the_problem(folder).path)[at.line - 1]) + 1


def changed_columns(before: str, after: str) -> tuple[int, int]:
    """From which column to which the first of two lines differs from the second."""
    first = next((n for n, (one, other) in enumerate(zip(before, after, strict=False)) if one != other), len(before))
    rest = zip(reversed(before[first:]), reversed(after[first:]), strict=False)
    same = next((n for n, (one, other) in enumerate(rest) if one != other), min(len(before), len(after)) - first)
    return first + 1, len(before) - same + 1


@pytest.mark.parametrize("folder", FOLDERS, ids=name)
def test_the_message_names_what_is_written_or_what_is_missing(folder: Path) -> None:
    problem = the_problem(folder)
    changed = [line for before, after, _ in changes(folder) for line in (*before, *after)]
    there = " ".join(" ".join([*changed, STATED_ON.get(folder.name, ""), problem.path]).split())
    named = NAMED.get(folder.name)
    assert named is None or named in problem.message
    assert named or any(word in there or word.rpartition(".")[2] in there for word in said(problem.message))


@pytest.mark.parametrize("folder", FOLDERS, ids=name)
def test_what_was_probably_meant_is_what_the_remedy_writes(folder: Path) -> None:
    _, _, suggestion = the_problem(folder).message.partition("Did you mean ")
    if suggestion:
        written = "\n".join(line for _, after, _ in changes(folder) for line in after)
        assert any(word in written for word in said(suggestion.partition("?")[0]))


@pytest.mark.parametrize("folder", FOLDERS, ids=name)
def test_nothing_but_one_file_changes(folder: Path) -> None:
    wrong, fixed = files(folder / "wrong"), files(folder / "fixed")
    same = [name for name in wrong if name in fixed and not differs(wrong[name], fixed[name])]
    assert len(wrong) == len(fixed) == len(same) + 1
