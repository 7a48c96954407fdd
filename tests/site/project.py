"""A handbook in a folder of its own, built as a company would build it: by running mkdocs.

Knows: the project's files, and how to run MkDocs on them. Must not know: what a page should hold.
"""

import datetime as dt
import hashlib
import io
import logging
import os
import re
import shutil
import subprocess
import sys
import warnings
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from unittest import mock

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, BuildError
from tests.machine import OVERRIDES

REPOSITORY = Path(__file__).parents[2]
MINIATURE = REPOSITORY / "tests" / "miniature"
SAMPLE = REPOSITORY / "tests" / "sample"  # the handbook as it is shipped, whatever a company has made of its own
TODAY = dt.date(2026, 11, 20)  # what every test takes today for
BUILD_LIMIT = 120.0  # seconds; a build takes two or three
NOT_CONTENT = shutil.ignore_patterns("golden", "README.md")

# The shape in which every problem must be printed: file, line, column, message, rule.
PROBLEM = re.compile(r"(?P<path>[^\s:]+):(?P<line>\d+):(?P<column>\d+): (?P<message>.+) \[(?P<rule>[a-z0-9-]+)\]$")


def environment(today: dt.date = TODAY) -> dict[str, str]:
    """What MkDocs runs with: the tests' day, and none of the settings of whoever runs the tests."""
    epoch = int(dt.datetime.combine(today, dt.time(12), dt.UTC).timestamp())
    inherited = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    return inherited | {"SOURCE_DATE_EPOCH": str(epoch), "NO_MKDOCS_2_WARNING": "1"}


@dataclass(frozen=True)
class Outcome:
    """How a command ended, and what it said."""

    code: int
    output: str
    site: Path

    @cached_property
    def problems(self) -> list[tuple[str, str]]:
        """File and rule of every error and warning that was printed in the agreed form."""
        return _files_and_rules(self.output.splitlines())

    @property
    def errors(self) -> list[tuple[str, str]]:
        """File and rule of every error that was printed in the agreed form."""
        return _files_and_rules(self.complaints)

    @property
    def without_information(self) -> str:
        """What it said, without what goes well and without warnings of the handbook's own."""
        return "\n".join(line for line in self.output.splitlines() if not line.startswith("INFO"))

    @property
    def complaints(self) -> list[str]:
        """What MkDocs logged as errors, without the last one, which counts them."""
        marked = (line for line in self.output.splitlines() if line.startswith("ERROR"))
        said = (line.removeprefix("ERROR").strip(" -") for line in marked)
        return [line for line in said if not line.startswith("Nothing was built")]


def _files_and_rules(lines: list[str]) -> list[tuple[str, str]]:
    found = (PROBLEM.search(line) for line in lines)
    return [(match["path"], match["rule"]) for match in found if match]


class Project:
    """A handbook that a test may change as it likes."""

    def __init__(self, root: Path) -> None:
        self.root = root

    @classmethod
    def miniature(cls, root: Path) -> "Project":
        """A copy of the miniature handbook, with this repository's hooks and templates."""
        shutil.copytree(MINIATURE, root, ignore=NOT_CONTENT)
        return cls(root)._settled(MINIATURE)

    @classmethod
    def sample(cls, root: Path) -> "Project":
        """A copy of the sample handbook, with this repository's hooks and templates."""
        shutil.copytree(SAMPLE, root)
        text = (root / "mkdocs.yml").read_text("utf-8")
        for name, place in (
            ("hooks/mkdocs_adapter.py", REPOSITORY / "hooks/mkdocs_adapter.py"),
            ("overrides", OVERRIDES),
        ):
            text = re.sub(rf"(?<=[\[ ]){name}(?=[\],\n])", str(place), text)
        (root / "mkdocs.yml").write_text(text, "utf-8")
        return cls(root)

    def _settled(self, home: Path) -> "Project":
        """Makes the settings' paths out of the project absolute, since the project has moved."""
        settings = self.root / "mkdocs.yml"
        absolute = re.sub(r"(?:\.\./)+[\w./]+", lambda m: str((home / m[0]).resolve()), settings.read_text("utf-8"))
        settings.write_text(absolute.replace(str(REPOSITORY / "overrides"), str(OVERRIDES)), "utf-8")
        return self

    def write(self, path: str, text: str | bytes) -> Path:
        """Puts a file into the project."""
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text if isinstance(text, bytes) else text.encode())
        return target

    def replace(self, path: str, old: str, new: str) -> None:
        """Changes a file of the project; `old` must be in it."""
        text = (self.root / path).read_text("utf-8")
        assert old in text, f"{old!r} is not in {path}"
        (self.root / path).write_text(text.replace(old, new), "utf-8")

    def delete(self, *paths: str) -> None:
        """Takes files out of the project."""
        for path in paths:
            (self.root / path).unlink()

    def with_own_templates(self) -> "Project":
        """Gives the project its own copy of overrides/, so that a test may break it."""
        shutil.copytree(OVERRIDES, self.root / "overrides")
        self.replace("mkdocs.yml", str(OVERRIDES), "overrides")
        return self

    def build(self, *options: str, today: dt.date = TODAY, into: str = "site") -> Outcome:
        """Runs `mkdocs build`."""
        site = self.root / into
        return self.run("-m", "mkdocs", "build", "--site-dir", str(site), *options, today=today, site=site)

    def build_well(self, *options: str, today: dt.date = TODAY, into: str = "site") -> Outcome:
        """Builds as `mkdocs build` does, and must succeed; in this process, unless the project has hooks of its own."""
        if (self.root / "hooks").exists():
            outcome = self.build(*options, today=today, into=into)
        else:
            file = options[options.index("-f") + 1] if "-f" in options else "mkdocs.yml"
            outcome = self._built_here(file, self.root / into, today, strict="--strict" in options)
        assert outcome.code == 0, outcome.without_information
        return outcome

    def _built_here(self, file: str, site: Path, today: dt.date, *, strict: bool) -> Outcome:
        said = io.StringIO()
        handler = logging.StreamHandler(said)
        handler.setFormatter(logging.Formatter("%(levelname)-8s-  %(message)s"))
        logger = logging.getLogger("mkdocs")
        logger.addHandler(handler)
        logger.setLevel(logging.INFO)
        code = 0
        try:
            with mock.patch.dict(os.environ, environment(today)), warnings.catch_warnings(action="ignore"):
                config = load_config(str(self.root / file), site_dir=str(site), strict=strict or None)
                config.plugins.on_startup(command="build", dirty=False)
                mkdocs_build(config)
        except (Abort, BuildError) as error:
            said.write(f"{error}\n")
            code = 1
        finally:
            logger.removeHandler(handler)
        return Outcome(code, said.getvalue(), site)

    def run(self, *arguments: str, today: dt.date = TODAY, site: Path | None = None) -> Outcome:
        """Runs Python in the project's folder."""
        done = subprocess.run(
            [sys.executable, *arguments],
            cwd=self.root,
            env=environment(today),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            text=True,
            encoding="utf-8",
            timeout=BUILD_LIMIT,
            check=False,
        )
        return Outcome(done.returncode, done.stdout, site or self.root / "site")


def fingerprint(folder: Path) -> dict[str, str]:
    """Every file below a folder with a digest of its bytes."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
