"""A stage's feeling, and what else took no plain text or no source before."""

from decimal import Decimal

import pytest
from tests.handbook.support import validated

from handbook.schema.journey import Feeling


@pytest.mark.parametrize(
    ("written", "place", "words"),
    [
        ("-1, worried", "-1", "worried"),
        ("+2", "2", None),
        ("\N{MINUS SIGN}2 (ready to give up)", "-2", "ready to give up"),
        ("0,5", "0.5", None),
        ("very good", "2", None),
        ("torn", None, "torn"),
    ],
)
def test_a_feeling_is_a_number_words_or_both(written: str, place: str | None, words: str | None) -> None:
    found = Feeling.model_validate(written)
    assert (found.place, found.words) == (None if place is None else Decimal(place), words)


@pytest.mark.parametrize("written", ["3", "-2.5", "0.3", "7 of 10"])
def test_a_number_off_the_curve_is_refused(written: str) -> None:
    found = validated(f"journey: [{{stage: Compares, feeling: '{written}'}}]\n")
    assert [one.rule.id for one in found.problems] == ["bad-number"]


@pytest.mark.parametrize(
    ("feeling", "reads"),
    [
        ("-1, worried", ("worried", "\N{MINUS SIGN}1")),
        ("1", ("Good", "+1")),
        ("0.5", ("+0.5", "")),
        ("torn", ("torn", "")),
    ],
)
def test_a_feeling_reads(feeling: str, reads: tuple[str, str]) -> None:
    assert Feeling.model_validate(feeling).reads() == reads


@pytest.mark.parametrize(
    "fields",
    [
        "jobs: [Have one price for all sizes, {want: Pay once, source: S1, confidence: low}]",
        "jobs: Dress ninety drivers before the frost",
        "goals: [One supplier, {text: Fewer letters, source: S1}]",
        "goals: One supplier for every depot",
        "traits: [{name: Planning, value: 2.5, note: except in August, confidence: high}]",
        "tech_comfort: {value: 3, source: S1, confidence: low}",
        "age: {min: 20, max: 30, source: S1, confidence: low}",
        "location: {label: A port, source: S1, confidence: low}",
        "company: {size: [small, medium], industry: [Ferries, Buses], revenue: Around two million}",
        "quote: [{text: One., kind: invented}, {text: Two., kind: invented}]",
        "day_in_the_life: [Opens the shop, Counts the tents]",
        "budget: 3000 a year",
        "purchasing: {average_order: {amount: 120, currency: EUR}, cycle: Six weeks, process: [Asks, Orders]}",
        "fit: {signals: Asks about repairs, questions: [{ask: How often?, fit: Twice}]}",
        "languages: [de, Welsh]",
    ],
)
def test_what_real_sets_say_can_be_said(fields: str) -> None:
    assert validated(fields + "\n").problems == []


def test_a_plain_line_is_what_they_want() -> None:
    (job,) = validated("jobs: Have one price\n").value.jobs
    assert (job.when, job.want) == (None, "Have one price")


@pytest.mark.parametrize(("fields", "line", "rule"), [
    ("goals:\n  - One\n  - [Two]\n", 3, "wrong-shape"),
    ("goals:\n  - One\n  - {txt: Two}\n", 3, "unknown-field"),
    ("traits: [{name: Planning, value: 2.3}]\n", 1, "bad-number"),
    ("budget: {min: 30, max: 20}\n", 1, "bad-number"),
])  # fmt: skip
def test_what_is_wrong_in_them_is_told_in_its_line(fields: str, line: int, rule: str) -> None:
    assert (line, rule) in [(one.at.line, one.rule.id) for one in validated(fields).problems]
