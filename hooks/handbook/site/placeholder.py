"""A copy of a site's page with marks where two pages differ, which shows where the theme puts what.

Knows: in which attributes two pages of one kind may differ. Must not know: templates, MkDocs, what a persona is.

Filters leave traces: a mark holds an encoded apostrophe, which escaping and the stripping of tags each change in their
own way. So the form in which a mark comes out tells which filters the page's own value has to pass.
"""

import copy
import posixpath
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

_SIGN = "\ue000"  # of the characters to which no standard gives a meaning
OWN_META = ("title", "description", "tags")  # what two pages of one kind may be told differently

Value = Callable[[Any], str]
Filter = Callable[[Any], Any]
Relative = Callable[[str, Any], str]


def _mark(name: str) -> str:
    return f"{_SIGN}{name}{_SIGN}"


@dataclass(frozen=True, slots=True)
class ContentsLine:
    """A line of a page's table of contents, as the theme takes it."""

    title: str
    url: str
    level: int = 2
    children: tuple[Any, ...] = ()


TOP, BOTTOM = (ContentsLine(_mark(f"{end} title"), "#" + _mark(f"{end} address")) for end in ("top", "bottom"))
_CONTENT = _mark("<h1 content")  # the theme adds a heading to pages that have none
_TITLE, _DESCRIPTION, _CANONICAL, _EDIT = map(_mark, ("title&#x27;", "description&#x27;", "canonical", "edit"))
_NEIGHBOURS = {"previous_page": _mark("previous&#x27;"), "next_page": _mark("next&#x27;")}


def present(page: Any) -> tuple[bool, ...]:
    """Which of its own values a page has: the theme leaves out the place of one that is missing."""
    neighbours = (getattr(page, name) for name in _NEIGHBOURS)
    return tuple(map(bool, (*neighbours, page.meta.get("description"), page.edit_url, page.canonical_url)))


def placeholder(page: Any) -> Any:
    """A copy of the page with marks in place of all that is its own."""
    made = _seen_by_others(page, "own", _TITLE)
    made.content, made.toc = _CONTENT, [TOP, BOTTOM]
    own = {"title": _TITLE, "description": _DESCRIPTION}
    made.meta = {key: own.get(key, value) for key, value in page.meta.items()}
    made.canonical_url = page.canonical_url and _CANONICAL
    made.edit_url = page.edit_url and _EDIT
    for name, title in _NEIGHBOURS.items():
        if other := getattr(page, name):
            setattr(made, name, _seen_by_others(other, name, title))
    made.parent = page.parent
    made.active = True
    return made


def _seen_by_others(page: Any, name: str, title: str) -> Any:
    """A copy of a page with marks for what others show of it: its title, and its address in the page's own folder."""
    made = copy.copy(page)
    made.parent = None  # which a change of `active` would reach
    made.active, made.meta, made.title = False, {}, title
    made.file = copy.copy(page.file)
    folder, last = posixpath.split(page.file.url.rstrip("/"))
    _, suffix = posixpath.splitext(last)
    made.file.url = posixpath.join(folder, _mark(name)) + (suffix or "/")
    return made


def values(made: Any, relative: Relative, filters: Mapping[str, Filter]) -> dict[str, Value]:
    """What belongs in the place of each mark, in every form that the theme may give it, as a function of a page.

    `relative` gives an address as seen from a page; `filters` are the theme's.
    """
    found: dict[str, Value] = {
        _CONTENT: lambda page: str(page.content),
        _CANONICAL: lambda page: str(page.canonical_url),
        _EDIT: lambda page: str(page.edit_url),
        TOP.url: lambda page: str(next(iter(page.toc)).url),
        relative(made.url, made): lambda page: relative(page.url, page),
        **_forms(_TITLE, lambda page: page.title, filters),
        **_forms(_DESCRIPTION, lambda page: page.meta["description"], filters),
    }
    for name, title in _NEIGHBOURS.items():
        if other := getattr(made, name):
            own_title, own_address = _of_neighbour(name, relative)
            found |= _forms(title, own_title, filters)
            found[relative(other.url, made)] = own_address
    return {mark: value for mark, value in found.items() if _SIGN in mark}


def _of_neighbour(name: str, relative: Relative) -> tuple[Value, Value]:
    """The title and the address of a page's own neighbour."""
    its = attrgetter(name)
    return lambda page: its(page).title, lambda page: relative(its(page).url, page)


def _forms(mark: str, own: Value, filters: Mapping[str, Filter]) -> dict[str, Value]:
    """A mark as it stands, escaped, stripped of tags, and both; with the page's own value after the same."""
    escaped, stripped = filters["e"], filters["striptags"]
    return {
        mark: own,
        str(escaped(mark)): lambda page: str(escaped(own(page))),
        str(stripped(mark)): lambda page: str(stripped(own(page))),
        str(escaped(stripped(mark))): lambda page: str(escaped(stripped(own(page)))),
    }
