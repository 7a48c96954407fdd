"""The site's Content-Security-Policy: what its pages may load and run, whatever may have got into them.

Knows: the policy's directives, and how inline scripts and styles are found in a page. Must not know: MkDocs, Jinja,
what a page is about.

The theme has a few inline scripts of its own. They are taken from a page of the theme's without our templates and
without anybody's text, and are allowed by their digests: a script that comes in elsewhere is not among them. All pages
have the same policy, because the theme changes pages without a reload, under the policy of the first.
"""

import base64
import hashlib
import html as html_lib
import re
import textwrap
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser

from handbook.markdown.html import compact, compact_around
from handbook.problems.problem import StoppedError

Sources = Mapping[str, tuple[str, ...]]

# What the site does with its own files; a stylesheet's signs are `data:`. `()`: forbidden, unless a setting allows it.
DIRECTIVES: Sources = {
    "default-src": ("'none'",),
    "script-src": ("'self'",),
    "style-src": ("'self'",),
    "style-src-attr": (),
    "img-src": ("'self'", "data:"),
    "font-src": ("'self'",),
    "media-src": ("'self'",),
    "connect-src": ("'self'",),
    "worker-src": ("'self'",),
    "frame-src": (),
    "manifest-src": (),
    "object-src": ("'none'",),
    "base-uri": ("'none'",),
    "form-action": ("'none'",),
}
OPEN = tuple(sorted(DIRECTIVES.keys() - {"default-src", "object-src", "base-uri"}))  # for more sources
_INLINE = "'unsafe-inline'"
# An address has a dot or a colon, which a digest or a keyword without its quotes has not.
_SOURCE = re.compile(
    r"""\*|(?=[^.:]*[.:])[^\s;,'"\x7f-\U0010ffff]+|'(?:self|unsafe-eval|wasm-unsafe-eval|sha(?:256|384|512)-[\w+/=-]+)'"""
)
_EVERYTHING = re.compile(r"(?:[a-z]+:(?://)?)?(?:\*(?::[\d*]+)?)?", re.I)  # which is no source but all of them

# The theme's way to the content, which leads past its beginning; ours stands in main.html.
_SKIP = re.compile(r'(<div data-md-component="skip">)\s*<a\b[^<>]*>[^<>]*</a>\s*(?=</div>)')
_HEAD = re.compile(r"<head(?:\s[^<>]*)?>(?:\s*<meta\s+charset=[^<>]*>)?", re.I)
# Where there may be something inline; only then is it worth while to take a page apart.
_MAYBE = re.compile(
    r"""<script(?!\ (?:src="[^"<>]*"|id="__config"\ type="application/json")>)[^<>]*>(?!</)
        |<style|\b(?:style|on[a-z]{3,})\s*=""",
    re.I | re.X,
)
_FILES = {"script": ("javascripts", "extra_javascript"), "style": ("stylesheets", "extra_css")}
_CODE = frozenset({"", "module", "importmap", "speculationrules", "text/javascript", "application/javascript"})


class PolicyError(StoppedError):
    """Pages hold what their policy forbids; the message says what, and what to do."""


def unusable(directive: str, source: str) -> str:
    """Why this source cannot be added to a directive; nothing if it can."""
    if directive == "style-src-attr":
        return "" if source == _INLINE else f'takes "{_INLINE}" only'
    if source == _INLINE:
        return f"does not take {_INLINE}: allow one script or style by its digest"
    if not _SOURCE.fullmatch(source):
        return f"does not take `{source}`: write an address, or a digest in quotes of both kinds"
    if directive == "script-src" and _EVERYTHING.fullmatch(source):
        return f"does not take `{source}`, which allows every script: write the host's address"
    return ""


@dataclass(frozen=True, slots=True)
class Inline:
    """Something in a page that runs or styles from where it stands: an element's text or an attribute's value."""

    name: str
    text: str
    is_attribute: bool = False

    @property
    def digest(self) -> str:
        """What allows it in a policy."""
        return f"'sha256-{base64.b64encode(hashlib.sha256(self.text.encode()).digest()).decode()}'"

    @property
    def directive(self) -> str:
        """Which directive is about it."""
        kind = "style" if self.name == "style" else "script"
        return f"{kind}-src-attr" if self.is_attribute else f"{kind}-src"


class _Finder(HTMLParser):
    """Finds all that is inline in a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[Inline] = []
        self._open = ""
        self._pieces: list[str] = []  # of one element's text, which comes in parts where it has a tag in it
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        runs = tag == "script" and "src" not in given and given.get("type", "").strip().lower() in _CODE
        self._open = tag if runs or tag == "style" else ""
        for name, value in given.items():
            if name == "style" or name.startswith("on"):
                self.found.append(Inline(name, value, is_attribute=True))

    def handle_data(self, data: str) -> None:
        if self._open:
            self._pieces.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == self._open:
            if self._pieces:
                self.found.append(Inline(tag, "".join(self._pieces)))
            self._open, self._pieces = "", []


def inline(html: str) -> list[Inline]:
    """The scripts, styles and handlers that stand in a page itself; what is empty or only data does nothing."""
    return _Finder(html).found if _MAYBE.search(html) else []


@dataclass
class Policy:
    """One policy for all pages. Without a text it is switched off, as in a preview: the server adds scripts there."""

    text: str = ""
    allowed: frozenset[tuple[str, str]] = frozenset()  # directives with digests, or with what allows everything
    own: tuple[str, ...] = ()  # the theme's scripts and styles
    _faults: dict[object, str] = field(default_factory=dict)  # each once, on the first page that has it

    @classmethod
    def of(cls, theme_page: str, more: Sources) -> "Policy":
        """The policy of a site whose pages look like this one; `more` are the sources that its owner adds."""
        own = list(dict.fromkeys(one for one in inline(compact(theme_page)) if not one.is_attribute))
        known: dict[str, list[str]] = {}
        for one in own:
            known.setdefault(one.directive, []).append(one.digest)
        sources = {name: (*of, *known.get(name, ()), *more.get(name, ())) for name, of in DIRECTIVES.items()}
        allowed = frozenset((name, source) for name, of in sources.items() for source in of)
        return cls(_written(sources), allowed, tuple(one.text for one in own))

    @property
    def meta(self) -> str:
        """The element that tells a browser."""
        content = html_lib.escape(self.text, quote=False)
        return f'<meta http-equiv="Content-Security-Policy" content="{content}">'

    def finished(self, content: str, html: str, page: str) -> str:
        """A whole page with its policy first in its head, without the theme's indentation and way to the content."""
        text = _SKIP.sub(r"\1", compact_around(content, html), count=1)
        if not self.text:
            return text
        self.judge(text, page)
        text, found = _HEAD.subn(lambda head: f"{head[0]}\n{self.meta}", text, count=1)
        if not found:
            self._faults[page] = f"The page `{page}` has no <head>, where its policy would go."
        return text

    def judge(self, html: str, page: str) -> None:
        """Notes what the policy forbids in a page, or in a part of one."""
        if not self.text:
            return
        for text in self.own:
            html = html.replace(text, "")
        for one in inline(html):
            if not self.allowed & {(one.directive, one.digest), (one.directive, _INLINE)}:
                self._faults.setdefault(one, _told(one, page or "index.html"))

    def stop(self) -> None:
        """A `PolicyError` if there is anything in the pages that browsers would not run or show."""
        if self._faults:
            raise PolicyError("\n".join(self._faults.values()))


def _written(sources: Sources) -> str:
    return "; ".join(" ".join((name, *_only(of))) for name, of in sources.items() if of)


def _only(sources: Iterable[str]) -> Iterator[str]:
    """The sources, each once; `'none'` stands alone or not at all."""
    given = list(dict.fromkeys(sources))
    yield from (one for one in given if one != "'none'" or len(given) == 1)


def _told(one: Inline, page: str) -> str:
    """What is wrong with it, and what to do."""
    start = textwrap.shorten(one.text, 60, placeholder="…")
    if not one.is_attribute:
        folder, setting = _FILES[one.name]
        allowing = f'{one.directive}: ["{one.digest}"]'
        return (
            f"The page `{page}` holds an inline {one.name} that is not the theme's, so that browsers would ignore it:"
            f" `{start}`. Put it into a file in overrides/assets/{folder}/ and name that under `{setting}:` in"
            f" mkdocs.yml; or allow it there, under `extra: handbook:`, with `policy: {{{allowing}}}`."
        )
    what = f'The page `{page}` holds the attribute `{one.name}="{start}"`, which browsers would ignore.'
    if one.name != "style":
        return f"{what} Listen for the event in a script in overrides/assets/javascripts/."
    if "text-align" in one.text:
        return f"{what} In mkdocs.yml, write `- tables: {{use_align_attribute: true}}` for `- tables`."
    return (
        f"{what} Give it a class that a stylesheet knows; or allow all such attributes in mkdocs.yml, under"
        f' `extra: handbook:`, with `policy: {{{one.directive}: ["{_INLINE}"]}}`.'
    )
