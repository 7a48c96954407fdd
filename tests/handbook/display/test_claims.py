"""What rests on each source of a persona, and where its page says so."""

from tests.handbook.support import persona, record_of

from handbook.display.claims import claims, in_short

FIELDS = """evidence: {sources: [{id: S1, title: Interviews}, {id: S2, title: Diaries}]}
goals: [{text: Walk, source: [S1, S1]}, {text: Mend, source: S1}]
challenges: [{text: Little time, source: S1}]
economics: {customers: 12, source: S1}
"""


def test_each_statement_is_named_once_by_field_text_and_section() -> None:
    found = claims(record_of(persona(FIELDS)))
    assert [(one.label, one.text, one.place) for one in found["S1"]] == [
        ("Goals", "Walk", "goals"),
        ("Goals", "Mend", "goals"),
        ("Challenges", "Little time", "goals"),
        ("What they bring and cost", "Customers", "money"),
    ]
    assert "S2" not in found


def test_in_short_each_field_is_named_once_with_how_many_statements_it_has() -> None:
    found = claims(record_of(persona(FIELDS)))
    assert in_short(found["S1"]) == [
        ("Goals", "goals", 2),
        ("Challenges", "goals", 1),
        ("What they bring and cost", "money", 1),
    ]
