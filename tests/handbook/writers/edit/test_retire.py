import pytest
from tests.handbook.support import ACTIVE, DRAFT, NEGATIVE, TODAY, content, persona

from handbook.content.handbook import Handbook, judged
from handbook.schema.terms.general import Status
from handbook.writers.edit import RefusedError, after, new_errors, retire

ANN, BEN, CAL, DAN = "personas/ann.md", "personas/ben.md", "personas/cal.md", "personas/negative/dan.md"
FILES = {
    ANN: persona("bio: x", "Body\n", ACTIVE),
    BEN: persona("", "", ACTIVE),
    CAL: persona("status: retired\nretired_on: 2026-01-02\nreplaced_by: ben\naliases: [former]"),
    DAN: persona("", "", NEGATIVE),
}


def handbook(**changes: str) -> Handbook:
    return judged(content({**FILES, **{f"personas/{key}.md": text for key, text in changes.items()}}), TODAY)


def retired(before: Handbook, *, on: str = "2026-11-23", reason: str = "", successor: str = "") -> str:
    change = retire(before, "ann", on=on, reason=reason, successor=successor)
    assert set(change.files) == {ANN}
    assert new_errors(before, after(before, change), change) == []
    return change.files[ANN].decode()


def refusal(before: Handbook, persona_id: str = "ann", **options: str) -> str:
    with pytest.raises(RefusedError) as refused:
        retire(before, persona_id, **{"on": "2026-11-23", **options})
    return str(refused.value)


def test_the_reason_the_day_and_the_successor_stand_below_the_status() -> None:
    new = "status: retired\nretired_on: 2026-11-23\nretired_reason: 'No: \"gone\"'\nreplaced_by: ben\n"
    text = retired(handbook(), reason='No: "gone"', successor="ben")
    assert text == FILES[ANN].replace("status: active\n", new)


def test_one_of_reason_and_successor_is_enough() -> None:
    assert "\nretired_reason: Gone\n" in (text := retired(handbook(), reason="Gone"))
    assert "replaced_by" not in text
    assert "\nreplaced_by: dan\n" in (text := retired(handbook(), successor="personas/negative/dan.md"))
    assert "retired_reason" not in text


def test_fields_that_are_there_already_are_filled_in_their_place() -> None:
    before = DRAFT + "retired_on:\n# c\nstatus: 'draft' # c\nretired_reason: >-\n  Old\n  words\nowner: A"
    text = retired(handbook(ann=persona("", "", before)), reason="Gone")
    lines = "retired_on: 2026-11-23\n# c\nstatus: 'retired' # c\nretired_reason: Gone\nowner: A\n"
    assert text == f"---\n{DRAFT}{lines}---\n"


def test_a_draft_without_a_status_gets_one() -> None:
    text = retired(handbook(ann=persona("owner: A")), reason="Gone")
    assert text == persona("status: retired\nretired_on: 2026-11-23\nretired_reason: Gone\nowner: A")


def test_the_persona_is_retired_afterwards() -> None:
    before = handbook()
    record = after(before, retire(before, "ann", on="2026-11-20", successor="ben")).catalog.by_id["ann"]
    assert (record.status, record.persona.replaced_by) == (Status.RETIRED, "ben")
    assert str(record.persona.retired_on) == "2026-11-20"


def test_what_breaks_elsewhere_is_left_to_the_caller() -> None:
    double = NEGATIVE.replace("handling", "looks_like: [ann], handling")
    before = judged(content({**FILES, DAN: persona("", "", double)}), TODAY)
    change = retire(before, "ann", on="2026-11-23", reason="Gone")
    (problem,) = new_errors(before, after(before, change), change)
    assert (problem.path, problem.rule.id) == (DAN, "look-alike")
    assert change.said == ("Changed personas/ann.md: retired on 2026-11-23.",)


@pytest.mark.parametrize(
    ("persona_id", "options", "words"),
    [
        ("annn", {"reason": "x"}, "There is no persona `annn`. Did you mean `ann`?"),
        ("former", {"reason": "x"}, "There is no persona `former`. It is called `cal` now."),
        ("ann", {}, "Say why the persona is retired, or which one takes its place."),
        ("cal", {"reason": "x"}, "`cal` is retired already: change the reason or the successor in personas/cal.md."),
        ("ann", {"successor": "bem"}, "There is no persona `bem`. Did you mean `ben`?"),
        ("ann", {"successor": "ann"}, "`ann` cannot take its own place: name another persona."),
        (
            "ann",
            {"successor": "cal"},
            "`cal` is retired itself: name a persona that is in use. `ben` took its place.",
        ),
    ],
)
def test_what_cannot_be_is_refused(persona_id: str, options: dict[str, str], words: str) -> None:
    assert refusal(handbook(), persona_id, **options) == words


@pytest.mark.parametrize(
    ("options", "rule"),
    [
        ({"on": "2027-01-01"}, "future-date"),
        ({"on": "03/04/2026"}, "bad-date"),
        ({"on": "2026-02-30"}, "bad-date"),
        ({"reason": "Ask \x07 me"}, "control-character"),
        ({"reason": "Ask ada@larkmoor.co"}, "email-address"),
    ],
)
def test_a_value_that_breaks_a_rule_is_refused_in_the_rules_words(options: dict[str, str], rule: str) -> None:
    words = refusal(handbook(), **{"reason": "x", **options})
    assert words.startswith("The persona would break rules that it keeps now:\n  personas/ann.md:")
    assert words.endswith(f"[{rule}]")


def test_a_file_that_cannot_be_taken_apart_is_left_alone() -> None:
    words = refusal(handbook(ann="---\nname: A: B\nsummary: x\n---\n"), reason="x")
    assert words.startswith("personas/ann.md cannot be changed safely before this is mended:\n  personas/ann.md:2:")
