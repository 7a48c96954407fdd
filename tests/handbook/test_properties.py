"""What holds for any text whatsoever."""

import random
from functools import cache

import pytest
from hypothesis import example, given, settings, target
from hypothesis import strategies as st
from markdown import Markdown
from tests.fuzz.judging import PLACES, fault
from tests.fuzz.mutants import mutant, seeds
from tests.handbook.support import PATH, TODAY

from handbook.content.handbook import judged
from handbook.display.values import fields, keys
from handbook.markdown import fences
from handbook.markdown.prose import EXTENSIONS, inspect
from handbook.markdown.public_text import without_internal_notes
from handbook.problems.problem import START, Problem
from handbook.schema import Block, Persona, specs, validate
from handbook.source import Listing, Mapping, Node, Scalar, parse, plain, read
from handbook.source.files import Content

steady = settings(derandomize=True, max_examples=150, deadline=None, database=None)


def names_in(block: type[Block]) -> set[str]:
    """The names of a block's fields and of the fields inside those."""
    inner = [names_in(spec.block) for spec in specs(block) if spec.block and spec.block is not block]
    return {name for spec in specs(block) for name in spec.names}.union(*inner)


# Pieces that mean something to YAML, to Markdown or to the handbook.
MEANING = ["---", *"-:[]{}'\"|>#\\\t\n", ": ", "- ", "&a", "*a", "!b", "\n  "]
MARKS = [
    *"<>)}`|*_\\\nx",
    *("</", "<!--", "-->", "<![CDATA[", "<?", "<script", "</script>", "[a](", "![b](", "javascript:", "{: ", "{.x}"),
    *("```\n", "~~~\n", "    ", "> ", "- ", "1. ", "# ", "&#106;", "&colon;", "[r]: ", "\n\n", "!!! internal\n"),
    *("\x02", "\x03", "klzzwxh:0000", "://"),
]
VALUES = [
    *(
        "",
        "34",
        "-1",
        "1.5",
        "65+",
        "120-3",
        "9999-12-31",
        "2026-02-30",
        "12m",
        "yes",
        "card",
        "S1",
        "active",
        "retired",
    ),
    *("negative", "never", "ann", "http://x", "x" * 700, "9" * 400, "\u0663", "\N{SNOWMAN}", "images/x.png"),
]
YAML = st.lists(st.sampled_from(MEANING) | st.text(max_size=6), max_size=30).map("".join)
MARKDOWN = st.lists(st.sampled_from(MARKS) | st.text(max_size=6), max_size=30).map("".join)
VALUE = st.sampled_from(VALUES) | st.text(max_size=10)
NAME = st.sampled_from(sorted(names_in(Persona))) | st.text(max_size=5)
PRINTABLE = st.characters(exclude_categories=["C", "Z"], include_characters=" ")


def placed(node: Node | str | list[Node] | dict[str, Node]) -> Node:
    """A tree of text as it would come out of a file."""
    match node:
        case str():
            return Scalar(node, START)
        case list():
            return Listing(tuple(node), START)
        case dict():
            return Mapping(node, dict.fromkeys(node, START), START)
    return node


TREE = st.recursive(
    VALUE.map(placed),
    lambda inner: st.lists(inner, max_size=3).map(placed) | st.dictionaries(NAME, inner, max_size=4).map(placed),
    max_leaves=12,
)
FRONT = st.dictionaries(NAME, TREE, max_size=8).map(placed)


def inside(problem: Problem, text: str) -> bool:
    """Whether a problem points into the text; the end of a line counts, and so does the line after the last."""
    lines = text.split("\n")
    at = problem.at
    return 1 <= at.line <= len(lines) + 1 and 1 <= at.column <= len((*lines, "")[at.line - 1]) + 1


@steady
@given(st.binary(max_size=200) | YAML.map(str.encode) | YAML.map(lambda text: f"---\n{text}\n---\n".encode()))
@example(b"---\r\xff")
@example(b"---\n" + b"[" * 3000 + b"\n---")
def test_reading_never_fails_and_points_into_the_file(data: bytes) -> None:
    for required in (True, False):
        found = read(PATH, data, front_matter_required=required)
        assert found.document is not None or found.problems
        text = data.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")
        assert all(inside(problem, text) for problem in found.problems)


@steady
@given(YAML)
def test_problems_of_yaml_lie_in_the_text(text: str) -> None:
    for problem in parse(text, PATH).problems:
        assert inside(problem, text)


@steady
@given(st.text(PRINTABLE, max_size=40))
def test_a_quoted_value_comes_back_as_it_was(value: str) -> None:
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    doubled = value.replace("'", "''")
    root = parse(f"a: \"{escaped}\"\nb: '{doubled}'\n", PATH).root
    assert isinstance(root, Mapping)
    assert [one.text for one in root.values.values() if isinstance(one, Scalar)] == [value, value]


@steady
@given(st.from_regex(r"[\w.+%][\w.+%/ ()-]{0,20}[\w.+%)]", fullmatch=True))
def test_a_plain_value_comes_back_as_it_was(value: str) -> None:
    if not value.startswith("%"):
        root = parse(f"a: {value}\n", PATH).root
        assert isinstance(root, Mapping)
        assert plain(root) == {"a": value}


@steady
@given(FRONT)
def test_any_tree_of_text_makes_a_persona_or_problems(front: Node) -> None:
    assert isinstance(front, Mapping)
    found = validate(Persona, front, PATH)
    assert isinstance(found.value, Persona)
    assert all(path for path in found.broken)


@steady
@given(FRONT)
def test_any_persona_can_be_judged_and_shown(front: Node) -> None:
    text = f"---\n{as_yaml(front)}\n---\n"
    content = Content({PATH: text.encode(), "personas/negative/ben.md": text.encode()})
    found = judged(content, TODAY)
    for record in found.catalog.records:
        for one in fields(record, public=False):
            assert one.items or one.cards
            assert keys(record, one.path)
    assert all("\n" not in str(problem) for problem in found.problems)


def as_yaml(node: Node) -> str:
    """A tree in YAML's brackets, every text in quotes."""
    match node:
        case Scalar():
            return "'" + node.text.replace("'", "''").replace("\n", " ").replace("\r", " ") + "'"
        case Listing():
            return "[" + ", ".join(map(as_yaml, node.items)) + "]"
        case Mapping():
            pairs = [f"? {as_yaml(Scalar(key, START))} : {as_yaml(value)}" for key, value in node.values.items()]
            return "{" + ", ".join(pairs) + "}"


@steady
@given(MARKDOWN)
@example("<![x")
@example("1. " * 1500)
@example("[a](" * 200)
def test_any_body_can_be_looked_at_and_every_place_lies_in_it(text: str) -> None:
    prose = inspect(text)
    lines = text.split("\n")
    for found in (*prose.raw_html, *prose.attributes, *prose.links, *prose.titles):
        assert 1 <= found.at.line <= len(lines)
    assert inspect(text) == prose


@steady
@given(MARKDOWN, MARKDOWN)
def test_no_script_passes_unnoticed(before: str, after: str) -> None:
    text = f"{before}\n\n<script src=x>alert(1)</script>\n\n{after}"
    published = Markdown(extensions=list(EXTENSIONS)).convert(text)
    assert "<script" not in published.lower() or inspect(text).raw_html


@steady
@given(MARKDOWN)
def test_notes_that_are_not_internal_stay(text: str) -> None:
    if "internal" not in text:
        assert without_internal_notes(text) == text


LINE = st.sampled_from(
    ["```personas", "````", "```", "~~~personas", "~~~", "view: table", "> ```", "    ```", "", "text"]
)


@steady
@given(st.lists(LINE | st.text(PRINTABLE, max_size=5), max_size=15).map("\n".join))
def test_blocks_take_their_own_lines_and_leave_every_other(text: str) -> None:
    lines = text.split("\n")
    taken = {number for block in fences.find(text) for number in range(block.start, block.end)}
    replaced = fences.replace(text, lambda block: "\n".join(lines[block.start : block.end]))
    assert [line for line in replaced.split("\n") if line] == [line for line in lines if line]
    kept = [line for number, line in enumerate(lines) if number not in taken and line]
    assert [line for line in fences.replace(text, lambda _: "").split("\n") if line] == kept


@steady
@given(
    st.dictionaries(st.sampled_from(["view", "where", "sort", "group", "columns", "show", "link"]), TREE, max_size=5)
)
def test_any_view_can_be_judged(options: dict[str, Node]) -> None:
    body = "\n".join(f"{key}: {as_yaml(value)}" for key, value in {"view": placed("table"), **options}.items())
    held = Content({PATH: b"---\nname: A\nsummary: S\n---\n"}, {"docs/x.md": f"```personas\n{body}\n```\n".encode()})
    assert all(str(problem) for problem in judged(held, TODAY).problems)


ANY_PLACE = st.sampled_from(sorted(PLACES))


@cache
def corpus() -> list[bytes]:
    return seeds()


damaged = st.integers(0, 2**32).map(lambda seed: mutant(random.Random(seed), corpus()))
HOSTILE = (
    st.binary(max_size=200)
    | st.text(max_size=100).map(lambda text: text.encode("utf-8", "surrogatepass"))
    | YAML.map(lambda text: f"---\n{text}\n---\n".encode())
    | MARKDOWN.map(lambda text: f"---\nname: A\nsummary: S\n---\n{text}".encode())
    | damaged
)


@settings(steady, max_examples=60)
@given(ANY_PLACE, HOSTILE)
@example("persona", b"---\n" + 'name: \u202eA\nsummary: "\\e[31m"\nstatus: "\\e[31m"\n---\n'.encode())
@example("persona", b"---\n'x\\e[31my': a\n---\n")
@example("page", b"[x](\x1b[31m.md) <\xe2\x80\xae>")
@example("page", b"---\ntags: " + b"[" * 3000 + b"\n---\n")
@example("settings", b'fields:\n- key: "a\\nb"\n  label: "\\e[31m"\n')
@example("view", b'view: "\\e[31m"\n')
@example("view", b'view: table\nwhere: "' + b"a." * 20_000 + b'"\n')
def test_any_bytes_anywhere_give_problems_that_can_be_shown_or_pages(place: str, data: bytes) -> None:
    assert fault(place, data) == ""


@pytest.mark.weekly
@settings(max_examples=5_000, deadline=5_000, database=None)
@given(ANY_PLACE, HOSTILE)
def test_many_bytes_anywhere_give_problems_that_can_be_shown_or_pages(place: str, data: bytes) -> None:
    target(len(data))
    assert fault(place, data) == ""
