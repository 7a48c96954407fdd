"""An error anywhere: every problem is said at its place, nothing is built, and the old site stays as it was."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from tests.site.personas import customer
from tests.site.project import PROBLEM, Outcome, Project, fingerprint


@dataclass(frozen=True)
class Fault:
    """What a writer or maintainer does wrong, and the problems (file and rule) that must be said."""

    make: Callable[[Project], object]
    problems: tuple[tuple[str, str], ...]


def _template(path: str, old: str, new: str) -> Callable[[Project], None]:
    return lambda project: project.with_own_templates().replace(path, old, new)


CUSTOMER, TABLE = "overrides/handbook/customer.html", "overrides/handbook/views/table.html"
FAULTS = {
    "a persona with three mistakes": Fault(
        lambda p: p.write("personas/ada-reed.md", customer(hobies=["Rowing"], age="young", status="activ")),
        (
            ("personas/ada-reed.md", "unknown-field"),
            ("personas/ada-reed.md", "bad-age"),
            ("personas/ada-reed.md", "unknown-value"),
        ),
    ),
    "two broken personas": Fault(
        lambda p: [p.write("personas/ada.md", "no fields\n"), p.write("personas/ben.md", "---\nname: Ben\n")],
        (("personas/ada.md", "no-front-matter"), ("personas/ben.md", "unclosed-front-matter")),
    ),
    "a view of nothing": Fault(
        lambda p: p.replace("docs/index.md", "view: cards", "view: carousel"), (("docs/index.md", "unknown-value"),)
    ),
    "a view with an unknown field": Fault(
        lambda p: p.replace("docs/personas/index.md", "group: segment", "group: sgement"),
        (("docs/personas/index.md", "bad-view"),),
    ),
    "front matter of a page that is no YAML": Fault(
        lambda p: p.write("docs/guide/reading.md", "---\ntitle: Bad: yaml\n---\n\nA page.\n"),
        (("docs/guide/reading.md", "bad-yaml"),),
    ),
    "front matter of a page that is never closed": Fault(
        lambda p: p.write("docs/guide/reading.md", "---\ntitle: Reading\n\nA page.\n"),
        (("docs/guide/reading.md", "unclosed-front-matter"),),
    ),
    "front matter of a page after an empty line": Fault(
        lambda p: p.write("docs/guide/reading.md", "\n---\ntitle: Reading\n---\n\nA page.\n"),
        (("docs/guide/reading.md", "no-front-matter"),),
    ),
    "a page's title that is a list": Fault(
        lambda p: p.write("docs/guide/reading.md", "---\ntitle: [a, b]\n---\n\nA page.\n"),
        (("docs/guide/reading.md", "wrong-shape"),),
    ),
    "a page's setting that the theme would stumble over": Fault(
        lambda p: p.write("docs/guide/reading.md", "---\ntemplate: nowhere.html\nsearch: none\n---\n\nA page.\n"),
        (("docs/guide/reading.md", "unknown-field"), ("docs/guide/reading.md", "wrong-shape")),
    ),
    "a misspelt audience": Fault(
        lambda p: p.replace("docs/personas/negative/index.md", "audience: internal", "audiance: internal"),
        (("docs/personas/negative/index.md", "unknown-field"),),
    ),
    "a link of a body to nowhere": Fault(
        lambda p: p.replace("personas/marsh-walker.md", "(tide-swimmer.md#goals)", "(tide-swimer.md)"),
        (("personas/marsh-walker.md", "broken-link"),),
    ),
    "a link of a page to nowhere": Fault(
        lambda p: p.replace("docs/index.md", "(guide/reading.md)", "(guide/writing.md)"),
        (("docs/index.md", "broken-link"),),
    ),
    "a link of a page that could run a script": Fault(
        lambda p: p.replace("docs/index.md", "(guide/reading.md)", "(javascript:alert%281%29)"),
        (("docs/index.md", "unsafe-link"),),
    ),
    "a page that is not UTF-8": Fault(
        lambda p: p.write("docs/guide/reading.md", b"# Caf\xe9\n"), (("docs/guide/reading.md", "not-utf8"),)
    ),
    "settings with an unknown name": Fault(
        lambda p: p.write("personas/_handbook.yml", "audiance: public\n"),
        (("personas/_handbook.yml", "unknown-field"),),
    ),
    "settings without a space after the colon": Fault(
        lambda p: p.write("personas/_handbook.yml", "audience:public\n"), (("personas/_handbook.yml", "not-fields"),)
    ),
    "settings that are a list": Fault(
        lambda p: p.write("personas/_handbook.yml", "- audience: public\n"), (("personas/_handbook.yml", "not-fields"),)
    ),
    "a template that is no template": Fault(
        _template(CUSTOMER, "{% block neighbours %}", "{% block neighbours %}{% if %}"), ((CUSTOMER, "bad-template"),)
    ),
    "a template with an unknown name": Fault(
        _template(CUSTOMER, "{% block neighbours %}", "{% block neighbours %}{{ nobody.name }}"),
        ((CUSTOMER, "bad-template"),),
    ),
    "a template that miscalculates": Fault(
        _template(CUSTOMER, "{% block neighbours %}", "{% block neighbours %}{{ 1 / 0 }}"),
        ((CUSTOMER, "bad-template"),),
    ),
    "a view's template that is no template": Fault(_template(TABLE, "<thead>", "{% if %}"), ((TABLE, "bad-template"),)),
    "a theme template that is no template": Fault(
        _template("overrides/main.html", "{% block extrahead %}", "{% block extrahead %}{% if %}"),
        (("overrides/main.html", "bad-template"),),
    ),
    "a missing template": Fault(
        lambda p: p.with_own_templates().delete("overrides/handbook/negative.html"),
        (("overrides/handbook/negative.html", "bad-template"),),
    ),
}


def with_old_site(project: Project) -> Project:
    """Something that was built earlier, which only a successful build may touch."""
    project.write("site/index.html", "the old site")
    project.write("site/personas/gone/index.html", "an old page")
    return project


@pytest.mark.parametrize("name", FAULTS)
def test_an_error_is_said_and_the_old_site_stays(name: str, project: Project) -> None:
    fault = FAULTS[name]
    fault.make(with_old_site(project))
    before = fingerprint(project.root / "site")
    outcome = project.build()
    assert outcome.code == 1
    assert fingerprint(project.root / "site") == before
    assert "Traceback" not in outcome.output
    assert sorted(outcome.errors) == sorted(fault.problems), outcome.without_information
    assert_plain(outcome)


def assert_plain(outcome: Outcome) -> None:
    """Every error is one line of the agreed form, and none names a folder of this machine."""
    for complaint in outcome.complaints:
        assert PROBLEM.fullmatch(complaint), complaint


def test_an_error_is_at_its_line_and_column(project: Project) -> None:
    project.replace("personas/tide-swimmer.md", "age: 65+", "age: old")
    assert any(line.startswith("personas/tide-swimmer.md:11:6: ") for line in project.build().complaints)


def test_a_value_of_several_lines_does_not_break_the_line_of_its_problem(project: Project) -> None:
    """A second line could be an instruction to the build server: `::stop-commands::`."""
    project.write("personas/ada-reed.md", customer(priority="first\n::error::x", **{"odd\n::name": "x"}))
    outcome = project.build()
    assert outcome.code == 1
    assert not [line for line in outcome.output.splitlines() if line.startswith("::")]
    assert_plain(outcome)


def test_errors_are_sorted_by_file_and_place(project: Project) -> None:
    project.write("personas/zeno.md", customer(age="x", status="y"))
    project.write("personas/ada.md", customer(zzz="x", aaa="y"))
    places = [(m["path"], int(m["line"])) for c in project.build().complaints if (m := PROBLEM.fullmatch(c))]
    assert len(places) == 4
    assert places == sorted(places)


def test_warnings_stop_nothing_even_in_a_strict_build(project: Project) -> None:
    warned = project.build_well("--strict")
    assert [problem for problem in warned.problems if problem == ("personas/tide-swimmer.md", "overdue-review")]
    assert not warned.complaints


def test_a_page_outside_of_the_navigation_is_a_warning(project: Project) -> None:
    project.write("docs/guide/forgotten.md", "# Forgotten\n")
    assert ("docs/guide/forgotten.md", "not-in-navigation") in project.build_well("--strict").problems


def test_a_good_build_replaces_the_old_site(project: Project) -> None:
    site = with_old_site(project).build_well().site
    assert not (site / "personas/gone").exists()
    assert "the old site" not in (site / "index.html").read_text("utf-8")


def test_a_handbook_without_personas_is_built(project: Project) -> None:
    for path in (project.root / "personas").rglob("*.md"):
        path.unlink()
    for path in (project.root / "docs").rglob("*.md"):
        path.write_text("# Empty\n\n```personas\nview: table\n```\n", "utf-8")
    site = project.build_well("--strict").site
    assert "No persona fits this list yet." in (site / "index.html").read_text("utf-8")
