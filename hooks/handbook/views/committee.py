"""The `committee` view: who sits on the other side of the table, account by account, and who is not known yet.

Knows: accounts, and where each person's box stands on the map. Must not know: SVG, HTML.

Each box has a row of its own, below and to the right of whom it reports to: so the map is as narrow as a page, however
many there are. Somebody who is reported to and sits elsewhere, or has no persona, gets an empty box. Whoever reports to
several, or to somebody in a circle, has further lines, which lead up beside the boxes.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from textwrap import wrap

from handbook.personas.accounts import Account, Superior, roles
from handbook.personas.catalog import Catalog
from handbook.personas.record import Record
from handbook.personas.spellings import same_words
from handbook.schema.terms.general import BuyingRole, Status
from handbook.views.query import Selection, select

_INDENT, _GAP, _LANE = 32, 12, 14
_WIDTH, _HEIGHT, _LINE = 272, 38, 16  # of a box with a name alone, and what each further line adds
_MARGIN = 2
_LETTERS = 34  # of a line in a box
_KEY = {
    "decides": "decides",
    "blocks": "can stop it",
    "takes-part": "has another part, or none that we know",
    "negative": "not a fit",
    "unknown": "no persona of this account",
    "further": "reports to them as well",
}
_DECIDE = (BuyingRole.DECISION_MAKER, BuyingRole.ECONOMIC_BUYER)


@dataclass(frozen=True, slots=True)
class Boss:
    """Whom somebody reports to, as readers see them; `note` says why it is no member of the account."""

    superior: Superior
    note: str

    @property
    def record(self) -> Record | None:
        """The persona, if there is one."""
        return self.superior.record

    @property
    def title(self) -> str:
        """What they are called."""
        return self.record.name if self.record else self.superior.said

    @property
    def key(self) -> str:
        """What tells them apart from all others."""
        return self.record.path if self.record else f"called {same_words(self.superior.said)}"


@dataclass(frozen=True, slots=True)
class Seat:
    """A member of an account: the part they have, and whom they report to."""

    record: Record
    superiors: tuple[Superior, ...]

    @property
    def bosses(self) -> tuple[Boss, ...]:
        """Everybody they report to."""
        return tuple(Boss(one, _note(one, self.record)) for one in self.superiors)

    @property
    def above(self) -> list[Boss]:
        """Those of them who stand on the map."""
        return [one for one in self.bosses if one.record is not self.record]

    @property
    def roles(self) -> tuple[BuyingRole, ...]:
        """Their roles in a purchase."""
        return tuple(dict.fromkeys(roles(self.record)))

    @property
    def role_lines(self) -> list[str]:
        """All roles in lines that a box has room for, no role cut in two; the first one is for what is not a fit."""
        labels = " · ".join(role.label.replace(" ", "\N{NO-BREAK SPACE}") for role in self.roles)
        lines = [line.removesuffix(" ·") for line in wrap(labels, _LETTERS)]
        return [*(["Not a fit"] if self.record.is_negative else []), *lines]

    @property
    def tone(self) -> str:
        """What the box looks like: the weightiest of the roles. Who can end it comes before who can decide it."""
        if BuyingRole.BLOCKER in self.roles:
            return "blocks"
        return "decides" if any(role in _DECIDE for role in self.roles) else "takes-part"


def _note(one: Superior, of: Record) -> str:
    """Why somebody who is reported to is no member of the account; empty for a member."""
    if one.is_member:
        return ""
    if one.record is None:
        return "several are called so" if one.several else "no persona yet"
    if one.record is of:
        return "the persona itself"
    if one.record.status is Status.RETIRED:
        return "retired"
    account = one.record.persona.account or ""
    if account and same_words(account) != same_words(of.persona.account or ""):
        return f"buys for {account}"
    return "still a draft" if one.record.status is Status.DRAFT else "not of this account"


@dataclass(frozen=True, slots=True)
class Box:
    """A person's place on the map; without a seat, somebody who is no member. `note` stands below the title."""

    key: str
    seat: Seat | None
    title: str
    note: str
    column: int
    y: int = 0

    @property
    def x(self) -> int:
        """The left side."""
        return _MARGIN + self.column * _INDENT

    @property
    def width(self) -> int:
        """How wide the box is."""
        return _WIDTH

    @property
    def height(self) -> int:
        """How high the box is: its roles all have room."""
        lines = len(self.seat.role_lines) if self.seat else 0
        return _HEIGHT + _LINE * (bool(self.note) + lines)

    @property
    def roles_from(self) -> int:
        """Where the first line of roles stands."""
        return self.y + (60 if self.note else 44)

    @property
    def end(self) -> int:
        """The lower side."""
        return self.y + self.height

    @property
    def middle(self) -> int:
        """Where lines leave its sides, or come to them from above."""
        return self.y + self.height // 2

    @property
    def arrival(self) -> int:
        """Where an arrow comes to it, apart from what leaves it."""
        return self.y + self.height // 4


@dataclass(frozen=True)
class Committee:
    """One account as its readers see it."""

    account: Account

    @cached_property
    def _places(self) -> "_Places":
        found = [Seat(one, self.account.superiors(one)) for one in self.account.members]
        cut = {circle[0].path for circle in self.circles}
        return _Places(sorted(found, key=lambda one: (one.tone != "decides", one.record.name.casefold())), cut)

    @cached_property
    def circles(self) -> tuple[tuple[Record, ...], ...]:
        """Those who report to one another in a circle."""
        return tuple(self.account.circles())

    @property
    def boxes(self) -> Sequence[Box]:
        """Everybody's place on the map, from its top."""
        return self._places.boxes

    @property
    def seats(self) -> tuple[Seat, ...]:
        """The members in order of rank, as the map has them: deciders first, then the others, by name."""
        return tuple(box.seat for box in self.boxes if box.seat)

    @property
    def key(self) -> list[tuple[str, str]]:
        """What the colours and lines of this map stand for; those alone that are on it."""
        there = {seat.tone for seat in self.seats}
        there |= {"negative" for seat in self.seats if seat.record.is_negative}
        there |= {"unknown" for box in self.boxes if not box.seat}
        there |= {"further"} if self._further else set()
        return [(kind, meaning) for kind, meaning in _KEY.items() if kind in there]

    @property
    def size(self) -> tuple[int, int]:
        """How wide and how high the map is."""
        return self._right + _LANE * len(self._further) + _MARGIN, self.boxes[-1].end + _MARGIN

    @property
    def _right(self) -> int:
        return max(box.x for box in self.boxes) + _WIDTH

    @property
    def lines(self) -> Iterator[str]:
        """The lines of reporting from each box to those right below it, as paths."""
        for above, below in self._pairs(first=True):
            yield f"M{above.x + _INDENT // 2} {above.end}V{below.middle}H{below.x}"

    @property
    def further_lines(self) -> Iterator[tuple[str, str]]:
        """The other lines of reporting, each with the head of an arrow to whom is reported to, as paths."""
        for number, (above, below) in enumerate(self._further, start=1):
            side, end = self._right + _LANE * number, above.x + _WIDTH
            line = f"M{below.x + _WIDTH} {below.middle}H{side}V{above.arrival}H{end}"
            yield line, f"M{end + 7} {above.arrival - 4}l-6 4l6 4"

    @cached_property
    def _further(self) -> list[tuple[Box, Box]]:
        return list(self._pairs(first=False))

    def _pairs(self, *, first: bool) -> Iterator[tuple[Box, Box]]:
        where = {box.key: box for box in self.boxes}
        for seat in self.seats:
            for boss in seat.above:
                if first is (self._places.leader.get(seat.record.path) == boss.key):
                    yield where[boss.key], where[seat.record.path]


class _Places:
    """Finds everybody a row: those below somebody who is no member, those below a member, and those who stand alone."""

    def __init__(self, seats: Sequence[Seat], cut: set[str]) -> None:
        self.boxes: list[Box] = []
        self.leader = {one.record.path: one.above[0].key for one in seats if one.above and one.record.path not in cut}
        self._led: dict[str, list[Seat]] = {}
        for seat in seats:
            self._led.setdefault(self.leader.get(seat.record.path, ""), []).append(seat)
        outside = {boss.key: boss for seat in seats for boss in seat.above if boss.note}
        tops = sorted(self._led.get("", ()), key=lambda one: one.record.path not in self._led)
        waiting = [self._seated(one, 0) for one in reversed(tops)]
        waiting += [Box(one.key, None, one.title, one.note, 0) for one in reversed(outside.values())]
        while waiting:
            box = waiting.pop()
            self.boxes.append(replace(box, y=self.boxes[-1].end + _GAP if self.boxes else _MARGIN))
            waiting += [self._seated(one, box.column + 1) for one in reversed(self._led.get(box.key, ()))]

    def _seated(self, seat: Seat, column: int) -> Box:
        persona = seat.record.persona
        return Box(seat.record.path, seat, seat.record.name, persona.job_title or persona.role_label or "", column)


def build(options: Selection, catalog: Catalog) -> tuple[Committee, ...]:
    """The accounts of which one of the selected personas is a member."""
    chosen = {record.path for record in select(options, catalog)}
    return tuple(Committee(one) for one in catalog.accounts if any(member.path in chosen for member in one.members))


def of(record: Record, catalog: Catalog) -> Committee | None:
    """The account that a persona is a member of; alone, it has nobody to sit with."""
    found = catalog.account_of.get(record.path)
    return Committee(found) if found and len(found.members) > 1 else None
