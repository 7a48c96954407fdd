import pytest
from tests.handbook.support import catalog_of

from handbook.schema.terms.general import PersonaType
from handbook.site.navigation import NavGroup, UnknownTypeError, by_folder, filled, groups, reached

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
