"""The command line: what can be done without building the site.

Knows: which commands there are, exit codes. Must not know: what any of them does.
Exit codes: 0 nothing stops a build; 1 something does, or an upgrade was not taken whole; 2 the arguments are wrong, or
it cannot be done: nothing was written.
"""

import argparse
import io
import sys
from collections.abc import Sequence
from pathlib import Path

_HOOKS = Path(__file__).resolve().parent
sys.path.insert(0, str(_HOOKS))


def _with_marks() -> str:
    """The places in our own programs where a merge has left two versions, which no program survives."""
    return "\n".join(
        f"{path.relative_to(_HOOKS.parent).as_posix()}:{number}:1: here are two versions: keep one of them, and "
        "delete the lines with <<<<<<<, ======= and >>>>>>> [merge-conflict]"
        for path in sorted(_HOOKS.rglob("*.py"))
        for number, line in enumerate(path.read_text("utf-8", errors="replace").splitlines(), 1)
        if line.startswith("<<<<<<< ")
    )


try:
    from commands import COMMANDS
    from commands.command import broke_off, refuse
    from commands.disk import HalfWrittenError
    from handbook.clock import ClockError
except SyntaxError:
    if marked := _with_marks():
        print(marked)
        sys.exit(1)
    raise


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit code."""
    parser = argparse.ArgumentParser(
        prog="handbook", description="Works on the persona files without building the site."
    )
    choices = parser.add_subparsers(dest="command", required=True)
    for command in COMMANDS:
        choice = choices.add_parser(command.name, help=command.help)
        command.declare(choice)
        choice.add_argument("--project", type=Path, default=Path.cwd(), help="the folder of personas/ and docs/")
        choice.set_defaults(run=command.run)
    options = parser.parse_args(arguments)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a message quotes what was written, in whatever script
            stream.reconfigure(errors="backslashreplace")
    root = options.project.resolve()
    if not (root / "personas").is_dir():
        return refuse(f"There is no folder `personas` in {options.project}: run this in the handbook's folder.")
    try:
        code: int = options.run(options, root)
    except ClockError as error:
        return refuse(str(error))
    except HalfWrittenError as error:
        return broke_off(f"{error}.")
    return code


if __name__ == "__main__":
    sys.exit(main())
