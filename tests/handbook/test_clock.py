import datetime as dt

import pytest

from handbook import clock


@pytest.mark.parametrize(
    ("epoch", "day"),
    [
        ("0", dt.date(1970, 1, 1)),
        ("1795391999", dt.date(2026, 11, 22)),  # one second before midnight, UTC
        (" 1795392000 ", dt.date(2026, 11, 23)),
    ],
)
def test_the_environment_sets_the_day_in_utc(epoch: str, day: dt.date) -> None:
    assert clock.today({"SOURCE_DATE_EPOCH": epoch}) == day


@pytest.mark.parametrize("environment", [{}, {"SOURCE_DATE_EPOCH": ""}, {"SOURCE_DATE_EPOCH": "soon"}])
def test_without_a_usable_setting_it_is_the_day_it_is(environment: dict[str, str]) -> None:
    before = dt.datetime.now(tz=dt.UTC).date()
    assert before <= clock.today(environment) <= dt.datetime.now(tz=dt.UTC).date()
