"""What is judged as internal, what is left out for the public, and what the engine makes are the same."""

from html.parser import HTMLParser

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown import Markdown

from handbook.markdown.prose import EXTENSIONS, inspect
from handbook.markdown.public_text import without_internal_notes
from handbook.rules.notes import faults


class Words(HTMLParser):
    """The words of a page: those inside of internal notes, and all others."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.inside: list[str] = []
        self.outside: list[str] = []
        self._open: list[bool] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "div":
            self._open.append({"admonition", "internal"} <= set((dict(attrs).get("class") or "").split()))

    def handle_endtag(self, tag: str) -> None:
        if tag == "div":
            self._open.pop()

    def handle_data(self, data: str) -> None:
        (self.inside if any(self._open) else self.outside).extend(data.split())


def words(text: str) -> Words:
    return Words(Markdown(extensions=list(EXTENSIONS)).convert(text))


BEGINNINGS = ("", "", "", "    ", "    ", "        ", "\t", "  ", "- ", "1. ", "    - ", "> ", ">     ", "> > ", ": ")
LINES = (
    "!!! internal", '!!! internal "T"', "!!!Internal", "!!! note", "!!! danger internal", "!!! interal", "!! internal",
    "WORD", "WORD", "WORD", "WORD `WORD`", "## WORD", "| WORD | b |", "|---|---|", "```", "~~~", "[r]: WORD", "[r]", "",
    "", "", "", "[TOC]", "WORD <b>WORD</b>", "WORD <!-- WORD", "-->", "<p>WORD</p>", "<div>WORD</div>", "***", "    ",
)  # fmt: skip
TEXTS = st.lists(st.tuples(st.sampled_from(BEGINNINGS), st.sampled_from(LINES)).map("".join), max_size=14)


@settings(max_examples=300, deadline=None)
@given(TEXTS)
@example(["!!! internal", "    ```", "    WORD", "", "    WORD", "    ```", "WORD"])
@example(["- WORD", "", "    !!! internal", "        WORD", "", "    WORD", "- WORD"])
@example(["```", "!!! internal", "    WORD", "```"])
@example(["```", "!!! internal", "    ```"])  # a fence that is none, for it is closed further in
@example(["!!! internal", "    - WORD", "", "            WORD", "", "WORD"])
def test_the_public_reads_every_word_outside_of_internal_notes_and_none_inside(lines: list[str]) -> None:
    text = "\n".join(lines)
    for number in range(text.count("WORD")):
        text = text.replace("WORD", f"word{number}x", 1)
    if not any(faults(inspect(text), html=True)):
        whole, public = words(text), words(without_internal_notes(text))
        assert public.outside == whole.outside
        assert public.inside == []


@pytest.mark.parametrize(
    "note",
    [
        "!!! internal\n    Secret.",
        "!!! internal\n    ```\n    Secret.\n\n    more\n    ```",
        "!!! internal\n\n    Secret.\n\n        code\n\n    - a\n\n        b",
        "!!! internal\n\tSecret.\n\n\tMore.",
        "- Open.\n\n    !!! internal\n        Secret.\n\n        - More.\n",
        "> !!! internal\n>     Secret.\n>\n>     More.",
        "!!! internal\n    !!! note\n        Secret.",
        "!!! note\n    !!! internal\n        Secret.",
        "Open\n!!! internal\n    Secret.",
        "1. Open\n\n    > !!! internal\n    >     Secret.",
    ],
)
def test_a_note_may_hold_whatever_a_page_may(note: str) -> None:
    text = f"Before.\n\n{note}\n\nAfter.\n"
    assert not list(faults(inspect(text), html=True))
    assert "Secret." in words(text).inside
    public = words(without_internal_notes(text))
    assert (public.inside, public.outside[0], public.outside[-1]) == ([], "Before.", "After.")
    assert public.outside == words(text).outside


def test_an_example_of_an_internal_note_stays() -> None:
    text = "```\n!!! internal\n    For instance.\n```\n\n    !!! internal\n        Or so.\n"
    assert without_internal_notes(text) == text
