from dataclasses import replace

import pytest
from tests.handbook.support import catalog_of, front, load, persona
from tests.handbook.views.given import economics, handbook

from handbook.schema import validate
from handbook.schema.studies import Study
from handbook.views import VIEWS
from handbook.views.cards import Cards, Options, build

CATALOG = catalog_of(ann="segment: Walkers\nage: 34", ben="segment: Climbers", cy="")


def options(text: str) -> Options:
    found = validate(Options, front(text), "docs/x.md")
    assert found.problems == []
    return found.value


def faces(cards: Cards) -> list[tuple[str, list[str]]]:
    return [(face.record.id, [fact.path for fact in face.facts]) for _, group in cards.groups for face in group]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", [("ann", []), ("ben", []), ("cy", [])]),
        ("show: [segment, age]", [("ann", ["segment", "age"]), ("ben", ["segment"]), ("cy", [])]),
        ("show: segment\nwhere: {age: filled}", [("ann", ["segment"])]),
        ("sort: segment", [("ben", []), ("ann", []), ("cy", [])]),
        ("group: segment", [("ben", []), ("ann", [])]),
        ("where: {type: negative}", []),
    ],
)
def test_there_is_a_card_for_each_persona_with_the_facts_it_has(text: str, found: list[tuple[str, list[str]]]) -> None:
    cards = build(options(text), CATALOG)
    assert faces(cards) == found
    assert cards.is_empty is (not found)


def test_the_public_sees_no_internal_fact() -> None:
    files = {"personas/ann.md": persona("owner: Insight\nsegment: Walkers\nstatus: active")}
    asked = options("show: [owner, segment]")
    assert faces(build(asked, load(files)[0])) == [("ann", ["owner", "segment"])]
    assert faces(build(asked, load(files, "audience: public")[0])) == [("ann", ["segment"])]


@pytest.mark.parametrize("name", VIEWS)
def test_every_view_judges_its_options_and_builds(name: str) -> None:
    negative = "warning_signs: A, fit_questions: B, root_causes: C, exclusions: [{where: D, rule: E}]"
    catalog = handbook(
        ann=economics(currency="EUR") + "created: 2026-02-03\naccount: Tarn Quay", ben=f"negative: {{{negative}}}"
    )
    company = load({}, "teams: Insight")[0].company
    listed = (Study(id="S9", title="Orders"),)
    catalog = replace(catalog, short=load({}, short="- Divers")[0].short, company=company, studies=listed)
    view = VIEWS[name]
    needed = {"matrix": "rows: negative.warning_signs", "source": "source: S9"}
    asked = validate(view.options, front(needed.get(name, "")), "docs/x.md").value
    assert list(view.judge(asked, catalog)) == []
    assert view.build(asked, catalog)
