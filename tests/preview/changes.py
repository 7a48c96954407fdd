"""What a proposal changes: the files that differ from where its branch began.

Knows: git. Must not know: what the files are, or what is shown of them.
"""

import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


class UnknownBaseError(Exception):
    """There is nothing to compare with; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Changes:
    """Paths relative to the project, sorted. `changed` are the files as they are now, renamed ones among them."""

    changed: tuple[str, ...] = ()
    deleted: tuple[str, ...] = ()
    renamed: tuple[tuple[str, str], ...] = ()  # from, to

    def former_name(self, path: str) -> str | None:
        """What a renamed file was called before."""
        return next((old for old, new in self.renamed if new == path), None)


def since(base: str, project: Path) -> Changes:
    """What is different since the branch left `base`: committed, not committed yet, and new.

    Raises:
        UnknownBaseError: the revision is not here, or has nothing in common with this branch.
    """
    start = _start(base, project)
    # Nothing outside of the project: it may be a folder of a larger repository.
    answer = _git(project, "diff", "--name-status", "-z", "--find-renames", "--relative", "--no-ext-diff", start)
    new = _git(project, "ls-files", "--others", "--exclude-standard", "-z")
    return read(answer, new)


def read(differences: str, untracked: str = "") -> Changes:
    """Git's two answers (`diff --name-status -z` and `ls-files -z`) as changes."""
    changed, deleted, renamed = set(_words(untracked)), [], []
    words = _words(differences)
    for status in words:
        path = next(words)
        if status.startswith(("R", "C")):
            old, path = path, next(words)
            if status.startswith("R"):
                renamed.append((old, path))
        if status == "D":
            deleted.append(path)
        else:
            changed.add(path)
    return Changes(tuple(sorted(changed)), tuple(sorted(deleted)), tuple(sorted(renamed)))


def _words(text: str) -> Iterator[str]:
    """The names in an answer of git, which ends each with a NUL."""
    return iter(text.split("\0")[:-1])


def _start(base: str, project: Path) -> str:
    """The commit at which this branch left `base`."""
    commit = _git(project, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{base}^{{commit}}").strip()
    if not commit:
        message = (
            f"There is no `{base}` here to compare with: name another branch, as in `make preview base=origin/main`."
        )
        raise UnknownBaseError(message)
    start = _git(project, "merge-base", commit, "HEAD").strip()
    if not start:
        message = f"This branch and `{base}` have no common beginning here: fetch the whole history first."
        raise UnknownBaseError(message)
    return start


def _git(project: Path, *arguments: str) -> str:
    """What git answers; nothing where it has no answer."""
    command = ["git", "-C", str(project), *arguments]
    try:
        done = subprocess.run(command, capture_output=True, check=False)
    except OSError as error:
        raise UnknownBaseError("What changed is asked of git, which is not installed here.") from error
    # A file's name need not be UTF-8; such a name stays what it is on its way to the disk.
    return done.stdout.decode("utf-8", "surrogateescape") if done.returncode == 0 else ""
