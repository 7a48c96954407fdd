import pytest
from tests.handbook.support import PATH, front, places

from handbook.source import Listing, Mapping, Plain, parse, plain

TYPED_AS = ["NO", "yes", "on", "12:30", "01234", "0x1F", "1.10", "1e3", "30_000", "25-34", "2026-04-03", ".5", "~", "="]


def text_of(yaml: str, key: str = "value") -> Plain:
    return plain(front(yaml).values[key])


@pytest.mark.parametrize("written", [*TYPED_AS, "null", "True", ".inf", "é", "\N{GRINNING FACE}", "C:\\dir"])
def test_a_value_is_what_was_typed(written: str) -> None:
    assert text_of(f"value: {written}\n") == written
    assert text_of(f"value: [x, {written}]\n") == ["x", written]
    assert text_of(f"value:\n  - {written}\n") == [written]


@pytest.mark.parametrize("written", TYPED_AS)
def test_quotes_protect_a_value_and_do_not_show(written: str) -> None:
    assert text_of(f'value: "{written}"\n') == text_of(f"value: '{written}'\n") == written


def test_a_key_is_what_was_typed_too() -> None:
    assert list(front("NO: a\n01: b\n").values) == ["NO", "01"]


@pytest.mark.parametrize("text", ["", "\n", "# nothing but a comment\n"])
def test_nothing_is_no_tree_and_no_problem(text: str) -> None:
    assert parse(text, PATH) == parse("", PATH)
    assert parse(text, PATH).root is None


def test_places_count_from_the_line_on_which_the_text_begins() -> None:
    root = parse("name: Ann\nage: 34\n", PATH, first_line=10).root
    assert isinstance(root, Mapping)
    assert (root.keys["age"].line, root.keys["age"].column) == (11, 1)
    assert (root.values["age"].at.line, root.values["age"].at.column, root.values["age"].at.end_column) == (11, 6, 8)


@pytest.mark.parametrize(
    ("text", "place", "says"),
    [
        ("a: 1\nb: 2\na: 3\n", (3, "duplicate-key"), "`a` is written twice; it is on line 1 already"),
        ("x:\n  a: 1\n  a: 2\n", (3, "duplicate-key"), "`a` is written twice"),
        ("a: 1\nb: &here x\n", (2, "anchor"), "put quotes around `&here`"),
        ("a: 1\nb: *there\n", (2, "anchor"), "put quotes around `*there`"),
        ("a: 1\nb: !loud x\n", (2, "tag"), "cannot begin with `!`"),
        ("a: 1\nb: !!python/object:os.system {}\n", (2, "tag"), "cannot begin with `!`"),
        ("a: 1\n? [x]\n: b\n", (2, "not-fields"), "a name before a colon must be plain words"),
        ('a: 1\nb: "x\\x01y"\n', (2, "control-character"), "U+0001"),
        ("a: 1\nb:\n  - x\x01y\n", (3, "control-character"), "U+0001"),
        ("a: x\N{LINE SEPARATOR}y\nb: 2\n", (1, "control-character"), "U+2028"),
    ],
)
def test_what_a_persona_must_not_use_is_refused_once(text: str, place: tuple[int, str], says: str) -> None:
    problems = parse(text, PATH).problems
    assert places(problems) == [place]
    assert says in problems[0].message


@pytest.mark.parametrize("end", ["\N{LINE SEPARATOR}", "\N{PARAGRAPH SEPARATOR}", "\x85", "\x0b", "\x0c"])
def test_an_invisible_line_end_moves_no_other_line(end: str) -> None:
    root = parse(f'a: "x{end}y"\nb: 2\n', PATH).root
    assert isinstance(root, Mapping)
    assert root.keys["b"].line == 2


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("b: one: two", "a colon followed by a space inside a value"),
        ('b: "open', "a quotation mark that is never closed"),
        ("b: 'open", "a quotation mark that is never closed"),
        ("b: 'it's", "text after a closing quotation mark"),
        ('b: "quoted" and not', "text after a closing quotation mark"),
        ("b: [x, y", "a bracket that is never closed"),
        ("b: {x: y", "a bracket that is never closed"),
        ("b: @home", "a value cannot begin with `@`"),
        ("b: `code`", "a value cannot begin with a backtick"),
        ("b: %x", "a value cannot begin with `%`"),
        ("b: *bold* words", "a value cannot begin with `*`"),
        ("b: | no", "a value cannot begin with `|`"),
        ("b: > 5", "a value cannot begin with `|` or `>`"),
        ('b: "C:\\dir"', "a backslash inside double quotes"),
        ("b: - x", "a dash in a place where no list can begin"),
        ("b", "a line without a colon and a space"),
        ("b:x", "a space is missing after the colon: write `b: x`"),
        ("  b: x", "the line is indented, but the field above it has a value already"),
        ("b: x\n\tc: y", "a tab character"),
        ("b:\n    c: x\n  d: y", "a line that is indented differently"),
    ],
)
def test_a_syntax_error_is_told_in_plain_words_on_its_line_and_hides_nothing_else(line: str, says: str) -> None:
    parsed = parse(f"a: 1\n{line}\nc: &x 3\nlast: 4\n", PATH)
    written = line.split("\n")
    (problem,) = [one for one in parsed.problems if one.rule.id == "bad-yaml"]
    assert says in problem.message
    assert 2 <= problem.at.line < 2 + len(written)
    assert (1 + len(written) + 1, "anchor") in places(parsed.problems)
    assert isinstance(parsed.root, Mapping)
    assert parsed.root.values.keys() >= {"last"}


def test_the_fields_lost_to_a_syntax_error_are_named() -> None:
    parsed = parse("# first\nname: a: b\nage: 3\n'owner': [\n", PATH)
    assert parsed.unread == {"name", "owner"}
    assert isinstance(parsed.root, Mapping)
    assert list(parsed.root.values) == ["age"]


@pytest.mark.parametrize("broken", ["Pain Points:\n  - **Fit:** wide\n", "tags: a: b\n", "Where They Buy: a: b\n"])
def test_fields_with_spaces_in_their_names_are_read_beside_a_syntax_error(broken: str) -> None:
    parsed = parse(f"name: Ann\nPrice Range: mid\n{broken}Favourite Brands: [Quill]\n", PATH)
    assert isinstance(parsed.root, Mapping)
    own = broken.partition(":")[0]
    assert list(parsed.root.values) == ["name", "Price Range", *([own] if " " in own else []), "Favourite Brands"]
    assert own in parsed.unread


@pytest.mark.parametrize("value", ["*x", "&x y", "!x y", "[*x]", "{a: !x b}"])
def test_a_refused_value_is_lost_with_its_field(value: str) -> None:
    parsed = parse(f"name: {value}\nage: 3\n", PATH)
    assert parsed.unread == {"name"}
    assert isinstance(parsed.root, Mapping)
    assert list(parsed.root.values) == ["age"]


def test_a_field_that_is_written_twice_is_found_beside_a_syntax_error() -> None:
    assert places(parse("a: 1\nb: x: y\na: 2\n", PATH).problems) == [(2, "bad-yaml"), (3, "duplicate-key")]


def test_eight_levels_are_allowed_and_nine_are_not() -> None:
    assert parse("a: " + "[" * 7 + "]" * 7 + "\n", PATH).problems == []
    assert places(parse("a: " + "[" * 8 + "]" * 8 + "\n", PATH).problems) == [(1, "too-deep")]


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? "])
def test_thousands_of_levels_are_one_problem_and_no_crash(opening: str) -> None:
    assert places(parse("a: 1\nb:\n  " + opening * 1_900, PATH).problems) == [(3, "too-deep")]


@pytest.mark.parametrize("text", ["---\na: 1\n---\n", "---\na: 1\n", "a: 1\n...\n"])
def test_dashes_around_a_file_of_settings_change_nothing(text: str) -> None:
    assert plain(front(text)) == {"a": "1"}


def test_a_second_document_does_not_replace_the_first() -> None:
    parsed = parse("a: 1\n--- {b: 2}\n", PATH)
    assert places(parsed.problems) == [(2, "bad-yaml")]
    assert isinstance(parsed.root, Mapping)
    assert list(parsed.root.values) == ["a"]


def test_a_list_is_a_list_wherever_it_stands() -> None:
    assert isinstance(parse("- a\n- b\n", PATH).root, Listing)


@pytest.mark.parametrize("text", ["- {id: a, sign #x", "tags: [hiking, tents #old", "- [a\n #b"])
def test_a_hash_in_brackets_that_never_close_is_told_of_where_the_text_ends(text: str) -> None:
    assert [problem.rule.id for problem in parse(text, "p.md").problems]
