"""Who decides at a business customer, as readers see it; and that the public never does."""

import re
from pathlib import Path

from tests.site.project import Project

ACCOUNT = "Quenby Locks"
KEPT = """status: active
owner: Insight
last_reviewed: 2026-10-01
goals: {professional: [Dry boats]}
evidence: {basis: mixed, sources: [{id: S1, title: Visits, kind: interview, date: 2026}]}"""
PAGE = "---\naudience: internal\n---\n\n# Committees\n\n```personas\nview: committee\n```\n"


def persona(name: str, *fields: str, negative: bool = False) -> str:
    kind = "negative: {reasons: [misaligned], reconsider_when: [They pay]}" if negative else "challenges: [Fog]"
    return "\n".join(["---", f"name: {name}", "summary: S.", KEPT, kind, *fields, "---", ""])


def built(root: Path, settings: str = "") -> Path:
    project = Project.miniature(root / "handbook")
    project.write("docs/committees.md", PAGE)
    project.write("docs/open.md", OPEN)
    project.write(
        "personas/lock-keeper.md",
        persona("Lock Keeper", f"account: {ACCOUNT}", "reports_to: Harbour Mistress", "buying_role: end-user"),
    )
    project.write(
        "personas/mistress.md",
        persona(
            "Wren Adair",
            f"account: {ACCOUNT}",
            "job_title: Harbour Mistress",
            "buying_role: decision-maker",
            "related: [{id: lock-keeper, how: buys-for}, {id: pontoon-keeper, how: reports-to}]",
        ),
    )
    project.write(
        "personas/negative/purser.md",
        persona("Odd Purser", f"account: {ACCOUNT}", "buying_role: blocker", "reports_to: The board", negative=True),
    )
    if settings:
        path = project.root / "personas/_handbook.yml"
        there = path.read_text("utf-8") if path.exists() else ""
        project.write("personas/_handbook.yml", there + settings)
    project.build_well()
    return project.root / "site"


def text(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_the_map_and_the_table_say_who_decides_who_blocks_and_who_is_missing(tmp_path: Path) -> None:
    site = built(tmp_path)
    page = (site / "committees/index.html").read_text("utf-8")
    drawn = page[page.index("<svg aria-hidden") : page.index('<table class="hb-table hb-committee')]
    table = page[page.index('<table class="hb-table hb-committee') :]
    assert text(drawn) == text(
        "Ottilie Brandt-Hythe not of this account Wren Adair Harbour Mistress Decision maker Lock Keeper"
    ) + (
        " End user The board no persona yet Odd Purser Not a fit Blocker"
        " decides can stop it has another part, or none that we know not a fit no persona of this account"
    )
    rows = [text(row) for row in re.findall(r"<tr>(.+?)</tr>", table, re.S)]
    assert rows == [
        "Persona Part in a purchase Reports to",
        "Wren Adair Harbour Mistress Decision maker Ottilie Brandt-Hythe not of this account",
        "Lock Keeper End user Wren Adair",
        "Odd Purser Not a fit Blocker The board no persona yet",
    ]
    missing = "Economic buyer, Champion, Influencer, Technical buyer, Procurement"
    assert f"Not known yet: {missing}. Ask whether anybody here has these parts." in text(table)


def test_a_circle_is_named_under_the_map_in_words(tmp_path: Path) -> None:
    project = Project.miniature(tmp_path / "handbook")
    project.write("docs/committees.md", PAGE)
    for name, above in (("ada", "bo"), ("bo", "cy"), ("cy", "ada")):
        project.write(f"personas/{name}.md", persona(name.title(), f"account: {ACCOUNT}", f"reports_to: {above}"))
    project.build_well()
    page = text((project.root / "site/committees/index.html").read_text("utf-8"))
    assert "They report in a circle: Ada to Bo, Bo to Cy, Cy to Ada. At least one of these cannot be so." in page


def test_each_page_of_a_member_has_the_committee_and_says_who_names_it(tmp_path: Path) -> None:
    site = built(tmp_path)
    keeper = (site / "personas/lock-keeper/index.html").read_text("utf-8")
    assert f"Buying committee: {ACCOUNT}" in text(keeper)
    assert re.search(r"<dt>Reports to</dt>\s*<dd[^>]*><p><a href=\"[^\"]*mistress/\">Harbour Mistress</a>", keeper)
    assert "Wren Adair Their buyer" in text(keeper)
    own = (site / "personas/mistress/index.html").read_text("utf-8")
    assert "Buys for" in text(own)
    assert "Their buyer" not in text(own)
    assert f"Buying committee: {ACCOUNT}" in text((site / "personas/negative/purser/index.html").read_text("utf-8"))


def test_nothing_of_it_is_in_a_public_edition(tmp_path: Path) -> None:
    site = built(tmp_path, "\naudience: public\n")
    there = [
        path for path in site.rglob("*") if path.is_file() and path.suffix in {".html", ".json", ".csv", ".xml", ".md"}
    ]
    told = {path.relative_to(site).as_posix() for path in there for said in _SAID if said in path.read_text("utf-8")}
    assert told == set()
    assert not (site / "committees/index.html").exists()
    assert "Pontoon" not in text((site / "personas/mistress/index.html").read_text("utf-8").partition("<article")[2])
    assert "Wren Adair Their buyer" in text((site / "personas/lock-keeper/index.html").read_text("utf-8"))


_SAID = (
    ACCOUNT,
    "Buying committee",
    "hb-committee",
    "Odd Purser",
    *("Decision maker", "decision-maker", "End user", "end-user", "Buying role", "buying_role"),
    *("Reports to", "reports to", "reports-to", "reports_to", "Manages"),
)
OPEN = """---
title: In the open
---

```personas
view: table
columns: [name, buying_role, related, reports_to]
filter: [buying_role, related]
sort: buying_role
group: buying_role
```

```personas
view: table
where: {buying_role: decision-maker}
```

```personas
view: cards
show: [buying_role, related]
group: buying_role
```

```personas
view: matrix
rows: buying_role
```

```personas
view: comparison
```

```personas
view: booklet
```
"""


def test_whom_somebody_reports_to_names_nobody_to_the_public(tmp_path: Path) -> None:
    project = Project.miniature(tmp_path / "handbook")
    project.write("personas/negative/zq-purser.md", persona("Odd Zqpurser", negative=True))
    project.write("personas/mate.md", persona("Mate", "reports_to: zq-purser"))
    project.write("personas/cook.md", persona("Cook", "reports_to: Odd Zqpurser"))
    path = project.root / "personas/_handbook.yml"
    there = path.read_text("utf-8") if path.exists() else ""
    project.write("personas/_handbook.yml", there + "\naudience: public\n")
    project.build_well()
    files = [one for one in (project.root / "site").rglob("*") if one.is_file()]
    assert any(one.name == "mate.json" for one in files)
    told = [one.name for one in files if re.search(rb"zq-?purser", one.read_bytes(), re.I)]
    assert told == []
