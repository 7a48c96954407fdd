"""`import`: drafts of a table of personas from elsewhere.

Knows: arguments, the terminal, and the order of an import. Must not know: how a table is read, or what a draft says.
"""

import argparse
import contextlib
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path

from commands.command import Command, refuse
from commands.disk import write
from commands.importing import again, mapping_file, report, words
from commands.importing.drafts import Draft, Place, Plan, draft_of
from commands.importing.mapping_file import Column
from commands.importing.personal import PEOPLE, names_in, personal
from commands.importing.propose import cells_by_column, propose
from commands.importing.settle import settled
from commands.importing.table import Row, Table, Unreadable
from commands.importing.values import clean, says_nothing
from handbook import clock
from handbook.content.handbook import Handbook, load
from handbook.markdown.links import PERSONAS
from handbook.personas.catalog import ids_of
from handbook.problems.problem import Problem
from handbook.problems.report import FORMATS
from handbook.rules.privacy import kind_in
from handbook.schema.terms.general import PersonaType
from handbook.source import decode
from handbook.writers.edit import Change, RefusedError, after, new_errors
from handbook.writers.edit.change import listed

MANY = 200  # rows: nobody has so many personas, and everybody has so many customers
_PASTED = "-"


def _declare(bring: argparse.ArgumentParser) -> None:
    bring.add_argument(
        "file", help="a table or notes: .csv, .xlsx, .json, .yml, .md, .html, a folder, or - for pasted text"
    )
    bring.add_argument("--mapping", default="", help="which column becomes what: the file that the first import wrote")
    bring.add_argument("--type", choices=[str(one) for one in PersonaType], default="customer")
    bring.add_argument("--really", default="", help=f"yes, if more than {MANY} rows are personas after all")


def read_tables(path: Path) -> tuple[Table, ...]:
    """The tables of a file. What reads them is loaded here: no other command needs it."""
    found: tuple[Table, ...] = import_module("commands.importing.read").read(path)
    return found


@dataclass(frozen=True)
class _Mapping:
    """Which column becomes what, where that is written, and what there is to say of it."""

    file: Path
    columns: Mapping[str, Column]
    why: Mapping[str, str]
    people: re.Pattern[str] | None  # finds the names of real people
    text: str = ""  # of the file that is to be written; empty if it is there
    said: tuple[str, ...] = ()


class _WrongError(Exception):
    """A mapping with problems."""

    def __init__(self, problems: Sequence[Problem], text: str, file: str) -> None:
        super().__init__()
        self.problems, self.lines, self.file = problems, text.split("\n"), file


def _bring(options: argparse.Namespace, root: Path) -> int:
    try:
        told = _brought(options, root)
    except _WrongError as wrong:
        lines = wrong.lines
        draw = FORMATS["terminal" if sys.stdout.isatty() else "plain"]
        print(draw(wrong.problems, lambda _, number: next(iter(lines[number - 1 : number]), "")))
        remedy = f"Mend {wrong.file}, or delete it: then a new one is proposed. Nothing was written."
        print(remedy, file=sys.stderr)
        return 1
    except (Unreadable, RefusedError) as refused:
        return refuse(f"{refused}\nNothing was written.")
    except OSError as error:
        place = f"{error.filename}: " if error.filename else ""
        return refuse(f"The files cannot be read or written: {place}{error.strerror or error}.\nNothing was written.")
    with contextlib.suppress(BrokenPipeError):  # all is written, whoever reads on
        print("\n".join(told))
    return 0


def _brought(options: argparse.Namespace, root: Path) -> list[str]:
    """Imports; what there is to say of it."""
    file = Path(options.file)
    if not options.file:
        raise RefusedError("Say what to import: make import from=personas.csv.")
    own = (root / PERSONAS).resolve()
    if options.file != _PASTED and own in (file.resolve(), *file.resolve().parents, *_below(file)):
        raise RefusedError(f"{file} holds the handbook's own personas: name what is to become personas.")
    tables = [_with_plain_headings(one) for one in read_tables(file)]
    _refuse_people(tables)
    _ask_about(sum(len(table.rows) for table in tables), options.really)
    return list(_made(options, root, tables))


def _below(file: Path) -> Iterator[Path]:
    """The personas' folder of a handbook that is named as a whole."""
    if file.is_dir():
        yield (file / PERSONAS).resolve()


def _with_plain_headings(table: Table) -> Table:
    """The table with headings of one line each that can be seen, all of them different."""
    headings: list[str] = []
    for number, heading in enumerate(table.columns, start=1):
        plain = " ".join(clean(heading).split()) or f"Column {number}"
        headings.append(plain if plain not in headings else f"{plain} (column {number})")
    return replace(table, columns=tuple(headings))


def _refuse_people(tables: Sequence[Table]) -> None:
    """A heading cannot be left out, and must not be written either."""
    if not any(table.rows for table in tables):
        raise RefusedError("There is no row in it that could become a persona: write one below the headings.")
    for table in tables:
        for number, heading in enumerate(table.columns, start=1):
            if kind := kind_in(heading):
                message = f"The heading of column {number} in {table.source} holds {kind}: remove it there first."
                raise RefusedError(message)


def _ask_about(rows: int, really: str) -> None:
    """Refuses so many rows unless somebody says that they are personas; asks where somebody can answer."""
    if rows <= MANY or really.strip().lower() in ("yes", "y"):
        return
    told = f"There are {rows:,} rows. Is this a list of customers rather than of personas? A persona stands for many."
    if not sys.stdin.isatty():
        raise RefusedError(f"{told}\nIf every row is a persona, say so: add really=yes.")
    print(told)
    with contextlib.suppress(EOFError):
        if input("Type `personas` to make a draft of every row: ").strip().lower() == "personas":
            return
    raise RefusedError("Leave the customers in their list, and describe who they are in a few rows.")


def _made(options: argparse.Namespace, root: Path, tables: Sequence[Table]) -> Iterator[str]:
    """Makes the drafts and writes them, all or none; what there is to say of it."""
    handbook = load(root, clock.today())
    mapping = _mapping(options, root, tables, handbook)
    model, source = handbook.catalog.company.model, again.source_name(tables[0].source)
    plan = Plan(mapping.columns, model, PersonaType(options.type), mapping.people)
    drafts = [draft_of(row, table.columns, plan) for table in tables for row in table.rows]
    known = _identified(drafts, source, handbook)
    there = again.imported(handbook.content.personas)
    left = again.without_a_row(source, there, known.values()) if options.file != _PASTED else []
    kept = {id_: file for id_, file in known.items() if not file.is_untouched}
    placed = {again.place(one.id, one.type, known.get(one.id)): one for one in drafts if one.id not in kept}
    gone = {file.path for id_, file in known.items() if id_ not in kept}
    texts = settled(placed, handbook, source, gone)
    change = _change(texts, placed, known, handbook)
    if errors := new_errors(handbook, after(handbook, change), change):
        raise RefusedError(f"These would be errors afterwards. Mend the places first:{listed(errors)}")
    _written(root, change, mapping)
    notes = (clean(note) for table in tables for note in table.notes)
    yield from (mapping.people.sub("(a name)", note) if mapping.people else note for note in notes)
    yield from mapping.said
    headings = list(dict.fromkeys(heading for table in tables for heading in table.columns))
    yield from report.lines(headings, mapping.columns, mapping.why, drafts)
    yield from _unnamed(drafts)
    yield from change.said
    for one in drafts:
        if one.id in kept:
            yield f"Kept {kept[one.id].path} ({clean(one.row.place)}), which has been changed since it was imported."
    for path in left:
        yield (
            f"{path} came from this file, and no row has it any more. If its row was taken out or renamed, take "
            "over from it what you want to keep, and delete the file."
        )
    if mapping.text:
        yield f"Wrote {mapping.file}: change it where a column should go elsewhere, and import again."


def _identified(drafts: Sequence[Draft], source: str, handbook: Handbook) -> dict[str, again.Imported]:
    """Gives each draft its id, and finds the files that their rows became the last time, by these ids."""
    there = again.imported(handbook.content.personas)
    taken = [*ids_of(handbook.content.personas)]
    taken += (alias for record in handbook.folder.records for alias in record.persona.aliases)
    for draft, id_ in zip(drafts, again.ids([one.name for one in drafts], source, there, taken), strict=True):
        draft.id = id_
    return again.before({draft.id: draft.sum for draft in drafts}, source, there)


def _mapping(options: argparse.Namespace, root: Path, tables: Sequence[Table], handbook: Handbook) -> _Mapping:
    pasted = options.file == _PASTED
    cells = cells_by_column([(t.columns, [_texts(row) for row in t.rows]) for t in tables])
    columns = {heading: list(texts.values()) for heading, texts in cells.items()}
    model = handbook.catalog.company.model
    beside = mapping_file.of_pasted(root, list(columns), model) if pasted else Path(f"{Path(options.file)}.mapping.yml")
    file = Path(options.mapping) if options.mapping else beside
    proposed, why = propose(cells, model)
    if not file.is_file():
        if options.mapping:
            raise RefusedError(f"There is no file {options.mapping}: leave `mapping=` out, and one is proposed.")
        people = _people(columns, why, {one.column: one for one in proposed})
        samples = {one.column: _samples(columns[one.column], people) for one in proposed}
        text = mapping_file.text(proposed, tables[0].source, samples, why)
        return _Mapping(file, {one.column: one for one in proposed}, why, people, text)
    data, name = file.read_bytes(), options.mapping or str(file)
    found, problems = mapping_file.load(data, name, list(columns), model)
    if problems:
        raise _WrongError(problems, decode(name, data)[0] or "", name)
    said: tuple[str, ...] = () if options.mapping else (f"Used {file}, which was there already.",)
    new = {one.column: one for one in proposed if one.column not in found}
    if new:
        called = words.listed([f"`{one}`" for one in new], len(new))
        said += (f"{name} does not name {called}: what it leaves open goes where it is proposed.",)
    return _Mapping(file, found | new, why, _people(columns, why, found | new), said=said)


def _people(
    columns: Mapping[str, Sequence[str]], why: Mapping[str, str], mapping: Mapping[str, Column]
) -> re.Pattern[str] | None:
    """What finds the names of real people: those that stand in columns which are left out as holding such."""
    held = [one for one, kind in why.items() if kind == PEOPLE and mapping[one].to == mapping_file.LEAVE_OUT]
    return names_in(text for heading in held for text in columns[heading])


def _texts(row: Row) -> dict[int, str]:
    return {number: cell.text for number, cell in row.cells.items()}


def _samples(texts: Sequence[str], people: re.Pattern[str] | None) -> list[str]:
    safe = [text for text in dict.fromkeys(texts) if not personal(text) and not says_nothing(text)]
    return [text for text in safe if not (people and people.search(text))]


def _change(
    texts: Mapping[str, str],
    placed: Mapping[str, Draft],
    known: Mapping[str, again.Imported],
    handbook: Handbook,
) -> Change:
    files: dict[str, bytes] = {}
    moved: dict[str, str] = {}
    said: list[str] = []
    made: set[str] = set()
    for path, text in texts.items():
        before, data = known.get(placed[path].id), text.encode()
        where = f"{path} ({clean(placed[path].row.place)})"
        if before is None:
            files[path] = data
            made.add(path)
            said.append(f"Made {where}.")
        elif before.path != path:
            files[before.path], moved[before.path] = data, path
            said.append(f"Moved {before.path} to {where}.")
        elif handbook.content.personas[path].replace(b"\r\n", b"\n") != data:
            files[path] = data
            said.append(f"Rewrote {where}: nobody had changed it.")
        else:
            said.append(f"{where} is as it was.")
    return Change(files, tuple(said), moved, made=frozenset(made))


def _written(root: Path, change: Change, mapping: _Mapping) -> None:
    """Writes drafts and mapping, all of them or none."""
    files, made = dict(change.files), set(change.made)
    if mapping.text:
        path = str(mapping.file.absolute())
        files[path] = mapping.text.encode()
        made.add(path)
    write(root, Change(files, (), change.moved, made=frozenset(made)))


def _unnamed(drafts: Sequence[Draft]) -> Iterator[str]:
    for draft in drafts:
        if not any(one.place is Place.FIELD and one.path == "name" for one in draft.cells):
            yield f"{clean(draft.row.place)} has no name: its draft is called `{draft.name}`."


IMPORT = Command("import", "make drafts of a table of personas", _declare, _bring)
