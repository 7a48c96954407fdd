"""What a text in Markdown would become: its links, and the raw HTML and attributes hiding in it.

Knows: the site's Markdown engine and extensions. Must not know: personas, files, MkDocs.

The engine itself is asked, by recorders in the places where it would let such things through, so
that what is judged is what would be published. It reports no line numbers; `finder` looks the
text up again, in the order in which the engine met it.
"""

import html
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Any, cast
from xml.etree.ElementTree import Element

from markdown import Markdown, util
from markdown.extensions import Extension
from markdown.extensions.attr_list import AttrListTreeprocessor
from markdown.inlinepatterns import HTML_RE
from markdown.preprocessors import HtmlBlockPreprocessor
from markdown.treeprocessors import Treeprocessor

from handbook.markdown import markup
from handbook.markdown.links import Pictures
from handbook.markdown.places import Finder, Found, simple_links
from handbook.markdown.refusals import refusals, written
from handbook.problems.problem import Position

# The Markdown of the site. mkdocs.yml lists the same names, and a test holds the two together.
EXTENSIONS = (
    "toc",
    "tables",
    "admonition",
    "attr_list",
    "def_list",
    "sane_lists",
    "pymdownx.highlight",
    "pymdownx.superfences",
)
_REMEMBERED = 256  # texts: more hand-written pages than any handbook has
_FENCE_ATTRIBUTES = re.compile(r"^[ \t>]*(?:`{3,}|~{3,})[ \t]*[^`\n]*(\{[^\n]*)$", re.M)
# The engine takes `!!!internal`, `!!! Internal` and `!!! note internal` for the same kind of note.
_INTERNAL = re.compile(r"([ \t>]*)!!! ?(?:[\w-]+ +)*internal(?![\w-])", re.I)
_LINK_BEGINS = re.compile(r"\]\(\s*<?|\]:\s*<?|<|\s(?:href|src)\s*=\s*[\"']?", re.I)
_ATTRIBUTES_BEGIN = re.compile(r"\{:?[ \t]*")
# Letters, digits and marks that mean nothing in Markdown, save at the beginning of a line.
_PLAIN_WORDS = re.compile(r"(?:[^\W_]|[\s.,;'\"()?\u2013\u2014\u2018\u2019\u201c\u201d\u2026-])*")


@dataclass(frozen=True, slots=True)
class Prose:
    """What the engine found in one text."""

    raw_html: tuple[Found, ...] = ()
    attributes: tuple[Found, ...] = ()
    links: tuple[Found, ...] = ()
    titles: tuple[Found, ...] = ()
    bare_notes: tuple[Found, ...] = ()
    too_deep: Found | None = None
    refused: tuple[tuple[Found, str], ...] = ()  # of HTML and attributes, what no page may hold, and why


@lru_cache(_REMEMBERED)
def inspect(text: str) -> Prose:
    """Asks the engine what it would let through. A preview asks again and again of pages that are still the same.

    Without its internal notes a text can mean something else: what was code, because a note stood in it, may be none.
    """
    found = _inspected(text)
    public = without_internal_notes(text) if "!!!" in text else text
    return found if public == text else _joined(found, _inspected(public), Finder(text))


def _joined(whole: Prose, public: Prose, finder: Finder) -> Prose:
    """What was found in a text, and what only its public form has of what can do harm."""

    def more(name: str) -> tuple[Found, ...]:
        known = {one.text for one in getattr(whole, name)}
        new = (one for one in getattr(public, name) if one.text not in known)
        return tuple(finder.fresh().found(one.text, image=one.image) for one in new)

    known = {found.text for found, _ in whole.refused}
    refused = tuple((finder.fresh().found(one.text), why) for one, why in public.refused if one.text not in known)
    return replace(
        whole,
        raw_html=whole.raw_html + more("raw_html"),
        attributes=whole.attributes + more("attributes"),
        links=whole.links + more("links"),
        refused=whole.refused + refused,
    )


def _inspected(text: str) -> Prose:
    if (simple := simple_links(text)) is not None:
        return Prose(links=simple)
    engine, recorder = _engine()
    recorder.clear()
    try:
        root = _read(engine.reset(), text)
    except RecursionError:
        _engine.cache_clear()  # it cannot be used again: it still believes to be inside of what it gave up
        return Prose(too_deep=_deepest(text))
    finder = Finder(text)
    raw, attributes, links, titles = (finder.fresh() for _ in range(4))
    braces = tuple(attributes.found(piece, after=_ATTRIBUTES_BEGIN) for piece in recorder.attributes)
    braces += _fence_attributes(text)
    return Prose(
        tuple(raw.found(piece) for piece in recorder.raw_html),
        braces,
        tuple(links.found(href, after=_LINK_BEGINS, image=image) for href, image in recorder.links),
        tuple(titles.found(piece) for piece in recorder.titles),
        tuple(_bare_notes(text.split("\n"), finder.lines())) if "!!!" in text else (),
        refused=tuple(refusals(recorder.raw_html, braces, lambda: written(engine, root), finder)),
    )


def _read(engine: Markdown, text: str) -> Element:
    """Has a text read as `Markdown.convert` would; what follows there, writing HTML, shows the recorders nothing."""
    lines = text.split("\n")
    for preprocessor in engine.preprocessors:
        lines = preprocessor.run(lines)
    root: Any = engine.parser.parseDocument(lines).getroot()
    for treeprocessor in engine.treeprocessors:
        changed = treeprocessor.run(root)
        root = root if changed is None else changed
    return cast(Element, root)


def without_internal_notes(text: str) -> str:
    """The text without its `!!! internal` admonitions, for a handbook that the public reads."""
    kept: list[str] = []
    blank: list[str] = []  # empty lines that belong to a note only if more of it follows
    margin: int | None = None  # where the text of the note under way begins
    for line in text.split("\n"):
        if margin is not None and not line.strip(" \t>"):
            blank.append(line)
        elif margin is not None and _width(line) >= margin:
            blank = []
        elif opening := _INTERNAL.match(line):
            margin, blank = _width(opening[1]) + 4, []
        else:
            kept += [*blank, line]
            margin, blank = None, []
    return "\n".join([*kept, *blank])


def _bare_notes(lines: list[str], without_code: list[str]) -> Iterator[Found]:
    """Internal notes whose text is not indented, and so is no part of them."""
    for number, line in enumerate(without_code):
        if opening := _INTERNAL.match(line):
            following = next((one for one in lines[number + 1 :] if one.strip(" \t>")), "")
            if _width(following) < _width(opening[1]) + 4:
                yield Found(line.strip(), Position(number + 1, len(opening[1]) + 1, len(line.rstrip()) + 1))


def _width(line: str) -> int:
    """How far a line is indented, quotation marks included."""
    line = line.expandtabs(4)
    return len(line) - len(line.lstrip(" >"))


def _deepest(text: str) -> Found:
    """The line with the most marks of lists and quotations before its first word."""
    depths = [len(line) - len(line.lstrip("0123456789.)*+-> \t")) for line in text.split("\n")]
    return Found("", Position(depths.index(max(depths)) + 1))


def _fence_attributes(text: str) -> tuple[Found, ...]:
    """Attribute lists on code fences, which the fence extension takes before any other sees them."""
    if "{" not in text:
        return ()
    return tuple(
        Found(m[1], Position(text.count("\n", 0, m.start(1)) + 1, m.start(1) - text.rfind("\n", 0, m.start(1))))
        for m in _FENCE_ATTRIBUTES.finditer(text)
    )


class _Recorder(Extension):
    """Stands where the engine would let raw HTML, attributes and links through, and takes notes."""

    def __init__(self) -> None:
        super().__init__()
        self.clear()

    def clear(self) -> None:
        self.raw_html: list[str] = []
        self.attributes: list[str] = []
        self.links: list[tuple[str, bool]] = []
        self.titles: list[str] = []

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Markdown's own name
        """Registers the recorders under the names, and so in the places, of what they watch."""
        md.preprocessors.register(_HtmlBlocks(md, self.raw_html_found), "html_block", 20)
        md.inlinePatterns.register(_InlineHtml(HTML_RE, md, self.raw_html_found), "html", 90)
        md.treeprocessors.register(_PlainWords(md), "handbook_plain_words", 21)  # right before the inline patterns
        md.treeprocessors.register(_Attributes(md, self.attributes_found), "attr_list", 8)
        md.treeprocessors.register(_Links(md, self.element_found), "handbook_links", -10)

    def raw_html_found(self, text: str) -> None:
        self.raw_html.append(text)
        self.links += [(href, False) for href in markup.links(text)]

    def attributes_found(self, text: str) -> None:
        self.attributes.append(text)

    def element_found(self, element: Element) -> None:
        if element.tag == "h1":
            title = _readable("".join(element.itertext()))
            self.titles.append(re.sub(f"{util.STX}[^{util.ETX}]*{util.ETX}", "", title))
        for name, image in (("href", False), ("src", True)):
            if (value := element.get(name)) is not None:
                self.links.append((_readable(value), image))


def _readable(href: str) -> str:
    """An address as a browser would understand it, with the engine's own marks undone."""
    text = href.replace(util.AMP_SUBSTITUTE, "&")
    text = re.sub(f"{util.STX}(\\d+){util.ETX}", lambda m: chr(int(m[1])), text)
    return html.unescape(html.unescape(text))


class _HtmlBlocks(HtmlBlockPreprocessor):
    def __init__(self, md: Markdown, note: Callable[[str], None]) -> None:
        super().__init__(md)
        self._note = note

    def run(self, lines: list[str]) -> list[str]:
        if not any("<" in line or "&" in line for line in lines):
            return lines  # the parser of HTML is slow, and would find nothing
        before = len(self.md.htmlStash.rawHtmlBlocks)
        result = super().run(lines)
        for block in self.md.htmlStash.rawHtmlBlocks[before:]:
            self._note(str(block))
        return result


class _PlainWords(Treeprocessor):
    """Spares the engine looking for a link, or anything else inside a line, in texts of mere words."""

    def run(self, root: Element) -> None:
        for element in root.iter():
            if element.text and _PLAIN_WORDS.fullmatch(element.text):
                element.text = util.AtomicString(element.text)


class _InlineHtml(Pictures):
    def __init__(self, pattern: str, md: Markdown, note: Callable[[str], None]) -> None:
        super().__init__(pattern, md)
        self._note = note

    def handleMatch(self, m: re.Match[str], data: str) -> Any:  # type: ignore[override]  # noqa: N802
        self._note(self.backslash_unescape(self.unescape(m.group(1))))
        return super().handleMatch(m, data)


class _Attributes(AttrListTreeprocessor):
    def __init__(self, md: Markdown, note: Callable[[str], None]) -> None:
        super().__init__(md)
        self._note = note

    def assign_attrs(self, elem: Element, attrs_string: str, *, strict: bool = False) -> str:
        self._note(attrs_string)
        return super().assign_attrs(elem, attrs_string, strict=strict)


class _Links(Treeprocessor):
    def __init__(self, md: Markdown, note: Callable[[Element], None]) -> None:
        super().__init__(md)
        self._note = note

    def run(self, root: Element) -> None:
        for element in root.iter():
            self._note(element)


@cache
def _engine() -> tuple[Any, _Recorder]:
    """One engine for all texts; making one costs as much as converting a page."""
    recorder = _Recorder()
    engine = Markdown(extensions=[*EXTENSIONS, recorder])
    engine.treeprocessors.deregister("toc")  # nobody wrote the links of a table of contents
    return engine, recorder
