"""What a company sets for its handbook in `personas/_handbook.yml`.

Knows: the settings. Must not know: where the file is, or who obeys.
"""

from typing import Any

from handbook.schema.company_fields import CompanyField
from handbook.schema.economics import Baseline
from handbook.schema.fields import Block, field
from handbook.schema.folders import Folders
from handbook.schema.scalars import Many, Text
from handbook.schema.teams import Team
from handbook.schema.terms.general import Audience


class Words(Block):
    """The company's own words, where readers see ours; what writers type stays the same."""

    fields: dict[str, Any] = field(
        "Fields", "What a field is called, by its name.", {"goals": "Jobs to be done"}, factory=dict
    )
    sections: dict[str, Any] = field(
        "Sections", "What a part of the page is called, by its address.", {"challenges": "Pains"}, factory=dict
    )
    values: dict[str, Any] = field(
        "Values",
        "What the values of a closed list are called, by field and value.",
        {"type": {"customer": "Client", "negative": "Not for us"}},
        factory=dict,
    )


class Settings(Block):
    """The company's settings; every one has a default."""

    audience: Audience = field(
        "Audience",
        "Who may read the built site: `internal`, or `public`, which leaves out negative personas and internal notes.",
        "internal",
        default=Audience.INTERNAL,
    )
    baseline: Baseline | None = field(
        "Baseline",
        "The average of all our customers; personas' figures are shown as multiples of it.",
        {"currency": "EUR", "return_rate": "14 %", "source": "Finance, accounts of 2026"},
    )
    folders: Folders | None = field(
        "Folders",
        "What the folders below personas/ and personas/negative/ stand for: a brand, a country, a line.",
        {"key": "brand", "values": [{"value": "north", "label": "The north"}]},
    )
    fields: Many[CompanyField] = field(
        "Fields",
        "The company's own fields, besides those that every handbook has.",
        [{"key": "loyalty_tier", "type": "choice", "values": ["bronze", "gold"]}],
        factory=list,
    )
    words: Words | None = field(
        "Words",
        "The company's own words for fields, sections and values, where readers see ours.",
        {"fields": {"goals": "Jobs to be done"}},
    )
    owner: Text | None = field(
        "Owner", "The team that answers for pages that name nobody, one of `teams`.", "Customer success"
    )
    teams: Many[Team] = field(
        "Teams",
        "The company's teams: `owner`, `reviewers`, `seen_by`, `implications` and `handling` then name one of them.",
        [{"name": "Customer success", "decides": "Which customers get a call", "contact": "success@example.com"}],
        factory=list,
    )
