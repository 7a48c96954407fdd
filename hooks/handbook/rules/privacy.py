"""What must not stand in a persona: data of real people.

Knows: the shapes of e-mail addresses, card and phone numbers. Must not know: fields; every value
and the body are read alike.
"""

import re
from collections.abc import Iterator

from handbook.personas.record import Folder, Record
from handbook.problems.problem import Position
from handbook.rules.check import ERROR, WARNING, Breach, check

_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@(?:[\w-]+\.)+[A-Za-z]{2,}")
_ROLES = re.compile(
    r"accounts|admin|billing|care|contact|customerservice|enquiries|finance|hello|help|info|marketing|no-?reply|office|orders"
    r"|press|privacy|research|returns|sales|security|service|shop|support|team",
    re.I,
)
# RFC 2606 and RFC 6761: names that nobody can own.
_RESERVED = re.compile(r"(?:^|\.)(?:example\.(?:com|org|net)|example|test|invalid|localhost)$", re.I)
# What stands before is looked at after the first sign: a pattern that begins with a look back is tried everywhere.
_CARD = re.compile(r"[2-6](?<![\d/-].)(?<!\d\..)\d{3}(?:[ \u00a0\u202f-]?\d){9,15}(?![\d/-])(?!\.\d)")
_PHONE = re.compile(r"(?:\+(?<![\w/.-].)\d{1,3}[ .()-]*|0(?<![\w/.-].))\d(?:[ .()/-]{0,2}\d){7,12}(?![\w-])")
# Numbers that regulators keep for fiction: NANP 555-01xx, and Ofcom's drama numbers.
_FICTIONAL_PHONE = re.compile(r"55501\d\d$|1632960\d{3}$|7700900\d{3}$|2079460\d{3}$")


def _texts(record: Record) -> Iterator[tuple[Position, str, bool]]:
    """Every value, every name of the writer's own and every line of the body; whether columns count from its place."""
    yield from ((at, text, False) for text, at in record.texts)
    yield from ((at, text, True) for at, text in (*record.names_of_its_own, *record.body_lines))


def _found(pattern: re.Pattern[str], record: Record) -> Iterator[tuple[Position, re.Match[str]]]:
    """Everything that matches, with its place; in a value, which may span lines, the value's."""
    if not pattern.search(record.whole_text):
        return
    for at, text, exact in _texts(record):
        for found in pattern.finditer(text):
            yield Position(at.line, at.column + found.start(), at.column + found.end()) if exact else at, found


@check("email-address", ERROR, fix="Remove it. A role mailbox (support@...) or an example.com address may stay.")
def email_address(record: Record, _: Folder) -> Iterator[Breach]:
    """An e-mail address that could be a person's.

    A persona stands for many people; the address of one of them is personal data.
    """
    if "@" not in record.whole_text:
        return  # as in nearly every file
    for at, found in _found(_EMAIL, record):
        user, _at, domain = found.group().rpartition("@")
        if not _ROLES.fullmatch(user) and not _RESERVED.search(domain):
            yield Breach(f"`{found.group()}` looks like a person's e-mail address: remove it", at)


def passes_luhn(number: str) -> bool:
    """Whether the last digit is the check digit of ISO/IEC 7812, as on payment cards."""
    total = 0
    for index, digit in enumerate(int(d) for d in reversed(number)):
        doubled = digit * 2
        total += digit if index % 2 == 0 else doubled - 9 if doubled > 9 else doubled
    return total % 10 == 0


@check("payment-card", ERROR, fix="Remove it, and tell whoever looks after data protection.")
def payment_card(record: Record, _: Folder) -> Iterator[Breach]:
    """A number that passes for a payment card's.

    Whoever reads the page could pay with it.
    """
    for at, found in _found(_CARD, record):
        if passes_luhn(re.sub(r"\D", "", found.group())):
            yield Breach(f"the number ending in {found.group()[-4:]} could be a payment card's: remove it", at)


@check("phone-number", WARNING, fix="Remove it, unless it is the company's own or one reserved for fiction.")
def phone_number(record: Record, _: Folder) -> Iterator[Breach]:
    """A number that looks like a telephone number.

    It may ring at a real person's, and the number is personal data.
    """
    for at, found in _found(_PHONE, record):
        if not _FICTIONAL_PHONE.search(re.sub(r"\D", "", found.group())):
            yield Breach(f"`{found.group()}` looks like a telephone number", at)
