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
BOOKLETS = {
    "personas/print-consumers/": ("Consumers", 8),
    "personas/print-business/": ("Business", 4),
}
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
def test_in_a_booklet_each_persona_begins_on_a_page_of_its_own(size: str, path: str, sample: str, visit: Open) -> None:
    group, most = BOOKLETS[path]
    page = visit(sample).go(path)
    names = page.locator(".hb-leaf__name").all_inner_texts()
    shown = [one.name for one in CATALOG.records if one.persona.group == group and one.status.value != "retired"]
    assert sorted(names) == sorted(shown)
    document = printed(page, size)
    assert len(document.pages) <= most
    texts = [squeezed(one.extract_text()) for one in document.pages]
    begins = [next(number for number, text in enumerate(texts) if squeezed(name) in text) for name in names]
    assert begins == sorted(set(begins))
    for name, number in list(zip(names, begins, strict=True))[1:]:  # the first one shares its page with the title
        assert squeezed(name) in texts[number][:80]


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
