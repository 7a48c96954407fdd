"""`upgrade`: a newer version of the handbook's machine, with the company's content and changes as they are.

Knows: what to ask for, when to refuse, what to tell. Must not know: how versions are found and merged.
"""

import argparse
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from commands import versions
from commands.command import Command
from commands.git import Git, GitError, without_secret
from commands.versions import Commit, Difference, Merged

_UNDO = "git reset --hard"
_MOST = 12  # files of a kind that are named one by one


class RefusedError(Exception):
    """Why nothing was done."""


def _declare(upgrade: argparse.ArgumentParser) -> None:
    upgrade.add_argument("--to", default="", help="a branch or tag there; its main branch if left out")
    upgrade.add_argument("--marks", default="", help="`yes` leaves marks where both changed the same lines")
    upgrade.add_argument("source", help="the address or folder of a git repository with the newer version")


def _run(options: argparse.Namespace, root: Path) -> int:
    git = Git(root)
    try:
        return _upgraded(git, options.source.strip(), options.to.strip(), marks=options.marks == "yes")
    except RefusedError as refused:
        return _failed(f"{refused}\nNothing was changed.")
    except FileNotFoundError as error:
        if error.filename != "git":
            return _failed(f"{error.strerror}: {error.filename}.\nNothing was changed.")
        return _failed("There is no git here, which does the merging: install it first.\nNothing was changed.")
    except (GitError, OSError) as error:
        return _failed(f"Git could not do it: {error}.\nNothing was changed.")
    except KeyboardInterrupt:
        return _failed("Interrupted. Nothing was changed.")


def _failed(message: str) -> int:
    print(without_secret(message), file=sys.stderr)
    return 1


def _upgraded(git: Git, source: str, to: str, *, marks: bool) -> int:
    _refuse_unready(git)
    new = _fetched(git, source, to)
    base = versions.nearest(git, new)
    if base is None:
        raise RefusedError(f"{source} is no version of this handbook: hardly a file there was ever as it is here.")
    print(f"You have the version {base}; taking {new}.")
    taken = versions.difference(git, base, new)
    result = versions.merged(git, taken)
    if result.clashes and not marks:
        raise RefusedError(_clashing(result.clashes, source, to))
    if not result.clashes and not result.came:
        print("There is nothing to take: your files have all of it already.")
        return 0
    _refuse_covered(git, taken, result)
    return _placed(git, taken, result)


def _placed(git: Git, taken: Difference, result: Merged) -> int:
    """Changes the company's files; whatever happens from here on, one command puts everything back."""
    print(f"Changing your files. This undoes all of it, now and after an interruption: {_UNDO}", flush=True)
    try:
        if result.clashes:
            versions.put_marks(git, taken)
        else:
            versions.put(git, result)
    except (GitError, OSError, KeyboardInterrupt) as error:
        why = str(error) or "it was interrupted"
        locked = " (if it says that index.lock is in the way, delete that file first)"
        return _failed(f"It stopped half way: {why}.\nPut everything back as it was with {_UNDO}{locked}.")
    _tell(taken, result)
    return 1 if result.clashes else 0


def _refuse_unready(git: Git) -> None:
    if not git.works("rev-parse", "--git-dir"):
        message = "This folder is no git repository, which an upgrade needs to merge, and you to undo it."
        raise RefusedError(f"{message} Make it one: git init, git add ., git commit.")
    if Path(git.run("rev-parse", "--show-toplevel").strip()).resolve() != git.folder:
        raise RefusedError("The handbook is a folder inside of a larger repository: it has to be one of its own.")
    if not git.works("rev-parse", "--verify", "--quiet", "HEAD^{commit}"):
        raise RefusedError("Nothing is committed here yet. First: git add ., git commit.")
    if changed := git.run("status", "--porcelain", "--untracked-files=no").splitlines():
        named = _listed(line[3:] for line in changed)
        message = (
            "These files have changes that are not committed. Commit them first, so that nothing of them can be lost:"
        )
        raise RefusedError(f"{message}\n{named}")


def _fetched(git: Git, source: str, to: str) -> Commit:
    """The newer version, with its history, among git's objects; no remote and no branch is left behind."""
    if not source:
        raise RefusedError("Say where the newer version is: make upgrade from=ADDRESS_OR_FOLDER (a git repository)")
    if (folder := Path(source).expanduser()).is_dir():
        source = str(folder.resolve())
    try:
        git.run("fetch", "--quiet", "--no-tags", "--no-recurse-submodules", "--", source, to or "HEAD")
        return versions.commit(git, git.run("rev-parse", "--verify", "FETCH_HEAD^{commit}").strip())
    except GitError as error:
        where = f"`{to}` of {source}" if to else source
        raise RefusedError(f"{where} cannot be fetched. Git says: {error}") from error


def _refuse_covered(git: Git, taken: Difference, result: Merged) -> None:
    if covered := versions.covered(git, taken, result):
        message = "The newer version brings these files, and others that git does not know of are in their places."
        raise RefusedError(f"{message} Commit, move or delete them first:\n{_listed(covered)}")


def _clashing(clashes: Mapping[str, str], source: str, to: str) -> str:
    named = "\n".join(f"  {path}: {why}" for path, why in clashes.items())
    again = f"make upgrade from={source}{f' to={to}' if to else ''} marks=yes"
    return (
        f"Somebody has to decide about these files:\n{named}\n"
        f"To decide in your editor, with everything else taken already: {again}\n"
        "Or make them as they were in the version that you have, commit, and try again."
    )


def _tell(taken: Difference, result: Merged) -> None:
    for letter, what in (("A", "New"), ("M", "Changed"), ("D", "Deleted")):
        _say(f"{what}:", [path for path, how in result.came.items() if how[0] == letter])
    _say("Changed, with your own changes kept in them:", result.kept)
    _say("Left as they are, since you have made them yours; there they changed:", taken.pages)
    _say("Left out, since you have deleted them or their folder; there they changed or are new:", taken.gone)
    print("Your personas are as they were.")
    if result.clashes:
        _tell_marks(result.clashes)
    else:
        print("What to do next: make editor; make check; make test; git commit --all")
    print(f"What changed: git diff {taken.base.id[:10]} {taken.new.id[:10]}, and the reasons for it:")
    print(f"  git log {taken.base.id[:10]}..{taken.new.id[:10]}")


def _tell_marks(clashes: Mapping[str, str]) -> None:
    print("All of it is taken, but for these files, which need a decision of yours:")
    print("\n".join(f"  {path}: {why}" for path, why in clashes.items()))
    print("What to do next:")
    print("  1. Open each. Between <<<<<<< and ======= stands yours, from there to >>>>>>> the new: keep what is right")
    print("     and delete the three marks. Where one side deleted the file, keep it or delete it.")
    print("  2. git add --all; make editor; make check; make test; git commit")
    print(f"Or undo all of it: {_UNDO}")


def _say(heading: str, paths: Iterable[str]) -> None:
    if named := list(paths):
        print(f"{heading}\n{_listed(named)}")


def _listed(paths: Iterable[str]) -> str:
    named = sorted(paths)
    if len(named) <= _MOST:
        return "\n".join(f"  {path}" for path in named)
    below: dict[str, list[str]] = {}
    for path in named:
        below.setdefault("/".join(path.split("/")[:2]), []).append(path)
    shown = [f"  {folder}/: {len(its)} files" if len(its) > 1 else f"  {its[0]}" for folder, its in below.items()]
    rest = [f"  and in {len(shown) - _MOST} more places"] if len(shown) > _MOST else []
    return "\n".join([*shown[:_MOST], *rest])


UPGRADE = Command("upgrade", "take a newer version of everything but the content", _declare, _run)
