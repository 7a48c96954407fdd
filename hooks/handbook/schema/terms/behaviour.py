"""The closed vocabularies of what people do: how they buy, pay, read and like to be reached.

Knows: terms and their labels. Must not know: which field uses them.
Sources are named where a vocabulary follows a standard.
"""

from handbook.schema.terms.term import Term


class JobKind(Term):
    FUNCTIONAL = "functional"
    EMOTIONAL = "emotional"
    SOCIAL = "social"


class ContactChannel(Term):
    EMAIL = "email", "Email"
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
    EMAIL = "email", "Email"
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


class Device(Term):
    PHONE = "phone"
    TABLET = "tablet"
    LAPTOP = "laptop"
    DESKTOP = "desktop", "Desktop computer"
    SMART_TV = "smart-tv", "Smart TV"
    IN_STORE = "in-store", "Screen in the store"


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
