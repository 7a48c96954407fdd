"""What of a file's text gets into a message, and how."""

import pytest
from tests.handbook.support import PATH, load, persona

from handbook.problems.problem import Also, Position, Problem
from handbook.problems.readable import readable, visible
from handbook.problems.report import Draw, coloured, github, gitlab, plain, summary, terminal
from handbook.rules.references import look_alike

UNSEEN = ["\x1b[31m", "\x07", "\u202e", "\u2066", "\u200b", "\x9b2J", "\ud800", "\x00", "\ufeff"]
REPORTS: list[Draw] = [plain, terminal, github, gitlab, lambda problems, _: summary(problems)]


@pytest.mark.parametrize("sign", UNSEEN)
@pytest.mark.parametrize("report", REPORTS)
def test_no_report_holds_what_a_terminal_obeys_wherever_it_was_written(report: Draw, sign: str) -> None:
    at = Position(1, 3, 5)
    one = Problem(f"personas/a{sign}.md", at, look_alike.rule, f"`a{sign}b` is wrong", (Also(PATH, at, f"c{sign}"),))
    drawn = report([one], lambda *_: f"name: {sign}x")
    assert drawn.replace("\n", "").isprintable()


def test_the_mark_stands_under_the_value_behind_what_cannot_be_seen() -> None:
    one = Problem(PATH, Position(1, 3, 5), look_alike.rule, "wrong")
    _, _, _, shown, mark, _ = terminal([one], lambda *_: "\x1b\u202exyz").split("\n")
    assert shown == "1 | \\x1b\\u202exyz"
    assert mark.index("^") == shown.index("xy")
    assert mark.count("^") == 2


def test_of_a_long_line_the_place_of_the_problem_is_shown() -> None:
    one = Problem(PATH, Position(1, 50_001, 50_004), look_alike.rule, "wrong")
    _, _, _, shown, mark, _ = terminal([one], lambda *_: "a" * 50_000 + "xyz" + "b" * 50_000).split("\n")
    assert len(shown) < 200
    assert shown[mark.index("^") : mark.rindex("^") + 1] == "xyz"
    assert "\x1b[31m^^^" in coloured([one], lambda *_: "a" * 50_000 + "xyz")


def test_a_message_repeats_no_more_of_a_value_than_is_read() -> None:
    told = readable(f"`{'x' * 200_000}` is no date. Write one such as `2026-09-14`")
    assert told.endswith("\N{HORIZONTAL ELLIPSIS}` is no date. Write one such as `2026-09-14`")
    assert len(told) < 400
    assert len(readable("word " * 100_000)) == 1_000


@pytest.mark.parametrize("text", ["caf\u00e9 \N{SNOWMAN}", "a\u00a0b", "a b", "\u65e5\u672c"])
def test_what_can_be_seen_stays(text: str) -> None:
    assert visible(text) == readable(text) == text


def test_lines_of_a_message_are_told_apart() -> None:
    assert readable("one\r\ntwo\u2028three") == "one\ntwo\nthree"


@pytest.mark.parametrize("field", ["status", "last_reviewed", "aliases", "a", "'{}'", "goals", "portrait", "related"])
@pytest.mark.parametrize("sign", ["\\e[31m", "\\u202e", "\\n", "x"])
def test_a_hostile_value_makes_short_messages_of_what_can_be_seen(field: str, sign: str) -> None:
    text = persona(field.format(f"k{sign * 3}") + f': "[{sign * 5_000}"', base="")
    problems = load({PATH: text})[2]
    assert problems
    assert all(len(one) <= 1_200 and one.isprintable() for one in map(str, problems))
