"""Whatever a table holds, every cell is in a draft or named as left out, and no draft has an error."""

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.commands.importing.desk import Desk, body, desk, front, said, words

from commands.importing.values import clean

KNOWN = ["Name", "Goals", "Age", "Hobbies", "Notes", "Quote", "Summary", "Devices", "Sources", "Last reviewed", "Bio"]
COLUMNS = st.lists(st.one_of(st.sampled_from(KNOWN), st.text(min_size=1)), min_size=1, max_size=4, unique_by=clean)
MARKS = st.sampled_from(
    ["---", "- a\n- b", "# x", "a: b", "<b>", "[x](y.md)", "```", "~~~", "{#id}", "&amp;", "<<<<<<< HEAD", "| a | b |",
     "!!! internal", "[^1]: x", "a\n\n    b", "'", '"', "*", "::: x", "<!-- x", "%%", "never", "S1; S1", "2026-01-01",
     "\ufeffa\u200b", "1. a\n2. b", "http://x.example", "[S1]", "{name}", "$x$", "a \\ b", "===", "x\n---", "@a"]
)  # fmt: skip
TEXTS = st.one_of(st.just(""), st.text(), MARKS, st.builds("{}\n{}".format, MARKS, st.text()))


@given(data=st.data())
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_nothing_is_lost(
    data: st.DataObject,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    columns = data.draw(COLUMNS)
    width = len(columns)
    rows = data.draw(st.lists(st.lists(TEXTS, min_size=width, max_size=width), min_size=1, max_size=3))
    _check(desk(tmp_path_factory.mktemp("any"), monkeypatch, capsys), columns, rows)


@pytest.mark.parametrize(
    "cell", ["x" * 100_000, "x\n" * 2_900, "a [ " * 1_500, "<<<<<<< HEAD\na\n=======\nb\n>>>>>>> x", "," * 3_000 + "a"]
)
def test_large_and_odd_cells_are_kept_or_named(
    cell: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _check(desk(tmp_path, monkeypatch, capsys), ["Name", "Goals", "Story"], [["Ann", "", cell], ["Ben", cell, cell]])


def _check(made: Desk, columns: list[str], rows: list[list[str]]) -> None:
    made.lay(columns, *rows)
    code, out, err = made.bring()
    assert code == 0, err
    assert made.errors() == ""
    texts = list(made.drafts.values())
    assert len(texts) == len(rows)
    kept = words("\n".join(one for text in texts for one in [*said(front(text)), body(text)]))
    for number, row in enumerate(rows, start=2):
        left_out = {one for one in out.split("\n") if one.startswith(f"  line {number}, ") and ": left out, " in one}
        for column, cell in zip(columns, row, strict=True):
            heading = " ".join(clean(column).split())
            if any(one.startswith(f"  line {number}, {heading}") for one in left_out):
                continue
            text = re.sub(r"(?m)^\s*\d+[.)]", "", clean(cell))
            assert not set(words(text)) - set(kept), (column, cell)
    before = made.everything
    assert made.bring()[0] == 0
    assert made.everything == before
