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
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown, util
from markdown.extensions import Extension
from markdown.extensions.attr_list import AttrListTreeprocessor
from markdown.inlinepatterns import HTML_RE, HtmlInlineProcessor
from markdown.preprocessors import HtmlBlockPreprocessor
from markdown.treeprocessors import Treeprocessor

from handbook.markdown import limits
from handbook.markdown.places import Finder, Found, simple_links
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
# The engine takes `!!!internal`, `!!! Internal` and `!!! note internal` for the same kind of note.
_INTERNAL = re.compile(r"([ \t>]*)!!! ?(?:[\w-]+ +)*internal(?![\w-])", re.I)
_LINK_BEGINS = re.compile(r"\]\(\s*<?|\]:\s*<?|<")
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
    too_much: Found | None = None  # so that the engine was not asked


@lru_cache(_REMEMBERED)
def inspect(text: str) -> Prose:
    """Asks the engine what it would let through. A preview asks again and again of pages that are still the same."""
    if excess := limits.BODY.excess(text):
        return Prose(too_much=excess)
    if (simple := simple_links(text)) is not None:
        return Prose(links=simple)
    engine, recorder = _engine()
    recorder.clear()
    try:
        with _stack(_FRAMES):
            _read(engine.reset(), text)
    except RecursionError:
        _engine.cache_clear()  # it cannot be used again: it still believes to be inside of what it gave up
        return Prose(too_deep=_deepest(text))
    finder = Finder(text)
    raw, attributes, links, titles = (finder.fresh() for _ in range(4))
    return Prose(
        tuple(raw.found(piece) for piece in recorder.raw_html),
        tuple(attributes.found(piece, after=_ATTRIBUTES_BEGIN) for piece in recorder.attributes)
        + _fence_attributes(text),
        tuple(links.found(href, after=_LINK_BEGINS, image=image) for href, image in recorder.links),
        tuple(titles.found(piece) for piece in recorder.titles),
        tuple(_bare_notes(text.split("\n"), finder.lines())) if "!!!" in text else (),
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


def _read(engine: Markdown, text: str) -> None:
    """Has a text read as `Markdown.convert` would; what follows there, writing HTML, shows the recorders nothing."""
    lines = text.split("\n")
    for preprocessor in engine.preprocessors:
        lines = preprocessor.run(lines)
    root: Any = engine.parser.parseDocument(lines).getroot()
    for treeprocessor in engine.treeprocessors:
        changed = treeprocessor.run(root)
        root = root if changed is None else changed


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


class _InlineHtml(HtmlInlineProcessor):
    def __init__(self, pattern: str, md: Markdown, note: Callable[[str], None]) -> None:
        super().__init__(pattern, md)
        self._note = note

    def handleMatch(self, m: re.Match[str], data: str) -> Any:  # type: ignore[override]  # noqa: N802
        self._note(m.group(1))
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
