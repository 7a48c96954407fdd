import pytest

from handbook.schema.dates import Since


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("2026", "2026"),
        ("2026-08", "August 2026"),
        ("2026-8", "August 2026"),
        ("2026-08-04", "4 August 2026"),
        ("spring 2026", "spring 2026"),
        ("mid-2026", "mid-2026"),
    ],
)
def test_a_date_reads_as_far_as_somebody_knows_it(typed: str, read: str) -> None:
    assert Since(typed).label == read
