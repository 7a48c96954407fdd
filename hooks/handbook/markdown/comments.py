"""Comments in Markdown (`<!-- ... -->`): they are for whoever writes, so that no page of any edition holds them.

Knows: where the engine keeps HTML. Must not know: what a comment says, personas, MkDocs.
"""

import re
from typing import Any

from markdown import Markdown, util
from markdown.inlinepatterns import InlineProcessor
from markdown.preprocessors import Preprocessor

# All that a browser takes for a comment: declarations and instructions, too.
_COMMENT = r"<!--(?:-?>|.*?--!?>)|<\?.*?>|<!\[CDATA\[.*?\]\]>|<![a-zA-Z].*?>"
_TAG = r"""<[a-zA-Z/](?:"[^"]*"|'[^']*'|[^"'>])*>"""
_TAG_OR_COMMENT = re.compile(rf"({_TAG})|{_COMMENT}", re.S)
_KEPT = re.compile(util.HTML_PLACEHOLDER % r"(\d+)")


def without_comments(html: str) -> str:
    """HTML without its comments; what looks like one in an attribute is none."""
    return _TAG_OR_COMMENT.sub(lambda found: found[1] or "", html) if "<!" in html or "<?" in html else html


def drop(engine: Markdown) -> None:
    """Has the engine leave comments out, between blocks and inside a line. Code is none of them."""
    engine.preprocessors.register(_BetweenBlocks(engine), "handbook_comments", 19)  # right after HTML was found
    engine.inlinePatterns.register(_InsideLines(f"(?:{_COMMENT})", engine), "handbook_comments", 91)  # before it is


class _BetweenBlocks(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        kept = self.md.htmlStash.rawHtmlBlocks
        return [_KEPT.sub(lambda found: self._shown(kept, found), line) for line in lines]

    def _shown(self, kept: list[Any], found: re.Match[str]) -> str:
        number = int(found[1])
        if number >= len(kept) or not isinstance(kept[number], str):
            return found[0]
        kept[number] = without_comments(kept[number])
        return found[0] if kept[number].strip() else ""


class _InsideLines(InlineProcessor):
    def handleMatch(self, m: re.Match[str], data: str) -> Any:  # type: ignore[override]  # noqa: ARG002, N802
        return "", m.start(), m.end()
