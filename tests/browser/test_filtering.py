"""The list of all personas: it narrows down as one types and chooses, sorts, and its address keeps what was chosen."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, Route, expect
from tests.browser.conftest import WIDTHS, Open
from tests.site.project import SAMPLE, TODAY

from handbook.content.handbook import load
from handbook.personas.record import Record
from handbook.schema.terms.general import Status

CATALOG = load(SAMPLE, TODAY).catalog.shown(drafts=False)
RECORDS = [record for record in CATALOG.records if record.status is not Status.RETIRED]
LIST = "personas/"
# What each box says of its number, and how many personas are left when it alone is ticked.
COUNTS = """() => [...document.querySelectorAll(".hb-facet input")].map((box) => {
  box.click();
  const left = document.querySelectorAll("tr[data-hb-facets]:not([hidden])").length;
  box.click();
  return [Number(box.parentElement.querySelector(".hb-note").textContent), left];
})"""
SHIFTS = """
  window.shifts = 0;
  new PerformanceObserver((list) => {
    for (const one of list.getEntries()) window.shifts += one.value;
  }).observe({ type: "layout-shift", buffered: true });
"""
COUNT_LISTENERS = """
  window.listeners = 0;
  const add = document.addEventListener;
  document.addEventListener = function (...all) {
    if (/filter-table|list\\/|choose-to-compare|compare\\.js/.test(new Error().stack)) window.listeners += 1;
    return add.apply(this, all);
  };
"""


def names(page: Page) -> list[str]:
    return page.locator("tr[data-hb-facets]:visible .hb-name a").all_inner_texts()


def own_names(page: Page) -> list[str]:
    """Those who are looked for, without those whose texts only mention it."""
    return page.locator("tr[data-hb-facets]:visible:not(.hb-table__mentions ~ tr) .hb-name a").all_inner_texts()


def begin_to_search(page: Page) -> None:
    """Waits until the list knows what whole personas say, which it asks for when its box is first focused."""
    search(page).click()
    page.evaluate("new Promise((done) => window.wholePersonas.load(() => done(true)))")


def names_of(records: list[Record]) -> set[str]:
    return {record.name for record in records}


def search(page: Page) -> Locator:
    return page.get_by_label("Search in this table")


def facet(page: Page, path: str) -> Locator:
    return page.locator(f'.hb-facet[data-hb-facet="{path}"]')


def open_more(page: Page) -> None:
    """Opens what is offered behind "More filters"; once open, it stays so."""
    if page.locator(".hb-more:not([open])").count():
        page.locator(".hb-more > summary").click()


def choose(page: Page, path: str, *values: str) -> None:
    if not facet(page, path).is_visible():
        open_more(page)
    facet(page, path).locator("summary").click()
    for value in values:
        facet(page, path).locator(f'input[value="{value}"]').click()
    page.keyboard.press("Escape")


def says(page: Page, count: int) -> None:
    expect(page.locator(".hb-filter [role=status]")).to_have_text(f"{count} of {len(RECORDS)} personas")


def query(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def paying_by(*keys: str) -> list[Record]:
    return [one for one in RECORDS if {str(method.text) for method in one.persona.payment_methods} & {*keys}]


def test_at_first_everybody_is_shown_and_counted(sample: str, visit: Open) -> None:
    page = visit(sample).go(LIST)
    assert set(names(page)) == names_of(RECORDS)
    says(page, len(RECORDS))
    expect(page.get_by_role("button", name="Clear all")).to_be_hidden()
    expect(page.locator(".hb-pager")).to_be_hidden()


def test_a_choice_finds_as_many_as_it_says(sample: str, visit: Open) -> None:
    counts = visit(sample).go(LIST).evaluate(COUNTS)
    assert len(counts) > 40
    assert [said for said, _ in counts] == [found for _, found in counts]


def test_a_name_narrows_the_table_letter_by_letter(sample: str, visit: Open) -> None:
    page = visit(sample).go(LIST)
    begin_to_search(page)
    before = len(RECORDS)
    for letter in "Kwame ansah":
        search(page).press_sequentially(letter)
        left = len(names(page))
        assert left <= before
        says(page, left)
        before = left
    assert own_names(page) == ["Kwame Ansah-Reid"]
    assert names(page)[0] == "Kwame Ansah-Reid"


def test_neither_capitals_nor_accents_nor_order_matter(sample: str, visit: Open) -> None:
    page = visit(sample).go(LIST)
    begin_to_search(page)
    search(page).fill("RÉID  kwamé")
    assert own_names(page) == ["Kwame Ansah-Reid"]


def test_words_are_found_that_stand_in_a_choice_alone(sample: str, visit: Open) -> None:
    page = visit(sample).go(LIST)
    assert "digital wallet" not in page.locator("tr[data-hb-facets]").first.inner_text().lower()
    begin_to_search(page)
    search(page).fill("digital wallet")
    assert set(own_names(page)) == names_of(paying_by("wallet"))


def test_what_only_helps_to_read_the_table_is_not_searched(sample: str, visit: Open) -> None:
    page = visit(sample).go(LIST)
    begin_to_search(page)
    for words in ("not given", "compare"):
        search(page).fill(words)
        assert own_names(page) == []


def test_who_is_looked_for_comes_before_whose_text_mentions_them(sample: str, visit: Open) -> None:
    page = visit(sample).go(LIST)
    head = page.locator(".hb-table__mentions")
    expect(head).to_have_count(0)
    begin_to_search(page)
    search(page).fill("kwame")
    expect(head).to_have_text("Mentioned on their pages")
    assert own_names(page) == ["Kwame Ansah-Reid"]
    mentions = names(page)[1:]
    assert len(mentions) > 1
    assert mentions == sorted(mentions, key=str.casefold)
    up, down = sorted_by(page, "Name")  # whoever wants the order of a column gets it
    assert up == sorted(up, key=str.casefold) == down[::-1]
    expect(head).to_have_count(0)
    search(page).fill("")
    says(page, len(RECORDS))
    again = visit(sample).go(f"{LIST}?find=kwame")
    expect(again.locator(".hb-table__mentions")).to_be_visible()
    assert names(again) == ["Kwame Ansah-Reid", *mentions]
    search(again).fill("")
    everybody = names(again)
    assert everybody == sorted(everybody, key=str.casefold)
    expect(again.locator(".hb-table__mentions")).to_have_count(0)


def test_what_a_text_alone_says_is_found(sample: str, visit: Open) -> None:
    page = visit(sample).go(LIST)
    begin_to_search(page)
    search(page).fill("quartermaster")
    assert names(page)


@pytest.mark.parametrize("apostrophe", ["'", "\N{RIGHT SINGLE QUOTATION MARK}"])
def test_either_apostrophe_finds_what_a_text_says(apostrophe: str, sample: str, visit: Open) -> None:
    page = visit(sample).go(LIST)
    begin_to_search(page)
    search(page).fill(f"I{apostrophe}m not returning")
    assert names(page) == ["Kwame Ansah-Reid"]


def test_escape_closes_what_is_open_from_the_inside_out(sample: str, visit: Open) -> None:
    page = visit(sample).go(LIST)
    open_more(page)
    inner = page.locator(".hb-more .hb-facet").first
    inner.locator("summary").click()
    page.keyboard.press("Escape")
    expect(inner).not_to_have_attribute("open", "")
    expect(inner.locator("summary")).to_be_focused()
    expect(page.locator(".hb-more")).to_have_attribute("open", "")
    page.keyboard.press("Escape")
    expect(page.locator(".hb-more")).not_to_have_attribute("open", "")
    expect(page.locator(".hb-more > summary")).to_be_focused()


def test_a_script_that_mkdocs_yml_names_as_a_module_works_too(sample: str, visit: Open) -> None:
    """As in the settings of a company that has taken over an earlier version."""

    def as_module(route: Route) -> None:
        answer = route.fetch()
        body = re.sub(r'<script (src="[^"]*filter-table\.js")', r'<script type="module" \1', answer.text())
        assert 'type="module"' in body
        route.fulfill(response=answer, body=body)

    window = visit(sample)
    window.page.route(f"**/{LIST}", as_module)
    page = window.go(LIST)
    says(page, len(RECORDS))
    assert not window.faults


def test_values_of_one_facet_are_alternatives_and_facets_narrow(sample: str, visit: Open) -> None:
    page = visit(sample).go(LIST)
    choose(page, "payment_methods", "wallet", "cheque")
    either = paying_by("wallet", "cheque")
    assert set(names(page)) == names_of(either)
    expect(facet(page, "payment_methods").locator("summary")).to_have_text("Payment methods 2")
    choose(page, "group", "Business")
    both = [one for one in either if one.persona.group == "Business"]
    assert 0 < len(both) < len(either)
    assert set(names(page)) == names_of(both)
    says(page, len(both))
    search(page).fill("zzz")
    says(page, 0)
    assert names(page) == []


def test_clear_all_brings_everybody_back(sample: str, visit: Open) -> None:
    page = visit(sample).go(LIST)
    choose(page, "type", "negative")
    search(page).fill("return")
    page.get_by_role("button", name="Clear all").click()
    says(page, len(RECORDS))
    expect(search(page)).to_have_value("")
    expect(search(page)).to_be_focused()
    expect(facet(page, "type").locator("summary")).to_have_text("Type")
    expect(page.get_by_role("button", name="Clear all")).to_be_hidden()
    assert query(page) == {}


def test_the_address_holds_what_was_chosen_and_restores_it(sample: str, visit: Open) -> None:
    page = visit(sample).go(LIST)
    choose(page, "payment_methods", "card", "cash")
    choose(page, "group", "Consumers")
    search(page).fill("the & a")
    search(page).fill("the")
    page.get_by_role("button", name="Last reviewed").click()
    page.get_by_role("button", name="Last reviewed").click()
    expected = {
        "find": ["the"],
        "payment_methods": ["card", "cash"],
        "group": ["Consumers"],
        "sort": ["-last_reviewed"],
    }
    assert query(page) == expected
    other = visit(sample)
    again = other.go(page.url.removeprefix(sample))
    assert names(again) == names(page)
    assert len(names(again)) > 1
    assert query(again) == expected
    expect(search(again)).to_have_value("the")
    expect(facet(again, "payment_methods").locator("summary")).to_have_text("Payment methods 2")
    expect(column(again, "Last reviewed")).to_have_attribute("aria-sort", "descending")
    expect(again.locator("#__search")).not_to_be_checked()  # the theme takes words in the address for its own search
    assert not other.faults


@pytest.mark.parametrize("address", ["?sort=nothing", "?sort=", "?type=nobody&group=", "?find=%25&constructor=x", "?q"])
def test_an_address_that_makes_no_sense_does_no_harm(address: str, sample: str, visit: Open) -> None:
    window = visit(sample)
    page = window.go(LIST + address)
    expect(page.locator(".hb-filter [role=status]")).to_be_visible()
    assert not window.faults


def column(page: Page, label: str) -> Locator:
    return page.locator(".hb-table--people").get_by_role("columnheader", name=label)


def sorted_by(page: Page, label: str) -> tuple[list[str], list[str]]:
    """The names in both orders, after the first press of a column's button and after the second."""
    head = column(page, label)
    button = head.get_by_role("button")
    orders = []
    for direction in ("ascending", "descending"):
        button.click()
        expect(head).to_have_attribute("aria-sort", direction)
        expect(page.locator("[aria-sort]")).to_have_count(1)
        orders.append(names(page))
    return orders[0], orders[1]


def test_texts_days_and_terms_are_sorted_both_ways(sample: str, visit: Open) -> None:
    page = visit(sample).go(LIST)
    up, down = sorted_by(page, "Name")
    assert up == sorted(up, key=str.casefold)
    assert down == up[::-1]
    by_name = {record.name: record.persona for record in RECORDS}
    up, down = sorted_by(page, "Last reviewed")
    days = [str(by_name[name].last_reviewed) for name in up]
    assert days == sorted(days)
    assert [str(by_name[name].last_reviewed) for name in down] == days[::-1]
    up, down = sorted_by(page, "Type")
    types = [by_name[name].type.value for name in up]
    assert types == sorted(types, key=["customer", "negative"].index)
    assert [by_name[name].type.value for name in down] == types[::-1]


def test_whoever_has_no_value_stands_at_the_end_either_way(sample: str, visit: Open) -> None:
    page = visit(sample).go(LIST)
    segments = {record.name: record.persona.segment or "" for record in RECORDS}
    up, down = ([segments[name] for name in order] for order in sorted_by(page, "Segment"))
    given = sorted(filter(None, segments.values()))
    nothing = [""] * (len(segments) - len(given))
    assert up == given + nothing
    assert down == given[::-1] + nothing


def test_the_keyboard_alone_is_enough(sample: str, visit: Open) -> None:
    page = visit(sample).go(LIST)
    search(page).focus()
    page.keyboard.press("Tab")
    summary = facet(page, "type").locator("summary")
    expect(summary).to_be_focused()
    page.keyboard.press("Enter")
    expect(facet(page, "type")).to_have_attribute("open", "")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(facet(page, "type").locator("input").nth(1)).to_be_checked()
    assert set(names(page)) == {one.name for one in RECORDS if one.persona.negative}
    page.keyboard.press("Escape")
    expect(facet(page, "type")).not_to_have_attribute("open", "")
    expect(summary).to_be_focused()
    page.locator("thead").get_by_role("button", name="Name").focus()
    page.keyboard.press("Enter")
    expect(column(page, "Name")).to_have_attribute("aria-sort", "ascending")


def test_one_facet_is_open_at_a_time_and_a_click_elsewhere_closes_it(sample: str, visit: Open) -> None:
    page = visit(sample).go(LIST)
    facet(page, "type").locator("summary").click()
    facet(page, "last_reviewed").locator("summary").click()
    expect(page.locator(".hb-facet[open]")).to_have_count(1)
    facet(page, "last_reviewed").locator("label").first.click()
    expect(page.locator(".hb-facet[open]")).to_have_count(1)
    page.locator("h1").click()
    expect(page.locator(".hb-facet[open]")).to_have_count(0)


@pytest.mark.parametrize("width", WIDTHS.values(), ids=WIDTHS)
def test_an_open_facet_is_seen_whole(width: int, sample: str, visit: Open) -> None:
    page = visit(sample, width).go(LIST)
    open_more(page)
    for one in page.locator(".hb-facet").all():
        one.locator("summary").click()
        expect(one.locator("fieldset")).to_be_visible()
        page.wait_for_timeout(50)  # the browser tells of the opening a moment later
        box = one.locator("fieldset").bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
        assert not page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
        page.keyboard.press("Escape")


def test_a_phone_sorts_too(sample: str, visit: Open) -> None:
    page = visit(sample, WIDTHS["phone"]).go(LIST)
    page.locator("thead").get_by_role("button", name="Last reviewed").click()
    oldest = min(RECORDS, key=lambda one: str(one.persona.last_reviewed))
    assert names(page)[0] == oldest.name
    for button in page.locator(".hb-sort").all():
        box = button.bounding_box()
        assert box
        assert min(box["width"], box["height"]) > 10  # seen, where the keyboard may lead


def test_a_phone_narrows_down_too(sample: str, visit: Open) -> None:
    page = visit(sample, WIDTHS["phone"]).go(LIST)
    begin_to_search(page)
    search(page).fill("kwame ansah")
    assert own_names(page) == ["Kwame Ansah-Reid"]
    expect(page.locator(".hb-pager")).to_be_hidden()


def test_back_and_forward_keep_what_was_chosen(sample: str, visit: Open) -> None:
    window = visit(sample)
    page = window.go("")
    page.get_by_role("link", name="All personas").first.click()
    choose(page, "type", "negative")
    chosen = names(page)
    assert 1 < len(chosen) < len(RECORDS)
    page.get_by_role("link", name=chosen[0]).first.click()
    expect(page.locator("h1")).to_have_text(chosen[0])
    page.go_back()
    says(page, len(chosen))
    assert names(page) == chosen
    assert query(page) == {"type": ["negative"]}
    page.go_back()
    expect(page.locator(".hb-cards").first).to_be_visible()
    page.go_forward()
    says(page, len(chosen))
    page.go_forward()
    expect(page.locator("h1")).to_have_text(chosen[0])
    assert not window.faults


def test_it_works_on_a_page_that_was_put_in_without_a_reload(sample: str, visit: Open) -> None:
    window = visit(sample)
    window.page.add_init_script(COUNT_LISTENERS)
    page = window.go("")
    page.wait_for_load_state("networkidle")  # the theme reads which pages there are
    page.evaluate("window.stayed = true")
    for _ in range(3):
        page.get_by_role("link", name="All personas").first.click()
        says(page, len(RECORDS))
        begin_to_search(page)
        search(page).fill("kwame")
        assert own_names(page) == ["Kwame Ansah-Reid"]
        expect(page.locator(".hb-sort")).to_have_count(5)
        page.locator(".md-tabs").get_by_role("link", name="Home").click()
        expect(page.locator(".hb-cards").first).to_be_visible()
        assert page.evaluate("window.stayed")
    assert page.evaluate("window.listeners") == 1
    assert not window.faults


def test_without_scripts_the_table_is_complete_and_nothing_is_dead(sample: str, visit: Open) -> None:
    page = visit(sample, scripts=False).go(LIST)
    assert set(names(page)) == names_of(RECORDS)
    expect(page.locator(".hb-filter")).to_be_hidden()
    assert page.locator("article :is(button, input, select, summary):visible").count() == 0


def test_the_list_begins_above_the_fold_with_one_line_per_row(sample: str, visit: Open) -> None:
    page = visit(sample).go(LIST)
    page.set_viewport_size({"width": 1280, "height": 800})
    boxes = [row.bounding_box() for row in page.locator("tr[data-hb-facets]").all()]
    assert all(box and 44 <= box["height"] <= 52 for box in boxes)
    assert boxes[0]
    assert boxes[0]["y"] + boxes[0]["height"] < 800
    roles = page.locator('tr[data-hb-facets] td[data-label="Role"] > div')
    assert roles.count() > 10
    cut = "(all) => all.filter((one) => one.scrollHeight > one.clientHeight + 2).map((one) => one.innerText)"
    assert [role for role in roles.evaluate_all(cut) if len(role) <= 40] == []
    clipped = "(cells) => cells.filter((cell) => cell.scrollWidth > cell.clientWidth).map((cell) => cell.innerText)"
    assert page.locator("tr[data-hb-facets] td:last-child").evaluate_all(clipped) == []  # the days


@pytest.mark.parametrize("address", ["", "?type=negative", "?find=zzz&payment_methods=card"])
@pytest.mark.parametrize("width", WIDTHS.values(), ids=WIDTHS)
def test_nothing_jumps_while_the_list_is_loaded(width: int, address: str, sample: str, visit: Open) -> None:
    window = visit(sample, width)
    window.page.add_init_script(SHIFTS)
    page = window.go(LIST + address)
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(200)
    assert page.evaluate("window.shifts") < 0.05


def test_what_is_chosen_is_shown_and_taken_back_one_by_one(sample: str, visit: Open) -> None:
    page = visit(sample).go(LIST)
    choose(page, "type", "negative")
    choose(page, "payment_methods", "card")
    chips = page.locator(".hb-chosen")
    expect(chips).to_have_text(["Type: Negative persona", "Payment methods: Card"])
    page.get_by_role("button", name="Remove Type: Negative persona").focus()
    page.keyboard.press("Enter")
    expect(chips).to_have_text(["Payment methods: Card"])
    expect(chips).to_be_focused()
    assert query(page) == {"payment_methods": ["card"]}
    page.keyboard.press("Enter")
    expect(chips).to_have_count(0)
    expect(search(page)).to_be_focused()
    says(page, len(RECORDS))


def test_where_nobody_fits_the_way_back_is_offered(sample: str, visit: Open) -> None:
    page = visit(sample).go(LIST)
    nobody = page.locator(".hb-nobody")
    expect(nobody).to_be_hidden()
    search(page).fill("zzz")
    expect(nobody.get_by_role("link", name="Add a persona")).to_be_visible()
    nobody.get_by_role("button", name="Clear filters").click()
    expect(nobody).to_be_hidden()
    says(page, len(RECORDS))


def test_a_late_review_is_marked_and_filtered(sample: str, visit: Open) -> None:
    page = visit(sample).go(LIST)
    late = names_of([one for one in RECORDS if one.is_overdue(TODAY)])
    assert late
    assert set(page.locator("tr:has(.hb-badge--overdue:text-is('Overdue')) .hb-name a").all_inner_texts()) == late
    choose(page, "last_reviewed", "overdue")
    assert set(names(page)) == late


def test_a_phone_shows_two_facts_and_the_rest_on_request(sample: str, visit: Open) -> None:
    page = visit(sample, WIDTHS["phone"]).go(LIST)
    facts = page.locator("tr[data-hb-facets]").first.locator("td[data-label]:visible")
    expect(facts).to_have_count(2)
    page.get_by_role("button", name="Show all facts").click()
    expect(facts).to_have_count(4)


@pytest.mark.parametrize("width", [1280, 768, 390, 320])
def test_a_long_word_does_not_push_the_list_sideways(width: int, sample: str, visit: Open) -> None:
    page = visit(sample, width).go(LIST)
    for selector in (".hb-name a", "td[data-label]", ".hb-facet label", ".hb-facet summary"):
        page.locator(f"article {selector}").first.evaluate(
            "(one) => one.textContent = 'Donaudampfschifffahrtsgesellschaft' + 'x'.repeat(25)"
        )
    assert not page.evaluate("document.documentElement.scrollWidth > window.innerWidth")


def test_without_scripts_a_link_to_a_group_shows_everybody_and_says_so(sample: str, visit: Open) -> None:
    page = visit(sample, scripts=False).go(f"{LIST}?group=Consumers")
    expect(page.locator("noscript > .hb-note")).to_be_visible()
    assert page.locator("tr[data-hb-facets]:visible").count() == page.locator("tr[data-hb-facets]").count() > 0


def test_with_scripts_nothing_says_that_there_are_no_filters(sample: str, visit: Open) -> None:
    page = visit(sample).go(LIST)
    expect(page.locator("noscript > .hb-note")).to_have_count(0)  # what is in there is no element then
