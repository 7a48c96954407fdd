"""The sample as the public would read it: its pages are whole, and tell nobody of what is not there."""

import html
import re
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML
from tests.site.html_page import HtmlPage, pages
from tests.site.project import Project
from tests.site.test_empty import article, hollow

# What only somebody who works there can do, or has before them.
INSIDE = ("the owner", "follow the mark", "Under Assumptions", "the brief", "Make a brief", "Not for us", "Most wanted")


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = Project.sample(tmp_path_factory.mktemp("sample") / "handbook")
    project.replace("personas/_handbook.yml", "audience: internal", "audience: public")
    project.build_well()
    return project.root


@pytest.fixture(scope="module")
def built(root: Path) -> dict[str, HtmlPage]:
    return pages(root / "site")


def front(path: Path) -> dict[str, Any]:
    parts = path.read_text("utf-8").split("---\n")
    return dict(YAML(typ="safe").load(parts[1])) if len(parts) > 2 else {}


def holders(root: Path, words: str) -> list[str]:
    """The files of the site that hold these words, as readers or programs would find them."""
    site = root / "site"
    files = (path for path in site.rglob("*") if path.is_file() and path.relative_to(site).parts[0] != "assets")
    texts = ((path, path.read_bytes().decode("utf-8", "ignore")) for path in files)
    return [path.relative_to(site).as_posix() for path, text in texts if words in " ".join(html.unescape(text).split())]


def test_no_button_looks_like_one_and_leads_nowhere(built: dict[str, HtmlPage]) -> None:
    for name, one in built.items():
        assert [button.text for button in one.all("span", "md-button")] == [], name
    assert [button.text for button in built["index.html"].all("a", "md-button")] == [
        "All personas",
        "Compare",
        "How to read this handbook",
    ]


def test_no_heading_stands_above_nothing_and_no_line_of_a_list_is_empty(built: dict[str, HtmlPage]) -> None:
    assert {name: found for name, one in built.items() if (found := hollow(article(one)))} == {}
    for name, one in built.items():
        assert not re.search(r"<li>\s*</li>", article(one)), name


@pytest.mark.parametrize("words", INSIDE)
def test_no_page_speaks_of_what_its_readers_do_not_have(words: str, root: Path) -> None:
    assert holders(root, words) == []


def test_no_page_names_a_page_that_is_left_out(root: Path) -> None:
    titles = {
        str(matter["title"])
        for path in (root / "docs").rglob("*.md")
        if (matter := front(path)).get("audience") == "internal"
    }
    assert {"Whom we want", "Buying committees", "Backlog", "How we use personas"} <= titles
    common = {"Brief", "Fields", "Rules", "Teams", "Sources"}  # words that texts have, too
    assert {title: found for title in titles - common if (found := holders(root, title))} == {}


def test_nothing_tells_who_decides_for_a_customer(root: Path) -> None:
    files = [front(path) for path in (root / "personas").glob("*.md")]
    assert any("buying_role" in matter and "reports_to" in matter for matter in files)
    told = {"Buying role", "buying_role", "Decision maker", "Champion", "Reports to", "reports-to", "Manages"}
    told |= {"decision-maker", "end-user", "Buying committee"}
    assert {words: found for words in told if (found := holders(root, words))} == {}
