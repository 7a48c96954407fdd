"""Personas in wrong places: each is told of once, and the commands that the messages print put them right."""

import posixpath
import re
import subprocess
from pathlib import Path

import pytest
from tests.handbook.support import ACTIVE, NEGATIVE, found, persona

from handbook.problems.problem import Problem

SETTINGS = "folders: {key: brand, values: {alps: Alpine shops, coast: Coast}}\n"
PLACES = {"misplaced-persona", "unknown-folder", "duplicate-id", "folder-and-field", "type-and-folder", "bad-id"}


def project(root: Path, *paths: str, settings: str = SETTINGS, text: str = NEGATIVE) -> Path:
    for number, path in enumerate(paths):
        file = root / "personas" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(persona(base=text.replace("Ann", f"Ann {number}")) if path.endswith(".md") else "reasons\n")
    (root / "docs").mkdir(exist_ok=True)
    (root / "personas" / "_handbook.yml").write_text(settings)
    return root


def told(root: Path) -> list[Problem]:
    return [one for one in found(root) if one.is_error or one.rule.id in PLACES]


def files(root: Path) -> dict[str, str]:
    paths = (path for path in (root / "personas").rglob("*") if path.is_file() and path.name != "_handbook.yml")
    return {path.relative_to(root / "personas").as_posix(): path.read_text() for path in paths}


def run(root: Path, problem: Problem) -> None:
    commands = re.findall(r"`((?:mkdir|mv|find) [^`]+)`", problem.message)
    assert commands
    for command in commands:
        subprocess.run(["sh", "-c", command], cwd=root, check=True)


@pytest.mark.parametrize(
    ("declared", "wrong", "right"),
    [
        (False, "Negative/x.md", "negative/x.md"),
        (False, "alps/negative/coast/x.md", "negative/alps/coast/x.md"),
        (False, "Negative personas/negatives/it's/x.md", "negative/it's/x.md"),
        (False, "negative/negative/x.md", "negative/x.md"),
        (True, "alps/negative/x.md", "negative/alps/x.md"),
        (True, "alps/negative/coast/x.md", "negative/alps/x.md"),
        (True, "al ps/negative/x.md", "negative/alps/x.md"),
        (True, "Negative/Alps/winter/x.md", "negative/alps/winter/x.md"),
        (True, "forest/negative/x.md", "negative/x.md"),
        (True, "negative/Alps/x.md", "negative/alps/x.md"),
        (True, "negative/al ps/x.md", "negative/alps/x.md"),
        (True, "negative/forest/coast/x.md", "negative/coast/x.md"),
        (True, "negative/coast/alps/x.md", "negative/alps/x.md"),
    ],
)
def test_one_message_has_the_final_place_and_a_negative_persona_stays_one(
    tmp_path: Path, declared: bool, wrong: str, right: str
) -> None:
    root = project(tmp_path, wrong, settings=SETTINGS if declared else "")
    before = files(root)
    (problem,) = told(root)
    assert problem.rule.id in ("misplaced-persona", "unknown-folder")
    run(root, problem)
    assert told(root) == []
    assert files(root) == {right: before[wrong]}
    parted = posixpath.commonpath([wrong, right])
    assert not [one for one in (root / "personas" / parted).rglob("*") if one.is_dir() and not any(one.iterdir())]
    assert not (root / "personas" / wrong).parent.exists()


@pytest.mark.parametrize("wrong", ["Negative", "negatives"])
def test_nothing_is_lost_where_files_of_the_same_names_are_there_already(tmp_path: Path, wrong: str) -> None:
    names = ["x.md", "README.md", "_not-for-us.yml", "_notes.txt"]
    root = project(tmp_path, *[f"{top}/{name}" for top in ("negative", wrong) for name in names])
    (root / "personas" / wrong / "README.md").write_text("Another one\n")
    before = files(root)
    (problem,) = [one for one in told(root) if one.rule.id in PLACES]
    run(root, problem)
    after = files(root)
    assert [one for one in told(root) if one.rule.id in PLACES | {"path-taken"}] == []
    assert {"negative/x.md", "negative/x-negative.md"} <= set(after)
    assert sorted(before.values()) == sorted(after.values())


def test_a_folder_of_the_same_name_in_the_right_place_takes_in_what_is_moved(tmp_path: Path) -> None:
    root = project(tmp_path, "negative/alps/y.md", "negatives/x.md", "negatives/alps/y.md", "negatives/alps/z.md")
    (problem,) = told(root)
    assert problem.path == "personas/negatives"
    run(root, problem)
    assert told(root) == []
    assert sorted(files(root)) == [f"negative/{name}.md" for name in ("alps/y-alps", "alps/y", "alps/z", "x")]


def test_an_id_taken_twice_is_told_where_the_wrong_folder_has_no_command(tmp_path: Path) -> None:
    problems = told(project(tmp_path, "negative/x.md", "negative/forest/x.md"))
    assert [(one.path, one.rule.id) for one in problems] == [
        ("personas/negative/forest", "unknown-folder"),
        ("personas/negative/forest/x.md", "duplicate-id"),
    ]


def test_more_moves_than_anybody_copies_are_told_in_words(tmp_path: Path) -> None:
    (problem,) = told(project(tmp_path, *[f"Negative/{name}/x{name}.md" for name in "abcdefg"], settings=""))
    assert "what lies in `personas/Negative/a` to `personas/negative/a`, and what lies in" in problem.message
    assert " mv " not in problem.message


def test_customers_and_negative_personas_of_one_misspelt_folder_go_to_their_own(tmp_path: Path) -> None:
    root = project(tmp_path, "Alps/sub/a.md", "negative/Alps/b.md")
    (root / "personas/Alps/sub/a.md").write_text(persona(base=ACTIVE))
    (problem,) = told(root)
    run(root, problem)
    assert told(root) == []
    assert sorted(files(root)) == ["alps/sub/a.md", "negative/alps/b.md"]


@pytest.mark.parametrize("text", [ACTIVE, NEGATIVE, ACTIVE + "negative: {why: They want skis.}\nbrand: coast\n"])
def test_what_follows_from_a_wrong_place_is_not_told_besides(tmp_path: Path, text: str) -> None:
    root = project(tmp_path, "coast/negative/alps/x.md", text=text)
    assert [one.rule.id for one in found(root)] == ["misplaced-persona"]


@pytest.mark.parametrize(("folder", "offered"), [("forest", True), ("images", False), ("Alps", False), ("alp", True)])
def test_a_folder_is_to_be_declared_only_if_it_could_be(tmp_path: Path, folder: str, offered: bool) -> None:
    (problem,) = told(project(tmp_path, f"negative/{folder}/x.md"))
    assert ("eclare" in problem.message.partition(" declares: ")[2]) == offered
    assert "personas/ " not in problem.message


def test_a_name_that_no_message_can_show_as_a_command_is_told_in_words(tmp_path: Path) -> None:
    problems = told(project(tmp_path, "a`b/negative/x.md", settings=""))
    assert "personas/negative/a`b" in next(one for one in problems if one.rule.id == "misplaced-persona").message
    assert not any("mv " in one.message for one in problems)


@pytest.mark.parametrize("bad", ["Ann.md", "ANN.md", "ann.MD"])
def test_a_badly_named_file_never_takes_the_name_of_another(tmp_path: Path, bad: str) -> None:
    root = project(tmp_path, "ann.md", "ann-2.md", bad, settings="", text=ACTIVE)
    (root / "personas" / bad).write_text(persona("created: 2020-01-01", base=ACTIVE.replace("Ann", "Old")))
    (problem,) = [one for one in told(root) if one.rule.id != "path-taken"]
    assert (problem.path, problem.rule.id) == (f"personas/{bad}", "bad-id")
    assert "`ann-3.md`" in problem.message


def test_of_two_files_of_the_same_day_either_may_be_renamed(tmp_path: Path) -> None:
    (problem,) = told(project(tmp_path, "ann.md", "alps/ann.md", text=ACTIVE))
    assert "Rename one of the two, as in `mv -n personas/alps/ann.md personas/alps/ann-alps.md`" in problem.message
    run(tmp_path, problem)
    assert told(tmp_path) == []


@pytest.mark.parametrize("name", ["co:ast", "con", "a?b", " alps", "alps."])
def test_a_badly_named_folder_is_told_what_to_be_called_and_an_empty_one_is_no_error(tmp_path: Path, name: str) -> None:
    root = project(tmp_path, "ann.md", settings="", text=ACTIVE)
    (root / "personas" / name).mkdir()
    assert told(root) == []
    project(root, f"{name}/ben.md", settings="", text=ACTIVE)
    (problem,) = told(root)
    assert problem.rule.id == "bad-name"
    run(root, problem)
    assert told(root) == []


@pytest.mark.parametrize(
    "name",
    ["Negative", "NEGATIVE", "negatives", "Negativ", "negative_personas", "Negative personas", "anti-personas",
     "Anti Personas", "antipersona", "exclusionary-personas", "not-for-us", "non-customers", "anti-buyer-personas"],
)  # fmt: skip
def test_a_folder_that_is_meant_for_the_negative_personas_is_named(tmp_path: Path, name: str) -> None:
    (problem,) = told(project(tmp_path, f"{name}/free-sampler.md", settings=""))
    assert (problem.path, problem.rule.id) == (f"personas/{name}", "misplaced-persona")
    run(tmp_path, problem)
    assert list(files(tmp_path)) == ["negative/free-sampler.md"]
