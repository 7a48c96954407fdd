"""Colours: what is known of some, and what holds for all."""

from hypothesis import given, settings
from hypothesis import strategies as st

from handbook.display.colour import BLACK, MARK, TEXT, WHITE, Colour

COLOURS = st.builds(Colour, *[st.integers(0, 255)] * 3)
PAPER = (WHITE, Colour.of("#fdecea"))


def test_contrasts_are_those_of_the_standard() -> None:
    assert BLACK.on(WHITE) == WHITE.on(BLACK) == 21
    assert round(Colour.of("#767676").on(WHITE), 2) == 4.54  # the grey that everybody cites
    assert round(Colour.of("#ff0000").on(WHITE), 2) == 4.0


def test_a_colour_is_seen_as_the_reference_says() -> None:
    lightness, chroma, hue = Colour.of("#ff0000").seen  # oklch(62.8% 0.2577 29.23), CSS Color 4
    assert (round(lightness, 3), round(chroma, 4), round(hue, 2)) == (0.628, 0.2577, 29.23)


@settings(deadline=None, max_examples=40)
@given(COLOURS)
def test_what_is_seen_is_the_colour(colour: Colour) -> None:
    assert colour.seen.colour == colour
    assert Colour.of(str(colour)) == colour


@settings(deadline=None, max_examples=40)
@given(COLOURS)
def test_the_nearest_readable_colour_can_be_read_and_has_the_same_hue(colour: Colour) -> None:
    found = colour.readable(PAPER)
    assert found.least(PAPER) >= TEXT
    assert (found == colour) == (colour.least(PAPER) >= TEXT)
    if min(colour.seen.chroma, found.seen.chroma) > 0.05:  # of greys, nobody sees a hue
        turned = abs(found.seen.hue - colour.seen.hue) % 360
        assert min(turned, 360 - turned) < 5


def test_the_nearest_is_as_near_as_it_can_be() -> None:
    found = Colour.of("#ff6600").readable(PAPER)
    assert TEXT <= found.least(PAPER) < TEXT + 0.1


def test_a_mark_needs_less_than_a_text() -> None:
    orange = Colour.of("#ff6600")
    assert MARK <= orange.readable([WHITE], MARK).on(WHITE) < TEXT


def test_a_veil_lies_between_both() -> None:
    assert WHITE.veiled(0.5, BLACK) == Colour(128, 128, 128)
