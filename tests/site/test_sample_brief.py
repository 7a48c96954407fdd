"""What the sample's briefs say of money, worked out again from the files in another way."""

import json
import re
from fractions import Fraction
from pathlib import Path

import pytest
from tests.site.figures import MINUS, Own, Sum, personas
from tests.site.project import SAMPLE

WITH_FIGURES = [own for own in personas(SAMPLE) if own.economics]
LINES = {
    "Value a year": "value",
    "Net in the first year": "first",
    "Net in later years": "later",
    "All of them, a year": "total",
}


def worth(site: Path, own: Own) -> dict[str, list[str]]:
    """The lines of what they are worth, by their labels."""
    sheet = json.loads((site / own.address.rstrip("/")).with_suffix(".json").read_text("utf-8"))
    parts = {part["title"]: part["lines"] for part in sheet["brief"]}
    return {line["label"]: line["values"] for line in parts.get("What it is worth", [])}


def amount(text: str) -> tuple[Fraction, int]:
    """An amount as it is written, and how many decimals it has."""
    found = re.search(rf"([+{MINUS}]?)£([\d,]+)(\.\d\d)?", text)
    assert found, text
    value = Fraction(found[2].replace(",", "") + (found[3] or ""))
    return -value if found[1] == MINUS else value, 2 if found[3] else 0


def says(text: str, value: Fraction) -> bool:
    """Whether an amount is this value, rounded to the decimals that it has."""
    written, places = amount(text)
    return abs(written - value) * 2 <= Fraction(1, 10**places)


@pytest.mark.parametrize("own", WITH_FIGURES, ids=lambda own: str(own.id))
def test_what_they_are_worth_is_what_the_files_come_to(own: Own, sample_site: Path) -> None:
    lines = worth(sample_site, own)
    for label, name in LINES.items():
        figure: Sum = getattr(own, name)
        if figure.amount is None:
            (text,) = lines[label if own.value.amount is not None else "Value and net"]
            assert text.startswith("not known without ")
            continue
        (text,) = lines[label]
        assert says(text, figure.amount), (label, text)
        assert text.startswith("at most ") == bool(figure.missing), (label, text)


@pytest.mark.parametrize("own", WITH_FIGURES, ids=lambda own: str(own.id))
def test_who_never_repays_it_is_told_as_such(own: Own, sample_site: Path) -> None:
    told = worth(sample_site, own).get("Lifetime net", [])
    assert ("never repaid" in told) == (own.is_never_repaid and bool(told))
    if told and own.lasting is not None:
        assert says(told[0], own.lasting)


def test_there_are_briefs_of_both_kinds(sample_site: Path) -> None:
    told = [worth(sample_site, own).get("Lifetime net", []) for own in WITH_FIGURES]
    assert sum("never repaid" in one for one in told) >= 3
    assert sum(bool(one) and "never repaid" not in one for one in told) >= 4
