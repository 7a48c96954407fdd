"""Sources that several personas share: what a persona that cites them has, and how old a source is."""

import datetime as dt
import re

import pytest

from handbook.content.handbook import Handbook, judged
from handbook.personas.studies import age, is_old, months_since, own_sources, page_of
from handbook.schema.studies import Study
from handbook.source.files import Content

TODAY = dt.date(2026, 11, 14)
LIST = b"- {id: panel, title: Family panel, owner: Research}\n- {id: orders, title: Orders, n: 61400}\n"


def handbook(persona: str, sources: bytes | None = LIST) -> Handbook:
    return judged(Content(personas={"personas/rowan.md": persona.encode()}, sources=sources), TODAY)


def ids(found: Handbook) -> list[str]:
    evidence = found.catalog.records[0].persona.evidence
    return [one.id for one in evidence.sources] if evidence else []


OWN = """---
name: Rowan
summary: Walks.
evidence:
  sources:
    - {id: S1, title: Interviews}
quote: {text: I mend it, kind: composite, source: [orders, S1]}
goals: [{text: Walk, source: panel}]
---
"""


def test_a_persona_has_the_shared_sources_that_it_cites_after_its_own_in_the_order_of_the_list() -> None:
    found = handbook(OWN)
    assert ids(found) == ["S1", "panel", "orders"]
    assert [one.id for one in own_sources(found.catalog.records[0].persona)] == ["S1"]
    assert not [one for one in found.problems if "source" in one.rule.id]


def test_it_has_none_that_it_does_not_cite() -> None:
    assert ids(handbook(OWN.replace("orders, ", ""))) == ["S1", "panel"]


def test_a_persona_without_evidence_may_cite_them() -> None:
    found = handbook("---\nname: Rowan\nsummary: Walks.\ngoals: [{text: Walk, source: panel}]\n---\n")
    evidence = found.catalog.records[0].persona.evidence
    assert evidence and evidence.basis is None
    assert evidence.sources == [Study(id="panel", title="Family panel", owner="Research")]


def test_both_forms_of_the_list_say_the_same() -> None:
    named = b"sources:\n" + b"".join(b"  " + line for line in LIST.splitlines(keepends=True))
    assert handbook(OWN, named).catalog.studies == handbook(OWN).catalog.studies


@pytest.mark.parametrize("text", [b"", b"# nothing yet\n", b"sources:\n", None])
def test_an_empty_list_is_none(text: bytes | None) -> None:
    found = handbook("---\nname: Rowan\nsummary: Walks.\n---\n", text)
    assert found.catalog.studies == ()
    assert not [one for one in found.problems if one.path.endswith("_sources.yml")]


@pytest.mark.parametrize(
    ("text", "at"),
    [
        (b"- {id: panel}\n", (1, 3)),
        (b"- id: panel\n  titel: Panel\n", (2, 3)),
        (b"- id: panel\n  title: Panel\n  n: many\n", (3, 6)),
        (b"- id: panel\n  title: Panel\n  link: javascript:x\n", (3, 9)),
        (b"just words\n", (1, 1)),
        (b"- id: panel\n  title: Panel\n  note: Ask ann.ash@tolsea-post.co.uk\n", (3, 9)),
    ],
)
def test_a_slip_in_the_list_is_told_where_it_is_and_nothing_follows_from_it(text: bytes, at: tuple[int, int]) -> None:
    found = handbook("---\nname: Rowan\nsummary: Walks.\ngoals: [{text: Walk, source: panel}]\n---\n", text)
    told = [one for one in found.problems if one.is_error]
    assert [(one.path, (one.at.line, one.at.column)) for one in told] == [("personas/_sources.yml", at)]


@pytest.mark.parametrize(
    ("date", "months", "reads"),
    [
        ("2026-11-14", 0, "less than a month old"),
        ("2026-11", 0, "less than a month old"),
        ("2026-10-14", 1, "1 month old"),
        ("2026-10", 0, "about a month old"),
        ("2026-09", 1, "1 month old"),
        ("2025-08", 14, "14 months old"),
        ("2025-09-15", 13, "13 months old"),
        ("2024-11-14", 24, "2 years old"),
        ("2024-11-15", 23, "23 months old"),
        ("2024-11", 23, "23 months old"),
        ("2026", 0, "less than a year old"),
        ("2025", 10, "at least 10 months old"),
        ("2024", 22, "at least 22 months old"),
        ("2023", 34, "at least 2 years old"),
        ("2026-10-15", 0, "less than a month old"),
        ("2016-02-29", 128, "10 years old"),
        ("2031", 0, "less than a month old"),
        ("spring 2026", None, ""),
        ("2026-13", None, ""),
        ("2025-02-29", None, ""),
        ("0000", None, ""),
        (None, None, ""),
    ],
)
def test_the_age_of_a_source_is_never_said_to_be_more_than_it_is(
    date: str | None, months: int | None, reads: str
) -> None:
    assert months_since(date, TODAY) == months
    assert age(date, TODAY) == reads
    assert is_old(date, TODAY) is (months is not None and months >= 24)


@pytest.mark.parametrize(("date", "reads"), [("2026", "less than a year old"), ("2025", "at most a year old")])
def test_in_january_last_year_may_be_twelve_months_ago(date: str, reads: str) -> None:
    assert age(date, dt.date(2026, 1, 10)) == reads


def test_a_single_source_without_its_dash_is_told_of_the_dash() -> None:
    found = handbook("---\nname: Rowan\nsummary: Walks.\n---\n", b"id: panel\ntitle: Family panel\nn: 12\n")
    (told,) = [one for one in found.problems if one.path == "personas/_sources.yml"]
    assert (told.rule.id, told.at.line) == ("not-fields", 1)
    assert "with a dash before it" in told.message


IDS = [
    "orders-2026",
    "Orders-2026",
    "ORDERS-2026",
    "orders 2026",
    "index",
    "readme",
    "../x",
    "a/b",
    "",
    "…",
    "é",
    "x" * 300,
]


def test_every_id_has_a_page_of_its_own_whatever_people_choose() -> None:
    pages = [page_of(one) for one in IDS]
    assert pages[0] == "sources/orders-2026.md"
    assert len({one.casefold() for one in pages}) == len(IDS)
    for one in pages:
        assert re.fullmatch(r"sources/[a-z0-9][a-z0-9-]{0,90}\.md", one), one
        assert one not in ("sources/index.md", "sources/readme.md")
