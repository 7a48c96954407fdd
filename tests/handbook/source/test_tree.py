import pytest
from tests.handbook.support import front

from handbook.source import Listing, Mapping, Path, Scalar, empty_paths, key_places, locate, plain, scalars

TEXT = """\
name: Ann
goals:
  personal:
    - Walk
    -
    - text: Rest
      source: S1
owner:
"""


def test_the_plain_tree_keeps_order_and_text_and_turns_nothing_into_none() -> None:
    tree = {"name": "Ann", "goals": {"personal": ["Walk", None, {"text": "Rest", "source": "S1"}]}, "owner": None}
    assert plain(front(TEXT)) == tree
    assert list(front(TEXT).values) == ["name", "goals", "owner"]


@pytest.mark.parametrize(
    ("path", "line", "column"),
    [
        (("name",), 1, 7),
        (("goals",), 3, 3),
        (("goals", "personal", 0), 4, 7),
        (("goals", "personal", 2, "source"), 7, 15),
        (("owner",), 8, 1),  # an empty value has no place; its key has
        (("goals", "professional"), 3, 3),  # as far as it leads
        (("nowhere", "at", "all"), 1, 1),
        (("goals", "personal", 9), 4, 5),
        (("name", 0), 1, 7),  # one value stands for a list of one
        (("goals", "personal", 2, "source", 0), 7, 15),
    ],
)
def test_a_path_leads_to_a_place(path: Path, line: int, column: int) -> None:
    at = locate(front(TEXT), path)
    assert (at.line, at.column) == (line, column)


def test_a_path_leads_to_its_key_if_asked() -> None:
    assert locate(front(TEXT), ("goals", "personal"), key=True).line == 3
    assert locate(front(TEXT), ("name",), key=True).column == 1


def test_a_single_block_stands_for_a_list_of_one() -> None:
    tree = front("challenges:\n  text: Time\n  source: S9\n")
    assert locate(tree, ("challenges", 0, "source", 0)).line == 3


def test_empty_keys_and_items_are_found_in_order() -> None:
    assert empty_paths(front(TEXT)) == [("goals", "personal", 1), ("owner",)]


def test_every_value_is_found_with_its_path() -> None:
    found = [(path, scalar.text) for path, scalar in scalars(front(TEXT))]
    assert found[:2] == [(("name",), "Ann"), (("goals", "personal", 0), "Walk")]
    assert found[-2:] == [(("goals", "personal", 2, "source"), "S1"), (("owner",), "")]


def test_every_key_is_found_with_its_place() -> None:
    found = [(key, at.line) for key, at in key_places(front(TEXT))]
    assert found == [("name", 1), ("goals", 2), ("personal", 3), ("text", 6), ("source", 7), ("owner", 8)]


def test_the_nodes_are_of_three_kinds() -> None:
    tree = front(TEXT)
    goals = tree.values["goals"]
    assert isinstance(tree.values["name"], Scalar)
    assert isinstance(goals, Mapping)
    assert isinstance(goals.values["personal"], Listing)
