"""The colours of every page, in both schemes, made of a company's one or two; and its sign in them.

Knows: what each colour is for, and how well it has to be read. Must not know: settings, files, pages.

The tables are the handbook's own colours, which are used as they stand where a company names none. Of a company's,
everything is made that has no meaning of its own; amber, red, green and blue stay what they mean.
"""

import colorsys
from collections.abc import Mapping
from typing import NamedTuple

from handbook.display.colour import BLACK, GREY, MARK, TEXT, WHITE, Colour

COLOURS_URI, SIGN_URI = "assets/stylesheets/colours.css", "assets/images/handbook.svg"
LIGHT = {
    "--md-primary-fg-color": "#1f4d45",
    "--md-primary-fg-color--light": "#2c6a5f",
    "--md-primary-fg-color--dark": "#163832",
    "--md-primary-bg-color": "#ffffff",
    "--md-primary-bg-color--light": "#ffffffcc",
    "--md-accent-fg-color": "#0f6b5c",
    "--md-accent-fg-color--transparent": "#0f6b5c14",
    "--md-accent-bg-color": "#ffffff",
    "--md-typeset-a-color": "#0f6b5c",
    "--hb-tab-opacity": "0.85",
    "--hb-field": "#00000042",
    "--hb-field-hover": "#ffffff1f",
    "--hb-ink": "#1d2624",
    "--hb-muted": "#55625f",
    "--hb-line": "#dfe5e2",
    "--hb-surface": "#ffffff",
    "--hb-raised": "#f6f8f6",
    "--hb-brand": "#1f4d45",
    "--hb-amber": "#8a4b00",
    "--hb-amber-soft": "#fff4e0",
    "--hb-red": "#a1261d",
    "--hb-red-soft": "#fdecea",
    "--hb-green": "#1c6b3a",
    "--hb-green-soft": "#e6f4ea",
    "--hb-blue": "#1f5687",
    "--hb-blue-soft": "#e8f1f9",
    "--hb-shadow": "0 1px 2px #0f1f1b14, 0 4px 16px #0f1f1b0d",
    "--hb-tone-fg": "#ffffff",
    "--hb-tone-1": "#7a3e1d",
    "--hb-tone-2": "#1f5687",
    "--hb-tone-3": "#6b3a75",
    "--hb-tone-4": "#2f6336",
    "--hb-tone-5": "#8b2f4b",
    "--hb-tone-6": "#3f4f8c",
    "--hb-tone-7": "#5d5716",
    "--hb-tone-8": "#1d6166",
}
DARK = {
    "--md-hue": "165",
    "--md-default-bg-color": "#131a18",
    "--md-default-fg-color": "#e3eae7",
    "--md-primary-fg-color": "#16302b",
    "--md-primary-fg-color--light": "#1f4d45",
    "--md-primary-fg-color--dark": "#0f211d",
    "--md-primary-bg-color": "#ffffff",
    "--md-primary-bg-color--light": "#ffffffcc",
    "--md-accent-fg-color": "#7fd6c2",
    "--md-accent-fg-color--transparent": "#7fd6c21a",
    "--md-accent-bg-color": "#10120f",
    "--md-typeset-a-color": "#7fd6c2",
    "--md-footer-bg-color": "#0f1513",
    "--md-footer-bg-color--dark": "#0b100f",
    "--hb-tab-opacity": "0.85",
    "--hb-field": "#00000042",
    "--hb-field-hover": "#ffffff1f",
    "--hb-ink": "#e9efec",
    "--hb-muted": "#a9b7b2",
    "--hb-line": "#2c3734",
    "--hb-surface": "#1a2320",
    "--hb-raised": "#1f2926",
    "--hb-brand": "#7fd6c2",
    "--hb-amber": "#f2bd6b",
    "--hb-amber-soft": "#35280f",
    "--hb-red": "#f5a199",
    "--hb-red-soft": "#3a1a17",
    "--hb-green": "#8fd6a5",
    "--hb-green-soft": "#16301f",
    "--hb-blue": "#9ecbf0",
    "--hb-blue-soft": "#152a3c",
    "--hb-shadow": "0 1px 2px #00000066, 0 4px 16px #00000033",
    "--hb-tone-fg": "#10120f",
    "--hb-tone-1": "#e3a985",
    "--hb-tone-2": "#93c2ea",
    "--hb-tone-3": "#d3a6dd",
    "--hb-tone-4": "#9bd0a1",
    "--hb-tone-5": "#eda0b6",
    "--hb-tone-6": "#b3bff2",
    "--hb-tone-7": "#d2ca7c",
    "--hb-tone-8": "#8ed0d6",
}
_PRIMARY, _ACCENT = Colour.of(LIGHT["--md-primary-fg-color"]), Colour.of(LIGHT["--md-accent-fg-color"])
_INK = Colour.of(DARK["--hb-tone-fg"])  # what stands on light colours
_SIGN = Colour.of("#f4efe4")
_ON = ("--hb-surface", "--hb-raised", "--hb-amber-soft", "--hb-red-soft", "--hb-green-soft", "--hb-blue-soft")
PAPER = tuple(Colour.of(LIGHT[name]) for name in _ON)  # on which links stand in the light scheme
NIGHT = tuple(Colour.of(DARK[name]) for name in (*_ON, "--md-default-bg-color"))  # and in the dark one
# Greys with a breath of the company's hue.
_TINTED = (
    "--md-default-bg-color", "--md-default-fg-color", "--md-footer-bg-color", "--md-footer-bg-color--dark",
    "--hb-ink", "--hb-muted", "--hb-line", "--hb-surface", "--hb-raised",
)  # fmt: skip
_TONES = tuple(name for name in LIGHT if name.startswith("--hb-tone-") and name != "--hb-tone-fg")
# How the dark scheme's own colours are seen: a deep bar, and pale links.
_BAR, _PALE = 0.30, 0.81
_BAR_CHROMA, _PALE_CHROMA = 0.09, 0.12
_NEXT = 0.08  # of lightness, between a bar and its shades
# The theme's links by night are of the colour that it knows by name, with a selector of this weight.
_NAMED_BY_NIGHT = '[data-md-color-scheme="slate"][data-md-color-primary]:not([data-md-color-primary="custom"])'


class Brand(NamedTuple):
    """A company's colours, as it names them: that of the bar and the marks, and that of links, if it has another."""

    primary: Colour | None = None
    accent: Colour | None = None


def light(brand: Brand) -> Mapping[str, str]:
    """The light scheme, in which a company's colour is shown as it is wherever it can be read."""
    if brand == Brand():
        return LIGHT
    primary = brand.primary or _PRIMARY
    tinted = _tinted(LIGHT, brand)
    paper = (*PAPER, *_grounds(tinted))
    accent = (brand.accent or brand.primary or _ACCENT).readable(paper)
    mark = primary if primary.least((*PAPER[:2], *_grounds(tinted))) >= TEXT else accent
    return {**LIGHT, **tinted, **_bar(primary, LIGHT), **_links(accent, "14"), "--hb-brand": str(mark)}


def dark(brand: Brand) -> Mapping[str, str]:
    """The dark scheme: everything in it is made of the company's colours, which are seldom made for the dark."""
    if brand == Brand():
        return DARK
    seen, link = (brand.primary or _PRIMARY).seen, (brand.accent or brand.primary or _ACCENT).seen
    deep = seen._replace(lightness=min(seen.lightness, _BAR), chroma=min(seen.chroma, _BAR_CHROMA)).colour
    pale = link._replace(lightness=_PALE, chroma=min(link.chroma, _PALE_CHROMA)).colour
    tinted = _tinted(DARK, brand)
    pale = pale.readable((*NIGHT, *_grounds(tinted)))
    made = {**DARK, **tinted, **_bar(deep, DARK), **_links(pale, "1a"), "--hb-brand": str(pale)}
    return {**made, "--md-hue": _hue(brand.primary)} if brand.primary else made


def _grounds(tinted: Mapping[str, str]) -> tuple[Colour, ...]:
    """What text stands on in a company's own greys, which may be a shade darker than ours."""
    return tuple(Colour.of(tinted[name]) for name in _ON if name in tinted)


def _hue(colour: Colour) -> str:
    """The hue in the theme's own terms, of which it makes its greys."""
    return str(round(360 * colorsys.rgb_to_hls(*(part / 255 for part in colour))[0]))


def _tinted(table: Mapping[str, str], brand: Brand) -> dict[str, str]:
    """Greys and the tones of portraits, turned to the hue of the company's colour."""
    if not brand.primary:
        return {}
    seen, turn = brand.primary.seen, brand.primary.seen.hue - _PRIMARY.seen.hue
    is_grey = seen.chroma < GREY
    found: dict[str, str] = {}
    for name in (name for name in _TINTED if name in table):
        own = Colour.of(table[name]).seen
        found[name] = str(own._replace(chroma=0 if is_grey else own.chroma, hue=seen.hue).colour)
    for name in () if is_grey else _TONES:
        own = Colour.of(table[name]).seen
        turned = own._replace(hue=(own.hue + turn) % 360).colour
        found[name] = str(turned.readable([Colour.of(table["--hb-tone-fg"])]))
    return found


def _written_on(background: Colour) -> Colour:
    """White, or what is nearly black, whichever can be read."""
    return next(one for one in (WHITE, _INK, BLACK) if one.on(background) >= TEXT)


def _bar(colour: Colour, table: Mapping[str, str]) -> dict[str, str]:
    """The bar at the top, with what stands on it; shades of it are further from the writing than it is itself."""
    ink, seen = _written_on(colour), colour.seen
    away = -_NEXT if ink == WHITE else _NEXT
    shades = [str(seen._replace(lightness=min(1, max(0, seen.lightness + step))).colour) for step in (-away, away)]
    opacity = float(table["--hb-tab-opacity"])
    faint, pale = (ink.veiled(part, colour).on(colour) >= TEXT for part in (opacity, 0.8))
    names = ("--md-primary-fg-color--light", "--md-primary-fg-color--dark")
    field = ("#00000042", "#00000033") if ink == WHITE else ("#ffffff42", "#ffffff66")
    return {
        "--md-primary-fg-color": str(colour),
        **dict(zip(names, shades, strict=True)),
        "--md-primary-bg-color": str(ink),
        "--md-primary-bg-color--light": f"{ink}cc" if pale else str(ink),
        "--hb-tab-opacity": str(opacity) if faint else "1",
        "--hb-field": field[0],
        "--hb-field-hover": field[1],
    }


def _links(colour: Colour, veil: str) -> dict[str, str]:
    return {
        "--md-accent-fg-color": str(colour),
        "--md-accent-fg-color--transparent": f"{colour}{veil}",
        "--md-accent-bg-color": str(_written_on(colour)),
        "--md-typeset-a-color": str(colour),
    }


def stylesheet(by_day: Brand, by_night: Brand) -> str:
    """Both schemes for browsers. The dark one is for screens: paper is white."""
    night = dark(by_night)
    link = f"--md-typeset-a-color: {night['--md-typeset-a-color']};"
    return (
        "/* Made by the build, of the colours in mkdocs.yml. */\n"
        f':root,\n[data-md-color-scheme="default"] {{\n{_lines(light(by_day))}}}\n'
        f'@media screen {{\n[data-md-color-scheme="slate"] {{\n{_lines(night)}}}\n{_NAMED_BY_NIGHT} {{ {link} }}\n}}\n'
    )


def _lines(table: Mapping[str, str]) -> str:
    return "".join(f"  {name}: {value};\n" for name, value in table.items())


def sign(brand: Brand) -> str:
    """The handbook's sign for tabs and bookmarks, as an SVG picture."""
    ground = brand.primary or _PRIMARY
    figure = _SIGN if _SIGN.on(ground) >= MARK else _INK
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">'
        f'<rect width="32" height="32" rx="7" fill="{ground}"/><circle cx="16" cy="12.5" r="5" fill="{figure}"/>'
        f'<path d="M6.5 26c1.2-5 5-7.5 9.5-7.5s8.3 2.5 9.5 7.5z" fill="{figure}"/></svg>\n'
    )
