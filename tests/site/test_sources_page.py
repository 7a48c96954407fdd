"""The sample's sources: each citation of its files, counted by other code, both ways; and nothing of it in public."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml
from tests.site import search
from tests.site.figures import day
from tests.site.html_page import HtmlPage, page
from tests.site.personas import CUSTOMER, text_of
from tests.site.project import SAMPLE, Project

PAGE = "insights/sources/"
EDIT = "https://git.example.com/larkmoor/persona-handbook/edit/main/personas/_sources.yml"


class Cited(NamedTuple):
    """A persona's file, what it declares, and the ids that it cites, as often as it does."""

    declares: list[dict[str, str]]
    cites: list[str]


def citations(value: Any) -> Iterator[str]:
    """Every id below a `source:`, in the files as they were typed."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key == "source":
                yield from inner if isinstance(inner, list) else [inner]
            else:
                yield from citations(inner)
    elif isinstance(value, list):
        for one in value:
            yield from citations(one)


def address(path: Path) -> str:
    return f"{path.relative_to(SAMPLE).with_suffix('').as_posix()}/"


def citing(*ids: str) -> str:
    """A persona that cites these sources once."""
    return text_of(CUSTOMER | {"goals": [{"text": "Walk", "source": ids}]})


@pytest.fixture(scope="module")
def files() -> dict[str, Cited]:
    """The sample's personas by the addresses of their pages."""
    found = {}
    for path in sorted((SAMPLE / "personas").rglob("*.md")):
        front = yaml.load(path.read_text("utf-8").split("---\n", 2)[1], yaml.BaseLoader)
        if front.get("status", "draft") == "draft":
            continue
        declares = (front.get("evidence") or {}).get("sources") or []
        found[address(path)] = Cited(declares, list(citations(front)))
    return found


@pytest.fixture(scope="module")
def listed() -> list[dict[str, str]]:
    return list(yaml.load((SAMPLE / "personas/_sources.yml").read_text("utf-8"), yaml.BaseLoader))


def statements(count: int) -> str:
    return f"{count} statement{'' if count == 1 else 's'}"


def test_a_study_has_a_page_with_every_statement_that_rests_on_it(
    sample_site: Path, files: dict[str, Cited], listed: list[dict[str, str]]
) -> None:
    assert listed
    for study in listed:
        at = f"sources/{study['id']}/"
        shown = page(sample_site, at)
        citing = {name: one.cites.count(study["id"]) for name, one in files.items() if study["id"] in one.cites}
        assert shown.one("h1").text == study["title"]
        assert [one.text for one in shown.all("p", "hb-source__count")] == [
            f"{statements(sum(citing.values()))} of {len(citing)} personas"
        ]
        heads = [one for one in shown.elements if one.tag == "h3"]
        assert len(heads) == len(citing)
        claims = [href for one, href in shown.addresses if one.tag == "a" and "#" in href and "/personas/" in href]
        of_each = {name: sum(href.startswith(f"../../{name}") for href in claims) for name in citing}
        assert of_each == citing
        for fact in (study["kind"].capitalize(), day(study["date"]), f"{int(study['n']):,}", study["owner"]):
            assert fact in shown.article


def test_it_is_edited_where_it_is_listed_and_leads_back(sample_site: Path, listed: list[dict[str, str]]) -> None:
    shown = page(sample_site, f"sources/{listed[0]['id']}/")
    links = [(one.text, href) for one, href in shown.addresses if one.tag == "a"]
    assert EDIT in [href for _, href in links]
    assert ("All sources", "../../insights/sources/") in links
    path = [one.text for one in shown.all("a", "md-path__link")]
    assert path == ["Home", "Insights"]


def test_the_overview_has_each_source_in_a_row(
    sample_site: Path, files: dict[str, Cited], listed: list[dict[str, str]]
) -> None:
    shown = page(sample_site, PAGE)
    links = [href for one, href in shown.addresses if one.tag == "a"]
    for study in listed:
        row = row_of(shown, f"study-{study['id']}")
        cites = [one.cites.count(study["id"]) for one in files.values() if study["id"] in one.cites]
        assert f"{statements(sum(cites))} of {len(cites)} personas" in row
        assert f"../../sources/{study['id']}/" in links
    count = 0
    for name, one in files.items():
        for number, source in enumerate(one.declares, 1):
            count += 1
            row = row_of(shown, f"source-{Path(name).name}-{source['id']}")
            assert source["title"] in row
            assert row.endswith(statements(one.cites.count(source["id"])))
            assert f"../../{name}#source-{number}" in links
    assert f"{count + len(listed)} sources, {len(listed)} of them shared by several files." in shown.article


def row_of(shown: HtmlPage, place: str) -> str:
    """The text of the row at this place."""
    (row,) = (one for one in shown.elements if one.attributes.get("id") == place)
    return row.text


def test_a_persona_says_what_rests_on_each_of_its_sources(
    sample_site: Path, files: dict[str, Cited], listed: list[dict[str, str]]
) -> None:
    shared = [one["id"] for one in listed]
    for name, one in files.items():
        shown = page(sample_site, name)
        used = [one["id"] for one in one.declares] + [id_ for id_ in shared if id_ in one.cites]
        for number, id_ in enumerate(used, 1):
            said = row_of(shown, f"source-{number}")
            assert ("Bears out:" in said) == (id_ in one.cites), (name, id_)
            assert ("All that rests on it" in said) == (id_ in shared), (name, id_)


def test_the_marks_of_a_study_lead_to_its_page(sample_site: Path, listed: list[dict[str, str]]) -> None:
    ids = {one["id"] for one in listed}
    seen = set()
    for path in sample_site.rglob("index.html"):
        name = path.parent.relative_to(sample_site).as_posix()
        for mark in page(sample_site, f"{name}/").all("a", "hb-cite"):
            up = "../" * (name.count("/") + 1)
            if mark.text in ids:
                seen.add(name)
                assert mark.attributes["href"] == f"{up}sources/{mark.text}/", name
            else:
                assert "#source-" in mark.attributes["href"], name
    assert {"personas/kit-list-newcomer", "personas/payback"} <= seen


def test_the_search_finds_a_study_by_its_title_once(sample_site: Path, listed: list[dict[str, str]]) -> None:
    for study in listed:
        found = [entry["location"] for entry in search.index(sample_site) if entry["title"] == study["title"]]
        assert found == [f"sources/{study['id']}/"]


def test_without_a_page_of_sources_the_studies_have_theirs(project: Project) -> None:
    project.write("personas/_sources.yml", "- {id: Panel.1, title: Family panel}\n- {id: panel-1, title: Wards}\n")
    project.write("personas/ada.md", citing("Panel.1", "panel-1"))
    outcome = project.build_well()
    assert "not included in the" not in outcome.output
    made = sorted(path.parent.name for path in (outcome.site / "sources").rglob("index.html"))
    assert made == ["panel-1", "panel-1-4cff1f79"]
    for name in made:
        shown = page(outcome.site, f"sources/{name}/")
        assert "All sources" not in shown.article
        assert "1 statement of 1 persona" in shown.article


def test_a_page_may_lead_to_a_study_and_to_what_rests_on_it(project: Project) -> None:
    project.write("personas/_sources.yml", "- {id: panel, title: Family panel}\n")
    project.write("personas/ada.md", citing("panel"))
    text = "[It](sources/panel.md), [Ada](sources/panel.md#of-ada)"
    project.write("docs/studies.md", f"# Studies\n\n{text}\n")
    site = project.build_well().site
    links = [href for one, href in page(site, "studies/").addresses if one.text in ("It", "Ada")]
    assert links == ["../sources/panel/", "../sources/panel/#of-ada"]
    project.write(
        "docs/studies.md", f"# Studies\n\n{text.replace('of-ada', 'of-nobody').replace('panel.', 'panels.', 1)}\n"
    )
    assert project.build().errors == [("docs/studies.md", "broken-link"), ("docs/studies.md", "broken-link")]
    project.write("docs/studies.md", f"# Studies\n\n{text}\n")
    settings = (project.root / "personas/_handbook.yml").read_text("utf-8")
    project.write("personas/_handbook.yml", f"{settings}audience: public\n")
    site = project.build_well().site
    assert "It, Ada" in page(site, "studies/").article
    assert not (site / "sources").exists()


def test_the_public_gets_nothing_of_it(tmp_path: Path) -> None:
    project = Project.sample(tmp_path / "sample")
    project.replace("personas/_handbook.yml", "audience: internal", "audience: public")
    site = project.build_well().site
    assert not (site / "insights/sources").exists()
    assert not (site / "sources").exists()
    assert not (site / "personas/sources.json").exists()
    texts = [path.read_text("utf-8") for path in site.rglob("*") if path.suffix in (".html", ".json", ".xml", ".csv")]
    for title in ("Order and repair records", "Trade ledger", "orders-2026", "trade-2026", "Boot bench interviews"):
        assert not [text for text in texts if title in text], title


def test_the_data_names_each_study_with_who_cites_it(
    sample_site: Path, files: dict[str, Cited], listed: list[dict[str, str]]
) -> None:
    data = json.loads((sample_site / "personas/sources.json").read_text("utf-8"))
    citing = {one["id"]: {Path(name).name for name, who in files.items() if one["id"] in who.cites} for one in listed}
    assert {one["id"]: set(one["personas"]) for one in data} == citing
    assert [one["page"] for one in data] == [f"sources/{one['id']}/" for one in listed]
