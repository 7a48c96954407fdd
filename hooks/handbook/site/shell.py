"""The theme's page around a persona, rendered once for all personas that are together in the navigation.

Knows: Jinja, and the theme's templates for a line of the navigation and of the contents. Must not know: MkDocs, what a
persona is.

What surrounds a persona takes the theme longer to render than everything else, and is nearly the same every time. So a
placeholder page is rendered for each kind of page, and what comes out is cut where its marks are: that is the shell,
into which each page's own values go. If a placeholder does not come out as expected, the theme renders every page of
that kind in full. 300 personas take 6.7 seconds of processor time with shells, 14.4 without.
"""

import posixpath
import re
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import Any

from jinja2 import Environment

from handbook.markdown.html import compact
from handbook.site.article import Article
from handbook.site.placeholder import BOTTOM, OWN_META, TOP, Relative, Value, placeholder, present, values
from handbook.site.policy import Policy

_NAVIGATION_LINE = "partials/nav-item.html"
_CONTENTS_LINE = "partials/toc-item.html"
_LANGUAGE = "partials/language.html"
_WHOLE = "main.html"

Slots = tuple[str | Value, ...]


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a page is in the navigation: among all `siblings`, in an unbroken run of pages like it."""

    siblings: list[Any]
    run: tuple[Any, ...] = ()
    order: int = 0


@dataclass(frozen=True, slots=True)
class Engine:
    """What the site's engine does for templates.

    `context` gives what the theme's are told of a page; `relative` an address below the site's root as seen from a
    page; `contents` the engine's form of a table of contents.
    """

    context: Callable[[Any], Mapping[str, Any]]
    relative: Relative
    contents: Callable[[Any], Any]


class Shells:
    """Renders whole pages around articles, with the `policy` of all pages.

    `files` are theirs, as the site's engine knows them, by source file.
    """

    def __init__(
        self,
        environment: Environment,
        files: Mapping[str, Any],
        engine: Engine,
        policy: Policy,
    ) -> None:
        self._environment = environment
        self._pages = {path: file.page for path, file in files.items()}
        self._context = engine.context
        self._relative = engine.relative
        self._toc = engine.contents
        self._policy = policy
        self._among = {id(page) for page in self._pages.values()}
        self._shells: dict[object, Slots | None] = {}
        self._places: dict[int, dict[int, _Place]] = {}
        self._lines: dict[object, str] = {}

    def around(self, path: str, article: Article) -> str:
        """The whole page around an article, as the theme's `main.html` would render it."""
        page = self._pages[path]
        page.content, page.toc = article.html, self._toc(article.contents)
        page.active = True  # and with it all above
        try:
            slots = self._slots(page)
            if not slots:
                return self._rendered(page)
            self._policy.judge(article.html, page.url)
            return _filled(slots, page)
        finally:
            page.active = False
            page.content, page.toc = None, self._toc([])  # there can be thousands of them

    def _slots(self, page: Any) -> Slots | None:
        """The shell of the page's kind; None where the theme has to render the page itself.

        That is so for the first of a run, which others link to as the beginning of their group, and where a page has no
        contents or one whose first line the theme leaves out.
        """
        place = self._place(page)
        first = next(iter(page.toc), None)
        if first is None or first.level == 1 or not place.order:
            return None
        kind = _kind(page, place)
        if kind not in self._shells:
            self._shells[kind] = self._shell(page, place)
        return self._shells[kind]

    def _rendered(self, page: Any) -> str:
        text = self._environment.get_template(_WHOLE).render(self._context(page))
        return self._policy.finished(str(page.content), text, page.url)

    def _place(self, page: Any) -> _Place:
        siblings = page.parent.children if page.parent else self._context(page)["nav"].items
        if id(siblings) not in self._places:
            self._places[id(siblings)] = dict(_runs(siblings, self._among))
        return self._places[id(siblings)].get(id(page), _Place(siblings))

    def _shell(self, page: Any, place: _Place) -> Slots | None:
        """The shell of the page's kind; None if the theme does not put its parts where they are looked for."""
        own = placeholder(page)
        with _in_place_of(page, own, place):
            text = self._rendered(own)
            *lines, active = self._navigation_lines(own, (*place.run, own))
        shown = [*lines[: place.order], active, *lines[place.order + 1 :]]
        parts = _between(text, shown)
        if len(set(parts[1:-1])) != 1 or parts[1].strip():
            return None
        marks = values(own, self._relative, self._environment.filters)
        order = {id(one): number for number, one in enumerate(place.run)}
        navigation = partial(_navigation, lines, order, parts[1], tuple(self._cut(active, marks)))
        return (*self._cut(parts[0], marks), navigation, *self._cut(parts[-1], marks))

    def _navigation_lines(self, own: Any, pages: Sequence[Any]) -> list[str]:
        """How each of the pages is shown in the navigation of one of them."""
        context = self._context(own)
        theme = context["config"].theme
        known = {**context, "features": self._environment.getattr(theme, "features") or []}
        known["lang"] = self._environment.get_template(_LANGUAGE).make_module(known)
        module: Any = self._environment.get_template(_NAVIGATION_LINE).make_module(known)
        return [compact(str(module.render(one, "", 2, own.parent))).strip() for one in pages]

    def _cut(self, text: str, marks: Mapping[str, Value]) -> Iterator[str | Value]:
        """The text, with what makes a page's own of it in place of every mark."""
        top, bottom = (re.escape(self._contents_line(line)) for line in (TOP, BOTTOM))
        longest_first = sorted(marks, key=len, reverse=True)
        seam = re.compile(rf"{top}(?P<space>\s*){bottom}|{'|'.join(map(re.escape, longest_first))}")
        end = 0
        for found in seam.finditer(text):
            yield text[end : found.start()]
            space = found["space"]
            yield marks[found[0]] if space is None else partial(self._contents, space)
            end = found.end()
        yield text[end:]

    def _contents(self, space: str, page: Any) -> str:
        return space.join(self._contents_line(line) for line in page.toc)

    def _contents_line(self, line: Any) -> str:
        """One line of a table of contents with those below it. Most are the same on many pages."""
        key = _key(line)
        if key not in self._lines:
            line = self._environment.get_template(_CONTENTS_LINE).render(toc_item=line)
            self._lines[key] = compact(line).strip()
        return self._lines[key]


def _navigation(lines: list[str], order: Mapping[int, int], space: str, active: Slots, page: Any) -> str:
    """The lines of pages that are together, with the page's own as the theme shows where a reader is."""
    own = order[id(page)]
    return space.join([*lines[:own], _filled(active, page), *lines[own + 1 :]])


def _between(text: str, lines: Sequence[str]) -> list[str]:
    """What is before, between and after lines that follow each other in a text; nothing if one is missing."""
    parts = []
    for line in lines:
        before, found, text = text.partition(line)
        if not found:
            return []
        parts.append(before)
    return [*parts, text]


def _filled(slots: Slots, page: Any) -> str:
    return "".join([slot if isinstance(slot, str) else slot(page) for slot in slots])


def _kind(page: Any, place: _Place) -> object:
    """What the pages with one shell have in common."""
    others = sorted((key, repr(value)) for key, value in page.meta.items() if key not in OWN_META)
    folder = posixpath.dirname(page.url.rstrip("/"))
    return id(place.run[0]), folder, present(page), tuple(others)


def _key(line: Any) -> object:
    return line.title, line.url, tuple(_key(one) for one in line.children)


def _runs(siblings: list[Any], among: Container[int]) -> Iterator[tuple[int, _Place]]:
    """Each of those pages with the unbroken run that it is in."""
    run: list[Any] = []
    for one in [*siblings, None]:
        if id(one) in among:
            run.append(one)
            continue
        together = tuple(run)
        yield from ((id(page), _Place(siblings, together, order)) for order, page in enumerate(run))
        run = []


@contextmanager
def _in_place_of(page: Any, own: Any, place: _Place) -> Iterator[None]:
    """Puts a placeholder in a page's place in the navigation, for as long as it is rendered."""
    number = next(number for number, one in enumerate(place.siblings) if one is page)
    place.siblings[number] = own
    page.active = False
    own.active = True
    try:
        yield
    finally:
        place.siblings[number] = page
        page.active = True
