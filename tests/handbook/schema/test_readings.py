"""What has two ends, one end or another scale is never taken for a number that it is not."""

from decimal import Decimal

import pytest
from tests.handbook.support import validated

from handbook.schema import figures, suggestions
from handbook.schema.readings import is_span, part, place


def message(fields: str) -> str:
    (problem,) = validated(fields).problems
    return problem.message


@pytest.mark.parametrize("written", ["20-30", "10k to 20k", "under 30", "30+", "no more than 8", "\u2264 5", "> 9"])
def test_a_range_or_a_bound_is_no_number(written: str) -> None:
    assert is_span(written)
    assert figures.number(written) == []


@pytest.mark.parametrize("written", ["30", "about 30", "30 thousand", "30 mio", "1,250", "2026"])
def test_one_number_is_no_range(written: str) -> None:
    assert not is_span(written)
    assert len(figures.number(written)) == 1


@pytest.mark.parametrize(
    ("written", "percent"),
    [
        ("1 in 4", "25 %"),
        ("one in five", "20 %"),
        ("3 out of 10", "30 %"),
        ("120 of 500 customers", "24 %"),
        ("1/3", "33.3 %"),
        ("about a quarter", "25 %"),
        ("roughly three quarters", "75 %"),
        ("Two-thirds", "66.7 %"),
        ("half of them", "50 %"),
        ("a tenth", "10 %"),
        ("1 in 10000", "0.01 %"),
        ("9999 of 10000", "99.99 %"),
    ],
)
def test_a_fraction_is_read_as_the_part_that_it_is(written: str, percent: str) -> None:
    assert figures.rate(written) == [percent]
    assert f"Did you mean `{percent}`?" in message(f"share_of_customers: {written}\n")
    assert validated(f"share_of_customers: {percent}\n").problems == []


@pytest.mark.parametrize("written", ["5 in 4", "1 in 0", "a few", "1 in 4 to 1 in 5", "a third to a half", "most"])
def test_what_is_no_part_of_one_is_not_guessed(written: str) -> None:
    assert part(written) is None
    assert figures.rate(written) == []


def test_half_is_half() -> None:
    assert part("half") == Decimal("0.5")


@pytest.mark.parametrize("written", ["20-25%", "20%+", "under 10%", "10 to 15 %", "more than 40 %"])
@pytest.mark.parametrize("place", ["share_of_customers: {}", "economics: {{estimate: true, churn_rate: {}}}"])
def test_a_range_of_shares_is_kept_and_no_end_of_it_is_guessed(written: str, place: str) -> None:
    said = message(place.format(written) + "\n")
    assert f"is not a single number: write one, with a percent sign, and `{written}` in words under `custom:`" in said
    assert "Did you mean" not in said


@pytest.mark.parametrize(
    ("written", "places"),
    [
        ("80%", ["4"]),
        ("30%", ["1", "2"]),
        ("8/10", ["4"]),
        ("7 out of 10", ["3", "4"]),
        ("2/5", ["2"]),
        ("3.5", ["3", "4"]),
        ("3,5", ["3", "4"]),
        ("3-4", ["3", "4"]),
        ("1 to 5", []),
        ("4.0", ["4"]),
        ("4 stars", ["4"]),
        ("High", ["5"]),
        ("very low", ["1"]),
        ("medium", ["3"]),
        ("medium-high", ["4"]),
        ("Intermediate", ["3"]),
        ("expert", ["5"]),
        ("it depends", []),
        ("0%", []),
        ("120%", []),
    ],
)
def test_another_scale_is_brought_to_ours(written: str, places: list[str]) -> None:
    assert place(written) == places
    said = message(f"tech_comfort: {written}\n")
    assert "write a whole number from 1 (low) to 5 (high)" in said
    assert all(f"`{one}`" in said for one in places)
    assert ("Did you mean" in said) == bool(places)


@pytest.mark.parametrize(("written", "places"), [("70%", ["3.5"]), ("7/10", ["3.5"]), ("8 of 10", ["4"]), ("high", [])])
def test_a_place_between_two_ends_has_halves_and_its_ends_no_rank(written: str, places: list[str]) -> None:
    assert place(written, halves=True) == places
    said = message(f"traits: [{{name: Planning, value: {written}}}]\n")
    assert "from 1 (`left`) to 5 (`right`), in steps of a half" in said


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("43.7", "in whole years, such as 40-47; rounded, it is `44`"),
        ("38,2", "rounded, it is `38`"),
        ("41.5 years", "rounded, it is `42`"),
        ("30.5-40.2", "in whole years, such as 40-47"),
        ("under 30", "with both ends, such as 18-29"),
        ("up to 35", "with both ends, such as 18-35"),
        ("no older than 12", "with both ends, such as 0-12"),
        ("<25", "with both ends, such as 18-24"),
        ("early 30s or late 40s", "such as 34, 25-34 or 65+"),
        ("mostly 40s", "such as 34, 25-34 or 65+"),
        ("20-30 or older", "such as 34, 25-34 or 65+"),
        ("18 months", "such as 34, 25-34 or 65+"),
    ],
)
def test_an_age_is_not_guessed_where_that_would_change_it(written: str, says: str) -> None:
    said = message(f"age: {written}\n")
    assert says in said
    assert "Did you mean" not in said


@pytest.mark.parametrize("written", ["over 60", "60 and over", ">60", "at least 60"])
def test_an_age_with_a_lower_end_only_stays_open(written: str) -> None:
    assert "Did you mean `60+`?" in message(f"age: '{written}'\n")


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ("economics: {estimate: true, acquisition_cost: 20-30}", ": write one, and `20-30` in words under `custom:`"),
        ("economics: {estimate: true, revenue: under 200}", ": write one, and `under 200` in words under `custom:`"),
        ("budget: {amount: 2000-4500}", ": write its lower end under `min:`, its upper one under `max:`"),
        ("income: {min: 30k to 40k}", ": write its lower end under `min:`, its upper one under `max:`"),
        ("evidence: {sources: [{id: S1, title: x, n: 30+}]}", ": write one, and `30+` under `note:` beside it"),
    ],
)
def test_a_range_is_told_where_it_goes(fields: str, says: str) -> None:
    assert says in message(fields + "\n")


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("en_GB", "en-GB"),
        ("DE-at", "de-AT"),
        ("Deutsch", "de"),
        ("fran\u00e7ais", "fr"),
        ("Espa\u00f1ol", "es"),
        ("Spanish (Mexico)", "es-MX"),
        ("British English", "en-GB"),
        ("EN", "en"),
    ],
)
def test_a_language_is_known_by_its_own_name(written: str, code: str) -> None:
    assert suggestions.language(written) == [code]
    assert validated(f"language: {code}\n").problems == []


@pytest.mark.parametrize("written", ["Klingonish", "xx_QQ", "English (somewhere)"])
def test_a_language_nobody_knows_is_not_guessed(written: str) -> None:
    assert suggestions.language(written) == []


@pytest.mark.parametrize("written", ["2026-02-11T09:30:00Z", "2026-02-11 09:30", "11 February 2026, 9:30"])
def test_the_time_of_the_day_is_left_out_of_a_date(written: str) -> None:
    assert suggestions.days(written) == ["2026-02-11"]


@pytest.mark.parametrize(
    "written", ["March 2026", "Q1 2026", "2026-Q3", "2026-03", "03/2026", "2026", "spring 2026", "late May 2026"]
)
def test_a_day_is_not_made_up(written: str) -> None:
    said = message(f"last_reviewed: {written}\n")
    assert "lacks its day" in said
    assert "Did you mean" not in said
