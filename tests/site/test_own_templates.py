"""A company's own templates, styles and scripts stand in overrides/own/, which no upgrade touches."""

from pathlib import Path

import pytest
from tests.site.project import Project


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project.miniature(tmp_path / "handbook").with_own_templates()


def test_they_come_before_the_handbooks_and_build_on_them(project: Project) -> None:
    own = '{% extends "shipped/customer.html" %}\n{% import "handbook/_parts.html" as company %}\n'
    project.write(
        "overrides/own/customer.html", own + "{% block neighbours %}{{ company.ours() }}{{ super() }}{% endblock %}"
    )
    project.write("overrides/own/_parts.html", "{% macro ours() %}<p>Ask the service desk.</p>{% endmacro %}")
    project.write("overrides/own/views/template.html", "<p>Ours, in a view: {{ view|length > 0 }}</p>")
    project.write("overrides/own/head.html", '<meta name="company" content="{{ config.site_name | e }}">')
    project.write("overrides/own/look.css", "h1 { color: teal }\n")
    project.write("overrides/own/count.js", "console.log(1)\n")
    settings = (project.root / "mkdocs.yml").read_text("utf-8")
    project.write("mkdocs.yml", f"{settings}\nextra_css: [own/look.css]\nextra_javascript: [own/count.js]\n")
    site = project.build_well("--strict").site
    customer = (site / "personas/marsh-walker/index.html").read_text("utf-8")
    negative = (site / "personas/negative/parcel-juggler/index.html").read_text("utf-8")
    home = (site / "index.html").read_text("utf-8")
    assert customer.count("<p>Ask the service desk.</p>") == 1
    assert "Ask the service desk" not in negative
    for page in (customer, negative, home):
        assert '<meta name="company" content="Saltmarsh Persona Handbook">' in page
        assert "own/look.css" in page
        assert "own/count.js" in page
    assert (site / "own/look.css").read_text("utf-8") == "h1 { color: teal }\n"
    assert not list(site.rglob("_parts*"))
    assert not (site / "own/customer.html").exists()


BAD = {
    "a name that no template has": (
        "costumer.html",
        "x",
        "overrides/own/costumer.html:1:1: the handbook has no template `costumer.html`, so nobody reads this one. "
        "Did you mean `customer.html`? To keep a part that others import, call it `_costumer.html` [bad-template]",
    ),
    "one that is no template": ("views/whale.html", "{% if %}", "overrides/own/views/whale.html:1:1: Expected an "),
    "one that extends itself": (
        "page.html",
        'x\n{% extends "handbook/page.html" %}',
        "overrides/own/page.html:2:1: this template leads back to itself: to build on the handbook's, name it "
        "`shipped/...` [bad-template]",
    ),
    "one that adds to the head and is no template": ("head.html", "{% for %}", "overrides/own/head.html:1:1: "),
}


@pytest.mark.parametrize(("name", "text", "message"), BAD.values(), ids=BAD)
def test_what_is_wrong_with_them_is_said(project: Project, name: str, text: str, message: str) -> None:
    project.write(f"overrides/own/{name}", text)
    outcome = project.build("--strict")
    assert outcome.code == 1
    assert message in outcome.output
    assert len(outcome.errors) == 1
    assert "Traceback" not in outcome.output
    assert not outcome.site.exists()
