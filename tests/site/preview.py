"""A running `mkdocs serve`, looked at as a browser would.

Knows: processes, ports and waiting. Must not know: what a page should say.
"""

import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from tests.site.html_page import HtmlPage
from tests.site.project import Project, environment

PATIENCE = 30.0  # seconds until something must have happened; a rebuild takes two
ANSWER_LIMIT = 15.0


@dataclass(frozen=True)
class Preview:
    """The server's address, its process and its log."""

    address: str
    process: "subprocess.Popen[bytes]"
    log: Path

    def page(self, path: str) -> HtmlPage | None:
        """The page at this address now; None when the server has none, or does not answer."""
        try:
            with urllib.request.urlopen(f"{self.address}{path}", timeout=ANSWER_LIMIT) as answer:
                return HtmlPage(answer.read().decode())
        except (urllib.error.URLError, TimeoutError, ConnectionError):
            return None

    def wait_for(self, path: str, is_as_wanted: Callable[[HtmlPage], bool]) -> HtmlPage:
        """The page, once it is as wanted."""
        for page in self._looks(path):
            if page and is_as_wanted(page):
                return page
        last = self.page(path)
        text = last.one("body").text if last else "nothing"
        raise AssertionError(f"{path} is still not as wanted; it says: {text}\n\n{self.said}")

    def wait_until_gone(self, path: str) -> None:
        """Returns once there is no page at this address any more."""
        assert any(page is None for page in self._looks(path)), f"{path} is still there\n\n{self.said}"

    def _looks(self, path: str) -> Iterator[HtmlPage | None]:
        """The page, again and again, until patience ends."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            assert self.process.poll() is None, f"the preview has ended:\n{self.said}"
            yield self.page(path)
            time.sleep(0.2)

    @property
    def said(self) -> str:
        """What the server has written to its log."""
        lines = self.log.read_text("utf-8").splitlines()
        return "\n".join(line for line in lines if '"GET /' not in line)


def free_port() -> int:
    """A port that nobody uses at the moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serving(project: Project, *options: str) -> Iterator[Preview]:
    """Runs `mkdocs serve` in the project, with these options, until the end of the block."""
    port, log = free_port(), project.root.parent / "serve.log"
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}", *options]
    with log.open("wb") as output:
        process = subprocess.Popen(
            command,
            cwd=project.root,
            env=environment(),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    preview = Preview(f"http://127.0.0.1:{port}/", process, log)
    try:
        preview.wait_for("", bool)
        yield preview
    finally:
        process.terminate()
        with suppress(subprocess.TimeoutExpired):
            process.wait(10)
        process.kill()
        process.wait()
