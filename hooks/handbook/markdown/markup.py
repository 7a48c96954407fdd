"""Which HTML may stand in a text: harmless tags, attributes and addresses, by a list; whatever is not on it is refused.

Knows: how browsers take HTML apart. Must not know: Markdown, pages, personas.

Browsers mend broken HTML in ways that no other program foresees. So only the plainest form is read at all: `<`, a name,
attributes with a space before each and their values in matching quotes, `>`. Whatever else begins like HTML is refused,
without asking what it would have become. A persona's body holds no HTML at all.
"""

import html
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from handbook.problems.readable import cut


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"[\w-]+", text))


ELEMENTS = _words("""
    a abbr address article aside b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl dt em
    figcaption figure footer h1 h2 h3 h4 h5 h6 header hgroup hr i img ins kbd li mark ol p pre q rp rt ruby s samp
    section small span strong sub summary sup table tbody td tfoot th thead time tr u ul var wbr
""")
ATTRIBUTES = _words("""
    align alt cite class colspan data-search-exclude datetime decoding dir headers height hidden href id lang loading
    markdown name open rel reversed role rowspan scope span src start target title translate type valign value
    width
""")
ADDRESSES = _words("href src cite")
OF_FENCES = _words("hl_lines linenums")  # which the code's highlighter takes
VOID = _words("br col hr img wbr")
# A browser ends these by itself when the next one begins.
_ENDED_BY_OTHERS = _words("colgroup dd dt li p rp rt tbody td tfoot th thead tr")
_SAFE_SCHEMES = ("http:", "https:", "mailto:", "tel:")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.I)
_SPACE = r"[ \t\n]"
_VALUE = r""""[^"<>\x00-\x08\x0b-\x1f]*"|'[^'<>\x00-\x08\x0b-\x1f]*'|[^\s"'<>=`\x00-\x1f]+"""
_ATTRIBUTE = re.compile(rf"{_SPACE}+([A-Za-z][A-Za-z0-9_-]*)(?:{_SPACE}*={_SPACE}*({_VALUE}))?")
_TAG = re.compile(
    rf"<(?P<end>/?)(?P<name>[A-Za-z][A-Za-z0-9]*)(?P<attributes>(?:{_ATTRIBUTE.pattern})*+){_SPACE}*(?:(?<!=)/)?>"
)
# A browser ends a comment at `--!>`, and one that begins with `>` or `->` at once; some ran what `[if` introduces.
_COMMENT = re.compile(r"<!--(?!-?>|\s*\[)(?:(?!--!?>|<!--)[^\x00])*-->")
_BEGINNING = re.compile(r"<[A-Za-z/!?]")
_ODD_PART = re.compile(r"[^>\n]*>?")
_PLAIN_ID = re.compile(r"(?!__)[^\s<>\"'`]+")


class Fault(NamedTuple):
    """A piece of a text that is refused, as it stands there, and why."""

    piece: str
    message: str


class Tag(NamedTuple):
    """One tag, taken apart; its attributes with the characters that their entities stand for."""

    text: str
    name: str
    is_end: bool
    attributes: tuple[tuple[str, str], ...]


def is_unsafe(href: str) -> bool:
    """Whether following the link could run a script or leave the site without saying so."""
    bare = re.sub(r"[\x00-\x20]", "", href)
    scheme = _SCHEME.match(bare)
    return bool(re.match(r"[/\\]{2}|\\", bare)) or (scheme is not None and scheme.group().lower() not in _SAFE_SCHEMES)


def is_external(href: str) -> bool:
    """Whether the link leads to another host or program."""
    return bool(_SCHEME.match(href)) or href.startswith("//")


def faults(text: str, *, generated: bool = False) -> Iterator[Fault]:
    """Everything in a piece of HTML that is refused, in order; `generated` if not all of it was written by hand.

    Addresses in what is written by hand stay as they are, so that only those that lead to one place from everywhere do.
    """
    found = generated or _single(text, "img") is not None
    for part in _parts(text):
        if isinstance(part, Fault):
            yield part
        elif part.name not in ELEMENTS:
            if not part.is_end:
                yield Fault(part.text, f"`<{part.name}>` is not among the HTML that a page may hold")
        else:
            yield from (Fault(part.text, message) for message in _of_attributes(part, found=found))


def in_braces(attributes: Iterable[tuple[str, str | None]]) -> Iterator[str]:
    """What is wrong with attributes that a writer gives an element in braces; addresses belong into its link."""
    for name, value in attributes:
        if (name := name.lower()) in ADDRESSES or name == "name":
            yield f"`{name}` is not allowed in braces"
        elif name != "." and name not in OF_FENCES and (wrong := _of_attribute(name, value or "")):
            yield f"{wrong} in braces"


def links(text: str) -> list[str]:
    """Where a piece of HTML leads; nowhere if anything in it is refused."""
    parts = [] if next(faults(text), None) else [part for part in _parts(text) if isinstance(part, Tag)]
    return [value for part in parts for name, value in part.attributes if name == "href"]


def picture(text: str) -> dict[str, str] | None:
    """The attributes of a single `<img>`; None where the text is anything else, or anything in it is refused."""
    tag = _single(text, "img")
    if not tag or any(_of_attributes(tag, found=True)):
        return None
    return dict(reversed(tag.attributes))  # of two attributes of one name, browsers take the first


def unbalanced(text: str) -> Iterator[Fault]:
    """Tags of a whole page's HTML that are never closed, or close what is not open: the page around would break."""
    opened: list[Tag] = []
    for tag in _parts(text):
        if isinstance(tag, Fault) or tag.name in VOID:
            continue
        if not tag.is_end:
            opened.append(tag)
            continue
        if not any(one.name == tag.name for one in opened):
            yield Fault(tag.text, f"`</{tag.name}>` closes nothing that is open here")
            continue
        while (inner := opened.pop()).name != tag.name:
            yield from _never_closed(inner)
    for tag in opened:
        yield from _never_closed(tag)


def element(piece: str) -> str:
    """The name of the element that a piece begins or ends; the piece itself where it is none."""
    name = re.match(r"</?\s*([A-Za-z][\w-]*)", piece.strip())
    return name[1].lower() if name else piece


def _never_closed(tag: Tag) -> Iterator[Fault]:
    if tag.name not in _ENDED_BY_OTHERS:
        yield Fault(tag.text, f"`<{tag.name}>` is never closed, or not where it should be")


def _parts(text: str) -> Iterator[Tag | Fault]:
    """The tags of a text, and whatever else begins like HTML and is not read; comments are passed over."""
    at = 0
    while beginning := _BEGINNING.search(text, at):
        at = beginning.start()
        if comment := _COMMENT.match(text, at):
            at = comment.end()
        elif (match := _TAG.match(text, at)) and not (match["end"] and match["attributes"]):
            yield _tag(match)
            at = match.end()
        else:
            odd = _ODD_PART.match(text, at)
            piece = odd[0] if odd else text[at:]
            yield Fault(
                piece, "this is not written as HTML is in a page, and a browser could take it for something else"
            )
            at += len(piece)


def _single(text: str, name: str) -> Tag | None:
    match = _TAG.fullmatch(text)
    tag = match and _tag(match)
    return tag if tag and tag.name == name and not tag.is_end else None


def _tag(match: re.Match[str]) -> Tag:
    attributes = ((one[1].lower(), _meant(one[2])) for one in _ATTRIBUTE.finditer(match["attributes"]))
    return Tag(match[0], match["name"].lower(), bool(match["end"]), tuple(attributes))


def _meant(value: str | None) -> str:
    bare = value or ""
    return html.unescape(bare[1:-1] if bare[:1] in ("'", '"') else bare)


def _of_attributes(tag: Tag, *, found: bool) -> Iterator[str]:
    for name, value in tag.attributes:
        if wrong := _of_attribute(name, value):
            yield f"{wrong} on `<{tag.name}>`"
        elif name == "name" and tag.name != "a":
            yield f"`name` is not allowed on `<{tag.name}>`"
        elif name == "src" and not found:
            yield "a picture inside other HTML is not found from every page: write it in Markdown, outside it"
        elif name == "href" and not found and not (is_external(value) or value.startswith("#")):
            yield f"in HTML, a link to a page is not found from everywhere: write `[text]({_short(value)})`"


def _of_attribute(name: str, value: str) -> str | None:
    if name not in ATTRIBUTES and not re.fullmatch(r"aria-[a-z]+", name):
        return f"`{name}` is not allowed"
    if name in ADDRESSES and (is_unsafe(value) or re.search(r"[\x00-\x20]", value)):
        return f"this kind of address is not allowed: `{_short(value)}`"
    # The theme's own begin with `__`, and its script looks for them.
    if name in ("id", "name") and not _PLAIN_ID.fullmatch(value):
        return f"the {name} `{_short(value)}` is not allowed"
    if name == "target" and value != "_blank":
        return f"the target `{_short(value)}` is not allowed"
    return None


def _short(text: str) -> str:
    return cut(" ".join(text.split()))
