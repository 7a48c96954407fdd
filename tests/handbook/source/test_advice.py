"""What is said of slips that the golden mistakes do not have, and of lines that only look like one."""

import pytest
from tests.handbook.support import PATH

from handbook.source import parse
from handbook.source.tree import Mapping


@pytest.mark.parametrize(
    ("text", "place", "says"),
    [
        ('a: "see #1"\nowner Ann\n', (2, 1), "a line without a colon and a space"),
        ("a: 1\n  # note\nb c\n", (3, 1), "a line without a colon and a space"),
        ('a: 1\nb: ["x" "y"]\n', (2, 9), "a comma is missing before this item"),
        ("a: [x,\n", (1, 4), "add `]` at the end of the list"),
        ("a: [x, # the first\n", (1, 4), "add `]` at the end of the list"),
        ("a: {x: 1\n", (1, 4), "add `}` at the end of the list"),
        ("a:\n  - b: 1\n    c: 2\n   d: 3\n", (4, 4), "put no space or 4 spaces before it"),
        ("a:\n  b: 1\n    c: 2\n", (3, 5), "put 2 spaces before it"),
        ("a: |\ntext\nb: 1\n", (2, 1), "the text after `|` is not indented"),
        ("a: 1\nb: TBD: c\n", (2, 4), "`TBD` looks like text that was meant to be replaced"),
        ("a:\n  - \N{LEFT DOUBLE QUOTATION MARK}b: c\N{RIGHT DOUBLE QUOTATION MARK} d: e\n", (2, 5), "curly"),
        ("a: 1\nb = 2\n", (2, 1), "write `b: 2`"),
        ("a: 1\nb: [x]]\n", (2, 7), "a bracket too many"),
        ("a:\n  - b\n    - c\n  - d\n", (3, 5), "put its dash under the dash above"),
        ("{}: {}\nb = {x}\n", (2, 1), "write `b: {x}`"),
    ],
)
def test_a_slip_is_recognised_at_its_place(text: str, place: tuple[int, int], says: str) -> None:
    (problem,) = [one for one in parse(text, PATH).problems if one.rule.id == "bad-yaml"]
    assert (problem.at.line, problem.at.column) == place
    assert says in problem.message


@pytest.mark.parametrize(
    ("text", "place", "says"),
    [
        ("a: 1\nb: [x, #y\n", (2, 8), "`#y` is taken for a comment"),
        ("a: ['Duos # 1', Choirs # no soloists]\nb: 1\n", (1, 24), "put double quotes around `Choirs # no soloists`"),
        ("a: [Choirs # no soloists]\n", (1, 12), "put double quotes around `Choirs # no soloists`"),
        ("a: [Choirs # no soloists]\nb: 1\n", (1, 12), "`# no soloists]` is taken for a comment"),
        ("a: [Brass, Choirs # no soloists, Duos]\n", (1, 19), "put double quotes around `Choirs # no soloists`"),
        ("a:\n  b: [Choirs # no soloists]\n  c: 1\n", (2, 14), "put double quotes around `Choirs # no soloists`"),
        ("a: [{n: Choirs # no soloists}]\nb: 1\n", (1, 16), "put double quotes around `Choirs # no soloists`"),
        ("a: [Brass,\n  Choirs # no soloists]\nb: 1\n", (2, 10), "put double quotes around `Choirs # no soloists`"),
        ('a: [7" singles # vinyl]\nb: 1\n', (1, 16), 'put single quotes around `7" singles # vinyl`'),
    ],
)
def test_a_hash_that_cuts_a_list_is_told_at_its_place(text: str, place: tuple[int, int], says: str) -> None:
    (problem,) = parse(text, PATH).problems
    assert problem.rule.id == "cut-text"
    assert (problem.at.line, problem.at.column) == place
    assert says in problem.message


def test_a_comment_in_a_list_is_one() -> None:
    assert parse("a: [Brass, # the first\n  Choirs] # and [the] last\n", PATH).problems == []
    (problem,) = parse("a: [Brass, # the first\n  Choirs\nb: 1\n", PATH).problems
    assert "never closed" in problem.message


@pytest.mark.parametrize("line", ["owner Ann", "owner = Ann", "**owner**: Ann", "owner:Ann", '"owner": "Ann",'])
def test_the_field_that_was_meant_is_known_to_be_lost(line: str) -> None:
    parsed = parse(f"first: 1\n{line}\nlast: 2\n", PATH)
    assert len(parsed.problems) == 1
    assert "owner" in parsed.unread
    assert isinstance(parsed.root, Mapping)
    assert "last" in parsed.root.values


@pytest.mark.parametrize(
    ("text", "lost"),
    [
        ("a: our #1 shop\nb: 2\n", "a"),
        ("a: #1\nb: 2\n", "a"),
        ("a: {x: [1, our #1]}\nb: 2\n", "a"),
        ("a:\n  -Walk\n  -Run\nb: 2\n", "a"),
        ("a:\n  1. Walk\n  2. Run\nb: 2\n", "a"),
    ],
)
def test_a_value_that_says_something_else_than_was_meant_is_lost_with_its_field(text: str, lost: str) -> None:
    parsed = parse(text, PATH)
    assert len(parsed.problems) == 1
    assert parsed.unread == {lost}


@pytest.mark.parametrize(
    "text",
    [
        "a: 1 # a note\n",
        "#a: 1\nb: 2\n",
        "a: #\nb: 2\n",
        "a: x#1\n",
        "a: 'our #1 shop'\n",
        'a: "our #1 shop"\n',
        "a: >-\n  our #1 shop\n  #2\n",
        "a: #note\n  b: 2\n",
        "a: [1, 2] #note\n",
        "a:\n  -5\n",
        "a: -x\n",
        "a: 1. x\n",
        "a:\n  1. First: x\n",
        "a: one\n  -two\n",
        "a: one - two - three\n",
        "a: >-\n  one\n  - two\n",
        "a: |\n  * one\n  -two\n  1. three\n",
    ],
)
def test_what_is_no_slip_is_left_alone(text: str) -> None:
    assert parse(text, PATH).problems == []
