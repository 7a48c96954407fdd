"""What a persona is: every field, one declaration each.

Knows: fields and blocks. Must not know: files, YAML, pages.

The order is that of a page's sections, of the guide and of a new file, which follow from these declarations.
"""

from typing import Any

from handbook.schema.blocks import Communication, Company, Goals, Implications, Job, Medium, Trait
from handbook.schema.economics import Economics
from handbook.schema.fields import Section, field
from handbook.schema.fit import Fit
from handbook.schema.journey import Stage
from handbook.schema.lifecycle import Lifecycle
from handbook.schema.looks import Look
from handbook.schema.negative import Negative
from handbook.schema.purchasing import Purchasing
from handbook.schema.scalars import Many, Schooling, Spoken, Text
from handbook.schema.spending import Spending
from handbook.schema.statements import Age, Choice, Claims, Income, Location, Occupation, Scale
from handbook.schema.terms.behaviour import Device, MarketingChannel, PaymentMethod
from handbook.schema.terms.general import BuyingRole, MaritalStatus, PersonaType, Seniority, Status
from handbook.schema.work import Challenge

A = Status.ACTIVE


class Persona(Lifecycle):
    """One persona, as its front matter says it. Which fields it needs depends on its status."""

    # A negative persona's own block
    negative: Negative | None = field(
        "Negative",
        "Why they are not a fit, and what to do about it.",
        {"reasons": ["misaligned"]},
        look=Look.OWN,
        only=PersonaType.NEGATIVE,
    )

    # Psychographics
    goals: Goals | None = field("Goals", "What they want to achieve.", {"personal": ["Sleep well"]}, Section.GOALS)
    jobs: Many[Job] = field(
        "Jobs to be done",
        "What they want to get done, when, and what for.",
        [{"when": "a supplier cancels", "want": "find a replacement quickly"}],
        Section.GOALS,
        factory=list,
        look=Look.CARDS,
    )
    needs: Claims = field(
        "Needs", "What they need from anybody who serves them.", ["A price in advance"], Section.GOALS, factory=list
    )
    motivations: Claims = field(
        "Motivations", "What drives them.", ["Being good at what they do"], Section.GOALS, factory=list
    )
    challenges: Many[Challenge] = field(
        "Challenges",
        "What stands in their way.",
        ["Little time to compare"],
        Section.CHALLENGES,
        factory=list,
        also=("pain_points", "frustrations"),
        required=A,
        required_of=PersonaType.CUSTOMER,
    )

    fears: Claims = field(
        "Fears", "What they are afraid of.", ["Being the one who chose wrongly"], Section.CHALLENGES, factory=list
    )
    # How things go, now and with us
    journey: Many[Stage] = field(
        "Journey",
        "The stages they go through with us, or a day in their life: what they do, feel and need, and how we can help.",
        [
            {
                "stage": "Compares",
                "actions": ["Reads three reviews"],
                "feeling": "-1, worried",
                "opportunity": ["Clear prices"],
            }
        ],
        Section.JOURNEY,
        factory=list,
        also=("day_in_the_life",),
        look=Look.JOURNEY,
    )
    current_solution: Claims = field(
        "What they do instead",
        "How they manage today, without us.",
        ["Keeps a spreadsheet of her own"],
        Section.TODAY,
        factory=list,
        also=("today",),
    )
    tools: Claims = field(
        "Tools they use",
        "Programs, equipment and services they work with.",
        ["A shared spreadsheet"],
        Section.TODAY,
        factory=list,
        look=Look.CHIPS,
    )
    fit: Fit | None = field(
        "Fit", "How to recognise somebody like them.", {"signals": ["Asks about support"]}, Section.FIT
    )
    # Behaviour
    budget: Spending | None = field(
        "Budget",
        "What they have to spend, in words, as an amount or as a range.",
        {"min": "2000", "max": "4500", "currency": "EUR", "period": "year"},
        Section.BUYING,
        glance=True,
    )
    purchasing: Purchasing | None = field(
        "Purchasing", "How they decide and buy.", {"frequency": "monthly"}, Section.BUYING
    )
    payment_methods: Many[Choice[PaymentMethod]] = field(
        "Payment methods", "How they pay.", ["card", "buy-now-pay-later"], Section.BUYING, factory=list, narrows=True
    )
    services_sought: Claims = field(
        "Services they look for",
        "The services they look for, besides products.",
        ["Help with the first steps"],
        Section.BUYING,
        factory=list,
        look=Look.CHIPS,
    )
    devices: Many[Choice[Device]] = field(
        "Devices", "The devices they use to look at our pages.", ["phone", "in-store"], Section.REACHING, factory=list
    )
    tech_comfort: Scale | None = field(
        "Comfort with technology",
        "How comfortable they are with it, from 1 to 5.",
        3,
        Section.REACHING,
        look=Look.SCALE,
    )
    marketing_channels: Many[Choice[MarketingChannel]] = field(
        "Marketing channels",
        "Where our marketing reaches them.",
        ["organic-search", {"text": "events", "rating": 4}],
        Section.REACHING,
        factory=list,
        narrows=True,
    )
    communication: Communication | None = field(
        "Communication", "How they like to be talked to.", {"tone": "Plain and precise"}, Section.REACHING
    )
    media: Many[Medium] = field(
        "Media",
        "What they read, watch and listen to.",
        [{"name": "The Morning Post", "kind": "newsletter"}],
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
        {"sales": ["Ask when the budget is set"]},
        Section.TEAMS,
        internal=True,
    )

    # Business
    job_title: Text | None = field(
        "Job title", "What their business card says.", "Head of Operations", Section.WORK, glance=True
    )
    alternative_titles: Many[Text] = field(
        "Also called",
        "Other titles for the same work.",
        ["Office Manager"],
        Section.WORK,
        factory=list,
        look=Look.CHIPS,
    )
    responsibilities: Claims = field(
        "Responsibilities", "What they are responsible for at work.", ["The team's budget"], Section.WORK, factory=list
    )
    seniority: Seniority | None = field("Seniority", "How senior they are.", "manager", Section.WORK)
    department: Text | None = field("Department", "The part of the company they work in.", "Operations", Section.WORK)
    reports_to: Text | None = field(
        "Reports to", "Their boss: title, name or id.", "The managing director", Section.WORK, internal=True
    )
    team_size: Text | None = field("Team", "How many people they lead or work with.", "4 to 6", Section.WORK)
    measured_by: Claims = field(
        "Measured by", "What their work is judged by.", ["Costs against budget"], Section.WORK, factory=list
    )
    buying_role: Many[Choice[BuyingRole]] = field(
        "Buying role",
        "Their part in a purchase.",
        ["decision-maker", "end-user"],
        Section.WORK,
        factory=list,
        glance=True,
        internal=True,
    )
    account: Text | None = field("Account", "The customer they buy for.", "Tarn Quay", Section.WORK, internal=True)
    company: Company | None = field(
        "Company", "The organisation they work for.", {"type": "education", "size": "small"}, Section.WORK
    )

    # Life
    skills: Claims = field(
        "Skills and knowledge",
        "What they know and can do.",
        ["Reads a balance sheet"],
        Section.LIFE,
        factory=list,
        also=("knowledge",),
        look=Look.CHIPS,
    )
    traits: Many[Trait] = field(
        "Traits",
        "Where they are between two ends, from 1 to 5.",
        [{"name": "Planning", "left": "Improvises", "right": "Plans everything", "value": "4"}],
        Section.LIFE,
        factory=list,
        look=Look.SCALE,
    )
    values: Claims = field(
        "Values", "What matters to them.", ["Honesty before polish"], Section.LIFE, factory=list, look=Look.CHIPS
    )
    hobbies: Claims = field(
        "Hobbies", "What they do in their free time.", ["Chess"], Section.LIFE, factory=list, look=Look.CHIPS
    )
    interests: Claims = field(
        "Interests", "What they follow.", ["History", "Cooking"], Section.LIFE, factory=list, look=Look.CHIPS
    )

    # Demographics: only where they change a decision
    age: Age | None = field(
        "Age", "In years; a range says it best.", "25-34", Section.BACKGROUND, glance=True, narrows=True
    )
    gender: Text | None = field("Gender", "In your own words: woman, man, non-binary, any.", "any", Section.BACKGROUND)
    location: Location | None = field(
        "Location", "Where they live.", "A market town in the north", Section.BACKGROUND, glance=True, narrows=True
    )
    occupation: Occupation | None = field(
        "Occupation", "What they do for a living.", "Primary school teacher", Section.BACKGROUND, glance=True
    )
    income: Income | None = field(
        "Income", "What they earn.", "Around 38,000 euros a year", Section.BACKGROUND, narrows=True
    )
    education: Schooling | None = field(
        "Education",
        "In your own words, or an ISCED level such as `bachelor`.",
        "bachelor",
        Section.BACKGROUND,
        narrows=True,
    )
    marital_status: MaritalStatus | None = field(
        "Marital status", "Only where it changes what they need.", "cohabiting", Section.BACKGROUND, narrows=True
    )
    languages: Many[Spoken] = field(
        "Languages they speak",
        "In words, or as codes such as `de`.",
        ["English", "cy"],
        Section.BACKGROUND,
        factory=list,
    )
    access_needs: Claims = field(
        "Access needs",
        "What they need to see, hear, read or reach things.",
        ["Reads with a screen magnifier"],
        Section.BACKGROUND,
        factory=list,
    )
    demographics_note: Text | None = field(
        "Why this matters",
        "Why these facts change what we do; if they do not, leave them out.",
        "Two incomes let them decide without waiting for payday.",
        Section.BACKGROUND,
        look=Look.TEXT,
    )

    # Money
    economics: Economics | None = field(
        "Economics",
        "What one of them brings and costs. Leave out what you do not know; write 0 where there is nothing.",
        {"revenue": "240", "gross_margin": "41 %"},
        Section.MONEY,
        look=Look.OWN,
        internal=True,
    )

    # Whatever the company likes
    custom: dict[str, Any] = field(
        "More about them",
        "Anything else, under names of your own.",
        {"Favourite place": "The window seat at the library"},
        Section.CUSTOM,
        factory=dict,
        look=Look.OWN,
        internal=True,
    )
