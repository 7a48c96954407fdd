"""The content folders on disk.

Knows: which files are content, and reads them. Must not know: what is in them.
"""

import os
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from handbook.markdown.links import DOCS, PERSONAS, uri_of
from handbook.problems.problem import START, Problem
from handbook.source import SIZE_LIMIT, drawings, folders, kinds, names, pictures
from handbook.source.kinds import SETTINGS, SHORT_LIST, SOURCES, is_hidden, is_leftover, is_markdown
from handbook.source.pictures import Size, kind_of
from handbook.source.rules import BAD_NAME, UNREADABLE
from handbook.source.walk import Entry, Fault, walk

__all__ = ["SETTINGS", "SHORT_LIST", "SOURCES", "Content", "Size", "collect", "picture_size", "read_all"]


_LISTS = (SETTINGS, SHORT_LIST, SOURCES)


@dataclass(frozen=True)
class Content:
    """What lies in personas/ and docs/, by path relative to the project. Text is read, pictures are judged."""

    personas: dict[str, bytes] = field(default_factory=dict)
    docs: dict[str, bytes] = field(default_factory=dict)
    images: frozenset[str] = frozenset()  # in personas/
    others: frozenset[str] = frozenset()  # what else docs/ holds
    settings: bytes | None = None
    short: bytes | None = None  # the list of those who are not a fit, in a line each
    problems: tuple[Problem, ...] = ()
    refused: frozenset[str] = frozenset()  # what has a problem for being there; a link to it is not wrong as well
    sources: bytes | None = None  # the list of those that several personas cite

    @property
    def uris(self) -> frozenset[str]:
        """Everything a link may lead to, as the site names it."""
        paths = (*self.personas, *self.docs, *self.images, *self.others, *self.refused)
        return frozenset(uri for path in paths if (uri := uri_of(path)))


def collect(root: Path, templates: Path | None = None, allowed: Collection[str] = ()) -> Content:
    """Reads the content of the project at `root`, in sorted order.

    Only ordinary files are opened; whatever else is there, in the folder of the templates too, is a problem. `allowed`
    are the endings and names that docs/ may have besides those that are known.
    """
    reading = _Reading(root, allowed)
    for top in (PERSONAS, DOCS):
        reading.take(walk(root, top.rstrip("/"), _is_entered))
    reading.look_around()
    if templates:
        reading.judge(walk(root, Path(os.path.relpath(templates, root)).as_posix(), names.is_text))
    return reading.content()


class _Reading:
    """One reading of a project's content, on the way."""

    def __init__(self, root: Path, allowed: Collection[str]) -> None:
        self._root = root
        self._allowed = allowed
        self._has_settings = False
        self._texts: dict[str, bytes] = {}
        self._images: set[str] = set()
        self._others: set[str] = set()
        self._refused: set[str] = set()
        self._problems: list[Problem] = []

    def take(self, entries: Iterator[Entry]) -> None:
        """Judges what was found, and reads what is content."""
        found = sorted(entries, key=lambda entry: entry.path)
        self._has_settings |= any(entry.path == SETTINGS and not entry.fault for entry in found)
        above = {folder for entry in found if not entry.is_folder for folder in _above(entry.path)}
        for entry in found:
            fault = entry.fault or self._fault(entry)
            if fault and fault[0] is BAD_NAME and not entry.fault and _is_empty(entry, above):
                continue  # git knows nothing of it
            if fault:
                self._report(entry.path, fault)
                if not entry.fault and names.is_text(entry.path):
                    self._refused.add(entry.path)
            elif not entry.is_folder:
                self._read(entry.path)

    def judge(self, entries: Iterator[Entry]) -> None:
        """Reports what is no ordinary file or has a bad name, and reads nothing."""
        for entry in entries:
            if fault := entry.fault or _name_fault(entry.path):
                self._report(entry.path, fault)

    def look_around(self) -> None:
        """Reports files beside the content folders that look like the settings."""
        with os.scandir(self._root) as found:
            files = sorted(one.name for one in found if not one.is_dir(follow_symlinks=False))
        for name in files:
            leftover = self._has_settings and is_leftover(name)
            if not leftover and (fault := kinds.settings_fault(name, there=self._has_settings)):
                self._report(name, fault)

    def content(self) -> Content:
        """What was read, and everything that is wrong with it."""
        personas = {
            path: text for path, text in self._texts.items() if path.startswith(PERSONAS) and path not in _LISTS
        }
        return Content(
            personas,
            {path: text for path, text in self._texts.items() if path.startswith(DOCS)},
            frozenset(self._images),
            frozenset(self._others),
            self._texts.get(SETTINGS),
            self._texts.get(SHORT_LIST),
            tuple(sorted(self._problems, key=lambda problem: problem.path)),
            frozenset(self._refused),
            self._texts.get(SOURCES),
        )

    def _fault(self, entry: Entry) -> Fault | None:
        """What is wrong with a name."""
        path = entry.path
        in_docs = path.startswith(DOCS)
        passed_over = is_leftover(path) and (is_hidden(path) or not in_docs)  # from docs/, MkDocs publishes the others
        if self._has_settings and passed_over:
            return None
        fault = kinds.settings_fault(path, there=self._has_settings, folder=entry.is_folder)
        if fault and not (in_docs and path.rpartition("/")[2] in self._allowed):
            return fault
        if passed_over or (is_hidden(path) and (entry.is_folder or not in_docs)):
            return None
        return _name_fault(path) or self._kind_fault(entry)

    def _kind_fault(self, entry: Entry) -> Fault | None:
        """What is wrong with something being where it is."""
        if (entry.is_folder or entry.path.startswith(DOCS)) and (
            fault := kinds.page_fault(entry.path, folder=entry.is_folder, allowed=self._allowed)
        ):
            return fault
        if entry.path.startswith(DOCS):
            free = entry.is_folder or is_markdown(entry.path)
            return None if free else kinds.docs_fault(entry.path, self._allowed)
        return None if entry.is_folder else kinds.persona_fault(entry.path)

    def _read(self, path: str) -> None:
        """Reads a page, a persona or the settings, and judges a picture."""
        place = self._root / path
        try:
            if path in _LISTS or kinds.is_persona(path) or (path.startswith(DOCS) and _is_page(path)):
                self._texts[path] = _bytes(place)
            elif kind_of(path) and not is_hidden(path):
                (self._others if path.startswith(DOCS) else self._images).add(path)
                faults = pictures.faults(place, path)
                for fault in faults:
                    self._report(path, fault)
                if not faults and kind_of(path) == pictures.DRAWING:
                    self._problems += drawings.faults(path, place.read_bytes())
            elif path.startswith(DOCS) and not is_hidden(path):
                self._others.add(path)
        except FileNotFoundError:
            return  # an editor puts a new one in its place, just now
        except OSError as error:
            self._report(path, (UNREADABLE, f"this cannot be read: {error.strerror}"))

    def _report(self, path: str, fault: Fault) -> None:
        rule, message = fault
        self._problems.append(Problem(names.shown(path), START, rule, names.shown(message)))


def read_all(folder: Path) -> dict[str, bytes]:
    """Every file below a folder by its path in it; nothing where there is no such folder."""
    found = sorted(Path(here, name) for here, _, inside in os.walk(folder) for name in inside)
    return {path.relative_to(folder).as_posix(): _bytes(path) for path in found if not path.is_symlink()}


def picture_size(root: Path, uri: str) -> Size | None:
    """How large a picture of the site is; None for drawings, and for what is no picture that can be measured."""
    path = root / (uri if uri.startswith(PERSONAS) else DOCS + uri)
    if kind_of(uri) is None or not path.is_file() or path.is_symlink():
        return None
    return pictures.size_of(path)


def _is_empty(entry: Entry, above: set[str]) -> bool:
    """Whether this is a folder with nothing in it, as far as it is entered."""
    return entry.is_folder and names.is_text(entry.path) and entry.path not in above


def _above(path: str) -> Iterator[str]:
    """The folders that a file lies in."""
    while path := path.rpartition("/")[0]:
        yield path


def _is_entered(folder: str) -> bool:
    return not is_hidden(folder) and names.is_text(folder)


def _is_page(path: str) -> bool:
    return is_markdown(path) and not is_hidden(path)


def _name_fault(path: str) -> Fault | None:
    fault = names.fault(path)
    if not fault:
        return None
    folder, _, name = path.rpartition("/")
    how = folders.moving(path, f"{folder}/{better}") if (better := names.better(name)) else "rename it"
    return BAD_NAME, f"`{name}` {fault}: {how}"


def _bytes(path: Path, limit: int = SIZE_LIMIT + 1) -> bytes:
    """The file's beginning: all of it, or one byte more than a persona may have."""
    with path.open("rb") as file:
        return file.read(limit)
