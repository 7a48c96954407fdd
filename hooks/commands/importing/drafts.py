"""Rows -> drafts: where each cell goes, and the text of the file.

Knows: the mapping, and how a draft is written. Must not know: the disk, what is on it, or the terminal.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from commands.importing.again import row_sum
from commands.importing.mapping_file import CUSTOM, HEADING, LEAVE_OUT, TYPES, Column, split_of
from commands.importing.personal import personal
from commands.importing.table import Row
from commands.importing.values import bare, clean, fields, is_plain_list, nested, read, says_nothing
from handbook.personas.draft import BODY, SUMMARY
from handbook.schema import Persona, specs
from handbook.schema.meant import fold
from handbook.schema.terms.general import PersonaType
from handbook.source import yaml_lines, yaml_quoted, yaml_scalar

MARKED = "## From the spreadsheet"
_LONGEST_NAME = 100
# What Markdown, or what reads it here, would take for more than words.
_MARKS = re.compile(
    r"[<>\[\]{}`|\\~^$&]|==|__|\*\*|%%|(?m:^(?:\s*[#=]|\s*[-*_+]{2,}|[ \t]+|\s*[:!?/.-]{3}|.*:\s*$))|://"
)


class Place(Enum):
    """Where a cell can be, in the order in which they are tried where a draft would have an error."""

    FIELD = "in the field"
    CUSTOM = "under `custom:`"
    TEXT = "under the heading"
    FENCED = "under the heading, as it was written"
    QUOTED = "under `custom:`, in quotes"
    OUT = "left out"


_NEXT = {
    Place.FIELD: Place.TEXT,
    Place.CUSTOM: Place.TEXT,
    Place.TEXT: Place.FENCED,
    Place.FENCED: Place.QUOTED,
    Place.QUOTED: Place.OUT,
}


@dataclass
class Placed:
    """One cell and where it is; `also` says that a reader finds it below the fields as well, as it was written."""

    column: str
    text: str
    where: str
    place: Place
    path: str = ""
    value: Any = None
    also: bool = False
    why: str = ""

    @property
    def size(self) -> int:
        """How much room it takes."""
        return len(self.text)

    def on(self, why: str, *, out: bool = False) -> None:
        """Moves it on to the next place, because of what is wrong with it where it is."""
        onward = Place.OUT if out else _NEXT[self.place]
        self.place = _elsewhere(self.text) if onward is Place.TEXT else onward
        self.also = False
        self.why = why


@dataclass
class Draft:
    """A row on its way to be a file."""

    row: Row
    type: PersonaType
    cells: list[Placed]
    id: str = ""
    owners: list[tuple[range, list[Placed]]] = field(default_factory=list)

    @property
    def sum(self) -> str:
        """By which the row is known again."""
        return row_sum(one.text for one in self.cells)

    @property
    def name(self) -> str:
        """What the persona is called; where no cell says it, by its row."""
        named = (one.value for one in self.cells if one.place is Place.FIELD and one.path == "name")
        return str(next(named, f"Persona of {clean(self.row.place)}"))


@dataclass(frozen=True)
class Plan:
    """What rows become drafts by; `people` finds the names that are those of real ones."""

    mapping: Mapping[str, Column]
    model: type[Persona]
    type: PersonaType
    people: re.Pattern[str] | None = None


def draft_of(row: Row, headings: Sequence[str], plan: Plan) -> Draft:
    """A row with a place for each of its cells."""
    cells: list[Placed] = []
    said, people = plan.type, plan.people
    filled: set[str] = set()
    for number, cell in sorted(row.cells.items()):
        heading = headings[number] if number < len(headings) else f"Column {number + 1}"
        text = clean(cell.text)
        if not text:
            continue
        one = _placed(heading, text, cell.place, plan.mapping.get(heading), plan.model)
        if one.place is not Place.OUT and people and people.search(text):
            one.place, one.also, one.why = (
                Place.OUT,
                False,
                "it repeats a name from a column that holds names of people",
            )
        if one.place is Place.FIELD and one.path == "type":
            said = PersonaType(one.value)
        elif one.place is Place.FIELD and not isinstance(one.value, list) and one.path in filled:
            one.place, one.why = _elsewhere(one.text), f"`{one.path}` is filled by another column"
        if one.place is Place.FIELD:
            filled.add(one.path)
        cells.append(one)
    for one in cells:
        if one.path == "type" and one.place not in (Place.FIELD, Place.OUT):
            one.why = f"it says neither customer nor negative, so the persona is a {said} one"
    return Draft(row, said, cells)


def _placed(heading: str, text: str, where: str, column: Column | None, model: type[Persona]) -> Placed:
    to = column.to if column else HEADING
    made = Placed(heading, text, where, Place.TEXT)
    if column is None or to == LEAVE_OUT:
        return Placed(heading, text, where, Place.OUT, why="the mapping says so") if column else made
    if kind := personal(text, is_persona_name=to == "name"):
        made.place, made.why = Place.OUT, f"it looks like {kind}"
    elif says_nothing(text) and fold(text) not in map(fold, column.values):
        made.place, made.why = Place.OUT, f"it says nothing (`{text}`)"
    elif to == CUSTOM:
        made.place, made.text = Place.CUSTOM, bare(text)
    elif to != HEADING:
        _into_field(made, column, model)
    return made if made.place is not Place.TEXT else _as_text(made)


def _into_field(made: Placed, column: Column, model: type[Persona]) -> None:
    """Into the field, if it takes the cell; below the fields otherwise."""
    if column.to == "type":
        value = {fold(word): meant for word, meant in column.values.items()}.get(fold(made.text), made.text.lower())
        reading_fits = value in TYPES
        made.path, made.value = "type", value
    else:
        reading = read(model, column.to, made.text, split_of(column), column.values)
        reading_fits = reading is not None and not (column.to == "name" and len(made.text) > _LONGEST_NAME)
        if reading:
            made.path, made.value, made.also = _full(column.to, model), reading.value, not reading.is_as_written
    if reading_fits:
        made.place = Place.FIELD
    else:
        made.also, made.why = False, f"`{column.to}` does not take it"
        if column.to != "type" and fields(model)[column.to].is_list and not is_plain_list(made.text):
            made.why = f"`{column.to}` takes a plain list, and it is more than that"


def _full(path: str, model: type[Persona]) -> str:
    """The path of a block's plain part, where the block is named in its place."""
    block = next((one.block for one in specs(model) if one.name == path and one.block and not one.is_list), None)
    return f"{path}.{block.plain}" if block and block.plain and "." not in path else path


def _as_text(made: Placed) -> Placed:
    made.place = _elsewhere(made.text)
    return made


def _elsewhere(text: str) -> Place:
    """How a text stands below the fields: as prose, or in a frame where Markdown would make something else of it."""
    return Place.FENCED if _MARKS.search(text) else Place.TEXT


def rendered(draft: Draft, model: type[Persona], mark: str) -> str:
    """The file's text; `draft.owners` says afterwards which lines are which cells'."""
    front: dict[str, Any] = {"name": draft.name, "summary": SUMMARY, "status": "draft"}
    by_path: dict[str, list[Placed]] = {}
    for one in draft.cells:
        if one.place is Place.FIELD and one.path != "type":
            by_path.setdefault(one.path, []).append(one)
    values = {path: _joined(cells) for path, cells in by_path.items()}
    front |= _in_order(nested(values), model)
    draft.owners = []
    lines = ["---", mark]
    for key, value in front.items():
        written = list(yaml_lines(key, value))
        for number, path in enumerate(_paths(written), start=len(lines) + 1):
            cells = [one for at, ones in by_path.items() if f"{at}.".startswith(f"{path}.") for one in ones]
            cells = cells or [one for at, ones in by_path.items() if f"{path}.".startswith(f"{at}.") for one in ones]
            cells = cells or [one for at, ones in by_path.items() if at.partition(".")[0] == key for one in ones]
            draft.owners.append((range(number, number + 1), cells))
        lines += written
    lines += _custom(draft, len(lines))
    lines += ["---", ""]
    lines += _body(draft, len(lines))
    return "\n".join(lines) + "\n"


def _paths(lines: Sequence[str]) -> Iterator[str]:
    """The full path of the field that each line of a block belongs to."""
    above: list[tuple[int, str]] = []
    for line in lines:
        inside = len(line) - len(line.lstrip(" "))
        if found := re.match(r" *([a-z_]+):(?: |$)", line):
            above = [one for one in above if one[0] < inside] + [(inside, found[1])]
        yield ".".join(name for _, name in above)


def _joined(cells: Sequence[Placed]) -> Any:
    """What one field gets of all its cells."""
    if not isinstance(cells[0].value, list):
        return cells[0].value
    return list({str(value): value for one in cells for value in one.value}.values())


def _in_order(front: dict[str, Any], model: type[Persona]) -> dict[str, Any]:
    order = [spec.name for spec in specs(model)]
    for spec in specs(model):
        value = front.get(spec.name)
        if spec.block and isinstance(value, dict) and [*value] == [spec.block.plain]:
            front[spec.name] = value[spec.block.plain]  # a plain list says the same
    return dict(sorted(front.items(), key=lambda one: order.index(one[0]) if one[0] in order else len(order)))


def _custom(draft: Draft, before: int) -> Iterator[str]:
    cells = [one for one in draft.cells if one.place in (Place.CUSTOM, Place.QUOTED)]
    if cells:
        yield "custom:"
        before += 1
    for one in cells:
        name = yaml_scalar(one.column)
        value = yaml_quoted(one.text) if one.place is Place.QUOTED else yaml_scalar(one.text)
        yield f"  {name}: {value}"
        before += 1
        draft.owners.append((range(before, before + 1), [one]))


def _body(draft: Draft, before: int) -> Iterator[str]:
    cells = [one for one in draft.cells if one.place in (Place.TEXT, Place.FENCED) or one.also]
    if not cells:
        yield BODY
        return
    yield MARKED
    before += 1
    for one in cells:
        fenced = one.place is Place.FENCED or (one.also and _elsewhere(one.text) is Place.FENCED)
        lines = ["", _label(one.column), "", *(_fence(one.text) if fenced else one.text.split("\n"))]
        yield from lines
        draft.owners.append((range(before + 1, before + len(lines) + 1), [one]))
        before += len(lines)


def _label(heading: str) -> str:
    """A column's heading in bold; as code where Markdown would make something else of it."""
    if not _MARKS.search(heading) and "*" not in heading and "_" not in heading:
        return f"**{heading}**"
    ticks = "`" * (max(map(len, re.findall("`+", heading)), default=0) + 1)
    return f"{ticks} {heading} {ticks}" if "`" in heading else f"`{heading}`"


def _fence(text: str) -> list[str]:
    longest = max(map(len, re.findall("`+", text)), default=0)
    ticks = "`" * max(3, longest + 1)
    return [f"{ticks}text", *text.split("\n"), ticks]
