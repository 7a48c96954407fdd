"""A built page as one file: everything it needs for its look inside it, and nothing that runs or leaves it.

Knows: HTML, stylesheets, and the files of a built site. Must not know: which pages are shown, or why.

Scripts are dropped; the theme has a look for browsers without them. The one script inside is ours: it chooses light
or dark, as the theme does. The policy at the top names it by its digest, so that no other can run, and forbids every
request, whatever this module may have overlooked.
"""

import base64
import hashlib
import html
import mimetypes
import posixpath
import re
from collections.abc import Mapping
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

from handbook.markdown.markup import is_external, is_unsafe

NOWHERE = "data:,"  # an address that asks nobody
NOT_HERE = "Not part of this preview"

# Light or dark by the browser's setting, from the choices that the theme writes into the page; links to nowhere do
# nothing.
SCRIPT = """
const choices = [...document.querySelectorAll("input[data-md-color-scheme]")];
function paint() {
  const fits = ({ dataset }) => !dataset.mdColorMedia || matchMedia(dataset.mdColorMedia).matches;
  const chosen = choices.find((one) => one.dataset.mdColorMedia !== "(prefers-color-scheme)" && fits(one));
  for (const name of ["mdColorScheme", "mdColorPrimary", "mdColorAccent"])
    if (chosen) document.body.dataset[name] = chosen.dataset[name];
}
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", paint);
paint();
document.addEventListener("click", (event) => event.target.closest("[aria-disabled]") && event.preventDefault());
"""

_DIGEST = base64.b64encode(hashlib.sha256(SCRIPT.encode()).digest()).decode()
POLICY = (
    "default-src 'none'; img-src data:; media-src data:; font-src data:; style-src 'unsafe-inline' data:; "
    f"script-src 'sha256-{_DIGEST}'; base-uri 'none'; form-action 'none'"
)

_URL = re.compile(r"""url\(\s*(?:"([^"]*)"|'([^']*)'|([^)"'\s]*))\s*\)""")
_IMPORT = re.compile(r"""@import\s+(?=["'])(?:"([^"]*)"|'([^']*)')""")
_NAME = re.compile(r"[\w:.@-]+")
_LOADING = frozenset({"src", "poster", "data", "background"})
_PICTURES = frozenset({"image", "feimage", "use"})  # of SVG, with an address in `href`
_DROPPED_ATTRIBUTES = frozenset(
    {"action", "formaction", "srcset", "imagesrcset", "srcdoc", "ping", "integrity", "crossorigin", "loading", "nonce"}
)
_DROPPED_TAGS = frozenset({"script", "base", "embed", "iframe", "frame", "object", "portal"})

Attributes = list[tuple[str, str | None]]


class Site:
    """The files of a built site, as data."""

    def __init__(self, root: Path) -> None:
        self.root = root.resolve()
        self._sheets: dict[Path, str] = {}

    def file(self, address: str, folder: str) -> Path | None:
        """The file that an address in a page or stylesheet of this folder means; None if there is none in the site."""
        try:
            real = (self.root / self.place(address, folder)).resolve()
        except (OSError, ValueError):  # no name that a file could have
            return None
        return real if real.is_file() and real.is_relative_to(self.root) else None

    @staticmethod
    def place(address: str, folder: str) -> str:
        """Where an address leads, relative to the site's root: without query and fragment."""
        return posixpath.normpath(posixpath.join(folder, unquote(urlsplit(address).path)))

    def data(self, address: str, folder: str) -> str:
        """A file as an address that holds it; what is not in the site becomes an address that asks nobody."""
        if address.startswith("data:"):
            return address
        path = None if is_external(address) or address.startswith("/") else self.file(address, folder)
        if path is None:
            return NOWHERE
        kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        content = self.sheet(path).encode() if kind == "text/css" else path.read_bytes()
        return f"data:{kind};base64,{base64.b64encode(content).decode()}"

    def sheet(self, path: Path) -> str:
        """A stylesheet with everything inside it that it refers to."""
        if path not in self._sheets:
            self._sheets[path] = ""  # what imports itself gets nothing the second time
            folder = path.parent.relative_to(self.root).as_posix()
            self._sheets[path] = self.style(path.read_text("utf-8"), folder)
        return self._sheets[path]

    def style(self, css: str, folder: str) -> str:
        """CSS with the files inside it that its addresses name."""

        def embedded(match: re.Match[str]) -> str:
            address = next((group for group in match.groups() if group is not None), "")
            return match[0] if address.startswith(("#", "data:")) else f'url("{self.data(address, folder)}")'

        def as_url(match: re.Match[str]) -> str:
            return f'@import url("{match[1] or match[2] or ""}")'

        return _URL.sub(embedded, _IMPORT.sub(as_url, css)).replace("</", "<\\/")


def self_contained(site: Site, page: str, here: str, others: Mapping[str, str]) -> str:
    """The built page at `page` as one file that will stand at `here`.

    `others` are the pages shown together, by their place in the site, with where each will stand. Both are
    relative: the first to the site, the second to the preview.
    """
    writer = _Writer(site, page, here, others)
    writer.feed((site.root / page).read_text("utf-8"))
    writer.close()
    return writer.text


class _Writer(HTMLParser):
    """Writes down what it reads, without what runs, and with what would have been fetched."""

    def __init__(self, site: Site, page: str, here: str, others: Mapping[str, str]) -> None:
        super().__init__(convert_charrefs=False)
        self._site = site
        self._folder = posixpath.dirname(page)
        self._page = page
        self._here = here
        self._others = others
        self._parts: list[str] = []
        self._inside = ""  # the element whose text is no HTML

    @property
    def text(self) -> str:
        """The page, with our script at its end."""
        return "".join(self._parts).rstrip() + f"\n<script>{SCRIPT}</script>\n"

    def handle_decl(self, decl: str) -> None:
        self._parts.append(f"<!{decl}>")

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        self._inside = tag if tag in ("script", "style") else ""
        self._parts.append(self._opened(tag, attrs))
        if tag == "head":
            self._parts.append(f'\n<meta http-equiv="Content-Security-Policy" content="{html.escape(POLICY)}">')

    def handle_startendtag(self, tag: str, attrs: Attributes) -> None:
        self._parts.append(self._opened(tag, attrs, "/"))

    def handle_endtag(self, tag: str) -> None:
        self._inside = ""
        if tag not in _DROPPED_TAGS | {"body", "html"}:
            self._parts.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        if self._inside == "style":
            self._parts.append(self._site.style(data, self._folder))
        elif not self._inside:
            self._parts.append(data.replace("<", "&lt;"))

    def handle_entityref(self, name: str) -> None:
        self._parts.append(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self._parts.append(f"&#{name};")

    def _opened(self, tag: str, attrs: Attributes, end: str = "") -> str:
        """The beginning of an element as it is kept; nothing for one that is dropped."""
        given = {name: value or "" for name, value in attrs}
        if tag == "link":
            return self._link(given)
        if tag in _DROPPED_TAGS or (tag == "meta" and "http-equiv" in given):
            return ""
        return f"<{tag}{''.join(_written(name, value) for name, value in self._kept(tag, attrs))}{end}>"

    def _link(self, given: Mapping[str, str]) -> str:
        """A stylesheet or an icon with its contents; nothing for what only tells where else to look."""
        relations = given.get("rel", "").lower().split()
        address = given.get("href", "")
        if "stylesheet" in relations:
            path = self._site.file(address, self._folder) if not is_external(address) else None
            return (
                f"<style{_written('media', given.get('media', 'all'))}>{self._site.sheet(path)}</style>" if path else ""
            )
        if "icon" in relations:
            return f'<link rel="icon"{_written("href", self._site.data(address, self._folder))}>'
        return ""

    def _kept(self, tag: str, attrs: Attributes) -> Attributes:
        """An element's attributes, harmless."""
        kept: Attributes = []
        for name, value in attrs:
            if not _NAME.fullmatch(name) or name.startswith("on") or name in _DROPPED_ATTRIBUTES:
                continue
            if name in _LOADING or (name.endswith("href") and tag in _PICTURES):
                kept.append((name, self._loaded(value or "")))
            elif name == "style":
                kept.append((name, self._site.style(value or "", self._folder)))
            elif not name.endswith("href"):
                kept.append((name, value))
        return [*kept, *self._target(dict(attrs))] if tag in ("a", "area") else kept

    def _loaded(self, address: str) -> str:
        return address if address.startswith("#") else self._site.data(address, self._folder)

    def _target(self, given: Mapping[str, str | None]) -> Attributes:
        """Where a link leads from here: within the page, to another page of the preview, to another host, nowhere."""
        address = given.get("href")
        if address is None:
            return []
        if is_unsafe(address) or given.get("rel") == "edit":  # editing would begin another proposal, from the old text
            return _nowhere(given)
        if is_external(address) or address.startswith("#"):
            return [("href", address)]
        place = self._place(address)
        if place is None:
            return _nowhere(given)
        fragment = urlsplit(address).fragment
        target = posixpath.relpath(place, posixpath.dirname(self._here)) if place != self._here else ""
        return [("href", target + (f"#{fragment}" if fragment or not target else ""))]

    def _place(self, address: str) -> str | None:
        """Where the page that a link of the site means stands in the preview; None if it is not shown."""
        if address.startswith("/"):
            return None
        place = self._site.place(address, self._folder)
        return self._others.get(place) or self._others.get(posixpath.normpath(posixpath.join(place, "index.html")))


def _nowhere(given: Mapping[str, str | None]) -> Attributes:
    """A link that looks as it would and does nothing: without an address the theme would draw it differently."""
    dead: Attributes = [("href", "#"), ("aria-disabled", "true"), ("tabindex", "-1")]
    return dead if "title" in given else [*dead, ("title", NOT_HERE)]


def _written(name: str, value: str | None) -> str:
    return f" {name}" if value is None else f' {name}="{html.escape(value)}"'
