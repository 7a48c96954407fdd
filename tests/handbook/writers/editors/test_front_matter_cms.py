"""The forms, and what the extension does with files: told as its code does it (10.3 to 10.11), and judged."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.handbook.support import PROJECT, SAMPLE, TODAY
from tests.handbook.writers.editors import yaml12
from tests.shipped import AS_SHIPPED

from handbook.content.handbook import judged
from handbook.content.matter import Matter
from handbook.personas import company
from handbook.problems.problem import Problem
from handbook.schema import Block, FieldSpec, Persona, Section, specs, validate
from handbook.schema.statements import Shorthand
from handbook.schema.terms.general import PersonaType
from handbook.source import Mapping, parse, read, scalars
from handbook.source.files import SETTINGS, Content
from handbook.writers.editors import front_matter_cms as cms

OURS = company.load((SAMPLE / SETTINGS).read_bytes())[0].model
CONFIGURATION = cms.configuration(Persona)
TYPES = {one["name"]: one for one in CONFIGURATION["frontMatter.taxonomy.contentTypes"]}
FOLDERS = {one["contentTypes"][0]: one for one in CONFIGURATION["frontMatter.content.pageFolders"]}
SAMPLES = sorted((SAMPLE / "personas").rglob("*.md"))
PERSONAS = list(PersonaType)


@AS_SHIPPED
def test_the_file_in_the_repository_is_up_to_date() -> None:
    written = (PROJECT / cms.PATH).read_bytes()
    assert written == cms.text(OURS).encode(), f"{cms.PATH} is not what the schema says: run `make editor`"


def test_a_file_is_current_as_long_as_its_forms_are_and_keeps_the_settings_of_others() -> None:
    others = json.dumps({"frontMatter.git.enabled": True, **json.loads(cms.text(Persona))}).encode()
    assert cms.is_current(Persona, others)
    assert not cms.is_current(OURS, others)
    renewed = cms.text(OURS, others).encode()
    assert cms.is_current(OURS, renewed)
    assert json.loads(renewed)["frontMatter.git.enabled"] is True
    assert cms.text(OURS, cms.text(OURS).encode()) == cms.text(OURS)


@pytest.mark.parametrize("written", [b"", b"[]", b"{", b"\xff", b"{}"])
def test_what_is_no_configuration_is_not_current_and_is_written_anew(written: bytes) -> None:
    assert not cms.is_current(OURS, written)
    assert cms.text(OURS, written) == cms.text(OURS)


def every_form(forms: list[Any], model: type[Block]) -> Iterator[tuple[str, Any, FieldSpec, bool]]:
    """Every form with its path and its field, and whether it is inside a block."""
    declared = {spec.name: spec for spec in specs(model)}
    for form in forms:
        if form["type"] == "heading":
            continue
        spec = declared[form["name"]]
        yield form["name"], form, spec, False
        if "fields" in form:
            assert spec.block is not None
            for path, inner, part, _ in every_form(form["fields"], spec.block):
                yield f"{form['name']}.{path}", inner, part, True


MODELS: list[tuple[str, type[Block]]] = [("customer", Persona), ("negative", Persona), ("default", Matter)]
FORMS = [
    pytest.param(form, spec, inside, id=f"{name}-{path}")
    for name, model in MODELS
    for path, form, spec, inside in every_form(TYPES[name]["fields"], model)
]
# What the extension's own description of its settings allows (package.json of 10.3).
FORM_KEYS = {"title", "name", "type", "description", "required", "single", "choices", "multiple", "fields"}


@pytest.mark.parametrize(("form", "spec", "inside"), FORMS)
def test_a_form_can_show_and_keep_whatever_its_field_may_hold(form: Any, spec: FieldSpec, inside: bool) -> None:
    assert set(form) <= FORM_KEYS | {"numberOptions"}  # above all, neither `when` nor `default`
    match form["type"]:
        case "fields":
            assert spec.block and not spec.is_list and not inside
        case "list":
            assert spec.is_list
            assert spec.block is None or issubclass(spec.block, Shorthand)
        case "choice" if form.get("multiple"):
            assert spec.is_list
            assert spec.vocabulary
        case kind:
            assert kind in {"string", "number", "boolean", "choice", "draft"}
            assert spec.block is None
            assert not spec.is_list


@pytest.mark.parametrize(("form", "spec", "inside"), FORMS)
def test_a_form_says_what_its_field_is(form: Any, spec: FieldSpec, inside: bool) -> None:
    assert form["title"] == spec.label
    assert form["description"].startswith(spec.description)
    assert form.get("required", False) == (spec.path in {"name", "summary"} and not inside)
    closed = spec.vocabulary if form["type"] == "choice" else None
    assert form.get("choices", []) == [{"id": term.value, "title": term.label} for term in closed or ()]


@pytest.mark.parametrize("persona_type", PERSONAS)
def test_every_field_has_a_form_or_is_named_as_one_for_the_text(persona_type: PersonaType) -> None:
    forms = TYPES[str(persona_type)]["fields"]
    shown = {path for path, *_ in every_form(forms, Persona)}
    told = forms[-1]["description"].partition(": ")[2].split(", ")
    for spec in specs(Persona):
        asked = spec.meta.only in (None, persona_type) and spec.name not in {"type", "fictional"}
        assert ((spec.name in shown) != (spec.name in told)) == asked, spec.name
        if spec.name in shown and spec.block and not spec.is_list:
            for part in specs(spec.block, f"{spec.name}."):
                assert (part.path in shown) != (part.path in told), part.path


@pytest.mark.parametrize("persona_type", PERSONAS)
def test_forms_stand_in_the_order_of_the_page_under_its_headings(persona_type: PersonaType) -> None:
    declared = list(specs(Persona))
    order = {spec.name: (list(Section).index(spec.meta.section), number) for number, spec in enumerate(declared)}
    forms = TYPES[str(persona_type)]["fields"][:-1]
    names = [form["name"] for form in forms if form["type"] != "heading"]
    assert names == sorted(names, key=order.__getitem__)
    headings = [form["title"] for form in forms if form["type"] == "heading"]
    assert headings[0] == "Goals"
    assert headings == [section.label for section in Section if section.label in headings]


def test_what_is_needed_is_said_to_those_who_need_it() -> None:
    said = {name: {form["name"]: form.get("description", "") for form in one["fields"]} for name, one in TYPES.items()}
    assert "Needed once the persona is active." in said["customer"]["challenges"]
    assert "Needed" not in said["negative"]["challenges"]
    assert "Needed when it retires." in said["negative"]["retired_on"]


def created(name: str, title: str) -> dict[str, Any]:
    """What the extension writes for new content of a type: its processFields, with `clearEmpty`."""

    def filled(forms: list[Any], at_root: bool) -> dict[str, Any]:
        data: dict[str, Any] = {}
        for form in forms:
            if at_root and form["name"] == CONFIGURATION["frontMatter.taxonomy.seoTitleField"]:
                data[form["name"]] = title
            elif form["type"] == "fields":
                if inner := filled(form["fields"], False):
                    data[form["name"]] = inner
            elif form["type"] == "choice" and form.get("multiple"):
                data[form["name"]] = []
        return data

    return filled(TYPES[name]["fields"], True) | {"type": name}


def example(form: Any, spec: FieldSpec) -> Any:
    """What somebody would put into a form, following its example."""
    kind = form["type"]
    if kind == "fields":
        parts = {part.name: part for part in specs(spec.block)} if spec.block else {}
        return {inner["name"]: example(inner, parts[inner["name"]]) for inner in form["fields"]}
    if kind == "choice":
        first = form["choices"][0]["id"]
        return [first] if form.get("multiple") else first
    if kind == "list":
        shown = spec.example[0]
        return [next(iter(shown.values())) if isinstance(shown, dict) else shown]
    if kind == "number":
        return float(spec.example)
    return "draft" if kind == "draft" else spec.example


def problems(data: dict[str, Any], persona_type: PersonaType) -> list[Problem]:
    folder = FOLDERS[str(persona_type)]["path"].removeprefix("[[workspace]]/")
    text = f"---\n{yaml12.write(data)}---\n"
    return list(judged(Content(personas={f"{folder}/tamsin-quill.md": text.encode()}), TODAY).problems)


@pytest.mark.parametrize("persona_type", PERSONAS)
def test_a_persona_begun_with_the_extension_is_a_good_draft(persona_type: PersonaType) -> None:
    data = created(str(persona_type), "Tamsin Quill")
    assert [problem.rule.id for problem in problems(data, persona_type)] == ["missing-field"]
    assert problems({**data, "summary": "Plans every trip three months ahead."}, persona_type) == []


@pytest.mark.parametrize("persona_type", PERSONAS)
def test_a_persona_filled_in_form_by_form_is_a_good_one(persona_type: PersonaType) -> None:
    forms = [form for form in TYPES[str(persona_type)]["fields"] if form["type"] != "heading"]
    declared = {spec.name: spec for spec in specs(Persona)}
    data = created(str(persona_type), "Tamsin Quill") | {
        form["name"]: example(form, declared[form["name"]]) for form in forms
    }
    # What the examples name does not exist, their sources stand in the text, and a form for a list has texts alone.
    strange = {"dangling-reference", "portrait-file", "unknown-source", "look-alike", "quote-kind"}
    assert [str(one) for one in problems(data, persona_type) if one.rule.id not in strange] == []
    data |= {"status": "active"}
    data["evidence"] |= {"basis": "mixed"}
    assert "missing-source" in {one.rule.id for one in problems(data, persona_type) if one.is_error}
    data["evidence"] |= {"sources": [{"id": "S1", "title": "Trip planning interviews"}]}
    if persona_type is PersonaType.NEGATIVE:
        data["negative"] |= {"handling": {"step": "educate"}}
    errors = [str(one) for one in problems(data, persona_type) if one.is_error and one.rule.id not in strange]
    assert errors == []


def value(text: str, model: type[Persona] = OURS) -> Persona:
    document = read("personas/ann.md", text.encode()).document
    assert document is not None
    found = validate(model, document.front, document.path)
    assert found.problems == []
    return found.value


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_what_the_extension_saves_means_the_same(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    saved = f"---\n{yaml12.write(yaml12.front_matter(text))}---\n"
    assert saved not in text
    assert value(saved) == value(text)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_no_sample_has_one_value_where_a_form_takes_several(path: Path) -> None:
    """The extension takes one text for the list of its letters when another is added to it."""
    data = yaml12.front_matter(path.read_text(encoding="utf-8"))
    name = "negative" if path.parent.name == "negative" else "customer"
    for dotted, form, _, _ in every_form(TYPES[name]["fields"], Persona):
        held: Any = data
        for part in dotted.split("."):
            held = held.get(part) if isinstance(held, dict) else None
        assert not (form.get("multiple") and isinstance(held, str)), dotted


TYPED = [
    *("NO", "yes", "12:30", "2026-09-14", "25-34", "65+", "18 %", "true", "34", "12.5", "-1", "6m", "card"),
    *('"01234"', "'0110'", '"1.10"', '"true"', '"# 7"', "'- a'", '"a: b"', "it's", "Zoë", '"{x}"', '"@home"', '"1e3"'),
    *(">-\n  Two lines\n  in one", "|-\n  Two\n\n  paragraphs", '"two\\nlines"'),
]


@pytest.mark.parametrize("typed", TYPED)
def test_a_value_that_was_typed_survives_a_save(typed: str) -> None:
    for place in ("a: ", "a:\n- ", "a:\n- b: "):
        before = place + typed.replace("\n  ", "\n      ") + "\n"
        assert texts(yaml12.write(yaml12.read(before))) == texts(before)


def texts(text: str) -> list[str]:
    root = parse(text, "").root
    assert isinstance(root, Mapping)
    return [scalar.text for _, scalar in scalars(root)]


FIELD = """
fields:
  - {key: club_tier, type: choice, values: [bronze, gold], applies_to: customer, section: how-they-buy}
  - {key: visits, type: whole-number, required_when: active}
  - {key: online_only, type: yes-no}
"""


def test_a_field_of_the_company_has_a_form_at_once() -> None:
    model = company.load(FIELD.encode())[0].model
    customer, negative = (
        {form["name"]: form for form in cms.persona_forms(model, persona_type)} for persona_type in PERSONAS
    )
    assert customer["club_tier"]["choices"][0] == {"id": "bronze", "title": "Bronze"}
    assert "club_tier" not in negative
    assert customer["visits"]["type"] == negative["visits"]["type"] == "number"
    assert "Needed once" in negative["visits"]["description"]
    assert customer["online_only"]["type"] == "boolean"


def test_each_type_of_persona_has_its_folder() -> None:
    assert set(TYPES) == {"customer", "negative", "default"}
    for name, folder in FOLDERS.items():
        assert folder["path"].endswith("personas" if name == "customer" else "personas/negative")
        assert (SAMPLE / folder["previewPath"]).is_dir()
        assert TYPES[name]["filePrefix"] == ""
        assert TYPES[name]["clearEmpty"] is True


def test_settings_name_fields_that_exist() -> None:
    named = ("seoTitleField", "seoDescriptionField")
    names = [CONFIGURATION[f"frontMatter.taxonomy.{key}"] for key in named]
    names.append(CONFIGURATION["frontMatter.content.draftField"]["name"])
    names += [one["name"] for one in CONFIGURATION["frontMatter.content.filters"] if isinstance(one, dict)]
    assert {*names} <= {spec.name for spec in specs(Persona)}
    assert CONFIGURATION["frontMatter.taxonomy.seoDescriptionLength"] == 160
