"""What the settings are told of teams in another form: a remedy that works as printed, and loses nothing."""

import re
import unicodedata

import pytest
from tests.handbook.support import ACTIVE, load, persona, validated

from handbook.personas import company
from handbook.schema.teams import Team

ANN = "personas/ann.md"


def told(settings: str) -> list[str]:
    return [problem.message for problem in company.load(settings.encode())[1]]


def teams_after(settings: str, name: str = "teams") -> list[dict[str, object]]:
    """The entries that the settings hold once everybody has done what the messages say."""
    entries = [one for message in told(settings) for one in re.findall(r"`(- [^`]+)`", message)]
    mended, problems = company.load(f"{name}:\n{''.join(f'  {one}{chr(10)}' for one in entries)}".encode())
    assert problems == []
    return [one.model_dump(exclude_none=True, exclude_defaults=True) for one in getattr(mended.settings, name)]


SALES = {"name": "Sales", "key": "sales"}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("teams: {sales: Sales, finance: Finance}", [SALES, {"name": "Finance", "key": "finance"}]),
        ("teams:\n  sales:\n    name: Sales\n", [SALES]),
        ("teams:\n  sales: {name: Sales, contact: s@example.com}\n", [{**SALES, "contact": "s@example.com"}]),
        (
            "teams:\n  sales: {name: Verkauf, also: [VK, Sales]}\n",
            [{**SALES, "name": "Verkauf", "also": ["VK", "Sales"]}],
        ),
        ("teams:\n  sales: {decides: Prices}\n", [{**SALES, "decides": "Prices"}]),
        ("teams:\n  - sales: Sales\n  - finance: Finance\n", [SALES, {"name": "Finance", "key": "finance"}]),
        ("teams:\n  - sales:\n      name: Sales\n", [SALES]),
        ("teams:\n  sales: sales@example.com\n", [{**SALES, "contact": "sales@example.com"}]),
        ("teams:\n  sales: '#sales'\n", [{**SALES, "channel": "#sales"}]),
        ("teams:\n  sales:\n  customer-care:\n", [SALES, {"name": "Customer care", "key": "customer-care"}]),
        (
            "teams:\n  Customer care: Which calls come first\n",
            [{"name": "Customer care", "decides": "Which calls come first"}],
        ),
        ("teams: {it: 'O''Brien''s: the team'}", [{"name": "O'Brien's: the team", "key": "it"}]),
    ],
)
def test_teams_as_names_and_values_become_a_list(typed: str, meant: list[dict[str, object]]) -> None:
    assert teams_after(typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("fields: {tier: Our tiers}", {"key": "tier", "label": "Our tiers"}),
        ("fields: {tier: number}", {"key": "tier", "type": "number"}),
        ("fields:\n  tier: {label: Tier, type: rating}", {"key": "tier", "label": "Tier", "type": "rating"}),
        (
            "fields: {tier: [gold, silver]}",
            {"key": "tier", "type": "choice", "values": [{"value": "gold"}, {"value": "silver"}]},
        ),
    ],
)
def test_so_do_the_companys_fields(typed: str, meant: dict[str, object]) -> None:
    assert teams_after(typed, "fields") == [meant]


def test_a_mistake_in_the_form_of_the_teams_is_not_told_again_in_each_file() -> None:
    text = persona("implications: {legal: Read the terms}", base=ACTIVE.replace("owner: Insight", "owner: Legal"))
    found = load({ANN: text}, "teams:\n  legal: Legal\n")[2]
    assert [problem.path for problem in found] == ["personas/_handbook.yml"]


@pytest.mark.parametrize(
    ("name", "meant"),
    [("email", "contact"), ("mail", "contact"), ("E-Mail", "contact"), ("slack", "channel"), ("aliases", "also")],
)
def test_what_others_call_the_parts_of_a_team_is_understood(name: str, meant: str) -> None:
    (message,) = told(f"teams:\n  - {{name: Sales, {name}: a@example.com}}\n")
    assert f"Did you mean `{meant}`?" in message


@pytest.mark.parametrize("name", ["team", "Team", "departments"])
def test_so_is_what_they_call_the_list(name: str) -> None:
    assert "Did you mean `teams`?" in told(f"{name}: [Sales]\n")[0]


@pytest.mark.parametrize(
    "contact",
    [
        "o'brien@kontorwerk.de",
        "vertrieb@b\u00fcro.de",
        unicodedata.normalize("NFD", "b\u00fcro@b\u00fcro.de"),
        "<mailto:sales@example.com>",
        "sales+uk@xn--bro-hoa.example",
        "https://chat.example.com/#sales",
    ],
)
def test_a_real_mailbox_is_one(contact: str) -> None:
    held, problems = company.load(f'teams:\n  - {{name: Sales, contact: "{contact}"}}\n'.encode())
    assert problems == []
    (team,) = held.settings.teams
    assert team.contact and team.contact == unicodedata.normalize("NFC", contact).removeprefix("<mailto:").strip("<>")
    assert re.fullmatch(r"(?:mailto:|https://)[!-~]+", team.href)


def test_a_link_to_a_mailbox_has_nothing_in_it_that_could_end_it() -> None:
    assert Team(name="Sales", contact="o'brien%@b\u00fcro.de").href == "mailto:o%27brien%25@b%C3%BCro.de"


@pytest.mark.parametrize(
    "contact", ["a?b@x.de", "a b@x.de", 'a"b@x.de', "a<b@x.de", "a@x.de?cc=b@x.de", "a@x", "a,b@x.de"]
)
def test_what_could_end_it_is_in_no_mailbox(contact: str) -> None:
    (message,) = told(f"teams:\n  - {{name: Sales, contact: '{contact}'}}\n")
    assert "neither a mail address" in message


@pytest.mark.parametrize(
    ("contact", "meant"),
    [
        ("Jane Doe <jane@x.de>", "jane@x.de"),
        ("'Sales' <mailto:sales@x.de>", "sales@x.de"),
        ("sales at x.de", "sales@x.de"),
        ("sales(at)x.de", "sales@x.de"),
        ("forms.example.com/sales", "https://forms.example.com/sales"),
        ("#sales", ""),
        ("a@x.de, b@x.de", ""),
    ],
)
def test_a_contact_in_another_form_leads_to_the_one_that_is_meant(contact: str, meant: str) -> None:
    (message,) = told(f'teams:\n  - {{name: Sales, contact: "{contact}"}}\n')
    assert ("Did you mean" in message) is bool(meant)
    assert message.endswith(f"Did you mean `{meant}`?" if meant else "under `channel:`")


@pytest.mark.parametrize(
    "settings",
    [
        "teams:\n  - {name: A, contact: [a@example.com, b@example.com]}\n",
        "teams:\n  - {name: A, key: [a, b]}\n",
        "teams:\n  - {name: A, lead: Somebody}\n",
        "teams: {sales: none}\n",
        "fields:\n  - {key: a, foo: 1}\n",
        "fields:\n  - {key: a, type: [text, number]}\n",
        "fields:\n  - {key: a, type: text or number}\n",
        "fields:\n  - {key: a, label: A, title: B, name: C}\n",
        "fields: {tier: none}\n",
        "baseline: {currency: EUR, clv: 20-30, return_rate: 3-4 %}\n",
        "baseline: {currency: [EUR, GBP]}\n",
        "audience: [internal, public]\n",
    ],
)
def test_nothing_in_the_settings_is_to_go_under_custom(settings: str) -> None:
    assert told(settings)
    assert "`custom" not in " ".join(told(settings))


OWNERS = "owner: [Sales, Finance]"


@pytest.mark.parametrize("inside", ["", "challenges: [{text: a, %s}]", "negative: {root_causes: [{cause: a, %s}]}"])
def test_several_owners_are_not_run_together(inside: str) -> None:
    (message,) = (one.message for one in validated(f"{inside % OWNERS if inside else OWNERS}\n").problems)
    assert "Sales, Finance" not in message
    assert ("put the others under `reviewers:`" in message) is (inside == "")
    assert "eep the one" in message


@pytest.mark.parametrize("written", ["Sales, Finance", "sales and FINANCE", "Sales / Finance", "Sales & Finance"])
def test_several_teams_in_one_text_are_told_apart(written: str) -> None:
    teams = "teams: [Sales, Finance, Research & Development]\n"
    owned = "owner: Insight"
    (owner,) = load({ANN: persona(base=ACTIVE.replace(owned, f"owner: {written}"))}, teams)[2]
    assert owner.rule.id == "unknown-team"
    assert "several (Sales, Finance)" in owner.message
    assert "`reviewers:`" in owner.message
    (reviewers,) = load({ANN: persona(f"reviewers: ['{written}']", base=ACTIVE.replace(owned, "owner: Sales"))}, teams)[
        2
    ]
    assert "`[Sales, Finance]`" in reviewers.message
    assert load({ANN: persona(base=ACTIVE.replace(owned, "owner: Research & Development"))}, teams)[2] == []


@pytest.mark.parametrize("written", ["{name: Product}", "{team: Product}", "[{Name: Product}]", "{text: Product}"])
def test_a_block_around_one_name_is_no_text_to_be_replaced(written: str) -> None:
    for field in (f"owner: {written}", f"challenges: [{{text: a, owner: {written}}}]", f"job_title: {written}"):
        (message,) = (one.message for one in validated(f"{field}\n").problems)
        assert message.endswith("Write `Product` alone")
        assert "replaced" not in message


@pytest.mark.parametrize(("link", "what"), [("mailto:x@example.com", "an email"), ("'C:\\a.docx'", "a file on")])
def test_what_is_no_link_is_kept_where_there_is_room_for_it(link: str, what: str) -> None:
    for block in ("challenges: [{text: a, link: %s}]", "negative: {root_causes: [{cause: a, link: %s}]}"):
        (message,) = (one.message for one in validated(f"{block % link}\n").problems)
        assert what in message
        assert message.endswith("write it under `custom:` at the left margin, or delete the line")
    (message,) = (
        one.message for one in validated(f"evidence: {{sources: [{{id: S1, title: a, link: {link}}}]}}\n").problems
    )
    assert message.endswith("write it under `note:`, or delete the line")
