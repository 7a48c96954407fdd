"""A company's colours, as a build takes them: everything that is made of them, and what stops it."""

import pytest
from tests.site.project import REPOSITORY, Project, fingerprint

CLI = str(REPOSITORY / "hooks" / "cli.py")
COLOURS = "extra:\n  handbook:\n    colours: {{ primary: {} }}\n"
SHEET, SIGN = "assets/stylesheets/colours.css", "assets/images/handbook.svg"


def coloured(project: Project, primary: str) -> Project:
    """The project with a colour of its own."""
    project.replace("mkdocs.yml", "nav:\n", COLOURS.format(primary) + "\nnav:\n")
    return project


def test_a_colour_reaches_the_stylesheet_and_the_icon(project: Project) -> None:
    site = coloured(project, '"#0b6e4f"').build_well("--strict").site
    assert "--md-primary-fg-color: #0b6e4f;" in (site / SHEET).read_text("utf-8")
    assert 'fill="#0b6e4f"' in (site / SIGN).read_text("utf-8")
    page = (site / "index.html").read_text("utf-8")
    sheets = [page.index(name) for name in ("palette.", "colours.css", "handbook.css")]
    assert sheets == sorted(sheets)  # the settings' own stylesheets have the last word
    assert f'rel="icon" href="{SIGN}"' in page
    assert "1f4d45" not in "".join(one.read_text("utf-8") for one in site.rglob("*.css"))


def test_the_themes_own_setting_reaches_them_too(project: Project) -> None:
    project.replace(
        "mkdocs.yml", "custom_dir:", "palette: { scheme: default, primary: indigo, accent: indigo }, custom_dir:"
    )
    site = project.build_well("--strict").site
    assert "--md-primary-fg-color: #4051b5;" in (site / SHEET).read_text("utf-8")


def test_the_same_colour_makes_the_same_site(project: Project) -> None:
    coloured(project, "teal")
    first = fingerprint(project.build_well("--strict", into="one").site)
    assert fingerprint(project.build_well("--strict", into="two").site) == first


@pytest.mark.parametrize(
    ("primary", "says"),
    [('"#fff3a0"', "[low-contrast]"), ("bleu", "Did you mean `blue`?"), ("#0b6e4f }", 'Write `primary: "#0b6e4f"`')],
)
def test_check_and_build_refuse_the_same_and_the_old_site_stays(primary: str, says: str, project: Project) -> None:
    before = fingerprint(project.build_well("--strict").site)
    block = COLOURS.format(primary).replace("{ ", "\n      ").replace(" }", "")
    project.replace("mkdocs.yml", "nav:\n", block + "\nnav:\n")
    check, build = project.run(CLI, "check"), project.build("--strict")
    assert (check.code, build.code) == (1, 1)
    for outcome in (check, build):
        assert says in outcome.output
        assert "mkdocs.yml:" in outcome.output
        assert "Traceback" not in outcome.output
    assert fingerprint(project.root / "site") == before


def test_a_logo_that_is_not_there_stops_a_build(project: Project) -> None:
    project.replace("mkdocs.yml", "custom_dir:", "logo: images/lost.svg, custom_dir:")
    check, build = project.run(CLI, "check"), project.build()
    assert (check.code, build.code) == (1, 1)
    assert "[bad-logo]" in check.output
    assert "[bad-logo]" in build.output
