"""Sources that several personas rest on, each said once: the list in `personas/_sources.yml`.

Knows: what an entry of the list may say. Must not know: files, YAML, pages.
"""

from handbook.schema.blocks import Source
from handbook.schema.fields import Block, field
from handbook.schema.scalars import Many, Text


class Study(Source):
    """A source that any persona may cite by its id."""

    owner: Text | None = field("Owner", "Who can say more about it.", "Research")


class StudyList(Block):
    """Everything in `_sources.yml`."""

    sources: Many[Study] = field(
        "Sources",
        "The sources that any persona may cite by their ids.",
        [{"id": "orders-2026", "kind": "sales", "title": "Order records, 2026", "date": "2026-08", "n": "61400"}],
        factory=list,
    )
