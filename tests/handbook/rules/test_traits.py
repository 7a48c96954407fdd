"""Which words are about who people are, and which only sound like it."""

from itertools import chain

import pytest

from handbook.rules.traits import Trait, in_prose, in_rule
from handbook.schema.terms.negative import ExclusionKind

# Rules that keep people out for who they are, by the kind that the exclusion has.
UNFAIR = {
    None: [
        "middle-aged men", "under 18 years old", "Turkish-speaking users", "speakers of Arabic", "people with dementia",
        "people born abroad", "Chinese tourists", "U25s", "schoolgirls",
        "Ads for ages 18-24", "foreign nationals", "age and sex", "LGBTQ+ audiences",
        "Iranian passport holders", "Nationals of Iran", "Arabic speakers", "under-eighteens", "over-sixties",
        "by race, religion", "ZIP 60601", "hard of hearing", "mobility-impaired visitors", "Young mothers", "OAPs",
        "Females under 30", "under-25s", "over 60s", "The over-60s", "students aged 18 to 24", "Pensioners", "women",
        "Women over 40", "Married couples", "pregnant women", "New mothers", "Muslim names", "wheelchair users",
        "Disabled customers", "ZIP codes 60600 to 60699", "nationality", "Gay bars", "teenagers", "millennials",
        "elderly people", "People under 25", "Customers over 60", "Anyone younger than 30",
        "customers in their twenties", "Gen Z", "Generation Z audiences", "born before 1960",
        "date of birth before 1960", "minors", "by sex", "Polish names", "Nigerian customers", "black people",
        "Asian shoppers", "non-native speakers", "broken English", "ethnic minorities", "race, religion",
        "immigrants", "Roma communities", "Jewish holidays", "Christians", "Mothers", "Single parents",
        "divorced men", "widows", "LGBT audiences", "same-sex couples", "transgender people", "screen reader users",
        "blind users", "people with disabilities", "mental health", "autistic children", "aged 60 and over",
        "people 65 and older", "Older customers", "young people", "Under 25s, over 60s", "Retired people",
        "Visitors under 25", "Adults 18-24", "Families with young children", "Households on maternity leave",
        "post codes in Bradford", "men and women over 70", "shoppers who are over 60", "people below the age of 30",
        "30-somethings", "seniors", "18-24 year olds", "16 to 24s", "customers from 18 to 24", "ladies only",
    ],
    ExclusionKind.AUDIENCE: [
        "Sex: female", "Shoppers (25-34)", "18-24, 65+", "25-34 or 35-44", "Relationship status: single",
        "Kids under 13", "Kids", "60+", "Shoppers aged 18-24", "Men", "Age: 18-24", "18-24", "65+", "Over 65",
        "18\N{EN DASH}24, 25\N{EN DASH}34", "Females", "Gender: female", "60 and over",
        "Women\N{RIGHT SINGLE QUOTATION MARK}s audiences", "Housewives",
    ],
    ExclusionKind.FORM_RULE: [
        "Foreign names",
    ],
    ExclusionKind.GEOGRAPHY: [
        "Postcodes beginning with HX", "postal codes beginning with 9",
    ],
    ExclusionKind.INDUSTRY: [
        "Christian bookshops", "churches", "religious organisations",
    ],
    ExclusionKind.KEYWORD: [
        "women shoppers", "terms used by women", "women", "jobs for over 50s", "pensioner discount",
        "Searches by Muslims",
    ],
    ExclusionKind.PLACEMENT: [
        "Women's groups", "readers of women's magazines",
    ],
}  # fmt: skip
# Rules about goods, orders, companies, places and technology.
FAIR = {
    None: [
        "orange accents", "Jackets over 10 years old", "Users that opened under 10 mails",
        "impairment charges", "handicap races", "gender-neutral jackets",
        "Temperatures in the teens", "Not ordered for ages", "ageing stock", "Orders for children",
        "European customers", "Women\N{RIGHT SINGLE QUOTATION MARK}s teams", "results by race distance",
        "Invoices unpaid and over 60 days", "Accounts older than 2 years", "accounts that are older than 60",
        "Turnover between 10 and 50 million", "Users of 10-24 licences", "Shoppers with a basket over 50",
        "Shoppers from 12 countries", "under 500 of a style", "older stock", "women's jackets",
        "Orders under 25 units", "Orders over 60 euros", "Invoices older than 60 days", "Leads aged over 90 days",
        "Accounts aged under 30 days", "account age below 30 days", "age of the account", "Cookies disabled",
        "JavaScript is disabled", "disabled accounts", "in good faith", "Customers over 60 days late",
        "buyers over 50 units a year", "customers who sent back over 60 % of what they bought",
        "Old customers of the closed shop", "young companies", "Bought between 10 and 20 items", "package sizes",
        "image search", "teenage", "aged debt", "Open 9 to 17",
    ],
    ExclusionKind.AUDIENCE: [
        "Under 10s on the page", "Bounced in under 10s", "Visits under 10s", "sessions shorter than 10s",
        "Visited within 30 days", "Black Friday shoppers", "job seekers", "students", "More than 50 returns",
        "Customers with over 60 orders", "Everyone from the tender portal", "Viewed women's jackets only",
        "Order value: under 25", "Baskets above 100 or under 25", "engaged subscribers",
        "Clicks from 24-48 hours ago", "Basket value under 25", "Returned 30-50 items",
        "Returned parcels: 10-20 a year",
    ],
    ExclusionKind.COMPANY_SIZE: [
        "Over 50", "10-49", "Companies with 10 to 24 employees", "Under 10", "Schools with fewer than 50 children",
    ],
    ExclusionKind.DOMAIN: [
        "Domain age under 1 year", "Shared mailboxes", "*.edu",
    ],
    ExclusionKind.FORM_RULE: [
        "Quantities above 500", "Under 50",
    ],
    ExclusionKind.GEOGRAPHY: [
        "Isle of Man", "Countries outside the United Kingdom", "Germany, France", "Essex",
    ],
    ExclusionKind.INDUSTRY: [
        "youth hostels", "Wholesalers and resellers",
    ],
    ExclusionKind.JOB_TITLE: [
        "Purchasing managers of public companies", "Senior buyers", "manager",
    ],
    ExclusionKind.KEYWORD: [
        "Female-thread gas canisters", "Male and female couplings", "women's walking boots size 3",
        "boy scouts uniform", "workmen's trousers",
        "race, marathon, ultra", "birthday gifts", "black drivers", "full ZIP fleece",
        "Terms with `workwear` or `tender`", "women\N{RIGHT SINGLE QUOTATION MARK}s boots", "womens boots",
        "mens jackets", "boots for women", "ladies gloves", "jackets womens", "`women's boots` and `men's boots`",
        "Mother's Day gifts", "two-man tents", "2-man tent", "male connectors", "fell race", "race numbers",
        "trail races", "race kit", "tent poles", "walking poles", "Trans-Pennine Trail", "black jackets",
        "white label", "maternity leggings", "Terms with `used` or `second hand`", "discount codes", "zip jackets",
        "full-zip fleece", "Christmas hampers", "Stone Age fairs", "sex", "women hiking boots", "blind hems",
        "window blinds", "children's jackets", "jackets for children", "kids boots", "Finish, polish and wax",
        "shoe polish", "wax polish for boots", "gaiters", "Gen 2 watches",
    ],
    ExclusionKind.LEAD_SCORE: [
        "Lead score under 40", "Under 40",
    ],
    ExclusionKind.PLACEMENT: [
        "Facebook pages about hire", "Adult sites about sex", "Sites about sex",
    ],
}  # fmt: skip
# What colleagues should not read in a sign or a question.
LOADED = [
    "Women who buy for the whole team", "Emails in broken English", "Pensioners with time to argue",
    "Says she is pregnant", "A customer in his seventies", "Over-60s on the phone",
    "Has a foreign name that is hard to spell; foreign names", "Postcodes in Bradford",
    "Married couples who share an account", "Disabled customers asking for help", "Teenagers in groups",
    "Asian families", "A Muslim name",
]  # fmt: skip
# And what they may.
PLAIN = [
    "Large orders, those over 50, go to the trade desk", "Groups of 12 to 20 people", "Families who order two sizes",
    "women's jackets", "Jackets for men and women", "Sizes for 40 men and women",
    "Ask for the postcode to work out delivery", "Asks how old the stock is", "Accounts older than a year",
    "Orders for children", "older models", "Their age does not matter", "Bought under 500 of a style",
    "They keep more than half of what they order over a year", "Have them sign with a wheel, chair or not",
    "Over 60 items in a basket", "We stock a range that has been tested below minus thirty",
    "The kit list names heights above 5,000 metres, or nights below minus fifteen",
    "A booked trip in the Middle Ages style", "Old-tag jackets have aged out and the guarantee fits in one sentence",
    "Race numbers pinned to returned jackets", "A fell race on Sunday", "Answers in good faith", "Children's sizes",
    "What is your postcode?", "customers from 3 to 5 countries", "people from 12 depots", "customers from 24 shops",
    "those between 10 and 20 pounds", "Enough for twelve-man tents", "Their postcode is outside our area",
    "too old to mend", "Kit that is too old for a refund", "The jacket is too old", "Parts for the old",
]  # fmt: skip
Rules = dict[ExclusionKind | None, list[str]]


def each(rules: Rules) -> list[tuple[str, ExclusionKind | None]]:
    return list(chain.from_iterable([(rule, kind) for rule in several] for kind, several in rules.items()))


@pytest.mark.parametrize(("rule", "kind"), each(UNFAIR))
def test_a_rule_about_who_people_are_is_found(rule: str, kind: ExclusionKind | None) -> None:
    assert in_rule(rule, kind)
    assert in_rule(f"Everybody else, {rule}", kind) or kind is ExclusionKind.AUDIENCE


@pytest.mark.parametrize(("rule", "kind"), each(FAIR))
def test_a_rule_about_anything_else_is_not(rule: str, kind: ExclusionKind | None) -> None:
    assert in_rule(rule, kind) == []


@pytest.mark.parametrize("text", LOADED)
def test_a_text_about_who_people_are_is_found(text: str) -> None:
    assert in_prose(text)


@pytest.mark.parametrize("text", PLAIN)
def test_a_text_about_what_people_do_is_not(text: str) -> None:
    assert in_prose(text) == []


@pytest.mark.parametrize("rule", [rule for rule, _ in each(FAIR)])
def test_what_a_rule_may_say_colleagues_may_read(rule: str) -> None:
    assert in_prose(rule) == [] or "women" in rule


def test_the_words_are_named_as_they_are_written_with_what_they_are_about() -> None:
    found = in_rule("Women and WOMEN, people aged 40-55, single mothers in postcodes starting with HX", None)
    assert found == [
        Trait("Women", "sex"),
        Trait("people aged 40-55", "age"),
        Trait("single mothers", "marriage"),
        Trait("postcodes", "who lives there"),
    ]


def test_the_kind_decides_what_a_bare_number_is() -> None:
    for rule in ("18-24", "Over 65", "18-24, 65+"):
        assert in_rule(rule, ExclusionKind.AUDIENCE) == [Trait(rule, "age")]
        for kind in set(ExclusionKind) - {ExclusionKind.AUDIENCE}:
            assert in_rule(rule, kind) == []


def test_search_terms_are_about_goods_and_nothing_else_is() -> None:
    for rule in ("boots for women", "maternity leggings", "girls boots"):
        assert in_rule(rule, ExclusionKind.KEYWORD) == []
        for kind in set(ExclusionKind) - {ExclusionKind.KEYWORD}:
            assert in_rule(rule, kind) != []


def test_line_breaks_and_marks_of_code_are_no_part_of_the_words() -> None:
    assert in_rule("`under-25s`\n  and\n`wheelchair\nusers`", None) == [
        Trait("under-25s", "age"),
        Trait("wheelchair", "disability"),
    ]
