"""Who belongs together, seen from both sides: a relation that one file states holds for the other persona too.

Knows: what `related` says, and how each kind reads from the other end. Must not know: views, templates.

Whatever shows relations reads them from the personas as they are here. The files stay as they are.
"""

from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from dataclasses import replace

from handbook.personas.record import Record
from handbook.schema import field
from handbook.schema.blocks import Related
from handbook.schema.scalars import Many
from handbook.schema.terms.general import RelationKind, Status


class Neighbour(Related):
    """A related persona with what its own file says of it. No writer's: it is made of the two files."""

    back: Many[RelationKind] = field("Said there", "How the other file has it.", ["buys-for"], factory=list)

    def reads(self) -> tuple[str, str]:
        """The other's id, and how the two belong together: as this file says, then as that one does, each once."""
        own = [self.how.label] if self.how else []
        return self.id, " · ".join(dict.fromkeys((*own, *(kind.seen_back for kind in self.back))))


def linked(records: Iterable[Record], *, closed: bool) -> tuple[Record, ...]:
    """The personas, each with those that it names and then those that name it, in the order given; each of them once.

    A retired persona adds nothing to the pages of those in use. `closed` is for the public: it leaves out whoever is
    not among the personas, and who reports to whom.
    """
    records = tuple(_with(one, _open(one)) if closed else one for one in records)
    ids = {record.id for record in records}
    said: dict[str, list[Record]] = {}
    for record in records:
        for id_ in dict.fromkeys(one.id for one in record.persona.related):
            said.setdefault(id_, []).append(record)
    return tuple(_with(record, _seen(record, said.get(record.id, ()), ids if closed else None)) for record in records)


def _seen(record: Record, named_by: Iterable[Record], ids: set[str] | None) -> Iterator[Related]:
    """What the persona's own file says, completed by what the others say of the same, and then the other relations."""
    back = {one.id: _kinds(one, record) for one in named_by if one is not record and _counts(one, record)}
    for own in record.persona.related:
        news = [kind for kind in back.pop(own.id, ()) if kind is not own.how or not kind.is_mutual]
        if ids is None or own.id in ids:
            yield _neighbour(own.id, own.how, news) if news else own
    for id_, kinds in back.items():
        yield _neighbour(id_, None, kinds)


def looks_like(one: Related) -> bool:
    """Whether either file says that the two look alike."""
    said = (one.how, *(one.back if isinstance(one, Neighbour) else ()))
    return RelationKind.LOOKS_LIKE in said


def _open(record: Record) -> Iterator[Related]:
    """What the public may know of whom a persona belongs with."""
    return (one for one in record.persona.related if one.how is not RelationKind.REPORTS_TO)


def in_words(other: Record, how: str) -> str:
    """Another persona's name, and how the two belong together."""
    return f"{other.name} ({how})" if how else other.name


def _neighbour(id_: str, how: RelationKind | None, back: Sequence[RelationKind]) -> Neighbour:
    """One made of values that were found to be right before, or of a file's name, which may be none that is allowed."""
    return Neighbour.model_construct(id=id_, how=how, back=list(back))


def _kinds(record: Record, other: Record) -> list[RelationKind]:
    """How one persona says that it belongs to another."""
    return [one.how for one in record.persona.related if one.id == other.id and one.how]


def _counts(record: Record, other: Record) -> bool:
    return record.status is not Status.RETIRED or other.status is Status.RETIRED


def _with(record: Record, related: Iterable[Related]) -> Record:
    """The persona as it is, if nobody says anything else."""
    seen, own = list(related), record.persona.related
    if len(seen) == len(own) and all(one is other for one, other in zip(seen, own, strict=True)):
        return record
    persona = copy(record.persona)
    vars(persona)["related"] = seen
    return replace(record, persona=persona)
