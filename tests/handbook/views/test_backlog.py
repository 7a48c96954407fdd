from decimal import Decimal

import pytest
from tests.handbook.support import load
from tests.handbook.views.given import economics, handbook, negative, selection

from handbook.display.backlog_sheet import rows as sheet
from handbook.personas.backlog import Backlog, Row
from handbook.personas.catalog import Catalog
from handbook.views.backlog import SEEN, Options, build

GBP = "baseline: {currency: GBP}"
LOSS = economics(customers="10", revenue="0", support_cost="7")  # 70 a year


def causes(*entries: str) -> str:
    return negative(f"root_causes: [{', '.join(entries)}]")


def backlog(options: str = "", settings: str | None = GBP, /, **personas: str) -> Backlog:
    return build(chosen(options), handbook(settings, **personas)).all


def chosen(options: str) -> Options:
    return Options.model_validate(selection(options).model_dump(exclude_unset=True))


def only(found: Backlog) -> Row:
    (row,) = (*found.open, *found.closed)
    return row


def test_one_cause_of_two_personas_is_one_row_whatever_its_case_and_spaces() -> None:
    row = only(
        backlog(
            ann=causes("{cause: No size  chart, area: product, fix: Draw one, status: doing, cost_per_year: 100}"),
            ben=causes("{cause: '  no SIZE chart ', area: promise, fix: Draw one, status: idea, cost_per_year: 20.5}"),
        )
    )
    assert row.text == "No size  chart"
    assert [area.label for area in row.areas] == ["Product", "Promise"]
    assert [record.id for record, _ in row.personas] == ["ann", "ben"]
    assert row.cost == Decimal("120.5")
    assert [(one.fix, str(one.said.status)) for one, _ in row.works] == [("Draw one", "doing"), ("Draw one", "idea")]


def test_the_same_fix_stands_there_once_and_none_of_its_effects_is_lost() -> None:
    same = "{cause: C, fix: F, status: done}"
    row = only(backlog(ann=causes(same), ben=causes(same), cy=causes("{cause: C, fix: F, status: done, effect: Half}")))
    found = [(one.fix, one.said.outcome, [record.id for record in whose]) for one, whose in row.works]
    assert found == [("F", None, ["ann", "ben"]), ("F", "Half", ["cy"])]


@pytest.mark.parametrize(
    ("cause", "figures", "cost"),
    [
        ("{cause: C, cost_per_year: 18}", LOSS, 18),
        ("{cause: C, cost_per_year: 0}", LOSS, 0),
        ("C", LOSS, 70),
        ("C", economics(customers="10", revenue="0", support_cost="7", period="month"), 840),
        ("C", "", None),
        ("C", economics(), None),  # they earn us money
        ("C", economics(revenue="0"), None),  # they leave nothing, and take nothing
        ("C", economics(customers="10", revenue="0", support_cost="7", other_cost=None), None),  # at least 70
        ("C", economics(customers=None, revenue="0", support_cost="7"), None),
        ("C", economics(revenue=None, support_cost="7"), None),
    ],
)
def test_a_cause_costs_what_its_file_says_or_else_the_whole_loss_if_that_is_exact(
    cause: str, figures: str, cost: int | None
) -> None:
    row = only(backlog(ann=causes(cause) + figures))
    assert row.cost == cost
    assert [one.id for one in row.unknown] == (["ann"] if cost is None else [])
    assert [one.id for one in row.whole_losses] == (["ann"] if cost not in (None, 18, 0) else [])


def test_costs_and_whole_losses_of_several_personas_are_added_up_and_the_unknown_named() -> None:
    row = only(backlog(ann=causes("{cause: C, cost_per_year: 5}"), ben=causes("C") + LOSS, cy=causes("C")))
    assert row.cost == 75
    assert [one.id for one in row.whole_losses] == ["ben"]
    assert [one.id for one in row.unknown] == ["cy"]
    assert len(row.personas) == 3


@pytest.mark.parametrize(
    ("entries", "cost", "whole"),
    [
        (("C", "{cause: c, fix: F}"), 70, ["ann"]),
        (("{cause: C, cost_per_year: 5}", "{cause: c, fix: F}"), 5, []),
    ],
)
def test_a_persona_that_names_a_cause_twice_has_one_loss(entries: tuple[str, str], cost: int, whole: list[str]) -> None:
    row = only(backlog(ann=causes(*entries) + LOSS))
    assert row.cost == cost
    assert [one.id for one in row.whole_losses] == whole
    assert [one.id for one, _ in row.personas] == ["ann"]
    assert row.unknown == ()


def test_the_dearest_comes_first_the_unknown_last_and_equals_by_name() -> None:
    found = backlog(
        ann=causes("{cause: cheap, cost_per_year: 1}", "unknown b", "{cause: Dear, cost_per_year: 1000}"),
        ben=causes("loss", "{cause: Also cheap, cost_per_year: 1}") + LOSS,
        cy=causes("Unknown A", "{cause: free, cost_per_year: 0}"),
    )
    assert [row.text for row in found.open] == [
        "Dear", "loss", "Also cheap", "cheap", "free", "Unknown A", "unknown b",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("statuses", "is_closed"),
    [
        (["done"], True),
        (["wont-do"], True),
        (["done", "wont-do"], True),
        (["done", "doing"], False),
        (["idea"], False),
        (["planned"], False),
        ([""], False),
        (["done", ""], False),
    ],
)
def test_a_cause_is_closed_once_nobody_has_anything_left_to_do(statuses: list[str], *, is_closed: bool) -> None:
    entries = ["{cause: C}" if not status else f"{{cause: C, status: {status}}}" for status in statuses]
    found = backlog(**dict(zip(("ann", "ben"), (causes(entry) for entry in entries), strict=False)))
    assert (len(found.open), len(found.closed)) == ((0, 1) if is_closed else (1, 0))
    assert not found.is_empty


@pytest.mark.parametrize(
    ("entry", "figures", "is_estimate", "sources"),
    [
        ("{cause: C, cost_per_year: 5, source: S1}", "", False, ("S1",)),
        ("{cause: C, cost_per_year: 5, source: S2}", LOSS.replace("source: S1", "estimate: true"), False, ("S2",)),
        ("{cause: C, cost_per_year: 5}", LOSS, True, ()),
        ("C", LOSS, False, ("S1",)),
        ("{cause: C, source: S2}", LOSS, False, ("S1",)),
        ("C", LOSS.replace("source: S1", "source: [S1, S2], estimate: true"), True, ("S1", "S2")),
        ("C", LOSS.replace(", source: S1", ""), True, ()),
        ("C", "", False, ()),  # there is no figure
    ],
)
def test_a_cost_says_what_it_rests_on(entry: str, figures: str, sources: tuple[str, ...], *, is_estimate: bool) -> None:
    row = only(backlog(ann=causes(entry) + figures))
    assert row.costs.is_estimate is is_estimate
    assert [(record.id, cited) for record, cited in row.costs.cited] == ([("ann", sources)] if sources else [])


@pytest.mark.parametrize(
    ("settings", "figures", "row_currency", "currency"),
    [
        (GBP, "", None, "GBP"),
        (GBP, LOSS, "GBP", "GBP"),
        (None, LOSS.replace("{", "{currency: EUR, ", 1), "EUR", None),
        ("baseline: {return_rate: 4 %}", "", None, None),
    ],
)
def test_a_cost_has_the_personas_currency_or_the_companys(
    settings: str | None, figures: str, row_currency: str | None, currency: str | None
) -> None:
    found = backlog("", settings, ann=causes("C") + figures)
    assert (only(found).currency, found.company) == (row_currency, currency)


CATALOG = handbook(
    ann="",
    ben=causes("B") + "segment: Walkers\n",
    cy=causes("b", "C") + "segment: Anglers\n",
    di=causes("D") + "status: retired\nretired_on: 2026-01-01\nretired_reason: Gone.\n",
)


def touched(options: str, catalog: Catalog = CATALOG) -> list[tuple[str, list[str]]]:
    return [(row.text, [one.id for one, _ in row.personas]) for row in build(chosen(options), catalog).all.open]


@pytest.mark.parametrize(
    ("options", "rows"),
    [
        ("", [("B", ["ben", "cy"]), ("C", ["cy"])]),
        ("sort: segment", [("b", ["cy", "ben"]), ("C", ["cy"])]),
        ("where: {segment: Walkers}", [("B", ["ben"])]),
        ("where: {status: retired}", [("D", ["di"])]),
        ("where: {type: customer}", []),
    ],
)
def test_conditions_choose_whose_causes_are_shown(options: str, rows: list[tuple[str, list[str]]]) -> None:
    assert touched(options) == rows


def test_a_handbook_may_have_no_causes() -> None:
    found = backlog(ann="", ben=negative("why: W"))
    assert found.is_empty
    assert (found.open, found.closed) == ((), ())


def challenges(*entries: str) -> str:
    return f"type: customer\nchallenges: [{', '.join(entries)}]\n"


def told(found: Backlog) -> list[str]:
    return [row.text for row in found.open]


def test_challenges_and_causes_stand_in_one_order_of_money_then_share_then_confidence_then_importance() -> None:
    found = backlog(
        ann=challenges("{text: Dear, cost_per_year: 9}", "Common") + "share_of_customers: 20\n",
        ben=challenges("Rare", "{text: Surer, confidence: high}", "{text: Less sure, confidence: low}")
        + "share_of_customers: 3\n",
        cy=challenges("Anywhere", "{text: Weighty, importance: 5}", "{text: Light, importance: 1}"),
        di=causes("{cause: Dearer, cost_per_year: 10}", "{cause: Free, cost_per_year: 0}"),
    )
    assert told(found) == [
        "Dearer", "Dear", "Free",  # nothing is a figure, and not the same as none
        "Common", "Surer", "Less sure", "Rare", "Weighty", "Light", "Anywhere",
    ]  # fmt: skip


def test_what_both_sides_say_in_the_same_words_is_one_row() -> None:
    row = only(backlog(ann=challenges("No size chart"), ben=causes("no size  Chart")))
    assert row.kinds == ("Challenge", "Root cause")


@pytest.mark.parametrize("kind", ["challenge", "cause"])
def test_a_challenge_never_stands_for_a_whole_loss(kind: str) -> None:
    entry = challenges("C") if kind == "challenge" else causes("C")
    assert only(backlog(ann=entry + LOSS)).cost == (None if kind == "challenge" else 70)


def test_a_loss_that_two_rows_rest_on_is_counted_in_the_first_of_them() -> None:
    found = backlog(ann=causes("B", "A", "{cause: Own, cost_per_year: 5}") + LOSS, ben=causes("B") + LOSS)
    first, second, own = found.open
    assert (first.text, first.bound, first.cost, first.above) == ("B", Decimal(135), Decimal(135), ())
    assert (second.text, second.bound, second.cost) == ("A", Decimal(65), None)
    assert [(record.id, number) for record, number in second.above] == [("ann", first.number)]
    assert own.cost == 5
    assert (first.beside, second.beside, own.beside) == ((own.number,), (), ())
    assert found.total == 140
    assert [one.id for one in found.losses] == ["ann", "ben"]
    assert found.unknown == 0


def test_a_row_keeps_what_is_its_own_of_a_cost_that_is_partly_counted_above() -> None:
    found = backlog(ann=causes("A", "B") + LOSS, ben=causes("A") + LOSS, cy=causes("{cause: B, cost_per_year: 3}"))
    assert [(row.text, row.bound, row.cost) for row in found.open] == [
        ("A", Decimal(140), Decimal(140)),
        ("B", Decimal(73), Decimal(3)),
    ]
    assert found.total == 143


def test_what_is_closed_costs_nothing_any_more_also_in_a_row_that_is_open_elsewhere() -> None:
    found = backlog(
        ann=causes(
            "{cause: Over, status: done, cost_per_year: 50, outcome: O}",
            "{cause: Half, status: done, cost_per_year: 8}",
        ),
        ben=causes("{cause: Half, cost_per_year: 2}", "{cause: Left, status: wont-do}") + LOSS,
        cy=challenges("{text: Gone, status: done, cost_per_year: 4}"),
    )
    assert [(row.text, row.cost) for row in found.open] == [("Half", Decimal(2))]
    assert [row.text for row in found.closed] == ["Over", "Gone", "Left"]
    assert found.total == 2


def test_a_total_names_how_many_rows_nobody_has_put_a_figure_on() -> None:
    found = backlog(ann=challenges("A", "B", "{text: C, cost_per_year: 1}"), ben=challenges("C"))
    assert (found.total, found.unknown) == (Decimal(1), 3)
    assert backlog(ann=challenges("A")).total is None


@pytest.mark.parametrize(
    ("one", "other", "share", "is_whole"),
    [
        ("share_of_customers: 3\n", "share_of_customers: 2.5\n", Decimal("5.5"), True),
        ("share_of_customers: 3\n", "", 3, False),
        ("share_of_customers: 0\n", "share_of_customers: 0\n", 0, True),
        ("", "", None, False),
    ],
)
def test_shares_of_several_personas_are_added_up_and_are_a_least_if_one_is_missing(
    one: str, other: str, share: Decimal | None, *, is_whole: bool
) -> None:
    row = only(backlog(ann=challenges("C", "c") + one, ben=challenges("C") + other))
    assert (row.share, row.is_share_whole) == (share, is_whole)


@pytest.mark.parametrize(
    ("one", "other", "sure"),
    [
        ("{text: C, confidence: high}", "{text: C, confidence: low}", "low"),
        ("{text: C, confidence: high}", "C", None),
        ("C", "C", None),
    ],
)
def test_a_row_is_as_sure_as_the_least_sure_of_it(one: str, other: str, sure: str | None) -> None:
    assert only(backlog(ann=challenges(one), ben=challenges(other))).confidence == sure


def test_a_row_is_as_sure_as_the_persona_where_it_does_not_say() -> None:
    catalog = load({"personas/ann.md": "---\nname: Ann\nevidence: {confidence: medium}\nchallenges: [C]\n---\n"})[0]
    assert only(build(Options(), catalog).all).confidence == "medium"


@pytest.mark.parametrize(
    ("entry", "is_late"),
    [
        ("{text: C, due: 2020-01-01}", True),
        ("{text: C, due: 2020-01-01, status: doing}", True),
        ("{text: C, due: 2020-01-01, status: done}", False),
        ("{text: C, due: 2020-01-01, status: wont-do}", False),
        ("{text: C, due: 2999-01-01}", False),
        ("C", False),
    ],
)
def test_what_is_open_after_its_day_is_late(entry: str, *, is_late: bool) -> None:
    catalog = handbook(ann=challenges(entry))
    assert only(build(Options(), catalog).all).is_late(catalog.today) is is_late


def test_by_owner_open_rows_stand_under_their_teams_and_those_of_nobody_last() -> None:
    catalog = handbook(
        GBP,
        ann=challenges("{text: A, owner: Product, cost_per_year: 1}", "{text: B, owner: Buying}", "D"),
        ben=challenges("{text: A, owner: Buying}", "{text: C, owner: product, cost_per_year: 4}"),
        cy=challenges("{text: E, owner: Buying, status: done}"),
    )
    found = build(Options.model_validate({"by": "owner"}), catalog)
    assert [(group.title, [row.text for row in group.rows]) for group in found.groups] == [
        ("Buying", ["A", "B"]),
        ("product", ["C", "A"]),
        ("Nobody yet", ["D"]),
        ("Closed", ["E"]),
    ]


def test_the_public_has_no_backlog() -> None:
    catalog = handbook("audience: public", ann=challenges("{text: A, owner: Product, cost_per_year: 1}"))
    assert build(Options(), catalog).all.is_empty
    assert sheet(catalog) == []


def test_the_file_of_the_backlog_adds_up_to_its_total() -> None:
    people = {
        "ann": causes("B", "A", "{cause: Own, cost_per_year: 5.5, source: S1}") + LOSS,
        "ben": challenges("{text: D, cost_per_year: 2, status: done}", "E"),
    }
    catalog = handbook(GBP, **people)
    head, *lines = sheet(catalog)
    found = [dict(zip(head, line, strict=True)) for line in lines]
    assert [(one["what"], one["cost a year"], one["cost is"], one["cost shared with row"]) for one in found] == [
        ("A", "64.50", "the rest of the loss at most", ""),
        ("B", "", "in another row", "1"),
        ("Own", "5.50", "sourced", ""),
        ("E", "", "not known", ""),
        ("D", "", "estimate", ""),
    ]
    assert sum(Decimal(one["cost a year"] or 0) for one in found) == build(Options(), catalog).all.total


def test_the_row_that_holds_a_loss_names_every_row_that_rests_on_it() -> None:
    found = backlog(ann=causes("A", "B", "C", "{cause: Own, cost_per_year: 5}") + LOSS, ben=causes("D") + LOSS)
    below = {row.text: row.below for row in found.open}
    assert [row.text for row in found.open] == ["D", "A", "B", "C", "Own"]
    assert below == {"D": (), "A": (3, 4), "B": (), "C": (), "Own": ()}


@pytest.mark.parametrize(
    ("entry", "beside_the_cost", "beside_the_persona"),
    [
        ("{cause: C, source: S1, cost_per_year: 5}", ("S1",), ()),
        ("{cause: C, source: S1}", (), ("S1",)),
        ("{cause: C, source: S1, cost_per_year: 5, status: done}", ("S1",), ()),
        ("{cause: C, source: S1, cost_per_year: 5, status: wont-do}", ("S1",), ()),
        ("{cause: C, source: S1, status: done}", (), ("S1",)),
    ],
)
def test_a_source_of_a_row_and_its_cost_stands_there_once(
    entry: str, beside_the_cost: tuple[str, ...], beside_the_persona: tuple[str, ...]
) -> None:
    row = only(backlog(ann=causes(entry)))
    cited = (*row.costs.cited, *row.before.cited, *row.accepted.cited)
    assert tuple(source for _, sources in cited for source in sources) == beside_the_cost
    assert tuple(source for _, sources in row.personas for source in sources) == beside_the_persona


def test_a_row_that_is_done_in_part_says_whose_part_and_keeps_what_that_cost() -> None:
    people = {
        "ann": challenges("{text: Partly  done, cost_per_year: 1100}"),
        "ben": challenges("Partly done"),
        "cy": challenges("{text: Partly done, status: done, cost_per_year: 900, outcome: Gone   here, owner: Product}"),
    }
    catalog = handbook(GBP, **people)
    row = only(build(Options(), catalog).all)
    assert (row.cost, row.before.amount, row.accepted.amount) == (Decimal(1100), Decimal(900), None)
    assert [[record.id for record in whose] for _, whose in row.works] == [["ann", "ben"], ["cy"]]
    (line,) = lines(catalog)
    assert (line["state"], line["what"]) == ("open", "Partly done")
    assert line["status"] == "no status (Ann, Ben); done (Cy)"
    assert (line["outcome"], line["owner"]) == ("Gone here (Cy)", "Product (Cy)")
    assert (line["cost a year"], line["cost a year until done"], line["cost not known for"]) == (
        "1100.00",
        "900.00",
        "Ben",
    )


def lines(catalog: Catalog) -> list[dict[str, str]]:
    head, *found = sheet(catalog)
    return [dict(zip(head, line, strict=True)) for line in found]


def test_what_all_personas_say_alike_stands_in_the_file_without_their_names() -> None:
    same = "{text: A, status: done, outcome: Gone}"
    (line,) = lines(handbook(GBP, ann=challenges(same), ben=challenges(same)))
    assert (line["status"], line["outcome"], line["owner"]) == ("done", "Gone", "")


def test_what_will_not_be_mended_goes_on_costing_and_is_no_part_of_what_is_open() -> None:
    people = {
        "ann": challenges("{text: Old contracts, status: wont-do, cost_per_year: 4200}", "{text: B, cost_per_year: 1}"),
        "ben": challenges(
            "{text: B, status: wont-do, cost_per_year: 3}", "{text: C, status: done, cost_per_year: 900}"
        ),
        "cy": challenges("{text: D, status: wont-do}"),
    }
    catalog = handbook(GBP, **people)
    found = build(Options(), catalog).all
    assert (found.total, found.accepted.amount, found.accepted.is_whole) == (Decimal(1), Decimal(4203), False)
    costs = [(row.text, row.before.amount, row.accepted.amount) for row in (*found.open, *found.closed)]
    assert costs == [("B", None, 3), ("Old contracts", None, 4200), ("C", 900, None), ("D", None, None)]
    told = [
        (one["what"], one["state"], one["cost a year"], one["cost a year until done"], one["cost a year accepted"])
        for one in lines(catalog)
    ]
    assert told == [
        ("B", "open", "1.00", "", "3.00"),
        ("Old contracts", "closed", "", "", "4200.00"),
        ("C", "closed", "", "900.00", ""),
        ("D", "closed", "", "", ""),
    ]
    assert [(one["cost is"], one["currency"]) for one in lines(catalog)][1:] == [
        ("estimate", "GBP"),
        ("estimate", "GBP"),
        ("not known", ""),
    ]


@pytest.mark.parametrize(
    ("other", "cost", "total"),
    [
        ("{cause: Own, cost_per_year: 100}", None, 100),  # more than the loss: nothing of it is left
        ("{cause: Own, cost_per_year: 70}", None, 70),
        ("{cause: Own, cost_per_year: 60}", 10, 70),
        ("{cause: Own, cost_per_year: 60, status: wont-do}", 10, 10),  # it goes on, as a part of the loss
        ("{cause: Own, cost_per_year: 60, status: done}", 70, 70),  # it is no part of the loss any more
        ("{cause: Own, cost_per_year: 0}", 70, 70),
    ],
)
def test_a_cause_without_a_cost_takes_what_the_others_leave_of_the_loss(
    other: str, cost: int | None, total: int
) -> None:
    found = backlog(ann=causes("C", other) + LOSS)
    rows = {row.text: row for row in (*found.open, *found.closed)}
    assert rows["C"].cost == cost
    assert found.total == total
    assert rows["C"].unknown == ()
    nothing_left = cost is None
    assert [number for _, number in rows["C"].above] == ([rows["Own"].number] if nothing_left else [])
    assert rows["C"].beside == ((rows["Own"].number,) if cost == 10 else ())


def test_what_a_challenge_costs_is_a_part_of_the_personas_loss_as_well() -> None:
    found = backlog(ann=causes("C") + LOSS + "challenges: [{text: Own, cost_per_year: 30}]\n")
    assert [(row.text, row.cost) for row in found.open] == [("C", Decimal(40)), ("Own", Decimal(30))]


@pytest.mark.parametrize(("options", "folded"), [({}, [0, 2, 0]), ({"by": "owner"}, [51, 0])])
def test_of_many_rows_those_without_a_figure_are_folded_away_after_the_first_hundred(
    options: dict[str, str], folded: list[int]
) -> None:
    assert SEEN == 100
    known = [f"{{text: K{number}, cost_per_year: 1}}" for number in range(49)]
    people = {"ann": challenges(*known, *(f"U{number}" for number in range(102)), "{text: Z, status: done}")}
    groups = build(Options.model_validate(options), handbook(GBP, **people)).groups
    assert [len(group.later) for group in groups] == folded
    assert all((*group.first, *group.later) == group.rows for group in groups)


def test_a_row_with_a_figure_is_never_folded_away() -> None:
    people = {"ann": challenges(*(f"{{text: K{number}, cost_per_year: 1}}" for number in range(130)), "U")}
    assert [len(group.later) for group in build(Options(), handbook(GBP, **people)).groups] == [0, 0]
