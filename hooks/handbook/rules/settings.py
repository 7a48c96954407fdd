"""Whether the settings keep clear of what must not stand in a persona: data of real people.

Knows: the settings' file, and the rules on privacy. Must not know: what a setting means.
"""

from collections.abc import Iterator
from dataclasses import replace

from handbook.markdown.prose import inspect
from handbook.personas.record import Folder, Record
from handbook.problems.problem import Problem
from handbook.rules import privacy
from handbook.rules.check import run
from handbook.schema import Persona
from handbook.source import Document, Listing, Mapping, Node

# A phone number that a company writes down for its teams is its own.
_CHECKS = tuple(one for one in privacy.CHECKS if one is not privacy.phone_number)


def judge(folder: Folder) -> Iterator[Problem]:
    """Every breach of the rules on privacy, in whatever is said there in words."""
    if folder.settings_file:
        document = _without_contacts(folder.settings_file)
        yield from run(_CHECKS, Record("", Persona(), document, inspect(""), folder.settings_broken), folder)


def _without_contacts(document: Document) -> Document:
    """The settings without the teams' mailboxes, which nobody can tell from a person's by their looks."""
    front = document.front
    values = {name: _without_contact(node) if name == "teams" else node for name, node in front.values.items()}
    return replace(document, front=replace(front, values=values))


def _without_contact(teams: Node) -> Node:
    if isinstance(teams, Mapping):
        return replace(teams, values={name: node for name, node in teams.values.items() if name != "contact"})
    return Listing(tuple(map(_without_contact, teams.items)), teams.at) if isinstance(teams, Listing) else teams
