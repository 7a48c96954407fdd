import pytest
from tests.handbook.support import front

from handbook.source import Plain, plain, yaml_lines, yaml_quoted, yaml_scalar

TEXTS = [
    "plain",
    "NO",
    "12:30",
    "a: b",
    "# c",
    "x # y",
    "- z",
    "[a]",
    'say "no"',
    "it's",
    "back\\slash",
    "a, b",
    "}",
    "",
]


@pytest.mark.parametrize("text", [*TEXTS, 'both "of\' them"', "tab\there", "\N{SNOWMAN}"])
def test_a_value_comes_back_as_it_was(text: str) -> None:
    assert plain(front(f"x: {yaml_scalar(text)}\n")) == {"x": text or None}
    assert plain(front(f"x: [{yaml_scalar(text, in_brackets=True)}, y]\n")) == {"x": [text or None, "y"]}
    assert plain(front(f"x: {yaml_quoted(text)}\n")) == {"x": text or None}


@pytest.mark.parametrize(
    ("text", "written", "in_brackets"),
    [
        ("a, b", "a, b", '"a, b"'),
        ("NO", "NO", "NO"),
        ("a: b", '"a: b"', '"a: b"'),
        ('a: "b"', "'a: \"b\"'", "'a: \"b\"'"),
        ('a "b"', 'a "b"', 'a "b"'),
        ("0\t0", '"0\\t0"', '"0\\t0"'),  # bare, not every reader of YAML takes a tab
    ],
)
def test_quotes_stand_only_where_they_are_needed(text: str, written: str, in_brackets: str) -> None:
    assert yaml_scalar(text) == written
    assert yaml_scalar(text, in_brackets=True) == in_brackets


def test_a_tree_of_values_comes_back_as_it_was() -> None:
    value: Plain = {"a": ["x", {"b": "y: z", "c": ["1.10"]}], "NO": "no"}
    assert plain(front("\n".join(yaml_lines("top", value)) + "\n")) == {"top": value}
