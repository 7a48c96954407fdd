"""What else people call the parts of a block: the words of other templates, tools and systems, by block and part.

Knows: words. Must not know: what a part holds, or how a word is looked up (`meant.py`).
"""

from collections.abc import Mapping

PARTS: Mapping[str, Mapping[str, str]] = {
    "Avatar": {
        "src": "file, url, path, image, photo, href, filename",
        "alt": "alt text, description, caption, alternative text, text",
        "credit": "author, photographer, by, attribution, copyright, artist, creator",
        "licence": "rights, terms",
    },
    "Claim": {
        "text": "item, name, title, label, statement, description, point, value, need, challenge, goal, fear, pain, "
        "pain point, problem, motivation, driver, tool, skill, objection, trigger, criterion, responsibility, hobby, "
        "interest, brand, frustration, task, content, entry",
    },
    "Choice": {
        "text": "item, name, value, channel, label, title, method, device, type",
        "rating": "score, importance, weight, preference, relevance",
        "note": "comment, description, details, remark",
    },
    "Settings": {"teams": "departments, owners, squads"},
    "Team": {
        "name": "title, label, team, department",
        "key": "id, slug, short, code",
        "also": "aliases, other names, synonyms, also known as, aka, abbreviations, abbreviation",
        "decides": "decisions, responsibilities, responsibility, responsible for",
        "channel": "slack, slack channel, chat, room",
        "contact": "email, e mail, mail, mailbox, address, email address, contact email, mailing list, url, link, form",
    },
    "ShortLine": {
        "line": "label, name, title, text, who, description, persona, customer, segment, group, summary",
        "reason": "why, cause, category, type, because, rationale, reasons",
        "until": "expires, end, end date, to, valid until, review date, for how long",
        "instead": "alternative, refer to, who else, redirect, redirect to, suggest, suggestion",
    },
    "Stage": {
        "stage": "time, phase, name, step, title, hour, moment, label, when",
        "actions": "activity, action, what they do, doing, does, task, description, text, behaviour",
        "feeling": "emotion, mood, sentiment, feels, how they feel, emotional state",
        "needs": "need, wants, requirements",
        "pains": "pain point, frustration, problem, challenge, obstacle, barrier",
        "tools": "touchpoint, channel, device, place, where",
        "opportunity": "chance, idea, our chance, recommendation, opportunities",
    },
    "Quote": {
        "text": "quote, words, content, body, quotation, value",
        "kind": "type, quote type",
        "source": "sources, cite, evidence, ref, reference, from, said by",
    },
    "Related": {
        "id": "persona, name, slug, key, ref",
        "how": "relation, relationship, type, kind, connection, relation type",
    },
    "Evidence": {
        "basis": "type, method, methodology, research type, kind, research method, persona basis",
        "confidence": "certainty, confidence level, evidence level, how sure, reliability, trust, data quality",
        "sources": "references, research, source list, data sources, bibliography, interviews, studies, surveys, "
        "evidence sources, research sources, citations",
        "composite_of": "number of people, based on people, participants, sample size, respondents, interviewees",
    },
    "Source": {
        "id": "key, ref, code, number, no",
        "kind": "type, method, source type, category, medium",
        "title": "name, label, description, text, what, headline",
        "date": "year, when, published, conducted, day, on, period, date range, month",
        "n": "sample, sample size, participants, respondents, count, size, people, interviews, number, responses",
        "link": "url, href, web, address, website, file, doi, uri, web address, source url",
        "note": "notes, comment, comments, remark, details",
    },
    "Negative": {
        "kind": "type, negative type, kind of negative, meaning",
        "reasons": "reason, disqualification reasons, reason codes, disqualified reason, rejection reasons",
        "why": "reason, explanation, rationale, why not, why not a fit, description, because, summary, justification, "
        "why negative, why excluded",
        "sub_reasons": "detailed reasons, reasons in detail, specific reasons, subreasons, detail",
        "intent": "intention, motive, on purpose, deliberate",
        "harms": "harm, damage, impact, cost to us, what suffers, damages, consequences",
        "usually_asks_for": "asks for, typical requests, requests, what they ask for, typical questions, wants, "
        "demands",
        "warning_signs": "red flags, signals, signs, warnings, indicators, warning signals, early signs, flags, "
        "how to recognise them, how to spot them, disqualifiers, negative signals, tell tale signs, alarm signs, "
        "disqualifying signs, caution signs, early warnings, telltale signs, how to identify, yellow flags",
        "fit_questions": "qualifying questions, screening questions, qualification questions, questions, "
        "questions to ask, discovery questions, filter questions",
        "looks_like": "lookalikes, look alikes, mistaken for, confused with, similar to, easily confused with",
        "if_accepted": "if we accept, if accepted anyway, if we say yes, if we take them, consequences",
        "handling": "how to handle, response, what to do, action, actions, how to respond, treatment, playbook, "
        "next step, what we do, procedure, how we respond",
        "reconsider_when": "reconsider, revisit when, when they would fit, exit criteria, becomes fit when, revisit, "
        "reconsider if, until, could become a customer when, review when, requalify when, change of mind",
        "becomes": "would become, turns into, convert to, target persona",
        "exceptions": "exception, unless, except, excluding",
        "exclusions": "disqualifiers, targeting exclusions, ad exclusions, exclusion list, negative keywords, "
        "exclusion rules, exclusion criteria, excluded audiences, suppression list, blocklist, audience exclusions",
        "root_causes": "causes, our part, why it happens, root cause, our own doing, cause",
        "false_positive_check": "false positives, false positive, error check",
        "fairness": "fairness check, bias check, discrimination check, ethics check, fairness review",
    },
    "WarningSign": {
        "sign": "signal, flag, text, what, name, description, title, indicator, warning, red flag, behaviour",
        "stage": "phase, when, funnel stage, step, where, moment, touchpoint",
        "level": "severity, colour, priority, weight, seriousness, urgency, risk, strength, flag colour",
        "seen_by": "noticed by, who, team, spotted by, observed by, teams, department",
    },
    "FitQuestion": {
        "ask": "question, text, q, query, prompt",
        "fit": "good answer, right answer, yes, positive, fits, good, green flag, answer",
        "misfit": "bad answer, wrong answer, no, negative, bad, does not fit, red flag",
    },
    "LookAlike": {
        "persona": "id, name, looks like, who, slug",
        "difference": "distinction, how to tell, what differs, differs by, how they differ, tell",
        "ask": "question, what to ask, test question",
    },
    "Handling": {
        "step": "first step, action, measure, stage, next step, ladder",
        "service": "support, customer service, customer support, customer success, care",
        "finance": "billing, accounting, accounts, collections",
        "marketing": "ads, advertising, campaigns",
        "decline_text": "decline message, rejection text, wording, how to say no, script, decline script, polite no, "
        "template, no thanks text, refusal, decline email, rejection email, rejection message, decline wording, "
        "polite decline, email template, decline template, reply, canned response",
        "refer_to": "refer, referral, alternative, what instead, instead, redirect, alternative offer, refer out, "
        "send them to, better option, recommend instead, partner to refer to, refer them to",
    },
    "Exclusion": {
        "where": "platform, channel, system, tool, place, network, medium",
        "kind": "type, category, exclusion type",
        "rule": "value, text, criterion, condition, filter, exclude, keyword, definition, term",
        "since": "from, start, added, start date, date, added on, valid from, created",
        "expires": "until, end, end date, to, valid until, expiry, expiry date, review by",
    },
    "RootCause": {
        "cause": "text, problem, why, description, root cause, name, title, reason",
        "area": "department, category, part, type, kind",
        "fix": "solution, remedy, action, what to do, measure, improvement, countermeasure",
    },
    "Work": {
        "importance": "priority, weight, how important, urgency",
        "status": "state, progress, stage",
        "owner": "team, responsible, assignee, assigned to, who, owned by",
        "due": "deadline, until, by, due date, due by, target date, end",
        "effort": "estimate, size, story points, work, how long, what it takes",
        "link": "url, ticket, issue, href, jira, issue link",
        "outcome": "effect, impact, result, expected effect, benefit, what changed",
        "cost_per_year": "cost, annual cost, yearly cost, cost a year, price",
    },
    "Goals": {
        "professional": "work, business, career, at work, job, professional goals, work goals, business goals, company",
        "personal": "private, life, at home, personal goals, life goals, home, end goals, own",
    },
    "Job": {
        "want": "text, job, task, i want to, action, goal, they want to, what, need, description, i want, motivation",
        "when": "situation, context, trigger, circumstance, scenario, as a",
        "so_that": "outcome, so i can, benefit, result, expected outcome, in order to, purpose, so, why, "
        "desired outcome",
        "kind": "type, dimension, job type",
    },
    "Purchasing": {
        "habits": "purchase habits, shopping habits, buying habits, behaviour, shopping patterns, buying patterns, "
        "purchasing patterns, behaviours, how they shop, buying behaviours, purchase patterns, spending habits",
        "frequency": "purchase frequency, buying frequency, how often, order frequency, shopping frequency, "
        "frequency of purchase, how often they buy, buys",
        "decision_style": "decision making, decision making style, buying style, how they decide, shopping style, "
        "decision process style, style",
        "price_sensitivity": "price sensitive, price consciousness, price awareness, sensitivity, price focus",
        "triggers": "trigger events, buying triggers, purchase triggers, trigger, what triggers, triggering events, "
        "buying signals, purchase intent triggers, compelling events, why now",
        "criteria": "decision criteria, buying criteria, purchase criteria, decision factors, evaluation criteria, "
        "selection criteria, purchase drivers, what they look for, must haves, buying factors, "
        "what matters when buying",
        "objections": "common objections, reservations, doubts, sales objections, hesitations, pushback, concerns, "
        "typical objections, purchase barriers, buying barriers, reasons not to buy, perceived barriers",
        "deal_breakers": "dealbreakers, no gos, show stoppers, turn offs, deal killers, knock out criteria, red lines",
        "alternatives": "competitors, competing products, alternatives considered, considered alternatives, "
        "competition",
        "process": "decision process, decision making process, purchase process, purchasing process, approval process, "
        "procurement process",
        "cycle": "sales cycle, buying cycle, purchase cycle, sales cycle length, decision cycle, time to decision",
        "average_order": "average order value, aov, order value, average spend, average purchase, basket size, "
        "basket value, average basket",
        "deal_size": "contract value, deal value, contract size, average deal size, average contract value, acv",
    },
    "Communication": {
        "channels": "channels, contact channels, preferred channels, preferred contact, communication channels, "
        "contact methods, preferred channel, preferred contact method, method, methods, medium, how to contact",
        "tone": "tone of voice, style, voice, communication style, tonality, language style, manner, register",
        "frequency": "contact frequency, how often, communication frequency, email frequency, cadence",
        "best_time": "time, best time to contact, best times, time of day, when, preferred time, availability, "
        "when to call",
        "avoid": "donts, do not, what to avoid, never say, words to avoid, dislikes, don't say, not to do",
    },
    "Medium": {
        "name": "title, text, what, medium, outlet, website, publication",
        "kind": "type, category, format, media type",
        "note": "notes, comment, description, details, why",
    },
    "Implications": {
        "marketing": "advertising, content, marketing implications, for marketing, marketing message",
        "sales": "selling, sales pitch, for sales, sales tips",
        "service": "support, customer service, customer support, for service, customer success, care",
        "product": "design, ux, development, product team, for product, features, engineering",
    },
    "Company": {
        "type": "kind, legal form, organisation type, company type, ownership, business type",
        "industry": "sector, branch, vertical, line of business, field, market, industries, verticals, "
        "industry sector, "
        "company industry, business sector, business area",
        "size": "employees, company size, headcount, number of employees, staff, team size, workforce, "
        "employee count, people, organisation size, size of company, company headcount, staff size, org size",
        "region": "location, country, headquarters, hq, based in, city, place, area, address, territory, "
        "company location",
        "revenue": "revenue, turnover, annual revenue, sales, company revenue, yearly revenue, "
        "annual turnover, yearly turnover, "
        "company turnover",
    },
    "Trait": {
        "name": "trait, label, text, title, scale, dimension",
        "left": "min label, low, from, start, minimum, lower end",
        "right": "max label, high, to, end, maximum, upper end, opposite",
        "value": "score, rating, level, position, percentage, points",
    },
    "Age": {
        "min": "from, youngest, minimum, lower, low",
        "max": "to, oldest, maximum, upper, high",
        "text": "value, label",
    },
    "Location": {
        "label": "text, place, city, name, town, description, value",
        "settlement": "type, kind, urbanicity, area type, urban or rural",
        "region": "state, county, province, area",
        "country": "country code, nation, land",
    },
    "Income": {
        "label": "text, description, value, amount",
        "band": "level, class, bracket, category, group",
        "min": "from, minimum, lower",
        "max": "to, maximum, upper",
        "period": "per, frequency, interval",
    },
    "Economics": {
        "customers": "number of customers, customer count, active customers, customer base",
        "new_customers": "new customers per year, customers won, acquired customers, customers gained",
        "revenue": "average revenue, revenue per customer, arpu, sales per customer, turnover per customer, "
        "yearly revenue per customer, annual spend",
        "gross_margin": "margin, gross profit margin, profit margin, contribution margin",
        "acquisition_cost": "cac, customer acquisition cost, cost of acquisition, cost per acquisition, cpa, "
        "marketing cost per customer",
        "support_cost": "cost of support, service cost, cost to serve, customer service cost",
        "returns_cost": "cost of returns, return cost, returns processing cost",
        "discount_cost": "discounts, cost of discounts, discount per customer",
        "payment_losses": "bad debt, defaults, chargebacks, write offs, payment defaults",
        "other_cost": "other costs, miscellaneous costs, further costs",
        "clv": "ltv, clv, cltv, lifetime value, customer value, ltv value, customer ltv",
        "return_rate": "returns, rate of returns, returned orders, refund rate",
        "complaint_rate": "rate of complaints, complaints per order",
        "complaints_per_customer": "complaints, number of complaints, complaints per year, complaints per customer",
        "contacts_per_order": "support contacts, contact rate, tickets per order, support tickets per order",
        "late_payment_rate": "late payments, overdue rate",
        "churn_rate": "churn, attrition, attrition rate, cancellation rate",
        "period": "per, time, timeframe",
    },
}

# Words of one block's fields that mean the same outside of it. Of the others, only those of several words do: `work`
# is a kind of goal among goals, and anything elsewhere.
ANYWHERE = (
    "dealbreakers, sector, vertical, verticals, industries, employees, headcount, workforce, disqualifiers, reason, "
    "ltv, cltv, revenue, turnover, competitors, aov, acv, umsatz, jahresumsatz, omzet, fatturato, faturamento, "
    "facturación, "
    "cac, cpa, arpu, churn, attrition, lookalikes, reconsider, exclude, blocklist, references, "
    "bibliography, "
    "tonality, hypotheses, firmographics, certainty, chargebacks, methodology, branche, branch, secteur, setor, "
    "settore, "
    "mitarbeiter, mitarbeiterzahl, einwände, objeciones, auslöser, quellen, fuentes, fontes, fonti, bronnen, "
    "kaufgewohnheiten, kaufkriterien, entscheidungskriterien, kaufhäufigkeit, unternehmensgröße, firmengröße, "
    "warnzeichen, "
    "warnsignale, effectif, exclusiones, reservations, bedrijfstak, tonalität, bezwaren, obiezioni, objeções"
)
