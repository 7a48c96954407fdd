"""Personas that have every field there is, built in or the company's own.

Knows: the schema. Must not know: which pages show what.
"""

from typing import Any

from handbook.personas.record import leaves
from handbook.schema import FieldSpec, persona_model, specs
from handbook.schema.company_fields import CompanyField, FieldType, PageSection

# A field of the company's own for every type that it may have, alone and as a list.
DECLARED = [
    {
        "key": f"{kind.replace('-', '_')}_{form}",
        "label": f"Own {kind}, {form}",
        "type": str(kind),
        "many": form == "many",
    }
    | ({"values": ["first-of-all", {"value": "b", "label": "Second one"}]} if kind is FieldType.CHOICE else {})
    | {"section": str(section), "description": "One of ours."}
    for form in ("one", "many")
    for kind, section in zip(FieldType, PageSection, strict=False)
]
LEAVES = tuple(leaves(persona_model([CompanyField.model_validate(one) for one in DECLARED])).values())


def page_of(spec: FieldSpec) -> str:
    """The persona that has the field."""
    if spec.path.startswith("negative."):
        return "negative"
    return "retired" if spec.name in ("retired_on", "retired_reason", "replaced_by") else "customer"


def values_for(kind: str) -> dict[str, Any]:
    """The examples of every field that this persona has, in the form a file has them."""
    values: dict[str, Any] = {}
    for spec in LEAVES:
        if page_of(spec) in (kind, "customer"):
            *blocks, name = spec.path.split(".")
            inner = values
            for block in blocks:
                inner = inner.setdefault(block, {})
            inner[name] = example(spec)
    changes = {"negative": {"type": "negative"}, "retired": {"status": "retired"}}.get(kind, {})
    return values | changes


def example(spec: FieldSpec) -> Any:
    """The field's example; of a negative persona's lists, one entry more that has every part."""
    if not (spec.block and spec.is_list and spec.path.startswith("negative.")):
        return spec.example
    return [*spec.example, {part.name: part.example for part in specs(spec.block)}]
