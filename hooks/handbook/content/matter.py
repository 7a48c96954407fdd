"""The front matter of a hand-written page.

Knows: the parts that it may have. Must not know: the page's text.
"""

from handbook.schema import Block, field
from handbook.schema.scalars import Amount, Many, Text, YesNo
from handbook.schema.terms.general import Audience


class SearchSettings(Block):
    """How the theme's search treats a page."""

    exclude: YesNo | None = field("Exclude", "`true` keeps the page out of the search.", "true")
    boost: Amount | None = field("Boost", "How much more the page counts than others.", 2)


class Matter(Block):
    """The front matter of a hand-written page: what the handbook or the theme reads, and nothing else.

    The theme stumbles over a template or a search setting that it does not know after the old site is gone.
    """

    title: Text | None = field("Title", "The page's title.", "How to read this handbook")
    description: Text | None = field("Description", "The page in one sentence.", "What the badges mean")
    tags: Many[Text] = field("Tags", "Words to find the page by.", ["renewal"], factory=list)
    audience: Audience | None = field("Audience", "`internal` keeps the page out of a public handbook.", "internal")
    owner: Text | None = field(
        "Owner", "The team, or who else, answers for the page; readers who find something wrong tell them.", "Marketing"
    )
    hide: Many[Text] = field("Hide", "Parts of the theme to leave out: navigation, toc.", ["toc"], factory=list)
    status: Text | None = field(
        "Status", "A mark in the navigation, as set in mkdocs.yml; `draft` shows the page in a preview only.", "draft"
    )
    icon: Text | None = field("Icon", "One of the theme's icons.", "material/compass")
    search: SearchSettings | None = field("Search", "How the search treats the page.", {"exclude": "true"})
