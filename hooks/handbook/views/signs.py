"""The `signs` view: the warning signs of all negative personas, by the stage or by the team that meets them.

Knows: signs, and what to do when one shows. Must not know: HTML.
"""

from dataclasses import dataclass

from handbook.personas.catalog import Catalog
from handbook.personas.record import Record
from handbook.schema import field
from handbook.schema.negative import WarningSign
from handbook.schema.terms.negative import HandlingStep, SignLevel, SignStage
from handbook.schema.terms.term import Term
from handbook.views.query import Selection, select


class By(Term):
    """What the signs are sorted under."""

    STAGE = "stage", "By stage"
    TEAM = "team", "By team"
    LEVEL = "level", "Red first"


class Options(Selection):
    """What a writer may say about signs."""

    by: By = field(
        "By",
        "Whether signs are listed under the stage or the team that meets them, or each once with the red ones first.",
        "team",
        default=By.STAGE,
    )


@dataclass(frozen=True, slots=True)
class Sign:
    """One sign, the persona that it belongs to, and the step to begin with."""

    record: Record
    sign: WarningSign
    step: HandlingStep | None
    number: int  # among the persona's

    @property
    def place(self) -> str:
        """Where it stands in a page."""
        return f"sign-{self.record.id}-{self.number}"


@dataclass(frozen=True, slots=True)
class Heading:
    """The signs of one stage or team, red ones first."""

    title: str
    signs: tuple[Sign, ...]


_MOST_TEAMS = 12  # the stylesheet has a rule for each


def teams(headings: list[Heading]) -> list[str]:
    """The teams that a list of signs can be narrowed to: none, where there are so many that it helps nobody."""
    found = {team for one in headings for sign in one.signs for team in sign.sign.seen_by}
    return sorted(found, key=str.casefold) if 1 < len(found) <= _MOST_TEAMS else []


def build(options: Options, catalog: Catalog) -> list[Heading]:
    """The signs under their headings: stages in the order in which they are met, teams by name."""
    found: dict[str, list[Sign]] = {}
    for sign in _signs(options, catalog):
        for title in _titles(sign.sign, options.by):
            found.setdefault(title, []).append(sign)
    stages = [one.label for one in _ORDERED.get(options.by, ())]
    last = _UNSAID[options.by]

    def order(title: str) -> tuple[bool, int, str]:
        return title == last, stages.index(title) if title in stages else 0, title.casefold()

    return [Heading(title, tuple(sorted(found[title], key=_severity))) for title in sorted(found, key=order)]


_UNSAID = {By.STAGE: "At any stage", By.TEAM: "Any team", By.LEVEL: "Neither red nor yellow"}
_ORDERED: dict[By, tuple[Term, ...]] = {By.STAGE: tuple(SignStage), By.LEVEL: (SignLevel.RED, SignLevel.YELLOW)}


def _signs(options: Options, catalog: Catalog) -> list[Sign]:
    return [
        Sign(record, sign, negative.handling.step if negative.handling else None, number)
        for record in select(options, catalog)
        if (negative := record.persona.negative)
        for number, sign in enumerate(negative.warning_signs, 1)
    ]


def _titles(sign: WarningSign, by: By) -> list[str]:
    term = sign.level if by is By.LEVEL else sign.stage
    said = sign.seen_by if by is By.TEAM else [term.label] if term else []
    return list(dict.fromkeys(said)) or [_UNSAID[by]]


def _severity(sign: Sign) -> int:
    return [SignLevel.RED, SignLevel.YELLOW, None].index(sign.sign.level)
