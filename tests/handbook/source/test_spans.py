import pytest

from handbook.source import ends

TEXT = """\
a: plain
b: "in quotes" # a comment
c: plain over
  two lines
  # a comment
d:
  - [x, 'y']
  -
e: >-
  folded
   further

f: é😀 x
g:
"""


@pytest.mark.parametrize(
    ("place", "end"),
    [
        ((1, 1), (1, 2)),
        ((1, 4), (1, 9)),
        ((2, 4), (2, 15)),
        ((3, 4), (4, 12)),
        ((7, 6), (7, 7)),
        ((7, 9), (7, 12)),
        ((8, 4), (8, 4)),
        ((9, 4), (13, 1)),
        ((13, 4), (13, 8)),
        ((14, 3), (14, 3)),
    ],
)
def test_a_value_ends_after_its_last_character(place: tuple[int, int], end: tuple[int, int]) -> None:
    assert ends(TEXT)[place] == end


def test_lines_are_counted_from_the_first_of_the_file() -> None:
    assert ends("a: b\n", first_line=7) == {(7, 1): (7, 2), (7, 4): (7, 5)}
