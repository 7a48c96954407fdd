import re
from itertools import combinations

import pytest
from tests.handbook.support import ACTIVE, load, persona
from tests.handbook.views.given import handbook, selection

from handbook.personas.accounts import accounts
from handbook.schema.terms.general import BuyingRole
from handbook.views.committee import Boss, Committee, build, of

QUAY = "account: Tarn Quay\n"


def committees(options: str = "", settings: str | None = None, /, **personas: str) -> tuple[Committee, ...]:
    return build(selection(options), handbook(settings, **personas))


def only(**personas: str) -> Committee:
    (found,) = committees(**personas)
    return found


def reporting(found: Committee) -> dict[str, str]:
    """Whom everybody reports to: a member's id, or what readers see of anybody else."""

    def shown(boss: Boss) -> str:
        return boss.record.id if boss.record and not boss.note else f"{boss.title} ({boss.note})"

    return {seat.record.id: " and ".join(map(shown, seat.bosses)) for seat in found.seats}


def drawn(found: Committee) -> list[tuple[str, str]]:
    """From whom to whom each line on the map goes, by where it begins and ends."""
    lines = []
    for path in found.lines:
        x, y, middle, end = map(int, re.findall(r"\d+", path))
        (above,) = [box.title for box in found.boxes if box.x < x < box.x + box.width and box.y + box.height == y]
        (below,) = [box.title for box in found.boxes if box.x == end and box.middle == middle]
        lines.append((above, below))
    for path, _ in found.further_lines:
        start, low, side, high, end = map(int, re.findall(r"\d+", path))
        (below,) = [box.title for box in found.boxes if (box.x + box.width, box.middle) == (start, low)]
        (above,) = [box.title for box in found.boxes if (box.x + box.width, box.arrival) == (end, high)]
        assert all(box.x + box.width < side < found.size[0] for box in found.boxes)
        lines.append((above, below))
    return lines


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
    assert [reporting(one) for one in found] == [{"ben": ""}, {"ann": "Ben (buys for Sill)"}]
    assert [(box.title, box.note) for box in found[1].boxes] == [("Ben", "buys for Sill"), ("Ann", "")]


def test_of_two_with_one_title_nobody_is_guessed() -> None:
    title = f"{QUAY}job_title: Bursar"
    found = only(ann=f"{QUAY}reports_to: Bursar", ben=title, cat=title)
    assert reporting(found)["ann"] == "Bursar (several are called so)"
    assert [(box.title, box.note) for box in found.boxes if not box.seat] == [("Bursar", "several are called so")]


def test_what_related_says_of_reporting_counts_beside_reports_to() -> None:
    found = only(ann=f"{QUAY}related: {{id: ben, how: reports-to}}", ben=QUAY)
    assert reporting(found) == {"ann": "ben", "ben": ""}
    found = only(ann=f"{QUAY}related: {{id: ben, how: reports-to}}\nreports_to: The board", ben=QUAY)
    assert reporting(found)["ann"] == "The board (no persona yet) and ben"
    assert drawn(found) == [("The board", "Ann"), ("Ben", "Ann")]
    found = only(ann=f"{QUAY}related: {{id: ben, how: reports-to}}\nreports_to: Bursar", ben=f"{QUAY}job_title: Bursar")
    assert (reporting(found)["ann"], drawn(found)) == ("ben", [("Ben", "Ann")])


def test_everybody_whom_related_names_is_a_superior_wherever_they_sit() -> None:
    several = "related: [{id: ben, how: reports-to}, {id: cat, how: reports-to}, {id: dan, how: reports-to}]"
    found = committees(ann=f"{QUAY}{several}", ben=QUAY, cat=QUAY, dan="account: Sill", eve="account: Sill")[1]
    assert reporting(found)["ann"] == "ben and cat and Dan (buys for Sill)"
    assert sorted(drawn(found)) == [("Ben", "Ann"), ("Cat", "Ann"), ("Dan", "Ann")]
    assert [kind for kind, _ in found.key] == ["takes-part", "unknown", "further"]


BEN = ACTIVE.replace("name: Ann", "name: Ben")
RETIRED = BEN.replace("status: active", "status: retired\nretired_on: 2026-01-01\nretired_reason: Gone")
NO_YET = BEN.replace("status: active", "status: draft")


@pytest.mark.parametrize(
    ("base", "account", "note"),
    [
        (BEN, "account: Sill", "buys for Sill"),
        (BEN, "", "not of this account"),
        (RETIRED, QUAY, "retired"),
        (RETIRED, "account: Sill", "retired"),
        (NO_YET, QUAY, "still a draft"),
        (NO_YET, "", "still a draft"),
        (NO_YET, "account: Sill", "buys for Sill"),
    ],
)
@pytest.mark.parametrize("how", ["reports_to: ben", "reports_to: Ben", "related: {id: ben, how: reports-to}"])
def test_of_a_persona_who_is_no_member_it_is_said_why(how: str, base: str, account: str, note: str) -> None:
    there = {"personas/ann.md": persona(f"{QUAY}{how}", base=ACTIVE), "personas/ben.md": persona(account, base=base)}
    catalog = load(there)[0].shown(drafts=False)
    (found,) = [one for one in build(selection(""), catalog) if one.account.name == "Tarn Quay"]
    assert reporting(found) == {"ann": f"Ben ({note})"}
    assert [(box.title, box.note) for box in found.boxes if not box.seat] == [("Ben", note)]


def test_whoever_reports_to_themselves_stands_below_nobody() -> None:
    found = only(ann=f"{QUAY}reports_to: Ann")
    assert reporting(found) == {"ann": "Ann (the persona itself)"}
    assert ([box.title for box in found.boxes], drawn(found)) == (["Ann"], [])


def test_a_circle_is_said_and_each_line_of_it_drawn() -> None:
    found = only(ann=f"{QUAY}reports_to: ben", ben=f"{QUAY}reports_to: cat", cat=f"{QUAY}reports_to: ann")
    assert [[one.id for one in circle] for circle in found.circles] == [["ann", "ben", "cat"]]
    assert sorted(drawn(found)) == [("Ann", "Cat"), ("Ben", "Ann"), ("Cat", "Ben")]
    assert len(list(found.further_lines)) == 1


def test_a_circle_through_a_second_superior_is_one_too() -> None:
    second = "related: [{id: cat, how: reports-to}, {id: ben, how: reports-to}]"
    found = only(ann=f"{QUAY}{second}", ben=f"{QUAY}reports_to: ann", cat=QUAY)
    assert [[one.id for one in circle] for circle in found.circles] == [["ann", "ben"]]
    assert sorted(drawn(found)) == [("Ann", "Ben"), ("Ben", "Ann"), ("Cat", "Ann")]


def test_the_table_goes_from_the_top_down() -> None:
    chain = {f"p{i}": QUAY + (f"reports_to: p{i + 1}" if i < 12 else "") for i in range(1, 13)}
    assert [seat.record.id for seat in only(**chain).seats] == [f"p{i}" for i in range(12, 0, -1)]


def test_a_long_chain_is_as_narrow_as_a_page_of_a_persona() -> None:
    chain = {f"p{i}": QUAY + (f"reports_to: p{i + 1}" if i < 12 else "") for i in range(1, 13)}
    assert only(**chain).size[0] <= 688


def test_a_chain_of_any_length_has_a_place_and_a_circle_of_any_length_is_found() -> None:
    length = 600
    chain = {f"p{i}": f"{QUAY}reports_to: p{i + 1}" for i in range(1, length + 1)}
    found = only(**chain, **{f"p{length + 1}": f"{QUAY}reports_to: p1"})
    assert (len(found.boxes), [len(circle) for circle in found.circles]) == (length + 1, [length + 1])


@pytest.mark.parametrize("said", ["personas/ann.md", "…"])
def test_odd_words_for_a_superior_are_somebody_unknown(said: str) -> None:
    found = only(ann=f"{QUAY}reports_to: {said}", ben=QUAY)
    assert sorted(box.note for box in found.boxes) == ["", "", "no persona yet"]


def test_no_role_is_left_out_of_a_box_or_cut_in_two() -> None:
    roles = ", ".join(role.value for role in BuyingRole)
    (seat,) = only(ann=f"{QUAY}buying_role: [{roles}]\nnegative: {{reasons: [misaligned]}}").seats
    first, *lines = seat.role_lines
    labels = " · ".join(lines).replace("\N{NO-BREAK SPACE}", " ").split(" · ")
    assert (first, labels) == ("Not a fit", [role.label for role in BuyingRole])
    assert all(len(line) <= 34 and not line.endswith("·") for line in lines)


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
    for one, two in combinations(found.boxes, 2):
        assert one.y + one.height <= two.y or two.y + two.height <= one.y
    assert all(box.x + box.width <= found.size[0] and box.y + box.height <= found.size[1] for box in found.boxes)
    assert len(drawn(found)) == sum(up > 0 for up in above)
    assert len(list(found.further_lines)) == len(found.circles)


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
