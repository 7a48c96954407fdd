"""A handbook with a table beside it, for tests of importing.

Knows: how to import, and how to read what came of it without the handbook's own code. Must not know: any one table.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.commands.importing.stand_in import read, table
from tests.commands.project import enter

from cli import main
from commands import bring

BEGINNING = {"personas/_handbook.yml": "audience: internal\n", "docs/index.md": "# Home\n"}


@dataclass(frozen=True)
class Desk:
    """`root` is the handbook, which is the working directory."""

    root: Path
    monkeypatch: pytest.MonkeyPatch
    capsys: pytest.CaptureFixture[str]

    def lay(self, columns: Sequence[str], *rows: Sequence[str], source: str = "list.csv") -> None:
        """Puts a table where `list.csv` would be read."""
        given = table(source, columns, rows)
        self.monkeypatch.setattr(bring, "read_tables", lambda _: (given,))

    def bring(self, *arguments: str, file: str = "list.csv") -> tuple[int, str, str]:
        """Imports it: the exit code, and what was said."""
        self.capsys.readouterr()
        code = main(["import", *arguments, "--", file])
        told = self.capsys.readouterr()
        return code, told.out, told.err

    @property
    def drafts(self) -> dict[str, str]:
        """Every persona there is, by its path."""
        files = sorted((self.root / "personas").rglob("*.md"))
        return {file.relative_to(self.root).as_posix(): file.read_text("utf-8") for file in files}

    @property
    def everything(self) -> dict[str, bytes]:
        """Every file there is."""
        files = sorted(file for file in self.root.rglob("*") if file.is_file())
        return {file.relative_to(self.root).as_posix(): file.read_bytes() for file in files}

    @property
    def mapping(self) -> Path:
        """The mapping that is written beside `list.csv`."""
        return self.root / "list.csv.mapping.yml"

    def errors(self) -> str:
        """What `check` has against it all; warnings are none of an import's."""
        self.capsys.readouterr()
        code = main(["check"])
        told = self.capsys.readouterr().out
        return "" if code == 0 else told


def desk(root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Desk:
    """A handbook without personas."""
    enter(root, BEGINNING, monkeypatch)
    monkeypatch.setattr(bring, "read_tables", read)
    return Desk(root, monkeypatch, capsys)


def front(text: str) -> dict[str, Any]:
    """A draft's fields, every value as text."""
    fields: dict[str, Any] = yaml.load(text.split("---\n")[1], yaml.BaseLoader)
    return fields


def body(text: str) -> str:
    """What stands below a draft's fields."""
    return text.split("---\n", 2)[2]


def said(value: Any) -> list[str]:
    """Every text in a draft's fields."""
    if isinstance(value, dict):
        return [text for key, one in value.items() for text in (key, *said(one))]
    return [text for one in value for text in said(one)] if isinstance(value, list) else [value]


def words(text: str) -> list[str]:
    """The words of a text, whatever stands between them."""
    return re.findall(r"\w+", text.casefold())
