"""What the sample's pages say of winning customers, worked out again from the files in another way."""

import html
import re
from collections.abc import Iterable
from fractions import Fraction
from pathlib import Path

import pytest
from tests.site.figures import Own, column, percent, personas
from tests.site.html_page import page
from tests.site.project import SAMPLE

PAYBACK = "personas/payback/"
WITH_FIGURES = [own for own in personas(SAMPLE) if own.economics]
WANTED = [own for own in WITH_FIGURES if not own.negative]
DECLINED = [own for own in WITH_FIGURES if own.negative]


def plain(source: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", source)).replace("\N{NO-BREAK SPACE}", " ").split())


def spent(owns: Iterable[Own]) -> Fraction:
    return sum((own.waste.amount or Fraction(0) for own in owns), Fraction(0))


def never(owns: Iterable[Own]) -> list[Own]:
    return [own for own in owns if own.is_never_repaid]


def as_time(years: Fraction) -> str:
    """In months below two years, else in years, with one decimal below ten."""
    if years < 2:
        months = int(years * 12 + Fraction(1, 2))
        return f"{months} month{'' if months == 1 else 's'}"
    tenths = int(years * 10 + Fraction(1, 2))
    if years < 10:
        return f"{tenths // 10}.{tenths % 10} years".replace(".0 ", " ")
    return f"{int(years + Fraction(1, 2))} years"


def cells(source: str, own: Own) -> dict[str, str]:
    (row,) = [
        found
        for found in re.findall(r"<tr[^>]*>(.*?)</tr>", source, re.DOTALL)
        if f">{own.name}</a>" in found and 'class="hb-table__name"' in found
    ]
    head = re.search(r"<th[^>]*>(.*?)</th>", row, re.DOTALL)
    assert head
    return {"": plain(head[1])} | {
        label: plain(cell) for label, cell in re.findall(r'<td data-label="([^"]*)"[^>]*>(.*?)</td>', row, re.DOTALL)
    }


ORDER = sorted(WANTED, key=lambda own: -spent([own])), sorted(DECLINED, key=lambda own: -spent([own]))


def lasting(own: Own) -> str:
    """What one of them leaves over all the years, as every page says it."""
    assert own.lasting is not None
    return own.money(own.lasting, signed=True, places=column([own.lasting], estimate=True))


@pytest.mark.parametrize("own", WITH_FIGURES, ids=lambda own: str(own.id))
def test_every_figure_is_what_the_file_comes_to(own: Own, sample_site: Path) -> None:
    shown = cells(page(sample_site, PAYBACK).source, own)
    cost, later, years = own.given("acquisition_cost"), own.later.amount, own.years
    assert shown[""] == f"{own.name} {'Never repaid ' if own.is_never_repaid else ''}{own.basis}"
    assert shown["Expected life"] == ("not known" if years is None else as_time(years))
    if later is not None and later <= 0:
        assert shown["Payback"] == "never"
    elif later is None or cost is None:
        assert shown["Payback"] == "not known"
    else:
        assert shown["Payback"] == ("at least " if own.later.missing else "") + as_time(cost / later)
    if own.lasting is None:
        assert shown["Lifetime net"].startswith("not known without ")
    else:
        bound = "at most " if own.later.missing or years is None else ""
        assert shown["Lifetime net"].startswith(bound + lasting(own))
    clv = own.given("clv")
    assert ("finance says" in shown["Lifetime net"]) is (clv is not None)
    assert clv is None or shown["Lifetime net"].endswith(f"finance says {own.money(clv)}")
    assert shown["Spent a year"] == own.money(spent([own]))
    assert shown["Share of the spending"] == percent(spent([own]) / spent(WITH_FIGURES))


def test_the_sums_of_customers_declined_ones_and_all_have_their_share(sample_site: Path) -> None:
    source = page(sample_site, PAYBACK).source
    totals = [plain(row) for row in re.findall(r'<tr class="hb-ledger__total">(.*?)</tr>', source, re.DOTALL)]
    money, whole = WITH_FIGURES[0].money, spent(WITH_FIGURES)
    assert totals == [
        f"{title} {money(spent(owns))} {percent(spent(owns) / whole)}"
        for title, owns in (("All customers", WANTED), ("All declined", DECLINED), ("All of them", WITH_FIGURES))
    ]


def test_the_first_sentence_says_how_much_goes_to_those_who_never_repay_it(sample_site: Path) -> None:
    money, whole = WITH_FIGURES[0].money, spent(WITH_FIGURES)
    customers, every = spent(never(WANTED)), spent(never(WITH_FIGURES))
    assert (money(customers), money(whole), percent(customers / whole)) == ("£154,240", "£227,496", "67.8%")
    assert percent(every / whole) == "72.5%"
    by_estimate = money(spent(own for own in never(WANTED) if own.is_estimate))
    assert by_estimate == "£8,400"
    assert {own.front["evidence"]["confidence"] for own in never(WANTED)} == {"medium"}
    says = page(sample_site, PAYBACK).one("p", "hb-sum").text
    share, all_of_it = percent(customers / whole), percent(every / whole)
    assert says.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'") == (
        f"{money(customers)} a year ({share}) of the {money(whole)} that the personas' figures show as spent on"
        f" acquisition goes to customers who never repay it (medium confidence; {by_estimate} of it by estimate). With"
        f" the declined ones who never repay it either, it is {money(every)} ({all_of_it})."
    )


def test_those_who_never_repay_it_are_named_with_what_their_figures_rest_on(sample_site: Path) -> None:
    source = page(sample_site, PAYBACK).source
    (listed,) = re.findall(r'<ul class="hb-payback__never">(.*?)</ul>', source, re.DOTALL)
    named = [
        plain(one).replace(" ,", ",").replace(" :", ":") for one in re.findall(r"<li>(.*?)</li>", listed, re.DOTALL)
    ]
    wanted, declined = (never(owns) for owns in ORDER)
    assert [own.id for own in wanted] == ["kit-list-newcomer", "borrowed-tent-camper", "head-torch-runner"]
    assert named == [
        f"{own.name}{', declined' if own.negative else ''}: {own.money(spent([own]))} a year {own.basis}"
        for own in (*wanted, *(own for own in declined if spent([own])))
    ]


def test_who_earns_most_is_named_if_not_primary(sample_site: Path) -> None:
    best = max(WANTED, key=lambda own: Fraction((own.front.get("share_of_profit") or {"value": "0"})["value"]))
    assert (best.id, best.front["priority"]) == ("repair-first-walker", "secondary")
    told = plain(page(sample_site, PAYBACK).source)
    assert f"{best.name} earns {best.front['share_of_profit']['value']}% of our profit" in told
    assert "is not primary but secondary" in told


@pytest.mark.parametrize("own", WITH_FIGURES, ids=lambda own: str(own.id))
def test_a_personas_own_page_has_the_badge_and_the_same_figures(own: Own, sample_site: Path) -> None:
    source = page(sample_site, own.address).source
    (badges,) = re.findall(r'<ul class="hb-badges">(.*?)</ul>', source, re.DOTALL)
    assert ("Acquisition never repaid" in badges) is own.is_never_repaid
    (table,) = re.findall(r'<table class="hb-statement hb-statement--years">(.*?)</table>', source, re.DOTALL)
    net = re.search(r"Lifetime net</p></th> <td><p>(.*?)</p>", table, re.DOTALL)
    assert net
    if own.lasting is None:
        assert plain(net[1]).startswith("not known")
    else:
        assert plain(net[1]).removeprefix("at most ").split(" ")[0] == lasting(own)


def test_two_clicks_from_home_lead_to_the_sentence(sample_site: Path) -> None:
    assert 'href="personas/payback/"' in page(sample_site, "").source
