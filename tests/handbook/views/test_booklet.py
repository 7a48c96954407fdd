from tests.handbook.support import load, persona
from tests.handbook.views.given import economics, handbook, selection

from handbook.schema import Section
from handbook.views.booklet import Leaf, build

WHOLE = (
    "age: 34\ngoals: {personal: Walk more}\nchallenges: Rain\nbrands: Tarn\nimplications: {sales: Haggle}\n"
    "gender: any\ndemographics_note: N.\nowner: Insight\nassumptions: Guesses\ncustom: {Own: Kept}\nsegment: Walkers\n"
)


def sections(leaf: Leaf) -> list[Section]:
    return [part.section for part in leaf.parts]


def chosen(leaf: Leaf) -> list[str]:
    return [one.path for part in leaf.parts for one in (*part.facts, *part.others)]


def test_a_leaf_has_what_helps_in_daily_work_and_neither_evidence_money_nor_what_fills_a_second_sheet() -> None:
    more = "media: Radio\nmotivations: Rest\nvalues: Peace\nmarketing_channels: email\n"
    (leaf,) = build(selection(), handbook("baseline: {currency: GBP}", ann=WHOLE + more + economics()))
    assert sections(leaf) == [Section.GOALS, Section.CHALLENGES, Section.REACHING, Section.TEAMS]
    assert chosen(leaf) == ["goals.personal", "challenges", "marketing_channels", "implications.sales"]
    assert [one.path for one in leaf.glance] == ["age"]


def test_goals_that_need_no_telling_apart_are_on_the_sheet() -> None:
    (leaf,) = build(selection(), handbook(ann="goals: [Sleep at sea]\n"))
    assert chosen(leaf) == ["goals.general"]


def test_a_negative_persona_s_leaf_says_why_and_what_to_do() -> None:
    block = "negative: {why: W, handling: {step: educate, sales: Hint}, reconsider_when: Later}\n"
    (leaf,) = build(selection(), handbook(ann=block))
    assert sections(leaf) == [Section.WHY_NOT, Section.HANDLING, Section.RECONSIDER]
    assert "negative.handling.step" in [one.path for one in leaf.glance]


def test_the_writer_chooses_who_is_in_it_and_in_which_order() -> None:
    catalog = handbook(ann="segment: B", ben="segment: A", cy="", old="status: retired\nretired_on: 2026-01-01\n"
                       "retired_reason: Gone.\nsegment: C")  # fmt: skip
    asked = selection("where: {segment: filled}\nsort: segment")
    assert [leaf.record.id for leaf in build(asked, catalog)] == ["ben", "ann"]
    assert build(selection("where: {type: negative}"), catalog) == []


def test_the_public_s_booklet_has_nothing_internal() -> None:
    tier = "fields: [{key: tier, description: Theirs., at_a_glance: true, internal: true}]"
    files = {
        "personas/ann.md": persona(f"{WHOLE}tier: Golden"),
        "personas/negative/ben.md": persona("negative: {why: W}"),
    }
    inside, outside = (
        build(selection(), load(files, f"{audience}\n{tier}")[0].shown(drafts=True))
        for audience in ("audience: internal", "audience: public")
    )
    assert [leaf.record.id for leaf in inside] == ["ann", "ben"]
    assert [leaf.record.id for leaf in outside] == ["ann"]
    assert set(sections(inside[0])) - set(sections(outside[0])) == {Section.TEAMS}
    assert [one.path for one in inside[0].glance] == ["age", "tier"]
    assert [one.path for one in outside[0].glance] == ["age"]
