"""Git, as a command asks it.

Knows: how git is run, and what it says when it cannot. Must not know: what for.
"""

import os
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

_SETTINGS = (
    *("-c", "core.hooksPath=/dev/null"),  # whatever hooks a repository has, nobody called for them
    *("-c", "core.quotePath=false"),
    *("-c", "gc.auto=0"),
    *("-c", "rerere.enabled=false"),
    *("-c", "log.showSignature=false"),
    *("-c", "merge.conflictStyle=merge"),
    # A file follows where a newer version has moved it; one of the company's own stays where the company has put it.
    *("-c", "merge.renames=true"),
    *("-c", "merge.directoryRenames=false"),
    *("-c", "merge.renameLimit=20000"),
)
# What would lead git to another repository, as inside of one of its own hooks.
_ELSEWHERE = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_PREFIX", "GIT_COMMON_DIR")
_WHO = {f"GIT_{role}_{part}": "upgrade" for role in ("AUTHOR", "COMMITTER") for part in ("NAME", "EMAIL")}
_DATES = {"GIT_AUTHOR_DATE": "2000-01-01T00:00:00Z", "GIT_COMMITTER_DATE": "2000-01-01T00:00:00Z"}
_SECRET = re.compile(r"(?<=://)[^/@\s]+@")


class GitError(Exception):
    """Git could not; the message is what it said last."""


@dataclass(frozen=True, slots=True)
class Git:
    """Git in one folder; `index` is where it keeps what is staged, if not in its usual place."""

    folder: Path
    index: Path | None = None

    def run(self, *arguments: str, given: str = "", wrong: tuple[int, ...] = ()) -> str:
        """What git prints; `given` is for it to read, and `wrong` are exit codes that will do as well."""
        done = self._done(arguments, given)
        if done.returncode not in (0, *wrong):
            raise GitError(_fault(done.stderr) or f"git {arguments[0]} ended with {done.returncode}")
        return done.stdout.decode(errors="surrogateescape")

    def works(self, *arguments: str) -> bool:
        """Whether git can do something."""
        return self._done(arguments, "").returncode == 0

    def paths(self, *arguments: str) -> list[str]:
        """What git prints with `-z`: paths, mostly."""
        return self.run(*arguments).split("\0")[:-1]

    def _done(self, arguments: tuple[str, ...], given: str) -> "subprocess.CompletedProcess[bytes]":
        around = {name: value for name, value in os.environ.items() if name not in _ELSEWHERE}
        around |= {"LC_ALL": "C", "GIT_LFS_SKIP_SMUDGE": "1", **_WHO, **_DATES}
        if self.index:
            around["GIT_INDEX_FILE"] = str(self.index)
        told = given.encode(errors="surrogateescape")
        command = ["git", *_SETTINGS, *arguments]  # the terminal's: what git asks for, such as a password
        return subprocess.run(command, cwd=self.folder, env=around, input=told, capture_output=True, check=False)  # noqa: S603


def _fault(said: bytes) -> str:
    """The line that says what is wrong."""
    lines = [line.strip() for line in said.decode(errors="replace").splitlines() if line.strip()]
    wrong = [line for line in lines if line.startswith(("fatal:", "error:"))]
    return without_secret((wrong or lines or [""])[0])


def without_secret(text: str) -> str:
    """A text without the names and passwords that addresses in it may hold."""
    return _SECRET.sub("", text)
