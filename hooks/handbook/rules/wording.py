"""What was left in by accident, or left out of a quote or picture.

Knows: words. Must not know: which field holds them, except where a rule is about one.
"""

import posixpath
import re
from collections.abc import Iterator
from functools import cache

from handbook.markdown.links import PERSONAS, site_uri
from handbook.markdown.markup import is_external
from handbook.personas.record import Folder, Record, leaves
from handbook.problems.problem import START, Also, Position
from handbook.problems.readable import shortened
from handbook.rules.bodies import not_shown, on_one_computer, picture_there, with_slashes
from handbook.rules.check import ERROR, WARNING, Breach, check
from handbook.rules.required import required_places
from handbook.schema import Block, FieldSpec
from handbook.schema.suggestions import NOTHING
from handbook.source import Mapping, Node, Path, Scalar, scalars
from handbook.source.pictures import PHOTOS, kind_of

_PLACEHOLDER = re.compile(
    r"\blorem ipsum\b|\b(?:TODO|FIXME|TBD|TBC|XXX)\b"
    r"|\{[A-Za-z][A-Za-z _.-]{1,39}\}|\[(?:Name|Company|Job title|Insert [^\]]*)\]",
    re.I,
)
# What whoever copies a wording fills in: `[Name]`, `{first name}`.
_BLANK = re.compile(r"\{[A-Za-z][A-Za-z _.-]{1,39}\}|\[(?!Insert)[A-Za-z][\w .'-]{1,39}\]")
_IS_BLANK = re.compile(rf"(?:{_BLANK.pattern}|\W)+")
_HINTS = ("lorem", "todo", "fixme", "tbd", "tbc", "xxx", "{", "[name", "[company", "[job title", "[insert", "<")
_SHOUTED = re.compile(r"todo|fixme|tbd|tbc|xxx", re.I)
_ANGLED = re.compile(r"<[A-Za-z][\w /-]*>")
_OPENING = "\u201c\u201e\u00ab\u201d"
_CURLY = re.compile(r"[\u201c\u201e\u00ab\u201d][^\u201c\u201d\u00bb]*[\u201d\u201c\u00bb]")
_SEVERAL = re.compile(r"[,;\u2022]\s*")
_MOST_WORDS = 3  # of one term in a list of terms
_LONGEST_NOTHING = 40  # characters, with room for spaces around it
# Fields that say why, or what came of something, and what is no answer to that.
_REASONS = frozenset({"why_we_win_them", "outcome", "effect", "retired_reason", "why", "rationale"})
_BARE = re.compile(r"yes|no|true|false|ok(?:ay)?|[\d\s.,%/+-]*\d[\d\s.,%/+-]*", re.I)


@check("placeholder-text", WARNING, fix="Write the real thing, or delete the field.")
def placeholder_text(record: Record, _: Folder) -> Iterator[Breach]:
    """Text that was meant to be replaced is still there.

    Readers take whatever the page says for something that was found out.
    """
    folded = record.whole_text.lower()
    if not any(hint in folded for hint in _HINTS):
        return  # the pattern is slow, and hardly any file needs it
    blanks = _blanks_to_fill(record)
    for text, at in record.texts:
        if at in blanks and not _IS_BLANK.fullmatch(text.strip()):
            text = _BLANK.sub("", text)  # noqa: PLW2901 - what is left is judged like any other
        if found := _placeholder(text) or _ANGLED.fullmatch(text.strip()):
            yield Breach(f"`{found.group()}` looks like text that was meant to be replaced", at)
    for at, line in record.body_lines:
        if found := _placeholder(line):
            place = Position(at.line, found.start() + 1, found.end() + 1)
            yield Breach(f"`{found.group()}` looks like text that was meant to be replaced", place)


def _blanks_to_fill(record: Record) -> set[Position]:
    """Where wording stands that somebody copies and fills in each time: there, `[Name]` belongs to it."""
    front = record.document.front
    return {at for path, (_, at) in scalars(front) if path[:1] == ("negative",) and path[-1] == "decline_text"}


def _placeholder(text: str) -> re.Match[str] | None:
    """The first placeholder; the short English ones count only in capitals."""
    matches = (m for m in _PLACEHOLDER.finditer(text) if not _SHOUTED.fullmatch(m.group()) or m.group().isupper())
    return next(matches, None)


@check("nothing-as-text", WARNING, fix="Delete the line: an empty field is simply left out of the page.")
def nothing_as_text(record: Record, _: Folder) -> Iterator[Breach]:
    """A field says that there is nothing to say, or one for a reason has a mere yes, no or number.

    It would be shown, searched and compared like a real answer.
    """
    for text, at in record.texts:
        if len(text) <= _LONGEST_NOTHING and text.strip().lower() in NOTHING and at not in {*required_places(record)}:
            yield Breach(f"`{text}` would be shown as it is: leave the field out instead", at)
        elif len(text) <= _LONGEST_NOTHING and _BARE.fullmatch(text.strip()) and at in _reasons(record):
            message = f"`{text}` would be shown as it is, and tells nobody anything: say it in words, or leave it out"
            yield Breach(message, at)


def _reasons(record: Record) -> set[Position]:
    """Where the fields stand that give a reason."""
    return {at for path, (_, at) in scalars(record.document.front) if path[-1] in _REASONS}


@check("quotation-marks", WARNING, fix="Remove them; to protect a value from YAML, write straight ones.")
def quotation_marks(record: Record, _: Folder) -> Iterator[Breach]:
    """A whole value is in curly quotation marks.

    To the computer they are part of the text, so that readers would see them.
    """
    if not any(mark in record.whole_text for mark in _OPENING):
        return  # as in nearly every file
    for path, scalar in scalars(record.document.front):
        is_item = any(isinstance(part, int) for part in path)  # there, it may be what somebody said
        text = scalar.text.strip()
        if not is_item and path[0] != "custom" and not record.is_broken(path) and _CURLY.fullmatch(text):
            bare = text[1:-1].strip()
            yield Breach(f"the quotation marks of `{text}` would be shown: write `{bare}`", scalar.at)


@check(
    "list-as-text",
    WARNING,
    fix="Write each item on a line of its own that begins with `- `, or all in brackets: [a, b].",
)
def list_as_text(record: Record, _: Folder) -> Iterator[Breach]:
    """A field that takes a list has one text that looks like several.

    Tables, the search and the page would take it for a single item.
    """
    front = record.document.front
    for path, spec in _lists(type(record.persona)):
        node = _value(front, path) if path[0] in front.values else None
        if not isinstance(node, Scalar) or record.is_broken(path):
            continue
        if node.at.end_column is None and node.at.line > record.document.at(path, key=True).line:
            message = f"`{shortened(node.text)}` is read as one text: begin each line with a dash and a space"
            yield Breach(message, node.at)
        elif spec.meta.look and spec.meta.look.facts.terms and len(parts := _terms(node.text)) > 1:
            yield Breach(f"`{node.text.strip()}` is read as one text: write a list, `[{', '.join(parts)}]`", node.at)


@cache
def _lists(model: type[Block]) -> tuple[tuple[Path, FieldSpec], ...]:
    """The fields that take a list, with their paths."""
    return tuple((tuple(path.split(".")), spec) for path, spec in leaves(model).items() if spec.is_list)


def _value(node: Node | None, path: Path) -> Node | None:
    for part in path:
        node = node.values.get(str(part)) if isinstance(node, Mapping) else None
    return node


def _terms(text: str) -> list[str]:
    """The terms of a list in one text; nothing if they are too long to be terms."""
    parts = [part for part in _SEVERAL.split(text.strip()) if part]
    return (
        parts if all(re.fullmatch(r"[^\[\](){}]+", part) and len(part.split()) <= _MOST_WORDS for part in parts) else []
    )


@check("quote-kind", WARNING, fix="Add `kind:` to the quote: verbatim, paraphrased, composite or invented.")
def quote_kind(record: Record, _: Folder) -> Iterator[Breach]:
    """A quote does not say whether anybody said it.

    What is in quotation marks is believed, whether it was said or made up.
    """
    for index, quote in enumerate(record.persona.quote):
        if quote.kind is None:
            yield Breach("readers cannot tell whether somebody said this: add the quote's `kind`", ("quote", index))


@check("portrait-file", ERROR, fix="Put a PNG, JPEG or WebP file below personas/images/ and write its path.")
def portrait_file(record: Record, folder: Folder) -> Iterator[Breach]:
    """The portrait is not a picture file of the handbook.

    Readers would see a hole in place of a face, or another host would learn who they are.
    """
    avatar = record.persona.avatar
    if avatar is None:
        return
    uri = portrait_uri(record)
    if message := on_one_computer(avatar.src, f"{PERSONAS}x.md"):
        yield Breach(message, ("avatar", "src"))
    elif is_external(avatar.src):
        there = "readers' browsers must not load it. Put a copy below personas/images/ and write its name"
        yield Breach(f"`{avatar.src}` is on another host: {there}", ("avatar", "src"))
    elif uri in folder.pages and (message := not_shown(avatar.src, uri or "")):
        yield Breach(message, ("avatar", "src"), also=(Also(uri or "", START, "this picture"),))
    elif uri not in folder.images and (message := with_slashes(avatar.src, _seen_from(avatar.src, record), folder)):
        yield Breach(message, ("avatar", "src"))
    elif uri not in folder.images:
        namesakes = [
            path for path in sorted(folder.images) if posixpath.basename(path) == posixpath.basename(avatar.src)
        ]
        there = picture_there(uri or "", folder)
        near = f". {there[0].upper()}{there[1:]}" if there else ""
        near = (
            near or f". Did you mean `{namesakes[0].removeprefix(PERSONAS)}`?" if there or len(namesakes) == 1 else ""
        )
        yield Breach(f"there is no picture `{avatar.src}` below personas/{near}", ("avatar", "src"))
    elif kind_of(uri or "") not in PHOTOS:
        yield Breach(f"`{avatar.src}` is not a PNG, JPEG or WebP picture", ("avatar", "src"))


def portrait_uri(record: Record) -> str | None:
    """Where the site keeps the portrait: beside the persona's file, or below personas/."""
    avatar = record.persona.avatar
    if avatar is None or is_external(avatar.src):
        return None
    return site_uri(avatar.src, _seen_from(avatar.src, record))


def _seen_from(src: str, record: Record) -> str:
    return PERSONAS + "x.md" if src.startswith(("images/", "images\\")) else record.path


@check("portrait-text", WARNING, fix="Add `alt:` with what the picture shows and `credit:` with who made it.")
def portrait_text(record: Record, _: Folder) -> Iterator[Breach]:
    """A portrait lacks a description or a credit.

    Those who cannot see the picture need the words, and the person who made it deserves the credit.
    """
    avatar = record.persona.avatar
    for name in ("alt", "credit") if avatar else ():
        if getattr(avatar, name) is None:
            yield Breach(f"the portrait has no `{name}`", ("avatar",), key=True)
