from itertools import pairwise
from types import SimpleNamespace
from typing import Any

import pytest
from tests.handbook.support import catalog_of

from handbook.schema.terms.general import PersonaType
from handbook.site.navigation import (
    Lists,
    NavGroup,
    UnknownTypeError,
    by_folder,
    filled,
    groups,
    keep_apart,
    reached,
)

CUSTOMER, NEGATIVE = PersonaType.CUSTOMER, PersonaType.NEGATIVE


def test_personas_stand_under_their_groups_in_order_of_name() -> None:
    catalog = catalog_of(zoe="group: Trade", ann="group: private", ben="group: Trade", cy="group: Guides")
    assert groups(catalog, CUSTOMER) == [  # the largest first, then by their titles
        NavGroup("Trade", ("personas/ben.md", "personas/zoe.md")),
        NavGroup("Guides", ("personas/cy.md",)),
        NavGroup("private", ("personas/ann.md",)),
    ]


def test_a_single_group_needs_no_line_of_its_own() -> None:
    assert groups(catalog_of(ann="group: Trade"), CUSTOMER) == [NavGroup("", ("personas/ann.md",))]
    assert groups(catalog_of(ann=""), CUSTOMER) == [NavGroup("", ("personas/ann.md",))]


def test_retired_personas_come_last_whatever_their_group() -> None:
    retired = "status: retired\nretired_on: 2026-01-01\nretired_reason: gone"
    catalog = catalog_of(ann=f"{retired}\ngroup: A", ben="group: Z", cy="group: B")
    assert [group.title for group in groups(catalog, CUSTOMER)] == ["B", "Z", "Retired"]
    assert [group.title for group in groups(catalog_of(ann=retired, ben="group: Z"), CUSTOMER)] == ["", "Retired"]


@pytest.mark.parametrize(("wanted", "uris"), [(CUSTOMER, ("personas/ann.md",)), (NEGATIVE, ("personas/ben.md",))])
def test_only_one_type_is_listed(wanted: PersonaType, uris: tuple[str, ...]) -> None:
    assert groups(catalog_of(ann="", ben="type: negative"), wanted) == [NavGroup("", uris)]


def test_there_may_be_nobody() -> None:
    assert groups(catalog_of(ann=""), NEGATIVE) == []


def test_no_persona_is_lost_or_listed_twice() -> None:
    catalog = catalog_of(ann="group: A", ben="", cy="group: Retired", di="group: B")
    listed = [uri for group in groups(catalog, CUSTOMER) for uri in group.uris]
    assert sorted(listed) == [record.path for record in sorted(catalog.records, key=lambda record: record.path)]


def page(path: str) -> str:
    return path.replace(".md", "/")


def test_a_persona_that_the_navigation_names_has_its_line_there() -> None:
    written = ["personas/ann.md", {"Ben": "personas/ben.md"}, {"Home": "index.md"}]
    whole = list(filled(written, catalog_of(ann="", ben=""), (), page))
    assert whole == ["personas/ann/", {"Ben": "personas/ben/"}, {"Home": "index.md"}]


def test_without_a_navigation_pages_are_in_their_folders_with_the_index_first() -> None:
    uris = ["personas/zoe.md", "about.md", "personas/a-b/ann.md", "index.md", "personas/index.md", "FAQ/x.md"]
    assert by_folder(uris) == [
        "index.md",
        "about.md",
        {"FAQ": ["FAQ/x.md"]},
        {"Personas": ["personas/index.md", "personas/zoe.md", {"A b": ["personas/a-b/ann.md"]}]},
    ]


def test_a_type_in_a_navigation_becomes_its_groups() -> None:
    catalog = catalog_of(ann="group: A & B", ben="group: C", cy="type: negative")
    written = ["index.md", {"Customers": ["personas/index.md", {"personas": "customer"}]}, {"personas": "negative"}]
    whole = list(filled(written, catalog, (), page))
    assert whole == [
        "index.md",
        {"Customers": ["personas/index.md", {"A &amp; B": ["personas/ann/"]}, {"C": ["personas/ben/"]}]},
        "personas/cy/",
    ]
    assert list(reached(whole)) == [
        "index.md", "personas/index.md", "personas/ann/", "personas/ben/", "personas/cy/"
    ]  # fmt: skip


def test_what_is_left_out_has_no_line_and_leaves_no_empty_one() -> None:
    written = ["a.md", {"B": "b.md"}, {"More": ["c.md", {"D": "d.md"}]}, {"Last": ["a.md", "c.md"]}]
    assert list(filled(written, catalog_of(ann=""), {"a.md", "b.md", "c.md"}, page)) == [{"More": [{"D": "d.md"}]}]


def test_a_type_that_there_is_not_is_named_with_those_that_there_are() -> None:
    with pytest.raises(UnknownTypeError, match="`personas: customers` must be one of: customer, negative"):
        list(filled([{"All": [{"personas": "customers"}]}], catalog_of(ann=""), (), page))


RETIRED = "status: retired\nretired_on: 2026-01-01\nretired_reason: gone\ngroup: Trade"


def section(*children: Any) -> Any:
    return SimpleNamespace(title="Named", children=list(children))


def led(docs: set[str], *names: str, **personas: str) -> str | None:
    """Where the name of a section with these personas leads; None where it is left as it was."""
    records = {record.id: record for record in catalog_of(**personas).records}
    pages = {name: SimpleNamespace(children=None, url=name) for name in (*records, "text")}
    inner = section(*(pages[name] for name in names))
    known = {id(pages[name]): record for name, record in records.items()}
    Lists(known, docs, "all.md", lambda uri: f"/{uri}").lead_to([section(pages["text"], inner)])
    first = inner.children[0]
    return first.url if getattr(first, "is_index", False) else None


@pytest.mark.parametrize(
    ("fields", "docs", "address"),
    [
        ("group: Trade", set(), "/all.md?group=Trade"),
        ("group: R&D / Ärzte", set(), "/all.md?group=R%26D+%2F+%C3%84rzte"),
        ("group: Trade", {"personas/trade.md"}, "/personas/trade.md"),
        ("group: R&D Labs", {"personas/r-d-labs.md"}, "/personas/r-d-labs.md"),
        ("group: Trade", {"personas/negative/trade.md"}, "/all.md?group=Trade"),
        (
            "type: negative\ngroup: Trade",
            {"personas/trade.md", "personas/negative/trade.md"},
            "/personas/negative/trade.md",
        ),
        (RETIRED, {"personas/trade.md", "personas/retired.md"}, "/all.md?status=retired"),
        ("", {"personas/.md"}, "/all.md?type=customer"),
        ("type: negative", set(), "/all.md?type=negative"),
    ],
)
def test_the_name_of_a_group_leads_to_a_list(fields: str, docs: set[str], address: str) -> None:
    assert led(docs, "ann", "ben", ann=fields, ben=fields) == address


def test_a_section_of_several_groups_leads_to_all_of_their_type() -> None:
    assert led({"personas/a.md"}, "ann", "ben", ann="group: A", ben="group: B") == "/all.md?type=customer"


def test_a_section_that_begins_with_a_text_leads_there() -> None:
    assert led(set(), "text", "ann", ann="group: A") is None


def test_a_section_above_leads_to_no_person_either() -> None:
    record = catalog_of(ann="group: A").records[0]
    page = SimpleNamespace(children=None)
    inner = section(page)
    outer = section(inner)
    Lists({id(page): record}, set(), "all.md", str).lead_to([outer])
    assert [outer.children[0].url, inner.children[0].url] == ["all.md?type=customer", "all.md?group=A"]


def test_without_a_list_the_name_of_a_group_leads_to_the_nearest_text() -> None:
    record = catalog_of(ann="group: A").records[0]
    page, text = SimpleNamespace(children=None), SimpleNamespace(children=None, url="people/")
    inner, alone = section(page), section(page)
    Lists({id(page): record}, set(), None, str).lead_to([section(text, inner), alone])
    assert [inner.children[0].url, alone.children[0].url] == ["people/", "./"]


def test_neighbours_are_of_one_section_and_kind() -> None:
    one, other = section(), section()
    parents = [one, one, one, other, other, one]
    pages = [SimpleNamespace(parent=parent, previous_page=None, next_page=None) for parent in parents]
    for left, right in pairwise(pages):
        left.next_page, right.previous_page = right, left
    keep_apart(pages, {id(pages[1]), id(pages[2]), id(pages[3])})
    assert [pages.index(page.next_page) if page.next_page else None for page in pages] == [
        None,
        2,
        None,
        None,
        None,
        None,
    ]
    assert [pages.index(page.previous_page) if page.previous_page else None for page in pages] == [
        None, None, 1, None, None, None
    ]  # fmt: skip
