"""What a writer can do about a syntax error: YAML's own words, and the lines around the place, put plainly.

Knows: YAML's errors, and the slips that lead to them. Must not know: what a persona is.

Nothing here runs for a file that can be read.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

import yaml

from handbook.problems.problem import Position, Problem
from handbook.problems.readable import shortened
from handbook.source import rules
from handbook.source.comments import cut_in
from handbook.source.lines import in_quotes, meant_as_item, subject, value_of, without_colon


class _Advice(NamedTuple):
    """What to do, and where; line and column count from 0."""

    text: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class _Trouble:
    """Where YAML gave up, where the thing began that it was reading, and its words for it."""

    lines: list[str]
    line: int
    column: int
    began: tuple[int, int]
    words: str

    @property
    def written(self) -> str:
        return self.lines[self.line]

    @property
    def is_in_brackets(self) -> bool:
        return "expected ',' or" in self.words or "expected node content" in self.words

    @property
    def above(self) -> str:
        """The line before, not counting empty ones."""
        return next((line for line in reversed(self.lines[: self.line]) if line.strip()), "")


_CLOSING = {"[": "]", "{": "}"}
_OPEN = re.compile(r"[\[{](?=[^\]}]*$)")
_Hint = Callable[[_Trouble], _Advice | None]
_NAMED = r"\s*(?:- +)*[\w.-]+:\s+"
# A slip that one line shows by itself -> what to do. `at` is the place; the other groups can be repeated.
_SLIPS = (
    (r"\s*(?P<at><!--)\s*(?P<rest>.*?)\s*(?:-->)?\s*", "a comment begins with `#`: write `# {rest}`"),
    (
        r"\s*(?:- +)?(?P<at>\*+)(?P<rest>[\w.-]+)(?::\*+|\*+\s*:).*",
        "a name has no asterisks: write `{rest}:`",
    ),
    (r"\s*(?:- +)?(?P<at>[\w.-]+)\s*=\s*(?P<rest>.*)", "a colon belongs after the name: write `{at}: {rest}`"),
    (
        r"\s*(?:- +)?(?P<at>[A-Za-z_][\w-]*):(?P<rest>[^\s:/].*)",
        "a space is missing after the colon: write `{at}: {rest}`",
    ),
    (_NAMED + r"(?P<at>[-?])\s*", "`{at}` alone says nothing: delete the line, or write the value"),
    (
        _NAMED + r"(?P<at>TODO|FIXME|TBD|TBC|XXX)\b.*",
        "`{at}` looks like text that was meant to be replaced: write the real thing, or delete the line",
    ),
    (
        r"\s*(?:- +)*(?:[\w.-]+:\s+)?(?P<at>[\u201c\u201e\u201d\u00ab]).*",
        'curly quotation marks do not protect a value: write straight ones, `"`, in their place',
    ),
    (r"""\s*(["'])[\w.-]+\1\s*:.*(?P<at>,)\s*""", "a comma ends the line: delete it"),
)
# Fields that stand on one line: names in small letters, after a comma or a semicolon.
_SEVERAL_FIELDS = re.compile(r"\s*(?:- +)+(?P<name>[a-z][a-z_]*):\s+(?P<rest>[^\[{\"'].*)")
_NEXT_FIELD = re.compile(r"[,;]\s+(?=[a-z][a-z_]*:\s)")
# What libyaml says -> what to do about it. First match wins; `{quotes}` is how to quote the value of the line.
_PLAIN_WORDS = (
    (r"mapping values are not allowed", "a colon followed by a space inside a value: {quotes}"),
    (
        r"unexpected end of stream|while scanning a quoted scalar",
        "a quotation mark that is never closed: add the second one at the end of the value",
    ),
    (r"\\t|cannot start any token", "a value cannot begin with {sign}: {quotes}"),
    (r"an alias|an anchor|a tag", "a value cannot begin with `*`, `&` or `!`: {quotes}"),
    (r"block scalar", "a value cannot begin with `|` or `>`: {quotes}"),
    (r"escape", "a backslash inside double quotes: {quotes}"),
    (r"expected ',' or|did not find expected node content", "a comma is missing before this item of a list"),
    (
        r"could not find expected ':'",
        "a line without a colon and a space: write `name: value`, or indent the line under the value it belongs to",
    ),
    (r"expected key|block collection|block mapping", "a line that is indented differently from its neighbours"),
    (r"block sequence entries", "a dash in a place where no list can begin: start the list on the next line"),
    (r"document start", "text after the end of the fields"),
)
# The advice that fits the place where the trouble begins better than the place where YAML gave up.
_AT_ITS_BEGINNING = re.compile("never closed|without a colon|cannot begin with")


def syntax_problem(error: yaml.YAMLError, text: str, path: str, first_line: int) -> Problem:
    """One syntax error of a text that begins on `first_line` of its file."""
    return _problem(_trouble(error, text), path, first_line)


def not_a_field(text: str, path: str, first_line: int) -> Problem:
    """A text that is no field at all, although it stands where one belongs."""
    lines = text.split("\n")
    number = next(number for number, line in enumerate(lines) if line.strip(" ") and line[0] != "#")
    return _problem(_Trouble(lines, number, 0, (number, 0), "could not find expected ':'"), path, first_line)


def _problem(trouble: _Trouble, path: str, first_line: int) -> Problem:
    if cut := None if _tab(trouble) else _comment(trouble):
        return Problem(path, Position(first_line + cut.line, cut.column + 1), rules.CUT_TEXT, cut.text)
    hints = (hint(trouble) for hint in _HINTS)
    advice = next((hint for hint in hints if hint), None) or _by_yaml(trouble)
    at = Position(first_line + advice.line, advice.column + 1)
    return Problem(path, at, rules.BAD_YAML, f"`{subject(trouble.lines[advice.line])}` cannot be read: {advice.text}")


class _Mark(NamedTuple):
    line: int
    column: int


def _trouble(error: yaml.YAMLError, text: str) -> _Trouble:
    lines = text.split("\n")
    mark = getattr(error, "problem_mark", None) or _Mark(0, 0)
    began = getattr(error, "context_mark", None) or mark
    words = f"{getattr(error, 'context', '')} {getattr(error, 'problem', error)}"
    last = len(lines) - 1  # an error at the end of the text stands on no line
    return _Trouble(lines, min(mark.line, last), mark.column, (min(began.line, last), began.column), words)


def _by_yaml(trouble: _Trouble) -> _Advice:
    """What YAML's own words say."""
    words = next((plain for pattern, plain in _PLAIN_WORDS if re.search(pattern, trouble.words)), trouble.words.strip())
    at_beginning = _AT_ITS_BEGINNING.search(words)
    line, column = trouble.began if at_beginning else (trouble.line, trouble.column)
    written = trouble.lines[line]
    quotes = in_quotes(value_of(written))
    sign = written[column : column + 1]
    return _Advice(words.format(quotes=quotes, sign="a backtick" if sign == "`" else f"`{sign}`"), line, column)


def _tab(trouble: _Trouble) -> _Advice | None:
    tab = trouble.written.find("\t")
    if not 0 <= tab <= trouble.column:
        return None
    return _Advice("a tab character: use spaces to indent", trouble.line, tab)


def _comment(trouble: _Trouble) -> _Advice | None:
    """A `#` that cut off what YAML was reading, such as the end of a list in brackets."""
    above = next((n for n in range(trouble.line - 1, -1, -1) if trouble.lines[n].strip()), 0)
    for number in range(min(trouble.began[0], above), trouble.line + 1):
        line = trouble.lines[number]
        if cut := cut_in(line, in_brackets=trouble.is_in_brackets):
            return _Advice(cut.text, number, cut.column)
    return None


def _slip(trouble: _Trouble) -> _Advice | None:
    """A slip on the line where the trouble began, or on the one where YAML gave up."""
    for number in dict.fromkeys((trouble.began[0], trouble.line)):
        line = trouble.lines[number]
        indent = len(line) - len(line.lstrip())
        if line[:1] in " -" and (item := meant_as_item(line.strip())):
            return _Advice(item, number, indent)
        for pattern, words in _SLIPS:
            if found := re.fullmatch(pattern, line):
                parts = {name: shortened(part) for name, part in found.groupdict().items()}
                return _Advice(words.format(**parts), number, found.start("at"))
    return None


def _in_one_line(trouble: _Trouble) -> _Advice | None:
    """Several fields of an entry on one line, as in `- text: email, rating: 4`."""
    found = _SEVERAL_FIELDS.fullmatch(trouble.written) if "mapping values" in trouble.words else None
    following = _NEXT_FIELD.split(found["rest"])[1:] if found else []
    if not found or not following:
        return None
    named = " and ".join(f"`{shortened(one.strip())}`" for one in following)
    words = f"each field goes on a line of its own: write {named} below, under `{found['name']}`, without the comma"
    return _Advice(words, trouble.line, trouble.column)


def _after_quotes(trouble: _Trouble) -> _Advice | None:
    before = trouble.written[: trouble.column]
    if "expected key" not in trouble.words and "block" not in trouble.words:
        return None
    if not re.search(r"""[:-]\s+(["']).*\1\s*$""", before):
        return None
    words = f"text after a closing quotation mark: {in_quotes(value_of(trouble.written))}"
    return _Advice(words, trouble.line, trouble.column)


def _bracket(trouble: _Trouble) -> _Advice | None:
    """A bracket that begins a value and is not closed, or is closed before the value ends."""
    line, column = trouble.began
    flowing = trouble.is_in_brackets
    if flowing and not trouble.lines[line][column:].strip():  # where the text ends, an item was still to come
        line, column = max(
            ((n, found.start()) for n in range(line) if (found := _OPEN.search(trouble.lines[n]))),
            default=(line, column),
        )
    rest = "\n".join(trouble.lines[line:])[column:]
    if flowing and (sign := next((sign for sign in "[{" if rest.count(sign) > rest.count(_CLOSING[sign])), None)):
        return _Advice(f"a bracket that is never closed: add `{_CLOSING[sign]}` at the end of the list", line, column)
    value = value_of(trouble.written)
    sign = _CLOSING.get(value[:1], "")
    if sign and value.endswith(sign) and value.count(sign) > value.count(value[0]):
        return _Advice(f"a bracket too many: delete the last `{sign}`", trouble.line, trouble.written.rindex(sign))
    if value[:1] in _CLOSING and value[-1:] not in "]}" and not flowing:
        words = f"text after a closing bracket: {in_quotes(value)}"
        return _Advice(words, trouble.line, trouble.column)
    return None


def _long_text(trouble: _Trouble) -> _Advice | None:
    """A longer text that is not indented under its `>` or `|`."""
    sign = re.search(r"[:-]\s+([|>][+-]?)\s*$", trouble.lines[trouble.began[0] - 1] if trouble.began[0] else "")
    if not sign or "expected ':'" not in trouble.words:
        return None
    return _Advice(f"the text after `{sign[1]}` is not indented: put two spaces before each line", trouble.began[0], 0)


def _story(trouble: _Trouble) -> _Advice | None:
    """Prose among the fields, after an empty line."""
    line, _ = trouble.began
    prose = line > 0 and not trouble.lines[line - 1].strip() and re.match(r"[^\W_]+[ ,]", trouble.lines[line])
    if not prose or "expected ':'" not in trouble.words:
        return None
    words = "a line without a colon and a space. If the story begins here, put a line with just `---` before it"
    return _Advice(words, line, 0)


def _further_in(trouble: _Trouble) -> _Advice | None:
    """A field that is indented under one that has a value."""
    if "mapping values" not in trouble.words or not re.fullmatch(r"\s+[\w.-]+", trouble.written[: trouble.column]):
        return None
    if lost := without_colon(trouble.lines[trouble.line - 1]):
        return _Advice(lost, trouble.line - 1, _indent(trouble.lines[trouble.line - 1]))
    indent = _indent(trouble.above.replace("- ", "  ", 1))
    remedy = f"put {_spaces(indent)} before it" if indent else "remove the spaces before it"
    words = "the line is indented, but the field above it has a value already"
    return _Advice(f"{words}: {remedy}, or put the whole value in quotes", trouble.line, _indent(trouble.written))


def _misaligned(trouble: _Trouble) -> _Advice | None:
    """A line between the columns of the lines above it."""
    if not re.search("expected key|block collection|block mapping", trouble.words):
        return None
    here, there = _indent(trouble.written), _indent(trouble.above)
    what = "a line that is indented differently from its neighbours"
    if trouble.above.lstrip().startswith("- ") and here == there and not trouble.written.lstrip().startswith("-"):
        name = subject(trouble.above)
        what = f"{what}: put two more spaces before it, so that it belongs to `{name}`, and the same in lines like it"
    elif columns := _columns_near(trouble, here):
        what = f"{what}: put {' or '.join(map(_spaces, columns))} before it, as before the line it belongs with"
    return _Advice(what, trouble.line, here)


def _columns_near(trouble: _Trouble, here: int) -> list[int]:
    """How far the lines above are indented, of the same kind as this one; the nearest to either side."""
    is_item = trouble.written.lstrip().startswith("- ")
    kin = [line for line in trouble.lines[: trouble.line] if line.strip() and line.lstrip().startswith("- ") == is_item]
    columns = {_indent(line) for line in kin} - {here}
    return [*sorted(one for one in columns if one < here)[-1:], *sorted(one for one in columns if one > here)[:1]]


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _spaces(number: int) -> str:
    return f"{number} space{'' if number == 1 else 's'}" if number else "no space"


_HINTS: tuple[_Hint, ...] = (
    _tab,
    _slip,
    _in_one_line,
    _after_quotes,
    _bracket,
    _long_text,
    _story,
    _further_in,
    _misaligned,
)
