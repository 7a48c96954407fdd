"""A file's bytes -> front matter and body.

Knows: encodings, line ends, the dashes around front matter. Must not know: what a persona is.
"""

import re
from dataclasses import dataclass
from itertools import islice

from handbook.problems.problem import Position, Problem
from handbook.problems.readable import shortened
from handbook.source import rules
from handbook.source.conflicts import without_conflicts
from handbook.source.misplaced import fields_after_text, moved, second_front_matter
from handbook.source.parse import parse
from handbook.source.pasted import DELETE, MOST, TURNS, invisible
from handbook.source.tree import Document, Mapping, Scalar, filled

SIZE_LIMIT = 256 * 1024  # bytes
_FENCE = re.compile(r"---[ \t]*$")
_CLOSE = re.compile(r"(---|\.\.\.)[ \t]*$")
_FIELD_BEGINS = re.compile(r"[a-z][a-z_]*:(\s|$)")
_MEANT_AS_FIELD = re.compile(r"""["'*]*[A-Za-z_][\w .-]{0,40}["'*]*\s*[:=]""")
# What word processors make of three dashes, and what else is taken for them.
_ANY_DASHES = re.compile(r"[-\u2010-\u2015\u2212=_*~+]+\s*$")
_CONTROL = re.compile(f"[\x00-\x08\x0b-\x1f\x7f{TURNS}]")


@dataclass(frozen=True, slots=True)
class Read:
    """What came of reading a file; `document` is None when there is no telling what its fields are."""

    document: Document | None
    problems: list[Problem]


def decode(path: str, data: bytes) -> tuple[str | None, list[Problem]]:
    """The file's text with plain line ends and no byte order mark."""
    if len(data) > SIZE_LIMIT:
        return None, [Problem(path, Position(), rules.TOO_LARGE, "the file is larger than 256 KiB")]
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = _plain_line_ends(data[: error.start].decode("utf-8-sig")).split("\n")
        wrong = data[error.start : error.start + 1].decode("cp1252", "replace")
        name = f"`{wrong}`" if wrong.isprintable() and wrong != "\ufffd" else "this character"
        message = f"{name} is not stored as UTF-8: save the file again as UTF-8"
        return None, [Problem(path, Position(len(before), len(before[-1]) + 1), rules.NOT_UTF8, message)]
    return _plain_line_ends(text), []


def _plain_line_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def read(path: str, data: bytes, *, front_matter_required: bool = True) -> Read:
    """Takes a Markdown file apart. Without front matter it is a problem only where it is required."""
    text, problems = decode(path, data)
    if text is None:
        return Read(None, problems)
    text, conflicts = without_conflicts(text, path)
    taken_apart = _read(path, text, front_matter_required=front_matter_required)
    return Read(taken_apart.document, [*conflicts, *taken_apart.problems])


def _read(path: str, text: str, *, front_matter_required: bool) -> Read:
    lines = text.split("\n")
    if not _FENCE.match(lines[0]):
        if not front_matter_required and not _begins_too_late(lines):
            return _whole_body(path, text)
        return Read(None, [_no_front_matter(path, lines)])
    end = next((n for n, line in enumerate(lines[1:], start=1) if _CLOSE.match(line)), None)
    if end is None:
        return Read(None, [_unclosed(path, lines)])
    if last := _real_end(lines, end):
        name = lines[end].strip()
        message = f"the fields end at this `{name}`, but more fields follow: delete this line"
        early = Problem(path, Position(end + 1, 1), rules.BAD_YAML, message)
        taken_apart = _taken_apart(path, [*lines[:end], "", *lines[end + 1 :]], last)
        return Read(taken_apart.document, [early, *taken_apart.problems])
    return _taken_apart(path, lines, end)


def _real_end(lines: list[str], end: int) -> int | None:
    """Where the fields end, if a line of dashes stands between two of them."""
    filled = (number for number in range(end + 1, len(lines)) if lines[number].strip())
    if not _FIELD_BEGINS.match(lines[next(filled, 0)]):
        return None
    after = next(
        (n for n in filled if not lines[n].startswith((" ", "- ", "#")) and not _FIELD_BEGINS.match(lines[n])), 0
    )
    return after if after and _CLOSE.match(lines[after]) else None


def _unclosed(path: str, lines: list[str]) -> Problem:
    """Front matter without an end, at the line that cannot be a field any more, or at the last one."""
    after = next((number for number, line in enumerate(lines) if number and not _may_be_a_field(line)), None)
    if after is None:
        after = next((number for number in range(len(lines) - 1, 0, -1) if lines[number].strip()), 0)
        remedy = "put a line with just `---` after this, the last field"
    elif _ANY_DASHES.match(lines[after]):
        remedy = f"write `---`, three dashes, where `{lines[after].strip()}` stands"
    else:
        remedy = f"put a line with just `---` before `{shortened(lines[after])}`"
    message = f"the front matter is never closed: {remedy}"
    return Problem(path, Position(after + 1, 1), rules.UNCLOSED_FRONT_MATTER, message)


def _may_be_a_field(line: str) -> bool:
    part = not line.strip() or line.startswith((" ", "\t", "- ", "#", "]", "}"))
    return part or (_MEANT_AS_FIELD.match(line) is not None and not _ANY_DASHES.match(line))


def _whole_body(path: str, text: str) -> Read:
    document = Document(path, Mapping({}, {}, Position()), text, 1)
    return Read(document, [*_second_fields(document), *_control_characters(document)])


def _taken_apart(path: str, lines: list[str], end: int) -> Read:
    parsed = parse("\n".join(lines[1:end]) + "\n", path, first_line=2)
    problems, root = parsed.problems, parsed.root
    if root is None and not problems:
        root = Mapping({}, {}, Position(2, 1))
    if root is not None and not isinstance(root, Mapping):
        problems = [*problems, _not_fields(path, root)]
        root = None
    if not isinstance(root, Mapping):
        return Read(None, problems)
    document = Document(path, root, "\n".join(lines[end + 1 :]), end + 2, parsed.unread)
    if not filled(root) and document.body.lstrip("\n").startswith("---") and (real := _second_fields(document)):
        begin = real[0].at.line - 1
        empty = f"lines 1 to {begin - 1}"
        message = f"the fields begin on line {begin}: delete the empty ones above, `{lines[1]}` and the others, {empty}"
        return Read(None, [Problem(path, Position(), rules.SECOND_FRONT_MATTER, message)])
    return Read(document, [*problems, *_second_fields(document), *_control_characters(document)])


def _second_fields(document: Document) -> list[Problem]:
    if "\n---" not in f"\n{document.body}":
        return []
    found = second_front_matter(document.body.split("\n"), document.path, document.body_line)
    return [found] if found else []


def _not_fields(path: str, root: object) -> Problem:
    at = root.at if isinstance(root, Scalar) else Position(2, 1)
    what = "plain text" if isinstance(root, Scalar) else "a list"
    message = f"the front matter is {what}; write each field as `name: value`, with a space after the colon"
    return Problem(path, at, rules.NOT_FIELDS, message)


def _begins_too_late(lines: list[str]) -> bool:
    """Whether front matter follows after empty lines or spaces, where it would be taken for text and published."""
    first = next((n for n, line in enumerate(lines) if line.strip()), None)
    if first is None or not _FENCE.match(lines[first].strip()):
        return False
    following = lines[first + 1] if first + 1 < len(lines) else ""
    return bool(re.match(r"\s*[\w.-]+:(\s|$)", following))


def _no_front_matter(path: str, lines: list[str]) -> Problem:
    first = next((n for n, line in enumerate(lines) if line.strip()), None)
    if first is None:
        return Problem(path, Position(), rules.NO_FRONT_MATTER, "the file is empty: begin with `---` and the fields")
    if _FENCE.match(lines[first].strip()):
        message = "the opening `---` must be the very first line, at the left margin: remove what is before it"
        return Problem(path, Position(), rules.NO_FRONT_MATTER, message)
    return Problem(path, Position(first + 1, 1), rules.NO_FRONT_MATTER, _instead_of_dashes(lines, first))


def _instead_of_dashes(lines: list[str], first: int) -> str:
    """What to do about the first line with anything on it, which is not the line of dashes that it should be."""
    begin, name = "the file must begin with a line of three dashes", shortened(lines[first])
    if _ANY_DASHES.match(lines[first].strip()):
        return f"{begin}: write `---` where `{name}` stands"
    title_or_code = name.startswith(("# ", "```", "~~~"))
    if not title_or_code and (dashes := fields_after_text(lines, first)):
        return f"the opening `---` must be the very first line, and {moved(lines, first, dashes)}"
    if any(_FENCE.match(line) and _MEANT_AS_FIELD.match(lines[n]) for n, line in enumerate(lines[:-1], start=1)):
        fence = " and the line that closes it" if name.startswith(("```", "~~~")) else ""
        return f"the opening `---` must be the very first line: remove `{name}`{fence}"
    if _MEANT_AS_FIELD.match(lines[first]):
        return f"{begin}: put a line with just `---` before `{name}`"
    return f"{begin}, `---`, followed by the persona's fields"


def _control_characters(document: Document) -> list[Problem]:
    if not _CONTROL.search(document.body):
        return []  # as nearly always
    return [
        Problem(
            document.path,
            Position(document.body_line + number, found.start() + 1),
            rules.CONTROL_CHARACTER,
            f"{invisible(found)}: {DELETE}",
        )
        for number, line in enumerate(document.body.split("\n"))
        for found in islice(_CONTROL.finditer(line), MOST)
    ]
