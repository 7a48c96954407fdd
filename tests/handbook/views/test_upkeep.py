import pytest
from tests.handbook.support import ACTIVE, load, persona
from tests.handbook.views.given import asked

from handbook.personas.catalog import Catalog
from handbook.views.upkeep import Options, build


def catalog(**personas: str) -> Catalog:
    """Active personas named after their ids, each with the further fields instead of those it would have."""
    files = {}
    for id_, fields in personas.items():
        given = {line.partition(":")[0] for line in fields.splitlines()}
        rest = [line for line in ACTIVE.splitlines() if line.partition(":")[0] not in {*given, "name"}]
        files[f"personas/{id_}.md"] = persona(fields, base=f"name: {id_.title()}\n" + "\n".join(rest) + "\n")
    found, _, problems = load(files)
    assert [str(problem) for problem in problems if problem.is_error] == []
    return found


def entries(options: str, of: Catalog) -> list[tuple[str, str, str]]:
    return [(one.record.id, one.event.value, one.day.isoformat()) for one in build(asked(Options, options), of)]


# Today is 23 November 2026; a review holds for a year unless the file says otherwise.
CHANGED = catalog(
    ann="created: 2026-01-05\nlast_reviewed: 2026-09-14\nsegment: Walkers",
    ben="created: 2026-11-01\nlast_reviewed: 2026-11-01",
    cy="last_reviewed: 2025-11-22",
    di="status: draft\nlast_reviewed:\nsegment: Walkers",
    old="status: retired\nretired_reason: Gone.\nretired_on: 2026-11-10\ncreated: 2020-01-01",
)


def test_the_latest_change_of_each_comes_first_and_who_has_none_is_left_out() -> None:
    assert entries("", CHANGED) == [
        ("old", "retired", "2026-11-10"),
        ("ben", "created", "2026-11-01"),  # of two things on one day, that it is new says more
        ("ann", "reviewed", "2026-09-14"),
        ("cy", "reviewed", "2025-11-22"),
    ]


def test_changes_on_one_day_stand_by_name() -> None:
    day = "last_reviewed: 2026-09-14"
    assert [id_ for id_, _, _ in entries("", catalog(cy=day, ann=day, ben=day))] == ["ann", "ben", "cy"]


@pytest.mark.parametrize(
    ("options", "ids"),
    [
        ("limit: 2", ["old", "ben"]),
        ("where: {segment: Walkers}", ["ann"]),
        ("where: {type: customer}", ["ben", "ann", "cy"]),  # as in every view, retired ones only if asked for
        ("where: {status: retired}", ["old"]),
    ],
)
def test_options_choose_whose_changes_are_shown(options: str, ids: list[str]) -> None:
    assert [id_ for id_, _, _ in entries(options, CHANGED)] == ids


DUE = catalog(
    ann="last_reviewed: 2025-11-22",
    ben="last_reviewed: 2025-11-23\nsegment: Walkers",
    cy="last_reviewed: 2026-09-14\nreview_every: 3m\nstatus: under-review",
    di="last_reviewed: 2026-01-22",
    el="last_reviewed: 2026-01-23",
    fay="last_reviewed: 2020-01-01\nstatus: draft",
    gus="last_reviewed: 2020-01-01\nstatus: retired\nretired_on: 2026-01-01\nretired_reason: Gone.",
    hal="last_reviewed: 2024-05-01",
)


def test_reviews_stand_in_the_order_in_which_they_fall_due_and_an_ended_one_is_overdue() -> None:
    assert entries("show: due", DUE) == [
        ("hal", "overdue", "2025-05-01"),
        ("ann", "overdue", "2026-11-22"),
        ("ben", "due", "2026-11-23"),  # today
        ("cy", "due", "2026-12-14"),
        ("di", "due", "2027-01-22"),  # in sixty days
    ]


@pytest.mark.parametrize(
    ("options", "ids"),
    [
        ("limit: 1", ["hal"]),
        ("days: 0", ["hal", "ann", "ben"]),
        ("days: 61", ["hal", "ann", "ben", "cy", "di"]),
        ("days: 61\nlimit: 9", ["hal", "ann", "ben", "cy", "di", "el"]),
        ("where: {segment: Walkers}", ["ben"]),
        ("where: {status: retired}", []),  # nobody reviews it any more
    ],
)
def test_options_choose_whose_reviews_are_shown(options: str, ids: list[str]) -> None:
    assert [id_ for id_, _, _ in entries(f"show: due\n{options}", DUE)] == ids
