"""The closed vocabularies of who a persona is and what it rests on: what a field may say, and how a reader sees it.

Knows: terms and their labels. Must not know: which field uses them.
Sources are named where a vocabulary follows a standard.
"""

from handbook.schema.terms.term import Term


class PersonaType(Term):
    CUSTOMER = "customer"
    NEGATIVE = "negative", "Negative persona"


class Status(Term):
    DRAFT = "draft"
    ACTIVE = "active"
    UNDER_REVIEW = "under-review"
    RETIRED = "retired"


class Priority(Term):
    """After Alan Cooper's persona types."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    SUPPLEMENTAL = "supplemental"
    BUYER = "buyer"
    SERVED = "served"


class Relationship(Term):
    PROSPECT = "prospect"
    BUYER = "buyer"
    USER = "user"
    PAYER = "payer"
    INFLUENCER = "influencer"
    PARTNER = "partner"
    FORMER = "former", "Former customer"


class RelationKind(Term):
    LOOKS_LIKE = "looks-like"
    WORKS_WITH = "works-with"
    BUYS_FOR = "buys-for"
    REPORTS_TO = "reports-to"
    CONFLICTS_WITH = "conflicts-with"

    @property
    def is_mutual(self) -> bool:
        """Whether it reads the same from either side."""
        return self not in _BACK

    @property
    def seen_back(self) -> str:
        """What readers see on the page of the other one, who does not say it."""
        return _BACK.get(self, self.label)


_BACK = {RelationKind.BUYS_FOR: "Their buyer", RelationKind.REPORTS_TO: "Manages"}


class Authorship(Term):
    HUMAN = "human", "Written by people"
    AI_ASSISTED = "ai-assisted", "Written with AI assistance"
    AI_GENERATED = "ai-generated", "AI-generated"


class Basis(Term):
    """After the Nielsen Norman Group's three types of persona, and their mixture."""

    PROTO = "proto", "Proto-persona"
    QUALITATIVE = "qualitative"
    QUANTITATIVE = "quantitative"
    MIXED = "mixed", "Qualitative and quantitative"


class Confidence(Term):
    LOW = "low", "Low confidence"
    MEDIUM = "medium", "Medium confidence"
    HIGH = "high", "High confidence"


class SourceKind(Term):
    INTERVIEW = "interview", "Interviews"
    SURVEY = "survey"
    ANALYTICS = "analytics"
    CRM = "crm", "CRM"
    SUPPORT = "support", "Support contacts"
    SALES = "sales"
    RETURNS = "returns"
    REVIEW = "review", "Reviews"
    DESK_RESEARCH = "desk-research"
    WORKSHOP = "workshop"
    OTHER = "other"


class MaritalStatus(Term):
    SINGLE = "single"
    COHABITING = "cohabiting"
    MARRIED = "married"
    CIVIL_PARTNERSHIP = "civil-partnership", "In a civil partnership"
    SEPARATED = "separated"
    DIVORCED = "divorced"
    WIDOWED = "widowed"
    MIXED = "mixed"
    UNSPECIFIED = "unspecified"


class IncomeBand(Term):
    LOW = "low", "Low income"
    LOWER_MIDDLE = "lower-middle", "Lower middle income"
    MIDDLE = "middle", "Middle income"
    UPPER_MIDDLE = "upper-middle", "Upper middle income"
    HIGH = "high", "High income"


class Seniority(Term):
    INTERN = "intern"
    JUNIOR = "junior"
    MID = "mid", "Experienced"
    SENIOR = "senior"
    LEAD = "lead", "Team lead"
    MANAGER = "manager"
    DIRECTOR = "director"
    VP = "vp", "Vice president"
    C_LEVEL = "c-level", "Executive board"
    OWNER = "owner"


class IncomePeriod(Term):
    YEAR = "year", "a year"
    MONTH = "month", "a month"


class IncomeBasis(Term):
    INDIVIDUAL = "individual", "per person"
    HOUSEHOLD = "household", "per household"


class Settlement(Term):
    CITY = "city"
    TOWN_SUBURB = "town-suburb", "Town or suburb"
    RURAL = "rural"


class Education(Term):
    """ISCED 2011 levels 0 to 8, with the keys of the public schema vocabulary."""

    EARLY_CHILDHOOD = "early_childhood", "Early childhood education"
    PRIMARY = "primary", "Primary school"
    LOWER_SECONDARY = "lower_secondary", "Lower secondary school"
    UPPER_SECONDARY = "upper_secondary", "Upper secondary school"
    POST_SECONDARY_NON_TERTIARY = "post_secondary_non_tertiary", "Post-secondary, non-tertiary"
    SHORT_CYCLE_TERTIARY = "short_cycle_tertiary", "Short-cycle tertiary"
    BACHELOR = "bachelor", "Bachelor's degree"
    MASTER = "master", "Master's degree"
    DOCTORAL = "doctoral", "Doctorate"


class BuyingRole(Term):
    ECONOMIC_BUYER = "economic-buyer"
    DECISION_MAKER = "decision-maker"
    CHAMPION = "champion"
    INFLUENCER = "influencer"
    TECHNICAL_BUYER = "technical-buyer"
    END_USER = "end-user"
    PROCUREMENT = "procurement"
    BLOCKER = "blocker"


class CompanyType(Term):
    PUBLIC = "public", "Public company"
    PRIVATE = "private", "Private company"
    START_UP = "start-up", "Start-up"
    NON_PROFIT = "non-profit", "Non-profit"
    GOVERNMENT = "government"
    EDUCATION = "education", "Educational institution"
    COOPERATIVE = "cooperative"
    SOLE_TRADER = "sole-trader"
    FAMILY_BUSINESS = "family-business"
    FRANCHISE = "franchise"


class CompanySize(Term):
    """Eurostat and OECD size classes by persons employed, with two that sales teams ask for."""

    SOLO = "solo", "Solo (1)"
    MICRO = "micro", "Micro (2 to 9)"
    SMALL = "small", "Small (10 to 49)"
    MEDIUM = "medium", "Medium (50 to 249)"
    LARGE = "large", "Large (250 or more)"
    ENTERPRISE = "enterprise", "Enterprise (1,000 or more)"


class QuoteKind(Term):
    VERBATIM = "verbatim"
    PARAPHRASED = "paraphrased"
    COMPOSITE = "composite", "Composite of several people"
    INVENTED = "invented", "Invented for illustration"


class Audience(Term):
    INTERNAL = "internal"
    PUBLIC = "public"
