"""What a term of a closed vocabulary is.

Knows: that it has a value and a label. Must not know: which terms there are.
"""

from collections.abc import Hashable
from enum import StrEnum

from handbook.schema.terms.called import called


class Term(StrEnum):
    """One allowed value. Its value is what a writer types; `label` is what a reader sees.

    `ours` is the label where a company has no word of its own for it.
    """

    ours: str

    def __new__(cls, value: str, label: str = "") -> "Term":
        """Pairs the typed value with its label, which defaults to the value in sentence case."""
        term = str.__new__(cls, value)
        term._value_ = value
        words = value.replace("-", " ").replace("_", " ")
        term.ours = label or words[:1].upper() + words[1:]
        return term

    @property
    def key(self) -> Hashable:
        """What tells it from the same value of another vocabulary."""
        return type(self), self.value

    @property
    def label(self) -> str:
        """What a reader sees."""
        return called((type(self), self._value_), self.ours)
