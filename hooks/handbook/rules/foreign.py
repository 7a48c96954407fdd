"""What readers would see as it was typed: other programs' Markdown, links with a slip, fields in the story.

Knows: what was found in a text, and the names of fields. Must not know: the engine.
"""

import posixpath
import re
from collections.abc import Collection, Iterable, Iterator

from handbook.markdown import elsewhere, fences
from handbook.markdown.elsewhere import Foreign
from handbook.markdown.places import Finder, Found
from handbook.markdown.prose import Prose
from handbook.personas.record import Folder, Record, same_name
from handbook.problems.problem import Position, Problem, Rule
from handbook.problems.readable import shortened
from handbook.rules.bodies import from_here
from handbook.rules.check import ERROR, WARNING, Breach, check
from handbook.schema.slugs import slug_of
from handbook.source import Document

_WIKI = re.compile(r"!?\[\[([^\]|#]+)[^\]]*\]\]")
_FIELD = re.compile(r"([a-z][a-z_]*):(?:\s+\S.*|\s*)")


@check("other-markdown", WARNING, fix="Follow the message; to show the marks themselves, put them in `backticks`.")
def other_markdown(record: Record, folder: Folder) -> Iterator[Breach]:
    """The text has marks that mean something in another program, such as check boxes or wiki links.

    Readers would see the marks.
    """
    for at, message in _foreign(record.document.body, record.path, folder, record.prose.attributes):
        yield Breach(message, record.document.in_body(at))
    for block in fences.find(record.document.body):
        message = "views work only in the pages of docs/, so readers would see this block's code: move it there"
        yield Breach(message, Position(record.document.body_line + block.start, 1))


@check("half-link", WARNING, fix="Write a link as `[its text](its-address)`, with nothing in between.")
def half_link(record: Record, _: Folder) -> Iterator[Breach]:
    """The brackets of a link are misplaced, or one is missing.

    Readers would see the brackets, and could not follow the link.
    """
    yield from _breaches(record, elsewhere.slips(record.document.body))


@check("other-comment", ERROR, fix="Delete it, or keep it in a file whose name begins with `_`.")
def other_comment(record: Record, _: Folder) -> Iterator[Breach]:
    """A comment is marked as in another program.

    Readers would see what was not meant for them.
    """
    yield from _breaches(record, elsewhere.hidden(record.document.body))


@check("character-code", WARNING, fix="Write the character itself.")
def character_code(record: Record, _: Folder) -> Iterator[Breach]:
    """A value has a character as HTML or a chat program spells it, such as `&amp;` or `:warning:`.

    Readers would see the code.
    """
    if not any(sign in record.whole_text for sign in "&:"):
        return
    for text, at in record.texts:
        for found in (elsewhere.entities, elsewhere.code_words) if "&" in text or ":" in text else ():
            for code, sign in dict(found(text)).items():
                instead = "a space" if sign == " " else f"`{sign}`"
                yield Breach(f"readers would see `{code}`: write {instead} in its place", at)


@check("field-in-text", WARNING, fix="Move the line up, between the two lines of dashes.")
def field_in_text(record: Record, _: Folder) -> Iterator[Breach]:
    """A field is below the second line of dashes.

    There it is a part of the story, and no table, search or rule knows of it.
    """
    names = [*type(record.persona).model_fields, *(name.partition(".")[0] for name in record.fields)]
    for at, message in _fields(record.document, names):
        yield Breach(message, at)


def faults(document: Document, prose: Prose, folder: Folder, fields: Collection[str]) -> Iterator[Problem]:
    """What is wrong with the text of a hand-written page, which may have these fields."""
    body = document.body

    def told(rule: Rule, found: Iterator[Foreign]) -> Iterator[Problem]:
        return (Problem(document.path, document.in_body(one.found.at), rule, one.message) for one in found)

    for at, message in _foreign(body, document.path, folder, prose.attributes):
        yield Problem(document.path, document.in_body(at), other_markdown.rule, message)
    yield from told(half_link.rule, elsewhere.slips(body))
    yield from told(other_comment.rule, elsewhere.hidden(body))
    for at, message in _fields(document, fields, top_only=True):
        yield Problem(document.path, at, field_in_text.rule, message)


def _breaches(record: Record, found: Iterator[Foreign]) -> Iterator[Breach]:
    return (Breach(one.message, record.document.in_body(one.found.at)) for one in found)


def _foreign(body: str, source: str, folder: Folder, attributes: Iterable[Found]) -> Iterator[tuple[Position, str]]:
    """Other programs' marks, save for the attributes in braces that our engine takes as well."""
    taken = {found.at.line for found in attributes}
    for one in elsewhere.marks(body):
        if one.found.text.startswith("{") and one.found.at.line in taken:
            continue
        message = one.message
        if (wiki := _WIKI.fullmatch(one.found.text)) and (page := _page(wiki[1], folder)):
            link = from_here(source, page)
            message = message.replace("(...)` with the path of its file in place of the dots", f"({link})`")
        yield one.found.at, message


def _page(name: str, folder: Folder) -> str:
    """The page of the site that a wiki link names, by its file or as a persona; nothing unless there is one such."""
    slug = slug_of(name.rpartition("/")[2].removesuffix(".md"))
    pages = [page for page in folder.pages if posixpath.basename(page) == f"{slug}.md"]
    if not pages:
        pages = [record.path for record in folder.records if same_name(record.name) == same_name(name.strip())]
    return pages[0] if len(pages) == 1 else ""


def _fields(document: Document, names: Collection[str], *, top_only: bool = False) -> Iterator[tuple[Position, str]]:
    """The lines that begin a paragraph and give a field a value; of several below each other, the first."""
    if ":" not in document.body:
        return
    before, inside, lines = "", False, Finder(document.body).lines()
    for number, line in enumerate(lines):
        found = _FIELD.fullmatch(line)
        is_field = found is not None and found[1] in names and _has_value(lines, number)
        if found and is_field and not inside and not before.strip():
            yield Position(document.body_line + number, 1, len(line.rstrip()) + 1), _moved(document, found[1], line)
        if top_only and line.strip():
            return
        inside = is_field or (inside and line.startswith((" ", "- ")))
        before = line


def _has_value(lines: list[str], number: int) -> bool:
    below = lines[number + 1] if number + 1 < len(lines) else ""
    return bool(lines[number].partition(":")[2].strip()) or below.startswith((" ", "- "))


def _moved(document: Document, name: str, line: str) -> str:
    where = "in the text, below the fields, where it is not a field"
    if name in document.front.values:
        return f"`{shortened(line)}` is {where}: write what it says into the `{name}` above"
    if document.body_line == 1:
        return f"`{shortened(line)}` is {where}: put lines with just `---` before and after the fields"
    return f"`{shortened(line)}` is {where}: move it above the second `---`"
