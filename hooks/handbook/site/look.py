"""A company's look as mkdocs.yml tells of it: its colours, its logo and its icon; judged before anything is made.

Knows: where these settings stand, and what can be wrong with them. Must not know: MkDocs, how colours are mixed.

Colours stand under `extra: handbook: colours:`. Whoever knows the theme writes them under `theme: palette:`, for each
scheme; the theme's names and notations are good in both places. A name is a hue, of which the shades that can be read
are found; a notation is a company's very colour, and is shown as it is or refused.
"""

import math
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from handbook.content.site_theme import SiteTheme
from handbook.display import colour_words as words
from handbook.display.colour import TEXT, Colour
from handbook.display.palette import COLOURS_URI, PAPER, SIGN_URI, Brand, sign, stylesheet
from handbook.markdown.links import DOCS
from handbook.problems.problem import Problem, Rule
from handbook.rules.hand_written import BAD_COLOUR, BAD_LOGO, LOW_CONTRAST
from handbook.schema import did_you_mean
from handbook.site.policy import Sources
from handbook.source import pictures
from handbook.source.rules import BAD_PICTURE
from handbook.source.settings_file import SettingsFile, Spot

COLOURS = ("extra", "handbook", "colours")
PALETTE = ("theme", "palette")
KEYS = ("primary", "accent")
_OWN = "custom"  # the theme's word for a colour that is said elsewhere
_HASH = re.compile(r":\s+(#[0-9a-f]{3,8})\b", re.I)  # which YAML takes for a comment
_OFF = (None, "false", "no", "off", "null", "~")


@dataclass(frozen=True)
class Look:
    """The colours of a site in the light scheme and in the dark one."""

    light: Brand = field(default_factory=Brand)
    dark: Brand = field(default_factory=Brand)

    def files(self) -> Iterator[tuple[str, str]]:
        """What is made of them, by its name on the site."""
        yield COLOURS_URI, stylesheet(self.light, self.dark)
        yield SIGN_URI, sign(self.light)


class _Place(NamedTuple):
    """A setting of a colour: where it stands, and what it says."""

    path: str
    key: str
    spot: Spot

    def problem(self, rule: Rule, message: str) -> Problem:
        return Problem(self.path, self.spot.at, rule, message)


def read(
    files: Sequence[SettingsFile], theme: SiteTheme, others: Collection[str], policy: Sources
) -> tuple[Look, list[Problem]]:
    """The look that settings files ask for, the nearest first, and what is wrong with it.

    `others` are the files in docs/ besides pages, `policy` is what pages may load from other hosts.
    """
    found: list[Problem] = []
    ours = list(_ours(files, found))
    light, dark = (list(_of_palette(files, scheme)) for scheme in ("default", "slate"))
    twice = [place for place in (*light, *dark) if place.key in {one.key for one in ours}]
    for place in twice:
        message = f"`{place.key}` is set under `extra: handbook: colours:` as well. Write `{place.key}: {_OWN}` here"
        found.append(place.problem(BAD_COLOUR, message))
    once = [place for place in (*ours, *light, *dark) if place not in twice]
    found += [place.problem(BAD_COLOUR, message) for place in once if (message := _misread(place))]
    by_day, by_night = _chosen([*ours, *light, *dark]), _chosen([*ours, *dark, *light])
    found += _unreadable(by_day)
    found += _logos(files, theme, others, policy)
    return Look(_brand(by_day), _brand(by_night)), found


def _chosen(places: Sequence[_Place]) -> dict[str, _Place]:
    """The first place that names each of the colours."""
    return {place.key: place for place in reversed(places)}


def _ours(files: Sequence[SettingsFile], found: list[Problem]) -> Iterator[_Place]:
    """The colours under our own setting; of files that inherit from each other, the nearest that names each."""
    seen: set[str] = set()
    for file in files:
        spot = file.find(*COLOURS)
        if spot is None or spot.value is None:
            continue
        if not isinstance(spot.value, dict):
            message = '`colours:` takes names and colours. Write `colours: {primary: "#0b6e4f"}`'
            found.append(Problem(file.path, spot.at, BAD_COLOUR, message))
            continue
        for key in spot.value:
            below = file.find(*COLOURS, key)
            if key not in KEYS:
                message = (
                    f"`{key}` is not a colour of the handbook.{did_you_mean(key, KEYS)} Allowed: {', '.join(KEYS)}"
                )
                found.append(Problem(file.path, below.at if below else spot.at, BAD_COLOUR, message))
            elif below and key not in seen:
                seen.add(key)
                yield _Place(file.path, key, below)


def _of_palette(files: Sequence[SettingsFile], scheme: str) -> Iterator[_Place]:
    """The colours that the theme's own setting has for a scheme, besides those that are said elsewhere."""
    file = next((one for one in files if one.find(*PALETTE)), None)
    spot = file.find(*PALETTE) if file else None
    if not file or not spot:
        return
    listed = spot.value if isinstance(spot.value, list) else [spot.value]
    for index, entry in enumerate(listed):
        if isinstance(entry, dict) and entry.get("scheme", "default") == scheme:
            steps = (*PALETTE, index) if isinstance(spot.value, list) else PALETTE
            below = [(key, file.find(*steps, key)) for key in KEYS if key in entry]
            yield from (_Place(file.path, key, one) for key, one in below if one and one.value != _OWN)


def _misread(place: _Place) -> str:
    """Why a colour cannot be understood, and what to write."""
    value, key = place.spot.value, place.key
    if value is None:
        hidden = _HASH.search(place.spot.rest)
        if hidden:
            meant = words.exact(hidden[1])
            write = f' Write `{key}: "{hidden[1]}"`' if meant else f" {words.fault(hidden[1])}"
            return f"`{key}:` is empty, because `#` begins a comment unless there are quotes around it.{write}"
        return f'`{key}:` is empty. Write a colour, such as `{key}: "#0b6e4f"`, or delete the line'
    if not isinstance(value, str) or not place.spot.is_text:
        return f'`{key}:` takes one colour. Write it as in `{key}: "#0b6e4f"`'
    return "" if words.exact(value) or words.named(value) else words.fault(value)


def _brand(places: Mapping[str, _Place]) -> Brand:
    """The colours that can be understood."""
    given = {key: one.spot.value for key, one in places.items()}
    made = {key: words.exact(text) or words.named(text) for key, text in given.items() if isinstance(text, str)}
    return Brand(made.get("primary"), made.get("accent"))


def _unreadable(places: Mapping[str, _Place]) -> Iterator[Problem]:
    """Notations that nobody could read as text on a page; a bar in any colour has text that can be read on it."""
    for place in places.values():
        text = place.spot.value
        colour = words.exact(text) if isinstance(text, str) else None
        if not colour or colour.least(PAPER) >= TEXT or (place.key == "primary" and "accent" in places):
            continue
        better = colour.readable(PAPER)
        message = f"links and marks in `{text}` would have a contrast of {_ratio(colour)} with the pages, and need 4.5"
        if place.key == "primary":
            message += (
                f'. Write `accent: "{better}"` as well, and the bar keeps its colour; or write `primary: "{better}"`'
            )
        else:
            message += f'. Write `accent: "{better}"`'
        yield place.problem(LOW_CONTRAST, message)


def _ratio(colour: Colour) -> str:
    """The worst contrast with a page, never rounded up to what is enough."""
    return f"{math.floor(colour.least(PAPER) * 100) / 100:.2f}"


def _logos(
    files: Sequence[SettingsFile], theme: SiteTheme, others: Collection[str], policy: Sources
) -> Iterator[Problem]:
    """What is wrong with the pictures that stand for the company on every page."""
    for key in ("logo", "favicon"):
        file, spot = _first(files, "theme", key)
        if not file or not spot or not spot.is_text or spot.value in _OFF:
            continue
        if message := _no_picture(spot.value, theme, others, policy):
            yield Problem(file.path, spot.at, BAD_LOGO, message)
    file, spot = _first(files, "theme", "icon", "logo")
    if file and spot and spot.is_text and isinstance(spot.value, str) and not theme.has_icon(spot.value):
        near = did_you_mean(spot.value, theme.icons)
        message = f"`{spot.value}` is none of the theme's icons.{near} Icons are called as in `material/compass`"
        yield Problem(file.path, spot.at, BAD_LOGO, message)


def _first(files: Sequence[SettingsFile], *steps: str) -> tuple[SettingsFile, Spot] | tuple[None, None]:
    return next(((file, spot) for file in files if (spot := file.find(*steps))), (None, None))


def _no_picture(value: object, theme: SiteTheme, others: Collection[str], policy: Sources) -> str:
    """Why this cannot be shown as a picture; nothing if it can."""
    if not isinstance(value, str):
        return "write the path of one picture below docs/"
    if re.match(r"(?:[a-z][a-z0-9+.-]*:|//)", value, re.I):
        if any(value.startswith(source) for source in policy.get("img-src", ())):
            return ""
        return f"`{value}` is on another host, and pages load nothing from there. Put the picture into docs/"
    held = {path.removeprefix(DOCS) for path in others}
    known = {*held, *theme.files, SIGN_URI}
    if value not in known:
        bare = value.strip("/").removeprefix("./").removeprefix(DOCS)
        shown = sorted(path for path in known if pictures.kind_of(path))
        near = f" Did you mean `{bare}`?" if bare in known else did_you_mean(value, shown)
        return f"there is no file `{DOCS}{value}`.{near} A picture is named by its path below docs/"
    if not pictures.kind_of(value):
        return f"`{value}` is not a picture. Allowed: files that end in {', '.join(pictures.KINDS)}"
    place = None if value in held else theme.files.get(value)
    return _damage(place / value, value) if place else ""


def _damage(path: Path, name: str) -> str:
    """What is wrong with a picture of the theme's folders; those in docs/ are judged there."""
    return next((f"`{name}`: {said}" for rule, said in pictures.faults(path, name) if rule is BAD_PICTURE), "")
