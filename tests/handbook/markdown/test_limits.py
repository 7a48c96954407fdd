"""Texts that would keep a build waiting are refused before anybody reads them; usual ones never are."""

import pytest
from tests.fuzz import heavy
from tests.fuzz.judging import PLACES, fault
from tests.fuzz.limited import limited
from tests.handbook.support import SAMPLE, build_of, load, persona

from handbook.markdown.limits import BODY, FIELDS, Limits
from handbook.markdown.prose import inspect

SMALL = Limits(size=20, lines=3, marks={"[": 2, "`": 2}, columns=3)


@pytest.mark.parametrize(
    ("text", "what", "place"),
    [
        ("a" * 21, "more than 20 characters", (1, 21)),
        ("a\n" * 3, "more than 3 lines", (4, 1)),
        ("[\n[[", "more than 2 `[`", (2, 2)),
        ("```", "more than 2 backticks", (1, 3)),
        ("a\n||||", "more than 3 `|` in one line", (2, 4)),
    ],
)
def test_the_first_thing_too_much_is_named_at_its_place(text: str, what: str, place: tuple[int, int]) -> None:
    found = SMALL.excess(text)
    assert found
    assert (found.text, (found.at.line, found.at.column)) == (what, place)


@pytest.mark.parametrize("text", ["a" * 20, "a\n\nb", "[[``", "|||\n|||", ""])
def test_what_is_just_within_the_limits_may_stay(text: str) -> None:
    assert SMALL.excess(text) is None


def test_no_text_of_the_handbook_has_half_of_what_it_may_have() -> None:
    half = Limits(BODY.size // 2, BODY.lines // 2, {mark: most // 2 for mark, most in BODY.marks.items()}, BODY.columns)
    texts = [path.read_text("utf-8") for name in ("docs", "personas") for path in (SAMPLE / name).rglob("*.md")]
    assert texts
    assert [half.excess(text) for text in texts] == [None] * len(texts)


def test_a_text_that_is_too_large_has_one_problem_in_a_persona_and_in_a_page() -> None:
    text = "[x](nowhere.md) " * 1_001 + "<b>\n"
    _, _, problems = load({"personas/a.md": persona(body=text), "docs/x.md": text})
    assert [(one.path, one.at.line, one.rule.id) for one in problems] == [
        ("docs/x.md", 1, "body-too-large"),
        ("personas/a.md", 6, "body-too-large"),
    ]


def test_a_preview_lists_what_is_too_large_and_never_asks_the_engine() -> None:
    build = build_of({"docs/x.md": "[" * 100_000})
    build.prepare()
    assert "more than 1,000" in build.hand_written("x.md", {}, "[" * 100_000)[1]


def test_how_much_may_be_nested_does_not_depend_on_who_asks() -> None:
    def asked(calls: int, text: str) -> bool:
        return asked(calls - 1, text) if calls else inspect.__wrapped__(text).too_deep is not None

    depths = [asked(calls, "- " * levels + "a") for levels in range(230, 300, 10) for calls in (0, 300)]
    assert depths[::2] == depths[1::2]
    assert {True, False} <= set(depths)


FEW = ("repeated '['", "repeated '- '", "nested 200 times '> '")
MANY = ("persona", "page")


@pytest.mark.parametrize("name", FEW)
def test_the_slowest_body_that_is_allowed_is_read_in_time(name: str) -> None:
    text = heavy.fitting(dict(heavy.markdown())[name], BODY)
    assert limited(lambda: fault("page", text.encode())) == ""


@pytest.mark.weekly
@pytest.mark.parametrize("place", ["persona", "page"])
def test_every_heavy_body_is_read_or_refused_in_time(place: str) -> None:
    front = f"---\n{heavy.FRONT}---\n" if place == "persona" else ""
    for name, text in heavy.markdown():
        for one in (text, heavy.fitting(text, BODY)):
            data = (front + one).encode("utf-8", "surrogatepass")
            assert limited(lambda data=data: fault(place, data)) == "", name  # type: ignore[misc]


@pytest.mark.weekly
@pytest.mark.parametrize("place", PLACES)
def test_every_heavy_front_matter_is_read_or_refused_in_time(place: str) -> None:
    for name, text in heavy.yaml():
        for one in (text, heavy.fitting(heavy.FRONT + text, FIELDS)):
            inner = one if place in ("settings", "view") else f"---\n{one}\n---\n"
            data = inner.encode("utf-8", "surrogatepass")
            assert limited(lambda data=data: fault(place, data)) == "", name  # type: ignore[misc]
