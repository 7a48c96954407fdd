"""What a text in Markdown holds that no page may hold, and where.

Knows: what the engine came across, and what it writes. Must not know: how to come across it; which HTML is harmless.
"""

import re
from collections.abc import Callable, Iterator
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions.attr_list import get_attrs_and_remainder

from handbook.markdown import markup
from handbook.markdown.places import Finder, Found
from handbook.problems.problem import START


def refusals(
    pieces: list[str], braces: tuple[Found, ...], published: Callable[[], str], finder: Finder
) -> Iterator[tuple[Found, str]]:
    """What no page may hold of HTML and attributes; in the whole, whatever the parts do not show."""
    places, whole = finder.fresh(), finder.fresh()
    found = [(_met(places, fault.piece), fault.message) for piece in pieces for fault in markup.faults(piece)]
    for one in braces:
        attributes, _ = get_attrs_and_remainder(one.text.strip("{} \t:"))
        found += [(one, message) for message in markup.in_braces(attributes)]
    if not found and (pieces or braces):
        html = published()
        faults = [*markup.faults(html, generated=True)] or [*markup.unbalanced(html)]
        found += [(_met(whole, fault.piece), fault.message) for fault in faults]
    yield from found


def _met(finder: Finder, piece: str) -> Found:
    """Where a piece of HTML stands; where its tag begins if the engine has changed the rest of it."""
    found = finder.found(piece)
    tag = re.match(r"</?\w+", piece)
    return Found(piece, finder.found(tag[0]).at) if found.at == START and tag else found


def written(engine: Markdown, root: Element) -> str:
    """The HTML that becomes of a text, as `Markdown.convert` would write it."""
    html: str = engine.serializer(root)
    html = html[html.index(">") + 1 : html.rindex("</")]
    for postprocessor in engine.postprocessors:
        html = postprocessor.run(html)
    return html
