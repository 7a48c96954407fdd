"""Who decides together: the personas of one business customer, and who of them reports to whom.

Knows: accounts, roles in a purchase, lines of reporting. Must not know: pages, drawings.

An account is named in the field `account`. A group in which nobody names one is read as an account if at least two of
its personas have a role in a purchase: a company may keep each business customer as a group of its own.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from handbook.personas.record import Record
from handbook.personas.spellings import same_words
from handbook.schema.terms.general import BuyingRole, RelationKind, Status

FEWEST_OF_A_GROUP = 2


@dataclass(frozen=True, slots=True)
class Superior:
    """Whom a member reports to: another member, or another persona, or what the writer says where there is none."""

    said: str
    record: Record | None = None
    is_member: bool = False
    several: bool = False  # whether more than one member is called so


@dataclass(frozen=True)
class Account:
    """A business customer with the personas that buy for it; `everybody` are all personas, whomever they buy for."""

    name: str
    members: tuple[Record, ...]
    everybody: tuple[Record, ...] = ()

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

    def superiors(self, record: Record) -> tuple[Superior, ...]:
        """Everybody a member reports to, each once: whom `reports_to` says, and then whom `related` names."""
        found = [self._meant(record)] if record.persona.reports_to else []
        named = [one.id for one in record.persona.related if one.how is RelationKind.REPORTS_TO and one.id != record.id]
        found += [self._known(one, self._by_id[one]) for one in named if one in self._by_id]
        each = {one.record.path if one.record else same_words(one.said): one for one in reversed(found)}
        return tuple(reversed(each.values()))

    def superior(self, record: Record) -> Record | None:
        """The first member of the account that a member reports to."""
        return next(self._above(record), None)

    def _above(self, record: Record) -> Iterator[Record]:
        return (one.record for one in self.superiors(record) if one.record and one.is_member)

    def _meant(self, record: Record) -> Superior:
        """Whom the words of `reports_to` mean; nobody is guessed where they fit several."""
        said, called = record.persona.reports_to or "", self.called(record)
        if called:
            return self._known(said, called[0]) if len(called) == 1 else Superior(said, several=True)
        if self.fits(record, said):
            return Superior(said, record)
        return self._known(said, self._by_id.get(said) or self._elsewhere.get(same_words(said)))

    def _known(self, said: str, record: Record | None) -> Superior:
        return Superior(said, record, is_member=record is not None and record.path in self._paths)

    @cached_property
    def _paths(self) -> frozenset[str]:
        return frozenset(one.path for one in self.members)

    @cached_property
    def _by_id(self) -> Mapping[str, Record]:
        return {one.id: one for one in (*self.everybody, *self.members)}

    @cached_property
    def _elsewhere(self) -> Mapping[str, Record]:
        """All personas by their ids and names, as far as one alone is called so."""
        called = Counter(same_words(one.name) for one in self.everybody)
        names = {name: one for one in self.everybody if called[name := same_words(one.name)] == 1}
        return {**names, **{same_words(one.id): one for one in self.everybody}}

    def circles(self) -> Iterator[tuple[Record, ...]]:
        """Every circle of reporting, once, beginning with the member whose file comes first."""
        seen: set[str] = set()
        for record in sorted(self.members, key=lambda one: one.path):
            chain: list[Record] = []
            above = [iter((record,))]  # of nobody, and then of each in the chain: those who are not looked at yet
            while above:
                if (one := next(above[-1], None)) is None:
                    above.pop()
                    del chain[-1:]
                elif one in chain:
                    yield _from_first(chain[chain.index(one) :])
                elif one.path not in seen:
                    seen.add(one.path)
                    chain.append(one)
                    above.append(self._above(one))

    @property
    def missing(self) -> tuple[BuyingRole, ...]:
        """The roles in a purchase that none of the members has."""
        held = {role for record in self.members for role in roles(record)}
        return tuple(role for role in BuyingRole if role not in held)


def _from_first(circle: list[Record]) -> tuple[Record, ...]:
    """A circle as it goes from the member whose file comes first."""
    first = circle.index(min(circle, key=lambda each: each.path))
    return (*circle[first:], *circle[:first])


def roles(record: Record) -> Sequence[BuyingRole]:
    """A persona's roles in a purchase, in its order."""
    return [one.text for one in record.persona.buying_role]


def accounts(records: Iterable[Record], unseen: Iterable[Record] = ()) -> tuple[Account, ...]:
    """The accounts of personas that are not retired, in order of their names.

    The unseen belong to none, but may be reported to.
    """
    records = tuple(records)
    everybody = (*records, *unseen)
    named: dict[str, list[Record]] = {}
    grouped: dict[str, list[Record]] = {}
    for record in records:
        if record.status is not Status.RETIRED:
            persona = record.persona
            if persona.account:
                named.setdefault(same_words(persona.account), []).append(record)
            if persona.group:
                grouped.setdefault(same_words(persona.group), []).append(record)
    found = [Account(members[0].persona.account or "", tuple(members), everybody) for members in named.values()]
    for members in grouped.values():
        buying = tuple(one for one in members if one.persona.buying_role)
        if len(buying) >= FEWEST_OF_A_GROUP and not any(one.persona.account for one in members):
            found.append(Account(members[0].persona.group or "", buying, everybody))
    return tuple(sorted(found, key=lambda one: one.name.casefold()))


def _plain(words: str) -> str:
    """What a person is called, without an article: `the bursar` is the bursar."""
    return same_words(words).removeprefix("the ")
