"""The same handbook on the same day is the same site, byte for byte."""

import datetime as dt
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from tests.site.personas import customer
from tests.site.project import BUILD_LIMIT, REPOSITORY, TODAY, Project, environment, fingerprint


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return Project.miniature(tmp_path_factory.mktemp("reproducible") / "handbook")


@pytest.fixture(scope="module")
def first(project: Project) -> Path:
    return project.build_well(into="first").site


def test_two_builds_are_identical(project: Project, first: Path, tmp_path: Path) -> None:
    again = project.build_well(into="again").site
    elsewhere = Project.miniature(tmp_path / "another-folder").build_well().site
    assert fingerprint(again) == fingerprint(first)
    assert fingerprint(elsewhere) == fingerprint(first)


# What may differ between two machines, and must not show.
CIRCUMSTANCES = {
    "seed": {"PYTHONHASHSEED": "1"},
    "time zone": {"TZ": "Pacific/Kiritimati"},  # where it is tomorrow
    "other time zone": {"TZ": "Etc/GMT+12"},
    "Turkish": {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8", "LANGUAGE": "tr"},
    "German": {"LC_ALL": "de_DE.ISO-8859-1", "LANG": "de_DE.ISO-8859-1"},
    "no locale": {"LC_ALL": "C", "LANG": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},  # ASCII
    "mask": {"UMASK": "077"},
    "order": {"ORDER": "1"},
    "other order": {"ORDER": "2"},
    "dates": {"DATES": "0"},
    "home": {"HOME": "/nonexistent", "COLUMNS": "40", "NO_COLOR": "1", "CI": "true", "USER": "someone"},
}
# Runs MkDocs with folders listed in another order.
LISTED = """
import os, random, sys
mask, order = os.environ.get("UMASK"), os.environ.get("ORDER")
if mask:
    os.umask(int(mask, 8))
if order:
    mixed, listdir, scandir = random.Random(order), os.listdir, os.scandir

    class Entries(list):
        def __enter__(self): return self
        def __exit__(self, *_): pass
        def close(self): pass
        def __next__(self):
            if not self: raise StopIteration
            return self.pop()
        def __iter__(self): return self

    def shuffled(these):
        these = sorted(these, key=str)
        mixed.shuffle(these)
        return these

    def entries(*path):
        with scandir(*path) as these:
            return Entries(shuffled(these))

    os.listdir, os.scandir = lambda *path: shuffled(listdir(*path)), entries
from mkdocs.__main__ import cli
cli(prog_name="mkdocs")
"""


def built_with(circumstances: dict[str, str], project: Project, python: str = sys.executable) -> dict[str, str]:
    """A site's files as another machine makes them, in a process of its own."""
    if "DATES" in circumstances:
        for number, path in enumerate(sorted(project.root.rglob("*"))):
            os.utime(path, (number * 86400, number * 86400))
    done = subprocess.run(
        [python, "-c", LISTED, "build", "--quiet", "--strict"],
        cwd=project.root,
        env=environment() | circumstances,
        capture_output=True,
        timeout=BUILD_LIMIT,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return fingerprint(project.root / "site")


def test_everything_about_a_machine_may_differ_at_once(first: Path, tmp_path: Path) -> None:
    project = Project.miniature(tmp_path / "gänse füße" / "another folder")
    every = {key: value for one in CIRCUMSTANCES.values() for key, value in one.items()}
    assert built_with(every, project) == fingerprint(first)


@pytest.mark.weekly
@pytest.mark.parametrize("differs", CIRCUMSTANCES)
def test_what_differs_between_machines_does_not_show(differs: str, tmp_path: Path) -> None:
    here = Project.sample(tmp_path / "here").build_well("--strict").site
    assert built_with(CIRCUMSTANCES[differs], Project.sample(tmp_path / "there")) == fingerprint(here)


@pytest.mark.weekly
@pytest.mark.parametrize("version", ["3.11", "3.12", "3.13"])
def test_every_python_makes_the_same_site(version: str, tmp_path: Path) -> None:
    """Those that this machine has; what the site needs is installed for each."""
    uv = Path(sys.executable).with_name("uv")
    found = subprocess.run([uv, "python", "find", "--system", version], capture_output=True, text=True, check=False)
    if found.returncode:
        pytest.skip(f"there is no Python {version} on this machine")
    python = tmp_path / "venv" / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    subprocess.run([uv, "venv", "--quiet", "--python", found.stdout.strip(), tmp_path / "venv"], check=True)
    requirements = ["--require-hashes", "--requirement", str(REPOSITORY / "requirements.txt")]
    subprocess.run([uv, "pip", "install", "--quiet", "--python", python, *requirements], check=True)
    here = Project.sample(tmp_path / "here").build_well("--strict").site
    assert built_with({}, Project.sample(tmp_path / "there"), str(python)) == fingerprint(here)


def test_a_site_built_over_another_has_nothing_of_it(tmp_path: Path) -> None:
    project = Project.miniature(tmp_path / "handbook")
    project.write("personas/ada-reed.md", customer())
    old = project.build_well(into="over").site
    (old / "personas/left.txt").write_text("by hand")
    (old / "personas/marsh-walker/index.html").write_text("by hand")
    project.write("personas/_handbook.yml", "audience: public\n")  # which leaves out negative personas
    project.delete("personas/ada-reed.md")
    assert fingerprint(project.build_well(into="over").site) == fingerprint(project.build_well(into="alone").site)


def test_another_day_changes_only_badges(project: Project, first: Path) -> None:
    """Within a week no review falls due and no exclusion ends."""
    sooner = project.build_well(into="sooner", today=TODAY + dt.timedelta(days=7)).site
    latest = project.build_well(into="latest", today=TODAY + dt.timedelta(days=400)).site
    assert changed(first, sooner) == set()
    pages = changed(first, latest)
    assert pages == {
        "personas/index.html",  # which marks whose review is overdue
        "personas/look-up/index.html",  # which lists them
        "personas/marsh-walker/index.html",
        "personas/negative/index.html",  # as the list of everybody does
        "personas/negative/parcel-juggler/index.html",
        "personas/trade/pontoon-keeper/index.html",
    }
    for name in pages:
        was, now = ((site / name).read_text("utf-8").splitlines() for site in (first, latest))
        added = [line for line in now if line not in was]
        assert added
        assert all("hb-badge--overdue" in line or re.search(r"\d (?:months|years) old", line) for line in added)
    search = "search/handbook.json"
    before, after = ((site / search).read_text("utf-8") for site in (first, latest))
    assert after.count("Review overdue") - before.count("Review overdue") == 3  # on each persona's own page


def changed(one: Path, other: Path) -> set[str]:
    """The files that differ, leaving out what names the day of the build, and the search, which holds the badges."""
    before, after = fingerprint(one), fingerprint(other)
    names = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
    return names - {"sitemap.xml", "sitemap.xml.gz", "search/handbook.json"}
