"""A handbook of two brands, each with customers and with those who are not a fit."""

import json
import re
import subprocess
from pathlib import Path

import pytest
from tests.handbook.support import ACTIVE, NEGATIVE, TODAY, persona
from tests.site import search
from tests.site.html_page import page
from tests.site.project import REPOSITORY, Project
from tests.site.test_renamed import leads_to

from handbook.content.handbook import load

CLI = str(REPOSITORY / "hooks" / "cli.py")
FOLDERS = "\nfolders:\n  key: brand\n  label: Brand\n  values:\n    trade: Trade counter\n    dunes: Dune shops\n"
PAGE = """# Brands

```personas
view: table
columns: [name, brand]
filter: [brand]
sort: brand
```

## By brand

```personas
view: cards
where: {brand: dunes}
group: brand
```
"""


def named(name: str, base: str) -> str:
    return persona(base=base.replace("Ann", name), body="A day in the dunes.\n")


def brands(root: Path) -> Project:
    project = Project.miniature(root)
    settings = project.root / "personas" / "_handbook.yml"
    project.write("personas/_handbook.yml", settings.read_text("utf-8") + FOLDERS)
    project.write("personas/dunes/dune-runner.md", named("Dune Runner", ACTIVE))
    project.write("personas/dunes/dune-sitter.md", named("Dune Sitter", ACTIVE))
    project.write("personas/negative/dunes/dune-buggy.md", named("Dune Buggy", NEGATIVE))
    project.write("personas/negative/trade/crate-returner.md", named("Crate Returner", NEGATIVE))
    project.write("docs/brands.md", PAGE)
    project.replace("mkdocs.yml", "  - Home: index.md\n", "  - Home: index.md\n  - Brands: brands.md\n")
    return project


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = brands(tmp_path_factory.mktemp("brands") / "handbook")
    done = project.run(CLI, "move", "--folder=trade", "dune-sitter")
    assert done.code == 0, done.output
    return project.build_well("--strict").site


def test_a_page_says_to_which_brand_its_persona_belongs(site: Path) -> None:
    for address, label in (
        ("personas/dunes/dune-runner/", "Dune shops"),
        ("personas/negative/trade/crate-returner/", "Trade counter"),
        ("personas/trade/pontoon-keeper/", "Trade counter"),
    ):
        assert label in page(site, address).article
        assert label in search.text(site, address)


def test_views_show_filter_and_group_by_brand(site: Path) -> None:
    shown = page(site, "brands/")
    rows = [row.text for row in shown.all("tr")]
    assert any("Dune Runner" in row and "Dune shops" in row for row in rows)
    assert any("Crate Returner" in row and "Trade counter" in row for row in rows)
    assert [one.attributes["data-hb-facet"] for one in shown.all("details", "hb-facet")] == ["brand"]
    cards = shown.source.partition('id="by-brand"')[2].partition("</article>")[0]
    assert "Dune shops" in cards
    assert "Dune Buggy" in cards
    assert "Crate Returner" not in cards


def test_the_data_has_the_brand(site: Path) -> None:
    sheet = json.loads((site / "personas" / "dunes" / "dune-runner.json").read_text("utf-8"))
    assert "Dune shops" in json.dumps(sheet)
    schema = json.loads((site / "schema" / "persona.schema.json").read_text("utf-8"))
    assert schema["properties"]["brand"]["enum"] == ["trade", "dunes"]


def test_who_opens_the_address_in_the_former_brand_is_led_to_the_page(site: Path) -> None:
    assert leads_to(site, "personas/dunes/dune-sitter") == "personas/trade/dune-sitter"
    assert page(site, "personas/trade/dune-sitter/").article


def test_new_files_are_begun_in_the_folder(tmp_path: Path) -> None:
    project = brands(tmp_path / "handbook")
    assert project.run(CLI, "new", "--type=negative", "--folder=dunes", "Sand Thief").code == 0
    assert (project.root / "personas/negative/dunes/sand-thief.md").is_file()
    refused = project.run(CLI, "new", "--folder=dune", "Sand Giver")
    assert refused.code == 2
    assert "Did you mean `dunes`?" in refused.output
    assert project.run(CLI, "check").code == 0


STRAYS = {
    "personas/Negative/ann.md": "personas/negative/ann.md",
    "personas/Negative/_not-for-us.yml": "personas/negative/_not-for-us.yml",
    "personas/trade/anti personas/ben.md": "personas/negative/trade/ben.md",
    "personas/negative/negative/cal.md": "personas/negative/cal.md",
    "personas/Dunes/dee.md": "personas/dunes/dee.md",
    "personas/negative/Dunes/eve.md": "personas/negative/dunes/eve.md",
    "personas/trade/dunes/fay.md": "personas/dunes/fay.md",
    "docs/Gus's Page.md": "personas/gus-s-page.md",
    "docs/negative/trade/hal.md": "personas/negative/trade/hal.md",
    "personas/trade/dune-runner.md": "personas/trade/dune-runner-trade.md",
}


def test_the_commands_of_the_messages_work_as_printed(tmp_path: Path) -> None:
    project = brands(tmp_path / "handbook")
    for path in STRAYS:
        is_list = path.endswith(".yml")
        project.write(
            path, "lines: [Divers looking for a drysuit]\n" if is_list else persona(base="name: X\nsummary: Y.\n")
        )
    commands = [
        command
        for problem in load(project.root, TODAY).errors
        for command in re.findall(r"`((?:mkdir|mv|find) [^`]*)`", problem.message)
    ]
    assert len(commands) >= len(load(project.root, TODAY).errors)
    for command in commands:
        subprocess.run(["bash", "-ec", command], cwd=project.root, check=True)
    assert load(project.root, TODAY).errors == []
    assert [path for path in STRAYS.values() if not (project.root / path).is_file()] == []
