"""The same personas as plain Markdown that nothing has to be made of, and settings to build it as it is.

Knows: what a plain page holds, and how Material for MkDocs and Zensical are told of it. Must not know: what is
measured on it.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.bench.many import TODAY

from handbook.content.handbook import load
from handbook.display.sheet import sheet

HOME = "# Home\n\nSee [everybody](personas/index.md).\n"


@dataclass(frozen=True)
class PlainPage:
    """One persona: its id, what a table shows of it, and its page as Markdown."""

    id: str
    name: str
    role: str
    group: str
    text: str


def pages(project: Path) -> list[PlainPage]:
    """Every persona of a handbook as a plain page: headings, labels, values, and the story."""
    catalog = load(project, TODAY).catalog
    found = []
    for record in catalog.records:
        lines = [f"# {record.name}", "", record.persona.summary or "", ""]
        for block in sheet(record, catalog):
            lines += [f"## {block.title}", ""]
            for line in block.lines:
                lines += [f"**{line.label}**", "", *(f"- {value}" for value in line.values), ""]
        text = "\n".join([*lines, record.document.body])
        found.append(
            PlainPage(record.id, record.name, record.persona.role_label or "", record.persona.group or "", text)
        )
    return found


def grouped(found: Iterable[PlainPage]) -> dict[str, list[PlainPage]]:
    """The pages by their groups."""
    groups: dict[str, list[PlainPage]] = {}
    for page in found:
        groups.setdefault(page.group, []).append(page)
    return groups


def write(root: Path, found: Sequence[PlainPage], *, in_navigation: bool) -> None:
    """A project for Material for MkDocs, which Zensical reads as well, with or without personas in the navigation."""
    folder = root / "docs" / "personas"
    folder.mkdir(parents=True)
    for page in found:
        (folder / f"{page.id}.md").write_text(page.text, "utf-8")
    rows = [f"| [{page.name}]({page.id}.md) | {page.role} | {page.group} |\n" for page in found]
    table = "| Name | Role | Group |\n|---|---|---|\n" + "".join(rows)
    (folder / "index.md").write_text(f"# Everybody\n\n{table}", "utf-8")
    (root / "docs" / "index.md").write_text(HOME, "utf-8")
    (root / "mkdocs.yml").write_text(json.dumps(_settings(found, in_navigation=in_navigation)), "utf-8")


def _settings(found: Sequence[PlainPage], *, in_navigation: bool) -> Mapping[str, Any]:
    """The file of settings, in JSON, which is YAML too."""
    groups = [{group: [f"personas/{page.id}.md" for page in members]} for group, members in grouped(found).items()]
    return {
        "site_name": "Plain",
        "site_url": "https://example.com/",
        "theme": {
            "name": "material",
            "font": False,
            "features": ["navigation.tabs", "navigation.indexes", "navigation.path"],
        },
        "plugins": ["search"],
        "nav": ["index.md", {"Customers": ["personas/index.md", *(groups if in_navigation else [])]}],
    }
