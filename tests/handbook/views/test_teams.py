"""What each team decides and keeps, and what is due from it."""

import datetime as dt

import pytest
from tests.handbook.support import ACTIVE, NEGATIVE, TODAY, load, persona

from handbook.personas.catalog import Catalog
from handbook.views.teams import Kept, Options, build

TEAMS = "teams: [{name: Insight, contact: insight@example.com}, {name: Trade desk, key: trade}, Sales]\n"
SHORT = "lines:\n  - {line: Stag parties, owner: trade, until: 2026-12-01}\n  - {line: Resellers, owner: Sales}\n"
OF_NEGATIVE = (
    "warning_signs: [{sign: Asks for skis, seen_by: [sales, trade]}, {sign: Asks twice, seen_by: sales}],"
    " handling: {trade: Say so}, exclusions: [{where: Search, rule: skis, owner: trade, expires: 2026-11-01},"
    " {where: Shop, rule: poles, owner: trade, expires: 2027-06-01}, {where: Mail, rule: all, owner: Sales}],"
)


def reviewed(day: str, more: str = "", name: str = "Ann", base: str = ACTIVE) -> str:
    return persona(more, base=base.replace("2026-09-14", day).replace("name: Ann", f"name: {name}"))


FILES = {
    "personas/ann.md": reviewed("2025-11-01", "reviewers: [trade, Sales]\nimplications: {sales: Ask}"),
    "personas/ben.md": reviewed("2026-01-15", name="Ben"),
    "personas/cam.md": reviewed("2026-09-14", "implications: {trade: Wait}", name="Cam"),
    "personas/dee.md": reviewed("2024-01-15", name="Dee").replace("status: active", "status: draft"),
    "personas/eve.md": reviewed("2024-01-15", "retired_on: 2026-01-01\nretired_reason: Gone", name="Eve").replace(
        "status: active", "status: retired"
    ),
    "personas/negative/nil.md": reviewed("2026-09-14", name="Nil", base=NEGATIVE).replace(
        "warning_signs: Asks for skis,", OF_NEGATIVE
    ),
}


def book(settings: str = TEAMS) -> Catalog:
    return load(FILES, settings, SHORT)[0]


def view(catalog: Catalog, days: int = 60) -> dict[str, Kept]:
    return {one.team.name: one for one in build(Options.model_validate({"days": str(days)}), catalog)}


def names(kept: tuple[object, ...]) -> list[str]:
    return [one.name for one in kept]  # type: ignore[attr-defined]


def test_the_teams_are_in_the_order_of_the_settings_and_none_is_left_out() -> None:
    assert [*view(book())] == ["Insight", "Trade desk", "Sales"]
    assert view(book("audience: internal")) == {}


def test_a_team_keeps_checks_and_is_told() -> None:
    found = view(book())
    assert names(found["Insight"].owns) == ["Ann", "Ben", "Cam", "Dee", "Nil"]
    assert (names(found["Trade desk"].owns), names(found["Trade desk"].checks)) == ([], ["Ann"])
    assert names(found["Trade desk"].told) == ["Cam", "Nil"]
    assert names(found["Sales"].told) == ["Ann"]
    assert [one.signs for one in found.values()] == [0, 1, 2]
    assert [one.entries for one in found.values()] == [0, 3, 2]


def test_what_is_due_is_what_has_a_day_the_longest_overdue_first() -> None:
    found = view(book())
    due = [(one.record.name if one.record else "", one.what, one.day, one.is_overdue) for one in found["Insight"].due]
    assert due == [("Ann", "review", dt.date(2026, 11, 1), True), ("Ben", "review", dt.date(2027, 1, 15), False)]
    of_trade = [(one.what, one.day, one.is_overdue) for one in found["Trade desk"].due]
    assert of_trade == [("skis", dt.date(2026, 11, 1), True), ("Stag parties", dt.date(2026, 12, 1), False)]
    assert found["Sales"].due == ()


@pytest.mark.parametrize(("days", "seen"), [(0, ["skis"]), (8, ["skis", "Stag parties"]), (7, ["skis"]), (10**9, 3)])
def test_how_far_ahead_is_for_the_writer_to_say(days: int, seen: object) -> None:
    assert (dt.date(2026, 12, 1) - TODAY).days == 8
    due = [one.what for one in view(book(), days)["Trade desk"].due]
    assert (len(due) if isinstance(seen, int) else due) == seen


def test_the_public_sees_no_team() -> None:
    assert view(book(TEAMS + "audience: public\n")) == {}
