"""What was left in by accident, or left out of a quote or picture.

Knows: words. Must not know: which field holds them, except where a rule is about one.
"""

import re
from collections.abc import Iterator

from handbook.links import PERSONAS, is_external, site_uri
from handbook.problem import Position
from handbook.record import Folder, Record
from handbook.rules.check import ERROR, WARNING, Breach, check

_PLACEHOLDER = re.compile(
    r"\blorem ipsum\b|\b(?:TODO|FIXME|TBD|TBC|XXX)\b"
    r"|\{[A-Za-z][A-Za-z _.-]{1,39}\}|\[(?:Name|Company|Job title|Insert [^\]]*)\]",
    re.I,
)
_HINTS = ("lorem", "todo", "fixme", "tbd", "tbc", "xxx", "{", "[")
_SHOUTED = re.compile(r"todo|fixme|tbd|tbc|xxx", re.I)
_NOTHING = frozenset({"none", "n/a", "na", "null", "~", "-", "--", "nil", "unknown", "?"})
_LONGEST_NOTHING = 40  # characters, with room for spaces around it
_IMAGE_KINDS = {b"\x89PNG\r\n\x1a\n": "PNG", b"\xff\xd8\xff": "JPEG"}


@check("placeholder-text", WARNING, fix="Write the real thing, or delete the field.")
def placeholder_text(record: Record, _: Folder) -> Iterator[Breach]:
    """Text that was meant to be replaced is still there."""
    folded = record.whole_text.lower()
    if not any(hint in folded for hint in _HINTS):
        return  # the pattern is slow, and hardly any file needs it
    for at, text in record.texts:
        if found := _placeholder(text):
            yield Breach(f"`{found.group()}` looks like text that was meant to be replaced", at)
    for at, line in record.body_lines:
        if found := _placeholder(line):
            place = Position(at.line, found.start() + 1, found.end() + 1)
            yield Breach(f"`{found.group()}` looks like text that was meant to be replaced", place)


def _placeholder(text: str) -> re.Match[str] | None:
    """The first placeholder; the short English ones count only in capitals."""
    matches = (m for m in _PLACEHOLDER.finditer(text) if not _SHOUTED.fullmatch(m.group()) or m.group().isupper())
    return next(matches, None)


@check("nothing-as-text", WARNING, fix="Delete the line: an empty field is simply left out of the page.")
def nothing_as_text(record: Record, _: Folder) -> Iterator[Breach]:
    """A field says that there is nothing to say."""
    for at, text in record.texts:
        if len(text) <= _LONGEST_NOTHING and text.strip().lower() in _NOTHING:
            yield Breach(f"`{text}` would be shown as it stands: leave the field out instead", at)


@check("quote-kind", WARNING, fix="Add `kind:` to the quote: verbatim, paraphrased, composite or invented.")
def quote_kind(record: Record, _: Folder) -> Iterator[Breach]:
    """A quote does not say whether anybody said it."""
    quote = record.persona.quote
    if quote and quote.kind is None:
        yield Breach("readers cannot tell whether somebody said this: add the quote's `kind`", ("quote",))


@check("portrait-file", ERROR, fix="Put a PNG, JPEG or WebP file below personas/images/ and write its path.")
def portrait_file(record: Record, folder: Folder) -> Iterator[Breach]:
    """The portrait is not a picture file of the handbook."""
    avatar = record.persona.avatar
    if avatar is None:
        return
    uri = portrait_uri(record)
    head = folder.images.get(uri or "")
    if is_external(avatar.src):
        yield Breach(f"`{avatar.src}` is on another host: readers' browsers must not call it", ("avatar", "src"))
    elif head is None:
        yield Breach(f"there is no picture `{avatar.src}` below personas/", ("avatar", "src"))
    elif image_kind(head) is None:
        yield Breach(f"`{avatar.src}` is not a PNG, JPEG or WebP picture", ("avatar", "src"))


def portrait_uri(record: Record) -> str | None:
    """Where the site keeps the portrait: beside the persona's file, or below personas/."""
    avatar = record.persona.avatar
    if avatar is None or is_external(avatar.src):
        return None
    source = PERSONAS + "x.md" if avatar.src.startswith("images/") else record.path
    return site_uri(avatar.src, source)


def image_kind(head: bytes) -> str | None:
    """The kind of picture, from a file's first bytes."""
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "WebP"
    return next((kind for start, kind in _IMAGE_KINDS.items() if head.startswith(start)), None)


@check("portrait-text", WARNING, fix="Add `alt:` with what the picture shows and `credit:` with who made it.")
def portrait_text(record: Record, _: Folder) -> Iterator[Breach]:
    """A portrait lacks a description or a credit."""
    avatar = record.persona.avatar
    for name in ("alt", "credit") if avatar else ():
        if getattr(avatar, name) is None:
            yield Breach(f"the portrait has no `{name}`", ("avatar",), key=True)
