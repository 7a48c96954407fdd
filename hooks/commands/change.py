"""`rename`, `move`, `retire` and `promote`: changes to personas that are there already.

Knows: what to ask for, and what to tell. Must not know: how a change is made.
"""

import argparse
from collections.abc import Callable
from pathlib import Path

from commands.command import Command, refuse
from commands.disk import write
from handbook import clock
from handbook.content.handbook import Handbook, load
from handbook.site.site_settings import FILE as SETTINGS
from handbook.writers import edit
from handbook.writers.edit import Change, RefusedError


def _declare_rename(rename: argparse.ArgumentParser) -> None:
    rename.add_argument("old", help="the persona's id: its file's name without .md")
    rename.add_argument("new", help="the id it gets; the old one becomes an alias, so that its address leads there")


def _declare_retire(retire: argparse.ArgumentParser) -> None:
    retire.add_argument("id", help="the persona's id: its file's name without .md")
    retire.add_argument("--reason", default="", help="why, where nothing replaces it")
    retire.add_argument("--replaced-by", default="", help="the id of the persona that takes its place")
    retire.add_argument("--on", default="", help="the day, such as 2026-04-03; today if left out")


def _rename(options: argparse.Namespace, root: Path) -> int:
    handbook = load(root, clock.today())
    return _made(root, lambda: edit.rename(handbook, options.old, options.new, _beside(root)), lambda _: 0)


def _beside(root: Path) -> dict[str, bytes]:
    """What names files of the content and is none itself."""
    file = root / SETTINGS  # its navigation may name a persona's file
    return {SETTINGS: file.read_bytes()} if file.is_file() and not file.is_symlink() else {}


def _declare_move(move: argparse.ArgumentParser) -> None:
    move.add_argument("id", help="the persona's id: its file's name without .md")
    move.add_argument("--folder", default="", help="the brand, country or line: a folder; without one, it is for all")


def _move(options: argparse.Namespace, root: Path) -> int:
    handbook = load(root, clock.today())
    folder = options.folder.strip().strip("/")
    return _made(root, lambda: edit.move(handbook, options.id, folder, _beside(root)), lambda _: 0)


def _retire(options: argparse.Namespace, root: Path) -> int:
    handbook = load(root, clock.today())
    return _made(
        root,
        lambda: edit.retire(
            handbook,
            options.id,
            on=options.on or str(handbook.catalog.today),
            reason=_one_line(options.reason),
            successor=options.replaced_by,
        ),
        lambda change: _told(handbook, change),
    )


def _declare_promote(promote: argparse.ArgumentParser) -> None:
    promote.add_argument("id", help="the line's id: as it says, or made of its words")


def _promote(options: argparse.Namespace, root: Path) -> int:
    handbook = load(root, clock.today())
    return _made(root, lambda: edit.promote(handbook, options.id.strip()), lambda _: 0)


def _made(root: Path, make: Callable[[], Change], tell: Callable[[Change], int]) -> int:
    """Makes a change, writes it and says so; or says why not."""
    try:
        change = make()
        write(root, change)
    except RefusedError as refused:
        return refuse(f"{refused}\nNothing was written.")
    except OSError as error:
        return refuse(
            f"{error.filename or 'The files'} cannot be written: {error.strerror or error}.\nNothing was written."
        )
    print("\n".join(change.said))
    return tell(change)


def _told(handbook: Handbook, change: Change) -> int:
    """Says where a retired persona is still named, and what became an error by it."""
    (path,) = change.files
    record = next(one for one in handbook.catalog.records if one.path == path)
    wrong = {(problem.path, problem.at.line) for problem in change.errors}
    others = [one for one in edit.mentions(handbook, record) if one.path != path]
    if still := [one for one in others if (one.path, one.at.line) not in wrong]:
        print("It is still named here; see whether that is meant:")
        print("\n".join(f"  {one.path}:{one.at.line}:{one.at.column}: {one.how}" for one in still))
    if change.errors:
        print("This stops a build now; fix it next:")
        print("\n".join(f"  {problem}" for problem in change.errors))
    return 1 if change.errors else 0


def _one_line(text: str) -> str:
    """A text from the command line, whatever bytes it was typed in."""
    return " ".join(text.encode(errors="replace").decode().split())


MOVE = Command("move", "put a persona into another folder, and change whatever leads to it", _declare_move, _move)
PROMOTE = Command("promote", "make a persona of a line of those who are not a fit", _declare_promote, _promote)
RENAME = Command("rename", "give a persona another id, and change whatever names it", _declare_rename, _rename)
RETIRE = Command("retire", "say in a persona's file that it is no longer used", _declare_retire, _retire)
