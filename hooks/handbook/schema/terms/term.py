"""What a term of a closed vocabulary is.

Knows: that it has a value and a label. Must not know: which terms there are.
"""

from enum import StrEnum


class Term(StrEnum):
    """One allowed value. Its value is what a writer types; `label` is what a reader sees."""

    label: str

    def __new__(cls, value: str, label: str = "") -> "Term":
        """Pairs the typed value with its label, which defaults to the value in sentence case."""
        term = str.__new__(cls, value)
        term._value_ = value
        words = value.replace("-", " ").replace("_", " ")
        term.label = label or words[:1].upper() + words[1:]
        return term
