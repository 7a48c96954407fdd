from typing import Any

import pytest
from tests.handbook.support import ACTIVE, catalog_of, persona, record_of

from handbook.display.values import Item, anchor, anchors, fields, glance, item, keys, parts, show, text_of
from handbook.personas.record import value_at
from handbook.schema import Look, Section
from handbook.schema.terms.general import Confidence


def shown(field: str, path: str) -> Any:
    record = record_of(persona(field))
    return show(record.fields[path], value_at(record.persona, path))


@pytest.mark.parametrize(
    ("field", "path", "look"),
    [
        ("age: 34", "age", Look.FACT),
        ("gender: any", "gender", Look.FACT),
        ("challenges: a", "challenges", Look.LIST),
        ("hobbies: a", "hobbies", Look.CHIPS),
        ("relationship: buyer", "relationship", Look.CHIPS),
        ("jobs: [{want: a}]", "jobs", Look.CARDS),
        ("replaced_by: ben", "replaced_by", Look.PERSONAS),
        ("demographics_note: a", "demographics_note", Look.TEXT),
        ("tech_comfort: 2", "tech_comfort", Look.SCALE),
        ("traits: [{name: a, value: 1}]", "traits", Look.SCALE),
        ("devices: phone", "devices", Look.CHIPS),
        ("devices: {text: phone, note: on the bus}", "devices", Look.CHIPS),  # a chip has no room for a note
    ],
)
def test_a_field_is_shown_as_its_type_or_declaration_asks(field: str, path: str, look: Look) -> None:
    assert shown(field, path).look is look


@pytest.mark.parametrize(
    ("field", "path", "items"),
    [
        ("age: 25-34", "age", [Item("25\N{EN DASH}34")]),
        (
            "challenges: [a, {text: b, source: S1, confidence: low}]",
            "challenges",
            [Item("a"), Item("b", "", ("S1",), Confidence.LOW)],
        ),
        (
            "payment_methods: {text: buy-now-pay-later, rating: 4, note: often}",
            "payment_methods",
            [Item("Buy now, pay later", "often", rating=4)],
        ),
        ("related: [{id: ben, how: buys-for}]", "related", [Item("ben", "Buys for", id="ben")]),
        ("media: [{name: The Fell Post, kind: newsletter}]", "media", [Item("The Fell Post", "Newsletter")]),
        ("evidence: {sources: [{id: S1, title: T, n: 3}]}", "evidence.sources", [Item("S1, T, 3")]),
        ("custom: {a: 1, b: [x, y], c: {d: z}}", "custom", [Item("a: 1; b: x, y; c: d: z")]),
        ("created: 2026-02-03", "created", [Item("3 February 2026")]),
        ("fictional: true", "fictional", [Item("Yes")]),
        (
            "tech_comfort: 2",
            "tech_comfort",
            [Item("Comfort with technology", rating=2, ends=("Low", "High"), named=False)],
        ),
        (
            "purchasing: {price_sensitivity: 5}",
            "purchasing.price_sensitivity",
            [Item("Price sensitivity", rating=5, ends=("Low", "High"), named=False)],
        ),
        (
            "traits: [{name: Planning, left: Improvises, right: Plans, value: 4, source: S1}, {name: Pace, value: 1}]",
            "traits",
            [Item("Planning", "", ("S1",), rating=4, ends=("Improvises", "Plans")), Item("Pace", rating=1)],
        ),
    ],
)
def test_values_become_what_a_reader_sees(field: str, path: str, items: list[Item]) -> None:
    assert list(shown(field, path).items) == items


def test_no_value_of_any_field_shows_how_it_is_stored() -> None:
    record = record_of(persona("jobs: [{want: a}]\ncustom: {a: [{b: c}]}\navatar: {src: x.png}", base=ACTIVE))
    for one in fields(record, public=False):
        for text in (*(each.text for each in one.items), *(text for card in one.cards for _, text in card.parts)):
            assert not set(text) & set("{}[]='"), (one.path, text)


def test_an_entry_is_shown_with_the_label_of_each_part() -> None:
    (card,) = shown("jobs: [{when: it rains, want: a coat, kind: functional}]", "jobs").cards
    assert card.parts == (("When", "it rains"), ("They want to", "a coat"), ("Kind", "Functional"))


def test_a_text_is_cut_at_empty_lines() -> None:
    assert Item("one\n\n two \n\n\n").paragraphs == ["one", "two"]


def test_sections_come_in_order_and_empty_ones_not_at_all() -> None:
    record = record_of(persona("hobbies: a\nmotivations: b", base=ACTIVE))
    sections = [part.section for part in parts(fields(record, public=False))]
    assert sections == [Section.GOALS, Section.CHALLENGES, Section.LIFE, Section.ABOUT]
    assert sections == sorted(sections, key=list(Section).index)


@pytest.mark.parametrize(("text", "look"), [("a" * 80, Look.FACT), ("a" * 81, Look.TEXT)])
def test_a_long_text_is_no_fact_whatever_its_field(text: str, look: Look) -> None:
    record = record_of(persona(f"retired_reason: {text}\nreviewers: [Service, Sales]", base=ACTIVE))
    (about,) = [part for part in parts(fields(record, public=False)) if part.section is Section.ABOUT]
    assert ("retired_reason" in [one.path for one in about.facts]) is (look is Look.FACT)
    assert [one.look for one in (*about.facts, *about.others) if one.path == "retired_reason"] == [look]
    assert "reviewers" in [one.path for one in about.facts]


def test_a_term_is_a_chip_with_or_without_a_note() -> None:
    one = shown("payment_methods: [card, {text: voucher, note: from her aunt}]", "payment_methods")
    assert one.look is Look.CHIPS
    assert [item.note for item in one.items] == ["", "from her aunt"]


def test_what_stands_at_a_glance_is_not_shown_twice() -> None:
    record = record_of(persona("age: 34\ngender: any"))
    assert [one.path for one in glance(fields(record, public=False))] == ["age"]
    (background,) = [part for part in parts(fields(record, public=False)) if part.section is Section.BACKGROUND]
    assert [one.path for one in background.facts] == ["gender"]


def test_the_public_sees_nothing_internal() -> None:
    record = record_of(persona("assumptions: a\nimplications: {sales: b}\nhobbies: c", base=ACTIVE))
    inside = {one.path for one in fields(record, public=False)}
    outside = {one.path for one in fields(record, public=True)}
    assert inside - outside == {"assumptions", "implications.sales", "owner", "evidence.sources"}
    assert outside < inside


@pytest.mark.parametrize(
    ("field", "path", "expected"),
    [
        ("status: active", "status", {"active": "Active"}),
        ("payment_methods: [card, voucher]", "payment_methods", {"card": "Card", "voucher": "Voucher"}),
        ("segment: Day hikers", "segment", {"Day hikers": "Day hikers"}),
        ("related: [ben]", "related", {"ben": "ben"}),
        ("age: 25-34", "age", {"25-34": "25\N{EN DASH}34"}),
        ("name: Ann", "segment", {}),
    ],
)
def test_values_are_compared_by_what_a_writer_types(field: str, path: str, expected: dict[str, str]) -> None:
    assert keys(record_of(f"---\n{field}\n---\n"), path) == expected


def test_several_values_make_one_line() -> None:
    assert text_of(["a", "b"]) == "a, b"
    assert item(None).text == ""


@pytest.mark.parametrize(
    ("one", "line"),
    [
        (Item("a"), "a"),
        (Item("a", "b"), "a (b)"),
        (Item("a", rating=3), "a (3 of 5)"),
        (Item("a", rating=3, ends=("low", "high")), "a (3 of 5; low to high)"),
        (Item("a", rating=3, ends=("low", "")), "a (3 of 5)"),
        (Item("a", "b", rating=3), "a (b; 3 of 5)"),
        (Item("a", rating=3, ends=("low", "high"), named=False), "3 of 5"),
        (Item("a", sources=("S1",), confidence=Confidence.LOW), "a"),
    ],
)
def test_a_value_in_one_line_has_what_qualifies_it_in_brackets(one: Item, line: str) -> None:
    assert one.line == line


@pytest.mark.parametrize(
    ("field", "path", "lines"),
    [
        ("challenges: [a, b]", "challenges", ["a", "b"]),
        ("tech_comfort: 2", "tech_comfort", ["2 of 5"]),
        ("traits: [{name: Pace, left: Slow, right: Fast, value: 1}]", "traits", ["Pace (1 of 5; Slow to Fast)"]),
        ("jobs: [{when: it rains, want: a coat}, {want: a hat}]", "jobs", ["it rains, a coat", "a hat"]),
        ("age: 25-34", "age", ["25\N{EN DASH}34"]),
    ],
)
def test_a_field_in_lines_has_one_for_each_value(field: str, path: str, lines: list[str]) -> None:
    assert shown(field, path).lines == lines


@pytest.mark.parametrize(
    ("path", "text", "name"),
    [
        ("brands", "Tarn & Sons", "brands-tarn-sons"),
        ("communication.channels", "Email", "communication-channels-email"),
        ("payment_methods", "Buy now, pay later", "payment_methods-buy-now-pay-later"),
        ("brands", "Ängström", "brands-angstrom"),
        ("brands", "Größe", "brands-grosse"),
        ("brands", "Łódź Øst", "brands-lodz-ost"),
        ("brands", "Ромашка", "brands-romashka"),
        ("brands", "C", "brands-c"),
        ("brands", "C++", "brands-c-plus-plus"),
        ("brands", "C#", "brands-c-sharp"),
    ],
)
def test_an_index_has_a_place_for_each_value(path: str, text: str, name: str) -> None:
    assert anchor(path, text) == name


def test_values_without_a_letter_have_places_of_their_own() -> None:
    one, other = anchor("brands", "\N{SNOWMAN}"), anchor("brands", "++")
    assert one != other
    for place in (one, other):
        assert place.removeprefix("brands-").isdigit()


@pytest.mark.parametrize(
    "brands", [["C", "C++", "C#"], ["Grosse", "Größe"], ["Tarn Sons", "Tarn & Sons", "Tarn-Sons"], ["!!", "??"]]
)
def test_no_two_values_of_an_index_have_one_place(brands: list[str]) -> None:
    given = {f"p{number}": f"brands: ['{brand}']" for number, brand in enumerate(brands)}
    places = anchors("brands", catalog_of(**given).records)
    assert sorted(places) == sorted(brands)
    assert len(set(places.values())) == len(brands)
