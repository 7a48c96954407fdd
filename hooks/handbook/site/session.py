"""What a command that builds goes through, once for `build` and again and again for a preview.

Knows: which of it outlives a build. Must not know: MkDocs.
"""

import logging
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from handbook import clock
from handbook.content.handbook import load
from handbook.personas.catalog import Memory
from handbook.problems.problem import Problem, StoppedError, count
from handbook.site.article import Known
from handbook.site.build import Build
from handbook.site.on_demand import OnDemand
from handbook.site.settings import Settings
from handbook.site.surroundings import Surroundings
from handbook.site.target import Target


@dataclass
class Session:
    """One command: whether it is a preview, and the build that is under way."""

    preview: bool = False
    on_demand: OnDemand = field(default_factory=OnDemand)
    build: Build = field(init=False)  # from `begin` on
    site: Path = field(init=False)  # from `enter` on
    target: Target | None = None  # from then until the build is done
    _memory: Memory = field(default_factory=Memory)
    _known: Known = field(default_factory=dict)
    _told: frozenset[Problem] = frozenset()  # what was said already

    def start(self, *, preview: bool) -> None:
        """Forgets everything: a command begins."""
        self.preview = preview
        self._memory, self._known, self._told = Memory(), {}, frozenset()

    def begin(
        self, surroundings: Surroundings, settings: object, engine: tuple[Sequence[Any], Mapping[str, Any]]
    ) -> Build:
        """Reads and judges the project; settings that make no sense are a `StoppedError`."""
        said = Settings.read(settings)
        around = replace(surroundings, new_uri_template=said.new_uri_template)
        memory = self._memory if self.preview else None
        handbook = load(around.root or Path(), clock.today(), memory, around.templates, said.docs_files)
        self.build = Build.of(handbook, around, *engine, preview=self.preview)
        self.build.known = self._known if self.preview else None
        return self.build

    def news(self) -> Iterator[tuple[int, str]]:
        """What to log of the problems, and how serious it is; MkDocs counts warnings as failures, so ours are none.

        A preview says each problem only once, so that what a save has changed is not lost among the others.
        """
        for problem in self.build.problems:
            if problem not in self._told:
                yield logging.ERROR if problem.is_error else logging.INFO, str(problem)
        if old := [problem for problem in set(self.build.problems) if problem in self._told]:
            yield logging.INFO, f"As before: {count(old)}"
        if left_out := sorted(self.build.edition.left_out):
            yield logging.INFO, f"Left out of this edition: {', '.join(left_out)}"
        self._told = frozenset(self.build.problems)

    def enter(self, site: Path) -> Path:
        """The folder to build `site` in; a `StoppedError` if there are problems, unless this is a preview.

        A preview, too, opens nothing that is no ordinary file.
        """
        self.on_demand.stop()
        self.site = site
        if self.build.broken and (not self.preview or self.build.is_unsafe):
            raise StoppedError(f"Nothing was built: {count(self.build.problems)}.")
        self.target = Target(site, in_place=self.preview)
        return self.target.folder

    def leave(self, *, well: bool) -> None:
        """Ends the build: the site is put in its place if all went well, and a preview can make its pages."""
        if self.target:
            self.target.end(well=well)
        self.target = None
        if self.preview and well:
            self.on_demand.go_on(self.build.makers())
