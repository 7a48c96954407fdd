"""What a persona's body may hold: Markdown and safe links, nothing else.

Knows: what the Markdown engine found. Must not know: the engine.
"""

import posixpath
import re
import unicodedata
from collections.abc import Callable, Iterator
from typing import TypeAlias
from urllib.parse import unquote

from handbook.markdown.links import DOCS, PERSONAS, site_uri
from handbook.markdown.markup import element, is_external, is_unsafe
from handbook.markdown.places import Found
from handbook.personas.record import Folder, Record, same_name
from handbook.problems.problem import START, Also, Position, Rule
from handbook.problems.readable import shortened
from handbook.rules.check import ERROR, WARNING, Breach, check
from handbook.schema import did_you_mean
from handbook.schema.slugs import slug_of
from handbook.source.kinds import is_other_picture
from handbook.source.pictures import PHOTOS, kind_of

_DRIVE = re.compile(r"[A-Za-z]:/")
TOO_NESTED = "lists or quotations are nested too deeply from here on"


def _place(record: Record, found: Found) -> Position:
    return record.document.in_body(found.at)


@check("raw-html", ERROR, fix="Write it in Markdown; to show the characters themselves, put them in `backticks`.")
def raw_html(record: Record, _: Folder) -> Iterator[Breach]:
    """The body holds HTML.

    HTML can carry scripts, and can break the page around it.
    """
    opened = {element(found.text) for found in record.prose.raw_html if not found.text.startswith("</")}
    for found in record.prose.raw_html:
        if found.text.startswith("</") and element(found.text) in opened:
            continue  # one element is one mistake
        yield Breach(f"HTML is not allowed in a persona's body: `{shortened(found.text)}`", _place(record, found))


@check("attribute-list", ERROR, fix="Delete the braces and what is in them.")
def attribute_list(record: Record, _: Folder) -> Iterator[Breach]:
    """The body gives an element attributes in braces.

    They could carry styles or scripts.
    """
    for found in record.prose.attributes:
        message = f"attributes in braces are not allowed in a persona's body: `{shortened(found.text.strip(' {}'))}`"
        yield Breach(message, _place(record, found))


@check("nested-body", ERROR, fix="Use fewer levels of lists and quotations.")
def nested_body(record: Record, _: Folder) -> Iterator[Breach]:
    """The body nests lists or quotations too deeply.

    No page can be made of it.
    """
    if found := record.prose.too_deep:
        yield Breach(TOO_NESTED, _place(record, found))


def too_much(found: Found) -> str:
    """What to say of a text that is too large to be looked at."""
    return f"the text holds {found.text}: shorten it, or divide it among several pages"


@check(
    "body-too-large", ERROR, fix="Keep what readers need; put what they look up on a page of its own, and link to it."
)
def body_too_large(record: Record, _: Folder) -> Iterator[Breach]:
    """The body is larger than a page can be: 128 KiB, 3,000 lines, or a thousand links.

    Making the page would keep everybody's build waiting, and nobody reads it to the end.
    """
    if found := record.prose.too_much:
        yield Breach(too_much(found), _place(record, found))


Fault: TypeAlias = Callable[[Found, str, Folder], str | None]


def _by_link(record: Record, folder: Folder, fault: Fault) -> Iterator[Breach]:
    for found in record.prose.links:
        if message := fault(found, record.path, folder):
            yield Breach(message, _place(record, found), also=the_file(found, record.path, folder))


def the_file(found: Found, source: str, folder: Folder) -> tuple[Also, ...]:
    """The picture that a text shows and no browser does, so that the file itself need not be told of."""
    uri = site_uri(found.text, source)
    if not found.image or not uri or uri not in folder.pages or not is_other_picture(uri):
        return ()
    return (Also(uri if uri.startswith(PERSONAS) else DOCS + uri, START, "this picture"),)


def unsafe(found: Found, source: str, _folder: Folder) -> str | None:
    """What is wrong with a link that could run a script or hide where it leads."""
    if not is_unsafe(found.text):
        return None
    return on_one_computer(found.text, source) or f"this kind of link is not allowed: `{shortened(found.text)}`"


def broken(found: Found, source: str, folder: Folder) -> str | None:
    """What is wrong with a link in `source` that leads nowhere in the handbook."""
    href = found.text
    if is_unsafe(href) or is_external(href) or href.startswith("#") or not href:
        return None
    uri = site_uri(href, source)
    if uri and uri in folder.images and kind_of(uri) not in PHOTOS:
        return f"`{shortened(href)}` is not a PNG, JPEG or WebP picture"
    if uri and uri in folder.pages and found.image and (message := not_shown(href, uri)):
        return message
    if uri in folder.pages:
        return None
    if uri and (renamed := _renamed(href, uri, source, folder)):
        return renamed
    near = _nearest(href, uri, source, folder) if uri else ""
    return with_slashes(href, source, folder) or f"the link `{shortened(href)}` leads nowhere in the handbook.{near}"


def _renamed(href: str, uri: str, source: str, folder: Folder) -> str:
    """What to say of a link to what a persona was called before."""
    former = posixpath.basename(uri).removesuffix(".md")
    if not uri.startswith(PERSONAS) or not uri.endswith(".md"):
        return ""
    record = next((one for one, where in folder.named.get(same_name(former), ()) if where), None)
    if record is None:
        return ""
    _, mark, place = href.partition("#")
    return f"`{former}` is called `{record.id}` now: write `{from_here(source, record.path)}{mark}{place}`"


def picture_there(uri: str, folder: Folder) -> str:
    """What to say of a picture that is there under a name that looks the same; nothing if none is."""
    there = [image for image in sorted(folder.images) if same_name(image) == same_name(uri)]
    if len(there) != 1:
        return ""
    name = posixpath.basename(there[0])
    if unicodedata.normalize("NFC", there[0]) == unicodedata.normalize("NFC", uri) and there[0] != uri:
        plain = f"{slug_of(posixpath.splitext(name)[0]) or 'picture'}{posixpath.splitext(name)[1]}"
        return f"its file's name has an accent that is stored in another way: rename the file `{plain}`, and write that"
    return f"did you mean `{there[0].removeprefix(PERSONAS)}`?"


def on_one_computer(written: str, source: str) -> str:
    """What to say of a path that begins at a drive; nothing of the others."""
    path = unquote(written).replace("\\", "/")
    if not _DRIVE.match(path):
        return ""
    return f"`{shortened(written)}` is a place on one computer: {_copy(path, source)}"


def _copy(path: str, source: str) -> str:
    """How a file becomes one of the handbook."""
    place = from_here(source, f"{PERSONAS}images/{posixpath.basename(path)}")
    return f"put a copy below personas/images/, and write `{place}`"


def with_slashes(written: str, source: str, folder: Folder) -> str:
    """What to say of a path with backslashes, as Windows has them; nothing of the others."""
    if "\\" not in unquote(written):
        return ""
    path = unquote(written).replace("\\", "/")
    uri = site_uri(path, source)
    if uri is None:
        return f"`{shortened(written)}` leads out of the handbook: {_copy(path, source)}"
    there = [one for one in {*folder.pages, *folder.images} if same_name(one) == same_name(uri)]
    if len(there) == 1 and there[0] != uri:
        path = from_here(source, there[0])
    missing = "" if there else ", and add that file: it is not there"
    return f"`{shortened(written)}` has a backslash where `/` belongs: write `{path}`{missing}"


def not_shown(written: str, uri: str) -> str:
    """What to say of a picture that no browser shows; nothing of the others."""
    if not is_other_picture(uri):
        return ""
    return f"browsers do not show `{written}`: export it as PNG, JPEG or WebP, and write that file's name"


def _nearest(href: str, uri: str, source: str, folder: Folder) -> str:
    """The page that was probably meant, as a link from here: the only one of that name, or one with a name like it."""
    links = {from_here(source, page): page for page in sorted(folder.pages)}
    if there := picture_there(uri, folder):
        return f" {there[0].upper()}{there[1:]}"
    namesakes = [link for link, page in links.items() if posixpath.basename(page) == posixpath.basename(uri)]
    if len(namesakes) == 1:
        return f" Did you mean `{namesakes[0]}`?"
    written, own = href.split("#", 1)[0], {record.path for record in folder.records}
    others = {link for link, page in links.items() if page not in own}
    if not uri.startswith(PERSONAS):  # no persona is meant
        return did_you_mean(written, others, cutoff=0.75)
    if source.startswith(PERSONAS):
        return did_you_mean(written, links, cutoff=0.75)
    return did_you_mean(written, others, cutoff=0.75) or did_you_mean(written, links, cutoff=0.9)


def from_here(source: str, page: str) -> str:
    """A link to a page of the site, relative to the file that it stands in."""
    if source.startswith(DOCS):
        return posixpath.relpath(page, posixpath.dirname(source.removeprefix(DOCS)) or ".")
    return posixpath.relpath(page if page.startswith(PERSONAS) else DOCS + page, posixpath.dirname(source))


def hot_linked(found: Found, _source: str, _folder: Folder) -> str | None:
    """What is wrong with a picture that readers' browsers would fetch from elsewhere."""
    if not found.image or not is_external(found.text) or is_unsafe(found.text):
        return None
    return f"the picture is on another host, so the page links to it instead of showing it: `{shortened(found.text)}`"


@check("unsafe-link", ERROR, fix="Link to a page of the handbook, or to an address that begins with https://.")
def unsafe_link(record: Record, folder: Folder) -> Iterator[Breach]:
    """A link could run a script or hide where it leads.

    Readers follow a link of the handbook without a second thought.
    """
    return _by_link(record, folder, unsafe)


@check(
    "broken-link",
    ERROR,
    fix="Link to the file as it is in the repository, relative to this one; for a heading, copy its own link.",
)
def broken_link(record: Record, folder: Folder) -> Iterator[Breach]:
    """A link leads to a page, picture or heading that the handbook does not have.

    Anyone who follows it finds nothing.
    """
    return _by_link(record, folder, broken)


@check("hot-linked-image", WARNING, fix="Put a copy of the picture below personas/images/.")
def hot_linked_image(record: Record, folder: Folder) -> Iterator[Breach]:
    """A picture is on another host; the page links to it instead.

    The other host would learn who reads the handbook.
    """
    return _by_link(record, folder, hot_linked)


# What hand-written pages are judged by as well.
LINK_FAULTS: tuple[tuple[Rule, Fault], ...] = (
    (unsafe_link.rule, unsafe),
    (broken_link.rule, broken),
    (hot_linked_image.rule, hot_linked),
)


@check("second-title", WARNING, fix="Begin headings in the body with `##`; the page has its title already.")
def second_title(record: Record, _: Folder) -> Iterator[Breach]:
    """The body has a heading of the first level.

    A page has one title; a second one misleads the table of contents and screen readers.
    """
    for found in record.prose.titles:
        yield Breach(
            f"the page's title is the persona's name: make `{shortened(found.text)}` a `##` heading",
            _place(record, found),
        )
