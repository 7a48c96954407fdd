"""One persona as a brief: what somebody needs who is about to write to them, call them or advertise to them.

Knows: which fields a brief takes, and in which order. Must not know: HTML, JSON, who is chosen.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from handbook.display.values import fields
from handbook.personas.catalog import Catalog
from handbook.personas.record import Record
from handbook.personas.spellings import same_words
from handbook.schema.action import Exclusion
from handbook.schema.blocks import Source, newness
from handbook.schema.scalars import labelled
from handbook.schema.terms.general import Status

WHOM = "Whom"
OBJECTIONS = "Objections and answers"
LEAVE_OUT = "Whom to leave out"
WORTH = "What it is worth"
HOW_SURE = "How sure we are"
# Each part with the fields whose values it takes as they are; what is computed or gathered follows them.
PARTS: dict[str, tuple[str, ...]] = {
    WHOM: (
        "role_label", "segment", "priority", "job_title", "buying_role", "company.type", "company.industry",
        "company.size", "negative.reasons", "age", "location", "share_of_customers",
    ),
    "Where and when to reach them": (
        "marketing_channels", "media", "communication.channels", "communication.best_time", "communication.frequency",
    ),
    "What to say and avoid": (
        "communication.messages", "implications.marketing", "implications.sales",
        "negative.handling.marketing", "negative.handling.sales",
        "negative.handling.decline_text", "purchasing.criteria", "communication.tone", "communication.avoid",
        "purchasing.deal_breakers",
    ),
    "What sets a purchase off": ("purchasing.triggers", "purchasing.frequency", "purchasing.cycle"),
    OBJECTIONS: (),
    LEAVE_OUT: (),
    WORTH: ("share_of_profit", "purchasing.average_order", "purchasing.deal_size"),
    HOW_SURE: ("evidence.confidence", "evidence.basis", "last_reviewed"),
}  # fmt: skip
MOST_VALUES = 4  # of one field; the others are on the persona's page


@dataclass(frozen=True, slots=True)
class Line:
    """A label and what is said under it; `other` is the persona whom the label names, if it names one.

    `cited` are the ids of sources that end it.
    """

    label: str
    values: tuple[str, ...]
    other: Record | None = None
    cited: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a brief; without lines where nothing is written down."""

    title: str
    lines: tuple[Line, ...]


def brief(record: Record, catalog: Catalog) -> tuple[Part, ...]:
    """Every part, in the order of a brief; nothing for the public, whom none of this is for."""
    if catalog.is_public:
        return ()
    shown = {one.path: one for one in fields(record, public=False)}
    gathered = {WHOM: _whom, OBJECTIONS: _objections, LEAVE_OUT: _left_out, WORTH: _worth, HOW_SURE: _rests_on}
    return tuple(
        Part(
            title,
            (
                *(Line(shown[path].label, _first(shown[path].lines)) for path in paths if path in shown),
                *(gathered[title](record, catalog) if title in gathered else ()),
            ),
        )
        for title, paths in PARTS.items()
    )


def _first(values: Iterable[str]) -> tuple[str, ...]:
    """As many as one sheet has room for, and how many more there are."""
    held = tuple(values)
    more = len(held) - MOST_VALUES
    return (*held[:MOST_VALUES], f"{more} more on their page") if more > 1 else held


def _whom(record: Record, catalog: Catalog) -> Iterator[Line]:
    """How many there are, and whom they belong with; who looks like them is told with whom to leave out."""
    economics = record.persona.economics
    if economics and economics.customers is not None:
        period = "" if economics.period.per_year == 1 else f" {economics.period.label}"
        yield Line("Customers", (f"{economics.customers:,}{period}",))
    doubles = {id_ for id_, *_ in catalog.doubles(record)}
    related = [
        f"{other.name} ({how})" if how else other.name
        for other, how in catalog.related(record)
        if other.id not in doubles and other.status is not Status.RETIRED
    ]
    if related:
        yield Line(record.fields["related"].label, _first(related))


def _objections(record: Record, _catalog: Catalog) -> Iterator[Line]:
    """Each objection with what we answer to it; answers to anything else follow."""
    purchasing = record.persona.purchasing
    if purchasing is None:
        return
    answers = list(purchasing.answers)
    for one in purchasing.objections:
        ours = [answer for answer in answers if answer.to and same_words(answer.to) == same_words(one.text)]
        answers = [answer for answer in answers if answer not in ours]
        yield Line("", (one.text, *(f"We answer: {answer.answer}" for answer in ours)))
    for answer in answers:
        yield Line(answer.to or "", (f"We answer: {answer.answer}",))


def _left_out(record: Record, catalog: Catalog) -> Iterator[Line]:
    """The rules of a negative persona itself; of a customer's look-alikes, what tells them apart and their rules."""
    if negative := record.persona.negative:
        rules = tuple(_rule(one, catalog) for one in negative.exclusions)
        yield from (Line("By these rules", rules),) if rules else ()
    for id_, double, said_by in catalog.doubles(record):
        other = catalog.by_id.get(id_)
        if other is None or other.status is Status.RETIRED:
            continue
        questions = [double.ask] if double.ask else [one.ask for one in said_by.fit_questions[:1]]
        said = [double.difference.removesuffix(".")] if double.difference else []
        said += [f"Ask: \N{LEFT DOUBLE QUOTATION MARK}{ask}\N{RIGHT DOUBLE QUOTATION MARK}" for ask in questions]
        own = () if record.is_negative else tuple(_rule(one, catalog) for one in said_by.exclusions)
        label = f"Not to be taken for {other.name}" if record.is_negative else other.name
        yield Line(label, (*said, *own), other)


def _rule(one: Exclusion, catalog: Catalog) -> str:
    expired = f" (expired on {labelled(one.expires)})" if one.is_expired(catalog.today) else ""
    return f"{one.where}: {one.rule}{expired}"


def _worth(record: Record, catalog: Catalog) -> Iterator[Line]:
    """What one of them brings and leaves, with what the figures rest on, once."""
    statement = catalog.statements.get(record.id)
    if statement is None:
        return
    figures = (
        ("Value a year", statement.value, statement.places),
        ("Net in the first year", statement.net_first, statement.places),
        ("Net in later years", statement.net_later, statement.places),
        ("All of them, a year", statement.total, statement.places_of_all),
    )
    known = [one for one in figures if one[1].amount is not None]
    for label, figure, places in known:
        yield Line(label, (figure.reads(statement.currency, places),))
    yield from _over_life(record, catalog)
    if known:
        yield Line("Figures", (statement.rests_on,), cited=tuple(statement.economics.source))


def _over_life(record: Record, catalog: Catalog) -> Iterator[Line]:
    """Whether winning one of them is repaid, as far as the figures tell, and what that follows from."""
    lifetime = catalog.lifetimes[record.id]
    statement = lifetime.statement
    if statement.acquisition is None or lifetime.net.amount is None:
        return
    net = lifetime.net.reads(statement.currency, lifetime.places)
    never = (lifetime.never_reads,) if lifetime.is_never_repaid else ()
    facts = (f"payback: {lifetime.payback_reads}", f"expected life: {lifetime.life.reads}")
    yield Line("Lifetime net", (net, *never, *facts))


def _rests_on(record: Record, _catalog: Catalog) -> Iterator[Line]:
    """The sources, the newest first, and what is only assumed."""
    evidence = record.persona.evidence
    sources = sorted(evidence.sources, key=newness, reverse=True) if evidence else []
    if sources:
        yield Line("Sources", _first(map(_source, sources)))
    if open_ := len(record.persona.assumptions):
        yield Line("Open assumptions", (str(open_),))


def _source(one: Source) -> str:
    about = ", ".join(filter(None, [one.gathered, f"n {one.n:,}" if one.n else ""]))
    return f"{one.id}: {one.title} ({about})" if about else f"{one.id}: {one.title}"
