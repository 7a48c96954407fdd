"""The `teams` view: what each team decides, how it is reached, what it keeps, and what is due from it.

Knows: the declared teams, and what names them. Must not know: HTML.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from handbook.personas.catalog import Catalog
from handbook.personas.record import Record
from handbook.schema import Block, field, specs
from handbook.schema.scalars import Whole, labelled
from handbook.schema.teams import Team, team_keys
from handbook.schema.terms.general import Status
from handbook.views.query import Placed
from handbook.views.short import Row, rows

_DAYS = ("due", "expires")  # the parts that say by when the owner of an entry is to see to it
_CLOSED = ("done", "wont-do")


class Options(Placed):
    """What a writer may say about teams."""

    days: Whole = field("Days", "How far ahead to look for what falls due.", 60, default=60)


@dataclass(frozen=True, slots=True)
class Due:
    """What a team is to see to: a review or an entry of a persona, or a line on who is not a fit."""

    day: dt.date
    what: str
    record: Record | None
    is_overdue: bool
    place: str = ""  # in the page

    @property
    def order(self) -> tuple[dt.date, str]:
        """The longest overdue first."""
        return self.day, self.record.name.casefold() if self.record else self.what.casefold()


@dataclass(frozen=True, slots=True)
class Kept:
    """A team with everything that names it."""

    team: Team
    owns: tuple[Record, ...]
    checks: tuple[Record, ...]
    told: tuple[Record, ...]  # whose pages say what they mean for the team
    entries: int  # exclusions, causes and the like, and lines on who is not a fit
    signs: int  # that it can see
    due: tuple[Due, ...]


def build(options: Options, catalog: Catalog) -> list[Kept]:
    """Every declared team, in the order of the settings; none in public."""
    if catalog.is_public:
        return []
    current = [record for record in catalog.records if record.status is not Status.RETIRED]
    lines = rows(catalog)
    return [_kept(team, current, lines, catalog.today, options.days) for team in catalog.company.settings.teams]


def _kept(team: Team, records: list[Record], lines: tuple[Row, ...], today: dt.date, days: int) -> Kept:
    entries = [(record, at, entry) for record in records for at, entry in _entries(record, team)]
    own_lines = [row for row in lines if row.line.owner == team.name]
    limit = today + dt.timedelta(days=min(days, _FURTHEST))
    reviews = (_review(record, today) for record in records if record.persona.owner == team.name)
    due = [
        *filter(None, reviews),
        *(one for record, at, entry in entries if (one := _entry_due(record, at, entry, today))),
        *(one for row in own_lines if (one := _line_due(row, today))),
    ]
    return Kept(
        team,
        tuple(record for record in records if record.persona.owner == team.name),
        tuple(record for record in records if team.name in record.persona.reviewers),
        tuple(record for record in records if _is_told(record, team)),
        len(entries) + len(own_lines),
        sum(team.name in sign.seen_by for one in records if (own := one.negative) for sign in own.warning_signs),
        tuple(sorted((one for one in due if one.day <= limit), key=lambda one: one.order)),
    )


_FURTHEST = 36_500


def _entries(record: Record, team: Team) -> Iterator[tuple[str, Block]]:
    """What a team owns in a persona, besides the persona itself, with the part of the page that it stands in."""
    for block in (record.persona, record.negative):
        for spec in specs(type(block)) if block else ():
            value = getattr(block, spec.name)
            for one in value if spec.block and isinstance(value, list) else ():
                if isinstance(one, Block) and getattr(one, "owner", None) == team.name:
                    yield spec.meta.section.slug, one


def _review(record: Record, today: dt.date) -> Due | None:
    if not record.claims_to_be_current or not record.review_due:
        return None
    return Due(record.review_due, "review", record, record.is_overdue(today))


def _entry_due(record: Record, at: str, entry: Block, today: dt.date) -> Due | None:
    day = next((found for name in _DAYS if isinstance(found := getattr(entry, name, None), dt.date)), None)
    if not day or str(getattr(entry, "status", "")) in _CLOSED:
        return None
    return Due(day, _said(entry), record, day < today, at)


def _said(entry: Block) -> str:
    """What an entry says first: its rule, its cause, its text."""
    names = ("rule", "cause", "text")
    found = next((value for name in names if (value := getattr(entry, name, None))), None)
    return labelled(found or getattr(entry, specs(type(entry))[0].name))


def _line_due(row: Row, today: dt.date) -> Due | None:
    day = row.line.expires
    return Due(day, row.line.line, None, day < today, row.id) if day else None


def _is_told(record: Record, team: Team) -> bool:
    blocks = (record.persona.implications, record.negative.handling if record.negative else None)
    return any(block and team.id in team_keys(block) and getattr(block, team.id) for block in blocks)
