from pathlib import Path

import pytest
from tests.preview.__main__ import file_name, main, places
from tests.preview.choose import Choice
from tests.preview.repository import begin
from tests.site.project import Project


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A handbook in git with something that passes for a site; the working folder."""
    project = Project.miniature(tmp_path / "handbook")
    begin(project.root)
    project.write("site/index.html", "")
    monkeypatch.chdir(project.root)
    return project


def said(capsys: pytest.CaptureFixture[str]) -> str:
    return capsys.readouterr().err


def test_a_site_must_be_built_first(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    project.delete("site/index.html")
    assert main([]) == 1
    assert "make build" in said(capsys)


def test_a_folder_that_is_there_is_left_alone(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    kept = project.write("preview/mine.txt", "mine")
    assert main([]) == 1
    assert "is there already" in said(capsys)
    assert kept.read_text("utf-8") == "mine"


def test_a_base_that_is_not_here_is_named(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--base", "nowhere"]) == 1
    assert "There is no `nowhere` here" in said(capsys)
    assert not (project.root / "preview").exists()


def test_files_with_errors_are_older_in_the_site(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    project.replace("personas/tide-swimmer.md", "age: 65+", "age: old")
    assert main([]) == 1
    assert "make check" in said(capsys)
    assert not (project.root / "preview").exists()


@pytest.mark.parametrize("uri", ["personas/ann", "personas/negative/bob", "index", "a_b/c.d-1"])
def test_an_ordinary_page_keeps_its_name(uri: str) -> None:
    assert file_name(f"{uri}.md") == f"{uri}.html"


@pytest.mark.parametrize("uri", ['a:b"c', "Ä <b>|*?", "a\r\nb", "README", "a b/ü"])
def test_a_name_that_a_disk_or_an_archive_refuses_becomes_one_that_it_takes(uri: str) -> None:
    name = file_name(f"{uri}.md")
    assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789._/-")
    assert name.count("/") == uri.count("/")


def test_no_two_pages_share_a_file() -> None:
    uris = ["a:b.md", "a?b.md", "a_b.md", "A_b.md", "A_B.md"]
    assert len({file_name(uri) for uri in uris}) == len(uris)


@pytest.mark.parametrize(
    ("uri", "built"),
    [
        ("index.md", "index.html"),
        ("guide/README.md", "guide/index.html"),
        ("personas/ann.md", "personas/ann/index.html"),
        ("personas/ann.md", "personas/ann.html"),
    ],
)
def test_a_page_is_found_whatever_its_address(uri: str, built: str, tmp_path: Path) -> None:
    (tmp_path / built).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / built).write_text("", "utf-8")
    choice = Choice(uri, uri, "Ann", "Page", "", "changed")
    assert [place for _, (place, _) in places([choice], tmp_path)] == [built]


def test_a_page_that_the_site_lacks_has_no_place(tmp_path: Path) -> None:
    assert list(places([Choice("a.md", "docs/a.md", "A", "Page", "", "changed")], tmp_path)) == []
