"""Those who are not a fit, in a line each: twenty of them from one file, wherever somebody looks for them."""

import csv
import io
import json
import re
from pathlib import Path

import pytest
from tests.site import search
from tests.site.html_page import page
from tests.site.project import Outcome, Project

LIST = "personas/negative/_not-for-us.yml"
OVERVIEW = "personas/negative/"
# Line, and a word that no other has.
LINES = {
    "Canoe hirers who return boats with holes": "canoe",
    "Bakeries after aprons by the gross": "aprons",
    "Film crews who need gulls on cue": "gulls",
    "Museums that want a loan for a year": "museums",
    "Anglers asking for live bait": "bait",
    "Wedding planners booking the whole jetty": "jetty",
    "Dealers who photograph our maps to sell prints": "prints",
    "Stag parties on the last ferry": "stag",
    "Companies that pay after a hundred and twenty days": "hundred",
    "Sailmakers looking for offcuts": "offcuts",
    "Market stalls wanting last year's stock at cost": "stalls",
    "Drone pilots who fly over the nests": "drone",
    "Kennels that order one lead of each colour": "kennels",
    "Influencers trading posts for boots": "influencers",
    "Scrap merchants asking for brass": "brass",
    "Tour guides selling our tide tables as theirs": "guides",
    "Surf schools expecting wetsuits on approval": "wetsuits",
    "Printers sending unasked samples": "samples",
    "Auction houses after valuations": "auction",
    "Whoever needs it within the hour": "hour",
}
PLACED = "---\ntitle: {}\naudience: internal\n---\n\nWhat it is for.\n\n```personas\nview: {}\n```\n"

CARDS = "---\ntitle: Negative\naudience: internal\n---\n\n```personas\nview: cards\nwhere: {type: negative}\n```\n"


def project_with(root: Path, text: str) -> Project:
    project = Project.miniature(root)
    project.write(LIST, text)
    for name in ("not-for-us", "screening", "exclusions"):
        project.write(f"docs/personas/negative/{name}.md", PLACED.format(name, name))
        entry = f"      - personas/negative/{name}.md\n"
        project.replace(
            "mkdocs.yml", "      - personas/negative/index.md\n", f"      - personas/negative/index.md\n{entry}"
        )
    return project


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    text = "".join(f"- {line}\n" for line in LINES)
    return project_with(tmp_path_factory.mktemp("short") / "project", text).build_well()


def text_of(site: Path, name: str) -> str:
    return page(site, f"{OVERVIEW}{name}/").article


@pytest.mark.parametrize("name", ["not-for-us", "screening", "exclusions"])
def test_every_line_stands_on_the_overview_in_screening_and_in_the_register(built: Outcome, name: str) -> None:
    shown = text_of(built.site, name)
    assert [line for line in LINES if line not in shown] == []


def test_every_line_is_found_by_its_words_at_its_place(built: Outcome) -> None:
    found = search.entries(built.site, f"{OVERVIEW}not-for-us/")
    html = (built.site / OVERVIEW / "not-for-us" / "index.html").read_text("utf-8")
    for line, word in LINES.items():
        (hit,) = [one for one in found if word in search.words(one["title"])]
        assert search.words(hit["title"]) == search.words(line)
        assert f'id="{hit["location"].partition("#")[2]}"' in html


def test_every_line_is_in_the_table_and_the_list_for_other_programs(built: Outcome) -> None:
    text = (built.site / OVERVIEW / "exclusions.csv").read_text("utf-8-sig")
    assert {row["rule"] for row in csv.DictReader(io.StringIO(text))} >= LINES.keys()
    listed = json.loads((built.site / OVERVIEW / "not-for-us.json").read_text("utf-8"))
    assert [one["line"] for one in listed] == list(LINES)


def test_the_list_alone_makes_the_negative_part_of_a_handbook(tmp_path: Path) -> None:
    project = project_with(tmp_path / "project", "- Anglers asking for live bait\n")
    project.delete(*(f"personas/negative/{path.name}" for path in (project.root / "personas/negative").glob("*.md")))
    project.replace("docs/guide/reading.md", "../personas/negative/parcel-juggler.md", "../personas/kite-flyer.md")
    project.replace("personas/trade/pontoon-keeper.md", "../negative/parcel-juggler.md", "../kite-flyer.md")
    built = project.build_well()
    for name in ("not-for-us", "screening", "exclusions"):
        assert "Anglers asking for live bait" in text_of(built.site, name)


def test_what_stands_beside_a_line_is_shown(tmp_path: Path) -> None:
    text = (
        "- {line: Anglers, id: anglers, reason: [misaligned, Bait spoils], until: 2027-03-01, owner: Post room,"
        " instead: marsh-walker}\n- {line: Divers, until: never, instead: https://divers.example.com/}\n"
        "- {line: Bakers, until: after version 2}\n"
    )
    built = project_with(tmp_path / "project", text).build_well()
    shown = " ".join(text_of(built.site, "not-for-us").split())
    for words in ("Misaligned, Bait spoils", "Post room · until 1 March 2027", "for good", "until after version 2"):
        assert words in shown
    html = (built.site / OVERVIEW / "not-for-us" / "index.html").read_text("utf-8")
    assert re.search(r'href="?[./]*/marsh-walker/', html)
    assert 'href="https://divers.example.com/"' in html


def test_a_line_that_looks_like_something_else_is_shown_as_it_was_typed(tmp_path: Path) -> None:
    line = "<b>Anglers</b> & *bait* `x` {{ y }} # z"
    built = project_with(tmp_path / "project", f"- line: '{line}'\n  id: odd\n").build_well()
    for name in ("not-for-us", "screening", "exclusions"):
        assert line in text_of(built.site, name)
    (hit,) = [one for one in search.entries(built.site, f"{OVERVIEW}not-for-us/") if "#line-odd" in one["location"]]
    assert hit["title"] == line  # plain text, which the search escapes when it shows a result


def test_the_public_sees_none_of_it(tmp_path: Path) -> None:
    project = project_with(tmp_path / "project", "- Anglers asking for live bait\n")
    project.write("docs/open.md", "---\ntitle: Open\n---\n\nFor all.\n\n```personas\nview: not-for-us\n```\n")
    project.replace("mkdocs.yml", "  - Guide:\n", "  - open.md\n  - Guide:\n")
    settings = project.root / "personas/_handbook.yml"
    lines = [one for one in settings.read_text("utf-8").splitlines() if not one.startswith("audience")]
    project.write("personas/_handbook.yml", "\n".join(["audience: public", *lines]) + "\n")
    built = project.build_well()
    held = [path for path in built.site.rglob("*") if path.is_file() and b"live bait" in path.read_bytes()]
    assert held == []
    assert not (built.site / OVERVIEW / "not-for-us.json").exists()


def test_reasons_what_to_take_instead_and_the_review_show_wherever_they_help(tmp_path: Path) -> None:
    text = """\
- line: Wine dealers after samples
  reason: [misaligned, Never pays]
  instead: A tasting room
  fairness: {reviewed_by: Legal, on: 2026-01-05, rationale: The law on spirits}
"""
    project = project_with(tmp_path / "project", text)
    (project.root / "personas/negative/parcel-juggler.md").unlink()
    for path in ("docs/guide/reading.md", "personas/trade/pontoon-keeper.md"):
        project.replace(path, "negative/parcel-juggler.md", "negative/index.md")
    project.write(f"docs/{OVERVIEW}index.md", CARDS)
    site = project.build_well().site
    for name in ("not-for-us", "screening", "exclusions"):
        said = text_of(site, name)
        assert "Misaligned, Never pays" in said
        assert "Instead: A tasting room" in said
    assert "Fairness review: Legal, 5 January 2026: The law on spirits" in text_of(site, "not-for-us")
    overview = page(site, OVERVIEW).article
    assert "Nobody has a page yet, only a line in the list." in overview
    assert "No persona fits this list yet." not in overview
