"""The list of those who are not a fit, in a line each: read, and judged like everything else."""

import pytest
from tests.handbook.support import NEGATIVE, load, persona

from handbook.schema.short import id_of

LIST = "personas/negative/_not-for-us.yml"
HOME = {"docs/index.md": "# Home\n\n```personas\nview: not-for-us\n```\n"}
FILES = {**HOME, "personas/ann.md": persona("aliases: [old-ann]"), "personas/quiet-planner.md": persona()}


def told(short: str) -> list[tuple[int, int, str]]:
    """Line, column and rule of every problem of the list."""
    problems = load(FILES, short=short)[2]
    assert {problem.path for problem in problems} <= {LIST}
    return [(problem.at.line, problem.at.column, problem.rule.id) for problem in problems]


@pytest.mark.parametrize(
    "short",
    [
        "",
        "# nothing yet\n",
        "lines:\n",
        "- Resellers\n- Tour operators who book whole trains\n",
        "lines: Resellers\n",
        "lines:\n  - {line: Resellers, until: never, instead: ann}\n  - {line: Divers, until: after version 2}\n",
        "- {line: Divers, until: 2027-05-01, instead: second-hand shops, reason: [misaligned, No pool]}",
        "- {line: Wines, reason: age, fairness: {reviewed_by: Legal, on: 2026-01-05, rationale: The law}}",
        "- {line: Divers, instead: https://divers.example.com/}",
        "- {line: Divers, instead: second-hand}",
        "- Lined coats for dogs\n- Line dancers\n- line: line managers\n- idle boats\n- owner's clubs\n",
        "- {line: Divers, reason: [They are difficult to serve, Never pays]}",
        "- {line: Divers, until: next spring}\n- {line: Anglers, until: they may return}\n",
        "- {line: Divers, until: the bands march}\n- {line: Anglers, until: after 300 orders}\n",
        "- line: Rock bands # no tours\n",
        "- \u6f5c\u6c34\u8005\n- \u8ee2\u58f2\u696d\u8005\n",
    ],
)
def test_what_is_right_has_no_problem(short: str) -> None:
    assert told(short) == []


@pytest.mark.parametrize(
    ("short", "problems"),
    [
        ("- Resellers\n- Write to jo.marsh@brackwater.co\n", [(2, 3, "email-address")]),
        ("- {line: Resellers, owner: Call +44 20 7183 8750}\n", [(1, 28, "phone-number")]),
        ("- {line: Resellers, instead: Pay with 4111 1111 1111 1111}\n", [(1, 30, "payment-card")]),
        ("- Resellers\n- line: Anglers\n  reason: TODO\n", [(3, 11, "placeholder-text")]),
        ("- Resellers\n- Women over 60\n", [(2, 3, "unfair-exclusion")]),
        ("- line: Late payers\n  reason: They are Muslims\n", [(1, 9, "unfair-exclusion")]),
        ("- line: Late payers\n  instead: A shop for the elderly\n", [(1, 9, "protected-trait")]),
        ("- {line: Divers, until: 2026-05-01}\n", [(1, 25, "expired-exclusion")]),
        ("- {line: Divers, until: 2026-02-30}\n", [(1, 25, "bad-date")]),
        ("- {line: Divers, until: 1/5/2027}\n", [(1, 25, "bad-date")]),
        ("- {line: Divers, until: 1.5.2027}\n", [(1, 25, "bad-date")]),
        ("- {line: Divers, instead: quiet-planer}\n", [(1, 27, "dangling-reference")]),
        ("- Divers\n- divers\n", [(2, 3, "duplicate-id")]),
        ("- Divers\n- {line: Swimmers, id: divers}\n", [(2, 24, "duplicate-id")]),
        ("- {line: Divers, id: quiet-planner}\n", [(1, 22, "duplicate-id")]),
        ("- Old Ann\n", [(1, 3, "duplicate-id")]),
        ("- Readme\n", [(1, 3, "bad-id")]),
        ("- {line: Divers, id: Dry Suits}\n", [(1, 22, "bad-id")]),
        ("- Anglers\n- \n- Divers\n", [(2, 2, "empty-field")]),
        ('- line "Day traders of returns"\n', [(1, 3, "wrong-shape")]),
        ("- Divers\n- reason misaligned\n- until never\n", [(2, 3, "wrong-shape"), (3, 3, "wrong-shape")]),
        ("- Divers\n- line: Rock bands #no tours\n", [(2, 20, "cut-text")]),
        ("- {lin: Divers}\n", [(1, 4, "unknown-field")]),
        ("- {reason: misaligned}\n", [(1, 3, "incomplete-entry")]),
        ("line: Divers\n", [(1, 1, "unknown-field")]),
        ("Divers\n", [(1, 1, "not-fields")]),
        ("- Divers\n- Anglers: they ask for waders\n", [(2, 3, "unknown-field")]),
        ("signs: [{id: a, sign: B}, {id: a, sign: C}]", [(1, 32, "duplicate-id")]),
    ],
)
def test_what_is_wrong_is_told_once_at_its_place(short: str, problems: list[tuple[int, int, str]]) -> None:
    assert told(short) == problems


def test_every_unfair_line_of_many_is_told_of_at_its_own_line() -> None:
    lines = ["Divers", "Women", "Anglers", "Catholics", "Wheelchair users", "Resellers"]
    found = told("".join(f"- {line}\n" for line in lines))
    assert [line for line, _, rule in found if rule == "unfair-exclusion"] == [2, 4, 5]


SLIPS = """\
lines:
  - line: "Divers
    reason: misalinged
  - Anglers: they: ask
  - line: Women
  \u2022 Kite flyers
  - Ramblers #slow
 - Skaters
  - line: Rowers
   owner: Sales
  - line 'Sailors'
    owner: Sales
  - line: Climbers
    reason: unproftable
  - Swimmers
signs:
  - {id: net-90, sign: Late
  - {id: Net 60, sign: Later}
"""


def test_a_slip_in_one_entry_hides_nothing_that_is_wrong_with_others() -> None:
    catalog, _, problems = load(FILES, short=SLIPS)
    assert [(one.at.line, one.rule.id) for one in problems if one.path == LIST] == [
        (2, "bad-yaml"),
        (4, "bad-yaml"),
        (5, "unfair-exclusion"),
        (6, "bad-yaml"),
        (7, "cut-text"),
        (8, "bad-yaml"),
        (10, "bad-yaml"),
        (11, "bad-yaml"),
        (14, "unknown-value"),
        (17, "bad-yaml"),
        (18, "bad-id"),
    ]
    assert [entry.line.line for entry in catalog.short] == ["Women", "Climbers", "Swimmers"]


@pytest.mark.parametrize("margin", ["", "  "])
def test_five_slips_among_thirty_entries_are_five_problems(margin: str) -> None:
    slips = {3: '"Never closed', 9: "Wait: for: it", 14: "{line: Tents", 20: "*stars", 29: "Maps #old"}
    lines = [f"{margin}- {slips.get(number, f'Club {number}')}" for number in range(30)]
    found = told("\n".join(["lines:"] * bool(margin) + lines) + "\n")
    assert [line for line, _, _ in found] == [number + 1 + bool(margin) for number in slips]


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ("reason: unproftable", "`unproftable` is not a known reason. Did you mean `unprofitable`?"),
        ("reason: [Late, Misaligned]", "`Misaligned` is not a known reason. Did you mean `misaligned`?"),
        ("reason: difficult to serve", "Did you mean `difficult-to-serve`?"),
        ("until: March 2027", "`March 2027` is not a date: write the day as 2027-03-31, or a phase in other words"),
        ("until: 1 March 2027", "write the day as 2027-03-01,"),
        ("until: end of 2025", "write the day as 2025-12-31,"),
        ("until: Q1 2026", "write the day as 2026-03-31,"),
        ("until: Feb. 2028", "write the day as 2028-02-29,"),
        ("until: before June 2028", "write the day like 2027-03-31,"),
        ("until: October", "write the day like 2027-03-31,"),
        ("until: mid-2027", "write the day like 2027-03-31,"),
        ("id: Stag Parties", "`Stag Parties` is not an id: write small letters and digits, with dashes between. Did"),
        ("id: Stag Parties", "Did you mean `stag-parties`?"),
        ("id: hen_nights", "Did you mean `hen-nights`?"),
        ("id: '!!'", "such as stag-parties"),
    ],
)
def test_a_slip_in_a_part_is_told_of_with_what_was_meant(parts: str, said: str) -> None:
    (problem,) = load(FILES, short=f"- line: Divers\n  {parts}\n")[2]
    assert problem.is_error
    assert said in problem.message


def test_a_part_without_its_colon_is_told_of_with_two_ways_out() -> None:
    (problem,) = load(FILES, short='- line "Day traders"\n')[2]
    assert problem.message.endswith(
        'a colon is missing after `line`: write `line: "Day traders"`. '
        'If the text begins with this word, write `line: line "Day traders"`'
    )


def test_an_empty_item_is_called_one() -> None:
    (problem,) = load(FILES, short="- Anglers\n-\n")[2]
    assert problem.message == "this item of `lines` is empty"


def test_a_list_that_no_page_shows_is_told_of() -> None:
    _, _, problems = load({"personas/ann.md": persona()}, short="- Divers\n")
    assert [(one.rule.id, one.is_error) for one in problems] == [("list-not-shown", False)]


def test_ids_made_of_lines_are_short_stable_and_never_empty() -> None:
    assert id_of("Resellers, who buy to sell on!") == "resellers-who-buy-to-sell-on"
    long = id_of("Clubs that ask every spring whether we would not like to lend them forty tents for a week")
    assert len(long) <= 60
    assert not long.endswith("-")
    assert id_of("\u6f5c\u6c34\u8005") == id_of("\u6f5c\u6c34\u8005 ") != ""


SHARED = """
signs:
  - id: net-90
    sign: Asks for ninety days before seeing the range
    stage: lead
    level: yellow
questions:
  - {id: nights, ask: How many nights?, fit: Several, misfit: One}
wordings:
  - {id: rather-not, text: We would rather not sell you what will not last.}
"""
NAMES = (
    NEGATIVE.replace("warning_signs: Asks for skis", "warning_signs: [Asks for skis, {shared: net-90, seen_by: Sales}]")
    .replace("{step: educate}", "{step: educate, decline_text: {shared: rather-not}}")
    .replace("negative: {", "negative: {fit_questions: [{shared: nights}], ")
)


def test_what_several_share_is_written_once_and_there_in_full() -> None:
    for path in ("personas/negative/dan.md", "personas/negative/eve.md"):
        catalog, _, problems = load({path: persona(base=NAMES)}, short=SHARED)
        assert [str(problem) for problem in problems] == []
        negative = catalog.records[0].negative
        assert negative is not None
        assert negative.warning_signs[1].sign == "Asks for ninety days before seeing the range"
        assert negative.warning_signs[1].seen_by == ["Sales"]
        assert negative.fit_questions[0].misfit == "One"
        assert negative.handling is not None
        assert negative.handling.decline_text == "We would rather not sell you what will not last."


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (
            "net-90",
            f"`net-09` is none of the `signs:` in {LIST}. Did you mean `net-90`? Listed: net-90",
        ),
        ("rather-not", f"`net-09` is none of the `wordings:` in {LIST}. Listed: rather-not"),
        ("nights", f"`net-09` is none of the `questions:` in {LIST}. Listed: nights"),
    ],
)
def test_a_shared_id_that_is_not_there_is_an_error_with_what_was_meant(wrong: str, said: str) -> None:
    text = persona(base=NAMES.replace(f"shared: {wrong}", "shared: net-09"))
    _, _, (problem,) = load({"personas/negative/dan.md": text}, short=SHARED)
    assert (problem.rule.id, problem.message, problem.is_error) == ("unknown-shared", said, True)


def test_what_is_wrong_with_a_shared_text_is_told_once_in_the_list() -> None:
    short = SHARED.replace("How many nights?", "How many nights? Ask jo.marsh@brackwater.co")
    _, _, problems = load({"personas/negative/dan.md": persona(base=NAMES)}, short=short)
    assert [(one.path, one.at.line, one.rule.id) for one in problems] == [(LIST, 8, "email-address")]


@pytest.mark.parametrize("slip", ["sign: Asks: for: ninety days", 'sign: "Asks', "sign: Asks #often"])
def test_what_could_not_be_read_of_the_list_is_not_missed_in_personas(slip: str) -> None:
    short = SHARED.replace("sign: Asks for ninety days before seeing the range", slip)
    _, _, problems = load({"personas/negative/dan.md": persona(base=NAMES)}, short=short)
    assert [(one.path, one.at.line) for one in problems if one.is_error] == [(LIST, 4)]
