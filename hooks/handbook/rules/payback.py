"""What is spent on winning customers, and never comes back.

Knows: lifetimes, and what follows from them. Must not know: how they are computed, or how they are shown.
"""

import math
from collections.abc import Iterator
from decimal import Decimal

from handbook.personas.economics import Statement
from handbook.personas.lifetime import Lifetime
from handbook.personas.record import Folder, Record
from handbook.rules.check import WARNING, Breach, check, is_tried
from handbook.schema.amounts import money
from handbook.schema.economics import Economics
from handbook.schema.scalars import labelled
from handbook.schema.terms.general import Status

_TIMES_APART = 3
_LONG = 15  # years; that one of them stays for longer nobody has seen, and finance hardly ever counts it


def _lifetime(record: Record, folder: Folder) -> Lifetime | None:
    """What one of them leaves over the years, if there are figures and all of them could be understood."""
    economics = record.persona.economics
    if economics is None or record.is_broken(("economics",)):
        return None
    return Lifetime(Statement(economics, folder.settings.baseline))


@check(
    "never-repaid",
    WARNING,
    fix="Say under `economics:`, as `why_we_win_them:`, what you do about it or why you win them all the same.",
)
def never_repaid(record: Record, folder: Folder) -> Iterator[Breach]:
    """Winning customers like these costs more than one of them leaves us in all the years, and nobody says why we do.

    It may be right: they bring others, or a fix is on its way. But somebody has to have decided it. Readers see them
    marked as never repaid.
    """
    lifetime = _lifetime(record, folder)
    tried = is_tried(record, ("economics", "why_we_win_them"), Economics)
    if lifetime is None or record.is_negative or record.status is not Status.ACTIVE or tried:
        return
    statement = lifetime.statement
    # Whoever loses us money in every year is asked about by `contradicting-money`.
    if lifetime.is_never_repaid and not statement.net_later.is_loss and not statement.economics.why_we_win_them:
        message = f"by the figures winning one of them is {lifetime.never_reads}: {_told(lifetime)}"
        remedy = "say under `economics:`, as `why_we_win_them:`, what you do about it or why you win them all the same"
        yield Breach(f"{message}; {remedy}", record.document.at(("economics",), key=True))


def _told(lifetime: Lifetime) -> str:
    statement = lifetime.statement
    cost = statement.acquisition
    paid = "" if cost is None else f"it costs {money(cost, statement.currency)}, and "
    later = statement.net_later.reads(statement.currency)
    life = f", for {lifetime.life.reads}" if lifetime.life.years is not None else ""
    return f"{paid}each leaves us {later} a year{life}"


@check(
    "contradicting-lifetime", WARNING, fix="Ask finance what it counts, and correct `clv` or the figures it rests on."
)
def contradicting_lifetime(record: Record, folder: Folder) -> Iterator[Breach]:
    """The customer lifetime value that finance states is a gain and the other figures come to a loss, or the reverse.

    One of them is wrong, or they count different things. People who read only one would decide the opposite.
    """
    lifetime = _lifetime(record, folder)
    stated = lifetime.statement.economics.clv if lifetime else None
    if lifetime is None or stated is None or record.status is Status.RETIRED:
        return
    if lifetime.contradicts_finance:
        currency = lifetime.statement.currency
        counted = money(stated, currency, signed=True)
        message = f"`clv` says {counted} for each customer, but by the other figures one of them leaves us"
        net = lifetime.net.reads(currency, lifetime.places)
        yield Breach(
            f"{message} {net} over all the years, acquisition paid: one of the two is wrong", ("economics", "clv")
        )


@check(
    "life-and-churn", WARNING, fix="Correct `expected_life` or `churn_rate`, or delete the one that nobody has counted."
)
def life_and_churn(record: Record, folder: Folder) -> Iterator[Breach]:
    """The stated life and the churn rate are far apart: they leave within months, and hardly any leaves in a year.

    One of them is wrong, and whether winning them is repaid follows from it. Lives beyond fifteen years count as
    fifteen here, since finance may look no further ahead.
    """
    lifetime = _lifetime(record, folder)
    if lifetime is None or record.status is Status.RETIRED:
        return
    stated, churn = lifetime.statement.economics.expected_life, lifetime.statement.economics.churn_rate
    if stated is None or churn is None:
        return
    shortest, longest = _lives(churn)
    if float(stated) * _TIMES_APART < shortest or float(stated) > longest * _TIMES_APART:
        leave = f"{labelled(churn)} leave" if churn else "none of them leaves"
        message = f"`expected_life` says {lifetime.life.reads}, but `churn_rate` that {leave} within a year"
        remedy = "correct the wrong one, or delete the one that nobody has counted"
        yield Breach(f"{message}: {remedy}", ("economics", "expected_life"))


def _lives(churn: Decimal) -> tuple[float, float]:
    """The years that a churn rate can mean: if they leave as evenly as they can, or all after as long."""
    rate = float(churn)
    longest = 1 / rate if rate > 0 else math.inf
    shortest = 0.0 if rate >= 1 else -1 / math.log1p(-rate) if rate > 0 else math.inf
    return min(shortest, _LONG), longest
