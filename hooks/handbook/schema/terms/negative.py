"""The closed vocabularies of negative personas and of money: why, how to notice, what to do.

Knows: terms and their labels. Must not know: which field uses them.
"""

from handbook.schema.terms.term import Term


class NegativeKind(Term):
    """Three meanings of "negative", kept apart."""

    EXCLUDE = "exclude", "Do not target"
    HANDLE = "handle", "Already customers, costly to serve"
    MISUSE = "misuse", "Could misuse what we offer"


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


class SubReason(Term):
    """What the three reasons look like from nearby."""

    HIGH_RETURNS = "high-returns"
    HIGH_COMPLAINTS = "high-complaints"
    HIGH_SUPPORT = "high-support"
    DISCOUNT_ONLY = "discount-only"
    PROMOTION_ABUSE = "promotion-abuse"
    RESELLER = "reseller"
    LATE_OR_NON_PAYMENT = "late-or-non-payment", "Late or no payment"
    HIGH_ACQUISITION_COST = "high-acquisition-cost"
    CHURN_PRONE = "churn-prone", "Quick to leave"
    NO_BUDGET = "no-budget"
    NO_AUTHORITY = "no-authority", "No say in the purchase"
    WRONG_SIZE = "wrong-size"
    WRONG_INDUSTRY = "wrong-industry"
    OUTSIDE_AREA = "outside-area", "Outside our area"
    WRONG_USE_CASE = "wrong-use-case", "Wrong use"
    TECH_INCOMPATIBLE = "tech-incompatible", "Technically incompatible"
    RESEARCH_ONLY = "research-only"
    COMPETITOR = "competitor"
    JOB_SEEKER = "job-seeker"
    VALUES_CONFLICT = "values-conflict", "Conflict of values"
    ABUSIVE_CONDUCT = "abusive-conduct"
    COMPLIANCE_RISK = "compliance-risk"


class Intent(Term):
    """Whether they mean it; most do not."""

    UNINTENTIONAL = "unintentional"
    DELIBERATE = "deliberate"
    MIXED = "mixed"
    UNKNOWN = "unknown", "Not known"


class Harm(Term):
    MARGIN = "margin"
    STAFF = "staff"
    OTHER_CUSTOMERS = "other-customers"
    BRAND = "brand"
    COMPLIANCE = "compliance"


class ExclusionKind(Term):
    """What an exclusion is made of."""

    AUDIENCE = "audience"
    KEYWORD = "keyword", "Search term"
    JOB_TITLE = "job-title"
    COMPANY_SIZE = "company-size"
    INDUSTRY = "industry"
    GEOGRAPHY = "geography", "Place"
    DOMAIN = "domain"
    PLACEMENT = "placement"
    FORM_RULE = "form-rule", "Rule in a form"
    LEAD_SCORE = "lead-score"


class CauseArea(Term):
    """The part of what we do that a root cause lies in."""

    PRODUCT = "product"
    PRICE = "price"
    PROMISE = "promise"
    POLICY = "policy"
    ONBOARDING = "onboarding"
    DELIVERY = "delivery"
    SERVICE = "service"
    FIT = "fit", "Fit between customer and offer"


class FixStatus(Term):
    IDEA = "idea"
    PLANNED = "planned"
    DOING = "doing", "In progress"
    DONE = "done"
    WONT_DO = "wont-do", "Won\N{RIGHT SINGLE QUOTATION MARK}t fix"


class Period(Term):
    """The time that amounts per customer, and numbers of customers, refer to."""

    YEAR = "year", "a year"
    QUARTER = "quarter", "a quarter"
    MONTH = "month", "a month"

    @property
    def per_year(self) -> int:
        """How many of them make a year."""
        return {"year": 1, "quarter": 4, "month": 12}[self.value]
