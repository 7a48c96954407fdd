"""Problems as each place wants to read them: a terminal, a pull request, a report file.

Knows: the forms of each place. Must not know: where problems come from, or where the text goes.
"""

import hashlib
import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from typing import TypeAlias

from handbook.problems.problem import Also, Problem, Severity, count
from handbook.problems.readable import cut, visible

# The text of one line of a file, counted from 1; nothing where there is none.
Line: TypeAlias = Callable[[str, int], str]
Draw: TypeAlias = Callable[[Sequence[Problem], Line], str]

_LONGEST = 160  # characters of a line that a report shows
_RED, _YELLOW, _BLUE, _BOLD, _RESET = "\x1b[31m", "\x1b[33m", "\x1b[34m", "\x1b[1m", "\x1b[0m"


def plain(problems: Sequence[Problem], _: Line) -> str:
    """One line per problem, `file:line:column: message [rule-id]`, which editors turn into links."""
    return "\n".join(str(problem) for problem in problems)


def terminal(problems: Sequence[Problem], line: Line) -> str:
    """Each problem with the line it stands on and a mark under the value."""
    return "\n\n".join(_drawn(problem, line, colour=False) for problem in problems)


def coloured(problems: Sequence[Problem], line: Line) -> str:
    """The same in colours."""
    return "\n\n".join(_drawn(problem, line, colour=True) for problem in problems)


def _drawn(problem: Problem, line: Line, *, colour: bool) -> str:
    def paint(text: str, *codes: str) -> str:
        return f"{''.join(codes)}{text}{_RESET}" if colour else text

    shade = _RED if problem.is_error else _YELLOW
    label, message = f"{problem.rule.severity}[{problem.rule.id}]", problem.message.replace("\n", " ")
    head = f"{paint(label, _BOLD, shade)}: {paint(message, _BOLD)}"
    width = len(str(max(p.line for p in (problem.at, *(other.at for other in problem.also)))))
    parts = [head, *_excerpt(Also(problem.path, problem.at, ""), line, width, lambda text: paint(text, shade))]
    for other in problem.also:
        parts += _excerpt(other, line, width, lambda text: paint(text, _BLUE))
    return "\n".join([*parts, f"{' ' * width} {paint('= help:', _BLUE)} {problem.rule.fix}"])


def _excerpt(place: Also, line: Line, width: int, paint: Callable[[str], str]) -> list[str]:
    """A place, its line, and the mark under what the place means; only the place where the line is empty."""
    gutter, at = " " * width, place.at
    text, column = _around(line(place.path, at.line).replace("\t", " ").rstrip(), at.column)
    named = f"{gutter}--> {visible(place.path)}:{at.line}:{at.column}"
    if not text.strip():
        return [named]
    length = at.end_column - at.column if at.end_column else 1
    before = _columns(visible(text[: column - 1]))
    marked = _columns(visible(text[column - 1 : column - 1 + length]))
    mark = paint("^" * max(1, marked) + (f" {place.note}" if place.note else ""))
    return [named, f"{gutter} |", f"{at.line:>{width}} | {visible(text)}", f"{gutter} | {' ' * before}{mark}"]


def _around(text: str, column: int) -> tuple[str, int]:
    """As much of a line as is read at a glance, with the column in it that was `column` in the whole."""
    begin = max(0, column - 1 - _LONGEST // 2) if len(text) > _LONGEST else 0
    part = cut(text[begin:], _LONGEST)
    return ("\N{HORIZONTAL ELLIPSIS}" + part, column - begin + 1) if begin else (part, column)


def _columns(text: str) -> int:
    """How many columns of a terminal a text takes; East Asian wide characters take two, combining marks none."""
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def github(problems: Sequence[Problem], _: Line) -> str:
    """GitHub Actions' workflow commands, which mark the lines of a pull request.

    Source of the escapes: GitHub's reference "Workflow commands for GitHub Actions".
    """
    return "\n".join(_annotation(problem) for problem in problems)


def _annotation(problem: Problem) -> str:
    def message(text: str) -> str:
        encodable = text.encode(errors="backslashreplace").decode()  # a file's name need not be UTF-8
        return encodable.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")

    def value(text: str) -> str:
        return message(text).replace(":", "%3A").replace(",", "%2C")

    place = f"file={value(visible(problem.path))},line={problem.at.line},col={problem.at.column}"
    if problem.at.end_column is not None:
        place += f",endColumn={problem.at.end_column}"
    return f"::{problem.rule.severity} {place},title={value(problem.rule.id)}::{message(problem.message)}"


def summary(problems: Sequence[Problem], rules_page: str = "") -> str:
    """A Markdown page with every problem, for GitHub's step summary; annotations are capped at ten of a kind.

    `rules_page` is the address at which the published handbook explains the rules, if it is known.
    """
    if not problems:
        return "### Personas\n\nNo problems.\n"
    rows = [
        " | ".join(
            (
                as_markdown(f"{visible(p.path)}:{p.at.line}"),
                p.rule.severity,
                as_markdown(p.message),
                _rule(p, rules_page),
            )
        )
        for p in problems
    ]
    head = f"### Personas: {count(problems)}\n\n| Where | | What | Rule |\n|---|---|---|---|\n"
    return head + "".join(f"| {row} |\n" for row in rows)


def _rule(problem: Problem, rules_page: str) -> str:
    named = f"`{problem.rule.id}`"
    return f"[{named}]({rules_page}#rule-{problem.rule.id})" if rules_page else named


# What Markdown could take for its own; what is left of ASCII is letters, digits and spaces.
_MARKUP = re.compile(r"([!-/:-@\[-`{-~])")


def as_markdown(text: str) -> str:
    """A text as Markdown that means just this text, in a cell of a table too.

    GitHub looks for people and issues to link after it has read the Markdown; a comment parts the sign from the name.
    """
    escaped = _MARKUP.sub(r"\\\1", visible(" ".join(text.split())))
    return re.sub(r"[@#]", r"\g<0><!-- -->", escaped)


def gitlab(problems: Sequence[Problem], _: Line) -> str:
    """GitLab's Code Quality report.

    Source: GitLab's documentation, "Code Quality", section on report format; `severity` is one of its five grades.
    """
    return json.dumps([_issue(problem, number) for problem, number in _numbered(problems)], indent=2)


def _issue(problem: Problem, number: int) -> dict[str, object]:
    identity = f"{problem.path}\0{problem.rule.id}\0{problem.message}\0{number}"
    return {
        "description": problem.message,
        "check_name": problem.rule.id,
        "fingerprint": hashlib.sha256(identity.encode(errors="backslashreplace")).hexdigest(),
        "severity": "major" if problem.rule.severity is Severity.ERROR else "minor",
        "location": {"path": visible(problem.path), "lines": {"begin": problem.at.line}},
    }


def _numbered(problems: Iterable[Problem]) -> Iterable[tuple[Problem, int]]:
    """Each problem with how many like it came before, so that equal ones keep fingerprints of their own.

    The line is no part of a fingerprint: the same problem stays the same when text is added above it.
    """
    seen: dict[tuple[str, str, str], int] = {}
    for problem in problems:
        key = (problem.path, problem.rule.id, problem.message)
        seen[key] = seen.get(key, -1) + 1
        yield problem, seen[key]


FORMATS: dict[str, Draw] = {"plain": plain, "terminal": terminal, "github": github, "gitlab": gitlab}
