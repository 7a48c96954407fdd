import json

import pytest
from tests.handbook.support import load, persona, places, rules_broken

from handbook.problems.problem import Problem
from handbook.rules.privacy import CHECKS, account_in, passes_luhn
from handbook.source.files import SHORT_LIST

# Numbers that payment companies publish for tests.
TEST_CARDS = [
    "4111 1111 1111 1111",
    "4111111111111111",
    "4111-1111-1111-1111",
    "4242 4242 4242 4242",
    "5555 5555 5555 4444",
    "5105105105105100",
    "2223003122003222",
    "3782 822463 10005",
    "371449635398431",
    "6011111111111117",
    "3056 930902 5904",
    "38520000023237",
    "3530111333300000",
    "4222222222222",
    "6205500000000000004",
    "4111\N{NO-BREAK SPACE}1111\N{NO-BREAK SPACE}1111\N{NO-BREAK SPACE}1111",
]


def in_the_list(text: str) -> list[Problem]:
    """What a line of those who are not a fit tells of real people; it may be unfair besides."""
    page = {"docs/index.md": "```personas\nview: not-for-us\n```\n"}
    problems = load(page, short=f"lines:\n  - line: {json.dumps(text, ensure_ascii=False)}\n")[2]
    rules = [one.rule for one in CHECKS]
    return [problem for problem in problems if problem.path == SHORT_LIST and problem.rule in rules]


@pytest.mark.parametrize("number", TEST_CARDS)
def test_card_numbers_are_found_in_values_and_bodies(number: str) -> None:
    assert rules_broken(persona(f'gender: "{number}"')) == ["payment-card"]
    assert rules_broken(persona(body=f"Paid with {number}.\n")) == ["payment-card"]
    assert rules_broken(persona(body=f"({number}), then")) == ["payment-card"]


@pytest.mark.parametrize("number", [card for card in TEST_CARDS if " " not in card])
def test_a_wrong_check_digit_makes_it_no_card(number: str) -> None:
    digits = "".join(digit for digit in number if digit.isdigit())
    assert passes_luhn(digits)
    for other in set("0123456789") - {digits[-1]}:
        assert not passes_luhn(digits[:-1] + other)
    near = str((int(number[-1]) + 1) % 10)
    assert rules_broken(persona(body=f"Paid with {number[:-1]}{near}.\n")) == []


@pytest.mark.parametrize(
    "text",
    [
        "1111 1111 1111 1117",  # no card begins with 1
        "4111 1111 11",  # too short
        "41111111111111110000000000",  # too long
        "https://x.example/4111111111111111",
        "4111111111111111/2026",
        "3.4111111111111111",
        "4111.1111.1111.1111",
        "978-3-16-148410-0",
        "2026-09-14 12:30",
        "30_000",
        "Between 2019 and 2026, 4111 people",
    ],
)
def test_other_numbers_are_no_cards(text: str) -> None:
    assert "payment-card" not in rules_broken(persona(body=f"{text}\n"))


def test_a_message_does_not_repeat_the_whole_number() -> None:
    (problem,) = load({"personas/ann.md": persona(body="4111 1111 1111 1111\n")})[2]
    assert "4111" not in problem.message
    assert "1111" in problem.message


@pytest.mark.parametrize(
    "address",
    [
        "jane.doe@acme.com",
        "j@a-b.co.uk",
        "JANE@ACME.COM",
        "jane+list@mail.acme.io",
        "j_d@notexample.com",
        "jane@example.de",
    ],
)
def test_addresses_of_people_are_found(address: str) -> None:
    assert rules_broken(persona(f"gender: {address}")) == ["email-address"]
    assert rules_broken(persona(body=f"Write to <{address}>.\n")) == ["email-address"]
    assert rules_broken(persona(body=f"([Jane](mailto:{address}))\n")) == ["email-address"]


@pytest.mark.parametrize(
    "address",
    [
        "support@acme.com",
        "Sales@acme.com",
        "info@acme.co.uk",
        "jane@example.com",
        "jane@mail.example.org",
        "jane@EXAMPLE.net",
        "jane@shop.test",
        "jane@x.invalid",
        "jane@x.example",
        "@acme on social media",
        "jane@acme",
        "3 @ 5.50 each",
    ],
)
def test_role_mailboxes_and_reserved_domains_may_stay(address: str) -> None:
    assert rules_broken(persona(f'gender: "{address}"')) == []
    assert rules_broken(persona(body=f"{address}\n")) == []


def test_places_in_the_body_have_columns() -> None:
    (problem,) = load({"personas/ann.md": persona(body="a\nsee jane@acme.com now\n")})[2]
    assert (problem.at.line, problem.at.column, problem.at.end_column) == (7, 5, 18)


def test_names_of_ones_own_are_read_like_values() -> None:
    found = load({"personas/ann.md": persona("custom:\n  x:\n    - jane@acme.com: y\n")})[2]
    assert places(found) == [(6, "email-address")]
    assert found[0].at.column == 7


@pytest.mark.parametrize("number", ["+44 20 7123 4567", "020 7123 4567", "+1 (212) 867-5309", "0171/1234567"])
def test_telephone_numbers_are_found(number: str) -> None:
    assert rules_broken(persona(body=f"Call {number} today.\n")) == ["phone-number"]


@pytest.mark.parametrize(
    "number",
    [
        "+1 212 555 0123",
        "01632 960123",
        "07700 900123",
        "020 7946 0123",
        "2026-09-14",
        "30000",
        "0123",
        "x0207123456789",
    ],
)
def test_numbers_of_fiction_and_other_numbers_may_stay(number: str) -> None:
    assert rules_broken(persona(body=f"{number}\n")) == []


def test_a_long_line_without_an_address_is_read_in_no_time() -> None:
    assert rules_broken(persona(body="a" * 130_000)) == []


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("rowan at acme dot com", "email-address"),
        ("rowan.ashby at post dot acme dot de", "email-address"),
        ("rowan(at)acme.com", "email-address"),
        ("rowan [at] acme [dot] com", "email-address"),
        ("mailto:rowan%40acme.com", "email-address"),
        ("rowan\N{FULLWIDTH COMMERCIAL AT}acme.com", "email-address"),
        ("GB82 WEST 1234 5698 7654 32", "bank-account"),
        ("DE89370400440532013000", "bank-account"),
        ("DE89 3704 0044 0532 0130 00 IS THE ACCOUNT", "bank-account"),
        ("FR14 2004 1010 0505 0001 3M02 606", "bank-account"),
        ("passport no. 000123456", "identity-number"),
        ("SSN: 000-12-3456", "identity-number"),
        ("National insurance number QQ 12 34 56 C", "identity-number"),
        ("NI number QQ123456C", "identity-number"),
        ("Steuer-ID 00 123 456 789", "identity-number"),
        ("born on 3 May 1981", "birth-date"),
        ("Born 03/05/1981", "birth-date"),
        ("date of birth: 1981-05-03", "birth-date"),
        ("DOB May 3rd, 1981", "birth-date"),
        ("geboren am 3. Mai 1981", "birth-date"),
        ("n\N{LATIN SMALL LETTER E WITH ACUTE}e le 3 mai 1981", "birth-date"),
        ("nacida el 3 de mayo de 1981", "birth-date"),
        ("(212) 867-5309", "phone-number"),
        ("+44\N{NO-BREAK SPACE}20\N{NO-BREAK SPACE}7123\N{NO-BREAK SPACE}4567", "phone-number"),
    ],
)
def test_data_of_people_is_found_once_in_values_bodies_and_lines_of_the_list(text: str, rule: str) -> None:
    assert rules_broken(persona(f'gender: "{text}"')) == [rule]
    assert rules_broken(persona(body=f"We have {text} here.\n")) == [rule]
    (problem,) = in_the_list(f"We have {text} here")
    assert problem.rule.id == rule
    (in_body,) = load({"personas/ann.md": persona(body=f"We have {text} here.\n")})[2]
    found = f"We have {text} here."[in_body.at.column - 1 : (in_body.at.end_column or 0) - 1]
    assert text.startswith(found[: len(text)]) or rule != "bank-account"


@pytest.mark.parametrize(
    "text",
    [
        "sales at acme dot com",
        "rowan at example dot com",
        "look at the polka dot dress",
        "aim at dot com shops",
        "meet at (at) the gate",
        "EUR 30 000 000 000",
        "Model DE12 3456 7890 1234 5678 90",
        "GB82 WEST 1234",
        "ISBN 978-3-16-148410-0",
        "Passport to 100000 trails",
        "passport holders with 200000 points",
        "tax id since 2026-09-14",
        "id card 54 x 85 mm",
        "born in 1981",
        "The shop was born on a market stall, 3 May 1958 came later",
        "the birthday sale on 3 May 2026",
        "last seen on 3 May 2026",
        "(220) 60-watt bulbs",
    ],
)
def test_what_only_looks_like_data_of_people_may_stay(text: str) -> None:
    assert rules_broken(persona(f'gender: "{text}"')) == []
    assert rules_broken(persona(body=f"{text}\n")) == []
    assert in_the_list(text) == []


def test_a_day_of_birth_under_a_name_of_ones_own_is_found() -> None:
    for name in ("Date of birth", "birthday", "DOB", "Geburtsdatum"):
        for day in ("1981-05-03", "3 May 1981", "03.05.1981"):
            assert rules_broken(persona(f"custom:\n  {name}: {day}")) == ["birth-date"]
    assert rules_broken(persona("custom:\n  Last visit: 1981-05-03")) == []
    assert rules_broken(persona("custom:\n  Birthday: likes a voucher")) == []


def test_an_account_ends_where_its_check_digits_are_right() -> None:
    number = "DE89 3704 0044 0532 0130 00"
    assert account_in(f"{number} AND THEN") == number
    assert account_in("DE88 3704 0044 0532 0130 00") is None


def test_a_message_does_not_repeat_a_whole_account_or_passport() -> None:
    for text in ("GB82 WEST 1234 5698 7654 32", "passport no. 000123456"):
        (problem,) = in_the_list(text)
        assert "1234" not in problem.message


@pytest.mark.parametrize("text", ["0123456789, " * 4000, "AB12 " * 20_000, "jane at x dot " * 6000, "ssn 1-1-" * 8000])
def test_long_texts_are_read_in_no_time(text: str) -> None:
    rules_broken(persona(body=f"{text}\n"))
