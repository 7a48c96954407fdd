"""The company's settings: what must not stand in them, data of real people, and whom they name.

Knows: the settings' file, and the rules on privacy. Must not know: what a setting brings about.
"""

from collections.abc import Iterator
from dataclasses import replace

from handbook.markdown.prose import inspect
from handbook.personas.record import Folder, Record
from handbook.problems.problem import Problem
from handbook.rules import privacy
from handbook.rules.check import run
from handbook.rules.teams import Place
from handbook.schema import Persona
from handbook.source import Document, Listing, Mapping, Node
from handbook.source.files import SETTINGS

_CHECKS = tuple(one for one in privacy.CHECKS if one is not privacy.phone_number)


def owner(folder: Folder) -> Iterator[tuple[str, Place]]:
    """The team that answers for pages that name nobody, and where the settings say so."""
    if folder.settings.owner and folder.settings_file:
        yield folder.settings.owner, (SETTINGS, folder.settings_file.at(("owner",)))


def judge(folder: Folder) -> Iterator[Problem]:
    """Every breach of the rules on privacy, in whatever is said there in words.

    A team's mailbox and phone number are the company's own: nobody can tell them from a person's by their looks.
    """
    if folder.settings_file:
        values = folder.settings_file.front.values
        rest = {name: node for name, node in values.items() if name != "teams"}
        teams = {"teams": _without_contact(values["teams"])} if "teams" in values else {}
        yield from run(_CHECKS, _as_record(folder.settings_file, rest | teams, folder), folder)
        yield from run((privacy.phone_number,), _as_record(folder.settings_file, rest, folder), folder)


def _as_record(settings: Document, values: dict[str, Node], folder: Folder) -> Record:
    document = replace(settings, front=replace(settings.front, values=values))
    return Record("", Persona(), document, inspect(""), folder.settings_broken)


def _without_contact(teams: Node) -> Node:
    if isinstance(teams, Mapping):
        return replace(teams, values={name: node for name, node in teams.values.items() if name != "contact"})
    return Listing(tuple(map(_without_contact, teams.items)), teams.at) if isinstance(teams, Listing) else teams
