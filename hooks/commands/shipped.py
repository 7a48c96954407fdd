"""What `make start` does with each file of the sample: those that are as they were shipped go, or become neutral.

Knows: which pages are about the sample. Must not know: the terminal, settings of the site besides its navigation.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from handbook.personas import company as companies
from handbook.source.files import SETTINGS
from handbook.writers.edit import Change
from handbook.writers.editors import front_matter_cms

STARTER = Path(__file__).parent / "starter"
README, PICTURE = "README.md", ".github/handbook.png"
# Pages on groups that only the sample has, and the neutral one that comes in the place of each, with its line in `nav`.
_SUCCESSORS = {
    "docs/personas/consumers.md": ("docs/personas/segments.md", "By segment"),
    "docs/personas/print-consumers.md": ("docs/personas/print.md", "Customers"),
    "docs/personas/print-business.md": ("", ""),
}
_NAV_LINE = re.compile(r"(?P<dash>\s*-\s+)(?:[^:#]+:\s+)?(?P<quote>['\"]?)(?P<page>[\w./-]+\.md)(?P=quote)\s*(?:#.*)?")
# What the README says of the sample.
_ON_THE_SAMPLE = re.compile(
    rb"^!\[[^\]\n]*\]\(\.github/handbook\.png\)\r?\n(?:\r?\n)?"
    rb"|^The handbook in this repository belongs to an invented shop for outdoor gear\.(?: [^\n]+)?\n"
    rb"(?:[^\r\n]+\r?\n)*(?:\r?\n)?",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Plan:
    """What is written, what is removed after that, and what of the sample stays, since somebody has changed it."""

    change: Change
    removed: tuple[str, ...]
    kept: tuple[str, ...]


def planned(root: Path, shipped: Path, settings: str, text: str) -> Plan:
    """What to do in the project at `root`; `text` is what its settings file is to say besides its navigation."""
    sample = {path: _is_same(root / path, shipped / path) for path in _content(shipped) if (root / path).exists()}
    starter = {path: (STARTER / path).read_bytes() for path in _content(STARTER)}
    about_it = {path for path in sample if path.startswith("personas/") or path in (PICTURE, *_SUCCESSORS, *starter)}
    removed = tuple(sorted(path for path in about_it if sample[path] and path not in starter))
    files = {path: data for path, data in starter.items() if sample.get(path)}
    news = {new: old for old, (new, _) in _SUCCESSORS.items() if new and old in sample and not (root / new).exists()}
    made = frozenset(news)
    files |= {new: starter[new] for new in news}
    files |= _changed(root, settings, _in_navigation(text, sample).encode())
    if PICTURE in removed and (root / README).is_file():
        files |= _changed(root, README, _ON_THE_SAMPLE.sub(b"", (root / README).read_bytes()))
    if (root / front_matter_cms.PATH).exists() and SETTINGS in files:
        forms = front_matter_cms.text(companies.load(files[SETTINGS])[0].model)
        files |= _changed(root, front_matter_cms.PATH, forms.encode())
    kept = (path for path in about_it if not sample[path] and starter.get(path) != (root / path).read_bytes())
    return Plan(Change(files, (), made=made), removed, tuple(sorted(kept)))


def _content(folder: Path) -> Iterator[str]:
    """The files of a handbook's content."""
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and (name == PICTURE or name.startswith(("personas/", "docs/"))):
            yield name


def _is_same(here: Path, there: Path) -> bool:
    return here.is_file() and not here.is_symlink() and here.read_bytes() == there.read_bytes()


def _changed(root: Path, path: str, data: bytes) -> dict[str, bytes]:
    """The file, if it is to say something else than it does."""
    return {} if (root / path).read_bytes() == data else {path: data}


def _in_navigation(text: str, sample: dict[str, bool]) -> str:
    """The settings with the neutral pages in the navigation: in the place of those that go, below those that stay."""
    lines: list[str] = []
    for line in text.splitlines(keepends=True):
        found = _NAV_LINE.fullmatch(line.rstrip("\r\n"))
        old = f"docs/{found['page']}" if found else ""
        if not found or old not in sample or old not in _SUCCESSORS:
            lines.append(line)
            continue
        new, title = _SUCCESSORS[old]
        lines += [] if sample[old] else [line]
        if new and new.removeprefix("docs/") not in text:
            lines.append(f"{found['dash']}{title}: {new.removeprefix('docs/')}{line[len(line.rstrip()) :]}")
    return "".join(lines)
