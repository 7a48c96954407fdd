import re
from html.parser import HTMLParser

import markdown
import pytest
from tests.preview.choose import Choice, LeftOut, Selection
from tests.preview.contents import page, summary

from handbook.problems.problem import Position, Problem, Rule, Severity

RULE = Rule("unfair", Severity.WARNING, "What it is.", "It hurts.", "Write `fair` instead.")
HOSTILE = (
    "<script>alert(1)</script>",
    "![x](https://example.com/x.png)",
    "[x](javascript:alert(1))",
    "a | b",
    "`code` *bold* _em_ ~~gone~~",
    "line\nbreak",
    "https://example.com/ www.example.com",
    "a&lt;b",
    '"><img src=x onerror=alert(1)>',
)


def selection(text: str = "Ann", **others: object) -> Selection:
    """A selection in which every name is the same text."""
    problem = Problem(text, Position(3, 1), RULE, text)
    empty: dict[str, object] = {"more": (), "drafts": (), "internal": (), "shared": (), "deleted": (), "renamed": ()}
    chosen = Choice("personas/ann.md", "personas/ann.md", text, "Customer", "Active", text, (problem,))
    return Selection(**{"pages": (chosen,), **empty, "problems": (), **others})  # type: ignore[arg-type]


def full(text: str) -> Selection:
    """A selection in which everything there is has this name."""
    draft, other = LeftOut(text, text, text, changed=True), LeftOut(text, text, text, changed=False)
    problem = Problem(text, Position(3, 1), RULE, text)
    chosen = Choice(text, text, text, "Customer", "Active", text, ())
    return selection(
        text,
        more=(chosen,),
        drafts=(draft, other),
        internal=(other,),
        shared=(text,),
        deleted=(text,),
        renamed=((text, text),),
        problems=(problem,),
    )


class Structure(HTMLParser):
    """The elements of a page with the names of their attributes; code, which marks in a message may make, aside."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, ...]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag != "code":
            self.found.append((tag, *(name for name, _ in attrs)))


def structure(text: str) -> list[tuple[str, ...]]:
    reader = Structure()
    reader.feed(text)
    return reader.found


FILES = {"personas/ann.md": "pages/personas/ann.html"}


@pytest.mark.parametrize("text", HOSTILE)
def test_the_summary_means_just_the_text(text: str) -> None:
    written = summary(full(text), FILES)
    made = markdown.markdown(written, extensions=["tables"])
    assert set(re.findall(r"<(\w+)", made)) <= {"table", "thead", "tbody", "tr", "th", "td", "h4", "ul", "li"}
    cells = re.findall(r"<td>(.*?)</td>", made)
    assert len(cells) == 5 + 4 + 4 + 4
    assert "//" not in written  # which GitHub would make a link of
    assert "www." not in written


@pytest.mark.parametrize("text", HOSTILE)
def test_the_list_of_pages_means_just_the_text(text: str) -> None:
    assert structure(page(full(text), FILES)) == structure(page(full("Ann"), FILES))


def test_the_list_of_pages_names_everything() -> None:
    made = page(full("Ann"), FILES)
    for heading in (
        "Every page may look different",
        "Changed as well",
        "Deleted",
        "Renamed",
        "Drafts",
        "Internal",
        "Warnings",
    ):
        assert f"<h2>{heading}" in made
    assert "Line 3:" in made
    assert "<code>fair</code>" in made
    assert 'href="pages/personas/ann.html"' in made


def test_a_change_without_pages_says_so() -> None:
    nothing = selection(pages=())
    assert "No page changes." in summary(nothing, {})
    assert "No page changes." in page(nothing, {})


def test_a_page_that_the_build_left_out_is_listed_as_such() -> None:
    assert "#### Changed, without a page in this build" in summary(selection(), {})
    assert "Changed, without a page in this build" in page(selection(), {})
