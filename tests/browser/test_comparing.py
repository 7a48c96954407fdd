"""Choosing personas and laying them side by side: from anywhere, by address, without scripts, with hostile names."""

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect
from tests.browser.conftest import WIDTHS, Open
from tests.site import hostile

COMPARE = "personas/compare/"
FAMILY, TICKET, RUNNER, WALKER, NEWCOMER = (
    "growing-family",
    "return-ticket",
    "head-torch-runner",
    "returning-walker",
    "kit-list-newcomer",
)
CELLS = """rows => rows.map((row) => [...row.cells].slice(1).map((cell) => {
  const entries = [...cell.querySelectorAll("li")];
  return (entries.length ? entries : [cell]).map((entry) => entry.innerText).sort().join("|");
}))"""


WHY_ONE = "here: it was renamed or removed, or the link is wrong."
WHY_SEVERAL = "They were renamed or removed, or the link is wrong."
TALLEST_CHOOSER = 2000  # pixels; the tables that once stood here had 14,000
LARGEST_SHIFT = 0.05
SHIFT = """() => new Promise((resolve) => {
  let shift = 0;
  const add = (list) => list.getEntries().forEach((entry) => { if (!entry.hadRecentInput) shift += entry.value });
  new PerformanceObserver(add).observe({ type: "layout-shift", buffered: true });
  setTimeout(() => resolve(shift), 500);
})"""


def unmet(page: Page) -> Locator:
    """The line on whom an address asks for and the page does not show."""
    return page.locator("article .hb-comparing__unmet[role=status]")


def state(page: Page) -> Locator:
    return page.get_by_role("form", name="Choose personas to compare").get_by_role("status")


def choice(page: Page, name: str) -> Locator:
    return page.locator(".hb-choosing").get_by_role("button", name=name)


def switch(page: Page, persona: str) -> Locator:
    return page.locator(f'article [data-hb-switch="{persona}"]').first


def bar(page: Page) -> Locator:
    return page.get_by_role("region", name="Personas to compare")


def table(page: Page) -> Locator:
    return page.get_by_role("region", name="Side by side", exact=True).locator("table")


def heads(page: Page) -> list[str]:
    table(page).locator("thead a").first.wait_for()  # it is filled after it is shown
    return table(page).locator("thead a").all_inner_texts()


def chosen(page: Page) -> str:
    return ",".join(parse_qs(urlsplit(page.url).query).get("personas", []))


def test_a_choice_gathers_from_cards_table_and_page(sample: str, visit: Open) -> None:
    window = visit(sample)
    page = window.go("")
    page.wait_for_load_state("networkidle")  # the theme reads which pages there are
    page.evaluate("window.stayed = true")
    expect(bar(page)).to_have_count(0)
    expect(switch(page, FAMILY)).to_have_attribute("aria-pressed", "false")
    switch(page, FAMILY).click()
    expect(switch(page, FAMILY)).to_have_attribute("aria-pressed", "true")
    expect(bar(page).get_by_role("link").first).to_have_text("Add another to compare")
    page.get_by_role("link", name="All personas").first.click()
    switch(page, TICKET).click()
    expect(bar(page).get_by_role("link").first).to_have_text("Compare 2")
    page.locator("article").get_by_role("link", name="Ines Calloway").first.click()
    expect(page.locator("h1")).to_have_text("Ines Calloway")
    switch(page, RUNNER).click()
    expect(bar(page).locator("p")).to_have_text("Kwame Ansah-Reid, Return Ticket, Ines Calloway")
    bar(page).get_by_role("link", name="Compare 3").click()
    assert heads(page) == ["Kwame Ansah-Reid", "Return Ticket", "Ines Calloway"]
    assert page.url == f"{sample}{COMPARE}?personas={FAMILY},{TICKET},{RUNNER}"
    assert page.evaluate("window.stayed")
    assert not window.faults


def test_the_choice_outlives_a_reload_and_can_be_taken_back(sample: str, visit: Open) -> None:
    page = visit(sample).go("personas/")
    switch(page, FAMILY).click()
    switch(page, RUNNER).click()
    page.reload()
    expect(bar(page).get_by_role("link").first).to_have_text("Compare 2")
    switch(page, FAMILY).press("Space")
    expect(bar(page).locator("p")).to_have_text("Ines Calloway")
    bar(page).get_by_role("button", name="Clear").click()
    expect(bar(page)).to_have_count(0)
    assert page.locator("[aria-pressed=true]").count() == 0


def test_a_fifth_is_not_taken_and_says_why(sample: str, visit: Open) -> None:
    page = visit(sample).go("personas/")
    for persona in (FAMILY, TICKET, RUNNER, WALKER, NEWCOMER):
        switch(page, persona).click()
    expect(bar(page).get_by_role("link").first).to_have_text("Compare 4")
    expect(bar(page).get_by_role("alert")).to_have_text("Four at most: take one of them away first.")
    expect(bar(page)).to_contain_text("Kwame Ansah-Reid")
    expect(bar(page)).not_to_contain_text("Lorna Tansy")
    switch(page, FAMILY).click()
    expect(bar(page).get_by_role("alert")).to_have_count(0)
    expect(bar(page).get_by_role("link").first).to_have_text("Compare 3")


@pytest.mark.parametrize("kept", ["nonsense", "{}", "null"])
def test_what_cannot_be_read_of_an_earlier_choice_is_forgotten(kept: str, sample: str, visit: Open) -> None:
    window = visit(sample)
    window.page.add_init_script(f"sessionStorage.setItem('handbook.compare', {kept!r})")
    page = window.go("")
    expect(bar(page)).to_have_count(0)
    switch(page, FAMILY).click()
    expect(bar(page)).to_be_visible()
    assert not window.faults


def test_a_browser_that_keeps_nothing_compares_all_the_same(sample: str, visit: Open) -> None:
    window = visit(sample)
    forbidden = "get() { throw new DOMException('no', 'SecurityError') }"
    page = window.go("")
    window.page.add_init_script(f"Object.defineProperty(window, 'sessionStorage', {{ {forbidden} }})")
    page.reload()
    switch(page, FAMILY).click()
    switch(page, RUNNER).click()
    expect(bar(page).get_by_role("link").first).to_have_text("Compare 2")


@pytest.mark.parametrize("width", WIDTHS.values(), ids=WIDTHS)
def test_the_bar_is_in_sight_covers_no_end_and_goes_away(width: int, sample: str, visit: Open) -> None:
    page = visit(sample, width).go("")
    page.wait_for_load_state("networkidle")
    switch(page, FAMILY).click()
    expect(bar(page)).to_be_in_viewport(ratio=1)
    page.evaluate("window.scrollTo(0, document.documentElement.scrollHeight)")
    below = bar(page).bounding_box()
    footer, article = page.locator(".md-footer").bounding_box(), page.locator("article").bounding_box()
    assert below
    assert footer
    assert article
    assert article["y"] + article["height"] <= below["y"]
    assert below["y"] + below["height"] <= footer["y"]
    page.locator("article").get_by_role("link", name="How to read this handbook").first.click()
    expect(page.locator("h1")).to_have_text("How to read this handbook")
    expect(page.locator(".hb-bar")).to_have_count(0)
    page.go_back()
    expect(bar(page)).to_have_count(1)
    expect(switch(page, FAMILY)).to_have_attribute("aria-pressed", "true")


@pytest.mark.parametrize(
    ("asked", "shown", "told"),
    [
        (f"{FAMILY},nobody,{TICKET},{FAMILY},nobody", f"{FAMILY},{TICKET}", f"There is no persona “nobody” {WHY_ONE}"),
        (
            f"{FAMILY},{TICKET},{RUNNER},{WALKER},{NEWCOMER},{FAMILY}",
            f"{FAMILY},{TICKET},{RUNNER},{WALKER}",
            "Four stand side by side at most; not shown: Lorna Tansy.",
        ),
        (f"{FAMILY}%2C{TICKET}&personas=x", f"{FAMILY},{TICKET}", ""),
        (
            f"{FAMILY},%3Cimg src=x onerror=alert(1)%3E,__proto__,%E2%80%AEmoc,{'x' * 200},e,f,{TICKET}",
            f"{FAMILY},{TICKET}",
            "There are no such personas here: “<img src=x onerror=alert(1)>”, “__proto__”, “\u202emoc”,"
            f" “{'x' * 60}…” and 2 more. {WHY_SEVERAL}",
        ),
        (
            f"{FAMILY},nobody,{TICKET},{RUNNER},{WALKER},{NEWCOMER}",
            f"{FAMILY},{TICKET},{RUNNER},{WALKER}",
            f"There is no persona “nobody” {WHY_ONE} Four stand side by side at most; not shown: Lorna Tansy.",
        ),
    ],
    ids=["unknown and twice", "five", "encoded", "hostile", "unknown and five"],
)
def test_an_address_names_two_to_four_and_the_page_says_whom_it_leaves_out(
    asked: str, shown: str, told: str, sample: str, visit: Open
) -> None:
    window = visit(sample)
    page = window.go(f"{COMPARE}?personas={asked}")
    assert len(heads(page)) == len(shown.split(","))
    assert chosen(page) == shown
    expect(unmet(page)).to_have_text(told)
    assert unmet(page).locator("img").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert not window.faults


def test_what_an_address_asked_for_in_vain_is_told_until_somebody_chooses_anew(sample: str, visit: Open) -> None:
    page = visit(sample).go(f"{COMPARE}?personas=nobody,{FAMILY},{TICKET}")
    expect(unmet(page)).to_be_visible()
    page.get_by_role("button", name="Add another to compare").click()
    expect(unmet(page)).to_be_visible()
    choice(page, "Ines Calloway").click()
    expect(unmet(page)).to_be_hidden()


def test_a_former_id_is_nobody_unknown(sample: str, visit: Open) -> None:
    page = visit(sample).go(f"{COMPARE}?personas=centre-quartermaster,{FAMILY}")
    assert heads(page)[1] == "Kwame Ansah-Reid"
    expect(unmet(page)).to_have_text("")


def test_back_leads_from_the_table_to_the_choice_and_on_to_the_page_before(sample: str, visit: Open) -> None:
    window = visit(sample)
    window.go("reading/")
    page = window.go(COMPARE)
    for name in ("Kwame Ansah-Reid", "Ines Calloway"):
        choice(page, name).click()
    page.get_by_role("button", name="Compare 2").click()
    assert heads(page) == ["Kwame Ansah-Reid", "Ines Calloway"]
    page.get_by_label("Only what differs").check()
    page.go_back()
    expect(state(page)).to_have_text("Chosen: Kwame Ansah-Reid, Ines Calloway.")
    expect(table(page)).to_be_hidden()
    page.go_forward()
    expect(table(page).locator("thead a")).to_have_text(["Kwame Ansah-Reid", "Ines Calloway"])
    expect(page.get_by_label("Only what differs")).to_be_checked()
    page.go_back()
    page.go_back()
    expect(page).to_have_url(f"{sample}reading/")
    assert not window.faults


@pytest.mark.parametrize("asked", ["", "?personas=", "?personas=nobody,<b>", f"?personas={FAMILY}"])
def test_fewer_than_two_leave_a_list_to_choose_from(asked: str, sample: str, visit: Open) -> None:
    page = visit(sample).go(COMPARE + asked)
    expect(state(page)).to_have_text(
        "Chosen: Kwame Ansah-Reid. Choose one to three more." if FAMILY in asked else "Choose two to four personas."
    )
    expect(choice(page, "Return Ticket")).to_be_visible()
    expect(page.locator(".hb-sides")).to_be_hidden()
    expect(table(page)).to_have_count(0)
    assert page.evaluate("document.documentElement.scrollHeight") < TALLEST_CHOOSER


def test_choosing_on_the_page_changes_table_and_address(sample: str, visit: Open) -> None:
    page = visit(sample).go(COMPARE)
    choice(page, "Kwame Ansah-Reid").click()
    expect(choice(page, "Kwame Ansah-Reid")).to_have_attribute("aria-pressed", "true")
    assert chosen(page) == FAMILY
    expect(page.get_by_role("button", name="Compare 2")).to_have_count(0)
    page.get_by_role("searchbox", name="Find a persona").fill("HEAD-torch")
    expect(page.locator(".hb-choice:visible")).to_have_count(1)
    choice(page, "Ines Calloway").press("Space")
    page.get_by_role("button", name="Compare 2").press("Enter")
    assert heads(page) == ["Kwame Ansah-Reid", "Ines Calloway"]
    assert chosen(page) == f"{FAMILY},{RUNNER}"
    expect(page.locator(".hb-choosing")).to_be_hidden()
    page.get_by_role("button", name="Add another to compare").click()
    expect(page.get_by_role("searchbox", name="Find a persona")).to_be_focused()
    page.get_by_role("searchbox", name="Find a persona").fill("nobody at all")
    expect(state(page)).to_have_text("Nobody is called so.")
    page.get_by_role("searchbox", name="Find a persona").fill("")
    for name in ("Return Ticket", "Gethin Marl", "Lorna Tansy"):
        choice(page, name).click()
    expect(state(page)).to_have_text("Four at most: take one of them away first.")
    page.get_by_role("button", name="Compare 4").click()
    expect(table(page).locator("thead a")).to_have_count(4)
    page.get_by_role("button", name="Take Kwame Ansah-Reid away").click()
    expect(table(page).locator("thead a")).to_have_text(["Ines Calloway", "Return Ticket", "Gethin Marl"])
    page.get_by_label("Only what differs").press("Enter")  # would send a form away
    page.reload()
    assert heads(page) == ["Ines Calloway", "Return Ticket", "Gethin Marl"]
    page.locator(".hb-chooser").get_by_role("button", name="Clear").click()
    expect(state(page)).to_have_text("Choose two to four personas.")
    assert chosen(page) == ""


@pytest.mark.parametrize(
    ("path", "panel"),
    [("personas/growing-family/", "do-not-confuse-with"), ("personas/negative/return-ticket/", "easily-mistaken-for")],
)
def test_a_look_alike_is_one_link_away(path: str, panel: str, sample: str, visit: Open) -> None:
    page = visit(sample).go(path)
    name = page.locator("h1").inner_text()
    section = page.locator(f"#{panel} ~ .hb-section").first
    other = section.locator(".hb-pair__name a").first.inner_text()
    section.get_by_role("link", name="Compare the two in full").first.click()
    assert heads(page) == [name, other]
    assert chosen(page).count(",") == 1


def test_what_differs_is_marked_and_can_be_shown_alone(sample: str, visit: Open) -> None:
    page = visit(sample).go(f"{COMPARE}?personas={FAMILY},{RUNNER}")
    table(page).wait_for()
    rows = table(page).locator("tbody tr:not(.hb-table__group, .hb-sidebyside__fold)")
    cells = rows.evaluate_all(CELLS)
    marked = rows.evaluate_all("all => all.map((row) => row.classList.contains('hb-sidebyside__differs'))")
    assert all(
        len(set(row)) > 1 and "\u2013\n" not in "".join(row) for row, mark in zip(cells, marked, strict=True) if mark
    )
    assert 0 < sum(marked) < len(marked) / 2
    sentences = rows.filter(has=page.get_by_role("rowheader", name="Summary", exact=True))
    expect(sentences).not_to_have_class("hb-sidebyside__differs")
    page.get_by_label("Only what differs").check()
    expect(rows.locator("visible=true")).to_have_count(sum(marked))
    empty = "all => all.filter((one) => one.offsetHeight && !one.querySelector('.hb-sidebyside__differs')).length"
    assert table(page).locator("tbody").evaluate_all(empty) == 0
    assert page.url.endswith(f"?personas={FAMILY},{RUNNER}&only=differences")
    page.reload()
    table(page).wait_for()
    expect(rows.locator("visible=true")).to_have_count(sum(marked))
    page.get_by_label("Only what differs").uncheck()
    assert "only" not in page.url


def test_rows_about_only_one_of_them_are_folded(sample: str, visit: Open) -> None:
    page = visit(sample).go(f"{COMPARE}?personas={FAMILY},{TICKET}")
    table(page).wait_for()
    lone = table(page).get_by_role("row", name="If we take them on").last
    expect(lone).to_be_visible()  # few of them in a section of their own
    fold = table(page).get_by_role("button", name="rows about Return Ticket only").first
    expect(fold).to_have_attribute("aria-expanded", "false")
    before = table(page).locator("tbody tr:visible").count()
    fold.press("Enter")
    expect(fold).to_have_attribute("aria-expanded", "true")
    assert table(page).locator("tbody tr:visible").count() > before
    for part in ("Warning signs", "Root causes and fixes", "Evidence"):
        expect(table(page).get_by_role("rowheader", name=part, exact=True).first).to_be_visible()


def test_jobs_keep_when_want_and_so_that(sample: str, visit: Open) -> None:
    page = visit(sample).go(f"{COMPARE}?personas={FAMILY},{RUNNER}")
    job = table(page).get_by_role("row", name="Jobs to be done").get_by_role("listitem").first
    expect(job).to_be_visible()
    assert [label.strip() for label in job.locator(".hb-part__label").all_inner_texts()][:3] == [
        "When",
        "They want to",
        "So that",
    ]


@pytest.mark.parametrize("width", WIDTHS.values(), ids=WIDTHS)
def test_heads_stay_in_sight_over_equal_columns_and_nothing_jumps(width: int, sample: str, visit: Open) -> None:
    page = visit(sample, width).go(f"{COMPARE}?personas={FAMILY},{TICKET},{RUNNER},{WALKER}")
    table(page).wait_for()
    assert page.evaluate(SHIFT) < LARGEST_SHIFT
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.evaluate("window.scrollTo({ top: 2500, behavior: 'instant' })")
    boxes = (
        table(page).locator("thead th").evaluate_all("all => all.map((one) => one.getBoundingClientRect().toJSON())")
    )
    header = page.locator(".md-header").bounding_box()
    assert header
    assert len({round(box["width"]) for box in boxes}) == 1
    assert all(0 <= box["top"] - header["height"] < 4 for box in boxes)
    assert table(page).locator("thead .hb-portrait").count() == len(boxes)


def test_a_phone_shows_two_at_a_time(sample: str, visit: Open) -> None:
    page = visit(sample, WIDTHS["phone"]).go(f"{COMPARE}?personas={FAMILY},{TICKET},{RUNNER},{WALKER}")
    assert heads(page) == ["Kwame Ansah-Reid", "Return Ticket"]
    two = page.get_by_role("group", name="Shown, two at a time")
    two.get_by_role("button", name="Gethin Marl").click()
    expect(table(page).locator("thead a")).to_have_text(["Return Ticket", "Gethin Marl"])
    expect(two.get_by_role("button", name="Kwame Ansah-Reid")).to_have_attribute("aria-pressed", "false")
    expect(two.get_by_role("button", name="Gethin Marl")).to_be_focused()
    assert chosen(page) == f"{FAMILY},{TICKET},{RUNNER},{WALKER}"


def test_a_file_that_does_not_come_is_said_in_plain_words(sample: str, visit: Open) -> None:
    window = visit(sample)
    window.page.route("**/return-ticket.json", lambda route: route.fulfill(status=404, body="<p>gone</p>"))
    page = window.go(f"{COMPARE}?personas={FAMILY},{TICKET}")
    expect(state(page)).to_contain_text("could not be loaded")
    expect(page.locator(".hb-sides summary").first).to_be_visible()
    assert all("404" in fault for fault in window.faults)


def test_without_scripts_a_choice_leads_to_the_segments(sample: str, visit: Open) -> None:
    page = visit(sample, scripts=False).go("")
    page.locator(f'a[data-hb-compare="{FAMILY}"]').first.click()
    expect(page.locator("h1")).to_have_text("Compare")
    expect(page.locator(".hb-choosing").get_by_role("link", name="Kwame Ansah-Reid")).to_be_visible()
    assert page.locator("article .hb-sides table").count() >= 2
    page.locator(".hb-side").filter(has=page.get_by_role("link", name="Kwame Ansah-Reid", include_hidden=True)).locator(
        "summary"
    ).click()
    expect(page.locator(".hb-sides").get_by_role("link", name="Kwame Ansah-Reid")).to_be_visible()
    assert page.locator(".hb-sidebyside__differs").count() > 10


def test_hostile_names_run_nothing_in_a_comparison(hostile_site: str, visit: Open) -> None:
    window = visit(hostile_site)
    numbers = [number for number, value in enumerate(hostile.VALUES) if hostile.CALLS in value][:4]
    page = window.go("")
    for number in numbers:
        switch(page, hostile.stem(number)).click()
    expect(bar(page).locator("p")).to_have_text(", ".join(hostile.VALUES[number] for number in numbers))
    bar(page).get_by_role("link").first.click()
    assert heads(page) == [hostile.VALUES[number] for number in numbers]
    assert table(page).locator(":is(script, img, svg, iframe, b, i)").count() == 0
    assert table(page).locator(":is(script, img, svg, iframe, b)").count() == 0
    page.get_by_label("Only what differs").check()
    page.get_by_role("button", name="Change who is compared").click()
    page.wait_for_load_state("networkidle")
    assert not window.faults
