import pytest
from markdown import Markdown

from handbook.markdown.links import SiteLinks
from handbook.markdown.prose import EXTENSIONS


def html(text: str) -> str:
    """A text as the site's engine has it."""
    return Markdown(extensions=[*EXTENSIONS, SiteLinks()]).convert(text)


@pytest.mark.parametrize(
    "text",
    [
        "Before <!-- SECRET --> after.",
        "<!-- SECRET -->\n\nBefore after.",
        "<!-- SECRET\n\n## SECRET\n\nSECRET -->\n# Before after",
        "# Before after <!-- SECRET -->",
        "## <!-- SECRET --> Before after",
        "Before\n<!-- SECRET -->\nafter",
        "Before <!-- several\nSECRET lines --> after",
        "<!-- SECRET --> Before after",
        "- Before\n\n    <!-- SECRET -->\n    after",
        "> <!-- SECRET -->\n> Before after",
        "| Before | after |\n|---|---|\n| <!-- SECRET --> | 1 |",
        '<div title="Before">after<!-- SECRET --></div>',
        "<p>Before <!-- SECRET\n\nSECRET --> after</p>",
        "!!! note\n    Before <!-- SECRET --> after\n\n    <!-- SECRET -->",
        "Before <!-- **SECRET** [a](b.md) `SECRET` --> after",
        "<!--SECRET--!>\n\nBefore after",
        "<?php SECRET ?>\n\nBefore after",
        "Before <?SECRET?> after",
        "<!doctype SECRET>\n\nBefore after",
        "<![CDATA[ SECRET ]]>\n\nBefore after",
        "[//]: # (SECRET)\n\nBefore after",
        '[//]: # "SECRET"\n\nBefore after',
        "[comment]: <> (SECRET)\n\nBefore after",
        "[SECRET]: #\n\nBefore after",
    ],
)
def test_a_comment_is_in_no_page_and_what_stands_around_it_is(text: str) -> None:
    made = html(text)
    assert "SECRET" not in made
    assert "<!--" not in made
    assert "Before" in made
    assert "after" in made


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("`<!-- kept -->`", "&lt;!-- kept --&gt;"),
        ("```html\n<!-- kept -->\n```", "kept"),
        ("    <!-- kept -->", "&lt;!-- kept --&gt;"),
        ('<div title="<!-- kept -->">x</div>', 'title="<!-- kept -->"'),
        ("a <b>kept</b> & 1 < 2 > 1", "<b>kept</b>"),
    ],
)
def test_code_and_what_is_no_comment_stays(text: str, shown: str) -> None:
    assert shown in html(text)


def test_a_comment_leaves_no_empty_paragraph() -> None:
    assert html("<!-- a -->\n\nText.\n\n<!-- b -->") == "<p>Text.</p>"


def test_a_heading_is_listed_without_its_comment() -> None:
    engine = Markdown(extensions=[*EXTENSIONS, SiteLinks()])
    engine.convert("## Shown <!-- SECRET -->")
    assert "SECRET" not in str(engine.toc_tokens)  # type: ignore[attr-defined]
