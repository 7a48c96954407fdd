"""What makes a persona a negative one: why, how to notice, how to handle, when to think again.

Knows: the parts of the negative block. Must not know: files, YAML, pages.
"""

from handbook.schema.fields import Block, Look, Section, field, needed
from handbook.schema.scalars import Many, PersonaId, Text, labelled
from handbook.schema.values import Claims, Shorthand
from handbook.schema.vocabulary import HandlingStep, NegativeReason, PersonaType, SignLevel, SignStage, Status

A, N = Status.ACTIVE, PersonaType.NEGATIVE


class WarningSign(Shorthand):
    """Something that shows early that the fit is poor."""

    sign: Text = needed("Sign", "What somebody can notice.", "Asks for net-90 terms before seeing the range")
    stage: SignStage | None = field("Stage", "When it shows.", "lead")
    level: SignLevel | None = field("Level", "Yellow: look closer. Red: stop and decide.", "yellow")
    seen_by: Many[Text] = field("Seen by", "The teams that can notice it.", ["Sales"], factory=list)
    source: Many[Text] = field("Sources", "Ids of the sources it rests on.", ["S1"], factory=list)

    def reads(self) -> tuple[str, str]:
        """The sign, and when and by whom it is seen."""
        return self.sign, " · ".join(
            filter(None, [labelled(self.level), labelled(self.stage), ", ".join(self.seen_by)])
        )


class LookAlike(Shorthand):
    """A customer persona they are mistaken for."""

    persona: PersonaId = needed("Persona", "The customer persona's file name without `.md`.", "example-lookalike")
    difference: Text | None = field(
        "The telling difference", "What tells the two apart.", "Sends back what does not fit, not what was worn"
    )


class Handling(Block):
    """What to do with them, gentlest step first."""

    step: HandlingStep | None = field(
        "First step", "Where on the ladder to begin.", "educate", Section.HANDLING, required=A, only=N, glance=True
    )
    marketing: Claims = field(
        "Marketing", "What marketing does.", ["Leave them out of discount mailings"], Section.HANDLING, factory=list
    )
    sales: Claims = field("Sales", "What sales does.", ["Offer the hire range"], Section.HANDLING, factory=list)
    service: Claims = field("Service", "What service does.", ["Name the rule, once"], Section.HANDLING, factory=list)
    product: Claims = field("Product", "What product does.", ["Publish the size chart"], Section.HANDLING, factory=list)
    finance: Claims = field(
        "Finance", "What finance does.", ["Ask for payment up front"], Section.HANDLING, factory=list
    )
    decline_text: Text | None = field(
        "Wording for a polite no",
        "Words that sales and service may use as they stand.",
        "We would rather not sell you something that will not do the job.",
        Section.HANDLING,
        look=Look.TEXT,
    )
    refer_to: Text | None = field(
        "Refer them to", "Who serves them better.", "A wholesaler with its own credit line", Section.HANDLING
    )


class Negative(Block):
    """What makes a persona a negative one."""

    reasons: Many[NegativeReason] = field(
        "Reasons",
        "Why they are not a fit: unprofitable, misaligned or difficult to serve.",
        ["unprofitable", "difficult-to-serve"],
        Section.WHY_NOT,
        factory=list,
        look=Look.CHIPS,
        required=A,
        only=N,
        glance=True,
    )
    why: Text | None = field(
        "In plain words",
        "The reasons in plain words, with numbers where there are any.",
        "Their orders cost more to serve than they bring in.",
        Section.WHY_NOT,
        max_length=600,
        look=Look.TEXT,
        required=A,
        only=N,
    )
    warning_signs: Many[WarningSign] = field(
        "Warning signs",
        "What somebody can notice early, at which stage, and who sees it.",
        [{"sign": "Asks for net-90 terms before seeing the range", "stage": "lead", "level": "yellow"}],
        Section.SIGNS,
        factory=list,
        look=Look.OWN,
        required=A,
        only=N,
    )
    looks_like: Many[LookAlike] = field(
        "Easily mistaken for",
        "The customer personas they resemble, and what tells them apart.",
        [{"persona": "example-lookalike", "difference": "Sends back what was worn"}],
        Section.LOOKALIKES,
        factory=list,
        look=Look.PERSONAS,
        only=N,
    )
    handling: Handling | None = field(
        "Handling", "What each team does with them.", {"step": "educate"}, Section.HANDLING, required=A, only=N
    )
    reconsider_when: Claims = field(
        "Reconsider when",
        "What would have to change for them to become a fit; or `never`, followed by the reason.",
        ["They take the annual plan"],
        Section.RECONSIDER,
        factory=list,
        required=A,
        only=N,
    )
