"""The blocks inside a persona: what belongs together under one key.

Knows: the parts of each block, one declaration each. Must not know: files, YAML, pages.
"""

import datetime as dt
from typing import Annotated

from pydantic import AfterValidator

from handbook.schema.dates import Since, first_day
from handbook.schema.fields import Block, Section, field, needed
from handbook.schema.looks import Look
from handbook.schema.scalars import Many, PersonaId, Place, Text, WebLink, Whole, labelled, refusal
from handbook.schema.spending import Spending
from handbook.schema.statements import Choice, Claims, Industry, Shorthand, cited, sure
from handbook.schema.terms.behaviour import ContactChannel, JobKind, MediaKind
from handbook.schema.terms.general import (
    Basis,
    CompanySize,
    CompanyType,
    Confidence,
    PersonaType,
    QuoteKind,
    RelationKind,
    SourceKind,
    Status,
)

A, N = Status.ACTIVE, PersonaType.NEGATIVE


class Quote(Shorthand):
    """A sentence they would say."""

    text: Text = needed(
        "Quote", "The words, without quotation marks around them.", "I just want to know that it works."
    )
    kind: QuoteKind | None = field("Kind", "Whether somebody said it.", "composite")
    source: Many[Text] = field("Sources", "Ids of the sources it rests on.", ["S1"], factory=list)


class Avatar(Shorthand):
    """A portrait. Use a drawing or a licensed picture, never a photograph of a real customer."""

    src: Text = needed("File", "A PNG, JPEG or WebP file below personas/images/.", "images/portrait.png")
    alt: Text | None = field(
        "Description", "What the picture shows, for people who cannot see it.", "A woman at a desk, reading a letter"
    )
    credit: Text | None = field("Credit", "Who made it.", "Drawn by the design team")
    licence: Text | None = field("Licence", "What allows us to use it.", "Own work")


class Related(Shorthand):
    """Another persona, and how the two belong together."""

    id: PersonaId = needed("Persona", "The other persona's file name without `.md`.", "example-neighbour")
    how: RelationKind | None = field("How", "How the two belong together.", "buys-for")


def _in_the_calendar(value: str) -> str:
    try:
        first_day(value)
    except ValueError as error:
        message = (
            "`{value}` is not in the calendar: write a year, a month or a day, such as 2026, 2026-03 or 2026-03-14"
        )
        raise refusal("bad-date", message, value=value) from error
    return Since(value)


class Source(Block):
    """One piece of evidence."""

    id: Text = needed("Id", "A short name to cite it by.", "S1")
    kind: SourceKind | None = field("Kind", "What sort of evidence it is.", "interview")
    title: Text = needed("Title", "What it is called.", "Interviews about switching")
    date: Annotated[Text, AfterValidator(_in_the_calendar)] | None = field(
        "Date", "When it was gathered: a year, a month or a day.", "2026-03"
    )
    n: Whole | None = field("Sample", "How many people or records it covers.", 14)
    link: WebLink | None = field("Link", "Where to read it.", "https://research.example.com/switching")
    note: Text | None = field("Note", "What to bear in mind about it.", "No buyers under 25 took part")

    @property
    def gathered(self) -> str:
        """When it was gathered, as readers see it: a year, a month or a day in words, else what its file says."""
        return labelled(self.date)


def newness(source: Source) -> tuple[dt.date, str]:
    """By what sources are put in the order of time: those without a day come first."""
    return first_day(source.date) or dt.date.min, source.date or ""


class Evidence(Block):
    """What the persona rests on."""

    basis: Basis | None = field(
        "Evidence basis",
        "What kind of evidence the persona rests on.",
        "mixed",
        Section.EVIDENCE,
        look=Look.OWN,
        required=A,
        narrows=True,
    )
    confidence: Confidence | None = field(
        "Confidence",
        "How sure we are of the persona as a whole.",
        "medium",
        Section.EVIDENCE,
        look=Look.OWN,
        narrows=True,
    )
    sources: Many[Source] = field(
        "Sources",
        "The evidence, each with an id that statements can cite.",
        [{"id": "S1", "kind": "interview", "title": "Interviews about switching", "date": "2026-03", "n": "14"}],
        Section.EVIDENCE,
        factory=list,
        look=Look.OWN,
        internal=True,
    )
    composite_of: Whole | None = field(
        "Composite of", "How many people the persona draws together.", 14, Section.EVIDENCE
    )


class Company(Block):
    """The organisation they work for."""

    type: CompanyType | None = field("Company type", "Who owns it.", "family-business", Section.WORK, glance=True)
    industry: Many[Industry] = field(
        "Industry",
        "Its line of business; several are a list.",
        ["Education"],
        Section.WORK,
        factory=list,
        look=Look.FACT,
        glance=True,
        narrows=True,
    )
    size: Many[CompanySize] = field(
        "Company size",
        "How many people work there; several sizes are a list.",
        ["small"],
        Section.WORK,
        factory=list,
        look=Look.FACT,
        glance=True,
        narrows=True,
    )
    revenue: Spending | None = field(
        "Turnover",
        "What the company earns in a year, in words or as an amount; what it brings us goes under `economics:`.",
        {"min": "2000000", "max": "10000000", "currency": "EUR", "period": "year"},
        Section.WORK,
        also=("turnover",),
    )
    region: Text | None = field("Region", "Where it does business.", "Northern England and Scotland", Section.WORK)


class Goals(Block):
    """What they want to achieve: a plain list, or parted into professional and personal goals."""

    plain = "general"
    general: Claims = field(
        "Goals",
        "What they want to achieve, where work and life need no telling apart; `goals:` may be a plain list of these.",
        ["Be ready before the deadline"],
        Section.GOALS,
        factory=list,
    )
    professional: Claims = field(
        "Professional goals",
        "What they want to achieve in their work.",
        ["Close the month without working late"],
        Section.GOALS,
        factory=list,
    )
    personal: Claims = field(
        "Personal goals",
        "What they want for themselves.",
        ["Be home by six on most days"],
        Section.GOALS,
        factory=list,
    )


class Job(Shorthand):
    """A job to be done: when something happens, they want something, so that something follows."""

    plain = "want"
    when: Text | None = field("When", "The situation.", "a supplier cancels two days before a deadline")
    want: Text = needed("They want to", "What they want to get done.", "find a replacement quickly")
    so_that: Text | None = field("So that", "What they hope for.", "the date can be kept")
    kind: JobKind | None = field("Kind", "Functional, emotional or social.", "functional")
    source: Many[Text] = cited()
    confidence: Confidence | None = sure()


class Communication(Block):
    """How they like to be talked to."""

    channels: Many[Choice[ContactChannel]] = field(
        "Preferred contact", "How they like to be reached by us.", ["email", "phone"], Section.REACHING, factory=list
    )
    tone: Text | None = field("Tone", "The manner that suits them.", "Plain and precise", Section.REACHING)
    frequency: Text | None = field("How often", "How often they want to hear from us.", "Monthly", Section.REACHING)
    best_time: Text | None = field("Best time", "When they have time for us.", "Tuesday evenings", Section.REACHING)
    messages: Claims = field(
        "Messages",
        "What we tell them, in words that can be used as they stand: what is in it for them.",
        ["Your evenings stay yours"],
        Section.REACHING,
        factory=list,
        also=("key_messages", "value_proposition", "value_propositions"),
        internal=True,
    )
    avoid: Claims = field(
        "Avoid", "What puts them off.", ["Countdown timers and false urgency"], Section.REACHING, factory=list
    )


class Implications(Block):
    """What each team should do about it."""

    marketing: Claims = field(
        "Marketing",
        "What it means for marketing.",
        ["Lead with a worked example"],
        Section.TEAMS,
        factory=list,
        internal=True,
    )
    sales: Claims = field(
        "Sales", "What it means for sales.", ["Ask when the budget is set"], Section.TEAMS, factory=list, internal=True
    )
    service: Claims = field(
        "Service", "What it means for service.", ["Offer a call back"], Section.TEAMS, factory=list, internal=True
    )
    product: Claims = field(
        "Product",
        "What it means for what we offer and how.",
        ["Say up front what it costs"],
        Section.TEAMS,
        factory=list,
        internal=True,
    )


class Medium(Shorthand):
    """Something they read, watch or listen to."""

    name: Text = needed("Name", "What it is called.", "The Morning Post")
    kind: MediaKind | None = field("Kind", "What sort of medium it is.", "newsletter")
    note: Text | None = field("Note", "What is particular about it.", "reads it on Saturdays")


class Trait(Block):
    """A place between two ends, such as planner and improviser."""

    name: Text = needed("Name", "What the scale is about.", "Planning")
    left: Text | None = field("Left", "What 1 stands for.", "Improvises")
    right: Text | None = field("Right", "What 5 stands for.", "Plans everything")
    value: Place = needed("Value", "Where they are, from 1 to 5, in steps of a half.", 4)
    note: Text | None = field("Note", "What is particular about it.", "except for large orders")
    source: Many[Text] = cited()
    confidence: Confidence | None = sure()
