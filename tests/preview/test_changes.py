from pathlib import Path

import pytest
from tests.preview.changes import Changes, UnknownBaseError, read, since
from tests.preview.repository import begin, commit, git

LONG = "".join(f"Line {number}\n" for number in range(30))


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A beginning of three files, on a branch where nothing is proposed yet."""
    for name in ("kept.md", "gone.md", "old.md"):
        write(tmp_path / "personas" / name, LONG + name)
    write(tmp_path / ".gitignore", "/site/\n")
    begin(tmp_path)
    return tmp_path


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def test_what_is_committed_counts(repository: Path) -> None:
    write(repository / "personas/kept.md", "changed")
    (repository / "personas/gone.md").unlink()
    (repository / "personas/old.md").rename(repository / "personas/new.md")
    commit(repository)
    assert since("main", repository) == Changes(
        changed=("personas/kept.md", "personas/new.md"),
        deleted=("personas/gone.md",),
        renamed=(("personas/old.md", "personas/new.md"),),
    )


def test_what_is_not_committed_yet_counts_and_what_git_ignores_does_not(repository: Path) -> None:
    write(repository / "personas/kept.md", "changed")
    write(repository / "personas/añadir\n2.md", "new")
    write(repository / "site/index.html", "built")
    assert since("main", repository) == Changes(changed=("personas/añadir\n2.md", "personas/kept.md"))


def test_what_others_changed_since_does_not_count(repository: Path) -> None:
    git(repository, "checkout", "--quiet", "main")
    write(repository / "personas/kept.md", "theirs")
    commit(repository)
    git(repository, "checkout", "--quiet", "proposal")
    write(repository / "personas/old.md", "ours")
    commit(repository)
    assert since("main", repository) == Changes(changed=("personas/old.md",))


def test_a_project_inside_of_a_larger_repository_sees_its_own_files(tmp_path: Path) -> None:
    write(tmp_path / "handbook/personas/a.md", "a")
    write(tmp_path / "elsewhere.md", "b")
    begin(tmp_path)
    write(tmp_path / "handbook/personas/a.md", "changed")
    write(tmp_path / "elsewhere.md", "changed")
    commit(tmp_path)
    assert since("main", tmp_path / "handbook") == Changes(changed=("personas/a.md",))


def test_a_shallow_copy_of_the_merge_is_enough(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """What GitHub checks out: the proposal as merged, and its parents."""
    write(repository / "personas/kept.md", "ours")
    commit(repository)
    git(repository, "checkout", "--quiet", "main")
    write(repository / "personas/old.md", "theirs")
    commit(repository)
    git(repository, "merge", "--quiet", "--no-edit", "proposal")
    copy = tmp_path_factory.mktemp("shallow") / "copy"
    git(repository, "clone", "--quiet", "--depth", "2", repository.as_uri(), str(copy))
    assert git(copy, "rev-parse", "--is-shallow-repository").strip() == "true"
    assert since("HEAD^1", copy) == Changes(changed=("personas/kept.md",))


@pytest.mark.parametrize("base", ["nowhere", "--output=stolen", ""])
def test_an_unknown_base_is_named(base: str, repository: Path) -> None:
    with pytest.raises(UnknownBaseError, match=f"There is no `{base}` here"):
        since(base, repository)
    assert not (repository / "stolen").exists()


def test_a_base_without_a_common_beginning_is_refused(repository: Path) -> None:
    git(repository, "checkout", "--quiet", "--orphan", "island")
    write(repository / "personas/kept.md", "another beginning")
    commit(repository)
    with pytest.raises(UnknownBaseError, match="no common beginning"):
        since("main", repository)


def test_a_folder_without_git_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnknownBaseError):
        since("main", tmp_path)


def test_a_copy_is_a_new_file_and_a_renamed_one_tells_its_former_name() -> None:
    changes = read("C100\0a.md\0b.md\0R090\0c.md\0d.md\0")
    assert changes == Changes(changed=("b.md", "d.md"), renamed=(("c.md", "d.md"),))
    assert changes.former_name("d.md") == "c.md"
    assert changes.former_name("b.md") is None
