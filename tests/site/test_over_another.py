"""A site that is built over another is the site that is built from nothing, whatever has changed: page for page.

What would come out the same is not made again, which the tests see by the times of the files.
"""

import datetime as dt
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from tests.site.personas import customer, negative
from tests.site.picture import png
from tests.site.project import TODAY, Project, environment, fingerprint

Command = Literal["build", "serve"]
MARSH, TIDE, ADA = "personas/marsh-walker.md", "personas/tide-swimmer.md", "personas/ada-reed.md"
REEDS = "personas/negative/reed-haggler.md"
ALONE = "alone.yml"
PAGES = {"marsh-walker", "tide-swimmer", "map-collector", "trade/pontoon-keeper", "negative/parcel-juggler"}
DRAFT = {"kite-flyer"}  # which only a preview shows


class Builds:
    """Builds of one handbook over each other; each site is compared with one that is built from nothing."""

    def __init__(self, root: Path, command: Command, patch: pytest.MonkeyPatch) -> None:
        self.project = Project.miniature(root / "handbook").with_own_templates()
        plain = "INHERIT: mkdocs.yml\nextra: {handbook: {plain: [cache, standing]}}\n"
        self.project.write(ALONE, plain)
        self.command = command
        self.patch = patch
        self._session: Any = None
        self.on(TODAY)

    def on(self, today: dt.date) -> None:
        """Sets the day of the next builds."""
        self.today = today
        for name, value in environment(today).items():
            self.patch.setenv(name, value)

    def over(self) -> Path:
        """Builds over the last site."""
        return self._build("mkdocs.yml", "over")

    def alone(self) -> Path:
        """Builds from nothing."""
        return self._build(ALONE, "alone")

    def _build(self, settings: str, into: str) -> Path:
        site = self.project.root / into
        config = load_config(str(self.project.root / settings), site_dir=str(site))
        adapter: Any = config.plugins[str(next(iter(config.hooks)))]
        if self.command == "serve" and settings != ALONE:
            self._session = adapter._session = self._session or adapter._Session()
        else:
            adapter._session = adapter._Session()  # as a process of its own has it
        config.plugins.on_startup(command=self.command, dirty=False)
        build(config, serve_url="http://127.0.0.1:8000/" if self.command == "serve" else None)
        return site


@pytest.fixture(params=["build", "serve"])
def builds(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Builds:
    return Builds(tmp_path, request.param, monkeypatch)


def stood(site: Path, before: dict[str, int]) -> set[str]:
    """The personas whose pages have not been written since."""
    return {name for name, time in times(site).items() if before.get(name) == time}


def times(site: Path) -> dict[str, int]:
    pages = site / "personas"
    names = {path.parent.relative_to(pages).as_posix(): path for path in pages.rglob("index.html")}
    return {name: path.stat().st_mtime_ns for name, path in names.items() if (pages / f"{name}.json").exists()}


Edit = Callable[[Builds], None]


def changes(path: str, one: str, other: str) -> Edit:
    """An edit that replaces one text by another, or back."""

    def made(builds: Builds) -> None:
        text = (builds.project.root / path).read_text("utf-8")
        assert (one in text) is not (other in text), f"{path} has neither or both"
        builds.project.write(path, text.replace(one, other) if one in text else text.replace(other, one))

    return made


def writes(path: str, *texts: str) -> Edit:
    """An edit that writes a file, the next time another, and in the end takes it away."""

    def made(builds: Builds) -> None:
        file = builds.project.root / path
        left = [*texts, None]
        following = left[left.index(file.read_text("utf-8") if file.exists() else None) - len(left) + 1]
        if following is None:
            file.unlink()
        else:
            builds.project.write(path, following)

    return made


def next_day(builds: Builds) -> None:
    builds.on(builds.today + dt.timedelta(days=100))


def by_hand(builds: Builds) -> None:
    (builds.project.root / "over/personas/marsh-walker/index.html").write_text("by hand")
    (builds.project.root / "over/personas/tide-swimmer.json").unlink()


def another_picture(builds: Builds) -> None:
    old = (builds.project.root / "personas/images/marsh.png").read_bytes()
    builds.project.write("personas/images/marsh.png", png(30, 10) if old != png(30, 10) else png(40, 40))


EDITS: dict[str, Edit] = {
    "nothing": lambda _: None,
    "a text": changes(TIDE, "slack water", "high water"),
    "a name": changes(MARSH, "Mara Fenn", "Mara Wren"),
    "a status": changes(MARSH, "status: active", "status: under-review"),
    "a new persona": writes(ADA, customer("See [Mara](marsh-walker.md#goals).\n"), customer("## Deeper\n\nX.\n")),
    "a new negative persona": writes(REEDS, negative(name="Reed Haggler")),
    "a picture": another_picture,
    "a page": changes("docs/personas/index.md", "title: All personas", "title: Everybody"),
    "the site": changes("mkdocs.yml", "Saltmarsh Persona Handbook", "Saltmarsh Handbook"),
    "the search": changes("mkdocs.yml", "site_name: S", "plugins: [{search: {enabled: false}}, tags]\nsite_name:  S"),
    "the company": changes(
        "personas/_handbook.yml", "baseline:\n", "audience: public # for once\nbaseline: # as well\n"
    ),
    "a template of the theme's": changes("overrides/main.html", "noindex, nofollow", "noindex, follow"),
    "a template of ours": changes("overrides/handbook/customer.md", "Do not confuse with", "Keep apart"),
    "the day": next_day,
    "files of the site": by_hand,
}


def test_only_what_changed_is_made_again(builds: Builds) -> None:
    everybody = PAGES | (DRAFT if builds.command == "serve" else set())
    site = builds.over()
    before = times(site)
    assert before.keys() == everybody
    builds.over()
    assert stood(site, before) == everybody
    EDITS["a text"](builds)
    builds.over()
    assert stood(site, before) == everybody - {"tide-swimmer"}
    EDITS["files of the site"](builds)
    builds.over()
    assert stood(site, before) == everybody - {"tide-swimmer", "marsh-walker"}
    EDITS["a name"](builds)
    builds.over()
    assert stood(site, before) == set()


def test_every_edit_makes_the_site_that_comes_from_nothing(builds: Builds) -> None:
    chance = random.Random(builds.command)
    names = [*EDITS, *["nothing", "a text"] * 2]
    chance.shuffle(names)
    before = times(builds.over())
    some_stood = 0
    for number, name in enumerate(names):
        EDITS[name](builds)
        site = builds.over()
        assert fingerprint(site) == fingerprint(builds.alone()), f"after {names[: number + 1]}"
        some_stood += bool(stood(site, before))
        before = times(site)
    assert some_stood >= 3
