"""Pictures of finished files: each wide and narrow, from top to bottom.

Knows: the browser. Must not know: what is in the files.
"""

from collections.abc import Iterable
from pathlib import Path

from playwright.sync_api import BrowserContext, Page, Route, sync_playwright
from tests.browser.chromium import ensure

WIDTHS = (1280, 390)  # CSS pixels: a desktop and a phone
HEIGHT = 900  # of the window; the picture is as high as the page
TALLEST = 30_000  # CSS pixels; a page without end would take all of the browser's memory


def picture_of(file: Path, width: int) -> Path:
    """Where the picture of a file stands: beside it."""
    return file.with_name(f"{file.stem}.{width}.png")


def take(files: Iterable[Path]) -> None:
    """Writes a picture of every HTML file in each width, in the light scheme. Nothing is fetched for them.

    Raises:
        SystemExit: there is no browser and none could be installed.
    """
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=ensure())
        windows = [
            (width, _window(browser.new_context(viewport={"width": width, "height": HEIGHT}))) for width in WIDTHS
        ]
        for file in files:
            for width, window in windows:
                window.goto(file.resolve().as_uri(), wait_until="load")
                _shoot(window, picture_of(file, width))
        browser.close()


def _window(context: BrowserContext) -> Page:
    """A window that can open files and nothing else."""
    context.route("**/*", _refuse_hosts)
    return context.new_page()


def _refuse_hosts(route: Route) -> None:
    if route.request.url.startswith("file:"):
        route.continue_()
    else:
        route.abort()


def _shoot(window: Page, target: Path) -> None:
    height = window.evaluate("document.documentElement.scrollHeight")
    width = window.evaluate("window.innerWidth")
    clip = {"x": 0, "y": 0, "width": width, "height": min(height, TALLEST)}
    window.screenshot(path=target, full_page=True, clip=clip)  # type: ignore[arg-type]
