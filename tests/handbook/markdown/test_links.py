import pytest
from markdown import Markdown

from handbook.markdown.links import (
    SiteLinks,
    destination,
    filled_in,
    site_uri,
    template_fault,
    uri_of,
    without_steps_up,
)


@pytest.mark.parametrize(
    ("href", "source", "uri"),
    [
        ("ben.md", "personas/ann.md", "personas/ben.md"),
        ("negative/ben.md#signs", "personas/ann.md", "personas/negative/ben.md"),
        ("../ann.md?x=1", "personas/negative/ben.md", "personas/ann.md"),
        ("../docs/using.md", "personas/ann.md", "using.md"),
        ("../personas/ann.md", "docs/index.md", "personas/ann.md"),
        ("personas/ann.md", "docs/index.md", "personas/ann.md"),
        ("../../personas/ann.md", "docs/guide/x.md", "personas/ann.md"),
        ("images/a%20b.png", "personas/ann.md", "personas/images/a b.png"),
        ("./ben.md", "personas/ann.md", "personas/ben.md"),
        ("#top", "personas/ann.md", None),
        ("", "personas/ann.md", None),
        ("/personas/ann.md", "docs/index.md", None),
        ("https://x.example", "docs/index.md", None),
        ("../mkdocs.yml", "personas/ann.md", None),
        ("../../../etc/passwd", "personas/ann.md", None),
        ("%2e%2e/mkdocs.yml", "personas/ann.md", None),
    ],
)
def test_a_link_may_follow_the_repository_or_the_site(href: str, source: str, uri: str | None) -> None:
    assert site_uri(href, source) == uri


def test_files_outside_of_the_content_have_no_address() -> None:
    assert [uri_of(path) for path in ("docs/a/b.md", "personas/a.md", "mkdocs.yml", "docs.md")] == [
        "a/b.md",
        "personas/a.md",
        None,
        None,
    ]


def converted(text: str, source: str, *left_out: str) -> str:
    links = SiteLinks(left_out.__contains__, {"personas/images/b.png": (60, 200)}.get)
    links.source = source
    return Markdown(extensions=[links, "attr_list"]).convert(text)


@pytest.mark.parametrize(
    ("text", "source", "html"),
    [
        ("[a](../personas/ann.md#x)", "docs/index.md", '<a href="personas/ann.md#x">a</a>'),
        ("[a](../docs/index.md)", "personas/ann.md", '<a href="../index.md">a</a>'),
        ("[a](ben.md?q)", "personas/ann.md", '<a href="ben.md?q">a</a>'),
        ("![a](images/a.png)", "personas/ann.md", '<img alt="a" loading="lazy" src="images/a.png" />'),
        (
            "![b](images/b.png)",
            "personas/ann.md",
            '<img alt="b" height="200" loading="lazy" src="images/b.png" width="60" />',
        ),
        ("[a](https://x.example)", "personas/ann.md", '<a href="https://x.example">a</a>'),
        ("[a](#top)", "personas/ann.md", '<a href="#top">a</a>'),
    ],
)
def test_links_become_links_of_the_site(text: str, source: str, html: str) -> None:
    assert converted(text, source) == f"<p>{html}</p>"


def test_a_picture_keeps_the_size_that_a_writer_gave_it() -> None:
    html = converted("![b](../personas/images/b.png){ width=30 loading=eager }", "docs/index.md")
    assert html == '<p><img alt="b" loading="eager" src="personas/images/b.png" width="30" /></p>'


@pytest.mark.parametrize(
    ("written", "made"),
    [
        (
            "<img src='../personas/images/b.png' alt='R&amp;D' width=30>",
            '<img alt="R&amp;D" loading="lazy" src="personas/images/b.png" width="30" />',
        ),
        ("<img alt=b src=https://x.example/b.png>", '<a href="https://x.example/b.png">b</a>'),
        ("<b>b</b>", "<b>b</b>"),
    ],
)
def test_a_picture_in_html_is_one_like_any_other(written: str, made: str) -> None:
    assert converted(f"a {written}", "docs/index.md") == f"<p>a {made}</p>"


def test_a_link_to_a_page_that_is_left_out_becomes_plain_text() -> None:
    assert converted("[a](ben.md) [b](cy.md)", "personas/ann.md", "personas/ben.md") == (
        '<p><span>a</span> <a href="cy.md">b</a></p>'
    )


@pytest.mark.parametrize(
    ("text", "html"),
    {
        "[a](ben.md){ .md-button }": "",
        "[a](ben.md#x){ .md-button .md-button--primary }\n[b](cy.md){ .md-button }": (
            '<p>\n<a class="md-button" href="cy.md">b</a></p>'
        ),
        "[b](cy.md){ .md-button } [a](ben.md){ .md-button } or [c](dee.md){ .md-button }": (
            '<p><a class="md-button" href="cy.md">b</a>  or <a class="md-button" href="dee.md">c</a></p>'
        ),
        "Go: [a][1]{ .md-button }.\n\n[1]: ben.md": "<p>Go: .</p>",
        "- **[a](ben.md){ .md-button }**\n- x": "<ul>\n<li>x</li>\n</ul>",
        "- [a](ben.md){ .md-button }": "",
        "Before.\n\n[a](ben.md){ .md-button }\n[a](ben.md){ .md-button }\n\nAfter.": "<p>Before.</p>\n<p>After.</p>",
    }.items(),
)
def test_a_button_to_a_page_that_is_left_out_goes_with_all_that_held_nothing_else(text: str, html: str) -> None:
    assert converted(text, "personas/ann.md", "personas/ben.md").replace("\n\n", "\n") == html


def test_a_page_is_a_folder_or_a_file() -> None:
    pages = ["index.md", "a/index.md", "a/b.md", "a/README.md", "a/x.png"]
    assert [destination(uri, folders=True) for uri in pages] == ["./", "a/", "a/b/", "a/", "a/x.png"]
    files = ["index.html", "a/index.html", "a/b.html", "a/index.html", "a/x.png"]
    assert [destination(uri, folders=False) for uri in pages] == files


def test_steps_up_go_from_an_address() -> None:
    assert (
        without_steps_up("https://git.example.com/edit/docs/../personas/a.md")
        == "https://git.example.com/edit/personas/a.md"
    )
    assert without_steps_up("https://git.example.com/a") == "https://git.example.com/a"
    assert without_steps_up(None) is None


def test_the_hosts_form_is_given_path_and_text() -> None:
    template = "https://git.example.com/new?filename={path}&value={text}"
    assert filled_in(template, "personas/a.md", "a: 1 & 2\n") == (
        "https://git.example.com/new?filename=personas%2Fa.md&value=a%3A%201%20%26%202%0A"
    )
    assert filled_in(template, "personas/a.md", " " * 3000) == (
        "https://git.example.com/new?filename=personas%2Fa.md&value="  # three characters for each
    )
    assert filled_in("", "personas/a.md", "") is None
    assert template_fault(template, ("path", "text")) == ""
    assert template_fault("{path}{branch}{}", ("path", "text")) == "knows {path} and {text} only; it has {}, {branch}"


@pytest.mark.parametrize("half", ["{path", "{path}{text", "path}", "{{path}}", "{path}}", "a{path}{"])
def test_a_place_to_fill_in_has_both_its_braces(half: str) -> None:
    assert "without its" in template_fault(f"https://git.example.com/{half}", ("path", "text"))
