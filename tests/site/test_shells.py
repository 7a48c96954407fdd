"""The theme's page around a persona is rendered once for many, and nobody can tell."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.site import hostile
from tests.site.personas import customer
from tests.site.project import REPOSITORY, Project, fingerprint

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
# Builds the handbook, and says for how many kinds of pages a shell was made, and how many did without one. With an
# argument, the theme renders every page in full.
COUNTING = f"""
import sys
sys.path.insert(0, {str(REPOSITORY / "hooks")!r})
from handbook.site.shell import Shells
made, original = [], Shells._shell
Shells._shell = lambda self, *known: made.append(None if sys.argv[1:] else original(self, *known)) or made[-1]
folder = "in-full" if sys.argv[1:] else "with-shells"
from mkdocs.__main__ import cli
try:
    cli(["build", "--quiet", "--site-dir", folder])
finally:
    print("made", len(made), "without", made.count(None))
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


def test_a_page_is_to_the_byte_what_the_theme_makes_of_it(project: Project) -> None:
    *_, made, _, without = project.run("-c", COUNTING).output.split()
    assert without == "0"
    assert int(made) > 0 or project.root.parent.name.startswith("miniature")  # whose groups have one persona each
    *_, all_of_them, _, without = project.run("-c", COUNTING, "in full").output.split()
    assert all_of_them == without
    assert fingerprint(project.root / "with-shells") == fingerprint(project.root / "in-full")


@pytest.mark.parametrize("setting", ["plain: [cache]", "new_uri_templates: x"])
def test_a_setting_that_there_is_not_is_refused(project: Project, setting: str) -> None:
    project.write("other.yml", f"INHERIT: mkdocs.yml\nextra: {{handbook: {{{setting}}}}}\n")
    done = project.build("-f", "other.yml")
    assert done.code == 1
    assert (
        f"`{setting.split(':', maxsplit=1)[0]}` under `extra: handbook:` is not a setting; known: colours, docs_files, "
        in done.output
    )
