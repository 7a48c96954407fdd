"""Copies the shipped handbook to tests/sample, where the tests read it: `make sample`.

Knows: which files are content. Must not know: what is in them, save the settings that say whose handbook it is.
"""

import shutil
import sys
from pathlib import Path

import yaml

PROJECT = Path(__file__).parent.parent
SAMPLE = PROJECT / "tests" / "sample"
CONTENT = (".github/handbook.png", "docs", "mkdocs.yml", "personas")
NAMED_BY = ("site_name", "site_url", "copyright")  # what a company changes first


class _Settings(yaml.SafeLoader):
    """Reads settings whatever they hold besides: plugins are set up with tags of their own."""


_Settings.add_multi_constructor("", lambda *_: None)


def _name(root: Path) -> list[object]:
    settings = yaml.load((root / "mkdocs.yml").read_text("utf-8"), _Settings)
    return [settings.get(key) for key in NAMED_BY]


def is_the_sample(root: Path = PROJECT) -> bool:
    """Whether a project still goes by the sample's name; after that its content is somebody's own."""
    return _name(root) == _name(SAMPLE)


def content(root: Path) -> dict[str, bytes]:
    """Every file of a handbook's content by its path."""
    tops = (root / name for name in CONTENT)
    paths = (path for top in tops for path in ((top,) if top.is_file() else top.rglob("[!.]*")))
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted(paths) if path.is_file()}


def copy() -> None:
    """Makes tests/sample what the top level is."""
    for name in CONTENT:
        kept = SAMPLE / name
        shutil.rmtree(kept) if kept.is_dir() else kept.unlink(missing_ok=True)
    for path, data in content(PROJECT).items():
        (SAMPLE / path).parent.mkdir(parents=True, exist_ok=True)
        (SAMPLE / path).write_bytes(data)


if __name__ == "__main__":
    if not is_the_sample():
        sys.exit("mkdocs.yml has a name of its own, so this is no longer the sample: tests/sample stays as it is.")
    copy()
