"""What makes a persona a negative one: why, how to notice, how to handle, when to think again.

Knows: the parts of the negative block. Must not know: files, YAML, pages.
"""

from typing import Annotated

from handbook.schema.action import Exclusion, Fairness, FalsePositiveCheck, RootCause
from handbook.schema.fields import Block, Section, field, needed
from handbook.schema.looks import Look
from handbook.schema.scalars import Many, PersonaId, Text, labelled, or_in_own_words
from handbook.schema.statements import Claims, Shorthand
from handbook.schema.terms.general import PersonaType
from handbook.schema.terms.negative import (
    HandlingStep,
    Harm,
    Intent,
    NegativeKind,
    NegativeReason,
    SignLevel,
    SignStage,
    SubReason,
)

N = PersonaType.NEGATIVE
# What an active negative persona says at least one of, each: why it is one, and what somebody can do by it.
EITHER = (
    ("negative.reasons", "negative.why"),
    ("negative.warning_signs", "negative.handling.step", "negative.reconsider_when"),
)


class WarningSign(Shorthand):
    """Something that shows early that the fit is poor."""

    sign: Text = needed("Sign", "What somebody can notice.", "Asks for net-90 terms before seeing an offer")
    stage: SignStage | None = field("Stage", "When it shows.", "lead")
    level: SignLevel | None = field("Level", "Yellow: look closer. Red: stop and decide.", "yellow")
    seen_by: Many[Text] = field("Seen by", "The teams that can notice it.", ["Sales"], factory=list)
    source: Many[Text] = field("Sources", "Ids of the sources it rests on.", ["S1"], factory=list)

    def reads(self) -> tuple[str, str]:
        """The sign, and when and by whom it is seen."""
        return self.sign, " · ".join(
            filter(None, [labelled(self.level), labelled(self.stage), ", ".join(self.seen_by)])
        )


class FitQuestion(Shorthand):
    """A question whose answer shows whether they fit."""

    ask: Text = needed("Ask", "The question, as somebody would say it.", "How often will you use it?")
    fit: Text | None = field("Fits", "The answer of somebody who fits.", "Every week")
    misfit: Text | None = field(
        "Doesn\N{RIGHT SINGLE QUOTATION MARK}t fit", "The answer of somebody who does not.", "Just this once"
    )
    source: Many[Text] = field("Sources", "Ids of the sources it rests on.", ["S1"], factory=list)


class LookAlike(Shorthand):
    """A customer persona they are mistaken for."""

    persona: PersonaId = needed("Persona", "The customer persona's file name without `.md`.", "example-lookalike")
    difference: Text | None = field("The telling difference", "What tells the two apart.", "Cancels early and says why")
    ask: Text | None = field(
        "The question that tells", "What to ask to tell the two apart.", "What would make you stay?"
    )

    def reads(self) -> tuple[str, str]:
        """The persona's id, and what tells the two apart."""
        return self.persona, " ".join(filter(None, [self.difference, self.ask]))


class Handling(Block):
    """What to do with them, gentlest step first."""

    step: HandlingStep | None = field(
        "First step", "Where on the ladder to begin.", "educate", Section.HANDLING, only=N, glance=True
    )
    marketing: Claims = field(
        "Marketing", "What marketing does.", ["Leave them out of discount mailings"], Section.HANDLING, factory=list
    )
    sales: Claims = field("Sales", "What sales does.", ["Offer the monthly plan"], Section.HANDLING, factory=list)
    service: Claims = field("Service", "What service does.", ["Name the rule, once"], Section.HANDLING, factory=list)
    product: Claims = field(
        "Product", "What product does.", ["Publish what each plan includes"], Section.HANDLING, factory=list
    )
    finance: Claims = field(
        "Finance", "What finance does.", ["Ask for payment up front"], Section.HANDLING, factory=list
    )
    decline_text: Text | None = field(
        "Wording for a polite no",
        "Words that sales and service can use as they are.",
        "We would rather not sell you something that will not do the job.",
        Section.HANDLING,
        look=Look.TEXT,
    )
    refer_to: Text | None = field(
        "Refer them to", "Who serves them better.", "A provider with its own credit line", Section.HANDLING
    )


class Negative(Block):
    """What makes a persona a negative one."""

    kind: NegativeKind = field(
        "Kind",
        "Do not target them (`exclude`), serve them with care (`handle`), or watch for misuse (`misuse`).",
        "exclude",
        Section.WHY_NOT,
        only=N,
        default=NegativeKind.EXCLUDE,
        glance=True,
    )
    reasons: Many[NegativeReason] = field(
        "Reasons",
        "Why they are not a fit: unprofitable, misaligned or difficult to serve.",
        ["unprofitable", "difficult-to-serve"],
        Section.WHY_NOT,
        factory=list,
        look=Look.CHIPS,
        only=N,
        glance=True,
        narrows=True,
    )
    why: Text | None = field(
        "In plain words",
        "The reasons in plain words, with numbers where there are any.",
        "Their orders cost more to serve than they bring in.",
        Section.WHY_NOT,
        max_length=600,
        look=Look.TEXT,
        only=N,
    )
    sub_reasons: Many[Annotated[SubReason | Text, or_in_own_words(SubReason)]] = field(
        "Specifically",
        "The reasons in more detail: one of the known ones, or in your own words.",
        ["high-returns"],
        Section.WHY_NOT,
        factory=list,
        look=Look.CHIPS,
        only=N,
    )
    intent: Intent | None = field(
        "Intent", "Whether they mean to; most do not.", "unintentional", Section.WHY_NOT, only=N
    )
    harms: Many[Harm] = field(
        "What it costs us", "What serving them harms.", ["margin", "staff"], Section.WHY_NOT, factory=list, only=N
    )
    usually_asks_for: Claims = field(
        "Usually asks for",
        "What they come to us with.",
        ["A refund after the event"],
        Section.WHY_NOT,
        factory=list,
        only=N,
    )
    warning_signs: Many[WarningSign] = field(
        "Warning signs",
        "What somebody can notice early, at which stage, and who sees it.",
        [{"sign": "Asks for net-90 terms before seeing an offer", "stage": "lead", "level": "yellow"}],
        Section.SIGNS,
        factory=list,
        look=Look.OWN,
        only=N,
    )
    fit_questions: Many[FitQuestion] = field(
        "Fit questions",
        "Questions that show early whether they fit, with the answers that do and that do not.",
        [{"ask": "How often will you use it?", "fit": "Every week", "misfit": "Just this once"}],
        Section.QUESTIONS,
        factory=list,
        look=Look.OWN,
        only=N,
    )
    looks_like: Many[LookAlike] = field(
        "Easily mistaken for",
        "The customer personas they resemble, and what tells them apart.",
        [{"persona": "example-lookalike", "difference": "Cancels after use"}],
        Section.LOOKALIKES,
        factory=list,
        look=Look.PERSONAS,
        only=N,
    )
    if_accepted: Text | None = field(
        "If we take them on",
        "What happens if we take them on anyway.",
        "The first order is refunded, and so is the second.",
        Section.ACCEPTED,
        look=Look.TEXT,
        only=N,
    )
    handling: Handling | None = field(
        "Handling", "What each team does with them.", {"step": "educate"}, Section.HANDLING, only=N
    )
    reconsider_when: Claims = field(
        "Reconsider when",
        "What would have to change for them to become a fit; or `never`, followed by the reason.",
        ["They take the annual plan"],
        Section.RECONSIDER,
        factory=list,
        only=N,
    )
    becomes: PersonaId | None = field(
        "Would become",
        "The customer persona they would then become: its file name without `.md`.",
        "example-lookalike",
        Section.RECONSIDER,
        look=Look.PERSONAS,
        only=N,
    )
    exceptions: Claims = field(
        "Exceptions", "Those to whom none of this applies.", ["Charities"], Section.RECONSIDER, factory=list, only=N
    )
    exclusions: Many[Exclusion] = field(
        "Targeting exclusions",
        "Where we avoid spending money on winning them, by rules and never by lists of people.",
        [
            {
                "where": "Search advertisements",
                "kind": "keyword",
                "rule": "free",
                "owner": "Marketing",
                "expires": "2027-02-01",
            }
        ],
        Section.EXCLUSIONS,
        factory=list,
        look=Look.OWN,
        only=N,
    )
    root_causes: Many[RootCause] = field(
        "Root causes",
        "What we do that causes it, and what we are doing about it.",
        [{"cause": "No prices online", "area": "promise", "fix": "Show them", "status": "planned"}],
        Section.CAUSES,
        factory=list,
        look=Look.OWN,
        only=N,
    )
    false_positive_check: FalsePositiveCheck | None = field(
        "False-positive check",
        "Whether the exclusions keep out people who would have fitted.",
        {"on": "2026-08-20", "by": "Customer insight", "finding": "Nobody was kept out wrongly"},
        Section.CHECKED,
        only=N,
    )
    fairness: Fairness | None = field(
        "Fairness review",
        "Whether anybody is kept out for who they are; needed where a rule comes close to that.",
        {"reviewed_by": "Legal", "on": "2026-08-20", "rationale": "Goods that may not be sold to minors by law"},
        Section.CHECKED,
        only=N,
    )
