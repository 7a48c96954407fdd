"""Notes, and what is meant to be internal: a slip in how it is written must not publish it.

Knows: what was found in a text. Must not know: the engine, or how a public edition is made.
"""

from collections.abc import Iterator

from handbook.markdown import notes
from handbook.markdown.places import Found
from handbook.markdown.prose import Prose
from handbook.personas.record import Folder, Record
from handbook.problems.problem import Position, Rule
from handbook.problems.readable import shortened
from handbook.rules.check import ERROR, Breach, check

_ALLOWED = ", ".join(f"`{kind}`" for kind in notes.KINDS)


@check(
    "bare-note",
    ERROR,
    fix="Indent every line of the note by four spaces, and put an empty line before and after it.",
)
def bare_note(record: Record, _: Folder) -> Iterator[Breach]:
    """It is not clear what belongs to an internal note: the text at it is not indented by four spaces.

    A public edition would show what is meant only for your company.
    """
    return _breaches(bare_note.rule, record)


@check(
    "unknown-note",
    ERROR,
    fix='Write `!!!`, a space and a kind, and a title in straight quotes if you like: `!!! note "Why"`. Begin at the'
    " left margin, or in a list four spaces in; indent what the note says by four more.",
)
def unknown_note(record: Record, _: Folder) -> Iterator[Breach]:
    """A line seems to begin a note, but is misspelt, or written as it is in other programs.

    Readers would see the marks, and a public edition would show a note that was to be internal.
    """
    return _breaches(unknown_note.rule, record)


@check(
    "says-internal",
    ERROR,
    fix="Just for your company, write `!!! internal` and below it the text, indented by four spaces; for a whole"
    " page, `audience: internal` between the dashes at its top. If it is for everybody, say it in other words.",
)
def says_internal(record: Record, _: Folder) -> Iterator[Breach]:
    """A title, heading, label or class says that something is internal, but nothing keeps it from the public.

    Only `!!! internal` does; a public edition would show the rest.
    """
    return _breaches(says_internal.rule, record)


@check("open-comment", ERROR, fix="End the comment with `-->`, and begin no other inside it.")
def open_comment(record: Record, _: Folder) -> Iterator[Breach]:
    """A comment is never closed, or has another one inside it.

    Readers would see what it says.
    """
    return _breaches(open_comment.rule, record)


def faults(prose: Prose, *, html: bool, internal: bool = False) -> Iterator[tuple[Rule, Position, str]]:
    """What is wrong with a text's notes, and its `html` if it may have some; a page may be all `internal`."""
    for found in prose.bare_notes:
        yield bare_note.rule, found.at, _bare(found)
    misspelt = [(marker.at, message) for marker in prose.markers if (message := _misspelt(marker))]
    if prose.note_in_doubt and not prose.bare_notes and not misspelt:
        message = (
            f"with `{_short(prose.note_in_doubt.text)}` left out, the rest of the page would read differently, or part"
            " of the note would stay: keep all of the note, and the targets of links like `[text][name]`, apart from it"
        )
        yield bare_note.rule, prose.note_in_doubt.at, message
    yield from ((unknown_note.rule, at, message) for at, message in misspelt)
    for found in () if internal else _pretended(prose, html=html):
        message = f"`{_short(found.text)}` says that something is internal, but a public edition would show it"
        yield says_internal.rule, found.at, message
    for found in prose.open_comments:
        yield open_comment.rule, found.at, f"this comment is not closed properly: `{_short(found.text)}`"


def _bare(found: Found) -> str:
    if found.text.startswith("!!!"):
        return "the text of this internal note is not indented by four spaces, so a public edition would show it"
    line = _short(found.text)
    return f"`{line}` is not indented as far as the internal note above it, so a public edition would show it"


def _misspelt(marker: notes.Marker) -> str | None:
    if marker.is_note and not marker.strange:
        return None
    kind = next(filter(None, map(notes.nearest_kind, [marker.strange] if marker.strange else marker.kinds)), None)
    if marker.is_note:
        meant = f" Did you mean `{kind}`?" if kind else ""
        return f"`{marker.strange}` is not a kind of note.{meant} Allowed: {_ALLOWED}"
    better = f": write `!!! {kind}`" if kind else ""
    if notes.is_well_written(marker.text):
        better = ": begin it at the left margin, or in a list four spaces in for each level"
    elif notes.is_well_written(notes.plain(marker.text)):
        better += ", with a plain space and no characters that cannot be seen"
    return f"`{_short(marker.text)}` looks like the beginning of a note, but is not one as it is{better}"


def _pretended(prose: Prose, *, html: bool) -> Iterator[Found]:
    yield from (Found(marker.text, marker.at) for marker in prose.markers if marker.is_titled_internal)
    yield from prose.labels
    if html:
        yield from (found for found in prose.raw_html if notes.html_says_internal(found.text))
        yield from (found for found in prose.attributes if notes.attributes_say_internal(found.text))


def _breaches(rule: Rule, record: Record) -> Iterator[Breach]:
    for broken, at, message in faults(record.prose, html=False):
        if broken is rule:
            yield Breach(message, record.document.in_body(at))


def _short(text: str) -> str:
    return shortened(text.replace("`", "'"))
