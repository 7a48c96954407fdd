"""What a persona is: every field, one declaration each.

Knows: fields and blocks. Must not know: files, YAML, pages.

The order here is the order of the page's sections' contents, of the guide and of a new file. A new
field is one more declaration; validation, page, guide and editor schema follow from it.
"""

from typing import Any

from handbook.schema.blocks import (
    Avatar,
    Communication,
    Company,
    Evidence,
    Goals,
    Implications,
    Job,
    Medium,
    Purchasing,
    Quote,
    Related,
)
from handbook.schema.fields import Block, Look, Section, field
from handbook.schema.negative import Negative
from handbook.schema.values import (
    Age,
    Choice,
    Claims,
    Day,
    Income,
    LanguageCode,
    Location,
    Many,
    Months,
    Occupation,
    PersonaId,
    Schooling,
    Share,
    Text,
    YesNo,
)
from handbook.schema.vocabulary import (
    Authorship,
    BuyingRole,
    MaritalStatus,
    MarketingChannel,
    PaymentMethod,
    PersonaType,
    Priority,
    Relationship,
    Status,
)

D, A, R = Status.DRAFT, Status.ACTIVE, Status.RETIRED
REVIEW_MONTHS = 12  # how long a review holds when the persona does not say


class Persona(Block):
    """One persona, as its front matter says it. Which fields it needs depends on its status."""

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
    )
    summary: Text | None = field(
        "Summary",
        "The persona in one line of at most 160 characters.",
        "Equips forty pupils on a tight budget",
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
        "Status", "Draft, active, under review or retired.", "active", default=Status.DRAFT, look=Look.OWN
    )
    avatar: Avatar | None = field(
        "Portrait",
        "A picture; without one the page shows initials.",
        {"src": "images/portrait.png"},
        also=("portrait",),
        look=Look.OWN,
    )
    quote: Quote | None = field(
        "Quote",
        "A sentence they would say.",
        {"text": "I just want to know it fits.", "kind": "composite"},
        look=Look.OWN,
    )
    bio: Text | None = field(
        "Short biography",
        "Who they are, in a paragraph.",
        "Robin teaches geography and runs the outdoor club.",
        also=("biography",),
        look=Look.OWN,
    )
    group: Text | None = field(
        "Group", "The group they are listed under in the navigation.", "Consumers", Section.ABOUT
    )
    segment: Text | None = field("Segment", "The market segment they belong to.", "Day hikers", glance=True)

    # A negative persona's own block
    negative: Negative | None = field(
        "Negative",
        "Why they are not a fit, and what to do about it.",
        {"reasons": ["misaligned"]},
        look=Look.OWN,
        only=PersonaType.NEGATIVE,
    )

    # Psychographics
    goals: Goals | None = field("Goals", "What they want to achieve.", {"personal": ["Walk more"]}, Section.GOALS)
    jobs: Many[Job] = field(
        "Jobs to be done",
        "What they want to get done, when, and what for.",
        [{"when": "the forecast turns", "want": "replace the missing layer quickly"}],
        Section.GOALS,
        factory=list,
    )
    motivations: Claims = field(
        "Motivations", "What drives them.", ["Being out in all weather"], Section.GOALS, factory=list
    )
    challenges: Claims = field(
        "Challenges",
        "What stands in their way.",
        ["Little time to compare"],
        Section.CHALLENGES,
        factory=list,
        also=("pain_points", "frustrations"),
        required=A,
        required_of=PersonaType.CUSTOMER,
    )

    # Behaviour
    purchasing: Purchasing | None = field(
        "Purchasing", "How they decide and buy.", {"frequency": "seasonal"}, Section.BUYING
    )
    payment_methods: Many[Choice[PaymentMethod]] = field(
        "Payment methods", "How they pay.", ["card", "buy-now-pay-later"], Section.BUYING, factory=list
    )
    services_sought: Claims = field(
        "Services they seek",
        "What they look for besides the goods.",
        ["Boot fitting"],
        Section.BUYING,
        factory=list,
        look=Look.CHIPS,
    )
    marketing_channels: Many[Choice[MarketingChannel]] = field(
        "Marketing channels",
        "Where our marketing reaches them.",
        ["organic-search", {"text": "events", "rating": 4}],
        Section.REACHING,
        factory=list,
    )
    communication: Communication | None = field(
        "Communication", "How they like to be talked to.", {"tone": "Plain and precise"}, Section.REACHING
    )
    media: Many[Medium] = field(
        "Media",
        "What they read, watch and listen to.",
        [{"name": "The Fell Post", "kind": "newsletter"}],
        Section.REACHING,
        factory=list,
        look=Look.CHIPS,
    )
    brands: Claims = field(
        "Brands", "Brands they feel close to.", ["Quillfeather"], Section.REACHING, factory=list, look=Look.CHIPS
    )
    implications: Implications | None = field(
        "What this means for us",
        "What each team should do about it.",
        {"sales": ["Ask for the term dates"]},
        Section.TEAMS,
        internal=True,
    )

    # Business
    job_title: Text | None = field(
        "Job title", "What their business card says.", "Head of Outdoor Learning", Section.WORK, glance=True
    )
    alternative_titles: Many[Text] = field(
        "Also called",
        "Other titles for the same work.",
        ["Expedition Coordinator"],
        Section.WORK,
        factory=list,
        look=Look.CHIPS,
    )
    responsibilities: Claims = field(
        "Responsibilities", "What they answer for at work.", ["The kit budget"], Section.WORK, factory=list
    )
    buying_role: Many[Choice[BuyingRole]] = field(
        "Buying role",
        "Their part in a purchase.",
        ["decision-maker", "end-user"],
        Section.WORK,
        factory=list,
        glance=True,
    )
    company: Company | None = field(
        "Company", "The organisation they work for.", {"type": "education", "size": "small"}, Section.WORK
    )

    # Life
    values: Claims = field(
        "Values", "What matters to them.", ["Repair before replace"], Section.LIFE, factory=list, look=Look.CHIPS
    )
    hobbies: Claims = field(
        "Hobbies", "What they do in their free time.", ["Orienteering"], Section.LIFE, factory=list, look=Look.CHIPS
    )
    interests: Claims = field(
        "Interests", "What they follow.", ["Weather", "Maps"], Section.LIFE, factory=list, look=Look.CHIPS
    )

    # Demographics: only where they change a decision
    age: Age | None = field("Age", "In years; a range says it best.", "25-34", Section.BACKGROUND, glance=True)
    gender: Text | None = field("Gender", "In your own words: woman, man, non-binary, any.", "any", Section.BACKGROUND)
    location: Location | None = field(
        "Location", "Where they live.", "A market town in the north", Section.BACKGROUND, glance=True
    )
    occupation: Occupation | None = field(
        "Occupation", "What they do for a living.", "Primary school teacher", Section.BACKGROUND, glance=True
    )
    income: Income | None = field("Income", "What they earn.", "Around 38,000 euros a year", Section.BACKGROUND)
    education: Schooling | None = field(
        "Education", "In your own words, or an ISCED level such as `bachelor`.", "bachelor", Section.BACKGROUND
    )
    marital_status: MaritalStatus | None = field(
        "Marital status", "Only where it changes what they need.", "cohabiting", Section.BACKGROUND
    )
    demographics_note: Text | None = field(
        "Why this matters",
        "Why these facts change what we do; if they do not, leave them out.",
        "Two incomes let them buy the second jacket.",
        Section.BACKGROUND,
        look=Look.TEXT,
    )

    # Whatever the company likes
    custom: dict[str, Any] = field(
        "More about them",
        "Anything else, under names of your own.",
        {"Favourite walk": "The ridge at dawn"},
        Section.CUSTOM,
        factory=dict,
        look=Look.OWN,
        internal=True,
    )

    # Evidence
    evidence: Evidence | None = field("Evidence", "What the persona rests on.", {"basis": "mixed"}, Section.EVIDENCE)
    assumptions: Many[Text] = field(
        "Assumptions",
        "What we believe without evidence so far.",
        ["They shop alone"],
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
    )
    reviewers: Many[Text] = field(
        "Reviewers", "Teams that check it.", ["Service"], Section.ABOUT, factory=list, internal=True
    )
    last_reviewed: Day | None = field(
        "Last reviewed", "The day somebody last checked it against evidence.", "2026-09-14", Section.ABOUT, required=A
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
        "Why retired", "Why, where nothing replaces it.", "We closed the climbing range.", Section.ABOUT
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
    priority: Priority | None = field("Priority", "How much design follows them.", "primary", Section.ABOUT)
    relationship: Many[Relationship] = field(
        "Relationship to us", "What they are to us.", ["buyer", "user"], Section.ABOUT, factory=list
    )
    tags: Many[Text] = field(
        "Tags", "Words to find them by, besides the segment.", ["winter"], Section.ABOUT, factory=list, look=Look.CHIPS
    )
    aliases: Many[Text] = field(
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
