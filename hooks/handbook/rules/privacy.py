"""What must not stand in a persona: data of real people.

Knows: the shapes of email addresses, of card, account, phone and identity numbers, and of days of birth.
Must not know: fields, save that names under `custom` are the writer's own; every value and the body are read alike.
"""

import re
from collections.abc import Callable, Iterator

from handbook.personas.record import Folder, Record
from handbook.problems.problem import Position
from handbook.rules.check import ERROR, WARNING, Breach, Check, check

# As it is written, as it stands in links, and as people hide it: `jane(at)acme(dot)com`, `jane at acme dot com`.
_AT = r"(?:@|%40|&#64;|\N{FULLWIDTH COMMERCIAL AT}| ?[(\[{]at[)\]}] ?)"
_DOT = r"(?:\.| ?[(\[{](?:dot|\.)[)\]}] ?)"
_SPOKEN = r"[\w.+-]+ at (?:[\w-]+ dot )+(?:com|org|net|info|io|eu|uk|ie|us|ca|de|at|ch|fr|be|nl|es|pt|it|pl|se|dk)\b"
_EMAIL = re.compile(rf"(?<![\w.+-])(?:[\w.+-]+{_AT}(?:[\w-]+{_DOT})+[A-Za-z]{{2,}}|{_SPOKEN})", re.I)
_SIGNS_OF_EMAIL = ("@", "%40", "&#64;", "\N{FULLWIDTH COMMERCIAL AT}", "(at)", "[at]", "{at}", " dot ")
_SIGNS = ((re.compile(rf"{_AT}| at ", re.I), "@"), (re.compile(rf" dot |{_DOT}", re.I), "."))
_ROLES = re.compile(
    r"accounts|admin|billing|care|contact|customerservice|enquiries|finance|hello|help|info|marketing|no-?reply|office|orders"
    r"|press|privacy|research|returns|sales|security|service|shop|support|team",
    re.I,
)
# RFC 2606 and RFC 6761: names that nobody can own.
_RESERVED = re.compile(r"(?:^|\.)(?:example\.(?:com|org|net)|example|test|invalid|localhost)$", re.I)
# What stands before is looked at after the first sign: a pattern that begins with a look back is tried everywhere.
_CARD = re.compile(r"[2-6](?<![\d/-].)(?<!\d\..)\d{3}(?:[ \u00a0\u202f-]?\d){9,15}(?![\d/-])(?!\.\d)")
_PHONE = re.compile(
    r"(?:\+(?<![\w/.-].)\d{1,3}[ .()\u00a0\u2011-]*|0(?<![\w/.-].)(?<!\d[ \u00a0].))"
    r"\d(?:[ .()/\u00a0\u2011-]{0,2}\d){7,12}(?![\w-])"
    r"|\((?<!\w.)[2-9]\d\d\)[ \u00a0]?[2-9]\d\d[-. \u00a0]\d{4}(?![\w-])"
)
# Numbers that regulators keep for fiction: NANP 555-01xx, and Ofcom's drama numbers.
_FICTIONAL_PHONE = re.compile(r"55501\d\d$|1632960\d{3}$|7700900\d{3}$|2079460\d{3}$")
# ISO 13616: country, check digits, and at most thirty more, mostly in groups of four.
_ACCOUNT = re.compile(r"[A-Z](?<!\w.)[A-Z]\d\d(?:[ \u00a0]?[A-Z0-9]{1,4}){3,8}")
_PAPERS = (
    "passport", "social security", "ssn", "national insurance", "ni number", "nino", "nhs number", "driving licen",
    "driver's licen", "identity card", "id card", "tax id", "steuer-id", "steuerid", "ausweis", "reisepass",
    "sozialversicherungs", "passeport", "sécurité sociale", "pasaporte", "dni",
)  # fmt: skip
# No account's number is longer, with its spaces.
_NEAR = 50
_IDENTITY = re.compile(
    rf"\b(?:{'|'.join(_PAPERS)})(?:[cs]e)?[- ]?(?:no\.?|number|nummer|numéro|número|nr\.?)?(?: is|:| #)? ?"
    r"(?!\d{4}-\d\d-\d\d)((?:(?-i:[A-Z]{2}) )?[A-Z]{0,2}\d[A-Z\d]*(?:[ -]\d[A-Z\d]*)*(?:[ -](?-i:[A-Z]))?)\b",
    re.I,
)
_MONTH = (
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mär|mai|okt|dez|févr?|avr|juin|juil|août|déc|ene|abr|ago|dic)"
    r"\w*\.?"
)
_DAY = re.compile(
    rf"(?:\d{{1,2}}[./-]\d{{1,2}}[./-](?:\d{{4}}|\d\d)|\d{{4}}-\d\d-\d\d"
    rf"|\d{{1,2}}(?:st|nd|rd|th|er|\.)?(?: of| de)? {_MONTH}(?: de)? \d{{4}}"
    rf"|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}})(?!\d)",
    re.I,
)
_BIRTH = (
    r"(?:birth ?days?|(?:date|day) of birth|birth ?dates?|d\.?o\.?b\.?|born|geb(?:oren|\.)|geburts(?:tag|datum)|née?"
    r"|date de naissance|nacid[oa]|fecha de nacimiento)"
)
_SIGNS_OF_BIRTH = ("birth", "born", "dob", "d.o.b", "geb", "né", "naissance", "nacid", "nacimiento")
_NAMES_BIRTH = re.compile(_BIRTH, re.I)
_BORN = re.compile(rf"\b{_BIRTH}(?::|,| is| was| on| am| le| el| the| an?){{0,3}} ?(?P<day>{_DAY.pattern})", re.I)


Judge = Callable[[re.Match[str]], str | None]


def _breaches(record: Record, pattern: re.Pattern[str], judge: Judge) -> Iterator[Breach]:
    """Everything that matches and is what it looks like, with its place; in a value, the whole value's."""
    if not pattern.search(record.whole_text):
        return
    for at, text, exact in _texts(record):
        for found in pattern.finditer(text):
            if message := judge(found):
                place = Position(at.line, at.column + found.start(), at.column + found.end()) if exact else at
                yield Breach(message, place)


def _has_any(record: Record, words: tuple[str, ...]) -> bool:
    """Whether it is worth a closer look, as in hardly any file."""
    small = record.whole_text.lower()
    return any(word in small for word in words)


def _texts(record: Record) -> Iterator[tuple[Position, str, bool]]:
    """Every value, every name of the writer's own and every line of the body; whether columns count from its place."""
    yield from ((at, text, False) for text, at in record.texts)
    yield from ((at, text, True) for at, text in (*record.names_of_its_own, *record.body_lines))


def _email(found: re.Match[str]) -> str | None:
    address = found.group()
    for sign, plain in _SIGNS:
        address = sign.sub(plain, address)
    user, _at, domain = address.rpartition("@")
    if _ROLES.fullmatch(user) or _RESERVED.search(domain):
        return None
    return f"`{found.group()}` looks like a person's email address: remove it"


@check("email-address", ERROR, fix="Remove it. A role mailbox (support@...) or an example.com address may stay.")
def email_address(record: Record, _: Folder) -> Iterator[Breach]:
    """An email address that could be a person's.

    A persona stands for many people; the address of one of them is personal data, even when it is spelled out.
    """
    if _has_any(record, _SIGNS_OF_EMAIL):
        yield from _breaches(record, _EMAIL, _email)


def passes_luhn(number: str) -> bool:
    """Whether the last digit is the check digit of ISO/IEC 7812, as on payment cards."""
    total = 0
    for index, digit in enumerate(int(d) for d in reversed(number)):
        doubled = digit * 2
        total += digit if index % 2 == 0 else doubled - 9 if doubled > 9 else doubled
    return total % 10 == 0


def _card(found: re.Match[str]) -> str | None:
    if not passes_luhn(re.sub(r"\D", "", found.group())) or _is_a_piece(found):
        return None
    return f"the number ending in {found.group()[-4:]} could be a payment card's: remove it"


@check("payment-card", ERROR, fix="Remove it, and tell whoever looks after data protection.")
def payment_card(record: Record, _: Folder) -> Iterator[Breach]:
    """A number that passes for a payment card's.

    Anyone who reads the page could pay with it.
    """
    yield from _breaches(record, _CARD, _card)


def account_in(text: str) -> str | None:
    """The bank account's number (IBAN) that a text begins with: the groups that its check digits are right for."""
    groups = re.split("[ \u00a0]", text)
    for count in range(len(groups), 0, -1):
        number = "".join(groups[:count])
        if 15 <= len(number) <= 34 and int("".join(str(int(sign, 36)) for sign in number[4:] + number[:4])) % 97 == 1:
            return text[: len("_".join(groups[:count]))]
    return None


def _is_a_piece(found: re.Match[str]) -> bool:
    """Whether a number is only a piece of a bank account's or of one that a state gives."""
    first = max(0, found.start() - _NEAR)
    around = found.string[first : found.end() + _NEAR]
    spans = [one.span(1) for one in _IDENTITY.finditer(around)]
    accounts = ((one.start(), account_in(one.group())) for one in _ACCOUNT.finditer(around))
    spans += [(start, start + len(number)) for start, number in accounts if number]
    return any(start <= found.start() - first < end for start, end in spans)


def _account(found: re.Match[str]) -> str | None:
    number = account_in(found.group())
    if number is None:
        return None
    return f"the number ending in {re.sub(r'[^A-Z0-9]', '', number)[-4:]} is a bank account's (IBAN): remove it"


@check("bank-account", ERROR, fix="Remove it, and tell whoever looks after data protection.")
def bank_account(record: Record, _: Folder) -> Iterator[Breach]:
    """The number of a bank account (IBAN).

    It is somebody's, and money can be taken from it.
    """
    yield from _breaches(record, _ACCOUNT, _account)


def _phone(found: re.Match[str]) -> str | None:
    if _FICTIONAL_PHONE.search(re.sub(r"\D", "", found.group())) or _is_a_piece(found):
        return None
    return f"`{found.group()}` looks like a phone number"


@check("phone-number", WARNING, fix="Remove it, unless it is the company's own or one reserved for fiction.")
def phone_number(record: Record, _: Folder) -> Iterator[Breach]:
    """A number that looks like a phone number.

    It may ring at a real person's, and the number is personal data.
    """
    yield from _breaches(record, _PHONE, _phone)


def _identity(found: re.Match[str]) -> str | None:
    if len(re.sub(r"\D", "", found[1])) < 6:
        return None
    return f"the number ending in {found[1][-3:]} looks like one that a state gives to a person: remove it"


@check("identity-number", WARNING, fix="Remove it, and tell whoever looks after data protection.")
def identity_number(record: Record, _: Folder) -> Iterator[Breach]:
    """The number of a passport, a driving licence, a national insurance or the like.

    It belongs to one person, and others can pass themselves off as them with it.
    """
    if _has_any(record, _PAPERS):
        yield from _breaches(record, _IDENTITY, _identity)


def _birth(found: re.Match[str]) -> str:
    return f"`{found['day']}` looks like somebody's day of birth: `age:` takes a range, such as 25-34"


@check("birth-date", WARNING, fix="Say how old they are, if it matters at all: `age: 25-34`.")
def birth_date(record: Record, _: Folder) -> Iterator[Breach]:
    """The day on which somebody was born.

    A persona stands for many people, who were born on many days; the day of one of them is personal data.
    """
    if _has_any(record, _SIGNS_OF_BIRTH):
        yield from _breaches(record, _BORN, _birth)
    for name, value in record.persona.custom.items():
        if _NAMES_BIRTH.fullmatch(name) and (day := _DAY.fullmatch(str(value).strip())):
            yield Breach(
                f"`{day.group()}` looks like somebody's day of birth: say how old they are in years", ("custom", name)
            )


# Whatever holds texts is judged by all of these: personas, and the lines of those who are not a fit.
CHECKS: tuple[Check, ...] = (email_address, payment_card, bank_account, phone_number, identity_number, birth_date)

_KINDS: tuple[tuple[str, re.Pattern[str], Judge], ...] = (
    ("an email address", _EMAIL, _email),
    ("a payment card's number", _CARD, _card),
    ("a bank account's number", _ACCOUNT, _account),
    ("a phone number", _PHONE, _phone),
    ("a number that a state gives to a person", _IDENTITY, _identity),
    ("a day of birth", _BORN, _birth),
)


def kind_in(text: str) -> str:
    """What these rules would find in a text, before it stands in any file; nothing if they would find nothing."""
    return next((kind for kind, look, judge in _KINDS if any(judge(one) for one in look.finditer(text))), "")
