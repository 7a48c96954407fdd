"""Tables on a phone: a name and two facts a row, the rest on request, and all of it without scripts."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect
from tests.browser.conftest import WIDTHS, Open
from tests.browser.test_every_page_type import PAGES

MONEY = "personas/negative/money/"
EXCLUSIONS = "personas/negative/exclusions/"
BACKLOG = "personas/negative/causes/"
HIGHEST = 7_500  # pixels; 20,161 before rows were folded. The total says all it has to say

# Controls that a finger may miss: smaller than 24 pixels one way, and not in a label, which is met instead.
SMALL = """() => [...document.querySelectorAll("main :is(button, summary, input, .hb-unfold, .md-button)")]
  .filter((one) => one.checkVisibility({ visibilityProperty: true }))
  .filter((one) => !one.closest(".hb-hidden, label, .hb-table__pick, .hb-facet"))
  .map((one) => [`${one.tagName}.${one.className} ${one.textContent}`, one.getBoundingClientRect()])
  .filter(([, box]) => box.width > 0 && (box.width < 24 || box.height < 24))
  .map(([name, box]) => `${name} ${Math.round(box.width)} x ${Math.round(box.height)}`)"""


def row(page: Page, name: str) -> Locator:
    return page.locator(".hb-view tbody tr").filter(has=page.locator("th", has_text=name)).first


def facts(one: Locator) -> list[str]:
    """The columns of which a row shows its value."""
    cells = one.locator("td:visible")
    return [cells.nth(number).get_attribute("data-label") or "" for number in range(cells.count())]


def test_profitability_is_a_third_of_what_it_was(sample: str, visit: Open) -> None:
    page = visit(sample, WIDTHS["phone"]).go(MONEY)
    assert page.evaluate("document.documentElement.scrollHeight") < HIGHEST


def test_a_row_shows_two_facts_and_the_others_on_request(sample: str, visit: Open) -> None:
    window = visit(sample, WIDTHS["phone"])
    one = row(window.go(MONEY), "Oona Fairbrass")
    assert facts(one) == ["Customers", "Total a year"]
    more = one.get_by_role("button", name="More about Oona Fairbrass")
    expect(more).to_have_attribute("aria-expanded", "false")
    more.focus()
    window.page.keyboard.press("Enter")
    less = one.get_by_role("button", name="Less about Oona Fairbrass")
    expect(less).to_have_attribute("aria-expanded", "true")
    expect(less).to_be_focused()
    assert len(facts(one)) == one.locator("td").count() > 2
    less.click()
    assert len(facts(one)) == 2
    assert not window.faults


@pytest.mark.parametrize("address", [MONEY, EXCLUSIONS, "personas/payback/"])
def test_a_total_is_never_folded_and_has_nothing_more_to_show(sample: str, visit: Open, address: str) -> None:
    page = visit(sample, WIDTHS["phone"]).go(address)
    totals = page.locator(".hb-view tr:is(.hb-ledger__total, .hb-table__total)").filter(visible=True)
    for one in totals.all():
        expect(one.locator(".hb-unfold")).to_have_count(0)
        for cell in one.locator("td").filter(has_text=re.compile(r"\S")).all():
            expect(cell).to_be_visible()


def test_a_row_of_the_backlog_is_low_enough_to_be_whole_everywhere(sample: str, visit: Open) -> None:
    page = visit(sample, WIDTHS["phone"]).go(BACKLOG)
    expect(page.locator(".hb-unfold")).to_have_count(0)
    for cell in page.locator(".hb-table--backlog td").filter(has_not_text=re.compile("^nothing yet$")).all():
        assert cell.is_visible(), cell.inner_html()
    wide = visit(sample).go(BACKLOG)
    assert wide.evaluate("document.documentElement.scrollHeight") < 6_000  # 8,905 with chips and a narrow first column
    heights = wide.locator("#backlog-no-figure tbody tr:has(.hb-none)").evaluate_all(
        "(rows) => rows.map((one) => one.getBoundingClientRect().height)"
    )
    assert len(heights) > 30
    assert max(heights) < 60


@pytest.mark.parametrize("key", ["open", "no-figure", "closed"])
def test_the_headings_of_the_backlog_are_one_click_away(key: str, sample: str, visit: Open) -> None:
    page = visit(sample).go(BACKLOG)
    page.locator(f".hb-backlog__jump a[href$='#backlog-{key}']").click()
    heading = page.locator(f"#backlog-{key} caption")
    expect(heading).to_be_in_viewport()
    top, header = heading.bounding_box(), page.locator(".md-header").bounding_box()
    assert top
    assert header
    assert top["y"] >= header["y"] + header["height"]


def test_what_needs_attention_is_never_folded(sample: str, visit: Open) -> None:
    page = visit(sample, WIDTHS["phone"]).go(EXCLUSIONS)
    badges = page.locator(".hb-table td .hb-badge--overdue")
    assert badges.count()
    for number in range(badges.count()):
        expect(badges.nth(number)).to_be_visible()


def test_a_row_that_a_link_leads_to_is_open(sample: str, visit: Open) -> None:
    page = visit(sample, WIDTHS["phone"]).go(EXCLUSIONS)
    target = page.locator("tr[id]").nth(1)
    assert len(facts(target)) < target.locator("td").count()
    page.evaluate("(id) => { location.hash = id }", target.get_attribute("id"))
    expect(target.locator("td").last).to_be_visible()
    assert len(facts(target)) == target.locator("td").count()


def test_the_figures_behind_the_curve_open(sample: str, visit: Open) -> None:
    page = visit(sample, WIDTHS["phone"]).go(MONEY)
    behind = page.locator(".hb-behind").last
    expect(behind.locator("table")).to_be_hidden()
    behind.locator("summary").click()
    expect(behind.locator("table")).to_be_visible()


def test_where_there_is_room_nothing_is_folded(sample: str, visit: Open) -> None:
    page = visit(sample).go(MONEY)
    for table in page.locator(".hb-view table").all():
        expect(table).to_be_visible()
    expect(page.locator(".hb-unfold:visible, .hb-behind summary:visible")).to_have_count(0)
    assert len(facts(row(page, "Oona Fairbrass"))) == row(page, "Oona Fairbrass").locator("td").count()


def test_without_scripts_every_row_is_complete(sample: str, visit: Open) -> None:
    page = visit(sample, WIDTHS["phone"], scripts=False).go(MONEY)
    one = row(page, "Oona Fairbrass")
    assert len(facts(one)) == one.locator("td").count()


def test_the_name_of_the_site_is_whole(sample: str, visit: Open) -> None:
    page = visit(sample, WIDTHS["phone"]).go("")
    name = page.locator(".md-header__topic .md-ellipsis").first
    assert name.evaluate("(box) => box.scrollWidth <= box.clientWidth && box.scrollHeight <= box.clientHeight + 1")
    whole = page.locator(".md-header__title").bounding_box()
    inner = name.bounding_box()
    assert whole
    assert inner
    assert whole["y"] <= inner["y"]
    assert inner["y"] + inner["height"] <= whole["y"] + whole["height"] + 1


def test_no_date_on_the_home_page_breaks(sample: str, visit: Open) -> None:
    page = visit(sample, WIDTHS["phone"]).go("")
    lines = page.locator("main time").evaluate_all("(all) => all.map((one) => one.getClientRects().length)")
    assert lines
    assert set(lines) == {1}


def test_a_matrix_says_that_there_is_more_and_keeps_its_first_column(sample: str, visit: Open) -> None:
    page = visit(sample, WIDTHS["phone"]).go("personas/channels/")
    box = page.locator(".hb-scroll:has(.hb-matrix)").first
    assert "More to the side" in box.evaluate("(one) => getComputedStyle(one, '::before').content")
    first = box.locator("tbody th").first
    before = first.bounding_box()
    box.evaluate("(one) => one.scrollTo(200, 0)")
    after = first.bounding_box()
    assert before
    assert after
    assert abs(before["x"] - after["x"]) < 2
    assert after["width"] < WIDTHS["phone"] / 2


@pytest.mark.parametrize("width", WIDTHS.values(), ids=WIDTHS)
def test_a_finger_meets_every_control(width: int, sample: str, visit: Open) -> None:
    window = visit(sample, width)
    assert {path: small for path in PAGES if (small := window.go(path).evaluate(SMALL))} == {}
