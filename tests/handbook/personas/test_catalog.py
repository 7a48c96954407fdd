import pytest
from tests.handbook.support import ACTIVE, DRAFT, NEGATIVE, catalog_of, load, persona, places

from handbook.personas.catalog import Catalog
from handbook.problems.problem import Problem

FILES = {
    "personas/ann.md": persona("group: A", base=ACTIVE),
    "personas/ben.md": persona("name: ben").replace("name: Ann\n", ""),
    "personas/negative/cy.md": persona(
        base=NEGATIVE.replace("Ann", "Anna").replace("reasons", "looks_like: [{persona: ann, difference: D}], reasons")
    ),
}


def ids(catalog: Catalog) -> list[str]:
    return [record.id for record in catalog.records]


def settings(text: str) -> list[Problem]:
    return load({}, text)[2]


def test_personas_come_in_order_of_their_names_whatever_their_case() -> None:
    files = {
        f"personas/{key}.md": f"---\nname: {name}\nsummary: S\n---\n" for key, name in zip("xyz", "bAc", strict=True)
    }
    assert [record.name for record in load(files)[0].records] == ["A", "b", "c"]


def test_a_published_handbook_has_no_drafts_and_names_what_it_left_out() -> None:
    catalog = load(FILES)[0]
    assert ids(catalog.shown(drafts=True)) == ["ann", "cy", "ben"]
    assert ids(catalog.shown(drafts=False)) == ["ann", "cy"]
    assert catalog.shown(drafts=False).left_out == {"personas/ben.md"}


def test_a_public_handbook_has_no_negative_personas_either() -> None:
    catalog, _, problems = load(FILES, "audience: public\n")
    assert problems == []
    assert catalog.is_public
    assert ids(catalog.shown(drafts=False)) == ["ann"]
    assert catalog.shown(drafts=False).left_out == {"personas/ben.md", "personas/negative/cy.md"}
    assert doubles(catalog.shown(drafts=False), "ann") == []


def doubles(catalog: Catalog, persona_id: str) -> list[tuple[str, str | None, str | None]]:
    """Whom a persona is mistaken for, with the difference and what the negative one of the two says of itself."""
    found = catalog.doubles(catalog.by_id[persona_id])
    return [(other, double.difference, negative.why) for other, double, negative in found]


def test_a_persona_knows_who_is_mistaken_for_it_and_a_negative_one_whom_it_is_mistaken_for() -> None:
    catalog = load(FILES)[0]
    assert doubles(catalog, "ann") == [("cy", "D", "They want skis.")]
    assert doubles(catalog, "cy") == [("ann", "D", "They want skis.")]
    assert doubles(catalog, "ben") == []


def test_several_may_be_mistaken_for_one_and_one_for_several() -> None:
    files = {
        "personas/ann.md": persona(),
        "personas/ben.md": persona(),
        "personas/negative/cy.md": persona("negative: {looks_like: [ann, {persona: ben, difference: D}]}"),
        "personas/negative/di.md": persona("negative: {looks_like: [{persona: ann, difference: E}, gone]}"),
    }
    catalog = load(files)[0]
    assert doubles(catalog, "ann") == [("cy", None, None), ("di", "E", None)]
    assert doubles(catalog, "cy") == [("ann", None, None), ("ben", "D", None)]
    assert doubles(catalog, "di") == [("ann", "E", None), ("gone", None, None)]
    assert doubles(catalog.without(["personas/negative/di.md"]), "ann") == [("cy", None, None)]


@pytest.mark.parametrize(
    ("text", "currency"), [("baseline: {currency: EUR}", "EUR"), ("baseline: {return_rate: 4 %}", None), ("", None)]
)
def test_the_currency_of_the_companys_figures_is_the_baselines(text: str, currency: str | None) -> None:
    assert load({}, text)[0].currency == currency


def test_broken_files_can_be_taken_out() -> None:
    assert ids(load(FILES)[0].without(["personas/ann.md", "elsewhere.md"])) == ["cy", "ben"]


@pytest.mark.parametrize(
    "text", ["", "# only a comment\n", "---\n---\n", "audience: internal\n", "---\naudience: internal\n---\n"]
)
def test_a_handbook_is_internal_unless_it_says_otherwise(text: str) -> None:
    catalog, _, problems = load({}, text)
    assert problems == []
    assert not catalog.is_public


@pytest.mark.parametrize("text", ["audience: public", "---\naudience: public\n---\n", "\ufeffaudience: public\r\n"])
def test_settings_may_have_dashes_around_them(text: str) -> None:
    assert load({}, text)[0].is_public


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("audience: everybody\n", (1, "unknown-value")),
        ("audiense: public\n", (1, "unknown-field")),
        ("audience public\n", (1, "not-fields")),
        ("- audience: public\n", (1, "not-fields")),
        ("x: 1\naudience: a: b\n", (2, "bad-yaml")),
        ("audience: &a public\n", (1, "anchor")),
    ],
)
def test_settings_that_say_nothing_clear_are_a_problem(text: str, found: tuple[int, str]) -> None:
    assert found in places(settings(text))
    assert {problem.path for problem in settings(text)} == {"personas/_handbook.yml"}
    assert not load({}, text)[0].is_public


@pytest.mark.parametrize(
    ("name", "better"),
    [
        ("Ann.md", "ann.md"),
        ("ann walker.md", "ann-walker.md"),
        ("index.md", "a-name-of-its-own.md"),
        ("README.md", "a-name-of-its-own.md"),
        ("\u00e4nn.md", "ann.md"),
        ("\u65e5.md", "ri.md"),
        ("\N{SNOWMAN}.md", "a-name-of-its-own.md"),
        ("-ann.md", "ann.md"),
        ("ann.bak.md", "ann-bak.md"),
    ],
)
def test_a_file_name_that_cannot_be_an_id_is_a_problem_with_a_better_name(name: str, better: str) -> None:
    (problem,) = load({f"personas/{name}": persona()})[2]
    assert problem.rule.id == "bad-id"
    assert f"as in `{better}`" in problem.message


def test_a_persona_with_problems_can_still_be_judged() -> None:
    (record,) = load({"personas/ann.md": persona("age: young\nsegment: A")})[0].records
    assert record.persona.segment == "A"


def test_a_file_that_cannot_be_taken_apart_is_not_in_the_catalog() -> None:
    assert ids(load({"personas/ann.md": "no front matter", "personas/ben.md": persona(base=DRAFT)})[0]) == ["ben"]


def test_helpers_make_catalogs() -> None:
    assert ids(catalog_of(ann="", hill_walker="")) == ["ann", "hill-walker"]
