"""How long the handbook takes beside other ways to make the same site: `make bench numbers="50 200"`.

Knows: the order of it all, and how a build is timed and weighed. Must not know: how pages are made.

**How.** For each number of personas all builds take turns, so that a slow moment of the machine touches all of them;
times are medians. Each build is a process of its own. The site of the build before is gone when the clock starts, as
with `make build`, and so is every cache. Memory is the largest resident set of one process (`timed.py`): a build that
shares its work among processes takes more than the figure. Each site must have a page for every persona, or the run
stops.

- `handbook`: from nothing.
- `Material`: the same fields and stories as plain Markdown, personas out of the navigation; `all in the navigation`:
  as it is usually set up.
- `Hugo`, if installed: the same Markdown in a minimal layout of our own. `a section in the navigation` is the one to
  compare: like the handbook, it shows every group and the open group's members.
- `Zensical`, if installed (ZENSICAL_PYTHON may name an interpreter that has it): the project for Material as it is.
- The sample's preview comes first, beside the plain theme's with as many pages.
- `from an edit until it is seen`: in a running preview, from saving the file until the page has the new word; `start`
  is the time from starting the server to the first whole page (`serving.py`).

**What favours whom.** The plain pages have no evidence, badges or advice, no filters in the table, and are not judged
before: that favours all others. Hugo's pages are a seventh of the bytes, without scripts, icons or a layout for paper:
that favours Hugo. Hugo writes all pages' plain text as JSON, so that there is an index, which takes it about a tenth of
its time; it is not split by headings, and nothing searches it. Hugo is one compiled program that uses all processors,
and its preview makes only the page that changed and those looked at lately; MkDocs uses one processor, and makes all.
Zensical uses all processors, and writes a search index of its own kind; its cache is removed before each build, which
is not how its authors would time it. MkDocs looks for changes twice a second, so that a part of the time until an edit
is seen is waiting. Asking for the page a hundred times a second takes some of every server's time.

**What is left out**, unless `--all` is given, because it takes many minutes: above 2,000 personas the plain theme with
all in the navigation, Zensical and previews; above 200 the plain theme's preview; and always Hugo with all in the
navigation. `--without hugo zensical previews` leaves out more. All figures are written to `.cache/bench.json`.
"""

import argparse
import datetime as dt
import gzip
import itertools
import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.bench import report, serving
from tests.bench.many import GROUP, PROJECT, TODAY
from tests.bench.report import Figures, Result, Seen
from tests.bench.ways import LARGE, SAMPLE_PAGES, SITE, Programs, Way, prepared, sampled

RESULTS = ".cache/bench.json"
TIMED = Path(__file__).parent / "timed.py"


def environment() -> dict[str, str]:
    """What every program runs with: one fixed day, so that no persona's review is due."""
    noon = dt.datetime.combine(TODAY, dt.time(12), dt.UTC)
    fixed = {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": str(int(noon.timestamp()))}
    # Python keeps what it compiles of our modules, as pip has kept it of everybody else's.
    return {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"} | fixed


def build(way: Way) -> tuple[float, float]:
    """The seconds and the memory in MB of one build."""
    command = [sys.executable, "-I", "-S", str(TIMED), *way.build]
    process = subprocess.Popen(
        command,
        cwd=way.root,
        env=environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    try:
        said, _ = process.communicate()
    finally:  # whoever stops the run stops the build, too
        serving.stop(process)
    if process.returncode:
        raise SystemExit(f"the build of {way.name} failed:\n{said}")
    seconds, memory = said.splitlines()[-1].split()
    return float(seconds), float(memory)


def measure(ways: Sequence[Way], number: int, runs: int) -> list[Result]:
    """Builds in every way, in turns, and weighs what the last turn has built."""
    taken: dict[str, list[tuple[float, float]]] = {way.name: [] for way in ways}
    results: list[Result] = []
    for turn, way in itertools.product(range(runs), ways):
        way.forget()
        taken[way.name].append(build(way))
        inspect(way, number)
        if turn == runs - 1:
            results.append(weighed(way, number, taken[way.name]))
    return results


def inspect(way: Way, number: int) -> None:
    """Stops the run if a build has left something out: figures of half a site mean nothing."""
    found = len(way.pages())
    if found != number:
        raise SystemExit(f"{way.name}: {found} pages were built for {number} personas")


def weighed(way: Way, number: int, runs: Sequence[tuple[float, float]]) -> Result:
    """The times with the sizes of what was built."""
    pages = [path.stat().st_size for path in way.pages()]
    index = (way.root / SITE / way.index).read_bytes()
    seconds = [round(one, 3) for one, _ in runs]
    memory = round(max(one for _, one in runs), 1)
    return Result(number, way.name, seconds, memory, sum(pages) // len(pages), len(index), len(gzip.compress(index)))


def previewed(ways: Sequence[Way], number: int, edits: int) -> list[Seen]:
    """How soon an edit is seen, in each way that has a preview."""
    found: list[Seen] = []
    for way in ways:
        if way.serve:
            start, seconds = serving.measure(way, edits, environment())
            found.append(Seen(number, way.name, round(start, 3), [round(one, 3) for one in seconds]))
    return found


def chosen(arguments: Sequence[str] | None) -> argparse.Namespace:
    """What is wanted, as typed."""
    parser = argparse.ArgumentParser(prog="bench", description="Times the handbook beside other ways.")
    parser.add_argument("numbers", type=int, nargs="*", default=[50, 200, 1000], help="of personas")
    parser.add_argument("--runs", type=int, default=3, help="builds of each kind")
    parser.add_argument("--edits", type=int, default=5, help="edits in each preview")
    parser.add_argument("--all", action="store_true", help="leave out nothing, however long it takes")
    parser.add_argument("--without", choices=("hugo", "zensical", "previews"), nargs="+", default=(), help="leave out")
    return parser.parse_args(arguments)


def main(arguments: Sequence[str] | None = None) -> None:
    """Measures, prints, and keeps the figures."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that servers are stopped then too
    options = chosen(arguments)
    found = Programs.found(options.without)
    figures = Figures()
    _say(f"{GROUP} personas in a group; medians of {options.runs} builds and {options.edits} edits")
    versions = ", ".join(f"{name} {version}" for name, version in found.versions().items())
    _say(f"ratio: handbook / this way; {os.cpu_count()} processors; {versions}\n")
    if "previews" not in options.without:
        with tempfile.TemporaryDirectory() as folder:
            figures.seen += previewed(sampled(Path(folder)), SAMPLE_PAGES, options.edits)
        _say(report.table(figures, SAMPLE_PAGES))
    for number in options.numbers:
        with tempfile.TemporaryDirectory() as folder:
            ways = prepared(number, Path(folder), found, everything=options.all)
            figures.built += measure(ways, number, options.runs)
            if "previews" not in options.without and (number <= LARGE or options.all):
                figures.seen += previewed(ways, number, options.edits)
        _say(report.table(figures, number))
        keep(figures, found)
    _say(report.targets(figures))


def keep(figures: Figures, programs: Programs) -> None:
    """Writes the figures, after each number, since the next may take long."""
    target = PROJECT / RESULTS
    target.parent.mkdir(exist_ok=True)
    about = {"processors": os.cpu_count(), "versions": programs.versions()}
    target.write_text(json.dumps(about | figures.as_json(), indent=2) + "\n", "utf-8")


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
