"""What the site's search would find.

Knows: the search index as the build writes it. Must not know: what should be in it.
"""

import json
import re
from pathlib import Path
from typing import Any


def entries(site: Path, page: str) -> list[dict[str, Any]]:
    """The index's entries for a page and its sections."""
    return [entry for entry in index(site) if entry["location"].split("#")[0] == page]


def index(site: Path) -> list[dict[str, Any]]:
    """All entries."""
    data = json.loads((site / "search" / "handbook.json").read_text("utf-8"))
    return [dict(zip(("location", "title", "text", "tags"), entry, strict=False)) for entry in data["docs"]]


def text(site: Path, page: str) -> str:
    """Everything the index says of a page."""
    raw = " ".join(f"{one['title']} {one['text']} {' '.join(one.get('tags', []))}" for one in entries(site, page))
    return " ".join(raw.split())


def words(text: str) -> set[str]:
    """A text as the search cuts it (at spaces and hyphens), without punctuation around the words."""
    return {word for piece in re.split(r"[\s\-]+", text.casefold()) if (word := piece.strip(".,;:!?()\"'“”·"))}
