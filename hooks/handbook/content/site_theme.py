"""What the site's theme brings along, and what it makes of a page's front matter.

Knows: the theme's folders; icons, statuses and parts of a page by name. Must not know: MkDocs, templates.

A theme looks up a page's icon as a file while it makes the page; one that is not there would end the build.
"""

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Protocol

from handbook.problems.problem import Problem
from handbook.schema import did_you_mean
from handbook.schema.rules import UNKNOWN_VALUE
from handbook.source import Document

_ICONS = ".icons"
_ICON = re.compile(r"[\w-]+(/[\w-]+)*", re.ASCII)
_PARTS = ("navigation", "toc", "path", "tags", "footer", "feedback")  # of a page, which `hide:` can name
# What MkDocs reads from a theme's folders and does not publish.
_NOT_PUBLISHED = frozenset({".html", ".py", ".pyc", ".md", ".markdown", ".mdown", ".mkdn", ".mkd"})


class Matter(Protocol):
    """The part of a page's front matter that is the theme's."""

    @property
    def icon(self) -> str | None: ...  # noqa: D102
    @property
    def status(self) -> str | None: ...  # noqa: D102
    @property
    def hide(self) -> list[str]: ...  # noqa: D102


@dataclass(frozen=True)
class SiteTheme:
    """A theme: its folders, of which the first comes first, and the files that it makes from templates.

    `statuses` are those that the site's settings name; None where nobody knows.
    """

    folders: tuple[Path, ...] = ()
    made: frozenset[str] = frozenset()
    statuses: tuple[str, ...] | None = None

    @classmethod
    def of(cls, folders: Iterable[str], made: Iterable[str], statuses: object) -> "SiteTheme":
        """The theme as the site's settings tell of it; `statuses` as they stand there."""
        named = tuple(map(str, statuses)) if isinstance(statuses, Mapping) else ()
        return cls(tuple(map(Path, folders)), frozenset(made), named)

    @property
    def own(self) -> Path | None:
        """The project's folder of templates, which come before the theme's."""
        return self.folders[0] if self.folders else None

    @cached_property
    def files(self) -> Mapping[str, Path]:
        """What is published of its folders, by its name on the site, with the folder that it comes from."""
        found: dict[str, Path] = {}
        for folder in self.folders:
            for name in visible(folder):
                path = PurePosixPath(name)
                if path.suffix.lower() not in _NOT_PUBLISHED and path.name not in self.made | {"mkdocs_theme.yml"}:
                    found.setdefault(name, folder)
        return found

    def has_icon(self, name: str) -> bool:
        """Whether there is an icon of this name; nobody knows where the theme's folders are not known."""
        if not _ICON.fullmatch(name):
            return False
        places = [folder / _ICONS for folder in self.folders]
        known = any(place.is_dir() for place in places)
        return not known or any((place / f"{name}.svg").is_file() for place in places)

    @cached_property
    def icons(self) -> tuple[str, ...]:
        """The names of all icons, of which there are thousands: only asked for once one is wrong."""
        places = [folder / _ICONS for folder in self.folders]
        return tuple(sorted(name.removesuffix(".svg") for place in places for name in visible(place)))

    def problems(self, path: str, matter: Matter, document: Document) -> Iterator[Problem]:
        """What it would stumble over, or pass over without a word, in a page's front matter."""
        if matter.icon and not self.has_icon(matter.icon):
            near = did_you_mean(matter.icon, _same_set(matter.icon, self.icons))
            message = f"`{matter.icon}` is none of the theme's icons.{near} Icons are called as in `material/compass`"
            yield Problem(path, document.at(("icon",)), UNKNOWN_VALUE, message)
        if matter.status and self.statuses is not None and matter.status not in self.statuses:
            named = f"Allowed: {', '.join(self.statuses)}" if self.statuses else "None is named there"
            near = did_you_mean(matter.status, self.statuses)
            message = f"mkdocs.yml names no status `{matter.status}` under `extra: status:`.{near} {named}"
            yield Problem(path, document.at(("status",)), UNKNOWN_VALUE, message)
        for index, part in enumerate(matter.hide):
            if part not in _PARTS:
                message = f"`{part}` is not a part of a page.{did_you_mean(part, _PARTS)} Allowed: {', '.join(_PARTS)}"
                yield Problem(path, document.at(("hide", index)), UNKNOWN_VALUE, message)


UNKNOWN = SiteTheme()  # to whoever judges content without a site


def visible(top: Path) -> list[str]:
    """Every file below a folder by its path in it, sorted; not looking into hidden folders, which hold the icons."""
    found: list[str] = []
    for folder, folders, names in os.walk(top):
        folders[:] = [name for name in folders if not name.startswith(".")]
        here = Path(folder).relative_to(top)
        found += [(here / name).as_posix() for name in names if not name.startswith(".")]
    return sorted(found)


def _same_set(name: str, icons: tuple[str, ...]) -> list[str]:
    """The icons of the set that a name begins with, if there is such a set: comparing with all takes a second."""
    first, last = name.lower().partition("/")[0], name.lower().rpartition("/")[2]
    of_the_set = [icon for icon in icons if icon.startswith(f"{first}/")]
    return of_the_set or [icon for icon in icons if icon.rpartition("/")[2] == last]
