"""What a path in the content folders is, by its name: a persona, the settings, a page, or something that is none.

Knows: names. Must not know: the disk, what the files hold.
"""

import re
import unicodedata
from collections.abc import Collection
from difflib import SequenceMatcher
from pathlib import PurePosixPath

from handbook.markdown.links import PERSONAS
from handbook.problems.problem import Rule
from handbook.source.pictures import kind_of
from handbook.source.rules import BAD_NAME, MISNAMED_SETTINGS, STRAY_FILE, UNLISTED_FILE

SETTINGS = PERSONAS + "_handbook.yml"
SHORT_LIST = PERSONAS + "negative/_not-for-us.yml"
SOURCES = PERSONAS + "_sources.yml"
Fault = tuple[Rule, str]
# What passes for Markdown somewhere: as a persona it is refused by its name rather than passed over, and MkDocs
# publishes all of it from docs/.
_MARKDOWN = frozenset({".md", ".markdown", ".mdown", ".mkdn", ".mkd"})
_CONFIGURATION = frozenset({".yml", ".yaml", ".json", ".jsonc", ".json5", ".toml", ".ini", ".cfg", ".conf"})
# What docs/ may hold besides pages: nothing that runs, and nothing that a server reads.
PUBLISHED = frozenset({
    ".png", ".jpg", ".jpeg", ".webp", ".gif", ".avif", ".ico", ".svg", ".woff", ".woff2", ".ttf", ".otf", ".pdf",
    ".css", ".csv", ".tsv", ".txt", ".json", ".webmanifest", ".mp3", ".m4a", ".ogg", ".oga", ".opus", ".wav", ".mp4",
    ".webm", ".ogv", ".vtt", ".srt",
})  # fmt: skip
_READ_BY_HOSTS = frozenset({
    "robots.txt", "ads.txt", "app-ads.txt", "security.txt", "vercel.json", "static.json", "now.json", "firebase.json",
    "assetlinks.json", "staticwebapp.config.json", "_routes.json", "routes.json", "package.json",
})  # fmt: skip
# What editors and systems leave behind.
_LEFTOVER = re.compile(
    r"\.ds_store|(?:eh)?thumbs\.db|desktop\.ini|icon\r|\._.*|\.?#.*|~\$.*|.*~|4913"
    r"|\.git(?:keep|ignore|attributes)?|.*\.(?:bak|orig|rej|old|tmp|sw[a-p])",
    re.I | re.S,
)
# Names of what opens doors elsewhere.
_SECRET = re.compile(
    r"(?<![a-z])(?:secrets?|credentials?|passwords?|passwd|tokens?|id_(?:rsa|dsa|ecdsa|ed25519)|service[-_ ]?account"
    r"|private[-_ ]?key|api[-_ ]?keys?)(?![a-z])",
    re.I,
)
_OTHER_PICTURES = frozenset({".tif", ".tiff", ".bmp", ".heic", ".heif", ".jxl", ".ico", ".psd"})
_LIST_OF_SOURCES = re.compile(r"(?:sources|studies)(?![a-z])")
_NEAR = 0.8  # how much of `handbook` a misspelling keeps
_COPY = re.compile(r"handbook(?![a-z_-])")
_PERSONA_LIKE = re.compile(r"\.(?:md|mdx|mdown|mkdn?|markdown)\b", re.I)


def is_hidden(path: str) -> bool:
    """Whether the last name of a path begins with a dot."""
    return path.rpartition("/")[2].startswith(".")


def is_leftover(path: str) -> bool:
    """Whether an editor or a system has left this behind."""
    return bool(_LEFTOVER.fullmatch(path.rpartition("/")[2]))


def is_markdown(path: str) -> bool:
    """Whether a file is Markdown by its ending."""
    return _suffix(path) in _MARKDOWN


def is_note(path: str) -> bool:
    """Whether something in personas/ is for its writers: a name or folder with `_` or a dot first, or a README."""
    *_, name = parts = path.split("/")
    return any(part.startswith(("_", ".")) for part in parts) or name.lower().partition(".")[0] == "readme"


def is_persona(path: str) -> bool:
    """Markdown below personas/ that is no note."""
    return path.startswith(PERSONAS) and is_markdown(path) and not is_note(path)


def settings_fault(path: str, *, there: bool, folder: bool = False) -> Fault | None:
    """What is wrong with something that looks like the settings; `there` says whether the real ones are."""
    if path in (SETTINGS, SHORT_LIST, SOURCES) and not folder:
        return None
    if path.startswith(PERSONAS) and _resembles_list(path):
        what = "folder" if folder else "file"
        message = f"this {what} would be ignored: short lines on who is not a fit are read from `{SHORT_LIST}` only"
        return MISNAMED_SETTINGS, f"{message}; call it so, or move what you need from it there"
    if (not folder or path == SOURCES) and resembles_sources(path):
        what = "folder" if folder else "file"
        message = f"this {what} would be ignored: sources that several personas cite are read from `{SOURCES}` only"
        return MISNAMED_SETTINGS, f"{message}; call it so, or move what you need from it there"
    if not (folder if path == SETTINGS else _resembles_settings(path, folder=folder)):
        return None
    what = "folder" if folder else "file"
    remedy = "move what you need from it there, and delete it" if there else f"if it is meant, call it `{SETTINGS}`"
    return MISNAMED_SETTINGS, f"this {what} would be ignored: settings are read from `{SETTINGS}` only; {remedy}"


def _resembles_list(path: str) -> bool:
    """Whether something in personas/ is called nearly as the list of short lines is."""
    bare = unicodedata.normalize("NFKC", path.rpartition("/")[2]).casefold()
    marked = bare.startswith(("_", ".", " ")) or _suffix(path) in _CONFIGURATION
    return marked and not is_leftover(path) and _alike(bare.lstrip("._ ").partition(".")[0], "notforus", _NEAR)


def resembles_sources(path: str) -> bool:
    """Whether something is called nearly as the list of shared sources is; notes on sources are called otherwise.

    Outside personas/, only what has its very name is taken for it.
    """
    name = unicodedata.normalize("NFKC", path.rpartition("/")[2]).casefold()
    stem = name.lstrip("._ ").partition(".")[0]
    if is_leftover(path) or kind_of(path):
        return False
    if not path.startswith(PERSONAS):
        return name.startswith("_") and stem == "sources" and _suffix(path) in _CONFIGURATION
    if _suffix(path) in _CONFIGURATION:
        return bool(_LIST_OF_SOURCES.match(stem)) or (stem.startswith("s") and _alike(stem, "sources", _NEAR))
    is_text = _suffix(path) in _MARKDOWN or _suffix(path) in ("", ".txt")
    return is_text and stem == "sources" and (name.startswith(("_", ".", " ")) or path.count("/") == 1)


def _resembles_settings(path: str, *, folder: bool) -> bool:
    name = path.rpartition("/")[2]
    configures = _suffix(path) in _CONFIGURATION
    if folder or not path.startswith(PERSONAS):
        return _is_near(name) and (configures or name.startswith(("_", ".", " "))) and not kind_of(name)
    if configures and not _is_apart(path) and not is_leftover(path):
        return True  # whatever it is called, nothing else reads it
    return _is_near(name) and not is_persona(path) and not kind_of(name)


def is_other_picture(path: str) -> bool:
    """Whether a file is a picture of a kind that browsers do not show."""
    return _suffix(path) in _OTHER_PICTURES


def persona_fault(path: str) -> Fault | None:
    """What is wrong with a file in personas/ of this name, if it is neither the settings nor like them."""
    if is_markdown(path) or is_note(path) or kind_of(path) not in (None, "ICO"):
        return None
    name = path.rpartition("/")[2]
    if found := _PERSONA_LIKE.search(name):
        better = f"`{name[: found.start()]}.md`" if found.start() else "a name that ends in `.md`"
        return STRAY_FILE, f"this would be ignored: if it is a persona, call it {better}"
    if is_other_picture(path):
        return STRAY_FILE, "pictures of this kind are not shown: export it as PNG, JPEG or WebP"
    message = "this is neither a persona (`.md`), a picture nor `_handbook.yml`: rename it, or put it elsewhere"
    return STRAY_FILE, message


def page_fault(path: str, *, folder: bool, allowed: Collection[str]) -> Fault | None:
    """What is wrong with the name of a page or folder: one that looks like a file, or like a note and is published."""
    name = path.rpartition("/")[2]
    if folder and is_markdown(path) and not is_note(path):
        return BAD_NAME, "this is a folder with the name of a file, of which no page is made: rename it"
    is_one = folder or is_markdown(path)
    if is_one and name.startswith("_") and not path.startswith(PERSONAS) and name not in allowed:
        message = (
            f"`{name}` would be published: `_` makes a note in personas/ only; take it away, or move this elsewhere"
        )
        return UNLISTED_FILE, message
    return None


def docs_fault(path: str, allowed: Collection[str]) -> Fault | None:
    """What is wrong with a file in docs/ that is no page; `allowed` are further endings and names."""
    name = path.rpartition("/")[2]
    if name in allowed or _suffix(path) in allowed:
        return None
    if _SECRET.search(name) and not kind_of(name):
        what = f"a file called `{name}` can hold what opens doors elsewhere"
    elif name.lower() in _READ_BY_HOSTS:
        what = f"servers and hosts act on a file called `{name}`"
    elif suffix := _suffix(path):
        if suffix in PUBLISHED and not name.startswith("."):
            return None
        what = f"files that end in `{suffix}` are not published"
    else:
        what = "files without an ending are not published"
    remedy = f"move it elsewhere, or let a maintainer allow `{name}` under `extra: handbook: docs_files:` in mkdocs.yml"
    return UNLISTED_FILE, f"{what}: {remedy}"


def _suffix(path: str) -> str:
    name = path.rpartition("/")[2].strip()
    return PurePosixPath(name).suffix.lower()


def _is_apart(path: str) -> bool:
    """Whether this is hidden, or stands in a folder of notes."""
    *folders, _ = path.split("/")
    return is_hidden(path) or any(part.startswith(("_", ".")) for part in folders)


def _is_near(name: str) -> bool:
    bare = unicodedata.normalize("NFKC", name).casefold().lstrip("._ #~$")
    return bool(_COPY.match(bare)) or _alike(bare.partition(".")[0], "handbook", _NEAR)


def _alike(name: str, meant: str, least: float) -> bool:
    letters = re.sub(r"[^a-z]", "", name.casefold())
    return SequenceMatcher(None, letters, meant).ratio() >= least
