"""Who a persona is, what it rests on, and who keeps it true.

Knows: the fields that every persona has, whatever it is about. Must not know: files, YAML, pages.
"""

from handbook.schema.blocks import Avatar, Evidence, Quote, Related
from handbook.schema.codes import LanguageCode
from handbook.schema.fields import Block, Section, field
from handbook.schema.looks import Look
from handbook.schema.scalars import Day, FormerId, Many, Months, PersonaId, Text, YesNo
from handbook.schema.statements import Share
from handbook.schema.terms.general import Authorship, PersonaType, Priority, Relationship, Status

D, A, R = Status.DRAFT, Status.ACTIVE, Status.RETIRED
REVIEW_MONTHS = 12  # how long a review holds when the persona does not say


class Lifecycle(Block):
    """Identity, evidence and upkeep."""

    # Identity and lifecycle
    name: Text | None = field(
        "Name",
        "What everybody calls the persona: a person's name or a role.",
        "Robin Fennimore",
        required=D,
        look=Look.OWN,
    )
    type: PersonaType = field(
        "Type",
        "Customer or negative; the folder decides if you leave it out.",
        "customer",
        look=Look.OWN,
        default=PersonaType.CUSTOMER,
        narrows=True,
    )
    summary: Text | None = field(
        "Summary",
        "The persona in one line of at most 160 characters.",
        "Runs an office of forty on a tight budget",
        max_length=160,
        required=D,
        look=Look.OWN,
    )
    role_label: Text | None = field(
        "Role",
        "Who they are in a few words, shown under the name.",
        "The careful first-time buyer",
        also=("tagline",),
        look=Look.OWN,
    )
    status: Status = field(
        "Status", "Draft, active, under review or retired.", "active", default=Status.DRAFT, look=Look.OWN, narrows=True
    )
    avatar: Avatar | None = field(
        "Portrait",
        "A picture; without one the page shows initials.",
        {"src": "images/portrait.png"},
        also=("portrait",),
        look=Look.OWN,
    )
    quote: Many[Quote] = field(
        "Quote",
        "A sentence they would say; several are a list.",
        [{"text": "I just want to know that it works.", "kind": "composite"}],
        factory=list,
        also=("quotes",),
        look=Look.OWN,
    )
    bio: Text | None = field(
        "Short biography",
        "Who they are, in a paragraph.",
        "Robin runs the office and answers for what it buys.",
        also=("biography",),
        look=Look.OWN,
    )
    group: Text | None = field(
        "Group", "The group they are listed under in the navigation.", "Consumers", Section.ABOUT, narrows=True
    )
    segment: Text | None = field(
        "Segment", "The market segment they belong to.", "Newcomers", look=Look.OWN, narrows=True
    )

    # Evidence
    evidence: Evidence | None = field("Evidence", "What the persona rests on.", {"basis": "mixed"}, Section.EVIDENCE)
    assumptions: Many[Text] = field(
        "Assumptions",
        "What we believe without evidence so far.",
        ["They decide alone"],
        Section.EVIDENCE,
        factory=list,
        internal=True,
    )
    share_of_customers: Share | None = field(
        "Share of customers",
        "How many of our customers are like this, in percent.",
        {"value": "18", "source": "S1"},
        Section.EVIDENCE,
        internal=True,
    )
    share_of_revenue: Share | None = field(
        "Share of revenue",
        "How much of our revenue they bring, in percent.",
        {"value": "12", "source": "S1"},
        Section.EVIDENCE,
        internal=True,
    )
    share_of_profit: Share | None = field(
        "Share of profit",
        "How much of our profit they bring, in percent.",
        {"value": "9", "source": "S1"},
        Section.EVIDENCE,
        internal=True,
    )

    # About the page
    owner: Text | None = field(
        "Owner",
        "The team that keeps it true; a team rather than a person.",
        "Customer insight",
        Section.ABOUT,
        required=A,
        internal=True,
        narrows=True,
    )
    reviewers: Many[Text] = field(
        "Reviewers",
        "Teams that check it.",
        ["Service"],
        Section.ABOUT,
        factory=list,
        internal=True,
        look=Look.FACT,
    )
    last_reviewed: Day | None = field(
        "Last reviewed",
        "The day somebody last checked it against evidence.",
        "2026-09-14",
        Section.ABOUT,
        required=A,
        narrows=True,
    )
    review_every: Months = field(
        "Review interval",
        "How long a review holds, such as 6m or 2y; a year if you leave it out.",
        "12m",
        Section.ABOUT,
        default=REVIEW_MONTHS,
        look=Look.OWN,
    )
    created: Day | None = field("Created", "The day it was first written.", "2025-02-03", Section.ABOUT)
    retired_on: Day | None = field("Retired on", "The day it was retired.", "2026-06-30", Section.ABOUT, required=R)
    retired_reason: Text | None = field(
        "Why retired", "Why, where nothing replaces it.", "We no longer serve this group.", Section.ABOUT
    )
    replaced_by: PersonaId | None = field(
        "Replaced by",
        "The id of the persona that took its place.",
        "example-successor",
        Section.ABOUT,
        look=Look.PERSONAS,
    )
    related: Many[Related] = field(
        "Related personas",
        "Other personas, and how they belong together.",
        [{"id": "example-neighbour", "how": "buys-for"}],
        Section.ABOUT,
        factory=list,
        look=Look.PERSONAS,
    )
    priority: Priority | None = field(
        "Priority", "How much design follows them.", "primary", Section.ABOUT, narrows=True
    )
    relationship: Many[Relationship] = field(
        "Relationship to us", "What they are to us.", ["buyer", "user"], Section.ABOUT, factory=list
    )
    tags: Many[Text] = field(
        "Tags",
        "Words to find them by, besides the segment.",
        ["renewal"],
        Section.ABOUT,
        factory=list,
        look=Look.CHIPS,
        narrows=True,
    )
    aliases: Many[FormerId] = field(
        "Former ids and other names",
        "Old ids, which lead here, and other names, which the search finds.",
        ["example-former-id"],
        Section.ABOUT,
        factory=list,
        look=Look.CHIPS,
    )
    language: LanguageCode | None = field("Language", "The language the page is written in.", "en", Section.ABOUT)
    authored_with: Authorship | None = field(
        "Authorship", "Whether a machine helped to write it.", "human", Section.ABOUT
    )
    fictional: YesNo = field(
        "Fictional",
        "A persona is never a real person; leave it out, or say true.",
        "true",
        Section.ABOUT,
        default=True,
        look=Look.OWN,
    )
