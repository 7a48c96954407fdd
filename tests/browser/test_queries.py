# ruff: noqa: E501, RUF001 - one query, one line; signs as people type them
"""The site's search finds what people type: queries, the pages that answer them, and the place that one of them has."""

import html
from collections.abc import Iterator, Sequence

import pytest
from playwright.sync_api import Browser, Page

NONE = 99  # no page answers: the search offers something else
QUERIES = [
    ("Kwame", "personas/growing-family/", 1),
    ("ansah reid", "personas/growing-family/", 1),
    ("Folake Meriweather", "personas/centre-stores-manager/", 1),
    ("Merriweather Folake", "personas/centre-stores-manager/", 1),
    ("boot bench regular", "personas/returning-walker/", 1),
    ("two sizes father", "personas/growing-family/", 1),
    ("quartermaster", "personas/centre-stores-manager/", 1),
    ("HR manager", "personas/gift-code-giver/", 1),
    ("office managers", "personas/gift-code-giver/", 1),
    ("procurement", "personas/negative/three-thousand-jackets/", 1),
    ("profitabilty", "personas/negative/money/", 1),
    ("guarentee", "personas/negative/chapter-and-verse/", 1),
    ("profit", "personas/negative/money/", 1),
    ("refund", "personas/growing-family/, personas/negative/return-ticket/, personas/negative/living-room-fitting/", 1),
    (
        "refunds",
        "personas/growing-family/, personas/negative/return-ticket/, personas/negative/living-room-fitting/",
        2,
    ),
    ("returns too much", "personas/negative/return-ticket/, personas/negative/living-room-fitting/", 1),
    (
        "who pays by invoice",
        "personas/channels/, personas/hire-shop-owner/, personas/centre-finance-officer/, personas/gift-code-giver/",
        1,
    ),
    ("tik tok", "", 1),
    ("buy-now-pay-later", "personas/growing-family/, personas/borrowed-tent-camper/, personas/channels/", 1),
    ("buy now pay later", "personas/growing-family/, personas/borrowed-tent-camper/, personas/channels/", 1),
    (
        "word of mouth",
        "personas/channels/, personas/hire-shop-owner/, personas/repair-first-walker/, personas/centre-stores-manager/",
        1,
    ),
    ("waterpr", "personas/centre-stores-manager/, personas/repair-first-walker/, tags/", 1),
    ("proof", "personas/repair-first-walker/", 2),
    ("knee", "personas/returning-walker/", 1),
    ("runners", "personas/head-torch-runner/", 1),
    ("deaf customers", "personas/kit-list-newcomer/", 1),
    ("Gethín", "personas/returning-walker/", 1),
    ("größe", "", 1),
    ('"guaranteed for life"', "personas/negative/chapter-and-verse/", 1),
    ("103", "personas/head-torch-runner/", 1),
    ("£63.20", "personas/negative/living-room-fitting/, personas/negative/money/", 1),
    ("comeback-walker", "personas/returning-walker/", 1),
    ("returning-walker", "personas/returning-walker/", 1),
    (
        "owner trade desk",
        "personas/hire-shop-owner/, personas/centre-stores-manager/, personas/gift-code-giver/, personas/negative/three-thousand-jackets/",
        1,
    ),
    ("review overdue", "personas/head-torch-runner/, index, reading/", 1),
    ("christmas presents", "personas/gift-code-giver/", 1),
    ("bulk orders", "personas/negative/three-thousand-jackets/, personas/negative/exclusions/", 2),
    (
        "polite no",
        "personas/negative/, personas/negative/return-ticket/, personas/negative/six-thousander/, personas/negative/three-thousand-jackets/, personas/negative/chapter-and-verse/, personas/negative/living-room-fitting/, personas/negative/signs/",
        1,
    ),
    ("add a new persona", "add/", 1),
    ("best customers", "personas/negative/money/, personas/repair-first-walker/", 3),
    ("price sensitive", "personas/borrowed-tent-camper/, personas/growing-family/, personas/hire-shop-owner/", 2),
    ("checklist sales", "personas/negative/screening/", 6),
]
# Of the same kinds, thought of before anything was tuned.
MORE = [
    ("Oona", "personas/repair-first-walker/", 1),
    ("fairbras", "personas/repair-first-walker/", 1),
    ("Dermot Plumb", "personas/catalogue-regular/", 1),
    ("stores manager", "personas/centre-stores-manager/", 1),
    ("sourcing managers", "personas/negative/three-thousand-jackets/", 1),
    ("rental operations", "personas/hire-shop-owner/", 1),
    ("newcomer", "personas/kit-list-newcomer/", 1),
    ("torch runner", "personas/head-torch-runner/", 1),
    ("borowed tent", "personas/borrowed-tent-camper/", 1),
    ("expediton", "personas/negative/six-thousander/", 1),
    ("vouchers", "personas/gift-code-giver/, personas/negative/chapter-and-verse/", 1),
    ("bank holiday", "personas/negative/return-ticket/", 2),
    ("care labels", "personas/negative/return-ticket/", 1),
    ("try and return", "personas/negative/return-ticket/, personas/negative/exclusions/", 1),
    ("hi-vis", "personas/negative/three-thousand-jackets/, personas/negative/exclusions/", 1),
    ("ninety days", "personas/negative/three-thousand-jackets/", 1),
    ("supplier portal", "personas/negative/three-thousand-jackets/, personas/negative/signs/", 1),
    ("How high will you sleep", "personas/negative/screening/, personas/negative/six-thousander/", 1),
    ("used ropes", "personas/negative/", 1),
    ("drysuit", "personas/negative/", 1),
    ("e-mail", "personas/channels/, personas/gift-code-giver/, personas/centre-stores-manager/, personas/hire-shop-owner/", 2),
    ("stale", "personas/head-torch-runner/, personas/catalogue-regular/, reading/", 1),
    ("how to cite a persona", "reading/", 1),
    ("confidence", "reading/", 19),
    ("acquisition cost", "personas/negative/money/, fields/", 3),
    ("warning signs", "personas/negative/signs/", 1),
    ("trade desk", "teams/", 1),
    ("how to reach the repair bench", "teams/", 1),
    ("payback", "personas/payback/", 1),
    ("never repaid", "personas/payback/", 1),
    ("brief", "personas/brief/", 1),
    ("buying committee", "personas/committees/", 1),
    ("backlog", "personas/negative/causes/", 1),
    ("screening checklist", "personas/negative/screening/", 1),
    ("root causes", "personas/negative/causes/", 1),
    ("print business personas", "personas/print-business/", 3),
    ("resellers", "personas/negative/", 1),
    ("film crews", "personas/negative/", 1),
    ("annual income", "fields/", 2),
]  # fmt: skip
P, N = "personas/", "personas/negative/"
FORMS = [  # other forms of a word, words apart or together, names of pages, several names, money, states, labels
    ("Mateus", f"{P}gift-code-giver/", 1),
    ("ashe venimore", f"{P}borrowed-tent-camper/", 1),
    ("Vennimore, Ash", f"{P}borrowed-tent-camper/", 1),
    ("oona's", f"{P}repair-first-walker/", 1),
    ("livingroom fitting", f"{N}living-room-fitting/", 1),
    ("three thousands jackets", f"{N}three-thousand-jackets/", 1),
    ('"try and return"', f"{N}return-ticket/", 1),
    ("compare", f"{P}compare/", 1),
    ("fields", "fields/", 1),
    ("rules", "rules/", 1),
    ("tags", "tags/", 1),
    ("how do I add a persona?", "add/", 1),
    ("who returns everything?", f"{N}return-ticket/", 1),
    ("which customers pay in cash", f"{P}hire-shop-owner/", 1),
    ("£247,078", f"{P}repair-first-walker/", 1),
    ("247078", f"{P}repair-first-walker/", 1),
    ("£1,512.04", f"{N}six-thousander/", 1),
    ("kwame and gethin", f"{P}growing-family/", 2),
    ("Kwame Gethin", f"{P}returning-walker/", 2),
    ("Kwame vs Gethin", f"{P}returning-walker/", 2),
    ("oona ash", f"{P}borrowed-tent-camper/", 2),
    ("repairing", f"{P}repair-first-walker/", 1),
    ("repaired", f"{P}repair-first-walker/", 1),
    ("hiring", f"{P}hire-shop-owner/", 1),
    ("reselling", N, 1),
    ("head torch", f"{P}head-torch-runner/", 1),
    ("headtorch", f"{P}head-torch-runner/", 1),
    ("secondhand", f"{P}growing-family/", 2),
    ("90 days", f"{N}three-thousand-jackets/", 1),
    ("giftcards", f"{P}gift-code-giver/", 1),
    ("nurses", f"{P}growing-family/", 1),
    ("hospices", f"{P}kit-list-newcomer/", 1),
    ("telefone", f"{P}catalogue-regular/, {P}kit-list-newcomer/", 1),
    ("35-44", f"{P}growing-family/", 1),
    ("frustrations", f"{P}goals/", 1),
    ("club tier", "fields/", 1),
    ("overdue", f"{P}head-torch-runner/", 1),
    ("under review", f"{N}living-room-fitting/, reading/", 1),
    ("retired", f"{P}, {P}catalogue-regular/", 1),
    ("screening questions", f"{N}screening/", 1),
    ("marketing channels", f"{P}channels/", 1),
    ("payment methods", f"{P}channels/", 1),
    ("customer insight", "teams/", 1),
    ("widowed", "", 1),
    ("H&M", "", 1),
]
ALL = [*QUERIES, *MORE, *FORMS]
ASK = """async ([worker, queries, docs]) => {
  const link = new Worker(worker)
  const told = (message) => new Promise((done) => {
    link.onmessage = ({ data }) => done(data)
    link.postMessage(message)
  })
  await told({ type: 0, data: { config: {}, docs, options: {} } })
  const found = {}
  for (const query of queries) found[query] = (await told({ type: 2, data: query })).data
  link.terminate()
  return found
}"""
WORKER = "assets/javascripts/search/worker.js"


def answers(
    page: Page, address: str, queries: list[str], docs: Sequence[dict[str, str]] = ()
) -> dict[str, dict[str, list[list[dict[str, object]]]]]:
    """What the worker answers to each query."""
    found: dict[str, dict[str, list[list[dict[str, object]]]]] = page.evaluate(
        ASK, [address + WORKER, queries, list(docs)]
    )
    return found


@pytest.fixture(scope="module")
def places(sample: str, browser: Browser) -> Iterator[dict[str, list[str]]]:
    """The pages that each query finds, in order."""
    page = browser.new_page()
    page.goto(sample)
    found = answers(page, sample, [query for query, _, _ in ALL])
    yield {
        query: [str(item[0]["location"]).split("#")[0] for item in answer["items"]] for query, answer in found.items()
    }
    page.close()


def place(found: list[str], answered: str) -> int:
    """At which place the first right page is, from 1."""
    right = ["" if page == "index" else page for page in answered.split(", ")]
    return next((at for at, page in enumerate(found, 1) if page in right), NONE)


@pytest.mark.parametrize(("query", "pages", "highest"), ALL, ids=lambda value: str(value)[:20])
def test_a_query_finds_a_page_that_answers_it(
    query: str, pages: str, highest: int, places: dict[str, list[str]]
) -> None:
    assert place(places[query], pages) <= highest if pages else "add/" in places[query]


def test_most_answers_come_first(places: dict[str, list[str]]) -> None:
    reached = [place(places[query], pages) for query, pages, _ in QUERIES if pages]
    unanswered = sum(not pages for _, pages, _ in QUERIES)
    assert sum(at == 1 for at in reached) + unanswered >= 33
    assert sum(at <= 3 for at in reached) + unanswered >= 39
    assert NONE not in reached


CASES = {
    "Pays at B&Q and M&S, likes R&D, AT&T, C++ and .NET (“waterproofs”)": [
        "b&q",
        "B & Q",
        "M&S",
        "R&D",
        "AT&T",
        "C++",
        ".net",
        "waterproof",
    ],
    "Zoë O’Hara’s e-mail, [draft] buy-now-pay-later": [
        "zoe",
        "ZOË",
        "o'hara",
        "ohara",
        "email",
        "e-mail",
        "E-mail",
        "draft",
        "buy now pay later",
        '"buy now pay later"',
    ],
    "Paid £63.20 of 1,200 points": ["63", "63.20", "£63.20", "1,200", "1200"],
    "雨の日に撥水の上着を探して悩んでいます。Bluetooth機能": ["撥水", "悩んで", "上着", "bluetooth", "機能"],
    "我们需要防水外套和登山鞋": ["防水", "登山鞋"],
    "ฉันต้องการเสื้อกันฝนสำหรับเดินป่า": ["เดินป่า"],
    "Families of the city": ["family", "families", "famil", "cities"],
    "Schöne Größe, Øre, Łódź": ["grosse", "größe", "schone", "ore", "lodz"],
}


@pytest.mark.parametrize(("text", "queries"), CASES.items(), ids=lambda value: str(value)[:12])
def test_words_are_found_however_they_are_written(text: str, queries: list[str], sample: str, browser: Browser) -> None:
    page = browser.new_page()
    page.goto(sample)
    docs = [{"location": "one/", "title": "One", "text": f"<p>{html.escape(text)}</p>"}]
    docs += [{"location": f"other-{n}/", "title": "Other", "text": "<p>Nothing of it</p>"} for n in range(3)]
    found = answers(page, sample, queries, docs)
    assert [query for query in queries if [item[0]["location"] for item in found[query]["items"]] != ["one/"]] == []
    assert all("<mark>" in str(found[query]["items"][0][0]["text"]) for query in queries)
    page.close()


def test_a_phrase_in_quotes_is_the_phrase(sample: str, browser: Browser) -> None:
    page = browser.new_page()
    page.goto(sample)
    docs = [
        {"location": "a/", "title": "A", "text": "<p>guaranteed for one life</p>"},
        {"location": "b/", "title": "B", "text": "<p>It is guaranteed for life.</p>"},
    ]
    found = answers(page, sample, ['"guaranteed for life"', "“guaranteed for life”", "<script>alert(1)</script>"], docs)
    for query in ('"guaranteed for life"', "“guaranteed for life”"):
        assert [item[0]["location"] for item in found[query]["items"]] == ["b/"]
    assert "<script" not in str(
        [*found["<script>alert(1)</script>"]["items"], *found['"guaranteed for life"']["items"]]
    )
    page.close()


def test_a_sign_a_question_and_an_exclusion_lead_to_their_rows(sample: str, browser: Browser) -> None:
    page = browser.new_page()
    page.goto(sample)
    rows = page.evaluate("fetch('search/handbook.json').then(answer => answer.json())")["docs"]
    for kind in ("sign", "ask", "exclusion"):
        place, title = next((place, title) for place, title, *_ in rows if f"#{kind}-" in place)
        found = answers(page, sample, [title])[title]["items"]
        assert place in [one["location"] for item in found[:5] for one in item], title
    page.close()


def test_a_word_nobody_has_has_a_likely_one_or_none(sample: str, browser: Browser) -> None:
    page = browser.new_page()
    page.goto(sample)
    offered = {"jaket": "jacket", "winetr": "winter", "R&D": "", "teacher": "", "tik tok": ""}
    found = answers(page, sample, list(offered))
    for query, likely in offered.items():
        first = str(found[query]["items"][0][0]["location"])
        assert first == f"?q={likely}" if likely else first.startswith("personas/?find="), query
    page.close()
