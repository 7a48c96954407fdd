"""Twice as many personas are about twice as much work, counted in calls, which are the same on every machine."""

import functools
import json
import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from types import FrameType
from typing import Any

import pytest
from tests.handbook.support import ACTIVE, NEGATIVE, TODAY, content, persona

from handbook.personas.catalog import load
from handbook.rules import CHECKS
from handbook.rules.check import Check, run
from handbook.source.files import Content
from handbook.views import VIEWS

FEW = 80  # more than a chart keeps apart
MOST = 2.4  # times the work for twice the personas: twice, and what sorting adds
SETTINGS = "baseline: {currency: GBP, return_rate: 10 %, customer_value: 60, cost_to_serve: 20}\n"
FIGURES = (
    "economics: {customers: 9, new_customers: 2, revenue: 200, gross_margin: 40 %, acquisition_cost: 5,"
    " support_cost: 1, returns_cost: 2, discount_cost: 3, payment_losses: 4, other_cost: 5, return_rate: 12 %,"
    " source: [S1, orders]}\nshare_of_customers: 0.1 %\npayment_methods: [card, cash]\nbrands: [Oddfell]\n"
)
CUSTOMER = ACTIVE + FIGURES + "segment: Walkers\n"
MORE = (
    "reasons: misaligned, looks_like: [p0], exclusions: [{where: Ads, rule: skis}], root_causes: [No skis],"
    " fit_questions: [Skis or boots?]"
)
MISFIT = NEGATIVE.replace("reasons: misaligned", MORE) + FIGURES
OPTIONS: Mapping[str, dict[str, Any]] = {
    "table": {"filter": ["segment", "payment_methods"]},
    "cards": {"group": "segment"},
    "matrix": {"rows": "payment_methods"},
    "comparison": {"group": "segment"},
    **{
        name: {}
        for name in (
            "booklet",
            "upkeep",
            "signs",
            "screening",
            "exclusions",
            "backlog",
            "money",
            "payback",
            "whale",
            "whom",
            "committee",
            "sources",
            "teams",
            "brief",
        )
    },
    "quadrants": {},
    "source": {"source": "orders"},
}
STUDIES = [{"id": "orders", "title": "Orders"}]
LATER = {"quadrants": ("placed",), "whale": ("marks",), "exclusions": ("waste", "is_estimate"), "backlog": ("all",)}


def written(number: int) -> Content:
    """The files of so many personas, every fourth of them negative."""
    files = {
        f"personas/{'negative/' if index % 4 == 3 else ''}p{index}.md": persona(
            base=(MISFIT if index % 4 == 3 else CUSTOMER).replace("name: Ann", f"name: Ann {index}")
        )
        for index in range(number)
    }
    return replace(content(files, SETTINGS), sources=json.dumps(STUDIES).encode())


@functools.cache
def loaded(number: int) -> Any:
    """A folder and its catalog of so many personas."""
    catalog, folder, _ = load(written(number), TODAY)
    return catalog, folder


def calls(work: Callable[[], object]) -> int:
    """How many functions, or steps of generators, the work enters."""
    count = 0

    def noted(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(noted)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


def judged(one: Check, number: int) -> int:
    folder = loaded(number)[1]
    return calls(lambda: [problem for record in folder.records for problem in run((one,), record, folder)])


def built(name: str, number: int) -> int:
    catalog = loaded(number)[0]
    options = VIEWS[name].options.model_validate(OPTIONS[name])

    def work() -> None:
        view = VIEWS[name].build(options, catalog)
        for later in LATER.get(name, ()):
            getattr(view, later)

    return calls(work)


@pytest.mark.parametrize("one", CHECKS, ids=[one.rule.id for one in CHECKS])
def test_a_rule_looks_at_each_persona_about_once(one: Check) -> None:
    assert judged(one, 2 * FEW) <= MOST * judged(one, FEW)


@pytest.mark.parametrize("name", OPTIONS)
def test_a_view_grows_in_a_line(name: str) -> None:
    assert built(name, 2 * FEW) <= MOST * built(name, FEW)


def test_loading_and_judging_grow_in_a_line() -> None:
    def work(number: int) -> int:
        held = written(number)
        return calls(lambda: load(held, TODAY))

    work(1)  # makes what all loading shares
    assert work(2 * FEW) <= MOST * work(FEW)


def test_whoever_is_mistaken_for_whom_is_looked_up() -> None:
    def work(number: int) -> int:
        catalog = loaded(number)[0]
        return calls(lambda: [catalog.doubles(record) for record in catalog.records])

    assert work(2 * FEW) <= MOST * work(FEW)


def test_every_view_of_personas_is_tried() -> None:
    assert VIEWS.keys() - OPTIONS.keys() == {"fields", "rules", "template", "not-for-us"}
