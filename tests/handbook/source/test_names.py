import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbook.source.names import LONGEST, LONGEST_PATH, fault, is_text, shown


@pytest.mark.parametrize(
    "name",
    ["a.md", "R&D.md", "Über uns.md", "50%.md", "it's.md", "(1).png", "a" * LONGEST, "console.md", "com.md", ".hidden",
     "_x.txt", "日本.md"],
)  # fmt: skip
def test_a_name_that_fits_everywhere(name: str) -> None:
    assert fault(f"docs/{name}") is None


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("x" * (LONGEST + 1), "has 201 bytes"),
        ("é" * (LONGEST // 2 + 1), "has 202 bytes"),
        ("\udcff.md", "is not UTF-8"),
        ("a\nb.md", r"\n"),
        ("a\x1b[31m.md", r"\x1b"),
        ("a\u202eb.md", r"\u202e"),
        ("a\u200bb.md", r"\u200b"),
        ("<img src=x onerror=alert(1)>.md", "`<`"),
        ("&lt;b&gt;.md", "`&lt;`"),
        ("a%2e.md", "`%2e`"),
        ("a#b.md", "`#`"),
        ("a:b.md", "`:`"),
        ('a"b.md', '`"`'),
        ("a`b.md", "a backtick"),
        ("a\\b.md", "`\\`"),
        ("what?.md", "`?`"),
        ("con", "device"),
        ("NUL.txt", "device"),
        ("Com1.md", "device"),
        ("lpt\u00b2.md", "device"),
        ("aux.tar.gz", "device"),
        ("x. ", "space"),
        ("x.", "dot"),
        (" x.md", "space"),
    ],
)
def test_a_name_that_something_cannot_hold(name: str, said: str) -> None:
    assert said in (fault(f"personas/{name}") or "")


def test_a_path_that_is_too_long_though_its_names_are_not() -> None:
    folder = "/".join(["d" * 99] * 7)
    assert len(folder) < LONGEST_PATH
    assert fault(folder) is None
    assert "with its folders" in (fault(f"{folder}/x.md") or "")


@given(st.binary(min_size=1, max_size=300))
def test_whatever_a_name_is_it_is_judged_and_can_be_written_down(data: bytes) -> None:
    path = data.decode("utf-8", "surrogateescape")
    fault(path)
    written = shown(path)
    assert written.encode()
    assert written == shown(written)
    assert is_text(path) or fault(path + "x")


def test_a_name_is_shown_as_far_as_it_can_be() -> None:
    assert shown("docs/über.md") == "docs/über.md"
    assert shown("docs/\udcff\x1b.md") == r"docs/\xff\x1b.md"
