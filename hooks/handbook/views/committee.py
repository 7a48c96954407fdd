"""The `committee` view: who sits on the other side of the table, account by account, and who is not known yet.

Knows: accounts, and where each person's box stands on the map. Must not know: SVG, HTML.

Those who report to somebody stand to the right of them; those who report to nobody stand at the left. Somebody who is
reported to and has no persona gets an empty box. A circle of reporting is cut where it began: the table still says it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import count
from textwrap import wrap

from handbook.personas.accounts import Account, roles
from handbook.personas.catalog import Catalog
from handbook.personas.record import Record
from handbook.personas.spellings import same_words
from handbook.schema.terms.general import BuyingRole
from handbook.views.query import Selection, select

_ACROSS, _DOWN = 280, 104  # from box to box
_WIDTH, _HEIGHT = 244, 88
_MARGIN = 2
_LETTERS = 31  # of a line in a box
_DECIDE = (BuyingRole.DECISION_MAKER, BuyingRole.ECONOMIC_BUYER)


@dataclass(frozen=True, slots=True)
class Seat:
    """A member of an account: the part they have, and whom they report to; `said` where that is no member."""

    record: Record
    superior: Record | None
    several: bool = False  # whether more than one member is called what `said` says

    @property
    def said(self) -> str:
        """Whom they report to, in the writer's words, where no member is called so."""
        return "" if self.superior else self.record.persona.reports_to or ""

    @property
    def roles(self) -> tuple[BuyingRole, ...]:
        """Their roles in a purchase."""
        return tuple(dict.fromkeys(roles(self.record)))

    @property
    def role_lines(self) -> list[str]:
        """The roles as the box has room for them: two lines, the first one for what is not a fit."""
        labels = " · ".join(role.label for role in self.roles)
        lines = wrap(labels, _LETTERS, break_long_words=True)
        return [*(["Not a fit"] if self.record.is_negative else []), *lines][:2]

    @property
    def tone(self) -> str:
        """What the box looks like: the weightiest of the roles. Who can end it comes before who can decide it."""
        if BuyingRole.BLOCKER in self.roles:
            return "blocks"
        return "decides" if any(role in _DECIDE for role in self.roles) else "takes-part"


@dataclass(frozen=True, slots=True)
class Box:
    """A person's place on the map; without a seat, somebody who has no persona."""

    seat: Seat | None
    title: str
    column: int
    row: float
    several: bool = False

    @property
    def x(self) -> int:
        """The left side."""
        return _MARGIN + self.column * _ACROSS

    @property
    def y(self) -> float:
        """The upper side."""
        return round(_MARGIN + self.row * _DOWN, 1)


@dataclass(frozen=True)
class Committee:
    """One account as its readers see it."""

    account: Account

    @cached_property
    def seats(self) -> tuple[Seat, ...]:
        """The members; deciders first, then the others, by name."""
        found = [self._seat(one) for one in self.account.members]
        return tuple(sorted(found, key=lambda one: (one.tone != "decides", one.record.name.casefold())))

    def _seat(self, record: Record) -> Seat:
        return Seat(record, self.account.superior(record), len(self.account.called(record)) > 1)

    @cached_property
    def boxes(self) -> tuple[Box, ...]:
        """Everybody's place on the map."""
        return tuple(_Places(self.account, self.seats).all())

    @property
    def box_size(self) -> tuple[int, int]:
        """How wide and how high each box is."""
        return _WIDTH, _HEIGHT

    @property
    def size(self) -> tuple[int, int]:
        """How wide and how high the map is."""
        columns, rows = max(box.column for box in self.boxes), max(box.row for box in self.boxes)
        return columns * _ACROSS + _WIDTH + 2 * _MARGIN, round(rows * _DOWN) + _HEIGHT + 2 * _MARGIN

    @property
    def lines(self) -> Iterator[str]:
        """The lines of reporting, as paths."""
        where = {box.seat.record.path: box for box in self.boxes if box.seat}
        strangers = {same_words(box.title): box for box in self.boxes if not box.seat}
        for seat in self.seats:
            above = where[seat.superior.path] if seat.superior else strangers.get(same_words(seat.said))
            below = where[seat.record.path]
            if above and above.column < below.column:  # where a circle was cut, there is no line
                turn = below.x - (_ACROSS - _WIDTH) // 2
                start, end = (round(box.y + _HEIGHT / 2, 1) for box in (above, below))
                yield f"M{above.x + _WIDTH} {start}H{turn}V{end}H{below.x}"


_LOOSE_IN_A_ROW = 3  # those who neither report nor are reported to


class _Places:
    """Finds everybody a place: a row for each who leads nobody, and those who lead in the middle of theirs."""

    def __init__(self, account: Account, seats: Sequence[Seat]) -> None:
        cut = {circle[0].path for circle in account.circles()}
        self._below: dict[str, list[Seat]] = {}
        for seat in seats:
            if seat.superior and seat.record.path not in cut:
                self._below.setdefault(seat.superior.path, []).append(seat)
        led = {seat.record.path for under in self._below.values() for seat in under}
        self._tops = [seat for seat in seats if seat.record.path not in led]
        self._rows = count()

    def all(self) -> Iterator[Box]:
        """Those below somebody who has no persona, those below a member, and those who stand alone."""
        strangers: dict[str, list[Seat]] = {}
        for seat in self._tops:
            if seat.said:
                strangers.setdefault(same_words(seat.said), []).append(seat)
        for under in strangers.values():
            yield from self._headed(None, under[0].said, under, 0)
        known = [seat for seat in self._tops if not seat.said]
        for seat in filter(self._leads, known):
            yield from self._tree(seat, 0)
        loose = [seat for seat in known if not self._leads(seat)]
        first = next(self._rows)
        for number, seat in enumerate(loose):
            down, across = divmod(number, _LOOSE_IN_A_ROW)
            yield Box(seat, seat.record.name, across, first + down)

    def _leads(self, seat: Seat) -> bool:
        return seat.record.path in self._below

    def _tree(self, seat: Seat, column: int) -> list[Box]:
        return self._headed(seat, seat.record.name, self._below.get(seat.record.path, ()), column)

    def _headed(self, seat: Seat | None, title: str, led: Sequence[Seat], column: int) -> list[Box]:
        under = [self._tree(one, column + 1) for one in led]
        row = _middle(under) if under else next(self._rows)
        several = seat is None and any(one.several for one in led)
        return [Box(seat, title, column, row, several), *(box for boxes in under for box in boxes)]


def _middle(under: list[list[Box]]) -> float:
    return (under[0][0].row + under[-1][0].row) / 2


def build(options: Selection, catalog: Catalog) -> tuple[Committee, ...]:
    """The accounts of which one of the selected personas is a member."""
    chosen = {record.path for record in select(options, catalog)}
    return tuple(Committee(one) for one in catalog.accounts if any(member.path in chosen for member in one.members))


def of(record: Record, catalog: Catalog) -> Committee | None:
    """The account that a persona is a member of; alone, it has nobody to sit with."""
    found = catalog.account_of.get(record.path)
    return Committee(found) if found and len(found.members) > 1 else None
