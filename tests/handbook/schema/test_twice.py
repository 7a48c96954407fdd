"""Two names of one field in one file: the first message says how to keep both values."""

import pytest
from tests.handbook.support import validated


def messages(fields: str) -> list[str]:
    return [problem.message for problem in validated(fields).problems]


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ("pains: [Wet feet]\nstruggles: [Cold hands]\n", "challenges"),
        ("Ziele: [Laufen]\nObjetivos: [Correr]\n", "goals"),
        ("social networks: [email]\nlead source: [events]\n", "marketing_channels"),
        ("anxieties: [Heights]\nÄngste: [Tiefe]\n", "fears"),
        ("duties: [Plans]\naccountabilities: [Buys]\n", "responsibilities"),
    ],
)
def test_two_lists_become_one(fields: str, field: str) -> None:
    first, second = messages(fields)
    assert first.endswith(f" means the same: put both into one list under `{field}:`")
    assert second.endswith(f" means the same: put both into one list under `{field}:`")


@pytest.mark.parametrize(
    ("one", "other", "field"),
    [
        ("Alter: 30", "Edad: 31", "age"),
        ("salary: Little", "earnings: Much", "income"),
        ("sex: any", "género: x", "gender"),
    ],
)
def test_of_two_values_one_stays_and_the_other_is_kept_too(one: str, other: str, field: str) -> None:
    first, second = messages(f"{one}\n{other}\n")
    here, there = one.partition(":")[0], other.partition(":")[0]
    assert first.endswith(f"takes one value: keep this one, and put `{there}` under `custom:`")
    assert second.endswith(f"takes one value: keep `{here}` as `{field}:`, and put this under `custom:`")


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ("pains: [a]\nchallenges: [b]\n", "This file has it already: put both into one list under `challenges:`"),
        ("pain_points: [a]\nchallenges: [b]\n", "This file has it already: put both into one list under `challenges:`"),
        (
            "knowledge: [a]\nskills: [b]\n",
            "another name for `skills`. This file has it already: put both into one list",
        ),
        (
            "biography: Long.\nbio: Short.\n",
            "This file has it already, and it takes one value: keep one there, and put the other under `custom:`",
        ),
        (
            "goals: {personal: [Walk]}\nobjectives: [Run]\n",
            "under one of its parts (`general:`, `professional:`, `personal:`)",
        ),
        ("goals: [Walk]\nobjectives: [Run]\n", "under one `goals:`, each value under one of its parts"),
        ("sector: Post\ncompany: {industry: Mail}\n", "put both into one list under `industry:` in `company:`"),
        ("challenges: [{text: Cold, item: Wet}]\n", "This entry has it already: say both there, in one text"),
    ],
)
def test_a_field_that_is_there_already_keeps_both(fields: str, says: str) -> None:
    (message,) = messages(fields)
    assert says in message
    assert "`custom:` Its" not in message


def test_a_job_title_is_none_beside_a_full_name() -> None:
    assert "Did you mean `job_title`?" in messages("Title: Head Keeper\nFull Name: Ann Fernley\n")[0]


@pytest.mark.parametrize(("one", "two"), [("draft: false", "published: true"), ("published: false", "Draft: true")])
def test_a_state_is_said_once(one: str, two: str) -> None:
    first, second = messages(f"{one}\n{two}\n")
    assert "Write `status: " in first
    assert second.endswith("delete the line")
