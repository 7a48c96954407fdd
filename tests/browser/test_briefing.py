"""A brief in the browser: from the list, by address, copied, on paper, and placed by a writer."""

import io
import re

import pytest
from playwright.sync_api import Locator, Page, expect
from pypdf import PdfReader
from tests.browser.conftest import WIDTHS, Open

BRIEF = "personas/brief/"
FAMILY, RUNNER, HIRE, STORES = "growing-family", "head-torch-runner", "hire-shop-owner", "centre-stores-manager"
TWO = f"{BRIEF}?personas={FAMILY},{RUNNER}"
LONGEST_TWO = [f"{FAMILY},{HIRE}", f"{FAMILY},{STORES}", f"{FAMILY},kit-list-newcomer"]  # with their look-alikes
FOUR = f"{FAMILY},{HIRE},{STORES},kit-list-newcomer"
EIGHT_POINTS = 8 / 72 * 96
SMALLEST = """table => Math.min(...[...table.querySelectorAll("li, th, td, span, a")].filter((one) => one.offsetParent
  && !one.closest(".hb-hidden, .hb-portrait")).map((one) => parseFloat(getComputedStyle(one).fontSize)))"""
TODAY = """() => { const now = new Date();
  return `${now.getDate()} ${now.toLocaleString("en", { month: "long" })} ${now.getFullYear()}` }"""
SIZES = ("A4", "Letter")


def state(page: Page) -> Locator:
    return page.get_by_role("form", name="Choose personas for a brief").get_by_role("status")


def unmet(page: Page) -> Locator:
    """The line on whom an address asks for and the page does not show."""
    return page.locator("article .hb-comparing__unmet[role=status]")


def sheet(page: Page) -> Locator:
    return page.get_by_role("region", name="Brief", exact=True).locator("table")


def heads(page: Page) -> list[str]:
    sheet(page).locator("thead a").first.wait_for()  # it is filled after it is shown
    return sheet(page).locator("thead a").all_inner_texts()


def part(page: Page, title: str) -> Locator:
    return sheet(page).locator("tr").filter(has=page.get_by_role("rowheader", name=title, exact=True))


@pytest.mark.parametrize("width", WIDTHS.values(), ids=WIDTHS)
def test_two_chosen_in_the_list_become_a_brief_and_back_leads_to_the_list(width: int, sample: str, visit: Open) -> None:
    window = visit(sample, width)
    page = window.go("personas/")
    for persona in (FAMILY, RUNNER):
        page.locator(f'article [data-hb-switch="{persona}"]').first.click()
    page.get_by_role("region", name="Personas to compare").get_by_role("link", name="Make a brief of 2").click()
    assert heads(page) == ["Kwame Ansah-Reid", "Ines Calloway"]
    assert page.url.endswith(f"?personas={FAMILY},{RUNNER}")
    left_out = part(page, "Whom to leave out")
    expect(left_out.get_by_role("link")).to_have_text(
        ["Return Ticket", "The Living-Room Fitting", "The Six-Thousander"]
    )
    expect(left_out).to_contain_text("Ask: “Which one stays with you?”")
    expect(left_out).to_contain_text('Terms with "free returns"')
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    left_out.get_by_role("link", name="Return Ticket").click()
    expect(page.locator("h1")).to_have_text("Return Ticket")
    page.go_back()
    expect(sheet(page).locator("thead a")).to_have_text(["Kwame Ansah-Reid", "Ines Calloway"])
    page.go_back()
    expect(page.locator(f'article [data-hb-switch="{FAMILY}"]').first).to_be_visible()
    assert not window.faults


def test_one_is_enough_and_more_are_added_on_the_page(sample: str, visit: Open) -> None:
    page = visit(sample).go(BRIEF)
    expect(state(page)).to_have_text("Choose one to four personas.")
    page.locator(".hb-choosing").get_by_role("button", name="Ewan Strake").click()
    page.get_by_role("button", name="Make a brief", exact=True).click()
    assert heads(page) == ["Ewan Strake"]
    expect(part(page, "Whom")).to_contain_text("Job title")
    expect(part(page, "Whom")).to_contain_text("Decision maker")
    expect(part(page, "Objections and answers")).to_contain_text(". Our answer: Order one")
    expect(page.locator(".hb-brief__silent").first).to_have_text("Nothing is written down on: whom to leave out.")
    expect(page.get_by_label("Only what differs")).to_be_hidden()
    page.get_by_role("button", name="Add another persona").click()
    page.locator(".hb-choosing").get_by_role("button", name="Folake Merriweather").click()
    page.get_by_role("button", name="Make a brief of 2").click()
    expect(sheet(page).locator("thead a")).to_have_text(
        ["Ewan Strake", "Folake Merriweather"]
    )  # the old one goes first
    page.reload()
    assert heads(page) == ["Ewan Strake", "Folake Merriweather"]


def test_back_leads_from_the_sheet_to_the_choice(sample: str, visit: Open) -> None:
    page = visit(sample).go(BRIEF)
    for name in ("Ewan Strake", "Folake Merriweather"):
        page.locator(".hb-choosing").get_by_role("button", name=name).click()
    page.get_by_role("button", name="Make a brief of 2").click()
    assert heads(page) == ["Ewan Strake", "Folake Merriweather"]
    assert page.url.endswith(f"?personas={HIRE},{STORES}")
    page.go_back()
    expect(state(page)).to_have_text("Chosen: Ewan Strake, Folake Merriweather.")
    expect(sheet(page)).to_be_hidden()
    page.reload()
    expect(state(page)).to_have_text("Chosen: Ewan Strake, Folake Merriweather.")
    page.go_forward()  # after which the theme fetches the page once more, so that it is laid out twice
    expect(sheet(page).locator("thead a")).to_have_text(["Ewan Strake", "Folake Merriweather"])
    page.get_by_role("button", name="Add another persona").click()
    page.locator(".hb-choosing").get_by_role("button", name="Ines Calloway").click()
    page.get_by_role("button", name="Make a brief of 3").click()
    expect(sheet(page).locator("thead a")).to_have_count(3)
    page.go_back()
    page.go_back()
    expect(sheet(page).locator("thead a")).to_have_text(["Ewan Strake", "Folake Merriweather"])


def test_an_id_that_is_nobodys_is_said(sample: str, visit: Open) -> None:
    page = visit(sample).go(f"{BRIEF}?personas=nobody,{FAMILY}")
    assert heads(page) == ["Kwame Ansah-Reid"]
    expect(unmet(page)).to_have_text(
        "There is no persona “nobody” here: it was renamed or removed, or the link is wrong."
    )


def test_whom_a_brief_has_no_room_for_is_said(sample: str, visit: Open) -> None:
    page = visit(sample).go(f"{BRIEF}?personas={FAMILY},{RUNNER},{HIRE},{STORES},kit-list-newcomer,returning-walker")
    assert len(heads(page)) == 4
    expect(unmet(page)).to_have_text("A brief takes four at most; not shown: Lorna Tansy, Gethin Marl.")


def test_a_former_id_still_names_somebody(sample: str, visit: Open) -> None:
    page = visit(sample).go(f"{BRIEF}?personas=centre-quartermaster")
    assert heads(page) == ["Folake Merriweather"]
    assert page.url.endswith(f"?personas={STORES}")


def test_a_brief_is_copied_as_markdown(sample: str, visit: Open) -> None:
    page = visit(sample).go(TWO)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    heads(page)
    page.get_by_role("button", name="Copy as Markdown").click()
    expect(page.get_by_text("Copied.")).to_be_visible()
    text = page.evaluate("navigator.clipboard.readText()")
    assert re.match(
        r"# Brief: Kwame Ansah-Reid and Ines Calloway\n\n"
        r"- \*\*Kwame Ansah-Reid\*\*: The .+\n- \*\*Ines Calloway\*\*: The .+\n\n"
        r"## Whom\n\n\*\*Kwame Ansah-Reid\*\*\n\n- ",
        text,
    )
    titles = re.findall(r"^## (.+)$", text, re.MULTILINE)
    assert titles == sheet(page).locator("tbody th").all_inner_texts()
    assert "\n- Return Ticket: Kwame keeps one" in text
    assert "\xa0" not in text
    assert text.endswith(f"\nBrief made on {page.evaluate(TODAY)} from <{page.url}>\n")


def test_what_is_not_known_is_said_in_words_on_the_page_and_in_the_copy(sample: str, visit: Open) -> None:
    page = visit(sample).go(f"{BRIEF}?personas=head-of-centre,three-thousand-jackets,{STORES}")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    heads(page)
    cells = part(page, "What it is worth").locator("td")
    expect(cells.nth(0)).to_have_text("not known: no figures")
    expect(cells.nth(1)).to_contain_text("not known without revenue, gross margin")
    expect(part(page, "Whom to leave out").locator("td").nth(0)).to_have_text("nothing is written down")
    page.get_by_role("button", name="Copy as Markdown").click()
    expect(page.get_by_text("Copied.")).to_be_visible()
    text = page.evaluate("navigator.clipboard.readText()")
    parts = text.split("\n## ")[1:]
    names = ["Idris Tarrow", "Three Thousand Jackets", "Folake Merriweather"]
    assert all(re.findall(r"^\*\*(.+)\*\*\n\n- ", one, re.MULTILINE) == names for one in parts)
    assert "\n**Idris Tarrow**\n\n- not known: no figures\n" in text
    assert "\n- Account: Pellbeck Outdoor Centre; nobody known as: " in text
    assert "\n- Manages: Folake Merriweather, Maud Pelling\n".replace(", ", "; ") in text


def test_where_nothing_can_be_copied_the_text_is_there_to_be_selected(sample: str, visit: Open) -> None:
    page = visit(sample).go(TWO)
    heads(page)
    page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page.get_by_role("button", name="Copy as Markdown").click()
    box = page.get_by_role("textbox", name="The brief as Markdown")
    expect(box).to_be_focused()
    assert box.input_value().startswith("# Brief: Kwame")
    assert page.evaluate("document.activeElement.selectionEnd") == len(box.input_value())


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    "chosen", [*LONGEST_TWO, f"{FAMILY},{RUNNER}", f"{HIRE},{STORES}", f"{FAMILY},{RUNNER},{HIRE}"]
)
def test_a_brief_prints_alone_on_one_sheet(chosen: str, size: str, sample: str, visit: Open) -> None:
    page = visit(sample).go(f"{BRIEF}?personas={chosen}")
    names = heads(page)
    pages = PdfReader(io.BytesIO(page.pdf(format=size))).pages
    assert len(pages) == 1
    text = " ".join(pages[0].extract_text().split())
    assert all(name in text for name in names)
    assert "How sure" in text
    listed = " and ".join([", ".join(names[:-1]), names[-1]])
    assert f"Brief: {listed} · made on {page.evaluate(TODAY)} from {page.url}".replace(" ", "") in text.replace(" ", "")
    assert not [word for word in ("Copy as Markdown", "Choose one to four", "Clear") if word in text]


@pytest.mark.parametrize("size", SIZES)
def test_four_take_two_sheets_in_a_size_that_can_be_read_as_the_page_says(size: str, sample: str, visit: Open) -> None:
    page = visit(sample).go(f"{BRIEF}?personas={FOUR}")
    names = heads(page)
    expect(state(page)).to_have_text("A brief of 4 personas. On paper it takes up to two sheets.")
    sheets = [" ".join(one.extract_text().split()) for one in PdfReader(io.BytesIO(page.pdf(format=size))).pages]
    assert len(sheets) == 2
    assert all(name in text for name in names for text in sheets)
    assert "How sure" in sheets[1]
    page.emulate_media(media="print")
    assert sheet(page).evaluate(SMALLEST) >= EIGHT_POINTS - 0.01


def test_without_scripts_whole_groups_stand_there(sample: str, visit: Open) -> None:
    page = visit(sample, scripts=False).go(BRIEF)
    expect(page.locator(".hb-choosing").get_by_role("link", name="Kwame Ansah-Reid")).to_be_visible()
    page.locator(".hb-side summary").first.click()
    expect(page.locator(".hb-side[open] .hb-brief")).to_be_visible()
    expect(page.get_by_role("button", name="Copy as Markdown")).to_have_count(0)
