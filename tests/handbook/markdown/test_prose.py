import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbook.markdown.places import simple_links
from handbook.markdown.prose import Prose, inspect
from handbook.markdown.public_text import without_internal_notes

CODE = [
    "`<b>`",
    "``<script>`` and `` ` <b> ``",
    "```html\n<script>x</script>\n```",
    "~~~\n<div onclick='x'>\n[x](javascript:x)\n~~~",
    "    <script>\n    {: onclick=x }",
    "- item\n\n        <i>deep code</i>",
    "> ```\n> <b>\n> ```",
    "````\n```\n<b>\n```\n````",
    "`{: .x }` and `[x](javascript:x)`",
]


def at(text: str, kind: str) -> list[tuple[int, str]]:
    """Line and text of everything of one kind that was found."""
    return [(found.at.line, found.text.strip()) for found in getattr(inspect(text), kind)]


@pytest.mark.parametrize(
    "text", ["", "\n \n", "# Title\n\n*a*, 3 < 4 > 2 & more {not attributes}.\n\n- a\n- b\n", *CODE]
)
def test_plain_markdown_and_code_hold_nothing_to_judge(text: str) -> None:
    prose = inspect(text)
    assert (prose.raw_html, prose.attributes, prose.links, prose.too_deep) == ((), (), (), None)


@pytest.mark.parametrize(
    ("text", "line", "html"),
    [
        ("a\n\nb <b>c</b>", 3, "<b>"),
        ("a\n\n<div>\n<p>x</p>\n</div>", 3, "<div>"),
        ("a\n\n<script>\nalert(1)\n</script>", 3, "<script>"),
        ("a\n\n<!-- hidden -->", 3, "<!-- hidden -->"),
        ("a\n\nb <!-- hidden --> c", 3, "<!-- hidden -->"),
        ("a\n\n<?php x ?>", 3, "<?php x ?>"),
        ("a\n\n<!DOCTYPE x>", 3, "<!DOCTYPE x>"),
        ("a\n\n<![CDATA[ x ]]>", 3, "<![CDATA[ x ]]>"),
        ("a\n\n<img src=x onerror=alert(1)>", 3, "<img src=x onerror=alert(1)>"),
        ("a\n\n> <b>x</b>", 3, "<b>"),
        ("a\n\n- x\n\n    <i>y</i>", 5, "<i>"),
        ("| a |\n|---|\n| <b>x</b> |", 3, "<b>"),
        ("a <B\nclass=x>b</B>", 1, "<B\nclass=x>"),
        ("a\n\n<javascript:alert(1)>", 3, "<javascript:alert(1)>"),
        ("a\n\n```\n<script>alert(1)</script>", 4, "<script>alert(1)</script>"),  # the fence is never closed
        ("a\n\n<script>alert(1)\n\nb", 3, "<script>alert(1)"),
        ("`<b>` is code\n\nand <b> is not", 3, "<b>"),
        ("\t<b>\n\nx\t<b>", 3, "<b>"),
        ("a\n\n    <b>\n\n    <b>\n\nc <b>", 7, "<b>"),
    ],
)
def test_raw_html_is_found_where_it_stands(text: str, line: int, html: str) -> None:
    found = at(text, "raw_html")
    assert found
    assert found[0][0] == line
    assert found[0][1].startswith(html)


@pytest.mark.parametrize(
    ("text", "line", "attributes"),
    [
        ("a\n\n## Title {#top .x}", 3, "#top .x"),
        ("a\n\nb\n{: onclick=alert(1) }", 4, "onclick=alert(1)"),
        ("a\n\n*b*{: style=x }", 3, "style=x"),
        ("a\n\n[b](https://x.example){target=_blank}", 3, "target=_blank"),
        ("| a {.b} |\n|---|\n| c |", 1, ".b"),
        ("| a |\n|---|\n| c {: .d } |", 3, ".d"),
        ("a\n\n- b\n- c\n{: .d}", 5, ".d"),
        ("term {.t}\n: what it means", 1, ".t"),
        ("a\n\n```{.python onclick=x}\nb\n```", 3, "{.python onclick=x}"),
        ("a\n\n~~~ js {onclick=x}\nb\n~~~", 3, "{onclick=x}"),
        ("a\n\n> ``` {.x}\n> b\n> ```", 3, "{.x}"),
        ("# {a} {.b}", 1, ".b"),
    ],
)
def test_attribute_lists_are_found_wherever_the_engine_takes_them(text: str, line: int, attributes: str) -> None:
    assert at(text, "attributes") == [(line, attributes)]


@pytest.mark.parametrize(
    ("text", "line", "href"),
    [
        ("a\n\n[b](javascript:alert(1))", 3, "javascript:alert(1)"),
        ("a\n\n[b](java&#115;cript:alert(1))", 3, "javascript:alert(1)"),
        ("a\n\n[b](javascript&colon;alert(1))", 3, "javascript:alert(1)"),
        ("a\n\n[b](&#x6A;avascript:alert(1))", 3, "javascript:alert(1)"),
        ("a\n\n[b](javascript&amp;colon;alert(1))", 3, "javascript:alert(1)"),
        ("a\n\n[b](no\\_where.md)", 3, "no_where.md"),
        ("a\n\n[b](\\javascript:x)", 3, "\\javascript:x"),
        ("a\n\n[b](<no where.md>)", 3, "no where.md"),
        ("a\n\n[b][r]\n\n[r]: javascript:x 'title'", 5, "javascript:x"),
        ("a\n\n[r][]\n\n[r]: <javascript:x>", 5, "javascript:x"),
        ("a\n\n[r]\n\n[R]: x.md", 5, "x.md"),
        ("a\n\n<https://x.example/>", 3, "https://x.example/"),
        ("x.md is not\n\na [link](x.md) is", 3, "x.md"),
        ("`[a](x.md)`\n\n[a](x.md)", 3, "x.md"),
        ("| a |\n|---|\n| [b](x.md) |", 3, "x.md"),
    ],
)
def test_links_are_found_as_a_browser_would_follow_them(text: str, line: int, href: str) -> None:
    assert at(text, "links") == [(line, href)]


def test_the_same_link_is_found_in_each_place() -> None:
    assert [line for line, _ in at("[a](x.md)\n\n[b](x.md)\n\n[c](x.md)", "links")] == [1, 3, 5]


def test_links_that_only_their_spelling_tells_apart_are_found_each_in_its_place() -> None:
    text = "[a](javascript:x)\n\n[a](java&#115;cript:x)\n\n[a][r]\n\n[a](JavaScript:x)\n\n[a](y.md)\n\n[r]: z.md"
    assert [line for line, _ in at(text, "links")] == [1, 3, 11, 7, 9]


def test_a_place_has_columns() -> None:
    (found,) = inspect("see [a](x.md)").links
    assert (found.at.line, found.at.column, found.at.end_column) == (1, 9, 13)


def test_pictures_are_told_from_links() -> None:
    prose = inspect("[![a](x.png)](y.md)\n\n![b][r]\n\n[r]: z.png")
    assert {(link.text, link.image) for link in prose.links} == {("x.png", True), ("y.md", False), ("z.png", True)}


@pytest.mark.parametrize(
    ("text", "line"),
    [("a\n\n# One", 3), ("a\n\nOne\n===", 3), ("a\n\n# *One*", 3), ("a\n\n# `One` two", 3), ("a\n\n# O&amp;ne", 3)],
)
def test_headings_of_the_first_level_are_found(text: str, line: int) -> None:
    assert [number for number, _ in at(text, "titles")] == [line]
    assert "\x02" not in inspect(text).titles[0].text
    assert at(text.replace("# ", "## ").replace("===", "---"), "titles") == []


@pytest.mark.parametrize("marks", ["1. ", "1. - "])
def test_nesting_that_no_page_can_hold_is_found_and_no_crash(marks: str) -> None:
    prose = inspect("fine\n\n" + marks * 1500 + "deep")
    assert prose.too_deep
    assert prose.too_deep.at.line == 3


def test_what_was_too_deep_leaves_no_trace_in_the_next_text() -> None:
    text = "- a\n\nb <b>\n\n1. c\n\n> d\n"
    before = inspect(text)
    inspect("1. " * 1500)
    assert inspect(text) == before


def test_texts_do_not_mix() -> None:
    first = inspect("[a](x.md) <b> # c")
    assert inspect("fine") == Prose()
    assert inspect("[r]").links == ()
    assert inspect("[a](x.md) <b> # c") == first


NOTE = "Before.\n\n{mark}\n    Secret.\n\n    Also secret.\n\nAfter.\n"


@pytest.mark.parametrize(
    "mark",
    [
        "!!! internal",
        '!!! internal "For sales"',
        "!!! internal  ",
        "!!!internal",
        "!!! Internal",
        "!!! note internal",
        "!!! internal danger",
    ],
)
def test_internal_notes_are_taken_out_however_they_are_written(mark: str) -> None:
    assert without_internal_notes(NOTE.format(mark=mark)) == "Before.\n\n\nAfter.\n"


@pytest.mark.parametrize(
    ("text", "public"),
    [
        ("!!! internal\n    Secret.", ""),
        ("!!! internal\n\tSecret.\nAfter.", "After."),
        ("!!! internal", ""),
        ("a\n!!! internal\n    Secret.\n\nb", "a\n\nb"),
        ("> !!! internal\n>     Secret.\n>\n> Open.", ">\n> Open."),
        ("- a\n\n    !!! internal\n        Secret.\n\n    open\n", "- a\n\n\n    open\n"),
        ("!!! internal\n    One.\n\n!!! internal\n    Two.\n\nOpen.", "\nOpen."),
        ("!!! internal\n    One.\n!!! note\n    Open.", "!!! note\n    Open."),
        ("!!! internal\n    A.\n\n    !!! internal\n        B.\n\n    C.\n\nOpen.", "\nOpen."),
        ("!!! internal\n\n\n    Secret.\n\n\nOpen.", "\n\nOpen."),
    ],
)
def test_a_note_ends_where_its_indentation_ends(text: str, public: str) -> None:
    assert without_internal_notes(text) == public


@pytest.mark.parametrize("text", ["!!! note\n    Internal.\n", "!!! internalise\n    x\n", "internal\n    x\n", ""])
def test_everything_else_stays(text: str) -> None:
    assert without_internal_notes(text) == text


# What simple texts are made of, and what stands at the edge of them.
PIECES = (
    "word", "a, b; c: d.", "(e) 'f' \"g\"", "\N{EM DASH}", "5", "2019 ", "3. ", "\N{POUND SIGN}5", "http://x.y", "?",
    "[x y](a.md)", "[b](https://a.b/c_d?e=f#g)", "[c](#h)", "[", "]", "(", ")", "!", "![", "\u00e9", "\u00b2",
    "- ", "+ ", "1. ", "## ", "##", "# ", "\n",
    "\n\n", "\n\n", "\n  - ", "\n- ", "\n- - ", "\n    ", "\n---\n", "\n===",
    " ", "   ", "\t", "*", "_", "\n: ", "<b>", "&amp;", "`", "[TOC]", "!!! internal", "{: .c }", "~~~", "|", ">",
    "\u00a0", "\x0c", "\u2028",
)  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_of_a_simple_text_the_engine_says_the_same(text: str) -> None:
    if simple_links(text) is not None:
        assert inspect(text) == inspect(f"{text}\n\n`asks the engine`\n")


@pytest.mark.parametrize(
    "text",
    ["", "One [a](b.md), two.\n\n## Title\n\n- a [c](d.md)\n  more\n- \N{LEFT DOUBLE QUOTATION MARK}b!\n\n1. c\n"],
)
def test_words_and_links_are_simple(text: str) -> None:
    assert simple_links(text) is not None


@pytest.mark.parametrize(
    "text", ["# T", "T\n===", "    a", "- - a", "a `b`", "*a*", "<b>", "a {b}", "[a]: b", "![a](b)"]
)
def test_the_engine_is_asked_about_the_rest(text: str) -> None:
    assert simple_links(text) is None
