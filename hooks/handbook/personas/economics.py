"""What a persona brings and costs, computed from what its file says.

Knows: the arithmetic, on a persona's figures and the company's baseline. Must not know: personas, files, pages.

The formula, per customer and year: net = revenue x margin - (support + returns + discounts + payment losses + other),
less the acquisition in the first year, which is paid once. Everything is exact; amounts are rounded when they are
shown (`schema.amounts`).

A figure that is missing is never taken for zero. Costs are never negative, so that what can be computed without one
is a bound: what they bring is at most that, what they cost is at least that. Without revenue or margin there is no net.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal, localcontext
from functools import cached_property

from handbook.schema import specs
from handbook.schema.amounts import DIGITS, decimals, money
from handbook.schema.economics import Baseline, Economics

# What serving a customer costs, in every year.
SERVING = ("support_cost", "returns_cost", "discount_cost", "payment_losses", "other_cost")
# The rates that are shown as multiples of the baseline's.
RATES = (
    "return_rate", "complaint_rate", "complaints_per_customer", "contacts_per_order", "late_payment_rate", "churn_rate",
)  # fmt: skip
_SPECS = {spec.name: spec for spec in specs(Economics)}


def label_of(name: str) -> str:
    """What a reader sees for one of the figures."""
    return _SPECS[name].label


@dataclass(frozen=True, slots=True)
class Figure:
    """An amount, and the labels of the inputs that were not given.

    Without an amount the figure cannot be told at all. With an amount, what is missing makes it a bound: more costs
    can only lower what is `earned` and raise what is spent.
    """

    amount: Decimal | None
    missing: tuple[str, ...] = ()
    earned: bool = True

    @property
    def is_exact(self) -> bool:
        """Whether nothing is missing."""
        return self.amount is not None and not self.missing

    @property
    def bound(self) -> str:
        """How an amount reads that something is missing from: `at most` or `at least`; nothing where it is exact."""
        if self.amount is None or not self.missing:
            return ""
        return "at most" if self.earned else "at least"

    def reads(self, currency: str | None, places: int | None = None) -> str:
        """The amount as readers see it, with its sign if it is earned, and with its bound; `not known` without one."""
        if self.amount is None:
            return "not known"
        return f"{self.bound} {money(self.amount, currency, signed=self.earned, places=places)}".strip()

    @property
    def is_loss(self) -> bool:
        """Whether it is below zero for certain."""
        return self.amount is not None and self.amount < 0 and self.earned

    @property
    def is_gain(self) -> bool:
        """Whether it is above zero for certain."""
        return self.is_exact and self.earned and self.amount is not None and self.amount > 0


@dataclass(frozen=True, slots=True)
class Cost:
    """One cost of a customer, in a year or once; None where it was not given."""

    name: str
    label: str
    amount: Decimal | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """A rate beside the company's; `multiple` where both are known and the company's is not zero."""

    name: str
    label: str
    value: Decimal
    usual: Decimal | None

    @property
    def multiple(self) -> Decimal | None:
        """How many times the usual it is."""
        if not self.usual:
            return None
        with localcontext(prec=DIGITS):
            return self.value / self.usual


@dataclass(frozen=True)
class Statement:
    """A persona's money, per customer and year unless it says otherwise."""

    economics: Economics
    baseline: Baseline | None

    @property
    def currency(self) -> str | None:
        """The code of the currency of every amount."""
        return self.economics.currency or (self.baseline.currency if self.baseline else None)

    @property
    def is_estimate(self) -> bool:
        """Whether the figures must be called an estimate: somebody says so, or nobody says where they come from."""
        return bool(self.economics.estimate) or not self.economics.source

    @property
    def basis(self) -> str:
        """What the figures rest on: the ids of sources, or the word estimate; never nothing."""
        return " ".join((self.rests_on, ", ".join(self.economics.source))).rstrip()

    @property
    def rests_on(self) -> str:
        """The same without the ids, for where marks of the sources follow."""
        if not self.is_estimate:
            return "source"
        return "estimate, after" if self.economics.source else "estimate, no source given"

    @property
    def caveat(self) -> str:
        """What must be said beside a figure whose sources are marked: nothing, or that it is an estimate."""
        return self.basis if not self.economics.source else "estimate" if self.is_estimate else ""

    @cached_property
    def places(self) -> int:
        """How many decimals the amounts of one customer have, all of which stand in one column."""
        amounts = [self._yearly("revenue"), *(cost.amount for cost in self.costs), self.acquisition]
        figures = (self.value, self.net_later, self.net_first)
        return self._decimals([*amounts, *(figure.amount for figure in figures)])

    @cached_property
    def places_of_all(self) -> int:
        """How many decimals the amounts of all customers have."""
        return self._decimals([self.total.amount, self.spending.amount])

    def _decimals(self, amounts: Iterable[Decimal | None]) -> int:
        return decimals(amounts, self.currency, estimate=self.is_estimate)

    @cached_property
    def value(self) -> Figure:
        """Revenue times gross margin."""
        revenue, margin = self.economics.revenue, self.economics.gross_margin
        if revenue is None or margin is None:
            return Figure(None, self._labels_of_missing(("revenue", "gross_margin")))
        with localcontext(prec=DIGITS):
            return Figure(revenue * margin * self.economics.period.per_year)

    @cached_property
    def costs(self) -> tuple[Cost, ...]:
        """What serving one of them costs, by kind."""
        return tuple(Cost(name, label_of(name), self._yearly(name)) for name in SERVING)

    @cached_property
    def cost_to_serve(self) -> Figure:
        """All that serving one of them costs."""
        given = [cost.amount for cost in self.costs if cost.amount is not None]
        missing = tuple(cost.label for cost in self.costs if cost.amount is None)
        if not given:
            return Figure(None, missing, earned=False)
        return Figure(exact_sum(given), missing, earned=False)

    @property
    def acquisition(self) -> Decimal | None:
        """What winning one of them costs, once."""
        return self.economics.acquisition_cost

    @cached_property
    def net_later(self) -> Figure:
        """What one of them leaves in each year after the first."""
        value = self.value
        missing = (*value.missing, *self.cost_to_serve.missing)
        if value.amount is None:
            return Figure(None, missing)
        return Figure(exact_sum([value.amount, -(self.cost_to_serve.amount or Decimal(0))]), missing)

    @cached_property
    def net_first(self) -> Figure:
        """What one of them leaves in the first year, after what winning them has cost."""
        later = self.net_later
        missing = (*later.missing, *self._labels_of_missing(("acquisition_cost",)))
        if later.amount is None:
            return Figure(None, missing)
        return Figure(exact_sum([later.amount, -(self.acquisition or Decimal(0))]), missing)

    @cached_property
    def total(self) -> Figure:
        """What all of them leave in a year: customers x net in later years, less new customers x acquisition."""
        later, spending = self.net_later, self.spending
        customers = self.economics.customers
        missing = tuple(dict.fromkeys((*self._labels_of_missing(("customers",)), *later.missing, *spending.missing)))
        if later.amount is None or customers is None:
            return Figure(None, missing)
        with localcontext(prec=DIGITS):
            return Figure(customers * later.amount - (spending.amount or Decimal(0)), missing)

    @cached_property
    def spending(self) -> Figure:
        """What winning the new ones among them costs in a year: a part of the total, never to be added to it."""
        new, cost = self.economics.new_customers, self.acquisition
        if new == 0:
            return Figure(Decimal(0), earned=False)
        if new is None or cost is None:
            return Figure(None, self._labels_of_missing(("new_customers", "acquisition_cost")), earned=False)
        with localcontext(prec=DIGITS):
            return Figure(new * cost * self.economics.period.per_year, earned=False)

    @cached_property
    def comparisons(self) -> tuple[Comparison, ...]:
        """The rates that are given, each beside the company's."""
        given = ((name, self._yearly(name)) for name in RATES)
        return tuple(
            Comparison(name, label_of(name), value, getattr(self.baseline, name, None))
            for name, value in given
            if value is not None
        )

    def _yearly(self, name: str) -> Decimal | None:
        amount: Decimal | None = self.economics.in_a_year(name)
        return amount

    def _labels_of_missing(self, names: Iterable[str]) -> tuple[str, ...]:
        return tuple(label_of(name) for name in names if getattr(self.economics, name) is None)


def exact_sum(amounts: Iterable[Decimal]) -> Decimal:
    """The sum, without rounding."""
    with localcontext(prec=DIGITS):
        return sum(amounts, Decimal(0))
