"""Twenty personas with twenty-five columns: one command, one edited mapping, every cell accounted for."""

import csv
import re
import shutil
from pathlib import Path

import pytest
from tests.commands.importing.desk import Desk, body, desk, front, said, words
from tests.site.project import Project

TWENTY = Path(__file__).with_name("twenty.csv")
LEFT_OUT = ("Contact person", "E-mail")
NAMED = {("Old Tom", "Notes"), ("Priya", "Notes"), ("Uwe", "Notes"), ("Warranty Will", "Notes")}
TERMS = {"social-media": "social"}  # what the handbook calls it, whose label says the same as the cell
NEGATIVE = {"Deal Dan", "Bulk Buyer Bert", "Kit Collector", "Warranty Will"}


@pytest.fixture
def twenty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Desk:
    made = desk(tmp_path, monkeypatch, capsys)
    shutil.copy(TWENTY, tmp_path / "list.csv")
    return made


def rows() -> list[dict[str, str]]:
    with TWENTY.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def by_name(twenty: Desk) -> dict[str, tuple[str, str]]:
    return {front(text)["name"]: (path, text) for path, text in twenty.drafts.items()}


def test_one_command_makes_twenty_drafts(twenty: Desk) -> None:
    code, _, err = twenty.bring()
    assert (code, err) == (0, "")
    found = by_name(twenty)
    assert set(found) == {row["Persona"] for row in rows()}
    assert {name for name, (path, _) in found.items() if path.startswith("personas/negative/")} == NEGATIVE
    assert {front(text)["status"] for _, text in found.values()} == {"draft"}
    assert twenty.errors() == ""


def test_every_cell_is_accounted_for(twenty: Desk) -> None:
    _, out, _ = twenty.bring()
    drafts = by_name(twenty)
    lines = out.splitlines()
    for number, row in enumerate(rows(), start=2):
        _, text = drafts[row["Persona"]]
        kept = words("\n".join([*said(front(text)), body(text)]))
        for column, cell in row.items():
            if not cell or column == "Fit?":
                continue
            if column in LEFT_OUT:
                assert cell not in text
            elif (row["Persona"], column) in NAMED:
                assert any(line.startswith(f"  line {number}, {column}: left out, because") for line in lines)
            else:
                assert not [word for word in words(TERMS.get(cell, cell)) if word not in kept], (row["Persona"], column)


def test_the_report_counts_every_filled_cell_once(twenty: Desk) -> None:
    _, out, _ = twenty.bring()
    filled = {column: sum(bool(row[column]) for row in rows()) for column in rows()[0]}
    told = dict(re.findall(r"^  (.+?) -> [^:]+: (\d.+)$", out, re.M))
    assert set(told) == set(filled)
    for column, counts in told.items():
        places = re.findall(r"(\d+) (?:in the field|under|left out)", counts)
        empty = re.findall(r"(\d+) empty", counts)
        assert sum(map(int, places)) == filled[column], column
        assert sum(map(int, empty)) == 20 - filled[column], column
    assert f"{sum(filled.values())} filled cells: " in out


def test_what_is_about_people_is_written_nowhere(twenty: Desk) -> None:
    _, out, _ = twenty.bring()
    secret = {row[column] for row in rows() for column in LEFT_OUT if row[column]}
    secret |= {"4111", "6016"}
    written = "\n".join([out, *(text.decode() for path, text in twenty.everything.items() if path != "list.csv")])
    assert not [one for one in secret if one in written]
    assert "E-mail -> leave out (it may hold email addresses): 8 left out, 12 empty" in out
    assert "Contact person -> leave out (it may hold names of people): 9 left out, 11 empty" in out


def test_values_become_what_the_schema_reads(twenty: Desk) -> None:
    twenty.bring()
    drafts = by_name(twenty)
    hanna = front(drafts["Hanna Veldt"][1])
    assert hanna["goals"] == ["Walk more", "See the coast"]
    assert (hanna["marital_status"], hanna["age"], hanna["devices"]) == ("married", "25-34", ["phone", "laptop"])
    assert hanna["quote"] == ["I read the reviews twice."]
    dan = drafts["Deal Dan"][1]
    assert front(dan)["age"] == "34-36"
    assert "**Age range**\n\nmid-30s\n" in body(dan)
    assert "She walks every Sunday, whatever the weather.\n\nHer flat has" in body(drafts["Hanna Veldt"][1])
    assert (
        "company" not in front(drafts["The Caretaker"][1]) or "size" not in front(drafts["The Caretaker"][1])["company"]
    )


def test_an_edited_mapping_makes_the_same_twenty_anew(twenty: Desk) -> None:
    twenty.bring()
    before = twenty.drafts
    edited = twenty.mapping.read_text("utf-8")
    edited = edited.replace("column: Favourite biscuit\n    to: custom", "column: Favourite biscuit\n    to: heading")
    edited = edited.replace("column: Story\n    to: bio", "column: Story\n    to: heading")
    edited = edited.replace("to: company.size\n", "to: company.size\n    values: {public: large}\n")
    twenty.mapping.write_text(edited, "utf-8")
    code, out, _ = twenty.bring("--mapping", "list.csv.mapping.yml")
    assert code == 0
    after = by_name(twenty)
    assert set(twenty.drafts) == set(before)
    assert twenty.mapping.read_text("utf-8") == edited
    assert front(after["Uwe"][1])["company"]["size"] == ["large"]
    assert "**Favourite biscuit**\n\nShortbread\n" in body(after["Hanna Veldt"][1])
    assert "bio" not in front(after["Old Tom"][1])
    assert "Rewrote personas/uwe.md (line 15): nobody had changed it." in out
    assert "personas/paul.md (line 17) is as it was." in out
    assert twenty.errors() == ""


def test_the_drafts_are_built(twenty: Desk, tmp_path_factory: pytest.TempPathFactory) -> None:
    twenty.bring()
    project = Project.miniature(tmp_path_factory.mktemp("built") / "site")
    for path, text in twenty.drafts.items():
        project.write(path, text)
    project.build_well()
