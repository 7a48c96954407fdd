"""What the site's search is given of a persona's page: its words, section by section, and nothing else.

Knows: the page's HTML as our templates and the Markdown engine write it. Must not know: templates, MkDocs, what a
persona is.

The theme's search reads a page's HTML with a parser of its own, which takes longer than making the page. It needs the
headings and the words only. What the templates mark with `data-search-exclude` is on every page, and finds none.
"""

import re
from collections.abc import Iterator

_MARK = ' data-search-exclude="true"'
_EXCLUDED = re.compile(rf"<(\w+)[^<>]*{_MARK}[^<>]*>.*?</\1>", re.S)
_PERMALINK = re.compile(r'<a class="headerlink".*?</a>', re.S)
_HEADING = re.compile(r'(<h([1-6]) id="[^"]*">)(.*?)</h\2>', re.S)
_TAG = re.compile(r"<[^<>]*>")


def digest(html: str) -> str:
    """A page's words as HTML that is quick to read: its headings with their ids, and a paragraph below each."""
    bare = _PERMALINK.sub("", _EXCLUDED.sub(" ", html))
    return "".join(_sections(bare))


def _sections(html: str) -> Iterator[str]:
    opening, end = "", 0
    for heading in _HEADING.finditer(html):
        yield from _section(opening, html[end : heading.start()])
        opening, end = f"{heading[1]}{_words(heading[3])}</h{heading[2]}>", heading.end()
    yield from _section(opening, html[end:])


def _section(heading: str, html: str) -> Iterator[str]:
    if words := _words(html):
        yield f"{heading}<p>{words}</p>"


def _words(html: str) -> str:
    return " ".join(_TAG.sub(" ", html).split())


def shown(html: str) -> str:
    """The page as readers get it, without what was for the search."""
    return html.replace(_MARK, "")
