"""Spreadsheets as people see them; JSON, YAML, Markdown and pages of any shape; folders; what is pasted."""

import io
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl.comments import Comment
from tests.commands.importing.tables import places, refusal, rows, table, tables, texts, workbook

from commands.importing.read import read
from commands.importing.shown import shown


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (0.18, "0%", "18 %"),
        (0.1834, "0.0%", "18.3 %"),
        (1250.0, "General", "1250"),
        (0.1 + 0.2, "General", "0.3"),
        (1234567.0, "#,##0", "1234567"),
        (1250.5, "0.00", "1250.50"),
        (1.5, "0.##", "1.5"),
        (1250, '#,##0.00\\ "€"', "1250.00 €"),
        (12.5, '_-* #,##0.00 "€"_-', "12.50 €"),
        (3.5, "$#,##0.00", "$3.50"),
        (3.5, "[$CHF-807] 0.00", "CHF 3.50"),
        (34, '0" years"', "34 years"),
        (7, "00000", "00007"),
        (4, "[Red]0;[Blue]-0", "4"),
        (-4, "0", "-4"),
        (True, "General", "TRUE"),
        (datetime(2026, 3, 1), "dd.mm.yyyy", "2026-03-01"),
        (datetime(2026, 3, 1, 14, 30), "General", "2026-03-01 14:30"),
        ("two\r\nlines", "General", "two\nlines"),
    ],
)
def test_values_are_what_people_see(value: object, number_format: str, text: str) -> None:
    assert shown(value, number_format) == text


def many_things(book: Any, sheet: Any) -> None:
    rows(
        ["Our personas"],
        ["Name", "Share", "Goals", None],
        [None, None, "short", "long"],
        ["Ash", 0.18, "a", "b"],
        ["Retail"],
        ["Elm", 0.5, "=A4&1", "d"],
    )(book, sheet)
    for area in ("A1:D1", "C2:D2", "A2:A3", "B2:B3", "A5:D5"):
        sheet.merge_cells(area)
    sheet["B4"].number_format = "0%"
    sheet["D6"].comment = Comment("Who says so?", "somebody")
    sheet["A6"].hyperlink = "https://elm.example.com"
    sheet.row_dimensions[6].hidden = True
    sheet.column_dimensions["D"].hidden = True
    rows(["Yes"], ["No"])(book, book.create_sheet("Lists"))
    hidden = book.create_sheet("Secret")
    rows(["Name", "Age"], ["Oak", 3])(book, hidden)
    hidden.sheet_state = "hidden"


def test_what_a_spreadsheet_has_besides_plain_cells_is_named(tmp_path: Path) -> None:
    read_ = table(tmp_path, "t.xlsx", workbook(many_things))
    assert texts(read_) == [
        {"Name": "Ash", "Share": "18 %", "Goals: short": "a", "Goals: long": "b"},
        {"Name": "Elm", "Share": "0.5", "Goals: long": "d"},
    ]
    assert places(read_)[:2] == ["Personas!A4", "Personas!B4"]
    assert {
        "Hidden in the sheet “Personas”, and read anyway: column D and row 6.",
        "Personas!D6 has a comment, which was left out: “Who says so?”.",
        "Personas!A6 leads to “https://elm.example.com”: the address is not in its text.",
        "Left out, being formulas without a calculated value: Personas!C6. Open the file in a spreadsheet program and "
        "save it, and they have one.",
        "Personas!A1 is merged across its row and was left out, as a title: “Our personas”.",
        "Personas!A5 is merged across its row and was left out, as a title: “Retail”.",
        "The sheet was left out, as it does not look like a table of personas: t.xlsx, sheet “Lists”.",
        "Left out, as the sheets are hidden: “Secret”.",
    } <= set(read_.notes)


def test_each_sheet_of_personas_is_a_table(tmp_path: Path) -> None:
    def fill(book: Any, sheet: Any) -> None:
        rows(["Name", "Age"], ["Ash", 3])(book, sheet)
        rows(["Name", "Elm"], ["Age", 4])(book, book.create_sheet("Other"))

    both = tables(tmp_path, "t.xlsx", workbook(fill))
    assert [texts(one) for one in both] == [[{"Name": "Ash", "Age": "3"}], [{"Name": "Elm", "Age": "4"}]]


def test_a_cell_far_out_takes_no_time_and_is_kept(tmp_path: Path) -> None:
    def fill(book: Any, sheet: Any) -> None:
        rows(["Name", "Age"], ["Ash", 3])(book, sheet)
        sheet.cell(1_048_576, 16_384).value = "far"

    assert texts(table(tmp_path, "t.xlsx", workbook(fill)))[-1] == {"Column 16384": "far"}


ASH = {"Name": "Ash", "Age": "34", "Goals": "- a\n- b"}
SHAPES = {
    "list.json": ('[{"Name": "Ash", "Age": 34, "Goals": ["a", "b"], "x": null}]', [ASH]),
    "by-name.json": ('{"Ash": {"Age": 34, "Goals": ["a", "b"]}}', [ASH]),
    "one.json": ('{"Name": "Ash", "Age": 34, "Goals": ["a", "b"]}', [ASH]),
    "inside.json": ('{"v": 1, "personas": [{"Name": "Ash", "Age": 34, "Goals": ["a", "b"]}]}', [ASH]),
    "deep.json": ('{"data": {"personas": {"Ash": {"Age": 34}, "Elm": {"Age": 3}}}}',
                  [{"Name": "Ash", "Age": "34"}, {"Name": "Elm", "Age": "3"}]),
    "lines.jsonl": ('{"Name": "Ash"}\n{"Name": "Elm"}\n', [{"Name": "Ash"}, {"Name": "Elm"}]),
    "rows.json": ('[["Name", "Age"], ["Ash", 1.50]]', [{"Name": "Ash", "Age": "1.50"}]),
    "twice.json": ('[{"Name": "Ash", "Age": 3, "Age": 4}]', [{"Name": "Ash", "Age": "3", "Age (2)": "4"}]),
    "nested.json": ('[{"Name": "Ash", "company": {"size": 3, "in": ["x", "y"]}}]',
                    [{"Name": "Ash", "company": "size: 3\nin:\n  - x\n  - y"}]),
    "list.yml": ("- Name: Ash\n  Age: 34\n  Goals: [a, b]\n  x: ~\n", [ASH]),
    "by-name.yaml": ("Ash:\n  Age: 34\n  Goals:\n  - a\n  - b\n", [ASH]),
    "several.yaml": ("---\nName: Ash\n---\nName: Elm\n", [{"Name": "Ash"}, {"Name": "Elm"}]),
    "typed.yml": ("- Name: Ash\n  on: NO\n  at: 12:30\n  id: 0123\n",
                  [{"Name": "Ash", "on": "NO", "at": "12:30", "id": "0123"}]),
    "one.md": ("# Ash\n\nKind.\n\n**Age:** 34\n\n## Goals\n- a\n- b\n\n### More\nx\n",
               [{"Name": "Ash", "Age": "34", "Text": "Kind.", "Goals": "- a\n- b\n\n### More\nx"}]),
    "several.md": ("# Ours\n## Ash\n- Age: 34\n### Goals\n- a\n- b\n## Elm\n### Goals\nc\n",
                   [ASH, {"Name": "Elm", "Goals": "c"}]),
    "groups.md": ("# Shops\n## Ash\n### Goals\nx\n# Clubs\n## Elm\n### Goals\ny\n",
                  [{"Name": "Ash", "Group": "Shops", "Goals": "x"}, {"Name": "Elm", "Group": "Clubs", "Goals": "y"}]),
    "front.md": ("---\nName: Ash\nAge: 34\n---\n## Goals\n- a\n- b\n", [ASH]),
    "facts.md": ("# Ash\n## Facts\n- Age: 34\n- Location: Bern\n## Goals\n- a\n- b\n", [{**ASH, "Location": "Bern"}]),
    "code.md": ("# Ash\n## Goals\n```\n# no heading\n```\n", [{"Name": "Ash", "Goals": "```\n# no heading\n```"}]),
    "underlined.md": ("Ash\n===\n\nGoals\n-----\n- a\n- b\n", [{"Name": "Ash", "Goals": "- a\n- b"}]),
    "table.md": ("| Name | Age |\n|---|---|\n| Ash | 34 |\n| E\\|m | 4<br>5 |\n",
                 [{"Name": "Ash", "Age": "34"}, {"Name": "E|m", "Age": "4\n5"}]),
    "side.md": ("| | Ash |\n|---|---|\n| **Age** | 34 |\n| Goals | x |\n",
                [{"Name": "Ash", "Age": "34", "Goals": "x"}]),
    "table.html": ("<p><table><tr><th>Name<th>Age<th>Goals<tr><td>Ash<td>34<td><ul><li>a</li><li>b</li></ul></table>",
                   [{"Name": "Ash", "Age": "34", "Goals": "- a\n- b"}]),
    "page.html": ("<!doctype html><title>x</title><h1>Ash</h1><p><b>Age:</b> 34</p><h2>Goals</h2><ul><li>a</li>"
                  "<li>b</li></ul><script>no()</script>", [ASH]),
    "facts.html": ("<h1>Ash</h1><table><tr><th>Age</th><td>34</td></tr><tr><th>Location</th><td>Bern</td></tr></table>"
                   "<h2>Goals</h2><p>x_y</p>", [{"Name": "Ash", "Age": "34", "Location": "Bern", "Goals": "x_y"}]),
    "spans.html": ("<table><tr><td>Name</td><td>Age</td></tr><tr><td>Ash</td><td rowspan=2>3</td></tr><tr><td>Elm</td>"
                   "</tr></table>", [{"Name": "Ash", "Age": "3"}, {"Name": "Elm", "Age": "3"}]),
}  # fmt: skip


@pytest.mark.parametrize("name", SHAPES)
def test_every_shape_becomes_the_same_kind_of_table(tmp_path: Path, name: str) -> None:
    data, expected = SHAPES[name]
    assert texts(table(tmp_path, name, data)) == expected


def test_places_name_the_line_of_the_file(tmp_path: Path) -> None:
    assert places(table(tmp_path, "ash.md", "# Ash\n\n## Goals\nx\n")) == ["ash.md:1", "ash.md:3"]
    assert places(table(tmp_path, "ash.yml", "- Name: Ash\n  Age: 3\n")) == ["ash.yml:1", "ash.yml:2"]


def test_what_yaml_takes_for_a_remark_is_named(tmp_path: Path) -> None:
    read_ = table(tmp_path, "t.yml", "- Name: Ash\n  Goals: win #1 prize\n")
    assert read_.notes == ("Left out, as YAML takes it for a remark: “#1 prize” (line 2).",)


def test_what_stands_around_is_named(tmp_path: Path) -> None:
    around = table(tmp_path, "t.md", "Intro\n\n| Name | Age |\n|---|---|\n| Ash | 3 |\n\nEnd\n")
    assert around.notes == ("Left out, standing outside of the table: “Intro” and “End”.",)
    above = table(tmp_path, "u.md", "# Ours\nIntro\n## Ash\n### Goals\nx\n## Elm\n### Goals\ny\n")
    assert above.notes == ("Left out, standing above the personas: “Ours” and “Intro”.",)
    other = table(tmp_path, "t.json", '{"v": 1, "personas": [{"name": "Ash"}, 7]}')
    assert other.notes == (
        "The list “personas” was read; left out: “v” (“1”).",
        "Entry 2 was left out, as it is not an object with names and values: “7”.",
    )


def test_a_folder_is_every_file_in_it_and_names_those_that_it_leaves_out(tmp_path: Path) -> None:
    folder = tmp_path / "old personas"
    for name, data in {
        "ash.md": "## Goals\nx\n",
        "more/elm.md": "# Elm\n## Pains\ny\n",
        "oak.json": '{"name": "Oak"}',
        "list.csv": "Name,Age\nFir,3\n",
        "README.md": "# About",
        "logo.png": "x",
        "broken.csv": "Name,Age\n",
        ".DS_Store": "x",
    }.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(data, "utf-8")
    (folder / "link.md").symlink_to(folder / "ash.md")
    together, apart = read(folder)
    assert texts(apart) == [{"Name": "Fir", "Age": "3"}]
    assert texts(together) == [{"Name": "ash", "Goals": "x"}, {"Name": "Elm", "Pains": "y"}, {"name": "Oak"}]
    assert {
        "README.md was left out, as its name says that it is about the folder.",
        "logo.png was left out: files with this ending are not read.",
        "link.md is a link and was left out.",
        "Left out: broken.csv has headings (line 1) and nothing below them: there is no persona in it.",
    } <= set(together.notes)
    assert [row.place for row in together.rows][1] == "more/elm.md:1"


@pytest.mark.parametrize(
    "pasted",
    [
        "Name\tAge\nAsh\t34\n",
        "Name: Ash\nAge: 34\n",
        "- Name: Ash\n  Age: 34\n",
        '[{"Name": "Ash", "Age": 34}]',
        "# Ash\n**Age:** 34\n",
        "| Name | Age |\n|---|---|\n| Ash | 34 |\n",
        "<table><tr><td>Name</td><td>Age</td></tr><tr><td>Ash</td><td>34</td></tr></table>",
    ],
)
def test_what_is_pasted_is_known_by_what_it_is(pasted: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(pasted.encode())))
    (only,) = read(Path("-"))
    assert texts(only) == [{"Name": "Ash", "Age": "34"}]


def test_one_front_matter_is_not_for_several_personas(tmp_path: Path) -> None:
    said = refusal(tmp_path, "t.md", "---\nage: 3\n---\n# Ash\n## Goals\nx\n# Elm\n## Goals\ny\n")
    assert said.startswith("t.md has front matter for 2 personas")
