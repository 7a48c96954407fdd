"""HTML as text: what can be told of it, and left out of it, without taking it apart.

Knows: how our templates, the theme and the Markdown engine write HTML. Must not know: what it shows.
"""

import re
import sys

_EMPTY_LINES = re.compile(r"\n\s*\n")
_IDS = re.compile(r' id="([^"]+)"')


def ids(html: str) -> set[str]:
    """The places that can be linked to. Most are on every page, so that thousands of pages share them."""
    return set(map(sys.intern, _IDS.findall(html)))


def squeezed(html: str) -> str:
    """The same without empty lines, which say nothing to a browser, and which the loops of templates leave."""
    return _EMPTY_LINES.sub("\n", html)


def squeezed_around(content: str, html: str) -> str:
    """A page without empty lines, save in its content, which can hold code."""
    before, own, after = html.partition(content) if content else (html, "", "")
    return f"{squeezed(before)}{own}{squeezed(after)}"
