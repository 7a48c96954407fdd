"""The mapping: what is proposed, how it is edited, and what is said of mistakes in it."""

from pathlib import Path

import pytest
from tests.commands.importing.desk import Desk, body, desk, front

SETTINGS = "audience: internal\nfields:\n  - {key: club_tier, label: Club tier, type: choice, values: [path, ridge]}\n"


@pytest.fixture
def list_(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Desk:
    return desk(tmp_path, monkeypatch, capsys)


def places(made: Desk) -> dict[str, str]:
    """Each column's place in the mapping that was written."""
    found, column = {}, ""
    for line in made.mapping.read_text("utf-8").splitlines():
        if line.startswith("  - column: "):
            column = line.removeprefix("  - column: ").strip("'\"")
        if line.startswith("    to: "):
            found[column] = line.removeprefix("    to: ")
    return found


@pytest.mark.parametrize(
    ("column", "cells", "place"),
    [
        ("First name", ["Ann", "Ben"], "name"),
        ("Vorname", ["Ann", "Ben"], "name"),
        ("Pain points", ["Time; Money", "Noise"], "challenges"),
        ("Ziele", ["Mehr gehen", "Ruhe"], "goals"),
        ("Goals (top 3)", ["Walk", "Rest"], "goals"),
        ("Description", ["Short", "Shorter"], "summary"),
        ("Description", ["Long " * 40, "Longer " * 40], "bio"),
        ("Age", ["25-34", "65+"], "age"),
        ("Age", ["old", "young"], "custom"),
        ("Status", ["new", "old"], "custom"),
        ("Favourite biscuit", ["Rusk", "Shortbread"], "custom"),
        ("Anecdote", ["It rained. " * 30, "It snowed."], "heading"),
        ("Club tier", ["path", "ridge"], "club_tier"),
        ("Negative?", ["yes", "no"], "type"),
        ("Type", ["Anti-persona", "Persona"], "type"),
        ("Type", ["B2B", "B2C"], "custom"),
        ("Fit", ["no", "yes"], "type"),
    ],
)
def test_a_column_is_proposed_by_its_heading_and_its_cells(
    list_: Desk, column: str, cells: list[str], place: str
) -> None:
    (list_.root / "personas/_handbook.yml").write_text(SETTINGS, "utf-8")
    names = ["Which", column] if place == "name" else ["Name", column]
    list_.lay(names, *([f"Persona {number}" if place != "name" else "same", cell] for number, cell in enumerate(cells)))
    code, _, err = list_.bring()
    assert (code, err) == (0, "")
    assert places(list_)[column] == place
    assert list_.errors() == ""


def test_fit_says_who_is_negative(list_: Desk) -> None:
    list_.lay(["Name", "Good fit?"], ["Ann", "Yes"], ["Ben", "No"])
    list_.bring()
    assert list(list_.drafts) == ["personas/ann.md", "personas/negative/ben.md"]


def test_without_a_name_the_first_column_that_tells_rows_apart_is_one(list_: Desk) -> None:
    list_.lay(["Group of", "Which"], ["B2B", "The planner"], ["B2B", "The buyer"])
    list_.bring()
    assert list(list_.drafts) == ["personas/the-buyer.md", "personas/the-planner.md"]


def test_a_mapping_says_where_columns_go(list_: Desk) -> None:
    list_.lay(["Who", "Wants", "Size", "Story", "Secret"], ["Ann", "Walk / Rest", "tiny", "Once", "x1"])
    list_.mapping.write_text(
        "columns:\n"
        "  - {column: Who, to: name}\n"
        "  - {column: Wants, to: goals.personal, split: /}\n"
        "  - {column: Size, to: company.size, values: {tiny: micro}}\n"
        "  - {column: Story, to: heading}\n"
        "  - {column: Secret, to: leave out}\n",
        "utf-8",
    )
    code, out, _ = list_.bring("--mapping", str(list_.mapping))
    assert code == 0
    fields = front(list_.drafts["personas/ann.md"])
    assert fields["goals"] == {"personal": ["Walk", "Rest"]}
    assert fields["company"] == {"size": ["micro"]}
    assert "## From the spreadsheet\n\n**Story**\n\nOnce\n" in body(list_.drafts["personas/ann.md"])
    assert "x1" not in list_.drafts["personas/ann.md"]
    assert "  Secret -> leave out: 1 left out" in out


def test_a_value_that_the_field_refuses_stands_below_as_it_was(list_: Desk) -> None:
    list_.lay(["Name", "Age", "Family status"], ["Ann", "30s or 60s", "it's complicated"], ["Ben", "40", "single"])
    list_.bring()
    text = list_.drafts["personas/ann.md"]
    assert "age" not in front(text)
    assert "**Age**\n\n30s or 60s\n" in body(text)
    assert "**Family status**\n\nit's complicated\n" in body(text)


def test_a_column_that_the_mapping_lacks_goes_where_it_is_proposed(list_: Desk) -> None:
    list_.lay(["Name", "E-mail", "Goals"], ["Ann", "ann@firm-of-ann.com", "Walk"])
    list_.mapping.write_text("columns:\n  - {column: Name, to: name}\n", "utf-8")
    code, out, _ = list_.bring()
    assert code == 0
    assert (
        "list.csv.mapping.yml does not name `E-mail` and `Goals`: what it leaves open goes where it is proposed." in out
    )
    assert front(list_.drafts["personas/ann.md"])["goals"] == ["Walk"]
    assert "ann@firm" not in list_.drafts["personas/ann.md"]


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        (
            "{column: Naem, to: name}",
            "4:14: the table has no column `Naem`. Did you mean `Name`? Allowed: `Name`, `Goals`",
        ),
        (
            "{column: Goals, to: gaols}",
            "4:25: `gaols` is not a field that a column can fill. Did you mean `goals`? Allowed",
        ),
        ("{column: Goals, to: pain points}", "Did you mean `challenges`?"),
        ("{column: Goals, to: leaveout}", "Did you mean `leave out`?"),
        ("{column: Goals, to: status}", "Every draft begins as `status: draft`"),
        ("{column: Goals, to: summary, split: ;}", "4:41: `summary` takes one value, so that nothing is split"),
        ("{column: Goals, to: devices, values: {x: fone}}", "`fone` is not a known value of `devices`"),
        ("{column: Goals, to: type, values: {x: bad}}", "`bad` is not a known value of `type`"),
        ("{column: Name, to: bio}", "4:14: `Name` has its place already"),
        ("{column: Goals}", "`to` is missing from this entry"),
        ("{column: Goals, too: goals}", "unknown-field"),
        ("{column: Goals, to: [goals", "bad-yaml"),
    ],
)
def test_mistakes_in_a_mapping_are_told_where_they_are(list_: Desk, entry: str, told: str) -> None:
    list_.lay(["Name", "Goals"], ["Ann", "Walk"])
    list_.mapping.write_text(f"columns:\n  - column: Name\n    to: name\n  - {entry}\n", "utf-8")
    before = list_.everything
    code, out, err = list_.bring()
    assert code == 1
    assert out.startswith("list.csv.mapping.yml:")
    assert told in out
    assert err == "Mend list.csv.mapping.yml, or delete it: then a new one is proposed. Nothing was written.\n"
    assert list_.everything == before


@pytest.mark.parametrize("text", ["", "just words\n", "- a\n- b\n", "\x00", "columns: 5\n", "columns:\n"])
def test_what_is_no_mapping_is_refused_or_ignored_and_never_a_traceback(list_: Desk, text: str) -> None:
    list_.lay(["Name", "Goals"], ["Ann", "Walk"])
    list_.mapping.write_text(text, "utf-8")
    code, _, err = list_.bring()
    assert code == (0 if text == "columns:\n" else 1)
    assert "Traceback" not in err


def test_a_mapping_that_is_not_there_is_refused(list_: Desk) -> None:
    list_.lay(["Name"], ["Ann"])
    code, _, err = list_.bring("--mapping", "lost.yml")
    assert (code, list_.drafts) == (2, {})
    assert err.startswith("There is no file lost.yml: leave `mapping=` out, and one is proposed.")


def test_two_columns_may_fill_one_field_where_no_row_has_both(list_: Desk) -> None:
    list_.lay(["Name", "Persona", "Goals"], ["Ann", "", "Walk"], ["", "Ben", "Rest"])
    list_.bring()
    assert list(list_.drafts) == ["personas/ann.md", "personas/ben.md"]


@pytest.mark.parametrize("file", [".", "personas", "personas/_handbook.yml"])
def test_the_handbook_itself_is_not_imported(list_: Desk, file: str) -> None:
    list_.lay(["Name"], ["Ann"])
    code, _, err = list_.bring(file=file)
    assert (code, list_.drafts) == (2, {})
    assert "holds the handbook's own personas" in err


def test_what_was_written_is_not_denied_when_nobody_reads_on(list_: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    list_.lay(["Name"], ["Ann"])

    def closed(*_: object, **__: object) -> None:
        raise BrokenPipeError

    monkeypatch.setattr("builtins.print", closed)
    assert list_.bring()[0] == 0
    assert list(list_.drafts) == ["personas/ann.md"]


@pytest.mark.parametrize("age", ["Mitte 30", "about 40", "not 20", "30 something", "unter 30"])
def test_no_number_is_taken_out_of_words_that_may_change_it(list_: Desk, age: str) -> None:
    list_.lay(["Name", "Age"], ["Ann", age], ["Ben", "34"], ["Cal", "20 years old"])
    list_.bring()
    assert "age" not in front(list_.drafts["personas/ann.md"])
    assert f"**Age**\n\n{age}\n" in body(list_.drafts["personas/ann.md"])
    assert front(list_.drafts["personas/cal.md"])["age"] == "20"


def test_only_the_cell_that_is_wrong_leaves_its_block(list_: Desk) -> None:
    list_.lay(["Name", "Reasons", "Reconsider when", "Warning signs"], ["Ann", "unprofitable", "never", "Asks\nTwice"])
    _, out, _ = list_.bring("--type", "negative")
    negative = front(list_.drafts["personas/negative/ann.md"])["negative"]
    assert negative == {"reasons": ["unprofitable"], "warning_signs": ["Asks", "Twice"]}
    assert "**Reconsider when**\n\nnever\n" in body(list_.drafts["personas/negative/ann.md"])
    assert "line 2, Reconsider when: kept under the heading: `never` needs its reason" in out
    assert list_.errors() == ""


def test_what_belongs_to_negative_personas_is_kept_below_a_customer(list_: Desk) -> None:
    list_.lay(["Name", "Warning signs", "Type"], ["Ann", "Asks", "customer"], ["Ben", "Begs", "negative"])
    list_.bring()
    assert "**Warning signs**\n\nAsks\n" in body(list_.drafts["personas/ann.md"])
    assert front(list_.drafts["personas/negative/ben.md"])["negative"] == {"warning_signs": ["Begs"]}
    assert list_.errors() == ""
