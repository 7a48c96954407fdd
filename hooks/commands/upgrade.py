"""`upgrade`: a newer version of the handbook's machine, with the company's content and changes as they are.

Knows: what to ask for, when to refuse, what to tell. Must not know: how versions are found and merged.
"""

import argparse
import os
import shlex
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from commands import versions
from commands.clashes import Clash
from commands.command import Command, refuse
from commands.git import Git, GitError, without_secret
from commands.versions import Commit, Difference, Merged
from handbook.markdown.links import DOCS
from handbook.writers.edit import RefusedError

_UNDO = "git reset --hard"
_MOST = 12  # files of a kind that are named one by one


def _declare(upgrade: argparse.ArgumentParser) -> None:
    upgrade.add_argument("--to", default="", help="a branch or tag there; its main branch if left out")
    upgrade.add_argument("--marks", default="", help="`yes` leaves marks where both changed the same lines")
    upgrade.add_argument("source", help="the address or folder of a git repository with the newer version")


def _run(options: argparse.Namespace, root: Path) -> int:
    git = Git(root)
    try:
        return _upgraded(git, options.source.strip(), options.to.strip(), options.marks.strip())
    except (RefusedError, GitError, OSError, KeyboardInterrupt) as error:
        if isinstance(error, OSError):
            _print_no_more()
        return refuse(without_secret(f"{_why(error)}\nNothing was changed."))


def _why(error: BaseException) -> str:
    match error:
        case RefusedError():
            return str(error)
        case KeyboardInterrupt():
            return "Interrupted."
        case FileNotFoundError(filename="git"):
            return "Git, which does the merging, is not installed here: install it first."
        case GitError():
            return f"Git could not do it: {error}."
        case _:
            return f"It could not be done: {error}."


def _print_no_more() -> None:
    """Whoever read what is printed may be gone: what is left of it goes nowhere, instead of failing at the end."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _upgraded(git: Git, source: str, to: str, marks: str) -> int:
    if marks not in ("", "yes"):
        raise RefusedError(f"`marks={marks}` says nothing: write marks=yes, or leave it out.")
    _refuse_unready(git)
    new = _fetched(git, source, to)
    base = versions.nearest(git, new)
    if base is None:
        raise RefusedError(f"{source} is not a version of this handbook: hardly any file there is like the one here.")
    print(f"You have the version {base}; taking {new}.")
    taken = versions.difference(git, base, new)
    result = versions.merged(git, taken)
    if result.clashes and not marks:
        raise RefusedError(_clashing(result.clashes, source, to))
    if not result.clashes and not result.came:
        print("There is nothing to take: your files have all of it already.", flush=True)
        return 0
    _refuse_covered(git, taken, result)
    return _placed(git, taken, result)


def _placed(git: Git, taken: Difference, result: Merged) -> int:
    """Changes the company's files; whatever happens from here on, one command puts everything back."""
    told = "\n".join(_told(taken, result))
    print(f"Changing your files. This undoes all of it, now and after an interruption: {_UNDO}", flush=True)
    code, done = 1 if result.clashes else 0, False
    try:
        if result.clashes:
            versions.put_marks(git, taken)
        else:
            versions.put(git, result)
        done = True
        print(told, flush=True)
    except (GitError, OSError, KeyboardInterrupt) as error:
        why = str(error) or "it was interrupted"
        if done:
            _print_no_more()
            again = f"To undo all of it: {_UNDO}"
            _complain(f"The newer version is in your files, but what came could not be printed: {why}.\n{again}")
            return code
        locked = " (if it says that index.lock is in the way, delete that file first)"
        _complain(f"It stopped half way: {why}.\nPut everything back as it was with {_UNDO}{locked}.")
        return 1
    return code


def _complain(message: str) -> None:
    print(without_secret(message), file=sys.stderr)


def _refuse_unready(git: Git) -> None:
    if not git.works("rev-parse", "--git-dir"):
        message = "This folder is not a git repository, which an upgrade needs to merge, and you to undo it."
        raise RefusedError(f"{message} Make it one: git init, git add ., git commit.")
    if Path(git.run("rev-parse", "--show-toplevel").strip()).resolve() != git.folder:
        raise RefusedError(_inside(git))
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


def _inside(git: Git) -> str:
    """How a folder of a larger repository becomes one of its own, with its history."""
    top = Path(git.run("rev-parse", "--show-toplevel").strip()).resolve()
    prefix, name = git.folder.relative_to(top).as_posix(), f"{git.folder.name}-alone"
    number = 2
    while (top.parent / name).exists() or git.works("rev-parse", "--verify", "--quiet", f"refs/heads/{_branch(name)}"):
        name, number = f"{git.folder.name}-alone-{number}", number + 1
    branch, place = _branch(name), shlex.quote(str(top.parent / name))
    return (
        "The handbook is a folder inside a larger repository: it needs a repository of its own.\n"
        "Once its files are committed, these make it one, with its history, and leave the larger one as it is:\n"
        f"  cd {shlex.quote(str(top))}\n"
        f"  git subtree split --prefix={shlex.quote(prefix)} --branch={branch}\n"
        f"  git clone --branch={branch} . {place}\n"
        f"  cd {place}\n"
        "Upgrade there."
    )


def _branch(name: str) -> str:
    """A name that git takes for a branch."""
    return "".join(letter if letter.isascii() and letter.isalnum() else "-" for letter in name).strip("-")


def _given(name: str, value: str) -> str:
    """What make is to be told, as the shell and make leave it whole."""
    return f"{name}={shlex.quote(value.replace('$', '$$'))}"


def _clashing(found: Mapping[str, Clash], source: str, to: str) -> str:
    named = "\n".join(f"  {path}: {clash.why}" for path, clash in found.items())
    again = " ".join(["make upgrade", _given("from", source), *([_given("to", to)] if to else []), "marks=yes"])
    back = "\n".join(f"  {command}" for command in dict.fromkeys(clash.back for clash in found.values()))
    return (
        f"Somebody has to decide about these files:\n{named}\n"
        f"To decide in your editor, with everything else taken already: {again}\n"
        f"Or do without your changes to them, which stay in git's history, and try again:\n{back}\n"
        "  git add --all; git commit"
    )


def _told(taken: Difference, result: Merged) -> Iterator[str]:
    for letter, what in (("A", "New"), ("M", "Changed"), ("T", "Changed"), ("D", "Deleted")):
        yield from _named(f"{what}:", [path for path, how in result.came.items() if how[0] == letter])
    yield from _named("Changed, with your own changes kept in them:", result.kept)
    yield from _named("Left as they are, since you have made them yours; there they changed:", taken.pages)
    yield from _named(
        "Left out, since you have deleted them or their folder; there they changed or are new:", taken.gone
    )
    moved = [f"{was} -> {now}" for was, now in sorted(taken.moved.items()) if _has_moved(was, now, result)]
    if moved:
        yield "Pages that moved; links and `nav:` entries of yours have to follow, and make check names each of them:"
        yield from (f"  {one}" for one in moved)
    yield "Your personas are as they were."
    if result.clashes:
        yield from _marks(result.clashes)
    else:
        yield "What to do next: make editor; make check; make test; git commit --all"
    yield f"What changed: git diff {taken.base.id[:10]} {taken.new.id[:10]}, and the reasons for it:"
    yield f"  git log {taken.base.id[:10]}..{taken.new.id[:10]}"


def _has_moved(was: str, now: str, result: Merged) -> bool:
    """Whether a page of the site is now elsewhere in the company's files, too."""
    return was.startswith(DOCS) and result.came.get(was) == "D" and result.came.get(now) == "A"


def _marks(found: Mapping[str, Clash]) -> Iterator[str]:
    yield "All of it is taken, but for these files, which need a decision of yours:"
    yield from (f"  {path}: {clash.why}\n    {clash.decide}" for path, clash in found.items())
    yield "What to do next:"
    yield "  1. Decide about each. Between <<<<<<< and ======= is yours, from there to >>>>>>> the new: keep what"
    yield "     is right, and delete the three marks."
    yield "  2. git add --all; make editor; make check; make test; git commit"
    yield f"Or undo all of it: {_UNDO}"


def _named(heading: str, paths: Iterable[str]) -> Iterator[str]:
    if named := list(paths):
        yield f"{heading}\n{_listed(named)}"


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
