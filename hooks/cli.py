"""The command line: what can be done without building the site.

Knows: arguments, the terminal, exit codes. Must not know: how anything is judged.
Exit codes: 0 nothing stops a build; 1 something does; 2 the arguments are wrong.
"""

import argparse
import gc
import io
import os
import re
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from handbook import clock, scaffold
from handbook import company as companies
from handbook.catalog import ids_of
from handbook.editors import front_matter_cms
from handbook.files import collect
from handbook.handbook import Handbook, load
from handbook.problem import Problem, count
from handbook.report import FORMATS, coloured, summary
from handbook.schema.scalars import SLUG, slug_of
from handbook.schema.vocabulary import PersonaType


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit code."""
    parser = argparse.ArgumentParser(
        prog="handbook", description="Works on the persona files without building the site."
    )
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check", help="show every problem in the persona files and pages")
    check.add_argument("paths", nargs="*", help="show only problems in these files or folders")
    check.add_argument("--strict", action="store_true", help="let warnings fail the check as well")
    check.add_argument("--format", choices=sorted(FORMATS), help="how to write problems down; chosen by where they go")
    new = commands.add_parser("new", help="begin a persona's file with every field explained")
    new.add_argument("name", help="what everybody will call the persona")
    new.add_argument("--type", choices=[str(one) for one in PersonaType], default="customer")
    new.add_argument("--id", help="the file's name without .md; made from the name if left out")
    editor = commands.add_parser("editor", help="write the forms of the Front Matter extension anew")
    for command in (check, new, editor):
        command.add_argument("--project", type=Path, default=Path.cwd(), help="the folder of personas/ and docs/")
    options = parser.parse_args(arguments)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a message quotes what was written, in whatever script
            stream.reconfigure(errors="backslashreplace")
    root = options.project.resolve()
    if not (root / "personas").is_dir():
        return _refuse(f"There is no folder `personas` in {options.project}: run this in the handbook's folder.")
    return {"check": _check, "new": _new, "editor": _editor}[options.command](options, root)


def _refuse(message: str) -> int:
    print(message, file=sys.stderr)
    return 2


def _new(options: argparse.Namespace, root: Path) -> int:
    name = " ".join(options.name.split())
    persona_id = options.id or slug_of(name)
    if not name or not re.match(SLUG, persona_id):
        return _refuse("Give the persona a name, and an id of small letters, digits and hyphens: --id quiet-planner.")
    path = scaffold.path_of(persona_id, PersonaType(options.type))
    content = collect(root)
    if taken := ids_of(content.personas).get(persona_id):
        return _refuse(f"{', '.join(taken)} is there already: choose another name or --id. Nothing was written.")
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    with (root / path).open("x", encoding="utf-8", newline="\n") as file:
        file.write(scaffold.draft(name, PersonaType(options.type), companies.load(content.settings)[0].model))
    print(f"Wrote {path}. Fill it in, then run `make check`; `make serve` shows it.")
    return 0


def _editor(_: argparse.Namespace, root: Path) -> int:
    model = companies.load(collect(root).settings)[0].model
    (root / front_matter_cms.PATH).write_text(front_matter_cms.text(model), encoding="utf-8", newline="\n")
    print(f"Wrote {front_matter_cms.PATH}.")
    return 0


def _check(options: argparse.Namespace, root: Path) -> int:
    if missing := [path for path in options.paths if not Path(path).exists()]:
        return _refuse(f"There is no file or folder {', '.join(missing)}.")
    gc.disable()  # all of it is needed until the end, which comes soon: looking for garbage costs a third of the time
    handbook = load(root, clock.today())
    problems = list(_within(handbook.problems, options.paths, root))
    _show(problems, options.format, handbook)
    personas = len(handbook.content.personas)
    print(f"Checked {personas} personas and {len(handbook.content.docs)} pages: {count(problems)}.", file=sys.stderr)
    failing = problems if options.strict else [problem for problem in problems if problem.is_error]
    return 1 if failing else 0


def _show(problems: Sequence[Problem], form: str | None, handbook: Handbook) -> None:
    """Writes the problems to the standard output: drawn for a person at a terminal, one per line for a program."""
    at_terminal = sys.stdout.isatty()
    draw = FORMATS[form or ("terminal" if at_terminal else "plain")]
    if form is None and at_terminal and "NO_COLOR" not in os.environ:  # https://no-color.org
        draw = coloured
    if text := draw(problems, handbook.line):
        print(text)
    if form == "github" and (page := os.environ.get("GITHUB_STEP_SUMMARY")):
        with Path(page).open("a", encoding="utf-8") as file:
            file.write(summary(problems))


def _within(problems: Iterable[Problem], paths: Sequence[str], root: Path) -> Iterable[Problem]:
    """The problems in the given files and folders; all of them if none is given."""
    wanted = [Path(path).resolve() for path in paths]
    for problem in problems:
        place = root / problem.path
        if not wanted or any(place == one or one in place.parents for one in wanted):
            yield problem


if __name__ == "__main__":
    sys.exit(main())
