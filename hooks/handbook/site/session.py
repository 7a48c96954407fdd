"""What a command that builds goes through, once for `build` and again and again for a preview.

Knows: which of it outlives a build. Must not know: MkDocs.
"""

import errno
import logging
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import click

from handbook import clock
from handbook.content.addresses import refuse_shared
from handbook.content.handbook import load
from handbook.personas.catalog import Memory
from handbook.problems.problem import Problem, StoppedError, count, in_order
from handbook.site import look, site_settings
from handbook.site.article import Known
from handbook.site.build import Build
from handbook.site.on_demand import OnDemand
from handbook.site.policy import Policy
from handbook.site.report import report
from handbook.site.search_data import publish
from handbook.site.settings import Settings
from handbook.site.site_settings import LIST
from handbook.site.surroundings import Surroundings
from handbook.site.swap import HalfwayError
from handbook.site.target import Target
from handbook.source.settings_file import settings_files

_FULL = (errno.ENOSPC, errno.EDQUOT)


@dataclass
class Session:
    """One command: whether it is a preview, and the build that is under way."""

    say: Callable[[str], object] = print  # to whoever waits for the build
    preview: bool = False
    waits: bool = True  # whether the pages of a preview wait until somebody asks for them
    on_demand: OnDemand = field(default_factory=OnDemand)
    build: Build = field(init=False)  # from `begin` on
    settings: Settings = field(default_factory=Settings)
    policy: Policy = field(default_factory=Policy)  # from `guard` on
    site: Path = field(init=False)  # from `begin` on
    target: Target | None = None  # from then until the build is done
    _memory: Memory = field(default_factory=Memory)
    _known: Known = field(default_factory=dict)
    _told: frozenset[Problem] = frozenset()  # what was said already

    def start(self, *, preview: bool) -> None:
        """Forgets everything: a command begins. With `--no-livereload`, nobody hears when a page is asked for."""
        command = click.get_current_context(silent=True)
        self.preview = preview
        self.waits = command is None or command.params.get("livereload") is not False
        self._memory, self._known, self._told = Memory(), {}, frozenset()

    def begin(
        self, surroundings: Surroundings, site: Path, settings: object, engine: tuple[Sequence[Any], Mapping[str, Any]]
    ) -> Build:
        """Reads and judges the project; settings that make no sense are a `StoppedError`.

        What is read is read in turn, so that of two builds at once the later one is not of older texts.
        """
        self.leave(well=False)  # in case that the one before did not come to its end
        self.settings = Settings.read(settings)
        around = replace(
            surroundings,
            new_uri_template=self.settings.new_uri_template,
            report_uri_template=self.settings.report_uri_template,
        )
        try:
            today = clock.today()
        except clock.ClockError as error:
            raise StoppedError(str(error)) from error
        self.site, self.target = site, Target(site, in_place=self.preview, say=self.say)
        handbook = load(
            around.root or Path(),
            today,
            self._memory if self.preview else None,
            theme=around.theme,
            docs_files=self.settings.docs_files,
        )
        self.build = Build.of(handbook, around, *engine, preview=self.preview)
        self.build.known = self._known if self.preview else None
        if around.root:
            files = settings_files(around.root, around.settings, LIST)
            self.build.look, found = look.read(files, around.theme, handbook.content.others, self.settings.policy)
            self.build.problems = in_order([*self.build.problems, *found, *site_settings.missing(handbook)])
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
        edition = self.build.edition
        if (left_out := sorted(edition.left_out)) and (self.preview or not edition.catalog.is_public):
            yield logging.INFO, f"Left out of this edition: {', '.join(left_out)}"
        self._told = frozenset(self.build.problems)

    def enter(self) -> Path:
        """The folder to build the site in; a `StoppedError` if there are problems, unless this is a preview.

        A preview, too, opens nothing that is no ordinary file.
        """
        self.on_demand.stop()
        if self.build.broken and (not self.preview or self.build.is_unsafe):
            raise StoppedError(f"Nothing was built: {count(self.build.problems)}.")
        return self.target.folder if self.target else self.site

    def refuse_shared(self, files: Iterable[str]) -> None:
        """A `StoppedError` if one of the site's files would replace another; a preview lists what it knows of that."""
        if not self.preview:
            refuse_shared((*files, *self.build.sheets))

    def guard(self, theme_page: Callable[[], str]) -> None:
        """Sets the policy of all pages; `theme_page` makes one as the theme itself does.

        A preview has none: its server puts another script into every page that it sends.
        """
        self.policy = Policy() if self.preview else Policy.of(theme_page(), self.settings.policy)

    def leave(self, *, well: bool) -> None:
        """Ends the build: the site is put in its place if all went well, and a preview can make its pages.

        A `StoppedError` says what is in its pages that their policy forbids. Of a public site, what it holds and what
        it leaves out is said.
        """
        if well:
            self.policy.stop()
        target, self.target = self.target, None
        if target and well:
            publish(target.folder, self.build.rows, self.build.leads)
        if target:
            said = list(report(self.build.edition, target.folder)) if well and not self.preview else []
            target.end(well=well)
            for line in said:
                self.say(line)
        if self.preview and well:
            makers = self.build.makers()
            self.on_demand.go_on(makers)
            for name in () if self.waits else makers:
                self.on_demand.make(name)

    def give_up(self, error: Exception) -> str | None:
        """Ends a build that failed; what the system has refused, if it was that."""
        self.leave(well=False)
        return self.plainly(error) if isinstance(error, OSError) else None

    def plainly(self, error: StoppedError | OSError) -> str:
        """Why a build stopped, and how that leaves the site; of a preview, whose server waits, only why."""
        said = str(error)
        if isinstance(error, OSError):
            reason = (error.strerror or said).rstrip(".")
            place = error.filename2 or error.filename  # of a copy, where it goes
            said = f"Nothing was built: {reason}{f': {place}' if place else ''}."
            if error.errno in _FULL:
                said += " Make room, then build again."
        if isinstance(error, HalfwayError):
            said = said.removeprefix("Nothing was built: ")
            return f"{said}\nSome files of the site are new, the others as before: fix this, then build again."
        return said if self.preview else f"{said}\nThe site is as it was before."
