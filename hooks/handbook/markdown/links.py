"""Where a link in a Markdown file leads, inside the repository and on the site.

Knows: addresses and the two content folders. Must not know: whether anything stands there.

A writer may link the way the repository's web view understands it (`../personas/x.md` from a page
in docs/) or the way the site does (`personas/x.md`); both lead to the same page.
"""

import posixpath
import re
from collections.abc import Callable, Collection
from typing import Any
from urllib.parse import quote, unquote, urlsplit
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import HTML_RE, HtmlInlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE

from handbook.markdown import comments, heading_ids
from handbook.markdown.markup import is_external, picture

PERSONAS = "personas/"
DOCS = "docs/"
_LONGEST_ADDRESS = 8000  # characters; servers commonly refuse more than 8 KiB with everything around it


def site_uri(href: str, source: str) -> str | None:
    """The page or file that a link in `source` (relative to the project) means, as the site names it.

    None for links within the page, to other hosts, and to anything outside of both content folders.
    """
    path = unquote(href.split("#", 1)[0].split("?", 1)[0])
    if not path or is_external(href) or path.startswith("/"):
        return None
    return uri_of(posixpath.normpath(posixpath.join(posixpath.dirname(source), path)))


def relative(uri: str, page: str) -> str:
    """A page or file of the site as seen from another page, both by their names on the site."""
    return posixpath.relpath(uri, posixpath.dirname(page) or ".")


def place_in(href: str) -> str:
    """The place in its page that a link leads to; empty for the page as a whole."""
    return unquote(href.partition("#")[2])


def uri_of(path: str) -> str | None:
    """The name under which the site knows a file of the project; None outside of the content folders."""
    if path.startswith(DOCS):
        return path.removeprefix(DOCS)
    return path if path.startswith(PERSONAS) else None


class SiteLinks(Extension):
    """Makes a text's links into links of the site, while the engine has them apart.

    A link to a page that is left out of this build (a draft; in public, whatever is internal) becomes plain text, and a
    button that leads there goes. A picture says how large it is, and is loaded when it comes into sight; `size` gives
    its width and height in pixels. `address` gives what to write for a page or file of the site, as seen from another
    page. Set `source` before each text: the engine does not tell an extension what it converts. Comments are left out.
    """

    def __init__(
        self,
        left_out: Callable[[str], bool] = lambda _: False,
        size: Callable[[str], tuple[int, int] | None] = lambda _: None,
        address: Callable[[str, str], str] | None = None,
    ) -> None:
        super().__init__()
        self.source = ""
        self.left_out = left_out
        self.size = size
        self.address = address or relative

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Markdown's own name
        """Takes its turn before the engine undoes its escapes, and so before MkDocs resolves links."""
        comments.drop(md)
        heading_ids.give(md)
        md.inlinePatterns.register(Pictures(HTML_RE, md), "html", 90)
        md.treeprocessors.register(_Rewriter(md, self), "handbook_site_links", 1)


class Pictures(HtmlInlineProcessor):
    """Takes a picture that is written as HTML for a picture, so that it is found and laid out like any other."""

    def handleMatch(self, m: re.Match[str], data: str) -> Any:  # type: ignore[override]  # noqa: N802
        """Markdown's own name."""
        attributes = picture(m.group(1))
        if attributes is None:
            return super().handleMatch(m, data)
        return Element("img", attributes), m.start(0), m.end(0)


class _Rewriter(Treeprocessor):
    def __init__(self, md: Markdown, links: SiteLinks) -> None:
        super().__init__(md)
        self._links = links

    def run(self, root: Element) -> None:
        self._clear(root)
        for element in root.iter():
            if element.tag == "img" and is_external(element.get("src", "")):
                _link_instead(element)
            for name in ("href", "src"):
                self._rewrite(element, name)

    def _clear(self, parent: Element) -> bool:
        """Takes out the buttons that lead nowhere, and what held nothing else; whether there were any."""
        gone = [one for one in parent if self._is_dead(one) or (self._clear(one) and _is_empty(one))]
        for element in gone:
            _remove(element, parent)
        return bool(gone)

    def _is_dead(self, element: Element) -> bool:
        """Whether it is a button whose page is left out: as plain text, it would still look like one."""
        uri = site_uri(element.get("href", ""), self._links.source)
        return uri is not None and "md-button" in element.get("class", "").split() and self._links.left_out(uri)

    def _rewrite(self, element: Element, name: str) -> None:
        written = element.get(name, "")
        source = self._links.source
        uri = site_uri(written, source)
        if uri is None or AMP_SUBSTITUTE in written:  # an e-mail address is in code that only the last step undoes
            return
        if self._links.left_out(uri):
            element.tag = "span"
            del element.attrib[name]
        else:
            tail = written[len(written.split("#", 1)[0].split("?", 1)[0]) :]
            element.set(name, self._links.address(uri, uri_of(source) or source) + tail)
            if element.tag == "img":
                _lay_out(element, self._links.size(uri))


def _is_empty(element: Element) -> bool:
    return not len(element) and not (element.text or "").strip() and element.tag not in ("td", "th")


def _remove(element: Element, parent: Element) -> None:
    """Takes an element out of a text, with all that it says; what follows it stays."""
    place = list(parent).index(element)
    if place:
        before = parent[place - 1]
        before.tail = (before.tail or "") + (element.tail or "")
    else:
        parent.text = (parent.text or "") + (element.tail or "")
    parent.remove(element)


def _lay_out(image: Element, size: tuple[int, int] | None) -> None:
    """Keeps the room free that a picture takes, unless a writer has said how large it shall be."""
    image.attrib.setdefault("loading", "lazy")
    if size and not image.attrib.keys() & {"width", "height", "style"}:
        image.attrib.update(width=str(size[0]), height=str(size[1]))


def _link_instead(image: Element) -> None:
    """Makes a picture on another host a link to it: no reader's browser calls that host without being asked."""
    address = image.get("src", "")
    image.tag, image.text = "a", image.get("alt") or address
    image.attrib.clear()
    image.set("href", address)


def file_of(uri: str, *, folders: bool) -> str:
    """The file that a page or file is on the site; with `folders`, a page is the index of a folder."""
    place = destination(uri, folders=folders)
    return posixpath.normpath(f"{place}index.html") if place.endswith("/") else place


def destination(uri: str, *, folders: bool) -> str:
    """The address of a page or file below the site's root; with `folders`, a page is a folder with an index."""
    if not uri.endswith(".md"):
        return uri
    folder, _, name = uri.removesuffix(".md").rpartition("/")
    if not folders:
        return posixpath.join(folder, "index.html" if name == "README" else name + ".html")
    return posixpath.join(folder, "" if name in ("index", "README") else name + "/") or "./"


def address(target: str, page: str, *, folders: bool) -> str:
    """The address of a page or file as seen from a page, both by their names on the site."""
    there, here = destination(target, folders=folders), destination(page, folders=folders)
    return quote(relative(there, here)) + "/" * there.endswith("/")


def path_of(address: str | None) -> str:
    """The path of a complete address; without one, the root."""
    return urlsplit(address or "/").path


def without_steps_up(url: str | None) -> str | None:
    """A complete address without `..`, which the engine leaves in when a source lies outside of docs/."""
    if url is None or "/../" not in url:
        return url
    scheme, _, rest = url.partition("://")
    return f"{scheme}://{posixpath.normpath(rest)}"


def template_fault(template: str, known: Collection[str]) -> str:
    """What is wrong with the places in an address that are to be filled in; nothing if each is one of those known."""
    said = [f"{{{one}}}" for one in known]
    listed = " and ".join([", ".join(said[:-1]), said[-1]])
    if unknown := sorted(set(re.findall(r"{([^{}]*)}", template)) - set(known)):
        return f"knows {listed} only; it has {', '.join(f'{{{one}}}' for one in unknown)}"
    if half := re.search("[{}]", re.sub("{[^{}]*}", "", template)):
        other = "}" if half.group() == "{" else "{"
        return f"has a `{half.group()}` without its `{other}`: a place to fill in is {' or '.join(said)}"
    return ""


def filled_in(template: str, path: str, text: str) -> str | None:
    """The address of the host's form for a new file, from one with `{path}` and `{text}`; None without a template.

    A text that makes the address longer than a host takes is left out of it.
    """
    if not template:
        return None
    with_path = template.replace("{path}", quote(path, safe=""))
    address = with_path.replace("{text}", quote(text, safe=""))
    return address if len(address) <= _LONGEST_ADDRESS else with_path.replace("{text}", "")
