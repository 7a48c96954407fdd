"""A built page as a reader's browser takes it apart.

Knows: HTML. Must not know: what the handbook puts into it.
"""

import re
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr", "path"}
)
ADDRESSES = frozenset({"href", "src", "srcset", "action", "formaction", "poster", "data", "xlink:href"})


@dataclass(frozen=True)
class Element:
    """One element's tag and attributes, and the text inside it."""

    tag: str
    attributes: dict[str, str]
    pieces: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Its text, with spaces and line ends made one."""
        return " ".join("".join(self.pieces).split())

    @property
    def classes(self) -> list[str]:
        """The names in its `class` attribute."""
        return self.attributes.get("class", "").split()


class HtmlPage(HTMLParser):
    """Every element of a page, in order."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.source = text
        self.elements: list[Element] = []
        self._open: list[Element] = []
        self.feed(text)
        self.close()

    @classmethod
    def read(cls, path: Path) -> "HtmlPage":
        """The page in a file."""
        return cls(path.read_text("utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Opens an element."""
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.elements.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element that closes itself."""
        self.elements.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        """Closes the nearest open element of this name, and what was left open inside it."""
        for index in range(len(self._open) - 1, -1, -1):
            if self._open[index].tag == tag:
                del self._open[index:]
                return

    def handle_data(self, data: str) -> None:
        """Text belongs to every open element."""
        for element in self._open:
            element.pieces.append(data)

    def all(self, tag: str = "", css_class: str = "", **attributes: str) -> list[Element]:
        """The elements of this tag, class and attributes."""
        return [
            element
            for element in self.elements
            if (not tag or element.tag == tag)
            and (not css_class or css_class in element.classes)
            and all(element.attributes.get(name) == value for name, value in attributes.items())
        ]

    def one(self, tag: str = "", css_class: str = "", **attributes: str) -> Element:
        """The only such element."""
        found = self.all(tag, css_class, **attributes)
        assert len(found) == 1, f"{len(found)} elements {tag} {css_class} {attributes}"
        return found[0]

    @property
    def article(self) -> str:
        """The text of the page proper."""
        return self.one("article", "md-content__inner").text

    @property
    def ids(self) -> frozenset[str]:
        """Every place that a link may lead to."""
        names = (e.attributes.get("id") or (e.attributes.get("name") if e.tag == "a" else None) for e in self.elements)
        return frozenset(name for name in names if name)

    @property
    def addresses(self) -> list[tuple[Element, str]]:
        """Everything that the page links to or loads, with the element that does it."""
        return [(e, value) for e in self.elements for name, value in e.attributes.items() if name in ADDRESSES]


@cache
def page(site: Path, name: str) -> HtmlPage:
    """A page of a built site by its address: `personas/marsh-walker/`."""
    return HtmlPage.read(site / name / "index.html" if not name.endswith(".html") else site / name)


def pages(site: Path) -> dict[str, HtmlPage]:
    """Every page of a built site, by file name."""
    return {path.relative_to(site).as_posix(): HtmlPage.read(path) for path in sorted(site.rglob("*.html"))}


def article_source(text: str) -> str:
    """The HTML of the page proper, without what the theme's version decides: drawings and blank space."""
    inner = text.split("<article", 1)[1].split(">", 1)[1].rsplit("</article>", 1)[0]
    inner = re.sub(r"<svg\b.*?</svg>", "<svg></svg>", inner, flags=re.S)
    lines = (line.strip() for line in inner.split("\n"))
    return "\n".join(line for line in lines if line) + "\n"
