"""What the site's search is given of a persona's page: what it says, each thing once, and nothing else.

Knows: the page's HTML as our templates and the Markdown engine write it. Must not know: templates, MkDocs, what a
persona is.

The theme's search reads a page's HTML with a parser of its own, which takes longer than making the page, and files it
by headings. Labels and headings of ours are on every page, so that they find none; without, a persona is one entry.
"""

import re
from collections.abc import Iterable, Iterator

_SEAM = "\0"  # which no text holds
WORDS = 20  # after which a block ends
BETWEEN = " · "  # which mkdocs.yml names among what separates words
_MARK = ' data-search-exclude="true"'
# What is on every page: what the templates mark, labels, and headings with a sign, which a writer's have not. What a
# writer named has a class.
_COMMON = re.compile(
    rf'<(\w+)[^<>]*{_MARK}[^<>]*>.*?</\1>|<a class="headerlink".*?</a>|<h2 id="[^"]*"><span class="hb-icon.*?</h2>'
    r'|<dt>.*?</dt>|<th\b.*?</th>|<h3 class="hb-.*?</h3>|<span class="hb-entry__label">.*?</span>',
    re.S,
)
_BLOCK = re.compile(r"</?(?:p|li|dd|td|tr|div|h[1-6]|figcaption|blockquote|summary|pre|caption)\b[^<>]*>")
_TAG = re.compile(r"<[^<>]*>")


def digest(html: str) -> str:
    """What a page says, each value and each paragraph once, in blocks of some words.

    Of a hit, the search shows the blocks that have the words. Within one, a sign that parts words is between values.
    """
    bare = _TAG.sub(" ", _BLOCK.sub(_SEAM, _COMMON.sub(" ", html)))
    texts = (" ".join(text.split()) for text in bare.split(_SEAM))
    return "".join(f"<p>{BETWEEN.join(block)}</p>" for block in _blocks(dict.fromkeys(filter(None, texts))))


def _blocks(texts: Iterable[str]) -> Iterator[list[str]]:
    block: list[str] = []
    words = 0
    for text in texts:
        block.append(text)
        words += text.count(" ") + 1
        if words >= WORDS:
            yield block
            block, words = [], 0
    if block:
        yield block


def shown(html: str) -> str:
    """The page as readers get it, without what was for the search."""
    return html.replace(_MARK, "")
