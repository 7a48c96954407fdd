"""What the search is told of a persona."""

import html
import re

import pytest
from tests.handbook.support import ACTIVE, NEGATIVE, build_of, persona

from handbook.site.article import Articles
from handbook.site.search import WORDS, Entry


def entries(files: dict[str, str], settings: str | None = None) -> dict[str, Entry]:
    build = build_of(files, settings, lenient=True)
    articles = Articles(build.templates, build.converter)
    return {path: articles.entry(record) for path, record in build.edition.records.items()}


def blocks(fields: str = "", body: str = "", base: str = "name: Ann\nsummary: S\n") -> list[str]:
    """The blocks of one persona's text, as they read."""
    (entry,) = entries({"personas/ann.md": persona(fields, body, base)}).values()
    return [html.unescape(block) for block in re.findall("<p>(.*?)</p>", str(entry["text"]))]


def values(*args: str, **kwargs: str) -> list[str]:
    return [value for block in blocks(*args, **kwargs) for value in block.split(" \N{MIDDLE DOT} ")]


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ("payment_methods: [card, cash]", ["Card", "Cash"]),
        ("brands: [R&D <b>, H&M]", ["R&D <b>", "H&M"]),
        ("hobbies: [Walks, Walks, walks]", ["Walks"]),
        ("custom: {Favourite walk: The ridge}", ["Favourite walk: The ridge"]),
        ("challenges: [{text: Little time, source: S1}]", ["Little time"]),
        ("segment: Walkers\ntags: [winter]", ["Walkers", "winter"]),
    ],
)
def test_every_value_is_there_once_without_its_label(fields: str, says: list[str]) -> None:
    assert values(fields) == ["Customer", "S", "Draft", *says] or set(says) <= set(values(fields))
    assert len(values(fields)) == len(set(values(fields)))
    assert not set(values(fields)) & {"Payment methods", "Brands", "Challenges", "Yes", "12"}


def test_the_writers_text_is_there_by_paragraphs_without_the_marks_of_markdown() -> None:
    found = values(body="## One day\n\nRows *early*, [late](ann.md).\n\n- A boat\n")
    assert found[-3:] == ["One day", "Rows early , late .", "A boat"] or found[-3:] == [
        "One day", "Rows early, late.", "A boat"]  # fmt: skip


def test_a_block_ends_after_some_words_and_never_within_a_value() -> None:
    long = " ".join(["word"] * (WORDS + 5))
    assert long in blocks(f"hobbies: [{long}, a, b c]")[-2] + blocks(f"hobbies: [{long}, a, b c]")[-1]
    assert all(block.count(long) <= 1 for block in blocks(f"hobbies: [{long}, a, b c]"))


def test_two_that_are_mistaken_for_each_other_are_found_by_the_name_of_the_other_and_what_tells_them_apart() -> None:
    looks = NEGATIVE.replace("reasons", "looks_like: [{persona: ben, difference: Ann skis, ask: Which snow?}], reasons")
    found = entries({"personas/negative/ann.md": persona(base=looks), "personas/ben.md": persona(base=ACTIVE)})
    for path, other in (("personas/ben.md", "Ann"), ("personas/negative/ann.md", "Ann")):
        text = str(found[path]["text"])
        assert all(words in text for words in (other, "Ann skis", "Which snow?"))


def test_computed_money_is_found_and_no_web_address() -> None:
    economics = "economics: {currency: GBP, revenue: 100, gross_margin: 50 %, support_cost: 10, source: S1}"
    assert any("\N{POUND SIGN}40" in value for value in values(economics, base=ACTIVE))
    cause = NEGATIVE.replace("reasons", "root_causes: [{cause: C, fix: F, link: https://t.example.com/x}], reasons")
    assert not any("example.com" in value for value in values(base=cause))


def test_the_public_finds_nothing_internal() -> None:
    fields = "assumptions: Guesses\nimplications: {sales: Haggle}\neconomics: {revenue: 77}"
    files = {"personas/ann.md": persona(fields, "Open.\n\n!!! internal\n    Secret.\n", ACTIVE)}
    inside = str(entries(files)["personas/ann.md"]["text"])
    outside = str(entries(files, "audience: public")["personas/ann.md"]["text"])
    for words in ("Guesses", "Haggle", "Secret."):
        assert words in inside
        assert words not in outside
    assert "Open." in outside
