"""The sample's page of sources: every citation of its files, counted by other code, and nothing of it in public."""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from tests.site.project import Project

PAGE = "insights/sources/index.html"


def citations(value: Any) -> Iterator[str]:
    """Every id below a `source:`, in the files as they were typed."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key == "source":
                yield from inner if isinstance(inner, list) else [inner]
            else:
                yield from citations(inner)
    elif isinstance(value, list):
        for one in value:
            yield from citations(one)


def test_every_citation_of_the_sample_is_counted(tmp_path: Path) -> None:
    project = Project.sample(tmp_path / "sample")
    listed = yaml.load((tmp_path / "sample/personas/_sources.yml").read_text("utf-8"), yaml.BaseLoader)
    shared = {one["id"]: set[str]() for one in listed}
    used: Counter[str] = Counter()
    for path in sorted((tmp_path / "sample/personas").rglob("*.md")):
        front = yaml.load(path.read_text("utf-8").split("---\n", 2)[1], yaml.BaseLoader)
        for id_ in citations(front):
            if id_ in shared:
                shared[id_].add(path.stem)
                used[id_] += 1
    site = project.build_well().site
    page = (site / PAGE).read_text("utf-8")
    for one in listed:
        part = page.partition(f'id="study-{one["id"]}"')[2].partition("</section>")[0]
        assert one["title"] in part or one["title"] in page
        assert part.count("<li") == used[one["id"]]
        assert part.count("hb-source__whose") == len(shared[one["id"]])
    data = json.loads((site / "personas/sources.json").read_text("utf-8"))
    assert {one["id"]: set(one["personas"]) for one in data} == shared


def test_the_public_gets_nothing_of_it(tmp_path: Path) -> None:
    project = Project.sample(tmp_path / "sample")
    project.replace("personas/_handbook.yml", "audience: internal", "audience: public")
    site = project.build_well().site
    assert not (site / "insights/sources").exists()
    assert not (site / "personas/sources.json").exists()
    texts = [path.read_text("utf-8") for path in site.rglob("*") if path.suffix in (".html", ".json", ".xml", ".csv")]
    for title in ("Order and repair records", "Trade ledger", "orders-2026", "trade-2026", "Boot bench interviews"):
        assert not [text for text in texts if title in text], title
