import json
import re
from collections.abc import Sequence

import markdown
import pytest

from handbook.problems.problem import Also, Position, Problem, Rule, Severity
from handbook.problems.readable import readable
from handbook.problems.report import coloured, github, gitlab, plain, summary, terminal

ERROR = Rule("no-such-thing", Severity.ERROR, "It is not there.", "It is missed.", "Add it.")
WARNING = Rule("odd-thing", Severity.WARNING, "It is odd.", "It surprises.", "Change it.")
LINES = {
    ("x.md", 2): "name: Ada",
    ("x.md", 11): "name: 山田 Ada",
    ("x.md", 12): "\tage: old",
    ("y.md", 3): "aliases: [ada]",
}


def line(path: str, number: int) -> str:
    return LINES.get((path, number), "")


def problem(
    message: str = "gone",
    rule: Rule = ERROR,
    path: str = "x.md",
    at: Position = Position(2, 7, 10),  # noqa: B008 - a tuple
    also: tuple[Also, ...] = (),
) -> Problem:
    return Problem(path, at, rule, message, also)


def drawn(one: Problem) -> list[str]:
    return terminal([one], line).split("\n")


def test_plain_has_a_line_for_each_problem() -> None:
    assert plain([problem(), problem(rule=WARNING)], line) == (
        "x.md:2:7: gone [no-such-thing]\nx.md:2:7: warning: gone [odd-thing]"
    )


def test_a_terminal_shows_the_line_with_a_mark_under_the_value_and_the_fix() -> None:
    assert drawn(problem()) == [
        "error[no-such-thing]: gone",
        " --> x.md:2:7",
        "  |",
        "2 | name: Ada",
        "  |       ^^^",
        "  = help: Add it.",
    ]


def test_a_mark_stands_under_its_value_behind_wide_characters_and_tabs() -> None:
    wide = drawn(problem(at=Position(11, 10, 13)))
    assert wide[3:5] == ["11 | name: 山田 Ada", "   |            ^^^"]
    tab = drawn(problem(at=Position(12, 7, 10)))
    assert tab[3:5] == ["12 |  age: old", "   |       ^^^"]


def test_a_place_without_text_is_only_named() -> None:
    assert drawn(problem(path="gone.md")) == ["error[no-such-thing]: gone", " --> gone.md:2:7", "  = help: Add it."]


def test_a_second_place_is_shown_with_its_note() -> None:
    shown = drawn(problem(also=(Also("y.md", Position(3, 11, 14), "taken here"),)))
    assert shown[5:9] == [" --> y.md:3:11", "  |", "3 | aliases: [ada]", "  |           ^^^ taken here"]


def test_colours_change_nothing_but_colours() -> None:
    both = [problem(), problem(rule=WARNING)]
    bare = coloured(both, line)
    for code in ("\x1b[0m", "\x1b[1m", "\x1b[31m", "\x1b[33m", "\x1b[34m"):
        assert code in bare
        bare = bare.replace(code, "")
    assert bare == terminal(both, line)


def issues(problems: Sequence[Problem]) -> list[dict[str, object]]:
    found = json.loads(gitlab(problems, line))
    assert isinstance(found, list)
    return found


def test_gitlab_gets_place_severity_and_rule() -> None:
    (one,) = issues([problem(rule=WARNING)])
    assert len(str(one.pop("fingerprint"))) == 64
    assert one == {
        "description": "gone",
        "check_name": "odd-thing",
        "severity": "minor",
        "location": {"path": "x.md", "lines": {"begin": 2}},
    }


def test_gitlab_knows_a_problem_again_when_its_line_moves_and_equal_ones_apart() -> None:
    before, moved = issues([problem()]), issues([problem(at=Position(9, 1))])
    assert before[0]["fingerprint"] == moved[0]["fingerprint"]
    first, second = issues([problem(), problem(at=Position(9, 1))])
    assert first["fingerprint"] != second["fingerprint"]


def test_gitlab_gets_an_empty_list_where_all_is_well() -> None:
    assert issues([]) == []


def test_a_summary_lists_every_problem_and_breaks_at_none() -> None:
    page = summary([problem("one two\nthree"), *[problem()] * 30])
    assert page.startswith("### Personas: 31 errors, 0 warnings\n")
    assert "| x\\.md\\:2 | error | one two three | `no-such-thing` |" in page
    assert page.count("\n| x\\.md\\:2 ") == 31
    assert "No problems" in summary([])


def annotation(one: Problem) -> str:
    return github([one], line)


def test_an_annotation_names_place_severity_and_rule() -> None:
    assert annotation(problem()) == "::error file=x.md,line=2,col=7,endColumn=10,title=no-such-thing::gone"
    assert annotation(problem(rule=WARNING)).startswith("::warning ")


def test_an_annotation_marks_the_end_where_it_is_known() -> None:
    one = Problem("x.md", Position(1, 2, 5), ERROR, "gone")
    assert "line=1,col=2,endColumn=5," in annotation(one)


def test_nothing_that_was_written_can_end_an_annotation_or_begin_another() -> None:
    one = problem("50 %\r\n::error::x", path="personas/a,b:c%.md")
    assert annotation(one) == (
        "::error file=personas/a%2Cb%3Ac%25.md,line=2,col=7,endColumn=10,title=no-such-thing::50 %25%0A::error::x"
    )


def test_the_summary_links_each_rule_where_the_handbook_is_published() -> None:
    page = summary([problem()], "https://handbook.example.com/rules/")
    assert "| [`no-such-thing`](https://handbook.example.com/rules/#rule-no-such-thing) |" in page
    assert "| `no-such-thing` |" in summary([problem()])


# What somebody who proposes a change could write as a value, or as the name of a file.
HOSTILE = (
    "a\n::error file=x::b",
    "a\r\n::set-output name=x::y",
    "a\n::stop-commands::x",
    "50 %0A::add-mask::a",
    "a\v::b\f::c\x85::d\u2028::e\u2029::f",
    "\x1b[2J\x1b]8;;https://evil.example\x07",
    "\x9b2J",
    "\b\b\bgone",
    "right\u202eleft\u2066",
    "\udcff",
    "a | b || c \\| d",
    "`code` ``` ~~~",
    "<img src=x onerror=alert(1)>",
    "</details></td></table><!--",
    "@somebody @example-company/team #1 a/b#2",
    "[x](javascript:alert(1)) ![x](https://evil.example/x.png)",
    "[x]: https://evil.example",
    "https://evil.example www.evil.example a@evil.example",
    "*a* __b__ ~~c~~ $x$ &lt; &#60; :tada:",
    "# heading",
)
COMMAND = re.compile(r"^\s*::", re.M)


@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
def test_what_others_wrote_gives_no_orders(text: str) -> None:
    """A terminal obeys escape sequences, a build server lines that begin with two colons."""
    one = problem(text, path=f"personas/{text}.md", also=(Also(f"docs/{text}.md", Position(3, 1), "here"),))
    for drawing in (plain([one], line), terminal([one], lambda *_: text), str(one)):
        assert not COMMAND.search(drawing)
        assert not re.search(
            r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]", drawing
        )
    assert plain([one], line).count("\n") == 0
    written = annotation(one)
    assert re.fullmatch(r"::error file=[^\r\n,:]*,line=2,col=7,endColumn=10,title=no-such-thing::[^\r\n]*", written)
    unescaped = re.fullmatch(r"::error file=(.*?),.*?::(.*)", written)
    assert unescaped
    assert unescaped[2].replace("%0A", "\n").replace("%25", "%") == readable(text)
    written.encode()
    assert issues([one])[0]["description"] == readable(text)


@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
def test_a_summary_means_just_the_text(text: str) -> None:
    written = summary([problem(text, path=f"personas/{text}.md")])
    made = markdown.markdown(written, extensions=["tables"])
    assert set(re.findall(r"<(\w+)", made)) <= {"h3", "table", "thead", "tbody", "tr", "th", "td", "code"}
    assert len(re.findall(r"<td>", made)) == 4
    assert "//" not in written
    assert "www." not in written
    assert not re.search(r"[@#]\w", written)


def test_a_control_character_keeps_the_mark_under_its_value() -> None:
    shown = terminal([problem(at=Position(2, 7, 10))], lambda *_: "n\x1bme: Ada").split("\n")
    assert shown[3:5] == [r"2 | n\x1bme: Ada", "  |          ^^^"]
