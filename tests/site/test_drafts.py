"""Drafts are left out of a build, which says so; links to them become plain text."""

from pathlib import Path

import pytest
from tests.site.html_page import page, pages
from tests.site.personas import CUSTOMER, customer, negative
from tests.site.project import Outcome, Project


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    project = Project.miniature(tmp_path_factory.mktemp("drafts") / "handbook")
    project.replace(
        "docs/index.md",
        "show: [segment]",
        "show: [segment]\n```\n\n```personas\nview: table\nwhere: {segment: Sky people}",
    )
    looks_like = [{"persona": "kite-flyer", "difference": "Juna pays."}]
    project.write("personas/negative/deck-haggler.md", negative())
    project.replace(
        "personas/negative/deck-haggler.md",
        '{"persona": "marsh-walker", "difference": "Mara asks once."}',
        str(looks_like[0]),
    )
    project.write("personas/ada-reed.md", customer(status="draft", aliases=["ada-oar"]))
    project.write("personas/ben-reed.md", customer(name="Ben Reed"))
    project.write("docs/plans.md", "---\nstatus: draft\n---\n# Plans\n")
    return project.build_well("--strict")


def test_a_draft_has_no_page_and_no_redirect(built: Outcome) -> None:
    for path in ("kite-flyer", "ada-reed", "ada-oar"):
        assert not (built.site / "personas" / path).exists()


def test_a_page_that_is_a_draft_is_left_out_as_well(built: Outcome) -> None:
    assert not (built.site / "plans").exists()
    assert "plans" not in (built.site / "sitemap.xml").read_text("utf-8")


def test_the_build_lists_what_it_left_out(built: Outcome) -> None:
    assert "Left out of this edition: personas/ada-reed.md, personas/kite-flyer.md" in built.output


def test_nothing_leads_to_a_draft(built: Outcome) -> None:
    for name, one in pages(built.site).items():
        assert not [value for _, value in one.addresses if "kite-flyer" in value or "ada-reed" in value], name
    for name in ("search/handbook.json", "sitemap.xml", "tags.json"):
        assert "Flies kites" not in (built.site / name).read_text("utf-8")
        assert "ada-reed" not in (built.site / name).read_text("utf-8")


@pytest.mark.parametrize("address", ["", "personas/marsh-walker/"])
def test_a_link_to_a_draft_is_plain_text(address: str, built: Outcome) -> None:
    shown = page(built.site, address)
    assert "Juna Kestrel" in shown.article
    assert "Juna Kestrel" not in [link.text for link in shown.all("a")]
    assert not [link for link in shown.all("a") if "href" not in link.attributes]


@pytest.mark.parametrize("address", ["personas/marsh-walker/", "personas/negative/deck-haggler/"])
def test_a_draft_named_in_a_field_is_said_to_be_missing(address: str, built: Outcome) -> None:
    assert "kite-flyer not part of this edition" in page(built.site, address).article


def test_a_view_of_drafts_alone_says_that_it_is_empty(built: Outcome) -> None:
    assert page(built.site, "").one("p", "hb-empty").text == "No persona fits this list yet."


def test_the_smallest_persona_is_published(built: Outcome) -> None:
    assert str(CUSTOMER["summary"]) in page(built.site, "personas/ben-reed/").article


def test_a_draft_lists_its_banner_only_while_it_is_one(miniature_site: Path) -> None:
    assert not [name for name, one in pages(miniature_site).items() if "Draft. This persona" in one.source]
