"""Where a persona is named: by other personas, in links, in the views that pages place.

Knows: what refers to a persona by its id or file. Must not know: what is to be done about it.
"""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass

from handbook.content.docs import DocsPage
from handbook.content.handbook import Handbook
from handbook.markdown import fences
from handbook.markdown.links import site_uri
from handbook.markdown.places import Finder
from handbook.personas.record import Record
from handbook.problems.problem import Position
from handbook.schema.references import names_personas, references
from handbook.source import Mapping, Scalar, parse, scalars
from handbook.source.files import SHORT_LIST
from handbook.writers.edit.text import Text

# The address of a link or of a link's definition, with or without brackets around it.
_ADDRESS = re.compile(
    r"(?:\]\(\s*|^[ \t>]*\[[^\[\]]+\]:[ ]*\n?[ \t>]*)(?:<(?P<bracketed>[^<>\n]+)>|(?P<bare>[^\s<>()]+))", re.M
)


@dataclass(frozen=True, slots=True)
class Mention:
    """One place that names a persona: `at` holds exactly its id, or with `is_file` the name of its file.

    `address` is then the whole address of the link, up to a place on the page.
    `how` says to a writer what sort of place it is.
    """

    path: str
    at: Position
    how: str
    is_file: bool = False
    address: Position | None = None


def mentions(handbook: Handbook, record: Record) -> list[Mention]:
    """Every place of the handbook that names this persona, in its own file too, in order."""
    found = [one for other in handbook.catalog.records for one in _in_persona(handbook, other, record)]
    found += [one for page in handbook.docs for one in _in_page(handbook, page, record)]
    found += _in_list(handbook, record)
    return sorted(found, key=lambda one: (one.path, one.at))


def _in_persona(handbook: Handbook, other: Record, record: Record) -> Iterator[Mention]:
    text = Text(handbook.content.personas[other.path])
    for path, scalar in references(type(other.persona), other.document.front):
        if at := _id_in(text, scalar, record.id):
            field = ".".join(part for part in path if isinstance(part, str))
            yield Mention(other.path, at, f"`{field}`")
    yield from _links(other, record)


def _in_list(handbook: Handbook, record: Record) -> Iterator[Mention]:
    """Where the list of those who are not a fit says that this persona is what serves them better."""
    short = handbook.folder.short
    for entry in short.entries:
        if entry.line.instead == record.id:
            scalar = Scalar(entry.line.instead, short.at(entry, "instead"))
            if at := _id_in(Text(handbook.content.short or b""), scalar, record.id):
                yield Mention(SHORT_LIST, at, "`instead`")


def _in_page(handbook: Handbook, page: DocsPage, record: Record) -> Iterator[Mention]:
    text = Text(handbook.content.docs[page.path])
    yield from _links(page, record)
    fields = handbook.catalog.fields
    for block in fences.find(page.document.body):
        root = parse(block.options, page.path, page.document.body_line + block.start + 1).root
        where = root.values.get("where") if isinstance(root, Mapping) else None
        for name, node in where.values.items() if isinstance(where, Mapping) else ():
            if name in fields and names_personas(fields[name]):
                for _, scalar in scalars(node):
                    if at := _id_in(text, scalar, record.id):
                        yield Mention(page.path, at, f"the view's `where: {name}`")


def _id_in(text: Text, scalar: Scalar, persona_id: str) -> Position | None:
    """Where exactly a value holds the id; None if it says something else."""
    if scalar.text != persona_id:
        return None
    at = scalar.at
    if at.end_column is None:  # on a line of its own, below `>-` or `|-`
        return _on_its_own(text, at.line + 1, persona_id)
    quotes = 1 if text.at(at)[1:-1] == persona_id else 0
    return Position(at.line, at.column + quotes, at.end_column - quotes)


def _on_its_own(text: Text, line: int, persona_id: str) -> Position | None:
    written = text.lines(line, line)
    if written.strip() != persona_id:
        return None
    column = written.index(persona_id) + 1
    return Position(line, column, column + len(persona_id))


def _links(holder: Record | DocsPage, record: Record) -> Iterator[Mention]:
    """The links of a body that lead to the persona's page, whatever place on it; not those in code."""
    path = holder.document.path
    for at, file in addresses(holder):
        if site_uri(file, path) == record.path:
            name = Position(at.line, at.column + len(file) - len(posixpath.basename(file)), at.end_column)
            yield Mention(path, name, "a link", is_file=True, address=at)


def addresses(holder: Record | DocsPage) -> Iterator[tuple[Position, str]]:
    """The address of every link of a body and where it stands, without the place on a page; not those in code."""
    document = holder.document
    body = "\n".join(Finder(document.body).lines())
    for match in _ADDRESS.finditer(body):
        group = match.lastgroup or ""
        file = re.split("[?#]", match[group], maxsplit=1)[0]
        before = body[: match.start(group)].split("\n")
        column = len(before[-1]) + 1
        yield Position(document.body_line + len(before) - 1, column, column + len(file)), file
