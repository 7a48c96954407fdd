import pytest
from tests.handbook.support import TODAY, content, persona

from handbook.content.handbook import Handbook, judged
from handbook.source.files import SHORT_LIST
from handbook.writers.edit import RefusedError, after, promote, rename

HOME = "docs/index.md"
PAGE = "# Home\n\n```personas\nview: not-for-us\n```\n"
LIST = """\
# Kept by the trade desk.
lines:
  # the first one
  - Caravan clubs that want a site booked

  # about kites
  - line: Kite flyers after spare line  # asked in May
    id: kites
    reason: [misaligned, "We stock none: nobody here can splice it"]
    # the shop in Ravensholt may close
    until: 2027-05-01
    instead: ann
    owner: Trade desk

  -
    line: "Anglers: waders only"
    until: never
    fairness: {reviewed_by: Legal, on: 2026-01-05}
    reason: >-
      We tried two seasons
      # and sold four pairs

# the end
"""


def handbook(text: str = LIST) -> Handbook:
    files = {"personas/ann.md": persona(), HOME: PAGE}
    return judged(content(files, short=text), TODAY)


def promoted(line_id: str, text: str = LIST) -> tuple[str, str]:
    change = promote(handbook(text), line_id)
    made = next(path for path in change.files if path != SHORT_LIST)
    return change.files[made].decode(), change.files[SHORT_LIST].decode()


def test_a_line_becomes_a_draft_that_says_all_of_it_and_the_comments_beside_it() -> None:
    made, left = promoted("kites")
    assert made.split("\n---\n")[0] == (
        "---\n# about kites\n# asked in May\n# the shop in Ravensholt may close\n"
        "name: Kite flyers after spare line\nsummary: Kite flyers after spare line\nstatus: draft\nowner: Trade desk\n"
        "related:\n  - ann\nnegative:\n  reasons:\n    - misaligned\n"
        '  why: "We stock none: nobody here can splice it"\n  handling:\n    refer_to: Ann\n'
        "  reconsider_when:\n    - decide anew on 1 May 2027"
    )
    gone = LIST[LIST.index("  # about kites") : LIST.index("\n  -\n")]
    assert left == LIST.replace(gone, "")


def test_the_rest_of_the_list_stays_as_it_was_typed() -> None:
    made, left = promoted("anglers-waders-only")
    assert left == LIST[: LIST.index("  -\n")] + "\n# the end\n"
    assert "  reconsider_when:\n    - " in made
    assert "We tried two seasons # and sold four pairs" in made
    assert "reviewed_by: Legal" in made
    first = promoted("caravan-clubs-that-want-a-site-booked")[1]
    assert first == LIST.replace("  # the first one\n  - Caravan clubs that want a site booked\n", "")


@pytest.mark.parametrize("line_id", ["kites", "anglers-waders-only", "caravan-clubs-that-want-a-site-booked"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_what_comes_of_it_is_without_problems_and_one_line_shorter(line_id: str, line_end: str) -> None:
    before = handbook(LIST.replace("\n", line_end))
    later = after(before, promote(before, line_id))
    assert [str(problem) for problem in later.problems] == []
    assert {entry.id for entry in before.catalog.short} - {entry.id for entry in later.catalog.short} == {line_id}
    assert later.catalog.by_id[line_id].is_negative


@pytest.mark.parametrize(
    "text", ["- Caravans\n- Kites\n", "lines:\n- Caravans\n- Kites", "# x\n- Caravans\n- line: Kites"]
)
def test_a_bare_list_and_one_at_the_margin_will_do(text: str) -> None:
    made, left = promoted("kites", text)
    assert "name: Kites" in made
    assert left.split("\n- line")[0].strip() == text.split("\n- ", maxsplit=1)[0] + (
        "\n- Caravans" if "x\n" in text or "s:\n" in text else ""
    )


@pytest.mark.parametrize(
    ("line_id", "text", "words"),
    [
        ("", LIST, "Say which line: give its id."),
        ("kite", LIST, "There is no line `kite` in personas/negative/_not-for-us.yml. Did you mean `kites`?"),
        ("kites", "lines: [Caravans, Kites]\n", "`kites` shares its line with others"),
        ("kites", "lines: [Caravans, *x]\n- Kites", "cannot be changed safely before this is mended"),
        ("kites", "- Kites\n- Kites\n", "`kites` is the id of several lines"),
    ],
)
def test_what_would_lose_something_is_refused(line_id: str, text: str, words: str) -> None:
    with pytest.raises(RefusedError) as refused:
        promote(handbook(text), line_id)
    assert words in str(refused.value)


def test_a_line_longer_than_a_summary_may_be_stays_whole_in_the_name() -> None:
    line = "Clubs that ask for " + "very " * 40 + "long ropes"
    made, _ = promoted("ropes", f"- {{line: {line}, id: ropes}}\n")
    assert f"name: {line}\n" in made


def test_a_persona_that_is_renamed_is_followed_by_the_list() -> None:
    change = rename(handbook(), "ann", "anna", {})
    assert change.files[SHORT_LIST].decode() == LIST.replace("instead: ann\n", "instead: anna\n")


@pytest.mark.parametrize(
    ("text", "head", "left"),
    [
        ("# who decides: Sales\n- Divers\n- Anglers\n", "---\nname", "# who decides: Sales\n- Anglers\n"),
        ("- Anglers\n# cold water\n# and mud\n- Divers\n", "---\n# cold water\n# and mud\nname", "- Anglers\n"),
        ("- Anglers\n# of both\n\n- Divers\n", "---\nname", "- Anglers\n# of both\n\n"),
        ("- line: Anglers\n  # theirs\n- Divers\n", "---\nname", "- line: Anglers\n  # theirs\n"),
    ],
)
def test_comments_right_above_an_entry_go_with_it_and_others_stay(text: str, head: str, left: str) -> None:
    made, rest = promoted("divers", text)
    assert (made.startswith(head), rest) == (True, left)


@pytest.mark.parametrize(
    ("until", "said"),
    [
        ("2020-01-01", "until 1 January 2020"),
        ("2026-11-22", "until 22 November 2026"),
        ("2026-11-24", "decide anew on 24 November 2026"),
        ("next spring", "next spring"),
    ],
)
def test_a_day_that_has_passed_is_kept_and_not_set_for_a_decision(until: str, said: str) -> None:
    assert f"reconsider_when:\n    - {said}\n" in promoted("divers", f"- {{line: Divers, until: {until}}}\n")[0]
