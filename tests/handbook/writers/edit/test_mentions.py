import pytest
from tests.handbook.support import TODAY, content, persona

from handbook.content.handbook import Handbook, judged
from handbook.writers.edit import mentions
from handbook.writers.edit.text import Text

ANN, BEN, PAGE = "personas/ann.md", "personas/negative/ben.md", "docs/guide/page.md"


def handbook(files: dict[str, str]) -> Handbook:
    return judged(content({ANN: persona(), **files}), TODAY)


def found(files: dict[str, str]) -> list[tuple[str, str]]:
    """What exactly stands in each place that names Ann, and what the place is called."""
    whole = handbook(files)
    texts = {**whole.content.personas, **whole.content.docs}
    named = mentions(whole, whole.catalog.by_id["ann"])
    assert named == sorted(named, key=lambda one: (one.path, one.at))
    return [(Text(texts[one.path]).at(one.at), one.how) for one in named]


def in_body(body: str, path: str = BEN) -> list[str]:
    text = persona("negative: {why: x}", body) if path == BEN else body
    places = found({path: text})
    assert {how for _, how in places} <= {"a link"}
    return [written for written, _ in places]


@pytest.mark.parametrize(
    "fields",
    [
        "replaced_by: ann",
        "replaced_by: 'ann'",
        'replaced_by: "ann" # not ann',
        'replaced_by: "\\x61nn"',
        "replaced_by: >-\n  ann\n",
        "replaced_by: |-\n    ann\n\n# ann\n",
        "replaced_by:\n  ann",
        "related: ann",
        "related: [x, ann]",
        "related:\n  - id: ann # ann\n    how: buys-for",
        "related: {id: ann, since: 2020}",
        "negative: {looks_like: [{persona: ann, difference: ann}]}",
    ],
)
def test_a_field_that_names_a_persona_is_found_with_just_the_id(fields: str) -> None:
    ((written, how),) = found({BEN: persona(fields)})
    assert written == ("ann" if "\\" not in fields else '"\\x61nn"')
    assert how.startswith(f"`{fields.partition(':')[0]}")


@pytest.mark.parametrize("fields", ["owner: ann", "aliases: [x]", "custom: {related: ann}", "related: [annie, an]"])
def test_other_words_are_no_mention(fields: str) -> None:
    assert found({BEN: persona(fields)}) == []


@pytest.mark.parametrize(
    ("body", "written"),
    [
        ("[Ann](../ann.md)", "ann.md"),
        ("[Ann](../ann.md#goals)", "ann.md"),
        ('[Ann](../ann.md "Ann (../ann.md)")', "ann.md"),
        ("[Ann](<../ann.md> 'Ann')", "ann.md"),
        ("[Ann]( ../ann.md )", "ann.md"),
        ("[Ann](./../ann.md?x=ann.md#ann.md)", "ann.md"),
        ("[Ann](../../personas/ann.md)", "ann.md"),
        ("[Ann][1] and [Ben][1]\n\n[1]: ../ann.md 'Ann'", "ann.md"),
        ("[Ann]\n\n  [ann]:\n    ../ann.md", "ann.md"),
        ("[Ann][]\n\n[Ann]: <../ann.md#goals>", "ann.md"),
        ("- a\n\n    [Ann](../ann.md)", "ann.md"),
        ("> [Ann](../ann.md)", "ann.md"),
        ("| a |\n|---|\n| [Ann](../ann.md) |", "ann.md"),
        ("[![A](x.png)](../ann.md)", "ann.md"),
        ("`code` [Ann](../ann.md) `code`", "ann.md"),
    ],
)
def test_a_link_in_a_body_is_found_with_just_the_name_of_the_file(body: str, written: str) -> None:
    assert in_body(body + "\n") == [written]


@pytest.mark.parametrize(
    "body",
    [
        "`[Ann](../ann.md)`",
        "```\n[Ann](../ann.md)\n```",
        "    [Ann](../ann.md)",
        "../ann.md and ann.md",
        "[Ann](ann.md)",
        "[Ann](../annie.md) [Ann](../ann.md.md) [Ann](../x/ann.md)",
        "[Ann](https://example.com/personas/ann.md)",
        "[Ann](#ann.md)",
        "![Ann](../images/ann.png)",
    ],
)
def test_code_other_files_and_addresses_are_no_mention(body: str) -> None:
    assert in_body(body + "\n") == []


def test_a_page_may_link_as_the_repository_does_or_as_the_site_does() -> None:
    body = "[Ann](../../personas/ann.md) and\n[Ann](../personas/ann.md#goals).\n"
    assert in_body(body, PAGE) == ["ann.md", "ann.md"]
    assert in_body(f"---\ntitle: ann\n---\n\n{body}", PAGE) == ["ann.md", "ann.md"]


def test_its_own_file_counts_too() -> None:
    assert found({ANN: persona("related: [ann]", "[Ann](ann.md)")}) == [("ann", "`related`"), ("ann.md", "a link")]


@pytest.mark.parametrize(
    ("where", "written"),
    [
        ("replaced_by: ann", ["ann"]),
        ("related: [ann, 'ann', x]", ["ann", "ann"]),
        ("negative.looks_like:\n    - ann", ["ann"]),
        ("name: ann\n  tags: [ann]", []),
        ("no_field: ann", []),
        ("[ann]", []),
    ],
)
def test_a_view_that_asks_for_a_persona_names_it(where: str, written: list[str]) -> None:
    places = found({PAGE: f"# Page\n\n```personas\nview: table\nwhere:\n  {where}\nsort: name\n```\n"})
    assert [text for text, _ in places] == written
    assert {how for _, how in places} <= {f"the view's `where: {where.partition(':')[0]}`"}


def test_a_view_inside_a_longer_fence_is_an_example() -> None:
    assert found({PAGE: "````\n```personas\nview: table\nwhere: {replaced_by: ann}\n```\n````\n"}) == []
