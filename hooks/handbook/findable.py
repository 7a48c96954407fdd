"""What the site's search is given of a persona's page: what it says, each thing once, and nothing else.

Knows: the page's HTML as our templates and the Markdown engine write it. Must not know: templates, MkDocs, what a
persona is.

The theme's search reads a page's HTML with a parser of its own, which takes longer than making the page, and files it
by headings. Labels and headings of ours are on every page, so that they find none; without, a persona is one entry.
"""

import re

_SEAM = "\0"  # which no text holds
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
    """What a page says, each value and each paragraph once, with a sign between them that parts words."""
    bare = _TAG.sub(" ", _BLOCK.sub(_SEAM, _COMMON.sub(" ", html)))
    texts = (" ".join(text.split()) for text in bare.split(_SEAM))
    said = BETWEEN.join(dict.fromkeys(filter(None, texts)))
    return f"<p>{said}</p>" if said else ""


def shown(html: str) -> str:
    """The page as readers get it, without what was for the search."""
    return html.replace(_MARK, "")
