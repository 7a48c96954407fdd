"""What makes a build fast changes nothing of what comes out: each short cut switched off, the site is the same."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.site import hostile
from tests.site.personas import customer
from tests.site.project import REPOSITORY, Project, fingerprint

SHORT_CUTS = ("islands", "frames", "cache")
# Titles and descriptions that a filter changes, texts that take our headings' names, links of every kind.
ODD = {
    "apostrophe": customer(name="Ann O'Hara", summary="It's hers, isn't it"),
    "signs": customer(name='R&D "x" <b>bold</b> &amp; more', summary="1 < 2 & 3 > 2"),
    "spaces": customer(name="Two  spaces", summary="Two  spaces"),
    "retired": customer(name="Cy", status="retired", retired_reason="Gone", retired_on="2026-01-01"),
    "headings": customer("## Goals\n\nOne.\n\n## Challenges\n\nTwo.\n\n### Deeper\n\nX.\n", name="Di"),
    "links": customer(
        "See [Bo](retired.md#about-this-page), [home](../docs/index.md), [a part of it](#evidence),\n"
        "[the host](https://www.example.com/?a=1&b=2) and <ed@example.com>.\n",
        name="Ed",
    ),
    "code": customer("```python\nx = 1\n\n\ny = 2\n```\n\n| a | b |\n|---|---|\n| 1 | 2 |\n", name="Flo"),
}
# Builds the handbook, and says of how many pages the theme made the frame, and how many had to do without one.
COUNTING = f"""
import sys
sys.path.insert(0, {str(REPOSITORY / "hooks")!r})
from handbook.site.shell import Frames
made, original = [], Frames._frame
Frames._frame = lambda self, *known: made.append(original(self, *known)) or made[-1]
from mkdocs.__main__ import cli
try:
    cli(["build", "--quiet", "--site-dir", "counted"])
finally:
    print("made", len(made), "failed", made.count(None))
"""


def odd(root: Path) -> Project:
    project = Project.miniature(root)
    for name, text in ODD.items():
        project.write(f"personas/{name}.md", text)
    return project


MAKE: dict[str, Callable[[Path], Project]] = {
    "sample": Project.sample,
    "miniature": Project.miniature,
    "odd": odd,
    "hostile": lambda root: hostile.fill(Project.miniature(root)),
}


@pytest.fixture(scope="module", params=MAKE)
def project(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Project:
    return MAKE[request.param](tmp_path_factory.mktemp(request.param) / "handbook")


def built(project: Project, *plain: str) -> dict[str, str]:
    project.write("plain.yml", f"INHERIT: mkdocs.yml\nextra: {{handbook: {{plain: [{', '.join(plain)}]}}}}\n")
    return fingerprint(project.build_well("-f", "plain.yml", into=f"site-{len(plain)}").site)


def test_every_file_is_the_same_without_short_cuts(project: Project) -> None:
    fast = built(project)
    assert built(project) == fast, "with what the first build kept"
    assert built(project, "frames") == fast
    assert built(project, *SHORT_CUTS) == fast


def test_every_frame_comes_out_as_expected(project: Project) -> None:
    said = project.run("-c", COUNTING).output.split()
    assert said[-2:] == ["failed", "0"]
    assert int(said[-3]) > 0 or project.root.parent.name.startswith("miniature")  # whose groups have one persona each


def test_a_short_cut_that_there_is_not_is_refused(project: Project) -> None:
    project.write("plain.yml", "INHERIT: mkdocs.yml\nextra: {handbook: {plain: [speed]}}\n")
    done = project.build("-f", "plain.yml")
    assert done.code == 1
    assert "`plain:` under `extra: handbook:` is a list of: cache, frames, islands" in done.output
