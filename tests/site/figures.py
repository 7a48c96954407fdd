"""What personas bring and cost, worked out again from their files, and written as a reader should see it.

Knows: the files and the formula. Must not know: the handbook's own arithmetic, or anything else of `handbook`.
"""

import datetime as dt
import math
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

MINUS = "\N{MINUS SIGN}"
PER_YEAR = {"year": 1, "quarter": 4, "month": 12}
SERVING = ("support_cost", "returns_cost", "discount_cost", "payment_losses", "other_cost")
RATES = {
    "return_rate": "Return rate",
    "complaint_rate": "Complaint rate",
    "complaints_per_customer": "Complaints per customer a year",
    "contacts_per_order": "Contacts per order",
    "late_payment_rate": "Late payment rate",
    "churn_rate": "Churn rate",
}
SYMBOLS = {"GBP": "£", "EUR": "€"}


def told(name: str) -> str:
    """How a field is called in the middle of a sentence."""
    return name.replace("_", " ")


def exact(text: str) -> Fraction:
    """A number or a rate as it was typed."""
    bare = text.strip().removesuffix("%").strip()
    return Fraction(bare) / 100 if "%" in text else Fraction(bare)


def digits(value: Fraction, places: int) -> str:
    """Rounded half away from zero, with thousands apart; without decimals where they are all zero. No sign."""
    unit = 10**places
    whole, rest = divmod(math.floor(abs(value) * unit + Fraction(1, 2)), unit)
    return f"{whole:,}" + (f".{rest:0{places}}" if rest else "")


def sign(value: Fraction, places: int, *, plus: bool) -> str:
    if digits(value, places) == "0":
        return ""
    return MINUS if value < 0 else "+" if plus else ""


def fixed(value: Fraction, places: int) -> str:
    """Rounded likewise, with every decimal that its column has."""
    whole, point, rest = digits(value, places).partition(".")
    return f"{whole}.{rest or '0' * places}" if places else f"{whole}{point}{rest}"


def column(amounts: Iterable[Fraction | None], *, estimate: bool) -> int:
    """How many decimals a column of money has: pence where any has some; estimates only if that one is below ten."""
    odd = [one for one in amounts if one is not None and "." in digits(one, 2)]
    return 2 if [one for one in odd if not estimate or abs(one) < 10] else 0


def percent(value: Fraction) -> str:
    return f"{sign(value, 3, plus=False)}{digits(value * 100, 1)}%"


@dataclass(frozen=True)
class Sum:
    """An amount, or None where it cannot be told, and the names of what is missing from it."""

    amount: Fraction | None
    missing: tuple[str, ...] = ()

    @property
    def is_exact(self) -> bool:
        return self.amount is not None and not self.missing


@dataclass(frozen=True)
class Own:
    """One persona's file, and its money per customer and year."""

    id: str
    folder: str
    front: dict[str, Any]
    currency: str

    @property
    def name(self) -> str:
        return str(self.front["name"])

    @property
    def address(self) -> str:
        return f"personas/{self.folder}{self.id}/"

    @property
    def negative(self) -> dict[str, Any]:
        found: dict[str, Any] = self.front.get("negative") or {}
        return found

    @property
    def economics(self) -> dict[str, Any]:
        found: dict[str, Any] = self.front.get("economics") or {}
        return found

    @property
    def times(self) -> int:
        return PER_YEAR[self.economics.get("period", "year")]

    @property
    def sources(self) -> list[str]:
        return listed(self.economics.get("source"))

    @property
    def is_estimate(self) -> bool:
        return self.economics.get("estimate") in ("true", "yes") or not self.sources

    @property
    def cited(self) -> str:
        """What stands beside a figure: the marks of its sources, and the word for what they do not say."""
        if not self.sources:
            return "estimate, no source given"
        return ("estimate, after " if self.is_estimate else "") + " ".join(self.sources)

    @property
    def basis(self) -> str:
        """What stands beside the figures in a table: that, how sure we are, and when the newest was gathered."""
        evidence = self.front.get("evidence") or {}
        dates = [str(one["date"]) for one in evidence.get("sources", []) if one["id"] in self.sources and "date" in one]
        sure = [f"{evidence['confidence']} confidence"] if "confidence" in evidence else []
        return " · ".join([self.cited, *sure, *(day(one) for one in sorted(dates)[-1:])])

    @property
    def named(self) -> str:
        """The same in words, on the persona's own page."""
        if not self.sources:
            return "estimate, no source given"
        return f"{'estimate, after' if self.is_estimate else 'source'} {', '.join(self.sources)}"

    def given(self, name: str) -> Fraction | None:
        text = self.economics.get(name)
        return None if text is None else exact(text)

    def lacking(self, *names: str) -> tuple[str, ...]:
        return tuple(told(name) for name in names if self.given(name) is None)

    def money(self, amount: Fraction, *, signed: bool = False, places: int | None = None) -> str:
        shown = digits(amount, 2) if places is None else fixed(amount, places)
        return f"{sign(amount, 2 if places is None else places, plus=signed)}{SYMBOLS[self.currency]}{shown}"

    @cached_property
    def value(self) -> Sum:
        revenue, margin = self.given("revenue"), self.given("gross_margin")
        if revenue is None or margin is None:
            return Sum(None, self.lacking("revenue", "gross_margin"))
        return Sum(revenue * margin * self.times)

    @cached_property
    def serving(self) -> Sum:
        costs = [cost for name in SERVING if (cost := self.given(name)) is not None]
        return Sum(sum(costs, Fraction(0)) * self.times if costs else None, self.lacking(*SERVING))

    @cached_property
    def later(self) -> Sum:
        missing = (*self.value.missing, *self.serving.missing)
        if self.value.amount is None:
            return Sum(None, missing)
        return Sum(self.value.amount - (self.serving.amount or 0), missing)

    @cached_property
    def first(self) -> Sum:
        missing = (*self.later.missing, *self.lacking("acquisition_cost"))
        if self.later.amount is None:
            return Sum(None, missing)
        return Sum(self.later.amount - (self.given("acquisition_cost") or 0), missing)

    @cached_property
    def waste(self) -> Sum:
        new, cost = self.given("new_customers"), self.given("acquisition_cost")
        if new == 0:
            return Sum(Fraction(0))
        if new is None or cost is None:
            return Sum(None, self.lacking("new_customers", "acquisition_cost"))
        return Sum(new * cost * self.times)

    @cached_property
    def total(self) -> Sum:
        customers = self.given("customers")
        missing = (*self.lacking("customers"), *self.later.missing, *self.waste.missing)
        if customers is None or self.later.amount is None:
            return Sum(None, missing)
        return Sum(customers * self.later.amount - (self.waste.amount or 0), missing)

    @cached_property
    def years(self) -> Fraction | None:
        """For how long they stay; None if nothing says."""
        stated, churn = self.given("expected_life"), self.given("churn_rate")
        return stated if stated is not None else 1 / churn if churn else None

    @cached_property
    def is_never_repaid(self) -> bool:
        """Whether the most that one of them can leave is less than what winning them costs."""
        cost, later = self.given("acquisition_cost"), self.later.amount
        if not cost or later is None:
            return False
        return later <= 0 or (self.years is not None and later * self.years < cost)

    @property
    def lasting(self) -> Fraction | None:
        """The most that one of them can leave over all the years; None if it cannot be told."""
        cost, later = self.given("acquisition_cost"), self.later.amount
        if later is None or cost is None or (self.years is None and later > 0):
            return None
        return later * (self.years or 0) - cost

    def earned(self, figure: Sum, places: int | None = None) -> str:
        """What they bring, or leave: with its sign, and as the most that it can be where a cost is missing."""
        if figure.amount is None:
            return "not known"
        return ("at most " if figure.missing else "") + self.money(figure.amount, signed=True, places=places)

    def spent(self, figure: Sum, places: int | None = None) -> str:
        """What they cost: as the least that it can be where a cost is missing."""
        if figure.amount is None:
            return "not known"
        return ("at least " if figure.missing else "") + self.money(figure.amount, places=places)


def day(written: str) -> str:
    """A source's date as a reader sees it."""
    numbers = [int(one) for one in written.split("-")]
    if len(numbers) == 1:
        return written
    month = dt.date(numbers[0], numbers[1], 1).strftime("%B %Y")
    return f"{numbers[2]} {month}" if len(numbers) == 3 else month


def listed(value: Any) -> list[Any]:
    """A value that may be written alone or as a list."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def settings(root: Path) -> dict[str, Any]:
    """The company's settings, every value as it was typed."""
    loaded: dict[str, Any] = yaml.load((root / "personas/_handbook.yml").read_text("utf-8"), yaml.BaseLoader)
    return loaded


def shared_sources(root: Path) -> list[dict[str, Any]]:
    """The sources that any persona may cite, every value as it was typed."""
    path = root / "personas/_sources.yml"
    found: list[dict[str, Any]] = yaml.load(path.read_text("utf-8"), yaml.BaseLoader) if path.exists() else []
    return found


def personas(root: Path) -> list[Own]:
    """The personas that a published handbook shows and does not only keep for reference, by name."""
    usual = settings(root).get("baseline", {}).get("currency")
    found: list[Own] = []
    shared = shared_sources(root)
    for path in sorted((root / "personas").rglob("*.md")):
        front = yaml.load(path.read_text("utf-8").split("---\n", 2)[1], yaml.BaseLoader)
        evidence = front.setdefault("evidence", {})
        evidence["sources"] = [*evidence.get("sources", []), *shared]
        folder = path.relative_to(root / "personas").parent.as_posix()
        currency = (front.get("economics") or {}).get("currency", usual)
        if front.get("status") in ("active", "under-review"):
            found.append(Own(path.stem, "" if folder == "." else f"{folder}/", front, currency))
    return sorted(found, key=lambda own: own.name.casefold())
