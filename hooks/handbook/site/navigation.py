"""Where personas stand in the site's navigation.

Knows: groups of personas, and a navigation as lists and titles. Must not know: MkDocs.

A reader sees the siblings of the current persona and one line for each other group; the theme
renders the navigation into every page, so it must never hold every persona at once.
"""

import html
import posixpath
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from handbook.display.values import keys
from handbook.markdown.links import PERSONAS
from handbook.personas.catalog import Catalog
from handbook.personas.record import Record
from handbook.problems.problem import StoppedError
from handbook.schema.slugs import slug_of
from handbook.schema.terms.general import PersonaType, Status
from handbook.source.folders import NEGATIVE_FOLDER

KEY = "personas"
RETIRED = "Retired"


class UnknownTypeError(StoppedError):
    """The navigation asks for a type of personas that there is not."""


@dataclass(frozen=True, slots=True)
class NavGroup:
    """Pages under one line of the navigation; without a title they stand on their own."""

    title: str
    uris: tuple[str, ...]


def groups(catalog: Catalog, persona_type: PersonaType) -> list[NavGroup]:
    """The personas of one type by their `group`: the largest first, retired ones last.

    A single group needs no line of its own.
    """
    found: dict[str, list[str]] = {}
    for record in catalog.records:
        if record.persona.type is persona_type:
            title = _group_of(record)
            found.setdefault(title, []).append(record.path)
    ordered = sorted(found, key=lambda title: (title == RETIRED, -len(found[title]), title.casefold()))
    if len([title for title in ordered if title != RETIRED]) == 1:
        return [NavGroup(title if title == RETIRED else "", tuple(found[title])) for title in ordered]
    return [NavGroup(title, tuple(found[title])) for title in ordered]


def _group_of(record: Record) -> str:
    return RETIRED if record.status is Status.RETIRED else record.persona.group or ""


def filled(
    items: list[Any], catalog: Catalog, left_out: Container[str], file_of: Callable[[str], str]
) -> Iterator[Any]:
    """A navigation with `personas: TYPE` replaced by that type's groups, and without pages that are left out.

    Titles come escaped, since the theme prints them as they stand.
    `file_of` gives the file on the site that a persona's page is. An unknown type raises an `UnknownTypeError`.
    """
    paths = {record.path for record in catalog.records}
    for item in items:
        if isinstance(item, str):
            if item not in left_out:
                yield file_of(item) if item in paths else item
            continue
        for title, target in item.items():
            if title == KEY and isinstance(target, str):
                yield from _groups(target, catalog, file_of)
            elif isinstance(target, list):
                if inner := list(filled(target, catalog, left_out, file_of)):
                    yield {html.escape(str(title)): inner}
            elif target not in left_out:
                yield {html.escape(str(title)): file_of(target) if target in paths else target}


def _groups(type_name: str, catalog: Catalog, file_of: Callable[[str], str]) -> Iterator[Any]:
    """One type's groups, with titles that can stand in a page as they are."""
    known = {str(one): one for one in PersonaType}
    if type_name not in known:
        raise UnknownTypeError(f"in nav, `{KEY}: {type_name}` must be one of: {', '.join(known)}")
    for group in groups(catalog, known[type_name]):
        files = [file_of(uri) for uri in group.uris]
        if group.title:
            yield {html.escape(group.title): files}
        else:
            yield from files


def by_folder(uris: Iterable[str]) -> list[Any]:
    """A navigation of all pages, in sections named after their folders, each with its index first."""
    items: list[Any] = []
    sections: dict[str, list[Any]] = {"": items}
    for uri in sorted(uris, key=lambda uri: (posixpath.dirname(uri), posixpath.basename(uri) != "index.md", uri)):
        folder = posixpath.dirname(uri)
        for depth in range(folder.count("/") + bool(folder)):
            below = "/".join(folder.split("/")[: depth + 1])
            if below not in sections:
                sections[below] = []
                sections[posixpath.dirname(below)].append({_titled(below): sections[below]})
        sections[folder].append(uri)
    return items


def _titled(folder: str) -> str:
    name = posixpath.basename(folder).replace("-", " ").replace("_", " ")
    return name.capitalize() if name.islower() else name


def reached(items: list[Any]) -> Iterator[str]:
    """The pages that a navigation leads to."""
    for item in items:
        targets = item.values() if isinstance(item, dict) else [item]
        for target in targets:
            yield from reached(target) if isinstance(target, list) else [target]


@dataclass(frozen=True, slots=True)
class ListLink:
    """What the name of a section leads to, in place of the first persona in it.

    The theme takes it for the section's index: a name that is itself a link, without a line of its own.
    """

    title: str
    url: str
    is_index: bool = True
    active: bool = False
    children: None = None
    meta: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Lists:
    """Where lists of personas are.

    `records` are the personas by the identity of their pages, `docs` the hand-written pages and `everybody` the one
    with the list of all, if there is one, by their names on the site; `address` gives where one of them is.
    """

    records: Mapping[int, Record]
    docs: Container[str]
    everybody: str | None
    address: Callable[[str], str]

    def lead_to(self, items: Sequence[Any], above: str = "./") -> None:
        """Has the names of sections that begin with a persona lead to a list, or else to the nearest text, `above`."""
        above = next((one.url for one in items if not one.children and id(one) not in self.records), above)
        for section in items:
            if not section.children:
                continue
            first = section
            while first.children:
                first = first.children[0]
            self.lead_to(section.children, above)
            if record := self.records.get(id(first)):
                among = [self.records[id(one)] for one in section.children if id(one) in self.records]
                section.children.insert(0, ListLink(section.title, self._list_of(record, among) or above))

    def _list_of(self, first: Record, among: list[Record]) -> str:
        """The address of a list of those who are together in a section; empty if there is none.

        A page that is named like a group needs no script to show that group alone.
        """
        groups = {_group_of(one) for one in among}
        group = groups.pop() if len(groups) == 1 else ""
        page = f"{NEGATIVE_FOLDER if first.is_negative else PERSONAS}{slug_of(group)}.md"
        if group not in ("", RETIRED) and page in self.docs:
            return self.address(page)
        if self.everybody is None:
            return ""
        if group == RETIRED:
            narrowed = {"status": Status.RETIRED.value}
        elif group:
            narrowed = {"group": next(iter(keys(first, "group")))}
        else:
            narrowed = {"type": first.persona.type.value}
        return f"{self.address(self.everybody)}?{urlencode(narrowed)}"


def put_beside(uri: str | None, others: Container[str], files: Iterable[Any]) -> None:
    """Has pages that are not in the navigation stand in the section of another one, whose lines they open."""
    files = tuple(files)
    section = next((file.page.parent for file in files if file.src_uri == uri), None)
    for file in files:
        if file.src_uri in others:
            file.page.parent = section


def keep_apart(pages: Iterable[Any], personas: Container[int]) -> None:
    """Has a page lead on only to pages beside it that are of its kind: a persona to personas, a text to texts."""
    pages = tuple(pages)
    for page in pages:
        for name in ("previous_page", "next_page"):
            other = getattr(page, name)
            if other and (other.parent is not page.parent or (id(other) in personas) != (id(page) in personas)):
                setattr(page, name, None)
