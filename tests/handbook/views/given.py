"""Short ways to write handbooks with figures, and options of views, for the tests of views."""

from collections.abc import Mapping
from typing import TypeVar

from tests.handbook.support import front, load

from handbook.personas.catalog import Catalog
from handbook.schema import validate
from handbook.views.query import Placed, Selection

P = TypeVar("P", bound=Placed)
# Figures of which none is missing. Nothing is spent; what one of them brings is what is left.
COMPLETE = {
    "customers": "10",
    "new_customers": "0",
    "revenue": "100",
    "gross_margin": "100 %",
    "acquisition_cost": "0",
    "support_cost": "0",
    "returns_cost": "0",
    "discount_cost": "0",
    "payment_losses": "0",
    "other_cost": "0",
    "source": "S1",
}


def economics(**changes: str | None) -> str:
    """An `economics:` block with complete figures, save for the changes; None takes a figure out."""
    figures: Mapping[str, str | None] = COMPLETE | changes
    return "economics: {" + ", ".join(f"{key}: {value}" for key, value in figures.items() if value is not None) + "}\n"


def negative(*parts: str) -> str:
    """A `negative:` block with these parts."""
    return "negative: {" + ", ".join(parts) + "}\n"


def known(**facts: str) -> str:
    """An `evidence:` block with the sources that figures may cite, and these facts."""
    said = "".join(f"{key}: {value}, " for key, value in facts.items())
    return f"evidence: {{{said}sources: [{{id: S1, title: Ledger}}, {{id: S2, title: Diary}}]}}\n"


def handbook(settings: str | None = None, /, **personas: str) -> Catalog:
    """A catalog of drafts named after their ids, each given by its further fields; none of them has an error."""
    files: dict[str, str] = {}
    for key, fields in personas.items():
        folder = "negative/" if "negative:" in fields else ""
        sources = "" if "evidence:" in fields else known()
        files[f"personas/{folder}{key.replace('_', '-')}.md"] = (
            f"---\nname: {key.replace('_', ' ').title()}\nsummary: S.\n{sources}\n{fields}\n---\n"
        )
    catalog, _, problems = load(files, settings)
    assert [str(problem) for problem in problems if problem.is_error] == []
    return catalog


def asked(model: type[P], text: str = "") -> P:
    """A view's options as a writer gives them."""
    found = validate(model, front(text), "docs/x.md")
    assert found.problems == []
    return found.value


def selection(text: str = "") -> Selection:
    """The options of a view that has none of its own."""
    return asked(Selection, text)
