import pytest

from handbook.problems.readable import shortened
from handbook.source import parse
from handbook.source.lines import in_our_letters, in_quotes, meant_as_item, names, subject, value_of
from handbook.source.tree import Mapping, Scalar


@pytest.mark.parametrize(
    ("line", "called"),
    [
        ("name: Ann", "name"),
        ("  - text: Ann", "text"),
        ("**name**: Ann", "name"),
        ('"name": Ann', "name"),
        ("name\N{FULLWIDTH COLON}Ann", "name"),
        ("  - Walk more", "- Walk more"),
        ("name:Ann", "name:Ann"),
        ("x" * 50, "x" * 39 + "\N{HORIZONTAL ELLIPSIS}"),
    ],
)
def test_a_line_is_called_by_its_name_or_its_text(line: str, called: str) -> None:
    assert subject(line) == called


def test_a_text_is_repeated_on_one_line_of_at_most_forty_characters() -> None:
    assert shortened("one\ntwo") == "one"
    assert len(shortened("x" * 41)) == len(shortened("x" * 40)) == 40


def test_the_names_at_the_left_margin_are_those_of_fields_however_they_are_written() -> None:
    text = 'name: a\n**owner**: b\n"age": c\nstatus = d\n- item\n  inner: e\n# note: f\ntags\n'
    assert names(text) == {"name", "owner", "age", "status", "tags"}


@pytest.mark.parametrize(
    ("line", "value"), [("name: Ann B", "Ann B"), ("  - text: a: b", "a: b"), ("- Walk", "Walk"), ("Walk", "Walk")]
)
def test_a_value_is_what_follows_the_name_or_the_dash(line: str, value: str) -> None:
    assert value_of(line) == value


@pytest.mark.parametrize(
    "value", ["a: b", 'a: "b"', "it's: b", "a \\ b: c", "'it's so'", '"Early" ones', "100 % #1: x"]
)
def test_the_quotes_that_are_advised_can_be_read(value: str) -> None:
    bare = value[1:-1] if value[0] == value[-1] and value[0] in "'\"" else value
    quote = '"' if "double" in in_quotes(value) else "'"
    root = parse(f"name: {quote}{bare}{quote}\n", "personas/ann.md").root
    assert isinstance(root, Mapping)
    assert isinstance(node := root.values["name"], Scalar)
    assert node.text == bare


def test_a_value_with_both_kinds_of_quotes_goes_below() -> None:
    assert in_quotes('it\'s "so": x').startswith("write `>-` in its place")


@pytest.mark.parametrize(
    "text", ["-Walk", "\N{BULLET} Walk", "\N{BULLET}Walk", "* Walk", "\N{EN DASH} Walk", "1. Walk", "12) Walk"]
)
def test_other_marks_are_meant_as_list_items(text: str) -> None:
    assert (meant_as_item(text) or "").endswith("begin each item with a dash and a space, `- Walk`")


@pytest.mark.parametrize("text", ["- Walk", "-5", "--", "1.5", "2026-05", "35-44", "Walk", "", "\N{EN DASH}", "3 of 4"])
def test_numbers_ranges_and_proper_items_are_not(text: str) -> None:
    assert meant_as_item(text) is None


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("t\N{CYRILLIC SMALL LETTER A}gs", "tags"),
        ("na\N{SOFT HYPHEN}me", "name"),
        (";\N{SOFT HYPHEN}", ";"),
        ("tags", "tags"),
    ],
)
def test_a_word_is_read_in_our_letters(typed: str, meant: str) -> None:
    assert in_our_letters(typed) == meant
