"""What else people write for a term of a closed vocabulary, by vocabulary and term.

Knows: terms and words. Must not know: which field uses them, or how a word is looked up.

A word that stands beside several terms may mean any of them.
"""

from collections.abc import Mapping

from handbook.schema.terms import behaviour, general
from handbook.schema.terms.term import Term
from handbook.schema.terms.values_of_negative import OF_NEGATIVE

_NETWORKS = "facebook, instagram, tiktok, linkedin, twitter, x, pinterest, snapchat, threads, xing, bluesky, mastodon"
_EVERY_DAY = "every day, once a day, each day, several times a day"
VALUES: Mapping[type[Term], Mapping[str, str]] = {
    behaviour.MarketingChannel: {
        "organic-search": "seo, google, search, search engine, search engines, bing, google search",
        "paid-search": "sea, sem, ppc, google ads, adwords, search ads, search advertising, bing ads, google",
        "organic-social": f"{_NETWORKS}, social, social media, social networks, meta",
        "paid-social": f"{_NETWORKS}, social ads, facebook ads, instagram ads, meta ads, linkedin ads, tiktok ads, "
        "social, "
        "social media, paid social media, social media ads, meta",
        "organic-video": "youtube, vimeo, video, videos",
        "paid-video": "youtube, youtube ads, video ads, video",
        "organic-shopping": "google shopping, marketplace, marketplaces, amazon, etsy, ebay",
        "paid-shopping": "google shopping, shopping ads, amazon ads",
        "display": "banner, banners, banner ads, display ads, retargeting, remarketing, programmatic",
        "email": "newsletter, newsletters, mailing list, mailing, email marketing, mail, mailchimp, e mail marketing",
        "sms": "text message, text messages, texting, text",
        "push": "push notification, app notifications",
        "audio": "podcast, podcasts, spotify, podcast ads, audio ads",
        "affiliate": "affiliates, affiliate marketing, comparison sites",
        "referral": "referrals, recommendation, referral programme, backlinks, links",
        "direct": "website, direct traffic, web site, homepage, our website",
        "events": "trade show, trade shows, trade fair, trade fairs, fairs, conference, conferences, exhibition, "
        "exhibitions, "
        "webinar, webinars, event, meetups, expo, workshops",
        "print": "magazine, magazines, newspaper, newspapers, brochure, flyer, flyers, leaflets, catalogue, "
        "catalog, press, "
        "print ads, trade press",
        "direct-mail": "post, letters, postal mail, mailings, postcards, letter",
        "tv": "television, tv ads, commercials",
        "outdoor": "billboard, billboards, out of home, ooh, posters, poster",
        "in-store": "store, shop, shops, retail, point of sale, pos, showroom, shop window",
        "word-of-mouth": "friends, colleagues, peers, friends and family, wom, recommendations, recommendation, "
        "mouth to mouth",
        "sales-outreach": "cold call, cold calls, cold calling, sales calls, telesales, outbound, sales team, "
        "cold email, "
        "field sales, sales reps",
        "partner": "partners, resellers, distributors, partnerships, dealers",
        "community": "forum, forums, reddit, discord, slack, communities, facebook groups, user group, groups",
        "influencer": "influencers, creators, bloggers, influencer marketing",
    },
    behaviour.ContactChannel: {
        "email": "mail, newsletter, letter by email",
        "phone": "telephone, call, calls, phone call, mobile, phone calls, tel",
        "sms": "text, text message, texting, text messages",
        "messaging-app": "whatsapp, messenger, chat, signal, telegram, wechat, slack, live chat, viber, line, imessage",
        "video-call": "zoom, teams, skype, video, google meet, video conference, microsoft teams",
        "in-person": "face to face, meeting, meetings, on site, visit, personal meeting, f2f, in store",
        "post": "letter, mail, postal mail, letters",
        "in-app": "app, push, push notification, notifications",
        "social": "facebook, instagram, tiktok, linkedin, twitter, social network, x",
        "self-service": "faq, help centre, help center, knowledge base, portal, website, chatbot, docs, documentation",
    },
    behaviour.Frequency: {
        "daily": _EVERY_DAY,
        "weekly": "every week, once a week, each week, per week, a few times a week, twice a week, 1x week, week",
        "monthly": "every month, once a month, each month, per month, 12 times a year, month, every four weeks",
        "quarterly": "every quarter, once a quarter, every three months, every 3 months, four times a year, "
        "each quarter, "
        "4 times a year, quarter",
        "yearly": "every year, once a year, annually, annual, each year, per year, per annum, year",
        "seasonal": "each season, every season, in season, christmas, per season, summer, winter",
        "one-off": "once, one time, single purchase, one time purchase, only once, never again",
        "contract": "subscription, retainer, recurring, framework agreement, by contract, subscriber",
    },
    behaviour.DecisionStyle: {
        "quality-first": "quality, perfectionist, quality conscious, quality driven, best quality",
        "value-seeking": "price conscious, price driven, bargain hunter, value for money, price, thrifty, "
        "deal seeker, frugal",
        "brand-loyal": "loyal, brand conscious, brand, loyalty",
        "habitual": "habit, routine, creature of habit",
        "novelty-seeking": "trend conscious, early adopter, fashion conscious, innovator, curious, trendy",
        "impulsive": "spontaneous, impulse, impulse buyer, emotional",
        "recreational": "fun, enjoys shopping, shopping as fun, browsing",
        "overwhelmed-by-choice": "indecisive, confused, overwhelmed, unsure, undecided",
    },
    behaviour.PaymentMethod: {
        "card": "visa, mastercard, credit card, debit card, amex, american express, credit cards, maestro, debit, "
        "credit, "
        "company card, kreditkarte, carte bancaire, contactless",
        "bank-debit": "sepa, direct debit, sepa direct debit, lastschrift, ach, bacs, standing order, sepa debit",
        "bank-redirect": "ideal, sofort, giropay, bancontact, eps, przelewy24, blik, trustly, online banking, p24",
        "bank-transfer": "wire, wire transfer, transfer, bank, sepa transfer, virement, money transfer, swift, "
        "prepayment",
        "buy-now-pay-later": "klarna, bnpl, afterpay, affirm, clearpay, instalments, installments, pay later, "
        "hire purchase, "
        "instalment, pay in three, financing, credit plan, ratenzahlung",
        "real-time-payment": "pix, upi, instant payment, paynow, swish, instant transfer, fednow, bizum",
        "voucher": "boleto, oxxo, konbini, multibanco, coupon, coupons, vouchers",
        "wallet": "paypal, apple pay, google pay, alipay, wechat pay, amazon pay, samsung pay, mobile payment, "
        "e wallet, gpay, "
        "twint, mobilepay, venmo, cash app, vipps, revolut, mobile wallet, shop pay",
        "cash": "cash on delivery, cod, notes and coins, bar",
        "cheque": "check, checks, cheques, bank check",
        "invoice": "purchase order, po, on account, net 30, net 60, bill, billing, on invoice, rechnung, net30, "
        "monthly invoice",
        "gift-card": "gift cards, gift voucher, gift certificate, store credit",
        "crypto": "bitcoin, ethereum, btc, cryptocurrencies, stablecoin",
        "loyalty-points": "points, bonus points, miles, rewards, reward points",
    },
    behaviour.Device: {
        "phone": "smartphone, iphone, mobile, android, mobile phone, cell phone, cellphone, handy, smart phone",
        "tablet": "ipad, tablets",
        "laptop": "notebook, macbook, chromebook",
        "desktop": "pc, computer, imac, mac, workstation, desktop pc",
        "smart-tv": "tv, television, smart television",
        "in-store": "kiosk, terminal, store screen, screen in store",
    },
    behaviour.MediaKind: {
        "tv": "television, series, streaming, netflix",
        "podcast": "podcasts, audio",
        "newsletter": "email, mailing list, substack",
        "press": "magazine, newspaper, magazines, newspapers, trade magazine, journal, trade press, print, news",
        "social": "facebook, instagram, tiktok, linkedin, twitter, influencer, x, social network, youtube, "
        "pinterest, account",
        "forum": "community, reddit, discord, board, group",
        "book": "books, audiobook",
        "video": "youtube, vimeo, videos, channel",
        "event": "conference, trade show, meetup, fair, webinar, trade fair, events",
    },
    behaviour.JobKind: {
        "functional": "practical, task, rational, function",
        "emotional": "emotion, feeling, personal",
        "social": "status, society",
    },
    general.CompanySize: {
        "solo": "freelancer, self employed, one person, sole trader, freelance, one man business, individual",
        "micro": "start up, startup, tiny, very small, smb, sme, kmu, pme",
        "small": "small business, smb, sme, small and medium, small to medium, kmu, pme, small company",
        "medium": "mid market, midmarket, mid size, midsize, mid sized, medium sized, mittelstand, smb, sme, kmu, pme, "
        "small and medium, small to medium, middle market, mid",
        "large": "big, corporate, corporation, large company, big company, mid market, midmarket, konzern",
        "enterprise": "corporate, corporation, fortune 500, global, multinational, enterprises, konzern, "
        "fortune 100, huge",
    },
    general.CompanyType: {
        "public": "listed, publicly traded, plc, stock corporation, public company",
        "private": "privately held, ltd, llc, limited, gmbh, privately owned, private company",
        "start-up": "startup, start ups, scale up, scaleup",
        "non-profit": "nonprofit, charity, ngo, not for profit, association, foundation, third sector",
        "government": "public sector, state, authority, municipality, council, city council, public administration",
        "education": "school, university, college, schools, academic",
        "cooperative": "co op, coop, co operative",
        "sole-trader": "freelancer, self employed, sole proprietor, sole proprietorship, freelance",
        "family-business": "family owned, family run, family firm, family company",
        "franchise": "franchisee, franchises",
    },
    general.BuyingRole: {
        "economic-buyer": "budget holder, budget owner, buyer, cfo, payer",
        "decision-maker": "decider, decision taker, final say, approver, decides",
        "champion": "advocate, sponsor, ambassador, initiator",
        "influencer": "recommender, advisor, adviser, advises",
        "technical-buyer": "it, evaluator, technical evaluator, tech buyer, security",
        "end-user": "user, users, end users, consumer",
        "procurement": "purchasing, purchaser, buying department, sourcing",
        "blocker": "gatekeeper, opponent, sceptic, skeptic, detractor, veto",
    },
    general.Seniority: {
        "intern": "internship, trainee, working student",
        "junior": "entry level, entry, graduate",
        "mid": "mid level, middle",
        "lead": "team leader, supervisor",
        "manager": "middle management, middle manager, head, head of",
        "director": "head, head of",
        "vp": "svp, evp, senior vice president",
        "c-level": "c suite, csuite, ceo, cfo, coo, cto, cmo, cio, chief executive, chief executive officer, "
        "chief officer, managing director, board member",
        "owner": "founder, co founder, business owner, proprietor, self employed",
    },
    general.MaritalStatus: {
        "single": "unmarried, never married, alone",
        "cohabiting": "living together, living with partner, lives with partner",
        "married": "wed, spouse, marriage",
        "civil-partnership": "civil union, registered partnership",
        "widowed": "widow, widower",
        "unspecified": "prefer not to say, not specified, irrelevant, any",
        "mixed": "various, varies, both, different",
    },
    general.Confidence: {
        "low": "weak, guess, unsure, assumed, uncertain",
        "medium": "moderate, middle, mid, fair",
        "high": "strong, very high, certain, sure, validated, proven",
    },
    general.SourceKind: {
        "interview": "interviews, user interviews, talk, conversation, focus group, customer interviews, "
        "user interview",
        "survey": "questionnaire, poll, surveys, online survey, typeform",
        "analytics": "google analytics, web analytics, data, web data, usage data, tracking",
        "crm": "salesforce, hubspot, customer data, customer database, crm data",
        "support": "helpdesk, zendesk, tickets, support tickets, customer service, service, complaints",
        "sales": "sales team, sales data, orders, order data, sales calls",
        "returns": "return data, refunds, returned goods",
        "review": "reviews, ratings, testimonials, trustpilot",
        "desk-research": "literature, report, study, secondary research, market research, article, desk, research, "
        "studies",
        "workshop": "workshops, co creation, team workshop, session",
    },
    general.Basis: {
        "proto": "assumption, assumptions, hypothesis, proto persona, guess, guesses, ad hoc, assumption based, "
        "hypothetical",
        "qualitative": "interviews, qual, qualitative research, observation",
        "quantitative": "survey, quant, data, statistics, analytics, data driven",
        "mixed": "both, mixed methods, qualitative and quantitative, qual and quant, hybrid",
    },
    general.Status: {
        "draft": "wip, work in progress, in progress, unpublished, pending, new, in draft, proposed, entwurf, "
        "borrador, brouillon",
        "active": "published, live, final, approved, current, done, complete, public, validated, in use, ready",
        "under-review": "review, in review, to review, needs review, being reviewed, reviewing",
        "retired": "archived, inactive, obsolete, old, deprecated, outdated, closed",
    },
    general.Priority: {
        "primary": "main, high, first, most important, 1, top, core, p1",
        "secondary": "second, medium, 2, p2",
        "supplemental": "supplementary, tertiary, low, third, 3, additional, other, p3",
        "buyer": "customer, purchaser",
        "served": "beneficiary, affected",
    },
    general.QuoteKind: {
        "verbatim": "real, original, literal, actual, exact, word for word, direct, interview, survey, review",
        "paraphrased": "paraphrase, indirect, in other words, reworded, interview, survey, review",
        "composite": "combined, merged, several, mixed",
        "invented": "fictional, made up, fictitious, imagined, fake",
    },
    general.Relationship: {
        "prospect": "lead, potential, potential customer, new, interested",
        "buyer": "customer, existing customer, purchaser, current customer, client",
        "user": "end user, consumer",
        "payer": "budget holder",
        "influencer": "recommender, adviser, advisor",
        "partner": "reseller, supplier",
        "former": "ex customer, lost, churned, past customer, lapsed",
    },
    general.IncomeBand: {
        "low": "poor, small, below average",
        "middle": "average, medium, mid",
        "lower-middle": "below average",
        "upper-middle": "above average, comfortable",
        "high": "wealthy, rich, affluent, very high",
    },
    general.Settlement: {
        "city": "urban, big city, metropolitan, metropolis, inner city, metro, metro area, metropolitan area",
        "town-suburb": "town, suburb, suburban, suburbs, small town",
        "rural": "village, countryside, country, remote, farm",
    },
    general.Authorship: {
        "human": "people, person, by hand, manual",
        "ai-assisted": "ai, chatgpt, copilot, with ai, gpt, llm, partly ai",
        "ai-generated": "ai, chatgpt, gpt, llm, fully ai",
    },
    general.IncomePeriod: {
        "year": "annual, annually, per annum, yearly, per year, 12 months, pa",
        "month": "monthly, per month",
    },
    general.IncomeBasis: {
        "individual": "personal, own, single, per person, alone",
        "household": "family, couple, joint, home",
    },
    **OF_NEGATIVE,
}
