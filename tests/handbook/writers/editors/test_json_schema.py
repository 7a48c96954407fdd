import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator, Draft202012Validator
from tests.handbook.support import ACTIVE, NEGATIVE, PATH, RULE_CASES, SAMPLE, load, persona, places
from tests.handbook.writers.editors import yaml12

from handbook.personas import company
from handbook.personas.record import every_spec
from handbook.schema import Block, FieldSpec, Persona, Settings, specs, validate
from handbook.schema.scalars import SLUG
from handbook.schema.statements import Shorthand
from handbook.schema.terms.general import Status
from handbook.source import Mapping, parse
from handbook.source.files import SETTINGS
from handbook.writers.editors.json_schema import (
    OLDER_PERSONA_URI,
    PERSONA_URI,
    SETTINGS_URI,
    SOURCES_URI,
    files,
    json_schema,
)

OURS = company.load((SAMPLE / SETTINGS).read_bytes())[0].model
SCHEMA = json_schema(Persona)
JUDGE = Draft202012Validator(SCHEMA)
SAMPLES = sorted((SAMPLE / "personas").rglob("*.md"))
GOOD = sorted(path for path in RULE_CASES.glob("*/good/personas/**/*.md") if re.match(SLUG, path.stem))


def complaints(text: str, judge: Any = JUDGE) -> list[str]:
    return [error.json_path for error in judge.iter_errors(yaml12.read(text))]


def refused(text: str, model: type[Block] = Persona) -> list[str]:
    """What the handbook's own types say of it."""
    root = parse(text, PATH).root
    assert isinstance(root, Mapping), text
    return [str(problem) for problem in validate(model, root, PATH).problems]


@pytest.mark.parametrize("model", [Persona, Settings])
def test_it_is_a_json_schema(model: type[Block]) -> None:
    Draft202012Validator.check_schema(json_schema(model))
    Draft7Validator.check_schema(json_schema(model))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_every_sample_passes(path: Path) -> None:
    judge = Draft202012Validator(json_schema(OURS))
    errors = judge.iter_errors(yaml12.front_matter(path.read_text(encoding="utf-8")))
    assert [error.message for error in errors] == []


@pytest.mark.parametrize("path", GOOD, ids=lambda path: f"{path.relative_to(RULE_CASES).parts[0]}-{path.stem}")
def test_every_good_case_passes(path: Path) -> None:
    text = path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    own = next(above for above in path.parents if above.name == "good") / SETTINGS
    model = company.load(own.read_bytes())[0].model if own.exists() else Persona
    errors = Draft202012Validator(json_schema(model)).iter_errors(yaml12.front_matter(text))
    assert [error.message for error in errors] == []


def test_there_are_samples_and_cases() -> None:
    assert len(SAMPLES) >= 12
    assert len(GOOD) >= 50


NAMED = "name: A\nsummary: B\n"
TYPED = [
    *("name: 404\nsummary: 1.10", "name: NO\nsummary: true", "name: A\nsummary: 12:30", "name: 01234\nsummary: 1e3"),
    *(NAMED + "created: 2026-04-03", NAMED + "age: 34", NAMED + "age: 25-34", NAMED + "age: 65+"),
    *(NAMED + "share_of_profit: 18", NAMED + "share_of_profit: 18 %", NAMED + "share_of_profit: {value: 7.5%}"),
    *(NAMED + "payment_methods: card", NAMED + "payment_methods: [card, {text: cash, rating: 4}]"),
    *(NAMED + "location: {country: NO}", NAMED + "tagline: The careful one", NAMED + "pain_points: Time"),
    *(NAMED + "custom: {anything: [1, {at: all}]}", NAMED + "fictional: yes", NAMED + "education: Learned by doing"),
    *(NAMED + "review_every: 6 months", NAMED + "occupation: {label: Teacher, isco: 2341}", NAMED + "related: 404"),
]


@pytest.mark.parametrize("text", TYPED)
def test_what_writers_may_type_raises_no_alarm(text: str) -> None:
    assert refused(text) == []
    assert complaints(text) == []


WRONG = [
    ("summary: B", "$"),
    ("name: A", "$"),
    (NAMED + "colour: blue", "$"),
    (NAMED + "company: {colour: blue}", "$.company"),
    (NAMED + "status: published", "$.status"),
    (NAMED + "payment_methods: [card, gold]", "$.payment_methods"),
    (NAMED + "company: Walk more", "$.company"),
    (NAMED + "hobbies: [[Maps]]", "$.hobbies"),
    (NAMED + "role_label: [a, b]", "$.role_label"),
    (NAMED + "created: 03/04/2026", "$.created"),
    (NAMED + "age: young", "$.age"),
    (NAMED + "share_of_profit: 180", "$.share_of_profit"),
    (NAMED + "language: English", "$.language"),
    (NAMED + "location: {country: Norway}", "$.location"),
    (NAMED + "replaced_by: Ann Fennimore", "$.replaced_by"),
    (NAMED + "evidence: {sources: [{id: S1}]}", "$.evidence.sources"),
    (NAMED + "challenges: Time\npain_points: Money", "$"),
    (f"name: A\nsummary: {'x' * 161}", "$.summary"),
]


@pytest.mark.parametrize(("text", "at"), WRONG)
def test_what_is_wrong_is_marked_where_it_stands(text: str, at: str) -> None:
    assert complaints(text) == [at]


def entries(model: type[Block], seen: tuple[type[Block], ...] = ()) -> Iterator[tuple[str, FieldSpec, Any]]:
    """Every field of a model and of its blocks: its path, and a tree in which `@` stands for its value."""
    for spec in specs(model):
        yield spec.path, spec, {spec.name: "@"}
        if spec.block and spec.block not in seen:
            for path, part, tree in entries(spec.block, (*seen, spec.block)):
                inner = {**around(spec), **tree}
                yield f"{spec.path}.{path}", part, {spec.name: [inner] if spec.is_list else inner}


def around(spec: FieldSpec) -> dict[str, Any]:
    """The parts that an entry of a block cannot do without."""
    parts = [part for part in specs(spec.block) if part.info.is_required()] if spec.block else []
    return {part.name: next(iter(part.vocabulary)).value if part.vocabulary else part.example for part in parts}


def written(tree: Any, value: str) -> str:
    """As YAML in brackets, with what every draft needs."""
    whole = {"name": "A", "summary": "B", **tree}
    return json.dumps(whole, ensure_ascii=False).replace('"@"', value)


def examples(schema: Any, tree: Any) -> list[Any]:
    """What the schema shows as examples of the field that `@` stands for."""
    (name,) = [key for key, value in tree.items() if "@" in json.dumps(value)]
    found = schema["properties"][name]
    inner = tree[name][0] if isinstance(tree[name], list) else tree[name]
    if inner == "@":
        return list(found["examples"])
    # Before it may stand what a list, written in its place, is made of.
    *_, reference = [name.rpartition("/")[2] for name in re.findall(r'"\$ref": "([^"]*)"', json.dumps(found))]
    return examples(SCHEMA["$defs"][reference], inner)


FIELDS = {path: (spec, tree) for path, spec, tree in entries(Persona)}
VALUES = [
    *("plain words", "card", "2", "34", "-1", "12.5", "101", "25-34", "65+", "18 %", "true", "maybe", "2026-04-03"),
    *("03/04/2026", "6m", "GB", "EUR", "en", "https://example.com/", "[a, b]", "[[a]]", "{unheard_of: 1}", "[{}]"),
]


@pytest.mark.parametrize("path", FIELDS)
def test_it_agrees_with_what_the_handbook_accepts(path: str) -> None:
    _, tree = FIELDS[path]
    for value in VALUES:
        text = written(tree, value)
        assert bool(complaints(text)) == bool(refused(text)), text


@pytest.mark.parametrize("path", FIELDS)
def test_every_example_passes(path: str) -> None:
    _, tree = FIELDS[path]
    if path == "status":
        tree = {**yaml12.read(ACTIVE), **tree}  # active, by the example of the status
    for example in examples(SCHEMA, tree):
        text = written(tree, json.dumps(example, ensure_ascii=False))
        assert (complaints(text), refused(text)) == ([], [])


@pytest.mark.parametrize("spec", [spec for spec in every_spec(Persona) if spec.meta.required], ids=lambda one: one.path)
@pytest.mark.parametrize("status", list(Status))
@pytest.mark.parametrize("base", [ACTIVE, NEGATIVE], ids=["customer", "negative"])
def test_it_asks_for_what_the_status_needs(base: str, status: Status, spec: FieldSpec) -> None:
    full = yaml12.read(base) | {"status": status.value, "retired_on": "2026-01-31", "retired_reason": "Closed."}
    kind = "negative" if base is NEGATIVE else "customer"
    head, *rest = spec.path.split(".")
    if head not in full:
        return
    block = full
    for name in [head, *rest][:-1]:
        block = block[name]
    del block[spec.name]
    text = persona(yaml12.write(full | {"type": kind}), base="")
    found = [rule for _, rule in places(load({PATH: text})[2]) if rule == "missing-field"]
    errors = list(JUDGE.iter_errors(full | {"type": kind}))
    assert bool(errors) == bool(found), (text, errors)


def test_a_negative_persona_is_known_without_its_type() -> None:
    assert complaints(NEGATIVE) == []
    assert complaints(NEGATIVE + "type: negative") == []
    assert complaints(ACTIVE) == []
    assert complaints(NEGATIVE + "type: customer") != []
    assert complaints(ACTIVE + "negative: {why: They want skis.}\ntype: customer") == ["$"]


def test_an_empty_list_is_not_what_a_status_needs() -> None:
    assert complaints(ACTIVE) == []
    assert complaints(ACTIVE.replace("challenges: Little time", "challenges: []")) == ["$"]
    assert complaints(ACTIVE.replace("challenges: Little time", "frustrations: Little time")) == []


def test_fields_explain_themselves() -> None:
    for spec in specs(Persona):
        shown = SCHEMA["properties"][spec.name]
        assert shown["title"] == spec.label
        assert shown["description"].startswith(spec.description)
        assert shown["examples"] == [spec.example]
        for other in spec.meta.also:
            assert SCHEMA["properties"][other]["deprecated"] is True
            assert spec.name in SCHEMA["properties"][other]["description"]
    assert "Elsewhere: pains, pain points, problems" in SCHEMA["properties"]["challenges"]["description"]
    assert "Elsewhere: sector" in SCHEMA["$defs"]["Company"]["properties"]["industry"]["description"]
    assert SCHEMA["properties"]["status"]["default"] == "draft"
    assert SCHEMA["properties"]["authored_with"]["enumDescriptions"][0] == "Written by people"


FIELD = """
fields:
  - {key: club_tier, type: choice, values: [bronze, gold, 2026, "true"], applies_to: customer, required_when: active}
  - {key: stores, type: whole-number, many: true}
"""


def test_a_field_of_the_company_is_in_it_at_once() -> None:
    model = company.load(FIELD.encode())[0].model
    judge = Draft202012Validator(json_schema(model))
    assert complaints(NAMED + "club_tier: gold\nstores: [1, 2]", judge) == []
    assert complaints(NAMED + "club_tier: 2026", judge) == []
    assert complaints(NAMED + "club_tier: true", judge) == []
    assert complaints(NAMED + "club_tier: silver", judge) == ["$.club_tier"]
    assert complaints(ACTIVE, judge) == ["$"]
    assert complaints(ACTIVE + "club_tier: gold", judge) == []
    assert complaints(NEGATIVE + "club_tier: gold", judge) == ["$"]
    assert complaints(NAMED + "club_tier: gold") == ["$"]


@pytest.mark.parametrize("text", ["", "audience: public", FIELD])
def test_settings_have_one_too(text: str) -> None:
    judge = Draft202012Validator(json_schema(Settings))
    assert list(judge.iter_errors(yaml12.read(text) or {})) == []
    assert complaints("audience: everybody", judge) == ["$.audience"]
    assert complaints("fields: [{label: Tier}]", judge) == ["$.fields"]


STUDY = "id: orders, title: Orders, date: 2026-08, n: 61400, owner: Finance"


@pytest.mark.parametrize("text", ["", f"- {{{STUDY}}}", f"sources:\n  - {{{STUDY}}}", f"sources: {{{STUDY}}}"])
def test_shared_sources_have_one_too(text: str) -> None:
    judge = Draft202012Validator(json.loads(files(Persona)[SOURCES_URI]))
    assert list(judge.iter_errors(yaml12.read(text))) == []
    assert complaints("- {id: orders, titel: Orders}", judge) == ["$"]
    assert complaints("sources: [{id: orders}]", judge) == ["$"]


def test_the_files_say_where_they_are() -> None:
    made = files(Persona, "https://handbook.example.com/base")
    assert set(made) == {PERSONA_URI, OLDER_PERSONA_URI, SETTINGS_URI, SOURCES_URI}
    for uri, text in made.items():
        assert json.loads(text)["$id"] == f"https://handbook.example.com/base/{uri}"
        assert "$id" not in json.loads(files(Persona)[uri])


def test_the_older_draft_judges_the_same() -> None:
    schema = json.loads(files(Persona)[OLDER_PERSONA_URI])
    older = Draft7Validator(schema)
    for text, at in WRONG:
        assert complaints(text, older) == [at]
    for text in TYPED:
        assert complaints(text, older) == []
    assert older.META_SCHEMA["$id"] == schema["$schema"]


def test_shorthand_takes_either_form() -> None:
    short = [spec for spec in specs(Persona) if spec.block and issubclass(spec.block, Shorthand)]
    assert len(short) > 10
    for spec in short:
        assert len(SCHEMA["properties"][spec.name]["anyOf"]) >= 2
