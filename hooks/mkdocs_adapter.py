"""MkDocs' events -> the handbook. The only file that imports mkdocs.

Knows: MkDocs' events, files and log. Must not know: what a persona is, or how it is judged.

Everything a writer can get wrong is judged in `on_config` and `on_pre_build`, before MkDocs empties
the site folder, and every page is rendered there too. In `serve` nothing is raised: a file with
problems gets a page that lists them, and the preview goes on.
"""

import html
import logging
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import Any, Literal

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as SitePage
from mkdocs.utils import get_relative_url

from handbook import clock, matter, navigation
from handbook.docs import DocsPage, Signposts, omitted
from handbook.editors import json_schema
from handbook.examples import examples
from handbook.files import read_all
from handbook.handbook import Handbook, load
from handbook.links import DOCS, SiteLinks, destination, filled_in, unknown_parts, without_steps_up
from handbook.pages import Page, Renderer, Surroundings
from handbook.problem import Problem, count
from handbook.record import Record
from handbook.templates import BAD_TEMPLATE, BrokenTemplateError

log = logging.getLogger("mkdocs.hooks.handbook")
CASES = "tests/cases"  # where the examples of the rules come from


@dataclass
class _Build:
    """Everything that belongs to one build; a new one is made for each."""

    handbook: Handbook
    renderer: Renderer
    links: SiteLinks
    left_out: frozenset[str]
    problems: list[Problem]
    pages: list[Page] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)  # of hand-written pages, with their views in place

    @cached_property
    def personas(self) -> dict[str, Record]:
        """The personas of this edition, by the names of their pages."""
        return {record.path: record for record in self.renderer.catalog.records}

    @property
    def broken(self) -> frozenset[str]:
        """The files whose pages list problems instead."""
        return frozenset(problem.path for problem in self.problems if problem.is_error)

    @property
    def broken_templates(self) -> list[Problem]:
        """What is wrong with templates, which concerns every page."""
        return [problem for problem in self.problems if problem.rule is BAD_TEMPLATE]

    def problems_of(self, path: str) -> list[Problem]:
        """What is wrong with one file."""
        return [problem for problem in self.problems if problem.path == path]

    def docs_page(self, uri: str) -> DocsPage | None:
        """The hand-written page of this name."""
        return next((page for page in self.handbook.docs if page.uri == uri), None)


@dataclass
class _Session:
    """What outlives a build: which command runs, the build that is under way, and what the log says already."""

    serving: bool = False
    build: _Build | None = None
    told: frozenset[Problem] = frozenset()

    @property
    def current(self) -> _Build:
        """The build under way; `on_config` always comes first."""
        assert self.build is not None  # noqa: S101 - MkDocs' order of events
        return self.build


_session = _Session()


def on_startup(*, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG001
    """Notes whether this is a preview."""
    _session.serving = command == "serve"


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Reads the handbook and puts its personas into the navigation."""
    root = Path(config.config_file_path).parent
    handbook = load(root, clock.today())
    catalog = handbook.catalog.shown(drafts=_session.serving).without(handbook.broken)
    internal = frozenset(page.uri for page in handbook.docs if page.is_internal and catalog.is_public)
    left_out = catalog.left_out | internal
    surroundings = Surroundings(
        _template_folders(config),
        _address(config),
        _edit_address(config),
        _new_address(config),
        cache(lambda: examples(read_all(root / CASES))),
    )
    signposts = Signposts.of(page for page in handbook.docs if page.uri not in left_out)
    links = SiteLinks(left_out.__contains__)
    renderer = Renderer(catalog, surroundings, handbook.catalog, signposts)
    build = _Build(handbook, renderer, links, left_out, list(handbook.problems))
    _session.build = build
    config.markdown_extensions.append(links)  # type: ignore[arg-type]
    if config.nav is not None:
        config.nav = _navigation(config.nav, build)
        build.problems += omitted(handbook.docs, left_out.union(navigation.reached(config.nav)))
    return config


def on_pre_build(config: MkDocsConfig) -> None:
    """Renders every page and reports every problem, while the previous site is still there."""
    build = _session.current
    build.problems += build.renderer.template_problems()
    if not build.broken_templates:
        _render(build)
    _report(build)
    if build.broken and not _session.serving:
        raise PluginError(f"Nothing was built: {count(build.problems)}. The site is as it was before.")
    if build.broken:  # a page that lists problems has no headings for others to link to
        config.validation.links.anchors = logging.DEBUG


def _render(build: _Build) -> None:
    """Makes every page, so that a template's fault is known before the previous site is gone."""
    try:
        build.pages = [*build.renderer.personas(), *build.renderer.exports()]
        build.texts = {page.uri: build.renderer.docs_page(page, page.document.body) for page in build.handbook.docs}
    except BrokenTemplateError as error:
        build.problems.append(error.problem)


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Adds the personas' pages and pictures, and takes out what this edition leaves out."""
    build = _session.current
    for file in list(files):
        if file.src_uri in build.left_out:
            files.remove(file)
    for page in build.pages:
        files.append(_generated(page, config))
    for page in _stand_ins(build):
        files.append(_generated(page, config, InclusionLevel.NOT_IN_NAV))
    for uri, text in _schemas(build, config):
        files.append(File.generated(config, uri, content=text))
    root = str(Path(config.config_file_path).parent)
    shown = [page for page in build.handbook.docs if page.uri not in build.left_out]
    for uri in sorted(build.renderer.pictures(shown, build.handbook.content.images)):
        files.append(File(uri, root, config.site_dir, config.use_directory_urls))
    return files


def on_pre_page(page: SitePage, *, config: MkDocsConfig, files: Files) -> SitePage:  # noqa: ARG001
    """Cleans the edit link, which leads out of docs/ for a persona's page."""
    page.edit_url = without_steps_up(page.edit_url)
    return page


def on_page_markdown(markdown: str, *, page: SitePage, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001
    """Puts the views into hand-written pages, and tells the link rewriter which page comes next."""
    build = _session.current
    uri = page.file.src_uri
    source = uri if page.file.generated_by else DOCS + uri
    build.links.source = source
    if page.file.generated_by:
        return markdown
    if build.broken_templates or source in build.broken:
        page.meta = {"title": html.escape(source), "search": {"exclude": True}}
        found = build.broken_templates or build.problems_of(source)
        return build.renderer.problems(uri, found[0].path, found).text.split("---\n", 2)[2]
    own = build.docs_page(uri)
    if own is None:
        matter.escape(page.meta)
        return markdown
    matter.set_as_typed(page.meta, own)
    matter.escape(page.meta)
    return build.texts[uri]


def on_page_content(content: str, *, page: SitePage, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001
    """Tells the theme's search what a persona is known by: it ranks that first, and shows it with a hit.

    The theme takes tags for it, after the plugin for tags has read the page's own.
    """
    record = _session.current.personas.get(page.file.src_uri)
    if record and page.file.generated_by:
        page.meta["tags"] = [html.escape(word) for word in matter.known_by(record)]
    return content


def on_env(env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:  # noqa: ARG001
    """Tells the theme's templates what they need to know of the handbook."""
    build = _session.current
    env.globals["handbook"] = {
        "public": build.renderer.catalog.is_public,
        "broken": [(path, _stand_in_for(path, build, config)) for path in sorted(build.broken) if _session.serving],
    }
    return env


def _schemas(build: _Build, config: MkDocsConfig) -> Iterator[tuple[str, str]]:
    """What editors need to know of the front matter. It names internal fields, and in public nobody writes."""
    if not build.renderer.catalog.is_public:
        yield from json_schema.files(build.handbook.catalog.company.model, config.site_url).items()


def _stand_in_for(path: str, build: _Build, config: MkDocsConfig) -> str | None:
    """The address of the page that lists a file's problems; the settings have none."""
    own = next((page.uri for page in build.handbook.docs if page.path == path), None)
    uri = path if path in build.handbook.content.personas else own
    return destination(uri, folders=config.use_directory_urls) if uri and uri.endswith(".md") else None


def _report(build: _Build) -> None:
    """Writes the problems to MkDocs' log; warnings as information, since MkDocs counts warnings as failures.

    A preview says each only once, so that what a save has changed is not lost among the others.
    """
    for problem in build.problems:
        if problem not in _session.told:
            log.log(logging.ERROR if problem.is_error else logging.INFO, "%s", problem)
    if old := _session.told.intersection(build.problems):
        log.info("As before: %s", count(old))
    _session.told = frozenset(build.problems)
    if gone := sorted(build.left_out):
        log.info("Left out of this edition: %s", ", ".join(gone))


def _stand_ins(build: _Build) -> Iterator[Page]:
    """In the preview, a page with the problems for every persona that has errors, and for all if a template has."""
    for path in sorted(build.broken & build.handbook.content.personas.keys()):
        yield build.renderer.problems(path, path, build.problems_of(path))
    for problem in build.broken_templates[:1]:
        for record in build.renderer.catalog.records:
            yield build.renderer.problems(record.path, problem.path, build.broken_templates)


def _generated(page: Page, config: MkDocsConfig, inclusion: InclusionLevel = InclusionLevel.UNDEFINED) -> File:
    file = File.generated(config, page.uri, content=page.text, inclusion=inclusion)
    file.edit_uri = f"../{page.source}" if page.uri.endswith(".md") else None
    return file


def _navigation(items: list[Any], build: _Build) -> list[Any]:
    try:
        return list(navigation.filled(items, build.renderer.catalog, build.left_out))
    except navigation.UnknownTypeError as error:
        raise PluginError(f"mkdocs.yml: {error}") from error


def _template_folders(config: MkDocsConfig) -> tuple[Path, ...]:
    return tuple(Path(folder) for folder in config.theme.dirs)


def _new_address(config: MkDocsConfig) -> Any:
    settings = config.extra.get("handbook") or {}
    if not isinstance(settings, dict) or not isinstance(template := settings.get("new_uri_template") or "", str):
        raise PluginError("mkdocs.yml: write `new_uri_template:` and an address under `extra: handbook:`")
    if unknown := unknown_parts(template):
        named = ", ".join(f"{{{part}}}" for part in unknown)
        raise PluginError(f"mkdocs.yml: new_uri_template knows {{path}} and {{text}} only; it has {named}")
    return lambda path, text: filled_in(template, path, text)


def _address(config: MkDocsConfig) -> Any:
    folders = config.use_directory_urls

    def url(target: str, page: str) -> str:
        return get_relative_url(destination(target, folders=folders), destination(page, folders=folders))

    return url


def _edit_address(config: MkDocsConfig) -> Any:
    def edit_url(path: str) -> str | None:
        file = File.generated(config, path, content="")
        file.edit_uri = f"../{path}"
        return without_steps_up(SitePage(None, file, config).edit_url)

    return edit_url
