"""What the search is given of a page."""

import pytest

from handbook.site.search import WORDS, digest, shown

OURS = (
    '<h2 id="goals"><span class="hb-icon"><svg></svg></span> Goals<a class="headerlink" href="#goals">&para;</a></h2>'
)
COMPARE = '<a class="hb-compare" data-search-exclude="true" href="?a">Compare<span> Ann</span></a>'


@pytest.mark.parametrize(
    ("html", "says"),
    [
        ("<div><p>Rows <em>early</em> &amp; late</p></div>", ["Rows early &amp; late"]),
        ("<dl><div><dt>Pays by</dt><dd>PayPal</dd><dd>Klarna</dd></div></dl>", ["PayPal", "Klarna"]),
        ('<dl><dt class="hb-named">Favourite walk</dt><dd><p>The ridge</p></dd></dl>', ["Favourite walk", "The ridge"]),
        ('<h2 id="one-day">One day<a class="headerlink" href="#one-day">&para;</a></h2><p>It rains.</p>',
         ["One day", "It rains."]),
        (f"{OURS}<ul><li>Row</li></ul>", ["Row"]),
        (f"<h1 data-search-exclude=\"true\">Ann</h1>{COMPARE}<p>Rows</p>", ["Rows"]),
        ("<h3 class=\"hb-field__label\">Habits</h3><ul><li>Rests</li></ul>", ["Rests"]),
        ("<table><tr><th scope=\"row\"><p>Value</p></th> <td><p>£2</p></td></tr></table>", ["£2"]),
        ("<p>Card</p><p>Card</p><p>card</p>", ["Card", "card"]),
        ('<svg><path d="M1 1"></path></svg><p> </p>', []),
    ],
)  # fmt: skip
def test_a_page_is_what_it_says_that_others_do_not(html: str, says: list[str]) -> None:
    assert digest(html) == (f"<p>{' · '.join(says)}</p>" if says else "")


def test_a_block_ends_after_some_words_and_never_within_a_value() -> None:
    long = " ".join(["word"] * (WORDS + 5))
    assert digest(f"<p>{long}</p><p>a</p><p>b c</p>") == f"<p>{long}</p><p>a · b c</p>"


def test_readers_get_the_page_without_the_searchs_marks() -> None:
    assert shown(COMPARE) == COMPARE.replace(' data-search-exclude="true"', "")
    assert shown("<p>a</p>") == "<p>a</p>"
