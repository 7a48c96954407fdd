"""The preview of a proposal, made by running it: its files show what the site shows, with the network out of reach."""

import base64
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import WIDTHS, Open, Scheme, _served
from tests.preview.inline import Site, self_contained
from tests.preview.repository import begin, commit
from tests.site import hostile
from tests.site.project import BUILD_LIMIT, REPOSITORY, Project, environment

PERSONA = "pages/personas/marsh-walker"
SHOWN = (PERSONA, "pages/personas/tide-swimmer", "pages/personas/negative/parcel-juggler", "pages/guide/reading")
# What a persona's page is made of: the theme's parts, links that lead nowhere among them, and the handbook's.
PARTS = (
    ".md-header",
    ".md-tabs__link",
    ".md-nav__link",
    ".hb-hero",
    ".hb-hero h1",
    ".hb-portrait",
    ".hb-badge",
    ".hb-quote blockquote",
    ".hb-glance",
    "h2",
    ".hb-neighbour a",
    ".hb-edit",
    ".md-footer",
)
LOOK = """(element) => {
  const style = getComputedStyle(element);
  const kept = ["color", "backgroundColor", "fontSize", "fontWeight", "fontFamily", "padding", "borderLeft"];
  return [...kept.map((name) => style[name]), element.clientWidth, element.clientHeight];
}"""
COLOURS = """async (address) => {
  const picture = new Image();
  picture.src = address;
  await picture.decode();
  const canvas = new OffscreenCanvas(picture.width, picture.height).getContext("2d");
  canvas.drawImage(picture, 0, 0);
  const bytes = canvas.getImageData(0, 0, picture.width, Math.min(picture.height, 900)).data;
  return [picture.width, picture.height, new Set(new Uint32Array(bytes.buffer)).size];
}"""


@pytest.fixture(scope="module")
def proposal(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A handbook in git with a proposal that changes, adds, renames and deletes; built."""
    project = Project.miniature(tmp_path_factory.mktemp("proposal") / "handbook")
    project.write("personas/pier-angler.md", "---\nname: Gone Soon\nsummary: Fishes.\n---\n")
    project.write(".gitignore", "/site/\n/preview/\n")
    begin(project.root)
    project.delete("personas/pier-angler.md")
    project.replace("personas/marsh-walker.md", "If it squelches", "When it squelches")
    project.replace("personas/tide-swimmer.md", "age: 65+", "age: 65+\nbio: TBD")
    project.replace("personas/negative/parcel-juggler.md", "\n---\n", "\n---\n\nOne more thing.\n")
    project.replace("docs/guide/reading.md", "## What", "A new sentence.\n\n## What")
    project.write("personas/reed-cutter.md", "---\nname: Odo <b>Reed</b>\nsummary: Cuts.\n---\n")
    commit(project.root)
    project.build_well("--strict")
    return project


@pytest.fixture(scope="module")
def preview(proposal: Project) -> Path:
    """The folder that `make preview` would write for it."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.preview", "--project", proposal.root, "--site", "site", "--base", "main"],
        cwd=proposal.root,
        env=environment() | {"PYTHONPATH": os.pathsep.join([str(REPOSITORY), str(REPOSITORY / "hooks")])},
        capture_output=True,
        text=True,
        timeout=BUILD_LIMIT,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return proposal.root / "preview"


@pytest.fixture(scope="module")
def site(proposal: Project) -> Iterator[str]:
    """The address of the built site."""
    yield from _served(proposal.root / "site")


def opened(file: Path, visit: Open, width: int = WIDTHS["desktop"], scheme: Scheme = "light") -> tuple[Page, list[str]]:
    """A file in a browser without a network, and everything that went wrong or was asked for besides the file."""
    window = visit(file.as_uri(), width, scheme)
    window.page.context.set_offline(True)
    return window.go(""), window.faults


def test_the_preview_holds_what_changed_and_nothing_else(preview: Path) -> None:
    pages = {path.relative_to(preview).with_suffix("").as_posix() for path in preview.glob("pages/**/*.html")}
    assert pages == set(SHOWN)


@pytest.mark.parametrize("stem", SHOWN)
def test_a_file_needs_nothing_but_itself(stem: str, preview: Path, visit: Open) -> None:
    page, faults = opened(preview / f"{stem}.html", visit)
    assert faults == []
    assert page.locator("h1").inner_text()


def test_a_persona_is_shown_as_proposed(preview: Path, visit: Open) -> None:
    page, _ = opened(preview / f"{PERSONA}.html", visit)
    expect(page.locator("h1")).to_have_text("Mara Fenn")
    expect(page.locator(".hb-quote blockquote")).to_have_text("When it squelches, it goes back.")
    assert page.locator("img.hb-portrait--large").evaluate("image => image.naturalWidth") > 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS.values(), ids=WIDTHS)
def test_a_file_looks_like_the_page(width: int, scheme: Scheme, preview: Path, site: str, visit: Open) -> None:
    page, _ = opened(preview / f"{PERSONA}.html", visit, width, scheme)
    served = visit(site, width, scheme).go("personas/marsh-walker/")
    for part in PARTS:
        look = page.locator(part).first.evaluate(LOOK)
        assert look == served.locator(part).first.evaluate(LOOK), part


def test_a_file_follows_the_browser_between_light_and_dark(preview: Path, visit: Open) -> None:
    page, _ = opened(preview / f"{PERSONA}.html", visit)
    for scheme, expected in (("dark", "slate"), ("light", "default")):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", expected)


def test_links_lead_to_what_is_shown_or_nowhere(preview: Path, visit: Open) -> None:
    page, faults = opened(preview / f"{PERSONA}.html", visit)
    before = page.url
    page.get_by_role("link", name="Edit this persona").click(force=True)
    page.locator(".md-tabs__link").first.click(force=True)
    assert page.url == before
    page.locator("article").get_by_role("link", name="Tobin Spray").first.click()
    expect(page.locator("h1")).to_have_text("Tobin Spray")
    assert page.url.startswith((preview / "pages/personas/tide-swimmer.html").as_uri())
    assert [fault for fault in faults if "tide-swimmer.html" not in fault] == []


@pytest.mark.parametrize("stem", SHOWN)
@pytest.mark.parametrize("expected", WIDTHS.values(), ids=WIDTHS)
def test_every_page_has_pictures(stem: str, expected: int, preview: Path, visit: Open) -> None:
    picture = (preview / f"{stem}.{expected}.png").read_bytes()
    page = visit("about:blank").page
    address = f"data:image/png;base64,{base64.b64encode(picture).decode()}"
    width, height, colours = page.evaluate(COLOURS, address)
    assert width == expected
    assert height >= 900
    assert colours > 20  # a blank picture has one


@pytest.mark.parametrize("width", WIDTHS.values(), ids=WIDTHS)
def test_the_list_shows_everything_and_fits(width: int, preview: Path, visit: Open) -> None:
    page = visit((preview / "index.html").as_uri(), width).page
    page.goto((preview / "index.html").as_uri())
    names = ["Mara Fenn", "Tobin Spray", "Parcel Juggler", "Reading the handbook"]
    assert sorted(page.locator("h3").all_inner_texts()) == sorted(names)
    assert not page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
    widths = page.locator("img").evaluate_all("images => images.map((image) => image.naturalWidth)")
    assert sorted(set(widths)) == [390, 1280]
    assert len(widths) == 2 * len(SHOWN)
    text = page.locator("body").inner_text()
    assert "personas/pier-angler.md" in text
    assert "Odo <b>Reed</b> changed here" in text
    assert any("TBD" in warning for warning in page.locator(".problems li").all_inner_texts())


def test_the_summary_tells_the_same(preview: Path) -> None:
    text = (preview / "summary.md").read_text("utf-8")
    assert "| Mara Fenn | Customer | Active | changed |  |" in text
    assert "| Odo \\<b\\>Reed\\<\\/b\\> |" in text
    assert "#### Deleted\n\n- personas\\/pier\\-angler\\.md" in text


def test_a_hostile_handbook_runs_nothing_in_a_file(tmp_path: Path, visit: Open) -> None:
    project = hostile.fill(Project.miniature(tmp_path / "handbook"))
    site = Site(project.build_well().site)
    numbers = [number for number, value in enumerate(hostile.VALUES) if hostile.CALLS in value]
    assert numbers
    for number in numbers:
        file = tmp_path / f"{number}.html"
        page = f"personas/{hostile.stem(number)}/index.html"
        file.write_text(self_contained(site, page, file.name, {page: file.name}), "utf-8")
        assert opened(file, visit)[1] == []
