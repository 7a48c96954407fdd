"""`check`: every problem, drawn for whoever reads it.

Knows: terminals, and what build servers read. Must not know: how problems are found.
"""

import argparse
import datetime as dt
import gc
import os
import sys
from collections.abc import Iterable, Sequence
from importlib.util import find_spec
from pathlib import Path

from commands.command import Command, refuse
from handbook import clock
from handbook.content.handbook import Handbook, load
from handbook.content.site_theme import SiteTheme
from handbook.markdown.html import SETTINGS
from handbook.markdown.prose import EXTENSIONS
from handbook.problems.problem import Problem, StoppedError, count, counted, in_order
from handbook.problems.report import FORMATS, coloured, summary
from handbook.site import leftovers, look, site_settings
from handbook.site.build import Build
from handbook.site.settings import Settings
from handbook.site.surroundings import Surroundings
from handbook.source.conflicts import told_once
from handbook.source.rules import UNLISTED_FILE
from handbook.source.settings_file import SettingsFile, settings_files
from handbook.writers.editors import front_matter_cms


def _declare(check: argparse.ArgumentParser) -> None:
    check.add_argument("paths", nargs="*", help="show only problems in these files or folders")
    check.add_argument("--strict", action="store_true", help="let warnings fail the check as well")
    check.add_argument("--format", choices=sorted(FORMATS), help="how to write problems down; chosen by where they go")


def _check(options: argparse.Namespace, root: Path) -> int:
    if missing := [path for path in options.paths if not Path(path).exists()]:
        return refuse(f"There is no file or folder {', '.join(missing)}.")
    gc.disable()  # all of it is needed until the end, which comes soon: looking for garbage costs a third of the time
    try:
        build = judged(root, clock.today(), root / "overrides")
    except StoppedError as error:
        return refuse(f"{error}.")
    handbook = build.edition.handbook
    problems = list(_within(build.problems, options.paths, root))
    _show(problems, options.format, handbook)
    personas = counted(len(handbook.content.personas), "persona")
    pages = counted(len(handbook.content.docs), "page")
    print(f"Checked {personas} and {pages}: {count(problems)}.", file=sys.stderr)
    _remind_of_forms(root / front_matter_cms.PATH, handbook)
    failing = problems if options.strict else [problem for problem in problems if problem.is_error]
    return 1 if failing else 0


def _remind_of_forms(path: Path, handbook: Handbook) -> None:
    """Says that VS Code shows other fields than there are: no problem of the handbook, and nothing to fail for."""
    if handbook.errors or not path.is_file():
        return
    if not front_matter_cms.is_current(handbook.catalog.company.model, path.read_bytes()):
        print(f"{path.name}, the forms for VS Code, does not show the fields as they are now.", file=sys.stderr)
        print("Run `make editor`; or delete the file, if nobody uses them.", file=sys.stderr)


def judged(root: Path, today: dt.date, templates: Path) -> Build:
    """A build of the project that has gone as far as judging all of it; settings without sense are a `StoppedError`."""
    files = settings_files(root, site_settings.FILE, site_settings.LIST)
    settings, theme = Settings.of(files), _theme(templates, files)
    handbook = load(root, today, theme=theme, docs_files=settings.docs_files)
    build = Build.of(handbook, Surroundings(templates, theme=theme), preview=True)
    if not build.is_unsafe:
        build.try_own_templates()
    if not build.is_unsafe and _has_our_engine(files):
        build.judge_anchors()
    build.look, found = look.read(files, theme, handbook.content.others, settings.policy)
    found += [
        *site_settings.problems(files, handbook),
        *site_settings.missing(handbook),
        *leftovers.problems(files, handbook),
    ]
    every = in_order(told_once([*build.problems, *found]))
    unread = any(one.places.fault for one in files)  # they may name files that docs/ may hold
    build.problems = [one for one in every if not (unread and one.rule is UNLISTED_FILE)]
    return build


def _theme(templates: Path, files: Sequence[SettingsFile]) -> SiteTheme:
    """What a build would know of the theme: its folders, and the statuses that the site's settings name."""
    installed = find_spec("material")  # which imports neither the theme nor MkDocs
    folders = [Path(place, "templates") for place in (installed and installed.submodule_search_locations) or ()]
    return SiteTheme((templates, *folders), statuses=_statuses(files))


def _statuses(files: Sequence[SettingsFile]) -> tuple[str, ...] | None:
    """The names below `extra: status:`, those that are inherited first; None if not all of it could be read."""
    if not files or files[-1].places.inherits:
        return None
    named: list[str] = []
    for one in reversed(files):
        extra = one.top.get("extra") or {}
        status = extra.get("status") or {} if isinstance(extra, dict) else None
        if not isinstance(one.says, dict) or not isinstance(status, dict):
            return None
        named += status
    return tuple(dict.fromkeys(named))


def _has_our_engine(files: Sequence[SettingsFile]) -> bool:
    """Whether a site's headings are those that are judged here: with other extensions, only a build knows them."""
    if not files:
        return True
    listed = files[0].top.get("markdown_extensions")
    entries = [one if isinstance(one, dict) else {str(one): ""} for one in listed] if isinstance(listed, list) else []
    named = [next(iter(one.items()), ("", "")) for one in entries]
    chosen = {key for _, options in named if isinstance(options, dict) for key in options}
    return tuple(name for name, _ in named) == EXTENSIONS and chosen <= {
        key for one in SETTINGS.values() for key in one
    }


def _show(problems: Sequence[Problem], form: str | None, handbook: Handbook) -> None:
    """Writes the problems to the standard output: drawn for a person at a terminal, one per line for a program."""
    at_terminal = sys.stdout.isatty()
    draw = FORMATS[form or ("terminal" if at_terminal else "plain")]
    if form is None and at_terminal and "NO_COLOR" not in os.environ:  # https://no-color.org
        draw = coloured
    if text := draw(problems, handbook.line):
        print(text)
    if form == "github" and (page := os.environ.get("GITHUB_STEP_SUMMARY")):
        with Path(page).open("a", encoding="utf-8") as file:
            file.write(summary(problems, _rules_page()))


def _rules_page() -> str:
    """Where the published handbook explains the rules; its address is in HANDBOOK_URL, if anywhere."""
    address = os.environ.get("HANDBOOK_URL", "").rstrip("/")
    return f"{address}/rules/" if address else ""


def _within(problems: Iterable[Problem], paths: Sequence[str], root: Path) -> Iterable[Problem]:
    """The problems in the given files and folders; all of them if none is given."""
    wanted = [Path(path).resolve() for path in paths]
    for problem in problems:
        place = root / problem.path
        if not wanted or any(place == one or one in place.parents for one in wanted):
            yield problem


CHECK = Command("check", "show every problem in the persona files and pages", _declare, _check)
