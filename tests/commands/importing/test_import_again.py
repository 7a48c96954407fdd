"""Importing once more: nothing is overwritten that somebody has worked on, and nothing is made twice."""

from pathlib import Path

import pytest
from tests.commands.importing.desk import Desk, desk, front

from cli import main


@pytest.fixture
def list_(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Desk:
    made = desk(tmp_path, monkeypatch, capsys)
    made.lay(["Name", "Town", "Colour"], ["Ann", "Hull", "blue"], ["Ben", "York", "red"])
    return made


def test_a_second_time_changes_nothing(list_: Desk) -> None:
    list_.bring()
    before = list_.everything
    code, out, _ = list_.bring()
    assert (code, list_.everything) == (0, before)
    assert "personas/ann.md (line 2) is as it was." in out
    assert "Used list.csv.mapping.yml, which was there already." in out


def test_what_somebody_has_changed_is_kept(list_: Desk) -> None:
    list_.bring()
    file = list_.root / "personas/ann.md"
    worked_on = file.read_text("utf-8").replace("blue", "navy blue")
    file.write_text(worked_on, "utf-8")
    list_.mapping.write_text(list_.mapping.read_text("utf-8").replace("to: custom", "to: heading"), "utf-8")
    code, out, _ = list_.bring()
    assert code == 0
    assert file.read_text("utf-8") == worked_on
    assert "**Colour**" in list_.drafts["personas/ben.md"]
    assert "Kept personas/ann.md (line 2), which has been changed since it was imported." in out


def test_another_name_moves_the_drafts_that_nobody_has_changed(list_: Desk) -> None:
    list_.bring()
    text = list_.mapping.read_text("utf-8").replace("to: name", "to: custom").replace("to: location", "to: name")
    list_.mapping.write_text(text, "utf-8")
    assert list_.bring()[0] == 0
    assert list(list_.drafts) == ["personas/hull.md", "personas/york.md"]
    assert list_.errors() == ""


def test_another_type_moves_a_draft_to_its_folder(list_: Desk) -> None:
    list_.bring()
    assert list_.bring("--type", "negative")[0] == 0
    assert list(list_.drafts) == ["personas/negative/ann.md", "personas/negative/ben.md"]
    assert list_.errors() == ""


def test_a_renamed_draft_is_not_made_twice(list_: Desk) -> None:
    list_.bring()
    assert main(["rename", "ann", "annie"]) == 0
    before = list_.drafts
    assert list_.bring()[0] == 0
    assert list_.drafts == before


def test_rows_in_another_order_are_the_same_rows(list_: Desk) -> None:
    list_.bring()
    before = list_.drafts
    list_.lay(["Colour", "Name", "Town"], ["red", "Ben", "York"], ["green", "Cal", "Ripon"], ["blue", "Ann", "Hull"])
    assert list_.bring()[0] == 0
    assert {path: text for path, text in list_.drafts.items() if path in before} == before
    assert set(list_.drafts) - set(before) == {"personas/cal.md"}


def test_another_file_of_the_same_name_replaces_nobody(list_: Desk) -> None:
    list_.bring()
    before = list_.drafts
    list_.mapping.unlink()
    list_.lay(["Name", "Town"], ["Dan", "Hull"], ["Eve", "York"])
    assert list_.bring()[0] == 0
    assert {path: list_.drafts[path] for path in before} == before
    assert set(list_.drafts) - set(before) == {"personas/dan.md", "personas/eve.md"}


def test_an_id_that_is_taken_gets_a_number(list_: Desk) -> None:
    other = list_.root / "personas/negative/ann.md"
    other.parent.mkdir()
    other.write_text("---\nname: Ann\nsummary: Another\nstatus: draft\naliases: [ben]\n---\n\nText.\n", "utf-8")
    assert list_.bring()[0] == 0
    assert list(list_.drafts) == ["personas/ann-2.md", "personas/ben-2.md", "personas/negative/ann.md"]
    before = list_.everything
    assert list_.bring()[0] == 0
    assert list_.everything == before
    assert list_.errors() == ""


def test_two_rows_of_one_name_and_one_of_none_are_three_drafts(list_: Desk) -> None:
    list_.lay(["Name", "Town"], ["Ann", "Hull"], ["Ann", "York"], ["", "Ripon"], ["!!!", "Leeds"])
    code, out, _ = list_.bring()
    assert code == 0
    assert {front(text)["location"] for text in list_.drafts.values()} == {"Hull", "York", "Ripon", "Leeds"}
    assert "line 4 has no name: its draft is called `Persona of line 4`." in out


def test_all_or_nothing(list_: Desk) -> None:
    (list_.root / "personas/negative").write_text("a file where the folder belongs", "utf-8")
    list_.lay(["Name", "Negative?"], ["Ann", "no"], ["Ben", "yes"])
    before = list_.everything
    code, _, err = list_.bring()
    assert code == 2
    assert "Nothing was written." in err
    assert list_.everything == before


def test_line_ends_of_windows_are_no_change(list_: Desk) -> None:
    list_.bring()
    file = list_.root / "personas/ann.md"
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    code, out, _ = list_.bring()
    assert code == 0
    assert "personas/ann.md (line 2) is as it was." in out
