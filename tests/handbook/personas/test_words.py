"""A company's words stand wherever readers and writers see a label, and nowhere in what is typed."""

import pytest

from handbook.personas import company as companies
from handbook.personas.draft import draft
from handbook.schema.terms.called import use
from handbook.schema.terms.general import PersonaType
from handbook.writers.editors import front_matter_cms, json_schema

WORDS = b"""\
words:
  fields: { challenges: Pains <&>, company.size: Headcount }
  sections: { goals: Jobs to be done }
  values:
    type: { customer: Client, negative: Not for us }
    status: { active: Live }
"""


@pytest.fixture(autouse=True)
def _ours_again() -> object:
    yield None
    use({})


def test_labels_change_and_what_is_typed_does_not() -> None:
    company, problems = companies.load(WORDS)
    assert problems == []
    assert (PersonaType.NEGATIVE.label, str(PersonaType.NEGATIVE)) == ("Not for us", "negative")
    new = draft("Ann", PersonaType.CUSTOMER, company.model)
    assert "Pains <&>:" in new
    assert "\nchallenges:" in new or "# challenges:" in new
    forms = front_matter_cms.text(company.model)
    assert '"title": "Pains <&>"' in forms
    assert '"title": "Jobs to be done"' in forms
    schema = json_schema.files(company.model)[json_schema.PERSONA_URI]
    assert '"title": "Headcount"' in schema


def test_the_next_handbook_has_our_words_again() -> None:
    theirs = companies.load(WORDS)[0].model
    assert '"title": "Headcount"' in json_schema.files(theirs)[json_schema.PERSONA_URI]
    ours = companies.load(None)[0].model
    assert PersonaType.NEGATIVE.label == "Negative persona"
    assert "Headcount" not in json_schema.files(ours)[json_schema.PERSONA_URI]


def test_what_is_no_kind_of_word_is_an_error() -> None:
    problems = companies.load(b"words:\n  nouns: { customer: Client }\n")[1]
    assert [(problem.rule.id, problem.at.line, problem.at.column) for problem in problems] == [("unknown-field", 2, 3)]


@pytest.mark.parametrize(
    ("said", "place", "message"),
    [
        ("values: { type: { customer: Client, negative: client } }", (2, 49), "`customer` is called `client` as well"),
        (
            "values: { type: { customer: Negative persona } }",
            (2, 31),
            "`negative` is called `Negative persona` as well",
        ),
        ("fields: { goals: Aims, hobbies: Aims }", (2, 35), "the field `goals` is called `Aims` as well"),
        ("sections: { goals: Challenges }", (2, 22), "the section `challenges` is called `Challenges` as well"),
        ("{ fields: { goals: Aims }, sections: { goals: Jobs } }", None, "`goals` and this section share one word"),
        ("{ fields: { goals: Aims }, sections: { challenges: Aims } }", None, "the section `goals` is called `Aims`"),
        ("{ fields: { challenges: Aims }, sections: { goals: Aims } }", None, "the section `challenges` is called"),
        ("fields: { goals: }", (2, 13), "`goals:` is empty: write the word"),
        ("fields: { goals: '' }", (2, 13), "`goals:` is empty: write the word"),
        ("values: { type: }", (2, 13), "`type:` is empty: write the word"),
        ("values: { type: { customer: } }", (2, 21), "`customer:` is empty: write the word"),
    ],
)
def test_words_that_nobody_could_tell_apart_or_see(said: str, place: tuple[int, int] | None, message: str) -> None:
    _, problems = companies.load(f"words:\n  {said}\n".encode())
    assert [problem.rule.id for problem in problems] == ["bad-words"], problems
    assert message in problems[0].message
    if place:
        assert (problems[0].at.line, problems[0].at.column) == place


@pytest.mark.parametrize(
    "said",
    [
        "values: { type: { customer: Negative persona, negative: Customer } }",
        "{ fields: { goals: Aims }, sections: { goals: Aims } }",
        "fields: { goals: Challenges, challenges: Goals }",
        "fields: { summary: Summary }",
    ],
)
def test_words_that_change_places_or_agree_are_fine(said: str) -> None:
    assert companies.load(f"words:\n  {said}\n".encode())[1] == []
