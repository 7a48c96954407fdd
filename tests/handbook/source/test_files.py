from pathlib import Path

import pytest
from tests.site.picture import png

from handbook.source.files import collect, picture_size


def project(root: Path, *paths: str) -> Path:
    for path in paths:
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(path.encode())
    return root


def test_files_are_sorted_into_personas_pages_pictures_and_others(tmp_path: Path) -> None:
    content = collect(
        project(tmp_path, "personas/b.md", "personas/negative/a.md", "docs/x.md", "docs/y/z.md", "docs/a.css",
                "personas/images/a.PNG", "personas/_handbook.yml", "mkdocs.yml")
    )  # fmt: skip
    assert list(content.personas) == ["personas/b.md", "personas/negative/a.md"]
    assert list(content.docs) == ["docs/x.md", "docs/y/z.md"]
    assert list(content.images) == ["personas/images/a.PNG"]
    assert content.others == {"docs/a.css"}
    assert content.settings == b"personas/_handbook.yml"
    assert content.personas["personas/b.md"] == b"personas/b.md"
    assert content.uris == {
        "personas/b.md", "personas/negative/a.md", "x.md", "y/z.md", "personas/images/a.PNG", "a.css"
    }  # fmt: skip


@pytest.mark.parametrize(
    "path",
    [
        "personas/_draft.md",
        "personas/_old/a.md",
        "personas/.hidden.md",
        "personas/.git/a.md",
        "personas/README.md",
        "personas/negative/readme.md",
        "personas/notes.txt",
        "docs/.hidden.md",
        "elsewhere/a.md",
    ],
)
def test_what_is_hidden_or_meant_for_the_repository_is_skipped(tmp_path: Path, path: str) -> None:
    content = collect(project(tmp_path, path))
    assert (content.personas, content.docs, content.problems) == ({}, {}, ())


@pytest.mark.parametrize("path", ["personas/A.MD", "personas/a.markdown"])
def test_another_ending_for_markdown_is_not_passed_over(tmp_path: Path, path: str) -> None:
    assert list(collect(project(tmp_path, path)).personas) == [path]


def test_there_may_be_no_folders_at_all(tmp_path: Path) -> None:
    content = collect(tmp_path)
    assert (content.personas, content.docs, content.settings, content.problems) == ({}, {}, None, ())


def test_symbolic_links_are_problems_and_nothing_behind_them_is_read(tmp_path: Path) -> None:
    outside = project(tmp_path / "outside", "secret.md")
    root = project(tmp_path / "project", "personas/a.md", "docs/x.md")
    for link, target in (
        ("personas/link.md", outside / "secret.md"),
        ("personas/_handbook.yml", outside / "secret.md"),
        ("personas/folder", outside),
        ("docs/link.md", outside / "secret.md"),
        ("docs/folder", outside),
        ("docs/dangling.md", outside / "nothing.md"),
        ("personas/images.png", outside / "secret.md"),
        ("personas/loop", root / "personas"),
    ):
        (root / link).symlink_to(target)
    content = collect(root)
    assert list(content.personas) == ["personas/a.md"]
    assert list(content.docs) == ["docs/x.md"]
    assert (content.images, content.others, content.settings) == ({}, frozenset(), None)
    assert {problem.rule.id for problem in content.problems} == {"symbolic-link"}
    assert [problem.path for problem in content.problems] == [
        "docs/dangling.md", "docs/folder", "docs/link.md", "personas/_handbook.yml", "personas/folder",
        "personas/images.png", "personas/link.md", "personas/loop",
    ]  # fmt: skip


def test_a_file_that_is_far_too_large_is_not_read_to_its_end(tmp_path: Path) -> None:
    root = project(tmp_path, "personas/a.md", "personas/images/a.png")
    (root / "personas/a.md").write_bytes(b"x" * 1_000_000)
    (root / "personas/images/a.png").write_bytes(b"x" * 1_000_000)
    content = collect(root)
    assert len(content.personas["personas/a.md"]) == 256 * 1024 + 1
    assert len(content.images["personas/images/a.png"]) < 100


def test_the_order_on_disk_does_not_matter(tmp_path: Path) -> None:
    names = [f"personas/{name}.md" for name in ("zoe", "ann", "mia", "negative/ben")]
    forward, backward = tmp_path / "forward", tmp_path / "backward"
    project(forward, *names)
    project(backward, *reversed(names))
    assert list(collect(forward).personas) == list(collect(backward).personas) == sorted(names)


def test_a_picture_is_measured_wherever_it_lies(tmp_path: Path) -> None:
    project(tmp_path, "personas/images/broken.png", "docs/drawing.svg", "docs/index.md")
    (tmp_path / "personas/images/a.PNG").write_bytes(png(60, 200))
    (tmp_path / "docs/b.png").write_bytes(png(3, 2))
    (tmp_path / "docs/link.png").symlink_to(tmp_path / "docs/b.png")
    names = [
        "personas/images/a.PNG",
        "b.png",
        "personas/images/broken.png",
        "drawing.svg",
        "index.md",
        "no.png",
        "link.png",
    ]
    assert [picture_size(tmp_path, name) for name in names] == [(60, 200), (3, 2), None, None, None, None, None]
