"""Teams in personas' files: where they are named, and one name for each.

Knows: the declared teams, fields that name one. Must not know: views, templates.

Readers see a team's own name, whatever a file calls it: its key, another of its names, other capitals.
"""

from collections.abc import Iterable, Iterator, Mapping
from copy import copy
from dataclasses import replace
from functools import cache
from typing import Any, TypeVar

from handbook.personas.record import Record
from handbook.personas.short import Entry
from handbook.schema import Block, specs
from handbook.schema.teams import TEAM_FIELDS, Team, by_name, same_team
from handbook.source import Path

_Block = TypeVar("_Block", bound=Block)


def mentions(block: Block, at: Path = ()) -> Iterator[tuple[Path, str]]:
    """Every team that a block or one inside it names, and where."""
    for name in _naming(type(block)):
        value = getattr(block, name)
        if name not in TEAM_FIELDS:
            inner = value if isinstance(value, list) else [value]
            for index, one in enumerate(inner):
                if isinstance(one, Block):
                    yield from mentions(one, (*at, name, index) if isinstance(value, list) else (*at, name))
        elif isinstance(value, list):
            yield from (((*at, name, index), one) for index, one in enumerate(value))
        elif value:
            yield (*at, name), value


def named(records: Iterable[Record], teams: Iterable[Team]) -> list[Record]:
    """The personas, with the name of each team that they mean."""
    known = by_name(teams)
    if not known:
        return list(records)
    return [_put_in(record, _with_names(record.persona, known)) for record in records]


def named_lines(lines: Iterable[Entry], teams: Iterable[Team]) -> tuple[Entry, ...]:
    """The lines on who is not a fit, with the names of the teams that own them."""
    known = by_name(teams)
    return tuple(replace(one, line=_with_names(one.line, known)) for one in lines)


@cache
def _naming(model: type[Block]) -> tuple[str, ...]:
    """The fields that name a team, and those that hold blocks with such fields."""
    return tuple(spec.name for spec in specs(model) if spec.name in TEAM_FIELDS or (spec.block and _naming(spec.block)))


def _put_in(record: Record, persona: Any) -> Record:
    return record if persona is record.persona else replace(record, persona=persona)


def _with_names(block: _Block, known: Mapping[str, Team]) -> _Block:
    """The block as it is, or a copy if it calls a team by another than its own name."""
    changed = block
    for name in _naming(type(block)):
        old = getattr(block, name)
        each = old if isinstance(old, list) else [old]
        new = [_named(one, known, is_team=name in TEAM_FIELDS) for one in each]
        if any(one is not other for one, other in zip(new, each, strict=True)):
            changed = copy(block) if changed is block else changed
            vars(changed)[name] = new if isinstance(old, list) else new[0]
    return changed


def _named(value: Any, known: Mapping[str, Team], *, is_team: bool) -> Any:
    if isinstance(value, Block):
        return _with_names(value, known)
    team = known.get(same_team(value)) if is_team and isinstance(value, str) else None
    return team.name if team and team.name != value else value
