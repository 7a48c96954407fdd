"""Scripts that a page loads side by side share one scope, and every page has them, whatever older settings name."""

import re
from collections import Counter
from pathlib import Path

import pytest
from tests.machine import OVERRIDES
from tests.site.project import Project

DECLARED = re.compile(r"^(?:async )?(?:const|let|var|function|class) (\w+)", re.MULTILINE)
LOADED = re.compile(r'<script(?: type="module")? src="[./]*assets/javascripts/([\w-]+)\.js"')
APART = {"before-layout", "moved"}  # in the head of every page; alone on its page
OLDER = """
extra_javascript:
  - assets/javascripts/filter-table.js
  - path: assets/javascripts/compare.js
    type: module
  - assets/javascripts/name-landmarks.js
"""


def ours() -> set[str]:
    return {path.stem for path in (OVERRIDES / "assets/javascripts").glob("*.js")} - APART


def test_no_two_plain_scripts_declare_one_name() -> None:
    assert "compare" in ours()
    names = Counter(
        name
        for one in (*ours(), "before-layout")
        for name in set(DECLARED.findall((OVERRIDES / f"assets/javascripts/{one}.js").read_text("utf-8")))
    )
    assert [name for name, count in names.items() if count > 1] == []


@pytest.mark.parametrize("listed", ["", OLDER], ids=["none", "some"])
def test_every_page_loads_each_script_once_whatever_the_settings_name(listed: str, tmp_path: Path) -> None:
    project = Project.miniature(tmp_path / "handbook")
    project.write("mkdocs.yml", Path(project.root / "mkdocs.yml").read_text("utf-8") + listed)
    site = project.build_well("--strict").site
    for page in ("index.html", "personas/marsh-walker/index.html", "404.html"):
        loaded = LOADED.findall((site / page).read_text("utf-8"))
        assert sorted(one for one in loaded if one not in APART) == sorted(ours())
