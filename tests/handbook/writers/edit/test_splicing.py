import pytest

from handbook.problems.problem import Position
from handbook.writers.edit.text import Splice, Text

ENDS = ["\n", "\r\n", "\r"]


def text(*lines: str, end: str = "\n") -> Text:
    return Text(end.join(lines).encode())


@pytest.mark.parametrize("end", ENDS)
def test_a_place_is_replaced_and_nothing_else(end: str) -> None:
    written = text("one two", "three", "", end=end)
    spliced = written.spliced([written.replaced(Position(1, 5, 8), "2"), written.replaced(Position(2, 1, 6), "3")])
    assert spliced == end.join(["one 2", "3", ""]).encode()


@pytest.mark.parametrize("end", ENDS)
def test_new_lines_end_as_the_file_does(end: str) -> None:
    written = text("a", "b", end=end)
    place = written.place(2)
    assert written.spliced([Splice(place, place, "x\ny\n")]) == end.join(["a", "x", "y", "b"]).encode()


def test_a_byte_order_mark_stays_and_does_not_count() -> None:
    written = Text("\ufeffone\ntwo".encode())
    assert written.at(Position(1, 1, 4)) == "one"
    assert written.spliced([written.replaced(Position(1, 1, 4), "1")]) == "\ufeff1\ntwo".encode()


def test_columns_count_characters_and_not_bytes() -> None:
    written = text("é😀 x y")
    assert written.at(Position(1, 4, 5)) == "x"
    assert written.spliced([written.replaced(Position(1, 6, 7), "z")]) == "é😀 x z".encode()


def test_a_place_without_an_end_is_empty() -> None:
    written = text("ab")
    assert written.spliced([written.replaced(Position(1, 2), "-")]) == b"a-b"


def test_what_is_put_into_one_place_keeps_its_order() -> None:
    assert text("").spliced([Splice(0, 0, "a"), Splice(0, 0, "b")]) == b"ab"


def test_nothing_to_do_leaves_every_byte() -> None:
    data = b"\xef\xbb\xbfa\r\nb\rc\n \t\n\x0c"
    assert Text(data).spliced([]) == data


def test_lines_can_be_asked_for_with_plain_ends() -> None:
    written = text("a", "b", "c", "d", end="\r\n")
    assert written.lines(2, 3) == "b\nc\n"
    assert written.lines(4, 4) == "d"
    assert [written.line(place) for place in (0, 1, 2, 3, 9)] == [1, 1, 1, 2, 4]
