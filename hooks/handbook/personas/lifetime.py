"""What a customer leaves over all the years, and whether that repays what winning them has cost.

Knows: the arithmetic, on a persona's statement. Must not know: personas, files, pages.

The formula: expected life = as stated, else 1 / churn rate, in years; lifetime net = net in later years x expected
life - acquisition; payback = acquisition / net in later years. Winning them is repaid if the payback is not longer
than the life, that is, if the lifetime net is not below zero. What those bring whom they recommend us to is a line of
its own: it decides nothing but whether winning them is repaid with it.

Everything is computed in fractions, since 1 / 0.43 has no exact decimal. What is missing makes bounds, as in a
statement: with a cost missing, the lifetime net is at most, and the payback at least, what can be told.
"""

from dataclasses import dataclass
from decimal import Decimal, localcontext
from enum import Enum
from fractions import Fraction
from functools import cached_property

from handbook.personas.economics import Figure, Statement, label_of
from handbook.schema.amounts import DIGITS, decimals, number

_MONTHS = 12


class Verdict(Enum):
    """Whether winning them is repaid, for certain."""

    REPAID = "repaid"
    NEVER = "never repaid"
    UNKNOWN = "not known"


@dataclass(frozen=True, slots=True)
class Life:
    """For how many years they stay; None if nobody says. `is_endless` where none of them leaves."""

    years: Fraction | None = None
    is_endless: bool = False
    is_stated: bool = False

    @property
    def is_known(self) -> bool:
        """Whether anything says how long they stay."""
        return self.is_endless or self.years is not None

    @property
    def reads(self) -> str:
        """The life as readers see it."""
        return "no end" if self.is_endless else "not known" if self.years is None else span(self.years)

    @property
    def basis(self) -> str:
        """Where it comes from."""
        return "" if not self.is_known else "as stated" if self.is_stated else "from churn"


@dataclass(frozen=True)
class Lifetime:
    """One persona's life, what it leaves over it, and when that has repaid what winning one of them costs."""

    statement: Statement

    @cached_property
    def life(self) -> Life:
        """The stated one, or the one that the churn rate comes to."""
        stated, churn = self.statement.economics.expected_life, self.statement.economics.churn_rate
        if stated is not None:
            return Life(Fraction(stated), is_stated=True)
        if churn is None or churn < 0:
            return Life()
        return Life(1 / Fraction(churn)) if churn else Life(is_endless=True)

    @cached_property
    def net(self) -> Figure:
        """What one of them leaves over all the years, after what winning them has cost."""
        return self._over_life(self.statement.net_later)

    @cached_property
    def referrals(self) -> Decimal | None:
        """What those they recommend us to leave us in a year, for each of them; None where nobody says."""
        yearly: Decimal | None = self.statement.economics.in_a_year("referral_value")
        return yearly

    @cached_property
    def net_with_referrals(self) -> Figure | None:
        """The same with what their referrals leave; None where these are not given."""
        later = self.statement.net_later
        if self.referrals is None:
            return None
        if later.amount is None:
            return Figure(None, later.missing)
        with localcontext(prec=DIGITS):
            return self._over_life(Figure(later.amount + self.referrals, later.missing))

    @cached_property
    def places(self) -> int:
        """How many decimals the lifetime net has, with referrals and without: the same on every page.

        How long they stay is nowhere known to the penny, so that it reads like an estimate.
        """
        both = (self.net.amount, self.net_with_referrals.amount if self.net_with_referrals else None)
        return decimals(both, self.statement.currency, estimate=True)

    @cached_property
    def verdict(self) -> Verdict:
        """Whether winning them is repaid, as far as it is certain. Where it is free, there is nothing to repay."""
        later, cost = self.statement.net_later, self.statement.acquisition
        if cost == 0 or (self.life.is_endless and cost is not None and later.is_gain):
            return Verdict.REPAID
        if self.net.is_loss:
            return Verdict.NEVER
        return Verdict.REPAID if self.net.is_exact else Verdict.UNKNOWN

    @property
    def is_never_repaid(self) -> bool:
        """Whether it is certain that they never repay what winning them costs."""
        return self.verdict is Verdict.NEVER

    @cached_property
    def needs_referrals(self) -> bool:
        """Whether winning them is repaid with what their referrals leave, and not without."""
        if not self.is_never_repaid or self.net_with_referrals is None:
            return False
        later = self.statement.net_later
        if self.life.is_endless and later.is_exact and later.amount is not None and self.referrals is not None:
            return later.amount + self.referrals > 0 and self.statement.acquisition is not None
        with_them = self.net_with_referrals
        return with_them.is_exact and with_them.amount is not None and with_them.amount >= 0

    @property
    def never_reads(self) -> str:
        """That they never repay it, as readers see it; empty where they do, or where it cannot be told."""
        if not self.is_never_repaid:
            return ""
        return "never repaid without referrals" if self.needs_referrals else "never repaid"

    @cached_property
    def payback(self) -> Fraction | None:
        """The years after which they have repaid what winning them cost; None if never, or not known."""
        later, cost = self.statement.net_later.amount, self.statement.acquisition
        if cost is None or later is None or (later <= 0 and cost > 0):
            return None
        return Fraction(cost) / Fraction(later) if cost else Fraction(0)

    @property
    def payback_reads(self) -> str:
        """The payback as people say it."""
        later, cost = self.statement.net_later, self.statement.acquisition
        if cost == 0:
            return "nothing to repay"
        if later.amount is not None and later.amount <= 0:
            return "never"
        if self.payback is None:
            return "not known"
        return f"at least {span(self.payback)}" if later.missing else span(self.payback)

    @property
    def contradicts_finance(self) -> bool:
        """Whether finance states a lifetime value of the other sign, for certain."""
        stated = self.statement.economics.clv
        return stated is not None and ((stated > 0 and self.net.is_loss) or (stated < 0 and self.net.is_gain))

    @property
    def missing(self) -> tuple[str, ...]:
        """The labels of what is missing for the lifetime net."""
        return self.net.missing

    @property
    def wasted(self) -> Figure:
        """What is spent in a year on winning them without ever being repaid; nothing where it is repaid."""
        spending = self.statement.spending
        if spending.amount == 0 or self.is_never_repaid:
            return spending
        if self.verdict is Verdict.REPAID:
            return Figure(Decimal(0), earned=False)
        return Figure(None, tuple(dict.fromkeys((*self.missing, *spending.missing))), earned=False)

    def _over_life(self, later: Figure) -> Figure:
        """What one of them leaves who leaves so much in each year: a bound where it can only be less."""
        cost = self.statement.acquisition
        no_cost = () if cost is not None else (label_of("acquisition_cost"),)
        no_life = () if self.life.is_known else (f"{label_of('expected_life')} or {label_of('churn_rate').lower()}",)
        missing = (*later.missing, *no_cost, *no_life)
        if later.amount is None:
            return Figure(None, missing)
        paid = Fraction(cost or 0)
        if self.life.years is not None:
            return Figure(_decimal(Fraction(later.amount) * self.life.years - paid), missing)
        # Whoever leaves us nothing a year leaves us no more in any number of years: the cost stays unpaid.
        if later.amount <= 0 and cost is not None:
            no_end = (label_of("expected_life"),) if self.life.is_endless and later.amount else ()
            return Figure(_decimal(-paid), (*missing, *no_end))
        return Figure(None, missing)


def span(years: Fraction) -> str:
    """A time as people say it: in months below two years, else in years, with decimals where they say something."""
    if years < 2:
        months = years * _MONTHS
        if 0 < months < 1:
            return "less than a month"
        return _counted(_whole(months), "month") if months < 23.5 else "2 years"
    if years < 10:
        return f"{number(_decimal(years))} years"
    return _counted(_whole(years), "year")


def _counted(count: int, unit: str) -> str:
    return f"{count:,} {unit}{'' if count == 1 else 's'}"


def _whole(value: Fraction) -> int:
    """The nearest whole number, half away from zero."""
    return int(value + Fraction(1, 2))


def _decimal(value: Fraction) -> Decimal:
    """The value with so many digits that rounding it for a page is right; its sign is exact."""
    with localcontext(prec=DIGITS):
        return Decimal(value.numerator) / Decimal(value.denominator)
