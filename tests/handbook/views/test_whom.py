import pytest
from tests.handbook.support import ACTIVE, NEGATIVE, load, persona
from tests.handbook.views.given import economics, selection

from handbook.personas.catalog import Catalog
from handbook.views.whom import Whom, build


def book(short: str | None = None, /, **fields: str) -> Catalog:
    """Personas in use; names that begin with `no` are negative ones."""
    files = {
        f"personas/{'negative/' if name.startswith('no') else ''}{name}.md": persona(
            more, base=(NEGATIVE if name.startswith("no") else ACTIVE).replace("Ann", name.title())
        )
        for name, more in fields.items()
    }
    return load(files, "baseline: {currency: GBP}", short)[0]


def view(catalog: Catalog) -> Whom:
    return build(selection(), catalog)


def wanted(found: Whom) -> list[str]:
    return [one.record.id for one in found.wanted]


def unwanted(found: Whom) -> list[str]:
    return [one.record.id for one in found.unwanted]


def test_customers_go_by_priority_then_profit_then_number_and_the_unknown_come_last() -> None:
    found = view(
        book(
            nameless="",
            second="priority: secondary\nshare_of_profit: 60 %",
            few="priority: primary\nshare_of_profit: 20 %\nshare_of_customers: 5 %",
            many="priority: primary\nshare_of_profit: 20 %\nshare_of_customers: 9 %",
            silent="priority: primary",
            zero="priority: primary\nshare_of_profit: 0 %",
        )
    )
    assert wanted(found) == ["many", "few", "zero", "silent", "second", "nameless"]


def test_an_unknown_share_stays_unknown() -> None:
    (one,) = view(book(ann="priority: primary")).wanted
    assert (one.customers, one.profit) == (None, None)


def test_negative_ones_go_by_what_they_lose_us_and_the_unknown_come_last() -> None:
    found = view(
        book(
            noone="",
            nosmall=economics(revenue="0", returns_cost="1"),
            nobig=economics(revenue="0", returns_cost="7"),
        )
    )
    assert unwanted(found) == ["nobig", "nosmall", "noone"]
    totals = [one.statement.total.amount if one.statement else None for one in found.unwanted]
    assert totals == [10 * -7, 10 * -1, None]


@pytest.mark.parametrize("status", ["draft", "retired"])
def test_drafts_and_retired_ones_are_left_out(status: str) -> None:
    text = persona("", base=ACTIVE.replace("active", status))
    assert view(load({"personas/ann.md": text})[0]).wanted == ()


@pytest.mark.parametrize("count", [0, 1, 200])
def test_any_number_of_personas_is_listed_once_each(count: int) -> None:
    names = [f"p{number:03}" for number in range(count)]
    found = view(book(**dict.fromkeys(names, "")))
    assert wanted(found) == names
    assert found.unwanted == ()


def test_lines_for_those_who_are_not_a_fit_stand_there_too() -> None:
    assert [row.line.line for row in view(book("lines:\n  - Resellers\n")).lines] == ["Resellers"]
