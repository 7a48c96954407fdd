"""A new look is an entry in `Look` and a template of the same name; everything else follows from the two.

The test adds two to a copy of the hooks and templates, one that has a form for tables and one that has none, and two
fields that ask for them.
"""

import json
import shutil
from pathlib import Path

import pytest
from tests.site.html_page import page
from tests.site.personas import customer
from tests.site.project import REPOSITORY, Project

LOOKS = """
    STARS = "stars", LookFacts(each=Each.PLACE, headed=False, comparable=True)
    RIBBON = "ribbon", LookFacts(last=True)
"""
FIELDS = """
    thrift: Rating | None = field("Thrift", "How much they save.", 3, Section.LIFE, look=Look.STARS)
    mottos: Claims = field("Mottos", "What they say.", ["Dry it first"], Section.LIFE, factory=list, look=Look.RIBBON)
"""
STARS = """
{% macro value(shown, known) %}
{% for item in shown["items"] %}<p class="stars">{{ item.text }}: {{ "*" * item.rating }}</p>{% endfor %}
{% endmacro %}
"""
RIBBON = """
{% set ui = macros() %}
{% macro value(shown, known) %}
{% for item in shown["items"] %}<p class="ribbon">{{ ui.statement(item, known) }}</p>{% endfor %}
{% endmacro %}
{% macro cell(shown) %}
{% for item in shown["items"] %}<em>{{ item.text }}</em>{% endfor %}
{% endmacro %}
"""
BEFORE_FIELDS = "    # Life\n"
BEFORE_LOOKS = "\n    def __new__(cls, value: str, facts: LookFacts)"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A handbook with two looks more, and a persona that shows both."""
    made = Project.miniature(tmp_path_factory.mktemp("look") / "handbook").with_own_templates()
    shutil.copytree(REPOSITORY / "hooks", made.root / "hooks", ignore=shutil.ignore_patterns("__pycache__", "cases"))
    made.replace("mkdocs.yml", str(REPOSITORY / "hooks" / "mkdocs_adapter.py"), "hooks/mkdocs_adapter.py")
    made.replace("hooks/handbook/schema/looks.py", BEFORE_LOOKS, LOOKS + BEFORE_LOOKS)
    made.replace("hooks/handbook/schema/persona.py", BEFORE_FIELDS, FIELDS + BEFORE_FIELDS)
    made.replace("hooks/handbook/schema/persona.py", "schema.scalars import ", "schema.scalars import Rating, ")
    made.write("overrides/handbook/looks/stars.html", STARS)
    made.write("overrides/handbook/looks/ribbon.html", RIBBON)
    options = "view: table\ncolumns: [name, thrift, mottos]\nwhere: {thrift: filled}\n"
    made.write("docs/all.md", f"# All\n\n```personas\n{options}```\n")
    made.write("personas/knot-tier.md", customer(thrift=4, mottos=["Tie it twice"], hobbies=["Knots"]))
    return made.build_well().site


def test_the_page_shows_both_in_their_section(site: Path) -> None:
    text = " ".join(page(site, "personas/knot-tier/").article.split())
    life = text[text.index("Life and values") :]
    assert "Thrift: ****" in life
    assert life.count("Thrift") == 1  # no heading repeats what the value says
    assert life.index("Knots") < life.index("Mottos") < life.index("Tie it twice")  # which comes last


def test_a_table_shows_the_form_for_tables_or_else_plain_lines(site: Path) -> None:
    html = (site / "all" / "index.html").read_text("utf-8")
    assert "<em>Tie it twice</em>" in html
    assert "<p>4 of 5</p>" in html


def test_the_sheet_has_both_in_plain_lines(site: Path) -> None:
    sheet = json.loads((site / "personas" / "knot-tier.json").read_text("utf-8"))
    lines = {line["path"]: line["values"] for section in sheet["sections"] for line in section["fields"]}
    assert lines["thrift"] == ["4 of 5"]
    assert lines["mottos"] == ["Tie it twice"]
