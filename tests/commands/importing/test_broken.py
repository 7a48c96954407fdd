"""Tables that are broken: the right result with a note, or a message that says why, where and what to do."""

import io
import json
import os
import zipfile
from pathlib import Path

import pytest
from tests.commands.importing.tables import Texts, refusal, rows, table, texts, workbook

from commands.importing.read import read
from commands.importing.table import Unreadable

REFUSED: dict[str, tuple[str, str | bytes, str]] = {
    "empty": ("t.csv", "", "t.csv is empty: there is no text in it."),
    "only-delimiters": ("t.csv", ",,\n,,\n", "t.csv is empty: there is no text in it."),
    "only-headings": (
        "t.csv",
        "Name,Age\n",
        "t.csv has headings (line 1) and nothing below them: there is no persona in it.",
    ),
    "no-headings": (
        "t.csv",
        "Ash,34,Bern\nRowan,35,Basel\n",
        "t.csv has no row of headings: line 1, column 2 holds “34”, which is a value. Write a row above it that says "
        "what each column holds, such as Name, Age, Goals.",
    ),
    "unclosed-quote": (
        "t.csv",
        'Name,Age\nRowan,3\nAsh,"34\nElm,35\n',
        't.csv cannot be read from line 3 on: a quotation mark opens there and is never closed (“Ash,"34”). Close it, '
        "or delete it.",
    ),
    "text-after-quote": (
        "t.csv",
        'Name,Age\n"Ash" Tree,34\n',
        't.csv cannot be read from line 2 on: text follows a closing quotation mark (“"Ash" Tree,34”). Write a '
        'quotation mark that belongs to the text twice (""), and check that none is left open above.',
    ),
    "two-delimiters": (
        "t.csv",
        "Name;Age;Goals\nAsh,34,x\nElm,3,y\n",
        "t.csv has two delimiters: line 1, with the headings, is divided by “;”, and line 2 by “,”. Use one of them in "
        "all lines.",
    ),
    "spaces-as-delimiter": (
        "t.csv",
        "Name  Age  Goals\nAsh  34  x\n",
        "t.csv is not divided into columns: no delimiter was found in line 1 (“Name  Age  Goals”). Save it with a "
        "comma, a semicolon or a tab between the cells.",
    ),
    "nul": (
        "t.csv",
        "Name,Age\nAsh,\0\n",
        "t.csv cannot be read: line 2 holds a NUL character, which no text has. It is damaged, or a file of another "
        "program: open it there and save it as CSV (UTF-8).",
    ),
    "half-utf-16": (
        "t.csv",
        b"\xff\xfeN\0a\xd8",
        "t.csv says that it is UTF-16, but byte 5 of it is not: it is damaged. Save it again as UTF-8.",
    ),
    "pdf": (
        "t.csv",
        "%PDF-1.7",
        "t.csv is a PDF, of which no table can be read safely: copy its texts into a spreadsheet.",
    ),
    "old-office": (
        "t.xls",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
        "t.xls is a file of an older Office (.xls or .doc): open it and save it as .xlsx or .csv.",
    ),
    "password": (
        "t.xlsx",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
        "t.xlsx is protected by a password: open it, remove the password, and save it again.",
    ),
    "damaged": (
        "t.xlsx",
        b"PK\x03\x04zzz",
        "t.xlsx is damaged: its parts cannot be unpacked. Open it in your spreadsheet program, save it again as .xlsx, "
        "or save the sheet as CSV (UTF-8).",
    ),
    "json": ("t.json", '[{"name": "Ash"', "t.json is not valid JSON: line 1, column 16 (expecting ',' delimiter)."),
    "json-of-numbers": (
        "t.json",
        "[1, 2]",
        "t.json holds no list of personas: expected are objects with names and values, such as "
        '{"name": "Ash", "age": 34}.',
    ),
    "deep-json": ("t.json", "[" * 100_000, "t.json is nested too deeply to be a list of personas."),
    "deep-yaml": ("t.yml", "[" * 60 + "]" * 60, "t.yml is nested too deeply in line 1 to be a list of personas."),
    "yaml": (
        "t.yml",
        "- name: Ash\n  age: [\n",
        "t.yml is not valid YAML: line 3 (did not find expected node content).",
    ),
    "alias": (
        "t.yml",
        "- name: &x Ash\n- name: *x\n",
        "t.yml cannot be read: line 2 repeats a value with “*x”. Write the value itself there, or put it in quotation "
        "marks if the star belongs to the text.",
    ),
    "headings-without-text": (
        "t.md",
        "# Ash\n",
        "t.md holds no persona: there is no text in it, or none below its headings.",
    ),
    "deep-page": (
        "t.html",
        "<div>" * 5_000 + "x",
        "t.html is nested too deeply to be a page: save the table as CSV.",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_read_is_refused_in_plain_words(tmp_path: Path, name: str) -> None:
    file, data, message = REFUSED[name]
    assert refusal(tmp_path, file, data).startswith(message)


NOTED: dict[str, tuple[str, Texts, str]] = {
    "duplicate-columns": (
        "Name,Goals,Goals\nAsh,a,b\n",
        [{"Name": "Ash", "Goals": "a", "Goals (2)": "b"}],
        "More than one column is called “Goals”: the later ones got a number.",
    ),
    "too-many-cells": (
        "Name,Age\nAsh,34,so,on\nElm,3\nOak,4\n",
        [{"Name": "Ash", "Age": "34", "Column 3": "so", "Column 4": "on"}, {"Name": "Elm", "Age": "3"},
         {"Name": "Oak", "Age": "4"}],
        "Line 2 has more cells than there are headings; the rest is kept in columns called by their number: “so” and "
        "“on”.",
    ),
    "no-heading-for-one": (
        "Name,,Age\nAsh,x,3\n",
        [{"Name": "Ash", "Column 2": "x", "Age": "3"}],
        "Without a heading, and called by the number: column 2.",
    ),
    "empty-rows": (
        "Name,Age\n,\n\nAsh,3\n,\n",
        [{"Name": "Ash", "Age": "3"}],
        "Left out, being empty: line 2 and line 3.",
    ),
    "title-above": (
        "Our personas,\n\nName,Age\nAsh,3\n",
        [{"Name": "Ash", "Age": "3"}],
        "Line 1 is above the headings and was left out: “Our personas”.",
    ),
    "merged-leftovers-above": (
        "Basics,,Goals,\nName,Age,short,long\nAsh,3,a,b\n",
        [{"Name": "Ash", "Age": "3", "Goals: short": "a", "Goals: long": "b"}],
        "The headings are in two rows (line 1 and line 2) and were joined: “Basics” and “Goals”.",
    ),
    "merged-leftovers-below": (
        "Name,Age,Goals,,Quote\n,,short,long,\nAsh,3,a,b,c\n",
        [{"Name": "Ash", "Age": "3", "Goals: short": "a", "Goals: long": "b", "Quote": "c"}],
        "The headings are in two rows (line 1 and line 2) and were joined: “Name”, “Age”, “Goals” and “Quote”.",
    ),
    "headings-again": (
        "Name,Age\nAsh,3\nName,Age\nElm,4\n",
        [{"Name": "Ash", "Age": "3"}, {"Name": "Elm", "Age": "4"}],
        "Line 3 repeats the headings and was left out.",
    ),
    "on-its-side": (
        "Attribute,Ash,Elm\nAge,3,4\nGoals,a,b\n,more,\n",
        [{"Name": "Ash", "Age": "3", "Goals": "a\nmore"}, {"Name": "Elm", "Age": "4", "Goals": "b"}],
        "t.csv lies on its side: its first column holds the names of the fields, so each other column was read as "
        "a row.",
    ),
    "strangers-headings": (
        "Qwx,Zzy\nAsh,Elm\n",
        [{"Qwx": "Ash", "Zzy": "Elm"}],
        "None of the headings (line 1) is the name of a field. If that row is a persona, write a row of headings above "
        "it.",
    ),
    "excel-says-so": ("sep=|\nName|Age\nAsh|3\n", [{"Name": "Ash", "Age": "3"}], "The delimiter is “|”."),
}  # fmt: skip


@pytest.mark.parametrize("name", NOTED)
def test_what_can_be_read_is_and_a_note_says_how(tmp_path: Path, name: str) -> None:
    data, expected, note = NOTED[name]
    read_ = table(tmp_path, "t.csv", data)
    assert texts(read_) == expected
    assert note in read_.notes


def test_spaces_after_delimiters_do_not_break_quotation_marks(tmp_path: Path) -> None:
    assert texts(table(tmp_path, "t.csv", 'Name, Goals\nAsh, "a, b"\n')) == [{"Name": "Ash", "Goals": "a, b"}]


def test_places_are_those_where_a_record_begins(tmp_path: Path) -> None:
    read_ = table(tmp_path, "t.csv", 'Name,Goals\nAsh,"a\nb"\nElm,c\n')
    assert [row.place for row in read_.rows] == ["line 2", "line 4"]
    assert read_.rows[1].cells[1].place == "line 4, column 2"


def test_cells_of_100_kilobytes_are_kept_whole(tmp_path: Path) -> None:
    long = "word " * 30_000
    assert texts(table(tmp_path, "t.csv", f"Name,Goals\nAsh,{long}\n"))[0]["Goals"] == long
    assert texts(table(tmp_path, "t.json", json.dumps([{"name": "Ash", "goals": long}])))[0]["goals"] == long
    assert len(texts(table(tmp_path, "t.yml", f"- name: Ash\n  goals: '{long}'\n"))[0]["goals"]) == len(long)


def test_a_file_that_unpacks_to_too_much_is_not_unpacked(tmp_path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("xl/workbook.xml", b"\0" * (260 * 1024 * 1024))
    assert refusal(tmp_path, "t.xlsx", packed.getvalue()).startswith("t.xlsx is too large: unpacked it has 260 MB")


@pytest.mark.parametrize(
    ("part", "said"),
    [
        ("word/document.xml", "a document of Word"),
        ("xl/workbook.bin", "a binary spreadsheet (.xlsb)"),
        ("Index/Document.iwa", "a file of Numbers, Pages or Keynote"),
        ("personas.csv", "a packed file (.zip)"),
    ],
)
def test_other_packed_files_are_told_apart(tmp_path: Path, part: str, said: str) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as made:
        made.writestr(part, "x")
    assert refusal(tmp_path, "t.xlsx", packed.getvalue()).startswith(f"t.xlsx is {said}")


def test_an_opendocument_file_is_refused_with_what_to_do(tmp_path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as made:
        made.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    message = "t.ods is a file of LibreOffice or OpenOffice: open it and save it as .xlsx or .csv."
    assert refusal(tmp_path, "t.ods", packed.getvalue()) == message


def test_endings_that_lie_are_found_out(tmp_path: Path) -> None:
    expected = [{"Name": "Ash", "Age": "3"}]
    page = "<table><tr><td>Name<td>Age<tr><td>Ash<td>3</table>"
    files: dict[str, str | bytes] = {
        "a.xlsx": "Name,Age\nAsh,3\n",
        "a.xls": page,
        "b.csv": page,
        "c.csv": '[{"Name": "Ash", "Age": 3}]',
        "d.csv": workbook(rows(["Name", "Age"], ["Ash", 3])),
    }
    for name, data in files.items():
        read_ = table(tmp_path, name, data)
        assert texts(read_) == expected
        assert any("whatever its ending says" in note for note in read_.notes), name


def test_a_missing_file_names_those_that_are_there(tmp_path: Path) -> None:
    table(tmp_path, "ash.csv", "Name,Age\nAsh,3\n")
    with pytest.raises(Unreadable) as caught:
        read(tmp_path / "ahs.csv")
    assert str(caught.value) == f"There is no file {tmp_path / 'ahs.csv'}. There are: ash.csv."


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.csv")
    with pytest.raises(Unreadable, match=r"pipe\.csv is a pipe or a device, not a file"):
        read(tmp_path / "pipe.csv")


def test_a_missing_library_is_named_with_what_installs_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> None:
        raise ImportError(name)

    data = workbook(rows(["Name", "Age"], ["Ash", 3]))
    monkeypatch.setattr("importlib.import_module", missing)
    assert refusal(tmp_path, "t.xlsx", data) == (
        "This kind of file is read by openpyxl, which is not installed: start with `make import`, which installs it, "
        "or save the file as CSV."
    )
