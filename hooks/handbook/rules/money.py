"""What figures need before anybody can decide by them, and what contradicts them.

Knows: figures, and what follows from them. Must not know: how it is computed, or how it is shown.
"""

from collections.abc import Iterator
from decimal import Decimal

from handbook.personas.economics import SERVING, Statement
from handbook.personas.record import Folder, Record
from handbook.rules.check import ERROR, WARNING, Breach, check, is_tried
from handbook.schema.economics import NO_FIGURES, Economics
from handbook.schema.negative import Negative
from handbook.schema.scalars import labelled
from handbook.schema.terms.general import Status
from handbook.schema.terms.negative import NegativeReason, SubReason
from handbook.source import Path
from handbook.source.files import SETTINGS

_AMOUNTS = ("revenue", "acquisition_cost", *SERVING, "clv", "referral_value")
_SHARES = ("share_of_customers", "share_of_revenue")  # profit may be more: others take part of it away again
# What a reason says of a rate: it is higher than usual.
_RATES = {
    SubReason.HIGH_RETURNS: ("return_rate",),
    SubReason.HIGH_COMPLAINTS: ("complaint_rate", "complaints_per_customer"),
    SubReason.HIGH_SUPPORT: ("contacts_per_order",),
    SubReason.LATE_OR_NON_PAYMENT: ("late_payment_rate",),
    SubReason.CHURN_PRONE: ("churn_rate",),
}


def _statement(record: Record, folder: Folder) -> Statement | None:
    """The persona's money, if it has any and all of it could be understood."""
    economics = record.persona.economics
    if economics is None or record.is_broken(("economics",)):
        return None
    return Statement(economics, folder.settings.baseline)


def _unprofitable(negative: Negative | None) -> Path | None:
    """Where it is said that they are not profitable."""
    reasons = negative.reasons if negative else []
    if NegativeReason.UNPROFITABLE not in reasons:
        return None
    return "negative", "reasons", reasons.index(NegativeReason.UNPROFITABLE)


@check("no-currency", ERROR, fix="Add `currency:` to the persona's `economics:`, or to `baseline:` in the settings.")
def no_currency(record: Record, folder: Folder) -> Iterator[Breach]:
    """A persona has amounts of money, but nothing says in which currency.

    A bare 40 may be euros or yen. A draft may leave it open.
    """
    baseline = folder.settings.baseline
    tried = "baseline" in folder.unread or is_tried(record, ("economics", "currency"), Economics)
    economics = record.persona.economics
    if tried or (economics and economics.currency) or (baseline and baseline.currency):
        return
    amount = next(_amounts(record), None)
    if amount and record.status is not Status.DRAFT:
        name = ".".join(part for part in amount if isinstance(part, str))
        message = f"`{name}` is an amount of money, but in which currency? Add `currency:` under `economics:`"
        yield Breach(f"{message}, or for all personas under `baseline:` in {SETTINGS}", amount, key=True)


def _amounts(record: Record) -> Iterator[Path]:
    """Every amount of money in the handbook's currency, that the persona has."""
    economics, negative = record.persona.economics, record.negative
    for name in _AMOUNTS if economics else ():
        if getattr(economics, name) is not None:
            yield "economics", name
    for index, challenge in enumerate(record.persona.challenges):
        if challenge.cost_per_year is not None:
            yield "challenges", index, "cost_per_year"
    for index, cause in enumerate(negative.root_causes if negative else []):
        if cause.cost_per_year is not None:
            yield "negative", "root_causes", index, "cost_per_year"


@check("mixed-currencies", ERROR, fix="Convert the amounts into the currency of the handbook, and write its code.")
def mixed_currencies(record: Record, folder: Folder) -> Iterator[Breach]:
    """A persona's amounts are in another currency than the handbook's: the baseline's, or that of most personas.

    Personas are compared and added up by what they bring and cost, and euros cannot be added to dollars.
    """
    economics, usual = record.persona.economics, folder.currency
    if "baseline" in folder.unread or not economics or economics.currency in (None, usual):
        return
    baseline = folder.settings.baseline
    stated = SETTINGS if baseline and baseline.currency else next(_paths_with(usual, folder))
    message = f"the amounts are in `{economics.currency}`, but the handbook's are in {usual} (as in {stated})"
    yield Breach(f"{message}: convert them and write `{usual}`", ("economics", "currency"))


def _paths_with(currency: str | None, folder: Folder) -> Iterator[str]:
    for record in folder.records:
        if record.persona.economics and record.persona.economics.currency == currency:
            yield record.path


@check("unsourced-money", WARNING, fix="Name the `source:`, or say `estimate: true` if somebody has estimated them.")
def unsourced_money(record: Record, _: Folder) -> Iterator[Breach]:
    """Figures of money say neither where they come from nor that somebody has estimated them.

    A number looks certain, and people decide by it. Readers see these marked as estimates.
    """
    economics = record.persona.economics
    tried = any(is_tried(record, ("economics", name), Economics) for name in ("source", "estimate"))
    if economics is None or economics.source or economics.estimate or tried:
        return
    figures = [name for name, value in economics if value is not None and name not in NO_FIGURES]
    if figures:
        message = (
            "the figures name no source, so readers see them marked as estimates: add `source:` or `estimate: true`"
        )
        yield Breach(message, record.document.at(("economics",), key=True))


@check("return-rate-alone", WARNING, fix="Add revenue, margin and costs under `economics:`, or another reason.")
def return_rate_alone(record: Record, folder: Folder) -> Iterator[Breach]:
    """A negative persona is called unprofitable because of its returns, and nothing says what is left of the money.

    Customers who return a moderate part of what they buy are often the most valuable: they also keep a lot. Only
    the sum of it all tells whether they cost more than they bring.
    """
    negative, economics = record.negative, record.persona.economics
    reason = _unprofitable(negative)
    if not negative or not reason or record.status is Status.RETIRED or record.is_broken(("economics",)):
        return
    statement = _statement(record, folder)
    if statement and statement.net_later.amount is not None:
        return
    rate = economics.return_rate if economics else None
    if rate is not None or SubReason.HIGH_RETURNS in negative.sub_reasons:
        what = "a high return rate" if rate is None else f"a return rate of {labelled(rate)}"
        message = f"{what} alone does not make them unprofitable: add what one of them brings and costs"
        needed = "`revenue` and `gross_margin` at least, under `economics:`"
        yield Breach(f"{message}, {needed}", reason if rate is None else ("economics", "return_rate"))


@check("contradicting-money", WARNING, fix="Correct the figures, or what they contradict.")
def contradicting_money(record: Record, folder: Folder) -> Iterator[Breach]:
    """The figures contradict what the persona says: they earn us money, or the rate that is called high is not.

    Good customers would be turned away, or bad ones courted: a customer persona that loses us money may be a negative
    one.
    """
    statement = _statement(record, folder)
    if statement is None or record.status is Status.RETIRED:
        return
    if record.is_negative:
        yield from _gain(record, statement)
        yield from _usual_rates(record, statement)
    elif record.status is Status.ACTIVE:
        yield from _loss(record, statement)


def _gain(record: Record, statement: Statement) -> Iterator[Breach]:
    first, later, reason = statement.net_first, statement.net_later, _unprofitable(record.negative)
    if reason and first.is_gain and later.is_gain:
        in_first, in_later = (one.reads(statement.currency) for one in (first, later))
        message = f"each of them leaves us {in_first} in the first year and {in_later} in every other, all costs paid"
        yield Breach(f"`unprofitable`, but by the figures {message}", reason)


def _usual_rates(record: Record, statement: Statement) -> Iterator[Breach]:
    compared = {one.name: one for one in statement.comparisons}
    for index, reason in enumerate(record.negative.sub_reasons if record.negative else []):
        names = _RATES.get(reason, ()) if isinstance(reason, SubReason) else ()
        rates = [compared[name] for name in names if name in compared]
        known = [(rate, rate.usual) for rate in rates if rate.usual is not None]
        # Where a reason has two rates, one that is high bears it out, and one that cannot be compared may.
        if known and len(known) == len(rates) and all(rate.value <= usual for rate, usual in known):
            each = (
                f"their {rate.label.lower()} of {labelled(rate.value)} is not above the usual {labelled(usual)}"
                for rate, usual in known
            )
            yield Breach(f"`{reason}`, but {', and '.join(each)}", ("negative", "sub_reasons", index))


def _loss(record: Record, statement: Statement) -> Iterator[Breach]:
    if statement.net_later.is_loss:
        left = statement.net_later.reads(statement.currency)
        message = f"by the figures each of them leaves us {left} a year: is this a negative persona, or a figure wrong?"
        yield Breach(message, record.document.at(("economics",), key=True))


@check("shares-over-100", WARNING, fix="Correct the shares; a customer counts as one persona only.")
def shares_over_100(record: Record, folder: Folder) -> Iterator[Breach]:
    """The shares of all personas that are in use add up to more than 100%.

    At least one of them is wrong, or somebody is counted twice. The last file that has such a share is named.
    """
    for name in _SHARES:
        having = folder.shares[name]
        if having and having[-1] is record:
            total = sum((getattr(one.persona, name).value for one in having), Decimal(0))
            if total > 100:
                message = f"`{name}` of the {len(having)} personas that have it comes to {labelled(total)} %"
                yield Breach(f"{message}: at least one of them is too high", (name,))
