"""What a persona is: typed blocks with one declaration per field, and how text becomes them.

Knows: fields, vocabularies, what a value may look like. Must not know: files, YAML, pages.
"""

from handbook.schema.company_fields import persona_model
from handbook.schema.fields import Block, FieldSpec, Meta, Section, by_folder, field, specs
from handbook.schema.lifecycle import REVIEW_MONTHS
from handbook.schema.looks import Each, Look
from handbook.schema.meant import meant_by
from handbook.schema.messages import did_you_mean
from handbook.schema.persona import Persona
from handbook.schema.rules import RULES
from handbook.schema.settings import Settings
from handbook.schema.unknown import meant_at
from handbook.schema.validate import Validated, known_name, validate

__all__ = [
    "REVIEW_MONTHS",
    "RULES",
    "Block",
    "Each",
    "FieldSpec",
    "Look",
    "Meta",
    "Persona",
    "Section",
    "Settings",
    "Validated",
    "by_folder",
    "did_you_mean",
    "field",
    "known_name",
    "meant_at",
    "meant_by",
    "persona_model",
    "specs",
    "validate",
]
