"""Finds a Chromium for the browser tests, or gets one: `python tests/browser/chromium.py`.

Knows: where a browser may be, and how to install one. Progress goes to stderr and the browser's path to
stdout, so that another program can read it. Launch what it returns with Playwright's `executable_path`;
it need not be the build that Playwright would choose by itself.
"""

import os
import shutil
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome")
ANSWER_LIMIT = 30.0  # seconds for a browser to tell its version
DOWNLOAD_LIMIT = 300.0  # seconds for Playwright's download, which waits for ever behind some firewalls

HOW_TO_HELP_ONESELF = (
    "The browser tests need Chromium and none could be found or installed: install the package `chromium` "
    "(or Google Chrome), or set CHROMIUM to the path of such a browser, and run the tests again."
)

# Asked in a process of its own: Playwright refuses to start twice in one, and the caller may have started it.
ASK_PLAYWRIGHT = (
    "from playwright.sync_api import sync_playwright\n"
    "with sync_playwright() as playwright:\n"
    "    print(playwright.chromium.executable_path)"
)


def find() -> Path | None:
    """The browser to use, or None: the one that CHROMIUM names, else one on PATH, else Playwright's own.

    Raises:
        SystemExit: CHROMIUM names something that is no browser. Taking another one would hide the mistake.
    """
    chosen = os.environ.get("CHROMIUM")
    if chosen:
        path = _on_path(chosen)
        if path is None:
            raise SystemExit(f"CHROMIUM is set to {chosen!r}, which is no browser that runs here: correct or unset it.")
        return path
    for name in NAMES:
        path = _on_path(name)
        if path is not None:
            return path
    return _downloaded()


def ensure() -> Path:
    """The browser to use; installs one where there is none.

    Raises:
        SystemExit: there is none and none could be installed; the message says what to do.
    """
    path = find()
    for install in (_install_package, _download):
        if path is None:
            install()
            path = find()
    if path is None:
        raise SystemExit(HOW_TO_HELP_ONESELF)
    return path


def _on_path(name: str) -> Path | None:
    found = shutil.which(name)
    return Path(found) if found and _runs(found) else None


def _runs(program: str) -> bool:
    """Whether it starts. Ubuntu's `chromium-browser` may only say "install the snap"; a download may lack libraries."""
    return not _failure([program, "--version"], limit=ANSWER_LIMIT)


def _downloaded() -> Path | None:
    try:
        answer = subprocess.run([sys.executable, "-c", ASK_PLAYWRIGHT], capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return None  # Playwright is not installed, or not for this platform
    path = answer.stdout.strip()
    return _on_path(path) if path else None


def _install_package() -> None:
    """Debian's package, where we may install one without asking for a password."""
    if not shutil.which("apt-get"):
        return
    as_root: list[str] = []
    if os.geteuid() != 0:
        as_root = ["sudo", "-n"]
        if _failure([*as_root, "true"]):
            return
    _say("installing the package chromium with apt-get; this takes a minute")
    # No time limit: apt has its own for the network, and ending it halfway leaves packages half installed.
    quietly = [*as_root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-o", "DPkg::Lock::Timeout=120"]
    problem = _failure([*quietly, "update"]) or _failure([*quietly, "install", "-y", "chromium"])
    if problem:
        _say(f"apt-get could not install it ({problem})")


def _download() -> None:
    """Playwright's own build. Without the headless shell: the tests launch the browser itself."""
    _say(f"downloading Playwright's Chromium; this takes up to {DOWNLOAD_LIMIT / 60:.0f} minutes")
    command = [sys.executable, "-m", "playwright", "install", "--no-shell", "chromium"]
    problem = _failure(command, limit=DOWNLOAD_LIMIT)
    if problem:
        _say(f"Playwright could not download it ({problem})")
    elif _downloaded() is None:
        _say("Playwright downloaded it, but it does not start here; system libraries may be missing")


def _failure(command: list[str], limit: float | None = None) -> str:
    """Run a command without showing its output. Empty if it worked, else its own first words on why not.

    With a limit in seconds the command gets a process group of its own, all of which is ended when the time
    is up: Playwright's download runs in a grandchild, which would otherwise go on and keep us waiting.
    """
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            start_new_session=limit is not None,
        )
    except OSError as error:
        return error.strerror or str(error)
    with process:
        try:
            output, _ = process.communicate(timeout=limit)
        except BaseException as reason:
            if limit is not None:
                with suppress(ProcessLookupError):  # it ended by itself just now
                    os.killpg(process.pid, signal.SIGKILL)
            if not isinstance(reason, subprocess.TimeoutExpired):
                raise
            return f"not done after {limit:.0f} seconds"
    return _complaint(output) if process.returncode else ""


def _complaint(output: str) -> str:
    """One line of a failed command's output: its first error (apt's `E:`, Playwright's `Error:`), else its last."""
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    errors = (line for line in lines if line.startswith(("E:", "Error:")))
    return next(errors, lines[-1] if lines else "no reason given")


def _say(text: str) -> None:
    print(f"chromium: {text}", file=sys.stderr, flush=True)  # noqa: T201 - a script talks to whoever started it


if __name__ == "__main__":
    try:
        print(ensure())  # noqa: T201
    except KeyboardInterrupt:
        raise SystemExit(130) from None
