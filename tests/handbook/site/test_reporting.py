"""Where a reader says what is wrong: filled in, with nothing that could end the address or add to it."""

from urllib.parse import parse_qs, urlsplit

import pytest

from handbook.schema.teams import Team
from handbook.site.reporting import report
from handbook.site.settings import Settings, SettingsError

INSIGHT = Team(name="Customer insight", contact="insight@example.com")
HOSTILE = "Ann & <b>?subject=x&bcc=eve@example.com#{section}{url}\n%0A\"'"
SAID = {"title": HOSTILE, "url": "https://example.com/a/?b=c&d", "owner": "R&D"}


def test_without_an_address_there_is_no_link() -> None:
    assert report("", None, SAID) is None
    assert report("", Team(name="Legal", channel="#legal"), SAID) is None


def test_the_owner_gets_a_message_with_the_page_and_its_section() -> None:
    made = report("", INSIGHT, SAID)
    assert made
    parts = urlsplit(made.href)
    assert (parts.scheme, parts.path) == ("mailto", "insight@example.com")
    said = parse_qs(parts.query)
    assert said["subject"] == [f"Handbook: {HOSTILE}"]
    assert said["body"] == [f"Page: {SAID['url']}\nSection: \n\n"]
    assert set(said) == {"subject", "body"}
    assert made.template.replace("{section}", "") == made.href
    assert made.template.count("{section}") == 1


def test_a_team_with_a_link_is_reached_by_it() -> None:
    made = report("", Team(name="Service", contact="https://chat.example.com/service"), SAID)
    assert made and (made.href, made.template) == ("https://chat.example.com/service", "")


def test_the_companys_own_form_comes_first() -> None:
    made = report("https://f.example.com/?t={title}&s={section}&u={url}&o={owner}", INSIGHT, SAID)
    assert made
    said = parse_qs(urlsplit(made.href).query, keep_blank_values=True)
    assert said == {"t": [HOSTILE], "s": [""], "u": [SAID["url"]], "o": ["R&D"]}


def test_a_form_that_asks_for_no_section_needs_no_script() -> None:
    made = report("https://f.example.com/?t={title}", None, {"title": "A b"})
    assert made and (made.href, made.template) == ("https://f.example.com/?t=A%20b", "")


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("https://f.example.com/{path}", r"report_uri_template knows \{title\}.* only; it has \{path\}"),
        ("https://f.example.com/{title", r"has a `{` without its `}`: a place to fill in is \{title\} or"),
        ("https://f.example.com/?a={title&b={url}", r"has a `{` without"),
        ("https://f.example.com/{title}}", r"has a `}` without its `{`"),
        ("https://f.example.com/{{title}}", "has a `{` without"),
        ("mailto:book@example.com?subject=title}", "has a `}` without"),
        ("https://f.example.com/{}", r"only; it has \{\}"),
        ("javascript:alert(1)", "begins with https://"),
        ("forms.example.com", "begins with https://"),
        (["a"], "an address"),
    ],
)
def test_what_is_no_address_of_a_form_is_told(said: object, told: str) -> None:
    with pytest.raises(SettingsError, match=told):
        Settings.read({"report_uri_template": said})


@pytest.mark.parametrize(
    "said", ["", None, "mailto:book@example.com?subject={title}", "https://f.example.com/{section}"]
)
def test_what_is_one_is_taken(said: str | None) -> None:
    assert Settings.read({"report_uri_template": said}).report_uri_template == (said or "")
