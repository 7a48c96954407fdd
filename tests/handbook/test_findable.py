"""What the search is given of a page."""

from handbook.findable import digest, shown

PAGE = """<div class="hero"><h1 data-search-exclude="true">Ann</h1>
<p>Rows <em>early</em>.</p><a class="x" data-search-exclude="true" href="?a">Compare<span> Ann</span></a></div>
<h2 id="goals"><svg></svg> Goals<a class="headerlink" href="#goals" title="Link">&para;</a></h2>
<ul><li>Row</li><li>Rest &amp; eat</li></ul>
<h2 id="empty">Nothing<a class="headerlink" href="#empty">&para;</a></h2>
<h3 class="label">More</h3>"""


def test_a_page_is_its_headings_and_words() -> None:
    assert digest(PAGE) == (
        '<p>Rows early .</p><h2 id="goals">Goals</h2><p>Row Rest &amp; eat</p><h2 id="empty">Nothing</h2><p>More</p>'
    )


def test_values_beside_each_other_stay_apart() -> None:
    assert digest("<dd>PayPal</dd><dd>Klarna</dd>") == "<p>PayPal Klarna</p>"


def test_a_heading_without_words_below_it_is_left_out() -> None:
    assert digest('<h2 id="a">A</h2>\n<h2 id="b">B</h2><p>x</p>') == '<h2 id="b">B</h2><p>x</p>'


def test_a_page_without_words_is_empty() -> None:
    assert digest('<svg><path d="M1 1"></path></svg>') == ""


def test_readers_get_the_page_without_the_searchs_marks() -> None:
    assert "data-search" not in shown(PAGE)
    assert shown("<p>a</p>") == "<p>a</p>"
