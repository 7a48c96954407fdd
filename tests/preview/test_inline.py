import base64
from html.parser import HTMLParser
from pathlib import Path

import pytest
from tests.preview.inline import NOT_HERE, NOWHERE, POLICY, Site, self_contained

PAGE = "personas/ann/index.html"
HERE = "pages/personas/ann.html"
OTHERS = {
    PAGE: HERE,
    "personas/negative/bob/index.html": "pages/personas/negative/bob.html",
    "index.html": "pages/index.html",
}
PNG = b"\x89PNG picture"


class Elements(HTMLParser):
    """Every element of a page with its attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A site's folder with a few files for pages to refer to."""
    files = {
        "assets/site.css": '@import "more.css"; h1 { background: url(dot.png) } i { background: url("data:x") }',
        "assets/more.css": "@import 'site.css'; @font-face { src: url('font.woff2'), url(https://example.com/f) }",
        "assets/font.woff2": "font",
        "index.html": "",
    }
    for name, text in files.items():
        (tmp_path / "site" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "site" / name).write_text(text, "utf-8")
    (tmp_path / "site/assets/dot.png").write_bytes(PNG)
    (tmp_path / "secret.png").write_bytes(b"secret")
    return tmp_path / "site"


def written(root: Path, head: str = "", body: str = "") -> str:
    page = root / PAGE
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text(f'<!doctype html><html class="no-js"><head>{head}</head><body>{body}</body></html>', "utf-8")
    return self_contained(Site(root), PAGE, HERE, OTHERS)


def one(text: str, tag: str) -> dict[str, str | None]:
    """The attributes of the only element of this name."""
    (found,) = [attributes for name, attributes in Elements(text).found if name == tag]
    return found


def data(kind: str, content: bytes) -> str:
    return f"data:{kind};base64,{base64.b64encode(content).decode()}"


def test_a_stylesheet_is_inside_with_all_that_it_refers_to(root: Path) -> None:
    text = written(root, '<link rel="stylesheet" href="../../assets/site.css" media="screen">')
    assert '<style media="screen">' in text
    assert data("image/png", PNG) in text
    imported = text.split('@import url("data:text/css;base64,', 1)[1].split('"', 1)[0]
    inner = base64.b64decode(imported).decode()
    assert data("font/woff2", b"font") in inner
    assert "example.com" not in inner
    assert f'url("{NOWHERE}")' in inner


def test_a_stylesheet_cannot_end_its_element(root: Path) -> None:
    (root / "assets/site.css").write_text("i::before { content: '</style><b>' }", "utf-8")
    text = written(root, '<link rel="stylesheet" href="../../assets/site.css">')
    assert "b" not in {name for name, _ in Elements(text).found}


@pytest.mark.parametrize(
    "markup",
    [
        '<img src="../../assets/dot.png" alt="A dot" loading="lazy" srcset="../../assets/dot.png 2x">',
        '<img src="../../assets/dot.png?v=1#x" alt="A dot"/>',
        '<img src="../../%61ssets/dot.png" alt="A dot">',
    ],
)
def test_a_picture_is_inside(markup: str, root: Path) -> None:
    assert one(written(root, body=markup), "img") == {"src": data("image/png", PNG), "alt": "A dot"}


def test_an_icon_is_inside(root: Path) -> None:
    text = written(
        root, '<link rel="icon" href="../../assets/dot.png"><link rel="canonical" href="https://example.com/">'
    )
    assert one(text, "link") == {"rel": "icon", "href": data("image/png", PNG)}


@pytest.mark.parametrize(
    "address",
    ["https://example.com/x.png", "//example.com/x.png", "../../../secret.png", "/secret.png", "missing.png", "a%00b"],
)
def test_what_is_not_in_the_site_asks_nobody(address: str, root: Path) -> None:
    text = written(
        root,
        f'<link rel="stylesheet" href="{address}">',
        f'<img src="{address}"><p style="background: url({address})">',
    )
    assert one(text, "img") == {"src": NOWHERE}
    assert one(text, "p")["style"] == f'background: url("{NOWHERE}")'
    assert "secret" not in text
    assert "<style" not in text


def test_a_link_out_of_the_site_s_folder_is_not_followed(root: Path) -> None:
    (root / "assets/link.png").symlink_to(root.parent / "secret.png")
    assert one(written(root, body='<img src="../../assets/link.png">'), "img") == {"src": NOWHERE}


@pytest.mark.parametrize(
    "markup",
    [
        "<script>alert(1)</script>",
        '<script src="x.js"></script>',
        "<script src=x.js />",
        '<iframe src="https://example.com/"></iframe>',
        '<iframe srcdoc="&lt;script&gt;alert(1)&lt;/script&gt;"></iframe>',
        '<object data="x.swf"></object>',
        '<embed src="x.swf">',
        '<base href="https://example.com/">',
        '<meta http-equiv="refresh" content="0; url=https://example.com/">',
        '<p onclick="alert(1)">',
        '<svg onload="alert(1)"><a xlink:href="javascript:alert(1)"><circle r="1"/></a></svg>',
        '<a href="javascript:alert(1)">x</a>',
        '<a href=" java&#10;script:alert(1)">x</a>',
        '<form action="https://example.com/"><button formaction="https://example.com/">x</button></form>',
        '<a ping="https://example.com/">x</a>',
        "<!-- <script>alert(1)</script> -->",
        "<p>1 <<script>alert(1)</script></p>",
        '<img alt="" onerror=alert(1) src=missing.png>',
    ],
)
def test_nothing_that_runs_or_leaves_is_kept(markup: str, root: Path) -> None:
    text = written(root, markup, markup)
    assert one(text, "script") == {}  # ours
    before_ours = text.partition("<script>")[0]
    assert "alert" not in before_ours
    assert "example.com" not in before_ours
    assert "x.js" not in before_ours


def test_the_policy_comes_first_and_names_our_script_alone(root: Path) -> None:
    sites_own = '<meta http-equiv="Content-Security-Policy" content="script-src \'self\'">'  # of which nothing is here
    text = written(root, f'<meta charset="utf-8">{sites_own}')
    first, *others = (attributes for tag, attributes in Elements(text).found if tag == "meta")
    assert first == {"http-equiv": "Content-Security-Policy", "content": POLICY}
    assert not [one for one in others if "http-equiv" in one]
    assert "default-src 'none'" in POLICY
    assert "script-src 'sha256-" in POLICY


@pytest.mark.parametrize(
    ("href", "expected"),
    [
        ("#goals", "#goals"),
        ("", "#"),
        ("../negative/bob/", "negative/bob.html"),
        ("../negative/bob/index.html#signs", "negative/bob.html#signs"),
        ("../..", "../index.html"),
        ("../../index.html?q=1#top", "../index.html#top"),
        ("../ann/#goals", "#goals"),
        ("https://example.com/report", "https://example.com/report"),
        ("mailto:desk@example.com", "mailto:desk@example.com"),
    ],
)
def test_a_link_leads_to_what_is_shown_and_to_other_hosts(href: str, expected: str, root: Path) -> None:
    assert one(written(root, body=f'<a class="x" href="{href}">x</a>'), "a") == {"class": "x", "href": expected}


@pytest.mark.parametrize(
    "markup",
    ['href="../zoe/"', 'href="/personas/ann/"', 'href="//example.com/"', 'rel="edit" href="https://example.com/"'],
)
def test_a_link_to_anything_else_looks_as_it_would_and_does_nothing(markup: str, root: Path) -> None:
    found = one(written(root, body=f"<a {markup}>x</a>"), "a")
    assert found["href"] == "#"
    assert found["aria-disabled"] == "true"
    assert found["title"] == NOT_HERE


def test_a_dead_link_keeps_the_title_that_names_it(root: Path) -> None:
    assert one(written(root, body='<a href="../zoe/" title="Zoe">x</a>'), "a")["title"] == "Zoe"


def test_everything_else_stays_as_it_is(root: Path) -> None:
    body = '<svg viewbox="0 0 1 1"><path d="M0 0"/></svg><p class="a&amp;b" hidden>1 &lt; 2 &amp; &#10; &nbsp;<br>é</p>'
    assert body in written(root, body=body)
