"""What must not stand in a persona: data of real people.

Knows: the shapes of e-mail addresses, card and phone numbers. Must not know: fields; every value
and the body are read alike.
"""

import re
from collections.abc import Iterator

from handbook.problem import Position
from handbook.record import Folder, Record
from handbook.rules.check import ERROR, WARNING, Breach, check
from handbook.source import Path, key_places, scalars

_EMAIL = re.compile(r"[\w.+-]+@(?:[\w-]+\.)+[A-Za-z]{2,}")
_ROLES = re.compile(
    r"accounts|admin|billing|care|contact|customerservice|enquiries|finance|hello|help|info|marketing|office|orders"
    r"|press|privacy|research|returns|sales|security|service|shop|support|team",
    re.I,
)
# RFC 2606 and RFC 6761: names that nobody can own.
_RESERVED = re.compile(r"(?:^|\.)(?:example\.(?:com|org|net)|example|test|invalid|localhost)$", re.I)
_CARD = re.compile(r"(?<![\d./-])[2-6]\d{3}(?:[ -]?\d){9,15}(?![\d./-])")
_PHONE = re.compile(r"(?<![\w/.-])(?:\+\d{1,3}[ .()-]*|0)\d(?:[ .()/-]?\d){7,12}(?![\w-])")
# Numbers that regulators keep for fiction: NANP 555-01xx, and Ofcom's drama numbers.
_FICTIONAL_PHONE = re.compile(r"55501\d\d$|1632960\d{3}$|7700900\d{3}$|2079460\d{3}$")


def _texts(record: Record) -> Iterator[tuple[Path | Position, str]]:
    """Every value of the front matter, every name of the writer's own and every line of the body, with its place."""
    yield from ((path, scalar.text) for path, scalar in scalars(record.document.front))
    if custom := record.document.front.values.get("custom"):
        yield from ((at, key) for key, at in key_places(custom))
    for number, line in enumerate(record.document.body.split("\n")):
        yield Position(record.document.body_line + number, 1), line


def _place(at: Path | Position, found: re.Match[str]) -> Path | Position:
    if isinstance(at, Position):
        return Position(at.line, at.column + found.start(), at.column + found.end())
    return at


@check("email-address", ERROR, fix="Remove it. A role mailbox (support@...) or an example.com address may stay.")
def email_address(record: Record, _: Folder) -> Iterator[Breach]:
    """An e-mail address that could be a person's."""
    for at, text in _texts(record):
        for found in _EMAIL.finditer(text):
            user, _at, domain = found.group().rpartition("@")
            if not _ROLES.fullmatch(user) and not _RESERVED.search(domain):
                yield Breach(f"`{found.group()}` looks like a person's e-mail address: remove it", _place(at, found))


def passes_luhn(number: str) -> bool:
    """Whether the last digit is the check digit of ISO/IEC 7812, as on payment cards."""
    total = 0
    for index, digit in enumerate(int(d) for d in reversed(number)):
        doubled = digit * 2
        total += digit if index % 2 == 0 else doubled - 9 if doubled > 9 else doubled
    return total % 10 == 0


@check("payment-card", ERROR, fix="Remove it, and tell whoever looks after data protection.")
def payment_card(record: Record, _: Folder) -> Iterator[Breach]:
    """A number that passes for a payment card's."""
    for at, text in _texts(record):
        for found in _CARD.finditer(text):
            if passes_luhn(re.sub(r"\D", "", found.group())):
                message = f"the number ending in {found.group()[-4:]} could be a payment card's: remove it"
                yield Breach(message, _place(at, found))


@check("phone-number", WARNING, fix="Remove it, unless it is the company's own or one reserved for fiction.")
def phone_number(record: Record, _: Folder) -> Iterator[Breach]:
    """A number that looks like a telephone number."""
    for at, text in _texts(record):
        for found in _PHONE.finditer(text):
            if not _FICTIONAL_PHONE.search(re.sub(r"\D", "", found.group())):
                yield Breach(f"`{found.group()}` looks like a telephone number", _place(at, found))
