import datetime as dt

import pytest
from tests.handbook.support import ACTIVE, DRAFT, TODAY, load, persona, record_of

from handbook.personas.record import is_filled, leaves, value_at
from handbook.schema import Persona
from handbook.schema.terms.general import PersonaType


def due(reviewed: str, every: str) -> dt.date | None:
    return record_of(persona(f"last_reviewed: {reviewed}\nreview_every: {every}")).review_due


@pytest.mark.parametrize(
    ("reviewed", "every", "day"),
    [
        ("2026-03-15", "6m", "2026-09-15"),
        ("2026-08-31", "1m", "2026-09-30"),
        ("2026-01-31", "1m", "2026-02-28"),
        ("2024-01-31", "1m", "2024-02-29"),
        ("2024-02-29", "1y", "2025-02-28"),
        ("2024-02-29", "4y", "2028-02-29"),
        ("2096-02-29", "4y", "2100-02-28"),
        ("2026-11-30", "1m", "2026-12-30"),
        ("2026-12-31", "1m", "2027-01-31"),
        ("2026-12-31", "12m", "2027-12-31"),
        ("2026-11-30", "3m", "2027-02-28"),
        ("9999-12-31", "1m", "9999-12-31"),
        ("9998-12-31", "1y", "9999-12-31"),
    ],
)
def test_a_review_runs_out_on_the_same_day_of_a_later_month(reviewed: str, every: str, day: str) -> None:
    assert due(reviewed, every) == dt.date.fromisoformat(day)


def test_a_review_holds_a_year_if_nobody_says() -> None:
    assert record_of(persona("last_reviewed: 2026-03-15")).review_due == dt.date(2027, 3, 15)
    assert record_of(persona()).review_due is None


@pytest.mark.parametrize(
    ("fields", "overdue"),
    [
        ("status: active\nlast_reviewed: 2025-11-23", False),  # due today
        ("status: active\nlast_reviewed: 2025-11-22", True),
        ("status: under-review\nlast_reviewed: 2025-11-22", True),
        ("status: draft\nlast_reviewed: 2020-01-01", False),
        ("status: retired\nlast_reviewed: 2020-01-01", False),
        ("status: active", False),
    ],
)
def test_only_what_people_rely_on_can_be_overdue(fields: str, *, overdue: bool) -> None:
    assert record_of(persona(fields)).is_overdue(TODAY) is overdue


@pytest.mark.parametrize(
    ("path", "fields", "negative"),
    [
        ("personas/ann.md", "", False),
        ("personas/ann.md", "type: negative", True),
        ("personas/negative/ann.md", "", True),
        ("personas/negative/deep/ann.md", "", True),
        ("personas/negative/ann.md", "type: customer", False),
        ("personas/negative/ann.md", "type:", True),
        ("personas/negative/ann.md", "type: negativ", True),
        ("personas/ann.md", "type: negativ\nnegative: {why: x}", True),
        ("personas/ann.md", "type: a: b\nnegative: {why: x}", True),
        ("personas/ann.md", "type: custommer", False),
        ("personas/ann.md", "negative: {why: x}", False),
        ("personas/negatives/ann.md", "", True),
        ("personas/alps/negative/ann.md", "", True),
        ("personas/negotiators/ann.md", "", False),
    ],
)
def test_the_type_comes_from_the_file_or_its_folder(path: str, fields: str, *, negative: bool) -> None:
    record = record_of(persona(fields), path)
    assert record.is_negative is negative
    assert record.persona.type is (PersonaType.NEGATIVE if negative else PersonaType.CUSTOMER)


def test_a_persona_without_a_name_is_called_by_its_id() -> None:
    assert record_of("---\nsummary: x\n---\n", "personas/hill-walker.md").name == "hill-walker"


def test_values_are_known_by_their_full_path() -> None:
    ann = record_of(persona("company: {size: small}", base=ACTIVE)).persona
    assert value_at(ann, "company.size") == ["small"]
    assert value_at(ann, "negative.why") is None
    assert value_at(ann, "name") == "Ann"


def test_leaves_are_what_holds_a_value_of_its_own() -> None:
    paths = [spec.path for spec in leaves(Persona).values()]
    assert "company.size" in paths
    assert "company" not in paths
    assert "quote" in paths  # may be written as one text
    assert "quote.text" not in paths
    assert "negative.handling.step" in paths
    assert len(paths) == len(set(paths))


@pytest.mark.parametrize(
    ("value", "filled"), [(None, False), ([], False), ({}, False), ("", False), (0, True), ("x", True)]
)
def test_a_value_is_filled_when_it_says_something(value: object, *, filled: bool) -> None:
    assert is_filled(value) is filled


def test_a_broken_value_is_told_from_a_missing_one() -> None:
    record = record_of(persona("age: young\ngoals: {personal: [{txt: a}]}\nowner: a: b"))
    assert record.is_broken(("age",))
    assert record.is_broken(("goals",))
    assert record.is_broken(("goals", "personal", 0))
    assert record.is_broken(("owner",))
    assert not record.is_broken(("goals", "professional"))
    assert not record.is_broken(("name",))


@pytest.mark.parametrize("gap", ["", "  -\n", "  - {txt: x}\n", "  - [x]\n"])
def test_a_breach_behind_an_empty_or_broken_item_is_told_in_its_place(gap: str) -> None:
    text = persona(f"challenges:\n{gap}  - text: b\n    source: S9")
    found = [problem for problem in load({"personas/ann.md": text})[2] if problem.rule.id == "unknown-source"]
    assert [problem.at.line for problem in found] == [6 + bool(gap)]


def test_of_two_files_with_one_id_the_first_is_meant() -> None:
    files = {"personas/ann.md": persona(), "personas/negative/ann.md": persona()}
    catalog, _, problems = load(files)
    assert len(catalog.records) == 2
    assert [problem.path for problem in problems] == ["personas/negative/ann.md"]


def test_drafts_are_what_the_helpers_make() -> None:
    assert load({"personas/ann.md": persona(base=DRAFT)})[2] == []
    assert load({"personas/ann.md": persona(base=ACTIVE)})[2] == []
