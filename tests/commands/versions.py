"""Repositories of two versions and of companies that made copies, for tests of upgrades.

Knows: git, a few small files. Must not know: what an upgrade does.
"""

import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

_WHO = {f"GIT_{role}_{part}": "a@b.example" for role in ("AUTHOR", "COMMITTER") for part in ("NAME", "EMAIL")}
# None of the settings of whoever runs the tests.
ALONE = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}


@dataclass(frozen=True)
class Repository:
    """A folder in git's care."""

    root: Path

    @classmethod
    def begin(cls, root: Path) -> "Repository":
        root.mkdir(parents=True, exist_ok=True)
        made = cls(root)
        made.git("init", "--quiet", "--template=", "--initial-branch=main")
        return made

    @classmethod
    def clone(cls, of: "Repository", root: Path) -> "Repository":
        of.git("clone", "--quiet", str(of.root), str(root))
        return cls(root)

    def git(self, *arguments: str) -> str:
        around = os.environ | ALONE | _WHO
        done = subprocess.run(
            ["git", "-c", "gc.auto=0", *arguments], cwd=self.root, env=around, check=True, capture_output=True
        )
        return done.stdout.decode()

    def write(self, files: Mapping[str, str | None]) -> "Repository":
        """Writes files; those without a text are deleted."""
        for path, text in files.items():
            file = self.root / path
            if text is None:
                file.unlink()
                continue
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8", newline="\n")
        return self

    def commit(self, message: str = "Something") -> str:
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", message)
        return self.git("rev-parse", "HEAD").strip()

    def move(self, old: str, new: str) -> None:
        (self.root / new).parent.mkdir(parents=True, exist_ok=True)
        self.git("mv", old, new)

    @property
    def files(self) -> dict[str, str]:
        """What is in the folder."""
        found = (file for file in sorted(self.root.rglob("*")) if file.is_file() and ".git" not in file.parts)
        return {file.relative_to(self.root).as_posix(): file.read_text("utf-8") for file in found}

    def bytes_of(self, *folders: str) -> dict[str, bytes]:
        """What is in some folders of it."""
        found = (file for folder in folders for file in sorted((self.root / folder).rglob("*")) if file.is_file())
        return {file.relative_to(self.root).as_posix(): file.read_bytes() for file in found}

    @property
    def left_behind(self) -> str:
        """What an upgrade could leave in git's own files: branches, remotes, folders at work."""
        return "\n".join(
            self.git(*asked) for asked in (["for-each-ref"], ["remote"], ["worktree", "list"], ["stash", "list"])
        )
