"""Whatever a table is written as, the same cells are read back."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.commands.importing.tables import Texts, rows, table, texts, workbook

from commands.importing.table import Unreadable

HEADINGS = ("Name", "Age", "Goals", "Pain points", "Favourite colour")
WESTERN = st.sampled_from(
    (
        *("ash", "rowan", "Zoë", "Müller", "café", "naïve", "Größe", "“so”", "20", "€", "a;b", "a,b", "a|b", 'say"it'),
        *(
            "two\nlines",
            "'x'",
            "=SUM(A1)",
            "007",
            "1.50",
            "no",
            "NO",
            "~",
            "null",
            "#",
            "-",
            "*",
            ":",
            "tab\tin",
            "{x}",
        ),
        *("[y]", "à", "été", "señor", "Åse", "\N{EN DASH}"),
    )
)
CELL = st.lists(WESTERN, max_size=6).map(" ".join).map(str.strip)
PERSONA = st.lists(CELL, min_size=len(HEADINGS) - 1, max_size=len(HEADINGS) - 1)
TABLE = st.lists(PERSONA, min_size=1, max_size=6).map(lambda all_: [[f"Renée {n}", *one] for n, one in enumerate(all_)])
FEW = settings(max_examples=60, deadline=None)


def expected(personas: list[list[str]]) -> Texts:
    return [{heading: text for heading, text in zip(HEADINGS, one, strict=True) if text.strip()} for one in personas]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("tables")


@FEW
@given(
    TABLE,
    st.sampled_from(",;\t|"),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252", "mac_roman"]),
    st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
    st.sampled_from(["\n", "\r\n"]),
)
def test_delimited(  # noqa: PLR0917
    folder: Path, personas: list[list[str]], sign: str, code: str, quoting: Any, end: str
) -> None:
    written = io.StringIO()
    csv.writer(written, delimiter=sign, quoting=quoting, lineterminator=end).writerows([HEADINGS, *personas])
    read = table(folder, "t.csv", written.getvalue().encode(code))
    got = [{key: text for key, text in one.items() if text} for one in texts(read)]
    assert got == expected(personas), read.notes


@FEW
@given(TABLE)
def test_spreadsheet(folder: Path, personas: list[list[str]]) -> None:
    def fill(_: Any, sheet: Any) -> None:
        for at, line in enumerate([list(HEADINGS), *personas], start=1):
            for column, text in enumerate(line, start=1):
                sheet.cell(at, column).value = text
                sheet.cell(at, column).data_type = "s"  # or "=SUM(A1)" is a formula

    assert texts(table(folder, "t.xlsx", workbook(fill))) == expected(personas)


@FEW
@given(TABLE, st.booleans())
def test_json_and_yaml(folder: Path, personas: list[list[str]], plain: bool) -> None:
    items = [dict(zip(HEADINGS, one, strict=True)) for one in personas]
    as_json = json.dumps(items, ensure_ascii=plain, indent=2 if plain else None)
    assert texts(table(folder, "t.json", as_json)) == expected(personas)
    assert texts(table(folder, "t.yml", yaml.safe_dump(items, allow_unicode=plain))) == expected(personas)


@FEW
@given(TABLE)
def test_a_table_of_a_page(folder: Path, personas: list[list[str]]) -> None:
    plain = [[text.translate(str.maketrans("*#-{}[]~=_|\t\n", " " * 13)).split() for text in one] for one in personas]
    lines = [HEADINGS, *([" ".join(words) for words in one] for one in plain)]
    page = "".join(f"<tr>{''.join(f'<td>{text}</td>' for text in line)}</tr>" for line in lines)
    joined = [[" ".join(words) for words in one] for one in plain]
    assert texts(table(folder, "t.html", f"<table>{page}</table>")) == expected(joined)


@given(st.binary(max_size=400), st.sampled_from([".csv", ".json", ".yml", ".md", ".html", ".xlsx", ".txt"]))
@settings(max_examples=150, deadline=None)
def test_whatever_bytes_there_are_they_are_a_table_or_a_message(folder: Path, data: bytes, ending: str) -> None:
    try:
        read = table(folder, f"t{ending}", data)
    except Unreadable as error:
        assert str(error).endswith((".", ".)"))
    else:
        assert read.rows
        assert all(row.cells for row in read.rows)


@pytest.mark.parametrize(
    ("code", "text", "name"),
    [
        ("shift_jis", "名前,年齢,目標\n山田花子,34,もっと安く買いたい\n", "Shift-JIS"),
        ("cp1251", "Имя;Возраст;Цели\nАнна;34;Покупать дешевле\n", "Windows-1251"),  # noqa: RUF001
        ("cp1250", "Jméno;Věk;Cíle\nŽofie Dvořáková;34;Nakupovat levněji\n", "Windows-1250"),
        ("euc_kr", "이름,나이,목표\n김민수,34,더 싸게 사고 싶다\n", "EUC-KR"),
        ("gb18030", "姓名,年龄,目标\n王小明,34,希望更便宜\n", "GB 18030"),
        ("cp1252", "Name;Alter\nZoë;„groß“\n", "Windows-1252"),
        ("mac_roman", "Name;Alter\nZoë;„groß“\n", "Mac Roman"),
        ("latin-1", "Name;Alter\nZoë;groß\n", "Windows-1252"),
        ("utf-16-le", "Name;Alter\nZoë;groß\n", "UTF-16"),
    ],
)
def test_encodings_that_nothing_in_the_file_names(tmp_path: Path, code: str, text: str, name: str) -> None:
    read = table(tmp_path, "t.csv", text.encode(code))
    headings, persona = ([*line.replace(";", ",").split(",")] for line in text.splitlines())
    assert texts(read) == [dict(zip(headings, persona, strict=True))]
    assert any(note.startswith(f"Read as {name}.") for note in read.notes)


def test_ten_thousand_rows_of_each_kind_are_all_there(tmp_path: Path) -> None:
    lines = [["Name", "Age", "Goals"], *([f"P{n}", str(n), "some text"] for n in range(10_000))]
    for name, data in {
        "t.csv": "\n".join(map(",".join, lines)).encode(),
        "t.json": json.dumps(lines).encode(),
        "t.xlsx": workbook(rows(*lines)),
    }.items():
        assert len(table(tmp_path, name, data).rows) == 10_000


SOUND = workbook(rows(["Name", "Age", "Goals"], ["Ash", 3, "=A1"], ["Elm", 0.5, "x"]))


@FEW
@given(st.lists(st.tuples(st.integers(0, len(SOUND) - 1), st.integers(0, 255)), min_size=1, max_size=8))
def test_a_damaged_spreadsheet_is_a_table_or_a_message(folder: Path, changes: list[tuple[int, int]]) -> None:
    data = bytearray(SOUND)
    for at, byte in changes:
        data[at] = byte
    try:
        assert table(folder, "t.xlsx", bytes(data)).rows
    except Unreadable as error:
        assert str(error).startswith("t.xlsx")
