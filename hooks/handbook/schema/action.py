"""What is done about a negative persona: exclusions, root causes and their fixes, and checks that all of it is fair.

Knows: the parts of these blocks. Must not know: files, YAML, pages.
"""

import datetime as dt

from handbook.schema.fields import Block, Section, field, needed
from handbook.schema.scalars import Day, Many, Text
from handbook.schema.statements import Shorthand
from handbook.schema.terms.general import Confidence
from handbook.schema.terms.negative import CauseArea, ExclusionKind
from handbook.schema.work import Work


class Exclusion(Block):
    """A rule that keeps them out of what we spend to win customers. It describes terms and orders, never people."""

    where: Text = needed("Where", "Where the rule is set.", "Search advertisements")
    kind: ExclusionKind | None = field("Kind", "What the rule is made of.", "keyword")
    rule: Text = needed("Rule", "What exactly is excluded.", "Terms with `free` or `jobs`")
    owner: Text | None = field("Owner", "The team that set it and can lift it.", "Marketing")
    since: Day | None = field("Since", "The day it was set.", "2026-02-01")
    expires: Day | None = field("Expires", "The day on which it has to be decided again.", "2027-02-01")

    def is_expired(self, today: dt.date) -> bool:
        """Whether the day on which it had to be decided anew has passed."""
        return self.expires is not None and self.expires < today

    def is_in_force(self, today: dt.date) -> bool:
        """Whether it keeps anybody out on this day."""
        return not self.is_expired(today) and (self.since is None or self.since <= today)


class _Cause(Shorthand):
    """What comes first in a root cause."""

    cause: Text = needed("Cause", "What we do, or leave undone.", "The price is not on any page")
    area: CauseArea | None = field("Area", "The part of our work that it comes from.", "promise")
    fix: Text | None = field("Fix", "What would end it.", "Show the price on every page")


class RootCause(Work, _Cause):
    """What on our side brings them about or makes them costly, and what we do about it."""

    source: Many[Text] = field("Sources", "Ids of the sources it rests on.", ["S1"], factory=list)
    confidence: Confidence | None = field("Confidence", "How sure we are of it.", "medium")


class FalsePositiveCheck(Block):
    """Somebody has looked whom the exclusions keep out that should not be."""

    on: Day | None = field("Checked on", "The day of the check.", "2026-08-20", Section.CHECKED)
    by: Text | None = field("Checked by", "The team that checked.", "Customer insight", Section.CHECKED)
    finding: Text | None = field(
        "Finding", "What was found.", "4 of 60 blocked enquiries would have fitted", Section.CHECKED
    )


class Fairness(Block):
    """Somebody has looked whether anybody is kept out for who they are."""

    reviewed_by: Text | None = field("Fairness reviewed by", "The team or role that looked.", "Legal", Section.CHECKED)
    on: Day | None = field("Fairness reviewed on", "The day of the review.", "2026-08-20", Section.CHECKED)
    rationale: Text | None = field(
        "Rationale",
        "Why the rule is fair, or what it is needed for.",
        "Goods that may not be sold to minors by law",
        Section.CHECKED,
    )
