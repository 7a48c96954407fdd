"""The built sample handbook, served on this machine, and a browser that watches what a page does."""

import functools
import http.server
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Dialog, Page, Request, sync_playwright
from tests.browser.chromium import find
from tests.site import hostile
from tests.site.project import Project

Scheme = Literal["light", "dark"]
WIDTHS = {"desktop": 1280, "phone": 390}
BLOCKED = "Content Security Policy"  # what the browser says of it
COMPARISON = "---\ntitle: Compare\n---\n\n```personas\nview: comparison\nwhere: {type: customer}\n```\n"


class _Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves files without a line of log for each."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's own name
        """Says nothing."""


@dataclass
class Visit:
    """A page in the browser, with everything that went wrong on it."""

    page: Page
    address: str
    scripts: bool = True
    faults: list[str] = field(default_factory=list)

    def go(self, path: str) -> Page:
        """Opens a page of the site and waits until its scripts have run, if any do."""
        self.page.goto(self.address + path, wait_until="load")
        if self.scripts:
            self.page.wait_for_function("document.body.dataset.mdColorScheme !== undefined")
        return self.page

    def note_console(self, message: ConsoleMessage) -> None:
        """Errors and warnings that the browser shows to developers."""
        if message.type in ("error", "warning"):
            self.faults.append(f"{self.page.url}: {message.text}")

    def note_request(self, request: Request) -> None:
        """Requests that leave the site."""
        if not request.url.startswith((self.address, "data:", "blob:")):
            self.faults.append(f"{self.page.url} asks for {request.url}")

    def note_dialog(self, dialog: Dialog) -> None:
        """Nothing on any page may open one."""
        self.faults.append(f"{self.page.url} opens a dialog: {dialog.message}")
        dialog.dismiss()


def search_for(page: Page, words: str) -> None:
    """Types words into the site's search, which listens to keys, and waits for the first hit."""
    query = page.locator("[data-md-component=search-query]")
    page.keyboard.press("/")
    query.fill("")
    query.press_sequentially(words)
    page.locator(".md-search-result__link").first.wait_for()


Open = Callable[..., Visit]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, which `make test` has found or installed."""
    path = find()
    assert path, "there is no Chromium: run `python tests/browser/chromium.py`"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path)
        yield chromium
        chromium.close()


def _settle(sitemap: Path, address: str) -> None:
    """Has the sitemap name the pages where they are now: the theme changes pages without a reload only among those."""
    text = re.sub(r"(?<=<loc>)https?://[^/]+/", address, sitemap.read_text("utf-8"))
    sitemap.write_text(text, "utf-8")


@contextmanager
def served(site: Path) -> Iterator[str]:
    """A site's address, as long as it is served on this machine."""
    yield from _served(site)


def _served(site: Path) -> Iterator[str]:
    """The address of a built site, for as long as somebody iterates."""
    handler = functools.partial(_Quiet, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        address = f"http://127.0.0.1:{server.server_port}/"
        _settle(site / "sitemap.xml", address)
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield address
        server.shutdown()
        thread.join()


@pytest.fixture(scope="session")
def sample_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample handbook, built."""
    return Project.sample(tmp_path_factory.mktemp("sample") / "handbook").build_well("--strict").site


@pytest.fixture(scope="session")
def sample(sample_site: Path) -> Iterator[str]:
    """The address of the sample handbook."""
    yield from _served(sample_site)


@pytest.fixture(scope="session")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a handbook whose writers want to run code."""
    project = Project.miniature(tmp_path_factory.mktemp("hostile") / "handbook")
    project.write("docs/personas/compare.md", COMPARISON)
    yield from _served(hostile.fill(project).build_well().site)


@pytest.fixture
def visit(browser: Browser) -> Iterator[Open]:
    """Opens a window of the given width and colour scheme on a site; without scripts, if they are switched off.

    A test fails, whatever else it looks at, if a page's policy forbids what the page does.
    """
    windows: list[Visit] = []

    def open_window(
        address: str, width: int = WIDTHS["desktop"], scheme: Scheme = "light", *, scripts: bool = True
    ) -> Visit:
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            color_scheme=scheme,
            java_script_enabled=scripts,
        )
        page = context.new_page()
        one = Visit(page, address, scripts)
        windows.append(one)
        page.on("console", one.note_console)
        page.on("request", one.note_request)
        page.on("pageerror", lambda error: one.faults.append(f"{page.url}: {error}"))
        page.on("dialog", one.note_dialog)
        return one

    yield open_window
    for one in windows:
        one.page.context.close()
    assert not [fault for one in windows for fault in one.faults if BLOCKED in fault]
