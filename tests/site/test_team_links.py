"""Owners can be reached from every page, readers can say what is wrong, and the public sees nothing of it."""

from pathlib import Path

import pytest
from tests.site.project import Project

ZEBRA = """
owner: Night watch
teams:
  - {name: Night watch, contact: watch@example.com}
  - name: Zebra desk
    key: zebra
    also: [Customer insight, Insight]
    decides: Which zebras we count
    contact: zebra@example.com
    channel: "#zebra in the chat"
"""
STUDY = "- {id: zebra-2026, title: Zebras counted, owner: zebra}\n"


def built(root: Path, *, public: bool = False, more: str = "") -> tuple[dict[str, str], Path]:
    project = Project.sample(root)
    settings = (root / "personas" / "_handbook.yml").read_text("utf-8")
    begin, _, rest = settings.partition("\nowner: ")
    _, _, end = rest.partition("\n# Fields of our own")
    project.write("personas/_handbook.yml", f"{begin}{ZEBRA}\n# Fields of our own{end}")
    project.replace("docs/using.md", "title: How we use personas\n", "title: 'A & \"B\"'\nowner: insight\n")
    project.replace("docs/reading.md", "title: How to read this handbook\n", "title: Reading\nowner: Mia <b>\n")
    project.replace("personas/_sources.yml", "- id: orders-2026\n", f"{STUDY}- id: orders-2026\n")
    if public:
        project.replace("personas/_handbook.yml", "audience: internal", "audience: public")
    if more:
        project.replace(
            "mkdocs.yml", "extra:\n  handbook:\n", f"extra:\n  handbook:\n    report_uri_template: {more}\n"
        )
    site = project.build_well().site
    return {str(path.relative_to(site)): path.read_text("utf-8") for path in site.rglob("*.html")}, site


@pytest.fixture(scope="module")
def internal(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return built(tmp_path_factory.mktemp("internal") / "handbook")[0]


def test_the_page_of_a_persona_says_how_its_owner_is_reached(internal: dict[str, str]) -> None:
    page = internal["personas/growing-family/index.html"]
    assert '<a href="../../teams/#team-zebra">Zebra desk</a> keeps this page true' in page
    assert '<a href="mailto:zebra@example.com">zebra@example.com</a> or #zebra in the chat' in page
    assert "Something wrong here? Tell Zebra desk" in page
    assert "mailto:zebra@example.com?subject=Handbook%3A%20Kwame%20Ansah-Reid" in page
    assert 'id="team-zebra"' in internal["teams/index.html"]


def test_of_a_persona_whose_owner_cannot_be_reached_the_handbooks_is_told(internal: dict[str, str]) -> None:
    page = internal["personas/hire-shop-owner/index.html"]  # of a team that is not declared here
    assert "Something wrong here? Tell Night watch" in page
    assert "keeps this page true" not in page


def test_every_page_says_whom_to_tell(internal: dict[str, str]) -> None:
    without = {path for path, text in internal.items() if text.count("Something wrong here?") != 1}
    redirects = {path for path in without if 'http-equiv="refresh"' in internal[path]}
    assert without - redirects == {"404.html"}


def test_a_page_of_docs_names_its_own_owner(internal: dict[str, str]) -> None:
    page = internal["using/index.html"]
    assert '<a href="../teams/#team-zebra">Zebra desk</a> keeps this page true' in page
    assert "Something wrong here? Tell Zebra desk" in page
    assert "mailto:zebra@example.com?subject=Handbook%3A%20A%20%26%20%22B%22&amp;" in page
    assert "Page%3A%20https%3A%2F%2Fhandbook.example.com%2Fusing%2F" in page
    assert '<a href="../using/">A &amp; &#34;B&#34;</a>' in internal["teams/index.html"]
    named_by_nobody = internal["personas/compare/index.html"]
    assert '<a href="../../teams/#team-night-watch">Night watch</a> keeps this page true' in named_by_nobody
    assert "mailto:watch@example.com?subject=Handbook%3A%20Compare" in named_by_nobody


def test_whoever_has_a_source_of_the_list_is_asked_about_its_page(internal: dict[str, str]) -> None:
    assert "Zebra desk</a> keeps this page true" in internal["sources/zebra-2026/index.html"]


def test_an_owner_who_is_no_team_is_named_and_the_handbooks_team_told(internal: dict[str, str]) -> None:
    page = internal["reading/index.html"]
    assert "<p>Mia &lt;b&gt; keeps this page true.</p>" in page
    assert "Something wrong here? Tell Night watch" in page


def test_the_public_sees_nothing_of_it(tmp_path: Path) -> None:
    texts, site = built(tmp_path / "handbook", public=True, more="https://forms.example.com/zebra?x={title}")
    assert "teams/index.html" not in texts
    assert "personas/growing-family/index.html" in texts
    for path in (one for one in site.rglob("*") if one.is_file()):
        data = path.read_bytes().lower()
        assert b"zebra" not in data, path
        assert b"something wrong here?" not in data or path.name == "report.js", path


def test_a_form_of_the_companys_own_is_there_for_every_persona(tmp_path: Path) -> None:
    texts, _ = built(tmp_path / "handbook", more="https://forms.example.com/?t={title}&s={section}&o={owner}")
    page = texts["personas/hire-shop-owner/index.html"]
    assert 'href="https://forms.example.com/?t=' in page
    assert "&amp;s=&amp;o=Trade%20desk" in page
    assert "&amp;s={section}&amp;o=Trade%20desk" in page
