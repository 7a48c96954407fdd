"""The theme's page around a persona, rendered once for all personas that stand together in the navigation.

Knows: Jinja, and the theme's templates for a line of the navigation and of the contents. Must not know: MkDocs, what a
persona is.

What surrounds a persona takes the theme longer than all else together, and is nearly the same every time. So a stand-in
is rendered for each kind of page, and a page's own values are put where its marks come out. Where a stand-in does not
come out as expected, the theme renders every page of that kind itself.
"""

import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment, pass_context
from jinja2.runtime import Context

from handbook.markdown.html import squeezed, squeezed_around
from handbook.site.placeholder import BOTTOM, OWN_META, TOP, Relative, Value, present, stand_in, values

_NAVIGATION_LINE = "partials/nav-item.html"
_CONTENTS_LINE = "partials/toc-item.html"
_LANGUAGE = "partials/language.html"
_WHOLE = "main.html"

Slots = tuple[str | Value, ...]


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a page stands in the navigation: among all `siblings`, in an unbroken run of pages like it."""

    siblings: list[Any]
    run: tuple[Any, ...] = ()
    order: int = 0


class Frames:
    """Renders pages, each with the context in which the theme's own template would be rendered.

    `relative` gives an address below the site's root as seen from a page.
    """

    def __init__(self, environment: Environment, relative: Relative) -> None:
        self._environment = environment
        self._relative = relative
        self._frames: dict[object, Slots | None] = {}
        self._places: dict[int, dict[int, _Place]] = {}
        self._lines: dict[object, str] = {}

    @pass_context
    def page(self, context: Context) -> str:
        """The whole page, as `main.html` would render it."""
        page = context["page"]
        slots = self._slots(context, page)
        return _filled(slots, page) if slots else self._rendered(context, page)

    def _slots(self, context: Context, page: Any) -> Slots | None:
        """The frame of the page's kind; None where the theme has to render the page itself.

        That is so for the first of a run, which others link to as the beginning of their group, and where a page has no
        contents or one whose first line the theme leaves out.
        """
        place = self._place(context, page)
        first = next(iter(page.toc), None)
        if first is None or first.level == 1 or not place.order:
            return None
        kind = self._kind(page, place)
        if kind not in self._frames:
            self._frames[kind] = self._frame(context, page, place)
        return self._frames[kind]

    def _rendered(self, context: Context, page: Any) -> str:
        text = self._environment.get_template(_WHOLE).render({**context.get_all(), "page": page})
        return squeezed_around(str(page.content), text)

    def _kind(self, page: Any, place: _Place) -> object:
        """What the pages with one frame have in common."""
        others = sorted((key, repr(value)) for key, value in page.meta.items() if key not in OWN_META)
        folder = posixpath.dirname(page.url.rstrip("/"))
        return id(place.run[0]), folder, present(page), tuple(others)

    def _place(self, context: Context, page: Any) -> _Place:
        siblings = page.parent.children if page.parent else context["nav"].items
        if id(siblings) not in self._places:
            self._places[id(siblings)] = dict(_runs(siblings, type(page)))
        return self._places[id(siblings)].get(id(page), _Place(siblings))

    def _frame(self, context: Context, page: Any, place: _Place) -> Slots | None:
        """The frame of the page's kind; None if the theme does not put its parts where they are looked for."""
        own = stand_in(page)
        with _standing_in(place, own):
            text = self._rendered(context, own)
            *lines, active = self._navigation_lines(context, own, (*place.run, own))
        shown = [*lines[: place.order], active, *lines[place.order + 1 :]]
        parts = _between(text, shown)
        if len(set(parts[1:-1])) != 1 or parts[1].strip():
            return None
        marks = values(own, self._relative, self._environment.filters)
        order = {id(one): number for number, one in enumerate(place.run)}
        navigation = _Navigation(lines, order, parts[1], tuple(self._cut(active, marks)))
        return (*self._cut(parts[0], marks), navigation, *self._cut(parts[-1], marks))

    def _navigation_lines(self, context: Context, own: Any, pages: Sequence[Any]) -> list[str]:
        """How each of the pages is shown in the navigation of one of them."""
        theme = context["config"].theme
        known = {**context.get_all(), "page": own, "features": self._environment.getattr(theme, "features") or []}
        known["lang"] = self._environment.get_template(_LANGUAGE).make_module(known)
        module: Any = self._environment.get_template(_NAVIGATION_LINE).make_module(known)
        return [squeezed(str(module.render(one, "", 2, own.parent))).strip() for one in pages]

    def _cut(self, text: str, marks: Mapping[str, Value]) -> Iterator[str | Value]:
        """The text, with what makes a page's own of it in place of every mark."""
        top, bottom = (re.escape(self._contents_line(line)) for line in (TOP, BOTTOM))
        longest_first = sorted(marks, key=len, reverse=True)
        seam = re.compile(rf"{top}(?P<space>\s*){bottom}|{'|'.join(map(re.escape, longest_first))}")
        end = 0
        for found in seam.finditer(text):
            yield text[end : found.start()]
            space = found["space"]
            yield marks[found[0]] if space is None else self._contents(space)
            end = found.end()
        yield text[end:]

    def _contents(self, space: str) -> Value:
        return lambda page: space.join(self._contents_line(line) for line in page.toc)

    def _contents_line(self, line: Any) -> str:
        """One line of a table of contents with those below it. Most are the same on many pages."""
        key = _key(line)
        if key not in self._lines:
            line = self._environment.get_template(_CONTENTS_LINE).render(toc_item=line)
            self._lines[key] = squeezed(line).strip()
        return self._lines[key]


@dataclass(frozen=True, slots=True)
class _Navigation:
    """The lines of the pages that stand together, with that of the page itself as the theme shows where a reader is."""

    lines: list[str]
    order: Mapping[int, int]
    space: str
    active: Slots

    def __call__(self, page: Any) -> str:
        lines = self.lines.copy()
        lines[self.order[id(page)]] = _filled(self.active, page)
        return self.space.join(lines)


def _between(text: str, lines: Sequence[str]) -> list[str]:
    """What stands before, between and after lines that follow each other in a text; nothing if one is missing."""
    parts = []
    for line in lines:
        before, found, text = text.partition(line)
        if not found:
            return []
        parts.append(before)
    return [*parts, text]


def _filled(slots: Slots, page: Any) -> str:
    return "".join([slot if isinstance(slot, str) else slot(page) for slot in slots])


def _key(line: Any) -> object:
    return line.title, line.url, tuple(_key(one) for one in line.children)


def _runs(siblings: list[Any], kind: type) -> Iterator[tuple[int, _Place]]:
    """Each page of this kind with the unbroken run in which it stands."""
    run: list[Any] = []
    for one in [*siblings, None]:
        if isinstance(one, kind):
            run.append(one)
            continue
        together = tuple(run)
        yield from ((id(page), _Place(siblings, together, order)) for order, page in enumerate(run))
        run = []


@contextmanager
def _standing_in(place: _Place, page: Any) -> Iterator[None]:
    """Puts another in a page's place in the navigation, for as long as it is rendered."""
    real = place.run[place.order]
    number = next(number for number, one in enumerate(place.siblings) if one is real)
    place.siblings[number] = page
    real.active = False
    page.active = True  # and with it all above
    try:
        yield
    finally:
        place.siblings[number] = real
        real.active = True
