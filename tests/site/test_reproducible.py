"""The same handbook on the same day is the same site, byte for byte."""

import datetime as dt
from pathlib import Path

import pytest
from tests.site.personas import customer
from tests.site.project import TODAY, Project, fingerprint


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


def test_a_file_s_own_date_changes_nothing(first: Path, tmp_path: Path) -> None:
    touched = Project.miniature(tmp_path / "handbook")
    for path in touched.root.rglob("*.md"):
        path.touch()
    assert fingerprint(touched.build_well().site) == fingerprint(first)


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
        "personas/look-up/index.html",  # which lists the reviews that are due
        "personas/marsh-walker/index.html",
        "personas/negative/parcel-juggler/index.html",
        "personas/trade/pontoon-keeper/index.html",
    }
    for name in pages:
        was, now = ((site / name).read_text("utf-8").splitlines() for site in (first, latest))
        added = [line for line in now if line not in was]
        assert added
        assert all("hb-badge--overdue" in line for line in added)
    search = "search/search_index.json"
    assert (latest / search).read_bytes() == (first / search).read_bytes()


def changed(one: Path, other: Path) -> set[str]:
    """The files that differ, leaving out what names the day of the build, and the search, which holds the badges."""
    before, after = fingerprint(one), fingerprint(other)
    names = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
    return names - {"sitemap.xml", "sitemap.xml.gz", "search/search_index.json"}
