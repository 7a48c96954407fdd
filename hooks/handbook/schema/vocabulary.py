"""The closed vocabularies: what a field may say, and how a reader sees it.

Knows: terms and their labels. Must not know: which field uses them.
Sources are named where a vocabulary follows a standard.
"""

from enum import StrEnum


class Term(StrEnum):
    """One allowed value. Its value is what a writer types; `label` is what a reader sees."""

    label: str

    def __new__(cls, value: str, label: str = "") -> "Term":
        """Pairs the typed value with its label, which defaults to the value in sentence case."""
        term = str.__new__(cls, value)
        term._value_ = value
        words = value.replace("-", " ").replace("_", " ")
        term.label = label or words[:1].upper() + words[1:]
        return term


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


class JobKind(Term):
    FUNCTIONAL = "functional"
    EMOTIONAL = "emotional"
    SOCIAL = "social"


class ContactChannel(Term):
    EMAIL = "email", "E-mail"
    PHONE = "phone"
    SMS = "sms", "SMS"
    MESSAGING_APP = "messaging-app"
    VIDEO_CALL = "video-call"
    IN_PERSON = "in-person", "In person"
    POST = "post"
    IN_APP = "in-app", "In the app"
    SOCIAL = "social", "Social media"
    SELF_SERVICE = "self-service", "Self-service"


class Frequency(Term):
    DAILY = "daily"
    WEEKLY = "weekly"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    YEARLY = "yearly"
    SEASONAL = "seasonal"
    ONE_OFF = "one-off", "One-off"
    CONTRACT = "contract", "By contract"


class DecisionStyle(Term):
    """After the Consumer Style Inventory (Sproles and Kendall, 1986)."""

    QUALITY_FIRST = "quality-first", "Quality first"
    VALUE_SEEKING = "value-seeking", "Value-seeking"
    BRAND_LOYAL = "brand-loyal", "Brand-loyal"
    HABITUAL = "habitual"
    NOVELTY_SEEKING = "novelty-seeking", "Novelty-seeking"
    IMPULSIVE = "impulsive"
    RECREATIONAL = "recreational"
    OVERWHELMED_BY_CHOICE = "overwhelmed-by-choice"


class MarketingChannel(Term):
    """Google Analytics 4's default channel groups, and the channels outside the web."""

    ORGANIC_SEARCH = "organic-search"
    PAID_SEARCH = "paid-search"
    ORGANIC_SOCIAL = "organic-social"
    PAID_SOCIAL = "paid-social"
    ORGANIC_VIDEO = "organic-video"
    PAID_VIDEO = "paid-video"
    ORGANIC_SHOPPING = "organic-shopping"
    PAID_SHOPPING = "paid-shopping"
    DISPLAY = "display", "Display advertising"
    EMAIL = "email", "E-mail"
    SMS = "sms", "SMS"
    PUSH = "push", "Push notifications"
    AUDIO = "audio"
    AFFILIATE = "affiliate"
    REFERRAL = "referral"
    DIRECT = "direct"
    CROSS_NETWORK = "cross-network", "Cross-network"
    EVENTS = "events"
    PRINT = "print"
    DIRECT_MAIL = "direct-mail"
    TV = "tv", "TV"
    RADIO = "radio"
    OUTDOOR = "outdoor", "Outdoor advertising"
    IN_STORE = "in-store", "In store"
    WORD_OF_MOUTH = "word-of-mouth", "Word of mouth"
    SALES_OUTREACH = "sales-outreach"
    PARTNER = "partner"
    COMMUNITY = "community"
    INFLUENCER = "influencer"


class PaymentMethod(Term):
    """Stripe's eight families of payment methods, and those paid otherwise."""

    CARD = "card"
    BANK_DEBIT = "bank-debit"
    BANK_REDIRECT = "bank-redirect"
    BANK_TRANSFER = "bank-transfer"
    BUY_NOW_PAY_LATER = "buy-now-pay-later", "Buy now, pay later"
    REAL_TIME_PAYMENT = "real-time-payment", "Real-time payment"
    VOUCHER = "voucher"
    WALLET = "wallet", "Digital wallet"
    CASH = "cash"
    CHEQUE = "cheque"
    INVOICE = "invoice"
    GIFT_CARD = "gift-card"
    CRYPTO = "crypto", "Cryptocurrency"
    LOYALTY_POINTS = "loyalty-points"


class QuoteKind(Term):
    VERBATIM = "verbatim"
    PARAPHRASED = "paraphrased"
    COMPOSITE = "composite", "Composite of several people"
    INVENTED = "invented", "Invented for illustration"


class MediaKind(Term):
    TV = "tv", "TV"
    RADIO = "radio"
    PODCAST = "podcast"
    NEWSLETTER = "newsletter"
    PRESS = "press"
    SOCIAL = "social", "Social media"
    FORUM = "forum"
    BOOK = "book"
    VIDEO = "video"
    EVENT = "event"


class NegativeReason(Term):
    UNPROFITABLE = "unprofitable"
    MISALIGNED = "misaligned"
    DIFFICULT_TO_SERVE = "difficult-to-serve"


class SignStage(Term):
    MARKETING = "marketing"
    LEAD = "lead"
    SALES = "sales"
    ONBOARDING = "onboarding"
    SERVICE = "service"
    RETURNS = "returns"
    BILLING = "billing"


class SignLevel(Term):
    YELLOW = "yellow", "Yellow: look closer"
    RED = "red", "Red: stop and decide"


class HandlingStep(Term):
    """The ladder, gentlest step first; ending the relationship is the last resort."""

    REASSESS = "reassess"
    EDUCATE = "educate"
    RENEGOTIATE = "renegotiate"
    MIGRATE = "migrate", "Migrate to a better fit"
    LIMIT = "limit"
    DECLINE = "decline", "Decline politely"


class Audience(Term):
    INTERNAL = "internal"
    PUBLIC = "public"
