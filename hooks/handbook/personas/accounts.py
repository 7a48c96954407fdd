"""Who decides together: the personas of one business customer, and who of them reports to whom.

Knows: accounts, roles in a purchase, lines of reporting. Must not know: pages, drawings.

An account is named in the field `account`. A group in which nobody names one is read as an account if at least two of
its personas have a role in a purchase: a company may keep each business customer as a group of its own.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from handbook.personas.record import Record
from handbook.personas.spellings import same_words
from handbook.schema.terms.general import BuyingRole, RelationKind, Status

FEWEST_OF_A_GROUP = 2


@dataclass(frozen=True)
class Account:
    """A business customer with the personas that buy for it."""

    name: str
    members: tuple[Record, ...]

    @cached_property
    def _named(self) -> Mapping[str, list[Record]]:
        """The members by everything that `reports_to` may call them."""
        found: dict[str, list[Record]] = {}
        for record in self.members:
            for name in dict.fromkeys(map(_plain, self.names(record))):
                found.setdefault(name, []).append(record)
        return found

    def names(self, record: Record) -> list[str]:
        """Everything that `reports_to` may call a member."""
        called = (record.id, record.name, record.persona.job_title or "", *record.persona.aliases)
        return [one for one in called if one]

    def fits(self, record: Record, said: str) -> bool:
        """Whether a member is called so itself."""
        return _plain(said) in map(_plain, self.names(record))

    def called(self, record: Record) -> list[Record]:
        """The other members who are called what a member's `reports_to` says."""
        said = record.persona.reports_to or ""
        return [one for one in self._named.get(_plain(said), ()) if one is not record]

    def superior(self, record: Record) -> Record | None:
        """Whom of the account a member reports to; nobody where the words fit nobody, or several."""
        if record.persona.reports_to:
            others = self.called(record)
            return others[0] if len(others) == 1 else None
        by_id = {one.id: one for one in self.members}
        named = (one.id for one in record.persona.related if one.how is RelationKind.REPORTS_TO)
        return next((by_id[one] for one in named if one in by_id and one != record.id), None)

    def circles(self) -> Iterator[tuple[Record, ...]]:
        """Every circle of reporting, once, beginning with the member whose file comes first."""
        seen: set[str] = set()
        for record in sorted(self.members, key=lambda one: one.path):
            chain: list[Record] = []
            one: Record | None = record
            while one and one.path not in seen:
                seen.add(one.path)
                chain.append(one)
                one = self.superior(one)
            if one in chain:
                circle = chain[chain.index(one) :]
                first = circle.index(min(circle, key=lambda each: each.path))
                yield (*circle[first:], *circle[:first])

    @property
    def missing(self) -> tuple[BuyingRole, ...]:
        """The roles in a purchase that none of the members has."""
        held = {role for record in self.members for role in roles(record)}
        return tuple(role for role in BuyingRole if role not in held)


def roles(record: Record) -> Sequence[BuyingRole]:
    """A persona's roles in a purchase, in its order."""
    return [one.text for one in record.persona.buying_role]


def accounts(records: Iterable[Record]) -> tuple[Account, ...]:
    """The accounts of personas that are not retired, in order of their names."""
    named: dict[str, list[Record]] = {}
    grouped: dict[str, list[Record]] = {}
    for record in records:
        if record.status is not Status.RETIRED:
            persona = record.persona
            if persona.account:
                named.setdefault(same_words(persona.account), []).append(record)
            if persona.group:
                grouped.setdefault(same_words(persona.group), []).append(record)
    found = [Account(members[0].persona.account or "", tuple(members)) for members in named.values()]
    for members in grouped.values():
        buying = tuple(one for one in members if one.persona.buying_role)
        if len(buying) >= FEWEST_OF_A_GROUP and not any(one.persona.account for one in members):
            found.append(Account(members[0].persona.group or "", buying))
    return tuple(sorted(found, key=lambda one: one.name.casefold()))


def _plain(words: str) -> str:
    """What a person is called, without an article: `the bursar` is the bursar."""
    return same_words(words).removeprefix("the ")
