"""Persona files made from values, for tests that need many.

Knows: the smallest active persona of each type. Must not know: what a test wants to find.
"""

import json
from typing import Any

END = "\n"
CUSTOMER: dict[str, Any] = {
    "name": "Ada Reed",
    "summary": "Rows before breakfast and buys in spring.",
    "status": "active",
    "goals": {"personal": ["Row further"]},
    "challenges": ["Wet gloves"],
    "evidence": {"basis": "mixed", "sources": [{"id": "S1", "title": "Jetty interviews"}]},
    "owner": "Customer insight",
    "last_reviewed": "2026-10-01",
}
NEGATIVE: dict[str, Any] = {
    "name": "Deck Haggler",
    "summary": "Asks for a discount on the discount.",
    "status": "active",
    "negative": {
        "reasons": ["unprofitable"],
        "why": "They cost more than they bring in.",
        "warning_signs": ["Quotes a price that nobody named"],
        "looks_like": [{"persona": "marsh-walker", "difference": "Mara asks once."}],
        "handling": {"step": "educate"},
        "reconsider_when": ["They pay the price on the tag"],
    },
    "evidence": {"basis": "mixed", "sources": [{"id": "S1", "title": "Till notes"}]},
    "owner": "Customer insight",
    "last_reviewed": "2026-10-01",
}


def text_of(values: dict[str, Any], body: str = "") -> str:
    """A persona file. JSON is YAML, and leaves no doubt about quotes."""
    written = {json.dumps(key, ensure_ascii=False): json.dumps(values[key], ensure_ascii=False) for key in values}
    return f"---\n{''.join(f'{key}: {value}{END}' for key, value in written.items())}---\n\n{body}"


def customer(body: str = "", **changes: Any) -> str:
    """A customer persona's file."""
    return text_of(CUSTOMER | changes, body)


def negative(body: str = "", **changes: Any) -> str:
    """A negative persona's file."""
    return text_of(NEGATIVE | changes, body)
