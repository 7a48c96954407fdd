import pytest
from tests.handbook.views.given import asked, economics, handbook, negative

from handbook.display.sheet import Line as SheetLine
from handbook.personas.catalog import Catalog
from handbook.views.comparison import MOST, Comparison, Line, build
from handbook.views.query import Query


def comparison(catalog: Catalog, options: str = "") -> Comparison:
    return build(asked(Query, options), catalog)


def lines(found: Comparison) -> dict[str, dict[str, tuple[tuple[str, ...], ...]]]:
    """The values of the first side, by section and label, without what they rest on."""
    return {
        part.title: {line.label: tuple(cell.values if cell else () for cell in line.cells) for line in part.lines}
        for part in found.sides[0].parts
        if part.title != "Evidence"
    }


def chosen(found: Comparison) -> dict[str, list[str]]:
    return {group.title: [one.record.id for one in group.personas] for group in found.choices}


def test_a_line_has_a_cell_for_each_persona_empty_where_it_says_nothing() -> None:
    catalog = handbook(
        ann="brands: [Tarn, Ash]\ntech_comfort: 2\nhobbies: Kites", ben="brands: Ash\ntech_comfort: 4", cy=""
    )
    found = comparison(catalog)
    assert [record.id for record in found.sides[0].records] == ["ann", "ben", "cy"]
    assert lines(found) == {
        "In short": {"Summary": (("S.",), ("S.",), ("S.",))},
        "How to reach them": {
            "Comfort with technology": (("2 of 5",), ("4 of 5",), ()),
            "Brands": (("Tarn", "Ash"), ("Ash",), ()),
        },
        "Life and values": {"Hobbies": (("Kites",), (), ())},
    }
    assert [one.sheet for one in found.choices[0].personas][:2] == ["personas/ann.json", "personas/ben.json"]


@pytest.mark.parametrize(
    ("compared", "differs"),
    [
        ([("a",), ("a",)], False),
        ([None, None], False),
        ([("a",), ("b",)], True),
        ([("a",), None], False),  # the other may merely be silent
        ([("a", "b"), ("a",)], True),
        ([("a",), ("a",), ("b",)], True),
        ([(), ()], False),  # own words: of two sentences, all would differ
        ([("a",), ()], False),
    ],
)
def test_a_line_differs_where_two_say_what_can_be_compared(
    compared: list[tuple[str, ...] | None], *, differs: bool
) -> None:
    said = ("In words of their own", "Otherwise", "Elsewhere")
    cells = [
        None if one is None else SheetLine("path", "L", (said[place],), 0, compared=one)
        for place, one in enumerate(compared)
    ]
    assert Line("L", tuple(cells)).differs is differs


def test_only_terms_and_figures_differ_and_the_order_of_a_list_says_nothing() -> None:
    catalog = handbook(
        ann="payment_methods: [card, cash]\ntech_comfort: 2\nhobbies: Kites\njob_title: Warden\nage: 25-34",
        ben="payment_methods: [cash, card]\ntech_comfort: {value: 4}\nhobbies: Maps\njob_title: Head\nage: 65+",
    )
    differing = [line.label for part in comparison(catalog).sides[0].parts for line in part.lines if line.differs]
    assert differing == ["Comfort with technology", "Age"]


def test_everybody_can_be_chosen_once_whatever_the_tables_show() -> None:
    catalog = handbook(ann="segment: B", ben="segment: A", cy="", di=negative("why: W"))
    assert chosen(comparison(catalog, "group: segment\nwhere: {type: customer}")) == {
        "A": ["ben"],
        "B": ["ann"],
        "": ["cy"],
        "Negative personas": ["di"],
    }
    assert chosen(comparison(catalog, "where: {segment: A}")) == {
        "": ["ben"],
        "Other personas": ["ann", "cy"],
        "Negative personas": ["di"],
    }
    assert comparison(handbook(ann="")).is_possible is False
    assert comparison(handbook(ann="", ben="")).is_possible is True


def test_a_group_that_no_table_can_hold_is_chosen_from_alone() -> None:
    catalog = handbook(**{f"p{number}": "segment: A" for number in range(MOST + 1)})
    found = comparison(catalog, "group: segment")
    assert found.sides == ()
    assert len(chosen(found)["A"]) == MOST + 1


@pytest.mark.parametrize(
    ("ann", "ben", "order"),
    [
        ("challenges: A", "goals: {personal: B}", ["Goals", "Challenges"]),
        ("goals: {personal: B}", "challenges: A", ["Goals", "Challenges"]),
        ("goals: {personal: B}\nhobbies: C", "challenges: A\nhobbies: C", ["Goals", "Challenges", "Life and values"]),
        (negative("why: W"), "challenges: A", ["Why they are not a fit", "Challenges"]),
    ],
)
def test_sections_stand_in_the_order_of_a_page_whoever_has_them(ann: str, ben: str, order: list[str]) -> None:
    titles = list(lines(comparison(handbook(ann=ann, ben=ben))))
    assert titles == ["In short", *order]


@pytest.mark.parametrize("swapped", [False, True])
def test_lines_stand_in_the_order_of_a_page_whoever_has_them(*, swapped: bool) -> None:
    sides = ["brands: Tarn\ntech_comfort: 3", "media: [{name: M}]\nmarketing_channels: email"]
    sides += [economics(gross_margin=None, churn_rate="3 %"), economics(return_rate="2 %", revenue="1")]
    if swapped:
        sides.reverse()
    catalog = handbook("baseline: {currency: GBP}", **dict(zip(("ann", "ben", "cy", "di"), sides, strict=True)))
    found = lines(comparison(catalog))
    assert list(found["How to reach them"]) == ["Comfort with technology", "Marketing channels", "Media", "Brands"]
    assert list(found["Money"]) == [
        "Value a year",
        "Cost to serve a year",
        "Net in the first year",
        "Net in later years",
        "Return rate",
        "Churn rate",
    ]


def test_fields_of_one_name_in_two_sections_are_two_lines() -> None:
    catalog = handbook(
        ann="implications: {sales: Ask}\n" + negative("handling: {sales: Hint}"), ben="implications: {sales: Tell}"
    )
    found = lines(comparison(catalog))
    assert found["How to handle them"]["Sales"] == (("Hint",), ())
    assert found["What this means for us"]["Sales"] == (("Ask",), ("Tell",))


def test_groups_stand_side_by_side_each_and_one_alone_is_left_out() -> None:
    catalog = handbook(ann="segment: B", ben="segment: A", cy="segment: B", di="segment: A", el="segment: C", fay="")
    found = comparison(catalog, "group: segment")
    assert [(side.title, [record.id for record in side.records]) for side in found.sides] == [
        ("A", ["ben", "di"]),
        ("B", ["ann", "cy"]),
    ]
    assert comparison(handbook(ann="")).sides == ()


def test_the_public_compares_no_money_and_no_negative_persona() -> None:
    settings = "audience: {}\nbaseline: {{currency: GBP}}"
    personas = {"ann": economics(), "ben": economics(revenue="80"), "cy": negative("why: W")}
    inside, outside = (
        comparison(handbook(settings.format(audience), **personas).shown(drafts=True))
        for audience in ("internal", "public")
    )
    assert lines(inside)["Money"]["Value a year"] == (("+£100",), ("+£80",), ())
    assert list(lines(outside)) == ["In short"]
    assert [part.title for part in outside.sides[0].parts] == ["In short"]  # the sources are internal
    assert chosen(outside) == {"": ["ann", "ben"]}
    assert [record.id for record in outside.sides[0].records] == ["ann", "ben"]


def test_the_largest_group_comes_first_as_in_the_menu() -> None:
    catalog = handbook(
        ann="group: Trade", ben="group: Walkers", cy="group: Walkers", di="group: Trade", ed="group: Walkers"
    )
    found = comparison(catalog, "group: group")
    assert list(chosen(found)) == ["Walkers", "Trade"]
    assert [side.title for side in found.sides] == ["Walkers", "Trade"]
