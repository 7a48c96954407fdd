import pytest
from tests.handbook.views.given import handbook, negative, selection

from handbook.personas.catalog import Catalog
from handbook.views.screening import build

CATALOG = handbook(
    ann="",
    ben=negative("fit_questions: [{ask: How long?, fit: Years, misfit: Days}, How many?]", "handling: {step: decline}"),
    cy=negative("fit_questions: [Who pays?]") + "segment: Walkers\n",
    di=negative("why: No questions yet."),
    el=negative("fit_questions: [Where?]") + "status: retired\nretired_on: 2026-01-01\nretired_reason: Gone.\n",
)


def questions(options: str, catalog: Catalog = CATALOG) -> list[tuple[str, list[str]]]:
    return [(one.record.id, [q.ask for q in one.questions]) for one in build(selection(options), catalog)]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ("", [("ben", ["How long?", "How many?"]), ("cy", ["Who pays?"])]),
        ("sort: segment", [("cy", ["Who pays?"]), ("ben", ["How long?", "How many?"])]),
        ("where: {negative.handling.step: decline}", [("ben", ["How long?", "How many?"])]),
        ("where: {status: retired}", [("el", ["Where?"])]),
        ("where: {type: customer}", []),
    ],
)
def test_the_questions_of_a_persona_stand_together_in_its_own_order(
    options: str, expected: list[tuple[str, list[str]]]
) -> None:
    assert questions(options) == expected


def test_a_question_has_the_answers_that_its_file_gives() -> None:
    (long, many), (pays,) = (one.questions for one in build(selection(), CATALOG))
    assert (long.fit, long.misfit) == ("Years", "Days")
    assert {(one.fit, one.misfit) for one in (many, pays)} == {(None, None)}


def test_the_step_to_begin_with_is_told_where_there_is_one() -> None:
    assert [one.step and str(one.step) for one in build(selection(), CATALOG)] == ["decline", None]


def test_without_questions_there_is_nothing() -> None:
    assert questions("", handbook(ann="", ben=negative("why: W"))) == []
