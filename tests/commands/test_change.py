from pathlib import Path

import pytest
from tests.commands.project import enter
from tests.handbook.support import ACTIVE, NEGATIVE, persona

from cli import main

FILES = {
    "personas/ann.md": persona("# kept", "[Cal](cal.md)\n", ACTIVE),
    "personas/ben.md": persona("related: [ann]", "", ACTIVE.replace("Ann", "Ben")),
    "personas/cal.md": persona("", "", ACTIVE.replace("Ann", "Cal")),
    "personas/negative/dan.md": persona(
        "", "", NEGATIVE.replace("Ann", "Dan").replace("handling", "looks_like: [cal], handling")
    ),
    "docs/index.md": "# Home\n\n[Ann](../personas/ann.md) and [Cal](../personas/cal.md)\n",
    "mkdocs.yml": "nav:\n  - index.md\n  - personas/ann.md\n",
    "personas/_handbook.yml": "audience: internal\n",
}


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small handbook without errors as the working directory, on a fixed day."""
    return enter(tmp_path, FILES, monkeypatch)


def texts(project: Path) -> dict[str, str]:
    files = (file for file in sorted(project.rglob("*")) if file.is_file())
    return {file.relative_to(project).as_posix(): file.read_text("utf-8") for file in files}


def test_a_persona_is_renamed_on_the_disk(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rename", "ann", "anna"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "Moved personas/ann.md to personas/anna.md. `ann` is an alias now, so its address still leads there.",
        "Changed docs/index.md: 1 reference.",
        "Changed mkdocs.yml: the path of the file.",
        "Changed personas/ben.md: 1 reference.",
    ]
    moved = FILES["personas/ann.md"].replace("status: active\n", "status: active\naliases: [ann]\n")
    expected = {path: text for path, text in FILES.items() if path != "personas/ann.md"}
    expected |= {path: expected[path].replace("ann.md", "anna.md") for path in ("docs/index.md", "mkdocs.yml")}
    expected |= {"personas/anna.md": moved, "personas/ben.md": FILES["personas/ben.md"].replace("[ann]", "[anna]")}
    assert texts(project) == expected
    assert main(["check", "--strict"]) == 0


def test_without_site_settings_there_is_nothing_to_follow(project: Path) -> None:
    (project / "mkdocs.yml").unlink()
    assert main(["rename", "ann", "anna"]) == 0
    assert not (project / "mkdocs.yml").exists()


def test_a_persona_is_retired_on_the_disk(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["retire", "ann", "--reason", " We closed\n the range. ", "--replaced-by", "cal"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "Changed personas/ann.md: retired on 2026-11-23.",
        "It is still named here; see whether that is meant:",
        "  docs/index.md:3:19: a link",
        "  personas/ben.md:10:11: `related`",
    ]
    new = "status: retired\nretired_on: 2026-11-23\nretired_reason: We closed the range.\nreplaced_by: cal\n"
    changed = FILES["personas/ann.md"].replace("status: active\n", new)
    assert texts(project) == {**FILES, "personas/ann.md": changed}
    assert main(["check", "--strict"]) == 0


def test_what_a_retirement_breaks_elsewhere_is_told(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["retire", "cal", "--reason", "Gone", "--on", "2026-10-01"]) == 1
    out = capsys.readouterr().out.splitlines()
    assert out[0] == "Changed personas/cal.md: retired on 2026-10-01."
    assert [line.split(":")[0].strip() for line in out[2:4]] == ["docs/index.md", "personas/ann.md"]
    assert out[4] == "This stops a build now; fix it next:"
    assert out[5].startswith("  personas/negative/dan.md:8:")
    assert out[5].endswith("[look-alike]")
    assert len(out) == 6
    assert main(["check"]) == 1
    assert project


def test_a_persona_that_nobody_names_needs_no_more_words(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["retire", "dan", "--reason", "Gone"]) == 0
    assert capsys.readouterr().out == "Changed personas/negative/dan.md: retired on 2026-11-23.\n"
    assert project


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["rename", "annn", "x"], "There is no persona `annn`. Did you mean `ann`?"),
        (["rename", "ann", "cal"], "`cal` is the id of personas/cal.md already: choose another."),
        (["rename", "", ""], "Say which persona: give the name of its file without `.md`."),
        (["retire", "ann"], "Say why the persona is retired, or which one takes its place."),
        (["retire", "ann", "--replaced-by", "ann"], "`ann` cannot take its own place: name another persona."),
    ],
)
def test_what_cannot_be_done_leaves_every_file(
    arguments: list[str], words: str, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    out, err = capsys.readouterr()
    assert (out, err) == ("", f"{words}\nNothing was written.\n")
    assert texts(project) == FILES


def test_a_reason_may_be_typed_in_bytes_that_are_no_text(project: Path) -> None:
    assert main(["retire", "ann", "--reason", "\udcff and\u2028more "]) == 0
    assert '\nretired_reason: "? and more"\n' in (project / "personas/ann.md").read_text("utf-8")


def test_a_file_that_cannot_be_written_leaves_every_file(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = Path.write_bytes

    def full(self: Path, data: bytes) -> int:
        if "ben" in self.name:
            whole(self, data[:5])
            raise OSError(28, "No space left on device")
        return whole(self, data)

    monkeypatch.setattr(Path, "write_bytes", full)
    assert main(["rename", "ann", "anna"]) == 2
    assert (
        capsys.readouterr().err == "personas/ben.md cannot be written: No space left on device.\nNothing was written.\n"
    )
    assert texts(project) == FILES


def test_a_file_in_the_way_is_not_overwritten(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "personas" / "anna.md").mkdir()
    assert main(["rename", "ann", "anna"]) == 2
    assert capsys.readouterr().err.startswith("The files cannot be written: personas/anna.md is there already.\n")
    assert texts(project) == FILES


def test_a_file_keeps_its_rights(project: Path) -> None:
    (project / "personas" / "ben.md").chmod(0o640)
    assert main(["rename", "ann", "anna"]) == 0
    assert (project / "personas" / "ben.md").stat().st_mode & 0o777 == 0o640
