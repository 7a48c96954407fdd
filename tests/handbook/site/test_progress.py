"""A line that says how far a long build is, only where somebody watches."""

import io

import pytest

from handbook.site.progress import Progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def test_it_is_silent_for_a_second_and_then_says_how_far_it_is(clock: Clock) -> None:
    terminal = Terminal()
    progress = Progress(terminal, {}, clock)
    progress.show("Making pages", 1, 2000)
    assert terminal.getvalue() == ""
    clock.now += 1
    progress.show("Making pages", 1200, 2000)
    assert terminal.getvalue() == "\r\x1b[2KMaking pages: 1,200 of 2,000"


def test_it_changes_ten_times_a_second_at_most(clock: Clock) -> None:
    terminal = Terminal()
    progress = Progress(terminal, {}, clock)
    clock.now += 1
    for number in range(100):
        clock.now += 0.01
        progress.show("Making pages", number, 100)
    assert 8 <= terminal.getvalue().count("Making") <= 11


def test_the_line_is_taken_away_at_the_end_and_only_if_it_was_there(clock: Clock) -> None:
    terminal = Terminal()
    assert list(Progress(terminal, {}, clock).over("Making pages", "abc", 3)) == ["a", "b", "c"]
    assert terminal.getvalue() == ""
    slow = Progress(terminal, {}, clock)
    clock.now += 2
    assert list(slow.over("Making pages", "abc", 3)) == ["a", "b", "c"]
    assert terminal.getvalue() == "\r\x1b[2KMaking pages: 0 of 3\r\x1b[2K"


@pytest.mark.parametrize(
    ("stream", "environment"), [(io.StringIO(), {}), (Terminal(), {"CI": "true"}), (Terminal(), {"TERM": "dumb"})]
)
def test_where_nobody_watches_nothing_is_said(stream: io.StringIO, environment: dict[str, str], clock: Clock) -> None:
    progress = Progress(stream, environment, clock)
    clock.now += 9
    assert list(progress.over("Making pages", "ab", 2)) == ["a", "b"]
    assert stream.getvalue() == ""
