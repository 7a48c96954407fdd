"""Links to headings lead to headings that are there."""

import pytest
from tests.handbook.support import ACTIVE, build_of, persona

FIELDS = "goals: {personal: Walk}\npayment_methods: [card]\n"
MATRIX = "```personas\nview: matrix\nrows: payment_methods\n```\n"
FILES = {
    "personas/ann.md": persona("aliases: [annie]\npayment_methods: [card]", "## A day\n\nX.\n", ACTIVE),
    "personas/ben.md": persona(base="name: Ben\nsummary: S\n"),
    "docs/other.md": "# Other\n\n## Цели\n\n## Größe\n\n## \\_\\_config\n",
    "docs/pay.md": f"# Pay\n\n{MATRIX}\n<a id='single'></a> <a name=\"named\"></a> <i ID=Bare></i>\n",
}


def judged(body: str, path: str = "docs/x.md", settings: str | None = None, **others: str) -> list[tuple[int, str]]:
    build = build_of(FILES | {path: body} | others, settings)
    build.judge_anchors()
    return [(one.at.line, one.message) for one in build.problems if one.rule.id == "broken-link"]


@pytest.mark.parametrize(
    "link",
    [
        "../personas/ann.md#goals",
        "../personas/ann.md#a-day",
        "../personas/ann.md#evidence",
        "personas/ann.md#about-this-page",
        "pay.md#pay",
        "pay.md#payment_methods-card",
        "pay.md#single",
        "pay.md#named",
        "pay.md#Bare",
        "#here",
        "other.md#цели",
        "other.md#%D1%86%D0%B5%D0%BB%D0%B8",
        "other.md#größe",
        "other.md#config",
        "https://www.example.com/#nowhere",
        "pay.md#",
    ],
)
def test_a_place_that_is_there_is_no_problem(link: str) -> None:
    assert judged(f"# Here\n\n[x]({link})\n") == []


@pytest.mark.parametrize("link", ["../personas/ann.md#challenge", "pay.md#cash", "#there", "../personas/ben.md#goals"])
def test_a_place_that_is_not_there_is_told_with_its_line(link: str) -> None:
    ((line, message),) = judged(f"# Here\n\n[x]({link})\n")
    assert line == 3
    assert f"has no heading `#{link.partition('#')[2]}`." in message


def test_a_body_is_judged_as_well_and_what_else_is_wrong_hides_nothing() -> None:
    body = persona("age: old", "[x](#nowhere) [y](ben.md#nowhere)\n", ACTIVE)
    assert [line for line, _ in judged("# X\n", **{"personas/cy.md": body})] == []  # whose page cannot be made
    page = "[x](nowhere.md)\n[y](pay.md#cash)\n[z](#nowhere)\n"
    assert [line for line, _ in judged(page)] == [1, 2, 3]


def test_the_public_edition_is_judged_by_what_the_public_sees() -> None:
    note = "# Here\n\n!!! internal\n\n    ## Secret\n\n    [x](#secret) [y](pay.md#cash)\n\n[z](#here)\n"
    assert judged(note, settings="audience: public") == []
    assert [line for line, _ in judged(note)] == [7]
    assert [line for line, _ in judged(note + "\n[v](#secret)\n", settings="audience: public")] != []


def test_while_a_persona_is_broken_links_lead_to_the_page_that_lists_its_problems() -> None:
    build = build_of(
        FILES | {"personas/bad.md": persona("age: old", base=ACTIVE), "docs/x.md": "[x](../personas/bad.md)"}
    )
    address = build.links_of_docs().address
    assert address("personas/bad.md", "x.md") == "personas/bad/index.html"
    assert address("personas/ann.md", "x.md") == "personas/ann/index.html"


def test_a_page_whose_view_has_lost_its_place_is_the_builds_business() -> None:
    twice = f'# Pay\n\n{MATRIX}\n<section data-hb-view="0"></section>\n'
    assert judged("[x](pay.md#nowhere)\n", **{"docs/pay.md": twice}) == []
