"""What `make start` does with each file of the sample: those that are as they were shipped go, or become neutral.

Knows: which pages are about the sample. Must not know: the terminal, settings of the site besides its navigation.
"""

import datetime as dt
import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from commands.afterwards import users_of_settings
from handbook.personas import company as companies
from handbook.source.files import SETTINGS
from handbook.writers.edit import Change
from handbook.writers.editors import front_matter_cms

STARTER = Path(__file__).parent / "starter"
README, PICTURE = "README.md", ".github/handbook.png"
_FORMS = front_matter_cms.PATH
# Pages on groups that only the sample has: the title of each in `nav` as it is shipped, and the neutral page that comes
# in its place, with its title.
_SUCCESSORS = {
    "docs/personas/consumers.md": ("By segment", "docs/personas/segments.md", "By segment"),
    "docs/personas/print-consumers.md": ("Consumers", "docs/personas/print.md", "Customers"),
    "docs/personas/print-business.md": ("Business", "", ""),
}
_NAV_LINE = re.compile(
    r"(?P<dash>\s*-\s+)(?:\{\s*)?(?:(?P<title>\"[^\"]*\"|'[^']*'|[^:#\"'{}\[\]]+?):\s+)?"
    r"(?P<quote>['\"]?)(?P<page>[\w./-]+\.md)(?P=quote)(?:\s*\})?\s*(?:#.*)?"
)
# What the README says of the sample.
_ON_THE_SAMPLE = re.compile(
    rb"^!\[[^\]\n]*\]\(\.github/handbook\.png\)\r?\n(?:\r?\n)?"
    rb"|^The handbook in this repository belongs to an invented shop for outdoor gear\.(?: [^\n]+)?\n"
    rb"(?:[^\r\n]+\r?\n)*(?:\r?\n)?",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Plan:
    """What is written, what is removed after that, and what of the sample stays, since somebody has changed it.

    `needed_by` are the files for which the handbook's settings stay as well; `said` is about the navigation.
    """

    change: Change
    removed: tuple[str, ...]
    kept: tuple[str, ...]
    said: tuple[str, ...] = ()
    needed_by: tuple[str, ...] = ()


def planned(root: Path, shipped: Path, settings: str, text: str, today: dt.date) -> Plan:
    """What to do in the project at `root`; `text` is what its settings file is to say besides its navigation."""
    sample = {path: _is_same(root / path, shipped / path) for path in _content(shipped) if (root / path).exists()}
    starter = {path: (STARTER / path).read_bytes() for path in _content(STARTER)}
    about_it = {path for path in sample if path.startswith("personas/") or path in (PICTURE, *_SUCCESSORS, *starter)}
    removed = tuple(sorted(path for path in about_it if sample[path] and path not in starter))
    files = {path: data for path, data in starter.items() if sample.get(path)}
    news = {new: old for old, (_, new, _) in _SUCCESSORS.items() if new and old in sample and not (root / new).exists()}
    made = frozenset(news)
    files |= {new: starter[new] for new in news}
    text, said = _in_navigation(text, sample)
    files |= _changed(root, settings, text.encode())
    if PICTURE in removed and (root / README).is_file():
        files |= _changed(root, README, _ON_THE_SAMPLE.sub(b"", (root / README).read_bytes()))
    users = users_of_settings(root, removed, files, today)
    own = None if users else files.pop(SETTINGS, None)
    files.pop(SETTINGS, None)
    if own and (root / _FORMS).exists():
        forms = front_matter_cms.text(companies.load(own)[0].model, (root / _FORMS).read_bytes())
        files |= _changed(root, _FORMS, forms.encode())
    files |= {SETTINGS: own} if own else {}  # the last, so that whoever is stopped before it finds all to do again
    kept = (path for path in about_it if not sample[path] and not _is_same(root / path, STARTER / path))
    return Plan(Change(files, (), made=made), removed, tuple(sorted(kept)), tuple(said), users)


def written(settings: str) -> Iterator[str]:
    """Every file that may be written, whatever the state of the project."""
    yield from (settings, README, _FORMS, *_content(STARTER))


def _content(folder: Path) -> Iterator[str]:
    """The files of a handbook's content."""
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and (name == PICTURE or name.startswith(("personas/", "docs/"))):
            yield name


def _is_same(here: Path, there: Path) -> bool:
    """Whether two files say the same, however their lines end."""
    return here.is_file() and not here.is_symlink() and there.is_file() and _lines(here) == _lines(there)


def _lines(file: Path) -> bytes:
    return file.read_bytes().replace(b"\r\n", b"\n")


def _changed(root: Path, path: str, data: bytes) -> dict[str, bytes]:
    """The file, if it is to say something else than it does."""
    return {} if (root / path).read_bytes() == data else {path: data}


def _in_navigation(text: str, sample: dict[str, bool]) -> tuple[str, list[str]]:
    """The settings with the neutral pages in the navigation: in the place of those that go, below those that stay.

    A title that is a company's own stays. What is written in a form that is not known here stays too, and is said.
    """
    lines: list[str] = []
    said: list[str] = []
    for line in text.splitlines(keepends=True):
        found = _NAV_LINE.fullmatch(line.rstrip("\r\n"))
        old = f"docs/{posixpath.normpath(found['page'])}" if found else ""
        if not found or old not in sample or old not in _SUCCESSORS:
            lines.append(line)
            continue
        shipped, new, title = _SUCCESSORS[old]
        page, said_title = new.removeprefix("docs/"), (found["title"] or "").strip("'\"")
        if not sample[old]:
            lines.append(line)
            if page and page not in text:
                lines.append(f"{found['dash']}{title}: {page}{line[len(line.rstrip()) :]}")
        elif page and page not in text:
            end = f"{page}{line[found.end('page') :]}"
            between = line[found.end("title") : found.start("page")] if found["title"] else ""
            begin = line[: found.start("title")] if found["title"] else line[: found.start("page")]
            named = title if said_title == shipped else found["title"] or ""
            lines.append(f"{begin}{named}{between}{end}")
        elif said_title not in ("", shipped):
            said.append(f"nav: took out `{line.strip().removeprefix('- ')}`, whose page is gone")
    text = "".join(lines)
    for old, (_, new, title) in _SUCCESSORS.items():
        page = new.removeprefix("docs/")
        if sample.get(old) and old.removeprefix("docs/") in text:
            instead = f"; `{page}` comes in its place" if page else ""
            said.append(f"nav: take `{old.removeprefix('docs/')}` out yourself, which is gone{instead}")
        elif page and old in sample and page not in text and "\nnav:" in f"\n{text}":
            said.append(f"nav: add `{title}: {page}` where you want that page")
    return text, said
