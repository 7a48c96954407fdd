import pytest
from tests.handbook.views.given import asked, economics, handbook, negative

from handbook.personas.catalog import Catalog
from handbook.views.comparison import Comparison, Line, build
from handbook.views.query import Query


def comparison(catalog: Catalog, options: str = "") -> Comparison:
    return build(asked(Query, options), catalog)


def lines(found: Comparison) -> dict[str, dict[str, tuple[tuple[str, ...], ...]]]:
    """The cells of the first side, by section and label."""
    return {part.title: {line.label: line.cells for line in part.lines} for part in found.sides[0].parts}


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
    assert found.index == "personas/personas.json"


@pytest.mark.parametrize(
    ("cells", "differs"),
    [
        ((("a",), ("a",)), False),
        ((("a", "b"), ("b", "a")), False),  # the order of a list says nothing
        (((), ()), False),
        ((("a",), ("b",)), True),
        ((("a",), ()), True),
        ((("a", "b"), ("a",)), True),
        ((("a",), ("a",), ("b",)), True),
    ],
)
def test_a_line_differs_where_not_all_say_the_same(cells: tuple[tuple[str, ...], ...], *, differs: bool) -> None:
    assert Line("L", cells).differs is differs


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
    assert [record.id for record in outside.sides[0].records] == ["ann", "ben"]
