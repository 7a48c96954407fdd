from pathlib import Path

import pytest
from tests.handbook.support import ACTIVE, DRAFT, SAMPLE, TODAY, persona

from handbook.content.handbook import load
from handbook.problems.problem import Severity
from handbook.rules import RULES


def write(root: Path, files: dict[str, str]) -> Path:
    for path, text in files.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return root


def test_a_folder_without_content_is_an_empty_handbook(tmp_path: Path) -> None:
    handbook = load(tmp_path, TODAY)
    assert (handbook.catalog.records, handbook.docs, handbook.problems) == ((), (), ())


def test_problems_of_every_stage_come_sorted_in_one_run(tmp_path: Path) -> None:
    root = write(
        tmp_path,
        {
            "personas/b.md": persona("gendr: any", "<b>\n", base=ACTIVE),
            "personas/a.md": "no front matter",
            "personas/_handbook.yml": "audience: nobody",
            "docs/x.md": "[x](nowhere.md)\n",
        },
    )
    (root / "docs/link.md").symlink_to(root / "docs/x.md")
    found = [(problem.path, problem.rule.id) for problem in load(root, TODAY).problems]
    assert found == [
        ("docs/link.md", "symbolic-link"),
        ("docs/x.md", "broken-link"),
        ("personas/_handbook.yml", "unknown-value"),
        ("personas/a.md", "no-front-matter"),
        ("personas/b.md", "unknown-field"),
        ("personas/b.md", "raw-html"),
    ]


def test_only_errors_break_a_file(tmp_path: Path) -> None:
    files = {"personas/a.md": persona("gender: N/A"), "personas/b.md": persona("age: old")}
    handbook = load(write(tmp_path, files), TODAY)
    assert len(handbook.problems) == 2
    assert [problem.rule.id for problem in handbook.errors] == ["bad-age"]
    assert handbook.broken == {"personas/b.md"}


def test_the_day_is_the_one_that_is_given(tmp_path: Path) -> None:
    root = write(tmp_path, {"personas/a.md": persona(base=ACTIVE)})
    assert load(root, TODAY).problems == ()
    assert [problem.rule.id for problem in load(root, TODAY.replace(year=2030)).problems] == ["overdue-review"]
    assert [problem.rule.id for problem in load(root, TODAY.replace(year=2020)).problems] == ["future-date"]


def test_the_sample_handbook_has_no_errors() -> None:
    assert [str(problem) for problem in load(SAMPLE, TODAY).errors] == []


def test_rule_ids_are_unique_and_plain() -> None:
    ids = [rule.id for rule in RULES]
    assert len(ids) == len(set(ids))
    assert all(one == one.lower() and one.replace("-", "").isalnum() for one in ids)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: str(rule.id))
def test_every_rule_says_what_it_is_and_how_to_mend_a_breach(rule: object) -> None:
    what, fix = getattr(rule, "what", ""), getattr(rule, "fix", "")
    assert what.endswith(".")
    assert fix.endswith(".")
    assert isinstance(getattr(rule, "severity", None), Severity)


def test_drafts_alone_make_a_handbook(tmp_path: Path) -> None:
    handbook = load(write(tmp_path, {"personas/a.md": persona(base=DRAFT)}), TODAY)
    assert [record.id for record in handbook.catalog.records] == ["a"]
