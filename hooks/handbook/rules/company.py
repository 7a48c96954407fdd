"""The company's settings: what must not stand in them, data of real people, and whom they name.

Knows: the settings' text, and the rules for personas' texts. Must not know: what a setting brings about.
"""

from collections.abc import Iterator
from dataclasses import replace

from handbook.markdown.prose import inspect
from handbook.personas.record import Folder, Record
from handbook.problems.problem import Position, Problem
from handbook.rules import privacy
from handbook.rules.check import run
from handbook.rules.teams import Place
from handbook.schema import Persona
from handbook.source import Document, Mapping, decode, parse
from handbook.source.files import SETTINGS


def document(data: bytes | None) -> Document:
    """The settings as they were typed, as far as they can be read."""
    text = decode(SETTINGS, data or b"")[0] or ""
    root = parse(text, SETTINGS).root
    front = root if isinstance(root, Mapping) else Mapping({}, {}, Position())
    return Document(SETTINGS, front, "", len(text.splitlines()) + 1)


def owner(settings: Document, folder: Folder) -> Iterator[tuple[str, Place]]:
    """The team that answers for pages that name nobody, and where the settings say so."""
    if folder.settings.owner:
        yield folder.settings.owner, (SETTINGS, settings.at(("owner",)))


def judge(settings: Document, folder: Folder) -> Iterator[Problem]:
    """Numbers of people anywhere, and their addresses anywhere but in `teams:`, where mailboxes belong."""
    whole = Record("", Persona(), settings, inspect(""))
    yield from run((one for one in privacy.CHECKS if one is not privacy.email_address), whole, folder)
    rest = {name: node for name, node in settings.front.values.items() if name != "teams"}
    without = replace(whole, document=replace(settings, front=replace(settings.front, values=rest)))
    yield from run((privacy.email_address,), without, folder)
