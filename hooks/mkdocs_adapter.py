"""MkDocs' events -> the handbook. The only file that imports mkdocs.

Knows: MkDocs' events, files and log. Must not know: what a persona is, or how it is judged.
To MkDocs a persona is a file that is there already, with a page in the navigation; it neither reads nor builds it.
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
from mkdocs.exceptions import Abort, PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc
from mkdocs.utils import CountHandler, normalize_url

from handbook.content.site_theme import SiteTheme
from handbook.markdown.links import DOCS, SiteLinks, path_of, without_steps_up
from handbook.problems.problem import StoppedError
from handbook.site.session import Session
from handbook.site.shell import Engine, Shells
from handbook.site.surroundings import Surroundings
from handbook.site.theme import own_page, without_hidden

log = logging.getLogger("mkdocs.hooks.handbook")


class _Ours(Session):
    """The session, with what MkDocs makes of it in one build."""

    links: SiteLinks  # of hand-written pages
    nav: Navigation
    personas: Mapping[str, File]  # by the names of their pages
    pages: list[File]  # all of the site


_session = _Ours(say=log.info)


def on_startup(*, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG001
    """Notes whether this is a preview, in which nothing is raised: a page lists what is wrong."""
    _session.start(preview=command == "serve")


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Reads the handbook and puts its personas into the navigation."""
    file = Path(config.config_file_path)
    known = SiteTheme.of(config.theme.dirs, config.theme.static_templates, config.extra.get("status"))
    around = partial(Surroundings, known.folders[0], file.parent, config.use_directory_urls, settings=file.name)
    here = around(edit_url=lambda path: _page_of(config, path, path).edit_url, theme=known, site_url=config.site_url)
    site, engine = Path(config.site_dir), (config.markdown_extensions, config.mdx_configs)
    with _told_plainly():
        build = _session.begin(here, site, config.extra.get("handbook"), engine)
        config.nav = build.navigation(config.nav)
    _session.links = build.links_of_docs()
    config.markdown_extensions.append(_session.links)  # type: ignore[arg-type]
    config.extra.setdefault("scope", path_of(config.site_url))  # one inline script less for each depth
    config.validation.links.anchors = logging.DEBUG  # which the handbook has judged, with file and line
    config.theme.get_env = partial(without_hidden, config.theme)  # type: ignore[method-assign]
    return config


def on_pre_build(config: MkDocsConfig) -> None:
    """Reports every problem. From here on the site is built beside the previous one."""
    _session.build.prepare()
    for level, text in _session.news():
        log.log(level, "%s", text)
    with _told_plainly():
        config.site_dir = str(_session.enter())


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Adds the personas' pages and pictures, and takes out what this edition leaves out."""
    build = _session.build
    for file in [one for one in files if build.leaves_out(one.src_uri)]:
        files.remove(file)
    _session.personas = {path: _persona(config, path, meta) for path, meta in build.heads.items()}
    made = [File.generated(config, uri, content=text) for uri, text in build.files(config.site_url)]
    made += [File.generated(config, uri, abs_src_path=path) for uri, path in build.pictures]
    made += [_page_of(config, uri, path, text=text).file for uri, path, text in build.made_pages]
    for file in (*_session.personas.values(), *made):
        files.append(file)
    return files


def on_nav(nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
    """Escapes files' names, and tells the theme's plugin for tags of the personas, which it does not come across."""
    _session.nav = nav
    _session.pages = _session.build.escaped([*files.documentation_pages(), *_session.personas.values()])
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
    """Leaves out the theme's empty lines and indentation, and puts the policy in."""
    return _session.policy.finished(page.content or "", output, page.url)


def on_post_template(output: str, *, template_name: str, config: MkDocsConfig) -> str:  # noqa: ARG001
    """Does the same for the page that is shown for what is not there."""
    return _session.policy.finished("", output, template_name) if template_name.endswith(".html") else output


def on_env(env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
    """Makes the personas' pages, and tells the theme's templates and the search what they need to know of them."""
    build, target = _session.build, _session.target
    build.settle(_session.nav, _session.pages, _session.personas)
    env.bytecode_cache = build.surroundings.compiled("theme")
    env.globals["handbook"] = {"public": build.edition.catalog.is_public, "broken": build.listed()}
    context = partial(get_context, _session.nav, _session.pages, config)
    _session.guard(partial(own_page, env, config.theme.dirs[1:], context))
    shells = Shells(env, _session.personas, Engine(context, normalize_url, get_toc), _session.policy)
    with _told_plainly():
        _session.refuse_shared(one.dest_uri for one in files)  # among them, those of whatever came before and after us
        entries = list(build.make_personas(shells.around, target.write)) if target else []
    if index := getattr(config.plugins.get("material/search"), "search_index", None):  # none where it is switched off
        index.entries.extend(entries)
    for file in _session.personas.values():
        files.remove(file)
    return env


def on_template_context(context: Any, *, template_name: str, config: MkDocsConfig) -> Any:  # noqa: ARG001
    """Names the personas, too: the sitemap lists all pages."""
    return {**context, "pages": _session.pages}


@event_priority(-100)
def on_post_build(config: MkDocsConfig) -> None:
    """Puts the new site in the previous one's place, unless a warning counts as a failure."""
    counted = any(one.get_counts() for one in logging.getLogger("mkdocs").handlers if isinstance(one, CountHandler))
    config.site_dir = str(_session.site)
    with _told_plainly():
        _session.leave(well=not counted)


def on_build_error(error: Exception) -> None:
    """Leaves the previous site as it was. Of what the system refuses, MkDocs would print a traceback."""
    if told := _session.give_up(error):
        raise Abort(told) from error


def on_serve(server: Any, *, config: MkDocsConfig, builder: Any) -> Any:  # noqa: ARG001
    """Makes a persona's page when it is asked for, and hears of changes at once."""
    from handbook.site.watching import QUIET, at_once  # noqa: PLC0415 - which builds have no use for

    server.set_app(_session.on_demand.before(server.get_app(), server.mount_path))
    server.observer, server.build_delay = at_once(server.observer), QUIET
    return server


@contextmanager
def _told_plainly() -> Iterator[None]:
    """Makes what stops a build a message of MkDocs', without a traceback."""
    try:
        yield
    except (StoppedError, OSError) as error:
        raise PluginError(_session.plainly(error)) from error


def _page_of(config: MkDocsConfig, uri: str, path: str, title: object = None, text: str = "") -> Page:
    """A page of the site that MkDocs finds no source of; it is edited at `path`."""
    file = File.generated(config, uri, content=text)
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
