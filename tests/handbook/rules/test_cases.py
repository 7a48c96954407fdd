"""The golden cases: miniature projects with the problems that are expected in them.

Beside the rules, `hooks/handbook/rules/cases/RULE/VARIANT/` holds nothing but problems of one rule; the variant `good`
holds none. A pair, `wrong/` and `fixed/`, is a mistake as in test_mistakes. `tests/cases/mixed/` is for everything
else. `pytest --bless` writes the expected files anew: read the difference before you commit it.
"""

from pathlib import Path

import pytest
from tests.handbook.support import CASES, RULE_CASES, found

from handbook.rules import RULES

FOLDERS = sorted(path for path in RULE_CASES.glob("*/*") if path.is_dir())
PAIRS = [path for path in FOLDERS if (path / "wrong").is_dir()]
VARIANTS = [path for path in FOLDERS if path not in PAIRS]
MIXED = sorted(path for path in (CASES / "mixed").iterdir() if path.is_dir())
# Rules that no content can break, and why.
WITHOUT_CASE = {
    "special-file": "no repository can hold a pipe; the tests of the files make one",
    "unreadable-file": "no repository can hold it; the tests of the files take the right away",
    "bad-name": "no checkout on Windows could hold it; the tests of the files make some",
    "bad-template": "a template breaks it, and cases hold content; the tests of the site break one",
    "bad-settings": "the settings are the site's; the tests of the site misspell some",
    "sample-left": "the settings are the site's; the tests of the site leave some",
    "missing-settings": "a file that is not there is the site's to miss",
    "not-in-navigation": "the navigation is the site's; the tests of the site forget a page",
}


def name(path: Path) -> str:
    return "/".join(path.parts[-2:])


def compare(produced: str, expected: Path, *, bless: bool) -> None:
    """Compares with the expected file, or writes it."""
    if bless:
        expected.write_text(produced, encoding="utf-8", newline="\n")
    assert produced == expected.read_text(encoding="utf-8")


def lines(folder: Path) -> str:
    return "".join(f"{problem}\n" for problem in found(folder))


@pytest.mark.parametrize("folder", [path for path in VARIANTS if path.name != "good"], ids=name)
def test_a_case_has_the_expected_problems_of_its_rule_and_no_others(folder: Path, *, bless: bool) -> None:
    assert {problem.rule.id for problem in found(folder)} == {folder.parent.name}
    compare(lines(folder), folder / "expected.txt", bless=bless)


@pytest.mark.parametrize("folder", [path for path in VARIANTS if path.name == "good"], ids=name)
def test_a_good_twin_has_no_problem(folder: Path) -> None:
    assert lines(folder) == ""


@pytest.mark.parametrize("folder", MIXED, ids=name)
def test_a_mixed_case_has_the_expected_problems(folder: Path, *, bless: bool) -> None:
    compare(lines(folder), folder / "expected.txt", bless=bless)


@pytest.mark.parametrize("folder", PAIRS, ids=name)
def test_a_pair_has_one_problem_of_its_rule_and_its_remedy_none(folder: Path, *, bless: bool) -> None:
    assert [problem.rule.id for problem in found(folder / "wrong")] == [folder.parent.name]
    compare(lines(folder / "wrong"), folder / "expected.txt", bless=bless)
    assert lines(folder / "fixed") == ""


def test_every_rule_has_a_case_and_every_case_a_rule() -> None:
    ids = {rule.id for rule in RULES}
    with_case = {path.parent.name for path in FOLDERS if path.name != "good"}
    assert with_case - ids == set()
    assert ids - with_case == set(WITHOUT_CASE)


def test_no_case_is_without_a_project() -> None:
    for folder in (*VARIANTS, *MIXED):
        assert (folder / "personas").is_dir() or (folder / "docs").is_dir(), name(folder)


def test_ten_mistakes_of_a_stranger_are_ten_problems_on_ten_lines() -> None:
    problems = found(CASES / "mixed" / "ten-mistakes")
    assert len(problems) == len({problem.at.line for problem in problems}) == 10
    assert len({problem.rule.id for problem in problems}) == 10
