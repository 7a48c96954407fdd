"""A source that is copied into several files: the remedy in the message works as it is printed."""

import datetime as dt
import re

from handbook.content.handbook import Handbook, judged
from handbook.source.files import Content

TODAY = dt.date(2026, 11, 14)
PERSONA = """---
name: {name}
summary: Walks.
{sources}goals: [{{text: Walk, source: {id}}}]
---
"""
OWN = """evidence:
  sources:
    - {{id: {id}, kind: sales, title: '{title}', date: 2026-08, n: 61400}}
"""


def handbook(title: str, ids: tuple[str, ...], sources: bytes | None = None, cite: str = "") -> Handbook:
    personas = {
        f"personas/walker-{number}.md": PERSONA.format(
            name=f"Walker {number}", sources="" if cite else OWN.format(id=id_, title=title), id=cite or id_
        ).encode()
        for number, id_ in enumerate(ids)
    }
    return judged(Content(personas=personas, sources=sources), TODAY)


def told(found: Handbook) -> list[str]:
    return [one.message for one in found.problems if one.rule.id == "copied-source"]


def test_the_lines_of_the_message_end_it_and_lose_nothing() -> None:
    for title in ("Orders: 61,400, {all}", '"Orders", #2', "注文", "Ünïcode - orders of the whole year, all shops"):
        before = handbook(title, ("S1", "S2", "S2"))
        (message,) = told(before)
        line, id_ = re.findall(r"`(- \{.*?\})` into .*? cite `([^`]+)`", message)[0]
        after = handbook(title, ("", "", ""), f"{line}\n".encode(), cite=id_)
        assert [one for one in after.problems if "source" in one.rule.id] == []
        evidence = [record.persona.evidence for record in (before.catalog.records[0], after.catalog.records[0])]
        first, second = (one.sources[0].model_dump(exclude={"id", "owner"}) for one in evidence if one)
        assert first == second


def test_it_is_said_once_for_all_of_them() -> None:
    found = handbook("Orders", ("S1", "S2", "orders"))
    (problem,) = (one for one in found.problems if one.rule.id == "copied-source")
    assert problem.path == "personas/walker-0.md"
    assert [one.path for one in problem.also] == ["personas/walker-1.md", "personas/walker-2.md"]
    assert "cite `orders-2`" in problem.message  # another file's source has the first name


def test_what_is_no_study_by_its_title_alone_is_no_copy() -> None:
    bare = OWN.replace(", date: 2026-08, n: 61400", "")
    personas = {
        f"personas/{name}.md": PERSONA.format(name=name, sources=bare.format(id="S1", title="Interviews"), id="S1")
        for name in ("rowan", "tamsin")
    }
    assert told(judged(Content(personas={path: text.encode() for path, text in personas.items()}), TODAY)) == []
