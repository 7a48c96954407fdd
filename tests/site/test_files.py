"""What lies on disk and must not be opened or published: `mkdocs build` refuses it, and the old site stays."""

import os
import re
import socket
import struct
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.site.picture import png
from tests.site.project import Project, fingerprint

OLD = "The old site."
LONG = "x" * 248 + ".md"  # 251 bytes: no folder beside it can be called like it


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    made = Project.miniature(tmp_path / "project").with_own_templates()
    made.write("site/index.html", OLD)
    yield made
    assert fingerprint(made.root / "site").keys() == {"index.html"}
    assert (made.root / "site/index.html").read_text("utf-8") == OLD


def refused(project: Project) -> list[tuple[str, str]]:
    """What a build, and `check`, both name and stop for: plainly, with nothing built."""
    outcome = project.build()
    assert outcome.code == 1, outcome.output
    assert "Traceback" not in outcome.output
    assert re.search(r"Nothing was built: \d+ errors?", outcome.output)
    check = project.run("-m", "cli", "check", "--project", str(project.root)) if False else checked(project)
    assert check.code == 1, check.output
    assert "Traceback" not in check.output
    assert set(outcome.errors) <= set(check.problems)
    return outcome.errors
