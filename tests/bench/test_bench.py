"""The benchmark measures what it says: whole sites, true edits, servers that end, and sums that are right."""

import dataclasses
import http.client
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from tests.bench import build, many, report, serving, ways
from tests.bench.report import Figures, Result, Seen
from tests.bench.ways import COLD, HUGO, MATERIAL, MATERIAL_ALL, Edited, Programs, Way

from handbook.content.handbook import load


def result(personas: int, way: str, *seconds: float, memory: float = 100, compressed: int = 10) -> Result:
    return Result(personas, way, list(seconds), memory, 1000, 2000, compressed)


def verdicts(*built: Result, seen: Sequence[Seen] = ()) -> dict[str, tuple[float, bool]]:
    found = report.verdicts(Figures(list(built), list(seen)))
    return {one.name: (round(one.measured, 6), one.is_met) for one in found}


@pytest.mark.parametrize("number", [1, 3, 60])
def test_the_personas_pass_check(tmp_path: Path, number: int) -> None:
    many.write(tmp_path, number)
    (tmp_path / "personas" / "persona-0000.md").write_text(many.text(0, number, f" and {many.new_word()}"), "utf-8")
    handbook = load(tmp_path, many.TODAY)
    assert list(handbook.problems) == []
    assert len(handbook.catalog.records) == number


def test_an_edit_changes_the_summary_alone_and_never_twice_to_the_same() -> None:
    before = many.text(1, 3)
    first, second = (many.text(1, 3, f" and {many.new_word()}") for _ in range(2))
    assert first != second
    for after in (first, second):
        changed = [line for line in after.splitlines() if line not in before.splitlines()]
        assert [line.split(":")[0] for line in changed] == ["summary"]
        assert before.count(many.LAST_WORDS) == after.count(many.LAST_WORDS) == 1


def test_every_way_builds_whole_sites(tmp_path: Path) -> None:
    all_ways = ways.prepared(3, tmp_path, Programs.found(["zensical"]), everything=True)
    results = build.measure(all_ways, 3, runs=1)
    assert [one.way for one in results] == [way.name for way in all_ways]
    assert {one.personas for one in results} == {3}
    for one in results:
        assert one.median > 0
        assert one.memory > 5
        assert 0 < one.search_compressed < one.search
    pages = {one.way: one.page for one in results}
    assert pages[MATERIAL] < pages[MATERIAL_ALL]
    assert {HUGO, ways.HUGO_NONE, ways.HUGO_ALL} <= pages.keys() or shutil.which("hugo") is None

    cold = all_ways[0]
    cold.pages()[0].unlink()
    with pytest.raises(SystemExit, match="2 pages were built for 3 personas"):
        build.inspect(cold, 3)
    cold.forget()
    assert not (cold.root / "site").exists()


def test_what_an_earlier_build_left_is_gone(tmp_path: Path) -> None:
    cold = ways.prepared(3, tmp_path, Programs())[0]
    kept, site = cold.root / ".cache" / "kept", cold.root / "site"
    for folder in (kept, site):
        folder.mkdir(parents=True)
    cold.forget()
    assert not kept.exists()
    assert not site.exists()


def test_above_what_is_reasonable_the_slow_ways_are_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ways, "LARGE", 2)
    monkeypatch.setattr(ways, "STOCK_SERVED", 2)
    programs = Programs(("hugo",), ("zensical",))
    few = {way.name: way for way in ways.prepared(3, tmp_path / "few", programs)}
    assert few.keys() == {COLD, MATERIAL, HUGO, ways.HUGO_NONE}
    assert [name for name, way in few.items() if way.serve] == [COLD, HUGO]
    everything = ways.prepared(3, tmp_path / "all", programs, everything=True)
    assert {MATERIAL_ALL, ways.ZENSICAL, ways.ZENSICAL_ALL, ways.HUGO_ALL} <= {way.name for way in everything}


def test_an_edit_is_seen_in_the_preview(tmp_path: Path) -> None:
    way = ways.prepared(3, tmp_path, Programs())[0]
    start, seconds = serving.measure(way, 1, build.environment())
    assert start > 0
    assert len(seconds) == 1
    assert seconds[0] > 0


def test_a_server_ends_with_its_block_also_after_an_exception(tmp_path: Path) -> None:
    way, port = server(tmp_path), serving.free_port()
    with pytest.raises(ZeroDivisionError), serving.running(way, port, build.environment()) as is_running:
        serving.wait(port, "", b"</html>", is_running)
        raise ZeroDivisionError
    with pytest.raises(ConnectionRefusedError):
        http.client.HTTPConnection("127.0.0.1", port, timeout=5).connect()


def test_a_server_that_ends_by_itself_is_not_waited_for(tmp_path: Path) -> None:
    way = server(tmp_path, "-c", "raise SystemExit('no such theme')")
    with pytest.raises(SystemExit, match="no such theme"):
        serving.measure(way, 1, build.environment())


def test_a_build_that_fails_stops_the_run_and_says_why(tmp_path: Path) -> None:
    command = (sys.executable, "-c", "raise SystemExit('no such theme')")
    with pytest.raises(SystemExit, match=r"(?s)the build of files failed.*no such theme"):
        build.build(dataclasses.replace(server(tmp_path), build=command))


def server(root: Path, *arguments: str) -> Way:
    """A way whose preview is Python's own server of files, or another program."""
    own = arguments or ("-m", "http.server", ways.PORT, "--bind", "127.0.0.1")
    edited = Edited(root / "persona-0000.md", "personas/persona-0000/", str)
    return Way("files", root, (), "index.json", edited, (sys.executable, *own))


def test_a_command_is_timed_and_its_failure_told() -> None:
    def timed(code: str) -> "subprocess.CompletedProcess[str]":
        command = [sys.executable, "-I", "-S", str(build.TIMED), sys.executable, "-c", code]
        return subprocess.run(command, capture_output=True, text=True, check=False)

    small, large = (timed(f"held = bytearray({size} * 10**6)").stdout.splitlines()[-1] for size in (1, 50))
    seconds, memory = map(float, small.split())
    assert 0 < seconds < 30
    assert 35 < float(large.split()[1]) - memory < 65
    assert timed("raise SystemExit(3)").returncode == 3


def test_ratios_are_of_medians_and_only_what_was_measured_is_judged() -> None:
    built = [result(1000, COLD, 4, 40, 5), result(1000, MATERIAL, 20, 10, 2)]
    assert verdicts(*built) == {
        "1,000: handbook / Material": (0.5, True),
        "1,000: compressed search index / Material's": (1.0, False),
    }
    assert verdicts(result(60, COLD, 1), result(60, MATERIAL, 1)) == {}
    figures = Figures(built)
    assert report.table(figures, 1000).splitlines()[1].split()[:3] == ["handbook", "5.00", "4.00-40.00"]
    assert report.table(figures, 1000).splitlines()[2].split()[:3] == ["Material", "10.00", "2.00-20.00"]
    assert [line.split()[3] for line in report.table(figures, 1000).splitlines()[1:]] == ["1.00", "0.50"]
    assert report.targets(Figures()).startswith("None of the targets")


def test_a_target_is_met_up_to_its_limit() -> None:
    assert verdicts(result(1000, COLD, 10), result(3000, COLD, 33, memory=251)) == {
        "handbook of 3,000 / of 1,000": (3.3, True),
        "3,000: memory of a build of the handbook, MB": (251, False),
    }
    seen = [Seen(200, COLD, 9, [3, 1, 2]), Seen(200, HUGO, 1, [2, 2, 2])]
    name = "200: handbook's / Hugo's time from an edit until it is seen"
    assert verdicts(seen=seen) == {name: (1.0, True)}
    assert "not met" not in report.targets(Figures(seen=seen))


def test_the_sample_is_previewed_beside_as_many_plain_pages(tmp_path: Path) -> None:
    ours, plain = ways.sampled(tmp_path)
    assert (ours.name, plain.name) == (COLD, MATERIAL)
    assert ours.serve
    assert plain.serve
    assert len(list((plain.root / "docs/personas").rglob("persona-*.md"))) == len(list(ours.root.rglob("*.md")))
    assert "quillmark" in ours.edited.with_word("quillmark")
