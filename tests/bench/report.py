"""What the measured figures say: tables, ratios, and the project's targets.

Knows: figures and how they are compared. Must not know: how they were taken.
"""

import statistics
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from tests.bench.ways import COLD, HUGO, MATERIAL


@dataclass(frozen=True)
class Result:
    """One way to build so many personas: seconds of each run, memory in MB, sizes in bytes."""

    personas: int
    way: str
    seconds: list[float]
    memory: float
    page: int
    search: int
    search_compressed: int

    @property
    def median(self) -> float:
        """The time to quote, in seconds."""
        return statistics.median(self.seconds)


@dataclass(frozen=True)
class Seen:
    """One way to preview so many personas: seconds until the first page, and from each edit until it is seen."""

    personas: int
    way: str
    start: float
    seconds: list[float]

    @property
    def median(self) -> float:
        """The time to quote, in seconds."""
        return statistics.median(self.seconds)


@dataclass
class Figures:
    """Everything that one run has measured."""

    built: list[Result] = field(default_factory=list)
    seen: list[Seen] = field(default_factory=list)

    def result(self, personas: int, way: str) -> Result:
        """The figures of one way to build; a LookupError where it was not measured."""
        return {(one.personas, one.way): one for one in self.built}[personas, way]

    def cost(self, personas: int, way: str, other: str) -> float:
        """One way's time as a part of another's."""
        return self.result(personas, way).median / self.result(personas, other).median

    def delay(self, personas: int, way: str, other: str) -> float:
        """The time from an edit until it is seen as a part of another way's."""
        seen = {(one.personas, one.way): one.median for one in self.seen}
        return seen[personas, way] / seen[personas, other]

    def growth(self, many: int, few: int) -> float:
        """The time from nothing for many as a multiple of that for few."""
        return self.result(many, COLD).median / self.result(few, COLD).median

    def search(self, personas: int, way: str, other: str) -> float:
        """One way's compressed search index as a part of another's."""
        return self.result(personas, way).search_compressed / self.result(personas, other).search_compressed

    def memory(self, personas: int) -> float:
        """What a build of the handbook took at the most, in MB."""
        return self.result(personas, COLD).memory

    def page(self, personas: int) -> float:
        """The weight of a persona's page, in kB."""
        return self.result(personas, COLD).page / 1000

    def as_json(self) -> dict[str, Any]:
        """Everything, with the medians and the verdicts that follow from it."""
        return {
            "built": [asdict(one) | {"median": one.median} for one in self.built],
            "seen": [asdict(one) | {"median": one.median} for one in self.seen],
            "targets": [asdict(one) | {"is_met": one.is_met} for one in verdicts(self)],
        }


@dataclass(frozen=True)
class Verdict:
    """A target with what was measured."""

    name: str
    limit: float
    measured: float

    @property
    def is_met(self) -> bool:
        """Whether it is at most what was set."""
        return self.measured <= self.limit


_SEEN = "handbook's / Hugo's time from an edit until it is seen"
# What is wanted, the most that it may be, and what it is; the figures raise a LookupError if they do not have it.
_TARGETS: tuple[tuple[str, float, Callable[[Figures], float]], ...] = (
    ("50: handbook / Material", 1.2, lambda all_: all_.cost(50, COLD, MATERIAL)),
    ("200: handbook / Material", 1.0, lambda all_: all_.cost(200, COLD, MATERIAL)),
    ("1,000: handbook / Material", 0.75, lambda all_: all_.cost(1000, COLD, MATERIAL)),
    ("the sample: handbook's / Material's time until it is seen", 0.5, lambda all_: all_.delay(0, COLD, MATERIAL)),
    (f"200: {_SEEN}", 2, lambda all_: all_.delay(200, COLD, HUGO)),
    (f"1,000: {_SEEN}", 3, lambda all_: all_.delay(1000, COLD, HUGO)),
    ("200: a persona's page, kB", 36, lambda all_: all_.page(200)),
    ("1,000: compressed search index / Material's", 0.9, lambda all_: all_.search(1000, COLD, MATERIAL)),
    ("handbook of 3,000 / of 1,000", 3.3, lambda all_: all_.growth(3000, 1000)),
    ("3,000: memory of a build of the handbook, MB", 250, lambda all_: all_.memory(3000)),
)


def verdicts(figures: Figures) -> Iterator[Verdict]:
    """The targets that this run has measured."""
    for name, limit, measured in _TARGETS:
        try:
            yield Verdict(name, limit, measured(figures))
        except LookupError:
            continue


def table(figures: Figures, personas: int) -> str:
    """The figures for so many personas, with the handbook's time as a part of each other way's."""
    built = [one for one in figures.built if one.personas == personas]
    seen = [one for one in figures.seen if one.personas == personas]
    head = f"{'seconds':>8}{'from-to':>14}{'ratio':>7}"
    sizes = f"{'MB':>6}{'page kB':>9}{'search kB':>11}{'gz kB':>7}"
    lines = [f"{f'{personas:,} personas':<40}{head}{sizes}"] if built else ["The sample handbook, and as many pages"]
    for one in built:
        sizes = (
            f"{one.memory:>6.0f}{one.page / 1000:>9.1f}{one.search / 1000:>11.0f}{one.search_compressed / 1000:>7.0f}"
        )
        lines.append(f"{one.way:<40}{_time(built, one)}{sizes}")
    if seen:
        lines.append(f"{'from an edit until it is seen':<40}{head}{'start':>8}")
    lines += [f"{one.way:<40}{_time(seen, one)}{one.start:>8.2f}" for one in seen]
    return "\n".join(lines) + "\n"


def _time(all_: Sequence[Result | Seen], one: Result | Seen) -> str:
    """The median, the least and the most, which tell how quiet the machine was, and the ratio."""
    ours = next((other.median for other in all_ if other.way == COLD), None)
    ratio = f"{ours / one.median:.2f}" if ours else ""
    return f"{one.median:>8.2f}{f'{min(one.seconds):.2f}-{max(one.seconds):.2f}':>14}{ratio:>7}"


def targets(figures: Figures) -> str:
    """What was wanted and what was measured; nothing for targets that this run has not touched."""
    found = list(verdicts(figures))
    if not found:
        return "None of the targets was measured: they are for 50, 200, 1,000 and 3,000 personas.\n"
    head = f"{'target':<64}{'at most':>8}{'measured':>10}"
    lines = [
        f"{one.name:<64}{one.limit:>8g}{one.measured:>10.2f}  {'met' if one.is_met else 'not met'}" for one in found
    ]
    return "\n".join([head, *lines]) + "\n"
