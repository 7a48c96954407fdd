"""A company's own templates, styles and scripts stand in overrides/own/, which no upgrade touches."""

from pathlib import Path

import pytest
from tests.site.project import PROBLEM, REPOSITORY, Outcome, Project


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
    "one that builds on what is not there": (
        "customer.html",
        '\n{% extends "customer.html" %}',
        "overrides/own/customer.html:2:1: there is no template `customer.html`. Did you mean `shipped/customer.html`? ["
        "bad-template]",
    ),
    "one that imports what is not there": (
        "customer.html",
        '{% extends "shipped/customer.html" %}\n{% import "handbook/_part.html" as part %}',
        "overrides/own/customer.html:2:1: there is no template `handbook/_part.html`.",
    ),
    "a block of a name that no block has": (
        "customer.html",
        '{% extends "shipped/customer.html" %}\n{% block neigbours %}x{% endblock %}',
        "overrides/own/customer.html:2:1: `shipped/customer.html` has no block `neigbours`, so nobody sees this one. "
        "Did you mean `neighbours`? Allowed: ",
    ),
    "one that leads back through another": (
        "money.html",
        '{% extends "handbook/page.html" %}',
        "overrides/own/money.html:1:1: this template leads back to itself",
    ),
    "a value that is not there": (
        "customer.html",
        '{% extends "shipped/customer.html" %}\n{% block neighbours %}{{ persona.sumary }}{% endblock %}',
        "overrides/own/customer.html:2:1: 'handbook.",
    ),
    "a tag that is never closed": (
        "customer.html",
        '{% extends "shipped/customer.html" %}\n{% block neighbours %}\n<div>a</div>\n<div {{ "x" }}>b{% endblock %}',
        "overrides/own/customer.html:4:1: `<div>` is never closed, or not where it should be",
    ),
    "a tag that closes what a template has not opened": (
        "views/cards.html",
        "{# <div> #}<section>\n<p>a</p></div></section>",
        "overrides/own/views/cards.html:2:9: `</div>` closes nothing that is open here",
    ),
    "one with the marks of a merge": (
        "customer.html",
        '{% extends "shipped/customer.html" %}\n<<<<<<< HEAD\n{% if x %}\n=======\n>>>>>>> new\n',
        "overrides/own/customer.html:2:1: here are two versions: keep one of them",
    ),
    "a style with the marks of a merge": (
        "look.css",
        "<<<<<<< HEAD\n=======\n>>>>>>> new\n",
        "overrides/own/look.css:1:1: here are two versions: keep one of them",
    ),
    "one that adds to the head and is no template": ("head.html", "{% for %}", "overrides/own/head.html:1:1: "),
}


def errors(check: Outcome) -> list[tuple[str, str]]:
    """File and rule of what a check found, but for warnings, which a build has a count of."""
    found = [match for line in check.output.splitlines() if (match := PROBLEM.search(line))]
    return [(one["path"], one["rule"]) for one in found if not one["message"].startswith("warning:")]


@pytest.mark.parametrize(("name", "text", "message"), BAD.values(), ids=BAD)
def test_what_is_wrong_with_them_is_said(project: Project, name: str, text: str, message: str) -> None:
    project.write(f"overrides/own/{name}", text)
    outcome = project.build("--strict")
    assert outcome.code == 1
    assert message in outcome.output
    assert len(outcome.errors) == 1
    assert "Traceback" not in outcome.output
    assert not outcome.site.exists()
    check = project.run(str(REPOSITORY / "hooks" / "cli.py"), "check")
    assert check.code == 1
    assert message in check.output
    assert errors(check) == outcome.errors


def test_a_check_has_nothing_against_templates_that_can_be_rendered(project: Project) -> None:
    own = '{% extends "shipped/customer.html" %}\n{% block neighbours %}{% block new %}{% endblock %}{% endblock %}'
    own += '{% block lead %}{% if public %}<div class="a">{% else %}<div class="b">{% endif %}<br>x</div>'
    own += '<b @x="a > b">k</b>{% endblock %}'
    project.write("overrides/own/customer.html", own)
    project.write("overrides/own/views/cards.html", '{% include "handbook/nothing.html" ignore missing %}')
    project.write("overrides/own/_base.html", '{% extends "shipped/customer.html" %}')
    project.write("overrides/own/negative.html", '{% extends "handbook/_base.html" %}{% block money %}{% endblock %}')
    check = project.run(str(REPOSITORY / "hooks" / "cli.py"), "check")
    assert (check.code, errors(check)) == (0, [])
