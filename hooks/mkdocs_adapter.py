"""MkDocs' events -> the handbook. The only file that imports mkdocs.

Knows: MkDocs' events, files and log. Must not know: what a persona is, or how it is judged.

Everything a writer can get wrong is judged in `on_config` and `on_pre_build`, before MkDocs empties
the site folder, and every page is rendered there too. In `serve` nothing is raised: a file with
problems gets a page that lists them, and the preview goes on.
"""

import html
import logging
import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import Any, Literal
from urllib.parse import unquote, urlsplit, urlunsplit

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as SitePage
from mkdocs.structure.toc import get_toc
from mkdocs.utils import get_relative_url, normalize_url

from handbook import clock, findable, matter, navigation
from handbook.conversion import Converter
from handbook.docs import Signposts, omitted
from handbook.edition import Edition
from handbook.editors import json_schema
from handbook.examples import examples
from handbook.files import read_all
from handbook.frames import Frames
from handbook.handbook import load
from handbook.links import DOCS, SiteLinks, destination, filled_in, unknown_parts, without_steps_up
from handbook.pages import Page, PersonaPage, Renderer, Surroundings
from handbook.problem import Problem, count

log = logging.getLogger("mkdocs.hooks.handbook")
# What makes a build fast, each of which `extra: handbook: plain:` in mkdocs.yml can switch off: HTML that goes past the
# Markdown engine, and the theme's page around a persona that is rendered once for many.
ISLANDS, FRAMES = "islands", "frames"
SHORT_CUTS = frozenset({ISLANDS, FRAMES})
CASES = "tests/cases"  # where the examples of the rules come from


@dataclass
class _Session:
    """What outlives a build: which command runs, the build that is under way, and what the log says already."""

    serving: bool = False
    build: Edition | None = None
    told: frozenset[Problem] = frozenset()

    @property
    def current(self) -> Edition:
        """The build under way; `on_config` always comes first."""
        assert self.build is not None  # noqa: S101 - MkDocs' order of events
        return self.build


_session = _Session()


class _PersonaPage(SitePage):
    """A persona's page, which is converted in pieces; see `handbook.conversion`.

    Every event sees it as it sees others. Where a plugin changed the Markdown, or a link leads to what only MkDocs can
    judge, MkDocs converts the page as a whole.
    """

    def __init__(self, made: PersonaPage, file: File, config: MkDocsConfig, converter: Converter) -> None:
        super().__init__(str(made.meta["title"]), file, config)
        self._made = made
        self._converter = converter

    def read_source(self, config: MkDocsConfig) -> None:
        self.markdown, self.meta = self._made.markdown, dict(self._made.meta)
        if FRAMES not in _plain(config):
            self.meta["template"] = "handbook/framed.html"

    def render(self, config: MkDocsConfig, files: Files) -> None:
        links: dict[File, dict[str, str]] = {}
        try:
            if self.markdown != self._made.markdown:
                raise LookupError
            made = self._converter.page(self._made.pieces, self._made.source, partial(self._address, files, links))
        except LookupError:
            super().render(config, files)
            return
        self.content, self.toc = made.text, get_toc(made.contents)
        self.present_anchor_ids, self.links_to_anchors = made.ids, links

    def _address(self, files: Files, anchors: dict[File, dict[str, str]], link: str) -> str:
        """Where a relative link leads, as MkDocs has it; a `LookupError` where MkDocs has something to say about it."""
        _, _, path, query, anchor = urlsplit(link)
        uri = posixpath.normpath(posixpath.join(posixpath.dirname(self.file.src_uri), unquote(path)))
        target = files.get_file_from_path(uri) if path else self.file
        if target is None or target.inclusion is InclusionLevel.EXCLUDED or path.startswith(("/", "\\")):
            raise LookupError(link)
        if anchor:
            anchors.setdefault(target, {}).setdefault(anchor, link)
        return urlunsplit(("", "", get_relative_url(target.url, self.file.url), query, anchor)) if path else link


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
    build = Edition(handbook, renderer, links, left_out, list(handbook.problems))
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
        build.render()
    _report(build)
    if build.broken and not _session.serving:
        raise PluginError(f"Nothing was built: {count(build.problems)}. The site is as it was before.")
    if build.broken:  # a page that lists problems has no headings for others to link to
        config.validation.links.anchors = logging.DEBUG


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Adds the personas' pages and pictures, and takes out what this edition leaves out."""
    build = _session.current
    for file in list(files):
        if file.src_uri in build.left_out:
            files.remove(file)
    converter = Converter(config.markdown_extensions, config.mdx_configs, build.links)
    for made in build.personas:
        files.append(_persona(made, config, converter))
    for page in build.files:
        files.append(_generated(page, config))
    for page in build.stand_ins() if _session.serving else ():
        files.append(_generated(page, config, InclusionLevel.NOT_IN_NAV))
    for uri, text in _schemas(build, config):
        files.append(File.generated(config, uri, content=text))
    root = str(Path(config.config_file_path).parent)
    for uri in sorted(build.renderer.pictures(build.docs_pages, build.handbook.content.images)):
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
    """Gives the theme's search a persona's words in place of its page, until `on_page_context`.

    What a persona is known by goes to it as tags, after the plugin for tags has read the page's own: the search ranks
    them first, and shows them with a hit.
    """
    build = _session.current
    record = build.records.get(page.file.src_uri)
    if not record or not page.file.generated_by:
        return content
    page.meta["tags"] = [html.escape(word) for word in matter.known_by(record)]
    build.contents[page.file.src_uri] = findable.shown(content)
    return findable.digest(content)


def on_page_context(context: Any, *, page: SitePage, config: MkDocsConfig, nav: Any) -> Any:  # noqa: ARG001
    """Puts a persona's page back in its place, now that the search knows its words; its tags stand at its end."""
    content = _session.current.contents.pop(page.file.src_uri, None)
    if content is not None:
        page.content = content
        context["tags"] = []
    return context


def on_env(env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:  # noqa: ARG001
    """Tells the theme's templates what they need to know of the handbook."""
    build = _session.current
    env.globals["handbook"] = {
        "framed": Frames(env, normalize_url).page,
        "public": build.renderer.catalog.is_public,
        "broken": [(path, _stand_in_for(path, build, config)) for path in sorted(build.broken) if _session.serving],
    }
    return env


def _schemas(build: Edition, config: MkDocsConfig) -> Iterator[tuple[str, str]]:
    """What editors need to know of the front matter. It names internal fields, and in public nobody writes."""
    if not build.renderer.catalog.is_public:
        yield from json_schema.files(build.handbook.catalog.company.model, config.site_url).items()


def _stand_in_for(path: str, build: Edition, config: MkDocsConfig) -> str | None:
    """The address of the page that lists a file's problems; the settings have none."""
    own = next((page.uri for page in build.handbook.docs if page.path == path), None)
    uri = path if path in build.handbook.content.personas else own
    return destination(uri, folders=config.use_directory_urls) if uri and uri.endswith(".md") else None


def _report(build: Edition) -> None:
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


def _persona(made: PersonaPage, config: MkDocsConfig, converter: Converter) -> File:
    plain = _plain(config)
    if ISLANDS in plain:
        return _generated(Page(made.uri, made.text, made.source), config)
    file = _generated(Page(made.uri, "", made.source), config)
    _PersonaPage(made, file, config, converter)  # which the file refers to from now on
    return file


def _generated(page: Page, config: MkDocsConfig, inclusion: InclusionLevel = InclusionLevel.UNDEFINED) -> File:
    file = File.generated(config, page.uri, content=page.text, inclusion=inclusion)
    file.edit_uri = f"../{page.source}" if page.uri.endswith(".md") else None
    return file


def _navigation(items: list[Any], build: Edition) -> list[Any]:
    try:
        return list(navigation.filled(items, build.renderer.catalog, build.left_out))
    except navigation.UnknownTypeError as error:
        raise PluginError(f"mkdocs.yml: {error}") from error


def _template_folders(config: MkDocsConfig) -> tuple[Path, ...]:
    return tuple(Path(folder) for folder in config.theme.dirs)


def _settings(config: MkDocsConfig) -> dict[str, Any]:
    """What mkdocs.yml says under `extra: handbook:`."""
    settings = config.extra.get("handbook") or {}
    if not isinstance(settings, dict):
        raise PluginError("mkdocs.yml: write `new_uri_template:` and an address under `extra: handbook:`")
    return settings


def _plain(config: MkDocsConfig) -> frozenset[str]:
    """The steps in which the build shall do without its short cuts."""
    steps = _settings(config).get("plain") or []
    if not isinstance(steps, list) or not SHORT_CUTS.issuperset(steps):
        raise PluginError(
            f"mkdocs.yml: `plain:` under `extra: handbook:` is a list of: {', '.join(sorted(SHORT_CUTS))}"
        )
    return frozenset(steps)


def _new_address(config: MkDocsConfig) -> Any:
    template = _settings(config).get("new_uri_template") or ""
    if not isinstance(template, str):
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
