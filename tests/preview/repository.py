"""A git repository for the tests: a beginning on the branch main, and a proposal on a branch of its own.

Knows: git. Must not know: what the files mean.
"""

import subprocess
from pathlib import Path

_CALM = ("-c", "user.name=Test", "-c", "user.email=test@example.com", "-c", "commit.gpgsign=false")


def git(folder: Path, *arguments: str) -> str:
    """Runs git, which must succeed."""
    command = ["git", "-C", str(folder), *_CALM, *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def begin(folder: Path) -> None:
    """Takes everything in the folder as the beginning, and starts a proposal."""
    git(folder, "init", "--quiet", "--initial-branch", "main")
    commit(folder)
    git(folder, "checkout", "--quiet", "-b", "proposal")


def commit(folder: Path) -> None:
    """Commits everything as it is."""
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "A step")
