"""What lies on disk and must not be opened or published: a build refuses it, and the old site stays."""

import os
import shutil
import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.site.personas import customer
from tests.site.picture import png
from tests.site.project import REPOSITORY, Project, fingerprint

CLI = str(REPOSITORY / "hooks" / "cli.py")
LONG = "x" * 248 + ".md"  # 251 bytes: nothing beside it can be called like it


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    """A project with a site, which no test may change."""
    made = Project.miniature(tmp_path / "project").with_own_templates()
    made.write("site/index.html", "The old site.")
    before = fingerprint(made.root / "site")
    yield made
    assert fingerprint(made.root / "site") == before


def refused(project: Project) -> list[tuple[str, str]]:
    """What a build stops for, and `check` finds as well; both say so plainly."""
    outcome, check = project.build(), project.run(CLI, "check")
    assert (outcome.code, check.code) == (1, 1), outcome.output + check.output
    assert "Traceback" not in outcome.output + check.output
    assert outcome.output.count("Nothing was built") == 1
    assert [one for one in check.problems if one in outcome.errors] == outcome.errors
    return outcome.errors


def pipe(project: Project, path: str) -> None:
    os.mkfifo(project.root / path)


def listen(project: Project, path: str) -> None:
    here = Path.cwd()
    os.chdir((project.root / path).parent)  # a socket's path may not be long
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(Path(path).name)
    finally:
        os.chdir(here)


@pytest.mark.parametrize("make", [pipe, listen])
def test_pipes_and_sockets_are_named_wherever_they_are(project: Project, make: Callable[[Project, str], None]) -> None:
    paths = ["docs/a.css", "docs/b.md", "docs/images.png", "overrides/assets/c.css", "overrides/handbook/macros.html",
             "overrides/main.html", "personas/_handbook.yml", "personas/d.md", "personas/images/e.png"]  # fmt: skip
    for path in paths:
        (project.root / path).unlink(missing_ok=True)
        make(project, path)
    assert refused(project) == [(path, "special-file") for path in sorted(paths)]


@pytest.mark.parametrize("folder", ["docs", "overrides"])
def test_a_content_folder_is_no_link(project: Project, folder: str, tmp_path: Path) -> None:
    shutil.move(project.root / folder, tmp_path / "elsewhere")
    (project.root / folder).symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    assert refused(project)[0] == (folder, "symbolic-link")


def test_the_folder_of_personas_is_no_link(project: Project, tmp_path: Path) -> None:
    shutil.move(project.root / "personas", tmp_path / "elsewhere")
    (project.root / "personas").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    assert ("personas", "symbolic-link") in refused(project)


def test_links_are_named_wherever_they_are_and_nothing_behind_them_is_published(
    project: Project, tmp_path: Path
) -> None:
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret/a.md").write_text("Secret", "utf-8")
    links = ["docs/a.md", "docs/b.css", "docs/folder", "overrides/.hidden", "overrides/assets/folder",
             "overrides/loop",
             "overrides/handbook/looks/text.html", "personas/_handbook.yml", "personas/c.md"]  # fmt: skip
    for link in links:
        (project.root / link).unlink(missing_ok=True)
        (project.root / link).symlink_to(tmp_path / "secret" / ("" if "folder" in link else "a.md"))
    (project.root / "overrides/loop").unlink()
    (project.root / "overrides/loop").symlink_to(".", target_is_directory=True)
    assert refused(project) == [(link, "symbolic-link") for link in sorted(links)]


@pytest.mark.parametrize("folder", ["docs", "personas", "overrides/assets"])
def test_names_that_something_cannot_hold_are_named(project: Project, folder: str) -> None:
    here = os.fsencode(project.root / folder)
    for name in (b"\xff.md", LONG.encode(), b"a\x1b[31m.md", b"<img src=x onerror=alert(1)>.md"):
        Path(os.fsdecode(here + b"/" + name)).write_text("# A\n", "utf-8")
    Path(os.fsdecode(here + b"/\xfe")).mkdir()
    Path(os.fsdecode(here + b"/\xfe/a.md")).write_text("# A\n", "utf-8")
    outcome, check = project.build(), project.run(CLI, "check", "--format", "github")
    assert (outcome.code, check.code) == (1, 1)
    assert "Traceback" not in outcome.output + check.output
    assert outcome.output.count("[bad-name]") == check.output.count("title=bad-name") == 5
    assert rf"{folder}/\xff.md:1:1" in outcome.output
    assert "\x1b" not in outcome.output + check.output


@pytest.mark.parametrize("form", ["plain", "terminal", "gitlab", "github"])
def test_bad_names_can_be_told_in_every_form(project: Project, form: str) -> None:
    Path(os.fsdecode(os.fsencode(project.root) + b"/docs/\xff.md")).write_text("# A\n", "utf-8")
    check = project.run(CLI, "check", "--format", form)
    assert check.code == 1
    assert "Traceback" not in check.output
    assert "bad-name" in check.output


def test_a_former_id_of_three_hundred_letters_is_refused(project: Project) -> None:
    project.write("personas/ada-reed.md", customer(aliases=["a" * 300, "b" * 190]))
    assert refused(project) == [("personas/ada-reed.md", "bad-id")]


def test_what_docs_may_hold_is_listed_and_a_maintainer_lists_more(project: Project) -> None:
    for name in ("id_rsa", "_redirects", "sw.js", "robots.txt", "CNAME"):
        project.write(f"docs/{name}", "x")
    assert refused(project) == [
        (f"docs/{name}", "unlisted-file") for name in ("CNAME", "_redirects", "id_rsa", "robots.txt", "sw.js")
    ]
    project.delete("docs/id_rsa", "docs/sw.js", "docs/_redirects")
    settings = (project.root / "mkdocs.yml").read_text("utf-8")
    project.write("mkdocs.yml", f"{settings}\nextra: {{ handbook: {{ docs_files: [CNAME, robots.txt] }} }}\n")
    outcome, check = project.build_well(into="new"), project.run(CLI, "check")
    assert (outcome.site / "CNAME").read_text("utf-8") == "x"
    assert check.code == 0, check.output


def test_docs_files_is_a_list(project: Project) -> None:
    settings = (project.root / "mkdocs.yml").read_text("utf-8")
    project.write("mkdocs.yml", f"{settings}\nextra: {{ handbook: {{ docs_files: CNAME }} }}\n")
    outcome, check = project.build(), project.run(CLI, "check")
    assert (outcome.code, check.code) == (1, 2)
    for said in (outcome.output, check.output):
        assert "write `docs_files:` as a list" in said
        assert "Traceback" not in said


def test_settings_by_another_name_publish_nothing(project: Project) -> None:
    (project.root / "personas/_handbook.yml").rename(project.root / "personas/_handbook.yaml")
    assert ("personas/_handbook.yaml", "misnamed-settings") in refused(project)


def test_a_picture_that_is_none_is_named_once_and_in_docs_as_well(project: Project) -> None:
    project.write("personas/images/a.png", "<script>alert(1)</script>")
    project.write("docs/b.jpg", png(2, 2))
    avatar = {"src": "images/a.png", "alt": "A", "credit": "B"}
    project.write("personas/ada-reed.md", customer("![A](images/a.png)\n", avatar=avatar))
    assert refused(project) == [("docs/b.jpg", "bad-picture"), ("personas/images/a.png", "bad-picture")]


def test_templates_outside_of_the_project_are_the_maintainers_choice(project: Project, tmp_path: Path) -> None:
    (project.root / "overrides").rename(tmp_path / "templates")
    project.replace("mkdocs.yml", "custom_dir: overrides", f"custom_dir: {tmp_path / 'templates'}")
    project.build_well(into="new")
    (tmp_path / "templates/assets/more.css").symlink_to(tmp_path / "templates/main.html")
    outcome = project.build()
    assert outcome.code == 1
    assert outcome.errors == [("../templates/assets/more.css", "symbolic-link")]
