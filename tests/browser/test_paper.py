"""On paper: a persona on one or two sheets, a booklet with one persona after another, a checklist without a website."""

import io
from typing import Any

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader
from tests.browser.conftest import Open
from tests.site.project import SAMPLE, TODAY

from handbook.content.handbook import load
from handbook.display.values import item
from handbook.personas.record import Record

CATALOG = load(SAMPLE, TODAY).catalog.shown(drafts=False)
SIZES = {"A4": (595, 842), "Letter": (612, 792)}  # points
SHEETS = 2  # per persona
BETWEEN_MARGINS = 703  # CSS pixels, on A4 with the margins that the stylesheet asks for
WIDE = (
    "personas/compare/",
    "personas/compare/?personas=growing-family,return-ticket,head-torch-runner,returning-walker",
    "personas/channels/",
    "personas/brands/",
)
BOOKLETS = {"personas/print-consumers/": "Consumers", "personas/print-business/": "Business"}
ADDRESS = "https://handbook.example.com/"  # that mkdocs.yml names
MOST = {  # sheets of what is not about one persona
    "": 2,
    "personas/": 2,
    "personas/consumers/": 4,
    "personas/channels/": 3,
    "personas/brands/": 1,
    "personas/compare/": 1,
    "personas/payback/": 3,
    "personas/committees/": 2,
    "personas/brief/?personas=growing-family,return-ticket": 1,
    "personas/negative/": 5,
    "personas/negative/screening/": 1,
    "personas/negative/exclusions/": 2,
    "personas/negative/causes/": 3,
    "personas/negative/money/": 6,
    "insights/sources/": 2,
    "sources/orders-2026/": 1,
    "teams/": 3,
    "using/": 2,
}
KINDS = (
    *MOST,
    *BOOKLETS,
    "personas/kit-list-newcomer/",
    "personas/negative/chapter-and-verse/",
    "personas/compare/?personas=growing-family,return-ticket",
    "fields/",
    "rules/",
    "add/",
)
LEAST, TEXT, LARGEST = 7.2, 9, 10  # points: of anything, of most of what there is to read, and of what is no heading
ON_ONE_SHEET = 8  # points of most of what a brief says, which has to fit
LETTERS = """() => {
  const NOT_TEXT = "svg, h1, h2, .hb-hidden, .hb-portrait, pre, code, sup"
  const found = {}
  const walker = document.createTreeWalker(document.querySelector("article"), NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const holder = walker.currentNode.parentElement
    const letters = walker.currentNode.textContent.trim().length
    if (!letters || !holder.checkVisibility() || holder.closest(NOT_TEXT)) continue
    const points = (parseFloat(getComputedStyle(holder).fontSize) * 0.75).toFixed(2)
    found[points] = (found[points] ?? 0) + letters
  }
  return found
}"""
FOR_A_SCREEN = """() => [...document.querySelectorAll(
  "input, select, textarea, button:not(.hb-sort, .hb-choice), .md-button, .headerlink, .md-clipboard, .md-skip, " +
  ".md-header, " +
  ".md-footer, .md-sidebar, .md-path, .md-content__button, .hb-compare, .hb-filter, .hb-pager, .hb-index, " +
  ".hb-edit, .hb-table__pick, .hb-screen",
)].filter((one) => one.checkVisibility() && one.getClientRects().length).map((one) => one.outerHTML.slice(0, 90))"""
NAVIGATION = """() => [...document.querySelectorAll(
  ".md-header, .md-tabs, .md-sidebar, .md-path, .md-footer a, .md-top, .md-skip, .md-content__button",
)].flatMap((part) => part.textContent.split("\\n")).map((line) => line.trim()).filter((line) => line.length > 3)"""


def printed(page: Page, size: str = "A4") -> PdfReader:
    """The page as a reader prints it, with the browser's own margins left to the stylesheet."""
    return PdfReader(io.BytesIO(page.pdf(format=size, tagged=True, print_background=True)))


def squeezed(text: str) -> str:
    """Without spaces, of which a PDF keeps only the ones that it likes."""
    return "".join(text.split()).casefold()


def text_of(document: PdfReader) -> str:
    return squeezed("\n".join(page.extract_text() for page in document.pages))


def addresses(document: PdfReader) -> set[str]:
    found: set[str] = set()
    for page in document.pages:
        annotations: Any = page.get("/Annots", [])
        for one in annotations:
            found.add(str(one.get_object().get("/A", {}).get("/URI", "")))
    return found - {""}


def expected(record: Record) -> list[str]:
    """What the sheet must say: who they are, and what they want or what gives them away."""
    persona = record.persona
    said = [record.name, persona.summary or "", persona.role_label or ""]
    if persona.negative:
        said += [one.sign for one in persona.negative.warning_signs]
        return said + [one.ask for one in persona.negative.fit_questions]
    if persona.goals:
        said += [item(one).text for one in (*persona.goals.personal, *persona.goals.professional)]
    said += [item(one).text for one in persona.challenges]
    return said


def test_a_persona_takes_one_or_two_sheets_and_says_what_matters(sample: str, visit: Open) -> None:
    window = visit(sample)
    too_long = {}
    for record in CATALOG.records:
        path = record.path.removesuffix(".md") + "/"
        page = window.go(path)
        for size, sides in SIZES.items():
            document = printed(page, size)
            width, height = document.pages[0].mediabox[2:]
            assert (round(width), round(height)) == pytest.approx(sides, abs=1)
            if len(document.pages) > SHEETS:
                too_long[record.id, size] = len(document.pages)
            text = text_of(document)
            assert [said for said in expected(record) if squeezed(said) not in text] == [], record.id
            assert f"{sample}{path}" in addresses(document), record.id
    assert not too_long


def test_a_sheet_can_be_read_aloud(sample: str, visit: Open) -> None:
    page = visit(sample).go("personas/growing-family/")
    root: Any = printed(page).trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en"
    kinds = set()
    rest = [root["/StructTreeRoot"]]
    while rest:
        node = rest.pop().get_object()
        if isinstance(node, dict):
            kinds.add(node.get("/S"))
            children = node.get("/K", [])
            rest += [
                one for one in (children if isinstance(children, list) else [children]) if hasattr(one, "get_object")
            ]
    assert {"/H1", "/H2", "/L", "/LI", "/Link"} <= kinds


def test_a_sheet_has_nothing_of_the_website(sample: str, visit: Open) -> None:
    page = visit(sample).go("personas/growing-family/")
    text = text_of(printed(page))
    for words in (
        "Edit this page",
        "Back to top",
        "Compare the two in full",
        "Skip to content",
        "Larkmoor Persona Handbook",
    ):
        assert squeezed(words) not in text, words


@pytest.mark.parametrize("path", BOOKLETS)
@pytest.mark.parametrize("size", SIZES)
def test_in_a_booklet_each_persona_has_one_sheet_that_says_where_the_rest_is(
    size: str, path: str, sample: str, visit: Open
) -> None:
    page = visit(sample).go(path)
    names = page.locator(".hb-leaf__name").all_inner_texts()
    shown = {
        one.name: one
        for one in CATALOG.records
        if one.persona.group == BOOKLETS[path] and one.status.value != "retired"
    }
    assert sorted(names) == sorted(shown)
    sheets = [squeezed(one.extract_text()) for one in printed(page, size).pages]
    assert len(sheets) == len(names)
    for name, sheet in zip(names, sheets, strict=True):
        record = shown[name]
        assert squeezed(name) in sheet
        assert squeezed(f"The rest is on their page: {ADDRESS}{record.path.removesuffix('.md')}/") in sheet
        goals = record.persona.goals
        assert goals
        chosen = (*goals.personal, *goals.professional, *record.persona.challenges)
        assert [item(one).text for one in chosen if squeezed(item(one).text) not in sheet] == []


def test_what_is_read_on_paper_is_large_enough_to_be_read(sample: str, visit: Open) -> None:
    window = visit(sample, BETWEEN_MARGINS)
    for path in KINDS:
        page = window.go(path)
        page.wait_for_load_state("networkidle")
        page.emulate_media(media="print")
        letters = {float(points): count for points, count in page.evaluate(LETTERS).items()}
        assert min(letters) >= LEAST, (path, letters)
        assert max(letters) <= LARGEST + 1, (path, letters)  # a heading in a section
        text = ON_ONE_SHEET if path.startswith("personas/brief/") else TEXT
        assert sum(count for points, count in letters.items() if points >= text) >= 0.6 * sum(letters.values()), (
            path,
            letters,
        )
        page.emulate_media(media="screen")


def test_paper_has_nothing_that_only_a_screen_needs(sample: str, visit: Open) -> None:
    window = visit(sample, BETWEEN_MARGINS)
    for path in KINDS:
        page = window.go(path)
        page.wait_for_load_state("networkidle")
        page.emulate_media(media="print")
        assert page.evaluate(FOR_A_SCREEN) == [], path
        page.emulate_media(media="screen")


@pytest.mark.parametrize("size", SIZES)
def test_a_page_takes_no_more_sheets_than_it_needs_and_none_of_them_is_blank(
    size: str, sample: str, visit: Open
) -> None:
    window = visit(sample)
    taken = {}
    for path in MOST:
        page = window.go(path)
        page.wait_for_load_state("networkidle")
        sheets = [one.extract_text().strip() for one in printed(page, size).pages]
        assert all(sheets), path
        taken[path] = len(sheets)
    assert {path: count for path, count in taken.items() if count > MOST[path]} == {}


def test_each_sheet_of_a_table_has_its_heads_in_words(sample: str, visit: Open) -> None:
    page = visit(sample).go("personas/")
    page.locator(".hb-sort").first.wait_for()
    sheets = [one.extract_text() for one in printed(page, "A5").pages]
    names = [record.name for record in CATALOG.records if record.status.value != "retired"]
    with_rows = [sheet for sheet in sheets if any(squeezed(name) in squeezed(sheet) for name in names)]
    assert len(with_rows) > 1
    for sheet in with_rows:
        assert [
            head for head in ("Name", "Role", "Type", "Last reviewed") if squeezed(head) not in squeezed(sheet)
        ] == []
        assert "\u2195" not in sheet


def test_the_bullets_of_the_first_column_are_on_the_sheet(sample: str, visit: Open) -> None:
    page = visit(sample, BETWEEN_MARGINS).go("personas/print-consumers/")
    page.emulate_media(media="print")
    indented = page.evaluate("""() => [...document.querySelectorAll(".hb-leaf .hb-list")].map((list) => {
      const style = getComputedStyle(list)
      return parseFloat(style.paddingInlineStart) / parseFloat(style.fontSize)
    })""")
    assert indented
    assert min(indented) >= 1.2  # as wide as a bullet and the space beside it


def test_the_screening_checklist_is_the_checklist_alone(sample: str, visit: Open) -> None:
    page = visit(sample).go("personas/negative/screening/")
    navigation = set(page.evaluate(NAVIGATION)) - set(page.locator("article").inner_text().splitlines())
    assert {"Warning signs", "Guide"} <= navigation
    lines = {line.strip() for one in printed(page).pages for line in one.extract_text().splitlines()}
    assert not navigation & lines
    text = text_of(printed(page))
    asked = [
        question.ask
        for one in CATALOG.records
        if one.persona.negative
        for question in one.persona.negative.fit_questions
    ]
    assert asked
    assert [ask for ask in asked if squeezed(ask) not in text] == []


@pytest.mark.parametrize("path", WIDE)
def test_what_is_wide_on_a_screen_fits_on_the_sheet_in_its_own_size(path: str, sample: str, visit: Open) -> None:
    page = visit(sample, BETWEEN_MARGINS).go(path)
    page.locator("article :is(table, .hb-choosing):visible").first.wait_for()
    page.wait_for_load_state("networkidle")
    page.emulate_media(media="print")
    assert not page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
