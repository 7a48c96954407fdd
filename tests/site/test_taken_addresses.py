"""No file of a site replaces another: what would is refused, in builds and in `check` alike, and the old site stays."""

from pathlib import Path

import pytest
from tests.site.html_page import HtmlPage
from tests.site.personas import customer
from tests.site.project import REPOSITORY, Project, fingerprint

CLI = str(REPOSITORY / "hooks/cli.py")


def test_a_build_and_the_check_find_the_same_and_the_old_site_stays(project: Project) -> None:
    project.replace("mkdocs.yml", "site_name:", "extra: {handbook: {docs_files: [.js]}}\nsite_name:")
    before = fingerprint(project.build_well().site)
    theme = next((project.build_well().site / "assets/javascripts").glob("bundle.*.js")).name
    for path in ("docs/404.md", "docs/personas/tide-swimmer/index.md", "docs/personas/negative.md"):
        project.write(path, "# Another page\n")
    for path in (f"docs/assets/javascripts/{theme}", "docs/assets/javascripts/Compare.js"):
        project.write(path, "alert(1)\n")
    project.write("docs/personas/marsh-walker.json", "{}\n")
    project.write("docs/robots.md", "---\nicon: ../../x\nstatus: drafd\n---\n# Robots\n")
    project.write("personas/personas.md", customer())
    project.write("personas/negative.md", customer())
    project.write("personas/ada-reed.md", customer(aliases=["look-up", "old.html"]))
    outcome = project.build()
    assert outcome.code == 1
    assert "Traceback" not in outcome.output
    assert set(outcome.errors) == {
        ("docs/404.md", "path-taken"),
        ("docs/assets/javascripts/Compare.js", "path-taken"),
        (f"docs/assets/javascripts/{theme}", "path-taken"),
        ("docs/personas/marsh-walker.json", "path-taken"),
        ("docs/personas/negative.md", "path-taken"),
        ("docs/personas/tide-swimmer/index.md", "path-taken"),
        ("docs/robots.md", "unknown-value"),
        ("personas/ada-reed.md", "bad-id"),
        ("personas/ada-reed.md", "path-taken"),
        ("personas/negative.md", "path-taken"),
        ("personas/personas.md", "path-taken"),
    }
    assert fingerprint(outcome.site) == before
    (project.root / "overrides").symlink_to(REPOSITORY / "overrides", target_is_directory=True)
    checked = project.run(CLI, "check", "--format", "plain")
    assert set(outcome.errors) <= set(checked.problems)


@pytest.mark.parametrize("folders", ["true", "false"])
def test_what_others_add_to_a_site_replaces_nothing(folders: str, project: Project) -> None:
    """A plugin of the company's may make files, before us or after us."""
    project.replace("mkdocs.yml", "site_name:", f"use_directory_urls: {folders}\nsite_name:")
    before = fingerprint(project.build_well().site)
    ours = str(REPOSITORY / "hooks/mkdocs_adapter.py")
    name = "personas/Marsh-Walker/index.html" if folders == "true" else "personas/Marsh-Walker.html"
    for number, (uri, hooks) in enumerate(
        ((name, "theirs_0.py, OURS"), ("personas/marsh-walker.json", "OURS, theirs_1.py"))
    ):
        text = (project.root / "mkdocs.yml").read_text("utf-8")
        (project.root / f"theirs_{number}.py").write_text(
            "from mkdocs.structure.files import File\n\n\n"
            f"def on_files(files, config):\n    files.append(File.generated(config, {uri!r}, content='x'))\n",
            "utf-8",
        )
        changed = project.write(f"other-{number}.yml", text.replace(f"[{ours}]", f"[{hooks.replace('OURS', ours)}]"))
        outcome = project.build("-f", str(changed))
        assert outcome.code == 1
        assert "two files of the site would be" in outcome.output
        assert uri.lower() in outcome.output.lower()
        assert "Traceback" not in outcome.output
        assert fingerprint(outcome.site) == before


def test_an_icon_of_the_themes_stands_in_the_navigation(project: Project) -> None:
    project.replace("docs/guide/reading.md", "tags:", "icon: material/compass\nstatus: under-review\ntags:")
    index = project.build_well().site / "guide/reading/index.html"
    assert HtmlPage.read(index).all("span", "md-status--under-review")


def test_neighbours_are_built_and_found_under_their_own_addresses(project: Project) -> None:
    project.write("docs/assets/plan.txt", "A plan\n")
    project.write("docs/search.md", "# How to search\n")
    project.write("personas/ada-reed.md", customer(aliases=["Marsh walker", "reed-cutter"]))
    site: Path = project.build_well().site
    made = ("search/search_index.json", "search/handbook.json", "personas/reed-cutter/index.html")
    for name in ("assets/plan.txt", "search/index.html", *made):
        assert (site / name).is_file()
