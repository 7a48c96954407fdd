"""Sources: in a row each, one with all that rests on it, and nothing for the public."""

import datetime as dt

from handbook.content.handbook import judged
from handbook.personas.catalog import Catalog
from handbook.source.files import Content
from handbook.views import source, sources

ROWAN = """---
name: Rowan
summary: Walks.
evidence:
  sources:
    - {id: S1, title: Interviews, date: 2024-10}
    - {id: "S 1", title: Diaries, date: spring}
quote: {text: I mend it, kind: composite, source: [orders, S1]}
goals: [{text: Walk, source: orders}, {text: Mend, source: orders}]
share_of_customers: {value: 12 %, source: S1}
economics: {customers: 12, gross_margin: 40 %, source: orders}
---
"""
TAMSIN = "---\nname: Tamsin\nsummary: Walks.\ngoals: [{text: Rest, source: [orders, orders]}]\n---\n"
LIST = b"- {id: orders, title: Orders, date: 2026-08, owner: Finance}\n- {id: panel, title: Panel}\n"


def catalog(settings: bytes = b"audience: internal\n") -> Catalog:
    personas = {"personas/rowan.md": ROWAN.encode(), "personas/tamsin.md": TAMSIN.encode()}
    found = judged(Content(personas=personas, sources=LIST, settings=settings), dt.date(2026, 11, 14))
    return found.catalog.shown(drafts=True)


def built(settings: bytes = b"audience: internal\n") -> sources.Sources:
    return sources.build(None, catalog(settings))


def test_every_statement_that_rests_on_a_shared_source_is_listed_by_persona() -> None:
    orders, panel = built().shared
    assert (orders.place, orders.age, orders.owner, orders.count) == ("study-orders", "2 months old", "Finance", 5)
    said = [(record.id, [(one.label, one.text, one.place) for one in found]) for record, found in orders.personas]
    assert said == [
        (
            "rowan",
            [
                ("Quote", "I mend it", ""),
                ("Goals", "Walk", "goals"),
                ("Goals", "Mend", "goals"),
                ("What they bring and cost", "Customers, Gross margin", "money"),
            ],
        ),
        ("tamsin", [("Goals", "Rest", "goals")]),
    ]
    assert panel.personas == ()
    assert [one.page for one in (orders, panel)] == ["sources/orders.md", "sources/panel.md"]


def test_a_page_of_one_source_says_of_it_what_the_overview_counts() -> None:
    known = catalog()
    pages = tuple(source.build(source.Options(source=id_), known) for id_ in ("orders", "panel"))
    assert pages == sources.build(None, known).shared


def test_a_source_that_the_list_does_not_have_is_told_of() -> None:
    def told(id_: str | None) -> list[str]:
        return [one.message for one in source.breaches(source.Options(source=id_), catalog())]

    assert told("orders") == []
    assert told("order") == ["personas/_sources.yml has no source `order`. Did you mean `orders`?"]
    assert told(None) == ["say which source to show: add `source:` with its id in personas/_sources.yml"]


def test_so_is_what_rests_on_the_sources_of_one_persona() -> None:
    ((record, (interviews, diaries)),) = built().own
    assert record.id == "rowan"
    assert interviews.is_old
    assert interviews.age == "2 years old"
    assert interviews.count == 2
    assert (diaries.age, diaries.is_old, diaries.count) == ("", False, 0)
    places = [(one.page, one.at) for one in (interviews, diaries)]
    assert places == [("personas/rowan.md", "source-1"), ("personas/rowan.md", "source-2")]
    assert built().old == 1


def test_each_source_has_a_place_of_its_own() -> None:
    places = [one.place for one in built().every]
    assert len(places) == len(set(places)) == 4
    assert all(" " not in one for one in places)


def test_the_public_gets_nothing() -> None:
    assert built(b"audience: public\n") == sources.Sources()
    assert source.build(source.Options(source="orders"), catalog(b"audience: public\n")) is None
