"""Takes the README's picture from the built site: `make screenshot`.

Knows: which page to show and how large. Must not know: how the site is built.
"""

import functools
import http.server
import sys
import threading
from pathlib import Path

from chromium import ensure  # type: ignore[import-not-found]
from playwright.sync_api import sync_playwright

PAGE = "personas/returning-walker/"
SIZE = {"width": 1280, "height": 880}  # CSS pixels


class _Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves files without a line of log for each."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's own name
        """Says nothing."""


def take(site: Path, target: Path) -> None:
    """Writes a PNG of the page as a reader meets it to `target`."""
    handler = functools.partial(_Quiet, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server, sync_playwright() as playwright:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        browser = playwright.chromium.launch(executable_path=ensure())
        page = browser.new_page(viewport=SIZE, color_scheme="light")  # type: ignore[arg-type]
        page.goto(f"http://127.0.0.1:{server.server_port}/{PAGE}", wait_until="networkidle")
        page.screenshot(path=target)
        browser.close()
        server.shutdown()


if __name__ == "__main__":
    take(Path(sys.argv[1]), Path(sys.argv[2]))
