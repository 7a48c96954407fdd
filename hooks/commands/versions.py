"""Versions of the handbook's machine: which one a company has, and what a newer one makes of its files.

Knows: git's commits and trees; which files are content. Must not know: what anybody is told of it.

Git does the merging: it is given the version that the company has and the newer one, both without what is not to be
touched, and picks the difference onto the company's own commit. No list says what the machine consists of, so that
this code, which is the older one, can take whatever a later version brings.
"""

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from commands import clashes
from commands.clashes import Clash
from commands.git import Git, GitError
from handbook.markdown.links import DOCS, PERSONAS

# Content that a newer version may renew as long as nobody has changed it: from then on it is the company's.
_PAGES = (
    DOCS,
    "README.md",
    "LICENSE",
    "SECURITY.md",
    "frontmatter.json",
    ".github/CODEOWNERS",
    ".github/handbook.png",
)
_OWN = "overrides/own/"
_ENOUGH = 4  # one in so many files of a version is as the company has it, or the two are strangers
_MOVED = "-M70%"  # so much of a file is as it was, or it was not moved but written anew


@dataclass(frozen=True, slots=True)
class Commit:
    """A version: the commit, and the day it was made."""

    id: str
    day: str

    def __str__(self) -> str:
        return f"{self.id[:10]} of {self.day}"


@dataclass(frozen=True, slots=True)
class Difference:
    """What lies between the version that a company has and a newer one, without what is not to be touched.

    `picked` is the commit that git can pick onto the company's. `pages` are pages that the company has changed, `gone`
    are files that it does not have any more: a newer version changes both, and they stay as they are. `moved` are the
    files that have another path in the newer version, by their old one.
    """

    base: Commit
    new: Commit
    picked: str
    pages: tuple[str, ...]
    gone: tuple[str, ...]
    moved: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Merged:
    """What git made of a difference: the tree of files, or none where some need a decision, and these files."""

    tree: str
    came: Mapping[str, str]  # the letter of git's for what happened to each file
    kept: tuple[str, ...]  # files with the company's changes, in which the newer version changed something too
    clashes: Mapping[str, Clash]


def commit(git: Git, name: str) -> Commit:
    """The commit of a name."""
    number, day = git.run("log", "-1", "--format=%H %cs", name, "--").split()
    return Commit(number, day)


def nearest(git: Git, new: Commit) -> Commit | None:
    """The version that the company's files come from, among those that lead to `new`; none if these are strangers.

    Where the two histories are one, it is not older than the commit that they share. Copies made from a template share
    none: then it is the version of which the fewest files differ, and of several the one of which the fewest lines do.
    The oldest, if that does not tell either: what was taken already is then seen as such when git merges.
    """
    shared = git.run("merge-base", "HEAD", new.id, wrong=(1,)).split()
    since = git.run("log", "--topo-order", "--format=%H %T", new.id, *(f"^{one}" for one in shared), "--")
    last = git.run("log", "-1", "--format=%H %T", *shared, "--") if shared else ""
    trees = dict(line.split() for line in (since + last).splitlines())
    counts = _differing(git, list(dict.fromkeys(trees.values())))
    fewest = min(counts.values())
    near = [one for one, tree in trees.items() if counts[tree] == fewest]
    lines = {tree: _lines(git, tree) for tree in dict.fromkeys(trees[one] for one in near)}
    base = min(reversed(near), key=lambda one: lines[trees[one]])
    ours, theirs = _files(git, "HEAD"), _files(git, base)
    machine = {path: blob for path, blob in theirs.items() if not _is_content(path)}
    same = sum(ours.get(path) == blob for path, blob in machine.items())
    return commit(git, base) if machine and same * _ENOUGH >= len(machine) else None


def _differing(git: Git, trees: list[str]) -> dict[str, int]:
    """How many files differ between each tree and the company's, personas aside."""
    ours = git.run("rev-parse", "HEAD^{tree}").strip()
    asked = "\n".join(f"{ours} {tree}" for tree in trees) + "\n"
    said = git.run("diff-tree", "--stdin", "-r", "--name-only", "--", ".", f":!{PERSONAS}", given=asked)
    counts = dict.fromkeys(trees, 0)
    tree = ""
    for line in said.splitlines():
        first, _, second = line.partition(" ")
        if first == ours and second in counts:
            tree = second
        else:
            counts[tree] += 1
    return counts


def _lines(git: Git, tree: str) -> int:
    """How many lines differ between a tree and the company's files."""
    said = git.run("diff", "--numstat", "--no-renames", "HEAD", tree, "--", ".", f":!{PERSONAS}")
    counts = [line.split("\t")[:2] for line in said.splitlines()]
    return sum(int(one) for pair in counts for one in pair if one.isdigit())


def difference(git: Git, base: Commit, new: Commit) -> Difference:
    """What `new` changes since `base`, but for personas, pages that the company has made its own, and deleted files."""
    ours, old, theirs = _files(git, "HEAD"), _files(git, base.id), _files(git, new.id)
    changed = {path for path in old.keys() | theirs.keys() if old.get(path) != theirs.get(path)}
    moved = _moved(git, base, new)
    gone = {path for path in old if path not in ours}
    pages = {
        path
        for path in changed
        if _is_page(path) and path in ours and ours[path] not in (old.get(path), theirs.get(path))
    }
    empty = _folders(old) - _folders(ours)  # which the company has deleted, with all that was in them
    left = {path for path in theirs if path not in old and path not in ours and _folders([path]) & empty}
    left |= {now for was, now in moved.items() if was in gone and now not in ours and _top(was) == _top(now)}
    left |= {now for was, now in moved.items() if was in pages and now not in ours}
    apart = {path for path in old.keys() | theirs.keys() if path.startswith((PERSONAS, _OWN))} | gone | pages | left
    told = sorted(path for path in (changed & gone | left) if not path.startswith((PERSONAS, _OWN)) and path in theirs)
    before = _commit(git, base.id, apart, "What the handbook has")
    after = _commit(git, new.id, apart, f"Take the handbook's version {new}", before)
    return Difference(base, new, after, tuple(sorted(pages)), tuple(told), moved)


def _is_page(path: str) -> bool:
    return path.startswith(DOCS) or path in _PAGES


def _is_content(path: str) -> bool:
    return _is_page(path) or path.startswith((PERSONAS, "tests/"))


def _top(path: str) -> str:
    return path.partition("/")[0]


def _folders(paths: Iterable[str]) -> set[PurePosixPath]:
    return {folder for path in paths for folder in PurePosixPath(path).parents}


def _files(git: Git, name: str) -> dict[str, str]:
    """What each file of a commit is, by its path: its kind, and the number of its content."""
    entries = (entry.partition("\t") for entry in git.paths("ls-tree", "-r", "-z", "--full-tree", name))
    return {path: what for what, _, path in entries}


def _moved(git: Git, base: Commit, new: Commit) -> dict[str, str]:
    """The files that have another path in the newer version, by their old one."""
    said = git.paths("diff", "-z", "--name-status", _MOVED, "-l0", "--diff-filter=R", base.id, new.id, "--")
    return dict(zip(said[1::3], said[2::3], strict=True))


def _commit(git: Git, name: str, without: set[str], message: str, *parents: str) -> str:
    """A commit of some files of another one; nothing leads to it, so that git throws it away after some weeks."""
    with TemporaryDirectory() as folder:
        apart = Git(git.folder, Path(folder) / "index")
        apart.run("read-tree", name)
        apart.run(
            "update-index", "--force-remove", "-z", "--stdin", given="".join(f"{path}\0" for path in sorted(without))
        )
        tree = apart.run("write-tree").strip()
    return git.run("commit-tree", tree, *(word for one in parents for word in ("-p", one)), "-m", message).strip()


def merged(git: Git, taken: Difference) -> Merged:
    """Lets git merge, in a folder of its own: the company's files are not touched."""
    with TemporaryDirectory() as folder:
        place = Path(folder) / "merged"
        git.run("worktree", "add", "--quiet", "--detach", str(place), "HEAD")
        try:
            return _picked(git, Git(place), taken)
        finally:
            git.run("worktree", "remove", "--force", str(place))


def _picked(git: Git, apart: Git, taken: Difference) -> Merged:
    apart.run("cherry-pick", "--no-commit", "--allow-empty", taken.picked, wrong=(1,))
    found = clashes.found(apart, taken.base.id, taken.moved)
    tree = "" if found else apart.run("write-tree").strip()
    said = apart.paths("diff", "--cached", "-z", "--name-status", "--no-renames", "HEAD", "--")
    came = {path: how for how, path in zip(said[::2], said[1::2], strict=True) if how != "U" and path not in found}
    new, merged = _files(git, taken.new.id), _staged(apart)
    return Merged(tree, came, tuple(path for path in came if path in merged and merged[path] != new.get(path)), found)


def _staged(git: Git) -> dict[str, str]:
    """What is staged, as `_files` has what is committed."""
    entries = (entry.partition("\t") for entry in git.paths("ls-files", "--stage", "-z"))
    found = ((path, what.split()) for what, _, path in entries)
    return {path: f"{mode} {'commit' if mode == '160000' else 'blob'} {blob}" for path, (mode, blob, _) in found}


def covered(git: Git, taken: Difference, result: Merged) -> list[str]:
    """The new files in whose place there is something that git does not know of, and that would be lost."""
    known, new = set(git.paths("ls-files", "-z")), set(_files(git, taken.picked) if result.clashes else result.came)
    return sorted(path for path in new - known if _is_covered(git, path, known))


def _is_covered(git: Git, path: str, known: set[str]) -> bool:
    place = git.folder / path
    if place.is_dir() and not place.is_symlink():
        return bool(git.paths("ls-files", "--others", "-z", "--", path))
    above = [git.folder / folder for folder in PurePosixPath(path).parents if folder.name and str(folder) not in known]
    return os.path.lexists(place) or any(os.path.lexists(one) and not one.is_dir() for one in above)


def put(git: Git, result: Merged) -> None:
    """Puts a tree into the company's folder: into what is staged first, so that a reset knows of every file."""
    git.run("read-tree", "-m", result.tree)
    for path in [path for path, how in result.came.items() if how == "D"]:
        (git.folder / path).unlink(missing_ok=True)
        for folder in PurePosixPath(path).parents:
            if folder.name and not any((git.folder / folder).iterdir()):
                (git.folder / folder).rmdir()
    git.run("checkout-index", "--force", "--all", "--quiet")


def put_marks(git: Git, taken: Difference) -> None:
    """Puts what git merged into the company's folder, with marks where both changed the same lines."""
    git.run("cherry-pick", "--no-commit", "--allow-empty", taken.picked, wrong=(1,))
    if not git.paths("ls-files", "-u", "-z"):
        raise GitError("it did not merge this time")
