"""What the site's search would find.

Knows: the search index as the theme writes it. Must not know: what should be in it.
"""

import html
import json
import re
from pathlib import Path
from typing import Any


def entries(site: Path, page: str) -> list[dict[str, Any]]:
    """The index's entries for a page and its sections."""
    index = json.loads((site / "search" / "search_index.json").read_text("utf-8"))
    return [entry for entry in index["docs"] if entry["location"].split("#")[0] == page]


def text(site: Path, page: str) -> str:
    """Everything the index says of a page. A tag parts words, as it does for the theme's search."""
    raw = " ".join(f"{one['title']} {one['text']} {' '.join(one.get('tags', []))}" for one in entries(site, page))
    return " ".join(html.unescape(re.sub(r"</?(?:p|li|ul|ol|code|pre|sub|sup)>", " ", raw)).split())


def words(text: str) -> set[str]:
    """A text as the search cuts it (at spaces and hyphens), without punctuation around the words."""
    return {word for piece in re.split(r"[\s\-]+", text.casefold()) if (word := piece.strip(".,;:!?()\"'“”·"))}
