"""The content folders on disk.

Knows: which files are content, and reads them. Must not know: what is in them.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from handbook.markdown.links import DOCS, PERSONAS, uri_of
from handbook.problems.problem import START, Problem
from handbook.source import SIZE_LIMIT, SYMLINK, drawings

SETTINGS = PERSONAS + "_handbook.yml"
_IMAGES = frozenset({".png", ".jpg", ".jpeg", ".webp", ".gif", ".svg", ".avif"})
# What passes for Markdown somewhere: as a persona it is refused by its name rather than passed over, and MkDocs
# publishes all of it from docs/.
_MARKDOWN = frozenset({".md", ".markdown", ".mdown", ".mkdn", ".mkd"})
_DRAWINGS = frozenset({".svg"})  # which have a shape rather than a size
_HEAD = 16  # bytes, enough to tell picture formats apart
Size = tuple[int, int]  # width and height in pixels, as a browser turns the picture


@dataclass(frozen=True)
class Content:
    """What lies in personas/ and docs/, by path relative to the project. Text is read, pictures are sniffed."""

    personas: dict[str, bytes] = field(default_factory=dict)
    docs: dict[str, bytes] = field(default_factory=dict)
    images: dict[str, bytes] = field(default_factory=dict)
    others: frozenset[str] = frozenset()
    settings: bytes | None = None
    problems: tuple[Problem, ...] = ()

    @property
    def uris(self) -> frozenset[str]:
        """Everything a link may lead to, as the site names it."""
        paths = (*self.personas, *self.docs, *self.images, *self.others)
        return frozenset(uri for path in paths if (uri := uri_of(path)))


def collect(root: Path) -> Content:
    """Reads the content of the project at `root`, in sorted order; symbolic links are problems, not content."""
    content = Content()
    problems: list[Problem] = []
    others: set[str] = set()
    for path, is_link in _walk(root):
        if is_link:
            message = "this is a symbolic link: put a copy of what it leads to in its place"
            problems.append(Problem(path, START, SYMLINK, message))
        elif _is_persona(path):
            content.personas[path] = _bytes(root / path)
        elif path.startswith(DOCS) and _is_markdown(path):
            content.docs[path] = _bytes(root / path)
        elif path.startswith(PERSONAS) and Path(path).suffix.lower() in _IMAGES:
            content.images[path] = _bytes(root / path, _HEAD)
        elif path.startswith(DOCS):
            others.add(path)
        if not is_link and Path(path).suffix.lower() in _DRAWINGS:
            problems += drawings.faults(path, (root / path).read_bytes())
    settings = root / SETTINGS
    return Content(
        content.personas,
        content.docs,
        content.images,
        frozenset(others),
        _bytes(settings) if settings.is_file() and not settings.is_symlink() else None,
        tuple(problems),
    )


def read_all(folder: Path) -> dict[str, bytes]:
    """Every file below a folder by its path in it; nothing where there is no such folder."""
    found = sorted(Path(here, name) for here, _, names in os.walk(folder) for name in names)
    return {path.relative_to(folder).as_posix(): _bytes(path) for path in found if not path.is_symlink()}


def picture_size(root: Path, uri: str) -> Size | None:
    """How large a picture of the site is; None for drawings, and for what is no picture that can be measured."""
    path = root / (uri if uri.startswith(PERSONAS) else DOCS + uri)
    if path.suffix.lower() not in _IMAGES - _DRAWINGS or not path.is_file() or path.is_symlink():
        return None
    import imagesize  # noqa: PLC0415 - which brings the network's modules; few handbooks have a picture to measure

    width, height = imagesize.get(path)
    return (width, height) if width > 0 and height > 0 else None


def _is_persona(path: str) -> bool:
    """Markdown below personas/, but not what begins with `_` or a dot, nor a README for the repository's visitors."""
    parts = path.split("/")
    hidden = any(part.startswith(("_", ".")) for part in parts)
    return path.startswith(PERSONAS) and _is_markdown(path) and not hidden and parts[-1].lower() != "readme.md"


def _is_markdown(path: str) -> bool:
    return Path(path).suffix.lower() in _MARKDOWN


def _walk(root: Path) -> Iterator[tuple[str, bool]]:
    """Every file below the content folders, and every symbolic link, sorted."""
    found: list[tuple[str, bool]] = []
    for top in (PERSONAS, DOCS):
        for folder, folders, names in os.walk(root / top, followlinks=False):
            here = Path(folder)
            linked = [name for name in folders if (here / name).is_symlink()]
            folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in linked)
            entries = [here / name for name in (*linked, *names) if not name.startswith(".")]
            found += [(entry.relative_to(root).as_posix(), entry.is_symlink()) for entry in entries]
    return iter(sorted(found))


def _bytes(path: Path, limit: int = SIZE_LIMIT + 1) -> bytes:
    """The file's beginning: all of it, or one byte more than a persona may have."""
    with path.open("rb") as file:
        return file.read(limit)
