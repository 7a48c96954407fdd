"""How somebody decides and buys, and what we answer to what holds them back.

Knows: the parts of the block, one declaration each. Must not know: files, YAML, pages.
"""

from handbook.schema.fields import Block, Section, field, needed
from handbook.schema.looks import Look
from handbook.schema.scalars import Many, Text
from handbook.schema.spending import Spending
from handbook.schema.statements import Choice, Claims, Scale, Shorthand
from handbook.schema.terms.behaviour import DecisionStyle, Frequency
from handbook.schema.terms.general import (
    PersonaType,
    Status,
)

A, N = Status.ACTIVE, PersonaType.NEGATIVE


class Answer(Shorthand):
    """What we say to an objection."""

    answer: Text = needed("Our answer", "What we say to it.", "Two days, and we stay for both")
    to: Text | None = field("Objection", "The objection, as it is written above.", "Unsure how long the change takes")
    source: Many[Text] = field("Sources", "Ids of the sources it rests on.", ["S1"], factory=list)


class Purchasing(Block):
    """How they decide and buy."""

    habits: Claims = field(
        "Purchasing habits",
        "What they usually do when they buy.",
        ["Compares three offers, then decides in one sitting"],
        Section.BUYING,
        factory=list,
    )
    frequency: Frequency | None = field("Buys", "How often they buy.", "monthly", Section.BUYING, glance=True)
    decision_style: Many[Choice[DecisionStyle]] = field(
        "Decision style", "How they choose.", ["quality-first", "habitual"], Section.BUYING, factory=list
    )
    price_sensitivity: Scale | None = field(
        "Price sensitivity", "How much the price decides, from 1 to 5.", 4, Section.BUYING, look=Look.SCALE
    )
    triggers: Claims = field(
        "Triggers",
        "What makes them start looking.",
        ["A contract runs out"],
        Section.BUYING,
        factory=list,
    )
    criteria: Claims = field(
        "What they look for",
        "What decides between two offers.",
        ["Reliability, then price"],
        Section.BUYING,
        factory=list,
    )
    objections: Claims = field(
        "Objections", "What holds them back.", ["Unsure how long the change takes"], Section.BUYING, factory=list
    )
    answers: Many[Answer] = field(
        "What we answer",
        "What we say to an objection.",
        [{"to": "Unsure how long the change takes", "answer": "Two days, and we stay for both"}],
        Section.BUYING,
        factory=list,
        look=Look.CARDS,
        internal=True,
    )
    deal_breakers: Claims = field(
        "Deal-breakers", "What ends the sale.", ["A contract of several years"], Section.BUYING, factory=list
    )
    alternatives: Claims = field(
        "What else they consider",
        "What they could buy or do instead.",
        ["Doing it themselves"],
        Section.BUYING,
        factory=list,
    )
    process: Claims = field(
        "How they decide",
        "The steps to a purchase, in order, and who takes part in each.",
        ["Asks three colleagues", "Gets two quotations"],
        Section.BUYING,
        factory=list,
    )
    cycle: Text | None = field(
        "Time to decide", "How long it takes from the first look to the order.", "Six weeks", Section.BUYING
    )
    average_order: Spending | None = field(
        "Average order", "What one order comes to.", {"amount": "120", "currency": "EUR"}, Section.BUYING
    )
    deal_size: Spending | None = field(
        "Deal size", "What one contract or project comes to.", "4,000 to 9,000 euros", Section.BUYING
    )
