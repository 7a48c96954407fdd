import datetime as dt

import pytest

from handbook.schema import suggestions


@pytest.mark.parametrize(
    ("written", "age"),
    [
        ("25 to thirty", ["25-30"]),
        ("44-35", ["35-44"]),
        ("34 years", ["34"]),
        ("over 65", ["65+"]),
        ("30s", ["30-39"]),
        ("mid-forties", ["44-46"]),
        ("late 20s", ["27-29"]),
        ("about 34", ["34"]),
        ("34 Jahre", ["34"]),
        ("between 25 and 34 years old", ["25-34"]),
        ("34 Monate", []),
        ("34 weeks", []),
        ("\u221234", []),
        ("34 \u00b1 5", []),
        ("34 %", []),
        ("not 34", []),
        ("Gen 3", []),
        ("grown-up", []),
        ("250", []),
        ("1, 2 or 3", []),
    ],
)
def test_an_age_is_found_in_what_people_write(written: str, age: list[str]) -> None:
    assert suggestions.ages(written) == age


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("14/09/2026", ["2026-09-14"]),
        ("9/14/2026", ["2026-09-14"]),
        ("14.9.2026", ["2026-09-14"]),
        ("2026/9/14", ["2026-09-14"]),
        ("20260914", ["2026-09-14"]),
        ("14 September 2026", ["2026-09-14"]),
        ("14th of Sept 2026", ["2026-09-14"]),
        ("Sep 14, 2026", ["2026-09-14"]),
        ("Monday, 14 September 2026", ["2026-09-14"]),
        ("04/04/2026", ["2026-04-04"]),
        ("03/04/2026", ["`2026-04-03` (3 April)", "`2026-03-04` (4 March)"]),
        ("31/31/2026", []),
        ("14 Brumaire 2026", []),
        ("September 2026", []),
        ("yesterday", []),
    ],
)
def test_a_day_is_found_in_what_people_write(written: str, day: list[str]) -> None:
    assert suggestions.days(written) == day


def test_every_day_of_a_year_is_understood_in_words() -> None:
    for number in range(365):
        day = dt.date(2026, 1, 1) + dt.timedelta(days=number)
        assert suggestions.days(f"{day.day} {day:%B} {day.year}") == [day.isoformat()]


def test_a_day_that_its_month_does_not_have_is_told_the_last_one() -> None:
    assert suggestions.last_day("2026-02-30") == ": February 2026 ends with `2026-02-28`"
    assert suggestions.last_day("2026-13-01") == ": the months are 01 to 12"


@pytest.mark.parametrize(
    ("find", "written", "found"),
    [
        (suggestions.country, "UK", ["GB"]),
        (suggestions.country, "nl", ["NL"]),
        (suggestions.country, "Netherlands", ["NL"]),
        (suggestions.country, "Europe", []),
        (suggestions.currency, "\N{EURO SIGN}", ["EUR"]),
        (suggestions.currency, "$", []),
        (suggestions.currency, "eur", ["EUR"]),
        (suggestions.currency, "Swiss franc", ["CHF"]),
        (suggestions.language, "English", ["en"]),
        (suggestions.language, "EN", ["en"]),
        (suggestions.language, "Gibberish", []),
        (suggestions.interval, "every six months", ["6m"]),
        (suggestions.interval, "2 years", ["2y"]),
        (suggestions.interval, "6", ["6m", "6y"]),
        (suggestions.interval, "yearly", ["1y"]),
        (suggestions.interval, "sometimes", []),
        (suggestions.truth, "Y", ["true"]),
        (suggestions.truth, "off", ["false"]),
        (suggestions.truth, "maybe", []),
        (suggestions.link, "www.example.com/a", ["https://www.example.com/a"]),
        (suggestions.link, "see below", []),
        (suggestions.persona_id, "returning-walker.md", ["returning-walker"]),
        (suggestions.persona_id, "../Returning_Walker.md", ["returning-walker"]),
        (suggestions.persona_id, "Gethin Marsh", []),
    ],
)
def test_codes_and_addresses_are_found_in_what_people_write(find: object, written: str, found: list[str]) -> None:
    assert callable(find)
    assert find(written) == found


@pytest.mark.parametrize(
    ("written", "what"),
    [
        ("ann@example.com", "an email address"),
        ("mailto:ann@example.com", "an email address"),
        ("file:///a.pdf", "a file on somebody's machine"),
        ("C:\\a.pdf", "a file on somebody's machine"),
        ("\\\\drive\\a.pdf", "a file on somebody's machine"),
        ("www.example.com/@ann", ""),
    ],
)
def test_what_leads_to_no_page_of_the_web_is_named(written: str, what: str) -> None:
    assert suggestions.elsewhere(written) == what


def test_a_message_ends_with_what_was_meant_or_an_example() -> None:
    assert suggestions.remedy("3", ["12"]) == ". Did you mean `12`?"
    assert suggestions.remedy("3", ["30", "40"]) == ". Did you mean `30` or `40`?"
    assert suggestions.remedy("3", []) == ", such as 3"
    assert suggestions.remedy("", []) == ""
