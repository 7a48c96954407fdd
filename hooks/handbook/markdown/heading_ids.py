"""The ids of headings, which links to them end in.

Knows: the Markdown engine. Must not know: pages.

An id is made of the heading's own words, in whatever script, so that a link still leads there after another heading has
been put above. With the engine's own ids, Cyrillic headings would be `_1` and `_2`, and `Größe` would be `groe`.
"""

import re
import unicodedata
import zlib
from typing import Any

from markdown.extensions.toc import TocTreeprocessor, slugify

_JOINERS = "\u200c\u200d"  # which some scripts need within words


def heading_id(text: str, separator: str) -> str:
    """A heading's id: its letters, digits and marks, small, with separators between the words.

    The theme keeps ids that begin with `__` for itself. A heading of signs alone has a number made of them.
    """
    kept = "".join(one for one in unicodedata.normalize("NFC", text).lower() if _stays(one))
    words = re.sub(rf"[{re.escape(separator)}\s]+", separator, kept.strip())
    plain = words.lstrip("_" + separator) if words.startswith("__") else words
    return plain if plain.strip("_" + separator) else f"section-{zlib.crc32(text.encode('utf-8', 'replace'))}"


def give(engine: Any) -> None:
    """Has an engine give its headings these ids, unless its settings have others made."""
    toc = next((one for one in engine.treeprocessors if isinstance(one, TocTreeprocessor)), None)
    if toc and toc.slugify is slugify:
        toc.slugify = heading_id


def _stays(character: str) -> bool:
    return (
        character in "_-" or character in _JOINERS or character.isspace() or unicodedata.category(character)[0] in "LMN"
    )
