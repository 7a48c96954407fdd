"""Figures that can be written, and can hardly be true.

Knows: what one customer can do in a year. Must not know: what is computed from it, or how it is shown.
"""

from collections.abc import Iterator
from decimal import Decimal

from handbook.personas.record import Folder, Record
from handbook.rules.check import WARNING, Breach, check
from handbook.schema.amounts import number
from handbook.schema.counted import LONGEST

# The most of each that anybody would believe, in a year, and what it counts.
_MOST = {
    "customers": (8_000_000_000, "customers, and there are not as many people"),
    "complaints_per_customer": (100, "complaints of one customer a year"),
    "contacts_per_order": (50, "contacts about one order"),
}


@check("improbable-figure", WARNING, fix="Correct the figure, or leave it out where nobody has counted.")
def improbable_figure(record: Record, _: Folder) -> Iterator[Breach]:
    """A figure is so large, or so small, that it can hardly be true: a slip of the pen, or of its unit.

    Everything that is computed from it would be wrong as well, and look as certain as the rest.
    """
    economics = record.persona.economics
    if economics is None:
        return
    for name, (most, what) in _MOST.items():
        value = economics.in_a_year(name)
        if value is not None and value > most:
            yield Breach(
                f"`{name}` comes to {number(Decimal(value))} {what}: correct it, or delete the line",
                ("economics", name),
            )
    churn = economics.churn_rate
    if churn is not None and economics.expected_life is None and churn * LONGEST < 1:
        life = f"one of them stays for {number(1 / churn)} years" if churn else "none of them ever leaves"
        message = f"a churn rate of {(churn * 100).normalize():f} % says that {life}"
        yield Breach(f"{message}: say for how many years they stay, as `expected_life:`", ("economics", "churn_rate"))
