"""One persona as a brief: what somebody needs who is about to write to them, call them or advertise to them.

Knows: which fields a brief takes, and in which order. Must not know: HTML, JSON, who is chosen.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from handbook.display.values import fields
from handbook.personas.catalog import Catalog
from handbook.personas.economics import Figure
from handbook.personas.lifetime import Lifetime
from handbook.personas.record import Record
from handbook.personas.relations import in_words
from handbook.personas.spellings import same_words
from handbook.schema.action import Exclusion
from handbook.schema.blocks import Source, newness
from handbook.schema.purchasing import Answer
from handbook.schema.scalars import labelled
from handbook.schema.terms.general import RelationKind, Status

WHOM = "Whom"
OBJECTIONS = "Objections and answers"
LEAVE_OUT = "Whom to leave out"
WORTH = "What it is worth"
HOW_SURE = "How sure we are"
# Each part with the fields whose values it takes as they are; what is computed or gathered follows them.
PARTS: dict[str, tuple[str, ...]] = {
    WHOM: (
        "segment", "priority", "job_title", "buying_role", "company.type", "company.industry",
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
_ENDS = (".", "!", "?", "\N{HORIZONTAL ELLIPSIS}", "\N{RIGHT DOUBLE QUOTATION MARK}", '"')  # of a sentence
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
    """Every part, in the order of a brief; nothing for the public, whom none of this is for.

    The role is not among them: it stands under the name, wherever a brief has heads.
    """
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
    """Whom they buy with, how many there are, and whom they belong with.

    Who looks like them is told with whom to leave out, and who reports to whom with the account.
    """
    committee = _Committee(record, catalog)
    yield from committee.lines()
    economics = record.persona.economics
    if economics and economics.customers is not None:
        period = "" if economics.period.per_year == 1 else f" {economics.period.label}"
        yield Line("Customers", (f"{economics.customers:,}{period}",))
    doubles = {id_ for id_, *_ in catalog.doubles(record)}
    related = [
        in_words(other, how)
        for other, how in catalog.related(record)
        if other.id not in doubles and other.status is not Status.RETIRED and not committee.tells(other, how)
    ]
    if related:
        yield Line(record.fields["related"].label, _first(related))


class _Committee:
    """What is known of those with whom a persona buys for a business customer: whose side, and who leads whom."""

    def __init__(self, record: Record, catalog: Catalog) -> None:
        self._record = record
        self._account = catalog.account_of.get(record.path)
        members = self._account.members if self._account else ()
        self._superior = self._account.superior(record) if self._account else None
        self._led = [one for one in members if self._account and self._account.superior(one) is record]

    def lines(self) -> Iterator[Line]:
        """The account and the roles that nobody has there, whom the persona reports to, and who reports to it."""
        if self._account:
            missing = ", ".join(role.label.lower() for role in self._account.missing)
            yield Line("Account", (self._account.name, *((f"nobody known as: {missing}",) if missing else ())))
        above = self._superior.name if self._superior else self._record.persona.reports_to
        if above:
            yield Line(RelationKind.REPORTS_TO.label, (above,))
        if self._led:
            yield Line(RelationKind.REPORTS_TO.seen_back, _first(one.name for one in self._led))

    def tells(self, other: Record, how: str) -> bool:
        """Whether the lines say already that another one is related so."""
        above = other is self._superior and how == RelationKind.REPORTS_TO.label
        return above or (other in self._led and how == RelationKind.REPORTS_TO.seen_back)


def _objections(record: Record, _catalog: Catalog) -> Iterator[Line]:
    """Each objection with what we answer to it; answers to anything else follow."""
    purchasing = record.persona.purchasing
    if purchasing is None:
        return
    answers = list(purchasing.answers)
    for one in purchasing.objections:
        ours = [answer for answer in answers if answer.to and same_words(answer.to) == same_words(one.text)]
        answers = [answer for answer in answers if answer not in ours]
        yield Line("", (_answered(one.text, ours),))
    for answer in answers:
        yield Line("", (_answered(answer.to or "", [answer]),))


def _answered(objection: str, answers: Sequence[Answer]) -> str:
    """An objection and our answers to it, in sentences."""
    ours = ["Our answer:", *(_sentence(one.answer) for one in answers)] if answers else []
    return " ".join([_sentence(objection), *ours]) if objection and ours else " ".join(ours) or objection


def _sentence(text: str) -> str:
    return text if text.endswith(_ENDS) else f"{text}."


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
        said = [f"Ask: \N{LEFT DOUBLE QUOTATION MARK}{ask}\N{RIGHT DOUBLE QUOTATION MARK}" for ask in questions]
        if double.difference:
            said.insert(0, _sentence(double.difference) if said else double.difference.removesuffix("."))
        own = () if record.is_negative else tuple(_rule(one, catalog) for one in said_by.exclusions)
        label = f"Not to be taken for {other.name}" if record.is_negative else other.name
        yield Line(label, (*([" ".join(said)] if said else []), *own), other)


def _rule(one: Exclusion, catalog: Catalog) -> str:
    expired = f" (expired on {labelled(one.expires)})" if one.is_expired(catalog.today) else ""
    return f"{one.where}: {one.rule}{expired}"


def _worth(record: Record, catalog: Catalog) -> Iterator[Line]:
    """What one of them brings and leaves, or what it cannot be told without, with what the figures rest on, once."""
    statement = catalog.statements.get(record.id)
    if statement is None:
        yield Line("", ("not known: no figures",))
        return
    if statement.value.amount is None:  # and so nothing that follows from it
        yield Line("Value and net", (_without(statement.value.missing),))
    else:
        for label, figure, places in (
            ("Value a year", statement.value, statement.places),
            ("Net in the first year", statement.net_first, statement.places),
            ("Net in later years", statement.net_later, statement.places),
            ("All of them, a year", statement.total, statement.places_of_all),
        ):
            yield Line(label, (_told(figure, statement.currency, places),))
        yield _over_life(catalog.lifetimes[record.id])
    yield Line("Figures", (statement.rests_on,), cited=tuple(statement.economics.source))


def _told(figure: Figure, currency: str | None, places: int) -> str:
    return _without(figure.missing) if figure.amount is None else figure.reads(currency, places)


def _without(missing: Iterable[str]) -> str:
    return f"not known without {', '.join(missing).lower()}"


def _over_life(lifetime: Lifetime) -> Line:
    """Whether winning one of them is repaid, as far as the figures tell, and what that follows from."""
    statement = lifetime.statement
    later = statement.net_later
    net = _told(lifetime.net, statement.currency, lifetime.places)
    if lifetime.life.is_endless and (later.is_loss or later.is_gain):
        net = "a loss without end" if later.is_loss else "a gain without end"
    never: tuple[str, ...] = (lifetime.never_reads,) if lifetime.is_never_repaid else ()
    with_them = lifetime.net_with_referrals
    never += (
        (f"with referrals {with_them.reads(statement.currency, lifetime.places)}",)
        if with_them and with_them.amount is not None
        else ()
    )
    facts = {"payback": lifetime.payback_reads, "expected life": lifetime.life.reads}
    return Line(
        "Lifetime net", (net, *never, *(f"{name}: {fact}" for name, fact in facts.items() if fact != "not known"))
    )


def _rests_on(record: Record, _catalog: Catalog) -> Iterator[Line]:
    """The sources, the newest first, or that there are none, and what is only assumed."""
    evidence = record.persona.evidence
    if not (evidence and evidence.confidence):
        yield Line("Confidence", ("not known",))
    sources = sorted(evidence.sources, key=newness, reverse=True) if evidence else []
    yield Line("Sources", _first(map(_source, sources)) or ("none named",))
    if open_ := len(record.persona.assumptions):
        yield Line("Open assumptions", (str(open_),))


def _source(one: Source) -> str:
    about = ", ".join(filter(None, [one.gathered, f"n {one.n:,}" if one.n else ""]))
    return f"{one.id}: {one.title} ({about})" if about else f"{one.id}: {one.title}"
