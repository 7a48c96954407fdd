"""A page of the site, whole or in pieces.

Knows: where in a persona's page HTML and Markdown meet. Must not know: templates, MkDocs.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from handbook.markdown.html import squeezed
from handbook.site import head
from handbook.site.cache import digest, unpacked
from handbook.site.conversion import Piece

BODY = Markup("<!-- the body -->")  # what a template leaves in place of a writer's text
_SEAMS = re.compile(rf"^(## .* \{{#[a-z0-9-]+\}}|{BODY})$", re.M)


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its name on the site, its text, and the file it was made from."""

    uri: str
    text: str
    source: str


@dataclass(frozen=True, slots=True)
class PersonaPage:
    """A persona's page: its name on the site, the file it was made from, and what the theme is told of it.

    `islands` is what the templates made, packed, with a mark where the writer's `body` goes. `sheet` is the same as
    data, for another file.
    """

    uri: str
    source: str
    meta: Mapping[str, object]
    islands: bytes
    body: str
    sheet: bytes

    @property
    def made_of(self) -> bytes:
        """A digest of all of it."""
        return digest(self.uri, self.source, repr(self.meta), self.islands, self.body, self.sheet)

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """The page in pieces of HTML and Markdown."""
        return tuple(_pieces(unpacked(self.islands), self.body))

    @property
    def markdown(self) -> str:
        """The page as Markdown with islands of HTML."""
        return joined(self.pieces)

    @property
    def text(self) -> str:
        """The same as a file, for any site engine."""
        return f"{head.front_matter(self.meta)}{self.markdown}"


def joined(pieces: Iterable[Piece]) -> str:
    """A page in pieces as Markdown with islands of HTML."""
    return "\n\n".join(piece.text for piece in pieces) + "\n"


def _pieces(text: str, body: str) -> Iterator[Piece]:
    """A persona's page, cut where HTML and Markdown meet; `body` goes where the template left a place for it.

    Nothing that a writer typed begins a line of the islands, so what looks like our heading is one. Empty lines in them
    say nothing to a browser, and would end an island for the engine.
    """
    for part in _SEAMS.split(text):
        if part == BODY:
            yield Piece(body, is_markdown=True)
        elif _SEAMS.fullmatch(part):
            yield Piece(part, is_markdown=True, fixed=True)
        elif part.strip():
            yield Piece(squeezed(part.strip()))
