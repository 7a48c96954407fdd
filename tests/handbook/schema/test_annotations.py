"""What a type says of how its values are typed, and that editors need to be told nothing else."""

from typing import Annotated, Any, get_args

import pytest
from jsonschema import Draft202012Validator
from pydantic import AfterValidator, create_model
from tests.handbook.schema.test_fields import owners

from handbook.schema import Block, FieldSpec, Persona, Section, field, specs
from handbook.schema.annotations import ANY_TEXT, Typed, alternatives, longest
from handbook.schema.blocks import Evidence, Related, Source
from handbook.schema.codes import CountryCode, CurrencyCode, IscoCode, LanguageCode
from handbook.schema.rates import Percent
from handbook.schema.scalars import (
    Amount,
    Day,
    Many,
    Months,
    PersonaId,
    Rating,
    WebLink,
    Whole,
    YesNo,
)
from handbook.schema.statements import Income, Location, Occupation, Share
from handbook.schema.terms.general import Education, PersonaType, Relationship, Status
from handbook.schema.work import Challenge
from handbook.writers.editors.front_matter_cms import persona_forms
from handbook.writers.editors.json_schema import json_schema


def said(of: Any) -> Typed:
    """What stands beside the type."""
    (typed,) = (mark for mark in get_args(of) if isinstance(mark, Typed))
    return typed


EXPECTED: list[tuple[type[Block], str, list[Any]]] = [
    (Persona, "name", [ANY_TEXT]),
    (Persona, "summary", [ANY_TEXT]),
    (Persona, "status", [Status]),
    (Persona, "fictional", [said(YesNo)]),
    (Persona, "created", [said(Day)]),
    (Persona, "review_every", [said(Months)]),
    (Persona, "language", [said(LanguageCode)]),
    (Persona, "replaced_by", [said(PersonaId)]),
    (Persona, "education", [Education, ANY_TEXT]),
    (Persona, "challenges", [Challenge]),
    (Persona, "tags", [ANY_TEXT]),
    (Persona, "relationship", [Relationship]),
    (Persona, "related", [Related]),
    (Related, "id", [said(PersonaId)]),
    (Evidence, "composite_of", [said(Whole)]),
    (Source, "link", [said(WebLink)]),
    (Share, "value", [said(Percent)]),
    (Income, "min", [said(Amount)]),
    (Income, "currency", [said(CurrencyCode)]),
    (Location, "country", [said(CountryCode)]),
    (Occupation, "isco", [said(IscoCode)]),
]


@pytest.mark.parametrize(("model", "name", "expected"), EXPECTED, ids=[name for _, name, _ in EXPECTED])
def test_a_type_is_read_as_writers_meet_it(model: type[Block], name: str, expected: list[Any]) -> None:
    assert alternatives(model.model_fields[name]) == expected


def test_every_rating_is_known_from_a_whole_number() -> None:
    choice = next(spec.block for spec in specs(Persona) if spec.name == "payment_methods")
    assert choice is not None
    assert alternatives(choice.model_fields["rating"]) == [said(Rating)]


def test_the_longest_text_is_known() -> None:
    assert longest(Persona.model_fields["summary"]) == 160
    assert longest(Persona.model_fields["name"]) is None


@pytest.mark.parametrize("spec", [pytest.param(spec, id=name) for name, _, spec in owners()])
def test_every_field_takes_something_that_is_known(spec: FieldSpec) -> None:
    found = alternatives(spec.info)
    assert found
    for one in found:
        assert isinstance(one, Typed) or one in (spec.block, spec.vocabulary)


# A type that nobody else knows: declared, annotated and used, here at once.
Grams = Annotated[int, AfterValidator(lambda grams: grams), Typed({"type": "integer", "minimum": 1, "maximum": 9000})]
PACKED = create_model(
    "Persona",
    __base__=Persona,
    pack=(Grams | None, field("Pack", "What they carry, in grams.", 4000, Section.LIFE)),
    packs=(Many[Grams], field("Packs", "What they carried.", [4000], Section.LIFE, factory=list)),
)


@pytest.mark.parametrize(
    ("pack", "packs", "wrong"), [(1, [9000], 0), (9000, 1, 0), (0, [1], 1), (1, [0], 1), ("x", [1.5], 2)]
)
def test_a_new_type_is_in_the_schema_at_once(pack: Any, packs: Any, wrong: int) -> None:
    judge = Draft202012Validator(json_schema(PACKED))
    assert len(list(judge.iter_errors({"name": "A", "summary": "B", "pack": pack, "packs": packs}))) == wrong


def test_a_new_type_has_a_form_at_once() -> None:
    forms = {form["name"]: form for form in persona_forms(PACKED, PersonaType.CUSTOMER)}
    assert forms["pack"]["numberOptions"] == {"isDecimal": False, "min": 1, "max": 9000}
    assert forms["packs"]["type"] == "list"
