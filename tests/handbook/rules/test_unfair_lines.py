"""Lines of many trades that keep people out for who they are, and lines that only sound like it.

They stand in three TOML files beside this one. The held-out ones were written before the words were tuned.
"""

import tomllib
from pathlib import Path

import pytest

from handbook.rules.fairness import kept_out
from handbook.rules.traits import in_rule
from handbook.schema.terms.negative import ExclusionKind

LANGUAGES = ("german", "french", "spanish")
AT_LEAST = 60  # English lines of each sort
SHARE = 0.9  # of the held-out lines


def lines(name: str) -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(Path(__file__).with_name(f"lines-{name}.toml").read_text(encoding="utf-8"))


def each(name: str) -> list[tuple[str, ExclusionKind | None]]:
    """Every line with the kind of its exclusion."""
    return [
        (line, ExclusionKind(kind) if kind in set(ExclusionKind) else None)
        for kind, groups in lines(name).items()
        for several in groups.values()
        for line in several
    ]


def held_out(name: str) -> list[str]:
    found: list[str] = tomllib.loads(Path(__file__).with_name("lines-held-out.toml").read_text(encoding="utf-8"))[name]
    return found


@pytest.mark.parametrize(("line", "kind"), each("unfair"))
def test_a_line_about_who_people_are_is_found(line: str, kind: ExclusionKind | None) -> None:
    assert in_rule(line, kind)


@pytest.mark.parametrize(("line", "kind"), each("harmless"))
def test_a_line_about_anything_else_is_not(line: str, kind: ExclusionKind | None) -> None:
    assert in_rule(line, kind) == []


@pytest.mark.parametrize("name", ["unfair", "harmless"])
def test_there_are_enough_lines_and_each_once(name: str) -> None:
    english = [line for kind, groups in lines(name).items() if kind not in LANGUAGES for line in groups.values()]
    assert sum(map(len, english)) >= AT_LEAST
    for groups in lines(name).values():
        everything = [line for several in groups.values() for line in several]
        assert len(everything) == len(set(everything))


def test_most_lines_that_nobody_thought_of_are_judged_rightly() -> None:
    unfair, harmless = held_out("unfair"), held_out("harmless")
    missed = [line for line in unfair if not in_rule(line, None)]
    wrongly = [line for line in harmless if in_rule(line, None)]
    assert len(missed) <= len(unfair) * (1 - SHARE), missed
    assert len(wrongly) <= len(harmless) * (1 - SHARE), wrongly


def test_a_line_is_told_which_of_its_words_keep_people_out() -> None:
    assert kept_out("No pensioners, nobody on benefits") == (
        "`pensioners` (age) and `on benefits` (poverty): nobody is kept out for who they are"
    )
    assert kept_out("Resellers with more than 60 shops") is None


@pytest.mark.parametrize("place", ["Norway", "Romania", "the Isle of Man"])
def test_a_place_may_be_left_out_and_people_from_there_may_not(place: str) -> None:
    for line in (place, f"We do not deliver to {place}", f"Companies in {place}", f"Shops from {place} that resell"):
        for kind in (None, ExclusionKind.GEOGRAPHY):
            assert in_rule(line, kind) == [], line
    for line in (f"People from {place}", f"Customers who come from {place}", f"nobody from {place}"):
        for kind in (None, ExclusionKind.GEOGRAPHY):
            assert in_rule(line, kind), line


@pytest.mark.parametrize("where", ["Google", "the Shopify app", "LinkedIn ads", "Monday to Friday", "the spring fair"])
def test_where_visitors_click_is_no_place(where: str) -> None:
    assert in_rule(f"Visitors from {where}", ExclusionKind.AUDIENCE) == []


@pytest.mark.parametrize("text", ["people from " * 1500, "women " * 2000, "People from " + "Aa " * 4000, "i" * 90_000])
def test_long_texts_are_read_in_no_time(text: str) -> None:
    in_rule(text, None)


def test_letters_that_grow_when_made_small_move_no_words() -> None:
    (trait,) = in_rule("İİİ, no pensioners", None)
    assert trait.words == "pensioners"


def test_letters_in_two_pieces_are_one() -> None:
    assert in_rule("Les retraite\N{COMBINING ACUTE ACCENT}s", None)
