"""A company that has made the handbook its own: a copy of this repository in which no content is the sample's.

Knows: what an adopter replaces, adds and deletes, and the machine that they leave alone. Must not know: the tests.
"""

import shutil
from pathlib import Path

PROJECT = Path(__file__).parents[2]
_LEFT = {
    "site",
    "preview",
}  # what `make` puts beside the files of the repository, as it does .venv and other hidden ones
_CONTENT = ("personas", "docs", "mkdocs.yml", "README.md", "CONTRIBUTING.md", "SECURITY.md", "LICENSE", ".vscode")
_HOSTING = (".github", ".gitlab-ci.yml", ".pre-commit-config.yaml")
_TRACKED = (*_CONTENT, *_HOSTING, ".ci", ".editorconfig", ".gitattributes", ".gitignore")

_SETTINGS = """\
INHERIT: house.yml
site_name: Wer bei Osier kauft
site_url: https://intern.osier.example/wissen/personas/
copyright: Osier Körbe
site_description: Unsere Kunden
use_directory_urls: false
docs_dir: docs
hooks: [hooks/mkdocs_adapter.py, own.py]
watch: [personas, overrides]
extra: { handbook: { docs_files: [CNAME] }, status: { draft: Entwurf, under-review: In Arbeit, retired: Abgelegt } }
extra_css: [assets/stylesheets/handbook.css, assets/stylesheets/icons.css, osier.css]
plugins: [search, tags, meta]
nav:
  - index.md
  - Kunden: [wer/index.md, personas: customer]
  - Lieber nicht: [wer/nicht.md, personas: negative]
  - Felder: wer/felder.md
markdown_extensions:
  - toc: { permalink: false }
  - tables
  - admonition
  - attr_list
  - def_list
  - sane_lists
  - footnotes
  - pymdownx.highlight
  - pymdownx.superfences
"""
_HOUSE = """\
theme:
  name: material
  custom_dir: overrides
  language: de
  palette: { scheme: slate, primary: teal, accent: lime }
  icon: { logo: material/basket }
  features: [navigation.indexes, content.action.edit]
"""
_FIELDS = """\
audience: internal
baseline: { currency: EUR, cost_to_serve: 31, customer_value: 48, source: Buchhaltung 2026 }
fields:
  - key: weide
    label: Weide
    description: Das Material, nach dem sie fragen.
    type: choice
    values: [{ value: roh, label: Roh }, { value: geschält, label: Geschält }]
    section: how-they-buy
  - { key: koerbe, label: Körbe im Haus, description: Wie viele schon da sind., type: number, section: life-and-values }
"""
_FRONT = """\
---
name: {name}
summary: {summary}
status: active
owner: Vertrieb
last_reviewed: 2026-09-14
weide: roh
goals: {{ personal: [Ordnung im Flur] }}
challenges: [Kein Platz]
evidence: {{ basis: mixed, sources: [{{ id: S1, title: Gespräche im Laden }}] }}
---

{summary}
"""
_NEGATIVE = """\
---
name: Ruft nur an
summary: Fragt jede Woche nach dem Preis von Reparaturen, die wir nicht anbieten.
status: active
owner: Vertrieb
last_reviewed: 2026-09-14
evidence: { basis: mixed, sources: [{ id: S1, title: Telefonnotizen }] }
negative:
  reasons: misaligned
  why: Wir flechten neu und reparieren nicht.
  warning_signs: Fragt nach einem Korb von anderswo
  handling: { step: educate }
  reconsider_when: Wir reparieren
---
"""
_PAGES = {
    "docs/index.md": "# Willkommen\n\n[Alle](wer/index.md)\n",
    "docs/wer/index.md": "# Kunden\n\n```personas\nview: table\ncolumns: [name, weide, koerbe]\n```\n",
    "docs/wer/nicht.md": "# Lieber nicht\n\n```personas\nview: cards\nwhere: { type: negative }\n```\n",
    "docs/wer/felder.md": "# Felder\n\n```personas\nview: fields\n```\n",
    "docs/CNAME": "intern.osier.example\n",
    "docs/osier.css": ":root { --md-primary-fg-color: #0b6e4f }\n",
}
_WORDS = {
    "README.md": "# Personas bei Osier\n\nFragt Ute.\n",
    "LICENSE": "Nur für den Gebrauch im Haus.\n",
    ".github/CODEOWNERS": "* @osier/vertrieb\n",
    ".github/pull_request_template.md": "Was ist neu?\n",
    ".github/workflows/seite.yml": "name: Seite\non: push\njobs: {}\n",
    "notizen/2026.txt": "Nichts.\n",
    "overrides/own/customer.html": (
        '{% extends "shipped/customer.html" %}\n{% block neighbours %}Fragt Ute.{% endblock %}\n'
    ),
    "overrides/own/head.html": '<meta name="korb" content="osier">\n',
    "own.py": "def on_page_markdown(markdown, **_):\n    return markdown\n",
}


def files() -> dict[str, str]:
    """What the company writes, by path."""
    customers = {
        f"personas/{folder}{name}.md": _FRONT.format(name=label, summary=summary)
        for folder, name, label, summary in (
            ("", "flur-ordnerin", "Flur-Ordnerin", "Kauft einen Korb je Kind und Jahr."),
            ("", "markt-gaenger", "Marktgänger", "Trägt alles in einem Korb nach Hause."),
            ("laden/", "ladnerin", "Ladnerin", "Stellt ihr Brot in unseren Körben aus."),
        )
    }
    ours = {"mkdocs.yml": _SETTINGS, "house.yml": _HOUSE, "personas/_handbook.yml": _FIELDS}
    return {**ours, **customers, "personas/negative/ruft-nur-an.md": _NEGATIVE, **_PAGES, **_WORDS}


def _unwanted(folder: str, names: list[str]) -> set[str]:
    """What a fresh clone would not have."""
    hidden = {name for name in names if name.startswith(".")} - set(_TRACKED)
    made = hidden | _LEFT if Path(folder) == PROJECT else set()
    return made | ({"__pycache__", ".artifacts"} & set(names))


def adopt(root: Path) -> Path:
    """Makes the copy, without a history, as from a downloaded archive."""
    shutil.copytree(PROJECT, root, ignore=_unwanted, symlinks=True)
    for name in (*_CONTENT, *_HOSTING):
        shutil.rmtree(root / name) if (root / name).is_dir() else (root / name).unlink(missing_ok=True)
    for path, text in files().items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")
    return root
