from collections.abc import Iterator

import pytest
from tests.handbook.support import front, persona, rules_broken

from handbook.schema import Block, Persona, field, specs
from handbook.schema.references import names_personas, references
from handbook.schema.scalars import Many, PersonaId, Text


class Team(Block):
    """A block that names personas, one deep inside."""

    lead: PersonaId | None = field("Lead", "Who leads.", "ann")
    members: Many[PersonaId] = field("Members", "Who is in it.", ["ben"], factory=list)
    motto: Text | None = field("Motto", "What they say.", "ann")


class Firm(Block):
    """A block that holds such blocks."""

    teams: Many[Team] = field("Teams", "The teams.", [], factory=list)
    chair: PersonaId | None = field("Chair", "Who chairs.", "ann", also=("president",))


def named(model: type[Block], text: str) -> Iterator[tuple[str, str]]:
    """Every reference, with its path as a writer would say it."""
    for path, scalar in references(model, front(text)):
        yield ".".join(map(str, path)), scalar.text


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("replaced_by: ann", [("replaced_by", "ann")]),
        ("related: ann", [("related", "ann")]),
        ("related: [ann, {id: ben, how: buys-for}]", [("related.0", "ann"), ("related.1.id", "ben")]),
        ("related: {id: ann}", [("related.id", "ann")]),
        ("negative:\n  looks_like:\n  - persona: ann\n", [("negative.looks_like.0.persona", "ann")]),
        (
            "negative: {looks_like: [ann, '', ben]}",
            [("negative.looks_like.0", "ann"), ("negative.looks_like.2", "ben")],
        ),
        ("negative:\n  looks_like: ann\n  why: ann\n", [("negative.looks_like", "ann")]),
        ("aliases: [ann]\ncustom: {id: ann, related: ann}\nname: ann\n", []),
        ("replaced_by:\nrelated: []\nnegative: ann\n", []),
    ],
)
def test_every_place_that_names_a_persona_is_found(text: str, found: list[tuple[str, str]]) -> None:
    assert list(named(Persona, text)) == found


def test_the_place_is_where_the_id_stands_in_the_file() -> None:
    ((_, scalar),) = references(Persona, front("name: Ann\nrelated:\n  - id: ben # he\n"))
    assert scalar.at == (3, 9, 12)


def test_a_field_is_known_by_its_type_wherever_it_stands() -> None:
    text = "teams:\n- {lead: ann, members: [ben, cal], motto: dan}\n- members: eve\npresident: fay\n"
    assert [persona_id for _, persona_id in named(Firm, text)] == ["ann", "ben", "cal", "eve", "fay"]


def test_a_field_can_be_asked_whether_it_names_personas() -> None:
    assert [spec.name for spec in specs(Team) if names_personas(spec)] == ["lead", "members"]
    assert [spec.name for spec in specs(Persona) if names_personas(spec)] == ["replaced_by", "related", "negative"]


def test_the_rules_judge_the_same_places() -> None:
    fields = "replaced_by: [nobody]\nrelated: [ann, nobody, {id: nobody, since: 2020}, Not An Id]"
    assert rules_broken(persona(fields)) == [
        "wrong-shape",
        "self-reference",
        "dangling-reference",
        "dangling-reference",
        "unknown-field",
        "bad-id",
    ]
