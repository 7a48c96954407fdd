"""MkDocs' events -> the handbook. The only file that imports mkdocs.

Knows: MkDocs' events, files and log. Must not know: what a persona is, or how it is judged.

To MkDocs a persona is a file that is there already, with a page in the navigation: MkDocs gives each its neighbours and
its place, and neither reads nor builds it. Everything a writer can get wrong is judged before MkDocs does anything. In
`serve` nothing is raised: a file with problems gets a page that lists them, and the preview goes on.
"""

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, Literal

from jinja2 import Environment
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc
from mkdocs.utils import CountHandler, normalize_url

from handbook import clock
from handbook.content.handbook import load
from handbook.markdown.html import without_empty_lines_around
from handbook.markdown.links import DOCS, SiteLinks, without_steps_up
from handbook.personas.catalog import Memory
from handbook.problems.problem import Problem, StoppedError, count
from handbook.site.build import Build
from handbook.site.settings import Settings
from handbook.site.shell import Shells
from handbook.site.surroundings import Surroundings
from handbook.site.target import Target

log = logging.getLogger("mkdocs.hooks.handbook")
UNTOUCHED = "The site is as it was before."


@dataclass
class _Session:
    """What outlives an event: which command runs, and the build that is under way."""

    serving: bool = False
    memory: Memory = field(default_factory=Memory)
    told: frozenset[Problem] = frozenset()  # what the log says already
    build: Build = field(init=False)  # from `on_config` on, which comes first
    target: Target = field(init=False)
    links: SiteLinks = field(init=False)  # of hand-written pages
    nav: Navigation = field(init=False)
    personas: dict[str, File] = field(init=False)  # by the names of their pages
    pages: list[File] = field(init=False)  # all of the site


_session = _Session()


def on_startup(*, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG001
    """Notes whether this is a preview."""
    _session.serving = command == "serve"


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Reads the handbook and puts its personas into the navigation."""
    root = Path(config.config_file_path).parent
    handbook = load(root, clock.today(), _session.memory if _session.serving else None)
    with _told_plainly("mkdocs.yml: "):
        new_uri_template = Settings.read(config.extra.get("handbook")).new_uri_template
        templates, folders = Path(config.theme.dirs[0]), config.use_directory_urls
        around = Surroundings(templates, root, folders, new_uri_template, partial(_edit_url, config))
        engine = (config.markdown_extensions, config.mdx_configs)
        build = _session.build = Build.of(handbook, around, *engine, preview=_session.serving)
        config.nav = build.navigation(config.nav)
    _session.links = build.links_of_docs()
    config.markdown_extensions.append(_session.links)  # type: ignore[arg-type]
    config.validation.links.anchors = logging.DEBUG  # which the handbook has judged, with file and line
    return config


def on_pre_build(config: MkDocsConfig) -> None:
    """Reports every problem. From here on the site is built beside the previous one."""
    build = _session.build
    build.prepare()
    for level, text in build.news(_session.told):
        log.log(level, "%s", text)
    _session.told = frozenset(build.problems)
    if build.broken and not _session.serving:
        raise PluginError(f"Nothing was built: {count(build.problems)}. {UNTOUCHED}")
    _session.target = Target(Path(config.site_dir), in_place=_session.serving)
    config.site_dir = str(_session.target.folder)


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Adds the personas' pages and pictures, and takes out what this edition leaves out."""
    build = _session.build
    for file in list(files):
        if file.src_uri in build.edition.left_out:
            files.remove(file)
    _session.personas = {path: _persona(config, path, meta) for path, meta in build.heads.items()}
    for file in _session.personas.values():
        files.append(file)
    for uri, text in build.files(config.site_url):
        files.append(File.generated(config, uri, content=text))
    root = str(Path(config.config_file_path).parent)
    for uri in sorted(build.edition.pictures):
        files.append(File(uri, root, config.site_dir, config.use_directory_urls))
    return files


def on_nav(nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
    """Tells the theme's plugin for tags of the personas, which it does not come across."""
    _session.nav, _session.pages = nav, [*files.documentation_pages(), *_session.personas.values()]
    if tags := config.plugins.get("material/tags"):
        for file in _session.personas.values():
            tags.mappings.add(file.page, "")
    return nav


def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001
    """Puts the views, or marks for them, into a hand-written page."""
    uri = page.file.src_uri
    _session.links.source = DOCS + uri
    page.meta, text = _session.build.hand_written(uri, page.meta, markdown)
    return text


def on_page_context(context: Any, *, page: Page, config: MkDocsConfig, nav: Any) -> Any:  # noqa: ARG001
    """Puts the views of a hand-written page in place, now that the search has read what it needs."""
    with _told_plainly():
        page.content = _session.build.with_views(page.file.src_uri, page.content or "")
    return context


def on_post_page(output: str, *, page: Page, config: MkDocsConfig) -> str:  # noqa: ARG001
    """Leaves out the theme's empty lines."""
    return without_empty_lines_around(page.content or "", output)


def on_env(env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
    """Makes the personas' pages, and tells the theme's templates and the search what they need to know of them."""
    build = _session.build
    env.bytecode_cache = build.surroundings.compiled("theme")
    env.globals["handbook"] = {"public": build.edition.catalog.is_public, "broken": build.listed()}
    context = partial(get_context, _session.nav, _session.pages, config)
    pages = {path: file.page for path, file in _session.personas.items()}
    shells = Shells(env, pages, context, normalize_url, get_toc)
    with _told_plainly():
        entries = list(build.make_personas(shells.around, _session.target.write))
    if index := getattr(config.plugins.get("material/search"), "search_index", None):  # none where it is switched off
        index.entries.extend(entries)
    for file in _session.personas.values():
        files.remove(file)
    return env


def on_template_context(context: Any, *, template_name: str, config: MkDocsConfig) -> Any:  # noqa: ARG001
    """Names the personas, too: the sitemap lists all pages."""
    context["pages"] = _session.pages
    return context


@event_priority(-100)
def on_post_build(config: MkDocsConfig) -> None:
    """Puts the new site in the previous one's place, unless a warning counts as a failure."""
    config.site_dir = str(_session.target.site)
    counters = [one for one in logging.getLogger("mkdocs").handlers if isinstance(one, CountHandler)]
    _session.target.end(well=not any(one.get_counts() for one in counters))


def on_build_error(error: Exception) -> None:  # noqa: ARG001
    """Leaves the previous site as it was."""
    if hasattr(_session, "target"):
        _session.target.end(well=False)


@contextmanager
def _told_plainly(where: str = "") -> Iterator[None]:
    """Makes what stops a build a message of MkDocs', without a traceback."""
    try:
        yield
    except StoppedError as error:
        log.error("%s%s", where, error)
        raise PluginError(f"Nothing was built. {UNTOUCHED}") from error


def _page_of(config: MkDocsConfig, uri: str, path: str, title: object = None) -> Page:
    """A page of the site that MkDocs finds no source of; it is edited at `path`."""
    file = File.generated(config, uri, content="")
    file.edit_uri = f"../{path}"
    page = Page(title, file, config)  # type: ignore[arg-type]
    page.edit_url = without_steps_up(page.edit_url)
    return page


def _edit_url(config: MkDocsConfig, path: str) -> str | None:
    return _page_of(config, path, path).edit_url


def _persona(config: MkDocsConfig, path: str, meta: Mapping[str, Any]) -> File:
    """A persona's file, as MkDocs knows it, with its page."""
    page = _page_of(config, _session.build.surroundings.file(path), path, meta["title"])
    page.meta = dict(meta)
    page.file.name = Path(path).stem  # or the theme takes it for the index of its section
    return page.file
