"""Names that people use for fields, from other templates, systems and languages: where each leads, if anywhere."""

import pytest
from tests.handbook.support import ACTIVE, PATH, front, persona, rules_broken, validated

from handbook.personas.record import every_spec
from handbook.schema import meant_by, validate
from handbook.schema.fields import Block, specs
from handbook.schema.meant import fold, why_not_needed
from handbook.schema.persona import Persona
from handbook.schema.settings import Settings
from handbook.schema.short import ShortList
from handbook.schema.terms.names import FIELDS
from handbook.schema.terms.names_abroad import ABROAD
from handbook.schema.terms.names_of_parts import PARTS
from handbook.schema.work import Work

# What is written, and the fields that it may mean; nothing where it is something of the writer's own.
NAMES = """
display_name: name | Headline: name | fullName: name | First Name: name | persona_name: name | post_title: name
excerpt: summary | abstract: summary | meta_description: summary | shortDescription: summary | in a nutshell: summary
featured_image: avatar | thumbnail: avatar | coverImage: avatar | Headshot: avatar | profile-picture: avatar
og_image: avatar | jobs stories: jobs | JTBD: jobs | user tasks: jobs | Job Stories: jobs
back_story: bio | Background Story: bio | narrative: bio | who they are: bio
struggles: challenges | obstacles: challenges | Key Challenges: challenges | barriers: challenges
biggest_challenges: challenges | hurdles: challenges | frustration: challenges | Pains: challenges
aims: goals | Ambitions: goals | goals & needs: goals | wants: goals | objective: goals | main goals: goals
motivators: motivations | Motivation: motivations | incentives: motivations | what drives them: motivations
Gains: motivations | reasons_to_buy: motivations
free_time: hobbies | Pastimes: hobbies | hobby: hobbies | passions: interests | topics_of_interest: interests
principles: values | core_values: values | attitudes: values | character: traits | Personality Traits: traits
Big Five: traits | mbti: | personality_type:
decisionFactors: purchasing.criteria | evaluation criteria: purchasing.criteria | buying_triggers: purchasing.triggers
Common Objections: purchasing.objections | reservations: purchasing.objections | turn offs: purchasing.deal_breakers
no-gos: purchasing.deal_breakers | order frequency: purchasing.frequency | buying_habits: purchasing.habits
spending habits: purchasing.habits | price_sensitive: purchasing.price_sensitivity | Price: | how they buy: purchasing
shopping behavior: purchasing | BUYING BEHAVIOR: purchasing, purchasing.habits
decision making style: purchasing.decision_style
social_networks: marketing_channels | Touchpoints: marketing_channels | Lead Source: marketing_channels
where to find them: marketing_channels | contact_channels: communication.channels
preferred_channel: communication.channels | Communication Style: communication.tone | tonality: communication.tone
best time to contact: communication.best_time | payment_preferences: payment_methods | how they pay: payment_methods
brand_affinity: brands | favorite brands: brands | Favorite Brand: brands | podcasts: media | blogs: media
watering holes: media | newsSources: media | trusted sources: media | gadgets: devices | device usage: devices
digital_skills: tech_comfort | Tech Literacy: tech_comfort | computer skills: tech_comfort
vertical: company.industry | industry sector: company.industry | employees: company.size | headcount: company.size
number_of_employees: company.size | numberofemployees: company.size | Company Size: company.size
hq: | organization: company | Organisation: company | employer: company | firmographics: company | account_name: company
jobtitle: job_title | jobTitle: job_title | Position: job_title | hs_buying_role: buying_role | buyer_role: buying_role
key responsibilities: responsibilities | accountabilities: responsibilities | job_duties: responsibilities
city: location | lives_in: location | Hometown: location | place of residence: location | billing country: location
age_group: age | AgeRange: age | generation: | date_of_birth: age | pronouns: gender | job: job_title, occupation
household_income: income | annual salary: income | wage: income | degree: education | level of education: education
relationship_status: marital_status | family situation: marital_status | line of work: occupation | career: occupation
lastmod: last_reviewed | updated_at: last_reviewed | Last edited time: last_reviewed | date_modified: last_reviewed
publishDate: created | date_created: created | pubDate: created | createdAt: created | Created time: created
authors: owner | maintainer: owner | hubspot_owner: owner | categories: tags | hashtags: tags | labels: tags
category: group | cluster: group | target_audience: segment | market segment: segment
locale: language | lang: language
redirect_from: aliases | Related Posts: related | see_also: related | superseded_by: replaced_by
hypotheses: assumptions | references: evidence.sources | research_method: evidence.basis
data sources: evidence.sources
confidence level: evidence.confidence | sample size: evidence.composite_of
red-flags: negative.warning_signs | Warning Signals: negative.warning_signs | negative_keywords: negative.exclusions
qualifying questions: negative.fit_questions | decline_message: negative.handling.decline_text
refer_out: negative.handling.refer_to | why not a fit: negative.why | reconsider if: negative.reconsider_when
lifetime_value: economics.clv | customer_lifetime_value: economics.clv | CLTV: economics.clv
churn: economics.churn_rate
customer acquisition cost: economics.acquisition_cost | market_share: share_of_customers | profit share: share_of_profit
role_in_purchase: buying_role | in their own words: quote | Testimonial: quote | customer_quote: quote | tier: priority
Nombre: name | nom: name | nome: name | naam: name | Ziele: goals | objectifs: goals | objetivos: goals | doelen: goals
obiettivi: goals | Herausforderungen: challenges | défis: challenges | retos: challenges | sfide: challenges
uitdagingen: challenges | Beruf: occupation | métier: occupation | edad: age | età: age | leeftijd: age | Alter: age
Zusammenfassung: summary | résumé: summary | resumen: summary | Einkommen: income | ingresos: income | Wohnort: location
ubicación: location | lugar: location | marcas: brands | Hobbys: hobbies | loisirs: hobbies | valeurs: values
Unternehmensgröße: company.size | branche: company.industry | Einwände: purchasing.objections
moyens de paiement: payment_methods
besoins: goals, needs | primary_goal: goals | user_stories: jobs | persona_summary: summary
fecha: created, last_reviewed | Zitat: quote | bild: avatar | sprache: language
nationality: | languages_spoken: languages | Message: | tools: tools | experience: | Children: | favorite color: |
annualrevenue: company.revenue | revenue: company.revenue, economics.revenue
Lead Score: | website: | version: | lifestyle: | key_message: | religion: | NPS: |
Competitors: purchasing.alternatives | budget: budget | marketing_notes: | negative_traits: |
kpis: measured_by | primary_persona: | xyzzy: | wage_slip_no: |
Skills: skills | accessibility: access_needs | stage: | page: | usage: | parent: | customer_since: | team: team_size
turnover: company.revenue | annual_revenue: company.revenue | Umsatz: company.revenue | Jahresumsatz: company.revenue
omzet: company.revenue | contract_value: purchasing.deal_size | deal value: purchasing.deal_size
ACV: purchasing.deal_size | sales_cycle: purchasing.cycle | buying cycle: purchasing.cycle
decision_process: purchasing.process | Decision Process: purchasing.process | approval process: purchasing.process
alternatives_considered: purchasing.alternatives | decision_maker: buying_role | budget_holder: buying_role
average_order_value: purchasing.average_order | aov: purchasing.average_order | basket size: purchasing.average_order
average spend: purchasing.average_order | avg_age: age | average_age: age | mean_age: age | median income: income
avg_income: income | average salary: income | assistive_technology: access_needs | Sprachen: languages
idiomas: languages | spoken languages: languages | Ängste: fears | miedos: fears | KPIs: measured_by
segment_share: share_of_customers | favourite_quote: quote | favorite quote: quote | catchphrase: quote
daily_routine: journey | org_size: company.size | Digital Confidence: tech_comfort | based on: evidence
research: evidence | functions: responsibilities | family: marital_status | condition: | conditions: | questions: |
scenario: | scenarios: | spend: | headquarters: | Myers Briggs: |
"""
ENTRIES = [
    (name.strip(), {one.strip() for one in meant.split(",") if one.strip()})
    for name, meant in (
        pair.rsplit(":", 1) for pair in NAMES.replace("\n", " | ").replace(":  |", ":").split("|") if ":" in pair
    )
]
# Fields that another version may have: their words are kept ready.
NOT_YET = {"journey", "quotes", "tools", "alternatives", "turnover"}


def message(fields: str, path: str = PATH) -> str:
    (problem,) = validate(Persona, front(fields), path).problems
    return problem.message


@pytest.mark.parametrize(("name", "fields"), ENTRIES)
def test_a_name_leads_to_the_field_it_means_and_to_no_other(name: str, fields: set[str]) -> None:
    meant = set(meant_by(Persona, name))
    assert bool(meant) == bool(fields)
    assert meant <= fields


def test_there_are_many_names() -> None:
    assert len(ENTRIES) > 200


@pytest.mark.parametrize(("name", "also"), [("favourite brands", "Favorite-Brands"), ("painPoints", "PAIN POINT")])
def test_spellings_of_a_name_are_one(name: str, also: str) -> None:
    assert fold(name) == fold(also)


@pytest.mark.parametrize("name", ["layout", "slug", "permalink", "Sidebar_Position", "uuid", "cssclasses", "template"])
def test_what_other_systems_need_is_not_needed_here(name: str) -> None:
    assert meant_by(Persona, name) == []
    assert why_not_needed(name)
    assert message(f"{name}: x\n").endswith("delete the line")


def test_the_parts_of_a_line_of_those_who_are_not_a_fit_have_other_names_too() -> None:
    assert [meant_by(ShortList, name, "lines") for name in ("label", "why")] == [["lines.line"], ["lines.reason"]]


def test_every_word_stands_beside_a_field() -> None:
    fields = {spec.name for spec in specs(Persona)}
    blocks: dict[str, type[Block]] = {}

    def walk(block: type[Block]) -> None:
        for spec in specs(block):
            if spec.block and spec.block.__name__ not in blocks:
                blocks[spec.block.__name__] = blocks[spec.block.__name__.partition("[")[0]] = spec.block
                blocks.update({base.__name__: base for base in spec.block.__mro__ if base is Work})
                walk(spec.block)

    walk(Persona)
    walk(ShortList)
    walk(Settings)
    blocks["Settings"] = Settings
    assert set(FIELDS) - fields - NOT_YET == set()
    assert set(ABROAD["Persona"]) - fields - NOT_YET == set()
    for name, parts in [*PARTS.items(), *((name, parts) for name, parts in ABROAD.items() if name != "Persona")]:
        assert set(parts) - {spec.name for spec in specs(blocks[name])} - NOT_YET == set(), name


@pytest.mark.parametrize(
    "spec", [spec for spec in every_spec(Persona) if "." not in spec.path], ids=lambda spec: spec.path
)
def test_a_label_is_a_name(spec: object) -> None:
    path, label = spec.path, spec.label  # type: ignore[attr-defined]
    assert path in meant_by(Persona, label)


@pytest.mark.parametrize(
    ("inside", "name"),
    [
        *((inside, name) for inside in ("company", "jobs", "media", "purchasing", "economics", "negative.handling")
          for name in ("source", "owner", "revenue", "confidence", "date")),
        ("jobs", "location"), ("jobs", "status"), ("company", "goals"), ("company", "customers"), ("company", "age"),
        ("economics", "income"), ("economics", "marketing"), ("negative.root_causes", "owner"), ("media", "age"),
        ("evidence.sources", "owner"), ("quote", "name"),
    ],
)  # fmt: skip
def test_what_is_said_of_anything_never_leaves_its_block(inside: str, name: str) -> None:
    if name not in {spec.name for spec in every_spec(Persona) if spec.path.rpartition(".")[0] == inside}:
        assert [path for path in meant_by(Persona, name, inside) if path.rpartition(".")[0] != inside] == []


@pytest.mark.parametrize(
    ("inside", "name", "path"),
    [
        ("evidence.sources", "type", "evidence.sources.kind"),
        ("evidence.sources", "URL", "evidence.sources.link"),
        ("evidence.sources", "sample_size", "evidence.sources.n"),
        ("company", "location", "company.region"),
        ("company", "sector", "company.industry"),
        ("company", "headcount", "company.size"),
        ("negative", "decline_text", "negative.handling.decline_text"),
        ("negative", "step", "negative.handling.step"),
        ("negative", "rejection email", "negative.handling.decline_text"),
        ("negative", "signals", "negative.warning_signs"),
        ("negative.warning_signs", "severity", "negative.warning_signs.level"),
        ("negative.exclusions", "platform", "negative.exclusions.where"),
        ("purchasing", "decision criteria", "purchasing.criteria"),
        ("communication", "style", "communication.tone"),
        ("jobs", "job", "jobs.want"),
        ("purchasing", "segment", "segment"),
    ],
)
def test_inside_a_block_a_name_means_a_part_of_it_first(inside: str, name: str, path: str) -> None:
    assert meant_by(Persona, name, inside) == [path]


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ("title: Ann\n", "Did you mean `name`?"),
        ("name: Ann\ntitle: Head of x\n", "Did you mean `job_title`?"),
        ("nombre: Ann\n", "Did you mean `name`?"),
        (
            "full_name: Ann\nname: Ann\n",
            "This file has it already, and it takes one value: keep one there, and put the other under `custom:`",
        ),
        ("draft: true\n", "Write `status: draft` in its place"),
        ("draft: false\n", "Write `status: active` in its place"),
        ("published: false\n", "Write `status: draft` in its place"),
        ("status: active\ndraft: false\n", "`status: active` says it already: delete the line"),
        ("date: 2026-01-02\n", "Did you mean `last_reviewed` or `created`?"),
        (
            "objectives: [Walk]\n",
            "Its parts go under it, indented by two spaces: `general:`, `professional:`, `personal:`",
        ),
        ("channels: [email]\n", "Did you mean `marketing_channels` or `channels:` under `communication:`?"),
        ("sector: Post\n", "It belongs under `company:`, indented by two spaces, as `industry:`"),
        ("warning_signs: [Asks twice]\n", "under `negative:`, which only negative personas have"),
    ],
)
def test_what_a_file_has_decides_between_several(fields: str, says: str) -> None:
    assert says in message(fields)


def test_a_negative_persona_is_led_to_its_own_block() -> None:
    fields = "type: negative\nmarketing: [Stop]\n"
    assert "`marketing:` under `negative.handling:`" in message(fields)
    assert "negative" not in message("marketing: [Stop]\n")


def test_the_field_that_is_missing_is_not_missed_twice() -> None:
    assert [one.rule.id for one in validated("nombre: Ann\nresumen: x\n").problems] == ["unknown-field"] * 2


def test_a_field_that_cannot_be_read_under_another_name_is_not_missed_too() -> None:
    text = persona(base=ACTIVE.replace("challenges:", "Pain Points: a: b\nnotes:"))
    assert "Pain Points" in text
    assert "missing-field" not in rules_broken(text)
