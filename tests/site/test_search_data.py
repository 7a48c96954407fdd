"""What the search loads: a file of its own, a stub in the theme's place, and a library as its authors published it."""

import gzip
import hashlib
import json
from pathlib import Path

import pytest
from tests.site import search
from tests.site.project import Project

KEPT = {  # kept libraries: the digest of the file as published
    "overrides/assets/javascripts/search/minisearch.js": (
        "MiniSearch 7.2.0",
        "03c27931eb603af1d3358579e9885eafdb6a2f5fa9929557b3e77d7e99d06d03",
    ),
}
ROOT = Path(__file__).parents[2]
CAP = 55_000  # bytes, compressed, of what a search of the sample loads; 51,600 when the cap was set


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project.sample(tmp_path / "handbook")


@pytest.mark.parametrize("name", KEPT)
def test_a_kept_library_is_what_its_authors_published(name: str) -> None:
    version, digest = KEPT[name]
    head, _, published = (ROOT / name).read_bytes().partition(b" */\n")
    assert version.encode() in head
    assert b"Permission is hereby granted" in head
    assert hashlib.sha256(published).hexdigest() == digest


def test_rows_fields_and_states_are_found_and_the_theme_gets_a_stub(project: Project) -> None:
    site = project.build_well().site
    stub = json.loads((site / "search/search_index.json").read_text("utf-8"))
    assert stub["docs"] == []
    assert len(gzip.compress((site / "search/handbook.json").read_bytes())) <= CAP
    page = (site / "personas/negative/signs/index.html").read_text("utf-8")
    signs = [one for one in search.entries(site, "personas/negative/signs/") if "#sign-" in one["location"]]
    assert signs
    for one in signs:
        assert page.count(f'id="{one["location"].split("#")[1]}"') == 1
    for uri, mark in (("screening", "#ask-"), ("exclusions", "#exclusion-")):
        assert [one for one in search.entries(site, f"personas/negative/{uri}/") if mark in one["location"]]
    fields = [one["title"] for one in search.entries(site, "fields/") if "#field-" in one["location"]]
    assert "Payment methods" in fields
    assert "Review overdue" in search.text(site, "personas/head-torch-runner/")


def test_the_search_leads_to_a_list_of_everybody(project: Project) -> None:
    """Whatever other tables can be narrowed down, and on whichever page they come first."""
    some = "```personas\nview: table\nwhere: {group: Business}\nfilter: [status]\n```\n"
    project.write("docs/a-first.md", f"---\ntitle: Some\n---\n\n{some}")
    data = json.loads((project.build_well().site / "search/handbook.json").read_text("utf-8"))
    assert data["list"] == "personas/"
