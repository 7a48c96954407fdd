"""The policy of all pages, from a page of the theme's and the sources that a company adds."""

import base64
import hashlib

import pytest

from handbook.site.policy import OPEN, Policy, PolicyError, inline, unusable
from handbook.site.session import Session
from handbook.site.settings import Settings, SettingsError

THEME = """<!doctype html>
<html>
  <head>
    <meta charset="utf-8">
    <script>palette()</script>
    <script src="a.js"></script>
    <script id="__config" type="application/json">{"a": 1}</script>
    <style>p{color:red}</style>
  </head>
  <body><script>palette()</script></body>
</html>
"""
BARE = Policy.of("<head></head>", {})


def digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def directives(policy: Policy) -> dict[str, list[str]]:
    return {one.split()[0]: one.split()[1:] for one in policy.text.split("; ")}


def complaint(html: str, policy: Policy = BARE) -> str:
    policy = Policy(policy.text, policy.allowed, policy.own)
    policy.judge(html, "a/")
    try:
        policy.stop()
    except PolicyError as error:
        return str(error)
    return ""


def test_the_themes_own_scripts_and_styles_are_known_by_their_digests_each_once() -> None:
    said = directives(Policy.of(THEME, {}))
    assert said["script-src"] == ["'self'", digest("palette()")]
    assert said["style-src"] == ["'self'", digest("p{color:red}")]
    assert said["default-src"] == said["base-uri"] == said["object-src"] == said["form-action"] == ["'none'"]
    assert "unsafe" not in Policy.of(THEME, {}).text


def test_what_a_company_adds_stands_beside_what_is_there() -> None:
    more = {"img-src": ("https://images.example.com",), "frame-src": ("'self'",), "form-action": ("https://a.example",)}
    said = directives(Policy.of(THEME, more))
    assert said["img-src"] == ["'self'", "data:", "https://images.example.com"]
    assert said["frame-src"] == ["'self'"]
    assert said["form-action"] == ["https://a.example"]  # 'none' beside others means nothing


def test_the_policy_stands_before_everything_but_the_encoding() -> None:
    policy = Policy.of(THEME, {})
    text = policy.finished("", THEME, "a/")
    assert f'<meta charset="utf-8">\n{policy.meta}\n<script>palette()' in text
    assert policy.finished("", "<head><title>x", "b/").startswith(f"<head>\n{policy.meta}<title>")
    policy.stop()


def test_a_page_without_a_head_is_told() -> None:
    policy = Policy.of(THEME, {})
    policy.finished("", "<header>x</header>", "a/")
    with pytest.raises(PolicyError, match="`a/` has no <head>"):
        policy.stop()


def test_code_keeps_its_lines_beside_the_policy() -> None:
    content = "<pre>a\n\n  b</pre>"
    assert content in Policy.of(THEME, {}).finished(content, f"<head>\n\n</head>\n  {content}", "a/")


def test_a_preview_has_no_policy_and_judges_nothing() -> None:
    policy = Policy()
    assert policy.finished("", "<head></head>\n\n<script>x()</script>", "a/") == "<head></head>\n<script>x()</script>"
    policy.judge("<p onclick=x>", "a/")
    policy.stop()


def test_a_session_has_a_policy_unless_it_is_a_preview() -> None:
    session = Session()
    session.start(preview=True)
    session.guard(lambda: THEME)
    assert session.policy == Policy()
    session.start(preview=False)
    session.settings = Settings.read({"policy": {"img-src": ["https://images.example.com"]}})
    session.guard(lambda: THEME)
    assert session.policy == Policy.of(THEME, session.settings.policy)
    assert "https://images.example.com" in session.policy.text


@pytest.mark.parametrize(
    ("html", "said"),
    [
        ("<script>x()</script>", digest("x()")),
        ("<SCRIPT type='text/javascript' async>x()</SCRIPT>", digest("x()")),
        ("<script type=module>\nx()\n</script>", digest("\nx()\n")),
        ("<script data-src=a>x()</script>", digest("x()")),
        ("<style>p{}</style>", digest("p{}")),
        ('<p style="color: red">', "style-src-attr"),
        ("<p style='text-align: right;'>", "use_align_attribute"),
        ("<p/onclick=x()>", "Listen for the event"),
        ('<img alt="a > b" ONERROR="x()">', "Listen for the event"),
    ],
)
def test_what_a_policy_forbids_is_told_with_what_to_do(html: str, said: str) -> None:
    assert said in complaint(html)
    assert "`a/`" in complaint(html)


@pytest.mark.parametrize(
    "html",
    [
        "<script src=x.js></script>",
        "<script></script>",
        '<script type="application/json">{"style": "x", "onclick=": 1}</script>',
        '<script type="application/ld+json">{}</script>',
        '<code>&lt;p style="x" onclick=y&gt;</code>',
        '<a href="?style=a&amp;online=b" title="style=x">on = 1</a>',
        "<p data-onclick=x data-style=y>",
    ],
)
def test_what_neither_runs_nor_styles_is_nobodys_business(html: str) -> None:
    assert not complaint(html)


def test_what_is_allowed_is_not_told() -> None:
    assert not complaint("<script>x()</script>", Policy.of("", {"script-src": (digest("x()"),)}))
    assert not complaint("<p style='a'>", Policy.of("", {"style-src-attr": ("'unsafe-inline'",)}))
    assert not complaint(THEME, Policy.of(THEME, {}))
    assert complaint("<style>palette()</style>", Policy.of(THEME, {})) == ""  # empty, with the theme's text taken out
    assert digest("y()") in complaint(f"{THEME}<script>y()</script>", Policy.of(THEME, {}))


def test_each_thing_is_told_once_whatever_the_number_of_pages() -> None:
    policy = Policy.of(THEME, {})
    for page in ("a/", "b/"):
        policy.judge("<script>x()</script><script>y()</script>", page)
    with pytest.raises(PolicyError) as caught:
        policy.stop()
    assert str(caught.value).count("`a/`") == len(str(caught.value).splitlines()) == 2
    assert "`b/`" not in str(caught.value)


def test_a_script_is_found_with_its_whole_text() -> None:
    text = " a < b && '<p>' + '</p>' + '</b' + '&amp;' // é "
    assert [one.text for one in inline(f"<script>{text}</script><style>{text}</style>")] == [text, text]


@pytest.mark.parametrize(
    ("directive", "source"),
    [
        ("script-src", "https://stats.example.com"),
        ("script-src", "stats.example.com/a.js"),
        ("script-src", digest("x")),
        ("connect-src", "wss://a.example.com:8443"),
        ("img-src", "https:"),
        ("img-src", "*"),
        ("worker-src", "blob:"),
        ("style-src-attr", "'unsafe-inline'"),
    ],
)
def test_these_sources_can_be_added(directive: str, source: str) -> None:
    assert Settings.read({"policy": {directive: [source]}}).policy == {directive: (source,)}


@pytest.mark.parametrize(
    ("directive", "source"),
    [
        ("script-src", "'unsafe-inline'"),
        ("script-src", "'UNSAFE-INLINE'"),
        ("script-src", "*"),
        ("script-src", "https:"),
        ("script-src", "https://*"),
        ("script-src", "https://*:*"),
        ("script-src", "*:443"),
        ("script-src", "data:"),
        ("img-src", "'none'"),
        ("img-src", "a b"),
        ("img-src", "a; script-src *"),
        ("img-src", "a, b"),
        ("img-src", 'a"><script>'),
        ("img-src", ""),
        ("script-src", "sha256"),
        ("img-src", "self"),
        ("img-src", "https://bücher.example"),
        ("script-src", "sha256-abc="),
        ("style-src", "'unsafe-inline'"),
        ("style-src-attr", "https://a.example"),
    ],
)
def test_these_cannot(directive: str, source: str) -> None:
    with pytest.raises(SettingsError, match=f"`{directive}` under `policy:`"):
        Settings.read({"policy": {directive: [source]}})


@pytest.mark.parametrize("said", ["https://a.example", ["img-src"], {"img-src": "https://a.example"}, {"img-src": [1]}])
def test_other_forms_are_told_the_right_one(said: object) -> None:
    with pytest.raises(SettingsError, match=r"takes lists, like `img-src: \["):
        Settings.read({"policy": said})


@pytest.mark.parametrize("directive", ["default-src", "base-uri", "object-src", "img_src", "report-uri", 1])
def test_other_directives_are_told_those_that_there_are(directive: object) -> None:
    with pytest.raises(SettingsError, match=", ".join(OPEN)):
        Settings.read({"policy": {directive: ["'self'"]}})


def test_nothing_said_adds_nothing() -> None:
    assert Settings.read(None).policy == Settings.read({"policy": None}).policy == {}
    assert not unusable("img-src", "https://images.example.com")
