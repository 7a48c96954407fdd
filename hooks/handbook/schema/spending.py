"""What somebody spends or takes in: in words, as an amount, or between two ends.

Knows: the forms of such a figure. Must not know: which field holds it, or what is computed from money.
"""

from pydantic import model_validator

from handbook.schema.amounts import money
from handbook.schema.codes import CurrencyCode
from handbook.schema.fields import field
from handbook.schema.scalars import Cost, Many, Text, labelled, refusal
from handbook.schema.statements import Shorthand, cited, sure
from handbook.schema.terms.general import Confidence
from handbook.schema.terms.negative import Period


class Spending(Shorthand):
    """A sum of money: a plain text, an amount, or its lower and upper end."""

    label: Text | None = field("In words", "The sum in words.", "Around 3,000 euros a year")
    amount: Cost | None = field("Amount", "The sum, in the currency's units.", 3000)
    min: Cost | None = field("From", "The lower end, in the currency's units.", 2000)
    max: Cost | None = field("To", "The upper end, in the currency's units.", 4500)
    currency: CurrencyCode | None = field("Currency", "ISO 4217 code.", "EUR")
    period: Period | None = field("Period", "The period it is for, if it recurs.", "year")
    note: Text | None = field("Note", "What to bear in mind about it.", "mostly in the last quarter")
    source: Many[Text] = cited()
    confidence: Confidence | None = sure()

    @model_validator(mode="after")
    def _one_sum(self) -> "Spending":
        if self.min is not None and self.max is not None and self.min > self.max:
            message = "the lower end ({low}) is above the upper end ({high}): swap them"
            raise refusal("bad-number", message, low=f"{self.min:f}", high=f"{self.max:f}")
        return self

    def reads(self) -> tuple[str, str]:
        """The sum in words, and its figures."""
        ends = [money(one, self.currency) for one in (self.min, self.max) if one is not None]
        span = "\N{EN DASH}".join(ends)
        if len(ends) == 1:
            span = f"from {span}" if self.max is None else f"up to {span}"
        if self.amount is not None:
            usual = money(self.amount, self.currency)
            span = f"{usual} ({span})" if span else usual
        figures = " ".join(filter(None, [span, labelled(self.period)])) if span else ""
        text, *rest = [*filter(None, [self.label, figures, self.note])] or [labelled(self.currency or self.period)]
        return text, ", ".join(rest)
