import pytest

from handbook.markdown.fences import ViewBlock, find, misspelt, replace

BLOCK = "```personas\nview: table\n```"


def spans(text: str) -> list[tuple[int, int, bool, bool]]:
    return [(block.start, block.end, block.indented, block.closed) for block in find(text)]


@pytest.mark.parametrize(
    ("text", "options"),
    [
        (BLOCK, "view: table"),
        ("~~~personas\nview: table\n~~~", "view: table"),
        ("````personas\nview: table\n```\nx\n````", "view: table\n```\nx"),
        ("``` personas \nview: table\n```  ", "view: table"),
        ("```personas\n```", ""),
        ("a\n\n```personas\nview: table\n\nsort: name\n```\n\nb", "view: table\n\nsort: name"),
    ],
)
def test_a_block_is_a_fence_with_the_tag(text: str, options: str) -> None:
    (block,) = find(text)
    assert block.options == options
    assert not block.indented
    assert block.closed


@pytest.mark.parametrize(
    "text",
    [
        "```\nview: table\n```",
        "```persona\nview: table\n```",
        "```personas table\nview: table\n```",
        "personas\n```\nview: table\n```",
        f"````\n{BLOCK}\n````",
        f"````markdown\n{BLOCK}\n````",
        f"~~~\n{BLOCK}\n~~~",
        "``personas``",
        "view: table",
        "",
    ],
)
def test_anything_else_is_left_alone(text: str) -> None:
    assert list(find(text)) == []
    assert replace(text, lambda _: "never") == text


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (BLOCK, (0, 3, False, True)),
        (f"a\n\n{BLOCK}\nb", (2, 5, False, True)),
        ("    ```personas\n    view: table\n    ```", (0, 3, True, True)),
        ("> ```personas\n> view: table\n> ```", (0, 3, True, True)),
        ("- a\n\n  ```personas\n  view: table\n  ```", (2, 5, True, True)),
        ("a\n```personas\nview: table", (1, 3, False, False)),
        ("```personas\nview: table\n````\n", (0, 4, False, False)),  # the engine closes with as many marks
        ("```personas\nview: table\n``\n~~~\n", (0, 5, False, False)),
    ],
)
def test_a_block_knows_its_lines_and_the_state_of_its_fence(text: str, found: tuple[int, int, bool, bool]) -> None:
    assert spans(text) == [found]


def test_blocks_come_in_order() -> None:
    assert [start for start, *_ in spans(f"{BLOCK}\n\n```\nx\n```\n{BLOCK}\n~~~personas\n~~~\n")] == [0, 7, 10]


def test_a_block_gives_way_to_what_is_rendered_with_empty_lines_around() -> None:
    assert replace(f"a\n{BLOCK}\nb\n", lambda block: f"<{block.options}>\n") == "a\n\n<view: table>\n\nb\n"


def test_several_blocks_are_replaced_each_by_its_own() -> None:
    text = f"{BLOCK}\nx\n~~~personas\nview: cards\n~~~"

    def render(block: ViewBlock) -> str:
        return block.options.upper()

    assert replace(text, render) == "\nVIEW: TABLE\n\nx\n\nVIEW: CARDS\n"


@pytest.mark.parametrize(
    "lines",
    [
        "```Personas\nview: table\n```",
        "```personas:\nview: table\n```",
        "~~~persona\nview: table\n~~~",
        "``` {.personas}\nview: table\n```",
        "```\nview: table\n```",
        "'''personas\nview: table\n'''",
        "``personas\nview: table\n``",
        "view: table\nsort: name",
    ],
)
def test_what_was_meant_for_a_view_is_found(lines: str) -> None:
    assert [line for line, _ in misspelt(f"Text.\n\n{lines}\n", ["table"])] == [2]


@pytest.mark.parametrize(
    "lines",
    [
        "```personas\nview: table\n```",
        "~~~ personas\nview: table\n~~~",
        "````markdown\n```persona\nview: table\n```\n````",
        "```yaml\nview: table\n```",
        "```personality\nview: x\n```",
        "```\nview: of the sea\n```",
        "These are our\npersonas",
        "The view: table",
    ],
)
def test_what_is_a_view_or_none_is_no_misspelt_one(lines: str) -> None:
    assert list(misspelt(f"Text.\n\n{lines}\n", ["table"])) == []
