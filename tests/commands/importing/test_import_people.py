"""What is about real people stays out of everything that is written; a list of customers is no list of personas."""

import io
from pathlib import Path

import pytest
from tests.commands.importing.desk import Desk, desk

from commands.importing.personal import personal, suspicion
from commands.importing.table import Unreadable


@pytest.fixture
def list_(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Desk:
    return desk(tmp_path, monkeypatch, capsys)


@pytest.mark.parametrize(
    "heading",
    [
        "E-mail",
        "Email address",
        "Contact e-mail",
        "EMAIL",
        "Courriel",
        "Correo electrónico",
        "Phone no.",
        "Mobile",
        "Handy",
        "Telefonnummer",
        "Téléphone",
        "Contact person",
        "Ansprechpartner",
        "Surname",
        "Last Name",
        "Nachname",
        "Apellidos",
        "IBAN",
        "Card number",
        "Customer ID",
        "Kundennummer",
        "Street address",
        "Postcode",
        "PLZ",
        "Anschrift",
        "Date of birth",
        "DOB",
        "Geburtsdatum",
        "Date de naissance",
        "Passport number",
        "E-mail 2",
        "Phone (work)",
    ],
)
def test_columns_about_people_are_known_by_their_headings(heading: str) -> None:
    assert suspicion(heading, ["anything"])


@pytest.mark.parametrize(
    "heading", ["Name", "Persona", "Preferred channel", "Location", "City", "Age", "Goals", "Job title", "Email habits"]
)
def test_columns_of_personas_are_not(heading: str) -> None:
    assert suspicion(heading, ["anything", "whatever"]) == ""


@pytest.mark.parametrize(
    "cell",
    [
        "jo@firm-of-jo.com",
        "Write to jo@firm-of-jo.com",
        "+44 20 7123 1234",
        "4111 1111 1111 1111",
        "born on 3 May 1980",
        "GB29 NWBK 6016 1331 9268 19",
        "passport no. 123456789",
        "12 Acacia Avenue, Hull",
        "Lindenstraße 7",
    ],
)
def test_cells_about_people_are_left_out_wherever_they_stand(list_: Desk, cell: str) -> None:
    assert personal(cell)
    list_.lay(
        ["Name", "Notes", "Goals"], ["Ann", "x", cell], ["Ben", cell, "Rest"], ["Cal", "y", "Walk"], ["Dee", "z", ""]
    )
    code, out, _ = list_.bring()
    assert code == 0
    written = out + "".join(text.decode() for text in list_.everything.values())
    assert cell not in written
    assert "  line 2, Goals: left out, because it looks like" in out
    assert "  line 3, Notes: left out, because it looks like" in out


@pytest.mark.parametrize("cell", ["support@shop-of-ours.com", "jo@example.com", "Jo from Hull", "2 of 5", "2026"])
def test_other_cells_stay(list_: Desk, cell: str) -> None:
    list_.lay(["Name", "Notes"], ["Ann", cell])
    list_.bring()
    assert cell in list_.drafts["personas/ann.md"]


def test_a_column_of_such_cells_is_left_out_whatever_its_heading(list_: Desk) -> None:
    list_.lay(["Name", "Reach"], ["Ann", "ann@firm-of-ann.com"], ["Ben", "ben@firm-of-ben.com"], ["Cal", "by post"])
    _, out, _ = list_.bring()
    assert "Reach -> leave out (it may hold data of people (its cells look like an email address)): 3 left out" in out
    assert "by post" not in list_.mapping.read_text("utf-8")


def test_a_column_suspected_wrongly_can_be_brought_back_but_not_what_is_refused(list_: Desk) -> None:
    list_.lay(["Name", "Contact"], ["Ann", "by phone"], ["Ben", "ben@firm-of-ben.com"])
    list_.bring()
    text = list_.mapping.read_text("utf-8")
    assert "by phone" not in text
    list_.mapping.write_text(text.replace("to: leave out", "to: custom"), "utf-8")
    _, out, _ = list_.bring()
    assert "Contact: by phone" in list_.drafts["personas/ann.md"]
    assert "firm-of-ben" not in list_.drafts["personas/ben.md"] + out
    assert "  line 3, Contact: left out, because it looks like an email address." in out


def test_a_heading_that_is_personal_stops_the_import(list_: Desk) -> None:
    list_.lay(["Name", "jo@firm-of-jo.com"], ["Ann", "x"])
    code, out, err = list_.bring()
    assert (code, out, list_.drafts) == (2, "", {})
    assert err.startswith("The heading of column 2 in list.csv holds an email address: remove it there first.")
    assert "firm" not in err


def test_many_rows_are_asked_about(list_: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    list_.lay(["Name"], *([f"Person {number}"] for number in range(201)))
    monkeypatch.setattr("sys.stdin", io.StringIO())
    code, _, err = list_.bring()
    assert (code, list_.drafts) == (2, {})
    assert err.startswith("There are 201 rows. Is this a list of customers rather than of personas?")
    assert "add really=yes" in err
    assert list_.bring("--really", "yes")[0] == 0
    assert len(list_.drafts) == 201


@pytest.mark.parametrize(("answer", "drafts"), [("personas\n", 201), ("no\n", 0), ("", 0)])
def test_at_a_terminal_somebody_can_answer(
    list_: Desk, monkeypatch: pytest.MonkeyPatch, answer: str, drafts: int
) -> None:
    list_.lay(["Name"], *([f"Person {number}"] for number in range(201)))
    terminal = io.StringIO(answer)
    monkeypatch.setattr(terminal, "isatty", lambda: True)
    monkeypatch.setattr("sys.stdin", terminal)
    list_.bring()
    assert len(list_.drafts) == drafts


def test_what_cannot_be_read_is_told(list_: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def read(_: Path) -> None:
        raise Unreadable("list.xls is an old workbook: save it as .xlsx.")

    monkeypatch.setattr("commands.bring.read_tables", read)
    assert list_.bring() == (2, "", "list.xls is an old workbook: save it as .xlsx.\nNothing was written.\n")


def test_without_rows_or_a_file_nothing_is_written(list_: Desk) -> None:
    list_.lay(["Name"])
    assert list_.bring()[0] == 2
    assert list_.bring(file="")[0] == 2
    assert not list_.mapping.exists()


@pytest.mark.parametrize(
    "heading",
    ["Known as", "Spoke with", "Interview with", "Sales rep", "Account manager", "Lieblingskunde", "Kd-Nr", "Insta",
     "Twitter handle", "Insta-Handle", "X (Twitter)", "LinkedIn", "LinkedIn-Profil", "Geb.", "Geb.-Datum", "Kd.-Nr.",
     "Besprochen mit", "Referred by", "Created by", "Vorname, Name", "Handy-Nr.", "Tel. privat", "Point of contact",
     "DOB", "PLZ/Ort", "Name & Email", "IP", "Contact"],
)  # fmt: skip
def test_more_headings_are_about_people(heading: str) -> None:
    assert suspicion(heading, ["anything"])


@pytest.mark.parametrize(
    "heading",
    [
        "Owner",
        "Assigned to",
        "Preferred contact channel",
        "Social media",
        "Customer since",
        "Persona name",
        "Goals/Wishes",
        "Based in",
        "Preferred brand",
        "Age",
    ],
)
def test_more_headings_are_not(heading: str) -> None:
    assert suspicion(heading, ["anything"]) == ""


@pytest.mark.parametrize("headings", [("Vorname", "Nachname"), ("First name", "Surname"), ("Prénom", "Nom")])
def test_a_first_name_beside_a_last_name_is_left_out(list_: Desk, headings: tuple[str, str]) -> None:
    list_.lay(["Persona", *headings], ["Busy buyer", "Egon", "Kunz"], ["Slow buyer", "Petra", "Vogel"])
    _, out, _ = list_.bring()
    assert f"  {headings[0]} -> leave out (it may hold names of people): 2 left out" in out
    assert "Egon" not in out + "".join(text.decode() for text in list_.everything.values())
    assert set(list_.drafts) == {"personas/busy-buyer.md", "personas/slow-buyer.md"}


@pytest.mark.parametrize(
    "cell",
    ["Herr Egon Kunz", "geb. 1.2.1990", "Am Hang 3, 87435 Kempten", "Mrs Vogel of Hull", "DM @lena_h", "follow @lenah",
     "instagram.com/lenah", "https://www.linkedin.com/in/lena-h", "Dr. Egon Kunz", "Leeds LS1 4AP", "84.12.33.7",
     "Spoke to Lena Huber on 3 May", "Fr. Vogel", "Hr. Kunz", "Prof. Huber", "c/o Huber", "*1.2.1990", "b. 3/5/1980",
     "Kd-Nr. 12345", "customer no. 4711", "IG: lenah.k", "insta: lena_h", "met Lena Huber in May",
     "Gespräch mit Lena Huber", "221B Baker Street, Hull"],
)  # fmt: skip
def test_more_cells_are_about_people(cell: str) -> None:
    assert personal(cell)


@pytest.mark.parametrize(
    "cell",
    ["Frau Mitte 40", "wears Dr. Martens", "@SUM(1+1)", "15000 Kunden", "Im Juli 2024", "version 1.2.3", "instagram",
     "linkedin.com/company/us", "uses Ms Office daily", "works @home", "Platz 1 im Ranking", "version 1.2.3.4",
     "Spoke to Sales Team", "Talked to Customer Service", "100 Meter Weg 5", "Fr. 9 Uhr", "Do. und Fr. Abend",
     "Instagram: daily",
     "Loves Miss-free days"],
)  # fmt: skip
def test_more_cells_are_not(cell: str) -> None:
    assert personal(cell) == ""


def test_a_name_from_a_column_of_names_is_left_out_everywhere(list_: Desk) -> None:
    list_.lay(
        ["Persona", "Known as", "Remarks", "Goals"],
        ["Dog walkers", "Lena Huber (37)", "Lena Huber came twice", "Go far"],
        ["Climbers", "Tom Brandt", "ask for Tom Brandt", "Go up"],
    )
    _, out, _ = list_.bring()
    written = out + "".join(text.decode() for text in list_.everything.values())
    assert "Huber" not in written
    assert "Brandt" not in written
    assert "  line 2, Remarks: left out, because it repeats a name from a column that holds names of people." in out
    assert "Go far" in list_.drafts["personas/dog-walkers.md"]


def test_a_title_belongs_to_a_persona_s_own_name(list_: Desk) -> None:
    list_.lay(["Name", "Goals"], ["Mrs Busy", "Go far"])
    list_.bring()
    assert set(list_.drafts) == {"personas/mrs-busy.md"}
