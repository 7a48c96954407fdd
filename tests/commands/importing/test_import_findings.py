"""What outsiders tripped over: lists that were cut, rows that were two, what was rounded, drafts that were left."""

import io
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl.comments import Comment
from tests.commands.importing.desk import Desk, body, desk, front
from tests.commands.importing.tables import refusal, rows, table, tables, texts, workbook

from commands import bring
from commands.importing.read import read
from commands.importing.shown import exact
from commands.importing.values import pieces


@pytest.fixture
def list_(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Desk:
    return desk(tmp_path, monkeypatch, capsys)


@pytest.mark.parametrize("heading", ["Fit", "Type", "Type/Fit", "Fit / Type", "Type | Fit?"])
def test_unknown_words_beside_known_types_are_named(list_: Desk, heading: str) -> None:
    list_.lay(["Name", heading], ["Ann", "Good fit"], ["Ben", "Bad fit"], ["Cal", "maybe"])
    _, out, _ = list_.bring()
    assert set(list_.drafts) == {"personas/ann.md", "personas/cal.md", "personas/negative/ben.md"}
    told = "kept under the heading: it says neither customer nor negative, so the persona is a customer one."
    assert f"line 4, {heading}: {told}" in out
    assert "maybe" in body(list_.drafts["personas/cal.md"])


@pytest.mark.parametrize("cell", ["- only goal", "\u2022 only goal", "only goal"])
def test_a_list_of_one_item_keeps_no_mark(list_: Desk, cell: str) -> None:
    list_.lay(["Name", "Goals", "Biscuit"], ["Ann", cell, cell], ["Ben", "- x\n- y", "- 5 %"])
    list_.bring()
    found = front(list_.drafts["personas/ann.md"])
    assert (found["goals"], found["custom"]["Biscuit"]) == (["only goal"], "only goal")
    assert front(list_.drafts["personas/ben.md"])["custom"]["Biscuit"] == "- 5 %"


@pytest.mark.parametrize(
    "cell",
    [
        "1. noise\n2. light\n\n| Tool | Use |\n|---|---|\n| Slack | daily |",
        "Before a list:\n\n- a\n- b",
        "- a\n- b\n\n> I never see the sun.",
        "A paragraph.\n\nAnother one.",
        "- a\n  - within a",
        "![a picture](p.png)\n- a",
        "<details>\nmore\n</details>",
        "```\ncode\n```",
    ],
)
def test_what_is_more_than_a_list_is_not_cut(list_: Desk, cell: str) -> None:
    list_.lay(["Name", "Goals"], ["Ann", cell], ["Ben", "1. go\n2. rest"], ["Cal", "- go\n- rest"])
    _, out, _ = list_.bring()
    assert "goals" not in front(list_.drafts["personas/ann.md"])
    assert cell in body(list_.drafts["personas/ann.md"])
    assert "line 2, Goals: kept under the heading: `goals` takes a plain list, and it is more than that." in out
    assert front(list_.drafts["personas/ben.md"])["goals"] == ["go", "rest"]
    assert front(list_.drafts["personas/cal.md"])["goals"] == ["go", "rest"]


@pytest.mark.parametrize(
    ("cells", "items"),
    [
        (["Go far; stay out", "Rest"], ["Go far", "stay out"]),
        (["Go far; stay out\nRest", "x"], ["Go far", "stay out", "Rest"]),
        (["- Go far; stay out\n- Rest", "x"], ["Go far; stay out", "Rest"]),
        (["Salt&nbsp;and pepper", "x"], ["Salt&nbsp;and pepper"]),
        (
            ["Go far; stay out", "A sentence that goes on for so long that nobody would call it an item; and more"],
            ["Go far; stay out"],
        ),
    ],
)
def test_semicolons_part_items_only_where_all_are_short(list_: Desk, cells: list[str], items: list[str]) -> None:
    list_.lay(["Name", "Goals"], *([f"Persona {number}", cell] for number, cell in enumerate(cells)))
    list_.bring()
    assert front(list_.drafts["personas/persona-0.md"])["goals"] == items


def test_an_entity_is_not_cut() -> None:
    assert pieces("salt&nbsp;pepper; oil &amp; vinegar", ";") == ["salt&nbsp;pepper", "oil &amp; vinegar"]


@pytest.mark.parametrize(
    "quote",
    [
        "« Oui »",
        "\u00ab\u00a0Oui\u00a0\u00bb",
        "„Oui“",
        "„Oui”",
        "\u2039Oui\u203a",
        "「Oui」",
        "'Oui'",
        "\u2018Oui\u2019",
    ],
)
def test_quotation_marks_of_any_kind_are_taken_off(list_: Desk, quote: str) -> None:
    list_.lay(["Name", "Quote"], ["Ann", quote])
    list_.bring()
    assert front(list_.drafts["personas/ann.md"])["quote"] == ["Oui"]


def test_drafts_without_a_row_are_named_and_kept(list_: Desk) -> None:
    list_.lay(["Name", "Goals"], ["Ann", "Walk"], ["Ben", "Rest"])
    list_.bring()
    list_.lay(["Name", "Goals"], ["Anne", "Walk"], ["Ben", "Rest"])
    _, out, _ = list_.bring()
    assert set(list_.drafts) == {"personas/ann.md", "personas/anne.md", "personas/ben.md"}
    assert "personas/ann.md came from this file, and no row has it any more." in out
    assert "and delete the file." in out
    assert "personas/ben.md came from" not in out


def test_a_second_pasted_text_gets_a_mapping_of_its_own(list_: Desk) -> None:
    list_.lay(["Name", "Goals"], ["Ann", "Walk"])
    assert list_.bring(file="-")[0] == 0
    list_.lay(["Name", "Quote", "Age"], ["Ben", "Hm", "30"])
    code, out, err = list_.bring(file="-")
    assert (code, err) == (0, "")
    assert "pasted-2.mapping.yml" in out
    assert "came from this file" not in out
    assert list_.bring(file="-")[0] == 0
    assert not (list_.root / "pasted-3.mapping.yml").exists()


@pytest.mark.parametrize(
    ("mapping", "told"),
    [
        ("columns: [", "pasted.mapping.yml:1"),
        ("columns:\n  - to: goals\n", "pasted.mapping.yml:2"),
    ],
)
def test_a_broken_mapping_of_a_pasted_text_is_told(list_: Desk, mapping: str, told: str) -> None:
    (list_.root / "pasted.mapping.yml").write_text(mapping, "utf-8")
    list_.lay(["Name", "Goals"], ["Ann", "Walk"])
    code, out, err = list_.bring(file="-")
    assert (code, list_.drafts) == (1, {})
    assert told in out
    assert err.startswith("Mend pasted.mapping.yml, or delete it")
    assert not (list_.root / "pasted-2.mapping.yml").exists()


def test_a_mapping_without_columns_is_told_once(list_: Desk) -> None:
    list_.lay(["Name", "Goals"], ["Ann", "Walk"])
    list_.mapping.write_text("columns:\n", "utf-8")
    code, out, _ = list_.bring()
    assert code == 0
    told = "list.csv.mapping.yml does not name `Name` and `Goals`: what it leaves open goes where it is proposed."
    assert out.count("does not name") == out.count(told) == 1


@pytest.mark.parametrize("name", ["con", "NUL", "com1"])
def test_names_of_devices_are_no_names_of_files(list_: Desk, name: str) -> None:
    list_.lay(["Name", "Goals"], [name, "Walk"])
    assert list_.bring()[0] == 0
    assert set(list_.drafts) == {f"personas/persona-{name.lower()}.md"}
    assert list_.errors() == ""


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        ("to: goals\n    split: banana", "`banana` is not a sign. Allowed: `lines`, or a sign such as `;`"),
        ("to: custom\n    values: {Walk: Go}", "`custom` keeps what cells say: delete `values`"),
    ],
)
def test_what_a_mapping_cannot_do_is_refused_with_a_remedy(list_: Desk, entry: str, told: str) -> None:
    list_.lay(["Name", "Goals"], ["Ann", "Walk"])
    list_.mapping.write_text(f"columns:\n  - column: Name\n    to: name\n  - column: Goals\n    {entry}\n", "utf-8")
    code, out, err = list_.bring()
    assert (code, list_.drafts) == (1, {})
    assert told in out
    assert err == "Mend list.csv.mapping.yml, or delete it: then a new one is proposed. Nothing was written.\n"


def test_words_are_translated_for_a_field_without_fixed_values(list_: Desk) -> None:
    list_.lay(["Name", "Goals"], ["Ann", "Walk"])
    mapping = "columns:\n  - column: Name\n    to: name\n  - column: Goals\n    to: goals\n    values: {Walk: Go}\n"
    list_.mapping.write_text(mapping, "utf-8")
    list_.bring()
    assert front(list_.drafts["personas/ann.md"])["goals"] == ["Go"]


def test_properties_in_a_table_are_a_column_each(tmp_path: Path) -> None:
    page = (
        "<h1>Nora</h1><table class=properties><tr><th>Age</th><td>27</td></tr><tr><th>Email</th><td>by post</td></tr>"
        "<tr><th>Status</th><td>active</td></tr></table><h2>Goals</h2><ul><li>a</li></ul>"
    )
    expected = [{"Name": "Nora", "Age": "27", "Email": "by post", "Status": "active", "Goals": "- a"}]
    assert texts(table(tmp_path, "t.html", page)) == expected
    text = "# Nora\n\n| Property | Value |\n|---|---|\n| Age | 27 |\n| Email | by post |\n\n## Goals\n- a\n"
    assert texts(table(tmp_path, "t.md", text)) == [{"Name": "Nora", "Age": "27", "Email": "by post", "Goals": "- a"}]
    page = (
        "<h1>Nora</h1><table><tr><th>Lucky charm</th><td>Owl</td></tr><tr><th>Star sign</th><td>none</td></tr>"
        "<tr><th>Age</th><td>27</td></tr></table><h2>Goals</h2><p>Walk</p>"
    )
    expected = [{"Name": "Nora", "Lucky charm": "Owl", "Star sign": "none", "Age": "27", "Goals": "Walk"}]
    assert texts(table(tmp_path, "few.html", page)) == expected
    other = "# Nora\n\n## Goals\n- a\n\n| Tool | Use |\n|---|---|\n| Slack | daily |\n"
    assert texts(table(tmp_path, "u.md", other))[0]["Goals"].startswith("- a\n\n| Tool")


def test_remarks_in_the_margin_are_no_text(tmp_path: Path) -> None:
    page = (
        "<h1>Gina</h1><p>Age: 40</p><h2>Goals</h2><p>Walk<sup><a href='#cmnt1' id='cmnt_ref1'>[a]</a></sup></p>"
        "<div><p><a href='#cmnt_ref1' id='cmnt1'>[a]</a>Ask Petra Vogel</p></div>"
    )
    read_ = table(tmp_path, "t.html", page)
    assert texts(read_) == [{"Name": "Gina", "Age": "40", "Goals": "Walk"}]
    assert read_.notes == ("A comment of t.html was left out: what looks like the name of a real person.",)


def test_remarks_do_not_repeat_what_is_about_people(tmp_path: Path) -> None:
    def fill(book: Any, sheet: Any) -> None:
        rows(["Name", "Goals"], ["Ash", "Walk"])(book, sheet)
        sheet["B2"].comment = Comment("Talked to her on +49 170 1234567", "somebody")
        sheet["A2"].hyperlink = "mailto:ash@firm-of-ash.com"

    said = " ".join(table(tmp_path, "t.xlsx", workbook(fill)).notes)
    assert "Personas!B2 has a comment, which was left out: what looks like a phone number." in said
    assert "firm-of-ash" not in said


def test_rows_whose_names_are_one_merged_cell_are_one_persona(tmp_path: Path) -> None:
    def fill(book: Any, sheet: Any) -> None:
        rows(["Name", "Goals", "Age"], ["Ash", "Walk", 3], [None, "Rest", None], ["Elm", "Sit", 4])(book, sheet)
        sheet.merge_cells("A2:A3")
        sheet.merge_cells("C2:C3")

    page = (
        "<table><tr><td>Name<td>Goals<td>Age<tr><td rowspan=2>Ash<td>Walk<td rowspan=2>3<tr><td>Rest<tr><td>Elm<td>Sit"
        "<td>4</table>"
    )
    expected = [{"Name": "Ash", "Goals": "Walk\nRest", "Age": "3"}, {"Name": "Elm", "Goals": "Sit", "Age": "4"}]
    for name, data, place in (("t.xlsx", workbook(fill), "Personas, row 3"), ("t.html", page, "Table 1, row 3")):
        read_ = table(tmp_path, name, data)
        assert texts(read_) == expected
        assert f"{place} was added to “Ash” above: their names are one merged cell." in read_.notes


def test_dates_and_numbers_are_as_precise_as_they_are_shown(tmp_path: Path) -> None:
    def fill(book: Any, sheet: Any) -> None:
        rows(["Name", "Since", "Year", "Spend", "Rate"], ["Ash", date(2024, 3, 1), date(2024, 3, 1), 99.999, 0.0325])(
            book, sheet
        )
        for cell, shown in (("B2", "MMM YYYY"), ("C2", "yyyy"), ("D2", "0.00"), ("E2", "0%")):
            sheet[cell].number_format = shown

    read_ = table(tmp_path, "t.xlsx", workbook(fill))
    assert texts(read_) == [{"Name": "Ash", "Since": "2024-03", "Year": "2024", "Spend": "100.00", "Rate": "3 %"}]
    assert (
        "Rounded, as the sheet shows them: Personas!D2 (“100.00” for 99.999) and Personas!E2 (“3 %” for 3.25 %)."
        in (read_.notes)
    )
    assert exact(0.5, "0.0") == exact(1234.5, '#,##0.00 "EUR"') == exact(0.18, "0%") == ""
    assert texts(table(tmp_path, "t.json", '[{"name": "Ash", "version": 1.10}]'))[0]["version"] == "1.10"


def test_what_is_no_spreadsheet_says_so(tmp_path: Path) -> None:
    told = "bad.xlsx is not an Excel file, whatever its ending says: save it again as .xlsx, or as CSV (UTF-8)."
    assert refusal(tmp_path, "bad.xlsx", "notzip") == told
    (tmp_path / "in").mkdir()
    (tmp_path / "in/bad.xlsx").write_text("notzip", "utf-8")
    (found,) = tables(tmp_path, "in/a.csv", "Name,Age\nAsh,3\n")
    assert f"Left out: {told}" in read(tmp_path / "in")[0].notes
    assert texts(found)


def test_what_is_pasted_twice_is_read(list_: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bring, "read_tables", read)
    for text in ("Name,Goals\nAnn,Walk\n", "Name,Quote\nBen,Hm\n"):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
        assert list_.bring(file="-")[0] == 0
    assert set(list_.drafts) == {"personas/ann.md", "personas/ben.md"}
