import pytest
from tests.handbook.support import PATH

from handbook.source import Document, read
from handbook.writers.edit import RefusedError
from handbook.writers.edit.fields import Fields
from handbook.writers.edit.text import Text

BELOW = ("status", "summary", "name")


def opened(front: str) -> tuple[Text, Document]:
    data = f"---\n{front}---\nBody\n".encode()
    found = read(PATH, data)
    assert found.problems == []
    assert found.document
    return Text(data), found.document


def front_of(data: bytes) -> str:
    text = data.decode()
    assert text.startswith("---\n")
    assert text.endswith("---\nBody\n")
    return text.removeprefix("---\n").removesuffix("---\nBody\n")


def added(front: str, value: str = "old") -> str:
    text, document = opened(front)
    return front_of(text.spliced([Fields(text, document).add("aliases", value, below=BELOW)]))


def with_values(front: str, **values: str) -> str:
    text, document = opened(front)
    return front_of(text.spliced(Fields(text, document).set(values, below=BELOW)))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("aliases: [a, b]\n", "aliases: [old, a, b]\n"),
        ("aliases: [ a, b, ] # c\n", "aliases: [ old, a, b, ] # c\n"),
        ("aliases: []\n", "aliases: [old]\n"),
        ("aliases: [\n  a, # c\n  b\n]\n", "aliases: [\n  old, a, # c\n  b\n]\n"),
        ("aliases:\n  - a # c\n  - b\n", "aliases:\n  - old\n  - a # c\n  - b\n"),
        ("aliases:\n- a\n- b\nname: X\n", "aliases:\n- old\n- a\n- b\nname: X\n"),
        ("aliases:\n  # c\n\n    -   a\n", "aliases:\n  # c\n\n    - old\n    -   a\n"),
        ("aliases:\n  -\n  - a\n", "aliases:\n  - old\n  -\n  - a\n"),
        ("aliases: a\n", "aliases: [old, a]\n"),
        ("aliases: 'a b'  # c\n", "aliases: [old, 'a b']  # c\n"),
        ('aliases: "a, b"\n', 'aliases: [old, "a, b"]\n'),
        ("aliases: Smith, the elder\n", 'aliases: [old, "Smith, the elder"]\n'),
        ("aliases: >-\n  Smith\n  the elder\n\nname: X\n", "aliases: [old, Smith the elder]\n\nname: X\n"),
        ("aliases: Smith\n  the elder\nname: X\n", "aliases: [old, Smith the elder]\nname: X\n"),
        ("aliases:\nname: X\n", "aliases: [old]\nname: X\n"),
        ("aliases: # none yet\n", "aliases: [old] # none yet\n"),
        ("aliases:   \n", "aliases: [old]   \n"),
        ('aliases: ""\n', "aliases: [old]\n"),
        ("{aliases: a, name: X}\n", "{aliases: [old, a], name: X}\n"),
    ],
)
def test_a_list_grows_in_its_own_style(before: str, after: str) -> None:
    assert added(before) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("name: X\nstatus: draft # c\nowner: Y\n", "name: X\nstatus: draft # c\naliases: [old]\nowner: Y\n"),
        ("name: X\n\n# c\nowner: Y\n", "name: X\naliases: [old]\n\n# c\nowner: Y\n"),
        (
            "name: X\nsummary: >-\n  A\n  b\n\nowner: Y\n",
            "name: X\nsummary: >-\n  A\n  b\naliases: [old]\n\nowner: Y\n",
        ),
        ("name: X\nsummary: A\n  b\nowner: Y\n", "name: X\nsummary: A\n  b\naliases: [old]\nowner: Y\n"),
        ("# c\nowner: Y\n", "# c\naliases: [old]\nowner: Y\n"),
        ("status:\nowner: Y\n", "status:\naliases: [old]\nowner: Y\n"),
        ("  name: X\n  owner: Y\n", "  name: X\n  aliases: [old]\n  owner: Y\n"),
        ("{name: X, owner: Y}\n", "{aliases: [old], name: X, owner: Y}\n"),
        ("", "aliases: [old]\n"),
        ("'name': X\nowner: Y\n", "'name': X\naliases: [old]\nowner: Y\n"),
    ],
)
def test_a_new_list_stands_below_the_status(before: str, after: str) -> None:
    assert added(before) == after


def test_an_added_value_is_quoted_where_it_must_be() -> None:
    assert added("aliases: [a]\n", "x, y") == 'aliases: ["x, y", a]\n'
    assert added("aliases:\n- a\n", "x, y") == "aliases:\n- x, y\n- a\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("status: active # c\n", "status: new # c\n"),
        ("status: 'active'\n", "status: 'new'\n"),
        ('status: "active"\n', 'status: "new"\n'),
        ("status:\n", "status: new\n"),
        ("status: # c\n", "status: new # c\n"),
        ("status:\n  active\n", "status:\n  new\n"),
        ("status: >-\n  a\n  b\n\n# c\nname: X\n", "status: new\n\n# c\nname: X\n"),
        ("status: |\n  a\n\n  b\n", "status: new\n"),
        ("status: a\n  b # c\n", "status: new # c\n"),
        ("{name: X, status: a}\n", "{name: X, status: new}\n"),
    ],
)
def test_a_value_gives_way_to_another(before: str, after: str) -> None:
    assert with_values(before, status="new") == after


@pytest.mark.parametrize(
    ("before", "value", "after"),
    [
        ("why: a\n", "It's: over", 'why: "It\'s: over"\n'),
        ("why: 'a'\n", "It's: over", "why: 'It''s: over'\n"),
        ('why: "a"\n', 'So "old"', "why: 'So \"old\"'\n"),
        ("why: a\n", "one, two", "why: one, two\n"),
        ("{why: a}\n", "one, two", '{why: "one, two"}\n'),
    ],
)
def test_a_value_is_quoted_as_the_one_before_or_where_it_must_be(before: str, value: str, after: str) -> None:
    assert with_values(before, why=value) == after


def test_several_fields_are_set_and_the_new_ones_stay_together() -> None:
    before = "name: X\nstatus: active\n# c\nretired_on:\nowner: Y\n"
    after = "name: X\nstatus: retired\nwhy: Gone\nby: ann\n# c\nretired_on: 2026-01-02\nowner: Y\n"
    assert with_values(before, status="retired", retired_on="2026-01-02", why="Gone", by="ann") == after


@pytest.mark.parametrize("front", ["status: [a]\n", "status: {a: b}\n", "status:\n  - a\n"])
def test_a_field_that_holds_more_is_left_alone(front: str) -> None:
    with pytest.raises(RefusedError, match=r"`status` on line 2 of personas/ann\.md does not hold a single value"):
        with_values(front, status="new")


def test_a_block_takes_no_item() -> None:
    with pytest.raises(RefusedError, match="`aliases` on line 2"):
        added("aliases: {a: b}\n")
