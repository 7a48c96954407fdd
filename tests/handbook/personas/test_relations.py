"""Relations are seen from both sides, each once, by whatever shows them."""

import json

import pytest
from tests.handbook.support import ACTIVE, DRAFT, NEGATIVE, load, persona
from tests.handbook.views.given import handbook

from handbook.display.brief import brief
from handbook.display.exports import PERSONAS_URI, files, sheet_text
from handbook.display.sheet import sheet
from handbook.display.values import fields, keys
from handbook.personas.catalog import Catalog
from handbook.site.search import entry
from handbook.views.booklet import build as booklet
from handbook.views.query import Selection, select

Said = dict[str, list[tuple[str, str]]]


def said(catalog: Catalog) -> Said:
    """What readers see of each persona's relations."""
    return {record.id: [one.reads() for one in record.persona.related] for record in catalog.records}


def address(page: str) -> str:
    return page.replace(".md", "/")


@pytest.mark.parametrize(
    ("how", "back"),
    [
        ("looks-like", "Looks like"),
        ("works-with", "Works with"),
        ("conflicts-with", "Conflicts with"),
        ("buys-for", "Their buyer"),
        ("reports-to", "Manages"),
    ],
)
def test_each_kind_reads_right_from_the_other_end(how: str, back: str) -> None:
    there = how.replace("-", " ").capitalize()
    assert said(handbook(ann=f"related: {{id: ben, how: {how}}}", ben="")) == {
        "ann": [("ben", there)],
        "ben": [("ann", back)],
    }


@pytest.mark.parametrize(
    ("ann", "ben", "of_ann", "of_ben"),
    [
        ("ben", "ann", "", ""),
        ("{id: ben, how: works-with}", "{id: ann, how: works-with}", "Works with", "Works with"),
        ("{id: ben, how: works-with}", "ann", "Works with", "Works with"),
        ("ben", "{id: ann, how: buys-for}", "Their buyer", "Buys for"),
        ("{id: ben, how: buys-for}", "{id: ann, how: buys-for}", *["Buys for · Their buyer"] * 2),
        (
            "{id: ben, how: conflicts-with}",
            "{id: ann, how: reports-to}",
            "Conflicts with · Manages",
            "Reports to · Conflicts with",
        ),
    ],
)
def test_two_who_name_each_other_are_named_once_with_what_both_say(
    ann: str, ben: str, of_ann: str, of_ben: str
) -> None:
    expected = {"ann": [("ben", of_ann)], "ben": [("ann", of_ben)]}
    assert said(handbook(ann=f"related: [{ann}]", ben=f"related: [{ben}]")) == expected


def test_the_public_reads_nothing_of_who_reports_to_whom_from_either_end() -> None:
    files = {
        "personas/ann.md": persona("related: [{id: ben, how: reports-to}, {id: cy, how: reports-to}, cy]", base=ACTIVE),
        "personas/ben.md": persona("related: [{id: ann, how: works-with}]", base=ACTIVE),
        "personas/cy.md": persona("", base=ACTIVE),
    }
    public = load(files, "audience: public")[0].shown(drafts=False)
    assert said(public) == {
        "ann": [("cy", ""), ("ben", "Works with")],
        "ben": [("ann", "Works with")],
        "cy": [("ann", "")],
    }
    assert "reports-to" in str(public.written[0].persona.related)  # the file itself stays as it is


def test_those_whom_a_file_names_come_first_and_then_the_others_by_name() -> None:
    found = said(handbook(ann="related: mia", ben="related: mia", mia="related: [zoe, ben]", zoe="related: []"))
    assert found["mia"] == [("zoe", ""), ("ben", ""), ("ann", "")]


def test_what_a_file_says_twice_is_one_relation_for_the_other() -> None:
    several = "related: [{id: ben, how: works-with}, {id: ben, how: conflicts-with}]"
    assert said(handbook(ann=several, ben=""))["ben"] == [("ann", "Works with · Conflicts with")]


def test_files_keep_what_they_say() -> None:
    catalog = handbook(ann="related: ben", ben="")
    assert {one.id: [other.id for other in one.persona.related] for one in catalog.written} == {
        "ann": ["ben"],
        "ben": [],
    }


def test_the_retired_name_nobody_who_is_in_use_but_are_named() -> None:
    retired = "status: retired\nretired_on: 2026-01-02\nretired_reason: Gone.\n"
    found = said(
        handbook(ann=f"{retired}related: ben", ben="related: [{id: cy, how: buys-for}]", cy=f"{retired}related: ann")
    )
    assert found == {
        "ann": [("ben", ""), ("cy", "")],
        "ben": [("cy", "Buys for")],
        "cy": [("ann", ""), ("ben", "Their buyer")],
    }


EDITIONS = {
    "personas/ann.md": persona("related: [{id: cy, how: buys-for}, ben, dee]", base=ACTIVE),
    "personas/ben.md": persona("related: [{id: ann, how: conflicts-with}]", base=DRAFT),
    "personas/dee.md": persona(base=ACTIVE.replace("Ann", "Dee")),
    "personas/negative/cy.md": persona("related: [{id: ann, how: conflicts-with}, dee]", base=NEGATIVE),
}


def test_an_edition_says_nothing_of_those_whom_it_leaves_out() -> None:
    inside = load(EDITIONS)[0]
    assert said(inside)["ann"] == [("cy", "Buys for · Conflicts with"), ("ben", "Conflicts with"), ("dee", "")]
    published = inside.shown(drafts=False)
    assert said(published)["ann"] == [("cy", "Buys for · Conflicts with"), ("ben", ""), ("dee", "")]
    assert [one.id for one, _ in published.related(published.by_id["ann"])] == ["cy", "dee"]
    public = load(EDITIONS, "audience: public")[0].shown(drafts=False)
    assert said(public) == {"ann": [("dee", "")], "dee": [("ann", "")]}
    without = inside.without(["personas/negative/cy.md"])
    assert said(without)["dee"] == [("ann", "")]


def test_whatever_shows_relations_has_both_directions() -> None:
    catalog = handbook(ann="related: {id: ben, how: buys-for}", ben="")
    ben = catalog.by_id["ben"]
    line = "Ann (Their buyer)"
    assert keys(ben, "related") == {"ann": "ann"}
    assert [one.id for one in select(Selection(where={"related": ["ann"]}), catalog)] == ["ben"]
    (block,) = (one for one in sheet(ben, catalog) if one.title == "Related personas")
    assert [one.values for one in block.lines] == [(line,)]
    assert line in [value for part in brief(ben, catalog) for one in part.lines for value in one.values]
    assert [(one.id, how) for one, how in booklet(Selection(), catalog)[1].related] == [("ann", "Their buyer")]
    assert "Ann · Their buyer" in str(entry(ben, catalog, (), "")["text"])
    listed = json.loads(dict(files(catalog, address))[PERSONAS_URI])[1]
    alone = json.loads(sheet_text(ben, catalog, address, fields(ben, public=False)))
    assert listed["related"] == alone["related"] == [{"id": "ann", "name": "Ann", "how": "Their buyer"}]


@pytest.mark.parametrize("said_by", ["ann", "cy"])
def test_a_negative_persona_that_is_said_to_look_like_a_customer_is_one_to_leave_out(said_by: str) -> None:
    def looks_like(one: str, other: str) -> str:
        return f"related: {{id: {other}, how: looks-like}}" if one == said_by else ""

    catalog = load(
        {
            "personas/ann.md": persona(looks_like("ann", "cy"), base=ACTIVE),
            "personas/negative/cy.md": persona(looks_like("cy", "ann"), base=NEGATIVE.replace("Ann", "Cy")),
        }
    )[0]
    assert [[id_ for id_, *_ in catalog.doubles(one)] for one in catalog.records] == [["cy"], ["ann"]]
    labels = {part.title: [line.label for line in part.lines] for part in brief(catalog.by_id["ann"], catalog)}
    assert labels["Whom to leave out"] == ["Cy"]
    assert "Related personas" not in labels["Whom"]


def test_customers_who_look_alike_are_nobody_to_leave_out() -> None:
    catalog = handbook(ann="related: {id: ben, how: looks-like}", ben="")
    assert [catalog.doubles(one) for one in catalog.records] == [[], []]
