"""Sources that several personas rest on, each said once: the list in `personas/_sources.yml`.

Knows: what an entry of the list may say. Must not know: files, YAML, pages.
"""

import re
from typing import Annotated

from pydantic import AfterValidator

from handbook.schema.blocks import Source
from handbook.schema.fields import Block, field, needed
from handbook.schema.scalars import Many, Text, refusal
from handbook.schema.slugs import slug_of

_ID = re.compile(r"\w[\w.-]*")


def _is_citable(value: str) -> str:
    if not _ID.fullmatch(value):
        example = slug_of(value) or "orders-2026"
        message = (
            "`{value}` cannot be the id of a shared source: use letters, digits, dots and hyphens, as in `{example}`, "
            "here and where it is cited"
        )
        raise refusal("bad-id", message, value=value, example=example)
    return value


class Study(Source):
    """A source that any persona may cite by its id."""

    id: Annotated[Text, AfterValidator(_is_citable)] = needed("Id", "A short name to cite it by.", "orders-2026")
    owner: Text | None = field("Owner", "Who can say more about it.", "Research")


class StudyList(Block):
    """Everything in `_sources.yml`."""

    sources: Many[Study] = field(
        "Sources",
        "The sources that any persona may cite by their ids.",
        [{"id": "orders-2026", "kind": "sales", "title": "Order records, 2026", "date": "2026-08", "n": "61400"}],
        factory=list,
    )
