"""Where personas stand in the site's navigation.

Knows: groups of personas. Must not know: MkDocs' navigation.

A reader sees the siblings of the current persona and one line for each other group; the theme
renders the navigation into every page, so it must never hold every persona at once.
"""

from dataclasses import dataclass

from handbook.catalog import Catalog
from handbook.schema.vocabulary import PersonaType, Status

RETIRED = "Retired"


@dataclass(frozen=True, slots=True)
class NavGroup:
    """Pages under one line of the navigation; without a title they stand on their own."""

    title: str
    uris: tuple[str, ...]


def groups(catalog: Catalog, persona_type: PersonaType) -> list[NavGroup]:
    """The personas of one type by their `group`: the largest first, retired ones last.

    A single group needs no line of its own.
    """
    found: dict[str, list[str]] = {}
    for record in catalog.records:
        if record.persona.type is persona_type:
            title = RETIRED if record.status is Status.RETIRED else record.persona.group or ""
            found.setdefault(title, []).append(record.path)
    ordered = sorted(found, key=lambda title: (title == RETIRED, -len(found[title]), title.casefold()))
    if len([title for title in ordered if title != RETIRED]) == 1:
        return [NavGroup(title if title == RETIRED else "", tuple(found[title])) for title in ordered]
    return [NavGroup(title, tuple(found[title])) for title in ordered]
