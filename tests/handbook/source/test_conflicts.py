"""What a merge leaves behind is one problem, and nothing is said of what stands twice."""

import pytest
from tests.handbook.support import DRAFT, judged, load, persona

TWO = "<<<<<<< HEAD\n{}\n=======\n{}\n>>>>>>> other\n"


@pytest.mark.parametrize(
    "text",
    [
        persona(TWO.format("age: many", "agge: 40")),
        persona(TWO.format("owner: Insight", "owner: Research\nowner: Sales")),
        persona(TWO.format("goals:\n  personal:\n    - Walk", "goals: none")),
        "---\n" + DRAFT + TWO.format("age: 40\n---\n\nA story", "age: 41\n---\n\n[Another](nowhere.md)"),
    ],
)
def test_two_versions_are_one_problem(text: str) -> None:
    assert judged(text) == [(4, "merge-conflict")]


def test_what_stands_once_is_judged_as_ever() -> None:
    text = persona(TWO.format("age: 40", "age: 41") + "colour: red", "\n[A](nowhere.md)\n")
    assert [rule for _, rule in judged(text)] == ["merge-conflict", "unknown-field", "broken-link"]


def test_the_settings_and_pages_are_looked_at_too() -> None:
    files = {"docs/index.md": "# Page\n\n" + TWO.format("One.", "Two.")}
    _, _, problems = load(files, TWO.format("audience: internal", "audience: public"))
    assert [(one.path, one.at.line) for one in problems] == [("docs/index.md", 3), ("personas/_handbook.yml", 1)]


@pytest.mark.parametrize("body", ["A title\n=======\n", "```\n<<<<<<< a\n=======\n>>>>>>> b\n```\n", "<<<<<< six\n"])
def test_what_only_looks_like_marks_is_none(body: str) -> None:
    assert "merge-conflict" not in [rule for _, rule in judged(persona(body=body))]


def test_names_with_spaces_are_judged_beside_a_syntax_error() -> None:
    fields = "Price Range: mid\nFavourite Brands: Quillfeather\nPain Points:\n  - **Fit:** sizes differ"
    assert [line for line, rule in judged(persona(fields)) if rule == "unknown-field"] == [4, 5, 6]
