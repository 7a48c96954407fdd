"""Shows what a proposal changes, as the build would show it: `make preview`.

Knows: the order of it all, and where files go. Must not know: git, HTML, the browser.
Exit codes: 0 the preview is written; 1 it could not be; 2 the arguments are wrong.
"""

import argparse
import hashlib
import re
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from tests.preview import contents, pictures
from tests.preview.changes import UnknownBaseError, since
from tests.preview.choose import Choice, Selection, select
from tests.preview.inline import Site, self_contained

from handbook import clock
from handbook.content.handbook import load
from handbook.problems.problem import count

_PLAIN = re.compile(r"[a-z0-9._/-]+")


def main(arguments: Sequence[str] | None = None) -> int:
    """Writes one preview and returns the exit code."""
    parser = argparse.ArgumentParser(prog="preview", description="Shows the pages that a proposal changes.")
    parser.add_argument("--base", default="main", help="the branch or commit to compare with")
    parser.add_argument("--project", type=Path, default=Path.cwd(), help="the folder of personas/ and docs/")
    parser.add_argument("--site", type=Path, default=Path("site"), help="the built site")
    parser.add_argument("--out", type=Path, default=Path("preview"), help="where to write; must not be there yet")
    options = parser.parse_args(arguments)
    if not (options.site / "index.html").is_file():
        return _refuse(f"There is no built site in {options.site}: run `make build` first.")
    if options.out.exists():
        return _refuse(f"{options.out} is there already: remove it first. Nothing was written.")
    try:
        changes = since(options.base, options.project)
    except UnknownBaseError as error:
        return _refuse(str(error))
    handbook = load(options.project.resolve(), clock.today())
    if handbook.errors:  # and so the site is older than the files
        return _refuse(f"Nothing was written: {count(handbook.problems)}. `make check` shows them.")
    selection = select(handbook, changes)
    shown = write(selection, options.site, options.out)
    _say(f"pages shown: {shown}; drafts left out: {len(selection.drafts)}. Open {options.out / 'index.html'}")
    return 0


def write(selection: Selection, site: Path, out: Path) -> int:
    """Writes pages, pictures, the list of them and the summary; the number of pages."""
    found = dict(places(selection.pages, site))
    files = {path: here for path, (_, here) in found.items()}
    source = Site(site)
    for page, here in found.values():
        target = out / here
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(self_contained(source, page, here, dict(found.values())), "utf-8")
    pictures.take(out / here for here in files.values())
    out.mkdir(exist_ok=True)
    for name, text in (("index.html", contents.page), ("summary.md", contents.summary)):
        # A file's name need not be UTF-8; it is shown as well as it can be.
        (out / name).write_text(text(selection, files), "utf-8", errors="replace")
    return len(files)


def places(pages: Iterable[Choice], site: Path) -> Iterable[tuple[str, tuple[str, str]]]:
    """The path of each page that the site has, with its place there and in the preview."""
    for page in pages:
        built = next((one for one in _built(page.uri) if (site / one).is_file()), None)
        if built:
            yield page.path, (built, f"pages/{file_name(page.uri)}")


def _built(uri: str) -> tuple[str, str]:
    """Where a page can lie in the site, which depends on whether the site's addresses end in folders."""
    stem = uri.removesuffix(".md")
    folder, _, name = stem.rpartition("/")
    if name in ("index", "README"):
        return (f"{folder}/index.html".lstrip("/"), f"{stem}.html")
    return f"{stem}/index.html", f"{stem}.html"


def file_name(uri: str) -> str:
    """The name of a page's file: what every disk and archive can hold, and no two pages share."""
    name = uri.removesuffix(".md")
    if _PLAIN.fullmatch(name):
        return f"{name}.html"
    digest = hashlib.sha256(name.encode("utf-8", "surrogateescape")).hexdigest()[:8]
    return f"{re.sub('[^a-z0-9._/-]', '_', name.lower())}-{digest}.html"


def _refuse(message: str) -> int:
    _say(message)
    return 1


def _say(text: str) -> None:
    print(f"preview: {text}", file=sys.stderr)  # noqa: T201 - a script talks to whoever started it


if __name__ == "__main__":
    sys.exit(main())
