"""What mkdocs.yml says that would stop a build, with its line: MkDocs itself names none.

Knows: the navigation as it is written, and the names of MkDocs' settings. Must not know: MkDocs.
"""

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from handbook.content.docs import omitted
from handbook.content.handbook import Handbook
from handbook.markdown.links import DOCS
from handbook.problems.problem import Problem
from handbook.rules.hand_written import BAD_SETTINGS
from handbook.schema import did_you_mean
from handbook.schema.terms.general import PersonaType
from handbook.site.navigation import KEY
from handbook.source.settings_file import Entry, SettingsFile

FILE = "mkdocs.yml"
LIST = "nav"  # of which the places are read
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
                yield Problem(path, at, BAD_SETTINGS, f"`{name}` is no setting.{did_you_mean(name, KNOWN)}")
        if navigation is None and places.entries is not None:
            navigation = places.entries
            yield from _of_navigation(path, navigation, handbook)
    if navigation is not None:
        yield from omitted(handbook.docs, (_path(entry.text) for entry in navigation))


def _of_navigation(path: str, entries: tuple[Entry, ...], handbook: Handbook) -> Iterator[Problem]:
    content = handbook.content
    pages = {one.removeprefix(DOCS) for one in (*content.docs, *content.others)}
    known = pages | content.personas.keys() | content.images
    for entry in entries:
        if message := _fault(entry, known):
            yield Problem(path, entry.at, BAD_SETTINGS, message)


def _fault(entry: Entry, known: set[str]) -> str:
    """What is wrong with an entry of the navigation; nothing if it leads somewhere."""
    if entry.fault:
        return f"`{entry.title}` {entry.fault}" if entry.title else f"this {entry.fault}"
    types = [str(one) for one in PersonaType]
    if entry.title == KEY and entry.text:
        wrong = entry.text not in types
        return f"`{KEY}: {entry.text}` is no type of personas. Allowed: {', '.join(types)}" if wrong else ""
    if not entry.text or _path(entry.text) in known or _is_elsewhere(entry.text):
        return ""
    return f"there is no page `{entry.text}`.{_meant(entry.text, known)}"


def _meant(text: str, known: set[str]) -> str:
    """The page that is probably meant: without the slash before it, without a place in it, or one of a similar name."""
    bare = text.partition("#")[0].strip("/")
    tried = (bare, bare.removeprefix(DOCS), f"{bare}.md", f"{bare}/index.md")
    found = next((one for one in tried if one in known), "")
    return f" Did you mean `{found}`?" if found else did_you_mean(text, known)


def _is_elsewhere(text: str) -> bool:
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return bool(parts.scheme or parts.netloc)


def _path(text: str) -> str:
    return PurePosixPath(text).as_posix() if text else ""
