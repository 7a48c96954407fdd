"""Both schemes of every brand: what has to be read can be."""

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from handbook.display.colour import MARK, TEXT, Colour
from handbook.display.colour_words import NAMES
from handbook.display.palette import DARK, LIGHT, Brand, dark, light, sign, stylesheet

COLOURS = st.builds(Colour, *[st.integers(0, 255)] * 3)
GROUNDS = ("surface", "raised", "amber-soft", "red-soft", "green-soft", "blue-soft")


def unreadable(made: dict[str, str]) -> list[str]:
    """The pairs of text and background that cannot be read."""
    pairs = [(f"--md-{name}", f"--hb-{on}", TEXT) for name in ("typeset-a-color", "accent-fg-color") for on in GROUNDS]
    pairs += [(f"--hb-{name}", f"--hb-{on}", TEXT) for name in ("ink", "muted", "brand") for on in GROUNDS[:2]]
    pairs += [(f"--hb-{name}", f"--hb-{name}-soft", TEXT) for name in ("amber", "red", "green", "blue")]
    pairs += [("--hb-tone-fg", f"--hb-tone-{number}", TEXT) for number in range(1, 9)]
    pairs += [(f"--hb-tone-{number}", "--hb-surface", MARK) for number in range(1, 9)]
    pairs += [
        ("--md-primary-bg-color", "--md-primary-fg-color", TEXT),
        ("--md-primary-bg-color", "--md-primary-fg-color--dark", TEXT),
    ]
    pairs += [("--md-accent-bg-color", "--md-accent-fg-color", TEXT)]
    found = [f"{a} on {b}" for a, b, least in pairs if Colour.of(made[a]).on(Colour.of(made[b])) < least]
    bar, ink = (Colour.of(made[f"--md-primary-{part}-color"]) for part in ("fg", "bg"))
    pale = int((made["--md-primary-bg-color--light"] + "ff")[7:9], 16) / 255
    faint = [float(made["--hb-tab-opacity"]), pale]
    return found + [f"{part} of the bar's ink" for part in faint if ink.veiled(part, bar).on(bar) < TEXT]


def test_the_handbooks_own_colours_can_be_read() -> None:
    assert unreadable(dict(LIGHT)) == []
    assert unreadable(dict(DARK)) == []


@settings(deadline=None, max_examples=40)
@given(COLOURS, COLOURS | st.none())
@example(Colour(114, 114, 112), None)  # can just be read on our own grey, and not on its own
def test_of_any_brand_everything_can_be_read_in_both_schemes(primary: Colour, accent: Colour | None) -> None:
    brand = Brand(primary, accent)
    assert unreadable(dict(light(brand))) == []
    assert unreadable(dict(dark(brand))) == []


@pytest.mark.parametrize("name", NAMES)
def test_so_it_can_of_every_name(name: str) -> None:
    brand = Brand(NAMES[name])
    assert unreadable(dict(light(brand))) == unreadable(dict(dark(brand))) == []


@settings(deadline=None, max_examples=40)
@given(COLOURS, COLOURS | st.none())
def test_a_brand_has_the_same_names_as_the_handbooks_own(primary: Colour, accent: Colour | None) -> None:
    assert light(Brand(primary, accent)).keys() == LIGHT.keys()
    assert dark(Brand(primary, accent)).keys() == DARK.keys()


def test_without_a_colour_they_stay_as_they_are() -> None:
    assert (light(Brand()), dark(Brand())) == (LIGHT, DARK)


def test_the_bar_is_in_the_companys_very_colour_and_links_in_its_accent() -> None:
    made = light(Brand(Colour.of("#ff6600"), Colour.of("#0f5f8a")))
    assert made["--md-primary-fg-color"] == "#ff6600"
    assert made["--md-primary-bg-color"] == "#10120f"  # white would not be read
    assert made["--md-typeset-a-color"] == made["--hb-brand"] == "#0f5f8a"


def test_a_meaning_keeps_its_colour() -> None:
    made = light(Brand(Colour.of("#6b3a75")))
    meant = [name for name in LIGHT if re.match("--hb-(amber|red|green|blue)", name)]
    assert {name: made[name] for name in meant} == {name: LIGHT[name] for name in meant}


def test_portraits_and_greys_turn_to_the_companys_hue() -> None:
    made = light(Brand(Colour.of("#6b3a75")))
    assert {made[f"--hb-tone-{number}"] for number in range(1, 9)}.isdisjoint(LIGHT.values())
    assert made["--hb-ink"] != LIGHT["--hb-ink"]


def test_a_grey_brand_has_grey_greys() -> None:
    red, green, blue = Colour.of(light(Brand(Colour.of("#444444")))["--hb-muted"])
    assert red == green == blue


def test_the_stylesheet_sets_the_dark_scheme_on_screens_alone() -> None:
    text = stylesheet(Brand(), Brand())
    assert text.index("@media screen") < text.index("slate")
    assert text == stylesheet(Brand(), Brand())
    assert text.count("{") == text.count("}")


def test_every_colour_that_a_stylesheet_uses_is_set() -> None:
    from tests.handbook.support import PROJECT  # noqa: PLC0415

    used = set(
        re.findall(r"var\((--hb-[a-z0-9-]+)", (PROJECT / "overrides/assets/stylesheets/handbook.css").read_text())
    )
    own = set(re.findall(r"(--hb-[a-z0-9-]+):", (PROJECT / "overrides/assets/stylesheets/handbook.css").read_text()))
    assert used - own - LIGHT.keys() == set()
    assert {name for name in LIGHT if name.startswith("--hb-")} <= used


@pytest.mark.parametrize("colour", ["#0b6e4f", "#ff6600", "#fff3a0", "#ffffff", "#000000"])
def test_the_sign_is_in_the_companys_colour_and_its_figure_is_seen(colour: str) -> None:
    ground, figure, again = re.findall('fill="([^"]+)"', sign(Brand(Colour.of(colour))))
    assert (ground, figure) == (colour, again)
    assert Colour.of(figure).on(Colour.of(ground)) >= MARK
