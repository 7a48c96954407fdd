"""Shares and rates are read alike, and what has two readings is asked about."""

from decimal import Decimal

import pytest
from tests.handbook.support import validated

from handbook.schema.economics import Economics
from handbook.schema.statements import Share

PLACES = ("share_of_customers: {}", "share_of_profit: {{value: {}}}", "economics: {{churn_rate: {}, estimate: true}}")


@pytest.mark.parametrize(
    ("written", "percent"), [("18 %", "18"), ("18%", "18"), ("18", "18"), ("0.18 %", "0.18"), ("1 %", "1"), ("0", "0")]
)
def test_a_number_of_percent_is_the_same_in_every_field(written: str, percent: str) -> None:
    assert Share.model_validate({"value": written}).value == Decimal(percent)
    assert Economics.model_validate({"return_rate": written}).return_rate == Decimal(percent) / 100


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize(
    ("written", "readings"), [("0.18", "`18 %` or `0.18 %`"), ("0.5", "`50 %` or `0.5 %`"), ("1", "`100 %` or `1 %`")]
)
def test_a_bare_fraction_is_asked_about_and_both_remedies_work(place: str, written: str, readings: str) -> None:
    problems = validated(place.format(written) + "\n").problems
    assert [one.rule.id for one in problems] == ["bad-number"]
    assert f"write {readings}" in problems[0].message
    for remedy in readings.replace("`", "").split(" or "):
        assert validated(place.format(remedy) + "\n").problems == []


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("written", ["0,18", "101", "a third", "1/3"])
def test_what_is_no_share_is_refused(place: str, written: str) -> None:
    assert [one.rule.id for one in validated(place.format(f"'{written}'") + "\n").problems] == ["bad-number"]
