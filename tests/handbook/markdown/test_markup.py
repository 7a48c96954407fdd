"""What HTML a page may hold: everything that could run is refused where it stands, everything harmless stays."""

import pytest
from tests.handbook.support import load

from handbook.markdown.markup import is_external, is_unsafe
from handbook.markdown.prose import inspect

REFUSED = [
    # Scripts, and what loads something.
    "<script>alert(1)</script>",
    "<SCRIPT SRC=https://x.example/a.js></SCRIPT>",
    "a <script>alert(1)</script> b",
    "<script\n>alert(1)</script\n>",
    "<script>alert(1)",
    "</script><script>alert(1)</script>",
    '<iframe src="https://x.example/"></iframe>',
    '<iframe srcdoc="&lt;script&gt;alert(1)&lt;/script&gt;"></iframe>',
    '<frameset><frame src="x"></frameset>',
    '<object data="x.swf"></object>',
    '<embed src="x.swf">',
    '<applet code="X"></applet>',
    '<portal src="x"></portal>',
    '<base href="https://x.example/">',
    '<meta http-equiv="refresh" content="0; url=javascript:alert(1)">',
    '<link rel="stylesheet" href="https://x.example/a.css">',
    "<style>body { background: url(https://x.example/) }</style>",
    '<audio src="a.mp3"></audio>',
    '<video src="x" onerror="alert(1)"></video>',
    '<picture><source srcset="x" media="print"></picture>',
    # Handlers, in whatever spelling.
    "<img src=x onerror=alert(1)>",
    '<p OnClick="alert(1)">x</p>',
    "a <b onmouseover=alert(1)>b</b>",
    "a <b\nonclick=alert(1)>b</b>",
    "a <b onclick = 'alert(1)'>b</b>",
    "a <a/onclick=alert(1)>b</a>",
    "a <svg/onload=alert(1)>",
    "a <b \x0conclick=alert(1)>b</b>",
    "a <b title='x'onclick=alert(1)>b</b>",
    "a <b title=\"x\"onclick=alert(1)>b</b>",
    "a <b on\u212aeydown=alert(1)>b</b>",
    '<details open ontoggle="alert(1)"><summary>x</summary></details>',
    '<div style="animation: x" onanimationend="alert(1)">x</div>',
    "<body onload=alert(1)>",
    "<x onclick=alert(1)>x</x>",
    "a <b title=`x` onclick=alert(1)>b</b>",
    # Forms.
    '<form action="https://x.example/"><input name="a"></form>',
    "a <input autofocus>",
    'a <button formaction="javascript:alert(1)">b</button>',
    "<textarea>x</textarea>",
    "<select><option>x</option></select>",
    'a <label for="__search">b</label>',
    "<dialog open>x</dialog>",
    # Addresses.
    'a <a href="javascript:alert(1)">b</a>',
    "a <a href=javascript:alert(1)>b</a>",
    'a <a href="JaVaScRiPt:alert(1)">b</a>',
    'a <a href=" javascript:alert(1)">b</a>',
    'a <a href="java\tscript:alert(1)">b</a>',
    'a <a href="java&#10;script:alert(1)">b</a>',
    'a <a href="java&Tab;script:alert(1)">b</a>',
    'a <a href="&#106;avascript:alert(1)">b</a>',
    'a <a href="&#x6A;avascript&colon;alert(1)">b</a>',
    'a <a href="&#1;javascript:alert(1)">b</a>',
    'a <a href="vbscript:x">b</a>',
    'a <a href="data:text/html,x">b</a>',
    'a <a href="//x.example/">b</a>',
    'a <a href="/\\x.example/">b</a>',
    'a <a href="#x" xlink:href="javascript:alert(1)">b</a>',
    'a <a href="#x" ping="https://x.example/">b</a>',
    'a <a href="#x" target="__config">b</a>',
    'a <img src="data:image/svg+xml,x" alt="">',
    'a <img src="x.png" srcset="https://x.example/a.png 2x" alt="">',
    'a <q cite="javascript:alert(1)">b</q>',
    'a <a href="reading.md">b</a>',  # which would lead somewhere else from the finished page
    '<p><img src="a.png" alt=""></p>',
    '<p><img src="https://x.example/a.png" alt=""></p>',
    # Drawings and formulas.
    "<svg><script>alert(1)</script></svg>",
    'a <svg><use href="https://x.example/a.svg#b"></use></svg>',
    "a <svg><animate attributeName=href values=javascript:alert(1) /></svg>",
    "<svg><foreignObject><p>x</p></foreignObject></svg>",
    "<math><mi href='javascript:alert(1)'>x</mi></math>",
    # What browsers read in a way of their own.
    "<template><b>x</b></template>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
    "<!DOCTYPE html>",
    "<![CDATA[ x ]]>",
    "a <![CDATA[ > <img src=x onerror=alert(1)> ]]>",
    "<?php x ?>",
    "a <?x > <img src=x onerror=alert(1)> ?>",
    "<!--[if IE]><script>alert(1)</script><![endif]-->",
    "<!--> <img src=x onerror=alert(1)> -->",
    "a <!---> <img src=x onerror=alert(1)> -->",
    "<!-- a --!> <img src=x onerror=alert(1)> -->",
    "<plaintext>",
    "<xmp><b></xmp>",
    "<title>x</title>",
    "<noembed>x</noembed>",
    "<div onclick=alert(1)\n\n>x",
    '<p title="a > b">x</p>',
    'a <b title="<i>">b</b>',
    'a <b title="`code`">b</b>',
    'a <b title="[x](y)">b</b>',
    "\\<script>",
    "a <b\x00onclick=alert(1)>b</b>",
    "<image src=x>",
    "<marquee>x</marquee>",
    "<custom-element>x</custom-element>",
    "<b:script>x</b:script>",
    # Styles, and what the theme's scripts look for.
    'a <b style="background: url(https://x.example/)">b</b>',
    'a <b style="text-align: left; position: fixed">b</b>',
    'a <b style="width: expression(alert(1))">b</b>',
    'a <b id="__config">b</b>',
    'a <b name="config">b</b>',
    'a <img src="a.png" name="body">',
    'a <a name="__config">b</a>',
    "*a*{ name=b }",
    'a <b data-md-component="search">b</b>',
    'a <b is="x">b</b>',
    'a <b contenteditable>b</b>',
    # What would break the page around it.
    "<div>x",
    "a\n\n</div>",
    "</div></article>",
    "a <b>b",
    "a b</b>",
    "<details>\n<summary>x\n</details>",
    # Attributes in braces.
    "## A heading { onclick=alert(1) }",
    "# A heading {: onclick='alert(1)' }",
    "*a*{ onclick=alert(1) }",
    "a\n{: style='background: url(x)' }",
    "[a](https://x.example/){ href=javascript:alert(1) }",
    "![a](a.png){ onerror=alert(1) }",
    "![a](a.png){ srcset=https://x.example/a.png }",
    "``` { .python onclick=alert(1) }\nx\n```",
    "~~~ {.x data-md-component=search}\nx\n~~~",
    "| a |\n|---|\n| b {: onclick=alert(1) } |",
    "- a\n- b\n{: onclick=alert(1) }",
    "## A heading { #__config }",
    "Setext { onclick=x }\n======",
    "> ``` { onclick=x }\n> a\n> ```",
    "[TOC]\n{ onclick=x }",
    '!!! note "<img src=x onerror=alert(1)>"\n    x',
    "[a <b onclick=alert(1)>](https://x.example/)",
    "a <b\u00a0onclick=alert(1)>b</b>",
    '<p><!-- > --><img src=x onerror="alert(1)"></p>',
]  # fmt: skip

HARMLESS = [
    "Plain *text*, 3 < 4 > 2, a<b & R&D, and `<script>`.",
    "a <b>b</b>, <i>i</i>, <em>e</em>, <strong>s</strong>, <u>u</u>, <s>s</s>",
    "H<sub>2</sub>O and m<sup>2</sup>",
    "Press <kbd>Ctrl</kbd>+<kbd>C</kbd>",
    '<abbr title="Hypertext &lt;Markup&gt;">HTML</abbr>',
    "<mark>m</mark> <small>s</small> <del>d</del> <ins datetime='2026-11-01'>i</ins>",
    "one<br>two<br/>three<br />four",
    "a\n\n<hr>\n\nb",
    "<wbr>x",
    '<div class="note">\n<p>x</p>\n</div>',
    "<DIV CLASS=note>x</DIV>",
    '<span lang="de" dir="ltr" title="t">x</span>',
    "<details>\n<summary>More</summary>\n<p>x</p>\n</details>",
    "<details open>\n<summary>More</summary>\nx\n</details>",
    '<details open="open">\n<summary>More</summary>\nx\n</details>',
    "<figure>\n<blockquote>x</blockquote>\n<figcaption>y</figcaption>\n</figure>",
    '<table>\n<caption>c</caption>\n<thead><tr><th scope="col">a</th></tr></thead>\n'
    '<tbody><tr><td colspan="2" rowspan=1>b</td></tr></tbody>\n</table>',
    "<table><tr><td>a<td>b<tr><td>c<td>d</table>",
    '<table><colgroup><col span="2"></colgroup><tr><td align="right">a</td></tr></table>',
    "<ul>\n<li>a\n<li>b\n</ul>",
    '<ol start="3" type="a" reversed>\n<li value="4">a</li>\n</ol>',
    "<dl><dt>a</dt><dd>b</dd></dl>",
    "<h2 id='top'>x</h2>",
    '<blockquote cite="https://x.example/">x</blockquote>',
    "<q>x</q> <cite>y</cite>",
    "<pre><code>x &lt; y</code></pre>",
    'a <a href="https://x.example/a?b=c&amp;d=e">b</a>',
    "a <a href=https://x.example>b</a>",
    'a <a href="https://x.example/" target="_blank" rel="noopener">b</a>',
    'a <a href="mailto:support@x.example">b</a>',
    'a <a href="#top">b</a> <a name="top"></a>',
    'a <img src="a.png" alt="x" width="100" height=50 loading="lazy"> b',
    "<img alt='R&amp;D' src='a.png'>",
    '<img src="https://x.example/a.png" alt="x">',  # becomes a link, as in Markdown
    '<time datetime="2026-11-01">1 November</time>',
    "<address>x</address>",
    '<div role="note" aria-label="x" aria-hidden="false">x</div>',
    '<div markdown="1" data-search-exclude>x</div>',
    "<ruby>a<rp>(</rp><rt>b</rt><rp>)</rp></ruby>",
    "<p>a\n<p>b",
    "<section><header>a</header><article>b</article><footer>c</footer></section>",
    "<samp>x</samp> <var>y</var> <dfn>z</dfn> <bdi>w</bdi>",
    "<!-- a remark -->",
    "<!-- material/tags -->",
    "a <!-- a remark -- with dashes --> b",
    "<!--\n<script>alert(1)</script>\n-->",
    "<https://x.example/> and <support@x.example>",
    "```html\n<script>alert(1)</script>\n```",
    "    <script>alert(1)</script>",
    "`<img src=x onerror=alert(1)>`",
    "# `<img src=x onerror=alert(1)>`",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "<!-- never closed",  # which the engine shows as it stands
    '<div title="x',
    '![<b title="onerror=x">](a.png "<i>")',
    "> <b>x</b>\n\n- <i>y</i>\n\n    <u>z</u>",
    "!!! note\n\n    <b>x</b>",
    "[a](https://x.example/){ .md-button target=_blank rel=noopener }",
    "## A heading {#top .x lang=de}",
    "![a](a.png){ width=300 height='200' loading=lazy align=left }",
    "| a |\n|:-:|\n| b {: .c } |\n\n<b>x</b>",
    "``` { .python #x title='a <b>' linenums='1' hl_lines='1 2' }\nx\n```\n\n<b>x</b>",
    '``` python title="<img src=x onerror=alert(1)>"\nx\n```\n\n<b>x</b>',
    "a\n{ .lead title='R&D' }",
]  # fmt: skip


@pytest.mark.parametrize("text", REFUSED)
def test_what_could_run_is_refused_in_a_page_where_it_stands(text: str) -> None:
    first, last = 7, 7 + text.count("\n")
    _, _, problems = load({"docs/a.md": f"---\ntitle: T\n---\nFirst.\n\n\n{text}\n"})
    found = [one for one in problems if one.rule.id in ("unsafe-html", "control-character")]
    assert found, problems
    assert first <= found[0].at.line <= last, found[0]
    assert found[0].is_error


HIDDEN = [  # which is code only as long as a note that the public does not see stands in it
    "> ```\n!!! internal\n> ```\n        {}\n        ```\n!!! internal",
    "- b\n\n  !!! internal\n        ```\n```\n        ```\n\n{}\n\n    `\n```",
]


@pytest.mark.parametrize("around", HIDDEN)
@pytest.mark.parametrize("piece", ["<script>alert(1)</script>", "[x](javascript:alert(1))"])
def test_what_only_the_public_edition_would_run_is_refused_too(piece: str, around: str) -> None:
    text = around.format(piece)
    for path in ("docs/a.md", "personas/a.md"):
        _, _, problems = load({path: f"---\ntitle: T\n---\n{text}\n"})
        assert {one.rule.id for one in problems} & {"bare-note", "unknown-note"}


@pytest.mark.parametrize("text", HARMLESS)
def test_harmless_html_stays(text: str) -> None:
    assert inspect(text).refused == ()


@pytest.mark.parametrize(
    "href",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        " javascript:alert(1)",
        "java\nscript:alert(1)",
        "java\tscript:alert(1)",
        "\x01javascript:alert(1)",
        "vbscript:x",
        "data:text/html,x",
        "file:///etc/passwd",
        "blob:x",
        "ftp://x.example",
        "//x.example/y",
        "\\\\x.example",
        "/\\x.example",
        "\t/\\x.example",
        "C:\\file.md",
    ],
)
def test_links_that_run_or_hide_something_are_unsafe(href: str) -> None:
    assert is_unsafe(href)


@pytest.mark.parametrize(
    "href",
    [
        "https://x.example/a:b",
        "HTTP://x.example",
        "mailto:support@x.example",
        "tel:+1",
        "x.md",
        "a/b:c.md",
        "#top",
        "",
        "?a",
    ],
)
def test_links_to_pages_and_addresses_are_safe(href: str) -> None:
    assert not is_unsafe(href)


@pytest.mark.parametrize(
    ("href", "external"), [("https://x.example", True), ("//x", True), ("mailto:a", True), ("x.md", False)]
)
def test_external_links_leave_the_handbook(href: str, *, external: bool) -> None:
    assert is_external(href) is external
