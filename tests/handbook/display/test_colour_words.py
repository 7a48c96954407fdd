"""What people write for a colour, and what they are told."""

import pytest

from handbook.display.colour_words import NAMES, exact, fault, named


@pytest.mark.parametrize("written", ["#0b6e4f", "#0B6E4F", " #0b6e4f "])
def test_a_notation_is_taken_as_it_is(written: str) -> None:
    assert str(exact(written)) == "#0b6e4f"


def test_three_digits_are_six() -> None:
    assert str(exact("#f60")) == "#ff6600"


@pytest.mark.parametrize("written", ["deep-orange", "Deep Orange", "deep orange"])
def test_a_name_is_found_however_it_is_spelt(written: str) -> None:
    assert named(written) == NAMES["deep-orange"]


def test_the_other_spelling_of_grey_is_the_same() -> None:
    assert named("blue gray") == NAMES["blue-grey"]


@pytest.mark.parametrize(
    ("written", "better"),
    [
        ("0b6e4f", "#0b6e4f"),
        ("#abcd", "#aabbcc"),
        ("#0b6e4f80", "#0b6e4f"),
        ("rgb(11, 110, 79)", "#0b6e4f"),
        ("rgb(11 110 79)", "#0b6e4f"),
        ("rgba(11, 110, 79, 0.5)", "#0b6e4f"),
        ("rgb(100%, 0%, 50%)", "#ff0080"),
        ("rgb(300, -5, 79)", "#ff004f"),
        ("hsl(0, 100%, 50%)", "#ff0000"),
        ("hsl(240deg 100% 50%)", "#0000ff"),
    ],
)
def test_another_notation_is_told_in_ours(written: str, better: str) -> None:
    assert not exact(written)
    assert not named(written)
    assert fault(written).endswith(f'Write `"{better}"`')
    assert exact(better)


@pytest.mark.parametrize(("written", "meant"), [("bleu", "blue"), ("yelow", "yellow"), ("indego", "indigo")])
def test_a_misspelt_name_is_guessed(written: str, meant: str) -> None:
    assert f"Did you mean `{meant}`?" in fault(written)


@pytest.mark.parametrize(
    "written", ["", "#", "#12345", "rgb()", "rgb(1,2)", "rgb(a,b,c)", "ruritanian", "var(--x)", "#0b6e4g"]
)
def test_what_nobody_understands_is_told_what_is_allowed(written: str) -> None:
    assert "Allowed: a notation in quotes" in fault(written)
