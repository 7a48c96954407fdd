from itertools import combinations

import pytest
from tests.handbook.views.given import handbook, selection

from handbook.personas.accounts import accounts
from handbook.schema.terms.general import BuyingRole
from handbook.views.committee import Committee, build, of

QUAY = "account: Tarn Quay\n"


def committees(options: str = "", settings: str | None = None, /, **personas: str) -> tuple[Committee, ...]:
    return build(selection(options), handbook(settings, **personas))


def only(**personas: str) -> Committee:
    (found,) = committees(**personas)
    return found


def reporting(found: Committee) -> dict[str, str]:
    return {seat.record.id: seat.superior.id if seat.superior else seat.said for seat in found.seats}


def test_one_account_spelt_in_two_ways_is_one() -> None:
    found = only(ann=QUAY, ben="account: tarn  QUAY", cat="account: Tarn Quay")
    assert (found.account.name, len(found.seats)) == ("Tarn Quay", 3)


def test_accounts_stand_in_order_of_their_names_and_each_has_its_own_members() -> None:
    found = committees(ann="account: Sill", ben="account: barge", cat="account: Sill")
    assert [(one.account.name, [seat.record.id for seat in one.seats]) for one in found] == [
        ("barge", ["ben"]),
        ("Sill", ["ann", "cat"]),
    ]


def test_a_group_is_an_account_only_where_nobody_in_it_names_one_and_two_have_a_role() -> None:
    role = "group: Quay\nbuying_role: blocker"
    assert [seat.record.id for seat in only(ann=role, ben=role, cat="group: Quay").seats] == ["ann", "ben"]
    assert committees(ann=role, cat="group: Quay") == ()
    assert [one.account.name for one in committees(ann=role, ben=role, cat="group: quay\naccount: Sill")] == ["Sill"]


def test_retired_personas_sit_at_no_table() -> None:
    found = only(ann=QUAY, ben=f"{QUAY}status: retired\nretired_on: 2026-01-01\nretired_reason: Gone")
    assert [seat.record.id for seat in found.seats] == ["ann"]


def test_a_condition_chooses_accounts_and_never_cuts_one() -> None:
    found = committees("where: {segment: North}", ann=f"{QUAY}segment: North", ben=QUAY, cat="account: Sill")
    assert [[seat.record.id for seat in one.seats] for one in found] == [["ann", "ben"]]


@pytest.mark.parametrize("said", ["ben-hur", "Ben Hur", "BURSAR", "the bursar", "The  Bursar"])
def test_who_is_reported_to_is_found_by_id_name_or_title(said: str) -> None:
    found = only(ann=f"{QUAY}reports_to: {said}", ben_hur=f"{QUAY}job_title: Bursar")
    assert reporting(found) == {"ann": "ben-hur", "ben-hur": ""}


def test_nobody_outside_of_the_account_is_reported_to() -> None:
    found = committees(ann=f"{QUAY}reports_to: ben", ben="account: Sill")
    assert [reporting(one) for one in found] == [{"ben": ""}, {"ann": "ben"}]
    assert [box.title for box in found[1].boxes] == ["ben", "Ann"]


def test_of_two_with_one_title_nobody_is_guessed() -> None:
    title = f"{QUAY}job_title: Bursar"
    found = only(ann=f"{QUAY}reports_to: Bursar", ben=title, cat=title)
    (ann,) = [seat for seat in found.seats if seat.record.id == "ann"]
    assert (ann.superior, ann.said, ann.several) == (None, "Bursar", True)
    assert [box.several for box in found.boxes if not box.seat] == [True]


def test_what_related_says_of_reporting_counts_where_reports_to_is_silent() -> None:
    found = only(ann=f"{QUAY}related: {{id: ben, how: reports-to}}", ben=QUAY)
    assert reporting(found) == {"ann": "ben", "ben": ""}
    found = only(ann=f"{QUAY}related: {{id: ben, how: reports-to}}\nreports_to: The board", ben=QUAY)
    assert reporting(found) == {"ann": "The board", "ben": ""}


def test_those_who_report_to_the_same_stranger_stand_beside_one_empty_box() -> None:
    found = only(ann=f"{QUAY}reports_to: The board", ben=f"{QUAY}reports_to: the Board")
    assert [(box.title, box.column, box.seat is None) for box in found.boxes] == [
        ("The board", 0, True),
        ("Ann", 1, False),
        ("Ben", 1, False),
    ]
    assert len(list(found.lines)) == 2


def test_the_roles_nobody_has_are_named_and_no_others() -> None:
    found = only(ann=f"{QUAY}buying_role: [end-user, decision-maker]", ben=f"{QUAY}buying_role: champion")
    assert set(BuyingRole) - set(found.account.missing) == {
        BuyingRole.END_USER,
        BuyingRole.DECISION_MAKER,
        BuyingRole.CHAMPION,
    }
    assert [seat.record.id for seat in found.seats] == ["ann", "ben"]


def test_a_negative_blocker_is_one_to_see() -> None:
    found = only(ann=QUAY, ben=f"{QUAY}buying_role: blocker\nnegative: {{reasons: [misaligned]}}")
    blocker = next(seat for seat in found.seats if seat.record.id == "ben")
    assert (blocker.tone, blocker.role_lines) == ("blocks", ["Not a fit", "Blocker"])


CHAINS = {
    "alone": "0",
    "nobody reports": "0 0 0 0 0",
    "a chain": "0 1 2 3 4 5 6 7 8 9 10 11",
    "a star": "0 1 1 1 1 1 1 1 1 1 1 1",
    "two trees and three loose": "0 1 1 2 2 0 6 0 0 0",
    "a circle": "3 1 2",
    "a circle of two with a tail": "2 1 2 3",
    "two circles": "2 1 4 3",
}


@pytest.mark.parametrize("chain", CHAINS.values(), ids=CHAINS.keys())
def test_everybody_has_one_place_of_their_own_on_the_map(chain: str) -> None:
    above = [int(one) for one in chain.split()]
    people = {f"p{i}": QUAY + (f"reports_to: p{up}" if up else "") for i, up in enumerate(above, start=1)}
    found = only(**people)
    assert sorted(box.seat.record.id for box in found.boxes if box.seat) == sorted(people)
    width, height = found.box_size
    for one, two in combinations(found.boxes, 2):
        assert abs(one.x - two.x) >= width or abs(one.y - two.y) >= height
    assert all(box.x + width <= found.size[0] and box.y + height <= found.size[1] for box in found.boxes)
    circles = len(list(found.account.circles()))
    assert len(list(found.lines)) == sum(up > 0 for up in above) - circles


def test_a_persona_alone_has_no_committee_on_its_page() -> None:
    catalog = handbook(None, ann=QUAY, ben="account: Sill", cat="account: Sill", dan="")
    found = {record.id: of(record, catalog) for record in catalog.records}
    assert {id_: one.account.name if one else None for id_, one in found.items()} == {
        "ann": None,
        "ben": "Sill",
        "cat": "Sill",
        "dan": None,
    }


def test_the_public_sees_no_account() -> None:
    catalog = handbook("audience: public", ann=QUAY, ben=QUAY)
    assert len(accounts(catalog.records)) == 1
    assert build(selection(""), catalog) == ()
    assert [of(record, catalog) for record in catalog.records] == [None, None]
