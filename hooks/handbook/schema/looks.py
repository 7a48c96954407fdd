"""The looks that a page has for fields, and what holds for each.

Knows: what all fields of a look have in common. Must not know: which field has which look, HTML; that stands in
`overrides/handbook/looks/`, one template for each look.
"""

from dataclasses import dataclass
from enum import Enum


class Each(Enum):
    """What the template gets for each value."""

    STATEMENT = "statement"  # its text, with what qualifies it
    ENTRY = "entry"  # its parts, each under its label
    PART = "part"  # the block itself, whose parts it sets in a form of its own
    PLACE = "place"  # its place from 1 to 5, and what the ends stand for
    PERSONA = "persona"  # the same as a statement, and the id of the persona it names


@dataclass(frozen=True, slots=True)
class LookFacts:
    """What holds for every field of a look.

    A field stands `in_section` unless a template shows it in a place of its own; a `brief` one among the short facts
    that a section begins with, and a `last` one after all others, since it needs the whole width. One that is not
    `headed` has its label in its value, unless it takes several. `prose` may be long, and have paragraphs. `terms` are
    a few words each. One value that is `comparable` can be
    set against that of another persona at a glance, and so can several terms.
    """

    each: Each = Each.STATEMENT
    in_section: bool = True
    brief: bool = False
    last: bool = False
    headed: bool = True
    prose: bool = False
    terms: bool = False
    comparable: bool = False

    @property
    def names_personas(self) -> bool:
        """Whether the values are other personas, which need not be part of an edition."""
        return self.each is Each.PERSONA


class Look(Enum):
    """How a page shows a field, where its type does not say so already. The value is the name of its template."""

    facts: LookFacts

    FACT = "fact", LookFacts(brief=True, comparable=True)
    TEXT = "text", LookFacts(prose=True)
    LIST = "list", LookFacts()
    CHIPS = "chips", LookFacts(terms=True)
    CARDS = "cards", LookFacts(each=Each.ENTRY, last=True)
    QUESTIONS = "questions", LookFacts(each=Each.PART)
    JOURNEY = "journey", LookFacts(each=Each.PART, last=True)
    SCALE = "scale", LookFacts(each=Each.PLACE, headed=False, comparable=True)
    PERSONAS = "personas", LookFacts(each=Each.PERSONA, in_section=False)
    OWN = "own", LookFacts(in_section=False)

    def __new__(cls, value: str, facts: LookFacts) -> "Look":
        """Sets the facts beside the value."""
        look = object.__new__(cls)
        look._value_ = value
        look.facts = facts
        return look
