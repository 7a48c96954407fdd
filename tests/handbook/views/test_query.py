import pytest
from tests.handbook.support import catalog_of, front

from handbook.personas.catalog import Catalog
from handbook.schema import validate
from handbook.views.query import Query, breaches, groups, select

RETIRED = "status: retired\nretired_on: 2026-01-01\nretired_reason: gone"
CATALOG = catalog_of(
    ann="segment: Walkers\nage: 9\npayment_methods: [card, voucher]\nlast_reviewed: 2026-10-13\neducation: bachelor",
    ben="segment: Climbers\nage: 25-34\npayment_methods: {text: card}\nlast_reviewed: 2026-02-03\neducation: none\n"
    "share_of_customers: 9",
    cy="age: 100\nlast_reviewed: 2025-12-03\nstatus: active\neducation: primary\nshare_of_customers: 10",
    di=RETIRED,
    el="type: negative\nnegative: {handling: {step: decline}}\npriority: primary",
    fe="type: negative\nnegative: {handling: {step: educate}}\nrelated: [{id: ann}]",
)


def query(options: str) -> Query:
    found = validate(Query, front(options), "docs/x.md")
    assert found.problems == []
    return found.value


def chosen(options: str, catalog: Catalog = CATALOG) -> list[str]:
    return [record.id for record in select(query(options), catalog)]


@pytest.mark.parametrize(
    ("where", "ids"),
    [
        ("{}", ["ann", "ben", "cy", "el", "fe"]),
        ("{type: negative}", ["el", "fe"]),
        ("{type: [negative, customer]}", ["ann", "ben", "cy", "el", "fe"]),
        ("{status: retired}", ["di"]),
        ("{status: [retired, active]}", ["cy", "di"]),
        ("{payment_methods: voucher}", ["ann"]),
        ("{payment_methods: [voucher, card]}", ["ann", "ben"]),
        ("{payment_methods: card, segment: Climbers}", ["ben"]),
        ("{segment: filled}", ["ann", "ben"]),
        ("{segment: empty, type: customer}", ["cy"]),
        ("{segment: [empty, Walkers], type: customer}", ["ann", "cy"]),
        ("{age: 25-34}", ["ben"]),
        ("{negative.handling.step: decline}", ["el"]),
        ("{related: ann}", ["fe"]),
        ("{segment: Walkers, age: empty}", []),
    ],
)
def test_conditions_choose_personas(where: str, ids: list[str]) -> None:
    assert chosen(f"where: {where}") == ids


@pytest.mark.parametrize(
    ("sort", "ids"),
    [
        ("segment", ["ben", "ann", "cy", "el", "fe"]),  # those without a value come last, in the order of names
        ("age", ["ann", "ben", "cy", "el", "fe"]),  # 9 before 25 before 100
        ("last_reviewed", ["cy", "ben", "ann", "el", "fe"]),
        ("share_of_customers", ["ben", "cy", "ann", "el", "fe"]),
        ("education", ["cy", "ann", "ben", "el", "fe"]),  # the vocabulary's order, then free text
        ("negative.handling.step", ["fe", "el", "ann", "ben", "cy"]),
        ("payment_methods", ["ben", "ann", "cy", "el", "fe"]),
        ("related", ["fe", "ann", "ben", "cy", "el"]),
    ],
)
def test_personas_are_sorted_as_a_reader_would_sort_them(sort: str, ids: list[str]) -> None:
    assert chosen(f"sort: {sort}") == ids


@pytest.mark.parametrize(
    "path", ["custom", "jobs", "evidence.sources", "avatar", "income", "fictional", "review_every"]
)
def test_every_field_can_be_sorted_and_grouped_by(path: str) -> None:
    value = {
        "custom": "{a: {b: [c]}}", "jobs": "[{want: a}]", "evidence.sources": "", "avatar": "x.png",
        "income": "{min: 3}", "fictional": "true", "review_every": "6m",
    }[path]  # fmt: skip
    field = "evidence: {sources: [{id: S1, title: T}]}" if path == "evidence.sources" else f"{path}: {value}"
    catalog = catalog_of(ann=field, ben="")
    assert chosen(f"sort: {path}", catalog)[0] == "ann"
    titles = [group.title for group in groups(query(f"group: {path}"), catalog)]
    assert titles
    assert not any(set(title) & set("{}[]='") for title in titles)


def grouped(options: str, catalog: Catalog = CATALOG) -> list[tuple[str, list[str]]]:
    return [(group.title, [one.id for one in group.records]) for group in groups(query(options), catalog)]


def test_without_a_group_there_is_one_without_a_title() -> None:
    assert grouped("where: {type: negative}") == [("", ["el", "fe"])]
    assert grouped("where: {segment: Walkers, age: empty}") == []


def test_a_persona_with_several_values_stands_in_several_groups_and_one_without_in_none() -> None:
    assert grouped("group: payment_methods") == [("Card", ["ann", "ben"]), ("Voucher", ["ann"])]


def test_groups_follow_their_vocabulary_or_the_alphabet() -> None:
    steps = grouped("group: negative.handling.step")
    assert steps == [("Educate", ["fe"]), ("Decline politely", ["el"])]
    assert [title for title, _ in grouped("group: segment")] == ["Climbers", "Walkers"]


def test_groups_of_personas_have_the_names_that_readers_know() -> None:
    catalog = catalog_of(ann="", ben="related: [{id: ann}, {id: nobody}]")
    assert grouped("group: related", catalog) == [("Ann", ["ann"]), ("Ann", ["ben"]), ("nobody", ["ben"])]


@pytest.mark.parametrize(
    ("options", "messages"),
    [
        ("where: {type: customer, segment: filled}\nsort: age\ngroup: segment", []),
        ("where: {segment: 12}", []),  # a warning, for all views together: see content/test_docs.py
        (
            "where: {priority: prime}",
            [
                "no persona has `priority: prime`. Did you mean `primary`?"
                " Allowed: primary, secondary, supplemental, buyer, served"
            ],
        ),
        ("sort: company", ["`company` is not a field. Did you mean `company.type`?"]),
        ("group: company.sise", ["`company.sise` is not a field. Did you mean `company.size`?"]),
    ],
)
def test_what_does_not_exist_is_told(options: str, messages: list[str]) -> None:
    assert [breach.message for breach in breaches(query(options), CATALOG)] == messages
