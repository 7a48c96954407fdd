"""`make build` swaps a finished site in, so that a failure at any moment leaves the old one as it was."""

import shutil
import stat
import subprocess
import sys

import pytest
from tests.site.project import BUILD_LIMIT, REPOSITORY, Project, environment, fingerprint


@pytest.fixture
def project_with_make(project: Project) -> Project:
    """The miniature handbook with the Makefile, and a virtual environment that needs no installation."""
    shutil.copy(REPOSITORY / "Makefile", project.root)
    project.write("requirements.txt", "")
    for name, module in (("python", ""), ("mkdocs", "-m mkdocs ")):
        script = project.write(f".venv/bin/{name}", f'#!/bin/sh\nexec "{sys.executable}" {module}"$@"\n')
        script.chmod(script.stat().st_mode | stat.S_IXUSR)
    project.write(".venv/site.installed", "")
    return project


def make(project: Project) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        ["make", "build"],
        cwd=project.root,
        env=environment(),
        capture_output=True,
        text=True,
        timeout=BUILD_LIMIT,
        check=False,
    )


def test_a_good_build_is_swapped_in(project_with_make: Project) -> None:
    project_with_make.write("site/old.html", "old")
    done = make(project_with_make)
    assert done.returncode == 0, done.stderr
    assert (project_with_make.root / "site/personas/marsh-walker/index.html").is_file()
    assert not (project_with_make.root / "site/old.html").exists()
    assert not list(project_with_make.root.glob(".site.*"))


def test_a_site_that_is_a_link_stays_one_and_what_it_leads_to_is_replaced(project: Project) -> None:
    served = project.root / "served"
    served.mkdir()
    (project.root / "site").symlink_to(served, target_is_directory=True)
    for name in ("One", "Two"):
        project.replace("docs/index.md", (project.root / "docs/index.md").read_text("utf-8"), f"# {name}\n")
        done = project.build()
        assert done.code == 0, done.output
        assert f">{name}<" in (served / "index.html").read_text("utf-8")
    assert (project.root / "site").is_symlink()
    assert not list(project.root.glob(".*.new-*")) + list(project.root.glob(".*.old-*"))


def test_a_first_build_needs_no_old_site(project_with_make: Project) -> None:
    assert make(project_with_make).returncode == 0
    assert (project_with_make.root / "site/index.html").is_file()


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("personas/tide-swimmer.md", "age: 65+", "age: old"),
        ("docs/index.md", "personas/index.md", "personas/index.md#nowhere"),  # found by MkDocs, at the very end
        ("overrides/main.html", "{% block extrahead %}", "{% block extrahead %}{{ 1 / 0 }}"),  # in the midst of it
    ],
)
def test_a_failure_leaves_the_old_site(path: str, old: str, new: str, project_with_make: Project) -> None:
    project_with_make.with_own_templates().write("site/old.html", "old")
    project_with_make.replace(path, old, new)
    before = fingerprint(project_with_make.root / "site")
    assert make(project_with_make).returncode != 0
    assert fingerprint(project_with_make.root / "site") == before
