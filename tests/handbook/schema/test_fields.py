from collections.abc import Iterator

import pytest

from handbook.content.matter import Matter
from handbook.schema import Block, FieldSpec, Look, Persona, Section, Settings, specs
from handbook.schema.terms.general import PersonaType, Status
from handbook.schema.terms.term import Term
from handbook.views import VIEWS


def every_field(model: type[Block], prefix: str = "", seen: tuple[type[Block], ...] = ()) -> Iterator[FieldSpec]:
    """The fields of a block and of every block inside it."""
    for spec in specs(model, prefix):
        yield spec
        if spec.block and spec.block not in seen:
            yield from every_field(spec.block, f"{spec.path}.", (*seen, spec.block))


def owners() -> Iterator[tuple[str, type[Block], FieldSpec]]:
    """Every declaration once, with the block it stands in."""
    waiting: list[type[Block]] = [Persona, Settings, Matter, *(view.options for view in VIEWS.values())]
    met: list[type[Block]] = []
    for model in waiting:
        if model not in met:
            met.append(model)
            for spec in specs(model):
                yield f"{model.__name__}.{spec.name}", model, spec
                waiting += [spec.block] if spec.block else []


ALL = [pytest.param(model, spec, id=name) for name, model, spec in owners()]
PERSONA = {spec.path: spec for spec in every_field(Persona)}
TERMS = sorted(
    {spec.vocabulary for spec in PERSONA.values() if spec.vocabulary}, key=lambda vocabulary: vocabulary.__name__
)


def test_there_are_as_many_fields_as_the_brief_names_at_least() -> None:
    named = (
        "age gender location income education occupation marital_status job_title responsibilities company.type"
        " company.industry company.size company.region goals.personal goals.professional motivations challenges hobbies"
        " interests values communication.channels purchasing.habits marketing_channels payment_methods quote.text bio"
        " brands media.name services_sought jobs.want buying_role name summary role_label aliases status priority group"
        " segment tags relationship owner reviewers created last_reviewed retired_on retired_reason review_every"
        " replaced_by related.how language fictional authored_with evidence.basis evidence.confidence evidence.sources"
        " evidence.composite_of assumptions share_of_customers share_of_revenue share_of_profit negative.reasons"
        " negative.why negative.warning_signs negative.looks_like negative.handling negative.reconsider_when custom"
    )
    assert [name for name in named.split() if name not in PERSONA] == []


@pytest.mark.parametrize(("model", "spec"), ALL)
def test_every_field_is_described(model: type[Block], spec: FieldSpec) -> None:  # noqa: ARG001
    assert spec.info.title
    assert spec.label == spec.label.strip()
    assert not spec.label.endswith(".")
    assert spec.description.endswith((".", "`"))
    assert spec.description[0].isupper() or spec.description[0] == "`"
    assert spec.example not in (None, "", [], {})


def example_of(model: type[Block], spec: FieldSpec) -> object:
    """The field's example; a term of the vocabulary where one declaration serves several."""
    serves_several = bool(model.__pydantic_generic_metadata__["args"]) and spec.vocabulary and spec.name == "text"
    return str(next(iter(spec.vocabulary))) if serves_several and spec.vocabulary else as_typed(spec.example)


def parts_without_which_it_is_nothing(model: type[Block]) -> dict[str, object]:
    return {spec.name: example_of(model, spec) for spec in specs(model) if spec.info.is_required()}


def as_typed(example: object) -> object:
    """An example as a file would hold it: text, lists and blocks."""
    if isinstance(example, list):
        return [as_typed(one) for one in example]
    if isinstance(example, dict):
        return {key: as_typed(one) for key, one in example.items()}
    return str(example)


@pytest.mark.parametrize(("model", "spec"), ALL)
def test_every_example_is_valid_as_typed(model: type[Block], spec: FieldSpec) -> None:
    needed = parts_without_which_it_is_nothing(model)
    value = model.model_validate({**needed, spec.name: example_of(model, spec)})
    assert getattr(value, spec.name) not in (None, [], {})


@pytest.mark.parametrize(("model", "spec"), ALL)
def test_a_field_that_takes_several_takes_one_as_well(model: type[Block], spec: FieldSpec) -> None:
    if spec.is_list and isinstance(spec.example, list):
        needed = parts_without_which_it_is_nothing(model)
        many = model.model_validate({**needed, spec.name: as_typed(spec.example[:1])})
        assert model.model_validate({**needed, spec.name: as_typed(spec.example[0])}) == many


def test_one_declaration_that_serves_several_vocabularies_has_an_example_of_one() -> None:
    serving = [(spec, spec.vocabulary) for path, spec in PERSONA.items() if path.endswith((".text", ".channels.text"))]
    assert any(spec.example in list(vocabulary) for spec, vocabulary in serving if vocabulary)


def test_no_name_means_two_fields() -> None:
    names = [name for spec in specs(Persona) for name in spec.names]
    assert sorted(names) == sorted(set(names))


def test_what_only_one_type_has_is_required_of_that_type_alone() -> None:
    for spec in PERSONA.values():
        if spec.path.startswith("negative.") and spec.meta.required:
            assert spec.meta.required_of is PersonaType.NEGATIVE, spec.path


def test_a_draft_needs_a_name_and_a_summary_only() -> None:
    assert [path for path, spec in PERSONA.items() if spec.meta.required is Status.DRAFT] == ["name", "summary"]


def test_a_field_in_the_header_has_a_place_there() -> None:
    for spec in specs(Persona):
        if spec.meta.section is Section.HEADER:
            assert spec.meta.look is Look.OWN or spec.meta.glance, spec.path


@pytest.mark.parametrize("vocabulary", TERMS)
def test_every_term_has_a_label_and_a_plain_key(vocabulary: type[Term]) -> None:
    for term in vocabulary:
        assert term.label
        assert term.label[0].isupper() or " " in term.label
        assert str(term) == str(term).lower()
        assert " " not in term
    labels = [term.label for term in vocabulary]
    assert len(labels) == len(set(labels))


def test_specs_tell_a_fields_vocabulary_block_and_number() -> None:
    assert PERSONA["payment_methods"].is_list
    assert PERSONA["payment_methods.text"].vocabulary
    assert PERSONA["company"].block
    assert not PERSONA["company"].is_list
    assert PERSONA["education"].vocabulary
    assert PERSONA["name"].vocabulary is None
    assert PERSONA["company.size"].name == "size"
    assert PERSONA["challenges"].names == ("challenges", "pain_points", "frustrations")
