"""What folders stand for: the field they make, and what goes by it."""

import json

import pytest
import yaml
from jsonschema import Draft202012Validator
from tests.handbook.support import ACTIVE, NEGATIVE, load, persona

from handbook.personas import company
from handbook.personas.draft import draft, path_of
from handbook.personas.record import Record, value_at
from handbook.problems.problem import Problem
from handbook.schema import by_folder
from handbook.schema.terms.general import PersonaType
from handbook.views.query import Query, breaches, groups, select
from handbook.writers.editors import front_matter_cms, json_schema

SETTINGS = "folders:\n  key: brand\n  label: Brand\n  values:\n    alps: Alpine shops\n    coast:\n"
FILES = {
    "personas/alps/ann.md": persona(base=ACTIVE),
    "personas/coast/inner/ben.md": persona(base=ACTIVE.replace("Ann", "Ben")),
    "personas/negative/coast/cal.md": persona(base=NEGATIVE.replace("Ann", "Cal")),
    "personas/dee.md": persona("brand: coast", base=ACTIVE.replace("Ann", "Dee")),
    "personas/eve.md": persona(base=ACTIVE.replace("Ann", "Eve")),
}


def brand(record: Record) -> str | None:
    value = value_at(record.persona, "brand")
    return None if value is None else str(value)


def test_the_folder_is_the_value_of_a_field() -> None:
    catalog, _, _ = load(FILES, SETTINGS)
    found = {record.id: brand(record) for record in catalog.records}
    assert found == {"ann": "alps", "ben": "coast", "cal": "coast", "dee": "coast", "eve": None}
    assert catalog.by_id["cal"].is_negative
    spec = catalog.fields["brand"]
    assert spec.label == "Brand"
    assert spec.vocabulary is not None
    assert [term.label for term in spec.vocabulary] == ["Alpine shops", "Coast"]


def test_views_go_by_it() -> None:
    catalog, _, _ = load(FILES, SETTINGS)
    query = Query(where={"brand": ["coast"]}, sort="brand")
    assert list(breaches(query, catalog)) == []
    assert [record.id for record in select(query, catalog)] == ["ben", "cal", "dee"]
    assert [record.id for record in select(Query(where={"brand": ["empty"]}), catalog)] == ["eve"]
    assert [one.title for one in groups(Query(group="brand"), catalog)] == ["Alpine shops", "Coast"]
    (wrong,) = breaches(Query(where={"brand": ["alp"]}), catalog)
    assert "Did you mean `alps`?" in wrong.message


@pytest.mark.parametrize(
    "values",
    ["{alps: Alpine shops, coast: {label: Coast}}", "[{value: alps, label: Alpine shops}, coast]",
     "{alps: Alpine shops, coast: }", "{alps: Alpine shops, 'coast': Coast}"],
)  # fmt: skip
def test_folders_may_be_declared_in_several_ways(values: str) -> None:
    one, problems = company.load(f"folders: {{key: brand, values: {values}}}\n".encode())
    assert problems == []
    schema = json.loads(json_schema.files(one.model)[json_schema.SETTINGS_URI])
    assert Draft202012Validator(schema).is_valid({"folders": {"key": "brand", "values": yaml.safe_load(values)}})
    spec = by_folder(one.model)
    assert spec is not None
    assert spec.vocabulary is not None
    assert [(term.value, term.label) for term in spec.vocabulary] == [("alps", "Alpine shops"), ("coast", "Coast")]


def test_one_folder_may_be_a_single_value() -> None:
    one, problems = company.load(b"folders: {key: brand, values: alps}\n")
    assert problems == []
    assert one.settings.folders is not None
    assert one.settings.folders.names == ["alps"]


def test_with_nothing_declared_folders_mean_nothing() -> None:
    catalog, _, problems = load({path: text.replace("brand: coast", "") for path, text in FILES.items()})
    assert problems == []
    assert "brand" not in catalog.fields


@pytest.mark.parametrize(
    "settings",
    ["folders: {key: Brand, values: [alps]}\n", "folders: {key: brand, values: [negative]}\n",
     "folders: {key: brand, values: []}\n", "folders: {key: brand}\n", "folders: brand\n", "folders: [alps\n",
     "folders:\n  key: brand\n  values: {alps: [A, b]}\n"],
)  # fmt: skip
def test_a_wrong_declaration_is_one_problem_and_no_file_has_another(settings: str) -> None:
    problems: list[Problem] = load(FILES, settings)[2]
    assert {one.path for one in problems if one.path != "personas/dee.md"} == {"personas/_handbook.yml"}
    assert len([one for one in problems if one.path == "personas/_handbook.yml"]) == 1
    if "key: " in settings:
        assert len(problems) == 1


def test_a_new_file_leaves_out_what_its_folder_says() -> None:
    model = company.load(SETTINGS.encode())[0].model
    assert "brand:" not in draft("Ann", PersonaType.CUSTOMER, model)
    assert path_of("ann", PersonaType.NEGATIVE, "alps") == "personas/negative/alps/ann.md"
    assert path_of("ann", PersonaType.CUSTOMER) == "personas/ann.md"


def test_editors_know_the_folders_and_their_field() -> None:
    model = company.load(SETTINGS.encode())[0].model
    files = json_schema.files(model)
    persona_schema = json.loads(files[json_schema.PERSONA_URI])
    assert persona_schema["properties"]["brand"]["enum"] == ["alps", "coast"]
    assert "folders" in json.loads(files[json_schema.SETTINGS_URI])["properties"]
    configuration = front_matter_cms.configuration(model)
    found = [(one["title"], one["path"]) for one in configuration["frontMatter.content.pageFolders"]]
    assert found == [
        ("Customer personas", "[[workspace]]/personas"),
        ("Customer personas: Alpine shops", "[[workspace]]/personas/alps"),
        ("Customer personas: Coast", "[[workspace]]/personas/coast"),
        ("Negative personas", "[[workspace]]/personas/negative"),
        ("Negative personas: Alpine shops", "[[workspace]]/personas/negative/alps"),
        ("Negative personas: Coast", "[[workspace]]/personas/negative/coast"),
    ]
    assert '"name": "brand"' not in json.dumps(configuration)


@pytest.mark.parametrize(
    ("younger", "dates"),
    [("b", {"a": "last_reviewed: 2026-01-01", "b": ""}), ("a", {"a": "", "b": "created: 2026-01-01"}),
     ("a", {"a": "last_reviewed: 2026-02-01", "b": "created: 2026-01-01\nlast_reviewed: 2026-09-01"}),
     ("b", {"a": "", "b": ""})],
)  # fmt: skip
def test_an_id_taken_twice_is_told_at_the_younger_file(younger: str, dates: dict[str, str]) -> None:
    files = {f"personas/{folder}/ann.md": persona(said) for folder, said in dates.items()}
    (problem,) = load(files)[2]
    assert problem.path == f"personas/{younger}/ann.md"
    assert f"`mv -n {problem.path} personas/{younger}/ann-{younger}.md`" in problem.message


def test_a_persona_in_docs_is_one_problem_whatever_else_is_wrong_there() -> None:
    files = {"personas/ann.md": persona(), "docs/personas/ann.md": persona("jobs: x\nnegative: y", "<script>\n")}
    (problem,) = load(files)[2]
    assert problem.rule.id == "misplaced-persona"
    assert (
        "`mkdir -p personas/negative && mv -n docs/personas/ann.md personas/negative/ann-negative.md`"
        in problem.message
    )


@pytest.mark.parametrize(
    "front",
    [
        "title: Ann\nstatus: draft",
        "name: Ann",
        "aliases: [a]\ncreated: 2026-01-01\ntype: note",
        "owner: Ann\ntags: [a]",
    ],
)
def test_a_page_of_another_program_is_no_persona(front: str) -> None:
    problems = load({"docs/page.md": f"---\n{front}\n---\n\n# Page\n"})[2]
    assert "misplaced-persona" not in {one.rule.id for one in problems}


def test_a_former_address_leads_to_the_persona() -> None:
    moved = {"personas/alps/ann.md": persona("aliases: [personas/coast/ann]")}
    assert load(moved)[2] == []
    taken = {**moved, "personas/coast/ann.md": persona("created: 2020-01-01")}
    assert {one.rule.id for one in load(taken)[2]} == {"duplicate-id", "path-taken"}
    for alias, better in (
        ("/personas/coast/ann/", "personas/coast/ann"),
        ("personas/coast/ann.html", "personas/coast/ann"),
    ):
        (problem,) = load({"personas/alps/ann.md": persona(f"aliases: [{alias}]")})[2]
        assert f"write `{better}`" in problem.message


@pytest.mark.parametrize(
    ("settings", "says"),
    [("folders: {key: brand, values: [Empty, alps]}", "`Empty` has a special meaning"),
     ("fields: [{key: tier, type: choice, values: [gold, filled]}]", "`filled` has a special meaning"),
     ("folders: {key: brand, values: {alps: Alps, alpine: alps}}", "readers would see `alps` for `alps` too"),
     ("fields: [{key: tier, type: choice, values: [{value: a, label: Gold}, gold]}]", "see `gold` for `a` too"),
     ("folders: {key: brand, label: Segment, values: [alps]}", "for the field `segment` too"),
     ("fields: [{key: tier, label: Summary}]", "for the field `summary` too"),
     ("fields: [{key: brand, label: House}]\nfolders: {key: house, values: [alps]}", "for the field `brand` too"),
     ("folders:", "`folders` is empty: write what they stand for, as in `folders: {key: brand"),
     ("folders: {}", "`folders` is empty"),
     ("folders: []", "`folders` is empty"),
     ("folders: [alps, coast]", "write `folders: {key: brand, values: [alps, coast]}`"),
     ("folders: [{key: brand, values: [a]}]", "take the dash away"),
     ("folders: [{key: brand, values: [a]}, {key: land, values: [b]}]", "keep one declaration")],
)  # fmt: skip
def test_a_declaration_nobody_could_use_is_one_problem_that_says_what_to_write(settings: str, says: str) -> None:
    one, problems = company.load(f"{settings}\n".encode())
    (problem,) = problems
    assert says in problem.message
    assert (problem.rule.id, problem.path) == ("bad-company-field", "personas/_handbook.yml")
    assert ("folders" in one.unread) == ("folders: {key: house" in settings or settings.startswith("folders"))
