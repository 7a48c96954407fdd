"""A new field is one declaration in the schema; everything else follows from it.

The test adds one to a copy of the hooks, and looks for it in every place where writers and readers meet fields.
"""

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from tests.site import search
from tests.site.html_page import page
from tests.site.personas import customer
from tests.site.project import REPOSITORY, Outcome, Project

BEFORE = "    # Life\n"
DECLARED = """
    rituals: Claims = field(
        "Rituals", "What they do before they set out.", ["Oils the zips"], Section.LIFE, factory=list
    )
"""
CLI = "hooks/cli.py"
PERSONA = "personas/knot-tier.md"
ADDRESS = "personas/knot-tier/"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A handbook whose schema has one field more, with its forms for editors renewed."""
    made = Project.miniature(tmp_path_factory.mktemp("field") / "handbook")
    shutil.copytree(REPOSITORY / "hooks", made.root / "hooks", ignore=shutil.ignore_patterns("__pycache__", "cases"))
    made.replace("mkdocs.yml", str(REPOSITORY / "hooks" / "mkdocs_adapter.py"), "hooks/mkdocs_adapter.py")
    made.replace("hooks/handbook/schema/persona.py", BEFORE, DECLARED + BEFORE)
    made.write("docs/fields.md", "# Fields\n\n```personas\nview: fields\n```\n")
    made.write(
        "docs/all.md", "# All\n\n```personas\nview: table\ncolumns: [name, rituals]\nwhere: {rituals: filled}\n```\n"
    )
    made.write(PERSONA, customer(rituals=["Ties the bowline twice"]))
    return made


@pytest.fixture(scope="module")
def site(project: Project) -> Path:
    return project.build_well().site


def check(project: Project, **fields: Any) -> Outcome:
    project.write("personas/tried-out.md", customer(name="Tried Out", **fields))
    done = project.run(CLI, "check", "personas/tried-out.md")
    project.delete("personas/tried-out.md")
    return done


def test_validation_knows_it(project: Project) -> None:
    assert check(project, rituals=["Ties the bowline twice"]).code == 0
    assert [rule for _, rule in check(project, ritual=["x"]).problems] == ["unknown-field"]
    assert "Did you mean `rituals`?" in check(project, ritual=["x"]).output
    assert [rule for _, rule in check(project, rituals=[["x"]]).problems] == ["wrong-shape"]


def test_the_page_shows_it_in_its_section(site: Path) -> None:
    text = page(site, ADDRESS).article
    section = text[text.index("Life and values") :]
    assert re.search(r"Rituals\s+Ties the bowline twice", section)


def test_the_search_finds_it(site: Path) -> None:
    assert {"bowline", "twice"} <= search.words(search.text(site, ADDRESS))


def test_a_table_can_show_it(site: Path) -> None:
    assert "Ties the bowline twice" in page(site, "all/").article


def test_the_guide_explains_it(site: Path) -> None:
    assert re.search(r"rituals\s+Rituals.*What they do before they set out\.", page(site, "fields/").article, re.DOTALL)


def test_a_new_file_has_it_in_its_place(project: Project) -> None:
    project.run(CLI, "new", "Tamsin Quill")
    text = (project.root / "personas" / "tamsin-quill.md").read_text("utf-8")
    project.delete("personas/tamsin-quill.md")
    assert "## Rituals: What they do before they set out.\n# rituals:\n#   - Oils the zips\n" in text
    assert text.index("# company:") < text.index("# rituals:") < text.index("# values:")


def test_the_editors_form_has_it(project: Project) -> None:
    assert project.run(CLI, "editor").code == 0
    forms = json.loads((project.root / "frontmatter.json").read_text("utf-8"))
    kinds = {kind["name"]: kind["fields"] for kind in forms["frontMatter.taxonomy.contentTypes"]}
    for kind in ("customer", "negative"):
        names = [field["name"] for field in kinds[kind]]
        assert names.index("company") < names.index("rituals") < names.index("values")


def test_the_published_schema_has_it(site: Path) -> None:
    published = json.loads((site / "schema" / "persona.schema.json").read_text("utf-8"))
    assert published["properties"]["rituals"]["title"] == "Rituals"
