"""Words longer than their place: they widen no page and hide nothing, and no ordinary word breaks in its middle."""

import re
from collections.abc import Iterator

import pytest
from tests.browser.conftest import Open, _served
from tests.browser.test_every_page_type import PAGES
from tests.site.project import Project

WIDTHS = (1280, 768, 390)
JOB = "Lebensmitteleinzelhandelskauffrau"
NAME = "Kraftfahrzeughaftpflichtversicherte Rindfleischetikettierungsüberwachungsaufgabenübertragung"
ADDRESS = "https://www.example.com/apathwithoutanendoraplacetobreakandgoesonandon"
EMAIL = "somebody.with.a.long.name@department.example.com"
TEXT = f"{JOB} {ADDRESS} {EMAIL}"
SPLIT = 14  # letters: a word shorter than that is ordinary and fits everywhere

# Everything that reaches over the right edge of the window and is in no box that scrolls or hides by itself.
OVER = """() => {
  const within = (one) => {
    for (let box = one.parentElement; box && box !== document.body; box = box.parentElement)
      if (getComputedStyle(box).overflowX !== "visible") return true
  }
  const found = []
  for (const one of document.querySelectorAll("main *, .md-footer *, .md-tabs *")) {
    const { right, left, width } = one.getBoundingClientRect()
    if (one.checkVisibility() && width > 1 && right > innerWidth + 1 && left < innerWidth && !within(one))
      found.push(`${one.tagName}.${one.className} ${right}`)
  }
  const whole = document.documentElement.scrollWidth
  return whole > innerWidth ? [`page ${whole}`, ...found.slice(0, 5)] : found.slice(0, 5)
}"""

# Ordinary words that stand on two lines.
BROKEN = """(most) => {
  const found = new Set()
  const texts = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT)
  for (let text; (text = texts.nextNode());) {
    const box = text.parentElement
    if (!box.checkVisibility({ visibilityProperty: true }) || box.closest("pre, code, svg, .hb-hidden")) continue
    if (box.closest("thead") && getComputedStyle(box.closest("thead")).clipPath !== "none") continue
    for (const word of text.data.matchAll(/(?<![\\p{L}\\p{N}@.\\/=?_-])\\p{L}+(?![\\p{L}\\p{N}@.\\/=?_-])/gu)) {
      if (word[0].length > most) continue
      const range = document.createRange()
      range.setStart(text, word.index)
      range.setEnd(text, word.index + word[0].length)
      const lines = new Set([...range.getClientRects()].map((line) => Math.round(line.top)))
      if (lines.size > 1) found.add(`${word[0]} in ${box.tagName}.${box.className}`)
    }
  }
  return [...found]
}"""


def _fill(project: Project) -> Project:
    """Long words in every place where pages show what somebody has written."""
    for path in ("personas/kit-list-newcomer.md", "personas/hire-shop-owner.md", "personas/negative/return-ticket.md"):
        text = (project.root / path).read_text("utf-8")
        text = re.sub(r"^(name|role_label|summary): .*$", r"\1: LONG-\1", text, flags=re.M)
        text = re.sub(
            r"^( +- (?:text: |sign: |ask: |cause: |where: )?)(?=[A-Z][a-z]+ )", rf"\g<1>{JOB} ", text, flags=re.M
        )
        text = re.sub(
            r"^( +(?:fit|misfit|rule|owner|fix|difference|title|note): )(?=[A-Z0-9])", rf"\g<1>{JOB} ", text, flags=re.M
        )
        for key, value in (("name", f"{path[9:12].title()} {NAME}"), ("role_label", JOB), ("summary", TEXT)):
            text = text.replace(f"{key}: LONG-{key}", f'{key}: "{value}"')
        project.write(path, text)
    for path in ("docs/index.md", "docs/using.md"):
        text = (project.root / path).read_text("utf-8")
        project.write(
            path,
            f"{text}\n\n## {NAME}\n\n{TEXT}\n\n- {TEXT}\n\n| {JOB} | {NAME} |\n|---|---|\n| {ADDRESS} | {EMAIL} |\n",
        )
    return project


@pytest.fixture(scope="module")
def long_words(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the sample, where names, job titles and texts have words that are longer than a phone is wide."""
    project = _fill(Project.sample(tmp_path_factory.mktemp("long") / "handbook"))
    yield from _served(project.build_well().site)


@pytest.mark.parametrize("width", WIDTHS)
def test_no_word_widens_a_page(width: int, long_words: str, visit: Open) -> None:
    window = visit(long_words, width)
    wide = {path: over for path in PAGES if (over := window.go(path).evaluate(OVER))}
    assert wide == {}


@pytest.mark.parametrize("width", WIDTHS)
def test_no_ordinary_word_breaks_in_its_middle(width: int, sample: str, visit: Open) -> None:
    window = visit(sample, width)
    broken = {path: words for path in PAGES if (words := window.go(path).evaluate(BROKEN, SPLIT))}
    assert broken == {}
