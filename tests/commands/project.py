"""A handbook on the disk, for tests of the command line.

Knows: how files get there. Must not know: what a command does with them.
"""

from collections.abc import Mapping
from pathlib import Path

import pytest


def enter(root: Path, files: Mapping[str, str], monkeypatch: pytest.MonkeyPatch) -> Path:
    """Writes a small handbook and makes it the working directory, on a fixed day."""
    for path, text in files.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")
    monkeypatch.chdir(root)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795392000")
    return root
