"""What copying out of another program leaves behind: what nobody sees, and spaces and colons that only look right.

Knows: characters and lines. Must not know: YAML's events, or what a persona is.
"""

import re
from collections.abc import Iterator
from itertools import islice

from handbook.markdown.elsewhere import code_words, entities
from handbook.problems.problem import Position, Problem
from handbook.source import rules
from handbook.source.lines import subject, value_of

# What takes no room at all. A line is read as if it were not there.
MOST = 100  # of one line that are reported: whoever has more pasted what is no text
TURNS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"  # the order of what follows round
_NO_WIDTH = "\u200b\u2060\ufeff" + TURNS
# That, what YAML forbids, and what it takes for the end of a line although no editor shows one there.
INVISIBLE = re.compile(f"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff{_NO_WIDTH}]")
_SPACES = "\u00a0\u2000-\u200a\u202f\u205f\u3000"
_COLONS = "\N{FULLWIDTH COLON}\N{SMALL COLON}"
_MISLEADING = re.compile(f"[{_SPACES}{_COLONS}]")
# A line as far as its form goes: indentation, dashes, a name and its colon. What follows is the writer's text.
_COLON = rf"[{_SPACES}]*:[{_SPACES}]+|[{_SPACES}]+: |[ {_SPACES}]*[{_COLONS}]\s*"
_FORM = re.compile(rf"[ {_SPACES}]*(?:-[ {_SPACES}]+)*(?:[\w.-]+(?:{_COLON}))?")
# A name between colons, of which the last would end a field's name; or what begins a value with YAML's own `&`.
_MAY_BE_CODE = re.compile(r"(?m)[ \[{,]:[a-z0-9_+-]+:(?:\s|$)|[-:,\[] *&#?\w+;")
_CODE = re.compile(r"(?:(?<=[ \[{,])(?P<name>:[a-z0-9_+-]+:)(?=\s|$)|(?:[-:,] |\[) *(?P<entity>&#?\w+;))")
_TEXT_FOLLOWS = re.compile(r"(\s*).*[:-]\s+[|>][+-]?\s*")


def without_leftovers(text: str, path: str, first_line: int) -> tuple[str, list[Problem]]:
    """The text as it was meant, so that it can be judged further, and what is wrong with it as it stands."""
    problems: list[Problem] = []
    if INVISIBLE.search(text):
        problems += _invisible(text, path, first_line)
        text = INVISIBLE.sub(lambda found: "" if found.group() in _NO_WIDTH else " ", text)
    if _MAY_BE_CODE.search(text):
        lines = text.split("\n")
        problems += _codes(lines, path, first_line)
        text = "\n".join(lines)
    if _MISLEADING.search(text):
        lines = text.split("\n")
        problems += _misleading(lines, path, first_line)
        text = "\n".join(lines)
    return text, problems


def _codes(lines: list[str], path: str, first_line: int) -> Iterator[Problem]:
    """Writes the signs themselves where they are given by name or code, and YAML would take a colon or `&` for its own.

    In quotes and in longer texts these are what they seem to be, and left to whoever judges values.
    """
    for number in _outside_texts(lines):
        line = lines[number]
        if value_of(line)[:1] in ('"', "'"):
            continue
        for found in [*_CODE.finditer(line)][::-1]:
            group = "name" if found["name"] else "entity"
            code, begin, end = found[group], *found.span(group)
            sign = next((sign for _, sign in (*code_words(code), *entities(code))), "")
            if sign:
                lines[number] = lines[number][:begin] + sign + lines[number][end:]
                at = Position(first_line + number, begin + 1, end + 1)
                instead = "a space" if sign == " " else f"`{sign}`"
                message = f"`{code}` in `{subject(line)}` stands for a sign in other programs: write {instead} there"
                yield Problem(path, at, rules.BAD_YAML, message)


def _invisible(text: str, path: str, first_line: int) -> Iterator[Problem]:
    for number, line in enumerate(text.split("\n")):
        name = subject(INVISIBLE.sub("", line))
        for found in islice(INVISIBLE.finditer(line), MOST):
            at = Position(first_line + number, found.start() + 1)
            yield Problem(path, at, rules.CONTROL_CHARACTER, f"{invisible(found)} in `{name}`: {DELETE}")


DELETE = "delete it, or type the passage again"


def invisible(found: re.Match[str]) -> str:
    """The character in words."""
    return f"an invisible character (U+{ord(found.group()):04X})"


def _misleading(lines: list[str], path: str, first_line: int) -> Iterator[Problem]:
    """Mends the lines whose form is spoilt. The same mistake in several lines is one problem."""
    spaces: list[Position] = []
    for number in _outside_texts(lines):
        line = lines[number]
        form = _FORM.match(line)
        if form is None or not (found := _MISLEADING.search(form.group())):
            continue
        at = Position(first_line + number, found.start() + 1)
        mended = re.sub(f"[{_SPACES}]", " ", re.sub(rf"\s*[{_COLONS}]\s*", ": ", form.group()))
        lines[number] = mended + line[form.end() :]
        if re.search(f"[{_COLONS}]", form.group()):
            message = f"`{subject(line)}` is followed by a full-width colon: write `{mended.strip()}` and a space"
            yield Problem(path, at, rules.BAD_YAML, message)
        else:
            spaces.append(at)
    if spaces:
        yield Problem(path, spaces[0], rules.CONTROL_CHARACTER, _spaces(lines[spaces[0].line - first_line], spaces))


def _spaces(line: str, places: list[Position]) -> str:
    others = sorted({place.line for place in places[1:]})
    where = f". The same on line{'s' if others[1:] else ''} {', '.join(map(str, others))}" if others else ""
    return f"a no-break space in `{subject(line)}`, which only looks like a space: type a space in its place{where}"


def _outside_texts(lines: list[str]) -> Iterator[int]:
    """The lines that are not part of a longer text after `>` or `|`, where every character is the writer's own."""
    margin: int | None = None
    for number, line in enumerate(lines):
        indent = len(line) - len(line.lstrip(" "))
        if margin is not None and (not line.strip(" ") or indent > margin):
            continue
        opening = _TEXT_FOLLOWS.fullmatch(line)
        margin = indent if opening else None
        yield number
