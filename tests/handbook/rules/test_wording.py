"""Blanks in wordings that people copy are no text that was forgotten."""

import pytest
from tests.handbook.support import NEGATIVE, PATH, persona, rules_broken

NEGATIVE_PATH = "personas/negative/ann.md"


def wording(text: str) -> str:
    return persona(base=NEGATIVE.replace("{step: educate}", f"{{step: educate, decline_text: '{text}'}}"))


@pytest.mark.parametrize(
    "text",
    [
        "We are not the right people for this, [Name].",
        "Dear {first name}, we hire out instead.",
        "[Company] needs a wholesaler, and we are none.",
    ],
)
def test_a_wording_to_copy_may_have_blanks(text: str) -> None:
    assert "placeholder-text" not in rules_broken(wording(text), NEGATIVE_PATH)


@pytest.mark.parametrize(
    "text", ["[Name]", "{wording}", "TODO", "Dear [Name], TODO", "[Insert wording]", "Lorem ipsum"]
)
def test_a_wording_that_was_never_written_is_told(text: str) -> None:
    assert "placeholder-text" in rules_broken(wording(text), NEGATIVE_PATH)


@pytest.mark.parametrize("field", ["bio", "segment"])
def test_elsewhere_a_blank_was_forgotten(field: str) -> None:
    assert "placeholder-text" in rules_broken(persona(f"{field}: 'For [Name], here'"), PATH)
