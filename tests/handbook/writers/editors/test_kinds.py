import pytest
from tests.handbook.schema.test_fields import owners

from handbook.schema import Block, FieldSpec, Persona, specs
from handbook.schema.blocks import Evidence, Related, Source
from handbook.schema.statements import Claim, Income, Location, Occupation, Share
from handbook.schema.terms.general import Education, Relationship, Status
from handbook.writers.editors.kinds import Kind, Takes, takes

EXPECTED = [
    (Persona, "name", Takes((Kind.TEXT,))),
    (Persona, "summary", Takes((Kind.TEXT,), longest=160)),
    (Persona, "status", Takes((Status,))),
    (Persona, "fictional", Takes((Kind.YES_NO,))),
    (Persona, "created", Takes((Kind.DAY,))),
    (Persona, "review_every", Takes((Kind.MONTHS,))),
    (Persona, "language", Takes((Kind.LANGUAGE,))),
    (Persona, "replaced_by", Takes((Kind.PERSONA,))),
    (Persona, "education", Takes((Education, Kind.TEXT))),
    (Persona, "custom", Takes((Kind.MAPPING,))),
    (Persona, "challenges", Takes((Claim,), many=True)),
    (Persona, "tags", Takes((Kind.TEXT,), many=True)),
    (Persona, "relationship", Takes((Relationship,), many=True)),
    (Persona, "related", Takes((Related,), many=True)),
    (Related, "id", Takes((Kind.PERSONA,))),
    (Evidence, "composite_of", Takes((Kind.WHOLE,))),
    (Source, "link", Takes((Kind.LINK,))),
    (Share, "value", Takes((Kind.PERCENT,))),
    (Income, "min", Takes((Kind.AMOUNT,))),
    (Income, "currency", Takes((Kind.CURRENCY,))),
    (Location, "country", Takes((Kind.COUNTRY,))),
    (Occupation, "isco", Takes((Kind.OCCUPATION,))),
]


@pytest.mark.parametrize(("model", "name", "expected"), EXPECTED, ids=[name for _, name, _ in EXPECTED])
def test_a_type_is_read_as_writers_meet_it(model: type[Block], name: str, expected: Takes) -> None:
    assert takes(model.model_fields[name]) == expected


def test_every_rating_is_known_from_a_whole_number() -> None:
    choice = next(spec.block for spec in specs(Persona) if spec.name == "payment_methods")
    assert choice is not None
    assert takes(choice.model_fields["rating"]) == Takes((Kind.RATING,))


@pytest.mark.parametrize("spec", [pytest.param(spec, id=name) for name, _, spec in owners()])
def test_every_field_takes_something_that_is_known(spec: FieldSpec) -> None:
    taken = takes(spec.info)
    assert taken.choices
    assert Kind.ANYTHING not in taken.choices
    assert taken.many == spec.is_list
    for choice in taken.choices:
        assert isinstance(choice, Kind) or choice in (spec.block, spec.vocabulary)
