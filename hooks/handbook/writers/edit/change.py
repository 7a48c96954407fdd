"""A change to several files at once: what it writes, what it says, and whether it would break anything.

Knows: the content of a handbook. Must not know: the disk; what the change is for.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from handbook.content.handbook import Handbook, judged
from handbook.problems.problem import Problem
from handbook.source.files import SHORT_LIST, Content


class RefusedError(Exception):
    """A change that cannot be made as it was asked for. Its text says why, in whole sentences for a writer."""


@dataclass(frozen=True)
class Change:
    """Every file that gets another text or is new, by its path so far.

    `moved` are the paths that become others, `made` the files that are not there yet; `said` tells the
    writer what happens, one line for each file; `errors` are those that it would bring.
    """

    files: Mapping[str, bytes]
    said: tuple[str, ...]
    moved: Mapping[str, str] = field(default_factory=dict)
    errors: tuple[Problem, ...] = ()
    made: frozenset[str] = frozenset()

    def path(self, path: str) -> str:
        """What a file is called afterwards."""
        return self.moved.get(path, path)

    def applied(self, content: Content) -> Content:
        """The content as it is afterwards."""
        return replace(
            content,
            personas=self._applied({**content.personas, **dict.fromkeys(self.made, b"")}),
            docs=self._applied(content.docs),
            short=self.files.get(SHORT_LIST, content.short),
        )

    def _applied(self, files: Mapping[str, bytes]) -> dict[str, bytes]:
        changed = {self.path(path): self.files.get(path, data) for path, data in files.items()}
        return dict(sorted(changed.items()))


def listed(problems: Iterable[Problem]) -> str:
    """Problems on lines of their own, indented, below a sentence that introduces them."""
    return "".join(f"\n  {problem}" for problem in problems)


def after(handbook: Handbook, change: Change) -> Handbook:
    """The handbook as it is afterwards, judged on the same day."""
    return judged(change.applied(handbook.content), handbook.catalog.today)


def new_errors(before: Handbook, later: Handbook, change: Change) -> list[Problem]:
    """The errors of files that break a rule more often afterwards; lines and words may change meanwhile."""
    had = Counter((change.path(problem.path), problem.rule.id) for problem in before.errors)
    has = Counter((problem.path, problem.rule.id) for problem in later.errors)
    return [problem for problem in later.errors if has[key := (problem.path, problem.rule.id)] > had[key]]
