"""Every number that the sample handbook shows of money, worked out again from its files in another way."""

import csv
import html
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from statistics import median
from typing import Any

import pytest
from tests.site.figures import (
    MINUS,
    RATES,
    SERVING,
    Own,
    Sum,
    column,
    digits,
    exact,
    listed,
    percent,
    personas,
    settings,
    told,
)
from tests.site.html_page import page
from tests.site.project import SAMPLE

EVERYBODY = personas(SAMPLE)
WITH_FIGURES = [own for own in EVERYBODY if own.economics]
PROFITABILITY, EXCLUSIONS, BACKLOG = (f"personas/negative/{name}/" for name in ("money", "exclusions", "causes"))


def plain(source: str) -> str:
    """The text of some HTML, with a space wherever a tag parts it."""
    return (
        " ".join(html.unescape(re.sub(r"<[^>]*>", " ", source)).split())
        .replace(" ,", ",")
        .replace(" .", ".")
        .replace(" ;", ";")
    )


@dataclass(frozen=True)
class Row:
    """One row of a table: its heading, and its cells by the name of their column."""

    heading: str
    name: str
    cells: dict[str, str] = field(default_factory=dict)


def rows(source: str) -> list[Row]:
    """The rows that have a heading, of every table in some HTML."""
    found: list[Row] = []
    for inner in re.findall(r"<tr[^>]*>(.*?)</tr>", source, re.DOTALL):
        heading = re.match(r'\s*<th[^>]*scope="row(?:group)?"[^>]*>(.*?)</th>', inner, re.DOTALL)
        if heading:
            name = re.search(r"<a[^>]*>(.*?)</a>", heading[1], re.DOTALL)
            labelled = re.findall(r'<td data-label="([^"]*)"[^>]*>(.*?)</td>', inner, re.DOTALL)
            cells = {html.unescape(label): plain(text) for label, text in labelled}
            found.append(Row(plain(heading[1]), plain(name[1]) if name else "", cells))
    return found


def views(site: Path, address: str) -> list[str]:
    """The views of a page, in order."""
    return re.findall(r'<section class="hb-view.*?</section>', page(site, address).source, re.DOTALL)


def view_with(site: Path, address: str, words: str) -> str:
    """The only view of a page that holds these words."""
    (found,) = (view for view in views(site, address) if words in view)
    return found


@pytest.fixture(scope="module")
def ledger(sample_site: Path) -> str:
    return view_with(sample_site, PROFITABILITY, "hb-ledger__row")


@pytest.fixture(scope="module")
def whale(sample_site: Path) -> str:
    return view_with(sample_site, PROFITABILITY, "Whale curve")


@pytest.fixture(scope="module")
def quadrants(sample_site: Path) -> str:
    return view_with(sample_site, PROFITABILITY, "Value of a customer against")


def test_the_sample_has_enough_to_be_worked_out_again() -> None:
    assert len(WITH_FIGURES) >= 6
    assert {bool(own.negative) for own in WITH_FIGURES} == {True, False}
    assert any(not own.total.is_exact for own in WITH_FIGURES)


# The table of everybody


COLUMNS: dict[str, Callable[[Own], Fraction | None]] = {
    "Value": lambda own: own.value.amount,
    "Cost to serve": lambda own: own.serving.amount,
    "Acquisition, once": lambda own: own.given("acquisition_cost"),
    "Net, first year": lambda own: own.first.amount,
    "Net, later years": lambda own: own.later.amount,
    "Total a year": lambda own: own.total.amount,
    "of which acquisition": lambda own: own.waste.amount,
}


def places(name: str, shown: Iterable[Own] = WITH_FIGURES) -> int:
    """How many decimals a column of money has."""
    there = {own.id: (own, found) for own in shown if (found := COLUMNS[name](own)) is not None}.values()
    return column([found for _, found in there], estimate=any(own.is_estimate for own, _ in there))


def in_ledger(own: Own) -> dict[str, str]:
    """One persona's row in the table."""
    customers, acquisition = own.given("customers"), own.given("acquisition_cost")
    period = "" if own.times == 1 else f" a {own.economics['period']}"
    missing = list(dict.fromkeys(own.total.missing))
    without = f" without {', '.join(missing)}" if missing else ""
    decimals = {name: places(name) for name in COLUMNS}
    once = decimals["Acquisition, once"]
    return {
        "Customers": "not given" if customers is None else f"{digits(customers, 0)}{period}",
        "Value": own.earned(own.value, decimals["Value"]),
        "Cost to serve": own.spent(own.serving, decimals["Cost to serve"]),
        "Acquisition, once": "not given" if acquisition is None else own.money(acquisition, places=once),
        "Net, first year": own.earned(own.first, decimals["Net, first year"]),
        "Net, later years": own.earned(own.later, decimals["Net, later years"]),
        "Total a year": own.earned(own.total, decimals["Total a year"]) + without,
        "of which acquisition": own.spent(own.waste, decimals["of which acquisition"]),
    }


@pytest.mark.parametrize("own", WITH_FIGURES, ids=lambda own: str(own.id))
def test_a_personas_row_of_money_is_what_its_file_comes_to(own: Own, ledger: str) -> None:
    (row,) = (row for row in rows(ledger) if row.name == own.name and "Value" in row.cells)
    assert row.cells == in_ledger(own)
    assert row.heading == f"{own.name} {'negative; ' if own.negative else ''}{own.basis}"


def test_the_last_row_of_the_table_is_the_sum_of_the_others(ledger: str) -> None:
    (row,) = (row for row in rows(ledger) if row.heading == "All of them")
    known = [own for own in WITH_FIGURES if own.total.amount is not None]
    total = sum((amount(own.total) for own in known), Fraction(0))
    spent = sum((own.waste.amount or Fraction(0) for own in WITH_FIGURES), Fraction(0))
    bound = "at most " if any(own.total.missing for own in known) else ""
    assert all(own.waste.amount is not None and own.times == 1 for own in WITH_FIGURES)
    left = len(WITH_FIGURES) - len(known)
    note = f" {left} {'persona' if left == 1 else 'personas'} not counted" if left else ""
    assert row.cells == {
        "Customers": digits(sum(map(customers, WITH_FIGURES), Fraction(0)), 0),
        "Total a year": bound + known[0].money(total, signed=True, places=places("Total a year")) + note,
        "of which acquisition": known[0].money(spent, places=places("of which acquisition")),
    }


def by_total(own: Own) -> tuple[bool, Fraction, str]:
    amount = own.total.amount
    return amount is None, -(amount or Fraction(0)), own.name.casefold()


def test_everybody_with_figures_is_in_the_table_the_best_first_and_the_others_are_named(ledger: str) -> None:
    names = [row.name for row in rows(ledger) if "Value" in row.cells]
    assert names == [own.name for own in sorted(WITH_FIGURES, key=by_total)]
    assert left_out(ledger) == {own.name: ["none given"] for own in EVERYBODY if not own.economics}


def left_out(view: str) -> dict[str, list[str]]:
    """Whom a view of money leaves out, and for want of what."""
    note = re.search(r"because figures are missing:(.*?)</p>", view, re.DOTALL)
    found = re.findall(r"<a[^>]*>(.*?)</a> \((.*?)\)[.,]", note[1], re.DOTALL) if note else []
    return {plain(name): plain(inputs).split(", ") for name, inputs in found}


BASELINE: dict[str, Any] = settings(SAMPLE)["baseline"]


PLAIN = ("complaints_per_customer", "contacts_per_order")  # the other rates are shares


def as_rate(name: str, text: str) -> str:
    if name not in PLAIN:
        return percent(exact(text))
    return f"{float(exact(text)):g}"


def multiple(name: str, text: str) -> str:
    """How many times the usual it is; nothing where nothing is usual."""
    usual = exact(BASELINE[name]) if name in BASELINE else Fraction(0)
    if not usual:
        return ""
    times = digits(exact(text) / usual, 1)
    return "same" if times == "1" else f"{times}\N{MULTIPLICATION SIGN}"


RATED = [own for own in WITH_FIGURES if RATES.keys() & own.economics.keys()]


@pytest.mark.parametrize("own", RATED, ids=lambda own: str(own.id))
def test_a_personas_rates_stand_beside_what_is_usual(own: Own, ledger: str) -> None:
    (row,) = (row for row in rows(ledger) if row.name == own.name and "Value" not in row.cells)
    columns = [name for name in RATES if any(name in one.economics for one in WITH_FIGURES)]
    expected: dict[str, str] = {}
    for name in columns:
        text = own.economics.get(name)
        both = [as_rate(name, text), multiple(name, text)] if text is not None else ["\N{EN DASH} not given"]
        expected[RATES[name]] = " ".join(filter(None, both))
    assert row.cells == expected
    assert row.heading == f"{own.name} {own.basis}"


def test_what_is_usual_is_what_the_settings_say(ledger: str) -> None:
    (row,) = (row for row in rows(ledger) if row.heading == "Average")
    given = {label: as_rate(name, BASELINE[name]) for name, label in RATES.items() if name in BASELINE}
    assert row.cells == {label: given.get(label, "not given") for label in row.cells}
    assert len(row.cells) == len([name for name in RATES if any(name in one.economics for one in WITH_FIGURES)])
    assert f"Compared with our average ({BASELINE['source']})" in plain(ledger).replace("( ", "(")


# The statement on a persona's own page


def in_statement(own: Own) -> dict[str, str]:
    """The rows of one persona's statement."""

    each = column(
        [
            *(found * own.times for name in ("revenue", *SERVING) if (found := own.given(name)) is not None),
            own.given("acquisition_cost"),
            *(figure.amount for figure in (own.value, own.later, own.first)),
        ],
        estimate=own.is_estimate,
    )
    of_all = column([own.total.amount, own.waste.amount], estimate=own.is_estimate)

    def cost(name: str, times: int, once: str = "") -> str:
        amount = own.given(name)
        if amount is None:
            return "not given"
        return f"{MINUS if amount else ''}{own.money(amount * times, places=each)}{once}"

    def computed(text: str, figure: Sum) -> str:
        missing = ", ".join(dict.fromkeys(figure.missing))
        word = "without" if figure.amount is None else "not counted:"
        return f"{text} {word} {missing}" if missing else text

    revenue, margin = own.given("revenue"), own.given("gross_margin")
    period = "" if own.times == 1 else f" a {own.economics['period']}"
    counts = {name: own.given(name) for name in ("customers", "new_customers")}
    expected = {
        "Revenue": "not given" if revenue is None else own.money(revenue * own.times, places=each),
        "Gross margin": "not given" if margin is None else f"\N{MULTIPLICATION SIGN} {percent(margin)}",
        "Value": computed(own.earned(own.value, each), own.value),
        **{told(name).capitalize(): cost(name, own.times) for name in SERVING},
        "Net in later years": computed(own.earned(own.later, each), own.later),
        "Acquisition cost": cost("acquisition_cost", 1, ", once"),
        "Net in the first year": computed(own.earned(own.first, each), own.first),
        **{
            told(name).capitalize(): "not given" if count is None else f"{digits(count, 0)}{period}"
            for name, count in counts.items()
        },
        "Total effect": computed(own.earned(own.total, of_all), own.total),
        "of which acquisition": computed(own.spent(own.waste, of_all), own.waste),
    }
    if (clv := own.given("clv")) is not None:
        expected["Customer lifetime value"] = f"{own.money(clv)} as given"
    for name, label in RATES.items():
        if (text := own.economics.get(name)) is not None:
            usual = as_rate(name, BASELINE[name]) if name in BASELINE else "not given"
            expected[label] = f"{as_rate(name, text)} {usual} {multiple(name, text) or chr(0x2013)}"
    return expected


@pytest.mark.parametrize("own", WITH_FIGURES, ids=lambda own: str(own.id))
def test_the_statement_on_a_personas_page_is_what_its_file_comes_to(own: Own, sample_site: Path) -> None:
    source = page(sample_site, own.address).source
    tables = re.findall(r'<table class="hb-statement">.*?</table>', source, re.DOTALL)
    found = re.findall(r'<tr[^>]*><th scope="row">(.*?)</th>(.*?)</tr>', "".join(tables), re.DOTALL)
    assert {plain(label): plain(cells) for label, cells in found} == in_statement(own)
    captions = [plain(table.partition("</caption>")[0]).replace("( ", "(").replace(" )", ")") for table in tables]
    assert all(f"({own.named}".replace(",", "") in caption.replace(",", "") for caption in captions)
    assert len(captions) == (3 if own in RATED else 2)


# The register of exclusions

EXCLUDED = [own for own in EVERYBODY if own.negative.get("exclusions")]


def wasted(own: Own) -> Fraction:
    """What is spent on winning them and never repaid. All of them who are won are told for certain in the sample."""
    assert own.waste.amount is not None
    return own.waste.amount if own.is_never_repaid else Fraction(0)


def waste_places() -> int:
    known = [own for own in EXCLUDED if own.economics and own.waste.amount is not None]
    return column([own.waste.amount for own in known], estimate=any(own.is_estimate for own in known))


def waste_told(own: Own) -> str:
    if not own.economics:
        return "waste not known: no figures are given"
    if own.waste.amount is None:
        return f"waste not known without {', '.join(own.waste.missing)}"
    mark = f", {own.cited}" if own.is_estimate else f" {own.cited}"
    if own.waste.amount and not own.is_never_repaid:
        spent = own.money(own.waste.amount, places=waste_places())
        return f"no waste: they repay the {spent} a year that winning them costs{mark}"
    return f"waste {own.money(wasted(own), places=waste_places())} a year{mark}"


@pytest.mark.parametrize("own", EXCLUDED, ids=lambda own: str(own.id))
def test_the_waste_beside_a_personas_exclusions_is_what_its_file_comes_to(own: Own, sample_site: Path) -> None:
    (view,) = views(sample_site, EXCLUSIONS)
    assert [row.heading for row in rows(view) if row.name == own.name] == [f"{own.name} {waste_told(own)}"]


def known_waste(excluded: Iterable[Own]) -> Fraction:
    return sum((wasted(own) for own in excluded if own.economics and own.waste.amount is not None), Fraction(0))


def test_the_sum_counts_each_personas_waste_once_on_the_page_and_in_the_file(sample_site: Path) -> None:
    assert len(EXCLUDED) >= 2
    assert any(len(own.negative["exclusions"]) > 1 and own.waste.amount for own in EXCLUDED)
    waste = known_waste(EXCLUDED)
    says = page(sample_site, EXCLUSIONS).one("p", "hb-sum").text
    assert says.startswith(f"{EXCLUDED[0].money(waste, places=waste_places())} a year")
    unknown = [own.name for own in EXCLUDED if not own.economics or own.waste.amount is None]
    assert [name for name in (own.name for own in EXCLUDED) if name in says] == unknown
    with (sample_site / "personas/negative/exclusions.csv").open(encoding="utf-8-sig", newline="") as file:
        listed = list(csv.DictReader(file))
    lines = [line for line in listed if line["id"] in {own.id for own in EXCLUDED}]  # the others are lines of the list
    assert sum(Fraction(line["waste a year (once per persona)"] or 0) for line in lines) == waste
    assert len(lines) == sum(len(own.negative["exclusions"]) for own in EXCLUDED)


# The backlog: challenges and causes, and what they cost


@dataclass
class ToDo:
    """One row, with what it costs in a year with each persona that it is still open for."""

    text: str
    said: list[tuple[Own, dict[str, Any]]] = field(default_factory=list)

    @property
    def is_closed(self) -> bool:
        return all(one.get("status") in ("done", "wont-do") for _, one in self.said)

    @property
    def live(self) -> list[tuple[Own, dict[str, Any]]]:
        return [pair for pair in self.said if self.is_closed or pair[1].get("status") not in ("done", "wont-do")]

    @property
    def own(self) -> dict[str, Fraction]:
        """What is said to be this row's cost alone, by persona."""
        found: dict[str, Fraction] = {}
        for own, one in self.live:
            if "cost_per_year" in one:
                found[own.id] = found.get(own.id, Fraction(0)) + exact(one["cost_per_year"])
        return found

    @property
    def whole(self) -> dict[str, Fraction]:
        """What is left of the losses, which stands for the cost of a root cause that is open."""
        return {
            own.id: max(-(own.total.amount or Fraction(0)) - stated(own), Fraction(0))
            for own, one in self.live
            if "cause" in one and own.id not in self.own and not self.is_closed
            if own.economics and own.total.is_exact and (own.total.amount or 0) < 0
        }

    @property
    def bound(self) -> Fraction | None:
        known = [*self.own.values(), *self.whole.values()]
        return sum(known, Fraction(0)) if known else None

    @property
    def share(self) -> Fraction | None:
        stated = {own.id: own.front.get("share_of_customers") for own, _ in self.live}
        values = [one["value"] if isinstance(one, dict) else one for one in stated.values() if one is not None]
        return sum((exact(str(one).rstrip("% ")) for one in values), Fraction(0)) if values else None

    @property
    def sure(self) -> int | None:
        """The place of the least sure among high, medium and low, or none if any is silent."""
        said = [one.get("confidence") or own.front["evidence"].get("confidence") for own, one in self.live]
        return None if None in said else max(["high", "medium", "low"].index(one) for one in said)

    @property
    def importance(self) -> int | None:
        return max((int(one["importance"]) for _, one in self.live if "importance" in one), default=None)

    @property
    def order(self) -> tuple[Any, ...]:
        ranks = (self.sure is None, self.sure or 0, self.importance is None, -(self.importance or 0))
        money = (self.bound is None, -(self.bound or 0))
        return (self.is_closed, *money, self.share is None, -(self.share or 0), *ranks, self.text.casefold())


def work_of(own: Own) -> list[dict[str, Any]]:
    """The challenges and the root causes that a file tells."""
    challenges = [one if isinstance(one, dict) else {"text": one} for one in listed(own.front.get("challenges"))]
    causes = [one if isinstance(one, dict) else {"cause": one} for one in listed(own.negative.get("root_causes"))]
    return [*challenges, *causes]


def stated(own: Own) -> Fraction:
    """What a file says of its challenges and root causes that they cost, unless they are done."""
    costs = (one["cost_per_year"] for one in work_of(own) if "cost_per_year" in one and one.get("status") != "done")
    return sum(map(exact, costs), Fraction(0))


def to_dos() -> list[ToDo]:
    """Everything to be done in the sample, in its order."""
    found: dict[str, ToDo] = {}
    for own in EVERYBODY:
        for one in work_of(own):
            text = " ".join((one.get("cause") or one["text"]).split())
            found.setdefault(text.casefold(), ToDo(text)).said.append((own, one))
    return sorted(found.values(), key=lambda one: one.order)


def test_the_backlog_has_everything_once_by_money_share_and_confidence(sample_site: Path) -> None:
    (view,) = views(sample_site, BACKLOG)
    texts = [plain(one) for one in re.findall(r'hb-backlog__number">\d+</span> (.*?)(?: <span|</th>)', view, re.DOTALL)]
    assert texts == [one.text for one in to_dos()]
    worked = [one for one in to_dos() if any("owner" in said for _, said in one.said)]
    assert sum(any("text" in said for _, said in one.said) for one in worked) >= 4
    assert sum(any("cause" in said for _, said in one.said) for one in worked) >= 4


def _is_done(one: ToDo) -> bool:
    return all(said["status"] == "done" for _, said in one.said)


def test_what_is_open_costs_what_the_files_come_to_and_each_loss_once(sample_site: Path) -> None:
    (view,) = views(sample_site, BACKLOG)
    every, counted, total = to_dos(), set[str](), Fraction(0)
    estimate = any("source" not in said for one in every for _, said in one.said if "cost_per_year" in said)
    decimals = column([one.bound for one in every], estimate=estimate)
    money = EVERYBODY[0].money
    shown = {row.heading: row for row in rows(view)}
    for one in every:
        (row,) = (row for heading, row in shown.items() if f" {one.text} " in f" {heading} ")
        says = row.cells.get("Costs a year")  # a table of rows without a figure has no such column
        assert (says is None) is (one.bound is None and not one.is_closed)
        if says and one.is_closed:
            assert says.startswith("nothing any more" if _is_done(one) else "not known, accepted")
            continue
        new = {name: loss for name, loss in one.whole.items() if loss and name not in counted}
        if says is None:
            continue
        if not one.own and not new:
            assert says.startswith("counted in row")
        else:
            cost = sum((*one.own.values(), *new.values()), Fraction(0))
            assert says.startswith(
                f"up to {money(cost, places=decimals)} " if new else f"{money(cost, places=decimals)} "
            )
            total += cost
        counted |= new.keys()
    head = re.search(r'<p class="hb-sum">.*?</p>', view, re.DOTALL)
    assert head
    assert f"up to {money(total, places=decimals)} a year, estimates included." in plain(head[0])
    unknown = sum(
        any("cost_per_year" not in said and own.id not in {**one.own, **one.whole} for own, said in one.live)
        for one in every
        if not one.is_closed
    )
    opened = [one for one in every if not one.is_closed]
    assert f"{unknown} of {len(opened)} rows have no figure yet" in plain(head[0])
    counts = {"Open": len([one for one in opened if one.bound is not None]), "Closed": len(every) - len(opened)}
    counts["Open, no figure yet"] = len(opened) - counts["Open"]
    for title, count in counts.items():
        assert plain(view).count(f"{title} {count}") == 2, title  # as the heading of a table, and in what leads to it


@pytest.mark.parametrize("where", ["the page", "the row"])
def test_the_backlog_tells_which_row_has_paid_for_itself_and_how_soon(sample_site: Path, where: str) -> None:
    """What a fix cost, what it has saved, and after how many months it was paid for, from the file of the persona."""
    ((own, said),) = [
        pair
        for one in to_dos()
        if one.is_closed
        for pair in one.said
        if "cost_per_year" in pair[1] and "effort" in pair[1]
    ]
    effort = exact(re.search(r"£([\d,]+)", said["effort"])[1].replace(",", ""))  # type: ignore[index]
    jackets = re.search(r"from (\d+) in the twelve months to May 2026 to (\d+) in the four months", said["outcome"])
    assert jackets
    each = exact(said["cost_per_year"]) / exact(jackets[1])
    now = exact(jackets[2]) * each
    before = exact(said["cost_per_year"]) / 3
    saved = before - now
    months = effort / (saved / 4)
    assert saved > effort
    assert round(months * 2) == 7
    source = page(sample_site, BACKLOG).source
    text = plain(source)
    told_there = (
        text.split("Mending pays.")[1].split("What to fix")[0] if where == "the page" else text.split(said["cause"])[-1]
    )
    for figure in (effort, now, before, saved, exact(said["cost_per_year"])):
        assert own.money(figure, places=0) in told_there
    assert "after about three and a half" in told_there


def test_the_file_of_the_backlog_adds_up_to_what_the_page_says(sample_site: Path) -> None:
    with (sample_site / "personas/negative/backlog.csv").open(encoding="utf-8-sig", newline="") as file:
        lines = list(csv.DictReader(file))
    assert [line["what"] for line in lines] == [one.text for one in to_dos()]
    counted, total = set[str](), Fraction(0)
    for one in to_dos():
        if not one.is_closed:
            total += sum(one.own.values(), Fraction(0))
            total += sum((loss for name, loss in one.whole.items() if name not in counted), Fraction(0))
            counted |= one.whole.keys()
    assert abs(sum(Fraction(line["cost a year"] or 0) for line in lines) - total) <= Fraction(1, 50)
    assert [line["what"] for line in lines if line["overdue"]] == [
        one.text
        for one in to_dos()
        if any(str(said.get("due", "9")) < "2026-11-20" and not one.is_closed for _, said in one.said)
    ]


# The whale curve

COUNTED = [own for own in WITH_FIGURES if own.total.is_exact and own.given("customers")]


def amount(figure: Sum) -> Fraction:
    """An amount that is known to be there."""
    assert figure.amount is not None
    return figure.amount


def customers(own: Own) -> Fraction:
    return own.given("customers") or Fraction(0)


def ranked() -> list[Own]:
    """Those on the curve, by what one customer of each leaves."""
    return sorted(COUNTED, key=lambda own: (-amount(own.total) / customers(own), own.name.casefold()))


def curve() -> list[tuple[Own, Fraction, Fraction]]:
    """Those on the curve, with the shares of all customers and of all profit up to each."""
    every, profit = sum(map(customers, COUNTED)), sum(amount(own.total) for own in COUNTED)
    order = ranked()
    return [
        (
            own,
            sum(map(customers, order[: number + 1]), Fraction(0)) / every,
            sum((amount(one.total) for one in order[: number + 1]), Fraction(0)) / profit,
        )
        for number, own in enumerate(order)
    ]


def test_the_whale_curves_table_has_the_shares_that_the_files_come_to(whale: str) -> None:
    *found, last = [(row.heading, row.cells) for row in rows(whale)]
    decimals = places("Total a year", COUNTED)
    assert found == [
        (
            f"{own.name} {own.basis}",
            {
                "Customers": digits(customers(own), 0),
                "Total a year": own.money(amount(own.total), signed=True, places=decimals),
                "Customers so far": percent(so_far),
                "Profit so far": percent(profit_so_far),
            },
        )
        for own, so_far, profit_so_far in curve()
    ]
    profit = sum((amount(own.total) for own in COUNTED), Fraction(0))
    everybody = digits(sum(map(customers, COUNTED), Fraction(0)), 0)
    total = COUNTED[0].money(profit, signed=True, places=decimals)
    assert last == ("All of them", {"Customers": everybody, "Total a year": total})


def test_the_whale_curves_caption_says_what_the_table_says(whale: str) -> None:
    caption = plain(re.findall(r"<figcaption>(.*?)</figcaption>", whale, re.DOTALL)[0])
    _, at, peak = max(curve(), key=lambda point: point[2])
    assert peak > 1
    assert caption.startswith(
        f"The best {percent(at)} of the customers counted here give {percent(peak)} of the profit;"
        f" the others take {percent(peak - 1)} away again."
    )
    every = sum(map(customers, COUNTED), Fraction(0))
    profit = sum((amount(own.total) for own in COUNTED), Fraction(0))
    together = COUNTED[0].money(profit, signed=True, places=places("Total a year", COUNTED))
    ending = f"{digits(every, 0)} customers, {together} a year"
    estimates = ", partly estimates" if any(own.is_estimate for own in COUNTED) else ""
    assert caption.endswith(f"{ending}{estimates}.")


def test_the_curve_goes_through_the_shares_of_its_table(whale: str) -> None:
    drawn = re.findall(r'<path class="hb-chart__line" d="M([^"]*)"', whale)[0].split("L")
    points = [tuple(map(float, one.split())) for one in drawn]
    (left, bottom), (right, whole) = points[0], points[-1]
    reached = [Fraction(0), *(profit for _, _, profit in curve())]
    passed = [Fraction(0), *(so_far for _, so_far, _ in curve())]
    assert len(points) == len(reached)
    for (x, y), across, up in zip(points, passed, reached, strict=True):
        assert x == pytest.approx(left + (right - left) * float(across), abs=0.15)
        assert y == pytest.approx(bottom - (bottom - whole) * float(up), abs=0.4)


def test_who_is_not_on_the_curve_is_named_with_what_is_missing(whale: str) -> None:
    absent = {own.name: list(dict.fromkeys(own.total.missing)) for own in WITH_FIGURES if own not in COUNTED}
    expected = {name: missing or ["no customers"] for name, missing in absent.items()}
    expected |= {own.name: ["none given"] for own in EVERYBODY if not own.economics}
    assert left_out(whale) == expected


# The quadrants

DRAWN = [own for own in WITH_FIGURES if own.value.is_exact and own.serving.is_exact]
FIELDS = {
    (True, False): "High value, low cost to serve",
    (True, True): "High value, high cost to serve",
    (False, False): "Low value, low cost to serve",
    (False, True): "Low value, high cost to serve",
}


def divides() -> tuple[Fraction, Fraction]:
    """Where high begins: for value, and for cost to serve."""
    value = exact(BASELINE["customer_value"]) if "customer_value" in BASELINE else None
    cost = exact(BASELINE["cost_to_serve"]) if "cost_to_serve" in BASELINE else None
    return (
        median([amount(own.value) for own in DRAWN]) if value is None else value,
        median([amount(own.serving) for own in DRAWN]) if cost is None else cost,
    )


def test_everybody_stands_in_the_field_that_the_files_come_to(quadrants: str) -> None:
    usual_value, usual_cost = divides()
    decimals = max(places("Value", DRAWN), places("Cost to serve", DRAWN))
    expected: dict[str, list[str]] = {}
    for own in sorted(DRAWN, key=lambda own: (-amount(own.value), own.name.casefold())):
        name = FIELDS[amount(own.value) >= usual_value, amount(own.serving) > usual_cost]
        value, cost = (own.money(amount(one), places=decimals) for one in (own.value, own.serving))
        figures = f"value {value}, cost to serve {cost}; {own.basis}"
        expected.setdefault(name, []).append(f"{own.name} {figures}")
    titled = re.findall(r'<p class="hb-cards__title">(.*?)</p>\s*<ul class="hb-marks">(.*?)</ul>', quadrants, re.DOTALL)
    found = {
        plain(title).partition(":")[0]: [
            plain(one).partition(" ")[2] for one in re.findall(r"<li>(.*?)</li>", marks, re.DOTALL)
        ]
        for title, marks in titled
    }
    assert found == expected
    caption = plain(re.findall(r"<figcaption>(.*?)</figcaption>", quadrants, re.DOTALL)[0])
    at = column([usual_value, usual_cost], estimate=False)
    value, cost = (DRAWN[0].money(one, places=at) for one in (usual_value, usual_cost))
    assert caption.startswith(f"High begins at {value} of value and {cost} of cost to serve")


def test_who_is_not_in_the_chart_is_named_with_what_is_missing(quadrants: str) -> None:
    expected = {own.name: [*own.value.missing, *own.serving.missing] for own in WITH_FIGURES if own not in DRAWN} | {
        own.name: ["none given"] for own in EVERYBODY if not own.economics
    }
    assert left_out(quadrants) == expected


# The worked example in words


def test_the_worked_example_comes_to_what_the_file_of_its_persona_does(sample_site: Path) -> None:
    paragraphs = (one.text for one in page(sample_site, PROFITABILITY).all("p"))
    (example,) = (text for text in paragraphs if text.startswith("Take "))
    (own,) = (own for own in WITH_FIGURES if own.name in example)
    figures = {
        own.money(own.given("revenue") or Fraction(0)),
        percent(own.given("gross_margin") or Fraction(0)),
        own.money(amount(own.value)),
        own.money(amount(own.serving)),
        own.money(amount(own.later)),
        own.money(amount(own.first)),
        own.money(amount(own.total)),
        own.money(amount(own.waste)),
        digits(customers(own), 0),
        digits(own.given("new_customers") or Fraction(0), 0),
    }
    assert {text for text in figures if text not in example} == set()
