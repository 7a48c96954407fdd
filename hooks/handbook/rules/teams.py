"""Whether the teams that files name are teams of the company.

Knows: the declared teams. Must not know: pages.
"""

from collections.abc import Iterable, Iterator

from handbook.personas.record import Folder, Record
from handbook.personas.teams import mentions
from handbook.problems.problem import Also, Position, Problem, Rule, Severity
from handbook.schema.messages import spelled
from handbook.schema.teams import by_name, same_team, team_keys, undeclared
from handbook.source import Path
from handbook.source.files import SHORT_LIST, SOURCES

UNKNOWN_TEAM = Rule(
    "unknown-team",
    Severity.WARNING,
    "A file names a team that `teams:` in personas/_handbook.yml does not declare.",
    "Nobody can be reached under that name, and what is due from the team is on no list.",
    "Write a declared team's name, or declare the team. Without `teams:` in the settings, any name will do.",
)
Place = tuple[str, Position]


def judge(folder: Folder, owners: Iterable[tuple[str, Place]] = ()) -> Iterator[Problem]:
    """Every name of a team that is none, each once, where it is met first; with the other places.

    `owners` are those of pages.
    """
    teams = folder.settings.teams
    if not teams or "teams" in folder.unread:
        return
    known = by_name(teams)
    declared = [(team.id, team.name, *team.also) for team in teams]
    found: dict[str, tuple[str, list[Place]]] = {}
    for name, field, place in (*_all(folder), *((name, "page.owner", place) for name, place in owners)):
        if (spelt := same_team(name)) not in known:
            alike, message = (undeclared(one, declared, is_key=not field, field=field) for one in (spelt, name))
            found.setdefault(alike, (message, []))[1].append(place)
    for message, places in found.values():
        (path, at), *others = places
        also = tuple(Also(*one, "here too") for one in others)
        yield Problem(path, at, UNKNOWN_TEAM, message, also)


def _all(folder: Folder) -> Iterator[tuple[str, str, Place]]:
    """Every name of a team, the field that it stands in unless it is a field's own, and where."""
    for record in folder.records:
        for path, name in mentions(record.persona):
            if not record.is_broken(path):
                yield name, spelled(path), (record.path, record.document.at(record.written(path)))
        for path in _keys(record):
            yield str(path[-1]), "", (record.path, record.document.at(path, key=True))
    for entry in folder.short.entries:
        if entry.line.owner:
            yield entry.line.owner, "lines.owner", (SHORT_LIST, folder.short.at(entry, "owner"))
    for index, study in enumerate(folder.studies.entries):
        if study.owner:
            yield study.owner, "sources.owner", (SOURCES, folder.studies.at(index, "owner"))


def _keys(record: Record) -> Iterator[Path]:
    """The fields named after teams that have something in them."""
    negative = record.persona.negative
    blocks = (
        (("implications",), record.persona.implications),
        (("negative", "handling"), negative and negative.handling),
    )
    for at, block in blocks:
        if block:
            yield from ((*at, key) for key in team_keys(block) if getattr(block, key))
