import os
import socket
from pathlib import Path
from unittest import mock

import pytest
from tests.site.picture import png

from handbook.source.files import SETTINGS, collect, picture_size


def project(root: Path, *paths: str) -> Path:
    for path in paths:
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(b'<svg xmlns="http://www.w3.org/2000/svg"/>' if path.endswith(".svg") else path.encode())
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
        "personas/_notes.txt",
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
    assert (content.images, content.others, content.settings) == (frozenset(), frozenset(), None)
    assert {problem.rule.id for problem in content.problems} == {"symbolic-link"}
    assert [problem.path for problem in content.problems] == [
        "docs/dangling.md", "docs/folder", "docs/link.md", "personas/_handbook.yml", "personas/folder",
        "personas/images.png", "personas/link.md", "personas/loop",
    ]  # fmt: skip


def test_a_file_that_is_far_too_large_is_not_read_to_its_end(tmp_path: Path) -> None:
    root = project(tmp_path, "personas/a.md")
    (root / "personas/a.md").write_bytes(b"x" * 1_000_000)
    content = collect(root)
    assert len(content.personas["personas/a.md"]) == 256 * 1024 + 1


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


def found(root: Path, *allowed: str) -> list[tuple[str, str]]:
    return [(problem.path, problem.rule.id) for problem in collect(root, root / "overrides", allowed).problems]


def one(root: Path, path: str) -> list[str]:
    """The rules that a file of this name breaks in a project of its own; as good as empty, be it a folder's."""
    project(root, path)
    return [rule for _, rule in found(root)]


@pytest.mark.parametrize(
    "name",
    ["_handbook.yaml", "_Handbook.yml", "_HANDBOOK.YML", "handbook.yml", "_handbook.yml.txt", "_handbook .yml",
     "_handbook.yml ", " _handbook.yml", "_handbok.yml", "_handboook.yml", "_hndbook.yml", "__handbook.yml",
     "_handbook.json", "_handbook.toml", "_handbook", "_handbook.md", "_handbook.markdown", "_handbook (1).yml",
     "_handbook copy.md", "_handbook 2", "Copy of _handbook.yml", "_hand-book.yml", "_hand_book.txt", ".handbook.yml",
     ".handbook", "_handbook.yml.old", "_handbook.yml~", "._handbook.yml", "_h\u0430ndbook.yml", "_config.yml",
     "settings.yaml", "negative/_handbook.yml", "negative/handbook.yaml", "images/_handbook.yml", "_old/_handbook.yml",
     "_handbook/a.md", "_handbook.yml/a.md", "handbook.yml/a.md"],
)  # fmt: skip
def test_what_looks_like_the_settings_is_not_passed_over(tmp_path: Path, name: str) -> None:
    assert one(tmp_path, f"personas/{name}")[:1] == ["misnamed-settings"]


@pytest.mark.parametrize("name", ["_handbook.yml~", "_handbook.yml.bak", "._handbook.yml.swp", ".#_handbook.yml"])
def test_what_an_editor_leaves_beside_the_settings_annoys_nobody(tmp_path: Path, name: str) -> None:
    assert one(project(tmp_path, SETTINGS), f"personas/{name}") == []


@pytest.mark.parametrize(
    "path",
    ["_handbook.yml", "_handbook.yaml", "handbook.yml", "Handbook.json", ".handbook.yml", "_handbook.md",
     "docs/_handbook.yml", "docs/handbook.yaml", "docs/_handbook.md", "docs/guide/.handbook.yml", "docs/_handbook.txt"],
)  # fmt: skip
def test_settings_in_another_place_are_not_passed_over(tmp_path: Path, path: str) -> None:
    assert one(tmp_path, path) == ["misnamed-settings"]


@pytest.mark.parametrize(
    "path",
    ["personas/handbook.md", "personas/handbook-fan.md", "personas/_handbook-notes.md", "personas/images/handbook.svg",
     "personas/.remarkrc.json", "personas/.vscode/settings.json", "docs/handbook.md", "docs/handbook.pdf",
     "docs/handbook.svg", "docs/handbook/index.md", "handbook.md", "handbook.code-workspace", "mkdocs.yml",
     "frontmatter.json", "handbook/a.txt"],
)  # fmt: skip
def test_what_only_shares_a_word_with_the_settings_is_fine(tmp_path: Path, path: str) -> None:
    assert one(tmp_path, path) == []


def test_what_to_do_with_them_depends_on_whether_there_are_settings(tmp_path: Path) -> None:
    project(tmp_path, "personas/_handbook.yaml")
    assert "if it is meant, call it `personas/_handbook.yml`" in collect(tmp_path).problems[0].message
    project(tmp_path, SETTINGS)
    assert "move what you need from it there" in collect(tmp_path).problems[0].message


@pytest.mark.parametrize(
    "path",
    ["a.md.txt", "a.mdx", "a.md.docx", "notes.txt", "a", "a.docx", "a.csv", "a.html", "images/a.heic", "images/a.ico"],
)  # fmt: skip
def test_what_is_nothing_in_personas_is_named(tmp_path: Path, path: str) -> None:
    assert one(tmp_path, f"personas/{path}") == ["stray-file"]


@pytest.mark.parametrize(
    "path",
    [".DS_Store", "Thumbs.db", "desktop.ini", "Icon\r", "a.md~", "a.md.bak", "a.md.orig", ".a.md.swp", "#a.md#",
     ".gitkeep", "_old/a.txt", "_notes", "README.md", "README.txt", "negative/README", ".idea/a.xml",
     "negotiators/a.md", "negative/regional/a.md", "_negatives/a.md", "images/negative/README.md",
     "Negative/README.md", "Negative/.gitkeep"],
)  # fmt: skip
def test_notes_and_leftovers_in_personas_annoy_nobody(tmp_path: Path, path: str) -> None:
    assert one(tmp_path, f"personas/{path}") == []


@pytest.mark.parametrize(
    "name",
    ["id_rsa", "_redirects", "_headers", "CNAME", ".htaccess", ".env", "a.pem", "a.key", "sw.js", "a.mjs", "a.wasm",
     "a.html", "a.HTM", "a.xhtml", "a.xml", "a.swf", "robots.txt", "Robots.TXT", "vercel.json", "a.exe",
     "a.php", "_a.md", "credentials.json", "id_rsa.txt", "service-account.json", "API-keys.csv",
     "a.md~", "index.md.bak", "Thumbs.db", "a.md.txt.zip", "sub/id_ed25519"],
)  # fmt: skip
def test_docs_holds_known_kinds_of_files_unless_a_maintainer_allows_more(tmp_path: Path, name: str) -> None:
    assert one(tmp_path, f"docs/{name}") == ["unlisted-file"]
    assert found(tmp_path, name.rpartition("/")[2]) == []


@pytest.mark.parametrize("name", ["a.pdf", "a.CSS", "a.svg", "a.json", "words.txt", "a.mp4", ".DS_Store", ".gitkeep"])
def test_known_kinds_of_files_are_published_from_docs(tmp_path: Path, name: str) -> None:
    assert one(tmp_path, f"docs/{name}") == []


def test_an_ending_that_is_allowed_is_so_in_capitals_as_well(tmp_path: Path) -> None:
    project(tmp_path, "docs/A.ZIP", "docs/b.zip", "docs/c.7z")
    assert found(tmp_path, ".zip") == [("docs/c.7z", "unlisted-file")]


@pytest.mark.parametrize("place", ["personas", "docs", "overrides"])
@pytest.mark.parametrize("name", ["a.md", "a.html", ".hidden", "sub/a.png"])
def test_pipes_and_sockets_are_named_and_not_opened(
    tmp_path: Path, place: str, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    project(tmp_path, f"{place}/sub/.gitkeep")
    monkeypatch.chdir(tmp_path / place)  # a socket's path may not be long
    os.mkfifo(name)
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("socket")
    assert found(tmp_path) == [(f"{place}/{path}", "special-file") for path in sorted((name, "socket"))]


@pytest.mark.parametrize("top", ["personas", "docs", "overrides"])
def test_a_folder_of_the_project_that_is_a_link_is_not_entered(tmp_path: Path, top: str) -> None:
    outside = project(tmp_path / "outside", "a.md")
    root = project(tmp_path / "project", "mkdocs.yml")
    (root / top).symlink_to(outside, target_is_directory=True)
    assert found(root) == [(top, "symbolic-link")]
    assert collect(root).uris == frozenset()


def test_a_link_above_the_templates_is_none_within_the_project(tmp_path: Path) -> None:
    outside = project(tmp_path / "outside", "theme/main.html")
    root = project(tmp_path / "project", "mkdocs.yml")
    (root / "look").symlink_to(outside, target_is_directory=True)
    assert [problem.path for problem in collect(root, root / "look/theme").problems] == ["look"]


def test_templates_that_lie_elsewhere_are_the_maintainers_choice_but_links_among_them_are_not(tmp_path: Path) -> None:
    theme = project(tmp_path / "theme", "main.html", "assets/a.css", ".hidden/a.css")
    root = project(tmp_path / "project", "mkdocs.yml")
    assert collect(root, theme).problems == ()
    for link in ("b.html", "assets/c.css", ".hidden/d.css"):
        (theme / link).symlink_to(theme / "main.html")
    assert [problem.path for problem in collect(root, theme).problems] == [
        "../theme/.hidden/d.css", "../theme/assets/c.css", "../theme/b.html"
    ]  # fmt: skip


def test_an_editors_lock_is_no_link_of_the_handbook(tmp_path: Path) -> None:
    project(tmp_path, "personas/a.md", "docs/a.md")
    for top in ("personas", "docs"):
        (tmp_path / top / ".#a.md").symlink_to("somebody@example.com.1234:1")
    assert found(tmp_path) == []


def test_what_may_not_be_read_is_named(tmp_path: Path) -> None:
    project(tmp_path, "personas/a.md", "docs/a.css", "docs/sub/b.md", "docs/c.md")
    scan = os.scandir

    def scandir(path: str) -> object:
        if str(path).endswith("sub"):
            raise PermissionError(13, "Permission denied")
        return scan(path)

    with (
        mock.patch("os.access", lambda path, _: not str(path).endswith(("a.md", "a.css"))),
        mock.patch("os.scandir", scandir),
    ):
        assert found(tmp_path) == [
            ("docs/a.css", "unreadable-file"), ("docs/sub", "unreadable-file"), ("personas/a.md", "unreadable-file")
        ]  # fmt: skip


def test_a_file_that_cannot_be_read_after_all_is_named_and_one_that_is_gone_is_not(tmp_path: Path) -> None:
    project(tmp_path, "personas/a.md", "docs/c.md")
    for error, problems in ((OSError(5, "Input/output error"), 2), (FileNotFoundError(2, "gone"), 0)):
        with mock.patch.object(Path, "open", side_effect=error):
            assert [problem.rule.id for problem in collect(tmp_path).problems] == ["unreadable-file"] * problems


@pytest.mark.parametrize("top", ["personas", "docs"])
@pytest.mark.parametrize(
    "name", [b"\xff.md", b"a\x1b[31m.md", b"x\n::error::.md", b"<b>.md", b"y" * 201 + b".md", b"nul.md"]
)
def test_a_bad_name_is_named_so_that_it_can_be_written_down_and_its_file_is_not_read(
    tmp_path: Path, top: str, name: bytes
) -> None:
    project(tmp_path, f"{top}/sub/.gitkeep")
    for folder in ("", "sub/"):
        Path(os.fsdecode(os.fsencode(tmp_path / top / folder) + b"/" + name)).write_bytes(b"x")
    content = collect(tmp_path)
    assert (content.personas, content.docs) == ({}, {})
    assert [problem.rule.id for problem in content.problems] == ["bad-name"] * 2
    for problem in content.problems:
        assert str(problem).isprintable()
        assert str(problem).encode()


def test_a_folder_with_a_bad_name_is_named_once(tmp_path: Path) -> None:
    project(tmp_path, "docs/<b>/a.md", "docs/<b>/b.md")
    assert found(tmp_path) == [("docs/<b>", "bad-name")]
    folder = Path(os.fsdecode(os.fsencode(tmp_path / "docs") + b"/\xff"))
    folder.mkdir()
    (folder / "a.md").write_bytes(b"x")
    assert ("docs/\\xff", "bad-name") in found(tmp_path)
    assert len(found(tmp_path)) == 2


@pytest.mark.parametrize("path", ["personas/a.md", "docs/index.md", "docs/guide/a.markdown"])
def test_a_folder_with_the_name_of_a_file_is_named(tmp_path: Path, path: str) -> None:
    assert one(tmp_path, f"{path}/b.png")[0] == "bad-name"


@pytest.mark.parametrize("name", ["docs", "personas", "overrides", "mkdocs.yml"])
def test_a_link_to_itself_stops_nothing(tmp_path: Path, name: str) -> None:
    (tmp_path / name).symlink_to(name)
    assert {rule for _, rule in found(tmp_path)} <= {"symbolic-link"}


@pytest.mark.parametrize(
    "name", ["relatives", "antiques", "trade", "native", "negative/regional", "exclusive", "notary"]
)
def test_a_folder_of_another_name_is_no_such_folder(tmp_path: Path, name: str) -> None:
    assert collect(project(tmp_path, f"personas/{name}/free-sampler.md")).problems == ()
