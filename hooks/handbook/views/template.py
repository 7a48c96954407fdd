"""The `template` view: a new persona's file to copy, for people who write in the host's web editor.

Knows: which file to begin, and what goes into it. Must not know: HTML, or the host's forms.
"""

from dataclasses import dataclass

from handbook.personas import draft as drafts
from handbook.personas.catalog import Catalog
from handbook.schema import field
from handbook.schema.terms.general import PersonaType
from handbook.views.query import Placed

NAME = "Name of the persona"
ID = "name-of-the-persona"


class Options(Placed):
    """What a writer may say about a template."""

    type: PersonaType = field("Type", "Which type of persona.", "customer", default=PersonaType.CUSTOMER)


@dataclass(frozen=True, slots=True)
class Template:
    """A file to begin with: what every persona needs, and the same with every field there is."""

    type: PersonaType
    path: str
    brief: str
    whole: str


def build(options: Options, catalog: Catalog) -> Template:
    """Both texts, for what a persona is in this company."""
    model = catalog.company.explained
    return Template(
        options.type,
        drafts.path_of(ID, options.type),
        drafts.draft(NAME, options.type, model, brief=True),
        drafts.draft(NAME, options.type, model),
    )
