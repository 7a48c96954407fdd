"""How long a build takes beside the same pages in the plain theme: `make bench numbers="50 200"`.

Knows: how builds are timed and weighed. Must not know: how pages are made.

For each number of personas three builds take turns, so that a slow moment of the machine touches all of them: the
handbook; the same content as plain Markdown in Material for MkDocs with every page in the navigation, as it is usually
set up; and the same without them in the navigation. Each is a process of its own; memory is its largest resident set.
Times are medians. The plain pages are shorter, without evidence and how to handle them: that favours the plain theme.
"""

import gzip
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from many import GROUP, PROJECT, write  # type: ignore[import-not-found]

sys.path.insert(0, str(PROJECT / "hooks"))

from handbook import clock
from handbook.handbook import load
from handbook.sheet import sheet

RUNS = 3
RESULTS = ".cache/bench.json"
OURS, PLAIN, WITH_NAV = "handbook", "plain Material", "plain Material, all in the navigation"
DOCS = {
    "index.md": "# Home\n\nSee [everybody](personas/index.md).\n",
    "personas/index.md": "# Everybody\n\n```personas\nview: table\nfilter: [group, segment, payment_methods]\n```\n",
    "tags.md": "# Tags\n",
}


@dataclass(frozen=True)
class Result:
    """One way to build so many personas: seconds of each run, memory in MB, sizes in bytes."""

    personas: int
    way: str
    seconds: list[float]
    memory: float
    page: int
    search: int
    search_compressed: int

    @property
    def median(self) -> float:
        """The time to quote."""
        return statistics.median(self.seconds)


def handbook(root: Path, number: int) -> None:
    """A handbook with the sample's settings, and pages that show every persona."""
    write(root, number)
    for name, text in DOCS.items():
        target = root / "docs" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8")
    settings = {
        "INHERIT": str(PROJECT / "mkdocs.yml"),
        "hooks": [str(PROJECT / "hooks" / "mkdocs_adapter.py")],
        "theme": {"name": "material", "custom_dir": str(PROJECT / "overrides")},
        "watch": [],
        "nav": ["index.md", {"Customers": ["personas/index.md", {"personas": "customer"}]}, "tags.md"],
    }
    (root / "mkdocs.yml").write_text(json.dumps(settings), "utf-8")


def plain(root: Path, source: Path, *, in_navigation: bool) -> None:
    """The same personas as Markdown that nothing has to be made of."""
    catalog = load(source, clock.today()).catalog
    folder = root / "docs" / "personas"
    folder.mkdir(parents=True)
    names: dict[str, list[str]] = {}
    rows = ["| Name | Role | Group |", "|---|---|---|"]
    for record in catalog.records:
        lines = [f"# {record.name}", "", record.persona.summary or "", ""]
        for block in sheet(record, catalog):
            lines += [f"## {block.title}", ""]
            for line in block.lines:
                lines += [f"**{line.label}**", "", *(f"- {value}" for value in line.values), ""]
        (folder / f"{record.id}.md").write_text("\n".join([*lines, record.document.body]), "utf-8")
        names.setdefault(record.persona.group or "", []).append(f"personas/{record.id}.md")
        rows.append(f"| [{record.name}]({record.id}.md) | {record.persona.role_label or ''} | {record.persona.group} |")
    (folder / "index.md").write_text("# Everybody\n\n" + "\n".join(rows) + "\n", "utf-8")
    (root / "docs" / "index.md").write_text("# Home\n\nSee [everybody](personas/index.md).\n", "utf-8")
    groups = [{group: pages} for group, pages in names.items()]
    nav = ["index.md", {"Customers": ["personas/index.md", *(groups if in_navigation else [])]}]
    theme = {
        "name": "material",
        "font": False,
        "features": ["navigation.tabs", "navigation.indexes", "navigation.path"],
    }
    settings = {"site_name": "Plain", "site_url": "https://example.com/", "theme": theme, "nav": nav}
    (root / "mkdocs.yml").write_text(json.dumps(settings | {"plugins": ["search"]}), "utf-8")


def build(root: Path) -> tuple[float, float]:
    """The seconds and the memory in MB of one build from nothing."""
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--clean", "--site-dir", "site"]
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    began = time.perf_counter()
    process = subprocess.Popen(command, cwd=root, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    said = process.stderr.read().decode() if process.stderr else ""
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"the build in {root.name} failed:\n{said}")
    return time.perf_counter() - began, usage.ru_maxrss / 1024


def measure(number: int, folder: Path) -> list[Result]:
    """Builds so many personas in every way, in turns."""
    roots = {OURS: folder / "ours", PLAIN: folder / "plain", WITH_NAV: folder / "with-nav"}
    handbook(roots[OURS], number)
    plain(roots[PLAIN], roots[OURS], in_navigation=False)
    plain(roots[WITH_NAV], roots[OURS], in_navigation=True)
    taken: dict[str, list[tuple[float, float]]] = {way: [] for way in roots}
    for _ in range(RUNS):
        for way, root in roots.items():
            taken[way].append(build(root))
    return [weighed(number, way, roots[way] / "site", runs) for way, runs in taken.items()]


def weighed(number: int, way: str, site: Path, runs: Sequence[tuple[float, float]]) -> Result:
    """The times with the sizes of what was built."""
    pages = [path.stat().st_size for path in site.glob("personas/persona-*/index.html")]
    index = (site / "search" / "search_index.json").read_bytes()
    seconds = [round(one, 3) for one, _ in runs]
    memory = round(max(one for _, one in runs), 1)
    return Result(number, way, seconds, memory, sum(pages) // len(pages), len(index), len(gzip.compress(index)))


def printed(results: Sequence[Result]) -> str:
    """A table, with the handbook's time as a part of each other way's."""
    lines = [
        f"{'personas':>8}  {'way':<40}{'seconds':>8}{'ratio':>7}{'MB':>6}{'page kB':>9}{'search kB':>11}{'gz kB':>7}"
    ]
    ours = {result.personas: result.median for result in results if result.way == OURS}
    for one in results:
        ratio = ours[one.personas] / one.median
        sizes = f"{one.page / 1000:>9.1f}{one.search / 1000:>11.0f}{one.search_compressed / 1000:>7.0f}"
        lines.append(f"{one.personas:>8}  {one.way:<40}{one.median:>8.2f}{ratio:>7.2f}{one.memory:>6.0f}{sizes}")
    return "\n".join(lines) + "\n"


def main(numbers: Sequence[int]) -> None:
    """Measures, prints, and keeps the figures."""
    results: list[Result] = []
    for number in numbers:
        with tempfile.TemporaryDirectory() as folder:
            results += measure(number, Path(folder))
    sys.stdout.write(f"{GROUP} personas in a group; medians of {RUNS} runs in turns; ratio: handbook / this way\n")
    sys.stdout.write(printed(results))
    target = PROJECT / RESULTS
    target.parent.mkdir(exist_ok=True)
    target.write_text(json.dumps([asdict(result) for result in results], indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    main([int(argument) for argument in sys.argv[1:]] or [50, 200, 1000])
