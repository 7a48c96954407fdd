"""MkDocs' events -> the handbook. The only file that imports mkdocs.

Knows: MkDocs' events, files and log. Must not know: what a persona is, or how it is judged.

To MkDocs a persona is a file that is there already, with a page in the navigation: it gives each its neighbours, and
neither reads nor builds it. In `serve` nothing is raised: a page lists what is wrong, and the preview goes on.
"""

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
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
from mkdocs.theme import Theme
from mkdocs.utils import CountHandler, normalize_url

from handbook.markdown.html import compact_around
from handbook.markdown.links import DOCS, SiteLinks, without_steps_up
from handbook.problems.problem import StoppedError
from handbook.site.session import Session
from handbook.site.shell import Shells
from handbook.site.surroundings import Surroundings
from handbook.site.theme import VisibleLoader

log = logging.getLogger("mkdocs.hooks.handbook")


class _Ours(Session):
    """The session, with what MkDocs makes of it in one build."""

    links: SiteLinks  # of hand-written pages
    nav: Navigation
    personas: Mapping[str, File]  # by the names of their pages
    pages: list[File]  # all of the site


_session = _Ours()


def on_startup(*, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG001
    """Notes whether this is a preview."""
    _session.start(preview=command == "serve")


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Reads the handbook and puts its personas into the navigation."""
    root, templates, folders = Path(config.config_file_path).parent, config.theme.dirs[0], config.use_directory_urls
    surroundings = Surroundings(
        Path(templates), root, folders, edit_url=lambda path: _page_of(config, path, path).edit_url
    )
    engine = (config.markdown_extensions, config.mdx_configs)
    with _told_plainly("mkdocs.yml: "):
        build = _session.begin(surroundings, config.extra.get("handbook"), engine)
        config.nav = build.navigation(config.nav)
    _session.links = build.links_of_docs()
    config.markdown_extensions.append(_session.links)  # type: ignore[arg-type]
    config.validation.links.anchors = logging.DEBUG  # which the handbook has judged, with file and line
    config.theme.get_env = partial(_theme_templates, config.theme)  # type: ignore[method-assign]
    return config


def on_pre_build(config: MkDocsConfig) -> None:
    """Reports every problem. From here on the site is built beside the previous one."""
    _session.build.prepare()
    for level, text in _session.news():
        log.log(level, "%s", text)
    with _told_plainly():
        config.site_dir = str(_session.enter(Path(config.site_dir)))


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Adds the personas' pages and pictures, and takes out what this edition leaves out."""
    build = _session.build
    for file in list(files):
        if build.leaves_out(file.src_uri):
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
    """Leaves out the theme's empty lines and indentation."""
    return compact_around(page.content or "", output)


def on_env(env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
    """Makes the personas' pages, and tells the theme's templates and the search what they need to know of them."""
    build, target = _session.build, _session.target
    env.bytecode_cache = build.surroundings.compiled("theme")
    env.globals["handbook"] = {"public": build.edition.catalog.is_public, "broken": build.listed()}
    context = partial(get_context, _session.nav, _session.pages, config)
    shells = Shells(env, {path: file.page for path, file in _session.personas.items()}, context, normalize_url, get_toc)
    with _told_plainly():
        entries = list(build.make_personas(shells.around, target.write)) if target else []
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
    counters = [one for one in logging.getLogger("mkdocs").handlers if isinstance(one, CountHandler)]
    config.site_dir = str(_session.site)
    _session.leave(well=not any(one.get_counts() for one in counters))


def on_build_error(error: Exception) -> None:  # noqa: ARG001
    """Leaves the previous site as it was."""
    _session.leave(well=False)


def on_serve(server: Any, *, config: MkDocsConfig, builder: Any) -> Any:  # noqa: ARG001
    """Makes a persona's page when it is asked for, and hears of changes at once."""
    from handbook.site.watching import QUIET, at_once  # noqa: PLC0415 - which builds have no use for

    server.set_app(_session.on_demand.before(server.get_app(), server.mount_path))
    server.observer, server.build_delay = at_once(server.observer), QUIET
    return server


@contextmanager
def _told_plainly(where: str = "") -> Iterator[None]:
    """Makes what stops a build a message of MkDocs', without a traceback."""
    try:
        yield
    except StoppedError as error:
        raise PluginError(f"{where}{error}\nThe site is as it was before.") from error


def _page_of(config: MkDocsConfig, uri: str, path: str, title: object = None) -> Page:
    """A page of the site that MkDocs finds no source of; it is edited at `path`."""
    file = File.generated(config, uri, content="")
    file.edit_uri = f"../{path}"
    page = Page(title, file, config)  # type: ignore[arg-type]
    page.edit_url = without_steps_up(page.edit_url)
    return page


def _persona(config: MkDocsConfig, path: str, meta: Mapping[str, Any]) -> File:
    """A persona's file, as MkDocs knows it, with its page."""
    page = _page_of(config, _session.build.surroundings.file(path), path, meta["title"])
    page.meta = dict(meta)
    page.file.name = Path(path).stem  # or the theme takes it for the index of its section
    return page.file


def _theme_templates(theme: Theme) -> Environment:
    return type(theme).get_env(theme).overlay(loader=VisibleLoader(theme.dirs))
