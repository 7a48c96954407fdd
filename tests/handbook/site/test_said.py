"""What a persona says carries its language; our labels do not. And a journey is drawn."""

import pytest
from tests.handbook.site.test_article import pages
from tests.handbook.support import persona

SAID = "goals: [One supplier]\nquote: {text: Hm., kind: invented}\nhobbies: [Kites]\nbio: A life.\n"


def page(fields: str, body: str = "") -> str:
    (text,) = pages({"personas/ann.md": persona(fields, body=body)}).values()
    return text


@pytest.mark.parametrize(
    ("code", "mark"),
    [
        ("ar", ' lang="ar" dir="rtl"'),
        ("he", ' lang="he" dir="rtl"'),
        ("de", ' lang="de"'),
        ("qaa", ' lang="qaa" dir="auto"'),
    ],
)
def test_what_a_persona_says_is_marked_as_its_language(code: str, mark: str) -> None:
    text = page(f"{SAID}language: {code}\n", body="A story.")
    for said in (
        "<h1{}>",
        "<blockquote{}>",
        '<ul class="hb-list"{}>',
        '<ul class="hb-chips"{}>',
        "<p{}>A life.",
        "<div{}>",
    ):
        assert said.format(mark) in text, said
    assert "<dt lang" not in text
    assert "<h2 lang" not in text


def test_what_is_in_the_language_of_our_labels_is_not_marked() -> None:
    assert " lang=" not in page(f"{SAID}language: en-GB\n")
    assert " lang=" not in page(SAID)


JOURNEY = (
    "journey:\n- {stage: Looks, feeling: '-1, lost', actions: [Reads, Asks]}\n- {stage: Waits}\n"
    "- {stage: Walks, feeling: 2, opportunity: Write}\n"
)


def test_a_journey_is_a_table_with_the_curve_above() -> None:
    text = page(JOURNEY)
    assert '<path class="hb-chart__line" d="M225 120.5L525 14"/>' in text
    assert text.count("<circle") == 2
    table = text[text.index("<thead>") : text.index("</table>")]
    assert table.count('<th scope="col">') == 4
    assert table.count('<th scope="row">') == 3  # what nobody says has no row
    assert "not given" in table


def test_one_feeling_alone_makes_no_curve() -> None:
    text = page("journey: [{stage: Looks, feeling: 1}, {stage: Waits, feeling: torn}]\n")
    assert "<svg" not in text
    assert "torn" in text


def test_every_quote_stands_on_the_page() -> None:
    text = page("quote: [{text: First., kind: invented}, {text: Second., kind: invented}]\n")
    assert text.count("<blockquote") == 2
