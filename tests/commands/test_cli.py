import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.commands.project import enter
from tests.handbook.support import ACTIVE, PROJECT, persona
from tests.machine import OVERRIDES

from cli import main
from handbook.markdown.prose import EXTENSIONS
from handbook.schema.slugs import slug_of

FILES = {
    "personas/good.md": persona(base=ACTIVE),
    "personas/odd.md": persona("gender: N/A"),
    "personas/bad.md": persona("age: old"),
    "docs/index.md": "[x](nowhere.md)\n",
}


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small handbook as the working directory, on a fixed day."""
    return enter(tmp_path, FILES, monkeypatch)


def only(project: Path, *names: str) -> None:
    """Leaves only the given files."""
    for path in set(FILES) - set(names):
        (project / path).unlink()


@pytest.mark.parametrize(
    ("files", "arguments", "code"),
    [
        (["personas/good.md"], [], 0),
        (["personas/good.md"], ["--strict"], 0),
        (["personas/odd.md"], [], 0),
        (["personas/odd.md"], ["--strict"], 1),
        (["personas/bad.md"], [], 1),
        (["docs/index.md"], [], 1),
        (list(FILES), [], 1),
        (list(FILES), ["personas/good.md"], 0),
        (list(FILES), ["personas/odd.md", "personas/good.md"], 0),
        (list(FILES), ["personas"], 1),
        (list(FILES), ["docs", "personas/good.md"], 1),
        (list(FILES), ["."], 1),
    ],
)
def test_the_exit_code_says_whether_a_build_would_stop(
    project: Path, files: list[str], arguments: list[str], code: int
) -> None:
    only(project, *files)
    (project / "personas").mkdir(exist_ok=True)
    assert main(["check", *arguments]) == code


def test_problems_go_out_and_the_summary_beside_them(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"]) == 1
    out, err = capsys.readouterr()
    assert [line.split(": ")[0] for line in out.splitlines()] == [
        "docs/index.md:1:5",
        "personas/bad.md:4:6",
        "personas/odd.md:4:9",
    ]
    assert err == "Checked 3 personas and 1 page: 2 errors, 1 warning.\n"
    assert (project / "personas").is_dir()


def test_only_the_problems_of_the_given_files_are_shown(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", str(project / "personas" / "odd.md")])
    out, err = capsys.readouterr()
    assert out.startswith("personas/odd.md:4:9: warning: ")
    assert err.endswith("0 errors, 1 warning.\n")


def test_problems_can_be_written_for_github(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", "--format", "github", "personas"])
    out = capsys.readouterr().out.splitlines()
    assert out[0].startswith("::error file=personas/bad.md,line=4,col=6,endColumn=9,title=bad-age::")
    assert out[1].startswith("::warning file=personas/odd.md,")
    assert len(out) == 2
    assert project


def test_github_gets_the_complete_list_as_a_page(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = project / "summary.md"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(page))
    main(["check", "--format", "github", "personas"])
    assert page.read_text(encoding="utf-8").startswith("### Personas: 1 error, 1 warning\n")


def test_a_person_at_a_terminal_sees_the_line_in_colours(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    monkeypatch.delenv("NO_COLOR", raising=False)
    main(["check", "personas/bad.md"])
    assert "\x1b[31m^^^" in capsys.readouterr().out
    monkeypatch.setenv("NO_COLOR", "1")
    main(["check", "personas/bad.md"])
    shown = capsys.readouterr().out
    assert "\x1b" not in shown
    assert "^^^" in shown
    assert project


def test_a_new_persona_is_written_once(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "Tamsin  Quill", "--type", "negative"]) == 0
    path = project / "personas" / "negative" / "tamsin-quill.md"
    first = path.read_text(encoding="utf-8")
    assert "name: Tamsin Quill\n" in first
    assert main(["check", str(path)]) == 0
    assert main(["new", "Tamsin Quill"]) == 2
    assert "personas/negative/tamsin-quill.md is there already" in capsys.readouterr().err
    assert path.read_text(encoding="utf-8") == first
    assert not (project / "personas" / "tamsin-quill.md").exists()


@pytest.mark.parametrize(
    "arguments", [[""], ["\N{SNOWMAN}"], ["Ann", "--id", "../ann"], ["Ann", "--id", "Ann"], ["Ann", "--id", "index"]]
)
def test_a_new_persona_needs_a_name_and_a_proper_id(arguments: list[str], project: Path) -> None:
    before = sorted(project.rglob("*"))
    assert main(["new", *arguments]) == 2
    assert sorted(project.rglob("*")) == before


@pytest.mark.parametrize(
    ("arguments", "file"),
    [
        (["Дарья Ким"], "darya-kim"),
        (["Łukasz Żółw"], "lukasz-zolw"),
        (["山田 花子", "--id", "yamada-hanako"], "yamada-hanako"),
        (["\N{SNOWMAN}", "--id", "snowman"], "snowman"),
    ],
)
def test_a_name_in_any_script_becomes_a_file(arguments: list[str], file: str, project: Path) -> None:
    assert main(["new", *arguments]) == 0
    path = project / "personas" / f"{file}.md"
    assert arguments[0] in path.read_text(encoding="utf-8")
    assert main(["check", str(path)]) == 0


@pytest.mark.parametrize("name", ["C++", "C#", "A & B", "Quill/Reed", "Łukasz Żółw"])
def test_an_id_that_does_not_say_the_whole_name_can_be_chosen(
    name: str, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", name]) == 0
    (written,) = (project / "personas").glob(f"{slug_of(name)}.md")
    assert f"make rename id={written.stem} to=..." in capsys.readouterr().out


@pytest.mark.parametrize("name", ["Tamsin Quill", "Dr. O'Hare-Reed, 2nd"])
def test_an_id_that_says_the_name_is_not_spoken_of(
    name: str, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", name]) == 0
    assert "make rename" not in capsys.readouterr().out
    assert project


@pytest.mark.parametrize(
    ("arguments", "usable"),
    [
        (["\N{SNOWMAN}"], "quiet-planner"),
        (["Ann", "--id", "Ann Quill"], "ann-quill"),
        (["Ann", "--id", "index"], "quiet-planner"),
        (["a" * 191], "quiet-planner"),
    ],
)
def test_whoever_gave_no_usable_id_is_told_one_that_works(
    arguments: list[str], usable: str, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", *arguments]) == 2
    assert f"id={usable}. Nothing was written." in capsys.readouterr().err
    assert main(["new", arguments[0], "--id", usable]) == 0
    assert (project / "personas" / f"{usable}.md").exists()


def test_a_second_persona_of_a_name_is_offered_an_id(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "Tamsin Quill"]) == 0
    assert main(["new", "Tamsin Quill"]) == 2
    assert "id=tamsin-quill-2. Nothing" in capsys.readouterr().err
    assert main(["new", "Tamsin Quill", "--id", "tamsin-quill-2"]) == 0
    assert (project / "personas" / "tamsin-quill-2.md").exists()


def test_forms_that_do_not_show_the_fields_are_spoken_of_and_fail_nothing(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    only(project, "personas/good.md")
    assert main(["editor"]) == 0
    assert main(["check"]) == 0
    assert "VS Code" not in capsys.readouterr().err
    field = "{key: tier, label: Tier, description: The tier., type: text, section: how-they-buy}"
    (project / "personas" / "_handbook.yml").write_text(f"fields: [{field}]\n")
    assert main(["check", "--strict"]) == 0
    assert "Run `make editor`" in capsys.readouterr().err
    assert main(["editor"]) == 0
    assert main(["check"]) == 0
    assert "VS Code" not in capsys.readouterr().err


def test_another_folder_can_be_checked(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project / "docs")
    assert main(["check", "--project", ".."]) == 1


def test_a_folder_that_is_no_handbook_is_a_wrong_argument(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["check"]) == 2
    assert "no folder `personas`" in capsys.readouterr().err


def test_a_file_that_is_not_there_is_a_wrong_argument(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "personas/typo.md"]) == 2
    assert "no file or folder personas/typo.md" in capsys.readouterr().err
    assert project


@pytest.mark.parametrize("arguments", [[], ["chek"], ["check", "--format", "xml"], ["check", "--loud"]])
def test_wrong_arguments_end_with_two(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2
    assert "usage:" in capsys.readouterr().err


def test_any_script_can_be_shown_on_any_terminal(project: Path) -> None:
    (project / "personas" / "bad.md").write_text(persona("status: \N{SNOWMAN}\N{GRINNING FACE}"), encoding="utf-8")
    command = [sys.executable, str(PROJECT / "hooks" / "cli.py"), "check"]
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    ran = subprocess.run(command, cwd=project, env=environment, capture_output=True, text=True, check=False)
    assert ran.returncode == 1
    assert "\\u2603\\U0001f600" in ran.stdout
    assert "Traceback" not in ran.stderr


@pytest.mark.parametrize(
    ("extensions", "found"),
    [
        ("", 0),  # not ours: only a build knows the site's headings
        ("[footnotes]", 0),
        ("OURS", 1),
        ("OURS, tables: {use_align_attribute: true}", 1),
        ("OURS + [footnotes]", 0),
        ("OURS, toc: {slugify: x}", 0),
        ("!!python/name:x", 0),
    ],
)
def test_links_to_headings_are_judged_where_the_site_has_our_markdown(
    extensions: str, found: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ours = [*EXTENSIONS]
    if "footnotes" in extensions:
        ours.append("footnotes")
    options = {"toc": "slugify", "tables": "use_align_attribute"}
    listed = [{one: {options[one]: True}} if options.get(one, "-") in extensions else one for one in ours]
    text = json.dumps(listed) if extensions.startswith("OURS") else extensions
    (tmp_path / "mkdocs.yml").write_text(f"markdown_extensions: {text}\n" if extensions else "site_name: X\n")
    (tmp_path / "personas").mkdir()
    (tmp_path / "personas" / "ann.md").write_text("---\nname: Ann\nsummary: S\n---\n\n[x](#nowhere)\n")
    shutil.copytree(OVERRIDES, tmp_path / "overrides")
    assert main(["check", "--project", str(tmp_path)]) == min(found, 1)
    assert capsys.readouterr().out.count("[broken-link]") == found


def test_marks_of_a_merge_in_our_own_programs_are_named_instead_of_a_traceback(tmp_path: Path) -> None:
    hooks = PROJECT / "hooks"
    shutil.copytree(hooks, tmp_path / "hooks", ignore=shutil.ignore_patterns("__pycache__"))
    places = {
        "handbook/clock.py": "a = (\n<<<<<<< HEAD\n1\n=======\n2\n>>>>>>> new\n)\n",
        "commands/start.py": "<<<<<<< HEAD\n",
    }
    wanted = []
    for name, marks in sorted(places.items()):
        file = tmp_path / "hooks" / name
        text = file.read_text("utf-8") + marks
        file.write_text(text, "utf-8")
        line = text.splitlines().index("<<<<<<< HEAD") + 1
        wanted.append(f"hooks/{name}:{line}:1: here are two versions: keep one of them, and delete the lines")
    done = subprocess.run(
        [sys.executable, "hooks/cli.py", "check"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    said = done.stdout.splitlines()
    assert (done.returncode, done.stderr, len(said)) == (1, "", len(wanted))
    assert all(line.startswith(start) for line, start in zip(said, wanted, strict=True))


def test_another_fault_in_our_own_programs_stays_what_it_is(tmp_path: Path) -> None:
    shutil.copytree(PROJECT / "hooks", tmp_path / "hooks", ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "hooks" / "handbook" / "clock.py").write_text("a = (\n", "utf-8")
    done = subprocess.run(
        [sys.executable, "hooks/cli.py", "check"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert "SyntaxError" in done.stderr
