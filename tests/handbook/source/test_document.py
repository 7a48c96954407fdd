import pytest
from tests.handbook.support import PATH, places

from handbook.source import SIZE_LIMIT, Document, plain, read

FILE = "---\nname: Ann\nage: 34\n---\n\n# Body\n"


def document(data: bytes) -> Document:
    taken_apart = read(PATH, data)
    assert taken_apart.problems == []
    assert taken_apart.document
    return taken_apart.document


def problems(data: bytes) -> list[tuple[int, str]]:
    return places(read(PATH, data).problems)


def test_a_file_is_its_fields_and_its_body() -> None:
    one = document(FILE.encode())
    assert plain(one.front) == {"name": "Ann", "age": "34"}
    assert one.body == "\n# Body\n"
    assert one.body_line == 5
    assert one.at(("age",)).line == 3


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"])
def test_a_byte_order_mark_and_other_line_ends_make_no_difference(mark: bytes, end: bytes) -> None:
    assert document(mark + FILE.encode().replace(b"\n", end)) == document(FILE.encode())


@pytest.mark.parametrize("close", ["---", "---  ", "...", "---\t"])
def test_the_front_matter_may_be_closed_in_several_ways(close: str) -> None:
    assert document(f"--- \nname: Ann\n{close}\nBody".encode()).body == "Body"


@pytest.mark.parametrize("data", [b"---\n---\n", b"---\n# only a comment\n---\n", b"---\n\n---"])
def test_empty_front_matter_has_no_fields(data: bytes) -> None:
    assert document(data).front.values == {}


@pytest.mark.parametrize(
    ("data", "found", "says"),
    [
        (b"", (1, "no-front-matter"), "the file is empty"),
        (b"\n \n", (1, "no-front-matter"), "the file is empty"),
        (b"\n---\nname: Ann\n---\n", (1, "no-front-matter"), "must be the very first line"),
        (b" ---\nname: Ann\n---\n", (1, "no-front-matter"), "must be the very first line"),
        (b"\n\nname: Ann\n", (3, "no-front-matter"), "must begin with a line of three dashes"),
        (b"----\nname: Ann\n---\n", (1, "no-front-matter"), "write `---` where `----` stands"),
        (b"# Ann\n\n---\nname: Ann\n---\n", (1, "no-front-matter"), "the very first line: remove `# Ann`"),
        (b"Ann walks\n", (1, "no-front-matter"), "followed by the persona's fields"),
        (b"---\nname: Ann\n\nBody\n", (4, "unclosed-front-matter"), "put a line with just `---` before `Body`"),
        (b"---\nname: Ann\n\n", (2, "unclosed-front-matter"), "put a line with just `---` after this"),
        (b"---\nname: Ann\n----\nBody\n***\n", (3, "unclosed-front-matter"), "three dashes, where `----` stands"),
        ("---\nname: Ann\n\u2014-\nBody\n".encode(), (3, "unclosed-front-matter"), "where `\u2014-` stands"),
        (b"---", (1, "unclosed-front-matter"), "never closed"),
        (b"---\n- a\n- b\n---\n", (2, "not-fields"), "the front matter is a list"),
        (b"---\nAnn walks\n---\n", (2, "not-fields"), "the front matter is plain text"),
        (b"---\nname: \xe9\n---\n", (2, "not-utf8"), "save the file again as UTF-8"),
        (b"\xff\xfe-\x00", (1, "not-utf8"), "save the file again as UTF-8"),
        (b"---\nname: a: b\n---\n", (2, "bad-yaml"), "cannot be read"),
    ],
)
def test_a_file_that_cannot_be_taken_apart_is_one_plain_problem(data: bytes, found: tuple[int, str], says: str) -> None:
    taken_apart = read(PATH, data)
    assert places(taken_apart.problems) == [found]
    assert says in taken_apart.problems[0].message
    assert taken_apart.document is None


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"])
def test_the_character_that_is_not_utf8_is_pointed_at(end: bytes) -> None:
    (problem,) = read(PATH, b"---" + end + "name: \u00e9".encode() + b"caf\xe9" + end + b"---").problems
    assert (problem.at.line, problem.at.column) == (2, 11)


def test_a_file_may_have_256_kib_and_no_byte_more() -> None:
    most = FILE.encode().ljust(SIZE_LIMIT, b"x")
    assert SIZE_LIMIT == 262_144
    assert problems(most) == []
    assert problems(most + b"x") == [(1, "file-too-large")]


def test_deep_nesting_is_the_only_problem_of_its_file() -> None:
    assert problems(b"---\nname: Ann\nage: " + b"[" * 1_900 + b"\n---\n\x01") == [(3, "too-deep")]


def test_control_characters_in_the_body_are_pointed_at() -> None:
    found = read(PATH, b"---\nname: Ann\n---\nfine\nnot\x07fine\x00\n").problems
    assert [(one.at.line, one.at.column, one.rule.id) for one in found] == [
        (5, 4, "control-character"),
        (5, 9, "control-character"),
    ]


def test_tabs_and_other_scripts_in_the_body_are_fine() -> None:
    assert problems("---\nname: Ann\n---\n\ta \N{GRINNING FACE} \N{SNOWMAN}\n".encode()) == []


def test_fields_that_could_be_read_survive_a_syntax_error() -> None:
    taken_apart = read(PATH, b"---\nname: a: b\nage: 34\n---\nBody\n")
    assert places(taken_apart.problems) == [(2, "bad-yaml")]
    assert taken_apart.document
    assert plain(taken_apart.document.front) == {"age": "34"}
    assert taken_apart.document.unread == {"name"}
    assert taken_apart.document.body == "Body\n"


@pytest.mark.parametrize("text", ["# Title\n", "", "\n\nText\n", "Text\n\n---\n\nmore\n"])
def test_a_page_needs_no_front_matter(text: str) -> None:
    taken_apart = read("docs/x.md", text.encode(), front_matter_required=False)
    assert taken_apart.problems == []
    assert taken_apart.document
    assert (taken_apart.document.body, taken_apart.document.body_line) == (text, 1)


def test_a_page_whose_front_matter_would_be_published_is_a_problem() -> None:
    taken_apart = read("docs/x.md", b"\n---\ntitle: Secret\n---\n", front_matter_required=False)
    assert places(taken_apart.problems) == [(1, "no-front-matter")]
