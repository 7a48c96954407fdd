"""Which way a language's script runs."""

import pytest

from handbook.schema.languages import direction, is_ours


@pytest.mark.parametrize(
    ("code", "way"),
    [("ar", "rtl"), ("he", "rtl"), ("fa-IR", "rtl"), ("ur", "rtl"), ("de", "ltr"), ("ja", "ltr"), ("qaa", "auto")],
)
def test_a_script_runs(code: str, way: str) -> None:
    assert direction(code) == way


@pytest.mark.parametrize(("code", "ours"), [("en", True), ("en-GB", True), ("eng", False), ("de", False)])
def test_our_labels_are_english(code: str, ours: bool) -> None:
    assert is_ours(code) is ours
