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


def test_without_a_setting_it_is_the_day_it_is() -> None:
    before = dt.datetime.now(tz=dt.UTC).date()
    assert before <= clock.today({}) <= dt.datetime.now(tz=dt.UTC).date()


@pytest.mark.parametrize(
    "said",
    ["", " ", "soon", "-1", "+1", "1.5", "1e9", "0x10", "1_000", "4294967296", "9" * 5000, "\u00b2", "\u0661", "1\n2"],
)
def test_what_is_no_time_is_refused_with_what_would_be_one(said: str) -> None:
    with pytest.raises(clock.ClockError, match="write whole seconds since 1970, such as 1795176000"):
        clock.today({"SOURCE_DATE_EPOCH": said})


def test_the_latest_time_is_what_a_compressed_file_has_room_for() -> None:
    assert clock.today({"SOURCE_DATE_EPOCH": "4294967295"}) == dt.date(2106, 2, 7)
