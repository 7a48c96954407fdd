import pytest
from tests.handbook.support import PATH, front, validated

from handbook.schema import Settings, did_you_mean, known_name, validate
from handbook.schema.persona import Persona


def found(fields: str) -> list[tuple[int, int, str]]:
    """Line, column and rule of every problem in some fields."""
    return [(one.at.line, one.at.column, one.rule.id) for one in validated(fields).problems]


def message(fields: str) -> str:
    (problem,) = validated(fields).problems
    return problem.message


def test_nothing_makes_an_empty_persona() -> None:
    assert validated("").value == Persona()


@pytest.mark.parametrize(
    ("fields", "place", "says"),
    [
        ("name: A\ngendr: any", (2, 1, "unknown-field"), "`gendr` is not a field. Did you mean `gender`?"),
        ("frustration: x", (1, 1, "unknown-field"), "Did you mean `challenges`?"),
        ("qqq: x", (1, 1, "unknown-field"), "goes under `custom:`"),
        ("company:\n  sise: small", (2, 3, "unknown-field"), "inside `company`. Did you mean `size`?"),
        ("company:\n  qqq: x", (2, 3, "unknown-field"), "Known here: type, industry, size, revenue"),
        ("handling: {step: educate}", (1, 1, "unknown-field"), "It belongs under `negative:`, which only"),
        ("company:\n  owner: x", (2, 3, "unknown-field"), "Known here: type, industry"),
        ("challenges:\n  text: x\n  confidense: low", (3, 3, "unknown-field"), "Did you mean `confidence`?"),
        ("media:\n  - name: a\n  - nme: b", (3, 5, "unknown-field"), "Did you mean `name`?"),
        ("status: activ", (1, 9, "unknown-value"), "Did you mean `active`? Allowed: draft, active, under-review"),
        ("status: Active", (1, 9, "unknown-value"), "Did you mean `active`?"),
        ("payment_methods:\n  - card\n  - Buy now pay later", (3, 5, "unknown-value"), "Did you mean `buy-now"),
        ("payment_methods:\n  - text: crd\n    rating: 1", (2, 11, "unknown-value"), "Did you mean `card`?"),
        ("media: {name: A, kind: zine}", (1, 24, "unknown-value"), "is not a known value of `media.kind`"),
        ("status: [active]", (1, 9, "wrong-shape"), "`status` takes one text, but has a list"),
        ("name: {first: A}", (1, 7, "wrong-shape"), "`name` takes one text, but has a block of fields"),
        ("company: Walk", (1, 10, "wrong-shape"), "`company` takes a block of fields, indented under it, but"),
        ("custom: [a]", (1, 9, "wrong-shape"), "`custom` takes a block of names and values, but has a list"),
        ("education: [a, b]", (1, 12, "wrong-shape"), "`education` takes one text, but has a list"),
        ("education: {a: b}", (1, 12, "wrong-shape"), "`education` takes one text, but has a block of fields"),
        ("hobbies:\n  - [a]", (2, 5, "wrong-shape"), "`hobbies` takes one text, or a block of fields, but has a list"),
        ("age: [3]", (1, 6, "wrong-shape"), "`age` takes one text, or a block of fields, but has a list"),
        ("hobbies:\n  - Tea: with milk", (2, 5, "unknown-field"), "put the whole text in quotes"),
        ("jobs:\n  - when: x", (2, 5, "incomplete-entry"), "`want` is missing from this entry of `jobs`"),
        ("evidence:\n  sources:\n    - id: S1", (3, 7, "incomplete-entry"), "`title` is missing"),
        ("summary: " + "x" * 163, (1, 10, "too-long"), "has 163 characters; it may have at most 160. Shorten it by 3"),
        ("tags:\n  - [a]", (2, 5, "wrong-shape"), "`tags` takes one text, but has a list"),
    ],
)  # fmt: skip
def test_one_mistake_is_one_problem_in_its_place(fields: str, place: tuple[int, int, str], says: str) -> None:
    assert found(fields) == [place]
    assert says in message(fields)


def test_a_misspelled_part_is_not_a_missing_one_too() -> None:
    assert found("jobs:\n  - whant: shoes") == [(2, 5, "unknown-field")]


def test_one_mistake_does_not_hide_the_others() -> None:
    fields = "status: activ\ncreated: soon\nage: young\ngoals:\n  personel: x\nmedia: [{kind: tv}]\ntags: [a]\n"
    rules = ["unknown-value", "bad-date", "bad-age", "unknown-field", "incomplete-entry"]
    assert sorted(rule for _, _, rule in found(fields)) == sorted(rules)
    assert validated(fields).value.tags == ["a"]


def test_what_was_not_understood_is_left_out_and_named() -> None:
    result = validated("name: Ann\nage: young\nchallenges: [a, {txt: b}, c]\n")
    assert result.value.name == "Ann"
    assert result.value.age is None
    assert result.broken == {("age",), ("challenges", 1, "txt"), ("challenges", 1)}
    assert [claim.text for claim in result.value.challenges] == ["a", "c"]


@pytest.mark.parametrize("gap", ["", "  -\n", "  - ''\n", "  - [x]\n", "  - {txt: x}\n", "  - {rating: 9}\n"])
def test_places_stay_right_behind_items_that_are_empty_or_wrong(gap: str) -> None:
    fields = f"payment_methods:\n{gap}  - card\n  - text: crd\n    rating: 2\n  - text: cash\n    rating: 8\n"
    last = fields.count("\n")
    assert {(last - 3, 11, "unknown-value"), (last, 13, "bad-number")} <= set(found(fields))
    assert "incomplete-entry" not in {rule for _, _, rule in found(fields)} or "rating: 9" in gap
    assert [one.text.value for one in validated(fields).value.payment_methods] == ["card", "cash"]


def test_a_mistake_in_a_single_entry_keeps_the_rest_of_it() -> None:
    result = validated("challenges: {text: a, confidense: low}\n")
    assert [claim.text for claim in result.value.challenges] == ["a"]


@pytest.mark.parametrize("name", ["pain_points", "frustrations", "challenges"])
def test_a_field_may_be_known_by_other_names(name: str) -> None:
    result = validated(f"{name}: Little time\n")
    assert result.problems == []
    assert result.value.challenges[0].text == "Little time"
    assert result.front.values.keys() == {"challenges"}
    assert known_name(Persona, name) == "challenges"


@pytest.mark.parametrize("first", ["pain_points", "challenges"])
def test_a_field_under_two_names_is_a_problem_of_the_other_name(first: str) -> None:
    second = {"pain_points": "challenges", "challenges": "pain_points"}[first]
    (problem,) = validated(f"{first}: a\n{second}: b\n").problems
    assert "`pain_points` is another name for `challenges`" in problem.message
    assert problem.at.line == 1 + (second == "pain_points")


@pytest.mark.parametrize("text", ["name:", "name: ''", "name: '  '", "tags: ['']", "goals:\n  personal:\n    -"])
def test_what_is_empty_counts_as_left_out(text: str) -> None:
    assert validated(text + "\n").problems == []


def test_custom_takes_anything() -> None:
    fields = "custom:\n  a: 1\n  b: [x, {c: [y]}]\n  d:\n"
    assert validated(fields).value.custom == {"a": "1", "b": ["x", {"c": ["y"]}]}


def test_settings_pass_through_the_same_gate() -> None:
    result = validate(Settings, front("audiense: public\n"), PATH)
    assert [problem.message for problem in result.problems] == ["`audiense` is not a field. Did you mean `audience`?"]


@pytest.mark.parametrize(
    ("written", "suggestion"),
    [
        ("activ", " Did you mean `active`?"),
        ("ACTIVE", " Did you mean `active`?"),
        ("under review", " Did you mean `under-review`?"),
        ("zebra", ""),
        ("", ""),
    ],
)
def test_only_what_is_near_is_suggested(written: str, suggestion: str) -> None:
    assert did_you_mean(written, ["active", "under-review", "retired"]) == suggestion


def test_a_name_with_a_space_is_near_one_with_an_underscore() -> None:
    assert did_you_mean("Job title", ["job_title", "name"]) == " Did you mean `job_title`?"
