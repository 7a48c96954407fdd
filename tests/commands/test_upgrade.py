"""A company takes a newer version: what comes, what stays, and when nothing happens."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from tests.commands.versions import ALONE, Repository

from cli import main
from commands import versions
from commands.git import Git

REPOSITORY = Path(__file__).parents[2]
LINES = "".join(f"line {number}\n" for number in range(1, 21))
FIRST = {
    "Makefile": LINES,
    "mkdocs.yml": f"site_name: Sample\n{LINES}theme: old\n",
    "hooks/one.py": LINES,
    "hooks/two.py": LINES.replace("line", "row"),
    "hooks/three.py": "three = 3\n",
    "hooks/going.py": "gone = True\n",
    "overrides/handbook/page.html": LINES.replace("line", "<p>"),
    "tests/cases/rules/one/expected.txt": LINES.replace("line", "case"),
    "tests/cases/rules/two/expected.txt": LINES.replace("line", "other"),
    "docs/index.md": "# Home of the sample\n",
    "docs/guide.md": "# Guide\n",
    "docs/using.md": "# Using\n",
    "README.md": "# Sample\n",
    "personas/_handbook.yml": "audience: internal\n",
    "personas/ann.md": "Ann\n",
    "personas/ben.md": "Ben\n",
}
# What a company that has copied the first version does with the content.
OWN: Mapping[str, str | None] = {
    "mkdocs.yml": FIRST["mkdocs.yml"].replace("Sample", "Acme"),
    "personas/ann.md": None,
    "personas/ben.md": "Ben, another one\n",
    "personas/zoe.md": "Zoe\n",
    "personas/_handbook.yml": "audience: public\n",
    "docs/index.md": "# Home of Acme\n",
    "docs/using.md": None,
    "README.md": "# Acme\n",
}


def newer(upstream: Repository) -> None:
    """The second version, in two steps, so that its history has something between."""
    upstream.write({"hooks/one.py": LINES.replace("line 3\n", "line 3, mended\n")}).commit()
    upstream.move("tests/cases/rules", "hooks/rules/cases")
    upstream.write(
        {
            "mkdocs.yml": FIRST["mkdocs.yml"].replace("theme: old", "theme: new"),
            "overrides/handbook/page.html": FIRST["overrides/handbook/page.html"].replace("<p> 9\n", "<p> nine\n"),
            "hooks/going.py": None,
            "hooks/new.py": "new = 1\n",
            "docs/index.md": "# Home of the sample, again\n",
            "docs/guide.md": "# Guide, longer\n",
            "docs/using.md": "# Using, longer\n",
            "docs/more.md": "# More\n",
            "README.md": "# Sample, again\n",
            "personas/_handbook.yml": "audience: internal\n# more\n",
            "personas/ann.md": "Ann, older\n",
            "personas/ben.md": "Ben, older\n",
            "personas/cal.md": "Cal\n",
        }
    ).commit()


@pytest.fixture
def upstream(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """The repository that others copy, at its first version, which is not its first commit."""
    for name, value in ALONE.items():
        monkeypatch.setenv(name, value)
    made = Repository.begin(tmp_path / "upstream")
    made.write({**FIRST, "hooks/three.py": "three = 2\n"}).commit()
    made.write(FIRST).commit()
    return made


def adopter(upstream: Repository, monkeypatch: pytest.MonkeyPatch, *, shared: bool = False) -> Repository:
    """A company's copy of the repository as it is now: with its history, or as one commit."""
    place = upstream.root.with_name("company")
    if shared:
        made = Repository.clone(upstream, place)
        made.git("remote", "remove", "origin")
    else:
        made = Repository.begin(place)
        made.write(upstream.files).commit("Initial commit")
    monkeypatch.chdir(place)
    made.write(OWN).commit("Ours")
    return made


def after(old: Mapping[str, str], changes: Mapping[str, str | None]) -> dict[str, str]:
    return {path: text for path, text in {**old, **changes}.items() if text is not None}


# What the newer version makes of a copy with changes to its content alone.
TAKEN: Mapping[str, str | None] = {
    "hooks/one.py": LINES.replace("line 3\n", "line 3, mended\n"),
    "mkdocs.yml": FIRST["mkdocs.yml"].replace("Sample", "Acme").replace("theme: old", "theme: new"),
    "overrides/handbook/page.html": FIRST["overrides/handbook/page.html"].replace("<p> 9\n", "<p> nine\n"),
    "hooks/going.py": None,
    "hooks/new.py": "new = 1\n",
    "docs/guide.md": "# Guide, longer\n",
    "docs/more.md": "# More\n",
    **{path: None for path in FIRST if path.startswith("tests/cases/rules/")},
    **{path.replace("tests/cases/rules", "hooks/rules/cases"): FIRST[path] for path in FIRST if "/rules/" in path},
}


@pytest.mark.parametrize("shared", [True, False], ids=["with its history", "as one commit"])
def test_the_machine_comes_and_the_content_stays(
    upstream: Repository, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], shared: bool
) -> None:
    company = adopter(upstream, monkeypatch, shared=shared)
    base, left = upstream.git("rev-parse", "HEAD").strip(), company.left_behind
    before = company.files
    newer(upstream)
    assert main(["upgrade", str(upstream.root)]) == 0
    assert company.files == after(before, TAKEN)
    assert company.left_behind == left
    assert company.git("diff", "--name-only") == ""  # everything is staged
    out = capsys.readouterr().out
    assert f"You have the version {base[:10]} of 20" in out
    assert "deleted them or their folder; there they changed or are new:\n  docs/using.md\n" in out
    assert "made them yours; there they changed:\n  README.md\n  docs/index.md\n" in out
    assert "your own changes kept in them:\n  mkdocs.yml\n" in out
    assert "make check; make test; git commit" in out
    company.git("reset", "--quiet", "--hard")
    assert company.files == before


def test_own_changes_are_kept_and_follow_a_file_that_moves(
    upstream: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    company = adopter(upstream, monkeypatch)
    ours = {
        "hooks/one.py": LINES.replace("line 17\n", "line 17, ours\n"),
        "hooks/own.py": "own = 1\n",
        "overrides/own/page.html": "ours\n",
        "tests/cases/rules/one/expected.txt": FIRST["tests/cases/rules/one/expected.txt"].replace(
            "case 5\n", "case V\n"
        ),
        "tests/cases/rules/own/expected.txt": "of our own rule\n",
    }
    company.write(ours).commit()
    before = company.files
    newer(upstream)
    assert main(["upgrade", str(upstream.root)]) == 0
    moved = ours["tests/cases/rules/one/expected.txt"]
    both = ours["hooks/one.py"].replace("line 3\n", "line 3, mended\n")
    assert company.files == after(before, {**TAKEN, "hooks/one.py": both, "hooks/rules/cases/one/expected.txt": moved})


def test_the_version_is_found_by_lines_where_files_do_not_tell(
    upstream: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file that the company has changed is the one that the next version changes: none is nearer by files."""
    company = adopter(upstream, monkeypatch)
    company.write({"hooks/one.py": LINES.replace("line 17\n", "line 17, ours\n")}).commit()
    upstream.write({"hooks/one.py": LINES.replace("line 3\n", "line 3, mended\n")}).commit()
    assert main(["upgrade", str(upstream.root)]) == 0
    assert "line 3, mended\n" in company.files["hooks/one.py"]
    assert "line 17, ours\n" in company.files["hooks/one.py"]


def test_the_next_version_builds_on_the_one_before(
    upstream: Repository, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    company = adopter(upstream, monkeypatch, shared=True)
    upstream.write({"hooks/one.py": LINES.replace("line 3\n", "line 3, mended\n")}).commit()
    assert main(["upgrade", str(upstream.root)]) == 0
    second = upstream.git("rev-parse", "HEAD")[:10]
    company.commit("Upgraded")
    upstream.write({"hooks/one.py": LINES.replace("line 3\n", "line 3, mended again\n")}).commit()
    capsys.readouterr()
    assert main(["upgrade", str(upstream.root)]) == 0
    assert f"You have the version {second}" in capsys.readouterr().out
    assert company.files["hooks/one.py"] == LINES.replace("line 3\n", "line 3, mended again\n")
    company.commit("Upgraded again")
    assert main(["upgrade", str(upstream.root)]) == 0
    assert "There is nothing to take" in capsys.readouterr().out


def clash(upstream: Repository, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """A company whose changes are in the lines that the newer version changes too."""
    company = adopter(upstream, monkeypatch)
    ours = {"hooks/one.py": LINES.replace("line 3\n", "line 3, ours\n"), "hooks/going.py": "gone = False\n"}
    company.write({**ours, "hooks/new.py": "new = 'ours'\n"}).commit()
    newer(upstream)
    return company


def test_where_both_changed_the_same_lines_nothing_happens(
    upstream: Repository, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    company = clash(upstream, monkeypatch)
    before, left = company.files, company.left_behind
    base = upstream.git("log", "--format=%H", "--reverse").split()[1][:10]
    assert main(["upgrade", str(upstream.root)]) == 2
    assert (company.files, company.left_behind) == (before, left)
    assert company.git("status", "--porcelain") == ""
    assert capsys.readouterr().err.splitlines() == [
        "Somebody has to decide about these files:",
        "  hooks/going.py: changed by you, deleted there",
        "  hooks/new.py: added by both, each with something else in it",
        "  hooks/one.py: both changed the same lines",
        f"To decide in your editor, with everything else taken already: make upgrade from={upstream.root} marks=yes",
        "Or do without your changes to them, which stay in git's history, and try again:",
        f"  git checkout {base} -- hooks/going.py",
        "  git mv -- hooks/new.py hooks/new.py.ours",
        f"  git checkout {base} -- hooks/one.py",
        "  git add --all; git commit",
        "Nothing was changed.",
    ]


def test_marks_are_left_if_asked_for_and_undone_by_the_command_that_it_names(
    upstream: Repository, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    company = clash(upstream, monkeypatch)
    before = company.files
    assert main(["upgrade", "--marks", "yes", str(upstream.root)]) == 1
    text = company.files["hooks/one.py"]
    assert text.count("<<<<<<<") == text.count("=======") == text.count(">>>>>>>") == 1
    assert "line 3, ours\n" in text
    assert "line 3, mended\n" in text
    assert company.files["hooks/going.py"] == "gone = False\n"
    assert company.files["docs/guide.md"] == "# Guide, longer\n"
    assert company.files["personas/zoe.md"] == "Zoe\n"
    out = capsys.readouterr().out
    assert "  hooks/one.py: both changed the same lines\n" in out
    assert "undo all of it: git reset --hard" in out
    company.git("reset", "--quiet", "--hard")
    assert company.files == before
    assert company.git("status", "--porcelain", "--ignored") == ""


def commands(said: str) -> list[str]:
    """The lines of a message that are commands for a shell."""
    lines = (line.strip() for line in said.splitlines() if line.startswith("  "))
    return [line for line in lines if line.startswith(("git ", "cd "))]


# Paths that a shell and make would take apart.
AWKWARD = "hooks/one's $HOME & #2.py"


def test_the_commands_that_a_refusal_names_clear_the_way(
    upstream: Repository, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    upstream.write({AWKWARD: LINES}).commit()
    company = adopter(upstream, monkeypatch)
    company.move("hooks/three.py", "hooks/drei.py")
    ours = {
        AWKWARD: LINES.replace("line 3\n", "line 3, ours\n"),
        "hooks/going.py": "gone = False\n",
        "hooks/new.py": "new = 'ours'\n",
        "hooks/drei.py": "three = 'ours'\nthree = 3\n",
        "hooks/folder": "a file of ours\n",
        "tests/cases/rules/one/expected.txt": FIRST["tests/cases/rules/one/expected.txt"].replace("case 5\n", "V\n"),
    }
    company.write(ours).commit()
    newer(upstream)
    moved = "hooks/rules/cases/one/expected.txt"
    upstream.write({AWKWARD: LINES.replace("line 3\n", "line 3, mended\n"), "hooks/folder/in.py": "in = 1\n"})
    upstream.write({"hooks/three.py": "three = 'new'\n", moved: upstream.files[moved].replace("case 5\n", "five\n")})
    upstream.commit()
    assert main(["upgrade", str(upstream.root)]) == 2
    said = capsys.readouterr().err
    for command in commands(said)[:-1]:
        subprocess.run(["/bin/sh", "-c", command], cwd=company.root, check=True)
    company.commit("Cleared")
    assert main(["upgrade", str(upstream.root)]) == 0, capsys.readouterr().err
    assert "line 3, mended" in company.files[AWKWARD]
    assert company.files["hooks/folder/in.py"] == "in = 1\n"
    assert company.files["hooks/new.py.ours"] == "new = 'ours'\n"
    assert "hooks/going.py" not in company.files


@pytest.mark.parametrize("side", ["--ours", "--theirs"])
def test_what_has_no_lines_is_decided_by_the_commands_that_are_named(
    side: str, upstream: Repository, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def drawn(repository: Repository, text: bytes, target: str) -> None:
        (repository.root / "overrides/logo it's.png").write_bytes(b"\x89PNG\0" + text)
        (repository.root / "overrides/link").unlink(missing_ok=True)
        (repository.root / "overrides/link").symlink_to(target)
        repository.commit()

    drawn(upstream, b"first", "one")
    place = upstream.root.with_name("company")
    shutil.copytree(upstream.root, place, symlinks=True)
    company = Repository(place)
    monkeypatch.chdir(place)
    drawn(company, b"ours", "two")
    drawn(upstream, b"theirs", "three")
    assert main(["upgrade", "--marks=yes", str(upstream.root)]) == 1
    out = capsys.readouterr().out
    assert "  overrides/link: both changed it, and it has no lines to merge\n" in out
    chosen = re.findall(rf"git checkout {side} -- .+?(?=; or |$)", out, re.M)
    assert len(chosen) == 2
    for command in chosen:
        subprocess.run(["/bin/sh", "-c", command], cwd=place, check=True)
    word = side.removeprefix("--")
    assert (place / "overrides/logo it's.png").read_bytes() == b"\x89PNG\0" + word.encode()
    assert (place / "overrides/link").readlink() == Path({"ours": "two", "theirs": "three"}[word])


def test_with_marks_it_lists_what_came_as_without_them(
    upstream: Repository, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    company = clash(upstream, monkeypatch)
    company.write({"hooks/two.py": FIRST["hooks/two.py"].replace("row 2\n", "row II\n")}).commit()
    upstream.write({"hooks/two.py": FIRST["hooks/two.py"].replace("row 18\n", "row XVIII\n")}).commit()
    assert main(["upgrade", "--marks=yes", str(upstream.root)]) == 1
    out = capsys.readouterr().out
    assert "New:\n  docs/more.md\n" in out
    assert "Changed:\n  docs/guide.md\n  hooks/two.py\n  mkdocs.yml\n" in out
    assert "Deleted:\n  tests/cases/rules/one/expected.txt\n" in out
    assert "your own changes kept in them:\n  hooks/two.py\n  mkdocs.yml\n" in out


def test_marks_takes_yes_and_nothing_else(
    upstream: Repository, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    company = clash(upstream, monkeypatch)
    before = company.files
    for value in ("no", "Yes please", "1"):
        assert f"`marks={value}`" in refused(capsys, f"--marks={value}", str(upstream.root))
    assert company.files == before


def test_the_printed_command_reaches_the_place_through_the_shell_and_make(
    upstream: Repository, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    clash(upstream, monkeypatch)
    place = tmp_path / "it's $HOME & $(x) #1"
    upstream.root.rename(place)
    tag = "it's-$HOME-&-#1"
    Repository(place).git("tag", tag)
    (again,) = [line for line in refused(capsys, "--to", tag, str(place)).splitlines() if "make upgrade" in line]
    (tmp_path / "Makefile").write_text('upgrade:\n\t@printf "%s\\n" "$$from" "$$to" "$$marks"\n', "utf-8")
    command = "make --no-print-directory upgrade" + again.partition("make upgrade")[2]
    done = subprocess.run(["/bin/sh", "-c", command], cwd=tmp_path, check=True, capture_output=True, text=True)
    assert done.stdout.splitlines() == [str(place), tag, "yes"]


@pytest.mark.parametrize("marks", ["", "yes"])
def test_who_reads_the_report_may_be_gone(marks: str, upstream: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    """As behind `| head -2`: what was said is true, and the files are as they should be."""
    company = clash(upstream, monkeypatch) if marks else adopter(upstream, monkeypatch)
    if not marks:
        newer(upstream)
    command = [sys.executable, str(REPOSITORY / "hooks/cli.py"), "upgrade", f"--marks={marks}", str(upstream.root)]
    with subprocess.Popen(command, cwd=company.root, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout
        assert running.stderr
        line = b""
        while b"Changing your files" not in line:
            line = running.stdout.readline()
        os.set_blocking(running.stdout.fileno(), False)
        told = running.stdout.read() or b""  # by a program that was done before its reader had gone
        running.stdout.close()
        err = running.stderr.read().decode()
    assert running.returncode == (1 if marks else 0)
    assert "Nothing was changed" not in err
    assert "To undo all of it: git reset --hard" in told.decode() + err
    assert "BrokenPipe" not in err
    assert company.files["docs/guide.md"] == "# Guide, longer\n"


def test_an_interruption_of_the_report_does_not_deny_what_was_done(
    upstream: Repository, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    company = adopter(upstream, monkeypatch)
    newer(upstream)
    put = versions.put

    def interrupted(git: Git, result: versions.Merged) -> None:
        put(git, result)
        monkeypatch.setattr("builtins.print", stopped)

    printed = print

    def stopped(*words: object, **how: Any) -> None:
        if how.get("file") is not sys.stderr:
            raise KeyboardInterrupt
        printed(*words, **how)

    monkeypatch.setattr(versions, "put", interrupted)
    assert main(["upgrade", str(upstream.root)]) == 0
    err = capsys.readouterr().err
    assert "Nothing was changed" not in err
    assert "git reset --hard" in err
    assert company.files["docs/guide.md"] == "# Guide, longer\n"


def test_pages_that_moved_are_named_with_their_new_places(
    upstream: Repository, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    upstream.write({"docs/how.md": "# How\n\nA page that is long enough to be seen as the same.\n"}).commit()
    adopter(upstream, monkeypatch)
    upstream.move("docs/how.md", "docs/guide/how.md")
    upstream.move("hooks/two.py", "hooks/zwei.py")
    upstream.commit()
    assert main(["upgrade", str(upstream.root)]) == 0
    out = capsys.readouterr().out
    assert "Pages that moved; " in out
    assert "  docs/how.md -> docs/guide/how.md\nYour personas" in out


def test_a_folder_of_a_larger_repository_gets_out_by_the_commands_that_are_named(
    upstream: Repository, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    outer = Repository.begin(tmp_path / "all of it's")
    inside = "docs & more/the handbook"
    outer.write({f"{inside}/{path}": text for path, text in upstream.files.items()})
    outer.write({"other.txt": "other\n"}).commit()
    outer.write({f"{inside}/docs/index.md": "# Acme\n"}).commit()
    newer(upstream)
    monkeypatch.chdir(outer.root / inside)
    said = refused(capsys, str(upstream.root))
    script = " && ".join([*commands(said), "pwd"])
    done = subprocess.run(["/bin/sh", "-c", script], check=True, capture_output=True, text=True)
    place = Path(done.stdout.splitlines()[-1])
    monkeypatch.chdir(place)
    assert main(["upgrade", str(upstream.root)]) == 0
    assert Repository(place).files["docs/guide.md"] == "# Guide, longer\n"
    assert Repository(place).files["docs/index.md"] == "# Acme\n"
    monkeypatch.chdir(outer.root / inside)
    assert "the handbook-alone-2" in refused(capsys, str(upstream.root))


def test_what_a_company_deleted_stays_away_with_all_that_comes_into_its_folder(
    upstream: Repository, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    company = adopter(upstream, monkeypatch)
    company.write({"hooks/one.py": None, **{path: None for path in FIRST if path.startswith("tests/")}}).commit()
    newer(upstream)
    upstream.write({"tests/test_new.py": "def test(): ...\n"}).commit()
    assert main(["upgrade", str(upstream.root)]) == 0
    assert "hooks/one.py" not in company.files
    assert not [path for path in company.files if path.startswith("tests/")]
    assert company.files["hooks/rules/cases/one/expected.txt"] == FIRST["tests/cases/rules/one/expected.txt"]
    assert "  docs/using.md\n  hooks/one.py\n  tests/test_new.py\n" in capsys.readouterr().out


def test_a_branch_or_tag_can_be_chosen(upstream: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    company = adopter(upstream, monkeypatch)
    upstream.write({"hooks/two.py": "two = 2\n"}).commit()
    upstream.git("tag", "--annotate", "--message", "v2", "v2")
    newer(upstream)
    assert main(["upgrade", "--to", "v2", str(upstream.root)]) == 0
    assert company.files["hooks/two.py"] == "two = 2\n"
    assert company.files["hooks/one.py"] == LINES


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(["upgrade", *arguments]) == 2
    out, err = capsys.readouterr()
    assert err.endswith("Nothing was changed.\n")
    assert "Traceback" not in out + err
    return err


def test_it_refuses_what_it_cannot_do(
    upstream: Repository, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    company = adopter(upstream, monkeypatch)
    newer(upstream)
    source = str(upstream.root)
    before = company.files
    assert "make upgrade from=ADDRESS_OR_FOLDER" in refused(capsys, "")
    assert "/nowhere cannot be fetched. Git says: fatal: " in refused(capsys, str(tmp_path / "nowhere"))
    assert f"`v9` of {source} cannot be fetched" in refused(capsys, "--to", "v9", source)
    assert "cannot be fetched" in refused(capsys, "--to=--upload-pack=touch x", source)
    (tmp_path / "plain").mkdir()
    assert "cannot be fetched" in refused(capsys, str(tmp_path / "plain"))
    assert "secret" not in refused(capsys, "file://me:secret@nowhere.example/x")
    stranger = Repository.begin(tmp_path / "stranger")
    stranger.write({"hooks/one.py": "print('a stranger')\n", "main.c": "int main;\n"}).commit()
    assert "is not a version of this handbook" in refused(capsys, str(stranger.root))
    assert company.files == before
    company.write({"personas/zoe.md": "Zoe, changed\n"})
    assert "  personas/zoe.md\n" in refused(capsys, source)
    company.commit()
    company.write({"hooks/new.py": "nobody has told git of it\n"})
    assert "  hooks/new.py\n" in refused(capsys, source)
    company.write({"hooks/new.py": None, ".gitignore": "/hooks/new.py\n"}).commit()
    company.write({"hooks/new.py/kept.txt": "nor of this, which it ignores\n"})
    assert "  hooks/new.py\n" in refused(capsys, source)
    assert company.files["hooks/new.py/kept.txt"] == "nor of this, which it ignores\n"
    assert company.git("status", "--porcelain") == ""


def test_it_needs_git_and_a_repository_of_its_own(
    upstream: Repository, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    alone = tmp_path / "alone"
    Repository(alone).write({"personas/zoe.md": "Zoe\n"})
    monkeypatch.chdir(alone)
    assert "This folder is not a git repository" in refused(capsys, str(upstream.root))
    outer = Repository.begin(tmp_path / "outer")
    inner = outer.write({"handbook/personas/zoe.md": "Zoe\n"}).root / "handbook"
    monkeypatch.chdir(inner)
    assert "inside a larger repository" in refused(capsys, str(upstream.root))
    Repository.begin(inner)
    assert "Nothing is committed here yet" in refused(capsys, str(upstream.root))
    monkeypatch.setenv("PATH", str(alone))
    assert "Git, which does the merging, is not installed" in refused(capsys, str(upstream.root))


def test_an_interruption_is_undone_by_the_command_that_it_names(
    upstream: Repository, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Killed at any step of changing the company's files."""
    company = adopter(upstream, monkeypatch)
    newer(upstream)
    before = company.files
    run, unlink = Git.run, Path.unlink
    steps = [0, 1, 2, 3, 4]
    for last in steps:
        done: list[str] = []

        def step(what: str, last: int = last, done: list[str] = done) -> None:
            if len(done) == last:
                raise KeyboardInterrupt
            done.append(what)

        def counted(self: Git, *arguments: str, given: str = "", wrong: tuple[int, ...] = ()) -> str:
            if self.folder == company.root and arguments[0] in ("checkout-index", "read-tree") and not self.index:
                step(arguments[0])
            return run(self, *arguments, given=given, wrong=wrong)

        def deleted(self: Path, missing_ok: bool = False) -> None:
            if company.root in self.parents:
                step("delete")
            unlink(self, missing_ok=missing_ok)

        monkeypatch.setattr(Git, "run", counted)
        monkeypatch.setattr(Path, "unlink", deleted)
        assert main(["upgrade", str(upstream.root)]) == 1
        monkeypatch.undo()
        monkeypatch.chdir(company.root)
        out, err = capsys.readouterr()
        assert "an interruption: git reset --hard\n" in out
        assert "It stopped half way: it was interrupted.\nPut everything back as it was with git reset --hard" in err
        company.git("reset", "--quiet", "--hard")
        assert company.files == before
        assert company.git("status", "--porcelain") == ""


# The settings of a company, in which the newer version changes a line of the machine's.
SITE = """\
site_name: Saltmarsh Persona Handbook
nav: [index.md]
docs_dir: docs
hooks: [hooks/mkdocs_adapter.py]
theme:
  name: material
  custom_dir: overrides
  font: false
  features:
    - navigation.tabs
    - navigation.top
plugins: [search, tags]
"""
NOT_COPIED = shutil.ignore_patterns("__pycache__")


def machine(place: Path) -> Repository:
    """This version's machine, with a little content."""
    made = Repository.begin(place)
    for name in ("Makefile", "requirements.in", "pyproject.toml", ".gitattributes", ".gitignore"):
        shutil.copy(REPOSITORY / name, place / name)
    for name in ("hooks", "overrides", "tests/commands"):
        shutil.copytree(REPOSITORY / name, place / name, ignore=NOT_COPIED)
    made.write({"mkdocs.yml": SITE, "docs/index.md": "# Home\n"})
    shutil.copytree(REPOSITORY / "tests" / "miniature" / "personas", place / "personas")
    return made


def test_from_this_version_to_the_next(upstream: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the command as people run it, which replaces itself on the way."""
    assert upstream
    sample = machine(tmp_path / "sample")
    sample.commit("This version")
    company = Repository.begin(tmp_path / "theirs")
    shutil.copytree(sample.root, company.root, ignore=shutil.ignore_patterns(".git"), dirs_exist_ok=True)
    own_site = SITE.replace("Saltmarsh", "Acme")
    company.write({"docs/index.md": "# Acme\n", "mkdocs.yml": own_site}).commit("Ours")
    content = company.bytes_of("personas", "docs")
    cli = (REPOSITORY / "hooks/cli.py").read_text("utf-8")
    page = (REPOSITORY / "overrides/handbook/page.html").read_text("utf-8")
    needed = (REPOSITORY / "requirements.in").read_text("utf-8")
    sample.write(
        {
            "hooks/cli.py": cli.replace('prog="handbook"', 'prog="handbook-next"'),
            "hooks/commands/upgrade.py": "raise SystemExit('the next version does this elsewhere')\n",
            "hooks/commands/__init__.py": (REPOSITORY / "hooks/commands/__init__.py")
            .read_text("utf-8")
            .replace("from commands.upgrade import UPGRADE\n", "")
            .replace(", UPGRADE", ""),
            "overrides/handbook/page.html": page + "{# next #}\n",
            "tests/commands/test_next.py": "def test_next() -> None: ...\n",
            "requirements.in": needed + "# next\n",
            "mkdocs.yml": SITE.replace("    - navigation.top\n", "    - navigation.top\n    - toc.follow\n"),
            "personas/marsh-walker.md": None,
        }
    ).commit("The next version")

    def ran(*arguments: str) -> tuple[int, str]:
        command = [sys.executable, "hooks/cli.py", *arguments]
        done = subprocess.run(command, cwd=company.root, capture_output=True, text=True, check=False)
        return done.returncode, done.stdout + done.stderr

    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795176000")
    code, out = ran("upgrade", str(sample.root))
    assert (code, "Traceback" in out) == (0, False), out
    assert company.bytes_of("personas", "docs") == content
    expected = own_site.replace("    - navigation.top\n", "    - navigation.top\n    - toc.follow\n")
    assert (company.root / "mkdocs.yml").read_text("utf-8") == expected
    for path in ("hooks/cli.py", "overrides/handbook/page.html", "tests/commands/test_next.py", "requirements.in"):
        assert (company.root / path).read_bytes() == (sample.root / path).read_bytes()
    code, out = ran("check")
    assert code == 0, out
    assert "handbook-next" in ran("--help")[1]
