"""How long it takes from saving a file until its page is new in the preview.

Knows: servers, ports, and looking again and again. Must not know: which programs there are.

The page is asked for over HTTP, as a browser without live reload would, ten milliseconds after each answer. What a
server does to answer takes some of its own time, in every way alike. A server that waits with its answers until a
build is done, as MkDocs does, is seen at that moment; so is one that goes on answering with the old page meanwhile.
"""

import http.client
import os
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import AnyStr

from tests.bench.many import new_word
from tests.bench.ways import ADDRESS, PORT, Way

HOST = "127.0.0.1"
PATIENCE = 600.0  # seconds until something must have happened
INTERVAL = 0.01  # seconds between an answer and the next question
PAUSE = 1.0  # seconds of rest between two edits
STAGGER = 0.13  # seconds more each time, so that edits do not keep step with a server that looks at intervals


def measure(way: Way, edits: int, environment: dict[str, str]) -> tuple[float, list[float]]:
    """The seconds until the first page, and from each edit until it is seen."""
    port = free_port()
    began = time.perf_counter()
    with running(way, port, environment) as is_running:
        wait(port, way.edited.address, b"</html>", is_running)
        start = time.perf_counter() - began
        taken: list[float] = []
        for number in range(edits):
            time.sleep(PAUSE + number * STAGGER)
            taken.append(_visible(way, port, is_running))
    return start, taken


def _visible(way: Way, port: int, is_running: Callable[[], None]) -> float:
    """The seconds from saving one edit until its page shows it."""
    word = new_word()
    began = time.perf_counter()
    way.edited.write(word)
    wait(port, way.edited.address, word.encode(), is_running)
    return time.perf_counter() - began


def wait(port: int, address: str, wanted: bytes, is_running: Callable[[], None]) -> None:
    """Returns once the page has what is wanted."""
    deadline = time.monotonic() + PATIENCE
    while wanted not in _page(port, address):
        is_running()
        if time.monotonic() > deadline:
            raise SystemExit(f"{address} is still without {wanted.decode()} after {PATIENCE:.0f} seconds")
        time.sleep(INTERVAL)


def _page(port: int, address: str) -> bytes:
    """The page as it is now; nothing when there is none, or nobody answers."""
    connection = http.client.HTTPConnection(HOST, port, timeout=PATIENCE)
    try:
        connection.request("GET", f"/{address}")
        answer = connection.getresponse()
        body = answer.read()
    except (OSError, http.client.HTTPException):
        return b""
    finally:
        connection.close()
    return body if answer.status == http.client.OK else b""


def free_port() -> int:
    """A port that nobody uses at the moment."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


@contextmanager
def running(way: Way, port: int, environment: dict[str, str]) -> Iterator[Callable[[], None]]:
    """Runs the way's server until the end of the block, whatever happens in it; yields a check that it still runs.

    It has a folder of its own for what it puts aside, since MkDocs leaves its site there when it is stopped.
    """
    command = [part.replace(ADDRESS, f"{HOST}:{port}").replace(PORT, str(port)) for part in way.serve]
    aside, log = way.root / "aside", way.root / "server.log"
    aside.mkdir(exist_ok=True)
    with log.open("wb") as output:
        process = subprocess.Popen(
            command,
            cwd=way.root,
            env=environment | {"TMPDIR": str(aside)},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        yield lambda: _raise_if_ended(process, way, log)
    finally:
        stop(process)


def _raise_if_ended(process: "subprocess.Popen[bytes]", way: Way, log: Path) -> None:
    if process.poll() is not None:
        raise SystemExit(f"the server of {way.name} has ended:\n{log.read_text('utf-8', 'replace')}")


def stop(process: "subprocess.Popen[AnyStr]") -> None:
    """Ends a process that leads a session of its own, and every process that it has started there."""
    for number in (signal.SIGTERM, signal.SIGKILL):
        with suppress(ProcessLookupError):
            os.killpg(process.pid, number)
        with suppress(subprocess.TimeoutExpired):
            process.wait(10)
