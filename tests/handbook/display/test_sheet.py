import re

import pytest
from tests.handbook.support import ACTIVE, DRAFT, NEGATIVE, load, persona
from tests.handbook.views.given import economics, handbook

from handbook.display.sheet import sheet
from handbook.personas.catalog import Catalog

GBP = "baseline: {currency: GBP, return_rate: 10 %, source: Finance}"


def read(catalog: Catalog, number: int = 0) -> dict[str, dict[str, tuple[str, ...]]]:
    """A persona's lines by section and path."""
    return {
        block.title: {line.path: line.values for line in block.lines}
        for block in sheet(catalog.records[number], catalog)
    }


def one(fields: str, base: str = DRAFT, settings: str | None = None) -> dict[str, dict[str, tuple[str, ...]]]:
    return read(load({"personas/ann.md": persona(fields, base=base)}, settings)[0])


def test_a_sheet_begins_with_what_stands_at_the_top_of_a_page() -> None:
    fields = "role_label: The walker\nquote: {text: If it squelches., kind: invented}\nsegment: Day walkers"
    assert one(fields, base=f"{DRAFT}evidence: {{basis: proto}}\n") == {
        "In short": {
            "role_label": ("The walker",),
            "summary": ("Walks in all weather.",),
            "quote": ("If it squelches.",),
            "segment": ("Day walkers",),
            "evidence.basis": ("Proto-persona",),
        }
    }
    assert one("", base="name: Ann\n") == {}


def test_sections_follow_in_the_order_of_a_page_without_what_is_about_the_page() -> None:
    found = one("hobbies: [Kites, Maps]\nage: 25-34\njobs: [{when: it rains, want: a coat}]", base=ACTIVE)
    assert list(found) == ["In short", "Goals", "Challenges", "Life and values", "Background", "Evidence"]
    assert found["Goals"] == {"goals.personal": ("Walk more",), "jobs": ("it rains, a coat",)}
    assert found["Life and values"] == {"hobbies": ("Kites", "Maps")}
    assert found["Background"] == {"age": ("25\N{EN DASH}34",)}


@pytest.mark.parametrize(
    ("field", "section", "values"),
    [
        ("tech_comfort: 3", "How to reach them", ("3 of 5",)),
        ("purchasing: {price_sensitivity: 5}", "How they buy", ("5 of 5",)),
        (
            "devices: [phone, {text: in-store, rating: 2}]",
            "How to reach them",
            ("Phone", "Screen in the store (2 of 5)"),
        ),
        (
            "traits: [{name: Planning, left: Improvises, right: Plans, value: 4}, {name: Pace, value: 1}]",
            "Life and values",
            ("Planning (4 of 5; Improvises to Plans)", "Pace (1 of 5)"),
        ),
        (
            "payment_methods: [card, {text: voucher, note: at fairs, rating: 2}]",
            "How they buy",
            ("Card", "Voucher (at fairs; 2 of 5)"),
        ),
    ],
)
def test_each_value_is_one_line_with_what_qualifies_it(field: str, section: str, values: tuple[str, ...]) -> None:
    (line,) = one(field)[section].values()
    assert line == values


def test_the_other_personas_of_either_file_come_last_by_their_names() -> None:
    files = {
        "personas/ann.md": persona("related: [{id: ben, how: buys-for}]\nbrands: Tarn", base=ACTIVE),
        "personas/ben.md": persona(base=ACTIVE.replace("Ann", "Ben")),
        "personas/negative/cy.md": persona("negative: {looks_like: [ann, ben]}", base="name: Cy\nsummary: S.\n"),
    }
    catalog = load(files)[0]
    ann, ben, cy = ([*read(catalog, number).items()][-1] for number in range(3))
    alike = {"negative.looks_like": ("Cy",)}
    assert ann == ("Related personas", {"related": ("Ben (Buys for)",), **alike})
    assert ben == ("Related personas", {"related": ("Ann (Their buyer)",), **alike})
    assert cy == ("Related personas", {"negative.looks_like": ("Ann", "Ben")})


def test_money_is_what_follows_from_the_figures() -> None:
    catalog = handbook(GBP, ann=economics(support_cost="30", acquisition_cost="5", return_rate="25 %"))
    assert read(catalog)["Money"] == {
        "money.value": ("+£100",),
        "money.cost": ("£30",),
        "money.first": ("+£65",),
        "money.later": ("+£70",),
        "money.return_rate": ("25%",),
    }


def test_what_cannot_be_told_is_left_out_and_a_guess_says_so() -> None:
    missing = "economics: {support_cost: 30, returns_cost: 4}\n"
    assert read(handbook(GBP, ann=missing))["Money"] == {"money.cost": ("at least £34 (estimate, no source given)",)}
    assert "Money" not in read(handbook(GBP, ann="economics: {customers: 3}\n"))


def test_the_public_s_sheet_has_nothing_internal() -> None:
    fields = "share_of_profit: 9\nimplications: {sales: Haggle}\nassumptions: Guesses\nhobbies: Kites\n" + economics()
    inside = one(fields, base=ACTIVE, settings=GBP)
    outside = one(fields, base=ACTIVE, settings=f"audience: public\n{GBP}")
    assert set(inside) - set(outside) == {"What this means for us", "Money", "Evidence"}
    assert outside["Life and values"] == {"hobbies": ("Kites",)}
    assert not {path for lines in outside.values() for path in lines} & {"share_of_profit", "assumptions", "owner"}


def test_entries_of_several_parts_keep_what_each_part_is() -> None:
    fields = (
        "jobs: [{when: it rains, want: a coat, so_that: the walk goes on}]\n"
        "evidence: {basis: mixed, confidence: high, sources: [{id: S1, title: Talks}]}"
    )
    misfit = NEGATIVE.replace(
        "reasons: misaligned",
        "reasons: misaligned, warning_signs: [{sign: Wants skis, level: red}], root_causes: [{cause: Snow, fix: Sun}],"
        " fit_questions: [{ask: Skis?, fit: No}], exclusions: [{where: Ads, rule: skis}]",
    )
    catalog = load({"personas/ann.md": persona(fields), "personas/negative/bo.md": persona(base=misfit)})[0]
    parts = {
        line.path: line.parts
        for record in catalog.records
        for block in sheet(record, catalog)
        for line in block.lines
        if (line.parts and record.id != "bo") or line.path.startswith("negative.")
    }
    assert parts["jobs"] == ((("When", "it rains"), ("They want to", "a coat"), ("So that", "the walk goes on")),)
    assert parts["evidence.sources"] == ((("Id", "S1"), ("Title", "Talks")),)
    assert [label for label, _ in parts["negative.warning_signs"][0]] == ["Sign", "Level"]
    assert parts["negative.root_causes"] == ((("Cause", "Snow"), ("Fix", "Sun")),)
    assert parts["negative.fit_questions"][0][0][1] == "Skis?"
    assert ("Where", "Ads") in parts["negative.exclusions"][0]


@pytest.mark.parametrize(
    ("field", "compared"),
    [
        ("payment_methods: [cash, {text: card, rating: 2}]", ("card", "cash")),
        ("tech_comfort: {value: 3, note: at work}", ("3",)),
        ("age: 25-34", ("25\N{EN DASH}34",)),
        ("brands: [Tarn]", ()),
        ("job_title: Warden", ()),
        ("challenges: Rain", ()),
        ("jobs: [{want: a coat, kind: social}]", ()),
    ],
)
def test_only_terms_of_closed_lists_and_numbers_can_be_compared(field: str, compared: tuple[str, ...]) -> None:
    catalog = load({"personas/ann.md": persona(field)})[0]
    (path, *_) = field.split(":")
    found = [line for block in sheet(catalog.records[0], catalog) for line in block.lines if line.path == path]
    assert [line.compared for line in found] == [compared]


def test_figures_of_money_name_their_sources_and_have_the_decimals_of_the_personas_page() -> None:
    catalog = handbook(GBP, ann=economics(revenue="10.50"))
    (money,) = (block for block in sheet(catalog.records[0], catalog) if block.title == "Money")
    value = next(line for line in money.lines if line.path == "money.value")
    assert value.sources == (("S1",),)
    assert all(re.search(r"\.\d\d$", line.values[0]) for line in money.lines if "£" in line.values[0])
