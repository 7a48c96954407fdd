import pytest

from handbook.problems.problem import Position, Problem, Rule, Severity, count, in_order

ERROR = Rule("no-such-thing", Severity.ERROR, "It is not there.", "It is missed.", "Add it.")
WARNING = Rule("odd-thing", Severity.WARNING, "It is odd.", "It surprises.", "Change it.")


def problem(
    message: str = "gone", rule: Rule = ERROR, path: str = "personas/x.md", line: int = 12, column: int = 3
) -> Problem:
    return Problem(path, Position(line, column), rule, message)


def test_an_error_reads_as_place_message_and_rule() -> None:
    assert str(problem()) == "personas/x.md:12:3: gone [no-such-thing]"


def test_a_warning_says_that_it_is_one() -> None:
    assert str(problem(rule=WARNING)) == "personas/x.md:12:3: warning: gone [odd-thing]"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\N{LINE SEPARATOR}"])
def test_a_message_with_several_lines_stays_on_one(end: str) -> None:
    assert str(problem(f"one{end}::error::two")) == "personas/x.md:12:3: one ::error::two [no-such-thing]"


def test_problems_are_sorted_by_file_and_place_and_shown_once() -> None:
    late, early, other = problem(line=20), problem(line=3), problem(path="personas/a.md", line=99)
    assert in_order([late, early, other, late]) == [other, early, late]


def test_the_order_in_which_problems_were_found_does_not_matter() -> None:
    found = [problem("b"), problem("a"), problem("a", WARNING), problem("a", column=1)]
    assert in_order(found) == in_order(reversed(found))


@pytest.mark.parametrize(
    ("found", "says"),
    [
        ([], "0 errors, 0 warnings"),
        ([problem()], "1 error, 0 warnings"),
        ([problem(), problem(), problem(rule=WARNING)], "2 errors, 1 warning"),
    ],
)
def test_problems_are_counted_by_severity(found: list[Problem], says: str) -> None:
    assert count(found) == says
