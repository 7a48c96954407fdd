"""The index of the pages Fields and Rules: in sight wherever one reads, narrowed down while somebody types."""

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import Open

WIDTHS = (390, 1280)
BEFORE_IT_IS_OPEN = 1220  # pixels; from there on, the index stands beside the entries
BENEATH = """one => {
  const box = one.getBoundingClientRect()
  return !document.elementFromPoint(box.left + 20, box.top + 12)?.closest(".hb-guide__entry")
}"""


def open_index(page: Page, width: int) -> None:
    if width < BEFORE_IT_IS_OPEN:
        page.locator(".hb-index summary").click()


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("address", ["fields/", "rules/"])
def test_the_index_leads_to_each_entry_and_stays_in_sight(sample: str, visit: Open, address: str, width: int) -> None:
    window = visit(sample, width)
    page = window.go(address)
    open_index(page, width)
    index = page.locator(".hb-index")
    links, box = index.locator("a"), index.locator("input")
    entries = page.locator(".hb-guide__entry").evaluate_all("all => all.map(one => `#${one.id}`)")
    assert links.evaluate_all("all => all.map(one => one.hash)") == entries

    box.fill("no such name")
    expect(index.get_by_text("Nothing is called that.")).to_be_visible()
    assert index.locator("li:visible").count() == 0

    wanted = links.nth(len(entries) // 2)
    name, place = wanted.text_content() or "", wanted.evaluate("one => one.hash")
    box.fill(name.upper().replace("-", " ").replace("_", " ").replace(".", " "))
    expect(wanted).to_be_visible()
    assert 0 < index.locator("li:visible").count() < len(entries) / 2
    first = index.locator("li:visible a").first.evaluate("one => one.hash")
    box.press("Enter")
    page.wait_for_function("place => location.hash === place", arg=first)

    open_index(page, width)
    box.fill("")
    wanted.click()
    page.wait_for_function("place => location.hash === place", arg=place)
    entry = page.locator(f"[id='{place[1:]}']")
    expect(entry).to_be_in_viewport()
    expect(index).to_be_in_viewport()
    assert not entry.evaluate(BENEATH), "the entry begins beneath the header or the index"
    assert not window.faults


@pytest.mark.parametrize("width", WIDTHS)
def test_without_a_script_the_index_is_plain_links(sample: str, visit: Open, width: int) -> None:
    page = visit(sample, width, scripts=False).go("fields/")
    open_index(page, width)
    page.locator(".hb-index a", has_text="payment_methods").first.click()
    assert page.url.endswith("#field-payment_methods")
    assert not page.locator(".hb-index input").count()
