"""HTML as text."""

from handbook.markdown.html import ids, squeezed, squeezed_around


def test_empty_lines_go_and_indentation_stays() -> None:
    assert squeezed("<ul>\n  \n\n  <li>a</li>\n\t\n</ul>") == "<ul>\n  <li>a</li>\n</ul>"


def test_content_keeps_its_empty_lines() -> None:
    code = "<pre>a\n\n\nb</pre>"
    assert squeezed_around(code, f"<main>\n\n{code}\n\n</main>") == f"<main>\n{code}\n</main>"


def test_without_content_all_of_it_is_squeezed() -> None:
    assert squeezed_around("", "a\n\nb") == squeezed_around("not there", "a\n\nb") == "a\nb"


def test_places_to_link_to() -> None:
    assert ids('<p id="a">x</p><h2 class="c" id="b-1">id="c"</h2>') == {"a", "b-1"}
