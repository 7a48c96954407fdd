"""What is wrong with who decides together at a business customer.

Knows: accounts and who reports to whom. Must not know: pages.
"""

from collections import Counter
from collections.abc import Iterator
from itertools import combinations

from handbook.personas.accounts import Account, accounts
from handbook.personas.record import Folder, Record
from handbook.personas.spellings import same_words
from handbook.problems.problem import Also, Position, Problem, Rule, Severity
from handbook.rules.hand_written import REPORTS_IN_A_CIRCLE
from handbook.rules.nearness import is_nearly, outline
from handbook.schema.terms.general import RelationKind, Status
from handbook.source import Path

UNCLEAR_SUPERIOR = Rule(
    "unclear-superior",
    Severity.WARNING,
    "`reports_to` names nobody of the account, but nearly does: it is misspelt, fits several personas or the persona "
    "itself, or the one who is meant belongs to no account, or to another.",
    "The map of who decides there would show somebody else above them, of whom nothing is known.",
    "Write the id, the name or the job title of one persona of the account, or who it is in words of your own.",
)
SIMILAR_ACCOUNTS = Rule(
    "similar-accounts",
    Severity.WARNING,
    "Two accounts have nearly the same name.",
    "If they are one business customer, it would be shown as two, each with half of those who decide.",
    "Write the account's name in the same way in every persona; what tells two customers apart belongs in their names.",
)
RULES = (UNCLEAR_SUPERIOR, SIMILAR_ACCOUNTS)
_MOST = 4  # personas that one message names


def judge(folder: Folder) -> Iterator[Problem]:
    """Every circle of reporting, once, at the persona whose file comes first; unclear superiors, similar accounts."""
    found = accounts(folder.records)
    for account in found:
        for first, *others in account.circles():
            names = " → ".join(f"`{one.id}`" for one in (first, *others, first))
            above = {one.path: then for one, then in zip((first, *others), (*others, first), strict=True)}
            also = tuple(Also(one.path, _said(one, above[one.path]), "part of the circle") for one in others)
            message = f"who reports to whom goes round in a circle: {names}"
            yield Problem(first.path, _said(first, above[first.path]), REPORTS_IN_A_CIRCLE, message, also)
    yield from _superiors(folder, found)
    yield from _similar(folder)


def _said(record: Record, above: Record | None = None) -> Position:
    """Where a persona says whom it reports to: under `related`, if that is where it names who is above it."""
    named = [one.id if one.how is RelationKind.REPORTS_TO else "" for one in record.persona.related]
    path: Path = ("related", named.index(above.id)) if above and above.id in named else ("reports_to",)
    return record.document.at(record.written(path))


def _superiors(folder: Folder, found: tuple[Account, ...]) -> Iterator[Problem]:
    """Everybody who reports to somebody whom the words nearly name."""
    account_of = {record.path: account for account in found for record in account.members}
    named: dict[str, Record] = {}
    for record in folder.records:
        for name in (record.id, record.name):
            named.setdefault(same_words(name), record)
    for record in folder.records:
        if record.persona.reports_to and record.status is not Status.RETIRED and not record.is_broken(("reports_to",)):
            account = account_of.get(record.path, Account("", (record,)))
            if why := _unclear(record, account, named, account_of):
                yield Problem(record.path, _said(record), UNCLEAR_SUPERIOR, f"`{record.persona.reports_to}` {why}")


def _unclear(record: Record, account: Account, named: dict[str, Record], account_of: dict[str, Account]) -> str:
    """Why nobody can tell whom of the account a persona reports to; empty where it is clear, or somebody else."""
    said = record.persona.reports_to or ""
    called = account.called(record)
    if len(called) > 1:
        several = ", ".join(f"`{one.id}`" for one in called[:_MOST])
        return f"fits several personas of `{account.name}`: write the id of one of them ({several})"
    if called:
        return ""
    if account.fits(record, said):
        return "is this persona itself: name whom they report to, or delete the line"
    other = named.get(same_words(said))
    return _nearly(said, record, account) or (_elsewhere(other, record, account, account_of) if other else "")


def _elsewhere(other: Record, record: Record, account: Account, account_of: dict[str, Account]) -> str:
    """Why a persona that is named is no part of the account; empty where there is none."""
    if not account.name:
        return ""
    if other.status is Status.RETIRED:
        return f"is a persona that is retired: name who came after them in `{account.name}`, or delete the line"
    if not record.persona.account:
        return f"is a persona who has no part in the purchase: say which under `buying_role:` in {other.path}"
    where = account_of.get(other.path)
    whose = f"of the account `{where.name}`" if where else "of no account"
    remedy = f"write one account in both, or say here in words of your own who it is ({other.path})"
    return f"is a persona {whose}, and this one is of `{account.name}`: {remedy}"


def _nearly(said: str, record: Record, account: Account) -> str:
    """Who of the account is called nearly so; those alone that are called exactly so but for accents and dashes."""
    names = [(name, one) for one in account.members if one is not record for name in account.names(one)]
    near = [(name, one) for name, one in names if outline(name) == outline(said)]
    near = near or [(name, one) for name, one in names if is_nearly(name, said)]
    near = near or [(one.id, one) for _, one in names if _is_part(said, one.name)]
    each = {one.id: f"`{name}`" if name == one.id else f"`{name}`, who is `{one.id}`" for name, one in reversed(near)}
    return f"is no persona of `{account.name}`. Did you mean {' or '.join([*each.values()][:_MOST])}?" if each else ""


def _is_part(said: str, name: str) -> bool:
    """Whether somebody's first or last names alone are said, as `Ann` of `Ann Fern`."""
    words, whole = outline(said).split(), outline(name).split()
    return bool(words) and words in (whole[: len(words)], whole[-len(words) :])


def _similar(folder: Folder) -> Iterator[Problem]:
    """Every two accounts of nearly one name, at the first persona of the one that fewer have."""
    members: dict[str, list[Record]] = {}
    for record in sorted(folder.records, key=lambda one: one.path):
        if record.persona.account and not record.is_broken(("account",)):
            members.setdefault(same_words(record.persona.account), []).append(record)
    alike: dict[str, list[str]] = {}
    for name in members:
        alike.setdefault("".join(word[0] for word in outline(name).split()), []).append(name)
    for names in alike.values():
        for pair in combinations(names, 2):
            if outline(pair[0]) == outline(pair[1]) or is_nearly(*pair):
                more, fewer = sorted(pair, key=lambda one: -len(members[one]))
                yield _two_names(members[more], members[fewer])


def _two_names(more: list[Record], fewer: list[Record]) -> Problem:
    usual = Counter(one.persona.account or "" for one in more).most_common(1)[0][0]
    record, *others = fewer
    count = len(more)
    message = (
        f"`{record.persona.account}` is nearly `{usual}`, the account of {count} other persona{'s' * (count > 1)}: "
        f"if it is the same business customer, write `{usual}`"
    )
    also = (
        *(Also(one.path, _account(one), "spelt so too") for one in others),
        *(Also(one.path, _account(one), "spelt otherwise") for one in more),
    )
    return Problem(record.path, _account(record), SIMILAR_ACCOUNTS, message, also)


def _account(record: Record) -> Position:
    return record.document.at(record.written(("account",)))
