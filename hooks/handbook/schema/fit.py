"""How to recognise somebody who fits: the mirror of a negative persona's warning signs and fit questions.

Knows: the parts of this block. Must not know: files, YAML, pages.
"""

from handbook.schema.fields import Block, Section, field
from handbook.schema.looks import Look
from handbook.schema.negative import FitQuestion
from handbook.schema.scalars import Many
from handbook.schema.statements import Claims


class Fit(Block):
    """What shows that somebody is like this persona."""

    signals: Claims = field(
        "Signs of a fit",
        "What somebody can notice early.",
        ["Asks about support before the price"],
        Section.FIT,
        factory=list,
    )
    questions: Many[FitQuestion] = field(
        "Questions to ask",
        "What to ask, with the answers that fit and that do not.",
        [{"ask": "How often will you use it?", "fit": "Every week", "misfit": "Just this once"}],
        Section.FIT,
        factory=list,
        look=Look.QUESTIONS,
    )
