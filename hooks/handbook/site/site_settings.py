"""What mkdocs.yml says that would stop a build, with its line: MkDocs itself names none.

Knows: the navigation as it is written, and the names of MkDocs' settings. Must not know: MkDocs.
"""

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from handbook.content.docs import omitted
from handbook.content.handbook import Handbook
from handbook.markdown.links import DOCS, template_fault
from handbook.problems.problem import START, Also, Problem
from handbook.rules.hand_written import BAD_SETTINGS, MISSING_SETTINGS
from handbook.schema import did_you_mean
from handbook.schema.terms.general import PersonaType
from handbook.site import web_address
from handbook.site.navigation import KEY
from handbook.source.files import SETTINGS
from handbook.source.rules import MISNAMED_SETTINGS
from handbook.source.settings_file import Entry, SettingsFile

FILE = "mkdocs.yml"
LIST = "nav"  # of which the places are read
_ADDRESSES = ("site_url", "edit_uri_template", "repo_url")
_EDIT_PARTS = ("path", "path_noext", "path!q", "path_noext!q")  # MkDocs' own
_OUR_ADDRESSES = ("new_uri_template", "report_uri_template")
_NEAR, _VERY_NEAR = 0.8, 0.9  # a persona's page is seldom meant by the name of another page
# MkDocs' own; it warns of others, which stops a strict build.
KNOWN = frozenset((
    "INHERIT", "config_file_path", "copyright", "dev_addr", "docs_dir", "draft_docs", "edit_uri", "edit_uri_template",
    "exclude_docs", "extra", "extra_css", "extra_javascript", "extra_templates", "google_analytics", "hooks",
    "markdown_extensions", "mdx_configs", "nav", "not_in_nav", "pages", "plugins", "remote_branch", "remote_name",
    "repo_name", "repo_url", "site_author", "site_description", "site_dir", "site_name", "site_url", "strict",
    "theme", "use_directory_urls", "validation", "watch",
))  # fmt: skip


def problems(files: Iterable[SettingsFile], handbook: Handbook) -> Iterator[Problem]:
    """What is wrong with the settings, and the pages that their navigation forgets."""
    navigation: tuple[Entry, ...] | None = None
    for file in files:
        path, places = file.path, file.places
        yield from file.conflicts
        if places.fault:
            message, at = places.fault
            yield Problem(path, at, BAD_SETTINGS, f"this cannot be read as YAML: {message}")
            return
        for name, at in places.names:
            if name not in KNOWN:
                yield Problem(path, at, BAD_SETTINGS, f"`{name}` is not a setting.{did_you_mean(name, KNOWN)}")
        yield from _published_addresses(file)
        if navigation is None and places.entries is not None:
            navigation = places.entries
            yield from _of_navigation(path, navigation, handbook)
    if navigation is not None:
        yield from omitted(handbook.docs, (_path(entry.text) for entry in navigation))


def missing(handbook: Handbook) -> Iterator[Problem]:
    """A problem if nobody says any more who may read a handbook that keeps something from the public."""
    content = handbook.content
    if content.settings is not None or any(
        one.path == SETTINGS or one.rule is MISNAMED_SETTINGS for one in handbook.problems
    ):
        return  # it is there, or it is said where it lies
    internal = any(b"internal" in data for data in (*content.personas.values(), *content.docs.values()))
    if content.short or internal or any(one.persona.type is PersonaType.NEGATIVE for one in handbook.catalog.records):
        message = (
            "this file is not there, and some of the content is internal: write it, with `audience: internal` in it"
        )
        yield Problem(SETTINGS, START, MISSING_SETTINGS, message)


def _published_addresses(file: SettingsFile) -> Iterator[Problem]:
    """What is wrong with the addresses that stand in every page. What is no address may come from the surroundings."""
    extra = file.top.get("extra")
    ours = extra.get("handbook") if isinstance(extra, dict) else None
    of_ours = ((one, ours.get(one)) for one in _OUR_ADDRESSES) if isinstance(ours, dict) else ()
    for name, said in (*((one, file.top.get(one)) for one in _ADDRESSES), *of_ours):
        if not isinstance(said, str) or "://" not in said:
            continue
        why = web_address.fault(said, whole=name == "site_url")
        if why := why or (template_fault(said, _EDIT_PARTS) if name == "edit_uri_template" else ""):
            at = next((at for text, at in file.places.texts if text == said), START)
            yield Problem(file.path, at, BAD_SETTINGS, f"{name}: `{said}` {why}")


def _of_navigation(path: str, entries: tuple[Entry, ...], handbook: Handbook) -> Iterator[Problem]:
    content = handbook.content
    pages = {one.removeprefix(DOCS) for one in (*content.docs, *content.others)}
    known = pages | content.personas.keys() | content.images
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        if message := _fault(entry, known, pages):
            found.setdefault(message if not entry.fault else f"{message} {entry.at}", []).append(entry)
    for first, *others in found.values():
        lines = ", ".join(str(one.at.line) for one in others)
        message = _fault(first, known, pages) + (f" Also in line {lines}" if others else "")
        also = tuple(Also(path, one.at, "here too") for one in others)
        yield Problem(path, first.at, BAD_SETTINGS, message, also)


def _fault(entry: Entry, known: set[str], pages: set[str]) -> str:
    """What is wrong with an entry of the navigation; nothing if it leads somewhere."""
    if entry.fault:
        return f"`{entry.title}` {entry.fault}" if entry.title else f"this {entry.fault}"
    types = [str(one) for one in PersonaType]
    if entry.title == KEY and entry.text:
        wrong = entry.text not in types
        return f"`{KEY}: {entry.text}` is not a type of persona. Allowed: {', '.join(types)}" if wrong else ""
    if not entry.text or _path(entry.text) in known or _is_elsewhere(entry.text):
        return ""
    return f"there is no page `{entry.text}`.{_meant(entry.text, known, pages)}"


def _meant(text: str, known: set[str], pages: set[str]) -> str:
    """The page that is probably meant: without the slash before it, without a place in it, or one of a similar name."""
    bare = text.partition("#")[0].strip("/")
    tried = (bare, bare.removeprefix(DOCS), f"{bare}.md", f"{bare}/index.md")
    found = next((one for one in tried if one in known), "")
    return (
        f" Did you mean `{found}`?"
        if found
        else did_you_mean(text, pages, cutoff=_NEAR) or did_you_mean(text, known, cutoff=_VERY_NEAR)
    )


def _is_elsewhere(text: str) -> bool:
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return bool(parts.scheme or parts.netloc)


def _path(text: str) -> str:
    return PurePosixPath(text).as_posix() if text else ""
