import os
from pathlib import Path

import pytest
from tests.handbook.support import persona
from tests.machine import OVERRIDES

from handbook.markdown.html import SETTINGS
from handbook.markdown.prose import EXTENSIONS
from handbook.problems.problem import StoppedError
from handbook.site.session import Session
from handbook.site.surroundings import Surroundings


def preview_of(root: Path) -> Session:
    session = Session()
    session.start(preview=True)
    session.begin(Surroundings(OVERRIDES, root), root / "site", {}, (EXTENSIONS, SETTINGS))
    session.build.prepare()
    return session


def project(root: Path) -> Path:
    for path in ("personas/ann.md", "docs/index.md"):
        (root / path).parent.mkdir()
        (root / path).write_text(persona() if "ann" in path else "# Home\n", "utf-8")
    return root


def test_a_preview_goes_on_without_what_is_refused(tmp_path: Path) -> None:
    root = project(tmp_path)
    for name in ("id_rsa", "a<b>.md", "photo.png", "fine.css"):
        (root / "docs" / name).write_text("x", "utf-8")
    Path(os.fsdecode(os.fsencode(root) + b"/docs/\xff")).mkdir()
    session = preview_of(root)
    session.enter()
    names = ("id_rsa", "a<b>.md", "photo.png", "fine.css", "index.md", "\udcff/a.md")
    assert [name for name in names if not session.build.leaves_out(name)] == ["fine.css", "index.md"]


def test_a_preview_stops_before_something_is_opened_that_is_no_file(tmp_path: Path) -> None:
    root = project(tmp_path)
    os.mkfifo(root / "docs/a.css")
    with pytest.raises(StoppedError, match="1 error"):
        preview_of(root).enter()


def test_a_preview_goes_on_with_a_pipe_among_the_personas_which_nobody_opens(tmp_path: Path) -> None:
    root = project(tmp_path)
    os.mkfifo(root / "personas/ben.md")
    preview_of(root).enter()
