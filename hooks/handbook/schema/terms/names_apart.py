"""Names that lead to no field: what has none, and what other systems keep in their front matter.

Knows: words. Must not know: how they are looked up (`meant.py`).
"""

from collections.abc import Mapping

# Names that have no field and that no field resembles in meaning, however near its letters are.
OF_ITS_OWN = (
    "negative traits, notes, scenario, generation, personality type, mbti, myers briggs, condition, "
    "mother tongue, nationality, ethnicity, race, religion, experience, "
    "years of experience, work experience, message, messages, messaging, key message, marketing message, "
    "value proposition, "
    "usp, expectations, "
    "version, children, kids, household, household size, family size, pets, living situation, housing, phone, email, "
    "e mail, mobile, fax, website, linkedin, facebook, instagram, twitter, tiktok, sign, zodiac, height, star sign, "
    "stage, page, usage, party, political views, politics, lifestyle, health, "
    "basket, cart, loyalty, loyalty programme, nps, satisfaction, empathy map, thinks, feels, hears, sees, does, "
    "say, think, feel, technology, favourite colour, likelihood, score, lead score, lead status, customer since, "
    "account manager, campaign, opportunities, opportunity, features, feature requests, content, offers, products, "
    "product, department, reports to, manager, team, environment, context, dislikes, "
    "day, routine, success, wealth, "
    "mindset, culture, superpower, life stage, market, region of sale"
)

# What other systems keep in their front matter, and why a persona needs no such line.
_ADDRESS = "the file's name is the id and makes the address"
_SHOWN_BY = "the handbook knows how to show a persona"
NOT_NEEDED: Mapping[str, str] = {
    "slug, id, uid, uuid, permalink, url, uri, path, page url, canonical, canonical url, handle, key, post id, "
    "page id, "
    "persona id, record id, entry id, contact id, identifier, sys id, post name": _ADDRESS,
    "layout, template, theme, page template, css, cssclass, cssclasses, class, style, output, engine, hide, sidebar, "
    "toc, table of contents, show toc, comments enabled, nav, nav order, nav title, menu, menu order, order, "
    "weight, sort order, position in menu, sidebar position, sidebar label, hide title, hide table of contents, "
    "pagination, "
    "parent, has children, breadcrumb, search exclude, content type, post type, post format, noindex, robots, sitemap, "
    "math, mermaid, featured, sticky, pinned, eleventy navigation, eleventy exclude from collections, "
    "obsidian ui mode, "
    "banner y, publish, isstarred, created with, cover y, cover x, setup, component, outputs, markup, "
    "kanban plugin, export on save, prerender, changefreq": _SHOWN_BY,
}

# What may be said of anything: such a name never leads out of the block that it stands in,
OF_ITS_PLACE = (
    "source, sources, type, owner, location, confidence, revenue, date, name, summary, status, priority, "
    "tags, language, age, values, income, related, description, title, goals, challenges, customers, "
    "marketing, sales, service, product"
)
# nor such a part into a block from outside.
OF_ITS_BLOCK = (
    "kind, type, note, text, value, label, min, max, name, id, link, by, on, currency, period, source, "
    "rating, src, how, title, date, owner, status, revenue, where, fix, rule, since, "
    "expires, personal, professional, n, ask, persona, code, region, questions"
)
# Words before a name that add nothing to it: `key_challenges`.
BEFORE = (
    "persona, personas, customer, customers, client, user, buyer, key, main, top, their, biggest, typical, "
    "core, primary, secondary, common"
)
