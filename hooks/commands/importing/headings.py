"""Markdown -> a table: headings are columns, and personas where there are several.

Knows: headings, front matter, labels. Must not know: files, HTML.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from commands.importing import labels, pipes, words
from commands.importing.grid import table_of
from commands.importing.nested import Object, written
from commands.importing.table import Cell, Row, Table, Unreadable
from commands.importing.yaml_text import values

TEXT = "Text"
_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*")
_UNDERLINE = re.compile(r" {0,3}(=+|-{2,})[ \t]*")
_FENCE = re.compile(r" {0,3}(```+|~~~+)")
_NO_TITLE = re.compile(r"\s*($|[-*+>|#]|\d+[.)] )")

Field = tuple[str, str, int]  # column, text, line


@dataclass
class Section:
    """A heading and the lines below it, up to the next heading of any level."""

    level: int
    title: str
    line: int
    lines: list[tuple[int, str]] = field(default_factory=list)
    source: list[str] = field(default_factory=list)  # the heading itself, as written


@dataclass
class _Persona:
    title: str
    line: int
    fields: list[Field]

    def has_text(self) -> bool:
        return any(text.strip() for _, text, _ in self.fields)


def read(text: str, source: str, notes: Sequence[str], place: Callable[[int], str] | None = None) -> list[Table]:
    """The table or tables that a text holds; `place` says what a person calls a line. Raises Unreadable."""
    found = list(notes)
    at = place or (lambda line: f"{source}:{line}")
    front, body, first_line = _front(text, source, found)
    lines = list(enumerate(body.split("\n"), start=first_line))
    sections = _sections(lines)
    if not front and (written_as_tables := _tables(lines, sections, source, found, at)):
        return written_as_tables
    personas = _personas(sections, found)
    if front:
        if len(personas) > 1:
            raise Unreadable(
                f"{source} has front matter for {len(personas)} personas: put each into its own file, or delete it."
            )
        personas = [_Persona(one.title, one.line, [*front, *one.fields]) for one in personas or [_Persona("", 1, [])]]
    filled = [one for one in personas if one.has_text()]
    found += [
        f"{words.quoted(one.title)} ({at(one.line)}) has no text below it: left out."
        for one in personas
        if one.title and not one.has_text()
    ]
    if not filled:
        raise Unreadable(f"{source} holds no persona: there is no text in it, or none below its headings.")
    return [_table(filled, source, found, at)]


def _front(text: str, source: str, notes: list[str]) -> tuple[list[Field], str, int]:
    """What stands in front matter, and what follows it with the number of its first line."""
    lines = text.split("\n")
    end = next((n for n, line in enumerate(lines[1:], start=1) if line.rstrip() in ("---", "...")), 0)
    if lines[0].rstrip() != "---" or not end:
        return [], text, 1
    value, said = values("\n".join(lines[1:end]), source, first_line=2)
    notes += said
    if not isinstance(value, Object):
        return [], text, 1
    fields = [(key, written(one), getattr(one, "line", 0) or value.line) for key, one in value.pairs]
    return fields, "\n".join(lines[end + 1 :]), end + 2


def _sections(lines: Sequence[tuple[int, str]]) -> list[Section]:
    """The text cut at its headings; what stands before the first one has level 0."""
    sections = [Section(0, "", lines[0][0] if lines else 1)]
    fence = ""
    for number, line in lines:
        here = sections[-1]
        mark = _FENCE.match(line)
        if fence or mark:
            fence = _fence(fence, mark[1] if mark else "", line)
        elif match := _HEADING.fullmatch(line):
            sections.append(Section(len(match[1]), _title(match[2] or ""), number, source=[line]))
            continue
        elif (
            (under := _UNDERLINE.fullmatch(line))
            and here.lines
            and not _NO_TITLE.match(here.lines[-1][1])
            and (len(here.lines) == 1 or not here.lines[-2][1].strip())
        ):
            at, title = here.lines.pop()
            sections.append(Section(1 if under[1][0] == "=" else 2, _title(title), at, source=[title, line]))
            continue
        here.lines.append((number, line))
    return sections


def _fence(open_: str, mark: str, line: str) -> str:
    """The marks that an open block of code waits for."""
    if not open_:
        return mark
    closes = mark and mark[0] == open_[0] and len(mark) >= len(open_) and line.strip() == mark
    return "" if closes else open_


def _title(text: str) -> str:
    """A heading's words, without the marks that set them bold or are a label's colon."""
    return words.heading(re.sub(r"^(\*\*|__)(.+)\1$", r"\2", text.strip())).rstrip(":").strip()


def _tables(
    lines: Sequence[tuple[int, str]],
    sections: Sequence[Section],
    source: str,
    notes: list[str],
    place: Callable[[int], str],
) -> list[Table]:
    """The tables of personas, where the text consists of such."""
    if words.known(section.title for section in sections[: words.MOST]):
        return []
    found, taken = [], set[int]()
    for rows, span in pipes.tables(lines, place):
        if max(words.known(c.text for c in row.cells.values()) for row in rows[:5]) >= 2 or _on_its_side(rows):
            found.append(table_of(source, rows, [], lambda at: f"column {at + 1}"))
            taken |= set(span)
    rest = [text for at, (_, text) in enumerate(lines) if at not in taken and text.strip()]
    if found and rest:
        notes.append(f"Left out, standing outside of the table: {words.listed(list(map(words.quoted, rest)), 10)}.")
    return [Table(one.source, one.columns, one.rows, (*(notes if n == 0 else ()), *one.notes))
            for n, one in enumerate(found)]  # fmt: skip


def _on_its_side(rows: Sequence[Row]) -> bool:
    return words.known(row.cells[0].text for row in rows[: words.MOST] if 0 in row.cells) >= 2


def _levels(sections: Sequence[Section]) -> tuple[int, int]:
    """The level of the headings that are personas (0: the whole text is one) and of those that are columns."""
    titles: dict[int, list[str]] = {}
    for section in sections[1:]:
        titles.setdefault(section.level, []).append(section.title)
    levels = sorted(titles)
    for at, level in enumerate(levels):
        some = list(dict.fromkeys(titles[level]))[: words.MOST]
        if words.known(some) * 2 >= len(some):
            return (levels[at - 1] if at else 0), level
    if not levels:
        return 0, 7
    below = levels[1] if len(levels) > 1 else 7
    if len(titles[levels[0]]) == 1 and below < 7:
        inner = [section for section in sections if section.level == below]
        if len(inner) > 1 and sum(bool(labels.labelled(one.lines)[0]) for one in inner) * 2 > len(inner):
            return below, next((level for level in levels if level > below), 7)
    return levels[0], below


def _personas(sections: Sequence[Section], notes: list[str]) -> list[_Persona]:
    persona_level, column_level = _levels(sections)
    groups = sum(0 < section.level < persona_level for section in sections)
    personas: list[_Persona] = []
    group = ""
    column: Section | None = None
    for section in sections:
        if section.level < persona_level:
            group = section.title if groups > 1 else ""
            column = None
            said = [words.quoted(one) for one in (section.title, _text(section.lines)) if one]
            if said and (groups == 1 or _text(section.lines)):
                notes.append(f"Left out, standing above the personas: {words.listed(said)}.")
        elif section.level == persona_level or not personas:
            own = [("Group", group, section.line)] if group else []
            personas.append(_Persona(section.title, section.line, own))
            column = None
            _add_text(personas[-1], section)
            if section.level > persona_level:  # a column before any persona: the text has no title
                personas[-1].title, column = "", section
                personas[-1].fields[:] = own
                _add_column(personas[-1], section)
        elif section.level <= column_level or column is None:
            column = section
            _add_column(personas[-1], section)
        else:
            name, text, line = personas[-1].fields[-1] if personas[-1].fields else (column.title, "", column.line)
            below = "\n".join([*section.source, *(one for _, one in section.lines)]).rstrip()
            if name == column.title:
                personas[-1].fields[-1] = (name, f"{text}\n\n{below}".strip("\n"), line)
            else:
                personas[-1].fields.append((column.title, below, section.line))
    return personas


def _text(lines: Sequence[tuple[int, str]]) -> str:
    return "\n".join(line for _, line in lines).strip("\n").rstrip()


def _add_text(persona: _Persona, section: Section) -> None:
    """What stands below a persona's name: labels, and the text that has none."""
    found, rest = labels.labelled(section.lines)
    persona.fields += [(label.name, label.text, label.line) for label in found]
    if text := _text(rest):
        persona.fields.append((TEXT, text, next(number for number, line in rest if line.strip())))


def _add_column(persona: _Persona, section: Section) -> None:
    """A heading is a column, unless all that it holds is labels that are names of fields."""
    found, rest = labels.labelled(section.lines)
    if len(found) > 1 and not _text(rest) and words.known(label.name for label in found) * 2 >= len(found):
        persona.fields += [(label.name, label.text, label.line) for label in found]
    elif text := _text(section.lines):
        persona.fields.append((section.title or TEXT, text, section.line))


def _table(personas: Sequence[_Persona], source: str, notes: Sequence[str], place: Callable[[int], str]) -> Table:
    columns: dict[str, int] = {}
    rows = []
    for persona in personas:
        fields = list(persona.fields)
        named = [text for name, text, _ in fields if words.is_name(name)]
        if persona.title and persona.title not in named:
            fields.insert(0, ("Heading" if named else "Name", persona.title, persona.line))
        names, _ = words.unique(words.heading(name) or TEXT for name, _, _ in fields)
        cells = {}
        for name, (_, text, line) in zip(names, fields, strict=True):
            at = columns.setdefault(name, len(columns))
            if text.strip():
                cells[at] = Cell(text, place(line))
        rows.append(Row(place(persona.line), dict(sorted(cells.items()))))
    return Table(source, tuple(columns), tuple(rows), tuple(notes))
