"""Files that git cannot merge by itself: why, and the commands with which somebody decides.

Knows: git's three versions of a file. Must not know: how an upgrade goes on.
"""

import shlex
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from commands.git import Git

_REASONS = {  # which of the three there are: what the company had, what it has, what the newer version has
    "123": "both changed the same lines",
    "12": "changed by you, deleted there",
    "13": "deleted by you, changed there",
    "23": "added by both, each with something else in it",
    "1": "moved by both, to different places",
    "2": "yours; there, something else is in its place",
    "3": "theirs; here, something else is in its place",
}
_NO_LINES = {"123": "both changed it, and it has no lines to merge"}
_MARK = b"<<<<<<< "


@dataclass(frozen=True, slots=True)
class Clash:
    """Why a file cannot be merged; `decide` says what to do where git has left it, `back` what to do instead of it."""

    why: str
    decide: str
    back: str


@dataclass(frozen=True, slots=True)
class _Known:
    """The version that the company has, which files it had and the company has, and old paths by the new ones."""

    base: str
    old: set[str]
    ours: set[str]
    before: Mapping[str, str]


def found(git: Git, base: str, moved: Mapping[str, str]) -> dict[str, Clash]:
    """The clashes that git has stopped at in its folder; `moved` has the files' new paths by their old ones."""
    stages: dict[str, dict[str, str]] = {}
    for entry in git.paths("ls-files", "-u", "-z"):
        what, _, path = entry.partition("\t")
        _, blob, stage = what.split()
        stages.setdefault(path, {})[stage] = blob
    if not stages:
        return {}
    old, ours = (set(git.paths("ls-tree", "-r", "-z", "--name-only", "--full-tree", one)) for one in (base, "HEAD"))
    known = _Known(base, old, ours, {now: was for was, now in moved.items()})
    return {path: _clash(git.folder / path, path, its, known) for path, its in sorted(stages.items())}


def _clash(file: Path, path: str, stages: Mapping[str, str], known: _Known) -> Clash:
    sides, name, marked = "".join(sorted(stages)), shlex.quote(path), _has_marks(file)
    why = _REASONS[sides] if marked else _NO_LINES.get(sides, _REASONS[sides])
    if marked:
        decide = "open it, and choose between the marks"
    elif {"2", "3"} <= stages.keys():
        decide = f"keep yours: git checkout --ours -- {name}; or take theirs: git checkout --theirs -- {name}"
    elif sides == "1":
        decide = f"let its old place go: git rm --quiet --cached -- {name}"
    else:
        decide = f"keep it: git add -- {name}; or delete it: git rm --quiet -- {name}"
    return Clash(why, decide, _back(path, stages.get("1"), known))


def _has_marks(file: Path) -> bool:
    if file.is_symlink() or not file.is_file():
        return False
    return any(line.startswith(_MARK) for line in file.read_bytes().splitlines())


def _back(path: str, blob: str | None, known: _Known) -> str:
    """The command after which the newer version's file has nothing in its way."""
    if path not in known.ours | known.old and path not in known.before and "~" in path:
        path = path.rpartition("~")[0]  # git has put it beside what stands in its place
    was = path if path in known.old else known.before.get(path)
    if was in known.old:
        return f"git checkout {known.base[:10]} -- {shlex.quote(str(was))}"
    if blob and path in known.ours:  # the company has moved it
        return f"git cat-file blob {blob[:10]} > {shlex.quote(path)}"
    aside = f"{path}.ours"
    while aside in known.ours:
        aside += "-too"
    return f"git mv -- {shlex.quote(path)} {shlex.quote(aside)}"
