"""Whom the view takes, how many stand on one sheet, and what a writer may get wrong."""

import pytest
from tests.handbook.views.given import asked, handbook, negative

from handbook.personas.catalog import Catalog
from handbook.views.brief import Options, breaches, build

CATALOG = handbook(
    ann="segment: Walkers\naliases: [anna]",
    ben="segment: Walkers\npurchasing: {triggers: [A storm]}",
    cy=negative("why: No."),
    di="",
    el="",
    fay="",
)


def sheets(options: str, catalog: Catalog = CATALOG) -> list[list[str]]:
    return [[record.id for record in one.records] for one in build(asked(Options, options), catalog).sheets]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ("where: {segment: Walkers}", [["ann", "ben"]]),
        ("personas: [ben, anna, ben]", [["ben", "ann"]]),
        ("personas: [cy, ben]\nwhere: {type: customer}", [["ben"]]),
        ("where: {type: customer}", [["ann", "ben", "di", "el"], ["fay"]]),
        ("group: segment", [["ann", "ben"], ["di", "el", "fay"]]),
    ],
)
def test_whom_the_sheets_are_about(options: str, expected: list[list[str]]) -> None:
    assert sheets(options) == expected


def test_a_chooser_offers_everybody_and_a_placed_brief_nobody() -> None:
    def offered(options: str) -> set[str]:
        groups = build(asked(Options, options), CATALOG).choices
        return {one.record.id for group in groups for one in group.personas}

    assert offered("group: segment") == set(CATALOG.by_id)
    assert offered("personas: [ann]") == set()


def test_what_is_not_written_down_is_said_once() -> None:
    (sheet,) = build(asked(Options, "personas: [ann, ben]"), CATALOG).sheets
    assert "Objections and answers" in sheet.silent
    assert "What sets a purchase off" not in sheet.silent
    assert {row.title for row in sheet.rows}.isdisjoint(sheet.silent)
    assert [len(cell) for row in sheet.rows if row.title == "What sets a purchase off" for cell in row.cells] == [0, 1]


@pytest.mark.parametrize(
    ("ids", "names"), [("ann", "Ann"), ("ann, ben", "Ann and Ben"), ("ann, ben, cy", "Ann, Ben and Cy")]
)
def test_a_sheet_names_everybody_on_it(ids: str, names: str) -> None:
    (sheet,) = build(asked(Options, f"personas: [{ids}]"), CATALOG).sheets
    assert sheet.names == names


def test_an_id_that_is_nobodys_is_told_with_one_that_is_near() -> None:
    (breach,) = breaches(asked(Options, "personas: [ann, anna, bem]"), CATALOG)
    assert breach.message.startswith("no persona is called `bem`")
    assert "`ben`" in breach.message


@pytest.mark.parametrize("options", ["", "personas: [ann]"])
def test_the_public_gets_nothing(options: str) -> None:
    public = handbook("audience: public", ann="", ben="")
    found = build(asked(Options, options), public)
    assert (found.choices, found.sheets) == ((), ())
