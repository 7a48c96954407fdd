import pytest
from tests.handbook.support import TODAY, front, load, persona
from tests.handbook.views.given import asked, handbook, negative

from handbook.display.values import anchor
from handbook.personas.catalog import Catalog
from handbook.schema import validate
from handbook.views import VIEWS
from handbook.views.matrix import MOST_COLUMNS, Matrix, Options, build

RETIRED = f"status: retired\nretired_on: {TODAY}\nretired_reason: Gone.\n"
CATALOG = handbook(
    ann="payment_methods: [voucher, {text: card, rating: 4, note: at fairs}]\nbrands: [Tarn, ash]\nsegment: B",
    ben="payment_methods: [card, card, {text: cash, note: coins}]\nbrands: [ash]\nsegment: A",
    cy="brands: Birch",
    old=RETIRED + "payment_methods: invoice\n",
)


def matrix(options: str, catalog: Catalog = CATALOG) -> Matrix:
    return build(asked(Options, options), catalog)


def cells(found: Matrix) -> dict[str, list[str]]:
    """Whose each value is, by its text."""
    return {
        row.text: [record.id for record, cell in zip(found.records, row.cells, strict=True) if cell]
        for row in found.rows
    }


def test_a_row_says_who_has_its_value() -> None:
    found = matrix("rows: payment_methods")
    assert found.label == "Payment methods"
    assert [record.id for record in found.records] == ["ann", "ben"]  # who says nothing has no column
    assert cells(found) == {"Card": ["ann", "ben"], "Cash": ["ben"], "Voucher": ["ann"]}
    assert [row.count for row in found.rows] == [2, 1, 1]


def test_a_cell_is_the_persona_s_own_entry_the_first_of_two() -> None:
    rows = {row.text: row.cells for row in matrix("rows: payment_methods").rows}
    (anns, bens), (_, cash) = rows["Card"], rows["Cash"]
    assert anns and bens and cash
    assert (anns.rating, anns.note) == (4, "at fairs")
    assert (bens.rating, bens.note) == (None, "")
    assert (cash.text, cash.note) == ("Cash", "coins")


def test_terms_stand_in_their_order_and_other_values_by_how_many_have_them() -> None:
    assert list(cells(matrix("rows: payment_methods"))) == ["Card", "Voucher", "Cash"]
    assert list(cells(matrix("rows: brands"))) == ["ash", "Birch", "Tarn"]


def test_every_row_has_the_place_that_links_lead_to() -> None:
    assert [row.anchor for row in matrix("rows: brands").rows] == [
        anchor("brands", text) for text in ("ash", "Birch", "Tarn")
    ]


@pytest.mark.parametrize(
    ("options", "found"),
    [
        ("rows: brands\nshared: true", {"ash": ["ann", "ben"]}),
        ("rows: brands\nwhere: {payment_methods: filled}", {"ash": ["ann", "ben"], "Tarn": ["ann"]}),
        ("rows: brands\nsort: segment", {"ash": ["ben", "ann"], "Birch": ["cy"], "Tarn": ["ann"]}),
        ("rows: payment_methods\nwhere: {status: retired}", {"Invoice": ["old"]}),
        ("rows: hobbies", {}),
    ],
)
def test_options_choose_personas_and_values(options: str, found: dict[str, list[str]]) -> None:
    assert cells(matrix(options)) == found


@pytest.mark.parametrize(
    ("options", "messages"),
    [
        ("rows: brands", []),
        ("", ["say whose values to show: add `rows:`, such as `rows: payment_methods`"]),
        ("rows: age", ["`age` has one value for each persona: use `view: table` with `group: age`"]),
        ("rows: brand", ["`brand` is not a field. Did you mean `brands`?"]),
        ("rows: brands\nwhere: {brand: Tarn}", ["`brand` is not a field. Did you mean `brands`?"]),
    ],
)
def test_what_a_matrix_can_get_wrong(options: str, messages: list[str]) -> None:
    found = validate(Options, front(options), "docs/x.md").value
    assert [breach.message for breach in VIEWS["matrix"].judge(found, CATALOG)] == messages


def test_the_public_sees_no_internal_values_and_no_persona_that_is_left_out() -> None:
    files = {
        "personas/ann.md": persona("assumptions: Guesses\nrelated: [cy, ben]\nstatus: active"),
        "personas/ben.md": persona("status: active\nrelated: cy"),
        "personas/negative/cy.md": persona("status: active"),
    }
    inside, outside = load(files)[0], load(files, "audience: public")[0].shown(drafts=False)
    assert cells(matrix("rows: assumptions", inside)) == {"Guesses": ["ann"]}
    assert matrix("rows: assumptions", outside) == Matrix("", (), ())
    assert [row.text for row in matrix("rows: related", inside).rows] == ["Ann"] * 3  # all are called that
    assert [row.count for row in matrix("rows: related", inside).rows] == [2, 2, 2]  # by their own files or others'
    assert [[bool(cell) for cell in row.cells] for row in matrix("rows: related", outside).rows] == [
        [True, False],
        [False, True],
    ]


def test_the_public_sees_no_values_of_negative_personas() -> None:
    files = handbook("audience: public", ann="brands: Tarn", ben=negative("why: W") + "brands: Birch")
    assert cells(matrix("rows: brands", files.shown(drafts=True))) == {"Tarn": ["ann"]}


def crowd(number: int = MOST_COLUMNS + 1) -> Catalog:
    """So many personas with a brand in common, every other of them with a second one, of five segments."""
    return handbook(
        **{
            f"p{index:03}": f"segment: S{index % 5}\nbrands: [ash{', Tarn' if index % 2 else ''}]"
            for index in range(number)
        }
    )


def test_too_many_personas_for_columns_are_counted_the_value_that_most_have_first() -> None:
    catalog = crowd()
    found = matrix("rows: brands", catalog)
    assert (found.label, found.path, found.rows) == ("Brands", "brands", ())
    assert [(one.text, one.key, one.count) for one in found.counts] == [("ash", "ash", 31), ("Tarn", "Tarn", 15)]
    assert [one.anchor for one in found.counts] == [anchor("brands", "ash"), anchor("brands", "Tarn")]
    assert [record.id for record in found.counts[1].records] == [f"p{index:03}" for index in range(1, 31, 2)]
    assert found.counts[0].segments == (("S0", 7), ("S1", 6), ("S2", 6))
    assert found.counts[0].others == 2
    assert matrix("rows: brands", crowd(MOST_COLUMNS)).counts == ()


def test_counts_may_leave_out_what_only_one_has() -> None:
    catalog = crowd()
    one = handbook(**{f"q{index}": f"brands: [ash, only{index}]" for index in range(MOST_COLUMNS + 1)})
    assert len(matrix("rows: brands", one).counts) == MOST_COLUMNS + 2
    assert [count.text for count in matrix("rows: brands\nshared: true", one).counts] == ["ash"]
    assert not matrix("rows: brands", one).has_segments
    assert matrix("rows: brands", catalog).has_segments


def test_many_values_have_few_links_each() -> None:
    many = handbook(**{f"q{index}": f"brands: [ash, only{index}]" for index in range(200)})
    assert matrix("rows: brands", crowd()).links == 250
    assert matrix("rows: brands", many).links == 12
