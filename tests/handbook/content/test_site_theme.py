"""What a page's front matter may ask of the theme, and what the theme's folders hold."""

from pathlib import Path

import pytest
from tests.handbook.support import STATUSES, THEME, TODAY, content

from handbook.content.handbook import judged
from handbook.content.site_theme import UNKNOWN, SiteTheme, visible
from handbook.problems.problem import Problem

MATERIAL = SiteTheme((THEME,), statuses=STATUSES)


def found(front: str, theme: SiteTheme = MATERIAL) -> list[Problem]:
    return list(judged(content({"docs/a.md": f"---\ntitle: A\n{front}\n---\n# A\n"}), TODAY, theme=theme).problems)


@pytest.mark.parametrize("icon", ["material/compass", "octicons/alert-16", "simple/mastodon"])
def test_an_icon_of_the_themes_is_right(icon: str) -> None:
    assert found(f"icon: {icon}") == []


@pytest.mark.parametrize(
    ("icon", "near"),
    [
        ("material/compas", "material/compass"),
        ("Material/Compass", "material/compass"),
        ("material/compass.svg", "material/compass"),
        ("octicon/alert-16", "octicons/alert-16"),
    ],
)
def test_an_icon_that_is_not_there_is_told_of_with_the_nearest(icon: str, near: str) -> None:
    (problem,) = found(f"icon: {icon}")
    assert (problem.path, problem.at.line, problem.rule.id) == ("docs/a.md", 3, "unknown-value")
    assert f"Did you mean `{near}`?" in problem.message


@pytest.mark.parametrize(
    "icon",
    [
        "../../x",
        "material/../material/compass",
        "./material/compass",
        "/etc/passwd",
        "material/",
        "material\\compass",
        "'{{ config }}'",
        "'{% raw %}'",
        "'\"><script>'",
    ],
)
def test_an_icon_that_is_no_name_is_told_of(icon: str) -> None:
    (problem,) = found(f"icon: {icon}")
    assert (problem.path, problem.at.line, problem.rule.id) == ("docs/a.md", 3, "unknown-value")


@pytest.mark.parametrize("icon", ["../../x", "/etc/passwd", "a b"])
def test_an_icon_that_climbs_is_none_even_where_nobody_knows_the_theme(icon: str) -> None:
    assert [problem.rule.id for problem in found(f"icon: {icon}", UNKNOWN)] == ["unknown-value"]
    assert found("icon: material/no-such-icon", UNKNOWN) == []


def test_an_icon_of_ones_own_is_right(tmp_path: Path) -> None:
    own = tmp_path / ".icons" / "larkmoor" / "boot.svg"
    own.parent.mkdir(parents=True)
    own.write_text("<svg/>", "utf-8")
    theme = SiteTheme((tmp_path, THEME))
    assert found("icon: larkmoor/boot", theme) == found("icon: material/compass", theme) == []
    (problem,) = found("icon: larkmoor/boots", theme)
    assert "Did you mean `larkmoor/boot`?" in problem.message


def test_a_status_is_one_that_the_settings_name() -> None:
    assert found("status: draft") == []
    (problem,) = found("status: drafd")
    assert (problem.at.line, problem.rule.id) == (3, "unknown-value")
    assert "Did you mean `draft`? Allowed: draft, under-review, retired" in problem.message
    assert found("status: drafd", UNKNOWN) == []
    (problem,) = found("status: draft", SiteTheme.of([str(THEME)], [], None))
    assert "None is named there" in problem.message


def test_hide_names_parts_of_a_page() -> None:
    assert found("hide: [navigation, toc]") == []
    (problem,) = found("hide: [toc, navigaton]")
    assert (problem.at.line, problem.at.column, problem.rule.id) == (3, 13, "unknown-value")
    assert "Did you mean `navigation`?" in problem.message


def test_parts_that_the_theme_asks_for_can_be_hidden() -> None:
    asked = {line for name in visible(THEME) if name.endswith(".html") for line in _hidden((THEME / name).read_text())}
    assert asked == {"navigation", "toc", "path", "tags", "footer", "feedback"}


def _hidden(template: str) -> list[str]:
    return [before.rpartition('"')[2] for before in template.split('" in page.meta.hide')[:-1]]


def test_templates_and_icons_are_no_files_of_the_site() -> None:
    assert "assets/images/favicon.png" in MATERIAL.files
    assert not [name for name in MATERIAL.files if name.endswith(".html") or name.startswith(".")]
