"""What the site's search looks through, as a file of its own that is loaded when somebody searches.

Knows: the index as the theme's plugin writes it, and the rows of views. Must not know: MkDocs, how hits are ranked.

The theme loads its index on every page, so there a stub is left. Where its plugin is switched off or another one stands
in its place, there is nothing to do.
"""

import html
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, TypeAlias

from handbook.markdown.html import BLOCK_ENDS, words

SEARCH_URI = "search/handbook.json"
_INDEX = "search/search_index.json"
_BETWEEN = r"(?:[^\w.]|_)+"  # what stands between two words that the theme marks on a page
_CODE = re.compile(r"<pre\b.*?</pre>", re.S)  # examples, which say what others have
_ROW = re.compile(r'<(tr|li)\b[^<>]* id="((?:sign|ask|exclusion)-[^"]+)"[^<>]*>(.*?)</\1>', re.S)
_ENTRY = re.compile(r'<div class="hb-guide__entry" id="(field-[^"]+)">\s*<dt><code>[^<>]*</code>([^<>]*)', re.S)
_TEAM = re.compile(r'<h3 id="(team-[^"]+)">(.*?)</h3>\s*((?:<p>.*?</p>\s*)*)', re.S)

_HEADS = {"ask": 1, "sign": 2, "exclusion": 3}  # lines, of which the longest says what the row is about

Row: TypeAlias = list[Any]  # address, title, text and, of a persona, what it is known by


def rows_of(view: str) -> Iterator[tuple[str, str, str]]:
    """The signs, questions, exclusions, fields and teams of a view: each one's place in the page, title and text."""
    for _, place, row in _ROW.findall(view):
        lines = _lines(row)
        title = max(lines[: _HEADS[place.partition("-")[0]]], key=len, default="")
        yield place, title, "\n".join(line for line in lines if line != title)
    for place, title in _ENTRY.findall(view):
        yield place, _plain(title), ""
    for place, title, said in _TEAM.findall(view):
        yield place, _plain(title), "\n".join(_lines(said))


def publish(folder: Path, rows: Mapping[str, Mapping[str, tuple[str, str]]], leads: Mapping[str, str]) -> None:
    """Writes what the search looks through, and leaves a stub of the theme's index.

    `rows` are those of views, by their page's address and their place in it; `leads` are the pages that a search
    without a hit leads to.
    """
    path = folder / _INDEX
    if not path.is_file():
        return
    index = json.loads(path.read_text("utf-8"))
    if "pipeline" not in index.get("config", {}):
        return  # not the theme's, and not ours to change: another plugin keeps its own there
    docs = [_row(entry) for entry in index["docs"]]
    known = {doc[0] for doc in docs}
    docs += [
        [f"{page}#{place}", title, text]
        for page, found in rows.items()
        if page in known  # and not kept out of the search
        for place, (title, text) in found.items()
    ]
    data = json.dumps({**leads, "docs": docs}, ensure_ascii=False, separators=(",", ":"))
    data = data.replace("<", "\\u003c")  # what somebody took for a page would run nothing
    (folder / SEARCH_URI).write_text(data, "utf-8")
    stub = {"config": {**index["config"], "separator": _BETWEEN}, "docs": []}
    path.write_text(json.dumps(stub, separators=(",", ":")), "utf-8")


def _row(entry: Mapping[str, Any]) -> Row:
    row = [entry["location"], _plain(entry["title"]), "\n".join(_lines(_CODE.sub("", entry["text"])))]
    return [*row, [_plain(tag) for tag in entry["tags"]]] if entry.get("tags") else row


def _lines(text: str) -> list[str]:
    return [line for part in BLOCK_ENDS.split(text) if (line := _plain(part)) and line != "·"]


def _plain(text: str) -> str:
    return html.unescape(words(text))
