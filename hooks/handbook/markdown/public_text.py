"""A text as the public reads it: without its internal notes, and the proof that nothing else changes by that.

Knows: the site's Markdown engine. Must not know: personas, files, MkDocs.
"""

import re
from collections.abc import Iterable
from functools import cache
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from handbook.markdown import comments, notes
from handbook.markdown.notes import Marker
from handbook.markdown.places import Finder, Found

_TAG = re.compile(r"<[^<>]*>")


def without_internal_notes(text: str) -> str:
    """The text without its `!!! internal` notes, for a handbook that the public reads."""
    return notes.without_internal_notes(text, Finder(text).lines()) if "!!!" in text else text


def in_doubt(text: str, markers: Iterable[Marker], extensions: tuple[str, ...]) -> Found | None:
    """The first internal note, if the engine ends one elsewhere, or reads the rest differently once they are gone.

    Lines are taken out before the engine sees the text. That must give what is left of the engine's own work without
    the notes: no word of a note more, and no other word less.
    """
    internal = next((one for one in markers if one.is_note and one.is_internal), None)
    if internal is None:
        return None
    engine, hiding = _engine(extensions)
    words = []
    for hiding.hides, version in ((True, text), (False, without_internal_notes(text))):
        words.append(_TAG.sub(" ", engine.reset().convert(version)).split())
    return None if words[0] == words[1] else Found(internal.text, internal.at)


def forget() -> None:
    """Has the next text read by a new engine, for one that gave up cannot be used again."""
    _engine.cache_clear()


class _WithoutInternal(Treeprocessor):
    """Takes internal notes out of what the engine has made, as long as it is told so."""

    hides = False

    def run(self, root: Element) -> None:
        for parent in list(root.iter()) if self.hides else ():
            for child in list(parent):
                if {"admonition", notes.INTERNAL} <= set(child.get("class", "").split()):
                    _take_out(parent, child)


def _take_out(parent: Element, child: Element) -> None:
    """Removes an element, but not the text after it, which would go with it."""
    before = list(parent)[: list(parent).index(child)]
    if before:
        before[-1].tail = (before[-1].tail or "") + (child.tail or "")
    else:
        parent.text = (parent.text or "") + (child.tail or "")
    parent.remove(child)


@cache
def _engine(extensions: tuple[str, ...]) -> tuple[Any, _WithoutInternal]:
    engine = Markdown(extensions=list(extensions))
    comments.drop(engine)
    hiding = _WithoutInternal(engine)
    engine.treeprocessors.register(hiding, "handbook_without_internal", 1000)  # before headings are listed
    return engine, hiding
