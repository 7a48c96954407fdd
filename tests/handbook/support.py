"""Short ways to read, judge and render small handbooks without a disk."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

from tests.machine import OVERRIDES

from handbook.content.docs import DocsPage
from handbook.content.handbook import judged as handbook_of
from handbook.content.handbook import load as handbook_in
from handbook.content.site_theme import SiteTheme
from handbook.personas.catalog import Catalog
from handbook.personas.record import Record
from handbook.problems.problem import START, Problem, in_order
from handbook.schema import Persona, Validated, validate
from handbook.site import look
from handbook.site.build import Build
from handbook.site.site_settings import FILE, LIST
from handbook.site.surroundings import Surroundings
from handbook.source import Mapping as Front
from handbook.source import parse
from handbook.source.files import Content
from handbook.source.settings_file import settings_files

TODAY = dt.date(2026, 11, 23)
PROJECT = Path(__file__).parent.parent.parent
THEME = Path(str(files("material"))) / "templates"
STATUSES = ("draft", "under-review", "retired")  # as in mkdocs.yml
SAMPLE = PROJECT / "tests" / "sample"  # the handbook as it is shipped, whatever a company has made of its own
CASES = PROJECT / "tests" / "cases"
RULE_CASES = PROJECT / "hooks" / "handbook" / "rules" / "cases"  # which the page Rules shows examples from
PATH = "personas/ann.md"
DRAFT = "name: Ann\nsummary: Walks in all weather.\n"
ACTIVE = DRAFT + (
    "status: active\nowner: Insight\nlast_reviewed: 2026-09-14\n"
    "goals: {personal: Walk more}\nchallenges: Little time\n"
    "evidence: {basis: mixed, sources: [{id: S1, title: Interviews}]}\n"
)
NEGATIVE = DRAFT + (
    "status: active\nowner: Insight\nlast_reviewed: 2026-09-14\n"
    "evidence: {basis: mixed, sources: [{id: S1, title: Interviews}]}\n"
    "negative: {reasons: misaligned, why: They want skis., warning_signs: Asks for skis,"
    " handling: {step: educate}, reconsider_when: We sell skis}\n"
)


def persona(fields: str = "", body: str = "", base: str = DRAFT) -> str:
    """A persona file that is right so far, with more fields and a body."""
    return f"---\n{base}{fields}\n---\n{body}"


def content(files: Mapping[str, str], settings: str | None = None, short: str | None = None) -> Content:
    """The files of a handbook, sorted into personas and pages by their paths."""
    data = {path: text.encode() for path, text in files.items()}
    return Content(
        personas={path: text for path, text in data.items() if path.startswith("personas/")},
        docs={path: text for path, text in data.items() if path.startswith("docs/")},
        settings=None if settings is None else settings.encode(),
        short=None if short is None else short.encode(),
    )


def load(
    files: Mapping[str, str], settings: str | None = None, short: str | None = None
) -> tuple[Catalog, list[DocsPage], list[Problem]]:
    """A handbook in memory: its catalog, its pages and every problem, in order."""
    held = content(files, settings, short)
    handbook = handbook_of(held, TODAY)
    return handbook.catalog, list(handbook.docs), list(handbook.problems)


def build_of(
    files: Mapping[str, str],
    settings: str | None = None,
    *,
    templates: Path = OVERRIDES,
    edit_url: Callable[[str], str | None] = lambda _: None,
    preview: bool = True,
    lenient: bool = False,
) -> Build:
    """A build of a handbook in memory, with its drafts if it is that of a preview; `lenient` whatever is wrong."""
    handbook = handbook_of(content(files, settings), TODAY)
    handbook = replace(handbook, problems=()) if lenient else handbook
    return Build.of(handbook, Surroundings(templates, edit_url=edit_url), preview=preview)


def catalog_of(**personas: str) -> Catalog:
    """A catalog of drafts, each given by its further fields; an id's underscores stand for hyphens."""
    files = {f"personas/{key.replace('_', '-')}.md": persona(fields) for key, fields in personas.items()}
    return load(files)[0]


def record_of(text: str, path: str = PATH) -> Record:
    """One persona as a record."""
    (record,) = load({path: text})[0].records
    return record


def places(problems: list[Problem]) -> list[tuple[int, str]]:
    """The line and rule of each problem."""
    return [(problem.at.line, problem.rule.id) for problem in problems]


def judged(text: str, path: str = PATH, **others: str) -> list[tuple[int, str]]:
    """The line and rule of every problem of one persona, with others given by id."""
    files = {path: text, **{f"personas/{key}.md": other for key, other in others.items()}}
    return places([problem for problem in load(files)[2] if problem.path == path])


def rules_broken(text: str, path: str = PATH, **others: str) -> list[str]:
    """The ids of the rules that one persona breaks, in the order of the file."""
    return [rule for _, rule in judged(text, path, **others)]


def front(text: str) -> Front:
    """Front matter that has no syntax error, as a tree."""
    parsed = parse(text, PATH)
    assert parsed.problems == []
    return parsed.root if isinstance(parsed.root, Front) else Front({}, {}, START)


def validated(fields: str) -> Validated[Persona]:
    """Some fields as a persona."""
    return validate(Persona, front(fields), PATH)


def found(folder: Path) -> tuple[Problem, ...]:
    """Every problem that `check` finds in a project on disk, with the templates of this one."""
    theme = SiteTheme((OVERRIDES, THEME), statuses=STATUSES)
    build = Build.of(handbook_in(folder, TODAY, theme=theme), Surroundings(OVERRIDES), preview=True)
    build.judge_anchors()
    files = settings_files(folder, FILE, LIST)
    _, problems = look.read(files, theme, build.edition.handbook.content.others, {})
    return tuple(in_order([*build.problems, *problems]))
