import pytest
from tests.handbook.support import catalog_of, front, load, persona

from handbook.schema import validate
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
    assert [path for path, _ in build(options(""), CATALOG).columns] == ["name", "role_label", "segment", "summary"]


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
    assert cells(outside) == [[["Ann"], ["ben"]], [["Ann"], None]]
