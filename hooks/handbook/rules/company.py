"""What must not stand in the company's settings: data of real people.

Knows: the settings' text, and the rules for personas' texts. Must not know: what a setting brings about.
"""

from collections.abc import Iterator
from dataclasses import replace

from handbook.markdown.prose import inspect
from handbook.personas.record import Folder, Record
from handbook.problems.problem import Problem
from handbook.rules import privacy
from handbook.rules.check import run
from handbook.schema import Persona
from handbook.source import Document, Mapping, decode, parse
from handbook.source.files import SETTINGS


def judge(data: bytes | None, folder: Folder) -> Iterator[Problem]:
    """Numbers of people anywhere, and their addresses anywhere but in `teams:`, where mailboxes belong."""
    text = decode(SETTINGS, data or b"")[0] or ""
    front = parse(text, SETTINGS).root
    if isinstance(front, Mapping):
        whole = Record("", Persona(), Document(SETTINGS, front, "", len(text.splitlines()) + 1), inspect(""))
        yield from run((one for one in privacy.CHECKS if one is not privacy.email_address), whole, folder)
        rest = replace(front, values={name: node for name, node in front.values.items() if name != "teams"})
        without = replace(whole, document=replace(whole.document, front=rest))
        yield from run((privacy.email_address,), without, folder)
