import pytest
from tests.handbook.support import PATH, front

from handbook.source import parse, plain, read
from handbook.source.pasted import TURNS, without_leftovers

SPACE, WIDE = "\N{NO-BREAK SPACE}", "\N{FULLWIDTH COLON}"


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        (f"quote:\n{SPACE}{SPACE}text: a\n", {"quote": {"text": "a"}}),
        (f"name:{SPACE}Ann\n", {"name": "Ann"}),
        (f"name{SPACE}: Ann\n", {"name": "Ann"}),
        (f"tags:\n  -{SPACE}winter\n", {"tags": ["winter"]}),
        (f"name: Ann\n{SPACE}\nage: 3\n", {"name": "Ann", "age": "3"}),
        (f"name{WIDE}Ann\n", {"name": "Ann"}),
        (f"name {WIDE} Ann\n", {"name": "Ann"}),
        (f"tags:\n  - text{WIDE}winter\n", {"tags": [{"text": "winter"}]}),
        ("na\N{ZERO WIDTH SPACE}me: Ann\n", {"name": "Ann"}),
        ("name: \N{WORD JOINER}Ann\n", {"name": "Ann"}),
        ("\ufeffname: Ann\n", {"name": "Ann"}),
        ("name: A\x07nn\n", {"name": "A nn"}),
    ],
)
def test_a_leftover_is_one_problem_and_the_rest_is_read_as_it_was_meant(text: str, meant: object) -> None:
    parsed = parse(text, PATH)
    assert len(parsed.problems) == 1
    assert parsed.root is not None
    assert plain(parsed.root) == meant


@pytest.mark.parametrize(
    "text",
    [
        f"income: 38{SPACE}000{SPACE}EUR a year\n",
        f"name: Ann{SPACE}Ash\n",
        f"bio: >-\n  Un prix{SPACE}: cinq\n\n  Motto{WIDE}walk\nname: Ann\n",
        f"goals:\n  - |\n    Motto{SPACE}: walk\n",
        f'bio: "{WIDE} and {SPACE}"\n',
        "name: \N{FAMILY}\N{ZERO WIDTH JOINER}\N{WOMAN}\n",
    ],
)
def test_in_a_text_every_character_is_the_writers_own(text: str) -> None:
    assert without_leftovers(text, PATH, 1) == (text, [])
    front(text)


def test_the_same_in_several_lines_is_one_problem_that_names_them_all() -> None:
    text = f"quote:\n{SPACE}{SPACE}text: a\n{SPACE}{SPACE}kind: b\n{SPACE}{SPACE}source: S1\n"
    (problem,) = parse(text, PATH, first_line=5).problems
    assert (problem.at.line, problem.at.column) == (6, 1)
    assert problem.message.endswith("type a space in its place. The same on lines 7, 8")


def test_each_character_that_nobody_sees_is_pointed_at() -> None:
    problems = parse("name: A\N{ZERO WIDTH SPACE}n\N{ZERO WIDTH SPACE}n\n", PATH).problems
    assert [(one.at.line, one.at.column) for one in problems] == [(1, 8), (1, 10)]
    assert "(U+200B) in `name`" in problems[0].message


@pytest.mark.parametrize("sign", TURNS)
def test_what_turns_the_order_of_letters_round_is_reported_in_fields_and_in_the_body(sign: str) -> None:
    found = read(PATH, f"---\nname: Ann{sign}nna\n---\nAnn{sign}nna\n".encode()).problems
    assert [(one.at.line, one.rule.id) for one in found] == [(2, "control-character"), (4, "control-character")]


def test_a_line_of_nothing_but_invisible_characters_is_read_in_no_time() -> None:
    assert len(parse("\x02" * 65_000, PATH).problems) <= 101
    assert len(read(PATH, b"---\nname: Ann\n---\n" + b"\x02" * 100_000).problems) == 100
