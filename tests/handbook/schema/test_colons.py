"""What is said of a name inside an entry: a colon that belongs to a text is spoken of only where it may be one."""

from pathlib import Path

import pytest
from tests.handbook.support import found, persona

COLON = "If the colon belongs to the text"


def said(root: Path, front: str) -> str:
    (root / "personas").mkdir()
    (root / "personas" / "ann.md").write_text(persona(front), encoding="utf-8")
    return "\n".join(str(one) for one in found(root) if one.rule.id == "unknown-field")


@pytest.mark.parametrize(
    "front",
    [
        "media: [{name: Depot Weekly, source: S1}]",
        "media:\n  - name: Depot Weekly\n    publisher: The depot",
        "media:\n  name: Depot Weekly\n  publisher: The depot",
        "media:\n  - confidence: high",
        "media:\n  - url: depot.example.com",
        "hobbies:\n  - date: 2026-04-03",
        "hobbies:\n  - text: Bell ringing\n    owner: Wilma",
        "quote:\n  - text: Never late\n    note: at the depot",
    ],
)
def test_a_field_of_other_places_is_no_text(front: str, tmp_path: Path) -> None:
    message = said(tmp_path, front)
    assert message
    assert COLON not in message


@pytest.mark.parametrize("front", ["hobbies:\n  - Sundays: bell ringing", "media:\n  - Depot Weekly: the Friday issue"])
def test_a_text_with_a_colon_may_be_one(front: str, tmp_path: Path) -> None:
    assert COLON in said(tmp_path, front)


def test_media_say_more_in_their_note(tmp_path: Path) -> None:
    message = said(tmp_path, "media: [{name: Depot Weekly, source: S1}]")
    assert (
        "`source` is not a field inside `media`. Known here: name, kind, note. Anything else goes into `note:`"
        in message
    )
