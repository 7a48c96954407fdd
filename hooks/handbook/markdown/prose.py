"""What a text in Markdown would become: its links, and the raw HTML and attributes hiding in it.

Knows: the site's Markdown engine and extensions. Must not know: personas, files, MkDocs.

The engine itself is asked, by recorders in the places where it would let such things through, so
that what is judged is what would be published. It reports no line numbers; `finder` looks the
text up again, in the order in which the engine met it.
"""

import html
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, lru_cache
from types import FrameType
from typing import Any, cast
from xml.etree.ElementTree import Element

from markdown import Markdown, util
from markdown.extensions import Extension
from markdown.extensions.admonition import AdmonitionProcessor
from markdown.extensions.attr_list import AttrListTreeprocessor
from markdown.inlinepatterns import HTML_RE
from markdown.preprocessors import HtmlBlockPreprocessor
from markdown.treeprocessors import Treeprocessor

from handbook.markdown import limits, markup, notes, public_text
from handbook.markdown.links import Pictures
from handbook.markdown.notes import Marker
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
# What is nested more deeply than this many calls of the engine is refused. Python allows twice as many, so that what is
# found to be well stays well where a build asks the engine with calls of its own around.
_FRAMES = 500
_REMEMBERED = 256  # texts: more hand-written pages than any handbook has
_FENCE_ATTRIBUTES = re.compile(r"^[ \t>]*(?:`{3,}|~{3,})[ \t]*[^`\n]*(\{[^\n]*)$", re.M)
_OPEN_COMMENT = "<!--"
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
    markers: tuple[Marker, ...] = ()
    bare_notes: tuple[Found, ...] = ()
    note_in_doubt: Found | None = None
    labels: tuple[Found, ...] = ()  # what says that something is internal, and keeps it from nobody
    open_comments: tuple[Found, ...] = ()
    too_deep: Found | None = None
    refused: tuple[tuple[Found, str], ...] = ()  # of HTML and attributes, what no page may hold, and why
    too_much: Found | None = None  # so that the engine was not asked


@lru_cache(_REMEMBERED)
def inspect(text: str) -> Prose:
    """Asks the engine what it would let through. A preview asks again and again of pages that are still the same.

    Without its internal notes a text must not mean anything else, which `public_text.in_doubt` sees to.
    """
    if excess := limits.BODY.excess(text):
        return Prose(too_much=excess)
    if (simple := simple_links(text)) is not None:
        return Prose(links=simple, labels=tuple(notes.internal_labels(text.split("\n"), ())))
    engine, recorder = _engine()
    recorder.clear()
    try:
        with _stack(_FRAMES):
            root = _read(engine.reset(), text)
            finder = Finder(text)
            markers = tuple(notes.markers(text.split("\n"), finder.lines(), recorder.notes))
            in_doubt = public_text.in_doubt(text, markers, EXTENSIONS)
    except RecursionError:
        _engine.cache_clear()  # it cannot be used again: it still believes to be inside of what it gave up
        public_text.forget()
        return Prose(too_deep=_deepest(text))
    raw, attributes, links, titles, comments = (finder.fresh() for _ in range(5))
    html = tuple(raw.found(piece) for piece in recorder.raw_html)
    braces = tuple(attributes.found(piece, after=_ATTRIBUTES_BEGIN) for piece in recorder.attributes)
    braces += _fence_attributes(text)
    refused = refusals(recorder.raw_html, braces, lambda: written(engine, root), finder)
    known = {*(one.at.line for one in (*html, *braces)), *(one.at.line for one in markers)}
    return Prose(
        html,
        braces,
        tuple(links.found(href, after=_LINK_BEGINS, image=image) for href, image in recorder.links),
        tuple(titles.found(piece) for piece in recorder.titles),
        markers,
        tuple(notes.bare_lines(text.split("\n"), finder.lines())),
        in_doubt,
        tuple(notes.internal_labels(finder.lines(), known)),
        tuple(comments.found(piece) for piece in recorder.open_comments),
        refused=tuple(one for one in refused if one[0].text not in recorder.open_comments),
    )


@contextmanager
def _stack(frames: int) -> Iterator[None]:
    """Leaves Python this many calls inside each other from here on, however many there are already."""
    before, depth = sys.getrecursionlimit(), 0
    frame: FrameType | None = sys._getframe()
    while frame := frame.f_back if frame else None:
        depth += 1
    sys.setrecursionlimit(depth + frames)
    try:
        yield
    finally:
        sys.setrecursionlimit(before)


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
        self.notes: list[str] = []
        self.open_comments: list[str] = []

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Markdown's own name
        """Registers the recorders under the names, and so in the places, of what they watch."""
        md.preprocessors.register(_HtmlBlocks(md, self.raw_html_found), "html_block", 20)
        md.inlinePatterns.register(_InlineHtml(HTML_RE, md, self.raw_html_found), "html", 90)
        md.parser.blockprocessors.register(_Notes(md, self.note_found), "admonition", 105)
        md.treeprocessors.register(_PlainWords(md), "handbook_plain_words", 21)  # right before the inline patterns
        md.treeprocessors.register(_Attributes(md, self.attributes_found), "attr_list", 8)
        md.treeprocessors.register(_Links(md, self.element_found), "handbook_links", -10)

    def raw_html_found(self, text: str) -> None:
        self.raw_html.append(text)
        self.links += [(href, False) for href in markup.links(text)]
        if text.startswith(_OPEN_COMMENT) and _OPEN_COMMENT in text[1:]:
            self.open_comments.append(text)

    def attributes_found(self, text: str) -> None:
        self.attributes.append(text)

    def note_found(self, text: str) -> None:
        self.notes.append(text)

    def element_found(self, element: Element) -> None:
        for text in (element.text if element.tag != "code" else "", element.tail):
            if text and _OPEN_COMMENT in text:
                self.open_comments.append(_OPEN_COMMENT + re.split(f"[\n{util.STX}]", text.split(_OPEN_COMMENT)[1])[0])
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


class _Notes(AdmonitionProcessor):
    def __init__(self, md: Markdown, note: Callable[[str], None]) -> None:
        super().__init__(md.parser)
        self._note = note

    def get_class_and_title(self, match: re.Match[str]) -> tuple[str, str | None]:
        self._note(match.group())
        return super().get_class_and_title(match)


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
    aligned = {"tables": {"use_align_attribute": True}}  # as on the site, whose pages have no styles
    engine = Markdown(extensions=[*EXTENSIONS, recorder], extension_configs=aligned)
    engine.treeprocessors.deregister("toc")  # nobody wrote the links of a table of contents
    return engine, recorder
