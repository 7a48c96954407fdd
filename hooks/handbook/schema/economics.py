"""What a persona brings and costs, and what is usual in the company.

Knows: the fields of money, one declaration each. Must not know: files, YAML, pages, what is computed from them.
"""

from decimal import localcontext
from typing import Any

from pydantic import ValidationInfo, field_validator

from handbook.schema import counted
from handbook.schema.amounts import DIGITS
from handbook.schema.codes import CurrencyCode
from handbook.schema.fields import Block, Section, field
from handbook.schema.looks import Look
from handbook.schema.rates import Portion, Ratio
from handbook.schema.scalars import Amount, Cost, Many, Text, Whole, YesNo, refusal
from handbook.schema.terms.negative import Period


def _money(label: str, description: str, example: Any, **options: Any) -> Any:
    """A field of money: shown in the statement, and never to the public."""
    return field(label, description, example, Section.MONEY, look=Look.OWN, internal=True, **options)


# What is counted, or paid, in the period that the figures cover.
PER_PERIOD = (
    "customers", "new_customers", "revenue", "support_cost", "returns_cost", "discount_cost", "payment_losses",
    "other_cost", "complaints_per_customer", "referral_value",
)  # fmt: skip


_HEADS = ("customers", "new_customers")

# What a block of figures holds that is no figure.
NO_FIGURES = frozenset({"currency", "period", "estimate", "source", "why_we_win_them"})


class _Counted(Block):
    """What both the persona's figures and the company's are read by."""

    @field_validator("complaint_rate", mode="before", check_fields=False)
    @classmethod
    def _of_orders(cls, value: Any) -> Any:
        return counted.of_orders(value)

    @field_validator("complaints_per_customer", mode="before", check_fields=False)
    @classmethod
    def _of_customers(cls, value: Any) -> Any:
        return counted.of_customers(value)

    @field_validator("churn_rate", mode="before", check_fields=False)
    @classmethod
    def _of_a_year(cls, value: Any) -> Any:
        return counted.of_a_year(value)


class Economics(_Counted):
    """What one of them brings and costs. Amounts are per customer and period, except for acquisition, paid once."""

    currency: CurrencyCode | None = _money(
        "Currency", "ISO 4217 code; the baseline's currency if you leave it out.", "EUR"
    )
    period: Period = _money(
        "Period",
        "The period that the figures in the file cover; pages tell them by the year.",
        "year",
        default=Period.YEAR,
    )
    customers: Whole | None = _money("Customers", "How many of them we served in the period.", 1200)
    new_customers: Whole | None = _money("New customers", "How many of them we won in the period.", 300)
    revenue: Cost | None = _money("Revenue", "What one of them spends in the period, after returns.", 240)
    gross_margin: Ratio | None = _money(
        "Gross margin", "What is left of the revenue once the goods are paid for, as a rate.", "41 %"
    )
    acquisition_cost: Cost | None = _money("Acquisition cost", "What winning one of them costs, once.", 70)
    support_cost: Cost | None = _money("Support cost", "What contacts with one of them cost.", 9)
    returns_cost: Cost | None = _money(
        "Returns cost", "What returns and cancellations cost: refunds, handling, lost value.", "12.50"
    )
    discount_cost: Cost | None = _money("Discount cost", "What discounts for one of them cost.", 6)
    payment_losses: Cost | None = _money("Payment losses", "What late and missing payments cost.", 2)
    other_cost: Cost | None = _money("Other cost", "Whatever else serving one of them costs.", 3)
    clv: Amount | None = _money(
        "Customer lifetime value", "What one of them brings over all the years, as your finance team counts it.", 310
    )
    return_rate: Portion | None = _money("Return rate", "The share of goods, by value, that comes back.", "31 %")
    complaint_rate: Portion | None = _money("Complaint rate", "The share of orders that lead to a complaint.", "4 %")
    complaints_per_customer: Cost | None = _money(
        "Complaints per customer a year", "How many complaints one of them makes in the period.", "1.1"
    )
    contacts_per_order: Cost | None = _money("Contacts per order", "How often they contact us about an order.", "0.4")
    late_payment_rate: Portion | None = _money("Late payment rate", "The share of invoices that are paid late.", "8 %")
    churn_rate: Portion | None = _money(
        "Churn rate", "The share of them who leave within a year, whatever the period.", "35 %"
    )
    expected_life: counted.Years | None = _money(
        "Expected life", "For how many years one of them stays, if the churn rate does not say it.", "2.5"
    )
    referral_value: Cost | None = _money(
        "Referral value",
        "What those whom one of them recommends us to leave us in the period; never a part of the other figures.",
        "1.20",
    )
    why_we_win_them: Text | None = _money(
        "Why we win them all the same",
        "What you do or decide about customers who never repay what winning them costs.",
        "They open the valley to us; from May we no longer pay for their clicks.",
    )
    estimate: YesNo | None = _money("Estimate", "`true` where somebody has estimated the figures.", "true")
    source: Many[Text] = _money("Sources", "Ids of the sources that the figures rest on.", ["S1"], factory=list)

    def in_a_year(self, name: str) -> Any:
        """A figure by the year. Customers of a month stay what they are: they may be the same in the next."""
        value = getattr(self, name, None)
        if value is None or name not in PER_PERIOD or name == "customers":
            return value
        with localcontext(prec=DIGITS):
            return value * self.period.per_year

    @field_validator(*PER_PERIOD, mode="before")
    @classmethod
    def _of_the_period(cls, value: Any, info: ValidationInfo) -> Any:
        period = info.data.get("period")
        return counted.within(value, period, whole=info.field_name in _HEADS) if period else value

    @field_validator("expected_life", mode="before")
    @classmethod
    def _in_years(cls, value: Any) -> Any:
        return counted.in_years(value)

    @field_validator("new_customers")
    @classmethod
    def _no_more_new_ones_than_all(cls, new: int | None, info: ValidationInfo) -> int | None:
        customers = info.data.get("customers")
        if customers is not None and new is not None and new > customers:
            message = "`{new}` is more than the {all} customers they are among: correct one of the two"
            raise refusal("bad-number", message, new=new, all=customers)
        return new


class Baseline(_Counted):
    """What is usual in the company, over all customers: what a persona's figures are measured against."""

    currency: CurrencyCode | None = field("Currency", "ISO 4217 code of every amount in the handbook.", "EUR")
    customer_value: Cost | None = field(
        "Customer value", "Revenue times gross margin of the average customer in a year.", 110
    )
    cost_to_serve: Cost | None = field(
        "Cost to serve", "What serving the average customer costs in a year, apart from winning them.", 30
    )
    return_rate: Portion | None = field("Return rate", "The share of goods, by value, that comes back.", "14 %")
    complaint_rate: Portion | None = field("Complaint rate", "The share of orders that lead to a complaint.", "1.5 %")
    complaints_per_customer: Cost | None = field(
        "Complaints per customer a year", "How many complaints the average customer makes in a year.", "0.15"
    )
    contacts_per_order: Cost | None = field("Contacts per order", "How often customers contact us.", "0.2")
    late_payment_rate: Portion | None = field("Late payment rate", "The share of invoices that are paid late.", "3 %")
    churn_rate: Portion | None = field("Churn rate", "The share of customers who leave within a year.", "25 %")
    source: Text | None = field("Source", "Where these figures come from.", "Finance, accounts of 2026")
    estimate: YesNo | None = field("Estimate", "`true` where somebody has estimated the figures.", "true")

    @field_validator("customer_value", "cost_to_serve", "complaints_per_customer", mode="before")
    @classmethod
    def _of_one_year(cls, value: Any) -> Any:
        return counted.within(value, Period.YEAR)
