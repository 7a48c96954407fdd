"""What else people write for a term of negative personas and of money, by vocabulary and term.

Knows: terms and words. Must not know: which field uses them, or how a word is looked up.
"""

from collections.abc import Mapping

from handbook.schema.terms import negative
from handbook.schema.terms.term import Term

OF_NEGATIVE: Mapping[type[Term], Mapping[str, str]] = {
    negative.NegativeKind: {
        "exclude": "do not target, avoid, not a fit, unqualified, no fit, disqualify",
        "handle": "difficult customer, existing customer, costly, costly customer, manage",
        "misuse": "abuse, fraud, abuser, bad actor, malicious",
    },
    negative.NegativeReason: {
        "unprofitable": "cost, too expensive, costs, costly, loss, low value, low margin, not profitable, money",
        "misaligned": "not a fit, wrong fit, bad fit, mismatch, poor fit, wrong product, no fit",
        "difficult-to-serve": "difficult, hard to serve, support heavy, demanding, high maintenance, too much work, "
        "toxic",
    },
    negative.SubReason: {
        "high-returns": "returns, many returns, serial returner, returns a lot",
        "high-complaints": "complaints, complains, complainer, many complaints",
        "high-support": "support, support heavy, too many tickets, needs hand holding, high maintenance",
        "discount-only": "discounts, bargain hunter, price only, only buys on sale, price shopper, discount hunter",
        "promotion-abuse": "coupon abuse, freebies, multiple accounts, trial abuse, promo abuse, coupon stacking",
        "reseller": "resellers, scalper, resale, grey market",
        "late-or-non-payment": "late payment, late payer, no payment, pays late, non payment, does not pay, bad debt",
        "high-acquisition-cost": "expensive to win, high cac, long sales cycle, cac too high",
        "churn-prone": "churn, high churn, cancels soon, leaves soon, one time buyer",
        "no-budget": "low budget, cannot afford, budget, too small budget, too little money, lack of budget, no money",
        "no-authority": "authority, not the decision maker, cannot decide, no decision power, no buying power, "
        "no power",
        "wrong-size": "too small, too big, size, too large, company size, enterprise, wrong company size",
        "wrong-industry": "industry, wrong sector, sector, wrong vertical",
        "outside-area": "location, outside service area, wrong country, too far, geography, out of area, wrong region",
        "wrong-use-case": "use case, wrong need, wrong use, wrong problem, wrong product",
        "tech-incompatible": "technology, incompatible, wrong platform, tech stack, legacy system",
        "research-only": "student, students, researcher, tyre kicker, tire kicker, just looking, window shopper, "
        "tyre kickers",
        "competitor": "competitors, competition, rival",
        "job-seeker": "applicant, job seekers, job hunter, candidates, applicants",
        "values-conflict": "values, ethics, conflict of values",
        "abusive-conduct": "abusive, rude, harassment, aggressive, insults, abuse",
        "compliance-risk": "compliance, legal risk, fraud, sanctions, illegal",
    },
    negative.SignStage: {
        "marketing": "awareness, advertising, ads, website, top of funnel, traffic, visit, campaign",
        "lead": "qualification, enquiry, inquiry, prospect, discovery, first contact, form, qualify, contact form, "
        "mql, leads",
        "sales": "negotiation, proposal, offer, demo, consideration, quote, closing, purchase, checkout, sql, "
        "pre sales, sale",
        "onboarding": "trial, setup, implementation, kick off, start, kickoff, first order, free trial, activation",
        "service": "support, customer service, after sales, customer success, help desk, use, usage, retention, "
        "account management",
        "returns": "return, refund, refunds, exchange",
        "billing": "payment, invoice, invoicing, collections, finance, accounting, renewal, payments",
    },
    negative.SignLevel: {
        "yellow": "low, medium, amber, orange, warning, caution, minor, mild, watch, soft",
        "red": "high, critical, severe, stop, serious, major, hard, very high, deal breaker, danger, urgent",
    },
    negative.HandlingStep: {
        "reassess": "review, check, look again, evaluate, re evaluate, monitor, qualify",
        "educate": "explain, inform, teach, help, train, talk",
        "renegotiate": "negotiate, new terms, change terms, reprice, raise price, price increase",
        "migrate": "move, refer, redirect, switch, downgrade, move to partner, hand over",
        "limit": "restrict, reduce, cap, throttle, restrictions",
        "decline": "reject, say no, refuse, fire, end, terminate, block, exclude, offboard, disqualify",
    },
    negative.Intent: {
        "unintentional": "accidental, not on purpose, innocent, by mistake, unaware, good faith",
        "deliberate": "intentional, on purpose, malicious, knowingly, bad faith, fraud",
        "mixed": "both, varies, sometimes",
        "unknown": "unclear, not sure",
    },
    negative.Harm: {
        "margin": "profit, money, revenue, cost, costs, profits, finances, cash",
        "staff": "team, employees, support team, morale, people, colleagues, burnout",
        "other-customers": "customers, community, other users, users",
        "brand": "reputation, image, reviews",
        "compliance": "legal, law, regulation, risk",
    },
    negative.ExclusionKind: {
        "audience": "custom audience, list, customer list, lookalike, segment, remarketing list, crm list",
        "keyword": "negative keyword, search term, keywords, negative keywords, search terms, query",
        "job-title": "title, job titles, role, position",
        "company-size": "size, headcount, employees",
        "industry": "sector, vertical, branch",
        "geography": "location, country, region, place, geo, city, postcode, countries",
        "domain": "website, email domain, site, domains, free mail, web site",
        "placement": "site, app, placements, channel, website",
        "form-rule": "form, validation, form field, contact form, form validation",
        "lead-score": "score, scoring, lead scoring, negative score",
    },
    negative.CauseArea: {
        "product": "features, quality, design, app, website",
        "price": "pricing, costs, discounts, discount",
        "promise": "marketing, advertising, messaging, communication, ads, ad copy, sales promise",
        "policy": "rules, terms, returns policy, conditions, terms and conditions, return policy",
        "onboarding": "setup, training, documentation, docs",
        "delivery": "shipping, logistics, fulfilment, fulfillment, dispatch",
        "service": "support, customer service, help desk",
        "fit": "targeting, mismatch, wrong audience, market fit",
    },
    negative.FixStatus: {
        "idea": "open, proposed, suggestion, new, backlog, proposal",
        "planned": "to do, todo, scheduled, next, agreed, accepted",
        "doing": "in progress, ongoing, started, wip, active, in work",
        "done": "fixed, completed, complete, solved, closed, shipped, resolved, finished",
        "wont-do": "won't fix, wont fix, rejected, declined, cancelled, canceled, never, dropped",
    },
    negative.Period: {
        "year": "annual, annually, per annum, yearly, per year, 12 months",
        "quarter": "quarterly, per quarter, 3 months, three months",
        "month": "monthly, per month, 30 days",
    },
}
