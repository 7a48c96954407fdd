"""What a persona's body may hold: Markdown and safe links, nothing else.

Knows: what the Markdown engine found. Must not know: the engine.
"""

import re
from collections.abc import Callable, Iterator
from typing import TypeAlias

from handbook.finder import Found
from handbook.links import is_external, is_unsafe, site_uri
from handbook.problem import Position, Rule
from handbook.record import Folder, Record
from handbook.rules.check import ERROR, WARNING, Breach, check
from handbook.rules.wording import image_kind
from handbook.schema import did_you_mean

TOO_NESTED = "lists or quotations are nested too deeply from here on"


def _place(record: Record, found: Found) -> Position:
    return record.document.in_body(found.at)


def _short(text: str) -> str:
    line = text.strip().split("\n", 1)[0]
    return line if len(line) <= 40 else line[:39] + "\N{HORIZONTAL ELLIPSIS}"


def _tag(text: str) -> str:
    name = re.match(r"</?\s*([A-Za-z][\w-]*)", text.strip())
    return name[1].lower() if name else text


@check("raw-html", ERROR, fix="Write it in Markdown; to show the characters themselves, put them in `backticks`.")
def raw_html(record: Record, _: Folder) -> Iterator[Breach]:
    """The body holds HTML."""
    opened = {_tag(found.text) for found in record.prose.raw_html if not found.text.startswith("</")}
    for found in record.prose.raw_html:
        if found.text.startswith("</") and _tag(found.text) in opened:
            continue  # one element is one mistake
        yield Breach(f"HTML is not allowed in a persona's body: `{_short(found.text)}`", _place(record, found))


@check("attribute-list", ERROR, fix="Delete the braces and what is in them.")
def attribute_list(record: Record, _: Folder) -> Iterator[Breach]:
    """The body gives an element attributes in braces, which could carry styles or scripts."""
    for found in record.prose.attributes:
        message = f"attributes in braces are not allowed in a persona's body: `{_short(found.text.strip(' {}'))}`"
        yield Breach(message, _place(record, found))


@check("nested-body", ERROR, fix="Use fewer levels of lists and quotations.")
def nested_body(record: Record, _: Folder) -> Iterator[Breach]:
    """The body nests lists or quotations so deeply that no page can be made of it."""
    if found := record.prose.too_deep:
        yield Breach(TOO_NESTED, _place(record, found))


Fault: TypeAlias = Callable[[Found, str, Folder], str | None]


def _by_link(record: Record, folder: Folder, fault: Fault) -> Iterator[Breach]:
    for found in record.prose.links:
        if message := fault(found, record.path, folder):
            yield Breach(message, _place(record, found))


def unsafe(found: Found, _source: str, _folder: Folder) -> str | None:
    """What is wrong with a link that could run a script or hide where it leads."""
    return f"this kind of link is not allowed: `{_short(found.text)}`" if is_unsafe(found.text) else None


def broken(found: Found, source: str, folder: Folder) -> str | None:
    """What is wrong with a link in `source` that leads nowhere in the handbook."""
    href = found.text
    if is_unsafe(href) or is_external(href) or href.startswith("#") or not href:
        return None
    uri = site_uri(href, source)
    if uri and uri in folder.images and image_kind(folder.images[uri]) is None:
        return f"`{_short(href)}` is not a PNG, JPEG or WebP picture"
    if uri in folder.pages:
        return None
    nearest = did_you_mean(uri, sorted(folder.pages), cutoff=0.75) if uri else ""
    return f"the link `{_short(href)}` leads nowhere in the handbook.{nearest}"


def hot_linked(found: Found, _source: str, _folder: Folder) -> str | None:
    """What is wrong with a picture that readers' browsers would fetch from elsewhere."""
    if not found.image or not is_external(found.text) or is_unsafe(found.text):
        return None
    return f"the picture is on another host, so the page links to it instead of showing it: `{_short(found.text)}`"


@check("unsafe-link", ERROR, fix="Link to a page of the handbook, or to an address that begins with https://.")
def unsafe_link(record: Record, folder: Folder) -> Iterator[Breach]:
    """A link could run a script or hide where it leads."""
    return _by_link(record, folder, unsafe)


@check("broken-link", ERROR, fix="Link to the file as it lies in the repository, relative to this one.")
def broken_link(record: Record, folder: Folder) -> Iterator[Breach]:
    """A link leads to a page or picture that the handbook does not have."""
    return _by_link(record, folder, broken)


@check("hot-linked-image", WARNING, fix="Put a copy of the picture below personas/images/.")
def hot_linked_image(record: Record, folder: Folder) -> Iterator[Breach]:
    """A picture is on another host, which would learn who reads the handbook; the page links to it instead."""
    return _by_link(record, folder, hot_linked)


# What hand-written pages are judged by as well.
LINK_FAULTS: tuple[tuple[Rule, Fault], ...] = (
    (unsafe_link.rule, unsafe),
    (broken_link.rule, broken),
    (hot_linked_image.rule, hot_linked),
)


BARE_NOTE = "the text of this internal note is not indented by four spaces, so a public edition would show it"


@check("bare-note", ERROR, fix="Indent every line of the note by four spaces.")
def bare_note(record: Record, _: Folder) -> Iterator[Breach]:
    """The text after `!!! internal` is not indented, so it is no part of the note."""
    for found in record.prose.bare_notes:
        yield Breach(BARE_NOTE, _place(record, found))


@check("second-title", WARNING, fix="Begin headings in the body with `##`; the page has its title already.")
def second_title(record: Record, _: Folder) -> Iterator[Breach]:
    """The body has a heading of the first level."""
    for found in record.prose.titles:
        yield Breach(
            f"the page's title is the persona's name: make `{_short(found.text)}` a `##` heading", _place(record, found)
        )
