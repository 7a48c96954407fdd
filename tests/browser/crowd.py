"""A built handbook with two tables of a thousand personas, whose own pages nobody waits for.

Knows: how a table comes to stand on a page. Must not know: what is tried on it.
"""

from collections.abc import Iterator
from pathlib import Path

from tests.handbook.support import build_of
from tests.site.personas import customer
from tests.site.project import Project

LIST, GROUPED = "personas/", "personas/grouped/"
MANY = 1000
TABLES = {LIST: "", GROUPED: "group: segment\n"}
COMPARISON = "personas/compare.md"
HERE = "The table stands here."
BLOCK = """```personas
view: table
columns: [name, summary, segment, location, last_reviewed]
filter: [segment, location, payment_methods, tags, status]
{group}```
"""


def _written() -> dict[str, str]:
    """Very many personas, and the pages that show them, as files."""
    files = {
        f"personas/ada-reed-{number}.md": customer(
            name=f"Ada Reed {number:03}",
            segment=f"Segment {number % 12:02}",
            location=f"Place {number % 40}",
            payment_methods=["card", "cash", "invoice"][: number % 3 + 1],
            tags=[f"tag {number % 25}", f"tag {number % 7}"],
            summary=f"{'abcdefghij'[9 - number // 100]}{99 - number % 100:02} maps and a compass.",
        )
        for number in range(MANY)
    }
    return files | {f"docs/{path}index.md": BLOCK.format(group=group) for path, group in TABLES.items()}


def _rendered() -> Iterator[tuple[str, str]]:
    """Each table, with the path of its page."""
    build = build_of(_written() | {f"docs/{COMPARISON}": "```personas\nview: comparison\n```\n"})
    assert not build.broken
    for uri, page in build.edition.docs.items():
        if uri != COMPARISON:
            views = build.pages.with_views(page)
            yield uri.removesuffix("index.md"), views.put_into(views.text)


def build(root: Path) -> Path:
    """Builds the handbook, and puts the tables into it."""
    project = Project.miniature(root)
    for path in TABLES:
        project.write(f"docs/{path}index.md", f"# All\n\n{HERE}\n")
    site = project.build_well().site
    for path, table in _rendered():
        page = site / path / "index.html"
        text = page.read_text("utf-8")
        assert HERE in text
        marked = table.replace("<tr class", '<tr id="marked" class', 1)  # the first row that is not shown
        page.write_text(text.replace(f"<p>{HERE}</p>", marked), "utf-8")
    return site
