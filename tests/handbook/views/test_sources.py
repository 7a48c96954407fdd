"""The page of all sources: what rests on each, and nothing for the public."""

import datetime as dt

from handbook.content.handbook import judged
from handbook.source.files import Content
from handbook.views import sources

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


def built(settings: bytes = b"audience: internal\n") -> sources.Sources:
    personas = {"personas/rowan.md": ROWAN.encode(), "personas/tamsin.md": TAMSIN.encode()}
    found = judged(Content(personas=personas, sources=LIST, settings=settings), dt.date(2026, 11, 14))
    return sources.build(None, found.catalog.shown(drafts=True))


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


def test_so_is_what_rests_on_the_sources_of_one_persona() -> None:
    ((record, (interviews, diaries)),) = built().own
    assert record.id == "rowan"
    assert interviews.is_old
    assert interviews.age == "2 years old"
    assert interviews.count == 2
    assert (diaries.age, diaries.is_old, diaries.count) == ("", False, 0)
    assert built().old == 1


def test_each_source_has_a_place_of_its_own() -> None:
    places = [one.place for one in built().every]
    assert len(places) == len(set(places)) == 4
    assert all(" " not in one for one in places)


def test_the_public_gets_nothing() -> None:
    assert built(b"audience: public\n") == sources.Sources()
