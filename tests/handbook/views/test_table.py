import pytest
from tests.handbook.support import catalog_of, front, load, persona
from tests.handbook.views.given import economics, handbook

from handbook.schema import validate
from handbook.views import VIEWS
from handbook.views.table import Options, Table, breaches, build

CATALOG = catalog_of(
    ann="segment: Walkers\npayment_methods: [card, voucher]\nowner: Insight", ben="segment: Walkers\nage: 34"
)


def options(text: str) -> Options:
    found = validate(Options, front(text), "docs/x.md")
    assert found.problems == []
    return found.value


def cells(table: Table) -> list[list[list[str] | None]]:
    return [
        [[item.text for item in cell.items] if cell else None for cell in row.cells]
        for _, rows in table.groups
        for row in rows
    ]


def test_a_table_has_a_row_for_each_persona_and_a_cell_for_each_column() -> None:
    table = build(options("columns: [name, payment_methods, age]"), CATALOG)
    assert table.columns == (("name", "Name"), ("payment_methods", "Payment methods"), ("age", "Age"))
    assert cells(table) == [[["Ann"], ["Card", "Voucher"], None], [["Ann"], None, ["34"]]]
    assert table.link == "name"
    assert not table.is_empty


def test_a_table_has_columns_of_its_own() -> None:
    catalog = catalog_of(ann="segment: Walkers\nrole_label: Nurse\nsummary: Walks to work.")
    assert [path for path, _ in build(options(""), catalog).columns] == ["name", "role_label", "segment", "summary"]


def test_a_column_that_nobody_fills_is_left_out() -> None:
    table = build(options("columns: [name, job_title, age, goals.general]"), CATALOG)
    assert [path for path, _ in table.columns] == ["name", "age"]
    assert cells(table) == [[["Ann"], None], [["Ann"], ["34"]]]
    only = build(options("columns: [job_title]\nlink: none"), CATALOG)
    assert [path for path, _ in only.columns] == ["job_title"]  # a table has one column at least


def test_one_column_may_be_written_without_brackets() -> None:
    assert build(options("columns: name"), CATALOG).columns == (("name", "Name"),)


def test_rows_stand_in_groups() -> None:
    table = build(options("group: segment"), CATALOG)
    assert [(group.title, len(rows)) for group, rows in table.groups] == [("Walkers", 2)]


def test_a_table_may_be_empty() -> None:
    assert build(options("where: {type: negative}"), CATALOG).is_empty


@pytest.mark.parametrize(
    ("text", "messages"),
    [
        ("columns: [name, age]", []),
        ("columns: [age]\nlink: none", []),
        ("columns: [age]\nlink: age", []),
        ("columns: [age]", ["`link: name` is none of the columns: age, or `none`"]),
        ("columns: [nme]", []),  # that it is no field is told elsewhere
        (
            "columns: [name, age, name, age]",
            ["the column `name` is there already", "the column `age` is there already"],
        ),
        ("filter: [segment, payment_methods]", []),
    ],
)
def test_what_only_a_table_can_get_wrong(text: str, messages: list[str]) -> None:
    assert [breach.message for breach in breaches(options(text), CATALOG)] == messages


def test_the_public_sees_no_internal_column_and_no_persona_that_is_left_out() -> None:
    files = {
        "personas/ann.md": persona("owner: Insight\nrelated: [cy, ben]\nstatus: active"),
        "personas/ben.md": persona("owner: Insight\nstatus: active"),
        "personas/negative/cy.md": persona("owner: Insight\nstatus: active"),
    }
    asked = options("columns: [name, owner, related]\ngroup: owner")
    inside = build(asked, load(files)[0])
    assert [path for path, _ in inside.columns] == ["name", "owner", "related"]
    assert [group.title for group, _ in inside.groups] == ["Insight"]
    outside = build(asked, load(files, "audience: public")[0].shown(drafts=False))
    assert [path for path, _ in outside.columns] == ["name", "related"]
    assert [group.title for group, _ in outside.groups] == [""]
    assert cells(outside) == [[["Ann"], ["ben"]], [["Ann"], ["ann"]]]


PEOPLE = catalog_of(
    ann="segment: walkers\npayment_methods: [voucher, {text: card, rating: 4}]\nlast_reviewed: 2026-09-14\nage: 65+",
    ben="segment: Anglers\npayment_methods: [card]\nlast_reviewed: 2025-12-01\nage: 8",
    cy="segment: walkers\npayment_methods: [cash, card, card]\nlast_reviewed: 2026-09-14\nage: 30-40",
    di="type: negative",
)


def ranks(column: str, table: Table | None = None) -> dict[str, int]:
    """Each persona's place when the table is sorted by a column."""
    made = table or build(options(f"columns: [name, {column}]"), PEOPLE)
    return {row.record.id: row.ranks[1] for _, rows in made.groups for row in rows}


def facets(text: str) -> dict[str, list[tuple[str, str, int]]]:
    """The choices of every facet: what is compared, what readers see, and for how many it holds."""
    return {
        facet.path: [(one.key, one.text, one.count) for one in facet.choices]
        for facet in build(options(text), PEOPLE).facets
    }


def met(table: Table) -> dict[str, set[str]]:
    """The choices that each row meets, found by their numbers as a browser does."""
    every = [f"{facet.path}: {choice.key}" for facet in table.facets for choice in facet.choices]
    return {row.record.id: {every[number] for number in row.choices} for _, rows in table.groups for row in rows}


def test_readers_can_narrow_a_table_down_by_the_values_that_it_has() -> None:
    assert facets("filter: [payment_methods, segment, type]") == {
        "payment_methods": [("card", "Card", 3), ("voucher", "Voucher", 1), ("cash", "Cash", 1)],
        "segment": [("Anglers", "Anglers", 1), ("walkers", "walkers", 2)],
        "type": [("customer", "Customer", 3), ("negative", "Negative persona", 1)],
    }
    assert facets("") == {}


def test_only_values_of_the_rows_are_offered_and_nothing_where_there_are_none() -> None:
    assert facets("filter: [payment_methods, job_title]\nwhere: {segment: walkers}") == {
        "payment_methods": [("card", "Card", 2), ("voucher", "Voucher", 1), ("cash", "Cash", 1)]
    }


def test_a_persona_in_two_groups_counts_once() -> None:
    assert facets("filter: segment\ngroup: payment_methods")["segment"] == [
        ("Anglers", "Anglers", 1),
        ("walkers", "walkers", 2),
    ]


def test_a_row_says_which_choices_it_meets() -> None:
    assert met(build(options("filter: [payment_methods, job_title, segment]"), PEOPLE)) == {
        "ann": {"payment_methods: voucher", "payment_methods: card", "segment: walkers"},
        "ben": {"payment_methods: card", "segment: Anglers"},
        "cy": {"payment_methods: cash", "payment_methods: card", "segment: walkers"},
        "di": set(),
    }


@pytest.mark.parametrize(
    ("column", "places"),
    [
        ("segment", {"ben": 0, "ann": 1, "cy": 1, "di": 2}),  # whatever the case
        ("last_reviewed", {"ben": 0, "ann": 1, "cy": 1, "di": 2}),
        ("age", {"ben": 0, "cy": 1, "ann": 2, "di": 3}),
        ("payment_methods", {"ben": 0, "ann": 1, "cy": 2, "di": 3}),
        ("type", {"ann": 0, "ben": 0, "cy": 0, "di": 1}),
    ],
)
def test_rows_have_their_place_in_the_order_of_each_column_equal_ones_the_same(
    column: str, places: dict[str, int]
) -> None:
    assert ranks(column) == places


def test_numbers_that_are_written_differently_share_a_place() -> None:
    catalog = handbook(
        "baseline: {currency: GBP}",
        ann=economics(revenue="9"),
        ben=economics(revenue="100.0"),
        cy=economics(revenue="100"),
    )
    table = build(options("columns: [name, economics.revenue]"), catalog)
    assert ranks("", table) == {"ann": 0, "ben": 1, "cy": 1}


def test_a_field_to_filter_by_that_does_not_exist_is_told() -> None:
    (breach,) = VIEWS["table"].judge(options("filter: [segment, sgment]"), PEOPLE)
    assert breach.message == "`sgment` is not a field. Did you mean `segment`?"
    assert breach.at == ("filter", 1)


def test_the_public_cannot_filter_by_what_is_internal_or_left_out() -> None:
    files = {
        "personas/ann.md": persona("owner: Insight\nrelated: [cy, ben]\nstatus: active"),
        "personas/ben.md": persona("owner: Insight\nrelated: [cy]\nstatus: active", base="name: Ben\n"),
        "personas/negative/cy.md": persona("owner: Insight\nstatus: active", base="name: Cy\n"),
    }
    asked = options("filter: [owner, related]")
    inside, outside = (
        build(asked, load(files, f"audience: {audience}")[0].shown(drafts=False)) for audience in ("internal", "public")
    )
    offered = [{facet.path: [one.text for one in facet.choices] for facet in made.facets} for made in (inside, outside)]
    assert offered == [{"owner": ["Insight"], "related": ["Ann", "Ben", "Cy"]}, {"related": ["Ann", "Ben"]}]
    assert met(outside) == {"ann": {"related: ben"}, "ben": {"related: ann"}}
