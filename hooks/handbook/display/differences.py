"""What two personas have in common, and what tells them apart, found from their fields.

Knows: which fields can be compared at a glance. Must not know: templates, and why anybody compares the two.

Sentences are left out: of two lists of sentences, all would differ. So is who the people are (age, gender and the
like): nobody is told from another by that.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from handbook.display.values import keys, look_of
from handbook.personas.economics import RATES, Comparison, Statement
from handbook.personas.record import Record
from handbook.schema import FieldSpec, Section
from handbook.schema.economics import Baseline
from handbook.schema.scalars import labelled

_SECTIONS = frozenset({Section.GOALS, Section.BUYING, Section.REACHING, Section.WORK, Section.LIFE})


@dataclass(frozen=True, slots=True)
class Trait:
    """One field of both, with what one has and the other has not; the same value on both sides where they share it.

    Figures of money name the sources that either side's rest on.
    """

    label: str
    ours: tuple[str, ...]
    theirs: tuple[str, ...]
    our_sources: tuple[str, ...] = ()
    their_sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Likeness:
    """What two personas share, and where they differ, in the order of a page."""

    shared: tuple[Trait, ...]
    differing: tuple[Trait, ...]


@dataclass(frozen=True, slots=True)
class _Sides:
    """A field of both, each side's values by what makes them the same."""

    label: str
    ours: dict[str, str]
    theirs: dict[str, str]
    our_sources: tuple[str, ...] = ()
    their_sources: tuple[str, ...] = ()


def compare(one: Record, other: Record, baseline: Baseline | None) -> Likeness:
    """The likeness of two personas. What only one of them says is no difference: the other may merely be silent."""
    shared: list[Trait] = []
    differing: list[Trait] = []
    for both_sides in (*_fields(one, other), *_money(one, other, baseline)):
        label, ours, theirs = both_sides.label, both_sides.ours, both_sides.theirs
        sources = both_sides.our_sources, both_sides.their_sources
        if both := [key for key in ours if key in theirs]:
            shared.append(Trait(label, tuple(ours[key] for key in both), tuple(theirs[key] for key in both), *sources))
        if ours.keys() != theirs.keys():
            mine = tuple(text for key, text in ours.items() if key not in theirs)
            yours = tuple(text for key, text in theirs.items() if key not in ours)
            differing.append(Trait(label, mine, yours, *sources))
    return Likeness(tuple(shared), tuple(differing))


def _fields(one: Record, other: Record) -> Iterator[_Sides]:
    for path, spec in one.fields.items():
        if _is_comparable(spec) and (ours := keys(one, path)) and (theirs := keys(other, path)):
            yield _Sides(spec.label, ours, theirs)


def _is_comparable(spec: FieldSpec) -> bool:
    look = look_of(spec).facts
    closed = spec.vocabulary is not None or look.terms
    single = not spec.is_list and look.comparable
    return spec.meta.section in _SECTIONS and (closed or single)


def _money(one: Record, other: Record, baseline: Baseline | None) -> Iterator[_Sides]:
    """The rates that both give, and what each leaves in a year, with what the figures rest on."""
    if not one.persona.economics or not other.persona.economics:
        return
    ours, theirs = (Statement(economics, baseline) for economics in (one.persona.economics, other.persona.economics))
    sources = tuple(ours.economics.source), tuple(theirs.economics.source)
    our_rates, their_rates = ({one.name: one for one in side.comparisons} for side in (ours, theirs))
    for name in RATES:
        if name in our_rates and name in their_rates:
            sides = _rate(our_rates[name], ours), _rate(their_rates[name], theirs)
            yield _Sides(our_rates[name].label, *sides, *sources)
    if ours.net_later.amount is not None and theirs.net_later.amount is not None:
        yield _Sides("Net in later years, per customer", _net(ours), _net(theirs), *sources)


def _rate(rate: Comparison, statement: Statement) -> dict[str, str]:
    value = labelled(rate.value)
    return _with_caveat({value: value}, statement)


def _net(statement: Statement) -> dict[str, str]:
    net = statement.net_later.reads(statement.currency, statement.places)
    return _with_caveat({net: net}, statement)


def _with_caveat(figures: dict[str, str], statement: Statement) -> dict[str, str]:
    return {key: ", ".join(filter(None, [text, statement.caveat])) for key, text in figures.items()}
