"""A brief that a writer places: made already, on any page, and nowhere in a public edition."""

import json
import re
from pathlib import Path

from tests.site.project import Project

PLACED = "---\ntitle: Autumn mailing\n{}---\n\n```personas\nview: brief\n{}\n```\n"
NAV = "  - Mailing: mailing.md\n"


def with_canaries(project: Project) -> Project:
    """The handbook with what only colleagues may read on a page that is in both editions."""
    answer = "  answers: [{to: Too far, answer: Canary of an answer}]\n"
    project.replace("personas/marsh-walker.md", "purchasing:\n", f"purchasing:\n{answer}")
    message = "  messages: [Canary of a message]\n"
    project.replace("personas/marsh-walker.md", "communication:\n", f"communication:\n{message}")
    return project


def holding(site: Path) -> set[str]:
    """The files that hold a canary."""
    files = (path for path in site.rglob("*") if path.is_file())
    return {path.relative_to(site).as_posix() for path in files if b"Canary of" in path.read_bytes()}


def placing(root: Path, options: str, matter: str = "") -> Project:
    project = Project.miniature(root)
    project.write("docs/mailing.md", PLACED.format(matter, options))
    settings = (project.root / "mkdocs.yml").read_text("utf-8")
    project.write("mkdocs.yml", settings.replace("nav:\n", f"nav:\n{NAV}", 1))
    return project


def test_a_placed_brief_is_made_without_a_script(tmp_path: Path) -> None:
    site = placing(tmp_path / "handbook", "personas: [marsh-walker, tide-swimmer]").build_well("--strict").site
    text = (site / "mailing/index.html").read_text("utf-8")
    assert text.count('<table class="hb-table hb-brief hb-brief--') == 1
    assert "Mara Fenn" in text
    assert "How sure we are" in text
    assert "not known: no figures" in text
    assert re.search(r'<p class="hb-brief__made">Brief: Mara Fenn and [^<]+</p>', text)
    assert re.search(r'Mara Fenn</a> <span class="hb-note">[^<]+</span></th>', text)
    assert "hb-choosing" not in text


def test_a_place_by_conditions_takes_those_who_meet_them(tmp_path: Path) -> None:
    site = placing(tmp_path / "handbook", "where: {type: negative}").build_well("--strict").site
    text = (site / "mailing/index.html").read_text("utf-8")
    assert "By these rules" in text
    assert "Mara Fenn</a></th>" not in text


def test_an_id_that_is_nobodys_stops_the_build_and_says_so(tmp_path: Path) -> None:
    outcome = placing(tmp_path / "handbook", "personas: [marsh-walkr]").build("--strict")
    assert outcome.code == 1
    assert "no persona is called `marsh-walkr`. Did you mean `marsh-walker`?" in outcome.output


def test_the_public_finds_no_brief_on_any_page_and_in_no_file(tmp_path: Path) -> None:
    project = with_canaries(placing(tmp_path / "handbook", "personas: [marsh-walker]", "audience: public\n"))
    seen = holding(project.build_well(into="internal").site)
    assert {"mailing/index.html", "personas/marsh-walker/index.html", "personas/marsh-walker.json"} <= seen
    project.replace("personas/_handbook.yml", "baseline:", "audience: public\nbaseline:")
    site = project.build_well().site
    assert "hb-brief__lines" not in (site / "mailing/index.html").read_text("utf-8")
    sheets = [json.loads(path.read_text("utf-8")) for path in (site / "personas").glob("*.json")]
    assert sheets
    assert not [one for one in sheets if "brief" in one]
    assert holding(site) == set()
