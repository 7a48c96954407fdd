"""Files as other companies and programs write them: brought to no error by what the messages said, and nothing is lost.

Each folder has the file as `written`, and as it was `green` after at most two rounds of doing what the messages say.
"""

import re
from pathlib import Path

import pytest
from tests.handbook.support import PROJECT, TODAY

from handbook.content.handbook import judged
from handbook.problems.problem import Problem
from handbook.source.files import Content

SHAPES = sorted((PROJECT / "tests/cases/shapes").iterdir())
# What became another word: a term of ours in place of theirs, or what says nothing.
RENAMED = {
    "bushwalking-retiree": {"none"},
    "platform-steward": {"level"},
    "regional-hosting-firm": {"organization"},
    "screen-reader-parent": {"expert", "years"},
    "sparsame-familie": {"correo", "deutsch", "electrónico"},
    "weekend-gifter": {"false", "personas", "true"},
}
NAME = re.compile(r"^[ \t-]*[\"']?\w[\w ./()-]*[\"']?\s*:(?=\s|$)", re.M)


def errors(folder: Path, file: str) -> list[Problem]:
    content = Content(personas={f"personas/{folder.name}.md": (folder / file).read_bytes()})
    return [problem for problem in judged(content, TODAY).problems if problem.is_error]


def words(text: str) -> set[str]:
    return set(re.findall(r"[^\W\d_]{4,}", text.lower()))


@pytest.mark.parametrize("folder", SHAPES, ids=lambda folder: folder.name)
def test_a_file_in_another_shape_becomes_green_and_loses_no_word(folder: Path) -> None:
    assert errors(folder, "written.md")
    assert [str(one) for one in errors(folder, "green.md")] == []
    values = NAME.sub("", (folder / "written.md").read_text("utf-8"))
    lost = words(values) - words((folder / "green.md").read_text("utf-8"))
    assert lost == RENAMED.get(folder.name, set())


@pytest.mark.parametrize("folder", SHAPES, ids=lambda folder: folder.name)
def test_every_error_of_such_a_file_says_what_to_do(folder: Path) -> None:
    """A field that is meant, a form to write, or where the value is kept."""
    remedy = re.compile(
        r"Did you mean|write `|under `|For example|delete the line|Known here|Allowed:|Put a copy|has but|but has", re.I
    )
    assert [str(one) for one in errors(folder, "written.md") if not remedy.search(one.message)] == []
