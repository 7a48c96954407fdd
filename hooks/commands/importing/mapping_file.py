"""The mapping: which column becomes what, as a file that a marketer edits and uses again.

Knows: the file's form, and what may stand in it. Must not know: how a mapping is proposed, or what drafts look like.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import count
from os.path import relpath
from pathlib import Path

from commands.importing.values import LINES, clean, fields, refusal
from handbook.problems.problem import START, Problem, Rule
from handbook.problems.readable import shortened
from handbook.schema import Block, FieldSpec, Persona, did_you_mean, field, meant_by, validate
from handbook.schema.fields import needed
from handbook.schema.rules import UNKNOWN_VALUE, WRONG_SHAPE
from handbook.schema.scalars import Many, Text
from handbook.source import Mapping as Front
from handbook.source import decode, parse, yaml_lines
from handbook.source.rules import NOT_FIELDS
from handbook.source.tree import locate

CUSTOM, HEADING, LEAVE_OUT = "custom", "heading", "leave out"
PLACES = (CUSTOM, HEADING, LEAVE_OUT)
TYPES = ("customer", "negative")
_SAMPLES = 3


class Column(Block):
    """What becomes of one column."""

    column: Text = needed("Column", "The column's heading, as it is in the table.", "Pain points")
    to: Text = needed("To", "A field, `custom`, `heading` or `leave out`.", "challenges")
    split: Text | None = field("Split", "What goes between the items of a list: `lines`, or a sign.", ";")
    values: dict[str, Text] = field(
        "Values", "What a cell says, and what the field calls it.", {"Bad fit": "negative"}, factory=dict
    )


class MappingFile(Block):
    """The whole mapping."""

    columns: Many[Column] = field(
        "Columns", "The columns, each with its place.", [{"column": "A", "to": "name"}], factory=list
    )


def text(columns: Sequence[Column], source: str, samples: Mapping[str, Sequence[str]], why: Mapping[str, str]) -> str:
    """The file for a proposed mapping, with some of what the columns hold; `why` says why one is left out."""
    lines = [
        f"# What becomes of the columns of {_in_a_comment(source)}. Change what is wrong, save, and import again.",
        "# `to:` names a field (the page Fields explains them all), or says `custom` (a line under that name),",
        "# `heading` (kept as it is, in the text below the fields) or `leave out` (not brought in at all).",
        "# `split:` is what goes between the items where a field takes several: `;`, `,`, another sign, or `lines`.",
        "# `values:` translates what cells say for fields with fixed values, such as `values: {Bad fit: negative}`.",
        "columns:",
    ]
    for one in columns:
        (first, *rest) = yaml_lines("column", one.column)
        lines += [f"  - {first}", *(f"    {line}" for line in rest), f"    to: {one.to}"]
        if one.split:
            lines += (f"    {line}" for line in yaml_lines("split", one.split))
        if one.values:
            lines += (f"    {line}" for line in yaml_lines("values", one.values))
        if one.column in why:
            lines.append(f"    # Left out: it may hold {why[one.column]}. If it does not, say where it goes in `to:`.")
        elif shown := [_in_a_comment(sample) for sample in samples.get(one.column, ())][:_SAMPLES]:
            lines.append(f"    # {' | '.join(shown)}")
    return "\n".join(lines) + "\n"


def _in_a_comment(sample: str) -> str:
    return shortened(" / ".join(clean(sample).split("\n")))


def load(
    data: bytes, path: str, headings: Sequence[str], model: type[Persona]
) -> tuple[dict[str, Column], list[Problem]]:
    """A mapping as somebody left it, by column, and everything that is wrong with it."""
    decoded, problems = decode(path, data)
    if decoded is None:
        return {}, problems
    parsed = parse(decoded, path)
    if not isinstance(parsed.root, Front):
        message = "this is not a mapping: write `columns:`, and below it `- column: Goals` and `  to: goals` for each"
        at = parsed.root.at if parsed.root else START
        return {}, parsed.problems or [Problem(path, at, NOT_FIELDS, message)]
    validated = validate(MappingFile, parsed.root, path)
    problems = [*parsed.problems, *validated.problems]
    columns: dict[str, Column] = {}
    for index, one in enumerate(validated.value.columns):
        for part, rule, message in _faults(one, columns, headings, model):
            at = locate(validated.front, ("columns", index, *part))
            problems.append(Problem(path, at, rule, message))
        columns[one.column] = one
    return columns, problems


def _faults(
    one: Column, before: Mapping[str, Column], headings: Sequence[str], model: type[Persona]
) -> Iterator[tuple[tuple[str, ...], Rule, str]]:
    known = fields(model)
    if one.column not in headings:
        named = ", ".join(f"`{heading}`" for heading in headings)
        hint = did_you_mean(one.column, headings)
        yield ("column",), UNKNOWN_VALUE, f"the table has no column `{one.column}`.{hint} Allowed: {named}"
    if one.column in before:
        yield ("column",), UNKNOWN_VALUE, f"`{one.column}` has its place already: keep one of the two entries"
    if one.values and one.to in (CUSTOM, HEADING):
        yield ("values",), WRONG_SHAPE, f"`{one.to}` keeps what cells say: delete `values`, or name a field in `to`"
    if one.to in PLACES:
        return
    if one.to not in known:
        yield ("to",), UNKNOWN_VALUE, _no_place(one.to, model)
        return
    yield from _wrong_in_field(one, known[one.to], model)


def _wrong_in_field(one: Column, spec: FieldSpec, model: type[Persona]) -> Iterator[tuple[tuple[str, ...], Rule, str]]:
    if one.split and not spec.is_list:
        yield ("split",), WRONG_SHAPE, f"`{one.to}` takes one value, so that nothing is split: delete this line"
    if one.split and split_of(one) != LINES and any(map(str.isalnum, one.split)):
        yield ("split",), UNKNOWN_VALUE, f"`{one.split}` is not a sign. Allowed: `lines`, or a sign such as `;`"
    for word, value in one.values.items():
        if one.to == "type" and value in TYPES:
            continue
        if why := refusal(model, one.to, value):
            yield ("values", word), UNKNOWN_VALUE, why


def _no_place(to: str, model: type[Persona]) -> str:
    """What to say of a place that there is not."""
    known = fields(model)
    meant = [path for path in meant_by(model, to) if path in known]
    hint = did_you_mean(to, PLACES) or (f" Did you mean `{meant[0]}`?" if meant else did_you_mean(to, known))
    if to == "status":
        hint = " Every draft begins as `status: draft`; to keep the column, write `custom`."
    allowed = f"{', '.join(PLACES)}, or a field (the page Fields explains them)"
    return f"`{to}` is not a field that a column can fill.{hint} Allowed: {allowed}"


def split_of(one: Column) -> str | None:
    """What parts the items of a list in this column; None where nothing does."""
    return LINES if one.split and one.split.strip().lower() in (LINES, "line") else one.split


def of_pasted(folder: Path, headings: Sequence[str], model: type[Persona]) -> Path:
    """The mapping of a text without a name: the first one that is about columns of this text, or is not there yet."""
    for number in count(1):
        name = "pasted.mapping.yml" if number == 1 else f"pasted-{number}.mapping.yml"
        file = Path(relpath(folder / name))  # as somebody would type it
        if not file.is_file():
            return file
        named, problems = load(file.read_bytes(), file.name, headings, model)
        if set(named) <= set(headings) and (named or problems):  # what cannot be read may be about it, and is told
            return file
    raise AssertionError
