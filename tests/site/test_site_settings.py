"""What mkdocs.yml says that stops a build is said by `check` too, with its line; and nothing else of it is."""

from pathlib import Path

import pytest
from mkdocs.config.defaults import get_schema
from tests.handbook.support import TODAY
from tests.site.project import REPOSITORY, SAMPLE, Project

from handbook.content.handbook import load
from handbook.site.site_settings import FILE, KNOWN, LIST, problems
from handbook.source.settings_file import settings_files

CLI = str(REPOSITORY / "hooks" / "cli.py")


def judged(project: Project) -> list[str]:
    return [str(one) for one in problems(settings_files(project.root, FILE, LIST), load(project.root, TODAY))]


def line_of(project: Project, text: str) -> int:
    lines = (project.root / FILE).read_text("utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if text in line)


def test_the_miniature_and_the_sample_have_nothing_wrong(project: Project) -> None:
    assert judged(project) == []
    assert list(problems(settings_files(SAMPLE, FILE, LIST), load(SAMPLE, TODAY))) == []


def test_every_setting_that_there_is_is_known() -> None:
    assert {"INHERIT", *(name for name, _ in get_schema())} == KNOWN


WRONG = [
    ("  - Gone: guide/gone.md", "gone.md", "there is no page `guide/gone.md`"),
    ("  - missing.md", "missing.md", "there is no page `missing.md`"),
    ("  - Up: /index.md", "/index.md", "Did you mean `index.md`?"),
    ("  - Start: docs/index.md", "docs/index.md", "Did you mean `index.md`?"),
    ("  - Start: index", "Start: index", "Did you mean `index.md`?"),
    ("  - Tags: tags.md#winter", "tags.md#winter", "Did you mean `tags.md`?"),
    ("  - Marsh: personas/marsh-wanker.md", "marsh-wanker", "Did you mean `personas/marsh-walker.md`?"),
    ("  - personas: vip", "personas: vip", "`personas: vip` is not a type of persona. Allowed: customer, negative"),
    ("  - Nothing:", "Nothing:", "`Nothing` has nothing below it"),
    ("  - One: index.md\n    Two: tags.md", "Two: tags.md", "`Two` needs a dash of its own before it"),
    ("  - Deep:\n      - Deeper:\n          - Gone: a.md", "Gone: a.md", "there is no page `a.md`"),
]


@pytest.mark.parametrize(("entry", "at", "says"), WRONG)
def test_an_entry_of_the_navigation_that_leads_nowhere(entry: str, at: str, says: str, project: Project) -> None:
    project.replace(FILE, "nav:\n", f"nav:\n{entry}\n")
    (problem,) = judged(project)
    assert problem.startswith(f"{FILE}:{line_of(project, at)}:")
    assert says in problem
    assert problem.endswith("[bad-settings]")


@pytest.mark.parametrize("number", [0, 2, 7, 9])
def test_check_and_build_agree(number: int, project: Project) -> None:
    project.replace(FILE, "nav:\n", f"nav:\n{WRONG[number][0]}\n")
    check, build = project.run(CLI, "check"), project.build("--strict")
    assert (check.code, build.code) == (1, 1)
    assert WRONG[number][2] in check.output


@pytest.mark.parametrize(
    "entry",
    [
        "  - Shop: https://shop.example.com/",
        "  - Write: mailto:team@example.com",
        "  - ./index.md",
        "  - Marsh: personas/marsh-walker.md",
        "  - From elsewhere: !ENV [PAGE, index.md]",
    ],
)
def test_an_entry_that_leads_somewhere(entry: str, project: Project) -> None:
    project.replace(FILE, "nav:\n", f"nav:\n{entry}\n")
    assert judged(project) == []


def test_settings_with_tags_of_python_are_read(project: Project) -> None:
    project.replace(FILE, "site_name:", "copyright: !!python/name:os.system\nsite_name:")
    assert judged(project) == []


@pytest.mark.parametrize(("wrong", "meant"), [("site_nmae", "site_name"), ("extra_js", ""), ("Nav", "nav")])
def test_a_setting_that_does_not_exist(wrong: str, meant: str, project: Project) -> None:
    project.replace(FILE, "site_name:", f"{wrong}: x\nsite_name:")
    (problem,) = judged(project)
    assert problem.startswith(f"{FILE}:{line_of(project, wrong)}:1: `{wrong}` is not a setting.")
    assert f"`{meant}`" in problem or not meant


def test_settings_that_are_no_yaml_are_told_with_their_line(project: Project) -> None:
    project.replace(FILE, "site_name:", "copyright: [never closed\nsite_name:")
    (problem,) = judged(project)
    assert problem.startswith(f"{FILE}:{line_of(project, 'site_name')}:")
    assert "cannot be read as YAML" in problem


def test_a_page_that_the_navigation_forgets_is_told_by_check(project: Project) -> None:
    project.write("docs/guide/forgotten.md", "# Forgotten\n")
    (problem,) = judged(project)
    assert problem.startswith("docs/guide/forgotten.md:1:1: warning:")
    assert "docs/guide/forgotten.md" in project.run(CLI, "check").output


def test_what_settings_inherit_is_judged_where_it_stands(project: Project) -> None:
    text = (project.root / FILE).read_text("utf-8")
    project.write("base.yml", text.replace("nav:\n", "nav:\n  - Gone: gone.md\n"))
    project.write(FILE, "INHERIT: base.yml\nsite_nmae: x\n")
    first, second = judged(project)
    assert first.startswith(f"{FILE}:2:1: `site_nmae`")
    assert second.startswith("base.yml:")


def test_settings_that_inherit_from_themselves_end(project: Project) -> None:
    project.write(FILE, f"INHERIT: {FILE}\n")
    assert judged(project) == []


def test_extensions_that_are_no_list_are_no_traceback(project: Project) -> None:
    project.write(FILE, "site_name: A handbook\nmarkdown_extensions: toc\n")
    assert "Traceback" not in project.run(CLI, "check").output


@pytest.mark.parametrize(
    ("said", "meant", "column"),
    [
        ("    colours: { primary: #0b6e4f }", "#0b6e4f", 25),
        ('    colours: { primary: #0b6e4f, accent: "#0f5f8a" }', "#0b6e4f", 25),
        ("    docs_files: [#one, two]", "#one", 18),
    ],
)
def test_a_hash_that_takes_the_end_of_a_bracket_away(said: str, meant: str, column: int, project: Project) -> None:
    project.replace(FILE, "site_name:", f"extra:\n  handbook:\n{said}\nsite_name:")
    (problem,) = judged(project)
    assert problem.startswith(f"{FILE}:{line_of(project, said)}:{column}: this cannot be read as YAML: `#` begins a co")
    assert f'Write `"{meant}"`' in problem


def test_settings_that_cannot_be_read_are_the_only_problem(tmp_path: Path) -> None:
    """What is the sample's, or what docs/ may hold, nobody can tell without them."""
    project = Project.sample(tmp_path / "sample")
    before = project.run(CLI, "check").problems
    project.replace(FILE, "site_name:", "copyright: [never closed\nsite_name:")
    project.write("docs/CNAME", "handbook.acme.de\n")
    assert project.run(CLI, "check").problems == [(FILE, "bad-settings"), *before]


def test_marks_of_a_merge_are_told_as_such_and_the_first_version_is_judged(project: Project) -> None:
    text = "<<<<<<< HEAD\nsite_name: Acme\n=======\nsite_name: Sample\n>>>>>>> new\n"
    project.replace(FILE, "site_name: Saltmarsh Persona Handbook\n", text)
    for ends in ("\n", "\r\n"):
        (project.root / FILE).write_text((project.root / FILE).read_text("utf-8"), "utf-8", newline=ends)
        (problem,) = judged(project)
        assert problem.startswith(f"{FILE}:{line_of(project, '<<<<<<<')}:1: here are two versions: keep one of them")
        assert problem.endswith("[merge-conflict]")
