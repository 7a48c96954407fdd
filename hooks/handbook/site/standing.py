"""Pages that stand: what an earlier build wrote, and what would come out the same again.

Knows: what others ask of a page that is not made again, how the search keeps its entries. Must not know: MkDocs, what a
page says.

A writer saves one file and waits. Of hundreds of pages all but one are the same afterwards; what they are made of says
so, long before they are made. A page stands only while its files are, to the byte, what was written.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from handbook.display.exports import sheet_uri
from handbook.site.cache import Cache, digest

Entry = dict[str, Any]  # as the site's search keeps it
_KIND = "standing"


@dataclass(frozen=True, slots=True)
class Stood:
    """What others may ask of a page that is not made again.

    `ids` are the places in it that can be linked to, `links` the pages it links to, with the places there and the links
    as they were written; `entries` are what the search has of it.
    """

    ids: set[str]
    links: Mapping[str, dict[str, str]]
    entries: Sequence[Entry]


class Standing:
    """The pages of one build that stand; those that it makes are noted for the next. Without a cache, none do.

    `around` is a digest of whatever all pages show. A page says in `made_of` what its own part is made of (if it does
    not, it is made again in any case), and in `rests_on` under which keys the cache has its parts.
    """

    def __init__(self, cache: Cache | None = None, around: bytes = b"") -> None:
        self._cache = cache
        self._around = around
        self._stood: dict[str, Stood] = {}

    def find(self, pages: Iterable[Any]) -> None:
        """Finds out which of the pages stand."""
        if self._cache is None:
            return
        for page in pages:
            known = json.loads(self._cache.found(self._key(page)) or "{}")
            if known and known["written"] == _written(page):
                self._cache.keep_on(bytes.fromhex(key) for key in known["rests_on"])
                self._stood[page.file.src_uri] = Stood(set(known["ids"]), known["links"], known["entries"])

    def get(self, uri: str) -> Stood | None:
        """What is known of the page of this name, if it stands."""
        return self._stood.get(uri)

    def __iter__(self) -> Iterator[str]:
        return iter(self._stood)

    def complete(self, entries: list[Entry], pages: Sequence[Any]) -> None:
        """Notes the pages that were made, and tells the search of those that stand, which it has not seen.

        Its entries come out in the order of all `pages`, as if each had been made.
        """
        if self._cache is None:
            return
        own = _by_page(entries)
        for page in pages:
            if getattr(page, "made_of", b"") and page.file.src_uri not in self._stood and (written := _written(page)):
                noted = {"written": written, **_told(page), "entries": own.get(page.url, [])}
                self._cache.keep(self._key(page), json.dumps(noted, ensure_ascii=False))
        for stood in self._stood.values():
            entries.extend(stood.entries)
        places = {page.url: number for number, page in enumerate(pages)}
        entries.sort(key=lambda entry: places.get(_address(entry), -1))

    def _key(self, page: Any) -> bytes:
        return digest(_KIND, self._around, page.made_of, page.file.abs_dest_path)


def _told(page: Any) -> dict[str, Any]:
    return {
        "rests_on": [key.hex() for key in page.rests_on],
        "ids": sorted(page.present_anchor_ids),
        "links": {file.src_uri: anchors for file, anchors in page.links_to_anchors.items()},
    }


def _written(page: Any) -> str:
    """A digest of the page's file and its sheet's; empty if one is missing."""
    paths = (Path(page.file.abs_dest_path), Path(page.file.dest_dir, sheet_uri(page.file.src_uri)))
    try:
        return digest(*(path.read_bytes() for path in paths)).hex()
    except OSError:
        return ""


def _by_page(entries: Iterable[Entry]) -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        found.setdefault(_address(entry), []).append(entry)
    return found


def _address(entry: Entry) -> str:
    """The address of the page that an entry leads to."""
    return str(entry["location"]).split("#", 1)[0]
