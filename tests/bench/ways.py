"""The ways to make a site of the same personas: each with its project, its commands, and the edit of one persona.

Knows: the programs, and what each is told. Must not know: clocks, figures.
"""

import importlib.metadata
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.bench import hugo, many, plain
from tests.bench.many import GROUP, LAST_WORDS, PROJECT, SAMPLE
from tests.machine import OVERRIDES

COLD = "handbook"
MATERIAL = "Material"
MATERIAL_ALL = "Material, all in the navigation"
HUGO = "Hugo, a section in the navigation"
HUGO_NONE = "Hugo, no navigation"
HUGO_ALL = "Hugo, all in the navigation"
ZENSICAL = "Zensical"
ZENSICAL_ALL = "Zensical, all in the navigation"

SAMPLE_PAGES = 0  # stands for the sample among the numbers of personas
SITE = "site"
CACHE = ".cache"  # the handbook's, and Zensical's too
ADDRESS = "{address}"  # stands for the host and port of a server, in its command
PORT = "{port}"

LARGE = 2000  # personas; above, what takes minutes is left out
STOCK_SERVED = 200  # personas; above, the plain theme's preview is left out

_DOCS = {
    "index.md": "# Home\n\nSee [everybody](personas/index.md).\n",
    "personas/index.md": "# Everybody\n\n```personas\nview: table\nfilter: [group, segment, payment_methods]\n```\n",
    "tags.md": "# Tags\n",
}
_MKDOCS = (sys.executable, "-m", "mkdocs")
_MKDOCS_BUILD = (*_MKDOCS, "build", "--quiet", "--clean", "--site-dir", SITE)
_MKDOCS_SERVE = (*_MKDOCS, "serve", "--dev-addr", ADDRESS)
_MKDOCS_INDEX = "search/search_index.json"
_OUR_INDEX = "search/handbook.json"


@dataclass(frozen=True)
class Edited:
    """The one persona that is edited: its file, its page's address, and its text with a word more."""

    file: Path
    address: str
    with_word: Callable[[str], str]

    def write(self, word: str) -> None:
        """Saves the file with this word at the end of the summary."""
        self.file.write_text(self.with_word(word), "utf-8")


@dataclass(frozen=True)
class Way:
    """One way to make a site: its project, its commands, and where it puts the search index."""

    name: str
    root: Path
    build: tuple[str, ...]
    index: str
    edited: Edited
    serve: tuple[str, ...] = ()  # empty: its preview is not measured

    def forget(self) -> None:
        """Takes away what earlier builds left."""
        for name in (SITE, CACHE, "resources"):
            shutil.rmtree(self.root / name, ignore_errors=True)

    def pages(self) -> list[Path]:
        """The built page of every persona."""
        return list((self.root / SITE / "personas").rglob("persona-*/index.html"))

    def page(self) -> Path:
        """The built page of the persona that is edited."""
        return self.root / SITE / self.edited.address / "index.html"


@dataclass(frozen=True)
class Programs:
    """What else is installed here: how to start it, or nothing."""

    hugo: tuple[str, ...] = ()
    zensical: tuple[str, ...] = ()

    @classmethod
    def found(cls, without: Sequence[str] = ()) -> "Programs":
        """Hugo on the PATH; Zensical in the interpreter that ZENSICAL_PYTHON names, else on the PATH."""
        return cls(
            () if "hugo" in without else _on_path("hugo"),
            () if "zensical" in without else _zensical(),
        )

    def versions(self) -> dict[str, str]:
        """What was measured, for whoever reads the figures later."""
        found = {name: importlib.metadata.version(name) for name in ("mkdocs", "mkdocs-material")}
        found["python"] = sys.version.split()[0]
        if self.hugo:
            found["hugo"] = _said(*self.hugo, "version").split()[1]
        if self.zensical:
            found["zensical"] = _said(*self.zensical, "--version")
        return found


def _zensical() -> tuple[str, ...]:
    if python := os.environ.get("ZENSICAL_PYTHON"):
        command = (python, "-m", "zensical")
        _said(*command, "--version")  # whoever names an interpreter should hear that it has none
        return command
    return _on_path("zensical")


def _on_path(program: str) -> tuple[str, ...]:
    path = shutil.which(program)
    return (path,) if path else ()


def _said(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def prepared(number: int, folder: Path, programs: Programs, *, everything: bool = False) -> list[Way]:
    """The ways to build so many personas, in the order of their turns, with a project of each in the folder."""
    first = list(_handbook(number, folder / "handbook"))
    found = plain.pages(first[0].root)
    few = number <= LARGE or everything
    ways = [*first, *_material(found, folder, number, everything=everything)]
    if programs.hugo:
        ways += _hugo(found, folder, programs.hugo, everything=everything)
    if programs.zensical and few:
        ways += _zensicals(found, folder, programs.zensical)
    return ways


def sampled(folder: Path) -> list[Way]:
    """The previews of the sample handbook, and of the plain theme with as many pages."""
    root, other = folder / "sample", folder / "as many"
    for name in ("docs", "personas"):
        shutil.copytree(SAMPLE / name, root / name)
    (root / "mkdocs.yml").write_text(json.dumps(_settings()), "utf-8")
    file = root / "personas" / "growing-family.md"
    text = file.read_text("utf-8")
    line = next(line for line in text.splitlines() if line.startswith("summary:"))
    edited = Edited(file, "personas/growing-family/", lambda word: text.replace(line, f"{line} {word}"))
    many.write(other, len(list(root.rglob("*.md"))))
    plain_ways = _material(plain.pages(other), folder, SAMPLE_PAGES, everything=False)
    return [Way(COLD, root, _MKDOCS_BUILD, _OUR_INDEX, edited, _MKDOCS_SERVE), next(plain_ways)]


def _settings() -> dict[str, object]:
    """The sample's settings, for a project elsewhere."""
    return {
        "INHERIT": str(SAMPLE / "mkdocs.yml"),
        "hooks": [str(PROJECT / "hooks" / "mkdocs_adapter.py")],
        "theme": {"name": "material", "custom_dir": str(OVERRIDES)},
        "watch": ["personas"],
    }


def _handbook(number: int, root: Path) -> Iterator[Way]:
    """A handbook with the sample's settings and pages that show every persona: the ways to build one project."""
    many.write(root, number)
    for name, text in _DOCS.items():
        target = root / "docs" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8")
    nav = ["index.md", {"Customers": ["personas/index.md", {"personas": "customer"}]}, "tags.md"]
    (root / "mkdocs.yml").write_text(json.dumps(_settings() | {"nav": nav}), "utf-8")
    index = number // 2
    edited = Edited(
        root / "personas" / f"persona-{index:04}.md",
        f"personas/persona-{index:04}/",
        lambda word: many.text(index, number, f" and {word}"),
    )
    yield Way(COLD, root, _MKDOCS_BUILD, _OUR_INDEX, edited, _MKDOCS_SERVE)


def _material(found: Sequence[plain.PlainPage], folder: Path, number: int, *, everything: bool) -> Iterator[Way]:
    served = number <= STOCK_SERVED or everything
    for name, has_all in ((MATERIAL, False), (MATERIAL_ALL, True)):
        if number > LARGE and has_all and not everything:
            continue
        root = folder / name
        plain.write(root, found, in_navigation=has_all)
        serve = _MKDOCS_SERVE if served and not has_all else ()
        yield Way(name, root, _MKDOCS_BUILD, _MKDOCS_INDEX, _plainly_edited(found, root / "docs" / "personas"), serve)


def _zensicals(found: Sequence[plain.PlainPage], folder: Path, program: tuple[str, ...]) -> Iterator[Way]:
    for name, has_all in ((ZENSICAL, False), (ZENSICAL_ALL, True)):
        root = folder / name
        plain.write(root, found, in_navigation=has_all)
        serve = () if has_all else (*program, "serve", "--dev-addr", ADDRESS)
        edited = _plainly_edited(found, root / "docs" / "personas")
        yield Way(name, root, (*program, "build", "--clean"), "search.json", edited, serve)


def _hugo(
    found: Sequence[plain.PlainPage], folder: Path, program: tuple[str, ...], *, everything: bool
) -> Iterator[Way]:
    shown: dict[str, hugo.Navigation] = {HUGO: "section", HUGO_NONE: "nothing"}
    if everything:
        shown[HUGO_ALL] = "everybody"
    for name, navigation in shown.items():
        root = folder / name
        hugo.write(root, found, navigation)
        own = ("--noBuildLock", "--ignoreCache")
        serve = (*program, "server", *own, "--bind", "127.0.0.1", "--port", PORT) if name == HUGO else ()
        group = hugo.section(f"Group {len(found) // 2 // GROUP:03}")
        edited = _plainly_edited(found, root / "content" / "personas" / group, f"{group}/")
        yield Way(name, root, (*program, "--quiet", *own, "--destination", SITE), "index.json", edited, serve)


def _plainly_edited(found: Sequence[plain.PlainPage], folder: Path, group: str = "") -> Edited:
    """The edit of the same persona in a plain project: the summary stands there more than once."""
    name = f"persona-{len(found) // 2:04}"
    file = folder / f"{name}.md"
    text = file.read_text("utf-8")
    return Edited(file, f"personas/{group}{name}/", lambda word: text.replace(LAST_WORDS, f"{LAST_WORDS} and {word}"))
