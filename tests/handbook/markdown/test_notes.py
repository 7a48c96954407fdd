import pytest

from handbook.markdown import notes
from handbook.markdown.prose import inspect

LABELS = [
    "__INTERNAL__ x",
    "**Internal** x",
    "Internal! x",
    "INTERNAL!! x",
    "INTERNAL x",
    "INTERNAL ONLY x",
    "1. INTERNAL x",
    "NOTE internal: x",
    "Note (internal): x",
    "Strictly internal: x",
    "Company-internal: x",
    "Internal note from Mia: x",
    "Internal notes (Mia): x",
    "**Internal comment from Mia:** x",
    "**Internal note for sales** x",
    "A text (internal: x)",
    "A text [internal: x]",
    "A text. [internal] x",
    "## Internal notes for us",
    "## Notes (internal)",
    "## Margins \N{EM DASH} internal",
    "## Margins [internal]",
    "| internal | x |",
    "| Internal only | x |",
    "Interal: x",
    "**Internl:** x",
    "Interna1: x",
    "Confidential: x",
    "NOT PUBLIC: x",
    "In-house only: x",
    "Do not publish: x",
    "audience: internal",
    "Audience = internal",
    '{"audience":"internal"}',
    "# audience: internal",
    "- audience: internal",
    "\ufeffaudience: internal",
]
HARMLESS = [
    "Their internal buyers ask twice.",
    "The internal frame is of ash.",
    "*internal* frame, not a bag on a string",
    "She is our internal champion: she asks for us.",
    "Internal stakeholders decide.",
    "Parts:\n\n- internal: the frame\n- external: the cover",
    "Interval: three months",
    "Frames (one internal, one external)",
    "See [internal](index.md).",
    "The audience is internal staff of the shop.",
    "International: she orders from abroad.",
    "He is confidential about prices.",
    "Public transport: she takes the bus.",
    "He works in public relations.",
]


@pytest.mark.parametrize("text", LABELS)
def test_what_says_that_something_is_internal_is_found(text: str) -> None:
    assert inspect(f"A first paragraph.\n\n{text}\n").labels


@pytest.mark.parametrize("text", HARMLESS)
def test_what_only_has_the_word_is_not(text: str) -> None:
    assert not inspect(f"A first paragraph.\n\n{text}\n").labels


@pytest.mark.parametrize(
    "title",
    [
        "Internal",
        "internal notes",
        "Strictly internal",
        "Inter\u00adnal",
        "\uff29nternal",
        "Confidential",
        "Not public",
    ],
)
def test_a_title_that_says_so_is_found_whatever_its_characters(title: str) -> None:
    assert notes.says_internal(title)


@pytest.mark.parametrize("title", ["Their internal buyers", "International", "Public transport"])
def test_a_title_that_only_has_the_word_is_not(title: str) -> None:
    assert not notes.says_internal(title)
