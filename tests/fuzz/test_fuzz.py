"""The fuzzer itself, and its weekly turn."""

import random
import time
from pathlib import Path

import pytest
from tests.fuzz.__main__ import fuzz, main
from tests.fuzz.judging import fault
from tests.fuzz.limited import limited
from tests.fuzz.mutants import mutant, seeds


def test_a_seed_gives_the_same_inputs_again() -> None:
    corpus = seeds()
    assert len(corpus) > 100
    first, second = ([mutant(chance, corpus) for _ in range(20)] for chance in (random.Random(7), random.Random(7)))
    assert first == second
    assert len(set(first)) > 15


def test_files_that_are_right_are_judged_as_they_should_be() -> None:
    assert fault("persona", b"---\nname: Ann\nsummary: S\n---\n*a*\n") == ""
    assert fault("view", b"view: nothing") == ""


def _for_ever() -> str:
    while True:
        time.process_time()


def test_what_raises_hangs_or_takes_all_memory_falls() -> None:
    assert limited(lambda: "") == ""
    assert "ZeroDivisionError" in limited(lambda: str(1 // 0))
    assert limited(_for_ever, seconds=1) == "no answer within 1 seconds"
    assert "MB of memory" in limited(lambda: "x" * 0 * len(bytearray(600 * 1024 * 1024)))


def test_what_falls_is_kept_and_can_be_tried_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.fuzz.__main__.fault", lambda place, _: "wrong" if place == "page" else "")
    monkeypatch.setattr("tests.fuzz.__main__.MANY", 5)
    tried, fallen = fuzz(0.01, tmp_path / "fallen", seed=1)
    assert tried
    assert fallen
    assert main(["--again", str(fallen[0])]) == 1


@pytest.mark.weekly
def test_twenty_minutes_of_damage_break_nothing(tmp_path: Path) -> None:
    tried, fallen = fuzz(20, tmp_path, seed=time.time_ns())
    assert tried > 1_000
    assert [(path.name, path.read_bytes()) for path in fallen] == []
