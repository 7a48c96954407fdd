import pytest

from handbook.source import Listing, Mapping, Node, parse_entries, plain


def read(text: str) -> tuple[Node | None, list[int]]:
    parsed = parse_entries(text, "list.yml")
    return parsed.root, [problem.at.line for problem in parsed.problems]


@pytest.mark.parametrize("text", ["", "# nothing\n", "- a\n- b: c\n", "lines:\n- a\nsigns:\n  - {id: b}\n"])
def test_what_can_be_read_is_read_as_ever(text: str) -> None:
    assert read(text)[1] == []


@pytest.mark.parametrize(
    ("text", "kept", "lines"),
    [
        ('- "a\n- b\n- c: d: e\n- f\n', ["b", "f"], [1, 3]),
        ("- a\n-b\n- c\n", ["a", "c"], [2]),
        ("- a: b\nc: d\n- e\n", ["e"], [2]),
        ("  - a: b\n - c: d\n  - e\n", [{"a": "b"}, "e"], [2]),
        ("- - [a\n- >-\n  b\n  - c\n- *d\n", ["b - c"], [1, 5]),
    ],
)
def test_entries_that_cannot_be_read_are_left_out_and_told_of(text: str, kept: list[object], lines: list[int]) -> None:
    root, told = read(text)
    assert isinstance(root, Listing)
    assert (plain(root), told) == (kept, lines)


def test_the_others_keep_their_places() -> None:
    root, _ = read("lines:\n  - a: b: c\n\n  # d\n  - e\nsigns:\n- {f\n- g\n")
    assert isinstance(root, Mapping)
    assert {name: node.items[0].at.line for name, node in root.values.items() if isinstance(node, Listing)} == {
        "lines": 5,
        "signs": 8,
    }


def test_more_entries_between_the_columns_than_are_looked_for_end_the_search() -> None:
    text = "".join(f"{' ' * (3 if number % 2 else 2)}- a: {number}\n" for number in range(400))
    assert len(read("lines:\n" + text)[1]) > 90
