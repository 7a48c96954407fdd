"""What a preview says of itself: a page that lists everything, and a summary for the page of a pipeline's run.

Knows: HTML and Markdown, and what must not run in them. Must not know: how pages were chosen or made.
"""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TypeVar

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from tests.preview.choose import Choice, LeftOut, Selection
from tests.preview.pictures import WIDTHS, picture_of

from handbook.problems.report import as_markdown
from handbook.site.templates import with_code

Row = TypeVar("Row")


def page(selection: Selection, files: Mapping[str, str]) -> str:
    """The preview's own page. `files` says where each shown page stands in the preview, by its path in the project."""
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["with_code"] = with_code
    template = environment.get_template("index.html")
    return template.render(selection=selection, files=files, picture=_picture, widths=WIDTHS) + "\n"


def _picture(file: str, width: int) -> str:
    return picture_of(Path(file), width).as_posix()


def summary(selection: Selection, files: Mapping[str, str]) -> str:
    """The same in Markdown, without pictures. It begins below a heading of the second level."""
    shown = [one for one in selection.pages if one.path in files]
    without = [one for one in selection.pages if one.path not in files]
    parts = [
        _table(("Page", "Kind", "Status", "Why", "Warnings"), shown, _row) if shown else "No page changes.\n",
        _list("Every page is made with these, so a few pages stand for all", selection.shared),
        _list(f"Changed as well; a preview shows {len(selection.pages)} pages at most", _paths(selection.more)),
        _list("Changed, without a page in this build", _paths(without)),
        _list("Deleted", selection.deleted),
        _list("Renamed", (f"{old} to {new}" for old, new in selection.renamed)),
        _left_out("Drafts, left out of the build", selection.drafts),
        _left_out("Internal, left out of this public edition", selection.internal),
    ]
    return "\n".join(part for part in parts if part)


def _row(one: Choice) -> tuple[str, ...]:
    return one.title, one.kind, one.status, one.why, str(len(one.problems) or "")


def _paths(choices: Iterable[Choice]) -> list[str]:
    return [one.path for one in choices]


def _left_out(title: str, files: Iterable[LeftOut]) -> str:
    found = list(files)
    head = ("Id", "Name", "File", "")
    rows = _table(head, found, lambda one: (one.id, one.name, one.path, "changed here" if one.changed else ""))
    return f"#### {title}\n\n{rows}" if found else ""


def _list(title: str, items: Iterable[str]) -> str:
    lines = "".join(f"- {as_markdown(item)}\n" for item in items)
    return f"#### {title}\n\n{lines}" if lines else ""


def _table(head: Iterable[str], rows: Iterable[Row], cells: Callable[[Row], Iterable[str]]) -> str:
    names = list(head)
    lines = [names, ["---"] * len(names), *([as_markdown(cell) for cell in cells(row)] for row in rows)]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)
