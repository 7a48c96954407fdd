"""After `rename` and `retire`, the site is whole: former addresses lead on, and nothing links to nowhere."""

from pathlib import Path

import pytest
from tests.site.html_page import HtmlPage, page, pages
from tests.site.project import REPOSITORY, Project

CLI = str(REPOSITORY / "hooks" / "cli.py")


def leads_to(site: Path, address: str) -> str:
    """Where a reader ends who opens a former address."""
    redirect = HtmlPage.read(site / address / "index.html")
    target = redirect.one("meta", **{"http-equiv": "refresh"}).attributes["content"].removeprefix("0; url=")
    return (site / address / target).resolve().relative_to(site.resolve()).as_posix()


@pytest.fixture(scope="module")
def renamed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A handbook in which a persona was renamed, and another one twice."""
    project = Project.miniature(tmp_path_factory.mktemp("renamed") / "handbook")
    done = project.run(CLI, "rename", "tide-swimmer", "spray-swimmer")
    assert done.code == 0, done.output
    for old, new in (("marsh-walker", "fen-walker"), ("fen-walker", "reed-walker")):
        assert project.run(CLI, "rename", old, new).code == 0
    return project.build_well("--strict").site


@pytest.mark.parametrize(
    ("former", "now"),
    [
        ("tide-swimmer", "spray-swimmer"),
        ("marsh-walker", "reed-walker"),
        ("fen-walker", "reed-walker"),
        ("bog-walker", "reed-walker"),
    ],
)
def test_a_former_address_leads_to_the_page(former: str, now: str, renamed: Path) -> None:
    assert leads_to(renamed, f"personas/{former}") == f"personas/{now}"
    assert page(renamed, f"personas/{now}/").article


def test_every_link_leads_to_the_new_address(renamed: Path) -> None:
    addresses = [address for shown in pages(renamed).values() for _, address in shown.addresses]
    for former, now in (("tide-swimmer", "spray-swimmer"), ("marsh-walker", "reed-walker")):
        assert any(now in address for address in addresses)
        assert [address for address in addresses if former in address] == []


def test_a_retired_persona_keeps_its_page_and_names_its_successor(project: Project) -> None:
    done = project.run(CLI, "retire", "tide-swimmer", "--replaced-by", "marsh-walker")
    assert done.code == 0, done.output
    assert "Changed personas/tide-swimmer.md: retired on 2026-11-20." in done.output
    shown = page(project.build_well("--strict").site, "personas/tide-swimmer/")
    assert "Mara Fenn" in shown.article
    assert "../marsh-walker/" in [link.attributes.get("href") for link in shown.all("a")]
