"""MkDocs' events -> the handbook. The only file that imports mkdocs.

Knows: MkDocs' events, files and log. Must not know: what a persona is, or how it is judged.

Everything a writer can get wrong is judged in `on_config` and `on_pre_build`, before MkDocs empties
the site folder, and every page is rendered there too. In `serve` nothing is raised: a file with
problems gets a page that lists them, and the preview goes on.
"""

import logging
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cache, partial
from pathlib import Path
from typing import Any, Literal

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as SitePage
from mkdocs.structure.toc import get_toc
from mkdocs.utils import get_relative_url, normalize_url

from handbook import clock
from handbook.content.docs import omitted
from handbook.content.handbook import load
from handbook.display.exports import sheet_uri
from handbook.markdown.html import ids, squeezed_around
from handbook.markdown.links import DOCS, destination, filled_in, taken_apart, without_steps_up
from handbook.personas.catalog import Memory
from handbook.problems.problem import Problem, count
from handbook.rules.examples import Example, examples
from handbook.site import head, navigation
from handbook.site.aside import Aside
from handbook.site.cache import Cache, of_files, packed
from handbook.site.conversion import Converter, Piece
from handbook.site.edition import Edition
from handbook.site.kept import Kept, base
from handbook.site.page import Page, PersonaPage, joined
from handbook.site.pages import Surroundings
from handbook.site.settings import CACHE, FRAMES, ISLANDS, STANDING, SwitchError, Switches
from handbook.site.shell import Frames
from handbook.site.standing import Stood
from handbook.site.template_faults import OWN
from handbook.source.files import picture_size, read_all

log = logging.getLogger("mkdocs.hooks.handbook")
FRAMED = "handbook/framed.html"
SEARCH, TAGS = "material/search", "material/tags"
CACHED = ".cache/handbook.sqlite"  # below the project, git-ignored
NO_VALUES = {"plugins", "theme", "hooks", "markdown_extensions"}  # settings that are objects: other names for each run
CASES = "tests/cases"  # where the examples of the rules come from


@dataclass
class _Session:
    """What outlives a build: which command runs, the build that is under way, and what the log says already."""

    serving: bool = False
    build: Edition | None = None
    cache: Cache | None = None
    memory: Memory = field(default_factory=Memory)
    told: frozenset[Problem] = frozenset()
    pages: Sequence[File] = ()  # all of the build under way, with those that stand

    @property
    def current(self) -> Edition:
        """The build under way; `on_config` always comes first."""
        assert self.build is not None  # noqa: S101 - MkDocs' order of events
        return self.build


_session = _Session()


class _PersonaPage(SitePage):
    """A persona's page, which is converted in pieces; see `handbook.site.conversion`.

    Every event sees it as it sees others. Where a plugin changed the Markdown, or a link leads to what only MkDocs can
    judge, MkDocs converts the page as a whole.
    """

    def __init__(self, made: PersonaPage, file: File, config: MkDocsConfig, converter: Converter) -> None:
        super().__init__(str(made.meta["title"]), file, config)
        self._made = made
        self._converter = converter
        self._pieces: tuple[Piece, ...] = ()  # from when it is read until it is converted
        self.made_of = made.made_of  # nothing where the next build has to make the page again in any case
        self.rests_on: list[bytes] = []

    @property
    def stood(self) -> Stood | None:
        """What is known of the page, if it need not be made."""
        return _session.current.standing.get(self.file.src_uri)

    def read_source(self, config: MkDocsConfig) -> None:  # noqa: ARG002 - MkDocs' own form
        self._pieces = () if self.stood else self._made.pieces
        self.markdown, self.meta = joined(self._pieces), dict(self._made.meta)
        if FRAMES not in _session.current.without:
            self.meta["template"] = FRAMED

    def render(self, config: MkDocsConfig, files: Files) -> None:
        if self.stood:
            found = ((files.get_file_from_path(uri), anchors) for uri, anchors in self.stood.links.items())
            self.links_to_anchors = {file: anchors for file, anchors in found if file}
            self.content, self.present_anchor_ids = "", self.stood.ids
            return
        pieces, self._pieces = self._pieces, ()
        links: dict[File, dict[str, str]] = {}
        try:
            if self.markdown != joined(pieces):
                raise LookupError
            made = self._converter.page(pieces, self._made.source, partial(self._address, files, links))
        except LookupError:
            self.made_of = b""
            super().render(config, files)
            return
        self.content, self.toc = made.text, get_toc(made.contents)
        self.present_anchor_ids, self.links_to_anchors = ids(made.text), links
        self.markdown, self._made = "", replace(self._made, islands=packed(""))

    def _address(self, files: Files, anchors: dict[File, dict[str, str]], link: str) -> str:
        """Where a relative link leads, as MkDocs has it; a `LookupError` where MkDocs has something to say about it."""
        uri, rest, anchor = taken_apart(link, self.file.src_uri)
        target = files.get_file_from_path(uri) if uri else self.file
        if target is None or target.inclusion is InclusionLevel.EXCLUDED:
            raise LookupError(link)
        if anchor:
            anchors.setdefault(target, {}).setdefault(anchor, link)
        return get_relative_url(target.url, self.file.url) + rest if uri else link


def on_startup(*, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG001
    """Notes whether this is a preview."""
    _session.serving = command == "serve"


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Reads the handbook and puts its personas into the navigation."""
    root = Path(config.config_file_path).parent
    with _reading_settings():
        switches = Switches.read(config.extra.get("handbook"))
    handbook = load(root, clock.today(), _session.memory if _session.serving else None)
    surroundings = Surroundings(
        tuple(map(Path, config.theme.dirs)),
        _address(config),
        _edit_address(config),
        partial(filled_in, switches.new_uri_template),
        cache(partial(picture_size, root)),
        partial(_examples, root),
    )
    kept = Kept.of(_cache(root, switches), _base(config), handbook.content, handbook.catalog.today)
    build = Edition.of(handbook, surroundings, kept, switches.plain, drafts=_session.serving)
    _session.build = build
    config.markdown_extensions.append(build.links)  # type: ignore[arg-type]
    if config.nav is not None:
        with _reading_settings():
            config.nav = list(navigation.filled(config.nav, build.renderer.catalog, build.left_out))
        build.problems += omitted(handbook.docs, build.left_out.union(navigation.reached(config.nav)))
    return config


def on_pre_build(config: MkDocsConfig) -> None:
    """Renders every page and reports every problem, while the previous site is still there."""
    build = _session.current
    build.problems += build.renderer.template_problems()
    if not build.broken_templates:
        build.render()
    for level, text in build.news(_session.told):
        log.log(level, "%s", text)
    _session.told = frozenset(build.problems)
    if build.broken and not _session.serving:
        raise PluginError(f"Nothing was built: {count(build.problems)}. The site is as it was before.")
    if build.broken:  # a page that lists problems has no headings for others to link to
        config.validation.links.anchors = logging.DEBUG
    Aside(Path(config.site_dir)).put()


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Adds the personas' pages and pictures, and takes out what this edition leaves out."""
    build = _session.current
    for file in list(files):
        if file.src_uri in build.left_out:
            files.remove(file)
    converter = build.converter(config.markdown_extensions, config.mdx_configs)
    if _may_stand(config):
        build.standing = build.stands(*_seen_everywhere(config), sorted(file.src_uri for file in files))
    personas, build.personas = build.personas, []  # each page lets go of its own when it is converted
    for made in personas:
        files.append(_persona(made, config, converter))
    for page in build.files:
        files.append(_generated(page, config))
    for page in build.stand_ins() if _session.serving else ():
        files.append(_generated(page, config, InclusionLevel.NOT_IN_NAV))
    for uri, text in build.schemas(config.site_url):
        files.append(File.generated(config, uri, content=text))
    root = str(Path(config.config_file_path).parent)
    for uri in sorted(build.pictures):
        files.append(File(uri, root, config.site_dir, config.use_directory_urls))
    return files


def on_nav(nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
    """Puts the previous site's personas where they were: to stand, or to be written over."""
    build = _session.current
    uris = (*build.records, *(page.uri for page in build.files))
    made = list(filter(None, map(files.get_file_from_path, uris)))
    Aside(Path(config.site_dir)).back({file.dest_uri for file in made})
    build.standing.find(file.page for file in made if isinstance(file.page, _PersonaPage))
    return nav


def on_pre_page(page: SitePage, *, config: MkDocsConfig, files: Files) -> SitePage:  # noqa: ARG001
    """Cleans the edit link, which leads out of docs/ for a persona's page."""
    _session.current.renderer.kept.cache.asked()  # from here on, for this page
    page.edit_url = without_steps_up(page.edit_url)
    return page


def on_page_markdown(markdown: str, *, page: SitePage, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001
    """Puts the views into hand-written pages, and tells the link rewriter which page comes next."""
    build, uri = _session.current, page.file.src_uri
    build.progress.show("Converting", len(build.contents), len(build.records))
    if page.file.generated_by:
        build.links.source = uri
        return markdown
    build.links.source = DOCS + uri
    page.meta, text = build.hand_written(uri, page.meta, markdown)
    return text


def on_page_content(content: str, *, page: SitePage, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001
    """Gives the theme's search a persona's words in place of its page, until `on_page_context`.

    What a persona is known by goes to it as tags, after the plugin for tags has read the page's own: the search ranks
    them first, and shows them with a hit.
    """
    build, uri = _session.current, page.file.src_uri
    if not page.file.generated_by and page.present_anchor_ids is not None:
        page.present_anchor_ids |= ids("".join(build.views.get(uri, [])))
    if not page.file.generated_by or uri not in build.records or uri in build.standing:
        return content
    page.meta["tags"] = head.known_by(build.records[uri])
    words = build.words_of(uri, content)
    if isinstance(page, _PersonaPage):
        page.rests_on = build.renderer.kept.cache.asked()
    return words


def on_page_context(context: Any, *, page: SitePage, config: MkDocsConfig, nav: Any) -> Any:  # noqa: ARG001
    """Puts a persona's page and the views of others back, now that the search has read what it needs."""
    build, uri = _session.current, page.file.src_uri
    build.progress.show("Writing", len(build.records) - len(build.contents), len(build.records))
    if uri in build.contents:
        context["tags"] = []  # which stand at its end
    page.content = build.shown(uri, page.content or "")
    return context


def on_post_page(output: str, *, page: SitePage, config: MkDocsConfig) -> str:  # noqa: ARG001
    """Leaves out the theme's empty lines, where a frame has not done so before."""
    text = output if page.meta.get("template") == FRAMED else squeezed_around(page.content or "", output)
    if isinstance(page, _PersonaPage):
        page.content = ""  # there can be thousands of them
    return text


def on_env(env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
    """Tells the theme's templates what they need to know of the handbook."""
    build = _session.current
    env.bytecode_cache = build.renderer.kept.compiled("theme")
    env.globals["handbook"] = {
        "framed": Frames(env, normalize_url).page,
        "public": build.renderer.catalog.is_public,
        "broken": list(build.broken_pages(folders=config.use_directory_urls)) if _session.serving else [],
    }
    _session.pages = files.documentation_pages()
    for uri in build.standing:
        for file in filter(None, map(files.get_file_from_path, (uri, sheet_uri(uri)))):
            if file.page:
                file.page.validate_anchor_links(files=files, log_level=config.validation.links.anchors)
            files.remove(file)
    return env


def on_template_context(context: Any, *, template_name: str, config: MkDocsConfig) -> Any:  # noqa: ARG001
    """Names the pages that stand, too: the sitemap lists all."""
    context["pages"] = _session.pages
    return context


@event_priority(100)
def on_post_build(config: MkDocsConfig) -> None:
    """Keeps what was made for the next build, and lets go of the rest before the search puts its index together."""
    build, _session.build = _session.current, None
    build.progress.clear()
    index = getattr(config.plugins.get(SEARCH), "search_index", None)  # none where the search is switched off
    build.standing.complete(index.entries if index else [], [file.page for file in _session.pages])
    build.renderer.kept.cache.write()


def _may_stand(config: MkDocsConfig) -> bool:
    """Whether pages may stand: with no plugins but those of which we know what they make of a page."""
    switched_off = {STANDING, ISLANDS, CACHE} & _session.current.without
    return not switched_off and config.plugins.keys() <= {SEARCH, TAGS, *list(config.hooks)[:1]}


def _seen_everywhere(config: MkDocsConfig) -> Iterator[object]:
    """Whatever of the site's settings and the theme may be seen on any page, and in the entries of the search."""
    yield {key: value for key, value in config.items() if key not in NO_VALUES}
    yield dict(config.theme)
    yield dict(config.plugins[SEARCH].config) if SEARCH in config.plugins else None
    yield list(of_files([Path(config.theme.custom_dir)] if config.theme.custom_dir else []))


def _persona(made: PersonaPage, config: MkDocsConfig, converter: Converter) -> File:
    if ISLANDS in _session.current.without:
        return _generated(Page(made.uri, made.text, made.source), config)
    file = _generated(Page(made.uri, "", made.source), config)
    _PersonaPage(made, file, config, converter)  # which the file refers to from now on
    return file


def _generated(page: Page, config: MkDocsConfig, inclusion: InclusionLevel = InclusionLevel.UNDEFINED) -> File:
    file = File.generated(config, page.uri, content=page.text, inclusion=inclusion)
    file.edit_uri = f"../{page.source}" if page.uri.endswith(".md") else None
    return file


@contextmanager
def _reading_settings() -> Iterator[None]:
    """Says whose settings are not understood."""
    try:
        yield
    except (SwitchError, navigation.UnknownTypeError) as error:
        raise PluginError(f"mkdocs.yml: {error}") from error


def _cache(root: Path, switches: Switches) -> Cache:
    """The texts that were kept; a preview goes on with what its last build has made."""
    if CACHE in switches.plain:
        return Cache()
    _session.cache = _session.cache or Cache(root / CACHED, log.info)
    return _session.cache


@cache
def _examples(root: Path) -> Mapping[str, Example]:
    """Those of the rules; a preview reads the cases once, since its readers do not write them."""
    return examples(read_all(root / CASES))


def _base(config: MkDocsConfig) -> bytes:
    settings = (
        config.markdown_extensions, config.mdx_configs, config.use_directory_urls, config.edit_uri,
        config.edit_uri_template, config.repo_url, config.extra.get("handbook"), config.plugins.keys(),
    )  # fmt: skip
    return base(Path(__file__).parent, [Path(folder, OWN) for folder in config.theme.dirs], settings)


def _address(config: MkDocsConfig) -> Any:
    place = partial(destination, folders=config.use_directory_urls)
    return lambda target, page: get_relative_url(place(target), place(page))


def _edit_address(config: MkDocsConfig) -> Any:
    def edit_url(path: str) -> str | None:
        return without_steps_up(SitePage(None, _generated(Page(path, "", path), config), config).edit_url)

    return edit_url
