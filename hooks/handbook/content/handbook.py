"""A whole handbook: everything read, judged, and ready to be made into pages.

Knows: the order in which content is read. Must not know: templates, MkDocs, the terminal.
"""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from handbook import rules
from handbook.content import addresses, docs
from handbook.content.docs import DocsPage
from handbook.content.site_theme import UNKNOWN, SiteTheme
from handbook.personas import catalog as catalogs
from handbook.personas.catalog import Catalog, Memory
from handbook.personas.record import Folder
from handbook.problems.problem import Problem, Rule, in_order
from handbook.rules.bodies import broken_link
from handbook.rules.folders import folder_and_field
from handbook.rules.hand_written import PATH_TAKEN, UNKNOWN_FOLDER
from handbook.rules.money import contradicting_money
from handbook.rules.negatives import negative_without_reason, negative_without_use
from handbook.rules.required import missing_field, type_and_folder, wrong_type
from handbook.rules.wording import portrait_file
from handbook.source import decode
from handbook.source.conflicts import told_once
from handbook.source.files import SETTINGS, SHORT_LIST, SOURCES, Content, collect
from handbook.source.rules import MISNAMED_SETTINGS, MISPLACED_PERSONA, STRAY_FILE, UNLISTED_FILE


@dataclass(frozen=True)
class Handbook:
    """The content of one project on one day, with every problem found in it."""

    content: Content
    catalog: Catalog
    folder: Folder
    docs: tuple[DocsPage, ...]
    problems: tuple[Problem, ...]

    def line(self, path: str, number: int) -> str:
        """The text of one line of a file, counted from 1; nothing where there is none."""
        content = self.content
        lists = {SETTINGS: content.settings, SHORT_LIST: content.short, SOURCES: content.sources}
        data = content.personas.get(path) or content.docs.get(path) or lists.get(path)
        lines = decode(path, data or b"")[0] or ""
        return next(iter(lines.split("\n")[number - 1 : number]), "")

    @cached_property
    def errors(self) -> list[Problem]:
        """What stops a build."""
        return [problem for problem in self.problems if problem.is_error]

    @cached_property
    def broken(self) -> frozenset[str]:
        """The files that have errors."""
        return frozenset(problem.path for problem in self.errors)


def load(
    root: Path,
    today: dt.date,
    memory: Memory | None = None,
    *,
    theme: SiteTheme = UNKNOWN,
    docs_files: Collection[str] = (),
) -> Handbook:
    """Reads and judges the project at `root`. Bad content never raises; it is in `problems`, sorted.

    `memory` is what was read the last time, `theme` what is known of the site's, `docs_files` what docs/ may hold
    besides what is known.
    """
    return judged(collect(root, theme.own, docs_files), today, memory, theme)


def judged(content: Content, today: dt.date, memory: Memory | None = None, theme: SiteTheme = UNKNOWN) -> Handbook:
    """The handbook that this content makes, on disk or not."""
    catalog, folder, problems = catalogs.load(content, today, memory)
    pages, found = docs.load(content, catalog, folder, theme)
    taken = addresses.problems(content, folder, theme)
    judged_here = (*rules.judge(folder, docs.owners(pages)), *found, *docs.unplaced(pages, folder), *taken)
    everything = in_order(told_once(_where_used(_at_home([*content.problems, *problems, *judged_here]))))
    return Handbook(content, catalog, folder, tuple(pages), tuple(everything))


def _at_home(problems: list[Problem]) -> list[Problem]:
    """The problems without those that only follow from a persona's lying in a wrong place, and go when it is moved."""
    wrong = [one for one in problems if one.rule in (MISPLACED_PERSONA, UNKNOWN_FOLDER)]
    places = [(path, one.rule) for one in wrong for path in (one.path, *(also.path for also in one.also))]
    return [one for one in problems if not any(_follows(one, place, rule) for place, rule in places)]


def _follows(one: Problem, place: str, rule: Rule) -> bool:
    if one.rule is PATH_TAKEN:
        return any(f"{path}/".startswith(f"{place}/") for path in (one.path, *(also.path for also in one.also)))
    of_it = (*_BY_PLACE, *_BY_TYPE) if rule is MISPLACED_PERSONA else _BY_PLACE
    is_list = one.rule is MISNAMED_SETTINGS and one.path.endswith(SHORT_LIST.rpartition("/")[2])
    return one.path.startswith(f"{place}/") and (one.rule in of_it or (is_list and rule is MISPLACED_PERSONA))


_BY_PLACE = (folder_and_field.rule, type_and_folder.rule)
_BY_TYPE = (
    missing_field.rule,
    wrong_type.rule,
    contradicting_money.rule,
    negative_without_reason.rule,
    negative_without_use.rule,
)


def _where_used(problems: list[Problem]) -> list[Problem]:
    """The problems without those of files that another one, at the line that uses the file, tells more of."""
    used = {
        also.path
        for problem in problems
        if problem.rule in (portrait_file.rule, broken_link.rule)
        for also in problem.also
    }
    return [one for one in problems if one.rule not in (STRAY_FILE, UNLISTED_FILE) or one.path not in used]
