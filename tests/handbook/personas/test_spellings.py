"""Values that differ in case only: one group, one tag, one row."""

import pytest
from tests.handbook.support import build_of, catalog_of, load, persona
from tests.handbook.views.given import asked

from handbook.display.values import keys
from handbook.personas.catalog import Catalog
from handbook.personas.spellings import same_words, spellings
from handbook.schema.terms.general import PersonaType
from handbook.site.navigation import groups as groups_in_navigation
from handbook.views import matrix, query, table


def three(field: str, *values: str) -> Catalog:
    return catalog_of(**{name: f"{field}: {value}" for name, value in zip(("ann", "ben", "cy"), values, strict=True)})


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Retail", "retail", True),
        ("H&M", " h&m", True),
        ("Day  hikers", "day hikers", True),
        ("Caf\N{LATIN SMALL LETTER E WITH ACUTE}", "cafe\N{COMBINING ACUTE ACCENT}", True),
        ("Weiss", "Weiß", False),
        ("Cafe", "Café", False),
        ("C", "C++", False),
        ("Tarn & Sons", "Tarn Sons", False),
    ],
)
def test_only_case_and_spaces_make_no_difference(one: str, other: str, same: bool) -> None:
    assert (same_words(one) == same_words(other)) is same


def test_the_spelling_of_most_is_shown_and_the_first_one_where_none_is() -> None:
    assert spellings(["retail", "Retail", "Retail", "Trade"]) == {"retail": "Retail"}
    assert spellings(["trade", "Trade"]) == {"trade": "trade"}
    assert spellings(["the export fails", "The export fails"]) == {"the export fails": "The export fails"}
    assert spellings(["the export fails"] * 2 + ["The export fails"]) == {"the export fails": "the export fails"}


@pytest.mark.parametrize(
    ("field", "values", "seen"),
    [
        ("segment", ("Retail", "retail", "Retail"), "Retail"),
        ("group", ("trade", "Trade", "Trade"), "Trade"),
        ("brands", ("[H&M]", "[h&m]", "[{text: H&M, confidence: high}]"), "H&M"),
        ("tags", ("[winter]", "[Winter]", "[winter]"), "winter"),
        ("media", ("[Fell Post]", "[fell post]", "[{name: Fell Post, kind: newsletter}]"), "Fell Post"),
        ("owner", ("Insight", "insight", "Insight"), "Insight"),
        ("company", ("{industry: Toys}", "{industry: toys}", "{industry: Toys}"), "Toys"),
    ],
)
def test_every_persona_has_the_same_spelling(field: str, values: tuple[str, ...], seen: str) -> None:
    path = "company.industry" if field == "company" else field
    assert [list(keys(record, path).values()) for record in three(field, *values).records] == [[seen]] * 3


def test_what_is_no_word_of_their_own_stays_as_it_is() -> None:
    catalog = catalog_of(ann="aliases: [Old Ann]\nsummary: Walks.", ben="aliases: [OLD BEN]\nsummary: WALKS.")
    assert [record.persona.aliases for record in catalog.records] == [["Old Ann"], ["OLD BEN"]]


def test_a_source_keeps_the_id_that_it_is_cited_by() -> None:
    files = {
        f"personas/{key}.md": persona(
            f"challenges: [{{text: Rain, source: {cited}}}]\nevidence: {{sources: [{{id: {cited}, title: T}}]}}"
        )
        for key, cited in (("ann", "S1"), ("ben", "s1"))
    }
    catalog = load(files)[0]
    assert [record.persona.challenges[0].source for record in catalog.records] == [["S1"], ["s1"]]


def test_they_are_one_group_one_row_one_choice_and_found_in_either_spelling() -> None:
    catalog = three("brands", "[H&M]", "[h&m]", "[Tarn]")
    rows = matrix.build(asked(matrix.Options, "rows: brands"), catalog).rows
    assert [(row.text, row.count) for row in rows] == [("H&M", 2), ("Tarn", 1)]
    (facet,) = table.build(asked(table.Options, "filter: [brands]"), catalog).facets
    assert [(choice.text, choice.count) for choice in facet.choices] == [("H&M", 2), ("Tarn", 1)]
    assert len(query.groups(asked(query.Query, "group: brands"), catalog)) == 2
    for said in ("H&M", "h&m"):
        asked_for = asked(query.Query, f"where: {{brands: {said}}}")
        assert list(query.breaches(asked_for, catalog)) == []
        assert [record.id for record in query.select(asked_for, catalog)] == ["ann", "ben"]


def test_the_navigation_has_one_group_of_them() -> None:
    found = groups_in_navigation(three("group", "Trade", "trade", "Homes"), PersonaType.CUSTOMER)
    assert sorted((group.title, len(group.uris)) for group in found) == [("Homes", 1), ("Trade", 2)]


def test_pages_and_personas_share_a_tag() -> None:
    build = build_of(
        {
            "personas/ann.md": persona("segment: Winter\ntags: [trade]"),
            "personas/ben.md": persona("tags: [winter, Trade]"),
            "docs/a.md": "---\ntags: [TRADE, Winter, trade]\n---\n# A\n",
        }
    )
    tags = {path: head["tags"] for path, head in build.heads.items()}
    assert tags == {"personas/ann.md": ["Winter", "trade"], "personas/ben.md": ["Winter", "trade"]}
    assert build.hand_written("a.md", {"tags": ["TRADE", "Winter", "trade"]}, "# A\n")[0]["tags"] == ["trade", "Winter"]
